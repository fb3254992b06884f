/** Patterns and formats of JSON schemas, asked so that no text of a stranger can make them slow. */

export type TextTest = (text: string) => boolean;

/** No honest identifier, date or address is longer; a pattern that may look twice at a letter is not tried on more. */
const longestTried = 4_096;

const lineEnd = /[\n\r\u2028\u2029]/;
const isOneLine = (text: string) => !lineEnd.test(text);

/** Patterns that would be asked of long texts, or look at every letter more than once, as one walk over the text. */
const walks: Readonly<Record<string, TextTest>> = {
  "^\\S(.*\\S)?$": (text) => text !== "" && !/\s/.test(text.slice(0, 1)) && !/\s/.test(text.slice(-1)) && isOneLine(text),
  "^[0-9A-Za-z+/]+={0,2}$": (text) => /^[0-9A-Za-z+/]+={0,2}$/.test(text),
  "^[^\n]+$": (text) => text !== "" && !text.includes("\n"),
  "^.+@.+$": (text) => {
    const at = text.indexOf("@", 1);
    return at > 0 && at < text.length - 1 && isOneLine(text);
  },
};

/** Whether a text fits a pattern; one that is too long to be tried does not. */
export function testOf(pattern: string): TextTest {
  const walk = walks[pattern];
  if (walk) return walk;
  const expression = new RegExp(pattern, "u");
  return (text) => text.length <= longestTried && expression.test(text);
}

/** What no address contains: spaces, control characters, brackets and quotation marks (RFC 3986). */
// oxlint-disable-next-line no-control-regex -- control characters are what it looks for
const notInAddress = /[\u0000-\u0020<>"{}|\\^`]/;

/** Addresses are looked at; dates and mail addresses have a pattern beside their format. */
export const formatTest = (format: string): TextTest => (format.startsWith("uri") ? (text) => !notInAddress.test(text) : () => true);

const longestExcerpt = 120;

/** What stood there, short enough for a report. */
export function excerpt(value: unknown): string {
  if (Array.isArray(value)) return `[${value.length}]`;
  if (typeof value === "object" && value !== null) return `{${Object.keys(value).slice(0, 6).join(", ").slice(0, longestExcerpt)}}`;
  const text = String(value);
  return text.length > longestExcerpt ? `${text.slice(0, longestExcerpt)}…` : text;
}
