import { z } from "zod";
import { day, oneOf, optional, pageNumber } from "#kernel/fields";
import { cooperativeId, objectId } from "#kernel/ids";
import { defineOperation } from "#kernel/operation";
import { sheetFormats, type Workbook } from "#kernel/sheets";
import { exportParts, indicatorsShown, overview, tile, tileFigures } from "./model.ts";

/** Members × areas of a round, now or as it stood on a day; `seit` names the day to compare with. */
export const readOverview = defineOperation({
  name: "steering.overview",
  kind: "read",
  scope: "cooperative",
  input: z.object({ cooperativeId, runde: optional(objectId), am: optional(day), seit: optional(day), page: pageNumber }),
  output: overview,
  failures: ["cooperative-unknown", "round-unknown"],
});

/** Every member as a tile, coloured by one figure. */
export const readMap = defineOperation({
  name: "steering.map",
  kind: "read",
  scope: "cooperative",
  input: z.object({ cooperativeId, runde: optional(objectId), farbe: oneOf(tileFigures) }),
  output: z.object({ figure: z.enum(tileFigures), isMap: z.boolean(), tiles: z.array(tile) }),
  failures: ["cooperative-unknown", "round-unknown"],
});

/** How many members have a security concept, an emergency manual, a backup concept, trained IT staff, trained staff. */
export const readIndicators = defineOperation({
  name: "steering.key-figures",
  kind: "read",
  scope: "cooperative",
  input: z.object({ cooperativeId }),
  output: indicatorsShown,
  failures: [],
});

/** The overview as a table: what its page shows of all members, on the same day, and nothing else. CSV holds one card. */
export const exportOverview = defineOperation({
  name: "steering.overview-export",
  kind: "read",
  scope: "cooperative",
  input: z.object({
    cooperativeId,
    runde: optional(objectId),
    am: optional(day),
    seit: optional(day),
    teil: oneOf(exportParts),
    format: z.enum(sheetFormats).default("xlsx"),
  }),
  output: z.object({ format: z.enum(sheetFormats), workbook: z.custom<Workbook>() }),
  failures: ["cooperative-unknown", "round-unknown"],
  answers: "sheets",
  logged: true,
});
