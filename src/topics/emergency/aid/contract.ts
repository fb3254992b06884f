/** What can be done with mutual aid. */
import { z } from "zod";
import { day, line, optional, prose, wholeNumber } from "#kernel/fields";
import { cooperativeId, memberId, objectId } from "#kernel/ids";
import { defineOperation } from "#kernel/operation";
import { aid, aidKinds, directions } from "./model.ts";

/** Everything offered and asked for today, in all members. */
export const listAid = defineOperation({
  name: "mutual-aid.list",
  kind: "read",
  scope: "cooperative",
  input: z.object({ cooperativeId }),
  output: z.object({ entries: z.array(aid), sums: z.array(z.object({ kind: z.enum(aidKinds), offered: z.int(), requested: z.int() })) }),
  failures: [],
});

/** What the member said in a survey it could give and does not offer yet: proposals somebody confirms. */
export const proposeAid = defineOperation({
  name: "mutual-aid.proposals",
  kind: "read",
  scope: "member",
  input: z.object({ memberId }),
  output: z.object({ kinds: z.array(z.enum(aidKinds)) }),
  failures: [],
});

export const postAid = defineOperation({
  name: "mutual-aid.post",
  kind: "write",
  scope: "member",
  input: z.object({
    memberId,
    direction: z.enum(directions),
    aid: z.enum(aidKinds),
    amount: wholeNumber(1, 10_000),
    description: prose(500).default(""),
    contact: line(200),
    untilOn: optional(day),
  }),
  output: z.object({ aidId: objectId }),
  failures: ["member-unknown", "until-in-past", "too-many-open"],
});

export const withdrawAid = defineOperation({
  name: "mutual-aid.withdraw",
  kind: "write",
  scope: "member",
  input: z.object({ memberId, aidId: objectId }),
  output: z.object({ withdrawn: z.literal(true) }),
  failures: ["aid-unknown"],
});

export type AidFailure = (typeof postAid | typeof withdrawAid)["failures"][number];
