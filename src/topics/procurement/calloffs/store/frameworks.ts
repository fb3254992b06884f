/** Framework contracts, their lines and call-offs; whose are found is the database's decision. */
import { sql } from "kysely";
import type { CooperativeId, MemberId } from "#kernel/ids";
import type { Tx } from "#platform/db/transact";
import { callOff, framework, frameworkLine, saving, type CallOff, type Framework, type FrameworkLine, type Saving } from "../model.ts";

const frameworks = (tx: Tx, cooperativeId: CooperativeId) =>
  tx
    .selectFrom("framework as f")
    .innerJoin("contract as c", (join) => join.onRef("c.cooperative_id", "=", "f.cooperative_id").onRef("c.id", "=", "f.contract_id"))
    .select(["f.contract_id as contractId", "c.title", "c.supplier_name as supplierName", "f.purchase_id as purchaseId", "f.lot"])
    .select(["f.warn_percent as warnPercent", "f.concluded_at as concludedAt"])
    .where("f.cooperative_id", "=", cooperativeId);

export async function findFrameworks(tx: Tx, cooperativeId: CooperativeId): Promise<Framework[]> {
  const rows = await frameworks(tx, cooperativeId).orderBy("f.concluded_at", "desc").orderBy("f.contract_id").execute();
  return rows.map((row) => framework.parse(row));
}

export async function findFramework(tx: Tx, cooperativeId: CooperativeId, contractId: string): Promise<Framework | undefined> {
  const row = await frameworks(tx, cooperativeId).where("f.contract_id", "=", contractId).executeTakeFirst();
  return row && framework.parse(row);
}

const lineColumns = ["contract_id as contractId", "item", "title", "unit", "quantity", "unit_price as unitPrice", "alone_price as alonePrice", "called"] as const;
const lines = (tx: Tx, cooperativeId: CooperativeId) => tx.selectFrom("framework_line").select(lineColumns).where("cooperative_id", "=", cooperativeId);
type LineRow = Awaited<ReturnType<ReturnType<typeof lines>["execute"]>>[number];
const lineFrom = (row: LineRow): FrameworkLine => frameworkLine.parse({ ...row, unitPrice: Number(row.unitPrice), alonePrice: Number(row.alonePrice) });

/** Lines of every framework contract by contract, in their order. */
export async function findLines(tx: Tx, cooperativeId: CooperativeId): Promise<Map<string, FrameworkLine[]>> {
  const rows = await lines(tx, cooperativeId).orderBy("contract_id").orderBy("position").execute();
  return new Map([...Map.groupBy(rows, ({ contractId }) => contractId)].map(([id, own]) => [id, own.map(lineFrom)]));
}

type LinePlace = { readonly cooperativeId: CooperativeId; readonly contractId: string; readonly item: string };

/** A line that nobody else counts in until the work is done; the caller has claimed its contract. */
export async function lockLine(tx: Tx, { cooperativeId, contractId, item }: LinePlace): Promise<FrameworkLine | undefined> {
  const row = await lines(tx, cooperativeId).where("contract_id", "=", contractId).where("item", "=", item).forUpdate().executeTakeFirst();
  return row && lineFrom(row);
}

type Concluded = {
  readonly cooperativeId: CooperativeId;
  readonly contractId: string;
  readonly purchaseId: string;
  readonly lot: string;
  readonly warnPercent: number;
  readonly lines: readonly FrameworkLine[];
  readonly at: Date;
  readonly byName: string;
};

export async function insertFramework(tx: Tx, { cooperativeId, contractId, purchaseId, lot, warnPercent, lines: volume, at, byName }: Concluded): Promise<void> {
  await tx
    .insertInto("framework")
    .values({ cooperative_id: cooperativeId, contract_id: contractId, purchase_id: purchaseId, lot, warn_percent: warnPercent, concluded_at: at, concluded_by_name: byName })
    .execute();
  await tx
    .insertInto("framework_line")
    .values(
      volume.map(({ item, title, unit, quantity, unitPrice, alonePrice }, index) => ({
        cooperative_id: cooperativeId,
        contract_id: contractId,
        item,
        position: index + 1,
        title,
        unit,
        quantity,
        unit_price: unitPrice,
        alone_price: alonePrice,
      })),
    )
    .execute();
}

const callOffs = (tx: Tx, cooperativeId: CooperativeId) =>
  tx
    .selectFrom("call_off as o")
    .innerJoin("member as m", "m.id", "o.member_id")
    .select(["o.id", "o.contract_id as contractId", "o.member_id as memberId", "m.name as memberName", "o.item", "o.quantity", "o.unit_price as unitPrice"])
    .select(["o.alone_price as alonePrice", "o.wanted_on as wantedOn", "o.note", "o.state", "o.ordered_at as orderedAt"])
    .select(["o.delivered_on as deliveredOn", "o.paid_on as paidOn", "o.version"])
    .where("o.cooperative_id", "=", cooperativeId);
type CallOffRow = Awaited<ReturnType<ReturnType<typeof callOffs>["execute"]>>[number];
const callOffFrom = (row: CallOffRow): CallOff => callOff.parse({ ...row, unitPrice: Number(row.unitPrice), alonePrice: Number(row.alonePrice) });

/** Call-offs the reader sees, of one contract where it is named; by member, oldest first. */
export async function findCallOffs(tx: Tx, cooperativeId: CooperativeId, contractId?: string): Promise<CallOff[]> {
  const rows = await callOffs(tx, cooperativeId)
    .$if(contractId !== undefined, (query) => query.where("o.contract_id", "=", contractId ?? ""))
    .orderBy(sql`m.name collate "und-x-icu"`)
    .orderBy("o.ordered_at")
    .orderBy("o.id")
    .execute();
  return rows.map(callOffFrom);
}

export async function findCallOff(tx: Tx, cooperativeId: CooperativeId, { memberId, id }: { readonly memberId: MemberId; readonly id: string }): Promise<CallOff | undefined> {
  const row = await callOffs(tx, cooperativeId).where("o.member_id", "=", memberId).where("o.id", "=", id).executeTakeFirst();
  return row && callOffFrom(row);
}

/** What pooled buying has cost and saved so far, by member as far as the reader sees: for the list, and for the proof of efficiency. */
export async function findSavings(tx: Tx, cooperativeId: CooperativeId): Promise<Saving[]> {
  const { rows } = await sql<Record<keyof Saving, string>>`
    select o.member_id as "memberId", m.name as "memberName", count(*) as "callOffs", sum(o.quantity * o.unit_price) as pooled, sum(o.quantity * o.alone_price) as alone
    from call_off o join member m on m.id = o.member_id
    where o.cooperative_id = ${cooperativeId} and o.state <> 'cancelled' group by 1, 2 order by m.name collate "und-x-icu"`.execute(tx);
  return rows.map((row) => saving.parse({ ...row, callOffs: Number(row.callOffs), pooled: Number(row.pooled), alone: Number(row.alone) }));
}

type Ordered = Omit<CallOff, "memberName" | "version" | "deliveredOn" | "paidOn" | "state"> & { readonly cooperativeId: CooperativeId; readonly byName: string };

/** The database counts it in its line; the caller has claimed the contract. */
export async function insertCallOff(tx: Tx, one: Ordered): Promise<void> {
  await tx
    .insertInto("call_off")
    .values({
      cooperative_id: one.cooperativeId,
      member_id: one.memberId,
      id: one.id,
      contract_id: one.contractId,
      item: one.item,
      quantity: one.quantity,
      unit_price: one.unitPrice,
      alone_price: one.alonePrice,
      wanted_on: one.wantedOn,
      note: one.note,
      state: "ordered",
      ordered_at: one.orderedAt,
      ordered_by_name: one.byName,
    })
    .execute();
}

/** Saves over the version that was read; false where somebody was faster. */
export async function saveCallOff(tx: Tx, { memberId, id, state, deliveredOn, paidOn, version }: CallOff): Promise<boolean> {
  const saved = await tx
    .updateTable("call_off")
    .set({ state, delivered_on: deliveredOn, paid_on: paidOn, version: version + 1 })
    .where("member_id", "=", memberId)
    .where("id", "=", id)
    .where("version", "=", version)
    .executeTakeFirst();
  return saved.numUpdatedRows === 1n;
}
