/** What can be done about leaving. */
import { z } from "zod";
import { upload } from "#kernel/fields";
import { cooperativeId, memberId } from "#kernel/ids";
import { defineOperation } from "#kernel/operation";
import { contact } from "#topics/members/model";
import { departureExport } from "./model.ts";

/** Where leaving stands: what was handed out last, and what is next. */
export const readDeparture = defineOperation({
  name: "departure.read",
  kind: "read",
  scope: "member",
  input: z.object({ memberId }),
  output: z.object({ memberName: z.string(), leftOn: z.string().nullable(), lastExport: departureExport.nullable() }),
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

export type DepartureFailure = (typeof readDeparture | typeof exportMember | typeof importMember)["failures"][number];
