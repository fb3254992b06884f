/** The hidden sheet: for whom a workbook was made and what it held, so that ours is told from foreign and changed ones. */
import type { Cell, ReadWorkbook, Sheet } from "#kernel/sheets";
import { fail, succeed, type Result } from "#kernel/result";
import { sealFormat, sealSheet, type Bases, type Seal } from "../model.ts";
import { plainCell, plainText } from "./cells.ts";

/** Names and values that say whose a workbook is, in the order they are written. */
export type SealFacts = readonly (readonly [name: string, value: string])[];

/** Any seal as rows: a note to the reader, then names and values, then what every answer was. */
export function sealedSheet(facts: SealFacts, bases: Bases, { signature, note }: { readonly signature: string; readonly note: string }): Sheet {
  const head = [...facts, ["signature", signature] as const].map(([name, value]): readonly Cell[] => [null, name, value]);
  const held = Object.entries(bases).map(([key, { version, digest }]): readonly Cell[] => [null, "base", key, version, digest]);
  return {
    name: sealSheet,
    hidden: true,
    columns: [{ title: note, width: 60 }, { title: "name" }, { title: "value" }, { title: "version" }, { title: "digest" }],
    rows: [...head, ...held],
  };
}

/** What a hidden sheet says; null where there is none. */
export function readSealed({ sheets }: ReadWorkbook): { readonly told: (name: string) => string; readonly bases: Bases } | null {
  const sheet = sheets.find(({ name }) => name === sealSheet);
  if (!sheet) return null;
  const facts = new Map<string, string>();
  const bases = new Map<string, Bases[string]>();
  for (const row of sheet.rows.slice(1)) {
    const [name, value] = [plainText(row[1]), plainText(row[2])];
    if (name === "base") bases.set(value, { version: Number(plainCell(row[3])), digest: plainText(row[4]) });
    else facts.set(name, value);
  }
  return { told: (name) => facts.get(name) ?? "", bases: Object.fromEntries(bases) };
}

/** The seal of a campaign's workbook as rows. */
export const sealRows = (seal: Seal, signing: { readonly signature: string; readonly note: string }): Sheet =>
  sealedSheet(
    [
      ["format", String(seal.format)],
      ["campaign", seal.campaignId],
      ["member", seal.memberId],
      ["questionnaire", seal.questionnaire],
    ],
    seal.bases,
    signing,
  );

export type ReadSeal = { readonly seal: Seal; readonly signature: string };

/** The seal as it stands in a file; null where there is none. */
export function readSeal(workbook: ReadWorkbook): ReadSeal | null {
  const sealed = readSealed(workbook);
  if (!sealed) return null;
  const { told, bases } = sealed;
  return {
    seal: { format: Number(told("format")), campaignId: told("campaign"), memberId: told("member"), questionnaire: told("questionnaire"), bases },
    signature: told("signature"),
  };
}

type Read<Kind> = { readonly seal: Kind; readonly signature: string };

/**
 * A file without seal is foreign. One whose signature does not fit was changed where nothing may be changed (or comes from another
 * installation); only then is it asked for whom it was made, so that nobody learns from a made-up file who else there is.
 */
export function judgeSealed<Kind extends { readonly format: number }>(
  read: Read<Kind> | null,
  { isSigned, isOurs }: { readonly isSigned: (read: Read<Kind>) => boolean; readonly isOurs: (seal: Kind) => boolean },
): Result<Kind, "workbook-foreign" | "workbook-of-other" | "workbook-tampered"> {
  if (!read) return fail("workbook-foreign");
  if (read.seal.format !== sealFormat || !isSigned(read)) return fail("workbook-tampered");
  return isOurs(read.seal) ? succeed(read.seal) : fail("workbook-of-other");
}

type Expected = { readonly campaignId: string; readonly memberId: string; readonly isSigned: (read: ReadSeal) => boolean };

/** Judges the seal of a campaign's workbook. */
export const judgeSeal = (read: ReadSeal | null, { campaignId, memberId, isSigned }: Expected) =>
  judgeSealed(read, { isSigned, isOurs: (seal) => seal.campaignId === campaignId && seal.memberId === memberId });
