/** What can be done with the emergency pack. */
import { z } from "zod";
import { day, line, optional } from "#kernel/fields";
import { cooperativeId, memberId } from "#kernel/ids";
import { defineOperation } from "#kernel/operation";
import { paperFormats, type Paper } from "#kernel/paper";
import { packConcerns, packStanding, parts, receipt, receiptKinds } from "./model.ts";

/** How current the pack is, and who has which paper. */
export const readPack = defineOperation({
  name: "emergency.pack",
  kind: "read",
  scope: "member",
  input: z.object({ memberId }),
  output: z.object({
    memberName: z.string(),
    standing: packStanding.nullable(),
    concern: z.enum(packConcerns).nullable(),
    /** Registers have changed since the pack was built. */
    isBehind: z.boolean(),
    entries: z.int(),
    hasNumber: z.boolean(),
    receipts: z.array(receipt),
  }),
  failures: ["member-unknown"],
});

/** Freezes the registers as they are now; nothing new where nothing has changed. */
export const buildPack = defineOperation({
  name: "emergency.build-pack",
  kind: "write",
  scope: "member",
  input: z.object({ memberId }),
  output: z.object({ fingerprint: z.string(), isNew: z.boolean() }),
  failures: ["member-unknown", "registers-empty"],
});

/** Builds packs whose registers have changed, some at a time; `left` are still to come. Running it again builds nothing twice. */
export const buildPacks = defineOperation({
  name: "emergency.build-packs",
  kind: "write",
  scope: "cooperative",
  input: z.object({ cooperativeId }),
  output: z.object({ built: z.int(), checked: z.int(), left: z.int() }),
  failures: [],
});

/** One part of the newest pack as a paper; private numbers are in core and annex. */
export const printPack = defineOperation({
  name: "emergency.pack-paper",
  kind: "read",
  scope: "member",
  input: z.object({ memberId, part: z.enum(parts), format: z.enum(paperFormats).default("pdf"), language: z.enum(["de", "en"]).default("de") }),
  output: z.object({ name: z.string(), format: z.enum(paperFormats), paper: z.custom<Paper>() }),
  failures: ["pack-unknown"],
  answers: "paper",
  logged: true,
});

// Four words; shorter ones are guessed faster than a file can be taken back.
const shortestPassphrase = 12;

/** The newest pack as one file that opens itself with a passphrase, without server, network or other software. */
export const carryPack = defineOperation({
  name: "emergency.carry-pack",
  kind: "write",
  scope: "member",
  input: z.object({ memberId, passphrase: z.string().min(shortestPassphrase).max(200) }),
  output: z.object({ name: z.string(), mediaType: z.string(), content: z.custom<Uint8Array>((value) => value instanceof Uint8Array) }),
  failures: ["pack-unknown"],
  answers: "file",
  reveals: true,
});

export const noteReceipt = defineOperation({
  name: "emergency.note-receipt",
  kind: "write",
  scope: "member",
  input: z.object({ memberId, kind: z.enum(receiptKinds), day, whom: optional(line(120)) }),
  output: z.object({ receipts: z.int() }),
  failures: ["pack-unknown", "whom-missing", "day-to-come"],
});

export type PackFailure = (typeof readPack | typeof buildPack | typeof printPack | typeof carryPack | typeof noteReceipt)["failures"][number];
