/** What members agreed on names. */
import { sql } from "kysely";
import { cooperativeOf, type MemberId } from "#kernel/ids";
import type { Tx } from "#platform/db/transact";
import { trainingAgreement, type TrainingAgreement } from "../model.ts";

/** A member's agreements, the one in force first. */
export async function findAgreements(tx: Tx, memberId: MemberId): Promise<TrainingAgreement[]> {
  const rows = await tx
    .selectFrom("training_agreement")
    .select(["names", "basis", "agreed_on as agreedOn", "set_at as setAt", "set_by_name as setByName"])
    .where("member_id", "=", memberId)
    .orderBy("set_at", "desc")
    .orderBy("names")
    .execute();
  return rows.map((row) => trainingAgreement.parse(row));
}

/** May names be kept in this member today? */
export async function findNamesAllowed(tx: Tx, memberId: MemberId): Promise<boolean> {
  const { rows } = await sql<{ allowed: boolean }>`select training_names_allowed(${memberId}) as allowed`.execute(tx);
  return rows[0]?.allowed ?? false;
}

export async function insertAgreement(tx: Tx, memberId: MemberId, { id, names, basis, agreedOn, setAt, setByName }: TrainingAgreement & { readonly id: string }): Promise<void> {
  await tx
    .insertInto("training_agreement")
    .values({ cooperative_id: cooperativeOf(memberId), member_id: memberId, id, names, basis, agreed_on: agreedOn, set_at: setAt, set_by_name: setByName })
    .execute();
}
