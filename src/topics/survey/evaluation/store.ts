/** Answers of all members together, what the office wrote about them, and the counts kept at the release. */
import { sql } from "kysely";
import type { CooperativeId } from "#kernel/ids";
import type { Tx } from "#platform/db/transact";
import type { SizeClass } from "#topics/members/model";
import { answerValue, type AnswerValue } from "#topics/survey/questionnaires/model";
import type { Comment, TallyRow } from "./model.ts";

type Place = { readonly cooperativeId: string; readonly campaignId: string };

export type CampaignRow = {
  readonly id: string;
  readonly cooperativeId: CooperativeId;
  readonly questionnaireId: string;
  readonly title: string;
  readonly period: string;
  readonly state: "open" | "closed";
  readonly dueOn: string;
  readonly previousId: string | null;
};

const campaignColumns = ["id", "questionnaire_id as questionnaireId", "title", "period", "state", "due_on as dueOn", "previous_campaign_id as previousId"] as const;

const atPlace = (tx: Tx, { cooperativeId, campaignId }: Place) => tx.selectFrom("campaign").where("cooperative_id", "=", cooperativeId).where("id", "=", campaignId);

type Row = Omit<CampaignRow, "cooperativeId" | "state"> & { readonly state: string };

const fromRow = (row: Row, cooperativeId: CooperativeId): CampaignRow => ({ ...row, cooperativeId, state: row.state === "open" ? "open" : "closed" });

/** A campaign. */
export async function findCampaign(tx: Tx, place: Place & { readonly cooperativeId: CooperativeId }): Promise<CampaignRow | undefined> {
  const row = await atPlace(tx, place).select(campaignColumns).executeTakeFirst();
  return row && fromRow(row, place.cooperativeId);
}

/** Every row's key together with the transaction that wrote it: another text whenever a row has come, gone or changed. */
const marks = (key: string) => sql`count(*)::text || ' ' || coalesce(bit_xor(hashtextextended(${sql.ref(key)} || xmin::text, 0)), 0)::text`;

export type StampedCampaign = { readonly campaign: CampaignRow; readonly stamp: string };

type StampedRow = Row & { readonly isWanted: boolean; readonly stamp: string };

/**
 * A campaign and the one before it, each with a stamp: another text whenever anything has changed that its evaluation follows from – who is asked,
 * responses (every answer touches its own), names and sizes of members on the day. One statement, as the actor sees it.
 */
export async function findStampedCampaigns(
  tx: Tx,
  { cooperativeId, campaignId }: Place & { readonly cooperativeId: CooperativeId },
  day: string,
): Promise<{ readonly wanted: StampedCampaign; readonly before: StampedCampaign | null } | undefined> {
  const { rows } = await sql<StampedRow>`
    select c.id, c.questionnaire_id as "questionnaireId", c.title, c.period, c.state, c.due_on as "dueOn", c.previous_campaign_id as "previousId", c.id = ${campaignId}::uuid as "isWanted",
      concat_ws(' ', ${day}::text,
        (select ${marks("id")} from member where cooperative_id = ${cooperativeId}),
        (select ${marks("member_id")} from member_figure where cooperative_id = ${cooperativeId} and kind = 'population' and as_of <= ${day}::date),
        (select ${marks("member_id")} from participant where cooperative_id = ${cooperativeId} and campaign_id = c.id),
        (select ${marks("member_id")} from response where cooperative_id = ${cooperativeId} and campaign_id = c.id)) as stamp
    from campaign c
    where c.cooperative_id = ${cooperativeId}
      and c.id in (${campaignId}::uuid, (select previous_campaign_id from campaign where cooperative_id = ${cooperativeId} and id = ${campaignId}::uuid))`.execute(tx);
  const [wanted, before] = [true, false].map((isWanted) => rows.find((row) => row.isWanted === isWanted)).map((row) => row && stampedFrom(row, cooperativeId));
  return wanted && { wanted, before: before ?? null };
}

function stampedFrom({ stamp, isWanted: _place, ...row }: StampedRow, cooperativeId: CooperativeId): StampedCampaign {
  return { campaign: fromRow(row, cooperativeId), stamp };
}

/** Keeps two people from releasing the comparison of a campaign at the same moment. */
export async function lockCampaign(tx: Tx, place: Place): Promise<void> {
  await atPlace(tx, place).select("id").forUpdate().executeTakeFirst();
}

export type MemberRow = {
  readonly memberId: string;
  readonly name: string;
  readonly kind: string;
  readonly population: number | null;
  readonly state: string | null;
};

/** The members of a campaign (or one of them) with how far they are, by name. */
export async function findMembers(
  tx: Tx,
  { cooperativeId, campaignId }: Place,
  { day, memberId }: { readonly day: string; readonly memberId?: string },
): Promise<readonly MemberRow[]> {
  const { rows } = await sql<MemberRow>`
    select p.member_id as "memberId", m.name, m.kind, f.value::float8 as population, r.state
    from participant p
    join member m on m.id = p.member_id
    left join response r on r.member_id = p.member_id and r.campaign_id = p.campaign_id
    left join (select distinct on (member_id) member_id, value from member_figure
      where cooperative_id = ${cooperativeId} and kind = 'population' and as_of <= ${day}::date order by member_id, as_of desc) f on f.member_id = p.member_id
    where p.cooperative_id = ${cooperativeId} and p.campaign_id = ${campaignId}::uuid ${memberId === undefined ? sql`` : sql`and p.member_id = ${memberId}`}
    order by m.name collate "und-x-icu"`.execute(tx);
  return rows;
}

export type SpokenRow = {
  readonly memberId: string;
  readonly values: Readonly<Record<string, AnswerValue>>;
  readonly unknown: readonly string[];
};

/** The answers of some members to some questions, gathered by the database: one row for each member. */
export async function findSpoken(
  tx: Tx,
  { cooperativeId, campaignId }: Place,
  { members, questions }: { readonly members: readonly string[]; readonly questions: readonly string[] },
): Promise<readonly SpokenRow[]> {
  if (members.length === 0) return [];
  const { rows } = await sql<SpokenRow>`
    select member_id as "memberId",
      coalesce(jsonb_object_agg(question, value) filter (where state = 'answered' and value is not null), '{}') as "values",
      coalesce(array_agg(question) filter (where state = 'unknown'), '{}') as unknown
    from answer
    where cooperative_id = ${cooperativeId} and campaign_id = ${campaignId}::uuid
      and member_id = any(${[...members]}::text[]) and question = any(${[...questions]}::text[]) and state in ('answered', 'unknown')
    group by member_id`.execute(tx);
  return rows;
}

/** What the office wrote about an evaluation. */
export async function findComments(tx: Tx, { cooperativeId, campaignId }: Place): Promise<readonly Comment[]> {
  const rows = await tx
    .selectFrom("commentary")
    .leftJoin("person", "person.id", "commentary.written_by")
    .select(["subject", "text", "version", "written_at", "person.name as writtenBy"])
    .where("cooperative_id", "=", cooperativeId)
    .where("campaign_id", "=", campaignId)
    .execute();
  return rows.map(({ written_at, ...row }) => ({ ...row, writtenAt: written_at.toISOString() }));
}

export type Writing = Place & {
  readonly subject: string;
  readonly text: string;
  /** 0: nothing was written yet. */ readonly version: number;
  readonly by: string | null;
  readonly at: Date;
};

/** Keeps a commentary if nobody else has written meanwhile; answers the new version, or undefined. */
export async function saveComment(tx: Tx, { cooperativeId, campaignId, subject, text, version, by, at }: Writing): Promise<number | undefined> {
  if (version === 0) {
    const row = await tx
      .insertInto("commentary")
      .values({ cooperative_id: cooperativeId, campaign_id: campaignId, subject, text, written_by: by, written_at: at })
      .onConflict((conflict) => conflict.doNothing())
      .returning("version")
      .executeTakeFirst();
    return row?.version;
  }
  const row = await tx
    .updateTable("commentary")
    .set({ text, version: version + 1, written_by: by, written_at: at })
    .where("cooperative_id", "=", cooperativeId)
    .where("campaign_id", "=", campaignId)
    .where("subject", "=", subject)
    .where("version", "=", version)
    .returning("version")
    .executeTakeFirst();
  return row?.version;
}

/** Whether the comparison of a campaign was released. */
export async function findIsFrozen(tx: Tx, { cooperativeId, campaignId }: Place): Promise<boolean> {
  const row = await tx.selectFrom("tally").select("question").where("cooperative_id", "=", cooperativeId).where("campaign_id", "=", campaignId).limit(1).executeTakeFirst();
  return row !== undefined;
}

/** The counts kept at the release. */
export async function findTally(tx: Tx, { cooperativeId, campaignId }: Place): Promise<readonly TallyRow[]> {
  const { rows } = await sql<{ question: string; choice: string; size: SizeClass; members: number }>`
    select question, choice, size_class as size, members from tally
    where cooperative_id = ${cooperativeId} and campaign_id = ${campaignId}::uuid`.execute(tx);
  return rows;
}

/** Keeps the counts in one statement. */
export async function insertTally(tx: Tx, { cooperativeId, campaignId }: Place, rows: readonly TallyRow[]): Promise<void> {
  await sql`insert into tally (cooperative_id, campaign_id, question, choice, size_class, members)
    select ${cooperativeId}, ${campaignId}::uuid, t.question, t.choice, t.size, t.members
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as t(question text, choice text, size text, members int)`.execute(tx);
}

/** What a member answered itself. */
export async function findOwnValues(tx: Tx, memberId: string, campaignId: string): Promise<Readonly<Record<string, AnswerValue>>> {
  const rows = await tx
    .selectFrom("answer")
    .select(["question", "value"])
    .where("member_id", "=", memberId)
    .where("campaign_id", "=", campaignId)
    .where("state", "=", "answered")
    .execute();
  return Object.fromEntries(
    rows.flatMap(({ question, value }) => {
      const read = answerValue.safeParse(value);
      return read.success ? [[question, read.data]] : [];
    }),
  );
}

/** The cooperative's and its office's name, for papers. */
export async function findPublisher(tx: Tx, cooperativeId: string): Promise<{ readonly name: string; readonly office: string }> {
  const row = await tx.selectFrom("cooperative").select(["name", "office_name as office"]).where("id", "=", cooperativeId).executeTakeFirst();
  return row ?? { name: "", office: "" };
}
