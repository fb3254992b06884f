/** The head of a model document: YAML between two rows of dashes, measured row by row. */
import { documentHead, type DocumentHead, type TextProblem, type TextProblemName } from "../model.ts";

/** Reads YAML; handed in, since a rule knows no library. */
export type YamlReader = (text: string) => { readonly ok: true; readonly value: unknown } | { readonly ok: false; readonly line: number };

/** What was read, what is wrong with it, and the row from which the text goes on (counted from 1). */
export type HeadReading = { readonly head: DocumentHead | null; readonly problems: readonly TextProblem[]; readonly next: number };

const isDashes = (row: string | undefined): boolean => row !== undefined && /^---\s*$/.test(row);

const indentOf = (row: string): number => row.length - row.trimStart().length;

/** The row of an entry of a list: the nth that begins with a dash at the list's own depth. */
function itemRow(rows: readonly string[], from: number, wanted: number): number {
  const depth = indentOf(rows[from] ?? "");
  let seen = -1;
  for (let at = from; at < rows.length; at += 1) {
    const row = rows[at] ?? "";
    if (row.trim() !== "" && indentOf(row) < depth) break;
    if (indentOf(row) === depth && row.trimStart().startsWith("-")) seen += 1;
    if (seen === wanted) return at;
  }
  return from;
}

const isField = (row: string, name: string): boolean => row.trimStart().replace(/^-\s+/, "").startsWith(`${name}:`);

/** The row a field stands in, from 0; where it is missing, the row of what it belongs to. */
export function rowOfField(rows: readonly string[], path: readonly PropertyKey[]): number {
  let at = 0;
  for (const [depth, part] of path.entries()) {
    if (typeof part === "number") {
      const first = rows.findIndex((row, index) => index > at && row.trim() !== "");
      at = first < 0 ? at : itemRow(rows, first, part);
      continue;
    }
    const inItem = depth > 0;
    const end = inItem ? rows.findIndex((row, index) => index > at && row.trimStart().startsWith("- ") && indentOf(row) <= indentOf(rows[at] ?? "")) : -1;
    const found = rows.findIndex((row, index) => index >= at && (end < 0 || index < end) && (inItem || indentOf(row) === 0) && isField(row, String(part)));
    if (found >= 0) at = found;
  }
  return at;
}

/** As much of what the schema complains about as a row is found by. */
type Issue = { readonly code: string; readonly path: readonly PropertyKey[]; readonly input?: unknown; readonly keys?: readonly string[] };

const nameOf = (issue: Issue): TextProblemName => ("input" in issue && issue.input === undefined ? "field-missing" : "field-wrong");

function problemsOf(issue: Issue, rows: readonly string[], first: number): TextProblem[] {
  const at = (path: readonly PropertyKey[]) => first + rowOfField(rows, path);
  if (issue.keys !== undefined) return issue.keys.map((key) => ({ row: at([...issue.path, key]), problem: "field-unknown", subject: key }));
  return [{ row: at(issue.path), problem: nameOf(issue), subject: issue.path.map(String).join(".") }];
}

function optionProblems(head: DocumentHead, at: (path: readonly PropertyKey[]) => number): TextProblem[] {
  return head.placeholders.flatMap(({ key, type, options }, index): TextProblem[] => {
    const row = at(["placeholders", index]);
    const twice: TextProblem[] = head.placeholders.findIndex((one) => one.key === key) < index ? [{ row, problem: "placeholder-twice", subject: key }] : [];
    if (type === "choice" && options === undefined) return [...twice, { row, problem: "options-missing", subject: key }];
    return type !== "choice" && options !== undefined ? [...twice, { row, problem: "options-without-choice", subject: key }] : twice;
  });
}

/** Reads the head: fields as the format has them, each placeholder once, options where there is something to choose. */
export function readHead(rows: readonly string[], readYaml: YamlReader): HeadReading {
  if (!isDashes(rows[0])) return { head: null, problems: [{ row: 1, problem: "front-matter-missing", subject: "---" }], next: rows.length + 1 };
  const end = rows.findIndex((row, index) => index > 0 && isDashes(row));
  if (end < 0) return { head: null, problems: [{ row: 1, problem: "front-matter-not-closed", subject: "---" }], next: rows.length + 1 };

  // The first row of the YAML is the second of the text.
  const [inside, first, next] = [rows.slice(1, end), 2, end + 2];
  const yaml = readYaml(inside.join("\n"));
  if (!yaml.ok) return { head: null, problems: [{ row: Math.min(end, first + yaml.line - 1), problem: "front-matter-broken", subject: "" }], next };

  const read = documentHead.safeParse(yaml.value, { reportInput: true });
  if (!read.success) return { head: null, problems: read.error.issues.flatMap((issue) => problemsOf(issue, inside, first)), next };
  return { head: read.data, problems: optionProblems(read.data, (path) => first + rowOfField(inside, path)), next };
}
