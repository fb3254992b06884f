/** How a check becomes a workbook: one sheet, one row for each requirement. */
import type { Cell, Sheet } from "#kernel/sheets";
import { statusesOf } from "#topics/assessment/checks/rules/answering";
import type { Status } from "#topics/assessment/checks/model";
import type { Scale } from "#topics/catalogue/formats/model";
import { idHead } from "#topics/survey/exchange/model";
import type { RecordedRow } from "../model.ts";

/** The columns of the sheet, in their order. */
export const columnNames = ["number", "area", "requirement", "help", "status", "reason", "note", "deficits", "responsible", "dueOn", "shared"] as const;
type ColumnName = (typeof columnNames)[number];

/** What the sheet says beside the requirements, in the reader's language. */
export type LayoutWords = {
  readonly sheet: string;
  readonly heads: Readonly<Record<ColumnName, string>>;
  readonly statuses: Readonly<Record<Scale, Readonly<Record<Status, string>>>>;
  readonly shared: (row: NonNullable<RecordedRow["shared"]>) => string;
};

const widths: Readonly<Record<ColumnName, number>> = {
  number: 14,
  area: 24,
  requirement: 56,
  help: 44,
  status: 15,
  reason: 32,
  note: 28,
  deficits: 32,
  responsible: 20,
  dueOn: 13,
  shared: 30,
};

const orNothing = (text: string): Cell => (text === "" ? null : text);
const german = (day: string) => `${day.slice(8, 10)}.${day.slice(5, 7)}.${day.slice(0, 4)}`;

export type Laying = {
  readonly scale: Scale;
  readonly rows: readonly RecordedRow[];
  /** Titles of the areas by key. */
  readonly areas: ReadonlyMap<string, string>;
  readonly words: LayoutWords;
};

/** The sheet to be filled in: the requirement and its help are for reading, the columns from the status on for writing. */
export function sheetOf({ scale, rows, areas, words }: Laying): Sheet {
  const labels = words.statuses[scale];
  const cells = (row: RecordedRow): readonly Cell[] => [
    orNothing(row.label),
    areas.get(row.area) ?? row.area,
    row.statement === "" || row.statement === row.title ? row.title : `${row.title}\n${row.statement}`,
    orNothing(row.guidance),
    row.status === null ? null : labels[row.status],
    orNothing(row.reason),
    orNothing(row.note),
    orNothing(row.deficits),
    orNothing(row.responsible),
    row.dueOn === null ? null : german(row.dueOn),
    row.shared === null ? null : words.shared(row.shared),
    row.key,
  ];
  return {
    name: words.sheet,
    columns: [
      ...columnNames.map((name) => ({
        title: words.heads[name],
        width: widths[name],
        wrap: name !== "number" && name !== "status" && name !== "dueOn",
        ...(name === "status" ? { choices: statusesOf(scale).map((status) => labels[status]) } : {}),
      })),
      { title: idHead, width: 20, hidden: true },
    ],
    rows: rows.map(cells),
  };
}
