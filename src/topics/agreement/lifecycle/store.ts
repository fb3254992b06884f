/** Signatures, formalities, notices and rights as the database keeps them. */
import { sql } from "kysely";
import type { CooperativeId, MemberId } from "#kernel/ids";
import { lock } from "#platform/db/lock";
import type { Tx } from "#platform/db/transact";
import {
  agreementFormality,
  agreementNotice,
  agreementRight,
  agreementSignature,
  type AgreementFormality,
  type AgreementNotice,
  type AgreementRight,
  type AgreementSignature,
} from "./model.ts";

type Place = { readonly cooperativeId: CooperativeId; readonly versionId: string };
type Hand = { readonly at: Date; readonly byName: string };
type Signing = Hand & { readonly byRole: string };

/** Who has signed a version, in the order of the days. */
export async function findSignatures(tx: Tx, { cooperativeId, versionId }: Place): Promise<AgreementSignature[]> {
  const rows = await tx
    .selectFrom("agreement_signature")
    .select(["member_id as memberId", "signed_on as signedOn", "signatory"])
    .where("cooperative_id", "=", cooperativeId)
    .where("version_id", "=", versionId)
    .orderBy("signed_on")
    .orderBy("member_id")
    .execute();
  return rows.map((row) => agreementSignature.parse(row));
}

export async function insertSignature(
  tx: Tx,
  { cooperativeId, versionId }: Place,
  { memberId, signedOn, signatory }: AgreementSignature,
  { at, byName, byRole }: Signing,
): Promise<void> {
  const row = { cooperative_id: cooperativeId, member_id: memberId, version_id: versionId, signed_on: signedOn, signatory };
  await tx
    .insertInto("agreement_signature")
    .values({ ...row, recorded_at: at, recorded_by_name: byName, recorded_role: byRole })
    .execute();
}

/** What authority and public have got. */
export async function findFormalities(tx: Tx, { cooperativeId, versionId }: Place): Promise<AgreementFormality[]> {
  const rows = await tx
    .selectFrom("agreement_formality")
    .select(["formality", "happened_on as happenedOn", "reference"])
    .where("cooperative_id", "=", cooperativeId)
    .where("version_id", "=", versionId)
    .execute();
  return rows.map((row) => agreementFormality.parse(row));
}

export async function insertFormality(tx: Tx, { cooperativeId, versionId }: Place, { formality, happenedOn, reference }: AgreementFormality, { at, byName }: Hand): Promise<void> {
  const row = { cooperative_id: cooperativeId, version_id: versionId, formality, happened_on: happenedOn, reference };
  await tx
    .insertInto("agreement_formality")
    .values({ ...row, recorded_at: at, recorded_by_name: byName })
    .execute();
}

/** Notices of all members as far as the actor sees them, the newest first. */
export async function findNotices(tx: Tx, cooperativeId: CooperativeId): Promise<AgreementNotice[]> {
  const rows = await tx
    .selectFrom("agreement_notice")
    .select(["member_id as memberId", "id", "kind", "given_on as givenOn", "last_day as lastDay", "reason", "recorded_at as recordedAt", "recorded_role as recordedRole"])
    .where("cooperative_id", "=", cooperativeId)
    .orderBy("given_on", "desc")
    .orderBy("id")
    .execute();
  return rows.map((row) => agreementNotice.parse(row));
}

export async function insertNotice(
  tx: Tx,
  cooperativeId: CooperativeId,
  { memberId, id, kind, givenOn, lastDay, reason, recordedAt, recordedRole }: AgreementNotice,
  byName: string,
): Promise<void> {
  const row = { cooperative_id: cooperativeId, member_id: memberId, id, kind, given_on: givenOn, last_day: lastDay, reason };
  await tx
    .insertInto("agreement_notice")
    .values({ ...row, recorded_at: recordedAt, recorded_by_name: byName, recorded_role: recordedRole })
    .execute();
}

/** What the agreement gives the office to see, by day; of one member only where it is named. */
export async function findRights(tx: Tx, cooperativeId: CooperativeId, memberId?: MemberId): Promise<AgreementRight[]> {
  const rows = await tx
    .selectFrom("agreement_right")
    .select(["member_id as memberId", "valid_from as validFrom", "version_id as versionId", "basis", "data_class as dataClass", "tasks"])
    .where("cooperative_id", "=", cooperativeId)
    .$if(memberId !== undefined, (query) => query.where("member_id", "=", memberId ?? ""))
    .orderBy("member_id")
    .orderBy("valid_from")
    .execute();
  return rows.map((row) => agreementRight.parse(row));
}

/** Writes rights; what was to follow for these members from the first of their days on is written anew. */
export async function saveRights(tx: Tx, cooperativeId: CooperativeId, rights: readonly AgreementRight[]): Promise<void> {
  for (const [memberId, own] of Map.groupBy(rights, (right) => right.memberId)) {
    const [first] = own.map(({ validFrom }) => validFrom).toSorted();
    if (first !== undefined) await tx.deleteFrom("agreement_right").where("member_id", "=", memberId).where("valid_from", ">=", first).execute();
  }
  if (rights.length === 0) return;
  const rows = rights.map(({ memberId, validFrom, versionId, basis, dataClass, tasks }) => {
    const given = { data_class: dataClass, tasks: JSON.stringify(tasks) };
    return { cooperative_id: cooperativeId, member_id: memberId, valid_from: validFrom, version_id: versionId, basis, ...given };
  });
  await tx.insertInto("agreement_right").values(rows).execute();
}

/** Nobody else puts in force, leaves or ends until the work is done. */
export const lockAgreement = (tx: Tx, cooperativeId: CooperativeId): Promise<void> => lock(tx, `agreement:${cooperativeId}`);

/** Has a version been settled that this one does not know: a later one, or one that was settled after this was put before the councils? */
export async function isOvertaken(tx: Tx, { cooperativeId, versionId }: Place): Promise<boolean> {
  const { rows } = await sql<{ id: string }>`
    select o.id from agreement_version v join agreement_version o on o.cooperative_id = v.cooperative_id and o.id <> v.id
    where v.cooperative_id = ${cooperativeId} and v.id = ${versionId}::uuid and o.state = 'settled' and (o.number > v.number or o.settled_at > v.circulated_at) limit 1`.execute(
    tx,
  );
  return rows.length > 0;
}

type Validity = { readonly inForceOn: string; readonly endsOn: string | null };

/** Settles a version: from a day on it holds, and up to one if it has an end. */
export async function settleVersion(tx: Tx, { cooperativeId, versionId }: Place, { inForceOn, endsOn }: Validity, at: Date): Promise<void> {
  await tx
    .updateTable("agreement_version")
    .set({ state: "settled", in_force_on: inForceOn, ends_on: endsOn, settled_at: at })
    .where("cooperative_id", "=", cooperativeId)
    .where("id", "=", versionId)
    .execute();
}

/** Says up to which day a settled version holds. */
export async function saveEnd(tx: Tx, { cooperativeId, versionId }: Place, endsOn: string): Promise<void> {
  await tx.updateTable("agreement_version").set({ ends_on: endsOn }).where("cooperative_id", "=", cooperativeId).where("id", "=", versionId).execute();
}
