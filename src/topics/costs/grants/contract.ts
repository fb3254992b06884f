/** What can be done with grants. */
import { z } from "zod";
import { day, euros, line, optional, prose, wholeNumber } from "#kernel/fields";
import { cooperativeId, objectId } from "#kernel/ids";
import { defineOperation } from "#kernel/operation";
import { paperFormats, type Paper } from "#kernel/paper";
import { sheetFormats, type Workbook } from "#kernel/sheets";
import { stages } from "../plans/model.ts";
import { conditionLine, evidenceKinds, grant, grantProgramme } from "./model.ts";

const place = z.object({ cooperativeId, grantId: objectId });
const version = wholeNumber(1, 1_000_000);
const done = z.object({ grantId: objectId });
const inCooperative = { scope: "cooperative" } as const;

const sums = z.object({ received: z.int(), used: z.int(), rest: z.int() });

/** Every grant with its sums, and what the shipped programmes demand beside what is known. */
export const listGrants = defineOperation({
  name: "grant.list",
  kind: "read",
  ...inCooperative,
  input: z.object({ cooperativeId }),
  output: z.object({
    grants: z.array(grant.pick({ id: true, title: true, state: true, requestedCents: true, grantedCents: true }).extend(sums.shape)),
    programmes: z.array(
      grantProgramme
        .pick({ key: true, title: true, giver: true, state: true, source: true, way: true, months: true })
        .extend({ lastDay: day, isOver: z.boolean(), conditions: z.array(conditionLine), year: z.int().nullable(), versionId: objectId.nullable() }),
    ),
  }),
  failures: [],
});

/** One grant; which instalments stand in the cost plan already, and the positions something may be paid of. */
export const readGrant = defineOperation({
  name: "grant.read",
  kind: "read",
  ...inCooperative,
  input: place,
  output: z.object({
    grant,
    programmeTitle: z.string(),
    sums,
    taken: z.array(z.object({ instalmentId: objectId, stage: z.enum(stages) })),
    positions: z.array(z.object({ id: objectId, year: z.int(), title: z.string(), cents: z.int() })),
  }),
  failures: ["grant-unknown"],
});

/** Prepares an application, or changes it; with a day it is applied for. */
export const saveGrant = defineOperation({
  name: "grant.save",
  kind: "write",
  ...inCooperative,
  input: z.object({
    cooperativeId,
    grantId: optional(objectId),
    version: optional(version),
    programme: line(40),
    title: line(160),
    requestedCents: euros(1),
    appliedOn: optional(day),
    reference: z.string().trim().max(80).default(""),
  }),
  output: done,
  failures: ["grant-unknown", "grant-changed", "programme-unknown", "day-in-future", "programme-over", "decided-already"],
});

const filled = (named: string) => (value: unknown) =>
  Array.isArray(value)
    ? value.filter((row: unknown) => typeof row === "object" && row !== null && (Reflect.get(row, named) ?? "") !== "")
    : value === undefined || value === ""
      ? []
      : value;

/** What the notice says; what has come or been proven by now stays. */
export const noteAward = defineOperation({
  name: "grant.note-award",
  kind: "write",
  ...inCooperative,
  input: place.extend({
    version,
    grantedCents: euros(1),
    awardedOn: day,
    awardReference: z.string().trim().max(80).default(""),
    conditions: prose(2_000).default(""),
    instalments: z.preprocess(filled("dueOn"), z.array(z.object({ id: optional(objectId), dueOn: day, cents: euros(1) })).max(12)),
    evidence: z.preprocess(filled("dueOn"), z.array(z.object({ id: optional(objectId), kind: z.enum(evidenceKinds), dueOn: day })).max(12)),
  }),
  output: done,
  failures: [
    "grant-unknown",
    "grant-changed",
    "day-in-future",
    "not-applied",
    "award-before-application",
    "instalments-exceed-award",
    "award-below-use",
    "instalment-received",
    "evidence-submitted",
  ],
});

/** The application was refused. */
export const noteRefusal = defineOperation({
  name: "grant.note-refusal",
  kind: "write",
  ...inCooperative,
  input: place.extend({ conditions: prose(2_000).default("") }),
  output: done,
  failures: ["grant-unknown", "grant-changed", "not-applied"],
});

export const noteReceived = defineOperation({
  name: "grant.note-received",
  kind: "write",
  ...inCooperative,
  input: place.extend({ instalmentId: objectId, receivedOn: day }),
  output: done,
  failures: ["grant-unknown", "grant-changed", "instalment-unknown", "day-in-future"],
});

export const noteSubmitted = defineOperation({
  name: "grant.note-submitted",
  kind: "write",
  ...inCooperative,
  input: place.extend({ evidenceId: objectId, submittedOn: day }),
  output: done,
  failures: ["grant-unknown", "grant-changed", "evidence-unknown", "day-in-future"],
});

/** Notes what was paid from the grant; of a position of the actual cost where one is named. */
export const addUse = defineOperation({
  name: "grant.add-use",
  kind: "write",
  ...inCooperative,
  input: place.extend({ positionId: optional(objectId), title: optional(line(160)), usedOn: day, cents: euros(0.01), note: prose(400).default("") }),
  output: done,
  failures: ["grant-unknown", "grant-changed", "title-missing", "position-unknown", "not-granted", "day-in-future", "use-exceeds-award", "use-exceeds-position"],
});

export const removeUse = defineOperation({
  name: "grant.remove-use",
  kind: "write",
  ...inCooperative,
  input: place.extend({ useId: objectId }),
  output: done,
  failures: ["grant-unknown", "grant-changed", "use-unknown"],
});

/** The report in words that goes along with the proof of use. */
export const writeReport = defineOperation({
  name: "grant.write-report",
  kind: "write",
  ...inCooperative,
  input: place.extend({ version, report: prose(4_000) }),
  output: done,
  failures: ["grant-unknown", "grant-changed"],
});

/** The proof of use as a paper. */
export const printUse = defineOperation({
  name: "grant.use-paper",
  kind: "read",
  ...inCooperative,
  input: place.extend({ format: z.enum(paperFormats).default("pdf") }),
  output: z.object({ name: z.string(), format: z.enum(paperFormats), paper: z.custom<Paper>() }),
  failures: ["grant-unknown", "not-granted"],
  answers: "paper",
  logged: true,
});

export const exportUse = defineOperation({
  name: "grant.export",
  kind: "read",
  ...inCooperative,
  input: place.extend({ format: z.enum(sheetFormats).default("xlsx") }),
  output: z.object({ format: z.enum(sheetFormats), workbook: z.custom<Workbook>() }),
  failures: ["grant-unknown"],
  answers: "sheets",
  logged: true,
});

/** The days of all grants for a calendar. */
export const readGrantDays = defineOperation({
  name: "grant.days",
  kind: "read",
  ...inCooperative,
  input: z.object({ cooperativeId }),
  output: z.object({ name: z.string(), mediaType: z.string(), content: z.custom<Uint8Array>((value) => value instanceof Uint8Array) }),
  failures: [],
  answers: "file",
  logged: true,
});

export const remindGrants = defineOperation({
  name: "grant.remind-due",
  kind: "write",
  ...inCooperative,
  input: z.object({ cooperativeId }),
  output: z.object({ letters: z.int() }),
  failures: [],
});

export type GrantFailure = (
  | typeof saveGrant
  | typeof noteAward
  | typeof noteRefusal
  | typeof noteReceived
  | typeof noteSubmitted
  | typeof addUse
  | typeof removeUse
  | typeof writeReport
  | typeof printUse
)["failures"][number];
