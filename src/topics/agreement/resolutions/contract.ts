/** What can be done with resolutions. */
import { z } from "zod";
import { day, optional, prose, upload, wholeNumber } from "#kernel/fields";
import { cooperativeId, memberId, objectId } from "#kernel/ids";
import { defineOperation } from "#kernel/operation";
import { paperFormats, type Paper } from "#kernel/paper";
import { agreementHead } from "#topics/agreement/terms/model";
import { memberKind } from "#topics/members/model";
import { resolutionEntry, resolutionPlace, resolutionResults, resolutionRow, resolutionSteps } from "./model.ts";

const inMember = { scope: "member" } as const;

/** Members × steps of one version. */
export const readResolutions = defineOperation({
  name: "resolution.matrix",
  kind: "read",
  scope: "cooperative",
  input: z.object({ cooperativeId, versionId: objectId }),
  output: z.object({ version: agreementHead, rows: z.array(resolutionRow), adopted: z.int(), refused: z.int() }),
  failures: ["version-unknown"],
});
export type ResolutionMatrix = (typeof readResolutions)["output"]["_output"];

/** One member's path with its history; without a version the one that waits for it, else the last. */
export const readOwnResolutions = defineOperation({
  name: "resolution.own",
  kind: "read",
  ...inMember,
  input: z.object({ memberId, versionId: optional(objectId) }),
  output: z.object({
    memberName: z.string(),
    kind: memberKind,
    versions: z.array(agreementHead),
    version: agreementHead.nullable(),
    /** Is this member asked at all? */
    isAsked: z.boolean(),
    path: z.array(resolutionPlace),
    /** With what the house objects to, where the office has recorded it. */
    history: z.array(resolutionEntry.extend({ objection: z.string().nullable() })),
  }),
  failures: ["member-unknown"],
});
export type OwnResolutions = (typeof readOwnResolutions)["output"]["_output"];

export const recordResolution = defineOperation({
  name: "resolution.record",
  kind: "write",
  ...inMember,
  input: z.object({
    memberId,
    versionId: objectId,
    step: z.enum(resolutionSteps),
    paperNumber: prose(60).default(""),
    sessionOn: optional(day),
    item: prose(60).default(""),
    votesFor: optional(wholeNumber(0, 500)),
    votesAgainst: optional(wholeNumber(0, 500)),
    votesAbstained: optional(wholeNumber(0, 500)),
    result: optional(z.enum(resolutionResults)),
    conditions: prose(2_000).default(""),
    file: optional(upload),
  }),
  output: z.object({ entryId: objectId }),
  failures: [
    "version-unknown",
    "version-not-circulated",
    "version-settled",
    "member-not-asked",
    "session-missing",
    "session-in-future",
    "conditions-missing",
    "votes-without-result",
    "votes-against-result",
    "file-kind-refused",
    "file-too-large",
    "quota-exceeded",
  ],
});

export type SentResolution = z.output<(typeof recordResolution)["input"]>;

/** The extract of the minutes. */
export const fetchResolution = defineOperation({
  name: "resolution.document",
  kind: "read",
  ...inMember,
  input: z.object({ memberId, entryId: objectId }),
  output: z.object({ name: z.string(), mediaType: z.string(), content: z.custom<Uint8Array>((value) => value instanceof Uint8Array) }),
  failures: ["entry-unknown"],
  answers: "file",
  logged: true,
});

/** All resolutions on one version as a paper: for the files and the supervisory authority. */
export const printResolutions = defineOperation({
  name: "resolution.overview-paper",
  kind: "read",
  scope: "cooperative",
  input: z.object({ cooperativeId, versionId: objectId, format: z.enum(paperFormats).default("pdf") }),
  output: z.object({ name: z.string(), format: z.enum(paperFormats), paper: z.custom<Paper>() }),
  failures: ["version-unknown"],
  answers: "paper",
});

/** Asks those whose session is past for its result. */
export const remindResolutions = defineOperation({
  name: "resolution.remind-due",
  kind: "write",
  scope: "cooperative",
  input: z.object({ cooperativeId }),
  output: z.object({ letters: z.int() }),
  failures: [],
});

export type ResolutionFailure = (
  | typeof readResolutions
  | typeof readOwnResolutions
  | typeof recordResolution
  | typeof fetchResolution
  | typeof printResolutions
)["failures"][number];
