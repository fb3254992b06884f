/** Contracts and their files; whose are found is the database's decision. */
import { sql } from "kysely";
import type { CooperativeId } from "#kernel/ids";
import type { Tx } from "#platform/db/transact";
import { contract, contractFile, type Contract, type ContractFile } from "../model.ts";
import type { Writing } from "./suppliers.ts";

const columns = [
  "c.id",
  "c.member_id as memberId",
  "m.name as memberName",
  "c.is_shared as isShared",
  "c.supplier_id as supplierId",
  "c.supplier_name as supplierName",
  "c.title",
  "c.subject",
  "c.starts_on as startsOn",
  "c.ends_on as endsOn",
  "c.notice_months as noticeMonths",
  "c.prolongs_months as prolongsMonths",
  "c.notice_given_on as noticeGivenOn",
  "c.cost_once as costOnce",
  "c.cost_yearly as costYearly",
  "c.processing",
  "c.processing_on as processingOn",
  "c.version",
  "c.changed_at as changedAt",
  "c.changed_by_name as changedByName",
] as const;

const visible = (tx: Tx, cooperativeId: CooperativeId) =>
  tx.selectFrom("contract as c").leftJoin("member as m", "m.id", "c.member_id").select(columns).where("c.cooperative_id", "=", cooperativeId);

type Row = Awaited<ReturnType<ReturnType<typeof visible>["execute"]>>[number];
const contractFrom = (row: Row): Contract => contract.parse({ ...row, costOnce: Number(row.costOnce), costYearly: Number(row.costYearly) });

/** The cooperative's, shared ones and the reader's own, by title. */
export async function findContracts(tx: Tx, cooperativeId: CooperativeId): Promise<Contract[]> {
  const rows = await visible(tx, cooperativeId)
    .orderBy(sql`c.title collate "und-x-icu"`)
    .orderBy("c.id")
    .execute();
  return rows.map(contractFrom);
}

/** Do members have call-offs from it that stand? */
export async function isCalledOff(tx: Tx, cooperativeId: CooperativeId, contractId: string): Promise<boolean> {
  const row = await tx
    .selectFrom("framework_line")
    .select("item")
    .where("cooperative_id", "=", cooperativeId)
    .where("contract_id", "=", contractId)
    .where("called", ">", 0)
    .limit(1)
    .executeTakeFirst();
  return row !== undefined;
}

/** Only what the cooperative itself has concluded. */
export async function findCentralContracts(tx: Tx, cooperativeId: CooperativeId): Promise<Contract[]> {
  const rows = await visible(tx, cooperativeId).where("c.member_id", "is", null).execute();
  return rows.map(contractFrom);
}

/** Only what the members the reader acts for have made themselves, not what others share with them. */
export async function findOwnContracts(tx: Tx, cooperativeId: CooperativeId): Promise<Contract[]> {
  const rows = await visible(tx, cooperativeId)
    .where("c.member_id", "is not", null)
    .where(sql<boolean>`((select current_setting('app.members')) = '*' or c.member_id = any ((select app_members())::text[]))`)
    .execute();
  return rows.map(contractFrom);
}

export async function findContract(tx: Tx, cooperativeId: CooperativeId, id: string): Promise<Contract | undefined> {
  const row = await visible(tx, cooperativeId).where("c.id", "=", id).executeTakeFirst();
  return row && contractFrom(row);
}

type Kept = Omit<Contract, "memberId" | "memberName" | "version" | "changedAt" | "changedByName">;

const valuesOf = (one: Kept, { at, byName }: Writing) => ({
  supplier_id: one.supplierId,
  supplier_name: one.supplierName,
  title: one.title,
  subject: one.subject,
  starts_on: one.startsOn,
  ends_on: one.endsOn,
  notice_months: one.noticeMonths,
  prolongs_months: one.prolongsMonths,
  notice_given_on: one.noticeGivenOn,
  cost_once: one.costOnce,
  cost_yearly: one.costYearly,
  processing: one.processing,
  processing_on: one.processingOn,
  is_shared: one.isShared,
  changed_at: at,
  changed_by_name: byName,
});

export async function insertContract(tx: Tx, one: Kept, writing: Writing): Promise<void> {
  await tx
    .insertInto("contract")
    .values({ cooperative_id: writing.cooperativeId, member_id: writing.memberId, id: one.id, created_at: writing.at, ...valuesOf(one, writing) })
    .execute();
}

/** Saves over the version that was read; false where somebody was faster. */
export async function saveContract(tx: Tx, one: Kept & { readonly version: number }, writing: Writing): Promise<boolean> {
  const saved = await tx
    .updateTable("contract")
    .set({ ...valuesOf(one, writing), version: one.version + 1 })
    .where("cooperative_id", "=", writing.cooperativeId)
    .where("id", "=", one.id)
    .where("version", "=", one.version)
    .executeTakeFirst();
  return saved.numUpdatedRows === 1n;
}

const fileColumns = ["id", "member_id as memberId", "name", "bytes", "stored_at as storedAt", "stored_by_name as storedByName"] as const;
const placeOfBytes = sql<string>`coalesce(own_file_id, shared_file_id)`.as("fileId");

/** Files of a contract that the reader may open. */
export async function findFiles(tx: Tx, cooperativeId: CooperativeId, contractId: string): Promise<ContractFile[]> {
  const rows = await tx
    .selectFrom("contract_file")
    .select([...fileColumns, placeOfBytes])
    .where("cooperative_id", "=", cooperativeId)
    .where("contract_id", "=", contractId)
    .orderBy("stored_at", "desc")
    .orderBy("id")
    .execute();
  return rows.map((row) => contractFile.parse({ ...row, bytes: Number(row.bytes) }));
}

export async function findFile(tx: Tx, cooperativeId: CooperativeId, id: string): Promise<ContractFile | undefined> {
  const row = await tx
    .selectFrom("contract_file")
    .select([...fileColumns, placeOfBytes])
    .where("cooperative_id", "=", cooperativeId)
    .where("id", "=", id)
    .executeTakeFirst();
  return row && contractFile.parse({ ...row, bytes: Number(row.bytes) });
}

type NewFile = Pick<ContractFile, "id" | "fileId" | "name" | "bytes"> & { readonly contractId: string };

export async function insertFile(tx: Tx, { id, contractId, fileId, name, bytes }: NewFile, { cooperativeId, memberId, at, byName }: Writing): Promise<void> {
  const place = memberId === null ? { shared_file_id: fileId } : { own_file_id: fileId };
  await tx
    .insertInto("contract_file")
    .values({ cooperative_id: cooperativeId, member_id: memberId, id, contract_id: contractId, ...place, name, bytes, stored_at: at, stored_by_name: byName })
    .execute();
}
