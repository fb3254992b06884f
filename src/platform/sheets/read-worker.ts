/** The thread that reads one stranger's file and ends; its memory is capped, its time is watched from outside. */
import { parentPort, workerData } from "node:worker_threads";
import type { ReadWorkbook, SheetFault } from "#kernel/sheets";
import { openContainer } from "./container.ts";
import { readCsv } from "./csv.ts";
import { faultOf, refuse } from "./limits.ts";
import { readOds } from "./read-ods.ts";
import { readXlsx } from "./read-xlsx.ts";

/** What the thread is given. */
export type Reading = { readonly bytes: Uint8Array<ArrayBuffer>; readonly name: string };

/** What became of a file. */
export type ReadAnswer = { readonly ok: true; readonly workbook: ReadWorkbook } | { readonly ok: false; readonly fault: SheetFault };

const startsWith = (bytes: Uint8Array, ...magic: readonly number[]) => magic.every((byte, index) => bytes[index] === byte);
const encryptedPackage = Buffer.from("EncryptedPackage", "utf16le");

// The content decides what a file is; only plain text is believed by its name.
function readBytes({ bytes, name }: Reading): ReadWorkbook {
  if (startsWith(bytes, 0x50, 0x4b, 0x03, 0x04)) return readZip(bytes);
  // An office file locked with a password is an old compound file around the encrypted package.
  if (startsWith(bytes, 0xd0, 0xcf, 0x11, 0xe0)) return refuse(Buffer.from(bytes.buffer).includes(encryptedPackage) ? "encrypted" : "not-a-spreadsheet");
  if (bytes.length === 0 || !/\.(csv|tsv|txt)$/i.test(name)) return refuse("not-a-spreadsheet");
  return readCsv(bytes, name);
}

function readZip(bytes: Uint8Array): ReadWorkbook {
  const container = openContainer(bytes);
  if (container.names.includes("[Content_Types].xml")) return readXlsx(container);
  let mediaType = "";
  container.read("mimetype", (piece) => {
    if (mediaType.length < 200) mediaType += Buffer.from(piece).toString("latin1");
  });
  return /^application\/vnd\.oasis\.opendocument\.spreadsheet(-template)?\s*$/.test(mediaType) ? readOds(container) : refuse("not-a-spreadsheet");
}

function answer(reading: Reading): ReadAnswer {
  try {
    return { ok: true, workbook: readBytes(reading) };
  } catch (problem) {
    return { ok: false, fault: faultOf(problem) };
  }
}

parentPort?.postMessage(answer(workerData as Reading));
