/** Text and labels in cells: what survives the way through an office program. */
import type { Cell } from "#kernel/sheets";
import type { Column, Option, Question } from "#topics/survey/questionnaires/model";

/** A cell as it compares: no control characters, one kind of line end, no blanks at the ends; an empty one is null. */
export function plainCell(cell: Cell | undefined): string | number | null {
  if (typeof cell === "number") return Number.isFinite(cell) ? cell + 0 : null;
  if (typeof cell === "boolean") return cell ? "ja" : "nein";
  if (typeof cell !== "string") return null;
  const text = cell
    .toWellFormed()
    .replaceAll(/\r\n?/gu, "\n")
    .replaceAll(/(?![\n\t])[\p{Cc}\ufffe\uffff]/gu, "")
    .trim();
  return text === "" ? null : text;
}

/** A cell as text. */
export const plainText = (cell: Cell | undefined): string => String(plainCell(cell) ?? "");

/** What a choice is called in cells; two of the same words are told apart by their key. */
export function labelsOf(options: readonly Option[]): readonly { readonly key: string; readonly label: string }[] {
  return options.map(({ key, label }) => ({
    key,
    label: options.some((other) => other.key !== key && loose(other.label) === loose(label)) ? `${label} (${key})` : label,
  }));
}

const loose = (text: string) => text.trim().replaceAll(/\s+/gu, " ").toLocaleLowerCase("de");

/** The key of a chosen label, whatever its capitals and blanks; a text that is no choice stays as it is and is complained about later. */
export function keyOf(options: readonly Option[] | undefined, cell: string | number | null): string | number | null {
  if (cell === null) return null;
  const told = loose(String(cell));
  return labelsOf(options ?? []).find(({ label }) => loose(label) === told)?.key ?? options?.find(({ key }) => key === told)?.key ?? cell;
}

const german = (day: string) => `${day.slice(8, 10)}.${day.slice(5, 7)}.${day.slice(0, 4)}`;

/** The value of a question with one cell, as it is written. */
export function cellOf(question: Question, value: unknown): Cell {
  if (typeof value === "number") return value;
  if (typeof value === "object" && value !== null && "name" in value) return String(value.name);
  if (typeof value !== "string") return null;
  if (question.kind === "single") return labelsOf(question.options ?? []).find(({ key }) => key === value)?.label ?? value;
  return question.kind === "date" ? german(value) : value;
}

/** The content of a table's cell, as it is written. */
export const tableCellOf = (column: Column, content: string | number | undefined): Cell =>
  content === undefined ? null : column.kind === "choice" ? (labelsOf(column.options ?? []).find(({ key }) => key === content)?.label ?? content) : content;
