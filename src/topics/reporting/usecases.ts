import { cooperativeOf, memberId as memberIdOf, type CooperativeId, type MemberId } from "#kernel/ids";
import { fail, succeed } from "#kernel/result";
import type { Tx } from "#platform/db/transact";
import { implement, type UseCase } from "#platform/usecase";
import { checkStates, type FollowedCheck } from "#topics/assessment/checks/model";
import { isOverdue, nothingCounted, shareOf, sumOf } from "#topics/assessment/checks/rules/rounds";
import { answeredOf } from "#topics/assessment/checks/rules/states";
import { findFollowed, type FollowedRow } from "#topics/assessment/checks/store/matrix";
import { findRound, type NamedRound } from "#topics/assessment/checks/store/rounds";
import { findAreas, findCheck, findChecks, findUnplanned, type FoundCheck } from "#topics/assessment/checks/store/rows";
import { gapsByUrgency, recordOf } from "#topics/assessment/reports/rules";
import { findRecorded } from "#topics/assessment/exchange/store/rows";
import type { CheckRecord, RecordedMeasure } from "#topics/catalogue/formats/model";
import { writePlanOfAction } from "#topics/catalogue/formats/rules/oscal-plan";
import { bytesOf } from "#topics/catalogue/formats/rules/oscal-writing";
import type { CooperativeMeasure, Measure } from "#topics/measures/model";
import { findCooperativeMeasures, findInstanceStates } from "#topics/measures/store/cooperative";
import { findAllCounts, findCounts, findMeasures } from "#topics/measures/store/measures";
import { dayIn } from "#topics/members/rules/members";
import { findCooperative, findMember, findMembersOn } from "#topics/members/store/members";
import { choose } from "#ui/words";
import { exportPlanOfAction, readMemberPage, readSteeringPack } from "./contract.ts";
import type { MemberPage, Pack, RollOut } from "./model.ts";
import { memberPaper } from "./reports/member-page.ts";
import { packPaper } from "./reports/pack.ts";
import { addedUp, frequentGaps, fromEnough, namedGaps, providersOf } from "./rules.ts";
import { findAreaSums, findFrequentGaps, findOverdue, findSharedDuties } from "./store.ts";
import { de } from "./words.de.ts";
import { en } from "./words.en.ts";

/** A check with everything around it, as far as the reader may see it. */
async function findPage(tx: Tx, check: FoundCheck, today: string): Promise<MemberPage> {
  const { memberId } = check;
  const areas = await findAreas(tx, check);
  const rows = check.detail ? await findRecorded(tx, check) : [];
  const unplanned = check.detail ? await findUnplanned(tx, check) : [];
  const duties = await findSharedDuties(tx, check);
  const [measures, overdue] = [await findCounts(tx, memberId), await findOverdue(tx, memberId, today)];
  const cooperative = await findCooperative(tx, cooperativeOf(memberId));

  return {
    check,
    areas,
    total: sumOf(areas),
    gaps: gapsByUrgency(rows).slice(0, namedGaps),
    unplanned: unplanned.length,
    shared: { providers: providersOf(rows), ...duties },
    measures,
    overdue,
    officeName: cooperative?.officeName ?? "",
  };
}

const titleOf = ({ title, period }: { readonly title: string; readonly period: string }) => `${title} ${period}`;

const memberPage = implement(readMemberPage, async ({ tx, now, actor, means, touch }, { format, ...place }) => {
  const check = await findCheck(tx, place);
  if (!check) return fail("check-unknown");
  const page = await findPage(tx, check, dayIn(now));

  touch({ object: `check:${place.memberId}/${place.checkId}` });
  const words = choose({ de, en }, actor.language);
  const paper = memberPaper(page, { now, language: actor.language, demo: means.demo });
  return succeed({ name: words.member.fileName(check.memberName, titleOf(check), dayIn(now)), format, paper, title: `${titleOf(check)} · ${check.memberName}` });
});

const followed = (row: FollowedRow, round: NamedRound, day: string): FollowedCheck => {
  const state = checkStates.find((known) => known === row.state) ?? "draft";
  const overdue = isOverdue(state, row.dueOn, { day, round: round.state });
  return { ...row, memberId: memberIdOf.parse(row.memberId), state, overdue, share: shareOf(row.counts), answered: answeredOf(row.counts) };
};

/** How far the measures of the cooperative are, as far as members show it. */
async function findRollOuts(tx: Tx, cooperativeId: CooperativeId): Promise<readonly RollOut[]> {
  const measures = await findCooperativeMeasures(tx, cooperativeId);
  const states = await findInstanceStates(tx, cooperativeId);
  return measures
    .filter(({ withdrawnAt }) => withdrawnAt === null)
    .map(({ id, title, dueOn }) => {
      const of = (...wanted: readonly string[]) => (states.get(id) ?? []).filter(({ state }) => wanted.includes(state)).reduce((sum, { measures: some }) => sum + some, 0);
      const all = (states.get(id) ?? []).reduce((sum, { measures: some }) => sum + some, 0);
      return { title, dueOn, done: of("implemented", "effective"), running: of("planned", "in-progress"), of: all };
    })
    .filter(({ of }) => of > 0);
}

async function findPack(tx: Tx, round: NamedRound, { cooperativeId, day }: { readonly cooperativeId: CooperativeId; readonly day: string }): Promise<Pack> {
  const place = { cooperativeId, roundId: round.id, versionId: round.versionId };
  const checks = (await findFollowed(tx, place)).map((row) => followed(row, round, day));
  const showing = new Set(checks.map(({ memberId }) => memberId)).size;
  const areas = fromEnough(showing, await findAreaSums(tx, place));
  const found = await findFrequentGaps(tx, place);
  const [members, costs] = [await findMembersOn(tx, cooperativeId, day), await findAllCounts(tx, cooperativeId)];
  const cooperative = await findCooperative(tx, cooperativeId);

  return {
    cooperative: cooperative?.name ?? "",
    office: cooperative?.officeName ?? "",
    title: round.title,
    period: round.period,
    catalogue: `${round.catalogueTitle}, ${round.versionLabel}`,
    dueOn: round.dueOn,
    members: members.length,
    showing,
    checks,
    areas,
    gaps: fromEnough(found.of, frequentGaps(found.gaps)),
    rollOuts: await findRollOuts(tx, cooperativeId),
    costs: fromEnough(costs.length, { members: costs.length, counts: addedUp(costs.map(({ counts }) => counts)) }),
  };
}

const pack = implement(readSteeringPack, async ({ tx, now, actor, means, touch }, { cooperativeId, roundId, format }) => {
  const round = await findRound(tx, { cooperativeId, roundId });
  if (!round) return fail("round-unknown");
  const found = await findPack(tx, round, { cooperativeId, day: dayIn(now) });

  touch({ object: `check-round:${roundId}` });
  const words = choose({ de, en }, actor.language);
  const paper = packPaper(found, { now, language: actor.language, demo: means.demo });
  return succeed({ name: words.pack.fileName(titleOf(round), dayIn(now)), format, paper, title: titleOf(round) });
});

/** A measure as other programs read it: with the requirement it was made for, or the one its definition closes. */
const recorded = (
  { id, title, description, state, dueOn, origin, originKey, cooperativeMeasureId }: Measure,
  definitions: ReadonlyMap<string, CooperativeMeasure>,
): RecordedMeasure => {
  const closes = cooperativeMeasureId === null ? null : (definitions.get(cooperativeMeasureId)?.requirementKey ?? null);
  return { key: id, title, description, state, dueOn, requirementKeys: [...(origin === "check" && originKey !== null ? [originKey] : []), ...(closes === null ? [] : [closes])] };
};

type Asked = { readonly memberId: MemberId; readonly checkId?: string | undefined };

/** The named check, else the member's newest; undefined where it has none. */
async function findAskedCheck(tx: Tx, { memberId, checkId }: Asked, day: string): Promise<FoundCheck | undefined> {
  const [newest] = checkId === undefined ? await findChecks(tx, memberId, day) : [{ id: checkId }];
  return newest && findCheck(tx, { memberId, checkId: newest.id });
}

/** More measures than a town hall has. */
const whole = { sort: "priority", limit: 5_000, offset: 0 } as const;

const planOfAction = implement(exportPlanOfAction, async ({ tx, now, actor, touch }, input) => {
  const day = dayIn(now);
  const member = await findMember(tx, input.memberId);
  if (!member) return fail("member-unknown");
  const check = await findAskedCheck(tx, input, day);
  if (!check && input.checkId !== undefined) return fail("check-unknown");
  if (check?.detail === false) return fail("details-hidden");
  const found = await findMeasures(tx, { memberId: input.memberId, today: day }, whole);
  const definitions = new Map((await findCooperativeMeasures(tx, cooperativeOf(input.memberId))).map((one) => [one.id, one]));

  const measures = found.map((one) => recorded(one, definitions));
  const none = { key: "-", title: "-", label: "-" };
  const bare: CheckRecord = {
    key: input.memberId,
    title: member.name,
    memberKey: input.memberId,
    member: member.name,
    catalogue: none,
    from: day,
    to: null,
    asOf: day,
    requirements: [],
    measures,
  };
  const result = check && { check, areas: [], total: nothingCounted, rows: await findRecorded(tx, check) };
  const document = writePlanOfAction(result ? recordOf(result, { asOf: day, catalogueKey: result.check.catalogueKey, measures }) : bare);
  if (!document) return fail("nothing-to-export");

  touch({ object: `measures:${input.memberId}` });
  const name = choose({ de, en }, actor.language).planFileName(member.name, day);
  return succeed({ name, mediaType: "application/json" as const, content: new Uint8Array(bytesOf(document)) });
});

/** Papers and files about checks and measures together. */
export const reportingUseCases: readonly UseCase[] = [memberPage, pack, planOfAction];
