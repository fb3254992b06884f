/** Loads what an evaluation is made of; every operation for those who act for the whole cooperative begins here. */
import { memberId as memberIdOf, type CooperativeId, type MemberId } from "#kernel/ids";
import type { Actor } from "#kernel/operation";
import type { Tx } from "#platform/db/transact";
import { memberKind, type SizeClass } from "#topics/members/model";
import { dayIn, sizeClassOf } from "#topics/members/rules/members";
import type { Definition } from "#topics/survey/questionnaires/model";
import { questionsOf } from "#topics/survey/questionnaires/rules/answered";
import { findDefinition } from "#topics/survey/questionnaires/store";
import type { Evaluated, Named, Voice } from "../model.ts";
import { figuresOf, type Figures } from "../rules/figures.ts";
import { isWithheld } from "../rules/secrecy.ts";
import { findCampaign, findComments, findIsFrozen, findMembers, findSpoken, type CampaignRow, type MemberRow } from "../store.ts";

/** A member of a campaign as the evaluation needs it. */
export type Participant = {
  readonly memberId: MemberId;
  readonly name: string;
  readonly size: SizeClass;
  readonly handedIn: boolean;
  readonly counted: boolean;
  readonly mark: string;
};

export type Counted = { readonly campaign: CampaignRow; readonly definition: Definition; readonly participants: readonly Participant[] };

type Scope = "handed-in" | "all";
const handedInStates = new Set(["submitted", "signed-off"]);

const participantOf = ({ memberId, name, kind, population, state, mark }: MemberRow, scope: Scope): Participant => {
  const handedIn = state !== null && handedInStates.has(state);
  return {
    memberId: memberIdOf.parse(memberId),
    name,
    size: sizeClassOf(memberKind.parse(kind), population),
    handedIn,
    counted: handedIn || (scope === "all" && state !== null),
    mark,
  };
};

async function findParticipants(tx: Tx, campaign: CampaignRow, { scope, now }: { scope: Scope; now: Date }): Promise<readonly Participant[]> {
  const rows = await findMembers(tx, { cooperativeId: campaign.cooperativeId, campaignId: campaign.id }, { day: dayIn(now) });
  return rows.map((row) => participantOf(row, scope));
}

/** A campaign with its questionnaire and members; null where there is none. */
export async function findCounted(
  tx: Tx,
  place: { cooperativeId: CooperativeId; campaignId: string },
  options: { scope: Scope; now: Date; lock?: boolean },
): Promise<Counted | null> {
  const campaign = await findCampaign(tx, place, options.lock);
  const definition = campaign && (await findDefinition(tx, { cooperativeId: place.cooperativeId, questionnaireId: campaign.questionnaireId }));
  return campaign && definition ? { campaign, definition, participants: await findParticipants(tx, campaign, options) } : null;
}

/** What the counted members said to some questions (all if not said). */
export async function findVoices(tx: Tx, { campaign, definition, participants }: Counted, questions?: readonly string[]): Promise<readonly Voice[]> {
  const counted = participants.filter(({ counted }) => counted);
  const keys = questions ?? questionsOf(definition).map(({ question }) => question.key);
  const rows = await findSpoken(tx, { cooperativeId: campaign.cooperativeId, campaignId: campaign.id }, { members: counted.map(({ memberId }) => memberId), questions: keys });
  const spoken = new Map(rows.map((row) => [row.memberId, row]));
  return counted.map(({ memberId, size }) => ({
    memberId,
    size,
    values: spoken.get(memberId)?.values ?? {},
    unknown: new Set(spoken.get(memberId)?.unknown),
  }));
}

const kept = new Map<string, { readonly state: string; readonly figures: Figures }>();
const mostKept = 16;

/**
 * The figures of what was handed in. They follow from answers that cannot change while they count, so they are kept as long as the
 * same members count and none of their responses was touched; every call asks the database, as the actor, whether that is so.
 */
export async function findFigures(tx: Tx, counted: Counted, scope: Scope): Promise<Figures> {
  const { campaign, definition, participants } = counted;
  const rated = questionsOf(definition).flatMap(({ question }) => (question.kind === "text" || question.kind === "file" ? [] : [question.key]));
  const fresh = async () => figuresOf(definition, await findVoices(tx, counted, rated));
  if (scope === "all") return fresh();
  const place = `${campaign.cooperativeId} ${campaign.id}`;
  const state = participants.flatMap(({ counted, memberId, size, mark }) => (counted ? [`${memberId} ${size} ${mark}`] : [])).join("\n");
  const known = kept.get(place);
  if (known?.state === state) return known.figures;
  const figures = await fresh();
  const oldest = kept.keys().next().value;
  if (kept.size >= mostKept && oldest !== undefined) kept.delete(oldest);
  kept.set(place, { state, figures });
  return figures;
}

/** The campaign before, counted over what was handed in then; null where there was none. */
export async function findBefore(tx: Tx, { campaign }: Counted, now: Date): Promise<Counted | null> {
  return campaign.previousId === null ? null : findCounted(tx, { cooperativeId: campaign.cooperativeId, campaignId: campaign.previousId }, { scope: "handed-in", now });
}

/** Only the office knows names, and only it may count what is not handed in. */
export const seesNames = ({ role }: Pick<Actor, "role">): boolean => role === "office";

export const scopeFor = (actor: Pick<Actor, "role">, mit: "alle" | undefined): Scope => (mit === "alle" && seesNames(actor) ? "all" : "handed-in");

export const namesOf = (participants: readonly Participant[]): ReadonlyMap<string, string> => new Map(participants.map(({ memberId, name }) => [memberId, name]));

/** Members by name. */
export const named = (members: readonly MemberId[], names: ReadonlyMap<string, string>): Named[] =>
  members.flatMap((memberId) => {
    const name = names.get(memberId);
    return name === undefined ? [] : [{ memberId, name }];
  });

/** What stands at the head of every page about an evaluation. */
export async function findHead(tx: Tx, counted: Counted, { scope, names, before }: { scope: Scope; names: boolean; before: Counted | null }): Promise<Evaluated> {
  const { campaign, definition, participants } = counted;
  const place = { cooperativeId: campaign.cooperativeId, campaignId: campaign.id };
  const [comments, frozen] = [await findComments(tx, place), await findIsFrozen(tx, place)];
  const { id, title, period, state, dueOn } = campaign;
  const count = participants.filter((one) => one.counted).length;
  return {
    campaign: { id, cooperativeId: campaign.cooperativeId, title, period, state, dueOn },
    previous: before ? { id: before.campaign.id, title: before.campaign.title, period: before.campaign.period } : null,
    scope,
    asked: participants.length,
    handedIn: participants.filter(({ handedIn }) => handedIn).length,
    counted: count,
    names,
    withheld: isWithheld(names, state, count),
    frozen,
    sections: definition.sections.map(({ key, title }) => ({ key, title })),
    comments: [...comments],
  };
}
