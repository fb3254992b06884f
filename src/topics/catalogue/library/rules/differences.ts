/** What a new version changes for those who have answered the old one. Answers are keyed by the stable key, so that is what is compared. */
import { differenceKinds, type DifferenceCounts, type DifferenceKind } from "../model.ts";

/** As much of a requirement as a comparison needs. */
export type Compared = { readonly key: string; readonly label: string; readonly textHash: string; readonly withdrawn: boolean };

/** A requirement that differs, and in what. */
export type Differing = { readonly key: string; readonly kinds: readonly DifferenceKind[] };

function kindsOf(before: Compared | undefined, after: Compared | undefined): readonly DifferenceKind[] {
  const was = before !== undefined && !before.withdrawn;
  const is = after !== undefined && !after.withdrawn;
  if (!was || !is) return was === is ? [] : [is ? "new" : "withdrawn"];
  return [...(before.textHash === after.textHash ? [] : ["changed" as const]), ...(before.label === after.label ? [] : ["renumbered" as const])];
}

/** New, withdrawn, text changed, renumbered; in the order of the new version, what is withdrawn at the end. */
export function differencesBetween(before: readonly Compared[], after: readonly Compared[]): readonly Differing[] {
  const [known, now] = [new Map(before.map((one) => [one.key, one])), new Map(after.map((one) => [one.key, one]))];
  const keys = [...now.keys(), ...[...known.keys()].filter((key) => !now.has(key))];
  return keys.map((key) => ({ key, kinds: kindsOf(known.get(key), now.get(key)) })).filter(({ kinds }) => kinds.length > 0);
}

/** How many requirements there are of each kind; one may be renumbered and changed at once. */
export function countDifferences(differing: readonly Differing[], after: readonly Compared[]): DifferenceCounts {
  const count = (kind: DifferenceKind) => differing.filter(({ kinds }) => kinds.includes(kind)).length;
  const [fresh, withdrawn, renumbered, changed] = [count("new"), count("withdrawn"), count("renumbered"), count("changed")];
  const standing = after.filter((one) => !one.withdrawn).length;
  return { new: fresh, withdrawn, renumbered, changed, unchanged: standing - (differing.length - withdrawn) };
}

/** The differences of one kind, or all. */
export const ofKind = (differing: readonly Differing[], kind: DifferenceKind | undefined): readonly Differing[] =>
  kind === undefined ? differing : differing.filter(({ kinds }) => kinds.includes(kind));

/** Does anything that an answer rests on differ? */
export const changesNothing = (counts: DifferenceCounts): boolean => differenceKinds.every((kind) => counts[kind] === 0);

/** A word or the space between two, and whether the other text has it too. */
export type Piece = { readonly text: string; readonly differs: boolean };

const wordsOf = (text: string): readonly string[] => text.match(/\s+|[^\s]+/g) ?? [];

// Longer texts are shown side by side without marks: a table of 1,000 × 1,000 words is the most that is worth its time.
const mostCells = 1_000_000;

/** Length of the longest common sequence of words from every place on. */
function commonFrom(before: readonly string[], after: readonly string[]): Uint16Array[] {
  const table = Array.from({ length: before.length + 1 }, () => new Uint16Array(after.length + 1));
  for (let i = before.length - 1; i >= 0; i -= 1) {
    const [row, below] = [table[i], table[i + 1]];
    if (!row || !below) continue;
    for (let j = after.length - 1; j >= 0; j -= 1) row[j] = before[i] === after[j] ? (below[j + 1] ?? 0) + 1 : Math.max(below[j] ?? 0, row[j + 1] ?? 0);
  }
  return table;
}

function joined(pieces: readonly Piece[]): readonly Piece[] {
  const all: Piece[] = [];
  for (const piece of pieces) {
    const last = all.at(-1);
    if (last?.differs === piece.differs) all[all.length - 1] = { ...last, text: last.text + piece.text };
    else all.push(piece);
  }
  return all;
}

/** Two wordings word by word: which words only one of them has. */
export function wordsCompared(before: string, after: string): { readonly before: readonly Piece[]; readonly after: readonly Piece[] } {
  const [old, fresh] = [wordsOf(before), wordsOf(after)];
  if (old.length * fresh.length > mostCells) return { before: [{ text: before, differs: false }], after: [{ text: after, differs: false }] };
  const table = commonFrom(old, fresh);
  const left: Piece[] = [];
  const right: Piece[] = [];
  let [i, j] = [0, 0];
  while (i < old.length || j < fresh.length) {
    const [was, is] = [old[i], fresh[j]];
    if (was !== undefined && was === is) {
      left.push({ text: was, differs: false });
      right.push({ text: was, differs: false });
      i += 1;
      j += 1;
    } else if (is === undefined || (was !== undefined && (table[i + 1]?.[j] ?? 0) >= (table[i]?.[j + 1] ?? 0))) {
      left.push({ text: was ?? "", differs: true });
      i += 1;
    } else {
      right.push({ text: is, differs: true });
      j += 1;
    }
  }
  return { before: joined(left), after: joined(right) };
}
