/** The model documents of a cooperative, as they lie in the database. */
import { sql } from "kysely";
import type { CooperativeId } from "#kernel/ids";
import type { Tx } from "#platform/db/transact";
import { documentKinds, modelDocument, modelStates, type DocumentKind, type ModelDocument, type ModelState } from "./model.ts";

/** Where a model document is. */
export type ModelPlace = { readonly cooperativeId: CooperativeId; readonly modelId: string };

const stateOf = (state: string): ModelState => modelStates.find((known) => known === state) ?? "withdrawn";
const kindOf = (kind: string | null): DocumentKind | null => documentKinds.find((known) => known === kind) ?? null;

const columns = ["id", "key", "version", "label", "state", "title", "kind", "problems", "changed_at as changedAt", "published_at as publishedAt"] as const;

/** All versions of a cooperative, drafts first, then by title and newest; the texts stay where they are. */
export async function findModels(tx: Tx, cooperativeId: CooperativeId, state?: ModelState) {
  const rows = await tx
    .selectFrom("document_model")
    .select(columns)
    .where("cooperative_id", "=", cooperativeId)
    .$if(state !== undefined, (query) => query.where("state", "=", state ?? ""))
    .orderBy(sql`case state when 'draft' then 1 when 'published' then 2 else 3 end`)
    .orderBy(sql`title collate "und-x-icu"`)
    .orderBy("version", "desc")
    .execute();
  return rows.map((row) => ({ ...row, state: stateOf(row.state), kind: kindOf(row.kind) }));
}

const at = (tx: Tx, { cooperativeId, modelId }: ModelPlace) =>
  tx.selectFrom("document_model").where("document_model.cooperative_id", "=", cooperativeId).where("document_model.id", "=", modelId);

/** One version with its text, drafts included; undefined where there is none for this actor. */
export async function findModel(tx: Tx, place: ModelPlace) {
  const row = await at(tx, place)
    .leftJoin("person", "person.id", "document_model.changed_by")
    .select(columns.map((column) => (column === "id" ? "document_model.id" : column)))
    .select(["document_model.revision", "document_model.body", "content", "person.name as changedBy"])
    .executeTakeFirst();
  return row && { ...row, state: stateOf(row.state), kind: kindOf(row.kind), content: row.content === null ? null : modelDocument.parse(row.content) };
}

/** Parsed texts of versions that are or were published: they never change (a trigger refuses it), so parsing once is enough. */
const parsed = new Map<string, ModelDocument>();
const mostParsed = 60;

/** The text of a version that is or was published. Every call asks the database whether the actor may see it; only the reading is remembered. */
export async function findPublished(tx: Tx, place: ModelPlace): Promise<ModelDocument | undefined> {
  const visible = await at(tx, place).select("published_at").where("published_at", "is not", null).executeTakeFirst();
  if (!visible) return undefined;
  const name = `${place.cooperativeId} ${place.modelId} ${visible.published_at?.toISOString()}`;
  const known = parsed.get(name);
  if (known) return known;
  const row = await at(tx, place).select("content").executeTakeFirstOrThrow();
  const document = modelDocument.parse(row.content);
  const [oldest] = parsed.keys();
  if (parsed.size >= mostParsed && oldest !== undefined) parsed.delete(oldest);
  parsed.set(name, document);
  return document;
}

/** Every version under one key, newest first. */
export async function findVersions(tx: Tx, cooperativeId: CooperativeId, key: string) {
  const rows = await tx
    .selectFrom("document_model")
    .select(["id", "version", "label", "state", "published_at as publishedAt"])
    .where("cooperative_id", "=", cooperativeId)
    .where("key", "=", key)
    .orderBy("version", "desc")
    .execute();
  return rows.map((row) => ({ ...row, state: stateOf(row.state) }));
}

/** The texts a cooperative has published of these keys and not withdrawn, newest first. */
export async function findStandingTexts(tx: Tx, cooperativeId: CooperativeId, keys: readonly string[]): Promise<readonly { key: string; label: string; text: string }[]> {
  if (keys.length === 0) return [];
  return tx
    .selectFrom("document_model")
    .select(["key", "label", "body as text"])
    .where("cooperative_id", "=", cooperativeId)
    .where("state", "=", "published")
    .where("key", "in", keys)
    .orderBy("version", "desc")
    .execute();
}

/** The keys in use. */
export async function findKeys(tx: Tx, cooperativeId: CooperativeId): Promise<readonly string[]> {
  const rows = await tx.selectFrom("document_model").select("key").distinct().where("cooperative_id", "=", cooperativeId).execute();
  return rows.map(({ key }) => key);
}

/** The draft under a key, if one is open. */
export async function findDraft(tx: Tx, cooperativeId: CooperativeId, key: string): Promise<{ id: string; revision: number } | undefined> {
  return tx
    .selectFrom("document_model")
    .select(["id", "revision"])
    .where("cooperative_id", "=", cooperativeId)
    .where("key", "=", key)
    .where("state", "=", "draft")
    .executeTakeFirst();
}

/** A text with what was read from it. */
export type ReadText = {
  readonly text: string;
  readonly document: ModelDocument | null;
  readonly problems: number;
  /** What the draft is called while its head cannot be read. */ readonly title: string;
};

const readColumns = ({ text, document, problems, title }: ReadText) => ({
  body: text,
  content: document === null ? null : JSON.stringify(document),
  problems,
  title: document?.title ?? title,
  ...(document === null ? {} : { label: document.version, kind: document.kind }),
});

export type NewModel = ReadText & {
  readonly cooperativeId: CooperativeId;
  readonly id: string;
  readonly key: string;
  readonly version: number;
  readonly state: "draft" | "published";
  readonly by: string | null;
  readonly at: Date;
};

/** Answers whether it was kept; false when somebody else took key and version at the same moment. */
export async function insertModel(tx: Tx, { cooperativeId, id, key, version, state, by, at: now, ...read }: NewModel): Promise<boolean> {
  const kept = await tx
    .insertInto("document_model")
    .values({
      cooperative_id: cooperativeId,
      id,
      key,
      version,
      state,
      label: "",
      ...readColumns(read),
      changed_at: now,
      changed_by: by,
      published_at: state === "published" ? now : null,
    })
    .onConflict((conflict) => conflict.columns(["cooperative_id", "key", "version"]).doNothing())
    .returning("id")
    .executeTakeFirst();
  return kept !== undefined;
}

/** What a change is written on: the draft as the writer saw it, by whom and when. */
export type Writing = ModelPlace & { readonly revision: number; readonly by: string | null; readonly at: Date };

/** Keeps the text of a draft; undefined when somebody was faster. */
export async function saveText(tx: Tx, { cooperativeId, modelId, revision, by, at: now }: Writing, read: ReadText): Promise<number | undefined> {
  const row = await tx
    .updateTable("document_model")
    .set({ ...readColumns(read), revision: revision + 1, changed_at: now, changed_by: by })
    .where("cooperative_id", "=", cooperativeId)
    .where("id", "=", modelId)
    .where("state", "=", "draft")
    .where("revision", "=", revision)
    .returning("revision")
    .executeTakeFirst();
  return row?.revision;
}

/** From now on the draft never changes; undefined when somebody was faster. */
export async function savePublished(tx: Tx, { cooperativeId, modelId, revision, by, at: now }: Writing): Promise<number | undefined> {
  const row = await tx
    .updateTable("document_model")
    .set({ state: "published", published_at: now, changed_at: now, changed_by: by, revision: revision + 1 })
    .where("cooperative_id", "=", cooperativeId)
    .where("id", "=", modelId)
    .where("state", "=", "draft")
    .where("revision", "=", revision)
    .returning("revision")
    .executeTakeFirst();
  return row?.revision;
}

/** A published version is offered no more. */
export async function saveWithdrawn(tx: Tx, { cooperativeId, modelId }: ModelPlace, now: Date): Promise<boolean> {
  const row = await tx
    .updateTable("document_model")
    .set({ state: "withdrawn", changed_at: now })
    .where("cooperative_id", "=", cooperativeId)
    .where("id", "=", modelId)
    .where("state", "=", "published")
    .returning("id")
    .executeTakeFirst();
  return row !== undefined;
}

/** A draft is thrown away. */
export async function removeDraft(tx: Tx, { cooperativeId, modelId }: ModelPlace): Promise<boolean> {
  const row = await tx
    .deleteFrom("document_model")
    .where("cooperative_id", "=", cooperativeId)
    .where("id", "=", modelId)
    .where("state", "=", "draft")
    .returning("id")
    .executeTakeFirst();
  return row !== undefined;
}

export type NewestModel = {
  readonly id: string;
  readonly key: string;
  readonly version: number;
  readonly label: string;
  readonly title: string;
  readonly kind: DocumentKind;
  readonly summary: string;
  readonly publishedAt: Date;
};

/** The newest version that stands under every key, by kind and title; one key if named. */
export async function findNewest(tx: Tx, cooperativeId: CooperativeId, key?: string): Promise<readonly NewestModel[]> {
  const { rows } = await sql<NewestModel>`
    select * from (
      select distinct on (key) id, key, version, label, title, kind, content->>'summary' as summary, published_at as "publishedAt"
      from document_model where cooperative_id = ${cooperativeId} and state = 'published' and (${key ?? null}::text is null or key = ${key ?? null})
      order by key, version desc) newest
    order by array_position(array['guideline', 'directive', 'procedure', 'leaflet'], kind), title collate "und-x-icu"`.execute(tx);
  return rows;
}
