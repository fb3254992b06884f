/** Texts as they are shown where room is short, and with their gaps filled. */

/** A text in one line and at most so many letters, cut between words; whoever shortens keeps the whole of it somewhere. */
export function shortened(text: string, most: number): string {
  const line = text.replaceAll(/\s+/gu, " ").trim();
  if (line.length <= most) return line;
  const cut = line.slice(0, most - 1);
  return `${cut.slice(0, Math.max(cut.lastIndexOf(" "), Math.floor(most / 2)))} …`;
}

/** Fills the gaps of a text: `{{stelle}}` becomes its value, a gap without value stays visible. */
export const filled = (text: string, values: Readonly<Record<string, string>>): string =>
  text.replaceAll(/\{\{(\w+)\}\}/g, (gap, name: string) => (values[name] === undefined || values[name] === "" ? gap : values[name]));
