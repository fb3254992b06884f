/** What can be done with the emergency pack. */
import { z } from "zod";
import { day, flag, line, optional } from "#kernel/fields";
import { cooperativeId, memberId, objectId } from "#kernel/ids";
import { defineOperation } from "#kernel/operation";
import { paperFormats, type Paper } from "#kernel/paper";
import { cardLanguages, packConcerns, packStanding, parts, phone, phoneStates, receipt, receiptKinds } from "./model.ts";

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
    /** Only the house itself sees them. */
    phones: z.array(phone.extend({ state: z.enum(phoneStates) })),
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
  input: z.object({
    memberId,
    part: z.enum(parts),
    format: z.enum(paperFormats).default("pdf"),
    language: z.enum(["de", "en"]).default("de"),
    /** Of the card: what it is written in, if not in the language of the pages. */
    spoken: optional(z.enum(cardLanguages)),
    /** On the card for the wall: a code that calls the number. */
    qr: flag,
  }),
  output: z.object({ name: z.string(), format: z.enum(paperFormats), paper: z.custom<Paper>() }),
  failures: ["pack-unknown", "language-only-pdf"],
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

/** A code that makes one telephone carry the pack; it counts for half an hour and once. */
export const invitePhone = defineOperation({
  name: "emergency.invite-phone",
  kind: "write",
  scope: "member",
  input: z.object({ memberId, holder: line(80) }),
  output: z.object({ code: z.string(), address: z.string(), picture: z.object({ size: z.number(), path: z.string() }) }),
  failures: ["pack-unknown", "too-many-phones"],
  reveals: true,
});

/** The telephone is not given packs any more; what it holds it deletes when it asks next. */
export const dropPhone = defineOperation({
  name: "emergency.drop-phone",
  kind: "write",
  scope: "member",
  input: z.object({ memberId, phoneId: objectId }),
  output: z.object({}),
  failures: ["phone-unknown"],
});

/** The telephone is still with whom the house has named; for a year nobody asks again. */
export const confirmPhone = defineOperation({
  name: "emergency.confirm-phone",
  kind: "write",
  scope: "member",
  input: z.object({ memberId, phoneId: objectId }),
  output: z.object({}),
  failures: ["phone-unknown"],
});

/** Makes the telephone at hand one that carries a pack. A refused code is an answer, not a failure. */
export const setUpPhone = defineOperation({
  name: "emergency.set-up-phone",
  kind: "write",
  scope: "public",
  nameless: true,
  input: z.object({ code: line(60) }),
  output: z.discriminatedUnion("stage", [z.object({ stage: z.literal("ready"), token: z.string(), key: z.string() }), z.object({ stage: z.literal("refused") })]),
  failures: [],
  reveals: true,
});

/** The newest pack, encrypted for the telephone that asks; nothing where it holds it already. */
export const askAsPhone = defineOperation({
  name: "emergency.phone-pack",
  kind: "write",
  scope: "public",
  nameless: true,
  input: z.object({ token: line(100), held: optional(line(100)), language: z.enum(["de", "en"]).default("de") }),
  output: z.discriminatedUnion("stage", [
    z.object({
      stage: z.literal("new"),
      at: z.number(),
      member: z.string(),
      fingerprint: z.string(),
      builtAt: z.number(),
      /** AES-256-GCM under the telephone's key: nonce and text, base64. */
      nonce: z.string(),
      text: z.string(),
    }),
    z.object({ stage: z.literal("same"), at: z.number() }),
    z.object({ stage: z.literal("dropped") }),
    z.object({ stage: z.literal("unknown") }),
  ]),
  failures: [],
});

export type PackFailure = (
  | typeof readPack
  | typeof buildPack
  | typeof printPack
  | typeof carryPack
  | typeof noteReceipt
  | typeof invitePhone
  | typeof dropPhone
  | typeof confirmPhone
)["failures"][number];
