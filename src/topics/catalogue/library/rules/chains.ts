/** What a chain of mappings says: a suggestion with its relationship, never more than its weakest link allows. */
import type { Relationship } from "#topics/catalogue/formats/model";
import type { Chain, Destination, Hop } from "../model.ts";

const isSame = (relationship: Relationship) => relationship === "equal-to" || relationship === "equivalent-to";

/**
 * Two links of a chain as one (set theory behind the OSCAL mapping model): the same as the same is the same, a part of a part is a part,
 * the whole of a whole is the whole; of anything else no more is known than that both touch.
 */
export function composed(first: Relationship, second: Relationship): Relationship {
  if (first === "no-relationship" || second === "no-relationship") return "no-relationship";
  if (first === "equal-to") return second;
  if (second === "equal-to") return first;
  if (first === "equivalent-to") return second;
  if (second === "equivalent-to") return first;
  return first === second ? first : "intersects-with";
}

/** The relationship from one end of a chain to the other. */
export const relationshipOf = (hops: readonly Pick<Hop, "relationship">[]): Relationship => hops.map(({ relationship }) => relationship).reduce(composed, "equal-to");

const strength: Readonly<Record<Relationship, number>> = {
  "equal-to": 5,
  "equivalent-to": 4,
  "superset-of": 3,
  "subset-of": 3,
  "intersects-with": 2,
  "no-relationship": 0,
};

/** What a requirement has to do with another: the best chain that leads there. */
export type Related = { readonly from: string; readonly to: Destination; readonly relationship: Relationship; readonly path: readonly Hop[] };

const better = (one: Related, other: Related): boolean =>
  strength[one.relationship] > strength[other.relationship] || (strength[one.relationship] === strength[other.relationship] && one.path.length < other.path.length);

const endOf = ({ from, to }: Pick<Related, "from" | "to">) => JSON.stringify([from, to.requirement?.key ?? [to.space, to.name]]);

/** The best chain to every end, strongest first; what has no relationship is left out. */
export function relatedThrough(chains: readonly Chain[]): readonly Related[] {
  const best = new Map<string, Related>();
  for (const { from, to, hops } of chains) {
    const one: Related = { from, to, relationship: relationshipOf(hops), path: hops };
    const known = best.get(endOf(one));
    if (one.relationship !== "no-relationship" && (!known || better(one, known))) best.set(endOf(one), one);
  }
  return [...best.values()].toSorted((a, b) => strength[b.relationship] - strength[a.relationship] || a.path.length - b.path.length || (a.to.name < b.to.name ? -1 : 1));
}

/** Both ask for the same: only here may an answer be taken over, and only after a person has confirmed it. */
export const asksTheSame = ({ relationship }: Pick<Related, "relationship">): boolean => isSame(relationship);
