/** How far members are, counted where the counts already lie. */
import { sql } from "kysely";
import type { Tx } from "#platform/db/transact";
import { campaignRow, standings, type Alike, type CampaignRow, type MatrixSort, type Narrowing } from "./model.ts";

type Place = { readonly cooperativeId: string; readonly campaignId: string };

const campaignColumns = [
  "id",
  "cooperative_id as cooperativeId",
  "questionnaire_id as questionnaireId",
  "title",
  "period",
  "state",
  "opens_on as opensOn",
  "due_on as dueOn",
  "reminder_days as reminderDays",
] as const;

/** A campaign of the cooperative. */
export async function findFollowedCampaign(tx: Tx, { cooperativeId, campaignId }: Place): Promise<CampaignRow | undefined> {
  const row = await tx.selectFrom("campaign").select(campaignColumns).where("cooperative_id", "=", cooperativeId).where("id", "=", campaignId).executeTakeFirst();
  return row && campaignRow.parse(row);
}

/** The campaigns of a cooperative that are still answered. */
export async function findOpenCampaigns(tx: Tx, cooperativeId: string): Promise<readonly CampaignRow[]> {
  const rows = await tx.selectFrom("campaign").select(campaignColumns).where("cooperative_id", "=", cooperativeId).where("state", "=", "open").orderBy("launched_at").execute();
  return rows.map((row) => campaignRow.parse(row));
}

/** The name of the office, under which planned letters go out. */
export async function findOfficeName(tx: Tx, cooperativeId: string): Promise<string> {
  const row = await tx.selectFrom("cooperative").select("office_name").where("id", "=", cooperativeId).executeTakeFirst();
  return row?.office_name ?? "";
}

/** A member as the matrix needs it, before the rules have looked at it. */
export type ProgressRow = {
  readonly memberId: string;
  readonly name: string;
  readonly kind: string;
  readonly population: number | null;
  readonly opensOn: string;
  readonly dueOn: string;
  readonly state: string | null;
  readonly asked: number;
  readonly answered: number;
  readonly lastActivityAt: Date | null;
  readonly openInquiries: number;
  readonly activeDelegations: number;
  readonly remindedAt: Date | null;
};

type Today = { readonly day: string; readonly now: Date };

/** What the standing of all members follows from, and how many inquiries are open: counted, no member is read. One statement. */
export async function findAlike(tx: Tx, { cooperativeId, campaignId }: Place): Promise<{ readonly alike: readonly Alike[]; readonly openInquiries: number }> {
  const { rows } = await sql<{ state: string | null; dueOn: string; members: number; inquiries: number }>`
    select r.state, p.due_on as "dueOn", count(*)::int as members,
      (select count(*)::int from inquiry where cooperative_id = ${cooperativeId} and campaign_id = ${campaignId}::uuid and state = 'open') as inquiries
    from participant p left join response r on r.member_id = p.member_id and r.campaign_id = p.campaign_id
    where p.cooperative_id = ${cooperativeId} and p.campaign_id = ${campaignId}::uuid
    group by r.state, p.due_on`.execute(tx);
  const alike = rows.map(({ state, dueOn, members }) => ({ standing: standings.find((known) => known === state) ?? ("not-begun" as const), dueOn, members }));
  return { alike, openInquiries: rows[0]?.inquiries ?? 0 };
}

const ofMember = sql`member_id = p.member_id and campaign_id = p.campaign_id`;
const inquiries = sql`(select count(*)::int from inquiry where ${ofMember} and state = 'open')`;
const activity = sql`greatest(r.changed_at, (select max(handed_in_at) from section_progress where ${ofMember}), (select max(last_entered_at) from delegation where ${ofMember}))`;
const population = (day: string) =>
  sql`(select value::float8 from member_figure where member_id = p.member_id and kind = 'population' and as_of <= ${day}::date order by as_of desc limit 1)`;
const byName = sql`m.name collate "und-x-icu"`;

function isOfSize(size: Narrowing["size"], day: string) {
  if (size === "any") return sql`true`;
  if (size === "district") return sql`m.kind = 'landkreis'`;
  if (size === "none") return sql`m.kind <> 'landkreis' and ${population(day)} is null`;
  return sql`m.kind <> 'landkreis' and ${population(day)} >= ${size.from}::float8 and ${population(day)} < ${size.below}::float8`;
}

const narrowed = ({ cooperativeId, campaignId }: Place, { standings: among, dueBefore, withInquiries, text, size }: Narrowing, day: string) => sql`
    from participant p
    join member m on m.id = p.member_id
    left join response r on r.member_id = p.member_id and r.campaign_id = p.campaign_id
    where p.cooperative_id = ${cooperativeId} and p.campaign_id = ${campaignId}::uuid
      and ${among.length === standings.length ? sql`true` : sql`coalesce(r.state, 'not-begun') = any(${[...among]}::text[])`}
      and ${dueBefore === null ? sql`true` : sql`p.due_on < ${dueBefore}::date`}
      and ${withInquiries ? sql`${inquiries} > 0` : sql`true`}
      and ${text === null ? sql`true` : sql`position(lower(${text}::text collate "und-x-icu") in lower(m.name collate "und-x-icu")) > 0`}
      and ${isOfSize(size, day)}`;

/** How many members a filter leaves. */
export async function findNarrowedCount(tx: Tx, place: Place, { narrowing, day }: { readonly narrowing: Narrowing; readonly day: string }): Promise<number> {
  const { rows } = await sql<{ count: number }>`select count(*)::int as count ${narrowed(place, narrowing, day)}`.execute(tx);
  return rows[0]?.count ?? 0;
}

/** Equal rows stay in the order of their names. */
const orders = {
  name: byName,
  "-name": sql`${byName} desc`,
  share: sql`(r.answered + r.unknown)::float8 / nullif(r.asked, 0) nulls first, ${byName}`,
  "-share": sql`(r.answered + r.unknown)::float8 / nullif(r.asked, 0) desc nulls last, ${byName}`,
  due: sql`p.due_on, ${byName}`,
  "-due": sql`p.due_on desc, ${byName}`,
  activity: sql`${activity} nulls first, ${byName}`,
  "-activity": sql`${activity} desc nulls last, ${byName}`,
  inquiries: sql`${inquiries}, ${byName}`,
  "-inquiries": sql`${inquiries} desc, ${byName}`,
} as const satisfies Record<MatrixSort, unknown>;

export type Listing = { readonly narrowing: Narrowing; readonly sort: MatrixSort; readonly cut?: { readonly limit: number; readonly offset: number } };

/** The members a filter leaves, or a cut of them, with their sums; what is looked up for each is looked up for the rows shown. One statement that touches no answer. */
export async function findProgress(tx: Tx, place: Place, { narrowing, sort, cut }: Listing, { day, now }: Today): Promise<readonly ProgressRow[]> {
  const { rows } = await sql<ProgressRow>`
    select p.member_id as "memberId", m.name, m.kind, ${population(day)} as population, p.opens_on as "opensOn", p.due_on as "dueOn", r.state,
      coalesce(r.asked, 0) as asked, coalesce(r.answered + r.unknown, 0) as answered, ${activity} as "lastActivityAt", ${inquiries} as "openInquiries",
      (select count(*)::int from delegation where ${ofMember} and revoked_at is null and expires_at > ${now}) as "activeDelegations",
      (select max(sent_at) from reminder where ${ofMember}) as "remindedAt"
    ${narrowed(place, narrowing, day)}
    order by ${orders[sort]}, p.member_id ${cut ? sql`limit ${cut.limit} offset ${cut.offset}` : sql``}`.execute(tx);
  return rows;
}

export type SectionRow = {
  readonly memberId: string;
  readonly section: string;
  readonly asked: number;
  readonly answered: number;
  readonly unknown: number;
  readonly missing: number;
  readonly handedIn: boolean;
};

/** The counts of all sections of some members. */
export async function findSectionCounts(tx: Tx, { cooperativeId, campaignId }: Place, members: readonly string[]): Promise<readonly SectionRow[]> {
  if (members.length === 0) return [];
  return tx
    .selectFrom("section_progress")
    .select(["member_id as memberId", "section", "asked", "unknown", "missing"])
    .select([sql<number>`answered + unknown`.as("answered"), sql<boolean>`handed_in_at is not null`.as("handedIn")])
    .where("cooperative_id", "=", cooperativeId)
    .where("campaign_id", "=", campaignId)
    .where(sql<boolean>`member_id = any(${[...members]}::text[])`)
    .execute();
}

export type NewReminder = { readonly id: string; readonly memberId: string; readonly plannedDay: number | null };

/** Notes reminders; answers for whom they are new: a planned day counts once. */
export async function insertReminders(
  tx: Tx,
  { cooperativeId, campaignId }: Place,
  note: { readonly reminders: readonly NewReminder[]; readonly at: Date; readonly by: string | null },
): Promise<ReadonlySet<string>> {
  if (note.reminders.length === 0) return new Set();
  const rows = note.reminders.map(({ id, memberId, plannedDay }) => ({
    id,
    member_id: memberId,
    planned_day: plannedDay,
    cooperative_id: cooperativeId,
    campaign_id: campaignId,
    sent_at: note.at,
    sent_by: note.by,
  }));
  const kept = await tx
    .insertInto("reminder")
    .values(rows)
    .onConflict((conflict) => conflict.columns(["member_id", "campaign_id", "planned_day"]).doNothing())
    .returning("member_id")
    .execute();
  return new Set(kept.map(({ member_id }) => member_id));
}
