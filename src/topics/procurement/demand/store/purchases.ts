/** Purchases, demands, offers and awards; whose are found is the database's decision. */
import { sql } from "kysely";
import type { CooperativeId, MemberId } from "#kernel/ids";
import type { Tx } from "#platform/db/transact";
import { award, demand, offer, purchase, type Award, type Demand, type Offer, type Purchase } from "../model.ts";

export type Place = { readonly cooperativeId: CooperativeId; readonly purchaseId: string };

const purchases = (tx: Tx, cooperativeId: CooperativeId) =>
  tx
    .selectFrom("purchase")
    .select(["id", "title", "description", "answer_by as answerBy", "state", "items", "lots", "price_weight as priceWeight", "criteria"])
    .select(["created_at as createdAt", "created_by_name as createdByName", "version"])
    .where("cooperative_id", "=", cooperativeId);

export async function findPurchases(tx: Tx, cooperativeId: CooperativeId): Promise<Purchase[]> {
  const rows = await purchases(tx, cooperativeId).orderBy("created_at", "desc").orderBy("id").execute();
  return rows.map((row) => purchase.parse(row));
}

export async function findPurchase(tx: Tx, { cooperativeId, purchaseId }: Place): Promise<Purchase | undefined> {
  const row = await purchases(tx, cooperativeId).where("id", "=", purchaseId).executeTakeFirst();
  return row && purchase.parse(row);
}

/** The same, and nobody changes it until the work is done. */
export async function lockPurchase(tx: Tx, { cooperativeId, purchaseId }: Place): Promise<Purchase | undefined> {
  const row = await purchases(tx, cooperativeId).where("id", "=", purchaseId).forUpdate().executeTakeFirst();
  return row && purchase.parse(row);
}

const valuesOf = (one: Purchase) => ({
  title: one.title,
  description: one.description,
  answer_by: one.answerBy,
  state: one.state,
  items: JSON.stringify(one.items),
  lots: JSON.stringify(one.lots),
  price_weight: one.priceWeight,
  criteria: JSON.stringify(one.criteria),
  version: one.version,
});

export async function insertPurchase(tx: Tx, cooperativeId: CooperativeId, one: Purchase): Promise<void> {
  await tx
    .insertInto("purchase")
    .values({ cooperative_id: cooperativeId, id: one.id, created_at: one.createdAt, created_by_name: one.createdByName, ...valuesOf(one) })
    .execute();
}

export async function savePurchase(tx: Tx, cooperativeId: CooperativeId, one: Purchase): Promise<void> {
  await tx
    .updateTable("purchase")
    .set({ ...valuesOf(one), version: one.version + 1 })
    .where("cooperative_id", "=", cooperativeId)
    .where("id", "=", one.id)
    .execute();
}

const demands = (tx: Tx, cooperativeId: CooperativeId) =>
  tx
    .selectFrom("purchase_demand as d")
    .innerJoin("member as m", "m.id", "d.member_id")
    .select(["d.purchase_id as purchaseId", "d.member_id as memberId", "m.name as memberName", "d.state", "d.quantities", "d.alone_prices as alonePrices"])
    .select(["d.wanted_on as wantedOn", "d.note", "d.answered_at as answeredAt", "d.version"])
    .where("d.cooperative_id", "=", cooperativeId);

/** Demands of a purchase that the reader sees, by name of the member. */
export async function findDemands(tx: Tx, { cooperativeId, purchaseId }: Place): Promise<Demand[]> {
  const rows = await demands(tx, cooperativeId)
    .where("d.purchase_id", "=", purchaseId)
    .orderBy(sql`m.name collate "und-x-icu"`)
    .execute();
  return rows.map((row) => demand.parse(row));
}

export type OpenDemand = Pick<Demand, "memberId" | "memberName"> & { readonly purchaseId: string; readonly title: string; readonly answerBy: string };

/** What members the reader acts for have been asked and not answered yet. */
export async function findOpenDemands(tx: Tx, cooperativeId: CooperativeId): Promise<OpenDemand[]> {
  const rows = await demands(tx, cooperativeId)
    .innerJoin("purchase as p", (join) => join.onRef("p.cooperative_id", "=", "d.cooperative_id").onRef("p.id", "=", "d.purchase_id"))
    .select(["p.title", "p.answer_by as answerBy"])
    .where("d.state", "=", "asked")
    .where("p.state", "=", "collecting")
    .execute();
  return rows.map((row) => ({ ...demand.pick({ memberId: true, memberName: true }).parse(row), purchaseId: row.purchaseId, title: row.title, answerBy: row.answerBy }));
}

export type DemandCount = { readonly purchaseId: string; readonly asked: number; readonly answered: number; readonly state: Demand["state"] };

/** How many members the reader sees were asked and have answered, by purchase; `state` is that of the one where it is only one. */
export async function countDemands(tx: Tx, cooperativeId: CooperativeId): Promise<Map<string, DemandCount>> {
  const { rows } = await sql<DemandCount>`
    select purchase_id as "purchaseId", count(*)::int as asked, (count(*) filter (where state <> 'asked'))::int as answered, min(state) as state
    from purchase_demand where cooperative_id = ${cooperativeId} group by purchase_id`.execute(tx);
  return new Map(rows.map((row) => [row.purchaseId, row]));
}

/** Asks these members; one row each, in one statement. */
export async function insertDemands(tx: Tx, { cooperativeId, purchaseId }: Place, members: readonly MemberId[]): Promise<void> {
  await tx
    .insertInto("purchase_demand")
    .values(members.map((memberId) => ({ cooperative_id: cooperativeId, member_id: memberId, purchase_id: purchaseId, state: "asked" })))
    .execute();
}

type Answered = Pick<Demand, "memberId" | "state" | "quantities" | "alonePrices" | "wantedOn" | "note" | "version">;

/** Saves over the version that was read; false where somebody was faster. */
export async function saveDemand(tx: Tx, purchaseId: string, one: Answered, hand: { readonly at: Date; readonly byName: string }): Promise<boolean> {
  const saved = await tx
    .updateTable("purchase_demand")
    .set({
      state: one.state,
      quantities: JSON.stringify(one.quantities),
      alone_prices: JSON.stringify(one.alonePrices),
      wanted_on: one.wantedOn,
      note: one.note,
      answered_at: hand.at,
      answered_by_name: hand.byName,
      version: one.version + 1,
    })
    .where("member_id", "=", one.memberId)
    .where("purchase_id", "=", purchaseId)
    .where("version", "=", one.version)
    .executeTakeFirst();
  return saved.numUpdatedRows === 1n;
}

/** Ends the collection in every row: an answer that was on its way finds another version. */
export async function saveEndOfCollection(tx: Tx, { cooperativeId, purchaseId }: Place): Promise<void> {
  await sql`update purchase_demand set version = version + 1 where cooperative_id = ${cooperativeId} and purchase_id = ${purchaseId}::uuid`.execute(tx);
}

/** Offers, by lot and name; none for whoever does not act for the whole cooperative. */
export async function findOffers(tx: Tx, { cooperativeId, purchaseId }: Place): Promise<Offer[]> {
  const rows = await tx
    .selectFrom("purchase_offer")
    .select(["id", "lot", "supplier_id as supplierId", "supplier_name as supplierName", "received_on as receivedOn", "prices", "points", "note"])
    .select(["excluded_ground as ground", "excluded_reason as reason", "excluded_at as at", "excluded_by_name as byName"])
    .where("cooperative_id", "=", cooperativeId)
    .where("purchase_id", "=", purchaseId)
    .orderBy("lot")
    .orderBy("supplier_name")
    .orderBy("id")
    .execute();
  return rows.map(({ ground, reason, at, byName, ...row }) => offer.parse({ ...row, excluded: ground === null ? null : { ground, reason, at, byName } }));
}

const excludedAs = (excluded: Offer["excluded"]) => ({
  excluded_ground: excluded?.ground ?? null,
  excluded_reason: excluded?.reason ?? "",
  excluded_at: excluded?.at ?? null,
  excluded_by_name: excluded?.byName ?? "",
});

/** Leaves an offer out, or takes it in again. */
export async function saveExclusion(tx: Tx, { cooperativeId, purchaseId }: Place, { id, excluded }: Pick<Offer, "id" | "excluded">): Promise<void> {
  await tx.updateTable("purchase_offer").set(excludedAs(excluded)).where("cooperative_id", "=", cooperativeId).where("purchase_id", "=", purchaseId).where("id", "=", id).execute();
}

/** Keeps an offer; a second one of the same supplier for the same lot takes its place. Answers its id. */
export async function saveOffer(tx: Tx, { cooperativeId, purchaseId }: Place, one: Offer, hand: { readonly at: Date; readonly byName: string }): Promise<string> {
  const values = {
    supplier_name: one.supplierName,
    received_on: one.receivedOn,
    prices: JSON.stringify(one.prices),
    points: JSON.stringify(one.points),
    note: one.note,
    ...excludedAs(one.excluded),
    entered_at: hand.at,
    entered_by_name: hand.byName,
  };
  const kept = await tx
    .insertInto("purchase_offer")
    .values({ cooperative_id: cooperativeId, id: one.id, purchase_id: purchaseId, lot: one.lot, supplier_id: one.supplierId, ...values })
    .onConflict((conflict) => conflict.columns(["cooperative_id", "purchase_id", "lot", "supplier_id"]).doUpdateSet(values))
    .returning("id")
    .executeTakeFirstOrThrow();
  return kept.id;
}

export async function removeOffer(tx: Tx, { cooperativeId, purchaseId }: Place, id: string): Promise<void> {
  await tx.deleteFrom("purchase_offer").where("cooperative_id", "=", cooperativeId).where("purchase_id", "=", purchaseId).where("id", "=", id).execute();
}

/** What was decided; nothing for whoever does not act for the whole cooperative. */
export async function findAwards(tx: Tx, { cooperativeId, purchaseId }: Place): Promise<Award[]> {
  const rows = await tx
    .selectFrom("purchase_award")
    .select(["lot", "offer_id as offerId", "reason", "decided_on as decidedOn", "decided_by_name as decidedByName"])
    .where("cooperative_id", "=", cooperativeId)
    .where("purchase_id", "=", purchaseId)
    .orderBy("lot")
    .execute();
  return rows.map((row) => award.parse(row));
}

export async function insertAward(tx: Tx, { cooperativeId, purchaseId }: Place, one: Award, at: Date): Promise<void> {
  await tx
    .insertInto("purchase_award")
    .values({
      cooperative_id: cooperativeId,
      purchase_id: purchaseId,
      lot: one.lot,
      offer_id: one.offerId,
      reason: one.reason,
      decided_on: one.decidedOn,
      decided_at: at,
      decided_by_name: one.decidedByName,
    })
    .execute();
}
