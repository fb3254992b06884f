/** Measures of the whole cooperative and their instances. */
import { sql } from "kysely";
import type { CooperativeId, MemberId } from "#kernel/ids";
import type { Tx } from "#platform/db/transact";
import { cooperativeMeasure, measureStates, type CooperativeMeasure, type MeasureState } from "../model.ts";

const columns = [
  "id",
  "title",
  "description",
  "effort",
  "priority",
  "due_on as dueOn",
  "catalogue_id as catalogueId",
  "requirement_key as requirementKey",
  "origin_key as originKey",
  "yearly_month as yearlyMonth",
  "withdrawn_at as withdrawnAt",
  "created_at as createdAt",
  "created_by_name as createdByName",
] as const;

const place = (tx: Tx, cooperativeId: CooperativeId) => tx.selectFrom("cooperative_measure").select(columns).where("cooperative_id", "=", cooperativeId);

export async function findCooperativeMeasures(tx: Tx, cooperativeId: CooperativeId): Promise<CooperativeMeasure[]> {
  const rows = await place(tx, cooperativeId).orderBy("withdrawn_at", "desc").orderBy("created_at", "desc").execute();
  return rows.map((row) => cooperativeMeasure.parse(row));
}

export async function findCooperativeMeasure(tx: Tx, cooperativeId: CooperativeId, id: string): Promise<CooperativeMeasure | undefined> {
  const row = await place(tx, cooperativeId).where("id", "=", id).executeTakeFirst();
  return row && cooperativeMeasure.parse(row);
}

const stateOf = (text: string): MeasureState => measureStates.find((known) => known === text) ?? "open";

/** How many instances are in which state, as far as the actor sees them. */
export async function findInstanceStates(tx: Tx, cooperativeId: CooperativeId): Promise<Map<string, { state: MeasureState; measures: number }[]>> {
  const { rows } = await sql<{ id: string; state: string; measures: number }>`
    select cooperative_measure_id as id, state, count(*)::int as measures from measure
    where cooperative_id = ${cooperativeId} and cooperative_measure_id is not null group by 1, 2`.execute(tx);
  const byMeasure = new Map<string, { state: MeasureState; measures: number }[]>();
  for (const { id, state, measures } of rows) byMeasure.set(id, [...(byMeasure.get(id) ?? []), { state: stateOf(state), measures }]);
  return byMeasure;
}

export type Instance = {
  readonly memberId: MemberId;
  readonly memberName: string;
  readonly measureId: string;
  readonly state: MeasureState;
  readonly stateReason: string;
  readonly ownerName: string;
  readonly dueOn: string | null;
  readonly year: number | null;
  readonly changedAt: Date;
};

/** The instances of a measure that the actor sees, by name of the member. */
export async function findInstances(tx: Tx, cooperativeId: CooperativeId, id: string): Promise<Instance[]> {
  const { rows } = await sql<Omit<Instance, "state"> & { state: string }>`
    select i.member_id as "memberId", m.name as "memberName", i.id as "measureId", i.state, i.state_reason as "stateReason", i.owner_name as "ownerName",
      i.due_on as "dueOn", i.year, i.changed_at as "changedAt"
    from measure i join member m on m.id = i.member_id
    where i.cooperative_id = ${cooperativeId} and i.cooperative_measure_id = ${id}::uuid order by m.name collate "und-x-icu"`.execute(tx);
  return rows.map((row) => ({ ...row, state: stateOf(row.state), changedAt: new Date(row.changedAt) }));
}

type Hand = { readonly at: Date; readonly by: string | null; readonly byName: string };
type Defined = Pick<CooperativeMeasure, "id" | "title" | "description" | "effort" | "priority" | "dueOn" | "yearlyMonth" | "catalogueId" | "requirementKey">;

/** False where its task has become a measure already. */
export async function insertCooperativeMeasure(
  tx: Tx,
  cooperativeId: CooperativeId,
  { defined, hand }: { readonly defined: Defined & Pick<CooperativeMeasure, "originKey">; readonly hand: Hand },
): Promise<boolean> {
  const result = await tx
    .insertInto("cooperative_measure")
    .values({
      cooperative_id: cooperativeId,
      id: defined.id,
      title: defined.title,
      description: defined.description,
      effort: defined.effort,
      priority: defined.priority,
      due_on: defined.dueOn,
      yearly_month: defined.yearlyMonth,
      catalogue_id: defined.catalogueId,
      requirement_key: defined.requirementKey,
      origin_key: defined.originKey,
      created_at: hand.at,
      created_by: hand.by,
      created_by_name: hand.byName,
    })
    .onConflict((conflict) => conflict.doNothing())
    .executeTakeFirst();
  return result.numInsertedOrUpdatedRows === 1n;
}

export async function saveCooperativeMeasure(tx: Tx, cooperativeId: CooperativeId, changed: Defined & Pick<CooperativeMeasure, "withdrawnAt">): Promise<void> {
  await tx
    .updateTable("cooperative_measure")
    .set({
      title: changed.title,
      description: changed.description,
      effort: changed.effort,
      priority: changed.priority,
      due_on: changed.dueOn,
      yearly_month: changed.yearlyMonth,
      withdrawn_at: changed.withdrawnAt,
    })
    .where("cooperative_id", "=", cooperativeId)
    .where("id", "=", changed.id)
    .execute();
}

export type NewInstance = { readonly id: string; readonly memberId: MemberId; readonly year: number | null; readonly dueOn: string | null };

/**
 * One instance in each of the members, in one statement; a member that has it already keeps its own. The caller has claimed the roll-out,
 * so that members that show nothing get it too. Answers how many are new.
 */
export async function insertInstances(
  tx: Tx,
  cooperativeId: CooperativeId,
  { defined, instances, hand }: { readonly defined: Defined; readonly instances: readonly NewInstance[]; readonly hand: Hand },
): Promise<number> {
  if (instances.length === 0) return 0;
  const result = await sql`
    insert into measure (cooperative_id, member_id, id, cooperative_measure_id, year, title, description, state, priority, effort, due_on, origin, origin_title, created_at, created_by_name, changed_at)
    select ${cooperativeId}, "memberId", id, ${defined.id}::uuid, year, ${defined.title}, ${defined.description}, 'open', ${defined.priority}::smallint, ${defined.effort}::smallint, "dueOn",
      ${defined.yearlyMonth === null ? "decision" : "year-plan"}, '', ${hand.at}, ${hand.byName}, ${hand.at}
    from jsonb_to_recordset(${JSON.stringify(instances)}::jsonb) as n (id uuid, "memberId" text, year int, "dueOn" date)
    on conflict do nothing`.execute(tx);
  return Number(result.numAffectedRows ?? 0n);
}

/** Brings a changed definition into instances nobody has begun; their own day stays where a member has moved it. */
export async function saveInstances(
  tx: Tx,
  cooperativeId: CooperativeId,
  { before, after, at }: { readonly before: Defined; readonly after: Defined; readonly at: Date },
): Promise<number> {
  const result = await sql`
    update measure set title = ${after.title}, description = ${after.description}, effort = ${after.effort}::smallint,
      due_on = case when due_on is not distinct from ${before.dueOn}::date then ${after.dueOn}::date else due_on end, version = version + 1, changed_at = ${at}
    where cooperative_id = ${cooperativeId} and cooperative_measure_id = ${after.id}::uuid and state in ('open', 'planned')`.execute(tx);
  return Number(result.numAffectedRows ?? 0n);
}
