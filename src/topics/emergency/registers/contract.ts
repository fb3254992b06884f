/** What can be done with the registers of an emergency. */
import { z } from "zod";
import { line, optional, several, wholeNumber } from "#kernel/fields";
import { memberId, objectId } from "#kernel/ids";
import { defineOperation } from "#kernel/operation";
import { entry, facts, foundGap, foundLesson, groupNames, proposal, readFacts, registerNames, standing } from "./model.ts";

const register = z.enum(registerNames);
const one = { memberId, entryId: objectId };
const version = wholeNumber(1, 1_000_000);

/** How complete every register is; what is missing only for the house itself. */
export const readEmergency = defineOperation({
  name: "emergency.overview",
  kind: "read",
  scope: "member",
  input: z.object({ memberId }),
  output: z.object({ memberName: z.string(), standings: z.array(standing), share: z.int(), gaps: z.array(foundGap).nullable(), proposals: z.int() }),
  failures: ["member-unknown"],
});

/** The registers of one page with their entries. Private numbers are in it for the house itself only. */
export const readGroup = defineOperation({
  name: "emergency.group",
  kind: "read",
  scope: "member",
  input: z.object({ memberId, group: z.enum(groupNames) }),
  output: z.object({
    memberName: z.string(),
    registers: z.array(z.object({ standing, isStale: z.boolean(), entries: z.array(entry), proposals: z.array(proposal) })),
  }),
  failures: ["member-unknown"],
  logged: "outside",
});

export const readEntry = defineOperation({
  name: "emergency.entry",
  kind: "read",
  scope: "member",
  input: z.object(one),
  output: z.object({ memberName: z.string(), entry, lessons: z.array(foundLesson) }),
  failures: ["entry-unknown"],
  logged: "outside",
});

/** A new entry, or – with its id and the version that was read – a changed one. */
export const saveEntry = defineOperation({
  name: "emergency.save-entry",
  kind: "write",
  scope: "member",
  input: z
    .object({ memberId, register, entryId: optional(objectId), version: optional(version), facts: facts.default({}) })
    .superRefine(({ register: name, facts: given }, context) => {
      for (const issue of readFacts(name, given).issues) context.addIssue({ ...issue, path: ["facts", ...issue.path] });
    }),
  output: z.object({ entryId: objectId, version: z.int() }),
  failures: ["member-unknown", "entry-unknown", "entry-changed", "register-full"],
});

export const removeEntry = defineOperation({
  name: "emergency.remove-entry",
  kind: "write",
  scope: "member",
  input: z.object(one),
  output: z.object({ entries: z.int() }),
  failures: ["entry-unknown"],
});

export const moveEntry = defineOperation({
  name: "emergency.move-entry",
  kind: "write",
  scope: "member",
  input: z.object({ ...one, direction: z.enum(["up", "down"]) }),
  output: z.object({ moved: z.literal(true) }),
  failures: ["entry-unknown", "order-has-no-meaning", "already-at-the-end"],
});

/** Somebody looked through a register: everything in it is right today. */
export const confirmRegister = defineOperation({
  name: "emergency.confirm-register",
  kind: "write",
  scope: "member",
  input: z.object({ memberId, register }),
  output: z.object({ confirmed: z.literal(true) }),
  failures: ["member-unknown", "register-empty"],
});

/** Takes over what the product knows already; `proposals` are keys of proposals, what is there already is left alone. */
export const takeProposals = defineOperation({
  name: "emergency.take-proposals",
  kind: "write",
  scope: "member",
  input: z.object({ memberId, register, proposals: several(line(120), 200) }),
  output: z.object({ taken: z.int() }),
  failures: ["member-unknown", "no-proposals", "register-full"],
});

export type RegistersFailure = (
  | typeof readEmergency
  | typeof readEntry
  | typeof saveEntry
  | typeof removeEntry
  | typeof moveEntry
  | typeof confirmRegister
  | typeof takeProposals
)["failures"][number];
