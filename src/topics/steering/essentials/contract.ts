import { z } from "zod";
import { oneOf, pageNumber } from "#kernel/fields";
import { cooperativeId } from "#kernel/ids";
import { defineOperation } from "#kernel/operation";
import { sheetFormats, type Workbook } from "#kernel/sheets";
import { essentials, gaps, orders } from "./model.ts";

const chosen = { cooperativeId, sort: oneOf(orders), luecke: oneOf(gaps) };

/** Members × documents, trainings and the emergency pack; `luecke` leaves those that lack something, `sort` puts those first that lack most. */
export const readEssentials = defineOperation({
  name: "steering.essentials",
  kind: "read",
  scope: "cooperative",
  input: z.object({ ...chosen, page: pageNumber }),
  output: essentials,
  failures: [],
});

/** The same of all members as a table, in the chosen order. */
export const exportEssentials = defineOperation({
  name: "steering.essentials-export",
  kind: "read",
  scope: "cooperative",
  input: z.object({ ...chosen, format: z.enum(sheetFormats).default("xlsx") }),
  output: z.object({ format: z.enum(sheetFormats), workbook: z.custom<Workbook>() }),
  failures: [],
  answers: "sheets",
  logged: true,
});
