/** What the pages of model documents share. */
import type { Permission } from "#kernel/access";
import type { Visit } from "#kernel/screen";
import type { Tone } from "#ui/markup";
import { Alert, StateTag } from "#ui/parts";
import { choose } from "#ui/words";
import type { ModelsFailure } from "../contract.ts";
import type { ModelState, TextProblemName } from "../model.ts";
import { de } from "../words.de.ts";
import { en } from "../words.en.ts";

/** An operation, failure or problem without a sentence does not compile. */
type Spoken = {
  readonly operations: Record<Extract<Permission, `document-model.${string}`>, string>;
  readonly failures: Record<ModelsFailure, string>;
  readonly problems: Record<TextProblemName, string>;
};

export const wordsFor = ({ language }: Pick<Visit, "language">) => choose({ de: de satisfies Spoken, en }, language);

type Params = Pick<Visit, "params">;
export const registerPath = ({ params }: Params): string => `/verbund/${params["cooperativeId"]}/musterdokumente`;
export const recordPath = (visit: Params, modelId = visit.params["modelId"] ?? ""): string => `${registerPath(visit)}/${modelId}`;
export const exportHref = ({ params }: Params, modelId: string): string => `/api/document-model.export?cooperativeId=${params["cooperativeId"]}&modelId=${modelId}`;

const tones: Record<ModelState, Tone> = { draft: "part", published: "ok", withdrawn: "na" };

export const ModelTag = ({ state, visit }: { state: ModelState; visit: Visit }) => <StateTag tone={tones[state]}>{wordsFor(visit).states[state]}</StateTag>;

/** Says what the last act did. */
export const Done = ({ sentences, visit }: { sentences: Readonly<Record<string, string>>; visit: Visit }) => {
  const said = visit.done === null || visit.issues.length > 0 ? undefined : sentences[visit.done];
  return said === undefined ? null : <Alert tone="success" title={said} live />;
};
