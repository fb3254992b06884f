/** Verbs of oversight: paging, and what a verdict over several chains is. */
import type { ChainVerdict } from "./model.ts";

/** A thing of the trail in words: its kind, and its name; only where it has none the id it is noted by. */
export function spokenThing(
  { object, name }: { readonly object: string; readonly name: string | null },
  kinds: Readonly<Record<string, string>>,
): { readonly kind: string; readonly name: string | null; readonly id: string } {
  const at = object.indexOf(":");
  const kind = at < 0 ? undefined : kinds[object.slice(0, at)];
  return { kind: kind ?? "", name, id: kind === undefined ? object : object.slice(at + 1) };
}

/** Events on one page of the trail: a screen and a half. */
export const eventsPerPage = 50;

/** Letters on one page. */
export const mailsPerPage = 30;

/** How many links of a chain are recomputed at once: about 5 MB of entries. */
export const linksAtOnce = 5_000;

/** How many pages so many entries fill; an empty list has one. */
export const pagesFor = (found: number, perPage: number): number => Math.max(1, Math.ceil(found / perPage));

/** The trail is intact when every chain is, and there is none whose verification found a fault. */
export const isIntact = (chains: readonly ChainVerdict[]): boolean => chains.every(({ fault }) => fault === null);
