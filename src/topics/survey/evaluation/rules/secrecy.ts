/** Who may see how much: nobody sees a neighbour (PRODUCT §2.5). */
import type { SizeClass } from "#topics/members/model";
import type { BySize, QuestionFigures, SectionFigures, Spot, Spread } from "../model.ts";

/** Comparison only with at least so many other members (PRODUCT §2.5). */
export const k = 5;

/** How the members of a closed campaign are counted by size. */
export type CountedBySize = ReadonlyMap<SizeClass, number>;

/**
 * The one group a member is compared with in a campaign: its own size class if at least five others of it were counted, else all members
 * if at least five others were, else none. It is chosen once for the whole campaign and never per question, and nobody is shown both: so
 * no two figures a reader sees can be subtracted from each other to isolate anybody. The reader is taken to be among the counted.
 */
export function groupFor(counted: CountedBySize, own: SizeClass): "own-size" | "all" | null {
  if ((counted.get(own) ?? 0) - 1 >= k) return "own-size";
  const all = [...counted.values()].reduce((sum, count) => sum + count, 0);
  return all - 1 >= k ? "all" : null;
}

/** Within the group a figure is shown only if at least five others gave one; there is no second, larger group to fall back on. */
export const isShown = (count: number): boolean => count - 1 >= k;

/**
 * Readers without a right to names (steering group, auditors, advisers; papers for councils) see nothing of an open campaign, since who
 * watches counts grow sees each neighbour arrive, and nothing of fewer than five members.
 */
export const isWithheld = (names: boolean, campaign: "open" | "closed", counted: number): boolean => !names && (campaign === "open" || counted < k);

/** Size classes may be shown beside the whole if each has at least five members and what is left over is nobody or at least five; else none. */
export function veiledSizes(sizes: readonly BySize[], total: number): BySize[] {
  const shown = sizes.filter(({ count }) => count >= k);
  const rest = total - shown.reduce((sum, { count }) => sum + count, 0);
  return rest === 0 || rest >= k ? shown : [];
}

/** Smallest, largest and sum belong to single members; quartiles do not, from five on. */
export const veiledSpread = (spread: Spread | null): Spread | null => (spread === null || spread.count < k ? null : { ...spread, min: null, max: null, sum: null });

/** A section without what could point to a member. */
export const veiledSection = (section: SectionFigures): SectionFigures => {
  const spread = veiledSpread(section.spread);
  return { ...section, spread, bins: spread ? section.bins : [], bySize: spread ? veiledSizes(section.bySize, spread.count) : [] };
};

/** Questions with gaps or „weiß nicht“ without names, and only where at least five were asked. */
export const veiledSpots = (spots: readonly Spot[]): Spot[] => spots.filter(({ of }) => of >= k).map((spot) => ({ ...spot, who: [] }));

/** A question without names, texts and single values; only where at least five answered. */
export function veiledQuestion(question: QuestionFigures): QuestionFigures {
  const bare = { ...question, values: [], texts: [], table: null, unknownWho: [], unlisted: 0 };
  if (question.answered + question.unknown < k) return { ...bare, choices: [], numbers: null, bySize: [], answered: 0, unknown: 0, before: null, mean: null };
  const choices = question.choices.map((choice) => ({ ...choice, who: [] }));
  return { ...bare, choices, numbers: veiledSpread(question.numbers), bySize: veiledSizes(question.bySize, question.answered) };
}
