/** Packs, how current they are, and receipts. */
import { sql } from "kysely";
import type { CooperativeId, MemberId } from "#kernel/ids";
import type { Tx } from "#platform/db/transact";
import { packStanding, phone, receipt, type PackStanding, type Phone, type Receipt } from "./model.ts";

export type SealedPack = { readonly id: string; readonly builtAt: Date; readonly fingerprint: string; readonly sealed: string };

/** The newest pack; none for whoever looks from outside. */
export async function findNewestPack(tx: Tx, memberId: MemberId): Promise<SealedPack | null> {
  const row = await tx
    .selectFrom("emergency_pack")
    .select(["id", "built_at as builtAt", "fingerprint", "sealed"])
    .where("member_id", "=", memberId)
    .orderBy("built_at", "desc")
    .limit(1)
    .executeTakeFirst();
  return row ?? null;
}

export type Place = { readonly cooperativeId: CooperativeId; readonly memberId: MemberId };

/** So many packs are kept: the newest, and the ones whose copies may still be in somebody's bag. */
const keptPacks = 3;

/** Puts a pack in and forgets the ones nobody needs. */
export async function insertPack(tx: Tx, { cooperativeId, memberId }: Place, { id, builtAt, fingerprint, sealed }: SealedPack): Promise<void> {
  await tx.insertInto("emergency_pack").values({ cooperative_id: cooperativeId, member_id: memberId, id, built_at: builtAt, fingerprint, sealed }).execute();
  const old = tx
    .selectFrom("emergency_pack")
    .select("id")
    .where("member_id", "=", memberId)
    .where("id", "!=", id)
    .orderBy("built_at", "desc")
    .offset(keptPacks - 1);
  await tx.deleteFrom("emergency_pack").where("member_id", "=", memberId).where("id", "in", old).execute();
}

const columns = [
  "pack_id as packId",
  "fingerprint",
  "built_at as builtAt",
  "checked_at as checkedAt",
  "printed_on as printedOn",
  "printed_fingerprint as printedFingerprint",
] as const;

export async function findPackStanding(tx: Tx, memberId: MemberId): Promise<PackStanding | null> {
  const row = await tx.selectFrom("emergency_pack_standing").select(columns).where("member_id", "=", memberId).executeTakeFirst();
  return row ? packStanding.parse(row) : null;
}

/** Saves which pack is the newest; what was printed stays noted. */
export async function savePackStanding(tx: Tx, { cooperativeId, memberId }: Place, { id, fingerprint, builtAt }: Omit<SealedPack, "sealed">): Promise<void> {
  const values = { pack_id: id, fingerprint, built_at: builtAt, checked_at: builtAt };
  await tx
    .insertInto("emergency_pack_standing")
    .values({ cooperative_id: cooperativeId, member_id: memberId, ...values })
    .onConflict((conflict) => conflict.column("member_id").doUpdateSet(values))
    .execute();
}

/** The registers were looked at, and the newest pack still says the same. */
export async function saveChecked(tx: Tx, memberId: MemberId, at: Date): Promise<void> {
  await tx.updateTable("emergency_pack_standing").set({ checked_at: at }).where("member_id", "=", memberId).execute();
}

/** The newest pack has been printed. */
export async function savePrinted(tx: Tx, memberId: MemberId, day: string): Promise<void> {
  await tx
    .updateTable("emergency_pack_standing")
    .set((e) => ({ printed_on: day, printed_fingerprint: e.ref("fingerprint") }))
    .where("member_id", "=", memberId)
    .where((e) => e.or([e("printed_on", "is", null), e("printed_on", "<=", day)]))
    .execute();
}

/** When a register of the member changed last; null where nobody has begun one. */
export async function findLastChange(tx: Tx, memberId: MemberId): Promise<{ readonly at: Date | null; readonly entries: number }> {
  const row = await tx
    .selectFrom("emergency_standing")
    .select([sql<Date | string | null>`max(changed_at)`.as("at"), sql<string>`coalesce(sum(entries), 0)`.as("entries")])
    .where("member_id", "=", memberId)
    .executeTakeFirstOrThrow();
  return { at: row.at === null ? null : new Date(row.at), entries: Number(row.entries) };
}

/** Members whose registers have changed since their pack was looked at last: a minute is left to writes still under way, and nobody is looked at twice in it. */
export async function findBehind(tx: Tx, cooperativeId: CooperativeId, now: Date): Promise<string[]> {
  const rows = await tx
    .selectFrom("emergency_standing as s")
    .innerJoin("member as m", "m.id", "s.member_id")
    .leftJoin("emergency_pack_standing as p", "p.member_id", "s.member_id")
    .select("s.member_id as memberId")
    .where("s.cooperative_id", "=", cooperativeId)
    .where("m.left_on", "is", null)
    .groupBy(["s.member_id", "p.checked_at"])
    .having(
      sql<boolean>`sum(s.entries) > 0 and (p.checked_at is null or (max(s.changed_at) > p.checked_at - interval '1 minute' and p.checked_at < ${now}::timestamptz - interval '1 minute'))`,
    )
    .orderBy("s.member_id")
    .execute();
  return rows.map(({ memberId }) => memberId);
}

/** Receipts of a member, newest first. */
export async function findReceipts(tx: Tx, memberId: MemberId): Promise<Receipt[]> {
  const rows = await tx
    .selectFrom("emergency_receipt")
    .select(["id", "fingerprint", "kind", "happened_on as happenedOn", "whom", "written_at as writtenAt", "written_by_name as writtenByName"])
    .where("member_id", "=", memberId)
    .orderBy("written_at", "desc")
    .orderBy("id", "desc")
    .limit(50)
    .execute();
  return rows.map((row) => receipt.parse(row));
}

export async function insertReceipt(tx: Tx, { cooperativeId, memberId }: Place, one: Receipt): Promise<void> {
  const { id, fingerprint, kind, happenedOn, whom, writtenAt, writtenByName } = one;
  const written = { written_at: writtenAt, written_by_name: writtenByName };
  await tx
    .insertInto("emergency_receipt")
    .values({ cooperative_id: cooperativeId, member_id: memberId, id, fingerprint, kind, happened_on: happenedOn, whom, ...written })
    .execute();
}

/** Telephones of a member that carry the pack or may still be set up, newest first. */
export async function findPhones(tx: Tx, memberId: MemberId): Promise<Phone[]> {
  const rows = await tx
    .selectFrom("emergency_phone")
    .select(["id", "holder", "invited_at as invitedAt", "code_until as codeUntil", "set_up_at as setUpAt", "asked_at as askedAt", "held_fingerprint as heldFingerprint"])
    .select("confirmed_at as confirmedAt")
    .where("member_id", "=", memberId)
    .where("dropped_at", "is", null)
    .orderBy("invited_at", "desc")
    .orderBy("id")
    .execute();
  return rows.map((row) => phone.parse(row));
}

type Invitation = { readonly id: string; readonly holder: string; readonly codeHash: string; readonly codeUntil: Date; readonly at: Date; readonly byName: string };

export async function insertPhone(tx: Tx, { cooperativeId, memberId }: Place, { id, holder, codeHash, codeUntil, at, byName }: Invitation): Promise<void> {
  const invited = { invited_at: at, invited_by_name: byName };
  await tx
    .insertInto("emergency_phone")
    .values({ cooperative_id: cooperativeId, member_id: memberId, id, holder, code_hash: codeHash, code_until: codeUntil, ...invited })
    .execute();
}

/** Says whether there was one to drop. */
export async function saveDropped(tx: Tx, { memberId, phoneId }: { readonly memberId: MemberId; readonly phoneId: string }, at: Date): Promise<boolean> {
  const { numUpdatedRows } = await tx
    .updateTable("emergency_phone")
    .set({ dropped_at: at })
    .where("member_id", "=", memberId)
    .where("id", "=", phoneId)
    .where("dropped_at", "is", null)
    .executeTakeFirst();
  return numUpdatedRows === 1n;
}

/** Says whether there was one to confirm. */
export async function saveConfirmedPhone(tx: Tx, { memberId, phoneId }: { readonly memberId: MemberId; readonly phoneId: string }, at: Date): Promise<boolean> {
  const { numUpdatedRows } = await tx
    .updateTable("emergency_phone")
    .set({ confirmed_at: at })
    .where("member_id", "=", memberId)
    .where("id", "=", phoneId)
    .where("set_up_at", "is not", null)
    .where("dropped_at", "is", null)
    .executeTakeFirst();
  return numUpdatedRows === 1n;
}

/** The telephone a claimed code belongs to, while it counts. */
export async function findInvitedPhone(tx: Tx, codeHash: string, now: Date): Promise<{ readonly id: string; readonly memberId: string } | null> {
  const row = await tx
    .selectFrom("emergency_phone")
    .select(["id", "member_id as memberId"])
    .where("code_hash", "=", codeHash)
    .where("set_up_at", "is", null)
    .where("dropped_at", "is", null)
    .where("code_until", ">", now)
    .executeTakeFirst();
  return row ?? null;
}

/** The telephone has a secret from now on. Says whether it was the first to come with this code. */
export async function saveSetUp(
  tx: Tx,
  codeHash: string,
  { at, secretHash, sealedKey }: { readonly at: Date; readonly secretHash: string; readonly sealedKey: string },
): Promise<boolean> {
  const { numUpdatedRows } = await tx
    .updateTable("emergency_phone")
    .set({ set_up_at: at, secret_hash: secretHash, sealed_key: sealedKey })
    .where("code_hash", "=", codeHash)
    .where("set_up_at", "is", null)
    .executeTakeFirst();
  return numUpdatedRows === 1n;
}

/** The telephone a claimed secret belongs to. */
export type AskingPhone = {
  readonly id: string;
  readonly memberId: string;
  readonly sealedKey: string;
  readonly isDropped: boolean;
  readonly askedAt: Date | null;
  readonly heldFingerprint: string | null;
};

export async function findAskingPhone(tx: Tx, secretHash: string): Promise<AskingPhone | null> {
  const row = await tx
    .selectFrom("emergency_phone")
    .select(["id", "member_id as memberId", "sealed_key as sealedKey", "dropped_at as droppedAt", "asked_at as askedAt", "held_fingerprint as heldFingerprint"])
    .where("secret_hash", "=", secretHash)
    .executeTakeFirst();
  if (!row?.sealedKey) return null;
  const { droppedAt, ...known } = row;
  return { ...known, sealedKey: row.sealedKey, isDropped: droppedAt !== null };
}

export async function saveAsked(tx: Tx, secretHash: string, { at, fingerprint }: { readonly at: Date; readonly fingerprint: string | null }): Promise<void> {
  await tx
    .updateTable("emergency_phone")
    .set({ asked_at: at, ...(fingerprint === null ? {} : { held_fingerprint: fingerprint }) })
    .where("secret_hash", "=", secretHash)
    .execute();
}
