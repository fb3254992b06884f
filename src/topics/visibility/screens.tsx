/** What the office may see: the default for all, the choice of one, and who has looked. */
import type { Language, Visit } from "#kernel/screen";
import { RadioGroup } from "#ui/choices";
import { dayOf, formatShortDate, formatShortInstant } from "#ui/dates";
import { TextArea } from "#ui/fields";
import { OperationForm, Submit } from "#ui/form";
import { Pager } from "#ui/navigation";
import { Alert, Card, EmptyState, LinkButton, PageHead, StateTag } from "#ui/parts";
import { Facts } from "#ui/record";
import { defineScreen } from "#ui/screen";
import { DataTable } from "#ui/table";
import { choose } from "#ui/words";
import { chooseVisibility, readMemberVisibility, readVisibility, setDefault, type VisibilityFailure } from "./contract.ts";
import { dataClasses, type DataClass, type Look, type MemberChoice } from "./model.ts";
import { de } from "./words.de.ts";
import { en } from "./words.en.ts";

// Every failure has a sentence: a missing one does not compile.
de.failures satisfies Record<VisibilityFailure, string>;

/** The title of any operation, also of topics that come later; main knows them all. */
export type OperationTitle = (operation: string, language: Language) => string | undefined;

const wordsFor = ({ language }: Pick<Visit, "language">) => choose({ de, en }, language);

const tones = { aggregate: "na", status: "part", detail: "ok" } as const;

const ClassTag = ({ held, visit }: { held: DataClass; visit: Visit }) => <StateTag tone={tones[held]}>{wordsFor(visit).classes[held]}</StateTag>;

const classOptions = (visit: Visit, to: "hints" | "officeHints") => {
  const words = wordsFor(visit);
  return dataClasses.map((value) => ({ value, label: words.classes[value], hint: words[to][value] }));
};

const Done = ({ visit }: { visit: Visit }) => {
  const sentence = Object.entries(wordsFor(visit).done).find(([operation]) => operation === visit.done)?.[1];
  return sentence === undefined || visit.issues.length > 0 ? null : <Alert tone="success" title={sentence} live />;
};

const day = (at: Date, visit: Visit) => formatShortDate(dayOf(at), visit.language);

const Standard = ({ shown, visit }: { shown: (typeof readVisibility)["output"]["_output"]; visit: Visit }) => {
  const words = wordsFor(visit).central;
  if (shown.agreed)
    return (
      <Card title={words.standard} acts={<LinkButton href={`/verbund/${visit.params["cooperativeId"]}/vereinbarung`}>{words.agreement}</LinkButton>}>
        <p>{words.agreed}</p>
      </Card>
    );
  return (
    <Card title={words.standard} note={shown.setAt && shown.setByName ? words.since(day(shown.setAt, visit), shown.setByName) : undefined}>
      {shown.setAt ? null : <p>{words.never}</p>}
      {visit.may(setDefault) ? (
        <OperationForm operation={setDefault} visit={visit}>
          <RadioGroup name="dataClass" label={words.field} hint={words.standardNote} value={shown.standard} options={classOptions(visit, "officeHints")} />
          <Submit>{words.save}</Submit>
        </OperationForm>
      ) : (
        <p>
          <ClassTag held={shown.standard} visit={visit} />
        </p>
      )}
    </Card>
  );
};

const centralPage = defineScreen({
  path: "/verbund/:cooperativeId/sichtbarkeit",
  title: (_, visit) => wordsFor(visit).central.title,
  lane: "visibility",
  shows: { visibility: readVisibility },
  acts: [setDefault],
  view: ({ visibility }, visit) => {
    const words = wordsFor(visit).central;
    const basis = ({ basis: why, setAt, setByName }: MemberChoice) => (why === "choice" && setAt ? words.byChoice(day(setAt, visit), setByName ?? "") : words.bases[why]);
    return (
      <>
        <PageHead title={words.title} lead={words.lead} />
        <Done visit={visit} />
        <Standard shown={visibility} visit={visit} />
        <Card>
          <DataTable
            caption={words.caption}
            rows={visibility.members}
            rowId={({ memberId }) => memberId}
            empty={<EmptyState title={words.empty} />}
            columns={[
              { key: "member", label: words.member, rowHead: true, cell: (m) => m.memberName },
              { key: "class", label: words.class, cell: (m) => <ClassTag held={m.dataClass} visit={visit} /> },
              { key: "basis", label: words.basis, cell: basis },
              { key: "reason", label: words.reason, wideOnly: true, cell: (m) => m.reason },
            ]}
          />
        </Card>
      </>
    );
  },
});

type Member = (typeof readMemberVisibility)["output"]["_output"];

const Choice = ({ shown, visit }: { shown: Member; visit: Visit }) => {
  const words = wordsFor(visit);
  const { choice, standard } = shown;
  const byOther = choice.basis === "default" ? words.local.byDefault(words.classes[standard]) : words.central.bases[choice.basis];
  const basis = choice.basis === "choice" && choice.setAt ? words.local.byChoice(day(choice.setAt, visit), choice.setByName ?? "") : byOther;
  const agreed = choice.agreed === null ? [] : [{ term: words.local.agreement, value: words.classes[choice.agreed] }];
  return (
    <Card title={words.local.now}>
      <p>
        <ClassTag held={choice.dataClass} visit={visit} /> {words.hints[choice.dataClass]}
      </p>
      <Facts facts={[{ term: words.central.basis, value: basis }, ...agreed, ...(choice.reason === "" ? [] : [{ term: words.central.reason, value: choice.reason }])]} />
      {visit.may(chooseVisibility, choice.memberId) ? (
        <OperationForm operation={chooseVisibility} visit={visit}>
          <RadioGroup name="dataClass" label={words.local.field} value={choice.dataClass} options={classOptions(visit, "hints")} />
          <TextArea name="reason" label={words.local.reason} hint={words.local.reasonHint} value={choice.reason} />
          <Submit>{words.local.save}</Submit>
        </OperationForm>
      ) : (
        <p class="rw-soft">{words.local.onlyManagement}</p>
      )}
    </Card>
  );
};

const Looks = ({ shown, titles, visit }: { shown: Member; titles: OperationTitle; visit: Visit }) => {
  const words = wordsFor(visit);
  const roles: Readonly<Record<string, string>> = words.roles;
  return (
    <Card title={words.local.looks} note={shown.found === 0 ? undefined : words.local.found(shown.found)}>
      <p>{words.local.looksLead}</p>
      <DataTable
        caption={words.local.caption}
        rows={shown.looks}
        empty={<EmptyState title={words.local.empty} />}
        columns={[
          { key: "at", label: words.local.at, kind: "nowrap", cell: (l: Look) => formatShortInstant(l.at, visit.language) },
          { key: "who", label: words.local.who, rowHead: true, cell: (l) => `${l.personName} (${roles[l.role] ?? l.role})` },
          { key: "what", label: words.local.what, cell: (l) => titles(l.operation, visit.language) ?? l.operation },
          { key: "object", label: words.local.object, wideOnly: true, cell: (l) => l.objectName ?? <code class="rw-machine">{l.object}</code> },
        ]}
      />
      <Pager page={shown.page} pages={shown.pages} query={visit.query} />
    </Card>
  );
};

const memberPage = (titles: OperationTitle) =>
  defineScreen({
    path: "/mitglied/:memberId/sichtbarkeit",
    title: (_, visit) => wordsFor(visit).local.title,
    lane: "visibility",
    shows: { visibility: readMemberVisibility },
    acts: [chooseVisibility],
    view: ({ visibility }, visit) => {
      const words = wordsFor(visit).local;
      return (
        <>
          <PageHead title={words.title} lead={words.lead} />
          <Done visit={visit} />
          <Choice shown={visibility} visit={visit} />
          <Looks shown={visibility} titles={titles} visit={visit} />
        </>
      );
    },
  });

/** Every page of visibility; `titles` names the operations in the reader's words. */
export const visibilityScreens = (titles: OperationTitle) => [centralPage, memberPage(titles)];
