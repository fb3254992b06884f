/** What the pages of the agreement share. */
import type { Visit } from "#kernel/screen";
import { Alert, StateTag } from "#ui/parts";
import { choose } from "#ui/words";
import type { TermsFailure } from "../contract.ts";
import type { AgreementHead } from "../model.ts";
import { de } from "../words.de.ts";
import { en } from "../words.en.ts";

// Every failure has a sentence: a missing one does not compile.
de.failures satisfies Record<TermsFailure, string>;

export const wordsFor = ({ language }: Pick<Visit, "language">) => choose({ de, en }, language);

export const registerPath = (visit: Pick<Visit, "params">) => `/verbund/${visit.params["cooperativeId"]}/vereinbarung`;
export const recordPath = (visit: Pick<Visit, "params">, id = visit.params["versionId"] ?? "") => `${registerPath(visit)}/${id}`;

const tones = { draft: "open", circulated: "part", settled: "ok" } as const;
export const VersionTag = ({ state, visit }: { state: AgreementHead["state"]; visit: Visit }) => <StateTag tone={tones[state]}>{wordsFor(visit).states[state]}</StateTag>;

export const Done = ({ visit }: { visit: Visit }) => {
  const sentence = wordsFor(visit).done[visit.done ?? ""];
  return sentence === undefined || visit.issues.length > 0 ? null : <Alert tone="success" title={sentence} live />;
};
