/** Papers and files about checks and measures together. */
import { z } from "zod";
import { optional } from "#kernel/fields";
import { cooperativeId, memberId, objectId } from "#kernel/ids";
import { defineOperation } from "#kernel/operation";
import { paperFormats, type Paper } from "#kernel/paper";

const paper = { name: z.string(), format: z.enum(paperFormats), paper: z.custom<Paper>(), title: z.string() };
const format = z.enum(paperFormats).default("pdf");

/** The mayor's one-pager of a check. */
export const readMemberPage = defineOperation({
  name: "report.member-page",
  kind: "read",
  scope: "member",
  input: z.object({ memberId, checkId: objectId, format }),
  output: z.object(paper),
  failures: ["check-unknown"],
  answers: "paper",
  logged: "outside",
});

/** A round of checks for the steering group, over all members. */
export const readSteeringPack = defineOperation({
  name: "report.steering-pack",
  kind: "read",
  scope: "cooperative",
  input: z.object({ cooperativeId, roundId: objectId, format }),
  output: z.object(paper),
  failures: ["round-unknown"],
  answers: "paper",
  logged: true,
});

/** A member's measures as an OSCAL plan of action and milestones 1.1.3, with the findings of the named check or the newest. */
export const exportPlanOfAction = defineOperation({
  name: "measure.export-oscal",
  kind: "read",
  scope: "member",
  input: z.object({ memberId, checkId: optional(objectId) }),
  output: z.object({ name: z.string(), mediaType: z.literal("application/json"), content: z.instanceof(Uint8Array) }),
  failures: ["member-unknown", "check-unknown", "details-hidden", "nothing-to-export"],
  answers: "file",
  logged: true,
});
