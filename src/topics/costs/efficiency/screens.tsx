/** The proof of efficiency: alone and together, the assumptions, and what if they are off. */
import type { Visit } from "#kernel/screen";
import { Bars } from "#ui/charts";
import { Select } from "#ui/choices";
import { MoneyField, TextArea, TextField } from "#ui/fields";
import { ActButton, OperationForm, Submit } from "#ui/form";
import { formatDecimal, formatEuro } from "#ui/numbers";
import { Alert, Card, Columns, EmptyState, ExportLinks, LinkButton, PageHead, StateTag } from "#ui/parts";
import { Details } from "#ui/record";
import { defineScreen } from "#ui/screen";
import { DataTable } from "#ui/table";
import { choose } from "#ui/words";
import { exportProof, leavePurchase, printProof, readProof, removeAssumption, saveAssumption, takePurchase, type EfficiencyFailure } from "./contract.ts";
import { assumptionKinds, audiences, measures, type Assumption, type YearlyPurchase } from "./model.ts";
import { savedThousandths, wantedThousandths } from "./rules.ts";
import { de } from "./words.de.ts";
import { en } from "./words.en.ts";

// Every failure has a sentence: a missing one does not compile.
de.failures satisfies Record<EfficiencyFailure, string>;

const wordsFor = ({ language }: Pick<Visit, "language">) => choose({ de, en }, language);
const percent = (thousandths: number, { language }: Visit) => `${formatDecimal(thousandths / 10, language, 1)} %`;

type Shown = (typeof readProof)["output"]["_output"];
type Part = { readonly shown: Shown; readonly visit: Visit };

const Verdict = ({ thousandths, visit }: { thousandths: number; visit: Visit }) => (
  <StateTag tone={thousandths >= wantedThousandths ? "ok" : "no"}>{percent(thousandths, visit)}</StateTag>
);

const Members = ({ shown, visit }: Part) => {
  const { page } = wordsFor(visit);
  const euro = (cents: number) => formatEuro(cents, visit.language);
  const query = (format: string) => new URLSearchParams({ cooperativeId: visit.params["cooperativeId"] ?? "", year: String(shown.year), format }).toString();
  return (
    <Card title={page.proof} note={page.bases[shown.basis]}>
      <DataTable
        caption={page.proof}
        rows={shown.rows}
        empty={<EmptyState title={page.empty}>{page.emptyHint}</EmptyState>}
        columns={[
          { key: "member", label: page.member, rowHead: true, cell: ({ memberName }) => memberName },
          { key: "alone", label: page.alone, kind: "number", cell: ({ alone }) => euro(alone) },
          { key: "shared", label: page.shared, kind: "number", cell: ({ shared }) => euro(shared) },
          { key: "saved", label: page.saved, kind: "number", cell: ({ alone, shared }) => euro(alone - shared) },
          { key: "share", label: page.share, cell: ({ alone, shared }) => <Verdict thousandths={savedThousandths(alone, shared)} visit={visit} /> },
        ]}
        foot={
          <tr>
            <th scope="row">{page.total}</th>
            <td class="rw-number">{euro(shown.alone)}</td>
            <td class="rw-number">{euro(shown.shared)}</td>
            <td class="rw-number">{euro(shown.alone - shown.shared)}</td>
            <td>
              <Verdict thousandths={savedThousandths(shown.alone, shown.shared)} visit={visit} />
            </td>
          </tr>
        }
      />
      {shown.rows.length > 0 && visit.may(printProof) ? (
        <ExportLinks
          links={[
            ...(["pdf", "docx", "odt"] as const).map((format) => ({ label: format.toUpperCase(), href: `/api/${printProof.name}?${query(format)}` })),
            ...(["xlsx", "ods", "csv"] as const).map((format) => ({ label: format.toUpperCase(), href: `/api/${exportProof.name}?${query(format)}` })),
          ]}
        />
      ) : null}
    </Card>
  );
};

const Sensitive = ({ shown, visit }: Part) => {
  const { page } = wordsFor(visit);
  if (shown.alone === 0 || shown.rows.length === 0) return null;
  return (
    <Card title={page.sensitivity}>
      <p>{page.margin(percent(shown.margin, visit), shown.margin >= 0)}</p>
      <Bars
        title={page.sensitivity}
        head={page.varied}
        max={100}
        bars={shown.sensitivity.map((one) => ({
          label: page.changed(one.percent),
          value: Math.max(0, one.thousandths / 10),
          tone: one.holds ? ("ok" as const) : ("no" as const),
          text: `${percent(one.thousandths, visit)} · ${page.enough}: ${one.holds ? page.yes : page.no}`,
        }))}
      />
    </Card>
  );
};

const typed = (cents: number | null | undefined) => (cents === null || cents === undefined ? "" : (cents / 100).toFixed(2).replace(".", ","));

const AssumptionForm = ({ one, visit }: { one?: Assumption; visit: Visit }) => {
  const words = wordsFor(visit);
  const { page } = words;
  const mine = (visit.given["assumptionId"] ?? "") === (one?.id ?? "");
  const options = <Value extends string>(values: readonly Value[], labels: Readonly<Record<Value, string>>) => values.map((value) => ({ value, label: labels[value] }));
  return (
    <OperationForm operation={saveAssumption} visit={visit} instance={one?.id ?? "neu"} mine={mine} hidden={{ assumptionId: one?.id, version: one?.version }}>
      <TextField name="title" label={page.what} value={one?.title} maxlength={160} required />
      <Select name="kind" label={page.kind} value={one?.kind ?? "posts"} empty={null} options={options(assumptionKinds, words.kinds)} />
      <Select name="measure" label={page.measure} value={one?.measure ?? "member"} empty={null} options={options(measures, words.measures)} />
      <Select name="audience" label={page.audience} value={one?.audience ?? "all"} empty={null} options={options(audiences, words.audiences)} />
      <MoneyField name="cents" label={page.amount} value={typed(one?.cents)} required />
      <MoneyField name="atLeast" label={page.atLeast} value={typed(one?.atLeast)} optional />
      <MoneyField name="atMost" label={page.atMost} value={typed(one?.atMost)} optional />
      <TextArea name="source" label={page.source} hint={page.sourceHint} value={one?.source} rows={2} maxlength={400} required />
      <Submit kind="quiet">{page.save}</Submit>
    </OperationForm>
  );
};

const Assumptions = ({ shown, visit }: Part) => {
  const words = wordsFor(visit);
  const { page } = words;
  const failed = visit.issues.length > 0 ? (visit.given["assumptionId"] ?? "") : null;
  const euro = (cents: number) => formatEuro(cents, visit.language);
  return (
    <Card title={page.assumptions}>
      <DataTable
        caption={page.assumptions}
        rows={shown.assumptions}
        empty={<EmptyState title={page.empty}>{page.assumptionsHint}</EmptyState>}
        columns={[
          { key: "what", label: page.what, rowHead: true, cell: ({ title }) => title },
          { key: "kind", label: page.kind, cell: ({ kind }) => words.kinds[kind] },
          { key: "measure", label: page.measure, cell: ({ measure, audience }) => `${words.measures[measure]}, ${words.audiences[audience]}` },
          { key: "amount", label: page.amount, kind: "number", cell: ({ cents }) => euro(cents) },
          { key: "source", label: page.source, cell: ({ source }) => source },
          ...(visit.may(removeAssumption)
            ? [
                {
                  key: "act",
                  label: page.remove,
                  labelHidden: true,
                  kind: "act" as const,
                  cell: ({ id, title }: Assumption) => (
                    <ActButton form={{ operation: removeAssumption, visit, instance: id, hidden: { assumptionId: id } }} kind="plain" small label={page.removeLabel(title)}>
                      {page.remove}
                    </ActButton>
                  ),
                },
              ]
            : []),
        ]}
      />
      {visit.may(saveAssumption) ? (
        <>
          <Details summary={page.add} open={failed === "" || shown.assumptions.length === 0}>
            <AssumptionForm visit={visit} />
          </Details>
          {shown.assumptions.map((one) => (
            <Details summary={page.change(one.title)} open={failed === one.id}>
              <AssumptionForm one={one} visit={visit} />
            </Details>
          ))}
        </>
      ) : null}
    </Card>
  );
};

const Purchases = ({ shown, visit }: Part) => {
  const { page } = wordsFor(visit);
  const euro = (cents: number) => formatEuro(cents, visit.language);
  const act = ({ contractId, title, takenAt }: YearlyPurchase) => {
    const [operation, label, spoken] =
      takenAt === null ? ([takePurchase, page.take, page.takeLabel(title)] as const) : ([leavePurchase, page.leave, page.leaveLabel(title)] as const);
    return (
      <ActButton form={{ operation, visit, instance: contractId, hidden: { contractId, year: shown.year } }} kind="plain" small label={spoken}>
        {label}
      </ActButton>
    );
  };
  if (shown.purchases.length === 0) return null;
  return (
    <Card title={page.purchases} note={page.purchasesNote}>
      <DataTable
        caption={page.purchases}
        rows={shown.purchases}
        columns={[
          { key: "contract", label: page.contract, rowHead: true, cell: ({ title, supplierName }) => page.contractOf(title, supplierName) },
          { key: "calls", label: page.callOffs, kind: "number", cell: ({ callOffs }) => String(callOffs) },
          { key: "alone", label: page.alone, kind: "number", cell: ({ alone }) => euro(alone) },
          { key: "pooled", label: page.shared, kind: "number", cell: ({ pooled }) => euro(pooled) },
          { key: "saved", label: page.saved, kind: "number", cell: ({ alone, pooled }) => euro(alone - pooled) },
          { key: "taken", label: page.counted, cell: ({ takenAt, takenByName }) => (takenAt === null ? page.no : page.takenBy(takenAt, takenByName ?? "")) },
          ...(visit.may(takePurchase) ? [{ key: "act", label: page.take, labelHidden: true, kind: "act" as const, cell: act }] : []),
        ]}
      />
    </Card>
  );
};

const Done = ({ visit }: { visit: Visit }) => {
  const sentence = wordsFor(visit).done[visit.done ?? ""];
  return sentence === undefined || visit.issues.length > 0 ? null : <Alert tone="success" title={sentence} live />;
};

const proofScreen = defineScreen({
  path: "/verbund/:cooperativeId/kosten/effizienz",
  title: ({ shown }, visit) => wordsFor(visit).page.title(shown.year),
  lane: "costs",
  shows: { shown: readProof },
  acts: [saveAssumption, removeAssumption, takePurchase, leavePurchase],
  view: ({ shown }, visit) => {
    const { page } = wordsFor(visit);
    const base = `/verbund/${visit.params["cooperativeId"]}/kosten`;
    const saved = savedThousandths(shown.alone, shown.shared);
    const compared = shown.rows.length > 0 && shown.assumptions.length > 0;
    return (
      <>
        <PageHead
          title={page.title(shown.year)}
          trail={[{ label: page.costs, href: base }]}
          lead={compared ? page.lead(formatEuro(shown.alone - shown.shared, visit.language), percent(saved, visit)) : page.leadEmpty}
          tag={compared ? <StateTag tone={saved >= wantedThousandths ? "ok" : "no"}>{page.verdict(saved >= wantedThousandths)}</StateTag> : null}
          acts={<LinkButton href={`${base}/effizienz?year=${shown.year - 1}`}>{page.previous(shown.year - 1)}</LinkButton>}
        />
        <Done visit={visit} />
        <Columns kind="stack">
          <Members shown={shown} visit={visit} />
          <Sensitive shown={shown} visit={visit} />
          <Purchases shown={shown} visit={visit} />
          <Assumptions shown={shown} visit={visit} />
        </Columns>
      </>
    );
  },
});

/** The page of the proof of efficiency. */
export const efficiencyScreens = [proofScreen];
