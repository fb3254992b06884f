/** What can be done with the office's services and hours. */
import { z } from "zod";
import { day, line, optional, prose, wholeNumber } from "#kernel/fields";
import { cooperativeId, memberId, objectId } from "#kernel/ids";
import { defineOperation } from "#kernel/operation";
import { sheetFormats, type Workbook } from "#kernel/sheets";
import { countings, notedTime, officeService, quarter, timeSum } from "./model.ts";

const year = wholeNumber(2_000, 2_200);

export const listServices = defineOperation({
  name: "office-service.list",
  kind: "read",
  scope: "cooperative",
  input: z.object({ cooperativeId }),
  output: z.object({ services: z.array(officeService) }),
  failures: [],
});

/** A new service, or a change to one over the version that was read. */
export const saveService = defineOperation({
  name: "office-service.save",
  kind: "write",
  scope: "cooperative",
  input: z.object({
    cooperativeId,
    serviceId: optional(objectId),
    version: optional(wholeNumber(1, 1_000_000)),
    title: line(120),
    description: prose(2_000).default(""),
    plannedHours: wholeNumber(0, 10_000),
    counts: z.enum(countings).default("hours"),
    pieceName: optional(line(30)),
  }),
  output: z.object({ serviceId: objectId }),
  failures: ["service-unknown", "service-changed", "title-taken", "piece-name-missing"],
});

export const withdrawService = defineOperation({
  name: "office-service.withdraw",
  kind: "write",
  scope: "cooperative",
  input: z.object({ cooperativeId, serviceId: objectId }),
  output: z.object({ withdrawn: z.literal(true) }),
  failures: ["service-unknown"],
});

/** One line of the day: „90 Raunheim Beratung Firewall“, „3x Raunheim Lernplatz“; „alle“ in place of a member divides the time among all. */
export const noteTime = defineOperation({
  name: "office-time.note",
  kind: "write",
  scope: "cooperative",
  input: z.object({ cooperativeId, line: line(400), day: optional(day) }),
  output: z.object({ timeId: objectId, minutes: z.int(), pieces: z.int(), members: z.int() }),
  failures: ["duration-unclear", "pieces-unclear", "pieces-uncounted", "pieces-for-all", "member-unclear", "service-unclear", "day-ahead", "no-members"],
});

export const strikeTime = defineOperation({
  name: "office-time.strike",
  kind: "write",
  scope: "cooperative",
  input: z.object({ cooperativeId, timeId: objectId }),
  output: z.object({ struck: z.literal(true) }),
  failures: ["time-unknown"],
});

/** Hours and pieces of a year by member and service, and the latest lines. */
export const listTime = defineOperation({
  name: "office-time.list",
  kind: "read",
  scope: "cooperative",
  input: z.object({ cooperativeId, year: optional(year) }),
  output: z.object({ year: z.int(), services: z.array(officeService), sums: z.array(timeSum), latest: z.array(notedTime) }),
  failures: [],
});

export const exportTime = defineOperation({
  name: "office-time.export",
  kind: "read",
  scope: "cooperative",
  input: z.object({ cooperativeId, year: optional(year), format: z.enum(sheetFormats).default("xlsx") }),
  output: z.object({ format: z.enum(sheetFormats), workbook: z.custom<Workbook>() }),
  failures: [],
  answers: "sheets",
  logged: true,
});

/** What the office did for one member in a year. */
export const listMemberTime = defineOperation({
  name: "office-time.list-member",
  kind: "read",
  scope: "member",
  input: z.object({ memberId, year: optional(year) }),
  output: z.object({
    memberName: z.string(),
    year: z.int(),
    entries: z.array(notedTime),
    sums: z.array(z.object({ title: z.string(), seconds: z.int(), pieces: z.int(), pieceName: z.string() })),
  }),
  failures: ["member-unknown"],
});

/** The quarter of today and the three after it. */
export const readCapacity = defineOperation({
  name: "office-capacity.read",
  kind: "read",
  scope: "cooperative",
  input: z.object({ cooperativeId }),
  output: z.object({ members: z.int(), quarters: z.array(quarter) }),
  failures: [],
});

export const setCapacity = defineOperation({
  name: "office-capacity.set",
  kind: "write",
  scope: "cooperative",
  input: z.object({ cooperativeId, year, quarter: wholeNumber(1, 4), hours: wholeNumber(0, 100_000), note: optional(line(200)) }),
  output: z.object({ minutes: z.int() }),
  failures: [],
});

export type ServicesFailure = (typeof saveService | typeof noteTime | typeof strikeTime | typeof listMemberTime)["failures"][number];
