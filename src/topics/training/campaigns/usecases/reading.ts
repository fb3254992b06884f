/** Reading campaigns: published figures only, whoever asks. */
import { restCell } from "#kernel/fives";
import { cooperativeOf, type CooperativeId } from "#kernel/ids";
import { fail, succeed } from "#kernel/result";
import type { Workbook } from "#kernel/sheets";
import type { Tx } from "#platform/db/transact";
import { implement, type UseCase } from "#platform/usecase";
import { choose } from "#ui/words";
import { dayIn } from "#topics/members/rules/members";
import { findMember, findMembers, findMembersOn } from "#topics/members/store/members";
import { findVersions } from "#topics/training/courses/store/courses";
import { exportTraining, listMemberTrainings, listTrainings, readMemberTraining, readTraining, type MemberStanding, type TrainingEntry } from "../contract.ts";
import type { TrainingDepartment, TrainingFigure } from "../model.ts";
import { sumOf, weeksOf } from "../rules/figures.ts";
import { findDepartments, findShowing, findTraining, findTrainings, type KnownTraining } from "../store/campaigns.ts";
import { findAttendances, findFigures } from "../store/figures.ts";
import { findNamesAllowed } from "../store/agreements.ts";
import { de } from "../words.de.ts";
import { en } from "../words.en.ts";

const headOf = ({ id, title, courseId, courseTitle, courseLabel, minutes, state, opensOn, dueOn }: KnownTraining) => ({
  id,
  title,
  courseId,
  courseTitle,
  courseLabel,
  minutes,
  state,
  opensOn,
  dueOn,
});

const slipsOf = (departments: readonly TrainingDepartment[]): number => departments.reduce((sum, { slips }) => sum + slips, 0);

/** Sums of members add up; a sum over nothing is none. */
const memberSums = (figures: readonly TrainingFigure[]) => {
  const sums = [...Map.groupBy(figures, ({ memberId }) => memberId).values()].flatMap((own) => sumOf(own) ?? []);
  const [latest] = sums
    .map(({ publishedOn }) => publishedOn)
    .toSorted()
    .toReversed();
  if (latest === undefined) return null;
  return { started: sums.reduce((all, one) => all + one.started, 0), completed: sums.reduce((all, one) => all + one.completed, 0), publishedOn: latest };
};

function entryOf(campaign: KnownTraining, departments: readonly TrainingDepartment[], figures: readonly TrainingFigure[]): TrainingEntry {
  const own = departments.filter(({ campaignId }) => campaignId === campaign.id);
  return {
    ...headOf(campaign),
    members: new Set(own.map(({ memberId }) => memberId)).size,
    departments: own.length,
    slips: slipsOf(own),
    sum: memberSums(figures.filter(({ campaignId }) => campaignId === campaign.id)),
  };
}

const list = implement(listTrainings, async ({ tx }, { cooperativeId, state }) => {
  const [campaigns, departments, figures] = [await findTrainings(tx, cooperativeId), await findDepartments(tx, { cooperativeId }), await findFigures(tx, { cooperativeId })];

  const wanted = campaigns.filter((one) => state === undefined || one.state === state);
  return succeed({ campaigns: wanted.map((one) => entryOf(one, departments, figures)) });
});

type Place = { readonly cooperativeId: CooperativeId; readonly campaignId: string };

/** Every member that is asked with what it shows, by name. */
async function standingsOf(tx: Tx, place: Place): Promise<MemberStanding[]> {
  const [members, departments, figures, showing] = [
    await findMembers(tx, place.cooperativeId),
    await findDepartments(tx, place),
    await findFigures(tx, place),
    await findShowing(tx),
  ];
  const byMember = Map.groupBy(departments, ({ memberId }) => memberId);
  return members.flatMap(({ id, name }) => {
    const own = byMember.get(id);
    if (!own) return [];
    const shown = showing.has(id);
    const sum = shown ? sumOf(figures.filter(({ memberId }) => memberId === id)) : null;
    return [{ memberId: id, memberName: name, departments: own.length, slips: slipsOf(own), shown, sum }];
  });
}

const read = implement(readTraining, async ({ tx, now }, place) => {
  const campaign = await findTraining(tx, place);
  if (!campaign) return fail("training-unknown");
  const [members, figures, versions] = [await standingsOf(tx, place), await findFigures(tx, place), await findVersions(tx, place.cooperativeId, campaign.courseKey)];
  const today = await findMembersOn(tx, place.cooperativeId, dayIn(now));

  const current = versions.find(({ id }) => id === campaign.courseId);
  const newer = versions.find(({ state, number }) => state === "published" && number > (current?.number ?? 0));
  const asked = new Set(members.map(({ memberId }) => memberId));
  return succeed({
    ...headOf(campaign),
    message: campaign.message,
    reminderDays: [...campaign.reminderDays],
    issuedAt: campaign.issuedAt,
    closedAt: campaign.closedAt,
    newerCourse: newer && campaign.state === "open" ? { id: newer.id, label: newer.label } : null,
    members,
    absent: today.filter(({ id }) => !asked.has(id)).map(({ id, name }) => ({ memberId: id, name })),
    weeks: weeksOf(figures),
  });
});

const sheet = implement(exportTraining, async ({ tx, actor, touch }, { format, ...place }) => {
  const campaign = await findTraining(tx, place);
  if (!campaign) return fail("training-unknown");
  const members = await standingsOf(tx, place);

  const words = choose({ de, en }, actor.language).record;
  const { columns } = words;
  const workbook: Workbook = {
    name: campaign.title,
    sheets: [
      {
        name: words.sheet,
        columns: [
          { title: columns.member, width: 28 },
          { title: columns.departments, width: 12 },
          { title: columns.slips, width: 12 },
          { title: columns.started, width: 24 },
          { title: columns.completed, width: 24 },
          { title: columns.since, width: 14 },
        ],
        rows: members.map(({ memberName, departments, slips, sum }) => [memberName, departments, slips, sum?.started ?? null, sum?.completed ?? null, sum?.publishedOn ?? null]),
      },
    ],
  };
  touch({ object: `training:${campaign.id}` });
  return succeed({ format, workbook });
});

const mine = implement(listMemberTrainings, async ({ tx }, { memberId }) => {
  const cooperativeId = cooperativeOf(memberId);
  const [campaigns, departments, figures] = [
    await findTrainings(tx, cooperativeId),
    await findDepartments(tx, { cooperativeId, memberId }),
    await findFigures(tx, { cooperativeId, memberId }),
  ];
  const [member, names] = [await findMember(tx, memberId), await findNamesAllowed(tx, memberId)];

  const asked = new Set(departments.map(({ campaignId }) => campaignId));
  return succeed({ memberName: member?.name ?? "", names, campaigns: campaigns.filter(({ id }) => asked.has(id)).map((one) => entryOf(one, departments, figures)) });
});

const local = implement(readMemberTraining, async ({ tx, means }, { memberId, campaignId }) => {
  const place = { cooperativeId: cooperativeOf(memberId), campaignId };
  const campaign = await findTraining(tx, place);
  const departments = await findDepartments(tx, { ...place, memberId });
  if (!campaign || departments.length === 0) return fail("training-unknown");
  const [figures, attendances, names, member] = [
    await findFigures(tx, { ...place, memberId }),
    await findAttendances(tx, memberId, campaignId),
    await findNamesAllowed(tx, memberId),
    await findMember(tx, memberId),
  ];

  return succeed({
    ...headOf(campaign),
    message: campaign.message,
    memberName: member?.name ?? "",
    departments: departments.map(({ id, name, slips, pooled }) => ({ id, name, slips, pooled, sum: sumOf(figures.filter(({ cell }) => cell === id)) })),
    rest: sumOf(figures.filter(({ cell }) => cell === restCell)),
    attendances,
    names,
    address: `${means.origin}/lernen`,
  });
});

export const readingUseCases: readonly UseCase[] = [list, read, sheet, mine, local];
