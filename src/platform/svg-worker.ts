/** The thread that draws one stranger's SVG and ends; nothing outside the drawing is loaded, and no file or address is ever asked for. */
import { readFile } from "node:fs/promises";
import { parentPort, workerData } from "node:worker_threads";
import { initWasm, Resvg } from "@resvg/resvg-wasm";

/** What the thread is given. */
export type Drawing = { readonly svg: string; readonly pixels: number };

/** What became of it: the PNG, or nothing where it cannot be drawn. */
export type Drawn = { readonly png: Uint8Array<ArrayBuffer> } | null;

/** 256 MB in pages of 64 kB: a drawing of 1,200 pixels takes 6 MB for every layer it has at once. */
const mostPages = 4_096;
/** The section of a WebAssembly module that says how much memory it has, and where the first one begins. */
const [memorySection, firstSection] = [5, 8];

/** A number written in groups of seven bits, the lowest first (LEB128), and where it ends. */
function numberAt(bytes: Uint8Array, from: number): { readonly value: number; readonly end: number } {
  let [value, end, shift] = [0, from, 0];
  for (;;) {
    const group = bytes[end] ?? 0;
    value += (group & 127) * 2 ** shift;
    [end, shift] = [end + 1, shift + 7];
    if (group < 128) return { value, end };
  }
}

/** The same module with a limit to its memory: a thread's own limits do not hold for what a module asks for. */
function bounded(module: Uint8Array): Uint8Array {
  let at = firstSection;
  while (at < module.length) {
    const { value: size, end: content } = numberAt(module, at + 1);
    if (module[at] === memorySection) {
      const { value: least } = numberAt(module, content + 2);
      const pages = [least, mostPages].flatMap((count) => [(count & 127) | 128, count >> 7]);
      return Buffer.concat([module.subarray(0, at), Uint8Array.from([memorySection, 2 + pages.length, 1, 1, ...pages]), module.subarray(content + size)]);
    }
    at = content + size;
  }
  throw new Error("a module without memory of its own");
}

async function draw({ svg, pixels }: Drawing): Promise<Drawn> {
  await initWasm(bounded(await readFile(new URL(import.meta.resolve("@resvg/resvg-wasm/index_bg.wasm")))));
  try {
    const { width, height } = new Resvg(svg);
    const longer = width >= height ? ("width" as const) : ("height" as const);
    return { png: new Uint8Array(new Resvg(svg, { fitTo: { mode: longer, value: pixels } }).render().asPng()) };
  } catch {
    return null;
  }
}

parentPort?.postMessage((await draw(workerData as Drawing)) satisfies Drawn);
