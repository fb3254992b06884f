/** Prints what was measured as a table people can read. */
import type { Crowd } from "./crowd.ts";
import type { Gap, Line } from "./running.ts";
import type { Figure } from "./starting.ts";

export type Judged = Line & { readonly ratio: number; readonly growth: number | null; readonly ok: boolean | null };

/** Ratio to the raw act, growth from the smallest to this size, and whether the goals are met. */
export function judge(lines: readonly Line[]): Judged[] {
  const smallest = Math.min(...lines.map(({ members }) => members));
  return lines.map((line) => {
    const base = lines.find(({ key, engine, members }) => key === line.key && engine === line.engine && members === smallest);
    const growth = line.members === smallest || !base ? null : line.medianMs / base.medianMs;
    const { medianMs, growth: mostGrowth } = line.goal ?? {};
    // The times are promised for PostgreSQL, growth for both (issue 2, point 11).
    const checks = [
      ...(medianMs !== undefined && line.engine === "postgresql" ? [line.medianMs <= medianMs] : []),
      ...(mostGrowth !== undefined && growth !== null ? [growth <= mostGrowth] : []),
    ];
    return { ...line, ratio: line.medianMs / line.rawMs, growth, ok: checks.length === 0 ? null : checks.every(Boolean) };
  });
}

const ms = (value: number) => value.toFixed(value < 10 ? 2 : 1);
const sign = (ok: boolean | null) => (ok === null ? "" : ok ? "ja" : "NEIN");

const engineName = (engine: Line["engine"]): string => (engine === "postgresql" ? "PostgreSQL" : "eingebettet");

const goalText = ({ goal, engine }: Judged): string =>
  [...(goal?.medianMs !== undefined && engine === "postgresql" ? [`≤ ${goal.medianMs} ms`] : []), ...(goal?.growth !== undefined ? [`× ≤ ${goal.growth}`] : [])].join(", ");

const headings = ["Was", "Datenbank", "Mitglieder", "Median ms", "p95 ms", "bester ms", "CPU ms", "roh ms", "Verhältnis", "Umläufe", "Wachstum", "Ziel", "erreicht"];

const cellsOf = (line: Judged): string[] => [
  line.name,
  engineName(line.engine),
  String(line.members),
  ms(line.medianMs),
  ms(line.p95Ms),
  ms(line.bestMs),
  ms(line.cpuMs),
  ms(line.rawMs),
  `${line.ratio.toFixed(1)} ×`,
  line.trips === null ? "" : String(line.trips),
  line.growth === null ? "" : `${line.growth.toFixed(2)} ×`,
  goalText(line),
  sign(line.ok),
];

function aligned(rows: readonly (readonly string[])[]): string {
  const widths = (rows[0] ?? []).map((_, column) => Math.max(...rows.map((row) => [...(row[column] ?? "")].length)));
  const line = (row: readonly string[]) => `| ${row.map((cell, column) => cell + " ".repeat((widths[column] ?? 0) - [...cell].length)).join(" | ")} |`;
  const [head = [], ...rest] = rows;
  return [line(head), `|${widths.map((width) => "-".repeat(width + 2)).join("|")}|`, ...rest.map(line)].join("\n");
}

/** The table of acts, as Markdown. */
export const actTable = (lines: readonly Judged[]): string => aligned([headings, ...lines.map(cellsOf)]);

export type JudgedCrowd = Crowd & { readonly ok: boolean | null };

/** Whether ten at once were quick enough. */
export const judgeCrowds = (crowds: readonly Crowd[]): JudgedCrowd[] =>
  crowds.map((one) => ({ ...one, ok: one.goal && one.perSecond >= one.goal.perSecond && one.p95Ms <= one.goal.p95Ms }));

/** The table of ten at once, as Markdown. */
export const crowdTable = (crowds: readonly JudgedCrowd[]): string =>
  aligned([
    ["Antworten zugleich", "Datenbank", "Mitglieder", "je Sekunde", "Median ms", "p95 ms", "CPU ms", "roh je Sekunde", "Ziel", "erreicht"],
    ...crowds.map(({ name, engine, members, perSecond, medianMs, p95Ms, cpuMs, rawPerSecond, goal, ok }) => [
      name,
      engineName(engine),
      String(members),
      perSecond.toFixed(0),
      ms(medianMs),
      ms(p95Ms),
      ms(cpuMs),
      rawPerSecond === null ? "" : rawPerSecond.toFixed(0),
      goal ? `≥ ${goal.perSecond} je Sekunde, p95 ≤ ${goal.p95Ms} ms` : "",
      sign(ok),
    ]),
  ]);

/** The table of starts, memory and weights, as Markdown. */
export const figureTable = (figures: readonly Figure[]): string =>
  aligned([
    ["Was", "Wert", "Ziel", "erreicht"],
    ...figures.map(({ name, value, unit, atMost }) => [
      name,
      `${value.toFixed(unit === "" ? 0 : 1)} ${unit}`.trim(),
      atMost === undefined ? "" : `≤ ${atMost} ${unit}`.trim(),
      sign(atMost === undefined ? null : value <= atMost),
    ]),
  ]);

/** What could not be measured. */
export const gapList = (gaps: readonly Gap[]): string => gaps.map(({ key, engine, members, reason }) => `- nicht gemessen: ${key} (${engine}, ${members}): ${reason}`).join("\n");
