/** What is counted and published, and what was agreed on open slips. */
import { sql } from "kysely";
import { cooperativeOf, type CooperativeId, type MemberId } from "#kernel/ids";
import type { Tx } from "#platform/db/transact";
import { openSlipsAgreement, readingFigure, type Count, type OpenSlipsAgreement, type ReadingFigure } from "../model.ts";
import type { ReadingPlace } from "./acknowledgements.ts";

/** Published figures the actor may see, oldest first. */
export async function findFigures(
  tx: Tx,
  { cooperativeId, memberId, acknowledgementId }: { cooperativeId: CooperativeId; memberId?: MemberId; acknowledgementId?: string },
): Promise<ReadingFigure[]> {
  const rows = await tx
    .selectFrom("acknowledgement_figure")
    .select(["member_id as memberId", "acknowledgement_id as acknowledgementId", "cell", "published_on as publishedOn", "confirmed"])
    .where("cooperative_id", "=", cooperativeId)
    .$if(memberId !== undefined, (query) => query.where("member_id", "=", memberId ?? ""))
    .$if(acknowledgementId !== undefined, (query) => query.where("acknowledgement_id", "=", acknowledgementId ?? ""))
    .orderBy("published_on")
    .execute();
  return rows.map((row) => readingFigure.parse(row));
}

/** Counts every department of an acknowledgement: with codes and on lists. Only the clock sees what it counts. */
export async function findCounts(tx: Tx, { memberId, acknowledgementId }: ReadingPlace): Promise<Count[]> {
  const { rows } = await sql<Count>`
    select d.id as "departmentId", coalesce(c.people, 0)::int as confirmed, coalesce(s.people, 0)::int as attended from acknowledgement_department d
    left join (select department_id, count(*) as people from acknowledgement_confirmation where member_id = ${memberId} and acknowledgement_id = ${acknowledgementId}::uuid
      group by department_id) c on c.department_id = d.id
    left join (select department_id, sum(people) as people from acknowledgement_sheet where member_id = ${memberId} and acknowledgement_id = ${acknowledgementId}::uuid
      group by department_id) s on s.department_id = d.id
    where d.member_id = ${memberId} and d.acknowledgement_id = ${acknowledgementId}::uuid`.execute(tx);
  return rows;
}

/** Publishes figures; a day already published stays as it is. */
export async function insertFigures(tx: Tx, cooperativeId: CooperativeId, figures: readonly ReadingFigure[]): Promise<number> {
  if (figures.length === 0) return 0;
  const rows = figures.map(({ memberId, acknowledgementId, cell, publishedOn, confirmed }) => ({
    cooperative_id: cooperativeId,
    member_id: memberId,
    acknowledgement_id: acknowledgementId,
    cell,
    published_on: publishedOn,
    confirmed,
  }));
  const kept = await tx
    .insertInto("acknowledgement_figure")
    .values(rows)
    .onConflict((conflict) => conflict.columns(["member_id", "acknowledgement_id", "cell", "published_on"]).doNothing())
    .returning("cell")
    .execute();
  return kept.length;
}

/** A member's agreements on open slips, the one in force first. */
export async function findAgreements(tx: Tx, memberId: MemberId): Promise<OpenSlipsAgreement[]> {
  const rows = await tx
    .selectFrom("acknowledgement_agreement")
    .select(["open_slips as openSlips", "basis", "agreed_on as agreedOn", "set_at as setAt", "set_by_name as setByName"])
    .where("member_id", "=", memberId)
    .orderBy("set_at", "desc")
    .orderBy("open_slips")
    .execute();
  return rows.map((row) => openSlipsAgreement.parse(row));
}

/** May open slips be seen in this member today? */
export async function findOpenSlipsAllowed(tx: Tx, memberId: MemberId): Promise<boolean> {
  const { rows } = await sql<{ allowed: boolean }>`select open_slips_allowed(${memberId}) as allowed`.execute(tx);
  return rows[0]?.allowed ?? false;
}

/** Are the open slips of this acknowledgement seen? Agreed when it began, today, and always between: the database decides, as it does for each row. */
export async function findOpenSlipsSeen(tx: Tx, { memberId, acknowledgementId }: ReadingPlace): Promise<boolean> {
  const { rows } = await sql<{ seen: boolean }>`
    select exists (select from acknowledgements_with_open_slips() where member_id = ${memberId} and id = ${acknowledgementId}::uuid) as seen`.execute(tx);
  return rows[0]?.seen ?? false;
}

export async function insertAgreement(tx: Tx, memberId: MemberId, added: OpenSlipsAgreement & { readonly id: string }): Promise<void> {
  const { id, openSlips, basis, agreedOn, setAt, setByName } = added;
  await tx
    .insertInto("acknowledgement_agreement")
    .values({ cooperative_id: cooperativeOf(memberId), member_id: memberId, id, open_slips: openSlips, basis, agreed_on: agreedOn, set_at: setAt, set_by_name: setByName })
    .execute();
}
