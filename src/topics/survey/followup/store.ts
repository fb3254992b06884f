/** How far members are, counted where the counts already lie. */
import { sql } from "kysely";
import type { Tx } from "#platform/db/transact";
import { campaignRow, type CampaignRow } from "./model.ts";

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

/** Every member of a campaign with its sums, by name. One statement that touches no answer. */
export async function findProgress(tx: Tx, { cooperativeId, campaignId }: Place, { day, now }: { readonly day: string; readonly now: Date }): Promise<readonly ProgressRow[]> {
  const here = sql`cooperative_id = ${cooperativeId} and campaign_id = ${campaignId}::uuid`;
  const { rows } = await sql<ProgressRow>`
    select p.member_id as "memberId", m.name, m.kind, f.value::float8 as population, p.opens_on as "opensOn", p.due_on as "dueOn", r.state,
      coalesce(s.asked, 0)::int as asked, coalesce(s.answered, 0)::int as answered,
      greatest(r.changed_at, s.handed_in_at, d.entered_at) as "lastActivityAt",
      coalesce(i.count, 0)::int as "openInquiries", coalesce(d.count, 0)::int as "activeDelegations", e.sent_at as "remindedAt"
    from participant p
    join member m on m.id = p.member_id
    left join response r on r.member_id = p.member_id and r.campaign_id = p.campaign_id
    left join (select member_id, sum(asked) as asked, sum(answered + unknown) as answered, max(handed_in_at) as handed_in_at
      from section_progress where ${here} group by member_id) s on s.member_id = p.member_id
    left join (select member_id, count(*) as count from inquiry where ${here} and state = 'open' group by member_id) i on i.member_id = p.member_id
    left join (select member_id, count(*) filter (where revoked_at is null and expires_at > ${now}) as count, max(last_entered_at) as entered_at
      from delegation where ${here} group by member_id) d on d.member_id = p.member_id
    left join (select member_id, max(sent_at) as sent_at from reminder where ${here} group by member_id) e on e.member_id = p.member_id
    left join (select distinct on (member_id) member_id, value from member_figure
      where cooperative_id = ${cooperativeId} and kind = 'population' and as_of <= ${day}::date order by member_id, as_of desc) f on f.member_id = p.member_id
    where p.cooperative_id = ${cooperativeId} and p.campaign_id = ${campaignId}::uuid
    order by m.name collate "und-x-icu"`.execute(tx);
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
