/** A list to be signed by hand, as part of a paper. */
import type { PaperTable } from "#kernel/paper";

type Heads = { readonly caption: string; readonly number: string; readonly name: string; readonly signature: string };

/** Two lines high, so that a hand has room. */
const blank = "\u00a0\n\u00a0";

/** So many numbered rows with room for a name and a signature. */
export const signingTable = ({ caption, number, name, signature }: Heads, rows: number): PaperTable => ({
  kind: "table",
  caption,
  columns: [
    { title: number, share: 1, align: "right" },
    { title: name, share: 6 },
    { title: signature, share: 6 },
  ],
  rows: Array.from({ length: rows }, (_, index) => [String(index + 1), blank, blank]),
});
