/** Suppliers as the database keeps them; whose are found is the database's decision. */
import { sql } from "kysely";
import type { CooperativeId, MemberId } from "#kernel/ids";
import type { Tx } from "#platform/db/transact";
import { supplier, type Supplier } from "../model.ts";

const columns = [
  "s.id",
  "s.member_id as memberId",
  "m.name as memberName",
  "s.is_shared as isShared",
  "s.name",
  "s.services",
  "s.contact",
  "s.email",
  "s.phone",
  "s.address",
  "s.assessment",
  "s.assessment_note as assessmentNote",
  "s.assessed_on as assessedOn",
  "s.assessed_by_name as assessedByName",
  "s.certificates",
  "s.version",
  "s.changed_at as changedAt",
  "s.changed_by_name as changedByName",
] as const;

const visible = (tx: Tx, cooperativeId: CooperativeId) =>
  tx.selectFrom("supplier as s").leftJoin("member as m", "m.id", "s.member_id").select(columns).where("s.cooperative_id", "=", cooperativeId);

/** The cooperative's, shared ones and the reader's own, by name. */
export async function findSuppliers(tx: Tx, cooperativeId: CooperativeId): Promise<Supplier[]> {
  const rows = await visible(tx, cooperativeId)
    .orderBy(sql`s.name collate "und-x-icu"`)
    .orderBy("s.id")
    .execute();
  return rows.map((row) => supplier.parse(row));
}

/** Only those of the cooperative itself. */
export async function findCentralSuppliers(tx: Tx, cooperativeId: CooperativeId): Promise<Supplier[]> {
  const rows = await visible(tx, cooperativeId).where("s.member_id", "is", null).execute();
  return rows.map((row) => supplier.parse(row));
}

export async function findSupplier(tx: Tx, cooperativeId: CooperativeId, id: string): Promise<Supplier | undefined> {
  const row = await visible(tx, cooperativeId).where("s.id", "=", id).executeTakeFirst();
  return row && supplier.parse(row);
}

export type Owner = { readonly cooperativeId: CooperativeId; readonly memberId: MemberId | null };
export type Writing = Owner & { readonly at: Date; readonly byName: string };

const valuesOf = (one: Omit<Supplier, "memberId" | "memberName" | "id" | "version" | "changedAt" | "changedByName">, { at, byName }: Writing) => ({
  name: one.name,
  services: one.services,
  contact: one.contact,
  email: one.email,
  phone: one.phone,
  address: one.address,
  is_shared: one.isShared,
  assessment: JSON.stringify(one.assessment),
  assessment_note: one.assessmentNote,
  assessed_on: one.assessedOn,
  assessed_by_name: one.assessedByName,
  certificates: JSON.stringify(one.certificates),
  changed_at: at,
  changed_by_name: byName,
});

type Kept = Omit<Supplier, "memberId" | "memberName" | "version" | "changedAt" | "changedByName">;

export async function insertSupplier(tx: Tx, one: Kept, writing: Writing): Promise<void> {
  await tx
    .insertInto("supplier")
    .values({ cooperative_id: writing.cooperativeId, member_id: writing.memberId, id: one.id, ...valuesOf(one, writing) })
    .execute();
}

/** Saves over the version that was read; false where somebody was faster. */
export async function saveSupplier(tx: Tx, one: Kept & { readonly version: number }, writing: Writing): Promise<boolean> {
  const saved = await tx
    .updateTable("supplier")
    .set({ ...valuesOf(one, writing), version: one.version + 1 })
    .where("cooperative_id", "=", writing.cooperativeId)
    .where("id", "=", one.id)
    .where("version", "=", one.version)
    .executeTakeFirst();
  return saved.numUpdatedRows === 1n;
}
