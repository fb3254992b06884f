import { sql } from "kysely";
import type { CooperativeId, MemberId } from "#kernel/ids";
import type { Tx } from "#platform/db/transact";
import { answerValue } from "#topics/survey/questionnaires/model";
import { askedQuestion, countedStates, type AnswerChange, type CountedStates, type SectionProgress, type StoredAnswer } from "../model.ts";

/** Whose answers to what. */
export type Place = { readonly cooperativeId: CooperativeId; readonly memberId: MemberId; readonly campaignId: string };

/** Who writes, and when. */
export type Hand = { readonly personId: string | null; readonly name: string; readonly at: Date };

type Row = {
  question: string;
  section: string;
  state: string;
  value: unknown;
  remark: string;
  carried_over: boolean;
  version: number;
  answered_at: Date | string;
  answered_name: string;
};

const fromRow = (row: Row): StoredAnswer => ({
  question: row.question,
  section: row.section,
  state: askedQuestion.shape.state.parse(row.state),
  value: row.value === null ? null : answerValue.parse(row.value),
  remark: row.remark,
  carriedOver: row.carried_over,
  version: row.version,
  answeredAt: new Date(row.answered_at),
  answeredName: row.answered_name,
});

/**
 * Begins or continues a response and locks it until the transaction ends, so that counts are written one after the other. False where
 * nothing may be written: not asked, closed, or handed in – which one, `findAskedCampaign` tells.
 */
export async function lockWritable(tx: Tx, { memberId, campaignId }: Place, { personId, at }: Hand): Promise<boolean> {
  const { rows } = await sql`
    insert into response (cooperative_id, member_id, campaign_id, state, changed_at, changed_by)
    select p.cooperative_id, p.member_id, p.campaign_id, 'in-progress', ${at}, ${personId}::uuid
    from participant p join campaign c on c.cooperative_id = p.cooperative_id and c.id = p.campaign_id and c.state = 'open'
    where p.member_id = ${memberId} and p.campaign_id = ${campaignId}::uuid
    on conflict (member_id, campaign_id) do update set changed_at = excluded.changed_at, changed_by = excluded.changed_by
      where response.state in ('in-progress', 'returned')
    returning state`.execute(tx);
  return rows.length > 0;
}

type Around = { readonly answer: StoredAnswer | null; readonly states: CountedStates };

const statesOf = (progress: readonly { readonly states: unknown }[]): CountedStates =>
  Object.fromEntries(progress.flatMap(({ states }) => Object.entries(countedStates.parse(states))));

/** One answer as it stands, and what the counts of all sections follow from. One statement. */
export async function findAnswerWithStates(tx: Tx, { memberId, campaignId }: Place, question: string): Promise<Around> {
  const { rows } = await sql<{ answer: Row | null; progress: { states: unknown }[] | null }>`
    select
      (select to_jsonb(a) from answer a where a.member_id = ${memberId} and a.campaign_id = ${campaignId}::uuid and a.question = ${question}) as answer,
      (select jsonb_agg(jsonb_build_object('states', s.states)) from section_progress s where s.member_id = ${memberId} and s.campaign_id = ${campaignId}::uuid) as progress`.execute(
    tx,
  );
  const [row] = rows;
  return { answer: row?.answer ? fromRow(row.answer) : null, states: statesOf(row?.progress ?? []) };
}

/** What the counts of all sections follow from. */
export async function findStates(tx: Tx, { memberId, campaignId }: Pick<Place, "memberId" | "campaignId">): Promise<CountedStates> {
  return statesOf(await tx.selectFrom("section_progress").select("states").where("member_id", "=", memberId).where("campaign_id", "=", campaignId).execute());
}

const columns = ["question", "section", "state", "value", "remark", "carried_over", "version", "answered_at", "answered_name"] as const;

type Sought = { readonly memberId: string; readonly campaignId: string; readonly section?: string; readonly questions?: readonly string[] };

/** All answers of a member in a campaign, those of one section, or those to some questions, as far as the actor reaches them. */
export async function findAnswers(tx: Tx, { memberId, campaignId, section, questions }: Sought): Promise<StoredAnswer[]> {
  let query = tx.selectFrom("answer").select(columns).where("member_id", "=", memberId).where("campaign_id", "=", campaignId);
  if (section !== undefined) query = query.where("section", "=", section);
  if (questions !== undefined) query = query.where("question", "=", sql<string>`any(${[...questions]}::text[])`);
  return (await query.execute()).map(fromRow);
}

/** One answer. */
export async function findAnswer(
  tx: Tx,
  { memberId, campaignId, question }: { readonly memberId: string; readonly campaignId: string; readonly question: string },
): Promise<StoredAnswer | undefined> {
  const row = await tx
    .selectFrom("answer")
    .select(columns)
    .where("member_id", "=", memberId)
    .where("campaign_id", "=", campaignId)
    .where("question", "=", question)
    .executeTakeFirst();
  return row && fromRow(row);
}

const answerRow = ({ question, section, state, value, remark, carriedOver, version }: AnswerChange) => ({
  question,
  section,
  state,
  value,
  remark,
  carried_over: carriedOver,
  version,
});
const progressRow = ({ section, asked, answered, unknown, missing, states }: SectionProgress) => ({
  section,
  asked,
  answered,
  unknown,
  missing,
  states,
});

/**
 * Saves answers and the counts of all sections in one statement. An answer is written only over the version before it; answers how many
 * were – fewer than given means that somebody was faster, and the caller rolls back.
 */
export async function saveAnswers(
  tx: Tx,
  { cooperativeId, memberId, campaignId }: Place,
  written: { readonly changes: readonly AnswerChange[]; readonly progress: readonly SectionProgress[]; readonly hand: Hand },
): Promise<number> {
  const { changes, progress, hand } = written;
  const { rows } = await sql<{ saved: number }>`
    with given as (
      select * from jsonb_to_recordset(${JSON.stringify(changes.map(answerRow))}::jsonb)
        as g (question text, section text, state text, value jsonb, remark text, carried_over boolean, version int)
    ), saved as (
      insert into answer (cooperative_id, member_id, campaign_id, question, section, state, value, remark, carried_over, version, answered_at, answered_by, answered_name)
      select ${cooperativeId}, ${memberId}, ${campaignId}::uuid, question, section, state, nullif(value, 'null'::jsonb), remark, carried_over, version, ${hand.at}, ${hand.personId}::uuid, ${hand.name} from given
      on conflict (member_id, campaign_id, question) do update set section = excluded.section, state = excluded.state, value = excluded.value, remark = excluded.remark,
        carried_over = excluded.carried_over, version = excluded.version, answered_at = excluded.answered_at, answered_by = excluded.answered_by, answered_name = excluded.answered_name
        where answer.version = excluded.version - 1
      returning 1
    ), counted as (
      insert into section_progress as s (cooperative_id, member_id, campaign_id, section, asked, answered, unknown, missing, states)
      select ${cooperativeId}, ${memberId}, ${campaignId}::uuid, section, asked, answered, unknown, missing, states
      from jsonb_to_recordset(${JSON.stringify(progress.map(progressRow))}::jsonb) as p (section text, asked int, answered int, unknown int, missing int, states jsonb)
      on conflict (member_id, campaign_id, section) do update set asked = excluded.asked, answered = excluded.answered, unknown = excluded.unknown, missing = excluded.missing, states = excluded.states
        where (s.asked, s.answered, s.unknown, s.missing, s.states) is distinct from (excluded.asked, excluded.answered, excluded.unknown, excluded.missing, excluded.states)
      returning 1
    )
    select (select count(*) from saved)::int as saved, (select count(*) from counted)::int as counted`.execute(tx);
  return rows[0]?.saved ?? 0;
}
