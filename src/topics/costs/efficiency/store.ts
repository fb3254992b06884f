/** Assumptions as the database keeps them. */
import { sql } from "kysely";
import type { CooperativeId } from "#kernel/ids";
import type { Tx } from "#platform/db/transact";
import { assumption, chargedMember, yearlyPurchase, type Assumption, type ChargedMember, type YearlyPurchase } from "./model.ts";

export async function findAssumptions(tx: Tx, cooperativeId: CooperativeId): Promise<Assumption[]> {
  const rows = await tx
    .selectFrom("efficiency_assumption")
    .select(["id", "title", "kind", "measure", "audience", "cents", "at_least as atLeast", "at_most as atMost", "source", "version"])
    .where("cooperative_id", "=", cooperativeId)
    .orderBy("kind")
    .orderBy("id")
    .execute();
  const whole = (cents: unknown) => (cents === null ? null : Number(cents));
  return rows.map((row) => assumption.parse({ ...row, cents: Number(row.cents), atLeast: whole(row.atLeast), atMost: whole(row.atMost) }));
}

/** Puts an assumption in or over the version that was read; false when somebody else was faster. */
export async function saveEfficiencyAssumption(tx: Tx, cooperativeId: CooperativeId, { atLeast, atMost, ...same }: Assumption): Promise<boolean> {
  const written = { ...same, at_least: atLeast, at_most: atMost };
  if (same.version === 1) {
    await tx
      .insertInto("efficiency_assumption")
      .values({ cooperative_id: cooperativeId, ...written })
      .execute();
    return true;
  }
  const saved = await tx
    .updateTable("efficiency_assumption")
    .set(written)
    .where("cooperative_id", "=", cooperativeId)
    .where("id", "=", same.id)
    .where("version", "=", same.version - 1)
    .executeTakeFirst();
  return saved.numUpdatedRows === 1n;
}

export async function removeEfficiencyAssumption(tx: Tx, cooperativeId: CooperativeId, id: string): Promise<boolean> {
  const removed = await tx.deleteFrom("efficiency_assumption").where("cooperative_id", "=", cooperativeId).where("id", "=", id).executeTakeFirst();
  return removed.numDeletedRows === 1n;
}

type Year = { readonly cooperativeId: CooperativeId; readonly year: number };

/** Call-offs of a year that stand. */
const calledOff = ({ cooperativeId, year }: Year) => sql`call_off o
  where o.cooperative_id = ${cooperativeId} and o.state <> 'cancelled' and extract(year from o.ordered_at at time zone 'Europe/Berlin') = ${year}`;

/** Framework contracts with call-offs in a year, and whether they count in its proof. */
export async function findYearlyPurchases(tx: Tx, { cooperativeId, year }: Year): Promise<YearlyPurchase[]> {
  const { rows } = await sql<Record<string, unknown>>`
    select c.id as "contractId", c.title, c.supplier_name as "supplierName", s.alone, s.pooled, s.count as "callOffs", e.taken_at as "takenAt", e.taken_by_name as "takenByName"
    from (select o.contract_id, sum(o.quantity * o.alone_price)::float8 as alone, sum(o.quantity * o.unit_price)::float8 as pooled, count(*)::int as count
      from ${calledOff({ cooperativeId, year })} group by o.contract_id) s
    join contract c on c.cooperative_id = ${cooperativeId} and c.id = s.contract_id
    left join efficiency_purchase e on e.cooperative_id = ${cooperativeId} and e.year = ${year} and e.contract_id = s.contract_id
    order by c.title collate "und-x-icu", c.id`.execute(tx);
  return rows.map((row) => yearlyPurchase.parse(row));
}

/** Every member charged in a year with what its proof follows from, by name. */
export async function findChargedMembers(tx: Tx, { cooperativeId, year }: Year): Promise<ChargedMember[]> {
  const figure = (kind: string) => sql`(select f.value::float8 from member_figure f
    where f.member_id = c.member_id and f.kind = ${kind} and f.as_of <= make_date(${year}::int, 12, 31) order by f.as_of desc limit 1)`;
  const { rows } = await sql<Record<string, unknown>>`
    select c.member_id as "memberId", m.name as "memberName", m.kind = 'landkreis' as "isDistrict", ${figure("population")} as population, ${figure("workplaces")} as workplaces,
      (c.advance_cents + c.advance_vat)::float8 as advance, (c.actual_cents + coalesce(c.actual_vat, 0))::float8 as settled,
      coalesce(b.alone, 0) as alone, coalesce(b.pooled, 0) as pooled
    from cost_charge c
    join member m on m.id = c.member_id
    left join (
      select o.member_id, sum(o.quantity * o.alone_price)::float8 as alone, sum(o.quantity * o.unit_price)::float8 as pooled
      from ${calledOff({ cooperativeId, year })}
        and o.contract_id in (select contract_id from efficiency_purchase where cooperative_id = ${cooperativeId} and year = ${year})
      group by o.member_id) b on b.member_id = c.member_id
    where c.cooperative_id = ${cooperativeId} and c.year = ${year}::int
    order by m.name collate "und-x-icu"`.execute(tx);
  return rows.map((row) => chargedMember.parse(row));
}

export async function insertTaken(
  tx: Tx,
  { cooperativeId, year }: Year,
  { contractId, at, byName }: { readonly contractId: string; readonly at: Date; readonly byName: string },
): Promise<void> {
  await tx
    .insertInto("efficiency_purchase")
    .values({ cooperative_id: cooperativeId, year, contract_id: contractId, taken_at: at, taken_by_name: byName })
    .onConflict((conflict) => conflict.columns(["cooperative_id", "year", "contract_id"]).doNothing())
    .execute();
}

export async function removeTaken(tx: Tx, { cooperativeId, year }: Year, contractId: string): Promise<boolean> {
  const removed = await tx
    .deleteFrom("efficiency_purchase")
    .where("cooperative_id", "=", cooperativeId)
    .where("year", "=", year)
    .where("contract_id", "=", contractId)
    .executeTakeFirst();
  return removed.numDeletedRows === 1n;
}
