/** The thread that draws one stranger's SVG and ends; nothing outside the drawing is loaded, and no file or address is ever asked for. */
import { readFile } from "node:fs/promises";
import { parentPort, workerData } from "node:worker_threads";
import { initWasm, Resvg } from "@resvg/resvg-wasm";

/** What the thread is given. */
export type Drawing = { readonly svg: string; readonly pixels: number };

/** What became of it: the PNG, or nothing where it cannot be drawn. */
export type Drawn = { readonly png: Uint8Array<ArrayBuffer> } | null;

async function draw({ svg, pixels }: Drawing): Promise<Drawn> {
  await initWasm(await readFile(new URL(import.meta.resolve("@resvg/resvg-wasm/index_bg.wasm"))));
  try {
    const { width, height } = new Resvg(svg);
    const longer = width >= height ? ("width" as const) : ("height" as const);
    return { png: new Uint8Array(new Resvg(svg, { fitTo: { mode: longer, value: pixels } }).render().asPng()) };
  } catch {
    return null;
  }
}

parentPort?.postMessage((await draw(workerData as Drawing)) satisfies Drawn);
