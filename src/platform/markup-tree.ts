/** XML nobody vouches for as a tree: no document types, no foreign entities, capped in depth and number. */
import type { TreeElement } from "#kernel/tree";
import { faultOf, refuse } from "./sheets/limits.ts";
import { readMarkup } from "./sheets/markup.ts";

/** More elements than any catalogue has (the IT-Grundschutz-Kompendium has some 60,000). */
const mostElements = 500_000;

type Open = { readonly name: string; readonly attributes: TreeElement["attributes"]; readonly children: (TreeElement | string)[] };

export type TreeAnswer = { readonly ok: true; readonly root: TreeElement } | { readonly ok: false; readonly fault: string };

/** The root element, or why there is none. */
export function readTree(bytes: Uint8Array): TreeAnswer {
  const path: Open[] = [];
  let root: TreeElement | null = null;
  let count = 0;
  const reader = readMarkup({
    open: (name, attributes) => {
      count += 1;
      if (count > mostElements) refuse("too-large");
      const element: Open = { name, attributes, children: [] };
      path.at(-1)?.children.push(element);
      path.push(element);
    },
    close: () => {
      const done = path.pop();
      if (path.length === 0 && done) root = done;
    },
    text: (value) => {
      path.at(-1)?.children.push(value);
    },
  });
  try {
    reader.push(bytes);
    reader.end();
  } catch (problem) {
    return { ok: false, fault: faultOf(problem) };
  }
  return root ? { ok: true, root } : { ok: false, fault: "broken" };
}
