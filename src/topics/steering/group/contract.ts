import { z } from "zod";
import { cooperativeId } from "#kernel/ids";
import { defineOperation } from "#kernel/operation";
import { agreementState, figureToday, groupDecision, publicFigures, releasedFigure, yearMoney } from "./model.ts";

const inCooperative = z.object({ cooperativeId });

/** The state of the whole on one page. */
export const readGroup = defineOperation({
  name: "steering.group",
  kind: "read",
  scope: "cooperative",
  input: inCooperative,
  output: z.object({
    cooperativeName: z.string(),
    publicPage: z.boolean(),
    members: z.int(),
    agreement: agreementState.nullable(),
    money: yearMoney,
    decisions: z.array(groupDecision),
    today: z.array(figureToday),
    released: z.array(releasedFigure),
  }),
  failures: ["cooperative-unknown"],
});

/** Releases a figure as it is today to the public page; an earlier one of the same kind goes. */
export const releaseFigure = defineOperation({
  name: "steering.release-figure",
  kind: "write",
  scope: "cooperative",
  input: inCooperative.extend({ figure: z.enum(publicFigures) }),
  output: releasedFigure,
  failures: ["figure-not-known"],
});

export const withdrawFigure = defineOperation({
  name: "steering.withdraw-figure",
  kind: "write",
  scope: "cooperative",
  input: inCooperative.extend({ figure: z.enum(publicFigures) }),
  output: z.object({ withdrawn: z.literal(true) }),
  failures: ["figure-not-released"],
});

/** What the office has released, for everybody; nothing where the page is not public. */
export const showPublicFigures = defineOperation({
  name: "steering.public-figures",
  kind: "read",
  scope: "public",
  input: inCooperative,
  output: z.array(releasedFigure.omit({ releasedByName: true })),
  failures: [],
});

export type GroupFailure = (typeof readGroup | typeof releaseFigure | typeof withdrawFigure)["failures"][number];
