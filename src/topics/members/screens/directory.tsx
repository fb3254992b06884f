/** Reading the official directory, and looking at it before anything changes. */
import type { Visit } from "#kernel/screen";
import { Checkbox } from "#ui/choices";
import { formatInstant, formatShortDate } from "#ui/dates";
import { DateField, FileField, TextField } from "#ui/fields";
import { OperationForm, Submit } from "#ui/form";
import type { Tone } from "#ui/markup";
import { formatNumber } from "#ui/numbers";
import { Alert, Card, PageHead, StateTag } from "#ui/parts";
import { Facts } from "#ui/record";
import { defineScreen } from "#ui/screen";
import { DataTable, type Column } from "#ui/table";
import { applyImport, readCooperative, readImport, stageImport } from "../contract.ts";
import type { Difference } from "../model.ts";
import { Done, verbund, wordsFor } from "./parts.tsx";

type Preview = (typeof readImport)["output"]["_output"];
type Row = Preview["rows"][number];

const tones: Record<Difference, Tone> = {
  new: "brand",
  returns: "brand",
  "figure-newer": "part",
  "name-differs": "part",
  unchanged: "ok",
  "figure-older": "na",
};

/** Ticked beforehand: what brings a newer figure to a member that is already there. New members are chosen, not assumed. */
const isProposed = ({ difference }: Row) => difference === "figure-newer";

const figureOf = (figure: { readonly value: number; readonly asOf: string } | null, visit: Visit): string =>
  figure === null ? wordsFor(visit).none : `${formatNumber(figure.value, visit.language)} (${formatShortDate(figure.asOf, visit.language)})`;

const Take = ({ row, visit }: { row: Row; visit: Visit }) => {
  const chosen = [visit.given["lines"] ?? []].flat().map(String);
  const checked = Object.keys(visit.given).length > 0 ? chosen.includes(String(row.line)) : isProposed(row);
  return <input type="checkbox" name="lines" value={String(row.line)} checked={checked} aria-label={wordsFor(visit).import.take(row.name)} />;
};

function columnsFor(preview: Preview, visit: Visit): readonly Column<Row>[] {
  const words = wordsFor(visit);
  const titles = words.import.columns;
  const take: Column<Row> = { key: "take", label: titles.take, cell: (row) => <Take row={row} visit={visit} /> };
  return [
    ...(preview.appliedAt === null ? [take] : []),
    { key: "name", label: titles.name, rowHead: true, cell: (row) => row.name },
    { key: "kind", label: words.fields.kind, wideOnly: true, cell: (row) => words.kinds[row.kind] },
    {
      key: "difference",
      label: titles.difference,
      kind: "nowrap",
      cell: (row) => <StateTag tone={tones[row.difference]}>{words.differences[row.difference]}</StateTag>,
    },
    {
      key: "now",
      label: titles.now,
      cell: (row) => (row.memberId === null ? words.none : <a href={`/mitglied/${row.memberId}`}>{row.memberName}</a>),
    },
    {
      key: "population",
      label: titles.population,
      kind: "number",
      cell: (row) => figureOf(row.population === null || row.asOf === null ? null : { value: row.population, asOf: row.asOf }, visit),
    },
    { key: "known", label: titles.known, kind: "number", cell: (row) => figureOf(row.known, visit) },
    { key: "line", label: titles.line, kind: "number", wideOnly: true, cell: (row) => String(row.line) },
  ];
}

const Rows = ({ preview, visit }: { preview: Preview; visit: Visit }) => {
  const words = wordsFor(visit).import;
  const table = <DataTable caption={words.caption} columns={columnsFor(preview, visit)} rows={preview.rows} tall={preview.rows.length > 30} />;
  if (preview.appliedAt !== null || preview.rows.length === 0) return <Card title={words.previewTitle}>{table}</Card>;
  return (
    <Card title={words.previewTitle}>
      <OperationForm operation={applyImport} visit={visit}>
        {table}
        <Checkbox name="rename" label={words.rename} />
        <Submit>{words.apply}</Submit>
      </OperationForm>
    </Card>
  );
};

const Problems = ({ preview, visit }: { preview: Preview; visit: Visit }) => {
  const words = wordsFor(visit);
  if (preview.problems.length === 0) return null;
  return (
    <Card title={words.import.problems} tone="no">
      <DataTable
        caption={words.import.problemsCaption}
        rows={preview.problems}
        columns={[
          { key: "line", label: words.import.columns.line, kind: "number", rowHead: true, cell: ({ line }) => String(line) },
          { key: "problem", label: words.fields.reason, cell: ({ problem }) => words.problems[problem] },
          { key: "text", label: words.import.content, cell: ({ text }) => <code class="rw-break">{text}</code> },
        ]}
      />
    </Card>
  );
};

const trailFor = (visit: Visit) => {
  const words = wordsFor(visit);
  return [
    { label: words.register.title, href: verbund(visit, "/mitglieder") },
    { label: words.import.title, href: verbund(visit, "/mitglieder/einlesen") },
  ];
};

export const directoryScreens = [
  defineScreen({
    path: "/verbund/:cooperativeId/mitglieder/einlesen",
    title: (_, visit) => wordsFor(visit).import.title,
    lane: "members",
    shows: { cooperative: readCooperative },
    acts: [stageImport],
    next: (_, value, visit) => verbund(visit, `/mitglieder/einlesen/${stageImport.output.parse(value).importId}?getan=${stageImport.name}`),
    view: (_, visit) => {
      const words = wordsFor(visit).import;
      return (
        <>
          <PageHead title={words.title} lead={words.lead} trail={trailFor(visit).slice(0, 1)} />
          <Card>
            <OperationForm operation={stageImport} visit={visit} file>
              <FileField name="file" label={words.file} hint={words.fileHint} required accept=".txt,.csv,.asc,text/plain,text/csv" />
              <TextField name="districtKey" label={words.district} hint={words.districtHint} size="small" optional maxlength={5} />
              <DateField name="asOf" label={words.asOf} hint={words.asOfHint} optional />
              <Submit disabledReason={visit.may(stageImport) ? null : wordsFor(visit).onlyOffice}>{words.stage}</Submit>
            </OperationForm>
          </Card>
        </>
      );
    },
  }),

  defineScreen({
    path: "/verbund/:cooperativeId/mitglieder/einlesen/:importId",
    title: (_, visit) => wordsFor(visit).import.previewTitle,
    lane: "members",
    shows: { preview: readImport },
    acts: [applyImport],
    view: ({ preview }, visit) => {
      const words = wordsFor(visit).import;
      return (
        <>
          <PageHead title={preview.fileName} lead={words.previewLead(preview.rows.length, preview.problems.length)} trail={trailFor(visit)} />
          <Done visit={visit} />
          {preview.appliedAt === null ? null : (
            <Alert tone="info" title={words.applied(formatInstant(preview.appliedAt, visit.language))}>
              {words.appliedText}
            </Alert>
          )}
          <Card>
            <Facts
              dense
              facts={[
                { term: words.source, value: preview.source },
                { term: words.read, value: formatInstant(preview.stagedAt, visit.language) },
              ]}
            />
          </Card>
          <Problems preview={preview} visit={visit} />
          <Rows preview={preview} visit={visit} />
        </>
      );
    },
  }),
];
