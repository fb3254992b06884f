/** Joining what two people made of the same text, line by line; where both changed the same place, nothing is decided for them. */

/** Length of the longest common sequence of lines from every place on. */
function commonFrom(base: readonly string[], other: readonly string[]): (from: number, to: number) => number {
  const width = other.length + 1;
  const table = new Uint16Array((base.length + 1) * width);
  for (let i = base.length - 1; i >= 0; i -= 1)
    for (let j = other.length - 1; j >= 0; j -= 1) {
      const [below, right] = [table[(i + 1) * width + j] ?? 0, table[i * width + j + 1] ?? 0];
      table[i * width + j] = base[i] === other[j] ? (table[(i + 1) * width + j + 1] ?? 0) + 1 : Math.max(below, right);
    }
  return (from, to) => table[from * width + to] ?? 0;
}

/** For every line of the base, where it stands in the other text; null where it does not. */
function placesOf(base: readonly string[], other: readonly string[]): (number | null)[] {
  const common = commonFrom(base, other);
  let next = 0;
  return base.map((line, index) => {
    // What the other text has in between, as long as nothing of the base is passed over by it.
    while (next < other.length && other[next] !== line && common(index, next + 1) > 0 && common(index, next + 1) >= common(index + 1, next)) next += 1;
    if (other[next] !== line || next >= other.length) return null;
    next += 1;
    return next - 1;
  });
}

const isSame = (a: readonly string[], b: readonly string[]): boolean => a.length === b.length && a.every((text, index) => text === b[index]);

/** Of a stretch between two lines all three texts share: whose version stands, or null where both differ from the base and from each other. */
function settleStretch(base: readonly string[], mine: readonly string[], theirs: readonly string[]): readonly string[] | null {
  if (isSame(mine, theirs) || isSame(theirs, base)) return mine;
  return isSame(mine, base) ? theirs : null;
}

/** More lines than a clause has are not compared: the table would be too large. */
const mostLines = 1_500;

/** Both texts joined over their common base, or null where they changed the same place. */
export function joinTexts(base: string, mine: string, theirs: string): string | null {
  const [from, own, fresh] = [base.split("\n"), mine.split("\n"), theirs.split("\n")];
  if (Math.max(from.length, own.length, fresh.length) > mostLines) return null;
  const [inOwn, inFresh] = [placesOf(from, own), placesOf(from, fresh)];

  const joined: string[] = [];
  let [b, o, f] = [0, 0, 0];
  for (let line = 0; line <= from.length; line += 1) {
    const isEnd = line === from.length;
    const [ownAt, freshAt] = isEnd ? [own.length, fresh.length] : [inOwn[line], inFresh[line]];
    // Only a line that stands in all three is firm ground.
    if (ownAt === undefined || freshAt === undefined || ownAt === null || freshAt === null) continue;
    const stretch = settleStretch(from.slice(b, line), own.slice(o, ownAt), fresh.slice(f, freshAt));
    if (stretch === null) return null;
    joined.push(...stretch);
    const firm = from[line];
    if (!isEnd && firm !== undefined) joined.push(firm);
    [b, o, f] = [line + 1, ownAt + 1, freshAt + 1];
  }
  return joined.join("\n");
}
