/** Family names of our own for the fonts of the papers: Typst also knows the machine's fonts, and would take its Fira Sans for ours. */

/** What Typst calls Fira Sans here; as long as the true name, so that it can be exchanged in place. */
export const paperFamily = "Ring Wall";

/** What Typst calls DejaVu Sans here. */
export const signFamily = "Ring Signum";

const names = [
  ["Fira Sans", paperFamily],
  ["DejaVu Sans", signFamily],
] as const;

const bigEndian = (text: string) => Buffer.from(text, "utf16le").swap16();

/** The font under our name; both licences allow it, and the file itself stays unchanged. */
export function renameFamily(font: Buffer): Buffer {
  const renamed = Buffer.from(font);
  for (const [from, to] of names) {
    for (const [old, anew] of [
      [bigEndian(from), bigEndian(to)],
      [Buffer.from(from), Buffer.from(to)],
    ] as const) {
      for (let at = renamed.indexOf(old); at >= 0; at = renamed.indexOf(old, at + 1)) anew.copy(renamed, at);
    }
  }
  return renamed;
}
