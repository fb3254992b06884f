/** Drawings people send: an SVG becomes a PNG at once, so that no browser and no office program ever meets the stranger's text. */
import type { Drawing, Drawn } from "./svg-worker.ts";
import { fairly } from "./threads.ts";

// A coat of arms of 400 kB is drawn in less than half a second. The thread limits the memory of the drawing itself.
const patienceMs = 5_000;
const memory = { maxOldGenerationSizeMb: 64, maxYoungGenerationSizeMb: 16, stackSizeMb: 2 };

const drawNext = fairly<Drawn>();

const textOf = (bytes: Uint8Array): string => new TextDecoder().decode(bytes);

// What may come before the drawing itself: one after the other, so that no text makes us try the same again in another way.
const prologue = [/\s+/y, /<\?xml[^>]*>/y, /<!DOCTYPE svg[^>[]*>/y];

/** Where the next of them ends; the same place where there is none. */
function afterNext(text: string, at: number): number {
  if (text.startsWith("<!--", at)) return text.indexOf("-->", at + 4) + 3;
  for (const part of prologue) {
    part.lastIndex = at;
    if (part.test(text)) return part.lastIndex;
  }
  return at;
}

/** Does the text begin as an SVG does? Comments, a declaration and a document type without entities may come before. */
export function isSvg(bytes: Uint8Array): boolean {
  const text = textOf(bytes);
  let [at, next] = [0, afterNext(text, 0)];
  // A comment that never ends leads back to the beginning.
  while (next > at) [at, next] = [next, afterNext(text, next)];
  return /^<(?:\w+:)?svg[\s>]/.test(text.slice(at, at + 64));
}

/** Lettering would need fonts nobody has sent, and pictures inside a drawing may be any size. */
const isMoreThanShapes = (svg: string): boolean => /<(?:\w+:)?(?:text|image|feImage|foreignObject)[\s/>]/.test(svg);

/** Draws an SVG as PNG so many pixels long on its longer side; says what kept it from that. Whose drawing is under way, or took long just now, comes later. */
export async function drawSvg(
  bytes: Uint8Array,
  { pixels, who }: { readonly pixels: number; readonly who: string },
): Promise<Uint8Array | "more-than-shapes" | "broken" | "not-yet"> {
  const data: Drawing = { svg: textOf(bytes), pixels };
  if (isMoreThanShapes(data.svg)) return "more-than-shapes";
  const ended = await drawNext(who, { program: new URL("./svg-worker.js", import.meta.url), name: "drawing", data, memory, patienceMs });
  if ("fault" in ended && ended.fault === "not-yet") return "not-yet";
  return ("answer" in ended ? ended.answer?.png : null) ?? "broken";
}
