/** Advances and settlement of a year for the office, and what one member pays. */
import type { Visit } from "#kernel/screen";
import { Select } from "#ui/choices";
import { formatShortDate } from "#ui/dates";
import { DateField } from "#ui/fields";
import { OperationForm, Submit } from "#ui/form";
import { formatEuro } from "#ui/numbers";
import { Alert, Card, Columns, EmptyState, ExportLinks, LinkButton, PageHead, StateTag } from "#ui/parts";
import { defineScreen } from "#ui/screen";
import { DataTable } from "#ui/table";
import { choose } from "#ui/words";
import {
  askStatements,
  exportCharges,
  fetchStatements,
  levyAdvances,
  listCharges,
  listMemberCharges,
  printStatement,
  printStatements,
  settleYear,
  type SettlementFailure,
} from "../contract.ts";
import { runKinds, type Charge, type Levy, type StatementRun } from "../model.ts";
import { balanceOf, instalmentsOf } from "../rules.ts";
import { de } from "../words.de.ts";
import { en } from "../words.en.ts";

// Every failure has a sentence: a missing one does not compile.
de.failures satisfies Record<SettlementFailure, string>;

const wordsFor = ({ language }: Pick<Visit, "language">) => choose({ de, en }, language);
const euro = (cents: number | null, { language }: Visit) => (cents === null ? "–" : formatEuro(cents, language));
const formats = ["pdf", "docx", "odt"] as const;

type Shown = (typeof listCharges)["output"]["_output"];
type Part = { readonly shown: Shown; readonly visit: Visit };

const paperHref = (one: { readonly memberId: string; readonly year: number }, format: string) =>
  `/api/${printStatement.name}?${new URLSearchParams({ memberId: one.memberId, year: String(one.year), format }).toString()}`;

const StateOf = ({ levy, visit }: { levy: Levy | null; visit: Visit }) => {
  const { page } = wordsFor(visit);
  if (levy === null) return <StateTag tone="open">{page.stateOpen}</StateTag>;
  return levy.settledAt === null ? <StateTag tone="part">{page.stateLevied}</StateTag> : <StateTag tone="ok">{page.stateSettled}</StateTag>;
};

const Charges = ({ shown, visit }: Part) => {
  const { page } = wordsFor(visit);
  const sum = (of: (one: Charge) => number | null) => shown.charges.reduce((total, one) => total + (of(one) ?? 0), 0);
  const share = ({ actualCents, actualVat }: Charge) => (actualCents === null ? null : actualCents + (actualVat ?? 0));
  const advance = ({ advanceCents, advanceVat }: Charge) => advanceCents + advanceVat;
  const query = (format: string) => new URLSearchParams({ cooperativeId: visit.params["cooperativeId"] ?? "", year: String(shown.year), format }).toString();
  return (
    <Card title={page.title(shown.year)}>
      <DataTable
        caption={page.title(shown.year)}
        rows={shown.charges}
        empty={<EmptyState title={page.empty}>{page.emptyHint}</EmptyState>}
        columns={[
          { key: "member", label: page.member, rowHead: true, cell: ({ memberName }) => memberName },
          { key: "months", label: page.months, kind: "number", cell: ({ fromMonth, toMonth }) => String(toMonth - fromMonth + 1) },
          { key: "advance", label: page.advance, kind: "number", cell: (one) => euro(advance(one), visit) },
          { key: "share", label: page.share, kind: "number", cell: (one) => euro(share(one), visit) },
          { key: "balance", label: page.balance, kind: "number", cell: (one) => euro(balanceOf(one), visit) },
          {
            key: "statement",
            label: page.statement,
            cell: (one) =>
              visit.may(printStatement, one.memberId) ? (
                <a href={paperHref(one, "pdf")} download="" aria-label={page.statementOf(one.memberName)}>
                  PDF
                </a>
              ) : null,
          },
        ]}
        foot={
          shown.charges.length < 2 ? null : (
            <tr>
              <th scope="row">{page.total}</th>
              <td></td>
              <td class="rw-number">{euro(sum(advance), visit)}</td>
              <td class="rw-number">{shown.levy?.settledAt ? euro(sum(share), visit) : "–"}</td>
              <td class="rw-number">{shown.levy?.settledAt ? euro(sum(balanceOf), visit) : "–"}</td>
              <td></td>
            </tr>
          )
        }
      />
      {shown.levy !== null && visit.may(exportCharges) ? (
        <ExportLinks links={(["xlsx", "ods", "csv"] as const).map((format) => ({ label: format.toUpperCase(), href: `/api/${exportCharges.name}?${query(format)}` }))} />
      ) : null}
      {shown.levy !== null && shown.charges.length <= mostAtOnce && visit.may(printStatements) ? (
        <ExportLinks label={page.all} links={formats.map((format) => ({ label: format.toUpperCase(), href: `/api/${printStatements.name}?${query(format)}` }))} />
      ) : null}
    </Card>
  );
};

/** So many statements are printed while somebody waits: about two seconds. More of them, and files for each member, are printed in the background. */
const mostAtOnce = 50;

const Printing = ({ shown, visit }: Part) => {
  const { page } = wordsFor(visit);
  const cooperativeId = visit.params["cooperativeId"] ?? "";
  const state = ({ id, kind, printed, files }: StatementRun) =>
    printed < files ? (
      <StateTag tone="part">{page.runDone(printed, files)}</StateTag>
    ) : (
      <a href={`/api/${fetchStatements.name}?${new URLSearchParams({ cooperativeId, runId: id }).toString()}`} download="" aria-label={page.fetchLabel(page.runKinds[kind])}>
        {page.fetch}
      </a>
    );
  if (shown.levy === null || !visit.may(fetchStatements) || (shown.runs.length === 0 && !visit.may(askStatements))) return null;
  return (
    <Card
      title={page.printing}
      note={page.printingLead}
      acts={shown.runs.some(({ printed, files }) => printed < files) ? <a href={`/verbund/${cooperativeId}/kosten/jahr/${shown.year}/beitraege`}>{page.refresh}</a> : undefined}
    >
      {shown.runs.length === 0 ? null : (
        <DataTable
          caption={page.printing}
          rows={shown.runs}
          columns={[
            { key: "kind", label: page.runKind, rowHead: true, cell: ({ kind }) => page.runKinds[kind] },
            { key: "asked", label: page.asked, cell: ({ askedAt, askedByName }) => page.askedBy(askedAt, askedByName) },
            { key: "state", label: page.runState, cell: state },
          ]}
        />
      )}
      {visit.may(askStatements) ? (
        <OperationForm operation={askStatements} visit={visit} hidden={{ year: shown.year }} layout="inline">
          <Select name="kind" label={page.runKind} value="zip" empty={null} options={runKinds.map((value) => ({ value, label: page.runKinds[value] }))} />
          <Submit kind="quiet">{page.print}</Submit>
        </OperationForm>
      ) : null}
    </Card>
  );
};

/** Quarterly due days are usual; any may be changed or left blank. */
const usualDays = ["02-15", "05-15", "08-15", "11-15"] as const;

const Levying = ({ shown, visit }: Part) => {
  const { page } = wordsFor(visit);
  const { levy } = shown;
  if (!visit.may(levyAdvances) || levy?.settledAt) return null;
  const title = levy === null ? page.levy : page.renew;
  return (
    <Card title={title} note={page.toLevy(euro(shown.plan, visit))}>
      {shown.keys.length === 0 || (shown.plan ?? 0) <= 0 ? (
        <p class="rw-soft">{page.emptyHint}</p>
      ) : (
        <OperationForm operation={levyAdvances} visit={visit} hidden={{ year: shown.year }}>
          <Select
            name="keyId"
            label={page.key}
            value={shown.keys.find((one) => one.title === levy?.keyTitle)?.id ?? ""}
            options={shown.keys.map(({ id, title: label }) => ({ value: id, label }))}
            required
          />
          {usualDays.map((day, index) => (
            <DateField name={`dueDays.${index}`} label={page.due(index + 1)} value={levy === null ? `${shown.year}-${day}` : (levy.dueDays[index] ?? "")} />
          ))}
          <Submit kind={levy === null ? "primary" : "quiet"}>{title}</Submit>
        </OperationForm>
      )}
    </Card>
  );
};

const Settling = ({ shown, visit }: Part) => {
  const { page } = wordsFor(visit);
  if (!visit.may(settleYear) || shown.levy?.settledAt !== null) return null;
  return (
    <Card title={page.settle} note={shown.actual === null ? undefined : page.settleLead(euro(shown.actual, visit))}>
      <OperationForm operation={settleYear} visit={visit} hidden={{ year: shown.year }}>
        <Submit confirm={page.settleConfirm} disabledReason={shown.actual === null ? page.noActual : null}>
          {page.settle}
        </Submit>
      </OperationForm>
    </Card>
  );
};

const Done = ({ visit }: { visit: Visit }) => {
  const sentence = wordsFor(visit).done[visit.done ?? ""];
  return sentence === undefined || visit.issues.length > 0 ? null : <Alert tone="success" title={sentence} live />;
};

const yearScreen = defineScreen({
  path: "/verbund/:cooperativeId/kosten/jahr/:year/beitraege",
  title: ({ shown }, visit) => wordsFor(visit).page.title(shown.year),
  lane: "costs",
  shows: { shown: listCharges },
  acts: [levyAdvances, settleYear, askStatements],
  view: ({ shown }, visit) => {
    const { page } = wordsFor(visit);
    const base = `/verbund/${visit.params["cooperativeId"]}/kosten`;
    return (
      <>
        <PageHead
          title={page.title(shown.year)}
          trail={[
            { label: page.costs, href: base },
            { label: page.plan(shown.year), href: `${base}/jahr/${shown.year}` },
          ]}
          lead={page.lead}
          tag={<StateOf levy={shown.levy} visit={visit} />}
        />
        <Done visit={visit} />
        <Columns kind="stack">
          {shown.levy === null ? null : (
            <p class="rw-soft">
              {page.levied(shown.levy.leviedAt, shown.levy.leviedByName, shown.levy.keyTitle)}{" "}
              {shown.levy.settledAt === null ? null : page.settled(shown.levy.settledAt, shown.levy.settledByName ?? "")}
            </p>
          )}
          <Charges shown={shown} visit={visit} />
          <Printing shown={shown} visit={visit} />
          <Settling shown={shown} visit={visit} />
          <Levying shown={shown} visit={visit} />
        </Columns>
      </>
    );
  },
});

const memberScreen = defineScreen({
  path: "/mitglied/:memberId/kosten",
  title: (_, visit) => wordsFor(visit).mine.title,
  lane: "costs",
  shows: { shown: listMemberCharges },
  view: ({ shown }, visit) => {
    const { mine, page } = wordsFor(visit);
    const { memberId } = visit.params;
    return (
      <>
        <PageHead
          title={mine.title}
          lead={mine.lead(shown.memberName)}
          acts={<LinkButton href={`/verbund/${(memberId ?? "").split(".")[0] ?? ""}/kosten`}>{page.costs}</LinkButton>}
        />
        <Columns kind="stack">
          {shown.years.length === 0 ? (
            <Card>
              <EmptyState title={mine.empty}>{mine.emptyHint}</EmptyState>
            </Card>
          ) : null}
          {shown.years.map(({ levy, charge }) => (
            <Card title={page.title(levy.year)} acts={<StateOf levy={levy} visit={visit} />}>
              <DataTable
                caption={`${mine.instalments}: ${page.title(levy.year)}`}
                rows={instalmentsOf(charge, levy.dueDays)}
                columns={[
                  { key: "day", label: mine.instalments, rowHead: true, cell: ({ day }) => formatShortDate(day, visit.language) },
                  { key: "cents", label: page.advance, kind: "number", cell: ({ cents }) => euro(cents, visit) },
                ]}
                foot={
                  <>
                    <tr>
                      <th scope="row">{page.advance}</th>
                      <td class="rw-number">{euro(charge.advanceCents + charge.advanceVat, visit)}</td>
                    </tr>
                    {charge.actualCents === null ? null : (
                      <>
                        <tr>
                          <th scope="row">{page.share}</th>
                          <td class="rw-number">{euro(charge.actualCents + (charge.actualVat ?? 0), visit)}</td>
                        </tr>
                        <tr>
                          <th scope="row">{page.balance}</th>
                          <td class="rw-number">{euro(balanceOf(charge), visit)}</td>
                        </tr>
                      </>
                    )}
                  </>
                }
              />
              {visit.may(printStatement, charge.memberId) ? (
                <ExportLinks label={page.statement} links={formats.map((format) => ({ label: format.toUpperCase(), href: paperHref(charge, format) }))} />
              ) : null}
            </Card>
          ))}
        </Columns>
      </>
    );
  },
});

/** Every page of advances and settlement. */
export const settlementScreens = [yearScreen, memberScreen];
