/** What the pages of resolutions share. */
import type { Visit } from "#kernel/screen";
import { Alert, StateTag } from "#ui/parts";
import type { Level } from "#ui/matrix";
import { choose } from "#ui/words";
import type { ResolutionFailure } from "../contract.ts";
import type { ResolutionStanding } from "../model.ts";
import { de } from "../words.de.ts";
import { en } from "../words.en.ts";

// Every failure has a sentence: a missing one does not compile.
de.failures satisfies Record<ResolutionFailure, string>;

export const wordsFor = ({ language }: Pick<Visit, "language">) => choose({ de, en }, language);

export const levels: Readonly<Record<ResolutionStanding, Level>> = { none: "na", planned: 2, overdue: 0, adopted: 4, "adopted-with-conditions": 3, postponed: 1, refused: 0 };
export const tones = { none: "open", planned: "part", overdue: "no", adopted: "ok", "adopted-with-conditions": "ok", postponed: "part", refused: "no" } as const;

export const StandingTag = ({ standing, visit }: { standing: ResolutionStanding; visit: Visit }) => (
  <StateTag tone={tones[standing]}>{wordsFor(visit).standings[standing]}</StateTag>
);

export const Done = ({ visit }: { visit: Visit }) => {
  const sentence = wordsFor(visit).done[visit.done ?? ""];
  return sentence === undefined || visit.issues.length > 0 ? null : <Alert tone="success" title={sentence} live />;
};
