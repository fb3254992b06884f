/** Who runs which version: states of all members that show them. */
import { sql } from "kysely";
import type { CooperativeId, MemberId } from "#kernel/ids";
import type { Tx } from "#platform/db/transact";
import type { VariantState } from "../model.ts";

export type AdoptionRow = {
  readonly memberId: MemberId;
  readonly key: string;
  readonly documentId: string;
  readonly state: VariantState;
  readonly label: string;
  readonly modelVersion: number;
  readonly reviewOn: string | null;
};

/** What stands or is on its way in these members, without what is withdrawn; the database leaves out who shows less than states. */
export async function findAdopted(tx: Tx, cooperativeId: CooperativeId, members: readonly string[]): Promise<AdoptionRow[]> {
  const { rows } = await sql<AdoptionRow>`
    select v.member_id as "memberId", v.key, v.id as "documentId", v.state, m.label, m.version as "modelVersion", v.review_on::text as "reviewOn"
    from document_version v join document_model m on m.cooperative_id = v.cooperative_id and m.id = v.model_id
    where v.cooperative_id = ${cooperativeId} and v.state <> 'withdrawn' and v.member_id = any (${[...members]}::text[])`.execute(tx);
  return rows;
}

export type ShownMember = { readonly memberId: MemberId; readonly memberName: string; readonly shown: boolean; readonly details: boolean };

/** The members of a day by name, with how much they show the reader; a stretch of them. */
export async function findShownMembers(
  tx: Tx,
  cooperativeId: CooperativeId,
  { day, limit, offset }: { readonly day: string; readonly limit: number; readonly offset: number },
): Promise<ShownMember[]> {
  const { rows } = await sql<ShownMember>`
    select m.id as "memberId", m.name as "memberName", m.id in (select members_showing(array['status', 'detail'])) as shown, m.id in (select members_showing(array['detail'])) as details
    from member m where m.cooperative_id = ${cooperativeId} and m.admitted_on <= ${day}::date and (m.left_on is null or m.left_on >= ${day}::date)
      and ((select current_setting('app.members')) = '*' or m.id = any ((select app_members())::text[]))
    order by m.name collate "und-x-icu" limit ${limit} offset ${offset}`.execute(tx);
  return rows;
}

/** How many members there are on a day, and how many of them show less than states. */
export async function findAudience(tx: Tx, cooperativeId: CooperativeId, day: string): Promise<{ members: number; hidden: number }> {
  const { rows } = await sql<{ members: number; hidden: number }>`
    select count(*)::int as members, count(*) filter (where m.id not in (select members_showing(array['status', 'detail'])))::int as hidden
    from member m where m.cooperative_id = ${cooperativeId} and m.admitted_on <= ${day}::date and (m.left_on is null or m.left_on >= ${day}::date)
      and ((select current_setting('app.members')) = '*' or m.id = any ((select app_members())::text[]))`.execute(tx);
  return rows[0] ?? { members: 0, hidden: 0 };
}

/** For every document: in how many members it is in force, and in how many of them in this version of the model. */
export async function findAdoptionCounts(tx: Tx, cooperativeId: CooperativeId): Promise<{ key: string; modelVersion: number; members: number }[]> {
  const { rows } = await sql<{ key: string; modelVersion: number; members: number }>`
    select v.key, m.version as "modelVersion", count(*)::int as members from document_version v
    join document_model m on m.cooperative_id = v.cooperative_id and m.id = v.model_id
    where v.cooperative_id = ${cooperativeId} and v.state = 'published' group by v.key, m.version`.execute(tx);
  return rows;
}
