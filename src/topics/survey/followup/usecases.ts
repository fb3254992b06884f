import type { AppointedRole } from "#topics/members/model";
import { memberKind } from "#topics/members/model";
import type { CooperativeId, MemberId } from "#kernel/ids";
import { cooperativeOf, memberId as memberIdOf } from "#kernel/ids";
import { wholePercent } from "#kernel/percent";
import type { Cell } from "#kernel/sheets";
import { fail, succeed } from "#kernel/result";
import { keepUntilWritten } from "#platform/db/kept";
import type { Tx } from "#platform/db/transact";
import { newId } from "#platform/ids";
import { post, type Letter } from "#platform/mail";
import { implement, type UseCase } from "#platform/usecase";
import { dayIn, sizeClassOf } from "#topics/members/rules/members";
import { findHolders, type Holder } from "#topics/members/store/people";
import { findDefinition } from "#topics/survey/questionnaires/store";
import { choose } from "#ui/words";
import { exportMatrix, readMatrix, readMatrixLive, remindDue, remindMembers } from "./contract.ts";
import { standings, type CampaignRow, type FollowedMember, type MatrixFilter, type SectionCount } from "./model.ts";
import { chooseReminded, countMembers, countNarrowed, isOverdue, levelOf, narrowingOf, pageOf, plannedDayDue, shareOf } from "./rules.ts";
import {
  findAlike,
  findFollowedCampaign,
  findNarrowedCount,
  findOfficeName,
  findOpenCampaigns,
  findProgress,
  findSectionCounts,
  insertReminders,
  type Listing,
  type ProgressRow,
} from "./store.ts";
import { de } from "./words.de.ts";
import { en } from "./words.en.ts";

type Today = { readonly day: string; readonly now: Date };

const todayOf = (now: Date): Today => ({ day: dayIn(now), now });

function followed(row: ProgressRow, campaign: Pick<CampaignRow, "state">, day: string): FollowedMember {
  const standing = standings.find((known) => known === row.state) ?? "not-begun";
  return {
    memberId: memberIdOf.parse(row.memberId),
    name: row.name,
    size: sizeClassOf(memberKind.parse(row.kind), row.population),
    standing,
    opensOn: row.opensOn,
    dueOn: row.dueOn,
    overdue: isOverdue(standing, row.dueOn, { day, campaign: campaign.state }),
    share: shareOf(row),
    lastActivityAt: row.lastActivityAt?.toISOString() ?? null,
    openInquiries: row.openInquiries,
    activeDelegations: row.activeDelegations,
    remindedAt: row.remindedAt?.toISOString() ?? null,
  };
}

const todayFor = ({ state }: Pick<CampaignRow, "state">, { day }: Today) => ({ day, campaign: state });

/** The members of a campaign as a listing has them; everybody by name where there is none. */
async function findFollowed(tx: Tx, campaign: CampaignRow, { today, listing }: { readonly today: Today; readonly listing?: Listing }): Promise<readonly FollowedMember[]> {
  const everybody: Listing = { narrowing: narrowingOf({}, todayFor(campaign, today)), sort: "name" };
  const rows = await findProgress(tx, { cooperativeId: campaign.cooperativeId, campaignId: campaign.id }, listing ?? everybody, today);
  return rows.map((row) => followed(row, campaign, today.day));
}

type Asked = { readonly cooperativeId: CooperativeId; readonly campaignId: string } & MatrixFilter;

/** Campaign and sections, as everything about the matrix begins. */
async function findHead(tx: Tx, input: Asked) {
  const campaign = await findFollowedCampaign(tx, input);
  if (!campaign) return null;
  const definition = await findDefinition(tx, { cooperativeId: input.cooperativeId, questionnaireId: campaign.questionnaireId });
  return { campaign, sections: (definition?.sections ?? []).map(({ key, title }) => ({ key, title })) };
}

/** Counts over all members, kept: the page asks again every few seconds, whoever looks. */
const alikeOf = (tx: Tx, place: Asked, now: Date) =>
  keepUntilWritten(tx, { cooperativeId: place.cooperativeId, now, name: `alike ${place.campaignId}` }, () => findAlike(tx, place));

/** One page of the matrix, and counts over all members. */
async function findPage(tx: Tx, input: Asked & { readonly page: number }, now: Date) {
  const head = await findHead(tx, input);
  if (!head) return null;
  const today = todayOf(now);
  const [narrowing, standing] = [narrowingOf(input, todayFor(head.campaign, today)), await alikeOf(tx, input, now)];
  const found = countNarrowed(standing.alike, narrowing) ?? (await findNarrowedCount(tx, input, { narrowing, day: today.day }));
  const { page, pages, ...cut } = pageOf(found, input.page);
  const members = await findFollowed(tx, head.campaign, { today, listing: { narrowing, sort: input.sort, cut } });
  const cells = await findCells(tx, input, { members, sections: head.sections });
  return { ...head, counts: countMembers(standing.alike, standing.openInquiries, todayFor(head.campaign, today)), found, page, pages, members, cells };
}

/** Counts by member and section, in the order of the sections. */
async function findCells(tx: Tx, place: { cooperativeId: CooperativeId; campaignId: string }, shown: { members: readonly FollowedMember[]; sections: readonly { key: string }[] }) {
  const rows = await findSectionCounts(
    tx,
    place,
    shown.members.map(({ memberId }) => memberId),
  );
  const byPlace = new Map(rows.map(({ memberId, section, ...counts }) => [`${memberId} ${section}`, { key: section, ...counts }]));
  return (member: FollowedMember): readonly (SectionCount | null)[] => shown.sections.map(({ key }) => byPlace.get(`${member.memberId} ${key}`) ?? null);
}

const matrix = implement(readMatrix, async ({ tx, now }, input) => {
  const whole = await findPage(tx, input, now);
  if (!whole) return fail("campaign-unknown");
  const { cells, members, ...shown } = whole;
  return succeed({ ...shown, members: members.map((member) => ({ ...member, sections: [...cells(member)] })) });
});

const tones = { "not-begun": "na", "in-progress": "part", submitted: "shared", "signed-off": "ok", returned: "no" } as const;

const matrixLive = implement(readMatrixLive, async ({ tx, now, actor }, input) => {
  const whole = await findPage(tx, input, now);
  if (!whole) return fail("campaign-unknown");

  const { members, cells } = whole;
  const words = choose({ de, en }, actor.language);
  const titles = new Map(whole.sections.map(({ key, title }) => [key, title]));
  const figures = Object.entries(whole.counts).map(([key, count]) => [`zahl-${key}`, { text: String(count) }] as const);
  const states = members.map((m) => [`stand-${m.memberId}`, { text: words.standings[m.standing], tone: tones[m.standing] }] as const);
  const counted = members.flatMap((member) =>
    cells(member).flatMap((cell) => {
      if (!cell) return [];
      const title = `${member.name}, ${titles.get(cell.key) ?? ""}: ${words.cell(cell.answered, cell.asked, cell.unknown)}`;
      return [[`zelle-${member.memberId}-${cell.key}`, { text: words.share(shareOf(cell)), tone: String(levelOf(shareOf(cell))), title }] as const];
    }),
  );
  return succeed({ parts: Object.fromEntries([...figures, ...states, ...counted]) });
});

const exported = implement(exportMatrix, async ({ tx, now, actor, touch }, input) => {
  const whole = await findHead(tx, input);
  if (!whole) return fail("campaign-unknown");
  const today = todayOf(now);
  const listing = { narrowing: narrowingOf(input, todayFor(whole.campaign, today)), sort: input.sort };
  const members = await findFollowed(tx, whole.campaign, { today, listing });
  const cells = await findCells(tx, input, { members, sections: whole.sections });

  const words = choose({ de, en }, actor.language);
  const percent = (share: number | null): Cell => (share === null ? null : wholePercent(share));
  const row = (m: FollowedMember): Cell[] => [
    m.name,
    words.sizes[m.size],
    words.standings[m.standing],
    m.dueOn,
    m.overdue ? words.yes : "",
    percent(m.share),
    m.lastActivityAt?.slice(0, 10) ?? null,
    m.openInquiries,
    m.activeDelegations,
    m.remindedAt?.slice(0, 10) ?? null,
    ...cells(m).map((cell) => (cell ? percent(shareOf(cell)) : null)),
  ];
  const columns = [
    ...words.exportColumns.map((title, index) => ({ title, width: index === 0 ? 28 : 16 })),
    ...whole.sections.map(({ title }) => ({ title: `${title} (%)`, width: 14 })),
  ];
  touch({ object: `campaign:${input.campaignId}` });
  const name = words.exportName(whole.campaign.title, dayIn(now));
  return succeed({ format: input.format, workbook: { name, sheets: [{ name: words.matrixTitle, columns, rows: members.map(row) }] } });
});

type Post = {
  readonly campaign: Pick<CampaignRow, "id" | "title" | "dueOn">;
  readonly members: readonly FollowedMember[];
  readonly holders: readonly Holder[];
  readonly note: string;
  readonly from: { readonly id: string | null; readonly name: string };
  readonly origin: string;
  readonly at: Date;
};

/** Coordinators are written to; the management, too, once the member is overdue or nobody coordinates. */
function recipientsIn(member: FollowedMember, holders: readonly Holder[]): readonly Holder[] {
  const here = holders.filter(({ memberId }) => memberId === member.memberId);
  const coordinators = here.filter(({ role }) => role === "coordinator");
  const written = member.overdue || coordinators.length === 0 ? here : coordinators;
  return written.filter((holder, index) => written.findIndex(({ email }) => email === holder.email) === index);
}

const lettersTo = (member: FollowedMember, { campaign, holders, note, from, origin, at }: Post): readonly Letter[] =>
  recipientsIn(member, holders).map((holder) => {
    const words = choose({ de, en }, holder.language).letter;
    const given = {
      name: holder.name,
      member: member.name,
      campaign: campaign.title,
      dueOn: member.dueOn,
      overdue: member.overdue,
      standing: member.standing,
      note,
      from: from.name,
      address: `${origin}/mitglied/${member.memberId}/erhebungen/${campaign.id}`,
    };
    return {
      cooperativeId: cooperativeOf(member.memberId),
      memberId: member.memberId,
      recipientPersonId: holder.id,
      recipient: holder.email,
      issuedBy: from.id,
      kind: "reminder",
      subject: words.subject(given),
      body: words.body(given),
      at,
    };
  });

const written: readonly AppointedRole[] = ["coordinator", "management"];

async function findWritten(tx: Tx, cooperativeId: CooperativeId, asked: { day: string; members: readonly FollowedMember[] }): Promise<readonly Holder[]> {
  const members: MemberId[] = asked.members.map(({ memberId }) => memberId);
  return findHolders(tx, { cooperativeId, day: asked.day, members, roles: written });
}

const remind = implement(remindMembers, async ({ tx, actor, now, means, touch }, input) => {
  const row = await findFollowedCampaign(tx, input);
  if (!row) return fail("campaign-unknown");
  const today = todayOf(now);
  const members = await findFollowed(tx, row, { today });

  const chosen = chooseReminded(members, { all: input.all, members: input.members, campaign: row.state, now });
  if (!chosen.ok) return chosen;
  const holders = await findWritten(tx, input.cooperativeId, { day: today.day, members: chosen.value.remind });
  const sending: Post = {
    campaign: row,
    members: chosen.value.remind,
    holders,
    note: input.note,
    from: { id: actor.personId, name: actor.name },
    origin: means.origin,
    at: now,
  };
  const reached = sending.members.filter((member) => recipientsIn(member, holders).length > 0);
  if (reached.length === 0) return fail("nobody-to-write-to");
  const letters = reached.flatMap((member) => lettersTo(member, sending));

  await insertReminders(tx, input, {
    reminders: reached.map(({ memberId }) => ({ id: newId(now), memberId, plannedDay: null })),
    at: now,
    by: actor.personId,
  });
  await post(tx, letters);
  touch({ object: `campaign:${input.campaignId}`, after: { reminded: reached.map(({ memberId }) => memberId) } });
  const names = (list: readonly FollowedMember[]) => list.map(({ name }) => name);
  return succeed({
    reminded: names(reached),
    letters: letters.length,
    remindedToday: names(chosen.value.remindedToday),
    withoutRecipient: names(sending.members.filter((member) => !reached.includes(member))),
  });
});

/** The planned reminders of one campaign; answers whom it reminded and how many letters that made. */
async function remindInCampaign(
  tx: Tx,
  campaign: CampaignRow,
  { cooperativeId, now, origin, office }: { cooperativeId: CooperativeId; now: Date; origin: string; office: string },
) {
  const today = todayOf(now);
  const members = await findFollowed(tx, campaign, { today });

  const due = members.flatMap((member) => {
    const plannedDay = plannedDayDue(member, campaign.reminderDays, today);
    return plannedDay === null ? [] : [{ member, plannedDay }];
  });
  const holders = due.length === 0 ? [] : await findWritten(tx, cooperativeId, { day: today.day, members: due.map(({ member }) => member) });
  const reachable = due.filter(({ member }) => recipientsIn(member, holders).length > 0);

  const reminders = reachable.map(({ member, plannedDay }) => ({ id: newId(now), memberId: member.memberId, plannedDay }));
  const fresh = await insertReminders(tx, { cooperativeId, campaignId: campaign.id }, { reminders, at: now, by: null });
  const reminded = reachable.flatMap(({ member }) => (fresh.has(member.memberId) ? [member] : []));
  const letters = reminded.flatMap((member) => lettersTo(member, { campaign, members: reminded, holders, note: "", from: { id: null, name: office }, origin, at: now }));
  await post(tx, letters);
  return { reminded: reminded.map(({ memberId }) => memberId), letters: letters.length };
}

const due = implement(remindDue, async ({ tx, now, means, touch }, { cooperativeId }) => {
  const campaigns = await findOpenCampaigns(tx, cooperativeId);
  const office = campaigns.length === 0 ? "" : await findOfficeName(tx, cooperativeId);
  const sent: { reminded: readonly string[]; letters: number }[] = [];
  for (const campaign of campaigns) sent.push(await remindInCampaign(tx, campaign, { cooperativeId, now, origin: means.origin, office }));

  const reminded = sent.flatMap((one) => one.reminded);
  touch({ object: `cooperative:${cooperativeId}`, after: { reminded } });
  return succeed({ reminded: reminded.length, letters: sent.reduce((sum, { letters }) => sum + letters, 0) });
});

/** Following up a campaign: matrix, export, reminders. */
export const followupUseCases: readonly UseCase[] = [matrix, matrixLive, exported, remind, due];
