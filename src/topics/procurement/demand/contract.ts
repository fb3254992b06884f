/** What can be done to buy together. */
import { z } from "zod";
import { day, eurosOrNone, flag, line, optional, prose, several, wholeNumber } from "#kernel/fields";
import { cooperativeId, memberId, objectId } from "#kernel/ids";
import { defineOperation } from "#kernel/operation";
import { paperFormats, type Paper } from "#kernel/paper";
import { sheetFormats, type Workbook } from "#kernel/sheets";
import { award, demand, demandStates, exclusionGrounds, itemSum, listed, offer, purchase, ranked } from "./model.ts";

const inCooperative = { kind: "read", scope: "cooperative" } as const;
const act = { kind: "write", scope: "cooperative" } as const;
const one = { cooperativeId, purchaseId: objectId };

/** Ten million eurosOrNone for one, a hundred thousand of it: sums stay exact. */
const unitPrice = eurosOrNone.refine((cents) => cents <= 1_000_000_000);
const quantity = wholeNumber(0, 100_000);
const key = z.string().regex(/^[a-z]\d{1,3}$/);

/** Fields left blank are not given. */
const byKey = <Schema extends z.ZodType>(schema: Schema) =>
  z.preprocess(
    (value) => (typeof value === "object" && value !== null ? Object.fromEntries(Object.entries(value).filter(([, field]) => field !== "")) : value),
    z.record(key, schema).default({}),
  );

/** Lines of a form whose title was left empty are none. */
const lines = <Schema extends z.ZodType>(schema: Schema, most: number) =>
  z.preprocess(
    (value) => (Array.isArray(value) ? value.filter((line: unknown) => !(typeof line === "object" && line !== null && "title" in line && line.title === "")) : value),
    z.array(schema).max(most),
  );

/** Purchases, newest first; how many have answered, as far as the reader sees. */
export const listPurchases = defineOperation({
  name: "purchase.list",
  ...inCooperative,
  input: z.object({ cooperativeId }),
  output: z.object({ purchases: z.array(listed) }),
  failures: [],
});

/** One purchase: the office sees every demand and the offers, a member its own demand. */
export const readPurchase = defineOperation({
  name: "purchase.read",
  ...inCooperative,
  input: z.object(one),
  output: z.object({
    purchase,
    demands: z.array(demand),
    sums: z.array(itemSum),
    offers: z.array(offer),
    rankings: z.array(z.object({ lot: z.string(), ranking: z.array(ranked) })),
    awards: z.array(award),
    suppliers: z.array(z.object({ id: objectId, name: z.string() })),
  }),
  failures: ["purchase-unknown"],
});

/** Asks members for their demand in one act; without `members` all of today are asked. */
export const askDemand = defineOperation({
  name: "purchase.ask",
  ...act,
  input: z.object({
    cooperativeId,
    title: line(200),
    description: prose(4_000).default(""),
    answerBy: day,
    items: lines(z.object({ title: line(200), unit: line(40), alonePrice: unitPrice, aloneSource: prose(200).default("") }), 50),
    members: several(memberId),
    notify: flag,
  }),
  output: z.object({ purchaseId: objectId, members: z.int(), letters: z.int() }),
  failures: ["answer-by-in-past", "no-items", "member-unknown"],
});

/** A member says what it needs, or that it needs nothing. */
export const answerDemand = defineOperation({
  name: "purchase.answer",
  kind: "write",
  scope: "member",
  input: z.object({
    memberId,
    purchaseId: objectId,
    version: optional(wholeNumber(1, 1_000_000)),
    nothing: flag,
    quantities: byKey(quantity),
    alonePrices: byKey(unitPrice),
    wantedOn: optional(day),
    note: prose(2_000).default(""),
  }),
  output: z.object({ state: z.enum(demandStates), version: z.int() }),
  failures: ["purchase-unknown", "collection-over", "demand-changed", "nothing-said"],
});

export const closeDemand = defineOperation({
  name: "purchase.close",
  ...act,
  input: z.object(one),
  output: z.object({ answered: z.int(), open: z.int() }),
  failures: ["purchase-unknown", "collection-over"],
});

/** Lots and the weights of price and criteria: fixed before the first offer is entered. */
export const setRules = defineOperation({
  name: "purchase.set-rules",
  ...act,
  input: z.object({
    ...one,
    lots: lines(z.object({ title: line(200) }), 20),
    /** The lot of an item, counted from 1. */
    places: byKey(wholeNumber(1, 20)),
    priceWeight: wholeNumber(0, 100),
    criteria: lines(z.object({ title: line(200), weight: wholeNumber(1, 100) }), 10),
  }),
  output: z.object({ lots: z.int(), criteria: z.int() }),
  failures: ["purchase-unknown", "purchase-over", "offers-entered", "weights-not-hundred", "lot-unknown"],
});

/** An offer for a lot; a second one of the same supplier takes the place of the first. One that is excluded at once may lack prices. */
export const saveOffer = defineOperation({
  name: "purchase.save-offer",
  ...act,
  input: z.object({
    ...one,
    lot: key,
    supplierId: objectId,
    receivedOn: day,
    prices: byKey(unitPrice),
    points: byKey(wholeNumber(0, 10)),
    note: prose(4_000).default(""),
    ground: optional(z.enum(exclusionGrounds)),
    exclusion: prose(2_000).default(""),
  }),
  output: z.object({ offerId: objectId }),
  failures: ["purchase-unknown", "still-collecting", "lot-unknown", "lot-awarded", "supplier-unknown", "prices-missing", "offer-excluded", "exclusion-unreasoned"],
});

export const dropOffer = defineOperation({
  name: "purchase.drop-offer",
  ...act,
  input: z.object({ ...one, offerId: objectId }),
  output: z.object({ dropped: z.literal(true) }),
  failures: ["purchase-unknown", "offer-unknown", "lot-awarded", "offer-excluded"],
});

/** Leaves an offer out of the comparison, with ground and reason; it stays in the record. */
export const excludeOffer = defineOperation({
  name: "purchase.exclude-offer",
  ...act,
  input: z.object({ ...one, offerId: objectId, ground: z.enum(exclusionGrounds), exclusion: line(2_000) }),
  output: z.object({ open: z.int() }),
  failures: ["purchase-unknown", "offer-unknown", "lot-awarded", "offer-excluded"],
});

/** Takes an excluded offer into the comparison again, as long as nothing is decided. */
export const readmitOffer = defineOperation({
  name: "purchase.readmit-offer",
  ...act,
  input: z.object({ ...one, offerId: objectId }),
  output: z.object({ open: z.int() }),
  failures: ["purchase-unknown", "offer-unknown", "lot-awarded", "offer-not-excluded", "prices-missing"],
});

/** The decision, with its reason; it is taken once. */
export const awardLot = defineOperation({
  name: "purchase.award",
  ...act,
  input: z.object({ ...one, offerId: objectId, reason: line(4_000), decidedOn: day }),
  output: z.object({ lot: z.string(), open: z.int() }),
  failures: ["purchase-unknown", "offer-unknown", "offer-excluded", "lot-awarded", "reason-too-short", "decided-in-future"],
});

export const withdrawPurchase = defineOperation({
  name: "purchase.withdraw",
  ...act,
  input: z.object(one),
  output: z.object({ withdrawn: z.literal(true) }),
  failures: ["purchase-unknown", "purchase-over"],
});

/** The comparison of offers and the decision, for the file. */
export const printAward = defineOperation({
  name: "purchase.award-paper",
  ...inCooperative,
  input: z.object({ ...one, format: z.enum(paperFormats).default("pdf") }),
  output: z.object({ name: z.string(), format: z.enum(paperFormats), paper: z.custom<Paper>() }),
  failures: ["purchase-unknown"],
  answers: "paper",
  logged: true,
});

/** The list of purchases as a sheet. */
export const exportPurchases = defineOperation({
  name: "purchase.export-list",
  ...inCooperative,
  input: z.object({ cooperativeId, format: z.enum(sheetFormats).default("xlsx") }),
  output: z.object({ format: z.enum(sheetFormats), workbook: z.custom<Workbook>() }),
  failures: [],
  answers: "sheets",
  logged: true,
});

export const exportPurchase = defineOperation({
  name: "purchase.export",
  ...inCooperative,
  input: z.object({ ...one, format: z.enum(sheetFormats).default("xlsx") }),
  output: z.object({ format: z.enum(sheetFormats), workbook: z.custom<Workbook>() }),
  failures: ["purchase-unknown"],
  answers: "sheets",
  logged: true,
});
