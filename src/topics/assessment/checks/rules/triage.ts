/** What a new version of a catalogue asks differently. */
import type { Concern, Concerned } from "../model.ts";

/** A requirement as one version has it. */
export type Version = { readonly label: string; readonly title: string; readonly statement: string; readonly textHash: string };

/** The same requirement in the version asked and in the current one; null where it is not asked. */
export type Pair = { readonly key: string; readonly before: Version | null; readonly after: Version | null; readonly answers: number };

/** New, withdrawn, text changed, or only renumbered; null where nothing an answer depends on has changed. */
export function concernOf({ before, after }: Pick<Pair, "before" | "after">): Concern | null {
  if (before === null) return after === null ? null : "new";
  if (after === null) return "withdrawn";
  if (before.textHash !== after.textHash) return "text-changed";
  return before.label === after.label ? null : "renumbered";
}

/** The requirements concerned, in the order they arrive. */
export const concernedBy = (pairs: readonly Pair[]): readonly Concerned[] =>
  pairs.flatMap((pair) => {
    const concern = concernOf(pair);
    if (concern === null) return [];
    const { key, before, after, answers } = pair;
    return [
      {
        key,
        concern,
        oldLabel: before?.label ?? null,
        newLabel: after?.label ?? null,
        oldTitle: before?.title ?? null,
        newTitle: after?.title ?? null,
        oldText: before?.statement ?? null,
        newText: after?.statement ?? null,
        answers,
      },
    ];
  });

/** How many there are of each concern. */
export const concernSums = (all: readonly Concerned[]): Record<Concern, number> => {
  const of = (concern: Concern) => all.filter((one) => one.concern === concern).length;
  return { new: of("new"), withdrawn: of("withdrawn"), renumbered: of("renumbered"), "text-changed": of("text-changed") };
};
