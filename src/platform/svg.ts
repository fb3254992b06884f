/** Drawings people send: an SVG becomes a PNG at once, so that no browser and no office program ever meets the stranger's text. */
import { Worker } from "node:worker_threads";
import type { Drawing, Drawn } from "./svg-worker.ts";

// A coat of arms of 400 kB is drawn in less than half a second. The thread limits the memory of the drawing itself.
const patienceMs = 5_000;
const memory = { maxOldGenerationSizeMb: 64, maxYoungGenerationSizeMb: 16, stackSizeMb: 2 };

function drawAlone(drawing: Drawing): Promise<Drawn> {
  return new Promise((resolve) => {
    const worker = new Worker(new URL("./svg-worker.js", import.meta.url), { name: "drawing", workerData: drawing, resourceLimits: memory });
    const finish = (drawn: Drawn) => {
      clearTimeout(watch);
      resolve(drawn);
      void worker.terminate();
    };
    const watch = setTimeout(() => finish(null), patienceMs);
    worker.on("message", finish);
    worker.on("error", () => finish(null));
    worker.on("exit", () => finish(null));
  });
}

/** Does the text begin as an SVG does? Comments, a declaration and a document type without entities may come before. */
export const isSvg = (bytes: Uint8Array): boolean =>
  /^\uFEFF?\s*(?:<\?xml[^>]*>\s*)?(?:<!--[\s\S]*?-->\s*)*(?:<!DOCTYPE svg[^>[]*>\s*)?(?:<!--[\s\S]*?-->\s*)*<(?:\w+:)?svg[\s>]/.test(textOf(bytes));

const textOf = (bytes: Uint8Array): string => new TextDecoder().decode(bytes);

/** Lettering would need fonts nobody has sent, and pictures inside a drawing may be any size. */
const isMoreThanShapes = (svg: string): boolean => /<(?:\w+:)?(?:text|image|feImage|foreignObject)[\s/>]/.test(svg);

let last: Promise<unknown> = Promise.resolve();

/** Draws an SVG as PNG so many pixels long on its longer side; says what kept it from that. */
export async function drawSvg(bytes: Uint8Array, pixels: number): Promise<Uint8Array | "more-than-shapes" | "broken"> {
  const svg = textOf(bytes);
  if (isMoreThanShapes(svg)) return "more-than-shapes";
  // One after the other: ten drawings at once cost the memory of one.
  const drawing = last.then(() => drawAlone({ svg, pixels }));
  last = drawing;
  return (await drawing)?.png ?? "broken";
}
