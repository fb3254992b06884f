/** Loads what an evaluation is made of; every operation for those who act for the whole cooperative begins here. */
import { memberId as memberIdOf, type CooperativeId, type MemberId } from "#kernel/ids";
import type { Actor } from "#kernel/operation";
import type { Tx } from "#platform/db/transact";
import { memberKind, type SizeClass } from "#topics/members/model";
import { dayIn, sizeClassOf } from "#topics/members/rules/members";
import type { Definition } from "#topics/survey/questionnaires/model";
import { questionsOf } from "#topics/survey/questionnaires/rules/answered";
import { findDefinition } from "#topics/survey/questionnaires/store";
import type { Evaluated, Named, QuestionFigures, Voice } from "../model.ts";
import { figuresOf } from "../rules/figures.ts";
import { glanceOf, type Glance } from "../rules/glance.ts";
import { isWithheld } from "../rules/secrecy.ts";
import { findComments, findIsFrozen, findMembers, findSpoken, findStampedCampaigns, type CampaignRow, type MemberRow, type StampedCampaign } from "../store.ts";

/** A member of a campaign as the evaluation needs it. */
export type Participant = {
  readonly memberId: MemberId;
  readonly name: string;
  readonly size: SizeClass;
  readonly handedIn: boolean;
  readonly counted: boolean;
};

/** What was made of an evaluation so far; good for as long as its stamp is. */
type Made = {
  readonly stamp: string;
  readonly participants: readonly Participant[];
  glance: Glance | null;
  /** By section, each beside the stamp of the period it was compared with. */
  readonly questions: Map<string, { readonly before: string | null; readonly figures: readonly QuestionFigures[] }>;
};

/** A campaign as it is counted. */
export type Period = { readonly campaign: CampaignRow; readonly definition: Definition; readonly participants: readonly Participant[]; readonly made: Made };

/** A campaign, and the one before it counted over what was handed in then. */
export type Counted = Period & { readonly before: Period | null };

export type Scope = "handed-in" | "all";
const handedInStates = new Set(["submitted", "signed-off"]);

const participantOf = ({ memberId, name, kind, population, state }: MemberRow, scope: Scope): Participant => {
  const handedIn = state !== null && handedInStates.has(state);
  return {
    memberId: memberIdOf.parse(memberId),
    name,
    size: sizeClassOf(memberKind.parse(kind), population),
    handedIn,
    counted: handedIn || (scope === "all" && state !== null),
  };
};

const kept = new Map<string, Made>();
const mostKept = 16;

function keep(place: string, made: Made): Made {
  kept.delete(place);
  const oldest = kept.keys().next().value;
  if (kept.size >= mostKept && oldest !== undefined) kept.delete(oldest);
  kept.set(place, made);
  return made;
}

type Counting = { readonly scope: Scope; readonly day: string };

async function findPeriod(tx: Tx, { campaign, stamp }: StampedCampaign, { scope, day }: Counting): Promise<Period | null> {
  const { cooperativeId, questionnaireId, id } = campaign;
  const definition = await findDefinition(tx, { cooperativeId, questionnaireId });
  if (!definition) return null;
  const name = `${cooperativeId} ${id} ${scope}`;
  const known = kept.get(name);
  if (known?.stamp === stamp) return { campaign, definition, participants: known.participants, made: known };
  const rows = await findMembers(tx, { cooperativeId, campaignId: id }, { day });
  const participants = rows.map((row) => participantOf(row, scope));
  return { campaign, definition, participants, made: keep(name, { stamp, participants, glance: null, questions: new Map() }) };
}

/**
 * A campaign with its questionnaire and members, and the one before; null where there is none. What is made of them is kept in memory and found
 * again as long as nothing has changed that it follows from; every call asks the database, as the actor, whether that is so (decision 0014).
 */
export async function findCounted(
  tx: Tx,
  place: { readonly cooperativeId: CooperativeId; readonly campaignId: string },
  { scope, now }: { readonly scope: Scope; readonly now: Date },
): Promise<Counted | null> {
  const day = dayIn(now);
  const found = await findStampedCampaigns(tx, place, day);
  const wanted = found && (await findPeriod(tx, found.wanted, { scope, day }));
  if (!wanted) return null;
  return { ...wanted, before: found.before && (await findPeriod(tx, found.before, { scope: "handed-in", day })) };
}

/** What the counted members said to some questions (all if not said). */
export async function findVoices(tx: Tx, { campaign, definition, participants }: Period, questions?: readonly string[]): Promise<readonly Voice[]> {
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

/** The whole at a glance; counted once for each stamp. */
export async function findGlance(tx: Tx, counted: Period): Promise<Glance> {
  const { definition, participants, made } = counted;
  if (made.glance) return made.glance;
  const rated = questionsOf(definition).flatMap(({ question }) => (question.kind === "text" || question.kind === "file" ? [] : [question.key]));
  const figures = figuresOf(definition, await findVoices(tx, counted, rated));
  made.glance = glanceOf(definition, figures, participants);
  return made.glance;
}

/** Only the office knows names, and only it may count what is not handed in. */
export const seesNames = ({ role }: Pick<Actor, "role">): boolean => role === "office";

export const scopeFor = (actor: Pick<Actor, "role">, mit: "alle" | undefined): Scope => (mit === "alle" && seesNames(actor) ? "all" : "handed-in");

export const namesOf = (participants: readonly Participant[]): ReadonlyMap<string, string> => new Map(participants.map(({ memberId, name }) => [memberId, name]));

/** The members that have not handed in. */
export const missingIn = ({ participants }: Pick<Period, "participants">): Named[] =>
  participants.flatMap(({ memberId, name, handedIn }) => (handedIn ? [] : [{ memberId, name }]));

/** What stands at the head of every page about an evaluation. */
export async function findHead(tx: Tx, { campaign, definition, participants, before }: Counted, { scope, names }: { scope: Scope; names: boolean }): Promise<Evaluated> {
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
