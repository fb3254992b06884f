/** Zip packages with the same bytes for the same content: fixed time stamps, fixed order. */
import { strToU8, unzipSync, zipSync, type Zippable } from "fflate";

// The earliest instant a zip can hold; the state of the content stands in its properties. Local time, as zip has no zone.
const packed = new Date(1980, 0, 1);

/** One part of a package. */
export type Part = { readonly name: string; readonly content: string | Uint8Array; readonly stored?: boolean };

/** A name of its own for every part: what is called the same gets a number before its ending. */
function ownName(name: string, taken: Readonly<Record<string, unknown>>): string {
  const [, stem = name, ending = ""] = /^(.*?)(\.[^./]*)?$/s.exec(name) ?? [];
  let own = name;
  for (let number = 2; Object.hasOwn(taken, own); number += 1) own = `${stem} (${number})${ending}`;
  return own;
}

/** Packs parts in the given order. */
export function pack(parts: readonly Part[]): Uint8Array {
  const files: Zippable = {};
  for (const { name, content, stored } of parts) {
    const bytes = typeof content === "string" ? strToU8(content) : content;
    files[ownName(name, files)] = [bytes, { level: stored ? 0 : 6, mtime: packed, os: 0 }];
  }
  return zipSync(files);
}

/** The parts of a package of our own making; what strangers send is read by `platform/sheets`. */
export const unpack = (bytes: Uint8Array): { readonly name: string; readonly bytes: Uint8Array }[] =>
  Object.entries(unzipSync(bytes)).map(([name, content]) => ({ name, bytes: content }));

/** Packs a foreign package again with fixed time stamps; `rewrite` may replace parts. */
export function repack(bytes: Uint8Array, rewrite: (name: string, content: Uint8Array) => string | Uint8Array): Uint8Array {
  const parts = Object.entries(unzipSync(bytes)).map(([name, content]) => ({ name, content: rewrite(name, content) }));
  return pack(parts);
}

/** How much of a stranger's package is looked at, and which of its parts. */
export type Bounds = { readonly bytes: number; readonly parts: number; readonly wanted: RegExp };

/**
 * The wanted parts of a package nobody vouches for; what they hold is to be compared with a hash. Room is given by the stated sizes, whose sum is bounded:
 * a part that inflates to more is cut and does not match.
 */
export function unpackStranger(bytes: Uint8Array, { bytes: most, parts, wanted }: Bounds): ReadonlyMap<string, Uint8Array> | "broken" | "too-large" {
  let [room, count] = [most, parts];
  try {
    const found = unzipSync(bytes, {
      filter: ({ name, originalSize }) => {
        if (!wanted.test(name)) return false;
        room -= originalSize;
        count -= 1;
        if (room < 0 || count < 0) throw new RangeError("too-large");
        return true;
      },
    });
    return new Map(Object.entries(found));
  } catch (problem) {
    return problem instanceof RangeError ? "too-large" : "broken";
  }
}
