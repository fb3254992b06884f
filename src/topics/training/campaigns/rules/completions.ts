/** A file of completions – from a classroom or another learning platform – as counts and, where agreed, names. */
import type { ReadWorkbook } from "#kernel/sheets";
import type { CompletionProblem, TrainingDepartment } from "../model.ts";

export type Completion = { readonly departmentId: string; readonly heldOn: string; /** Empty where names are not kept. */ readonly name: string };

type Reading = { readonly ok: true; readonly completions: readonly Completion[] } | { readonly ok: false; readonly problems: readonly CompletionProblem[] };

/** Most rows of one file. */
const mostRows = 5_000;

const wanted = { department: ["bereich", "department"], day: ["datum", "date"], name: ["name"] } as const;

const plain = (text: unknown): string => (typeof text === "string" ? text.trim() : typeof text === "number" ? String(text) : "");

/** A day as people write it: `2026-11-23` or `23.11.2026`; null where there is none like it. */
export function dayFrom(text: string): string | null {
  const [, day = "", month = "", year = ""] = /^(\d{1,2})\.(\d{1,2})\.(\d{4})$/.exec(text) ?? [];
  const iso = year === "" ? text.slice(0, 10) : `${year}-${month.padStart(2, "0")}-${day.padStart(2, "0")}`;
  if (!/^\d{4}-\d{2}-\d{2}$/.test(iso)) return null;
  const time = Date.parse(`${iso}T00:00:00Z`);
  return Number.isNaN(time) || new Date(time).toISOString().slice(0, 10) !== iso ? null : iso;
}

type Columns = { readonly department: number; readonly day: number; readonly name: number };

function columnsOf(head: readonly unknown[]): Columns {
  const titles = head.map((cell) => plain(cell).toLowerCase());
  const find = (names: readonly string[]) => titles.findIndex((title) => names.includes(title));
  return { department: find(wanted.department), day: find(wanted.day), name: find(wanted.name) };
}

type Expected = { readonly departments: readonly Pick<TrainingDepartment, "id" | "name">[]; readonly today: string; /** Are names kept? */ readonly names: boolean };

function readRow(row: readonly unknown[], columns: Columns, { departments, today, names }: Expected): Completion | Omit<CompletionProblem, "row"> {
  const department = plain(row[columns.department]);
  const found = departments.find(({ name }) => name.toLowerCase() === department.toLowerCase());
  if (!found) return { fault: "department-unknown", subject: department };
  const heldOn = dayFrom(plain(row[columns.day]));
  if (heldOn === null || heldOn > today) return { fault: "day-wrong", subject: plain(row[columns.day]) };
  const name = names ? plain(row[columns.name]).slice(0, 120) : "";
  return names && name === "" ? { fault: "name-missing", subject: department } : { departmentId: found.id, heldOn, name };
}

/** Reads the first sheet; a faulty row refuses the whole file and is named by its number, as the spreadsheet counts. */
export function readCompletions({ sheets }: ReadWorkbook, expected: Expected): Reading {
  const [head = [], ...rows] = sheets[0]?.rows ?? [];
  const columns = columnsOf(head);
  const missing = (["department", "day", ...(expected.names ? (["name"] as const) : [])] as const).filter((name) => columns[name] < 0);
  if (missing.length > 0) return { ok: false, problems: missing.map((name) => ({ row: 1, fault: "column-missing", subject: wanted[name][0] })) };
  const filled = rows.map((row, index) => ({ row, number: index + 2 })).filter(({ row }) => row.some((cell) => plain(cell) !== ""));
  if (filled.length === 0) return { ok: false, problems: [{ row: 2, fault: "nothing-in-it", subject: "" }] };
  if (filled.length > mostRows) return { ok: false, problems: [{ row: mostRows + 2, fault: "too-many-rows", subject: String(filled.length) }] };
  const read = filled.map(({ row, number }) => ({ number, value: readRow(row, columns, expected) }));
  const problems = read.flatMap(({ number, value }) => ("fault" in value ? [{ row: number, ...value }] : []));
  return problems.length > 0 ? { ok: false, problems: problems.slice(0, 100) } : { ok: true, completions: read.flatMap(({ value }) => ("fault" in value ? [] : [value])) };
}

/** How many of each department on each day. */
export function attendancesOf(completions: readonly Completion[]): { readonly departmentId: string; readonly heldOn: string; readonly people: number }[] {
  const groups = Map.groupBy(completions, ({ departmentId, heldOn }) => `${departmentId} ${heldOn}`);
  return [...groups.values()].flatMap((all) => (all[0] ? [{ departmentId: all[0].departmentId, heldOn: all[0].heldOn, people: all.length }] : []));
}
