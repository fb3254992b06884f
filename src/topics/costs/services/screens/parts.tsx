/** What the pages of services and hours have in common. */
import type { Visit } from "#kernel/screen";
import { formatDecimal } from "#ui/numbers";
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

export const Done = ({ visit }: { visit: Visit }) => {
  const sentence = wordsFor(visit).done[visit.done ?? ""];
  return sentence === undefined || visit.issues.length > 0 ? null : <Alert tone="success" title={sentence} live />;
};
