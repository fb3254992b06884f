/** How the result of a check leaves the product. */
import { z } from "zod";
import { memberId, objectId } from "#kernel/ids";
import { defineOperation } from "#kernel/operation";
import { paperFormats, type Paper } from "#kernel/paper";
import { checkHead } from "#topics/assessment/checks/model";

const place = { memberId, checkId: objectId };

/** Reference document A.4 of a member's check as a paper. */
export const readResultPaper = defineOperation({
  name: "check.result-paper",
  kind: "read",
  scope: "member",
  input: z.object({ ...place, format: z.enum(paperFormats).default("pdf") }),
  output: z.object({ name: z.string(), format: z.enum(paperFormats), paper: z.custom<Paper>(), check: checkHead }),
  failures: ["check-unknown"],
  answers: "paper",
  logged: "outside",
});

/** The check as OSCAL assessment results 1.1.3. */
export const exportOscal = defineOperation({
  name: "check.export-oscal",
  kind: "read",
  scope: "member",
  input: z.object(place),
  output: z.object({ name: z.string(), mediaType: z.literal("application/json"), content: z.instanceof(Uint8Array) }),
  failures: ["check-unknown", "details-hidden"],
  answers: "file",
  logged: true,
});
