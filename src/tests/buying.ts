/** Buying together, in the words of a test: from the question to a framework contract with volume. */
import type { CooperativeId, MemberId } from "#kernel/ids";
import type { Principal } from "#kernel/operation";
import type { World } from "./world.ts";

export type Need = { readonly who: Principal; readonly memberId: MemberId; readonly quantities: Readonly<Record<string, number>>; readonly note?: string };

type Buying = {
  readonly office: Principal;
  readonly cooperativeId: CooperativeId;
  readonly sign?: string;
  readonly needs: readonly Need[];
};

export type Bought = { readonly purchaseId: string; readonly offerId: string; readonly supplierId: string; readonly contractId: string };

/** Asks who is named and hears their answers; the collection is still open. */
export async function collect(world: World, { office, cooperativeId, sign = "", needs }: Buying): Promise<string> {
  const { purchaseId } = await world.succeeds<{ purchaseId: string }>(office, "purchase.ask", {
    cooperativeId,
    title: `Penetrationstests ${sign}`,
    description: sign,
    answerBy: "2026-12-20",
    items: [{ title: "Test von außen", unit: "Test", alonePrice: "4.000", aloneSource: sign }],
    members: needs.map(({ memberId }) => memberId),
  });
  for (const { who, memberId, quantities, note } of needs) await world.succeeds(who, "purchase.answer", { memberId, purchaseId, quantities, note });
  return purchaseId;
}

/** Ends the collection and enters one offer. */
export async function compare(world: World, { office, cooperativeId, sign = "" }: Buying, purchaseId: string): Promise<Omit<Bought, "contractId">> {
  const place = { cooperativeId, purchaseId };
  await world.succeeds(office, "purchase.close", place);
  const { supplierId } = await world.succeeds<{ supplierId: string }>(office, "supplier.save-central", { cooperativeId, name: `Bieter ${sign}${purchaseId}` });
  const offered = { ...place, lot: "l1", supplierId, receivedOn: "2026-11-20", prices: { p1: "3.000" }, note: sign };
  const { offerId } = await world.succeeds<{ offerId: string }>(office, "purchase.save-offer", offered);
  return { purchaseId, offerId, supplierId };
}

/** Ends the collection, enters one offer and awards the lot to it. */
export async function awardTo(world: World, buying: Buying, purchaseId: string): Promise<Omit<Bought, "contractId">> {
  const { office, cooperativeId, sign = "" } = buying;
  const compared = await compare(world, buying, purchaseId);
  await world.succeeds(office, "purchase.award", { cooperativeId, purchaseId, offerId: compared.offerId, reason: `Bestes Angebot ${sign}`, decidedOn: "2026-11-22" });
  return compared;
}

/** An awarded lot and a contract that could carry its volume. */
export async function prepare(world: World, buying: Buying): Promise<Bought> {
  const { office, cooperativeId, sign = "" } = buying;
  const bought = await awardTo(world, buying, await collect(world, buying));
  const agreed = { cooperativeId, supplierId: bought.supplierId, title: `Rahmenvertrag ${sign}`, startsOn: "2026-01-01", processing: "none" };
  const { contractId } = await world.succeeds<{ contractId: string }>(office, "contract.save-central", agreed);
  return { ...bought, contractId };
}

/** The whole way to a framework contract from which may be called off. */
export async function buy(world: World, buying: Buying): Promise<Bought> {
  const bought = await prepare(world, buying);
  const { purchaseId, contractId } = bought;
  await world.succeeds(buying.office, "framework.conclude", { cooperativeId: buying.cooperativeId, purchaseId, lot: "l1", contractId });
  return bought;
}
