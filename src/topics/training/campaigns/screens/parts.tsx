/** What the pages of trainings share: words, addresses, the state of a campaign, figures as they may be said. */
import type { Permission } from "#kernel/access";
import type { Visit } from "#kernel/screen";
import { dayOf, formatShortDate } from "#ui/dates";
import { Alert, StateTag } from "#ui/parts";
import { choose } from "#ui/words";
import type * as contract from "../contract.ts";
import type { CompletionProblem, TrainingSum } from "../model.ts";
import { de } from "../words.de.ts";
import { en } from "../words.en.ts";

type Promised = Extract<(typeof contract)[keyof typeof contract], { readonly failures: readonly string[] }>;
/** A failure, fault or operation without a sentence does not compile. */
type Spoken = {
  readonly operations: Record<Extract<Permission, `training.${string}` | `training-agreement.${string}`>, string>;
  readonly failures: Record<Promised["failures"][number], string>;
  readonly faults: Record<CompletionProblem["fault"], string>;
};

/** The words of trainings in the language of the visit. */
export const wordsFor = ({ language }: Pick<Visit, "language">) => choose({ de: de satisfies Spoken, en }, language);

type Params = Pick<Visit, "params">;
export const registerPath = ({ params }: Params) => `/verbund/${params["cooperativeId"]}/schulungen`;
export const minePath = ({ params }: Params) => `/mitglied/${params["memberId"]}/schulungen`;
export const agreementPath = (visit: Params) => `${minePath(visit)}/was-erfasst-wird`;

type Dated = { readonly state: "open" | "closed"; readonly opensOn: string; readonly dueOn: string };

/** Running, planned, past its deadline or closed: what a campaign is today. */
export const TrainingTag = ({ campaign, visit }: { campaign: Dated; visit: Visit }) => {
  const words = wordsFor(visit).states;
  const today = dayOf(visit.now);
  if (campaign.state === "closed") return <StateTag tone="na">{words.closed}</StateTag>;
  if (campaign.opensOn > today) return <StateTag tone="open">{words.planned}</StateTag>;
  return campaign.dueOn < today ? <StateTag tone="part">{words.overdue}</StateTag> : <StateTag tone="ok">{words.open}</StateTag>;
};

/** A published figure: „mindestens 15“, or that there is none yet. */
export const figureText = (sum: TrainingSum, name: "started" | "completed", visit: Visit): string => {
  const words = wordsFor(visit);
  return sum === null ? words.notYet : words.atLeast(sum[name]);
};

/** Since when the figures are known. */
export const Since = ({ sum, visit }: { sum: TrainingSum; visit: Visit }) =>
  sum === null ? null : <span class="rw-small rw-soft">{wordsFor(visit).since(formatShortDate(sum.publishedOn, visit.language))}</span>;

/** Says what was done after an act. */
export const Done = ({ sentences, visit }: { sentences: Readonly<Record<string, string>>; visit: Visit }) => {
  const said = visit.done === null || visit.issues.length > 0 ? undefined : sentences[visit.done];
  return said === undefined ? null : <Alert tone="success" title={said} live />;
};
