/** The hidden sheet: for whom a workbook was made and what it held, so that ours is told from foreign and changed ones. */
import type { ReadWorkbook, Sheet } from "#kernel/sheets";
import { fail, succeed, type Result } from "#kernel/result";
import { sealFormat, sealSheet, type Seal } from "../model.ts";
import { plainCell, plainText } from "./cells.ts";

/** The seal as rows: a note to the reader, then names and values. */
export function sealRows(seal: Seal, { signature, note }: { readonly signature: string; readonly note: string }): Sheet {
  const head = [
    ["format", String(seal.format)],
    ["campaign", seal.campaignId],
    ["member", seal.memberId],
    ["questionnaire", seal.questionnaire],
    ["signature", signature],
  ];
  const bases = Object.entries(seal.bases).map(([question, { version, digest }]) => [null, "base", question, version, digest]);
  return {
    name: sealSheet,
    hidden: true,
    columns: [{ title: note, width: 60 }, { title: "name" }, { title: "value" }, { title: "version" }, { title: "digest" }],
    rows: [...head.map(([name = "", value = ""]) => [null, name, value]), ...bases],
  };
}

export type ReadSeal = { readonly seal: Seal; readonly signature: string };

/** The seal as it stands in a file; null where there is none. */
export function readSeal({ sheets }: ReadWorkbook): ReadSeal | null {
  const sheet = sheets.find(({ name }) => name === sealSheet);
  if (!sheet) return null;
  const facts = new Map<string, string>();
  const bases: Record<string, Seal["bases"][string]> = {};
  for (const row of sheet.rows.slice(1)) {
    const [name, value] = [plainText(row[1]), plainText(row[2])];
    const version = plainCell(row[3]);
    if (name === "base") bases[value] = { version: Number(version), digest: plainText(row[4]) };
    else facts.set(name, value);
  }
  const told = (name: string) => facts.get(name) ?? "";
  return {
    seal: {
      format: Number(told("format")),
      campaignId: told("campaign"),
      memberId: told("member"),
      questionnaire: told("questionnaire"),
      bases,
    },
    signature: told("signature"),
  };
}

type Expected = { readonly campaignId: string; readonly memberId: string; readonly isSigned: (read: ReadSeal) => boolean };

/**
 * A file without seal is foreign. One whose signature does not fit was changed where nothing may be changed (or comes from another
 * installation); only then is it asked for whom it was made, so that nobody learns from a made-up file who else there is.
 */
export function judgeSeal(read: ReadSeal | null, { campaignId, memberId, isSigned }: Expected): Result<Seal, "workbook-foreign" | "workbook-of-other" | "workbook-tampered"> {
  if (!read) return fail("workbook-foreign");
  if (read.seal.format !== sealFormat || !isSigned(read)) return fail("workbook-tampered");
  return read.seal.campaignId === campaignId && read.seal.memberId === memberId ? succeed(read.seal) : fail("workbook-of-other");
}
