import { sql } from "kysely";
import type { CooperativeId, MemberId } from "#kernel/ids";
import type { Tx } from "#platform/db/transact";
import { inquiryEntry, type Inquiry, type InquiryEntry, type InquiryMessage, type InquiryState } from "./model.ts";

export type InquiryFilter = {
  readonly cooperativeId: CooperativeId;
  readonly memberId?: MemberId | undefined;
  readonly campaignId?: string | undefined;
  readonly inquiryId?: string | undefined;
  readonly state?: InquiryState | undefined;
  readonly text?: string | undefined;
};

const like = (text: string) => `%${text.replaceAll(/[\\%_]/g, (sign) => `\\${sign}`)}%`;

/** The title of a section or the text of a question out of the questionnaire. */
const worded = (path: "title" | "text", level: "sections[*]" | "sections[*].questions[*]", column: "section" | "question") =>
  sql<string>`coalesce(jsonb_path_query_first(q.definition, ${sql.raw(`'$.${level} ? (@.key == $key).${path}'`)}, jsonb_build_object('key', i.${sql.raw(column)})) #>> '{}', i.${sql.raw(column)})`;

const matching = ({ cooperativeId, memberId, campaignId, inquiryId, state, text }: InquiryFilter) => sql`
  i.cooperative_id = ${cooperativeId}
  and (${memberId ?? null}::text is null or i.member_id = ${memberId ?? null})
  and (${campaignId ?? null}::uuid is null or i.campaign_id = ${campaignId ?? null}::uuid)
  and (${inquiryId ?? null}::uuid is null or i.id = ${inquiryId ?? null}::uuid)
  and (${state ?? null}::text is null or i.state = ${state ?? null})
  and (${text === undefined ? null : like(text)}::text is null or m.name ilike ${text === undefined ? null : like(text)}
    or exists (select from inquiry_message t where t.member_id = i.member_id and t.inquiry_id = i.id and t.text ilike ${text === undefined ? null : like(text)}))`;

type Row = Omit<InquiryEntry, "askedAt" | "changedAt"> & { askedAt: Date; changedAt: Date };

const fromRow = (row: Row): InquiryEntry => inquiryEntry.parse({ ...row, askedAt: row.askedAt.toISOString(), changedAt: row.changedAt.toISOString() });

const byTurn = sql`array_position(array['open', 'answered', 'closed'], i.state), i.changed_at, i.id`;

/** Threads that match, those where the office has the word first, then the longest waiting; only those shown are put in words. One statement. */
export async function findInquiries(tx: Tx, filter: InquiryFilter, cut: { readonly limit: number; readonly offset: number }): Promise<InquiryEntry[]> {
  const { rows } = await sql<Row>`
    select i.id, i.member_id as "memberId", i.member_name as "memberName", i.campaign_id as "campaignId", c.title as "campaignTitle", i.section, i.question, i.state,
      ${worded("title", "sections[*]", "section")} as "sectionTitle", ${worded("text", "sections[*].questions[*]", "question")} as "questionText",
      i.asked_at as "askedAt", i.changed_at as "changedAt", last.messages, last.author as "lastAuthor", last.text as "lastText"
    from (
      select i.*, m.name as member_name from inquiry i join member m on m.id = i.member_id
      where ${matching(filter)} order by ${byTurn} limit ${cut.limit} offset ${cut.offset}) i
    join campaign c on c.cooperative_id = i.cooperative_id and c.id = i.campaign_id
    join questionnaire q on q.cooperative_id = c.cooperative_id and q.id = c.questionnaire_id
    cross join lateral (
      select (count(*) over ())::int as messages, t.author_name as author, t.text from inquiry_message t
      where t.member_id = i.member_id and t.inquiry_id = i.id order by t.written_at desc, t.id desc limit 1) last
    order by ${byTurn}`.execute(tx);
  return rows.map(fromRow);
}

export type InquiryCounts = { readonly open: number; readonly answered: number; readonly closed: number };

/** How many threads match in each state. */
export async function countInquiries(tx: Tx, filter: InquiryFilter): Promise<InquiryCounts> {
  const { rows } = await sql<InquiryCounts>`
    select count(*) filter (where i.state = 'open')::int as open, count(*) filter (where i.state = 'answered')::int as answered, count(*) filter (where i.state = 'closed')::int as closed
    from inquiry i join member m on m.id = i.member_id where ${matching({ ...filter, state: undefined })}`.execute(tx);
  return rows[0] ?? { open: 0, answered: 0, closed: 0 };
}

/** The messages of a thread in the order they were written. */
export async function findMessages(tx: Tx, memberId: string, inquiryId: string): Promise<InquiryMessage[]> {
  const rows = await tx
    .selectFrom("inquiry_message")
    .select(["id", "author_name", "author_role", "text", "written_at"])
    .where("member_id", "=", memberId)
    .where("inquiry_id", "=", inquiryId)
    .orderBy("written_at")
    .orderBy("id")
    .execute();
  return rows.map((row) => ({
    id: row.id,
    author: row.author_name,
    byOffice: row.author_role === "office",
    text: row.text,
    at: row.written_at.toISOString(),
  }));
}

const columns = ["id", "campaign_id as campaignId", "section", "question", "state", "asked_by as askedBy", "delegation_id as delegationId"] as const;

const asInquiry = <Known extends { readonly state: string }>(row: Known) => ({ ...row, state: inquiryEntry.shape.state.parse(row.state) });

/** An inquiry, locked until the transaction ends. */
export async function lockInquiry(tx: Tx, memberId: string, id: string): Promise<Inquiry | undefined> {
  const row = await tx.selectFrom("inquiry").select(columns).where("member_id", "=", memberId).where("id", "=", id).forUpdate().executeTakeFirst();
  return row && asInquiry(row);
}

export type NewInquiry = Omit<Inquiry, "state"> & { readonly cooperativeId: CooperativeId; readonly memberId: MemberId; readonly at: Date };

/** Opens a thread, or finds and reopens the one that is not closed; two at once end in one. Answers its id. */
export async function openInquiry(tx: Tx, { id, cooperativeId, memberId, campaignId, section, question, askedBy, delegationId, at }: NewInquiry): Promise<string> {
  const row = await tx
    .insertInto("inquiry")
    .values({
      id,
      cooperative_id: cooperativeId,
      member_id: memberId,
      campaign_id: campaignId,
      section,
      question,
      state: "open",
      asked_by: askedBy,
      delegation_id: delegationId,
      asked_at: at,
      changed_at: at,
    })
    .onConflict((c) =>
      c
        .columns(["member_id", "campaign_id", "question"])
        .where(sql<boolean>`state <> 'closed'`)
        .doUpdateSet({ state: "open", changed_at: at }),
    )
    .returning("id")
    .executeTakeFirstOrThrow();
  return row.id;
}

export async function saveInquiryState(
  tx: Tx,
  { memberId, id, state, at }: { readonly memberId: string; readonly id: string; readonly state: InquiryState; readonly at: Date },
): Promise<void> {
  await tx.updateTable("inquiry").set({ state, changed_at: at }).where("member_id", "=", memberId).where("id", "=", id).execute();
}

export type NewMessage = {
  readonly id: string;
  readonly cooperativeId: CooperativeId;
  readonly memberId: MemberId;
  readonly inquiryId: string;
  readonly author: string;
  readonly role: string;
  readonly personId: string | null;
  readonly text: string;
  readonly at: Date;
};

export async function insertMessage(tx: Tx, { id, cooperativeId, memberId, inquiryId, author, role, personId, text, at }: NewMessage): Promise<void> {
  await tx
    .insertInto("inquiry_message")
    .values({
      id,
      cooperative_id: cooperativeId,
      member_id: memberId,
      inquiry_id: inquiryId,
      author_name: author,
      author_role: role,
      author_person_id: personId,
      text,
      written_at: at,
    })
    .execute();
}

/** Where somebody without account can be written to. */
export async function findContributorAddress(tx: Tx, memberId: string, delegationId: string): Promise<{ readonly name: string; readonly email: string } | undefined> {
  const row = await tx
    .selectFrom("delegation")
    .select(["name", "email"])
    .where("member_id", "=", memberId)
    .where("id", "=", delegationId)
    .where("revoked_at", "is", null)
    .executeTakeFirst();
  return row?.email ? { name: row.name, email: row.email } : undefined;
}
