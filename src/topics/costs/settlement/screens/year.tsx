/** Advances and settlement of a year, for the office; a member finds its own line. */
import type { Visit } from "#kernel/screen";
import { Select } from "#ui/choices";
import { DateField } from "#ui/fields";
import { OperationForm, Submit } from "#ui/form";
import { Alert, Card, Columns, EmptyState, ExportLinks, LinkButton, PageHead } from "#ui/parts";
import { mostAtOnce, PrintingCard } from "#ui/printing";
import { defineScreen } from "#ui/screen";
import { DataTable } from "#ui/table";
import { askStatements, exportCharges, fetchStatements, levyAdvances, listCharges, printStatement, printStatements, readAccount, saveAccount, settleYear } from "../contract.ts";
import { statementKinds, type Charge } from "../model.ts";
import { balanceOf } from "../rules.ts";
import { costsPath, Done, euro, formats, paperHref, StateOf, wordsFor } from "./parts.tsx";

type Shown = (typeof listCharges)["output"]["_output"];
type Part = { readonly shown: Shown; readonly visit: Visit };

const Charges = ({ shown, visit }: Part) => {
  const { page } = wordsFor(visit);
  const sum = (of: (one: Charge) => number | null) => shown.charges.reduce((total, one) => total + (of(one) ?? 0), 0);
  const share = ({ actualCents, actualVat }: Charge) => (actualCents === null ? null : actualCents + (actualVat ?? 0));
  const isSettled = shown.levy !== null && shown.levy.settledAt !== null;
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
            label: isSettled ? page.statement : page.notice,
            cell: (one) =>
              visit.may(printStatement, one.memberId) ? (
                <a href={paperHref(one, "pdf")} download="" aria-label={isSettled ? page.statementOf(one.memberName) : page.noticeOf(one.memberName)}>
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
        <ExportLinks
          label={isSettled ? page.all : page.allNotices}
          links={formats.map((format) => ({ label: format.toUpperCase(), href: `/api/${printStatements.name}?${query(format)}` }))}
        />
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

export const yearScreen = defineScreen({
  path: "/verbund/:cooperativeId/kosten/jahr/:year/beitraege",
  title: ({ shown }, visit) => wordsFor(visit).page.title(shown.year),
  lane: "costs",
  shows: { shown: listCharges },
  acts: [levyAdvances, settleYear, askStatements],
  view: ({ shown }, visit) => {
    const { page } = wordsFor(visit);
    const base = costsPath(visit);
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
          acts={visit.may(readAccount) ? <LinkButton href={costsPath(visit, "/zahlung")}>{page.account}</LinkButton> : undefined}
        />
        <Done visit={visit} />
        <Columns kind="stack">
          {shown.levy === null ? null : (
            <p class="rw-soft">
              {page.levied(shown.levy.leviedAt, shown.levy.leviedByName, shown.levy.keyTitle)}{" "}
              {shown.levy.settledAt === null ? null : page.settled(shown.levy.settledAt, shown.levy.settledByName ?? "")}
            </p>
          )}
          {shown.account === null && shown.levy !== null && visit.may(saveAccount) ? (
            <Alert tone="warning" title={page.noAccount}>
              <a href={costsPath(visit, "/zahlung")}>{page.enterAccount}</a>
            </Alert>
          ) : null}
          <Charges shown={shown} visit={visit} />
          {shown.levy === null ? null : (
            <PrintingCard
              title={shown.levy.settledAt === null ? page.printingNotices : page.printing}
              note={page.printingLead}
              runs={shown.runs}
              visit={visit}
              here={costsPath(visit, `/jahr/${shown.year}/beitraege`)}
              ask={{ operation: askStatements, hidden: { year: shown.year }, kinds: statementKinds }}
              fetch={fetchStatements}
            />
          )}
          <Settling shown={shown} visit={visit} />
          <Levying shown={shown} visit={visit} />
        </Columns>
      </>
    );
  },
});
