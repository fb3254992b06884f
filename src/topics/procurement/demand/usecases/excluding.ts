/** Leaving offers out of the comparison, and taking them in again. */
import { fail, succeed, type Result } from "#kernel/result";
import type { Tx } from "#platform/db/transact";
import { implement, type UseCase } from "#platform/usecase";
import * as contract from "../contract.ts";
import type { Offer, Purchase } from "../model.ts";
import { acceptPrices, inComparison, quantitiesOf, sumsOf } from "../rules.ts";
import * as store from "../store/purchases.ts";

type Found = { readonly purchase: Purchase; readonly offer: Offer; readonly others: readonly Offer[] };

/** An offer whose lot is not decided, with the others of its lot; nobody changes the purchase until the work is done. */
async function findOpenOffer(
  tx: Tx,
  { offerId, ...place }: store.Place & { readonly offerId: string },
): Promise<Result<Found, "purchase-unknown" | "offer-unknown" | "lot-awarded">> {
  const purchase = await store.lockPurchase(tx, place);
  if (!purchase) return fail("purchase-unknown");
  const offers = await store.findOffers(tx, place);
  const offer = offers.find(({ id }) => id === offerId);
  if (!offer) return fail("offer-unknown");
  const isDecided = (await store.findAwards(tx, place)).some(({ lot }) => lot === offer.lot);
  if (purchase.state !== "comparing" || isDecided) return fail("lot-awarded");
  return succeed({ purchase, offer, others: offers.filter(({ id, lot }) => id !== offerId && lot === offer.lot) });
}

const exclude = implement(contract.excludeOffer, async ({ tx, actor, now, touch }, { ground, exclusion, ...place }) => {
  const found = await findOpenOffer(tx, place);
  if (!found.ok) return found;
  const { offer, others } = found.value;

  if (offer.excluded) return fail("offer-excluded");
  const excluded = { ground, reason: exclusion, at: now, byName: actor.name };

  await store.saveExclusion(tx, place, { id: offer.id, excluded });
  touch({ object: `offer:${place.cooperativeId}/${offer.id}`, before: offer, after: { ...offer, excluded } });
  return succeed({ open: inComparison(others).length });
});

const readmit = implement(contract.readmitOffer, async ({ tx, touch }, place) => {
  const found = await findOpenOffer(tx, place);
  if (!found.ok) return found;
  const { purchase, offer, others } = found.value;
  const demands = await store.findDemands(tx, place);

  if (!offer.excluded) return fail("offer-not-excluded");
  const items = purchase.items.filter((item) => item.lot === offer.lot);
  const complete = acceptPrices(offer, items, quantitiesOf(sumsOf(purchase.items, demands)));
  if (!complete.ok) return complete;

  await store.saveExclusion(tx, place, { id: offer.id, excluded: null });
  touch({ object: `offer:${place.cooperativeId}/${offer.id}`, before: offer, after: { ...offer, excluded: null } });
  return succeed({ open: inComparison(others).length + 1 });
});

export const excludingUseCases: readonly UseCase[] = [exclude, readmit];
