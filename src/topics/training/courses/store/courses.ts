/** The courses of a cooperative, as they lie in the database. */
import { sql } from "kysely";
import type { CooperativeId } from "#kernel/ids";
import type { Tx } from "#platform/db/transact";
import { course, courseStates, type Course, type CourseState } from "../model.ts";

export type CoursePlace = { readonly cooperativeId: CooperativeId; readonly courseId: string };

const stateOf = (state: string): CourseState => courseStates.find((known) => known === state) ?? "withdrawn";

const at = (tx: Tx, { cooperativeId, courseId }: CoursePlace) => tx.selectFrom("course").where("course.cooperative_id", "=", cooperativeId).where("course.id", "=", courseId);

/** All courses with their size: drafts first, then by title and newest version. */
export async function findCourses(tx: Tx, cooperativeId: CooperativeId) {
  const rows = await tx
    .selectFrom("course")
    .select(["id", "key", "number", "label", "state", "shipped", "title", "changed_at as changedAt"])
    .select([
      sql<string>`definition->>'summary'`.as("summary"),
      sql<string>`definition->>'audience'`.as("audience"),
      sql<number>`(definition->>'minutes')::int`.as("minutes"),
      sql<number>`jsonb_array_length(definition->'lessons')`.as("lessons"),
      sql<number>`(select coalesce(sum(jsonb_array_length(l->'questions')), 0)::int from jsonb_array_elements(definition->'lessons') l)`.as("questions"),
    ])
    .where("cooperative_id", "=", cooperativeId)
    .orderBy(sql`case state when 'draft' then 1 when 'published' then 2 else 3 end`)
    .orderBy(sql`title collate "und-x-icu"`)
    .orderBy("number", "desc")
    .execute();
  return rows.map((row) => ({ ...row, state: stateOf(row.state) }));
}

/** One version of a course, drafts included; undefined where there is none for this actor. */
export async function findCourse(tx: Tx, place: CoursePlace) {
  const row = await at(tx, place)
    .leftJoin("person", "person.id", "course.changed_by")
    .select(["course.id", "course.key", "course.number", "course.label", "course.state", "course.shipped", "course.revision", "course.definition"])
    .select(["course.changed_at as changedAt", "course.published_at as publishedAt", "person.name as changedBy"])
    .executeTakeFirst();
  return row && { ...row, state: stateOf(row.state), definition: course.parse(row.definition) };
}

// Published versions never change (a trigger refuses it), so reading the content once is enough; who may see it is asked every time.
const parsed = new Map<string, Course>();
const mostParsed = 50;

/** The content of a version that is or was published; undefined for drafts and where there is none for this actor. */
export async function findPublished(tx: Tx, place: CoursePlace): Promise<{ readonly key: string; readonly label: string; readonly definition: Course } | undefined> {
  const visible = await at(tx, place).select(["key", "label", "published_at as publishedAt"]).where("published_at", "is not", null).executeTakeFirst();
  if (!visible) return undefined;
  const { key, label, publishedAt } = visible;
  const name = `${place.cooperativeId} ${place.courseId} ${publishedAt?.toISOString()}`;
  const known = parsed.get(name);
  if (known) return { key, label, definition: known };
  const row = await at(tx, place).select("definition").executeTakeFirstOrThrow();
  const definition = course.parse(row.definition);
  const [oldest] = parsed.keys();
  if (parsed.size >= mostParsed && oldest !== undefined) parsed.delete(oldest);
  parsed.set(name, definition);
  return { key, label, definition };
}

/** Every version under one key, newest first. */
export async function findVersions(tx: Tx, cooperativeId: CooperativeId, key: string) {
  const rows = await tx
    .selectFrom("course")
    .select(["id", "number", "label", "state", "shipped", "published_at as publishedAt"])
    .where("cooperative_id", "=", cooperativeId)
    .where("key", "=", key)
    .orderBy("number", "desc")
    .execute();
  return rows.map((row) => ({ ...row, state: stateOf(row.state) }));
}

export type NewCourse = {
  readonly cooperativeId: CooperativeId;
  readonly id: string;
  readonly key: string;
  readonly number: number;
  readonly label: string;
  readonly state: "draft" | "published";
  readonly shipped: boolean;
  readonly definition: Course;
  readonly by: string | null;
  readonly at: Date;
};

/** Keeps a version; false when somebody else took its number, or a draft is open. */
export async function insertCourse(tx: Tx, { cooperativeId, by, at: now, definition, ...row }: NewCourse): Promise<boolean> {
  const kept = await tx
    .insertInto("course")
    .values({
      ...row,
      cooperative_id: cooperativeId,
      title: definition.title,
      definition: JSON.stringify(definition),
      changed_at: now,
      changed_by: by,
      published_at: row.state === "published" ? now : null,
    })
    .onConflict((conflict) => conflict.doNothing())
    .returning("id")
    .executeTakeFirst();
  return kept !== undefined;
}

/** A draft as its writer saw it, who changes it and when. */
export type Writing = CoursePlace & { readonly revision: number; readonly by: string | null; readonly at: Date };

const writing = (tx: Tx, { cooperativeId, courseId, revision }: Writing) =>
  tx.updateTable("course").where("cooperative_id", "=", cooperativeId).where("id", "=", courseId).where("revision", "=", revision).where("state", "=", "draft");

/** Keeps the next state of a draft; undefined when somebody else was faster. */
export async function saveDraft(tx: Tx, written: Writing, { definition, label }: { readonly definition: Course; readonly label: string }): Promise<number | undefined> {
  const row = await writing(tx, written)
    .set({ definition: JSON.stringify(definition), title: definition.title, label, revision: written.revision + 1, changed_at: written.at, changed_by: written.by })
    .returning("revision")
    .executeTakeFirst();
  return row?.revision;
}

/** Publishes a draft; undefined when somebody else was faster. */
export async function savePublished(tx: Tx, written: Writing): Promise<number | undefined> {
  const row = await writing(tx, written)
    .set({ state: "published", revision: written.revision + 1, changed_at: written.at, changed_by: written.by, published_at: written.at })
    .returning("revision")
    .executeTakeFirst();
  return row?.revision;
}

export async function saveWithdrawn(tx: Tx, { cooperativeId, courseId }: CoursePlace): Promise<void> {
  await tx.updateTable("course").set({ state: "withdrawn" }).where("cooperative_id", "=", cooperativeId).where("id", "=", courseId).where("state", "=", "published").execute();
}

export async function removeDraft(tx: Tx, { cooperativeId, courseId }: CoursePlace): Promise<void> {
  await tx.deleteFrom("course").where("cooperative_id", "=", cooperativeId).where("id", "=", courseId).where("state", "=", "draft").execute();
}
