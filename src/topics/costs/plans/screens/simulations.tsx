/** Keys side by side: the question, table and chart of the first year, the course over the years; and what was kept. */
import type { Visit } from "#kernel/screen";
import { CheckboxGroup } from "#ui/choices";
import { MoneyField, NumberField, TextField } from "#ui/fields";
import { OperationForm, Submit } from "#ui/form";
import { Alert, Card, Columns, EmptyState, ExportLinks, PageHead } from "#ui/parts";
import { Details } from "#ui/record";
import { defineScreen } from "#ui/screen";
import { DataTable } from "#ui/table";
import { choose } from "#ui/words";
import { de as keysDe } from "../../keys/words.de.ts";
import { en as keysEn } from "../../keys/words.en.ts";
import { exportSimulation, readSimulation, removeSimulation, runSimulation, saveSimulation } from "../contract.ts";
import type { Simulated, SimulationBasis } from "../model.ts";
import { costsPath, Done, euroOf, wordsFor } from "./parts.tsx";

type Table = { readonly basis: SimulationBasis; readonly rows: readonly Simulated[]; readonly visit: Visit };

/** Signs of the keys, told apart by shape; the numbers stand beside them. */
const shapes = ["●", "■", "▲", "◆", "✚"] as const;

const at = (cents: readonly (readonly number[])[], key: number, year: number) => cents[key]?.[year] ?? 0;

/** Where the keys lie for one member, on the scale of all. */
const Marks = ({ values, max }: { values: readonly number[]; max: number }) => (
  <svg class="rw-marks" width="100%" height="22" aria-hidden="true" focusable="false">
    <line class="rw-axis" x1="0" x2="100%" y1="11" y2="11" />
    {values.map((value, index) => (
      <text x={`${(2 + (96 * value) / Math.max(1, max)).toFixed(2)}%`} y="16" text-anchor="middle" font-size="13" fill="currentColor">
        {shapes[index] ?? "○"}
      </text>
    ))}
  </svg>
);

const First = ({ basis, rows, visit }: Table) => {
  const words = wordsFor(visit).simulation;
  const year = basis.years[0]?.year ?? 0;
  const sum = (key: number) => rows.reduce((total, { cents }) => total + at(cents, key, 0), 0);
  const named = (index: number, title: string) => words.legend(title, shapes[index] ?? "○");
  return (
    <Card title={words.first(year)}>
      <DataTable
        caption={words.first(year)}
        rows={rows}
        columns={[
          { key: "member", label: words.member, rowHead: true, cell: ({ memberName }) => memberName },
          ...basis.keys.map(({ id, title }, index) => ({
            key: id,
            label: named(index, title),
            kind: "number" as const,
            cell: ({ cents }: Simulated) => euroOf(at(cents, index, 0), visit),
          })),
        ]}
        foot={
          rows.length < 2 ? null : (
            <tr>
              <th scope="row">{words.total}</th>
              {basis.keys.map((_, index) => (
                <td class="rw-number">{euroOf(sum(index), visit)}</td>
              ))}
            </tr>
          )
        }
      />
    </Card>
  );
};

/** The first year drawn: every key has a sign of its own, explained above, and its numbers stand in the table before. */
const Drawn = ({ basis, rows, visit }: Table) => {
  const words = wordsFor(visit).simulation;
  const max = Math.max(...rows.flatMap(({ cents }) => cents.map((of) => of[0] ?? 0)), 1);
  if (basis.keys.length < 2) return null;
  return (
    <Card title={words.chart} note={basis.keys.map(({ title }, index) => words.legend(title, shapes[index] ?? "○")).join(" · ")}>
      <table class="rw-bars">
        <caption class="kern-sr-only">{words.chart}</caption>
        <thead class="kern-sr-only">
          <tr>
            <th scope="col">{words.member}</th>
            <th scope="col">{words.scale(euroOf(max, visit))}</th>
          </tr>
        </thead>
        <tbody>
          {rows.map(({ memberName, cents }) => (
            <tr>
              <th scope="row">{memberName}</th>
              <td class="rw-bars-drawing">
                <Marks values={cents.map((of) => of[0] ?? 0)} max={max} />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      <p class="rw-small rw-soft">{words.scale(euroOf(max, visit))}</p>
    </Card>
  );
};

const Course = ({ basis, rows, visit }: Table) => {
  const words = wordsFor(visit).simulation;
  if (basis.years.length < 2) return null;
  return (
    <Card title={words.course}>
      {basis.keys.map(({ title }, key) => (
        <Details summary={words.byYear(title)} open={basis.keys.length === 1}>
          <DataTable
            caption={words.byYear(title)}
            rows={rows}
            columns={[
              { key: "member", label: words.member, rowHead: true, cell: ({ memberName }) => memberName },
              ...basis.years.map(({ year }, index) => ({
                key: String(year),
                label: String(year),
                kind: "number" as const,
                cell: ({ cents }: Simulated) => euroOf(at(cents, key, index), visit),
              })),
              {
                key: "sum",
                label: words.sumOf(basis.years.length),
                kind: "number",
                cell: ({ cents }) =>
                  euroOf(
                    (cents[key] ?? []).reduce((total, one) => total + one, 0),
                    visit,
                  ),
              },
            ]}
          />
        </Details>
      ))}
    </Card>
  );
};

type Shown = (typeof runSimulation)["output"]["_output"];

const queryOf = ({ basis, increase }: Shown) => ({
  year: String(basis.years[0]?.year ?? ""),
  years: String(basis.years.length),
  amount: String((basis.years[0]?.cents ?? 0) / 100),
  increase: String(increase / 100),
});

const Question = ({ shown, visit }: { shown: Shown; visit: Visit }) => {
  const words = wordsFor(visit).simulation;
  const [first] = shown.basis.years;
  return (
    <Card title={words.ask}>
      <form class="rw-form" method="get" action={costsPath(visit, "/vergleich")}>
        <NumberField name="year" label={words.year} value={first?.year} min={2_000} max={2_200} />
        <NumberField name="years" label={words.years} value={shown.basis.years.length} min={1} max={10} />
        <MoneyField name="amount" label={words.amount} value={visit.query["amount"] ?? ""} />
        <TextField name="increase" label={words.increase} value={String(shown.increase / 100).replace(".", ",")} size="small" />
        <CheckboxGroup name="keys" label={words.keys} values={shown.basis.keys.map(({ id }) => id)} options={shown.offered.map(({ id, title }) => ({ value: id, label: title }))} />
        <Submit kind="quiet">{words.run}</Submit>
      </form>
    </Card>
  );
};

const Refused = ({ shown, visit }: { shown: Shown; visit: Visit }) => {
  const words = wordsFor(visit).simulation;
  const reasons = choose({ de: keysDe, en: keysEn }, visit.language).refusals;
  const title = (keyId: string) => shown.basis.keys.find(({ id }) => id === keyId)?.title ?? "";
  if (shown.refused.length === 0) return null;
  return (
    <Alert tone="warning" title={words.refused}>
      <ul>
        {shown.refused.map(({ keyId, year, reason }) => (
          <li>{words.refusal(title(keyId), year, reasons[reason])}</li>
        ))}
      </ul>
    </Alert>
  );
};

const Keep = ({ shown, visit }: { shown: Shown; visit: Visit }) => {
  const words = wordsFor(visit).simulation;
  const { cooperativeId } = visit.params;
  const query = queryOf(shown);
  const keys = shown.basis.keys.map(({ id }) => id);
  const exportOf = (format: string) => new URLSearchParams([...Object.entries({ cooperativeId: cooperativeId ?? "", ...query, format }), ...keys.map((id) => ["keys", id])]);
  return (
    <Card title={words.keep} note={words.keepLead}>
      <ExportLinks links={["xlsx", "ods", "csv"].map((format) => ({ label: format.toUpperCase(), href: `/api/${exportSimulation.name}?${exportOf(format).toString()}` }))} />
      {visit.may(saveSimulation) ? (
        <OperationForm operation={saveSimulation} visit={visit} hidden={{ ...query, ...Object.fromEntries(keys.map((id, index) => [`keys.${index}`, id])) }}>
          <TextField name="title" label={words.name} maxlength={160} required />
          <Submit>{words.keep}</Submit>
        </OperationForm>
      ) : null}
    </Card>
  );
};

const runScreen = defineScreen({
  path: "/verbund/:cooperativeId/kosten/vergleich",
  title: (_, visit) => wordsFor(visit).simulation.title,
  lane: "costs",
  shows: { shown: runSimulation },
  acts: [saveSimulation],
  next: (_, value, visit) => `/verbund/${visit.params["cooperativeId"]}/kosten/vergleich/${saveSimulation.output.parse(value).simulationId}`,
  view: ({ shown }, visit) => {
    const words = wordsFor(visit);
    return (
      <>
        <PageHead title={words.simulation.title} trail={[{ label: words.list.title, href: costsPath(visit) }]} lead={words.simulation.lead} />
        <Columns kind="stack">
          <Refused shown={shown} visit={visit} />
          {shown.rows.length === 0 ? (
            <Card>
              <EmptyState title={words.simulation.empty}>{words.simulation.emptyHint}</EmptyState>
            </Card>
          ) : (
            <>
              <First basis={shown.basis} rows={shown.rows} visit={visit} />
              <Drawn basis={shown.basis} rows={shown.rows} visit={visit} />
              <Course basis={shown.basis} rows={shown.rows} visit={visit} />
            </>
          )}
          <Question shown={shown} visit={visit} />
          {shown.rows.length === 0 ? null : <Keep shown={shown} visit={visit} />}
        </Columns>
      </>
    );
  },
});

const keptScreen = defineScreen({
  path: "/verbund/:cooperativeId/kosten/vergleich/:simulationId",
  title: ({ shown }) => shown.simulation.title,
  lane: "costs",
  shows: { shown: readSimulation },
  acts: [removeSimulation],
  next: (_, __, visit) => `/verbund/${visit.params["cooperativeId"]}/kosten`,
  view: ({ shown }, visit) => {
    const words = wordsFor(visit);
    const { basis, title, savedAt, savedByName } = shown.simulation;
    return (
      <>
        <PageHead title={title} trail={[{ label: words.list.title, href: costsPath(visit) }]} lead={`${words.list.keptAt} ${words.list.by(savedAt, savedByName)}`} />
        <Done visit={visit} />
        <Columns kind="stack">
          <First basis={basis} rows={shown.rows} visit={visit} />
          <Drawn basis={basis} rows={shown.rows} visit={visit} />
          <Course basis={basis} rows={shown.rows} visit={visit} />
          {visit.may(removeSimulation) ? (
            <OperationForm operation={removeSimulation} visit={visit} hidden={{ simulationId: shown.simulation.id }}>
              <Submit kind="quiet" confirm={words.simulation.removeConfirm}>
                {words.simulation.remove}
              </Submit>
            </OperationForm>
          ) : null}
        </Columns>
      </>
    );
  },
});

export const simulationScreens = [runScreen, keptScreen];
