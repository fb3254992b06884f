import { sql } from "kysely";
import type { Tx } from "#platform/db/transact";
import { responseStates, type ResponseState } from "#topics/survey/delegations/model";
import type { InquiryState } from "#topics/survey/inquiries/model";
import { countedStates, type CampaignHead, type CountedStates, type ResponseFacts } from "../model.ts";

type Place = { readonly memberId: string; readonly campaignId: string };

export type SurveyRow = CampaignHead & {
  readonly responseState: ResponseState | null;
  readonly asked: number;
  readonly done: number;
  readonly openInquiries: number;
  readonly snapshots: number;
};

/** The campaigns a member is asked in that have begun, running ones first, then the newest. One statement. */
export async function findSurveys(tx: Tx, memberId: string, day: string): Promise<{ readonly memberName: string; readonly surveys: readonly SurveyRow[] }> {
  const { rows } = await sql<SurveyRow & { memberName: string }>`
    select m.name as "memberName", c.id, c.title, c.period, c.message, c.state, p.opens_on::text as "opensOn", p.due_on::text as "dueOn", r.state as "responseState",
      coalesce(r.asked, 0) as asked, coalesce(r.answered + r.unknown, 0) as done, coalesce(i.open, 0)::int as "openInquiries", coalesce(n.taken, 0)::int as snapshots
    from member m
    left join participant p on p.member_id = m.id and p.opens_on <= ${day}::date
    left join campaign c on c.cooperative_id = p.cooperative_id and c.id = p.campaign_id
    left join response r on r.member_id = p.member_id and r.campaign_id = p.campaign_id
    left join (select campaign_id, count(*) filter (where state = 'answered') as open from inquiry where member_id = ${memberId} group by campaign_id) i on i.campaign_id = c.id
    left join (select campaign_id, count(*) as taken from snapshot where member_id = ${memberId} group by campaign_id) n on n.campaign_id = c.id
    where m.id = ${memberId}
    order by c.state = 'open' desc, p.due_on desc, c.launched_at desc`.execute(tx);
  return {
    memberName: rows[0]?.memberName ?? "",
    surveys: rows.filter(({ id }) => id !== null).map(({ memberName: _name, ...survey }) => survey),
  };
}

export type SectionState = {
  readonly section: string;
  readonly states: CountedStates;
  readonly handedInAt: string | null;
  readonly handedInBy: string | null;
};
export type InquiryCount = { readonly section: string; readonly open: number; readonly answered: number };
export type DelegatedSections = { readonly name: string; readonly sections: readonly string[] };
export type Overview = {
  readonly sections: readonly SectionState[];
  readonly inquiries: readonly InquiryCount[];
  readonly delegations: readonly DelegatedSections[];
};

const instant = (at: unknown): string | null => (typeof at === "string" ? new Date(at).toISOString() : null);

const sectionStates = (rows: readonly { section: string; states: unknown; handed_in_at: unknown; handed_in_by_name: string | null }[]): SectionState[] =>
  rows.map((row) => ({
    section: row.section,
    states: countedStates.parse(row.states),
    handedInAt: instant(row.handed_in_at),
    handedInBy: row.handed_in_by_name,
  }));

type ProgressRow = { section: string; states: unknown; handed_in_at: unknown; handed_in_by_name: string | null };

/** Progress, inquiries and delegations around all sections. One statement. */
export async function findOverview(tx: Tx, { memberId, campaignId }: Place, now: Date): Promise<Overview> {
  const here = sql`member_id = ${memberId} and campaign_id = ${campaignId}::uuid`;
  const { rows } = await sql<{ progress: ProgressRow[] | null; inquiries: InquiryCount[] | null; delegations: DelegatedSections[] | null }>`
    select
      (select jsonb_agg(jsonb_build_object('section', section, 'states', states, 'handed_in_at', handed_in_at, 'handed_in_by_name', handed_in_by_name)) from section_progress where ${here}) as progress,
      (select jsonb_agg(to_jsonb(i)) from (select section, count(*) filter (where state = 'open') as open, count(*) filter (where state = 'answered') as answered
        from inquiry where ${here} group by section) i) as inquiries,
      (select jsonb_agg(jsonb_build_object('name', name, 'sections', sections) order by created_at) from delegation where ${here} and revoked_at is null and expires_at > ${now}) as delegations`.execute(
    tx,
  );
  const [row] = rows;
  return { sections: sectionStates(row?.progress ?? []), inquiries: row?.inquiries ?? [], delegations: row?.delegations ?? [] };
}

export type SectionThread = {
  readonly id: string;
  readonly question: string;
  readonly state: InquiryState;
  readonly thread: readonly {
    readonly id: string;
    readonly author: string;
    readonly byOffice: boolean;
    readonly text: string;
    readonly at: string;
  }[];
};

/** The latest thread of every question of a section with its messages. One statement. */
export async function findThreads(tx: Tx, { memberId, campaignId }: Place, section: string): Promise<SectionThread[]> {
  const { rows } = await sql<SectionThread>`
    select distinct on (i.question) i.id, i.question, i.state,
      (select jsonb_agg(jsonb_build_object('id', t.id, 'author', t.author_name, 'byOffice', t.author_role = 'office', 'text', t.text, 'at', t.written_at) order by t.written_at, t.id)
        from inquiry_message t where t.member_id = i.member_id and t.inquiry_id = i.id) as thread
    from inquiry i where i.member_id = ${memberId} and i.campaign_id = ${campaignId}::uuid and i.section = ${section}
    order by i.question, i.asked_at desc`.execute(tx);
  return rows.map((row) => ({
    ...row,
    thread: (row.thread ?? []).map((message) => ({ ...message, at: new Date(message.at).toISOString() })),
  }));
}

const notBegun: ResponseFacts = {
  state: null,
  remark: "",
  submittedAt: null,
  submittedBy: null,
  signedOffAt: null,
  signedOffBy: null,
  returnedAt: null,
  returnedBy: null,
  returnReason: "",
};

/** What was done with a response as a whole. */
export async function findResponse(tx: Tx, { memberId, campaignId }: Place): Promise<ResponseFacts> {
  const row = await tx.selectFrom("response").selectAll().where("member_id", "=", memberId).where("campaign_id", "=", campaignId).executeTakeFirst();
  if (!row) return notBegun;
  return {
    state: responseStates.find((known) => known === row.state) ?? null,
    remark: row.remark,
    submittedAt: row.submitted_at?.toISOString() ?? null,
    submittedBy: row.submitted_by_name,
    signedOffAt: row.signed_off_at?.toISOString() ?? null,
    signedOffBy: row.signed_off_by_name,
    returnedAt: row.returned_at?.toISOString() ?? null,
    returnedBy: row.returned_by_name,
    returnReason: row.return_reason,
  };
}
