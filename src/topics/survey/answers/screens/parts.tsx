/** What the pages about answering share: words, ways and the state of a response. */
import type { Visit } from "#kernel/screen";
import type { Tone } from "#ui/markup";
import { StateTag } from "#ui/parts";
import { choose } from "#ui/words";
import type { ResponseFacts } from "../model.ts";
import { de } from "../words.de.ts";
import { en } from "../words.en.ts";

/** The words in the visitor's language. */
export const wordsFor = ({ language }: Pick<Visit, "language">) => choose({ de, en }, language);

type Params = { readonly params: Readonly<Record<string, string>> };

/** The list of a member's surveys. */
export const listPath = ({ params }: Params): string => `/mitglied/${params["memberId"] ?? ""}/erhebungen`;

/** The overview of one survey. */
export const overviewPath = (visit: Params): string => `${listPath(visit)}/${visit.params["campaignId"] ?? ""}`;

/** One section, at one of its questions. */
export const questionPath = (visit: Params, section: string, question?: string | null): string =>
  `${overviewPath(visit)}/${section}${question ? `?frage=${encodeURIComponent(question)}` : ""}`;

/** The address of a document of this survey. */
export const paperPath = ({ params }: Params, format: string, number?: number): string =>
  `/api/survey.snapshot-paper?${new URLSearchParams({ memberId: params["memberId"] ?? "", campaignId: params["campaignId"] ?? "", format, ...(number === undefined ? {} : { number: String(number) }) }).toString()}`;

const tones = {
  "not-begun": "open",
  "in-progress": "part",
  submitted: "shared",
  "signed-off": "ok",
  returned: "no",
  closed: "na",
} as const satisfies Record<string, Tone>;

/** Where a response stands, as a tag; what was not signed off in time is closed. */
export const ResponseTag = ({ state, closed, visit }: { state: ResponseFacts["state"]; closed: boolean; visit: Visit }) => {
  const shown = closed && state !== "signed-off" ? "closed" : (state ?? "not-begun");
  return <StateTag tone={tones[shown]}>{wordsFor(visit).states[shown]}</StateTag>;
};
