/** Reads programs and statements just well enough to find conditions in them: brackets are counted, texts and comments passed over. */

/** A stretch of a text: from – up to, not including – to. */
export type Span = { readonly from: number; readonly to: number };

const blank = (text: string) => text.replaceAll(/[^\n]/g, " ");
const blankInside = (found: string) => (/^["']/.test(found) ? found.charAt(0) + blank(found.slice(1, -1)) + found.charAt(0) : blank(found));

/** A program with all texts and comments blanked; every place stays where it was. */
export const maskProgram = (text: string): string => text.replaceAll(/\/\/[^\n]*|\/\*[\s\S]*?\*\/|"(?:[^"\\\n]|\\.)*"|'(?:[^'\\\n]|\\.)*'/g, blankInside);

/** A statement likewise; a `case` … `end` becomes a bracket, which it is. */
export const maskStatement = (text: string): string =>
  text.replaceAll(/--[^\n]*|'(?:[^']|'')*'/g, blankInside).replaceAll(/\bcase\b[\s\S]*?\bend\b/gi, (found) => `[${found.slice(1, -1)}]`);

const opening = "([{";
const closing = ")]}";
export const opens = (sign: string): boolean => opening.includes(sign);
export const closes = (sign: string): boolean => closing.includes(sign);

/** Where the bracket that opens at a place closes. */
export function closingOf(mask: string, open: number): number {
  let depth = 0;
  for (let at = open; at < mask.length; at += 1) {
    if (opens(mask.charAt(at))) depth += 1;
    if (closes(mask.charAt(at))) depth -= 1;
    if (depth === 0) return at;
  }
  throw new Error(`a bracket never closes: ${mask.slice(open, open + 60)}`);
}

/** A stretch without the blanks at its ends. */
export function trimmed(mask: string, { from, to }: Span): Span {
  const part = mask.slice(from, to);
  return { from: from + part.length - part.trimStart().length, to: to - part.length + part.trimEnd().length };
}

/** How long the sign is that stands at this place, if one does. */
export function lengthAt(mask: string, at: number, sign: RegExp): number {
  const sticky = new RegExp(sign, "iy");
  sticky.lastIndex = at;
  return sticky.exec(mask)?.[0].length ?? 0;
}

/** The pieces between separators that stand outside all brackets of the stretch. */
export function splitAt(mask: string, span: Span, separator: RegExp): Span[] {
  const pieces: Span[] = [];
  let { from } = span;
  for (let at = span.from; at < span.to; at += 1) {
    if (opens(mask.charAt(at))) at = closingOf(mask, at);
    const length = lengthAt(mask, at, separator);
    if (length === 0) continue;
    pieces.push({ from, to: at });
    from = at + length;
    at = from - 1;
  }
  pieces.push({ from, to: span.to });
  return pieces.map((piece) => trimmed(mask, piece)).filter((piece) => piece.from < piece.to);
}

/** The bracketed parts of a stretch, without their brackets, outermost only. */
export function groupsIn(mask: string, { from, to }: Span): Span[] {
  const groups: Span[] = [];
  for (let at = from; at < to; at += 1) {
    if (mask.charAt(at) !== "(") continue;
    const end = closingOf(mask, at);
    groups.push(trimmed(mask, { from: at + 1, to: end }));
    at = end;
  }
  return groups;
}

/** The text with a stretch replaced. */
export const replaced = (text: string, { from, to }: Span, by: string): string => text.slice(0, from) + by + text.slice(to);

/** A stretch in one line, as a reader recognises it. */
export const sayOf = (text: string, { from, to }: Span): string => text.slice(from, to).replaceAll(/\s+/g, " ");

/** Each stretch once, in the order of the text. */
export const distinct = (spans: readonly Span[]): Span[] =>
  [...new Map(spans.filter(({ from, to }) => to > from).map((span) => [`${span.from}-${span.to}`, span])).values()].toSorted((a, b) => a.from - b.from || b.to - a.to);
