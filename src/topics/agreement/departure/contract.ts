/** What can be done about leaving. */
import { z } from "zod";
import { upload } from "#kernel/fields";
import { cooperativeId, memberId } from "#kernel/ids";
import { defineOperation } from "#kernel/operation";
import { paperFormats, type Paper } from "#kernel/paper";
import { contact } from "#topics/members/model";
import { departure, departureExport } from "./model.ts";

/** Where leaving stands: what was handed out last, and what is next. */
export const readDeparture = defineOperation({
  name: "departure.read",
  kind: "read",
  scope: "member",
  input: z.object({ memberId }),
  output: z.object({ memberName: z.string(), lastDay: z.string().nullable(), lastExport: departureExport.nullable(), departure: departure.nullable() }),
  failures: ["member-unknown"],
});
export type ShownDeparture = (typeof readDeparture)["output"]["_output"];

/** Everything that belongs to the member, as one package. */
export const exportMember = defineOperation({
  name: "departure.export",
  kind: "write",
  scope: "member",
  input: z.object({ memberId }),
  output: z.object({ name: z.string(), mediaType: z.string(), content: z.custom<Uint8Array>((value) => value instanceof Uint8Array) }),
  failures: ["member-unknown", "work-going-on"],
  answers: "file",
  reveals: true,
});

/** Takes a member in that left another installation; only where no cooperative is yet. */
export const importMember = defineOperation({
  name: "departure.import",
  kind: "write",
  scope: "installation",
  input: z.object({ file: upload, lead: contact }),
  output: z.object({ cooperativeId, memberName: z.string(), fingerprint: z.string(), rows: z.int(), files: z.int(), events: z.int() }),
  failures: ["installation-not-empty", "package-unreadable", "package-too-large", "package-damaged", "package-foreign", "layout-differs", "address-known", "arrival-differs"],
  // Packed; a house with many scans reaches it, and hands larger packages to the operator of the new installation in writing.
  largestBytes: 200 * 2 ** 20,
});

/** Everybody who is leaving or has left, the last first. */
export const listDepartures = defineOperation({
  name: "departure.list",
  kind: "read",
  scope: "cooperative",
  input: z.object({ cooperativeId }),
  output: z.object({ departures: z.array(departure) }),
  failures: [],
});

/** The first of two asks for everything to be deleted. */
export const askDeparture = defineOperation({
  name: "departure.ask",
  kind: "write",
  scope: "member",
  input: z.object({ memberId }),
  output: z.object({ asked: z.literal(true) }),
  failures: ["member-unknown", "still-a-member", "management-asks", "house-not-told", "export-first", "asked-already"],
});

/** The second of two confirms; 30 days later the clock deletes. */
export const confirmDeparture = defineOperation({
  name: "departure.confirm",
  kind: "write",
  scope: "member",
  input: z.object({ memberId }),
  output: z.object({ dueOn: z.string() }),
  failures: ["nothing-asked", "same-person", "confirmed-already"],
});

/** Takes it back, as long as nothing is deleted. */
export const stopDeparture = defineOperation({
  name: "departure.stop",
  kind: "write",
  scope: "member",
  input: z.object({ memberId }),
  output: z.object({ stopped: z.literal(true) }),
  failures: ["nothing-asked"],
});

/** Deletes one member whose day has come, or bytes nobody needs any more; `left` are still to come. */
export const carryOutDeparture = defineOperation({
  name: "departure.carry-out",
  kind: "write",
  scope: "cooperative",
  input: z.object({ cooperativeId }),
  output: z.object({ erased: z.int(), files: z.int(), left: z.int() }),
  failures: [],
});

/** What was deleted, what stays and why. */
export const printCertificate = defineOperation({
  name: "departure.certificate",
  kind: "read",
  scope: "member",
  input: z.object({ memberId, format: z.enum(paperFormats).default("pdf") }),
  output: z.object({ name: z.string(), format: z.enum(paperFormats), paper: z.custom<Paper>() }),
  failures: ["certificate-unknown"],
  answers: "paper",
});

export type DepartureFailure = (
  | typeof readDeparture
  | typeof exportMember
  | typeof importMember
  | typeof listDepartures
  | typeof askDeparture
  | typeof confirmDeparture
  | typeof stopDeparture
  | typeof carryOutDeparture
  | typeof printCertificate
)["failures"][number];
