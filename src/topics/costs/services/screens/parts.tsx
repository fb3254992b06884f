/** What the pages of services and hours have in common. */
import type { Visit } from "#kernel/screen";
import { formatDecimal, formatNumber } from "#ui/numbers";
import { Alert } from "#ui/parts";
import { choose } from "#ui/words";
import type { ServicesFailure } from "../contract.ts";
import { de } from "../words.de.ts";
import { en } from "../words.en.ts";

// Every failure has a sentence: a missing one does not compile.
de.failures satisfies Record<ServicesFailure, string>;

export const wordsFor = ({ language }: Pick<Visit, "language">) => choose({ de, en }, language);

export const servicesPath = ({ params }: Visit, rest = "") => `/verbund/${params["cooperativeId"]}/leistungen${rest}`;

/** Hours of so many seconds, „1,50“. */
export const hoursOf = (seconds: number, { language }: Pick<Visit, "language">): string => formatDecimal(seconds / 3_600, language, 2);

/** „3 × Platz“; pieces of a service that is counted in hours today keep their number. */
export const piecesOf = ({ pieces, pieceName }: { readonly pieces: number; readonly pieceName: string }, visit: Pick<Visit, "language">): string => {
  const { page } = wordsFor(visit);
  return page.pieces(formatNumber(pieces, visit.language), pieceName === "" ? page.piece : pieceName);
};

/** What was noted: hours, pieces, or both. */
export const amountOf = (one: { readonly seconds: number; readonly pieces: number; readonly pieceName: string }, visit: Pick<Visit, "language">): string =>
  [...(one.seconds > 0 || one.pieces === 0 ? [wordsFor(visit).page.hours(hoursOf(one.seconds, visit))] : []), ...(one.pieces > 0 ? [piecesOf(one, visit)] : [])].join(", ");

export const Done = ({ visit }: { visit: Visit }) => {
  const sentence = wordsFor(visit).done[visit.done ?? ""];
  return sentence === undefined || visit.issues.length > 0 ? null : <Alert tone="success" title={sentence} live />;
};
