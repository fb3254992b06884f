/** How demand is summed and offers are compared: exact, in whole cents and whole hundredths of points. */
import { fail, succeed, type Result } from "#kernel/result";
import type { Criterion, Demand, Item, ItemSum, Offer, Purchase, Ranked } from "./model.ts";

/** Points an offer can have for one criterion, and for the price. */
export const mostPoints = 10;

/** What a member would pay alone for one: its own figure, else the office's. */
export const aloneOf = ({ alonePrices }: Pick<Demand, "alonePrices">, { key, alonePrice }: Pick<Item, "key" | "alonePrice">): number => alonePrices[key] ?? alonePrice;

/** The demand for every item: the sum of what members have answered. */
export const sumsOf = (items: readonly Item[], demands: readonly Demand[]): ItemSum[] =>
  items.map((item) => {
    const answered = demands.filter(({ state }) => state === "answered").map((demand) => ({ quantity: demand.quantities[item.key] ?? 0, alone: aloneOf(demand, item) }));
    return {
      item: item.key,
      quantity: answered.reduce((sum, { quantity }) => sum + quantity, 0),
      aloneTotal: answered.reduce((sum, { quantity, alone }) => sum + quantity * alone, 0),
    };
  });

/** Price and criteria weigh 100 per cent together; a criterion that weighs nothing is none. */
export const acceptWeights = (priceWeight: number, criteria: readonly Pick<Criterion, "weight">[]): Result<null, "weights-not-hundred"> =>
  criteria.reduce((sum, { weight }) => sum + weight, priceWeight) === 100 ? succeed(null) : fail("weights-not-hundred");

export type Quantities = ReadonlyMap<string, number>;
export const quantitiesOf = (sums: readonly ItemSum[]): Quantities => new Map(sums.map(({ item, quantity }) => [item, quantity]));

/** What an offer costs for the whole demand, in cents. */
export const totalOf = ({ prices }: Pick<Offer, "prices">, items: readonly Pick<Item, "key">[], quantities: Quantities): number =>
  items.reduce((sum, { key }) => sum + (prices[key] ?? 0) * (quantities.get(key) ?? 0), 0);

/** Points for price in hundredths: the lowest total has ten, every other lowest ÷ own × 10, rounded half up. Counted in whole numbers. */
export const pricePointsOf = (total: number, lowest: number): number => {
  if (total === 0) return mostPoints * 100;
  const [own, least] = [BigInt(total), BigInt(lowest)];
  return Number((2n * BigInt(mostPoints * 100) * least + own) / (2n * own));
};

/** Weighted points in ten-thousandths of a point of ten. */
const weighed = ({ points }: Pick<Offer, "points">, pricePoints: number, { priceWeight, criteria }: Pick<Purchase, "priceWeight" | "criteria">): number =>
  criteria.reduce((sum, { key, weight }) => sum + weight * (points[key] ?? 0) * 100, priceWeight * pricePoints);

/** Offers that take part; the lowest total is the lowest of these. */
export const inComparison = (offers: readonly Offer[]): Offer[] => offers.filter(({ excluded }) => excluded === null);

/** Offers of a lot that take part, best first; equal scores go by the lower total, then by name. */
export function rank(offers: readonly Offer[], rules: Pick<Purchase, "priceWeight" | "criteria" | "items">, quantities: Quantities): Ranked[] {
  const totals = inComparison(offers).map((offer) => ({
    offer,
    total: totalOf(
      offer,
      rules.items.filter(({ lot }) => lot === offer.lot),
      quantities,
    ),
  }));
  const lowest = Math.min(...totals.map(({ total }) => total));
  return totals
    .map(({ offer, total }) => ({ offer, total, pricePoints: pricePointsOf(total, lowest) }))
    .map((one) => ({ ...one, exact: weighed(one.offer, one.pricePoints, rules) }))
    .toSorted((a, b) => b.exact - a.exact || a.total - b.total || a.offer.supplierName.localeCompare(b.offer.supplierName) || a.offer.id.localeCompare(b.offer.id))
    .map(({ offer, total, pricePoints, exact }, index) => ({
      offerId: offer.id,
      supplierName: offer.supplierName,
      rank: index + 1,
      total,
      pricePoints,
      score: Math.round(exact / 100),
    }));
}

/** An offer that is left out may lack a price: that may be the ground. Any other has to be complete. */
export const acceptOffer = (offer: Pick<Offer, "lot" | "prices" | "excluded">, items: readonly Item[], quantities: Quantities): Result<null, "prices-missing"> =>
  offer.excluded === null ? acceptPrices(offer, items, quantities) : succeed(null);

/** An offer names a price for everything that is needed of its lot. */
export const acceptPrices = ({ lot, prices }: Pick<Offer, "lot" | "prices">, items: readonly Item[], quantities: Quantities): Result<null, "prices-missing"> =>
  items.some((item) => item.lot === lot && (quantities.get(item.key) ?? 0) > 0 && prices[item.key] === undefined) ? fail("prices-missing") : succeed(null);

/** The best offer needs a reason as every decision does; one that is not the best needs one that says why. The reason is never empty. */
export const acceptAward = (ranking: readonly Ranked[], offerId: string, reason: string): Result<null, "offer-unknown" | "reason-too-short"> => {
  const chosen = ranking.find((one) => one.offerId === offerId);
  if (!chosen) return fail("offer-unknown");
  return chosen.rank > 1 && reason.length < 40 ? fail("reason-too-short") : succeed(null);
};

/** Only what a purchase asks for counts; a quantity of none is left out. */
export const asked = (values: Readonly<Record<string, number | undefined>>, items: readonly Pick<Item, "key">[]): Record<string, number> =>
  Object.fromEntries(
    items.flatMap(({ key }) => {
      const value = values[key];
      return value === undefined ? [] : [[key, value]];
    }),
  );
