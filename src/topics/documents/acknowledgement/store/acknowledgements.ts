/** Acknowledgements and their departments, as far as the actor acts for them. */
import { sql } from "kysely";
import { cooperativeOf, type CooperativeId, type MemberId } from "#kernel/ids";
import type { Tx } from "#platform/db/transact";
import { acknowledgement, readingDepartment, type Acknowledgement, type ReadingDepartment } from "../model.ts";

export type ReadingPlace = { readonly memberId: MemberId; readonly acknowledgementId: string };

type Asked = { readonly cooperativeId: CooperativeId; readonly memberId?: MemberId; readonly acknowledgementId?: string };

const columns = sql`a.id, a.cooperative_id as "cooperativeId", a.member_id as "memberId", v.id as "documentId", v.key, v.title, v.number, v.state as "documentState",
  a.due_on::text as "dueOn", a.note, a.state, a.numbered, a.people, a.started_at as "startedAt", a.started_by_name as "startedByName", a.closed_at as "closedAt"`;

/** Acknowledgements of a cooperative, of one member, or one of them; the newest first. */
export async function findAcknowledgements(tx: Tx, { cooperativeId, memberId, acknowledgementId }: Asked): Promise<Acknowledgement[]> {
  const { rows } = await sql`
    select ${columns} from acknowledgement a join document_version v on v.member_id = a.member_id and v.id = a.version_id
    where a.cooperative_id = ${cooperativeId} and (${memberId ?? null}::text is null or a.member_id = ${memberId ?? null})
      and (${acknowledgementId ?? null}::uuid is null or a.id = ${acknowledgementId ?? null}::uuid)
    order by a.started_at desc, a.id desc`.execute(tx);
  return rows.map((row) => acknowledgement.parse(row));
}

export async function findAcknowledgement(tx: Tx, { memberId, acknowledgementId }: ReadingPlace): Promise<Acknowledgement | undefined> {
  const [found] = await findAcknowledgements(tx, { cooperativeId: cooperativeOf(memberId), memberId, acknowledgementId });
  return found;
}

/** Holds an acknowledgement until the transaction ends, so that closing and printing do not cross. */
export async function lockAcknowledgement(tx: Tx, { memberId, acknowledgementId }: ReadingPlace): Promise<void> {
  await tx.selectFrom("acknowledgement").select("id").where("member_id", "=", memberId).where("id", "=", acknowledgementId).forUpdate().execute();
}

/** The departments of an acknowledgement, the whole house first, the others by name. */
export async function findReadingDepartments(tx: Tx, { memberId, acknowledgementId }: ReadingPlace): Promise<ReadingDepartment[]> {
  const rows = await tx
    .selectFrom("acknowledgement_department")
    .select(["id", "unit_id as unitId", "name", "people", "slips", "pooled"])
    .where("member_id", "=", memberId)
    .where("acknowledgement_id", "=", acknowledgementId)
    .orderBy(sql`unit_id is not null, name collate "und-x-icu"`)
    .execute();
  return rows.map((row) => readingDepartment.parse(row));
}

export type NewAcknowledgement = Pick<
  Acknowledgement,
  "id" | "cooperativeId" | "memberId" | "documentId" | "dueOn" | "note" | "numbered" | "people" | "startedAt" | "startedByName"
>;

/** Keeps a new acknowledgement; false when the version has one already. */
export async function insertAcknowledgement(tx: Tx, added: NewAcknowledgement): Promise<boolean> {
  const { id, cooperativeId, memberId, documentId, dueOn, note, numbered, people, startedAt, startedByName } = added;
  const kept = await tx
    .insertInto("acknowledgement")
    .values({
      id,
      cooperative_id: cooperativeId,
      member_id: memberId,
      version_id: documentId,
      due_on: dueOn,
      note,
      state: "open",
      numbered,
      people,
      started_at: startedAt,
      started_by_name: startedByName,
    })
    .onConflict((conflict) => conflict.columns(["member_id", "version_id"]).doNothing())
    .returning("id")
    .executeTakeFirst();
  return kept !== undefined;
}

/** Adds departments in one statement. */
export async function insertReadingDepartments(tx: Tx, { memberId, acknowledgementId }: ReadingPlace, departments: readonly ReadingDepartment[]): Promise<void> {
  const place = { cooperative_id: cooperativeOf(memberId), member_id: memberId, acknowledgement_id: acknowledgementId };
  await tx
    .insertInto("acknowledgement_department")
    .values(departments.map(({ unitId, ...department }) => ({ ...place, ...department, unit_id: unitId })))
    .execute();
}

export async function saveSlipCount(tx: Tx, { memberId }: ReadingPlace, { id, slips }: Pick<ReadingDepartment, "id" | "slips">): Promise<void> {
  await tx.updateTable("acknowledgement_department").set({ slips }).where("member_id", "=", memberId).where("id", "=", id).execute();
}

/** Ends acknowledgements of a member. */
export async function saveClosed(tx: Tx, memberId: MemberId, { ids, at }: { readonly ids: readonly string[]; readonly at: Date }): Promise<void> {
  if (ids.length === 0) return;
  await tx
    .updateTable("acknowledgement")
    .set({ state: "closed", closed_at: at })
    .where("member_id", "=", memberId)
    .where("id", "in", [...ids])
    .execute();
}

type Planned = ReadingPlace & { readonly id: string; readonly plannedDay: number };

/** Notes that reminders of planned days go out; answers those that had not. */
export async function insertReminders(
  tx: Tx,
  cooperativeId: CooperativeId,
  { planned, at }: { readonly planned: readonly Planned[]; readonly at: Date },
): Promise<ReadonlySet<string>> {
  if (planned.length === 0) return new Set();
  const rows = planned.map(({ memberId, acknowledgementId, id, plannedDay }) => ({
    cooperative_id: cooperativeId,
    member_id: memberId,
    acknowledgement_id: acknowledgementId,
    id,
    planned_day: plannedDay,
    sent_at: at,
  }));
  const kept = await tx
    .insertInto("acknowledgement_reminder")
    .values(rows)
    .onConflict((conflict) => conflict.columns(["member_id", "acknowledgement_id", "planned_day"]).doNothing())
    .returning("acknowledgement_id")
    .execute();
  return new Set(kept.map((row) => row.acknowledgement_id));
}
