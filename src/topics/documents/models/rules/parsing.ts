/** From the text of a model document to its sections and clauses, with every mistake named by its row. */
import { longestText, modelDocument, stableKey, type Clause, type ClauseKind, type DocumentSection, type ModelDocument, type TextProblem } from "../model.ts";
import { readHead, type YamlReader } from "./front-matter.ts";
import { gapsIn, markupProblems } from "./markup.ts";

/** The document, if nothing is wrong with it; else everything that is, in the order of its rows. */
export type Reading = { readonly document: ModelDocument | null; readonly problems: readonly TextProblem[] };

const kinds: Readonly<Record<string, ClauseKind>> = { pflicht: "mandatory", wahl: "optional", hinweis: "note" };

type OpenClause = { readonly row: number; readonly clause: Omit<Clause, "text"> | null; readonly lines: string[] };
type Scan = {
  readonly sections: { readonly row: number; readonly id: string; readonly title: string; readonly clauses: Clause[] }[];
  readonly problems: TextProblem[];
  readonly ids: Set<string>;
  /** Where each placeholder is used, by row. */
  readonly gaps: { readonly key: string; readonly row: number }[];
  /** Clauses of which exactly one stands: the first of each choice by its row. */
  readonly eithers: { readonly row: number; readonly section: number; readonly key: string; readonly ticked: boolean }[];
  open: OpenClause | null;
};

const say = (scan: Scan, found: TextProblem): null => {
  scan.problems.push(found);
  return null;
};

/** An id, once in the whole document. */
function takeId(scan: Scan, row: number, id: string): string {
  if (!stableKey.safeParse(id).success) say(scan, { row, problem: "id-malformed", subject: id });
  else if (scan.ids.has(id)) say(scan, { row, problem: "id-twice", subject: id });
  scan.ids.add(id);
  return id;
}

function openSection(scan: Scan, row: number, words: string): void {
  const [brace, whole] = [words.lastIndexOf("{#"), words.trimEnd()];
  const title = (brace < 0 ? whole : words.slice(0, brace)).trim();
  const id = brace >= 0 && whole.endsWith("}") ? whole.slice(brace + 2, -1) : undefined;
  if (id === undefined) say(scan, { row, problem: "section-without-id", subject: title });
  for (const key of gapsIn(title)) scan.gaps.push({ key, row });
  scan.sections.push({ row, id: id === undefined ? "" : takeId(scan, row, id), title, clauses: [] });
}

/** What an optional clause says of itself: `an titel="…" entweder="…"`. */
function optionalHead(scan: Scan, row: number, { id, braces }: { readonly id: string; readonly braces: string }): Pick<Clause, "title" | "ticked" | "either"> {
  const [, tick] = /\s(an|aus)(?=\s|$)/.exec(braces) ?? [];
  const title = (/\stitel="([^"]*)"/.exec(braces)?.[1] ?? "").trim();
  const either = /\sentweder="([^"]*)"/.exec(braces)?.[1];
  if (title === "") say(scan, { row, problem: "clause-without-title", subject: id });
  if (tick === undefined) say(scan, { row, problem: "clause-without-tick", subject: id });
  if (either === undefined) return { title: title || id, ticked: tick === "an" };
  if (!stableKey.safeParse(either).success) say(scan, { row, problem: "id-malformed", subject: either });
  scan.eithers.push({ row, section: scan.sections.length, key: either, ticked: tick === "an" });
  return { title: title || id, ticked: tick === "an", either };
}

/** `:::wahl {#id an titel="…" entweder="…"}` */
function clauseHead(scan: Scan, row: number, words: string): Omit<Clause, "text"> | null {
  const [, word = "", , braces = ""] = /^(\S*)(\s+\{(.*)\})?\s*$/.exec(words) ?? [];
  const kind = kinds[word];
  if (kind === undefined) return say(scan, { row, problem: "clause-unknown", subject: words });
  const id = /^#(\S+)/.exec(braces.trim())?.[1];
  if (id === undefined) return say(scan, { row, problem: "clause-without-id", subject: word });
  const more = kind === "optional" ? optionalHead(scan, row, { id, braces }) : { title: null, ticked: false };
  return { id: takeId(scan, row, id), kind, ...more };
}

/** A clause begins; one outside every section is named and read all the same, so that what follows is measured too. */
function openClause(scan: Scan, row: number, words: string): void {
  if (scan.sections.length === 0) say(scan, { row, problem: "clause-outside-section", subject: words });
  scan.open = { row, clause: clauseHead(scan, row, words), lines: [] };
}

function closeClause(scan: Scan, { row, clause, lines }: OpenClause): void {
  scan.open = null;
  const text = lines.join("\n").trim();
  if (text === "") say(scan, { row, problem: "clause-empty", subject: clause?.id ?? "" });
  for (const problem of markupProblems(lines)) scan.problems.push({ ...problem, row: row + 1 + problem.row });
  for (const [index, line] of lines.entries()) for (const key of gapsIn(line)) scan.gaps.push({ key, row: row + 1 + index });
  if (clause !== null) scan.sections.at(-1)?.clauses.push({ ...clause, text });
}

function readRow(scan: Scan, line: string, row: number): void {
  const open = scan.open;
  if (open !== null && /^:::\s*$/.test(line)) return closeClause(scan, open);
  const begins = /^:::\s*(\S.*)$/.exec(line)?.[1] ?? /^##\s+(\S.*)$/.exec(line)?.[1];
  if (open !== null && begins !== undefined) {
    say(scan, { row: open.row, problem: "clause-not-closed", subject: open.clause?.id ?? "" });
    closeClause(scan, open);
  } else if (open !== null) {
    open.lines.push(line);
    return;
  }
  if (line.startsWith(":::")) return begins === undefined ? void say(scan, { row, problem: "clause-unknown", subject: line }) : openClause(scan, row, begins);
  if (begins !== undefined) return openSection(scan, row, begins);
  if (line.trim() !== "") say(scan, { row, problem: "text-outside-clause", subject: line.trim().slice(0, 60) });
}

/** A choice has two clauses or more in one section, and one of them is on. */
function eitherProblems({ eithers }: Scan): TextProblem[] {
  const choices = Map.groupBy(eithers, ({ section, key }) => `${section} ${key}`).values();
  return [...choices].flatMap((clauses): TextProblem[] => {
    const [first] = clauses;
    if (first === undefined) return [];
    if (clauses.length === 1) return [{ row: first.row, problem: "either-alone", subject: first.key }];
    return clauses.filter(({ ticked }) => ticked).length === 1 ? [] : [{ row: first.row, problem: "either-ticks", subject: first.key }];
  });
}

/** Every gap has a question, and every question a gap. */
function gapProblems(scan: Scan, keys: readonly string[], rowOf: (key: string) => number): TextProblem[] {
  const [known, used] = [new Set(keys), new Set(scan.gaps.map(({ key }) => key))];
  const unknown = scan.gaps.filter(({ key }) => !known.has(key)).map(({ key, row }) => ({ row, problem: "placeholder-unknown" as const, subject: key }));
  return [...unknown, ...keys.filter((key) => !used.has(key)).map((key) => ({ row: rowOf(key), problem: "placeholder-unused" as const, subject: key }))];
}

/** Sizes nobody writes by accident: the row of the section they stand in. */
function sizeProblems(document: ModelDocument, rows: readonly number[]): TextProblem[] {
  const read = modelDocument.safeParse(document);
  if (read.success) return [];
  return read.error.issues.map(({ path }) => ({ row: rows[Number(path[1])] ?? 1, problem: "text-too-long" as const, subject: path.map(String).join(".") }));
}

const sectionOf = ({ id, title, clauses }: Scan["sections"][number]): DocumentSection => ({ id, title, clauses });

/** Reads a model document; total: whatever is sent comes back as a document or as rows with what is wrong there. */
export function readModelText(text: string, readYaml: YamlReader): Reading {
  if (text.length > longestText) return { document: null, problems: [{ row: 1, problem: "text-too-long", subject: String(longestText) }] };
  const rows = text.replace(/^\ufeff/, "").split(/\r?\n/);
  const { head, problems, next } = readHead(rows, readYaml);

  if (next > rows.length) return { document: null, problems };

  const inTitle = gapsIn(head?.title ?? "").map((key) => ({ key, row: rows.findIndex((row) => row.startsWith("title:")) + 1 }));
  const scan: Scan = { sections: [], problems: [...problems], ids: new Set(), gaps: [...inTitle], eithers: [], open: null };
  for (const [index, line] of rows.entries()) if (index + 1 >= next) readRow(scan, line, index + 1);
  if (scan.open !== null) {
    say(scan, { row: scan.open.row, problem: "clause-not-closed", subject: scan.open.clause?.id ?? "" });
    closeClause(scan, scan.open);
  }
  if (scan.sections.length === 0) say(scan, { row: Math.min(next, rows.length), problem: "sections-missing", subject: "" });
  for (const { row, title, clauses } of scan.sections) if (clauses.length === 0) say(scan, { row, problem: "section-empty", subject: title });

  const rowOf = (key: string) => rows.findIndex((row) => row.trimStart().replace(/^-\s+/, "") === `key: ${key}` && row !== `key: ${key}`) + 1 || 1;
  const gaps =
    head === null
      ? []
      : gapProblems(
          scan,
          head.placeholders.map(({ key }) => key),
          rowOf,
        );
  const found = [...scan.problems, ...eitherProblems(scan), ...gaps].toSorted((a, b) => a.row - b.row);
  if (head === null || found.length > 0) return { document: null, problems: found };
  const document = { ...head, sections: scan.sections.map(sectionOf) };
  const sizes = sizeProblems(
    document,
    scan.sections.map(({ row }) => row),
  );
  return { document: sizes.length > 0 ? null : document, problems: sizes };
}
