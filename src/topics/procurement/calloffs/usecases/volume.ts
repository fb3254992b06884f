/** What an awarded lot says of the volume: quantities asked for, prices offered. */
import { fail, succeed } from "#kernel/result";
import type { Tx } from "#platform/db/transact";
import { sumsOf } from "#topics/procurement/demand/rules";
import { findAwards, findDemands, findOffers, findPurchase, type Place } from "#topics/procurement/demand/store/purchases";

/** The lines of an awarded lot, and who got it. */
export async function findVolume(tx: Tx, place: Place, lot: string) {
  const purchase = await findPurchase(tx, place);
  if (!purchase) return fail("purchase-unknown");
  const award = (await findAwards(tx, place)).find((one) => one.lot === lot);
  const offer = (await findOffers(tx, place)).find(({ id }) => id === award?.offerId);
  if (!offer) return fail("lot-not-awarded");
  const sums = sumsOf(purchase.items, await findDemands(tx, place));

  const lines = purchase.items
    .filter((item) => item.lot === lot)
    .map(({ key, title, unit, alonePrice }) => ({
      item: key,
      title,
      unit,
      quantity: sums.find(({ item }) => item === key)?.quantity ?? 0,
      unitPrice: offer.prices[key] ?? 0,
      alonePrice,
      called: 0,
    }));
  const lotTitle = purchase.lots.find(({ key }) => key === lot)?.title ?? "";
  return succeed({ purchaseTitle: purchase.title, lotTitle, supplierId: offer.supplierId, supplierName: offer.supplierName, lines });
}
