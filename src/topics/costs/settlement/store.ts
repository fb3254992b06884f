/** Levies and charges as the database keeps them. */
import { sql } from "kysely";
import type { CooperativeId, MemberId } from "#kernel/ids";
import { lock } from "#platform/db/lock";
import type { Tx } from "#platform/db/transact";
import { charge, costAccount, levy, type Charge, type CostAccount, type Levy } from "./model.ts";

/** Nobody else levies or settles until the work is done. */
export const lockCosts = (tx: Tx, cooperativeId: CooperativeId): Promise<void> => lock(tx, `costs:${cooperativeId}`);

/** Where members pay. */
export async function findAccount(tx: Tx, cooperativeId: CooperativeId): Promise<CostAccount | undefined> {
  const row = await tx
    .selectFrom("cost_account")
    .select(["holder", "iban", "bank", "purpose", "days", "version", "changed_at as changedAt", "changed_by_name as changedByName"])
    .where("cooperative_id", "=", cooperativeId)
    .executeTakeFirst();
  return row && costAccount.parse(row);
}

/** Keeps it over the version that was read; false where somebody was faster. */
export async function saveAccount(tx: Tx, cooperativeId: CooperativeId, { changedAt, changedByName, ...said }: CostAccount): Promise<boolean> {
  const written = { ...said, changed_at: changedAt, changed_by_name: changedByName };
  const saved = await tx
    .insertInto("cost_account")
    .values({ cooperative_id: cooperativeId, ...written })
    .onConflict((conflict) =>
      conflict
        .column("cooperative_id")
        .doUpdateSet(written)
        .where("cost_account.version", "=", said.version - 1),
    )
    .executeTakeFirst();
  return saved.numInsertedOrUpdatedRows === 1n;
}

/** Every levy of the cooperative, the latest year first. */
export async function findLevies(tx: Tx, cooperativeId: CooperativeId): Promise<Levy[]> {
  const rows = await tx
    .selectFrom("cost_levy")
    .select(["year", "key_title as keyTitle", "definition", "planned_cents as plannedCents", sql<string[]>`array(select d::text from unnest(due_days) d)`.as("dueDays")])
    .select([
      "levied_at as leviedAt",
      "levied_by_name as leviedByName",
      "actual_cents as actualCents",
      "settled_at as settledAt",
      "settled_by_name as settledByName",
      "kinds",
      "balance_due_on as balanceDueOn",
    ])
    .where("cooperative_id", "=", cooperativeId)
    .orderBy("year", "desc")
    .execute();
  return rows.map((row) => levy.parse({ ...row, plannedCents: Number(row.plannedCents), actualCents: row.actualCents === null ? null : Number(row.actualCents) }));
}

/** Charges the actor sees: of a year, of a member, or all. */
export async function findCharges(tx: Tx, cooperativeId: CooperativeId, asked: { readonly year?: number; readonly memberId?: MemberId }): Promise<Charge[]> {
  const { rows } = await sql<Record<string, unknown>>`
    select c.member_id as "memberId", m.name as "memberName", c.year, c.from_month as "fromMonth", c.to_month as "toMonth", c.advance_cents::float8 as "advanceCents",
      c.advance_vat::float8 as "advanceVat", c.actual_cents::float8 as "actualCents", c.actual_vat::float8 as "actualVat", c.figures
    from cost_charge c join member m on m.id = c.member_id
    where c.cooperative_id = ${cooperativeId} and (${asked.year ?? null}::int is null or c.year = ${asked.year ?? null}::int)
      and (${asked.memberId ?? null}::text is null or c.member_id = ${asked.memberId ?? null}::text)
    order by c.year desc, m.name collate "und-x-icu"`.execute(tx);
  return rows.map((row) => charge.parse(row));
}

type NewCharge = Omit<Charge, "memberId" | "memberName" | "year"> & { readonly memberId: string };

/** Keeps a levy in place of the one before it. */
export async function saveLevy(tx: Tx, cooperativeId: CooperativeId, { year, keyTitle, definition, plannedCents, dueDays, kinds, ...hand }: Levy): Promise<void> {
  const written = {
    key_title: keyTitle,
    definition: JSON.stringify(definition),
    planned_cents: plannedCents,
    due_days: sql<string[]>`${`{${dueDays.join(",")}}`}::date[]`,
    levied_at: hand.leviedAt,
    levied_by_name: hand.leviedByName,
    actual_cents: hand.actualCents,
    settled_at: hand.settledAt,
    settled_by_name: hand.settledByName,
    balance_due_on: hand.balanceDueOn,
    kinds: JSON.stringify(kinds),
  };
  await tx
    .insertInto("cost_levy")
    .values({ cooperative_id: cooperativeId, year, ...written })
    .onConflict((conflict) => conflict.columns(["cooperative_id", "year"]).doUpdateSet(written))
    .execute();
}

/** The charges of a year, in place of those before them, in two statements. */
export async function saveCharges(tx: Tx, cooperativeId: CooperativeId, { year, charges }: { readonly year: number; readonly charges: readonly NewCharge[] }): Promise<void> {
  await tx.deleteFrom("cost_charge").where("cooperative_id", "=", cooperativeId).where("year", "=", year).execute();
  await tx
    .insertInto("cost_charge")
    .values(
      charges.map((one) => ({
        cooperative_id: cooperativeId,
        member_id: one.memberId,
        year,
        from_month: one.fromMonth,
        to_month: one.toMonth,
        advance_cents: one.advanceCents,
        advance_vat: one.advanceVat,
        actual_cents: one.actualCents,
        actual_vat: one.actualVat,
        figures: JSON.stringify(one.figures),
      })),
    )
    .execute();
}
