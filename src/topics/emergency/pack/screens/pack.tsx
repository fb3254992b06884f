/** The emergency pack: how current it is, what is printed of it, who has which copy. */
import type { Visit } from "#kernel/screen";
import { RadioGroup } from "#ui/choices";
import { dayOf, formatDate, formatShortDate } from "#ui/dates";
import { DateField, PasswordField, TextField } from "#ui/fields";
import { ActButton, OperationForm, Submit } from "#ui/form";
import { Alert, Card, Columns, EmptyState, ExportLinks, LinkButton, PageHead } from "#ui/parts";
import { Details, Facts } from "#ui/record";
import { defineScreen } from "#ui/screen";
import { DataTable } from "#ui/table";
import { choose } from "#ui/words";
import { buildPack, carryPack, dropPhone, invitePhone, noteReceipt, printPack, readPack, type PackFailure } from "../contract.ts";
import { cardLanguages, languageNames, parts, receiptKinds, type CardLanguage, type Part } from "../model.ts";
import { shortPrint } from "../rules.ts";
import { de } from "../words.de.ts";
import { en } from "../words.en.ts";
import { Phones } from "./phones.tsx";

// Every failure has a sentence: a missing one does not compile.
de.failures satisfies Record<PackFailure, string>;

const wordsFor = ({ language }: Pick<Visit, "language">) => choose({ de, en }, language);

type Shown = (typeof readPack)["output"]["_output"];
type Shelf = { readonly shown: Shown; readonly visit: Visit };

const Concern = ({ shown, visit }: Shelf) => {
  const words = wordsFor(visit);
  const mayBuild = visit.may(buildPack);
  const build = mayBuild ? (
    <ActButton form={{ operation: buildPack, visit }} kind={shown.standing === null ? "primary" : "quiet"}>
      {words.page.build}
    </ActButton>
  ) : null;
  if (shown.concern === "missing")
    return (
      <Alert tone="warning" title={words.concerns.missing}>
        {shown.entries === 0 ? null : build}
      </Alert>
    );
  return (
    <>
      {shown.isBehind ? (
        <Alert tone="info" title={words.page.behind}>
          {build}
        </Alert>
      ) : null}
      {shown.concern === null ? <Alert tone="success" title={words.page.good} /> : <Alert tone="warning" title={words.concerns[shown.concern]} />}
    </>
  );
};

const Standing = ({ shown, visit }: Shelf) => {
  const words = wordsFor(visit).page;
  const { standing } = shown;
  if (standing === null) return null;
  const printed =
    standing.printedOn === null || standing.printedFingerprint === null ? words.never : words.printedWith(standing.printedOn, shortPrint(standing.printedFingerprint));
  return (
    <Card title={words.facts}>
      <Facts
        facts={[
          { term: words.built, value: formatDate(standing.builtAt, visit.language) },
          {
            term: words.print,
            value: (
              <>
                <code>{shortPrint(standing.fingerprint)}</code> <span class="rw-soft rw-small">{words.printHint}</span>
              </>
            ),
          },
          { term: words.printed, value: printed },
        ]}
      />
    </Card>
  );
};

const formats = ["pdf", "docx", "odt"] as const;

type Wish = { readonly part: Part; readonly format?: (typeof formats)[number]; readonly spoken?: CardLanguage; readonly qr?: "true" };

const printHref = (visit: Visit, wish: Wish): string =>
  `/api/${printPack.name}?${new URLSearchParams({ memberId: visit.params["memberId"] ?? "", language: visit.language, format: "pdf", ...wish }).toString()}`;

/** What one part is printed as; the card in other languages too, and for the wall with a code that calls. */
const PartLinks = ({ part, visit }: { part: Part; visit: Visit }) => {
  const words = wordsFor(visit).page;
  const all = formats.map((format) => ({ label: format.toUpperCase(), href: printHref(visit, { part, format }) }));
  const others = cardLanguages.filter((language) => language !== visit.language).map((spoken) => ({ label: languageNames[spoken], href: printHref(visit, { part, spoken }) }));
  return (
    <>
      <ExportLinks links={all} label={words.formats} />
      {part === "card" ? <ExportLinks links={[{ label: "PDF", href: printHref(visit, { part, qr: "true" }) }]} label={words.withCode} /> : null}
      {part === "card" || part === "cards" ? <ExportLinks links={others} label={words.languages} /> : null}
    </>
  );
};

const Printing = ({ shown, visit }: Shelf) => {
  const words = wordsFor(visit);
  if (shown.standing === null || !visit.may(printPack)) return null;
  return (
    <Card title={words.page.papers}>
      {shown.hasNumber ? null : <Alert tone="warning" title={words.page.noNumber} />}
      {parts.map((part) => (
        <>
          <h3>{words.partNames[part]}</h3>
          <p class="rw-soft">{words.partHints[part]}</p>
          <PartLinks part={part} visit={visit} />
        </>
      ))}
    </Card>
  );
};

const Carrying = ({ shown, visit }: Shelf) => {
  const words = wordsFor(visit).page;
  if (shown.standing === null || !visit.may(carryPack)) return null;
  return (
    <Card title={words.carry}>
      <p>{words.carryText}</p>
      <OperationForm operation={carryPack} visit={visit}>
        <PasswordField name="passphrase" label={words.passphrase} hint={words.passphraseHint} required autocomplete="new-password" maxlength={200} />
        <Submit kind="quiet">{words.carryAct}</Submit>
      </OperationForm>
    </Card>
  );
};

const Receipts = ({ shown, visit }: Shelf) => {
  const words = wordsFor(visit).page;
  return (
    <Card title={words.receipts}>
      <DataTable
        caption={words.receipts}
        rows={shown.receipts}
        empty={<EmptyState title={words.receiptsEmpty} />}
        columns={[
          { key: "day", label: words.day, kind: "nowrap", rowHead: true, cell: (one) => formatShortDate(one.happenedOn, visit.language) },
          { key: "kind", label: words.kind, cell: (one) => words.kinds[one.kind] },
          { key: "whom", label: words.whom, cell: (one) => one.whom || "–" },
          { key: "sign", label: words.sign, kind: "nowrap", cell: (one) => shortPrint(one.fingerprint) },
          { key: "by", label: words.by, wideOnly: true, cell: (one) => words.byAt(one.writtenAt, one.writtenByName) },
        ]}
      />
      {shown.standing !== null && visit.may(noteReceipt) ? (
        <Details summary={words.noteTitle} open={visit.query["do"] === noteReceipt.name || shown.concern !== null}>
          <OperationForm operation={noteReceipt} visit={visit}>
            <RadioGroup name="kind" label={words.kind} value="printed" options={receiptKinds.map((value) => ({ value, label: words.kinds[value] }))} />
            <DateField name="day" label={words.day} value={dayOf(visit.now)} max={dayOf(visit.now)} required />
            <TextField name="whom" label={words.whom} maxlength={120} optional />
            <Submit>{words.note}</Submit>
          </OperationForm>
        </Details>
      ) : null}
    </Card>
  );
};

const Done = ({ visit }: { visit: Visit }) => {
  const sentence = wordsFor(visit).done[visit.done ?? ""];
  return sentence === undefined || visit.issues.length > 0 ? null : <Alert tone="success" title={sentence} live />;
};

const packScreen = defineScreen({
  path: "/mitglied/:memberId/notfall/mappe",
  title: (_, visit) => wordsFor(visit).page.title,
  lane: "emergency",
  shows: { shown: readPack },
  acts: [buildPack, carryPack, noteReceipt, invitePhone, dropPhone],
  view: ({ shown }, visit) => {
    const words = wordsFor(visit).page;
    return (
      <>
        <PageHead
          title={words.title}
          trail={[{ label: words.all, href: `/mitglied/${visit.params["memberId"]}/notfall` }, { label: shown.memberName }]}
          lead={words.lead(shown.entries)}
        />
        <Done visit={visit} />
        <Concern shown={shown} visit={visit} />
        {visit.may(printPack) ? null : <p class="rw-soft">{words.outside}</p>}
        <Columns kind="wide-left">
          <Columns kind="stack">
            <Printing shown={shown} visit={visit} />
            <Receipts shown={shown} visit={visit} />
            <Phones shown={shown} visit={visit} />
          </Columns>
          <Columns kind="stack">
            <Standing shown={shown} visit={visit} />
            <Carrying shown={shown} visit={visit} />
            <Card title={words.steps}>
              <p>{words.stepsText}</p>
              <p>
                <LinkButton href={visit.language === "en" ? "/notfall/en" : "/notfall"}>{words.steps}</LinkButton>
              </p>
            </Card>
          </Columns>
        </Columns>
      </>
    );
  },
});

/** The page of the pack. */
export const packScreens = [packScreen];
