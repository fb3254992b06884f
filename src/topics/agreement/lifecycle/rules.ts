/** The rules of how an agreement comes into force and is left. The law is data; every answer names its section. */
import { dayPlus, monthsPlus } from "#kernel/days";
import { fail, succeed, type Result } from "#kernel/result";
import type { CouncilDecision } from "#topics/agreement/resolutions/model";
import { isAdopted, isDecided } from "#topics/agreement/resolutions/rules";
import type { AgreementContent, AgreementVersion, CooperationLaw } from "#topics/agreement/terms/model";
import { deciding, rightsOf, widest } from "#topics/agreement/terms/rules";
import { dayIn } from "#topics/members/rules/members";
import type { AgreementNotice, AgreementRight, CourseFacts, CourseLine, CourseStep, Formality, NoticeKind, TermDates } from "./model.ts";

type Course = {
  readonly version: AgreementVersion;
  /** The one it changes. */
  readonly before: AgreementVersion | null;
  readonly decisions: readonly CouncilDecision[];
} & Pick<CourseFacts, "signatures" | "formalities">;

/** What has happened on the way of a version, as the law asks about it; a postponement is no word of a council. */
export const factsOf = ({ version, before, decisions, signatures, formalities }: Course): CourseFacts => ({
  legalForm: version.legalForm,
  change: version.change,
  isCirculated: version.state !== "draft",
  circulatedOn: version.circulatedAt === null ? null : dayIn(version.circulatedAt),
  deciding: deciding(version, before?.content ?? null).map(({ memberId }) => memberId),
  decisions: decisions.filter(isDecided).map(({ memberId, result, sessionOn }) => ({ memberId, isAdopted: isAdopted(result), on: sessionOn })),
  signatures,
  formalities,
  namedOn: version.namedOn,
  inForceOn: version.inForceOn,
});

const latest = (days: readonly string[]): string | null => days.toSorted().at(-1) ?? null;

const demandOf = ({ legalForm, change }: Pick<CourseFacts, "legalForm" | "change">, law: CooperationLaw) => law.forms[legalForm][change];

const happened = ({ formalities }: CourseFacts, formality: Formality): string | null => formalities.find((one) => one.formality === formality)?.happenedOn ?? null;

const unresolved = ({ deciding, decisions }: CourseFacts): readonly string[] => deciding.filter((id) => !decisions.some((one) => one.memberId === id && one.isAdopted));
const unsigned = ({ deciding, signatures }: CourseFacts): readonly string[] => deciding.filter((id) => !signatures.some(({ memberId }) => memberId === id));

/** The last day on which somebody still had to resolve or sign; null while somebody has to. */
export const concludedOn = (facts: CourseFacts): string | null =>
  unresolved(facts).length + unsigned(facts).length > 0 ? null : latest([...facts.decisions.map(({ on }) => on), ...facts.signatures.map(({ signedOn }) => signedOn)]);

export type Obstacle = "not-circulated" | "not-resolved" | "not-signed" | "not-notified" | "not-approved" | "not-published" | "in-force-already";

const formalityObstacle = { none: null, notified: "not-notified", approved: "not-approved" } as const;

/**
 * The first day the version may hold. Where the law lets it take effect when all have resolved and signed, the notification is owed but not waited for
 * (§ 26 Abs. 2 KGG); where it has to be published, it holds from the day after (§ 11 KGG). A later day it names itself goes before.
 */
export function takesEffectOn(facts: CourseFacts, law: CooperationLaw): Result<string, Obstacle> {
  const demand = demandOf(facts, law);
  if (facts.inForceOn !== null) return fail("in-force-already");
  if (!facts.isCirculated) return fail("not-circulated");
  if (unresolved(facts).length > 0) return fail("not-resolved");
  const concluded = concludedOn(facts);
  if (concluded === null) return fail("not-signed");
  const later = (day: string) => succeed(latest([day, facts.namedOn ?? day]) ?? day);
  if (demand.effective === "all-signed") return later(concluded);
  const obstacle = formalityObstacle[demand.formality];
  if (demand.formality !== "none" && obstacle !== null && happened(facts, demand.formality) === null) return fail(obstacle);
  const published = happened(facts, "published");
  return published === null ? fail("not-published") : later(dayPlus(published, 1));
}

/** What is done, what comes next and which section demands it; steps the law does not ask for are left out. */
export function courseOf(facts: CourseFacts, law: CooperationLaw): readonly CourseLine[] {
  const demand = demandOf(facts, law);
  const refused = facts.decisions.filter(({ isAdopted, memberId }) => !isAdopted && facts.deciding.includes(memberId)).map(({ memberId }) => memberId);
  type Raw = { readonly step: CourseStep; readonly isDone: boolean; readonly on: string | null; readonly missing: readonly string[]; readonly section: string };
  const resolved = latest(facts.decisions.map(({ on }) => on));
  // What is written down only afterwards was put before the councils before the day it was written down.
  const circulated = facts.decisions.some(({ on }) => facts.circulatedOn !== null && on < facts.circulatedOn) ? null : facts.circulatedOn;
  const signed = latest(facts.signatures.map(({ signedOn }) => signedOn));
  const formal = (step: Formality, section: string): Raw => ({ step, isDone: happened(facts, step) !== null, on: happened(facts, step), missing: [], section });
  const raw: readonly Raw[] = [
    { step: "circulated", isDone: facts.isCirculated, on: circulated, missing: [], section: law.forms[facts.legalForm].content.section },
    { step: "resolved", isDone: facts.isCirculated && unresolved(facts).length === 0, on: resolved, missing: unresolved(facts), section: law.forms[facts.legalForm].section },
    { step: "signed", isDone: facts.isCirculated && concludedOn(facts) !== null, on: signed, missing: unsigned(facts), section: law.forms[facts.legalForm].writing.section },
    ...(demand.formality === "none" ? [] : [formal(demand.formality, demand.sections.formality)]),
    ...(demand.published ? [formal("published", demand.sections.published ?? "")] : []),
    { step: "in-force", isDone: facts.inForceOn !== null, on: facts.inForceOn, missing: [], section: demand.sections.effective },
  ];
  const next = raw.find(({ isDone }) => !isDone)?.step;
  return raw.map(({ isDone, missing, ...line }) => ({
    ...line,
    standing: isDone ? "done" : line.step === next ? "next" : "open",
    on: isDone ? line.on : null,
    missing: [...missing],
    refused: line.step === "resolved" ? refused : [],
  }));
}

type SignatureRefusal = "not-circulated" | "member-not-asked" | "not-resolved" | "signed-already" | "day-in-future" | "signed-before-resolved";

/** Who signs has resolved first (§ 50 Abs. 1, § 51 HGO: the council decides, then the executive signs). */
export function acceptSignature(
  facts: CourseFacts,
  { memberId, signedOn }: { readonly memberId: string; readonly signedOn: string },
  today: string,
): Result<null, SignatureRefusal> {
  if (!facts.isCirculated || facts.inForceOn !== null) return fail("not-circulated");
  if (!facts.deciding.includes(memberId)) return fail("member-not-asked");
  if (facts.signatures.some((one) => one.memberId === memberId)) return fail("signed-already");
  const decision = facts.decisions.find((one) => one.memberId === memberId && one.isAdopted);
  if (!decision) return fail("not-resolved");
  if (signedOn > today) return fail("day-in-future");
  return signedOn < decision.on ? fail("signed-before-resolved") : succeed(null);
}

type FormalityRefusal = "formality-unneeded" | "not-signed" | "not-approved" | "noted-already" | "day-in-future" | "day-too-early";

/** The authority and the public get what has been signed; what needs approval is approved before it is published (§ 11 KGG). */
export function acceptFormality(
  facts: CourseFacts,
  noted: { readonly formality: Formality; readonly happenedOn: string },
  { law, today }: { readonly law: CooperationLaw; readonly today: string },
): Result<null, FormalityRefusal> {
  const demand = demandOf(facts, law);
  const isNeeded = noted.formality === "published" ? demand.published : demand.formality === noted.formality;
  if (!isNeeded) return fail("formality-unneeded");
  if (happened(facts, noted.formality) !== null) return fail("noted-already");
  const concluded = concludedOn(facts);
  if (!facts.isCirculated || concluded === null) return fail("not-signed");
  const approved = happened(facts, "approved");
  if (noted.formality === "published" && demand.formality === "approved" && approved === null) return fail("not-approved");
  if (noted.happenedOn > today) return fail("day-in-future");
  return noted.happenedOn < (noted.formality === "published" ? (approved ?? concluded) : concluded) ? fail("day-too-early") : succeed(null);
}

// Term and notice

type Term = AgreementContent["term"];

/** The last day of the term that runs on a day; null without end. */
export function termEnd({ years, prolongationMonths }: Term, startedOn: string, on: string): string | null {
  if (years === 0) return null;
  for (let end = dayPlus(monthsPlus(startedOn, years * 12), -1), turn = 1; ; turn += 1) {
    if (end >= on || prolongationMonths === 0) return end;
    end = dayPlus(monthsPlus(startedOn, years * 12 + turn * prolongationMonths), -1);
  }
}

/** The last day on which notice to this end may be given. */
const lastNotice = (end: string, { noticeMonths }: Term): string => dayPlus(monthsPlus(dayPlus(end, 1), -noticeMonths), -1);

/** Term and notice as they stand on a day. */
export function termDatesOf(term: Term, startedOn: string, today: string): TermDates {
  const endsOn = termEnd(term, startedOn, today);
  return { startedOn, endsOn, lastNoticeOn: endsOn === null || term.noticeMonths === 0 ? null : lastNotice(endsOn, term), isProlonged: term.prolongationMonths > 0 };
}

/** The last day an ordinary notice ends the agreement for a member: the end of the term it still reaches; without end, when the notice has run. */
export function ordinaryLastDay(term: Term, startedOn: string, givenOn: string): Result<string, "notice-not-agreed" | "notice-too-late"> {
  if (term.noticeMonths === 0) return fail("notice-not-agreed");
  if (term.years === 0) return succeed(monthsPlus(givenOn, term.noticeMonths));
  const end = termEnd(term, startedOn, givenOn) ?? givenOn;
  if (givenOn <= lastNotice(end, term)) return succeed(end);
  if (term.prolongationMonths === 0) return fail("notice-too-late");
  // Notice given too late for this end reaches one of the next.
  for (let next = termEnd(term, startedOn, dayPlus(end, 1)) ?? end; ; next = termEnd(term, startedOn, dayPlus(next, 1)) ?? next)
    if (givenOn <= lastNotice(next, term)) return succeed(next);
}

export type GivenNotice = {
  readonly kind: NoticeKind;
  readonly givenOn: string;
  /** Named for good cause and after a merger; the earliest possible if not. */
  readonly lastDay?: string | undefined;
  readonly reason: string;
  /** The day the new body took a member's place. */
  readonly succeededOn?: string | undefined;
  readonly approvedOn?: string | undefined;
};

type NoticeRefusal =
  | "notice-not-agreed"
  | "notice-too-late"
  | "reason-missing"
  | "succession-missing"
  | "succession-too-late"
  | "approval-missing"
  | "day-in-future"
  | "last-day-too-early";

/** The last day for a member that gives notice; a delegation's needs approval (§ 27 Abs. 2 Satz 2 KGG). */
export function acceptNotice(
  given: GivenNotice,
  agreed: { readonly term: Term; readonly startedOn: string; readonly legalForm: CourseFacts["legalForm"] },
  { law, today }: { readonly law: CooperationLaw; readonly today: string },
): Result<string, NoticeRefusal> {
  if (given.givenOn > today) return fail("day-in-future");
  if (law.forms[agreed.legalForm].notice.formality === "approved" && given.approvedOn === undefined) return fail("approval-missing");
  if (given.kind === "ordinary") return ordinaryLastDay(agreed.term, agreed.startedOn, given.givenOn);
  if (given.kind === "good-cause" && given.reason === "") return fail("reason-missing");
  if (given.kind === "succession") {
    if (given.succeededOn === undefined) return fail("succession-missing");
    if (given.givenOn > monthsPlus(given.succeededOn, law.succession.months)) return fail("succession-too-late");
  }
  const lastDay = given.lastDay ?? given.givenOn;
  return lastDay < given.givenOn ? fail("last-day-too-early") : succeed(lastDay);
}

// Rights

type Settled = { readonly versionId: string; readonly content: AgreementContent; readonly on: string; readonly endsOn: string | null };

/** Nothing is to be seen of a member that is no party any more but sums. */
const exitOf = (memberId: AgreementRight["memberId"], versionId: string, validFrom: string): AgreementRight => ({
  memberId,
  versionId,
  validFrom,
  basis: "exit",
  dataClass: "aggregate",
  tasks: {},
});

/**
 * The rights of those who have signed a version, from the day it holds: task × member × data class; until the member's notice or the end of the agreement.
 * `leaving`: parties of the version before that are none any more, with the version they signed.
 */
export function rightsFrom(
  { versionId, content, on, endsOn }: Settled,
  signed: readonly string[],
  {
    notices,
    leaving,
  }: { readonly notices: readonly AgreementNotice[]; readonly leaving: readonly { readonly memberId: AgreementRight["memberId"]; readonly versionId: string }[] },
): AgreementRight[] {
  const given = content.parties
    .filter(({ memberId }) => signed.includes(memberId))
    .flatMap((party): AgreementRight[] => {
      const { memberId } = party;
      const tasks = rightsOf(content, party);
      const lastDays = [...notices.filter((one) => one.memberId === memberId && one.lastDay >= on).map(({ lastDay }) => lastDay), ...(endsOn === null ? [] : [endsOn])];
      const [last] = lastDays.toSorted();
      const right: AgreementRight = { memberId, versionId, validFrom: on, basis: "agreement", dataClass: widest(Object.values(tasks)), tasks };
      return last === undefined ? [right] : [right, exitOf(memberId, versionId, dayPlus(last, 1))];
    });
  return [...given, ...leaving.map((one) => exitOf(one.memberId, one.versionId, on))];
}

/** The rights that hold on a day: of each member the last row by then. */
export function rightsOn(rights: readonly AgreementRight[], day: string): readonly AgreementRight[] {
  const begun = rights.filter(({ validFrom }) => validFrom <= day).toSorted((a, b) => a.validFrom.localeCompare(b.validFrom));
  return [...new Map(begun.map((right) => [right.memberId, right])).values()];
}

/** A member leaves with the day after its last. */
export const exitAfter = (right: Pick<AgreementRight, "memberId" | "versionId">, lastDay: string): AgreementRight => exitOf(right.memberId, right.versionId, dayPlus(lastDay, 1));

type EndRefusal = "approval-missing" | "last-day-too-early";

/** All dissolve the agreement; a delegation's needs approval (§ 27 Abs. 1 Satz 1 KGG). */
export function acceptEnd(
  end: { readonly lastDay: string; readonly approvedOn?: string | undefined },
  { legalForm, inForceOn }: Pick<CourseFacts, "legalForm" | "inForceOn">,
  law: CooperationLaw,
): Result<null, EndRefusal> {
  if (law.forms[legalForm].ending.formality === "approved" && end.approvedOn === undefined) return fail("approval-missing");
  return inForceOn === null || end.lastDay < inForceOn ? fail("last-day-too-early") : succeed(null);
}
