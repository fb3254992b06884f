/** The embedded database made durable: stock PGlite never calls fsync, and two processes may open one directory. */
import fs from "node:fs";
import { DatabaseSync } from "node:sqlite";
import { setFlagsFromString } from "node:v8";
import { PGlite } from "@electric-sql/pglite";
import { NodeFS } from "@electric-sql/pglite/nodefs";
import { foundDatabase } from "./founding.ts";
import { ofEveryConnection } from "./prepared.ts";

/** The part of the Emscripten module that we touch; PGlite is pinned to the exact version for this. */
type FlushableModule = { NODEFS: { stream_ops: { fsync?: (stream: { nfd?: number }) => number } } };

/** How many real flushes to disk have happened; tests assert that it grows with every commit. */
export const flushes = { count: 0 };

const flushForReal = (module: unknown) => {
  // PGlite hands over its untyped Emscripten module; the shape is asserted by the fsync test.
  (module as FlushableModule).NODEFS.stream_ops.fsync = (stream) => {
    if (stream.nfd === undefined) return 0;
    fs.fsyncSync(stream.nfd);
    flushes.count += 1;
    return 0;
  };
};

function durableFileSystem(directory: string): NodeFS {
  const files = new NodeFS(directory);
  const init = files.init.bind(files);
  files.init = async (pg, options) => {
    const ready = await init(pg, options);
    ready.emscriptenOpts.preRun = [...(ready.emscriptenOpts.preRun ?? []), flushForReal];
    return ready;
  };
  return files;
}

/** Held until the process dies; the operating system frees it even after kill −9. */
export type DirectoryLock = { readonly release: () => void };

/** Takes the exclusive lock of a data directory; null when another process holds it. */
export function lockDirectory(directory: string): DirectoryLock | null {
  const lock = new DatabaseSync(`${directory}.lock`);
  try {
    lock.exec("pragma locking_mode=exclusive; begin exclusive");
    return { release: () => lock.close() };
  } catch {
    lock.close();
    return null;
  }
}

// V8 would optimise hot functions of the database in the background, first of all the one that evaluates expressions: 105 kB that take 600 MB and
// 2.6 s of processor with every start. Left as compiled first, a page costs a tenth to a quarter more processor (measured at 442 members).
const leaveAsCompiled = ["--no-wasm-dynamic-tiering", "--no-wasm-tier-up"];

/** Opens the files of an embedded database so that an acknowledged commit survives kill −9 and power loss; writes them where there are none. */
export function openFiles(directory: string): Promise<PGlite> {
  for (const flag of leaveAsCompiled) setFlagsFromString(flag);
  const startParams = PGlite.defaultStartParams
    .filter((parameter) => parameter !== "-F")
    // 16 MB keep the resident memory at a third of PGlite's default (measured 184 instead of 518 MB).
    .concat(["-c", "fsync=on", "-c", "wal_sync_method=fsync", "-c", "shared_buffers=16MB", ...ofEveryConnection]);
  return PGlite.create({ fs: durableFileSystem(directory), startParams });
}

/** Opens the embedded database of a directory; founds it first where there is none. */
export async function openDurable(directory: string): Promise<PGlite> {
  await foundDatabase(directory);
  return openFiles(directory);
}
