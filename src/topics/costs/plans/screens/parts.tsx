/** What the pages of plans have in common. */
import type { Visit } from "#kernel/screen";
import { formatEuro } from "#ui/numbers";
import { Alert } from "#ui/parts";
import { choose } from "#ui/words";
import type { PlansFailure } from "../contract.ts";
import { de } from "../words.de.ts";
import { en } from "../words.en.ts";

// Every failure has a sentence: a missing one does not compile.
de.failures satisfies Record<PlansFailure, string>;

export const wordsFor = ({ language }: Pick<Visit, "language">) => choose({ de, en }, language);

export const costsPath = ({ params }: Visit, rest = "") => `/verbund/${params["cooperativeId"]}/kosten${rest}`;

export const euroOf = (cents: number | null, { language }: Pick<Visit, "language">): string => (cents === null ? "–" : formatEuro(cents, language));

export const Done = ({ visit }: { visit: Visit }) => {
  const sentence = wordsFor(visit).done[visit.done ?? ""];
  return sentence === undefined || visit.issues.length > 0 ? null : <Alert tone="success" title={sentence} live />;
};
