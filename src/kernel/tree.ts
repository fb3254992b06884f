/** Markup as data: an element with its attributes, and in order what stands in it. */
export type TreeElement = {
  /** Local name, without name space. */
  readonly name: string;
  readonly attributes: Readonly<Record<string, string | undefined>>;
  readonly children: readonly (TreeElement | string)[];
};

/** The elements directly below, of one name if given. */
export const elementsOf = (element: TreeElement, name?: string): readonly TreeElement[] =>
  element.children.flatMap((child) => (typeof child !== "string" && (name === undefined || child.name === name) ? [child] : []));

/** All text below, white space folded. */
export function textOf(element: TreeElement): string {
  const pieces: string[] = [];
  const collect = (at: TreeElement) => {
    for (const child of at.children) {
      if (typeof child === "string") pieces.push(child);
      else collect(child);
    }
  };
  collect(element);
  return pieces.join("").replace(/\s+/g, " ").trim();
}
