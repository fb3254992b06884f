/** The register of decisions: read, handed out as a table and as a paper. */
import { z } from "zod";
import { line, optional } from "#kernel/fields";
import { cooperativeId, objectId } from "#kernel/ids";
import { defineOperation } from "#kernel/operation";
import { paperFormats, type Paper } from "#kernel/paper";
import { sheetFormats, type Workbook } from "#kernel/sheets";
import { decision, standings } from "../model.ts";

const here = { scope: "cooperative" } as const;
const filter = { cooperativeId, bodyId: optional(objectId), standing: optional(z.enum(standings)), text: optional(line(120)) };

/** Decisions of the bodies the reader sees, the last first. */
export const listDecisions = defineOperation({
  name: "decision.list",
  kind: "read",
  ...here,
  input: z.object(filter),
  output: z.object({ decisions: z.array(decision), bodies: z.array(z.object({ id: objectId, name: z.string() })) }),
  failures: [],
});

export const exportDecisions = defineOperation({
  name: "decision.export",
  kind: "read",
  ...here,
  input: z.object({ ...filter, format: z.enum(sheetFormats).default("xlsx") }),
  output: z.object({ format: z.enum(sheetFormats), workbook: z.custom<Workbook>() }),
  failures: [],
  answers: "sheets",
});

/** The register as a paper, in the order of its numbers. */
export const printDecisions = defineOperation({
  name: "decision.paper",
  kind: "read",
  ...here,
  input: z.object({ ...filter, format: z.enum(paperFormats).default("pdf") }),
  output: z.object({ name: z.string(), format: z.enum(paperFormats), paper: z.custom<Paper>() }),
  failures: [],
  answers: "paper",
});
