/** What happens to a check as a whole, its areas and its evidence. */
import { sql } from "kysely";
import type { Tx } from "#platform/db/transact";
import type { CheckState } from "../model.ts";
import type { Hand } from "./answers.ts";
import type { CheckPlace } from "./rows.ts";

/** Locks a check until the transaction ends, so that answering and handing in do not cross. */
export async function lockCheck(tx: Tx, { memberId, checkId }: CheckPlace): Promise<boolean> {
  const row = await tx.selectFrom("member_check").select("id").where("member_id", "=", memberId).where("id", "=", checkId).forUpdate().executeTakeFirst();
  return row !== undefined;
}

const unverified = { verified_at: null, verified_by_name: null };
const unsigned = { closed_at: null, closed_by_name: null };

/** Moves a check on, with who and when as it will be read later. */
export async function saveCheckState(
  tx: Tx,
  { memberId, checkId }: CheckPlace,
  { state, reason = "" }: { readonly state: CheckState; readonly reason?: string },
  { at, name }: Hand,
): Promise<void> {
  const facts = {
    draft: {},
    "in-progress": { ...unverified, ...unsigned, submitted_at: null, submitted_by_name: null },
    submitted: { submitted_at: at, submitted_by_name: name, return_reason: "", ...unverified, ...unsigned },
    returned: { return_reason: reason, ...unverified, ...unsigned },
    verified: { verified_at: at, verified_by_name: name },
    closed: { closed_at: at, closed_by_name: name },
  }[state];
  await tx
    .updateTable("member_check")
    .set({ state, changed_at: at, ...facts })
    .where("member_id", "=", memberId)
    .where("id", "=", checkId)
    .execute();
}

/** Says who sees to an area; false where the check has no such area. */
export async function saveAssignment(tx: Tx, { memberId, checkId }: CheckPlace, area: string, person: { readonly id: string; readonly name: string } | null): Promise<boolean> {
  const row = await tx
    .updateTable("check_area")
    .set({ assigned_to: person?.id ?? null, assigned_name: person?.name ?? null })
    .where("member_id", "=", memberId)
    .where("check_id", "=", checkId)
    .where("area_key", "=", area)
    .where("asked", ">", 0)
    .returning("area_key")
    .executeTakeFirst();
  return row !== undefined;
}

export type NewEvidence = {
  readonly id: string;
  readonly key: string;
  readonly kind: "file" | "link" | "document";
  readonly title: string;
  readonly address: string | null;
  readonly file: { readonly id: string; readonly sha256: string } | null;
  readonly expiresOn: string | null;
};

/** Keeps an evidence. */
export async function insertEvidence(
  tx: Tx,
  { cooperativeId, memberId, checkId }: CheckPlace & { readonly cooperativeId: string },
  added: NewEvidence,
  { at, name }: Hand,
): Promise<void> {
  await tx
    .insertInto("check_evidence")
    .values({
      cooperative_id: cooperativeId,
      member_id: memberId,
      id: added.id,
      check_id: checkId,
      requirement_key: added.key,
      kind: added.kind,
      title: added.title,
      address: added.address,
      file_id: added.file?.id ?? null,
      sha256: added.file?.sha256 ?? null,
      expires_on: added.expiresOn,
      added_at: at,
      added_by_name: name,
    })
    .execute();
}

/** An evidence with its file. */
export async function findEvidence(tx: Tx, { memberId, checkId }: CheckPlace, evidenceId: string) {
  return tx
    .selectFrom("check_evidence")
    .select(["id", "title", "requirement_key as key", "file_id as fileId", "sha256"])
    .where("member_id", "=", memberId)
    .where("check_id", "=", checkId)
    .where("id", "=", evidenceId)
    .executeTakeFirst();
}

/** Takes an evidence away; false where there is none. */
export async function removeEvidence(tx: Tx, { memberId, checkId }: CheckPlace, evidenceId: string): Promise<boolean> {
  const row = await tx
    .deleteFrom("check_evidence")
    .where("member_id", "=", memberId)
    .where("check_id", "=", checkId)
    .where("id", "=", evidenceId)
    .returning("id")
    .executeTakeFirst();
  return row !== undefined;
}

/** Checks that run or ended within forty days. */
const recent = (cooperativeId: string, day: string) => sql`member_check c join check_round r on r.cooperative_id = c.cooperative_id and r.id = c.round_id
  and c.cooperative_id = ${cooperativeId} and (r.closed_at is null or r.closed_at > ${day}::date - 40)`;

/** Notes the counts of these checks, by area and as sums; running it again on a day renews that day's figures. Two statements. */
export async function insertStandings(tx: Tx, cooperativeId: string, day: string): Promise<number> {
  await sql`
    insert into check_standing_total as s (cooperative_id, member_id, check_id, taken_on, asked, yes, partly, no, dispensable, shared, verified)
    select t.cooperative_id, t.member_id, t.check_id, ${day}::date, t.asked, t.yes, t.partly, t.no, t.dispensable, t.shared, t.verified
    from ${recent(cooperativeId, day)} join check_total t on t.member_id = c.member_id and t.check_id = c.id
    on conflict (member_id, check_id, taken_on) do update set asked = excluded.asked, yes = excluded.yes, partly = excluded.partly, no = excluded.no,
      dispensable = excluded.dispensable, shared = excluded.shared, verified = excluded.verified`.execute(tx);
  const { rows } = await sql<{ taken: number }>`
    with taken as (
      insert into check_standing as s (cooperative_id, member_id, check_id, area_key, taken_on, asked, yes, partly, no, dispensable, shared, verified)
      select a.cooperative_id, a.member_id, a.check_id, a.area_key, ${day}::date, a.asked, a.yes, a.partly, a.no, a.dispensable, a.shared, a.verified
      from ${recent(cooperativeId, day)} join check_area a on a.member_id = c.member_id and a.check_id = c.id
      on conflict (member_id, check_id, area_key, taken_on) do update set asked = excluded.asked, yes = excluded.yes, partly = excluded.partly, no = excluded.no,
        dispensable = excluded.dispensable, shared = excluded.shared, verified = excluded.verified
      returning 1
    ) select count(*)::int as taken from taken`.execute(tx);
  return rows[0]?.taken ?? 0;
}

export type StandingRow = {
  readonly checkId: string;
  readonly memberId: string;
  readonly name: string;
  readonly scope: string;
  readonly takenOn: string;
  readonly asked: number;
  readonly yes: number;
  readonly partly: number;
  readonly no: number;
  readonly dispensable: number;
  readonly shared: number;
  readonly verified: number;
};

/** The last counts of every check of a round on or before a day. */
export async function findStandings(tx: Tx, { cooperativeId, roundId }: { readonly cooperativeId: string; readonly roundId: string }, on: string): Promise<StandingRow[]> {
  const { rows } = await sql<StandingRow>`
    select s.check_id as "checkId", s.member_id as "memberId", m.name, c.scope, s.taken_on::text as "takenOn", s.asked, s.yes, s.partly, s.no, s.dispensable,
      s.shared, s.verified
    from check_standing_total s
    join member_check c on c.member_id = s.member_id and c.id = s.check_id and c.round_id = ${roundId}::uuid
    join member m on m.id = s.member_id
    where s.cooperative_id = ${cooperativeId}
      and s.taken_on = (select max(l.taken_on) from check_standing_total l where l.member_id = s.member_id and l.check_id = s.check_id and l.taken_on <= ${on}::date)
    order by m.name collate "und-x-icu", c.scope`.execute(tx);
  return rows;
}

/** The days on which a round's counts were noted, newest first. */
export async function findStandingDays(tx: Tx, { cooperativeId, roundId }: { readonly cooperativeId: string; readonly roundId: string }): Promise<string[]> {
  const { rows } = await sql<{ day: string }>`
    select distinct s.taken_on::text as day from check_standing_total s join member_check c on c.member_id = s.member_id and c.id = s.check_id and c.round_id = ${roundId}::uuid
    where s.cooperative_id = ${cooperativeId} order by 1 desc limit 120`.execute(tx);
  return rows.map(({ day }) => day);
}
