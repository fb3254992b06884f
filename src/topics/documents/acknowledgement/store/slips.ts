/** Slips, what they have confirmed, and lists signed by hand. */
import { sql } from "kysely";
import { cooperativeId as cooperativeKey, cooperativeOf, memberId as memberKey, type CooperativeId, type MemberId } from "#kernel/ids";
import type { Tx } from "#platform/db/transact";
import { memberKind, type Member } from "#topics/members/model";
import { acknowledgement, signedSheet, type Acknowledgement, type SignedSheet } from "../model.ts";
import { composed, type Composed } from "#topics/documents/variants/model";
import type { ReadingPlace } from "./acknowledgements.ts";

type NewSlip = { readonly departmentId: string; readonly id: string; readonly number: number; readonly codeHash: string };

/** Keeps slips in one statement. */
export async function insertSlips(tx: Tx, { memberId, acknowledgementId }: ReadingPlace, slips: readonly NewSlip[]): Promise<void> {
  const place = { cooperative_id: cooperativeOf(memberId), member_id: memberId, acknowledgement_id: acknowledgementId };
  const rows = slips.map(({ departmentId, id, number, codeHash }) => ({ ...place, department_id: departmentId, id, number, code_hash: codeHash }));
  await tx.insertInto("acknowledgement_slip").values(rows).execute();
}

/** The slips of a department by number. */
export async function findPrintedSlips(tx: Tx, memberId: MemberId, departmentId: string): Promise<{ readonly id: string; readonly number: number }[]> {
  return tx.selectFrom("acknowledgement_slip").select(["id", "number"]).where("member_id", "=", memberId).where("department_id", "=", departmentId).orderBy("number").execute();
}

/** Every slip of an acknowledgement, and whether it has confirmed as far as the actor may see that: the database shows it only where that is agreed. */
export async function findSlips(tx: Tx, { memberId, acknowledgementId }: ReadingPlace): Promise<{ departmentId: string; number: number; confirmed: boolean }[]> {
  const { rows } = await sql<{ departmentId: string; number: number; confirmed: boolean }>`
    select s.department_id as "departmentId", s.number, c.slip_id is not null as confirmed from acknowledgement_slip s
    left join acknowledgement_confirmation c on c.member_id = s.member_id and c.slip_id = s.id
    where s.member_id = ${memberId} and s.acknowledgement_id = ${acknowledgementId}::uuid`.execute(tx);
  return rows;
}

/** A slip as somebody at the door knows it: with the document it stands for. */
export type ClaimedSlip = {
  readonly id: string;
  readonly cooperativeId: CooperativeId;
  readonly memberId: MemberId;
  readonly acknowledgementId: string;
  readonly departmentId: string;
  readonly state: Acknowledgement["state"];
  readonly documentState: Acknowledgement["documentState"];
  readonly leftOn: string | null;
  readonly member: Pick<Member, "officialName" | "kind">;
  readonly title: string;
  readonly number: number;
  readonly dueOn: string;
  readonly note: string;
  readonly inForceOn: string | null;
  readonly text: Composed;
};

/** The slip a code belongs to; the code has to be claimed first. */
export async function findClaimedSlip(tx: Tx, codeHash: string): Promise<ClaimedSlip | undefined> {
  const row = await tx
    .selectFrom("acknowledgement_slip as s")
    .innerJoin("acknowledgement as a", (join) => join.onRef("a.member_id", "=", "s.member_id").onRef("a.id", "=", "s.acknowledgement_id"))
    .innerJoin("document_version as v", (join) => join.onRef("v.member_id", "=", "a.member_id").onRef("v.id", "=", "a.version_id"))
    .innerJoin("document_content as t", (join) => join.onRef("t.member_id", "=", "v.member_id").onRef("t.version_id", "=", "v.id"))
    .innerJoin("member as m", "m.id", "s.member_id")
    .select(["s.id", "s.cooperative_id", "s.member_id", "s.acknowledgement_id", "s.department_id", "a.state", "v.state as document_state"])
    .select(["m.left_on", "m.official_name", "m.kind", "v.title", "v.number", "a.due_on", "a.note", "v.in_force_on", "t.composed"])
    .where("s.code_hash", "=", codeHash)
    .executeTakeFirst();
  return (
    row && {
      id: row.id,
      cooperativeId: cooperativeKey.parse(row.cooperative_id),
      memberId: memberKey.parse(row.member_id),
      acknowledgementId: row.acknowledgement_id,
      departmentId: row.department_id,
      state: acknowledgement.shape.state.parse(row.state),
      documentState: acknowledgement.shape.documentState.parse(row.document_state),
      leftOn: row.left_on,
      member: { officialName: row.official_name, kind: memberKind.parse(row.kind) },
      title: row.title,
      number: row.number,
      dueOn: row.due_on,
      note: row.note,
      inForceOn: row.in_force_on,
      text: composed.parse(row.composed),
    }
  );
}

/** Read and understood; a second time changes nothing, not even the day. */
export async function insertConfirmation(tx: Tx, { id, cooperativeId, memberId, acknowledgementId, departmentId }: ClaimedSlip, day: string): Promise<void> {
  const row = { cooperative_id: cooperativeId, member_id: memberId, acknowledgement_id: acknowledgementId, department_id: departmentId, slip_id: id, confirmed_on: day };
  // Without naming the key: the door may write here and see nothing.
  await tx
    .insertInto("acknowledgement_confirmation")
    .values(row)
    .onConflict((conflict) => conflict.doNothing())
    .execute();
}

/** The lists of an acknowledgement, the latest first. */
export async function findSheets(tx: Tx, { memberId, acknowledgementId }: ReadingPlace): Promise<SignedSheet[]> {
  const rows = await tx
    .selectFrom("acknowledgement_sheet as s")
    .innerJoin("acknowledgement_department as d", (join) => join.onRef("d.member_id", "=", "s.member_id").onRef("d.id", "=", "s.department_id"))
    .select(["s.id", "s.department_id as departmentId", "d.name as department", "s.signed_on as signedOn", "s.people", "s.file_id as fileId", "s.file_name as fileName"])
    .select("s.recorded_by_name as recordedByName")
    .where("s.member_id", "=", memberId)
    .where("s.acknowledgement_id", "=", acknowledgementId)
    .orderBy("s.signed_on", "desc")
    .orderBy("s.id", "desc")
    .execute();
  return rows.map((row) => signedSheet.parse(row));
}

export async function insertSheet(
  tx: Tx,
  { memberId, acknowledgementId }: ReadingPlace,
  { sheet, at }: { readonly sheet: Omit<SignedSheet, "department">; readonly at: Date },
): Promise<void> {
  const { id, departmentId, signedOn, people, fileId, fileName, recordedByName } = sheet;
  await tx
    .insertInto("acknowledgement_sheet")
    .values({
      cooperative_id: cooperativeOf(memberId),
      member_id: memberId,
      acknowledgement_id: acknowledgementId,
      department_id: departmentId,
      id,
      signed_on: signedOn,
      people,
      file_id: fileId,
      file_name: fileName,
      recorded_at: at,
      recorded_by_name: recordedByName,
    })
    .execute();
}

export async function removeSheet(tx: Tx, memberId: MemberId, sheetId: string): Promise<boolean> {
  const { numDeletedRows } = await tx.deleteFrom("acknowledgement_sheet").where("member_id", "=", memberId).where("id", "=", sheetId).executeTakeFirst();
  return numDeletedRows === 1n;
}

/** Forgets slips and what they confirmed of acknowledgements closed before a moment; answers how many slips. */
export async function removeSlipsClosedBefore(tx: Tx, cooperativeId: CooperativeId, before: Date): Promise<number> {
  const over = sql`select id from acknowledgement where cooperative_id = ${cooperativeId} and closed_at < ${before}`;
  await sql`delete from acknowledgement_confirmation where cooperative_id = ${cooperativeId} and acknowledgement_id in (${over})`.execute(tx);
  const { numAffectedRows } = await sql`delete from acknowledgement_slip where cooperative_id = ${cooperativeId} and acknowledgement_id in (${over})`.execute(tx);
  return Number(numAffectedRows ?? 0);
}
