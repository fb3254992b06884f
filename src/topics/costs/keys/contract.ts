/** What can be done with cost keys. */
import { z } from "zod";
import { day, euros, line, optional, percentage, prose, several, wholeNumber } from "#kernel/fields";
import { cooperativeId, memberId, objectId } from "#kernel/ids";
import { defineOperation } from "#kernel/operation";
import { bases, circles, costKey, parts } from "./model.ts";

const blank = (value: unknown): boolean => value === undefined || value === "" || value === null;

/** Rows of a form that say nothing are none. */
const filled = (named: string) => (value: unknown) =>
  Array.isArray(value) ? value.filter((row: unknown) => typeof row === "object" && row !== null && !blank(Reflect.get(row, named))) : blank(value) ? [] : value;

/** A share as it is entered; `amount` is a percentage or euros, as the part asks. */
const enteredShare = z.object({
  part: z.enum(parts),
  percent: optional(percentage(3)),
  each: optional(euros()),
  basis: z.enum(bases).default("equal"),
  bearer: optional(memberId),
  circle: z.enum(circles).default("all"),
  /** `12-31`, and the year: 2022, or so many years before the year of the cost. */
  figuresDay: optional(z.string().regex(/^(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])$/)),
  figuresYear: optional(wholeNumber(0, 2_200).refine((year) => year <= 5 || year >= 2_000)),
  /** By pieces: of these services, or of all. */
  services: several(objectId, 20),
  atLeast: optional(euros()),
  atMost: optional(euros()),
});

/** Services counted in pieces, which a share may choose from. */
const countable = z.array(z.object({ id: objectId, name: z.string() }));

export const listKeys = defineOperation({
  name: "cost-key.list",
  kind: "read",
  scope: "cooperative",
  input: z.object({ cooperativeId }),
  output: z.object({ keys: z.array(costKey), members: z.array(z.object({ id: memberId, name: z.string() })), services: countable }),
  failures: [],
});

/** A key, and what it makes of an amount in a year, member by member. */
export const readKey = defineOperation({
  name: "cost-key.read",
  kind: "read",
  scope: "cooperative",
  input: z.object({ cooperativeId, keyId: objectId, year: optional(wholeNumber(2_000, 2_200)), amount: optional(euros()) }),
  output: z.object({
    key: costKey,
    year: z.int(),
    amount: z.int(),
    members: z.array(z.object({ id: memberId, name: z.string() })),
    services: countable,
    shares: z.array(z.object({ memberId, memberName: z.string(), from: z.int(), to: z.int(), cents: z.int(), vat: z.int() })),
    /** Why it cannot be shared out, and who lacks which figure. */
    refused: z.string().nullable(),
    missing: z.array(z.object({ memberId, memberName: z.string(), basis: z.enum(bases), day })),
  }),
  failures: ["key-unknown"],
});

/** A new key, or a change over the version that was read. What was shared out by it before stays as it was. */
export const saveKey = defineOperation({
  name: "cost-key.save",
  kind: "write",
  scope: "cooperative",
  input: z.object({
    cooperativeId,
    keyId: optional(objectId),
    version: optional(wholeNumber(1, 1_000_000)),
    title: line(120),
    reason: prose(2_000).default(""),
    shares: z.preprocess(filled("part"), z.array(enteredShare).min(1).max(8)),
    vat: z.preprocess(filled("from"), z.array(z.object({ from: day, percent: percentage(2) })).max(10)),
  }),
  output: z.object({ keyId: objectId }),
  failures: [
    "key-unknown",
    "key-changed",
    "title-taken",
    "member-unknown",
    "service-uncounted",
    "rest-missing",
    "more-than-everything",
    "part-missing",
    "member-missing",
    "figures-day-missing",
    "limits-crossed",
    "each-needs-heads",
  ],
});

export const withdrawKey = defineOperation({
  name: "cost-key.withdraw",
  kind: "write",
  scope: "cooperative",
  input: z.object({ cooperativeId, keyId: objectId }),
  output: z.object({ withdrawn: z.literal(true) }),
  failures: ["key-unknown"],
});

export type KeysFailure = (typeof saveKey | typeof readKey)["failures"][number];
