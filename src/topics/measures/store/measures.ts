/** Measures of members, their thread and their dependencies. */
import { sql } from "kysely";
import type { CooperativeId, MemberId } from "#kernel/ids";
import type { Tx } from "#platform/db/transact";
import { measure, measureCount, measureEntry, pendingStates, type Measure, type MeasureCount, type MeasureEntry, type MeasureState, type Source } from "../model.ts";

const columns = [
  "member_id as memberId",
  "id",
  "cooperative_measure_id as cooperativeMeasureId",
  "year",
  "title",
  "description",
  "state",
  "state_reason as stateReason",
  "priority",
  "effort",
  "owner_id as ownerId",
  "owner_name as ownerName",
  "due_on as dueOn",
  "cost_once as costOnce",
  "cost_yearly as costYearly",
  "origin",
  "origin_id as originId",
  "origin_key as originKey",
  "origin_title as originTitle",
  "version",
  "created_at as createdAt",
  "created_by_name as createdByName",
  "changed_at as changedAt",
  "implemented_on as implementedOn",
  "verified_at as verifiedAt",
  "verified_by_name as verifiedByName",
  "escalated_at as escalatedAt",
] as const;

// Amounts are bigint in the database and cents far below 2^53 here.
const fromRow = (row: { readonly costOnce: unknown; readonly costYearly: unknown }): Measure =>
  measure.parse({ ...row, costOnce: Number(row.costOnce), costYearly: Number(row.costYearly) });

/** Which measures of a member a list shows. */
export type MeasureFilter = {
  readonly memberId: MemberId;
  readonly state?: MeasureState | "pending" | "overdue" | undefined;
  readonly origin?: string | undefined;
  readonly effort?: number | undefined;
  readonly owner?: string | undefined;
  readonly text?: string | undefined;
  readonly today: string;
};

const like = (text: string) => `%${text.replace(/[\\%_]/g, (sign) => `\\${sign}`)}%`;

const narrowed = (tx: Tx, { memberId, state, origin, effort, owner, text, today }: MeasureFilter) =>
  tx
    .selectFrom("measure")
    .where("member_id", "=", memberId)
    .$if(state === "pending" || state === "overdue", (q) => q.where("state", "in", [...pendingStates]))
    .$if(state === "overdue", (q) => q.where("due_on", "<", today))
    .$if(state !== undefined && state !== "pending" && state !== "overdue", (q) => q.where("state", "=", state ?? ""))
    .$if(origin !== undefined, (q) => q.where("origin", "=", origin ?? ""))
    .$if(effort !== undefined, (q) => q.where("effort", "=", effort ?? 0))
    .$if(owner !== undefined, (q) => q.where("owner_name", "=", owner ?? ""))
    .$if(text !== undefined, (q) => q.where((e) => e.or([e("title", "ilike", like(text ?? "")), e("description", "ilike", like(text ?? ""))])));

export type MeasureSort = "priority" | "dueOn" | "-dueOn" | "title";

/** A part of a member's measures. */
export async function findMeasures(
  tx: Tx,
  filter: MeasureFilter,
  { sort, limit, offset }: { readonly sort: MeasureSort; readonly limit: number; readonly offset: number },
): Promise<Measure[]> {
  let query = narrowed(tx, filter).select(columns);
  if (sort === "priority") query = query.orderBy("priority").orderBy(sql`due_on nulls last`);
  if (sort === "dueOn") query = query.orderBy(sql`due_on nulls last`);
  if (sort === "-dueOn") query = query.orderBy(sql`due_on desc nulls last`);
  const rows = await query
    .orderBy(sql`title collate "und-x-icu"`)
    .orderBy("id")
    .limit(limit)
    .offset(offset)
    .execute();
  return rows.map(fromRow);
}

export async function countMeasures(tx: Tx, filter: MeasureFilter): Promise<number> {
  const row = await narrowed(tx, filter)
    .select(sql<string>`count(*)`.as("found"))
    .executeTakeFirstOrThrow();
  return Number(row.found);
}

/** Everything of a member that is due between two days. */
export async function findDueBetween(tx: Tx, memberId: MemberId, { from, to }: { readonly from: string; readonly to: string }): Promise<Measure[]> {
  const rows = await tx
    .selectFrom("measure")
    .select(columns)
    .where("member_id", "=", memberId)
    .where("due_on", ">=", from)
    .where("due_on", "<=", to)
    .where("state", "<>", "rejected")
    .orderBy("due_on")
    .orderBy("title")
    .execute();
  return rows.map(fromRow);
}

/** Pending measures of a cooperative with a day, of members of today: what the clock looks at. */
export async function findPendingDue(tx: Tx, cooperativeId: CooperativeId, until: string): Promise<Measure[]> {
  const rows = await tx
    .selectFrom("measure")
    .select(columns)
    .where("cooperative_id", "=", cooperativeId)
    .where("state", "in", [...pendingStates])
    .where("due_on", "<=", until)
    .where("member_id", "in", (e) => e.selectFrom("member").select("id").where("cooperative_id", "=", cooperativeId).where("left_on", "is", null))
    .execute();
  return rows.map(fromRow);
}

export async function findMeasure(tx: Tx, { memberId, measureId }: { readonly memberId: MemberId; readonly measureId: string }): Promise<Measure | undefined> {
  const row = await tx.selectFrom("measure").select(columns).where("member_id", "=", memberId).where("id", "=", measureId).executeTakeFirst();
  return row && fromRow(row);
}

/** Names of those who own measures of a member. */
export async function findOwners(tx: Tx, memberId: MemberId): Promise<string[]> {
  const rows = await tx.selectFrom("measure").select("owner_name").distinct().where("member_id", "=", memberId).where("owner_name", "<>", "").orderBy("owner_name").execute();
  return rows.map(({ owner_name }) => owner_name);
}

/** Counts of a member by state. */
export async function findCounts(tx: Tx, memberId: MemberId): Promise<MeasureCount[]> {
  const rows = await tx.selectFrom("measure_count").select(["state", "measures", "cost_once", "cost_yearly"]).where("member_id", "=", memberId).where("measures", ">", 0).execute();
  return rows.map((row) => measureCount.parse({ state: row.state, measures: row.measures, costOnce: Number(row.cost_once), costYearly: Number(row.cost_yearly) }));
}

export type MemberCounts = { readonly memberId: MemberId; readonly memberName: string; readonly counts: MeasureCount[] };

/** Counts of all members that show them, by the counts kept on write. */
export async function findAllCounts(tx: Tx, cooperativeId: CooperativeId): Promise<MemberCounts[]> {
  const { rows } = await sql<{ memberId: MemberId; memberName: string; state: string; measures: number; costOnce: string; costYearly: string }>`
    select c.member_id as "memberId", m.name as "memberName", c.state, c.measures, c.cost_once as "costOnce", c.cost_yearly as "costYearly"
    from measure_count c join member m on m.id = c.member_id
    where c.cooperative_id = ${cooperativeId} and c.measures > 0 and m.left_on is null order by m.name collate "und-x-icu"`.execute(tx);
  const members = new Map<MemberId, MemberCounts>();
  for (const { memberId, memberName, ...row } of rows) {
    const one = members.get(memberId) ?? { memberId, memberName, counts: [] };
    one.counts.push(measureCount.parse({ ...row, costOnce: Number(row.costOnce), costYearly: Number(row.costYearly) }));
    members.set(memberId, one);
  }
  return [...members.values()];
}

/** How many members of today show neither states nor details. */
export async function findHidden(tx: Tx, cooperativeId: CooperativeId): Promise<number> {
  const { rows } = await sql<{ hidden: number }>`
    select count(*)::int as hidden from member m
    where m.cooperative_id = ${cooperativeId} and m.left_on is null and m.id not in (select members_showing(array['status', 'detail']))`.execute(tx);
  return rows[0]?.hidden ?? 0;
}

/** A new measure as it is written. */
export type NewMeasure = Source & {
  readonly id: string;
  readonly title: string;
  readonly description: string;
  readonly priority: number;
  readonly effort: number | null;
  readonly ownerId: string | null;
  readonly ownerName: string;
  readonly dueOn: string | null;
  readonly costOnce: number;
  readonly costYearly: number;
};

type Writing = { readonly cooperativeId: CooperativeId; readonly memberId: MemberId; readonly at: Date; readonly by: string | null; readonly byName: string };

/** New measures of a member in one statement; a finding that has one already is left alone. Answers how many are new. */
export async function insertMeasures(tx: Tx, measures: readonly NewMeasure[], { cooperativeId, memberId, at, byName }: Writing): Promise<number> {
  if (measures.length === 0) return 0;
  const result = await sql`
    insert into measure (cooperative_id, member_id, id, title, description, state, priority, effort, owner_id, owner_name, due_on, cost_once, cost_yearly,
      origin, origin_id, origin_key, origin_title, created_at, created_by_name, changed_at)
    select ${cooperativeId}, ${memberId}, id, title, description, 'open', priority, effort, "ownerId", "ownerName", "dueOn", "costOnce", "costYearly",
      origin, "originId", "originKey", "originTitle", ${at}, ${byName}, ${at}
    from jsonb_to_recordset(${JSON.stringify(measures)}::jsonb) as n (id uuid, title text, description text, priority smallint, effort smallint, "ownerId" uuid, "ownerName" text,
      "dueOn" date, "costOnce" bigint, "costYearly" bigint, origin text, "originId" uuid, "originKey" text, "originTitle" text)
    on conflict do nothing`.execute(tx);
  return Number(result.numAffectedRows ?? 0n);
}

/** Writes a measure over the version before it; false when somebody was faster. */
export async function saveMeasure(tx: Tx, changed: Measure): Promise<boolean> {
  const result = await tx
    .updateTable("measure")
    .set({
      title: changed.title,
      description: changed.description,
      state: changed.state,
      state_reason: changed.stateReason,
      priority: changed.priority,
      effort: changed.effort,
      owner_id: changed.ownerId,
      owner_name: changed.ownerName,
      due_on: changed.dueOn,
      cost_once: changed.costOnce,
      cost_yearly: changed.costYearly,
      version: changed.version,
      changed_at: changed.changedAt,
      implemented_on: changed.implementedOn,
      verified_at: changed.verifiedAt,
      verified_by_name: changed.verifiedByName,
      escalated_at: changed.escalatedAt,
    })
    .where("member_id", "=", changed.memberId)
    .where("id", "=", changed.id)
    .where("version", "=", changed.version - 1)
    .executeTakeFirst();
  return result.numUpdatedRows === 1n;
}

/** Notes that the management was told; once for each. */
export async function saveEscalations(tx: Tx, cooperativeId: CooperativeId, { measures, at }: { readonly measures: readonly Measure[]; readonly at: Date }): Promise<void> {
  if (measures.length === 0) return;
  await tx
    .updateTable("measure")
    .set({ escalated_at: at })
    .where("cooperative_id", "=", cooperativeId)
    .where(
      "id",
      "in",
      measures.map(({ id }) => id),
    )
    .execute();
}

export type NewEntry = { readonly id: string; readonly memberId: MemberId; readonly measureId: string } & Omit<MeasureEntry, "writtenAt" | "writtenByName">;

/** Adds to the threads of measures. */
export async function insertEntries(tx: Tx, entries: readonly NewEntry[], writing: Omit<Writing, "memberId">): Promise<void> {
  if (entries.length === 0) return;
  const rows = entries.map(({ id, memberId, measureId, kind, state, text }) => ({
    cooperative_id: writing.cooperativeId,
    member_id: memberId,
    id,
    measure_id: measureId,
    kind,
    state,
    text,
    written_at: writing.at,
    written_by: writing.by,
    written_by_name: writing.byName,
  }));
  await tx.insertInto("measure_entry").values(rows).execute();
}

/** What happened to a measure, oldest first. */
export async function findEntries(tx: Tx, { memberId, measureId }: { readonly memberId: MemberId; readonly measureId: string }): Promise<MeasureEntry[]> {
  const rows = await tx
    .selectFrom("measure_entry")
    .select(["kind", "state", "text", "written_at as writtenAt", "written_by_name as writtenByName"])
    .where("member_id", "=", memberId)
    .where("measure_id", "=", measureId)
    .orderBy("written_at")
    .orderBy("id")
    .execute();
  return rows.map((row) => measureEntry.parse(row));
}

/** What needs what among a member's measures. */
export async function findNeeds(tx: Tx, memberId: MemberId): Promise<{ measureId: string; needsId: string }[]> {
  return tx.selectFrom("measure_dependency").select(["measure_id as measureId", "needs_id as needsId"]).where("member_id", "=", memberId).execute();
}

type Need = { readonly cooperativeId: CooperativeId; readonly memberId: MemberId; readonly measureId: string; readonly needsId: string };

export async function insertNeed(tx: Tx, { cooperativeId, memberId, measureId, needsId }: Need): Promise<void> {
  await tx
    .insertInto("measure_dependency")
    .values({ cooperative_id: cooperativeId, member_id: memberId, measure_id: measureId, needs_id: needsId })
    .onConflict((conflict) => conflict.doNothing())
    .execute();
}

export async function removeNeed(tx: Tx, { memberId, measureId, needsId }: Need): Promise<void> {
  await tx.deleteFrom("measure_dependency").where("member_id", "=", memberId).where("measure_id", "=", measureId).where("needs_id", "=", needsId).execute();
}
