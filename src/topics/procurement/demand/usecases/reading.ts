/** Looking at purchases, and what is printed and exported of them. */
import type { CooperativeId } from "#kernel/ids";
import type { Session } from "#kernel/operation";
import { fail, succeed } from "#kernel/result";
import type { Tx } from "#platform/db/transact";
import { implement, type Means, type UseCase } from "#platform/usecase";
import { dayIn } from "#topics/members/rules/members";
import { findCooperative } from "#topics/members/store/members";
import { findSuppliers } from "#topics/procurement/contracts/store/suppliers";
import * as contract from "../contract.ts";
import { awardPaper, purchaseBook, purchaseList } from "../reports.ts";
import type { Listed } from "../model.ts";
import { quantitiesOf, rank, sumsOf } from "../rules.ts";
import * as store from "../store/purchases.ts";

/** Every purchase with how many were asked and have answered, as far as the actor sees. */
async function findListed({ tx, actor }: Pick<Session<Tx, Means>, "tx" | "actor">, cooperativeId: CooperativeId): Promise<Listed[]> {
  const purchases = await store.findPurchases(tx, cooperativeId);
  const demands = await store.countDemands(tx, cooperativeId);
  return purchases.map((one) => {
    const { asked = 0, answered = 0, state = null } = demands.get(one.id) ?? {};
    return { ...one, asked, answered, mine: actor.members === "all" ? null : state };
  });
}

const list = implement(contract.listPurchases, async (session, { cooperativeId }) => succeed({ purchases: await findListed(session, cooperativeId) }));

const listed = implement(contract.exportPurchases, async (session, { cooperativeId, format }) => {
  const purchases = await findListed(session, cooperativeId);

  session.touch({ object: `purchases:${cooperativeId}` });
  return succeed({ format, workbook: purchaseList(purchases, { day: dayIn(session.now), language: session.actor.language }) });
});

/** A purchase with everything the reader may see, and its ranking. */
async function findCompared(tx: Tx, place: store.Place) {
  const purchase = await store.findPurchase(tx, place);
  if (!purchase) return undefined;
  const demands = await store.findDemands(tx, place);
  const offers = await store.findOffers(tx, place);
  const awards = await store.findAwards(tx, place);

  const sums = sumsOf(purchase.items, demands);
  const rankings = purchase.lots.map(({ key }) => ({
    lot: key,
    ranking: rank(
      offers.filter(({ lot }) => lot === key),
      purchase,
      quantitiesOf(sums),
    ),
  }));
  return { purchase, demands, offers, awards, sums, rankings };
}

const read = implement(contract.readPurchase, async ({ tx, actor }, place) => {
  const compared = await findCompared(tx, place);
  if (!compared) return fail("purchase-unknown");
  const suppliers = actor.role === "office" ? await findSuppliers(tx, place.cooperativeId) : [];

  return succeed({ ...compared, suppliers: suppliers.map(({ id, name }) => ({ id, name })) });
});

const print = implement(contract.printAward, async ({ tx, actor, now, means, touch }, { format, ...place }) => {
  const compared = await findCompared(tx, place);
  if (!compared) return fail("purchase-unknown");
  const cooperative = await findCooperative(tx, place.cooperativeId);

  touch({ object: `purchase:${place.cooperativeId}/${place.purchaseId}` });
  const { name, paper } = awardPaper(compared, { author: cooperative?.name ?? "", statedAt: now, language: actor.language, demo: means.demo });
  return succeed({ name, format, paper });
});

const exported = implement(contract.exportPurchase, async ({ tx, actor, now, touch }, { format, ...place }) => {
  const compared = await findCompared(tx, place);
  if (!compared) return fail("purchase-unknown");

  touch({ object: `purchase:${place.cooperativeId}/${place.purchaseId}` });
  return succeed({ format, workbook: purchaseBook(compared, { day: dayIn(now), language: actor.language }) });
});

export const readingUseCases: readonly UseCase[] = [list, listed, read, print, exported];
