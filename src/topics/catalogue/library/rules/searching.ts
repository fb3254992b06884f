/** From what somebody typed to what the database understands. */

const mostWords = 8;

/** As the German stems in the index are written: without umlauts, ß as ss. */
const folded = (word: string): string => word.toLowerCase().replaceAll("ß", "ss").normalize("NFD").replaceAll(/\p{M}/gu, "");

/** One word with a digit: a printed number, such as `APP.3.6.A1`. */
const isNumber = (text: string) => /^\S*\d\S*$/.test(text.trim());

/**
 * The words typed as beginnings of words: „passwort änd“ finds „Passwörter ändern“. Null where the reader writes like an expert – with
 * quotes or a minus – and means exactly that, and for a printed number, which is looked up as one.
 */
export function beginningsOf(text: string): string | null {
  if (/"|(^|\s)-\S/.test(text) || isNumber(text)) return null;
  const words = text.match(/[\p{L}\p{N}]{2,}/gu) ?? [];
  return words.length === 0
    ? null
    : words
        .slice(0, mostWords)
        .map((word) => `${folded(word)}:*`)
        .join(" & ");
}

/** What was typed as the beginning of a printed number, safe inside LIKE: „APP.3“ finds „APP.3.6.A1“. */
export const numberPattern = (text: string): string => `${text.trim().replaceAll(/[\\%_]/g, (sign) => `\\${sign}`)}%`;

/** How many entries a page of a list holds. */
export const pageSize = 50;

/** How many pages a list has, at least one, and the one that is meant. */
export function pageOf(found: number, page: number): { readonly page: number; readonly pages: number } {
  const pages = Math.max(1, Math.ceil(found / pageSize));
  return { page: Math.min(page, pages), pages };
}
