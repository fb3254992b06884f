/** What is counted and published; and what was recorded from classrooms. */
import { sql } from "kysely";
import type { CooperativeId, MemberId } from "#kernel/ids";
import type { Tx } from "#platform/db/transact";
import { attendance, participation, trainingFigure, type Attendance, type Count, type Participation, type TrainingFigure } from "../model.ts";
import type { TrainingPlace } from "./campaigns.ts";

const columns = ["member_id as memberId", "campaign_id as campaignId", "cell", "published_on as publishedOn", "started", "completed"] as const;

/** Published figures the actor may see, oldest first. */
export async function findFigures(
  tx: Tx,
  { cooperativeId, campaignId, memberId }: { cooperativeId: CooperativeId; campaignId?: string; memberId?: MemberId },
): Promise<TrainingFigure[]> {
  const rows = await tx
    .selectFrom("training_figure")
    .select(columns)
    .where("cooperative_id", "=", cooperativeId)
    .$if(campaignId !== undefined, (query) => query.where("campaign_id", "=", campaignId ?? ""))
    .$if(memberId !== undefined, (query) => query.where("member_id", "=", memberId ?? ""))
    .orderBy("published_on")
    .execute();
  return rows.map((row) => trainingFigure.parse(row));
}

/** Counts every department of a campaign: with codes and in classrooms. Only the clock sees what it counts. */
export async function findCounts(tx: Tx, { cooperativeId, campaignId }: TrainingPlace): Promise<Count[]> {
  const { rows } = await sql<Count>`
    select d.id as "departmentId", coalesce(l.begun, 0)::int as started, coalesce(l.passed, 0)::int as completed, coalesce(a.people, 0)::int as attended
    from training_department d
    left join (select department_id, count(*) as begun, count(passed_on) as passed from learning where cooperative_id = ${cooperativeId} and campaign_id = ${campaignId}::uuid
      group by department_id) l on l.department_id = d.id
    left join (select department_id, sum(people) as people from training_attendance where cooperative_id = ${cooperativeId} and campaign_id = ${campaignId}::uuid
      group by department_id) a on a.department_id = d.id
    where d.cooperative_id = ${cooperativeId} and d.campaign_id = ${campaignId}::uuid`.execute(tx);
  return rows;
}

/** Publishes figures; a day already published stays as it is. */
export async function insertFigures(tx: Tx, cooperativeId: CooperativeId, figures: readonly TrainingFigure[]): Promise<number> {
  if (figures.length === 0) return 0;
  const rows = figures.map(({ memberId, campaignId, cell, publishedOn, started, completed }) => ({
    cooperative_id: cooperativeId,
    member_id: memberId,
    campaign_id: campaignId,
    cell,
    published_on: publishedOn,
    started,
    completed,
  }));
  const kept = await tx
    .insertInto("training_figure")
    .values(rows)
    .onConflict((conflict) => conflict.columns(["member_id", "campaign_id", "cell", "published_on"]).doNothing())
    .returning("cell")
    .execute();
  return kept.length;
}

type Recorded = { readonly departmentId: string; readonly heldOn: string; readonly people: number };
type Recording = TrainingPlace & { readonly memberId: MemberId; readonly source: "classroom" | "import"; readonly at: Date; readonly byName: string };

/** Records how many took part; the same department and day again: the last word counts. */
export async function saveAttendances(
  tx: Tx,
  { cooperativeId, memberId, campaignId, source, at, byName }: Recording,
  recorded: readonly (Recorded & { readonly id: string })[],
): Promise<void> {
  const rows = recorded.map(({ id, departmentId, heldOn, people }) => ({
    cooperative_id: cooperativeId,
    member_id: memberId,
    campaign_id: campaignId,
    department_id: departmentId,
    id,
    people,
    held_on: heldOn,
    source,
    recorded_at: at,
    recorded_by_name: byName,
  }));
  await tx
    .insertInto("training_attendance")
    .values(rows)
    .onConflict((conflict) =>
      conflict
        .columns(["member_id", "department_id", "held_on", "source"])
        .doUpdateSet((e) => ({ people: e.ref("excluded.people"), recorded_at: e.ref("excluded.recorded_at"), recorded_by_name: e.ref("excluded.recorded_by_name") })),
    )
    .execute();
}

/** What was recorded of a member's classrooms, newest first. */
export async function findAttendances(tx: Tx, memberId: MemberId, campaignId: string): Promise<Attendance[]> {
  const rows = await tx
    .selectFrom("training_attendance as a")
    .innerJoin("training_department as d", (join) => join.onRef("d.member_id", "=", "a.member_id").onRef("d.id", "=", "a.department_id"))
    .select(["d.name as department", "a.people", "a.held_on as heldOn", "a.source", "a.recorded_by_name as recordedByName"])
    .where("a.member_id", "=", memberId)
    .where("a.campaign_id", "=", campaignId)
    .orderBy("a.held_on", "desc")
    .execute();
  return rows.map((row) => attendance.parse(row));
}

/** Who took part, by name. */
export async function findParticipations(tx: Tx, memberId: MemberId, campaignId: string): Promise<Participation[]> {
  const rows = await tx
    .selectFrom("training_participation as p")
    .innerJoin("training_department as d", (join) => join.onRef("d.member_id", "=", "p.member_id").onRef("d.id", "=", "p.department_id"))
    .select(["p.id", "p.name", "d.name as department", "p.took_part_on as tookPartOn", "p.source"])
    .where("p.member_id", "=", memberId)
    .where("p.campaign_id", "=", campaignId)
    .orderBy(sql`p.name collate "und-x-icu"`)
    .execute();
  return rows.map((row) => participation.parse(row));
}

type NewParticipation = { readonly id: string; readonly departmentId: string; readonly name: string; readonly tookPartOn: string };

/** Keeps names; somebody already on the list stays on it once. The database refuses where no agreement allows it. */
export async function insertParticipations(
  tx: Tx,
  { cooperativeId, memberId, campaignId, source }: TrainingPlace & { readonly memberId: MemberId; readonly source: "classroom" | "import" | "self" },
  people: readonly NewParticipation[],
): Promise<void> {
  if (people.length === 0) return;
  const rows = people.map(({ id, departmentId, name, tookPartOn }) => ({
    cooperative_id: cooperativeId,
    member_id: memberId,
    campaign_id: campaignId,
    department_id: departmentId,
    id,
    name,
    took_part_on: tookPartOn,
    source,
  }));
  await tx
    .insertInto("training_participation")
    .values(rows)
    .onConflict((conflict) => conflict.columns(["member_id", "campaign_id", "department_id", "name"]).doNothing())
    .execute();
}

/** Deletes every name a member keeps; answers how many there were. */
export async function removeNamesOf(tx: Tx, memberId: MemberId): Promise<number> {
  const result = await tx.deleteFrom("training_participation").where("member_id", "=", memberId).executeTakeFirst();
  return Number(result.numDeletedRows);
}

/** Deletes the names of campaigns closed before a moment. */
export async function removeNamesClosedBefore(tx: Tx, cooperativeId: string, before: Date): Promise<void> {
  await sql`delete from training_participation p using training_campaign c
    where p.cooperative_id = ${cooperativeId} and c.cooperative_id = p.cooperative_id and c.id = p.campaign_id and c.closed_at < ${before}`.execute(tx);
}
