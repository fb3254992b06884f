/** Texts as they are shown where room is short. */

/** A text in one line and at most so many letters, cut between words; whoever shortens keeps the whole of it somewhere. */
export function shortened(text: string, most: number): string {
  const line = text.replaceAll(/\s+/gu, " ").trim();
  if (line.length <= most) return line;
  const cut = line.slice(0, most - 1);
  return `${cut.slice(0, Math.max(cut.lastIndexOf(" "), Math.floor(most / 2)))} …`;
}
