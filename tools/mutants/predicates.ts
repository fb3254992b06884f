/** Mutants of programs: every condition once always and once never true, every refusal another one, every reach the whole cooperative. */
import type { Mutant } from "./mutant.ts";
import { closes, closingOf, distinct, lengthAt, maskProgram, opens, replaced, sayOf, trimmed, type Span } from "./scan.ts";
import { partsOfQuery } from "./statements.ts";

/** Functions of a built file that decide, and the tests that have to notice when one of them errs. */
export type Deciding = { readonly file: string; readonly functions: readonly string[]; readonly tests: readonly string[] };

const choice = /(?<!\?)\?(?![?.])/;
/** What a condition cannot reach beyond, apart from brackets. */
const bound = new RegExp(`[,;:]|=>|(?<![=!<>])=(?![=>])|\\breturn\\b|${choice.source}`);
const orSign = new RegExp(`${bound.source}|\\|\\|`);
const andSign = new RegExp(`${orSign.source}|&&`);

/** The condition that ends at a place: back to whatever begins it. */
function before(mask: string, end: number, edge: RegExp): Span {
  let depth = 0;
  let at = end - 1;
  for (; at >= 0; at -= 1) {
    if (closes(mask.charAt(at))) depth += 1;
    else if (depth > 0) depth -= opens(mask.charAt(at)) ? 1 : 0;
    else if (opens(mask.charAt(at)) || lengthAt(mask, at, edge) > 0) break;
  }
  return trimmed(mask, { from: at + Math.max(1, lengthAt(mask, at, edge)), to: end });
}

/** The condition that begins at a place: on to whatever ends it. */
function after(mask: string, from: number, edge: RegExp): Span {
  let at = from;
  for (; at < mask.length; at += 1) {
    if (opens(mask.charAt(at))) at = closingOf(mask, at);
    else if (closes(mask.charAt(at)) || lengthAt(mask, at, edge) > 0) break;
  }
  return trimmed(mask, { from, to: at });
}

const spansOf = (mask: string, pattern: RegExp, span: (at: number, length: number) => readonly Span[]): Span[] =>
  [...mask.matchAll(new RegExp(pattern, "g"))].flatMap(({ index, 0: found }) => span(index, found.length));

/** Every condition: of an if, a choice, a logical sign, a search through a list. */
export const conditionsIn = (mask: string): Span[] =>
  distinct([
    ...spansOf(mask, /\bif \(/, (at, length) => [{ from: at + length, to: closingOf(mask, at + length - 1) }]),
    ...spansOf(mask, choice, (at) => [before(mask, at, bound)]),
    ...spansOf(mask, /\|\|/, (at) => [before(mask, at, orSign), after(mask, at + 2, orSign)]),
    ...spansOf(mask, /&&/, (at) => [before(mask, at, andSign), after(mask, at + 2, andSign)]),
    ...spansOf(mask, /\.(?:filter|find|some|every)\((?:\([^)]*\)|\w+) => /, (at, length) => [trimmed(mask, { from: at + length, to: closingOf(mask, mask.indexOf("(", at)) })]),
  ]);

type Change = { readonly span: Span; readonly by: string };

const refusals = ["unauthenticated", "forbidden", "missing"];
const stretch = ({ index, 0: found }: RegExpExecArray): Span => ({ from: index, to: index + found.length });

/** A refusal told as another one, and a reach of some members told as all. */
const changesOfWords = (text: string): Change[] => [
  ...[...text.matchAll(/(?<!=== )"(unauthenticated|forbidden|missing)"/g)].flatMap((found) =>
    refusals.filter((other) => other !== found[1]).map((other) => ({ span: stretch(found), by: `"${other}"` })),
  ),
  ...[...text.matchAll(/members: \[.*?\](?= \})/g)].map((found) => ({ span: stretch(found), by: `members: "all"` })),
];

/** A condition of a query left out: a `.where(…)`, or a part of one written as SQL. */
function changesOfQueries(text: string, mask: string): Change[] {
  const wheres = spansOf(mask, /\.where\(/, (at, length) => [{ from: at, to: closingOf(mask, at + length - 1) + 1 }]);
  const statements = [...text.matchAll(/`[^`]*`/g)].map(stretch).map(({ from, to }) => ({ from: from + 1, to: to - 1 }));
  return [...wheres.map((span) => ({ span, by: "" })), ...statements.flatMap((span) => partsOfQuery(text, span).map((part) => ({ span: part, by: "true" })))];
}

type Declared = { readonly name: string; readonly span: Span };

/** The named functions of a built file. */
function functionsIn(text: string, { file, functions }: Deciding): Declared[] {
  const all = [...text.matchAll(/^(?:export )?(?:async )?(?:function|const) (\w+)/gm)];
  const declared = all.map(({ index, 1: name = "" }, place): Declared => ({ name, span: { from: index, to: all[place + 1]?.index ?? text.length } }));
  const absent = functions.filter((name) => declared.every((one) => one.name !== name));
  if (absent.length > 0) throw new Error(`${file} has no function ${absent.join(", ")}`);
  return declared.filter(({ name }) => functions.includes(name));
}

/** Every mutant of the deciding functions of a file. */
export function predicateMutants(deciding: Deciding, read: (file: string) => string): Mutant[] {
  const { file, tests } = deciding;
  const text = read(file);
  return functionsIn(text, deciding).flatMap(({ name, span: { from, to } }) => {
    const part = text.slice(from, to);
    const mask = maskProgram(part);
    const always = conditionsIn(mask).flatMap((span) => ["true", "false"].map((by) => ({ span, by })));
    const changes = [...always, ...changesOfWords(part), ...changesOfQueries(part, mask)].filter(
      ({ span, by }) => part.slice(span.from, span.to) !== by && part.charAt(span.from) !== "{",
    );
    return changes.map(({ span, by }) => ({
      kind: "shoes",
      name: `${name}: ${sayOf(part, span)} ${by === "" ? "left out" : `→ ${by}`}`,
      file,
      text: replaced(text, { from: from + span.from, to: from + span.to }, by),
      tests,
    }));
  });
}
