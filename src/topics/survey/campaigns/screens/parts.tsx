/** What the pages of campaigns share: their words, and the state of a campaign as a tag. */
import type { Permission } from "#kernel/access";
import type { Visit } from "#kernel/screen";
import { dayOf } from "#ui/dates";
import type { Tone } from "#ui/markup";
import { StateTag } from "#ui/parts";
import { choose } from "#ui/words";
import type * as contract from "../contract.ts";
import type { Progress } from "../model.ts";
import { de } from "../words.de.ts";
import { en } from "../words.en.ts";

type Promised = Extract<(typeof contract)[keyof typeof contract], { readonly failures: readonly string[] }>;
type Own = Exclude<Extract<Permission, `campaign.${string}`>, `campaign.${"matrix" | "remind"}${string}`>;
/** A failure or operation without a sentence does not compile. */
type Spoken = { readonly operations: Record<Own, string>; readonly failures: Record<Promised["failures"][number], string> };

/** The words of campaigns in the language of the visit. */
export const wordsFor = ({ language }: Pick<Visit, "language">) => choose({ de: de satisfies Spoken, en }, language);

export const registerPath = (visit: Pick<Visit, "params">) => `/verbund/${visit.params["cooperativeId"]}/erhebungen`;

/** Running, planned, overdue or closed: what a campaign is today. */
export const CampaignTag = ({ campaign, visit }: { campaign: { readonly state: "open" | "closed"; readonly opensOn: string; readonly dueOn: string }; visit: Visit }) => {
  const words = wordsFor(visit).states;
  const today = dayOf(visit.now);
  if (campaign.state === "closed") return <StateTag tone="na">{words.closed}</StateTag>;
  if (campaign.opensOn > today) return <StateTag tone="open">{words.planned}</StateTag>;
  return campaign.dueOn < today ? <StateTag tone="no">{words.overdue}</StateTag> : <StateTag tone="part">{words.open}</StateTag>;
};

const tones: Record<Progress, Tone> = {
  "not-begun": "open",
  "in-progress": "part",
  submitted: "brand",
  "signed-off": "ok",
  returned: "no",
};

/** How far a member is. */
export const ProgressTag = ({ progress, visit }: { progress: Progress; visit: Visit }) => <StateTag tone={tones[progress]}>{wordsFor(visit).progress[progress]}</StateTag>;
