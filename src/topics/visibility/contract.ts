/** What can be done with visibility. */
import { z } from "zod";
import { pageNumber, prose } from "#kernel/fields";
import { cooperativeId, memberId } from "#kernel/ids";
import { defineOperation } from "#kernel/operation";
import { dataClasses, look, memberChoice } from "./model.ts";

/** The default, and the choices of the members the actor reaches. */
export const readVisibility = defineOperation({
  name: "visibility.read",
  kind: "read",
  scope: "cooperative",
  input: z.object({ cooperativeId }),
  output: z.object({
    standard: z.enum(dataClasses),
    setAt: z.date().nullable(),
    setByName: z.string().nullable(),
    /** Since an agreement is in force, it decides. */ agreed: z.boolean(),
    members: z.array(memberChoice),
  }),
  failures: [],
});

export const readMemberVisibility = defineOperation({
  name: "visibility.read-member",
  kind: "read",
  scope: "member",
  input: z.object({ memberId, page: pageNumber }),
  output: z.object({ choice: memberChoice, standard: z.enum(dataClasses), looks: z.array(look), found: z.int(), page: z.int(), pages: z.int() }),
  failures: ["member-unknown"],
});

export const setDefault = defineOperation({
  name: "visibility.set-default",
  kind: "write",
  scope: "cooperative",
  input: z.object({ cooperativeId, dataClass: z.enum(dataClasses) }),
  output: z.object({ standard: z.enum(dataClasses) }),
  failures: ["agreement-decides"],
});

/** Less than before needs no reason; the office learns of it all the same. */
export const chooseVisibility = defineOperation({
  name: "visibility.choose",
  kind: "write",
  scope: "member",
  input: z.object({ memberId, dataClass: z.enum(dataClasses), reason: prose(1_000).default("") }),
  output: z.object({ dataClass: z.enum(dataClasses) }),
  failures: ["member-unknown"],
});

export type VisibilityFailure = (typeof readMemberVisibility.failures | typeof setDefault.failures)[number];
