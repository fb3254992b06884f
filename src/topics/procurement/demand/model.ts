/** What is bought together. */
import { z } from "zod";
import { day } from "#kernel/fields";
import { memberId, objectId } from "#kernel/ids";

/** Something that is needed; prices in cents for one. */
export const item = z.object({ key: z.string(), title: z.string(), unit: z.string(), lot: z.string(), alonePrice: z.int(), aloneSource: z.string() });
export type Item = z.infer<typeof item>;

export const lot = z.object({ key: z.string(), title: z.string() });
export type Lot = z.infer<typeof lot>;

/** A criterion beside the price; its weight in per cent. */
export const criterion = z.object({ key: z.string(), title: z.string(), weight: z.int() });
export type Criterion = z.infer<typeof criterion>;

export const purchaseStates = ["collecting", "comparing", "awarded", "withdrawn"] as const;
export type PurchaseState = (typeof purchaseStates)[number];

export const purchase = z.object({
  id: objectId,
  title: z.string(),
  description: z.string(),
  answerBy: day,
  state: z.enum(purchaseStates),
  items: z.array(item),
  lots: z.array(lot),
  priceWeight: z.int(),
  criteria: z.array(criterion),
  createdAt: z.date(),
  createdByName: z.string(),
  version: z.int(),
});
export type Purchase = z.infer<typeof purchase>;

export const demandStates = ["asked", "answered", "nothing"] as const;

/** A purchase in the list: how many were asked and have answered, as far as the reader sees; `mine` for whoever acts for one member. */
export const listed = purchase.extend({ asked: z.int(), answered: z.int(), mine: z.enum(demandStates).nullable() });
export type Listed = z.infer<typeof listed>;

const byKey = z.record(z.string(), z.int());

/** What a member needs: quantities, and what it would pay alone in cents, by item. */
export const demand = z.object({
  memberId,
  memberName: z.string(),
  state: z.enum(demandStates),
  quantities: byKey,
  alonePrices: byKey,
  wantedOn: day.nullable(),
  note: z.string(),
  answeredAt: z.date().nullable(),
  version: z.int(),
});
export type Demand = z.infer<typeof demand>;

/** Why an offer may be left out (§ 42 UVgO, and §§ 31, 44). */
export const exclusionGrounds = ["late", "incomplete", "changed", "unsuitable", "abnormal", "other"] as const;
export type ExclusionGround = (typeof exclusionGrounds)[number];

/** An offer that takes no part in the comparison and stays in the record. */
export const exclusion = z.object({ ground: z.enum(exclusionGrounds), reason: z.string(), at: z.date(), byName: z.string() });
export type Exclusion = z.infer<typeof exclusion>;

/** Unit prices in cents by item, points 0 to 10 by criterion. */
export const offer = z.object({
  id: objectId,
  lot: z.string(),
  supplierId: objectId,
  supplierName: z.string(),
  receivedOn: day,
  prices: byKey,
  points: byKey,
  note: z.string(),
  excluded: exclusion.nullable(),
});
export type Offer = z.infer<typeof offer>;

export const award = z.object({ lot: z.string(), offerId: objectId, reason: z.string(), decidedOn: day, decidedByName: z.string() });
export type Award = z.infer<typeof award>;

/** How an offer stands: total in cents, points for price in hundredths, score in hundredths of a point of ten. */
export const ranked = z.object({ offerId: objectId, supplierName: z.string(), rank: z.int(), total: z.int(), pricePoints: z.int(), score: z.int() });
export type Ranked = z.infer<typeof ranked>;

/** How much of an item is needed, and what that costs alone in cents. */
export const itemSum = z.object({ item: z.string(), quantity: z.int(), aloneTotal: z.int() });
export type ItemSum = z.infer<typeof itemSum>;
