/** Reading of untrusted files: each in a thread of its own, one at a time, with a cap on memory and time. */
import { Worker } from "node:worker_threads";
import { fileLimits } from "./limits.ts";
import type { ReadAnswer, Reading } from "./read-worker.ts";

// A file that is honest is read in less than two seconds.
const patienceMs = 20_000;
const memory = { maxOldGenerationSizeMb: 160, maxYoungGenerationSizeMb: 16, stackSizeMb: 2 };

function readAlone(reading: Reading): Promise<ReadAnswer> {
  return new Promise((resolve) => {
    const worker = new Worker(new URL("./read-worker.js", import.meta.url), {
      name: "sheet",
      workerData: reading,
      transferList: [reading.bytes.buffer],
      resourceLimits: memory,
    });
    const finish = (answer: ReadAnswer) => {
      clearTimeout(watch);
      resolve(answer);
      void worker.terminate();
    };
    const watch = setTimeout(() => finish({ ok: false, fault: "took-too-long" }), patienceMs);
    worker.on("message", finish);
    // Out of memory ends the thread with an error; the process does not notice.
    worker.on("error", () => finish({ ok: false, fault: "too-large" }));
    worker.on("exit", () => finish({ ok: false, fault: "broken" }));
  });
}

let last: Promise<unknown> = Promise.resolve();

/** Reads a workbook from bytes nobody vouches for; a fault is a value, never a throw. */
export async function readWorkbook(bytes: Uint8Array, name: string): Promise<ReadAnswer> {
  if (bytes.length > fileLimits.fileBytes) return { ok: false, fault: "too-large" };
  // One after the other: ten uploads at once cost the memory of one.
  const answer = last.then(() => readAlone({ bytes: new Uint8Array(bytes), name }));
  last = answer;
  return answer;
}
