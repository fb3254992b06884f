/** What the pages of leaving share. */
import type { Visit } from "#kernel/screen";
import { Alert } from "#ui/parts";
import { choose } from "#ui/words";
import type { DepartureFailure } from "../contract.ts";
import { de } from "../words.de.ts";
import { en } from "../words.en.ts";

// Every failure has a sentence: a missing one does not compile.
de.failures satisfies Record<DepartureFailure, string>;

export const wordsFor = ({ language }: Pick<Visit, "language">) => choose({ de, en }, language);

export const Done = ({ visit }: { visit: Visit }) => {
  const sentence = wordsFor(visit).done[visit.done ?? ""];
  return sentence === undefined || visit.issues.length > 0 ? null : <Alert tone="success" title={sentence} live />;
};
