/** Asking, answering, comparing, deciding. */
import { cooperativeOf } from "#kernel/ids";
import { fail, succeed } from "#kernel/result";
import { post } from "#platform/mail";
import { newId } from "#platform/ids";
import { implement, type UseCase } from "#platform/usecase";
import { dayIn } from "#topics/members/rules/members";
import { findMembersOn } from "#topics/members/store/members";
import { findHolders } from "#topics/members/store/people";
import { findSupplier } from "#topics/procurement/contracts/store/suppliers";
import { choose } from "#ui/words";
import * as contract from "../contract.ts";
import type { Purchase } from "../model.ts";
import { acceptAward, acceptOffer, acceptWeights, asked, quantitiesOf, rank, sumsOf } from "../rules.ts";
import * as store from "../store/purchases.ts";
import { de } from "../words.de.ts";
import { en } from "../words.en.ts";

const objectOf = ({ cooperativeId, purchaseId }: store.Place) => `purchase:${cooperativeId}/${purchaseId}`;

const ask = implement(contract.askDemand, async ({ tx, actor, now, means, touch }, { cooperativeId, items, members, notify, ...described }) => {
  const today = dayIn(now);
  const all = await findMembersOn(tx, cooperativeId, today);
  if (described.answerBy < today) return fail("answer-by-in-past");
  if (items.length === 0) return fail("no-items");
  const wanted = members.length === 0 ? all.map(({ id }) => id) : members;
  const chosen = all.filter(({ id }) => wanted.includes(id));
  if (chosen.length !== new Set(wanted).size || chosen.length === 0) return fail("member-unknown");

  const purchase: Purchase = {
    ...described,
    id: newId(now),
    state: "collecting",
    items: items.map((one, index) => ({ ...one, key: `p${index + 1}`, lot: "l1" })),
    lots: [{ key: "l1", title: described.title }],
    priceWeight: 100,
    criteria: [],
    createdAt: now,
    createdByName: actor.name,
    version: 1,
  };
  const place = { cooperativeId, purchaseId: purchase.id };
  await store.insertPurchase(tx, cooperativeId, purchase);
  await store.insertDemands(
    tx,
    place,
    chosen.map(({ id }) => id),
  );
  const holders = notify ? await findHolders(tx, { cooperativeId, day: today, members: chosen.map(({ id }) => id), roles: ["coordinator"] }) : [];
  const letters = holders.map((holder) => {
    const words = choose({ de, en }, holder.language).letter;
    const address = `${means.origin}/verbund/${cooperativeId}/beschaffungen/${purchase.id}`;
    const said = { name: holder.name, title: purchase.title, day: purchase.answerBy, address };
    const to = { cooperativeId, memberId: holder.memberId, recipientPersonId: holder.id, recipient: holder.email, issuedBy: actor.personId };
    return { ...to, kind: "demand-asked", subject: words.subject(said), body: words.body(said), at: now };
  });
  await post(tx, letters);
  touch({ object: objectOf(place), after: { ...purchase, members: chosen.length } });
  return succeed({ purchaseId: purchase.id, members: chosen.length, letters: letters.length });
});

const answer = implement(contract.answerDemand, async ({ tx, actor, now, touch }, { memberId, purchaseId, version, nothing, quantities, alonePrices, wantedOn, note }) => {
  const place = { cooperativeId: cooperativeOf(memberId), purchaseId };
  const purchase = await store.findPurchase(tx, place);
  const before = (await store.findDemands(tx, place)).find((one) => one.memberId === memberId);
  if (!purchase || !before) return fail("purchase-unknown");

  if (purchase.state !== "collecting") return fail("collection-over");
  const needed = nothing ? {} : asked(quantities, purchase.items);
  if (!nothing && Object.values(needed).every((quantity) => quantity === 0)) return fail("nothing-said");

  const state = nothing ? ("nothing" as const) : ("answered" as const);
  const read = version ?? before.version;
  const kept = { memberId, state, quantities: needed, alonePrices: asked(alonePrices, purchase.items), wantedOn: wantedOn ?? null, note, version: read };
  if (!(await store.saveDemand(tx, purchaseId, kept, { at: now, byName: actor.name }))) return fail("demand-changed");
  touch({ object: `demand:${memberId}/${purchaseId}`, before: before.quantities, after: kept });
  return succeed({ state, version: read + 1 });
});

const close = implement(contract.closeDemand, async ({ tx, touch }, place) => {
  const purchase = await store.lockPurchase(tx, place);
  if (!purchase) return fail("purchase-unknown");
  if (purchase.state !== "collecting") return fail("collection-over");

  await store.saveEndOfCollection(tx, place);
  await store.savePurchase(tx, place.cooperativeId, { ...purchase, state: "comparing" });
  const demands = await store.findDemands(tx, place);
  touch({ object: objectOf(place), after: "comparing" });
  const open = demands.filter(({ state }) => state === "asked").length;
  return succeed({ answered: demands.length - open, open });
});

const setRules = implement(contract.setRules, async ({ tx, touch }, { lots, places, priceWeight, criteria, ...place }) => {
  const purchase = await store.lockPurchase(tx, place);
  if (!purchase) return fail("purchase-unknown");
  if (purchase.state === "awarded" || purchase.state === "withdrawn") return fail("purchase-over");
  if ((await store.findOffers(tx, place)).length > 0) return fail("offers-entered");
  const weighed = acceptWeights(priceWeight, criteria);
  if (!weighed.ok) return weighed;

  const named = lots.length === 0 ? purchase.lots : lots.map(({ title }, index) => ({ key: `l${index + 1}`, title }));
  const items = purchase.items.map((item) => ({ ...item, lot: named[(places[item.key] ?? 1) - 1]?.key ?? "" }));
  if (items.some(({ lot }) => lot === "")) return fail("lot-unknown");
  const changed = { ...purchase, items, lots: named, priceWeight, criteria: criteria.map((one, index) => ({ ...one, key: `k${index + 1}` })) };
  await store.savePurchase(tx, place.cooperativeId, changed);
  touch({ object: objectOf(place), before: purchase.criteria, after: changed });
  return succeed({ lots: named.length, criteria: criteria.length });
});

const saveOffer = implement(contract.saveOffer, async ({ tx, actor, now, touch }, { cooperativeId, purchaseId, lot, supplierId, prices, points, ground, exclusion, ...said }) => {
  const place = { cooperativeId, purchaseId };
  const purchase = await store.lockPurchase(tx, place);
  if (!purchase) return fail("purchase-unknown");
  if (purchase.state === "collecting") return fail("still-collecting");
  if (!purchase.lots.some(({ key }) => key === lot)) return fail("lot-unknown");
  if (purchase.state !== "comparing" || (await store.findAwards(tx, place)).some((one) => one.lot === lot)) return fail("lot-awarded");
  const supplier = await findSupplier(tx, cooperativeId, supplierId);
  if (!supplier) return fail("supplier-unknown");

  const before = (await store.findOffers(tx, place)).find((one) => one.lot === lot && one.supplierId === supplierId);
  if (before?.excluded) return fail("offer-excluded");
  if (ground !== undefined && exclusion === "") return fail("exclusion-unreasoned");
  const items = purchase.items.filter((item) => item.lot === lot);
  const excluded = ground === undefined ? null : { ground, reason: exclusion, at: now, byName: actor.name };
  const offered = { ...said, lot, supplierId, supplierName: supplier.name, prices: asked(prices, items), points: asked(points, purchase.criteria), excluded, id: newId(now) };
  const complete = acceptOffer(offered, items, quantitiesOf(sumsOf(purchase.items, await store.findDemands(tx, place))));
  if (!complete.ok) return complete;

  const offerId = await store.saveOffer(tx, place, offered, { at: now, byName: actor.name });
  touch({ object: `offer:${cooperativeId}/${offerId}`, before, after: offered });
  return succeed({ offerId });
});

const drop = implement(contract.dropOffer, async ({ tx, touch }, { offerId, ...place }) => {
  const purchase = await store.lockPurchase(tx, place);
  if (!purchase) return fail("purchase-unknown");
  const offer = (await store.findOffers(tx, place)).find(({ id }) => id === offerId);
  if (!offer) return fail("offer-unknown");
  if ((await store.findAwards(tx, place)).some(({ lot }) => lot === offer.lot)) return fail("lot-awarded");

  if (offer.excluded) return fail("offer-excluded");
  await store.removeOffer(tx, place, offerId);
  touch({ object: `offer:${place.cooperativeId}/${offerId}`, before: offer, after: "dropped" });
  return succeed({ dropped: true as const });
});

const award = implement(contract.awardLot, async ({ tx, actor, now, touch }, { offerId, reason, decidedOn, ...place }) => {
  const purchase = await store.lockPurchase(tx, place);
  if (!purchase) return fail("purchase-unknown");
  const offers = await store.findOffers(tx, place);
  const awards = await store.findAwards(tx, place);
  const chosen = offers.find(({ id }) => id === offerId);
  if (!chosen) return fail("offer-unknown");
  if (chosen.excluded) return fail("offer-excluded");
  if (purchase.state !== "comparing" || awards.some(({ lot }) => lot === chosen.lot)) return fail("lot-awarded");
  if (decidedOn > dayIn(now)) return fail("decided-in-future");
  const sums = sumsOf(purchase.items, await store.findDemands(tx, place));
  const ranking = rank(
    offers.filter(({ lot }) => lot === chosen.lot),
    purchase,
    quantitiesOf(sums),
  );
  const accepted = acceptAward(ranking, offerId, reason);
  if (!accepted.ok) return accepted;

  const decided = { lot: chosen.lot, offerId, reason, decidedOn, decidedByName: actor.name };
  await store.insertAward(tx, place, decided, now);
  const open = purchase.lots.length - awards.length - 1;
  if (open === 0) await store.savePurchase(tx, place.cooperativeId, { ...purchase, state: "awarded" });
  touch({ object: objectOf(place), after: { ...decided, ranking } });
  return succeed({ lot: chosen.lot, open });
});

const withdraw = implement(contract.withdrawPurchase, async ({ tx, touch }, place) => {
  const purchase = await store.lockPurchase(tx, place);
  if (!purchase) return fail("purchase-unknown");
  if (purchase.state === "awarded" || purchase.state === "withdrawn") return fail("purchase-over");

  await store.savePurchase(tx, place.cooperativeId, { ...purchase, state: "withdrawn" });
  touch({ object: objectOf(place), after: "withdrawn" });
  return succeed({ withdrawn: true as const });
});

export const writingUseCases: readonly UseCase[] = [ask, answer, close, setRules, saveOffer, drop, award, withdraw];
