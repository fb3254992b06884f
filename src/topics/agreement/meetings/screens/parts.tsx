/** What the pages of bodies and meetings share. */
import type { Visit } from "#kernel/screen";
import type { Tone } from "#ui/markup";
import { Tabs } from "#ui/navigation";
import { Alert, StateTag } from "#ui/parts";
import { choose } from "#ui/words";
import type { BodiesFailure } from "../contract/bodies.ts";
import type { HoldingFailure } from "../contract/holding.ts";
import type { MeetingsFailure, ReadMeeting } from "../contract/meetings.ts";
import type { PlanningFailure } from "../contract/planning.ts";
import type { Decision, MeetingBody, MeetingState } from "../model.ts";
import { numberText, standingOf } from "../rules/meetings.ts";
import { quorumOf } from "../rules/voting.ts";
import { de } from "../words.de.ts";
import { en } from "../words.en.ts";

// Every failure has a sentence: a missing one does not compile.
de.failures satisfies Record<BodiesFailure | MeetingsFailure | PlanningFailure | HoldingFailure, string>;

export const wordsFor = ({ language }: Pick<Visit, "language">) => choose({ de, en }, language);

export type Part = { readonly shown: ReadMeeting; readonly visit: Visit };

type Params = Pick<Visit, "params">;
export const bodiesPath = ({ params }: Params, rest = "") => `/verbund/${params["cooperativeId"]}/gremien${rest}`;
export const meetingsPath = ({ params }: Params, rest = "") => `/verbund/${params["cooperativeId"]}/sitzungen${rest}`;
export const registerPath = ({ params }: Params, rest = "") => `/verbund/${params["cooperativeId"]}/beschlussbuch${rest}`;

const tones: Readonly<Record<MeetingState, Tone>> = { planned: "open", invited: "brand", held: "part", released: "ok", cancelled: "na" };

export const StateOf = ({ state, visit }: { state: MeetingState; visit: Visit }) => <StateTag tone={tones[state]}>{wordsFor(visit).states[state]}</StateTag>;

export const standingTones = { valid: "ok", draft: "open", superseded: "na", refused: "no" } as const;

/** Whether a decision holds, and what replaced it. */
export const StandingOf = ({ decision, visit }: { decision: Decision; visit: Visit }) => {
  const words = wordsFor(visit);
  const standing = standingOf(decision);
  return (
    <>
      <StateTag tone={standingTones[standing]}>{words.standings[standing]}</StateTag>
      {decision.supersededByNumber === null ? null : <span class="rw-small"> {words.register.supersededBy(numberText({ ...decision, number: decision.supersededByNumber }))}</span>}
    </>
  );
};

/** The rule of a body in a sentence. */
export const ruleText = (body: MeetingBody, visit: Pick<Visit, "language">): string => {
  const words = wordsFor(visit);
  return body.hasVotes ? words.rule({ ...body, quorum: quorumOf(body.seats.length, body), seats: body.seats.length }) : words.noVotes;
};

/** Says what the last act did. */
export const Done = ({ visit }: { visit: Visit }) => {
  const sentence = wordsFor(visit).done[visit.done ?? ""];
  return sentence === undefined || visit.issues.length > 0 ? null : <Alert tone="success" title={sentence} live />;
};

/** Meetings, bodies and register stand beside each other. */
export const Ways = ({ current, visit }: { current: "meetings" | "bodies" | "decisions"; visit: Visit }) => {
  const { tabs } = wordsFor(visit);
  return (
    <Tabs
      current={current}
      tabs={[
        { key: "meetings", label: tabs.meetings, href: meetingsPath(visit) },
        { key: "bodies", label: tabs.bodies, href: bodiesPath(visit) },
        { key: "decisions", label: tabs.decisions, href: registerPath(visit) },
      ]}
    />
  );
};
