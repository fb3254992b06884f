/** Two finished texts beside each other, word by word. */
import { wordsCompared, type Piece } from "#topics/catalogue/library/rules/differences";
import { readAloud } from "#topics/documents/models/rules/markup";
import type { Composed } from "../model.ts";

export type DifferingPart = { readonly id: string; readonly title: string; readonly before: readonly Piece[] | null; readonly after: readonly Piece[] | null };

type Read = { readonly title: string; readonly text: string };

const textsOf = ({ sections }: Composed): ReadonlyMap<string, Read> =>
  new Map(sections.flatMap((section) => section.parts.map((part) => [part.id, { title: section.title, text: readAloud(part.blocks) }] as const)));

const whole = (text: string): readonly Piece[] => [{ text, differs: true }];

/** The parts that differ, in the order of the newer text, what is gone at the end; and how many are the same. */
export function differencesBetween(before: Composed, after: Composed): { readonly parts: readonly DifferingPart[]; readonly unchanged: number } {
  const [old, fresh] = [textsOf(before), textsOf(after)];
  const inNew = [...fresh].flatMap(([id, { title, text }]): DifferingPart[] => {
    const was = old.get(id)?.text;
    if (was === text) return [];
    return [was === undefined ? { id, title, before: null, after: whole(text) } : { id, title, ...wordsCompared(was, text) }];
  });
  const gone = [...old].flatMap(([id, { title, text }]): DifferingPart[] => (fresh.has(id) ? [] : [{ id, title, before: whole(text), after: null }]));
  return { parts: [...inNew, ...gone], unchanged: [...fresh].filter(([id, { text }]) => old.get(id)?.text === text).length };
}

/** A wording with the words marked that the one before it does not have. */
export const newWords = (before: string, after: string): Piece[] => [...wordsCompared(before, after).after];

/** A wording before and after; nothing on the side that does not have it. */
export function bothWordings(before: string, after: string): { before: Piece[] | null; after: Piece[] | null } {
  if (before === "" || after === "") return { before: before === "" ? null : [...whole(before)], after: after === "" ? null : [...whole(after)] };
  const compared = wordsCompared(before, after);
  return { before: [...compared.before], after: [...compared.after] };
}
