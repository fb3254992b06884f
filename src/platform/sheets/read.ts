/** Reading of untrusted files: each in a thread of its own, one at a time, with a cap on memory and time. */
import { oneByOne } from "../threads.ts";
import { fileLimits } from "./limits.ts";
import type { ReadAnswer, Reading } from "./read-worker.ts";

// A file that is honest is read in less than two seconds.
const patienceMs = 20_000;
const memory = { maxOldGenerationSizeMb: 160, maxYoungGenerationSizeMb: 16, stackSizeMb: 2 };
const faults = { "took-too-long": "took-too-long", failed: "too-large", silent: "broken" } as const;

const readNext = oneByOne<ReadAnswer>();

/** Reads a workbook from bytes nobody vouches for; a fault is a value, never a throw. */
export async function readWorkbook(bytes: Uint8Array, name: string): Promise<ReadAnswer> {
  if (bytes.length > fileLimits.fileBytes) return { ok: false, fault: "too-large" };
  const data: Reading = { bytes: new Uint8Array(bytes), name };
  const ended = await readNext({ program: new URL("./read-worker.js", import.meta.url), name: "sheet", data, transfer: [data.bytes.buffer], memory, patienceMs });
  return "answer" in ended ? ended.answer : { ok: false, fault: faults[ended.fault] };
}
