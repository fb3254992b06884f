/** The matrix of a round, from sums and counts alone, and the reminders. */
import { sql } from "kysely";
import type { CooperativeId, MemberId } from "#kernel/ids";
import type { Tx } from "#platform/db/transact";
import type { Counts } from "../model.ts";
import type { RoundPlace } from "./rounds.ts";

export type RoundSum = Counts & { readonly roundId: string; readonly checks: number; readonly submitted: number; readonly closed: number };

/** Counts over the checks of every round that the actor may see; no answer is touched. */
export async function findRoundSums(tx: Tx, cooperativeId: CooperativeId): Promise<RoundSum[]> {
  const { rows } = await sql<RoundSum>`
    select c.round_id as "roundId", count(*)::int as checks, count(*) filter (where c.state in ('submitted', 'verified', 'closed'))::int as submitted,
      count(*) filter (where c.state = 'closed')::int as closed, coalesce(sum(a.asked), 0)::int as asked, coalesce(sum(a.yes), 0)::int as yes,
      coalesce(sum(a.partly), 0)::int as partly, coalesce(sum(a.no), 0)::int as no, coalesce(sum(a.dispensable), 0)::int as dispensable,
      coalesce(sum(a.shared), 0)::int as shared, coalesce(sum(a.verified), 0)::int as verified, coalesce(sum(a.basic_gaps), 0)::int as "basicGaps"
    from member_check c
    left join check_total a on a.cooperative_id = ${cooperativeId} and a.member_id = c.member_id and a.check_id = c.id
    where c.cooperative_id = ${cooperativeId} group by c.round_id`.execute(tx);
  return rows;
}

export type FollowedRow = {
  readonly checkId: string;
  readonly memberId: string;
  readonly name: string;
  readonly scope: string;
  readonly state: string;
  readonly dueOn: string;
  readonly changedAt: Date;
  readonly remindedAt: Date | null;
  readonly counts: Counts;
};

/** Every check of a round with its sums, by name. One statement, one row for each check. */
export async function findFollowed(tx: Tx, { cooperativeId, roundId }: RoundPlace): Promise<FollowedRow[]> {
  const { rows } = await sql<Omit<FollowedRow, "counts"> & Counts>`
    select c.id as "checkId", c.member_id as "memberId", m.name, c.scope, c.state, c.due_on::text as "dueOn", c.changed_at as "changedAt", e.sent_at as "remindedAt",
      coalesce(a.asked, 0) as asked, coalesce(a.yes, 0) as yes, coalesce(a.partly, 0) as partly, coalesce(a.no, 0) as no, coalesce(a.dispensable, 0) as dispensable,
      coalesce(a.shared, 0) as shared, coalesce(a.verified, 0) as verified, coalesce(a.basic_gaps, 0) as "basicGaps"
    from member_check c
    join member m on m.id = c.member_id
    left join check_total a on a.cooperative_id = ${cooperativeId} and a.member_id = c.member_id and a.check_id = c.id
    left join (select check_id, max(sent_at) as sent_at from check_reminder where cooperative_id = ${cooperativeId} group by check_id) e on e.check_id = c.id
    where c.cooperative_id = ${cooperativeId} and c.round_id = ${roundId}::uuid
    order by m.name collate "und-x-icu", c.scope`.execute(tx);
  return rows.map(({ asked, yes, partly, no, dispensable, shared, verified, basicGaps, ...row }) => ({
    ...row,
    counts: { asked, yes, partly, no, dispensable, shared, verified, basicGaps },
  }));
}

/** What has been asked of a check, by area. */
export type AreaCells = ReadonlyMap<string, Counts>;

/** The counts of all areas of some checks, by check. */
export async function findAreaCells(tx: Tx, cooperativeId: string, checks: readonly string[]): Promise<ReadonlyMap<string, AreaCells>> {
  if (checks.length === 0) return new Map();
  const rows = await tx
    .selectFrom("check_area")
    .select(["check_id as checkId", "area_key as area", "asked", "yes", "partly", "no", "dispensable", "shared", "verified", "basic_gaps as basicGaps"])
    .where("cooperative_id", "=", cooperativeId)
    .where("check_id", "=", sql<string>`any(${[...checks]}::uuid[])`)
    .where("asked", ">", 0)
    .execute();
  const cells = new Map<string, Map<string, Counts>>();
  for (const { checkId: id, area, asked, yes, partly, no, dispensable, shared, verified, basicGaps } of rows) {
    const own = cells.get(id) ?? new Map<string, Counts>();
    cells.set(id, own.set(area, { asked, yes, partly, no, dispensable, shared, verified, basicGaps }));
  }
  return cells;
}

/** Members of a day that are not asked in a round, or do not show even that, by name. */
export async function findAbsent(tx: Tx, { cooperativeId, roundId }: RoundPlace, day: string): Promise<{ memberId: MemberId; name: string }[]> {
  const { rows } = await sql<{ memberId: MemberId; name: string }>`
    select m.id as "memberId", m.name from member m
    where m.cooperative_id = ${cooperativeId} and m.admitted_on <= ${day}::date and (m.left_on is null or m.left_on >= ${day}::date)
      and m.id not in (select member_id from member_check where cooperative_id = ${cooperativeId} and round_id = ${roundId}::uuid)
    order by m.name collate "und-x-icu"`.execute(tx);
  return rows;
}

export type NewReminder = { readonly id: string; readonly memberId: string; readonly checkId: string; readonly plannedDay: number | null };

/** Notes reminders; answers for which checks they are new: a planned day counts once. */
export async function insertReminders(
  tx: Tx,
  cooperativeId: string,
  reminders: readonly NewReminder[],
  { at, by }: { readonly at: Date; readonly by: string | null },
): Promise<ReadonlySet<string>> {
  if (reminders.length === 0) return new Set();
  const rows = reminders.map(({ id, memberId, checkId: check, plannedDay }) => ({
    id,
    cooperative_id: cooperativeId,
    member_id: memberId,
    check_id: check,
    planned_day: plannedDay,
    sent_at: at,
    sent_by: by,
  }));
  const kept = await tx
    .insertInto("check_reminder")
    .values(rows)
    .onConflict((conflict) => conflict.columns(["member_id", "check_id", "planned_day"]).doNothing())
    .returning("check_id")
    .execute();
  return new Set(kept.map(({ check_id }) => check_id));
}
