/** What the emergency pack speaks of. */
import { z } from "zod";
import { objectId } from "#kernel/ids";
import { entry } from "#topics/emergency/registers/model";

/** What is printed: the core and its annex, cards and the guideline. */
export const parts = ["core", "annex", "card", "cards", "guideline"] as const;
export type Part = (typeof parts)[number];

/** The registers as they were, with everything the house may read. */
export const packContent = z.object({
  memberName: z.string(),
  entries: z.array(entry.pick({ register: true, facts: true })),
});
export type PackContent = z.infer<typeof packContent>;

/** How current a member's pack is. */
export const packStanding = z.object({
  packId: objectId,
  fingerprint: z.string(),
  builtAt: z.date(),
  checkedAt: z.date(),
  printedOn: z.string().nullable(),
  printedFingerprint: z.string().nullable(),
});
export type PackStanding = z.infer<typeof packStanding>;

/** Why a pack wants attention. */
export const packConcerns = ["missing", "never-printed", "print-outdated", "print-old"] as const;
export type PackConcern = (typeof packConcerns)[number];

export const receiptKinds = ["printed", "handed-over", "taken-back"] as const;

export const receipt = z.object({
  id: objectId,
  fingerprint: z.string(),
  kind: z.enum(receiptKinds),
  happenedOn: z.string(),
  whom: z.string(),
  writtenAt: z.date(),
  writtenByName: z.string(),
});
export type Receipt = z.infer<typeof receipt>;

/** A telephone that carries the pack, or is about to. */
export const phone = z.object({
  id: objectId,
  holder: z.string(),
  invitedAt: z.date(),
  codeUntil: z.date(),
  setUpAt: z.date().nullable(),
  askedAt: z.date().nullable(),
  /** When the house last said that it still belongs to whom it says. */
  confirmedAt: z.date().nullable(),
  heldFingerprint: z.string().nullable(),
});
export type Phone = z.infer<typeof phone>;

/** How a telephone stands: its code still counts or no longer does; nobody has confirmed it for a year; it carries the newest pack or an older one. */
export const phoneStates = ["invited", "expired", "unconfirmed", "empty", "current", "behind"] as const;
export type PhoneState = (typeof phoneStates)[number];

/** Languages of the card: those of the pages, German in short plain sentences, and those many employees and visitors of a town hall speak at home. */
export const cardLanguages = ["de", "en", "de-easy", "tr", "ar", "uk", "pl"] as const;
export type CardLanguage = (typeof cardLanguages)[number];

/** Each by its own name, so that whoever needs it finds it. */
export const languageNames: Readonly<Record<CardLanguage, string>> = {
  de: "Deutsch",
  en: "English",
  "de-easy": "Deutsch in kurzen Sätzen",
  tr: "Türkçe",
  ar: "العربية",
  uk: "Українська",
  pl: "Polski",
};

/** A shipped text: sections of sentences, source beside them. */
export const shippedText = z.object({
  key: z.enum(["first-steps", "guideline", "card"]),
  language: z.enum(cardLanguages),
  version: z.int(),
  source: z.string(),
  title: z.string(),
  lead: z.string(),
  /** On cards, what stands above the number. */
  call: z.string().optional(),
  sections: z.array(z.object({ title: z.string(), text: z.string().optional(), items: z.array(z.string()) })).min(1),
});
export type ShippedText = z.infer<typeof shippedText>;
