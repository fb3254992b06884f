/** Searching requirements: German full text, beginnings of words and of numbers, best first. */
import { sql } from "kysely";
import type { Tx } from "#platform/db/transact";
import type { VersionPlace } from "./catalogues.ts";

/** What was asked for; `words` is what was typed, the other two are made of it. */
export type Search = {
  readonly area?: string | undefined;
  readonly modal?: string | undefined;
  readonly level?: string | undefined;
  readonly effort?: number | undefined;
  readonly withdrawn: boolean;
  readonly words?: string | undefined;
  readonly beginnings: string | null;
  readonly number: string;
};

/** The words in any form, or words that begin like them: what ranks. In a select of its own it is worked out once, not for every row. */
const strong = ({ words, beginnings }: Search) =>
  beginnings === null ? sql`(select websearch_to_tsquery('german', ${words}))` : sql`(select websearch_to_tsquery('german', ${words}) || to_tsquery('simple', ${beginnings}))`;

/** Also what begins like their stems – „prüfen“ finds „prüft“ –, which comes last because it ranks with nothing. */
const wide = (search: Search) => (search.beginnings === null ? strong(search) : sql`(select ${strong(search)} || to_tsquery('german', ${search.beginnings}))`);

const matching = (tx: Tx, { cooperativeId, versionId }: VersionPlace, search: Search) =>
  tx
    .selectFrom("requirement")
    .where("cooperative_id", "=", cooperativeId)
    .where("version_id", "=", versionId)
    .where("withdrawn", "=", search.withdrawn)
    .$if(search.area !== undefined, (q) => q.where("area_key", "=", search.area ?? ""))
    .$if(search.modal !== undefined, (q) => q.where("modal", "=", search.modal ?? ""))
    .$if(search.level !== undefined, (q) => q.where("level", "=", search.level ?? ""))
    .$if(search.effort !== undefined, (q) => q.where("effort", "=", search.effort ?? 0))
    .$if(search.words !== undefined, (q) => q.where(sql<boolean>`(search @@ ${wide(search)} or label ilike ${search.number})`));

/** A part of what was found. */
export type Span = { readonly limit: number; readonly offset: number };

/**
 * The keys of what matches, best first, and how many there are in all; without words in the order of the catalogue. A whole number, or its
 * beginning, goes before any text.
 */
export async function findMatches(tx: Tx, place: VersionPlace, search: Search, span: Span): Promise<{ readonly keys: readonly string[]; readonly found: number }> {
  const rows = await matching(tx, place, search)
    .select(["key", sql<number>`(count(*) over ())::int`.as("found")])
    .$if(search.words !== undefined, (q) =>
      q
        .orderBy(sql`lower(label) = lower(${search.words})`, "desc")
        .orderBy(sql`label ilike ${search.number}`, "desc")
        .orderBy(sql`ts_rank(search, ${strong(search)})`, "desc"),
    )
    .orderBy("position")
    .limit(span.limit)
    .offset(span.offset)
    .execute();
  return { keys: rows.map(({ key }) => key), found: rows[0]?.found ?? 0 };
}

/** Which gradings a version knows at all. */
export async function findGraded(tx: Tx, { cooperativeId, versionId }: VersionPlace) {
  return tx
    .selectFrom("requirement")
    .select([
      sql<boolean>`coalesce(bool_or(modal is not null), false)`.as("modal"),
      sql<boolean>`coalesce(bool_or(level is not null), false)`.as("level"),
      sql<boolean>`coalesce(bool_or(effort is not null), false)`.as("effort"),
      sql<boolean>`coalesce(bool_or(withdrawn), false)`.as("withdrawn"),
    ])
    .where("cooperative_id", "=", cooperativeId)
    .where("version_id", "=", versionId)
    .executeTakeFirstOrThrow();
}
