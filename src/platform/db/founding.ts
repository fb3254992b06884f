/** A fresh embedded database is written by a process of its own: what that takes in memory (half a gigabyte) ends with it. */
import { execFile } from "node:child_process";
import fs from "node:fs";
import path from "node:path";
import { promisify } from "node:util";

const program = path.join(import.meta.dirname, "found-worker.js");

function flush(place: string): void {
  const handle = fs.openSync(place, "r");
  fs.fsyncSync(handle);
  fs.closeSync(handle);
}

/** Founding writes without flushing; this is the one flush at its end, for every file and every directory. */
function flushAll(directory: string): void {
  for (const entry of fs.readdirSync(directory, { withFileTypes: true })) {
    const place = path.join(directory, entry.name);
    if (entry.isDirectory()) flushAll(place);
    else if (entry.isFile()) flush(place);
  }
  // Windows cannot open directories, and does not need it.
  if (process.platform !== "win32") flush(directory);
}

/** Writes an empty database to a directory unless there is one; whoever is killed meanwhile leaves a draft and no half database. */
export async function foundDatabase(directory: string): Promise<void> {
  if (fs.existsSync(path.join(directory, "PG_VERSION"))) return;
  const draft = `${directory}.draft`;
  fs.rmSync(draft, { recursive: true, force: true });
  fs.mkdirSync(draft, { recursive: true });
  await promisify(execFile)(process.execPath, [program, draft]);
  flushAll(draft);
  fs.rmSync(directory, { recursive: true, force: true });
  fs.renameSync(draft, directory);
}
