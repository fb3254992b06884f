/** The questionnaires of a cooperative, as they lie in the database. */
import { sql } from "kysely";
import type { CooperativeId } from "#kernel/ids";
import type { Tx } from "#platform/db/transact";
import { definition as definitionOf, draftDefinition, questionnaireStates, type Definition } from "./model.ts";

type State = (typeof questionnaireStates)[number];
const stateOf = (state: string): State => questionnaireStates.find((known) => known === state) ?? "withdrawn";

/** Where a questionnaire is. */
export type QuestionnairePlace = { readonly cooperativeId: CooperativeId; readonly questionnaireId: string };

const at = (tx: Tx, { cooperativeId, questionnaireId }: QuestionnairePlace) =>
  tx.selectFrom("questionnaire").where("questionnaire.cooperative_id", "=", cooperativeId).where("questionnaire.id", "=", questionnaireId);

/** All questionnaires of a cooperative with their size, drafts first, then by title and newest version; the content stays where it is. */
export async function findQuestionnaires(tx: Tx, cooperativeId: CooperativeId, state?: State) {
  const rows = await tx
    .selectFrom("questionnaire")
    .select(["id", "key", "version", "state", "title", "changed_at as changedAt", "published_at as publishedAt"])
    .select([
      sql<number>`jsonb_array_length(definition->'sections')`.as("sections"),
      sql<number>`(select coalesce(sum(jsonb_array_length(s->'questions')), 0)::int from jsonb_array_elements(definition->'sections') s)`.as("questions"),
      sql<number>`(select coalesce(sum((s->>'minutes')::int), 0)::int from jsonb_array_elements(definition->'sections') s)`.as("minutes"),
    ])
    .where("cooperative_id", "=", cooperativeId)
    .$if(state !== undefined, (query) => query.where("state", "=", state ?? ""))
    .orderBy(sql`case state when 'draft' then 1 when 'published' then 2 else 3 end`)
    .orderBy(sql`title collate "und-x-icu"`)
    .orderBy("version", "desc")
    .execute();
  return rows.map((row) => ({ ...row, state: stateOf(row.state) }));
}

/** One questionnaire, drafts included; undefined where there is none for this actor. */
export async function findQuestionnaire(tx: Tx, place: QuestionnairePlace) {
  const row = await at(tx, place)
    .leftJoin("person", "person.id", "questionnaire.changed_by")
    .select(["questionnaire.id", "questionnaire.key", "questionnaire.version", "questionnaire.state", "questionnaire.revision", "questionnaire.definition"])
    .select(["questionnaire.changed_at as changedAt", "questionnaire.published_at as publishedAt", "person.name as changedBy"])
    .executeTakeFirst();
  return row && { ...row, state: stateOf(row.state), definition: draftDefinition.parse(row.definition) };
}

/** Parsed contents of published questionnaires by their place: they never change (a trigger refuses it), so parsing once is enough. */
const parsed = new Map<string, Definition>();
const mostParsed = 50;

/**
 * The content of a questionnaire that is or was published; undefined for drafts and where there is none for this actor. Every call
 * asks the database whether the actor may see it; only the reading of the content is remembered.
 */
export async function findDefinition(tx: Tx, place: QuestionnairePlace): Promise<Definition | undefined> {
  const visible = await at(tx, place).select("published_at").where("published_at", "is not", null).executeTakeFirst();
  if (!visible) return undefined;
  const name = `${place.cooperativeId} ${place.questionnaireId} ${visible.published_at?.toISOString()}`;
  const known = parsed.get(name);
  if (known) return known;
  const row = await at(tx, place).select("definition").executeTakeFirstOrThrow();
  const content = definitionOf.parse(row.definition);
  const [oldest] = parsed.keys();
  if (parsed.size >= mostParsed && oldest !== undefined) parsed.delete(oldest);
  parsed.set(name, content);
  return content;
}

/** Every version under one key with its state and content. */
export async function findVersions(tx: Tx, cooperativeId: CooperativeId, key: string) {
  const rows = await tx
    .selectFrom("questionnaire")
    .select(["version", "state", "definition"])
    .where("cooperative_id", "=", cooperativeId)
    .where("key", "=", key)
    .orderBy("version")
    .execute();
  return rows.map((row) => ({ version: row.version, state: stateOf(row.state), definition: draftDefinition.parse(row.definition) }));
}

/** The keys in use, and the newest published version of each. */
export async function findKeys(tx: Tx, cooperativeId: CooperativeId): Promise<ReadonlyMap<string, number | null>> {
  const rows = await tx
    .selectFrom("questionnaire")
    .select((e) => ["key", e.fn.max("version").filterWhere("state", "=", "published").as("published")])
    .where("cooperative_id", "=", cooperativeId)
    .groupBy("key")
    .execute();
  return new Map(rows.map(({ key, published }) => [key, published]));
}

export type NewQuestionnaire = {
  readonly cooperativeId: CooperativeId;
  readonly id: string;
  readonly key: string;
  readonly version: number;
  readonly state: "draft" | "published";
  readonly definition: Definition;
  readonly by: string | null;
  readonly at: Date;
};

/** Answers whether it was kept; false when somebody else took key and version at the same moment. */
export async function insertQuestionnaire(tx: Tx, { cooperativeId, by, at: now, definition, ...row }: NewQuestionnaire): Promise<boolean> {
  const kept = await tx
    .insertInto("questionnaire")
    .values({
      ...row,
      cooperative_id: cooperativeId,
      title: definition.title,
      definition: JSON.stringify(definition),
      changed_at: now,
      changed_by: by,
      published_at: row.state === "published" ? now : null,
    })
    .onConflict((conflict) => conflict.columns(["cooperative_id", "key", "version"]).doNothing())
    .returning("id")
    .executeTakeFirst();
  return kept !== undefined;
}

/** What one change is written on: the draft as the writer saw it, by whom and when. */
export type Writing = QuestionnairePlace & { readonly revision: number; readonly by: string | null; readonly at: Date };

const draftAsSeen = (tx: Tx, { cooperativeId, questionnaireId, revision }: Writing) =>
  tx
    .updateTable("questionnaire")
    .where("cooperative_id", "=", cooperativeId)
    .where("id", "=", questionnaireId)
    .where("state", "=", "draft")
    .where("revision", "=", revision)
    .returning("revision");

/** Keeps a draft's new content; answers the new revision, or undefined when the draft has changed meanwhile. */
export async function saveDraft(tx: Tx, writing: Writing, content: Definition): Promise<number | undefined> {
  const row = await draftAsSeen(tx, writing)
    .set({
      definition: JSON.stringify(content),
      title: content.title,
      changed_at: writing.at,
      changed_by: writing.by,
      revision: writing.revision + 1,
    })
    .executeTakeFirst();
  return row?.revision;
}

/** Publishes a draft as it was seen; undefined when it has changed meanwhile. */
export async function savePublished(tx: Tx, writing: Writing): Promise<number | undefined> {
  const row = await draftAsSeen(tx, writing)
    .set({ state: "published", published_at: writing.at, changed_at: writing.at, changed_by: writing.by, revision: writing.revision + 1 })
    .executeTakeFirst();
  return row?.revision;
}

/** Withdraws a published questionnaire; answers whether there was one. */
export async function saveWithdrawn(tx: Tx, { cooperativeId, questionnaireId }: QuestionnairePlace, now: Date): Promise<boolean> {
  const row = await tx
    .updateTable("questionnaire")
    .set({ state: "withdrawn", changed_at: now })
    .where("cooperative_id", "=", cooperativeId)
    .where("id", "=", questionnaireId)
    .where("state", "=", "published")
    .returning("id")
    .executeTakeFirst();
  return row !== undefined;
}

/** Throws a draft away; answers whether there was one. */
export async function removeDraft(tx: Tx, { cooperativeId, questionnaireId }: QuestionnairePlace): Promise<boolean> {
  const row = await tx
    .deleteFrom("questionnaire")
    .where("cooperative_id", "=", cooperativeId)
    .where("id", "=", questionnaireId)
    .where("state", "=", "draft")
    .returning("id")
    .executeTakeFirst();
  return row !== undefined;
}
