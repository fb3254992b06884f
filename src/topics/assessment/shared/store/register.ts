/** The register of shared answers, and who relies on whom, counted in the database. */
import { sql, type RawBuilder, type SqlBool } from "kysely";
import type { CooperativeId, MemberId } from "#kernel/ids";
import type { Tx } from "#platform/db/transact";
import { sharedEntry, type Coverage, type RelianceRow, type SharedEntry } from "../model.ts";
import { nameOf, namedColumns, wordedRequirement, type NamedRow } from "./requirements.ts";

/** Members of a day that the reader acts for and that show at least states; counts and lists speak of these. */
const showing = (cooperativeId: CooperativeId, day: string) => sql`
  select m.id, m.name from member m where m.cooperative_id = ${cooperativeId} and m.admitted_on <= ${day}::date and (m.left_on is null or m.left_on >= ${day}::date)
    and m.id in (select members_showing(array['status', 'detail']))
    and ((select current_setting('app.members')) = '*' or m.id = any ((select app_members())::text[]))`;

/** How many members there are on a day, and how many show the reader less than states. */
export async function findAudience(tx: Tx, cooperativeId: CooperativeId, day: string): Promise<{ members: number; hidden: number }> {
  const { rows } = await sql<{ members: number; hidden: number }>`
    select count(*)::int as members, (count(*) - (select count(*) from (${showing(cooperativeId, day)}) shown))::int as hidden
    from member m where m.cooperative_id = ${cooperativeId} and m.admitted_on <= ${day}::date and (m.left_on is null or m.left_on >= ${day}::date)`.execute(tx);
  return rows[0] ?? { members: 0, hidden: 0 };
}

export type SharedFilter = {
  readonly cooperativeId: CooperativeId;
  readonly day: string;
  readonly catalogueId?: string | undefined;
  readonly area?: string | undefined;
  readonly provider?: string | undefined;
  readonly coverage?: Coverage | undefined;
  readonly state?: "review" | "undecided" | "withdrawn" | undefined;
  readonly member?: MemberId | undefined;
  readonly text?: string | undefined;
};

const like = (text: string) => `%${text.replaceAll(/[\\%_]/g, (sign) => `\\${sign}`)}%`;

const inNeedOfReview = sql<SqlBool>`exists (select from adoption a where a.cooperative_id = s.cooperative_id and a.shared_answer_id = s.id and a.decision <> 'rejected' and a.version < s.version)`;

function conditions({ cooperativeId, day, catalogueId, area, provider, coverage, state, member, text }: SharedFilter): RawBuilder<SqlBool> {
  const parts = [sql<SqlBool>`s.cooperative_id = ${cooperativeId}`, state === "withdrawn" ? sql<SqlBool>`s.withdrawn_at is not null` : sql<SqlBool>`s.withdrawn_at is null`];
  if (catalogueId !== undefined) parts.push(sql`s.catalogue_id = ${catalogueId}::uuid`);
  if (area !== undefined) parts.push(sql`q.area_key = ${area}`);
  if (provider !== undefined) parts.push(sql`s.provider = ${provider}`);
  if (coverage !== undefined) parts.push(sql`v.coverage = ${coverage}`);
  if (state === "review") parts.push(inNeedOfReview);
  if (state === "undecided")
    parts.push(
      sql`exists (select from (${showing(cooperativeId, day)}) shown where not exists (select from adoption a where a.member_id = shown.id and a.shared_answer_id = s.id))`,
    );
  if (member !== undefined) parts.push(sql`exists (select from adoption a where a.member_id = ${member} and a.shared_answer_id = s.id and a.decision <> 'rejected')`);
  if (text !== undefined) parts.push(sql`(q.label ilike ${like(text)} or q.title ilike ${like(text)} or s.provider ilike ${like(text)} or v.statement ilike ${like(text)})`);
  return sql.join(parts, sql` and `);
}

type Row = NamedRow & {
  readonly id: string;
  readonly provider: string;
  readonly version: number;
  readonly coverage: string;
  readonly publishedAt: Date;
  readonly withdrawnAt: Date | null;
  readonly adopted: number;
  readonly adapted: number;
  readonly rejected: number;
  readonly undecided: number;
  readonly review: number;
  readonly found: number;
};

/** Shared answers the filter leaves, in the order of their catalogue, with the decisions of those the reader may see. One statement. */
export async function findShared(tx: Tx, filter: SharedFilter, cut: { readonly limit: number; readonly offset: number }): Promise<{ answers: SharedEntry[]; found: number }> {
  const { rows } = await sql<Row>`
    with found as (
      select s.id, s.cooperative_id, s.provider, s.version, s.withdrawn_at as "withdrawnAt", v.coverage, v.published_at as "publishedAt", ${namedColumns},
        q.position, count(*) over ()::int as found
      from shared_answer s
      join catalogue c on c.cooperative_id = s.cooperative_id and c.id = s.catalogue_id
      join shared_answer_version v on v.cooperative_id = s.cooperative_id and v.shared_answer_id = s.id and v.version = s.version
      ${wordedRequirement}
      where ${conditions(filter)}
      order by c.title collate "und-x-icu", q.position nulls last, s.provider, s.id limit ${cut.limit} offset ${cut.offset}),
    shown as materialized (${showing(filter.cooperativeId, filter.day)})
    select f.*, d.adopted, d.adapted, d.rejected, ((select count(*) from shown) - d.decided)::int as undecided, d.review
    from found f
    cross join lateral (
      select count(*) filter (where a.decision = 'adopted')::int as adopted, count(*) filter (where a.decision = 'adapted')::int as adapted,
        count(*) filter (where a.decision = 'rejected')::int as rejected, count(*) as decided,
        count(*) filter (where a.decision <> 'rejected' and a.version < f.version)::int as review
      from adoption a join shown on shown.id = a.member_id where a.cooperative_id = f.cooperative_id and a.shared_answer_id = f.id) d
    order by f."catalogueTitle" collate "und-x-icu", f.position nulls last, f.provider, f.id`.execute(tx);
  const answers = rows.map((row) => {
    const { adopted, adapted, rejected, undecided, review } = row;
    return sharedEntry.parse({ ...row, requirement: nameOf(row), counts: { adopted, adapted, rejected, undecided, review } });
  });
  return { answers, found: rows[0]?.found ?? 0 };
}

/** How many shared answers stand, how many of them somebody has to review, and how many are withdrawn. */
export async function findTotals(tx: Tx, cooperativeId: CooperativeId): Promise<{ standing: number; review: number; withdrawn: number }> {
  const { rows } = await sql<{ standing: number; review: number; withdrawn: number }>`
    select count(*) filter (where s.withdrawn_at is null)::int as standing, count(*) filter (where s.withdrawn_at is null and ${inNeedOfReview})::int as review,
      count(*) filter (where s.withdrawn_at is not null)::int as withdrawn
    from shared_answer s where s.cooperative_id = ${cooperativeId}`.execute(tx);
  return rows[0] ?? { standing: 0, review: 0, withdrawn: 0 };
}

/** Everybody who has ever answered for others, by name. */
export async function findProviders(tx: Tx, cooperativeId: CooperativeId): Promise<string[]> {
  const { rows } = await sql<{ provider: string }>`
    select distinct provider from shared_answer where cooperative_id = ${cooperativeId} order by provider`.execute(tx);
  return rows.map(({ provider }) => provider);
}

type Relying = { readonly cooperativeId: CooperativeId; readonly catalogueId?: string | undefined };

const ofCatalogue = ({ cooperativeId, catalogueId }: Relying) =>
  sql<SqlBool>`s.cooperative_id = ${cooperativeId} and s.withdrawn_at is null and (${catalogueId ?? null}::uuid is null or s.catalogue_id = ${catalogueId ?? null}::uuid)`;

/** Who answers for others today, and how much. */
export async function findOffering(tx: Tx, relying: Relying): Promise<{ provider: string; offers: number }[]> {
  const { rows } = await sql<{ provider: string; offers: number }>`
    select s.provider, count(*)::int as offers from shared_answer s where ${ofCatalogue(relying)} group by s.provider order by s.provider`.execute(tx);
  return rows;
}

/** For each member the reader may see and each provider it has decided about: how much it relies on, and what is open. */
export async function findReliance(tx: Tx, relying: Relying, members: readonly MemberId[] | null): Promise<RelianceRow[]> {
  const { rows } = await sql<RelianceRow>`
    select a.member_id as "memberId", s.provider,
      count(*) filter (where a.decision <> 'rejected')::int as relied, count(*) filter (where a.decision = 'rejected')::int as rejected,
      count(*) filter (where a.decision <> 'rejected' and a.version < s.version)::int as review,
      count(*) filter (where a.decision <> 'rejected' and v.coverage = 'partial' and not a.duty_done)::int as "openDuties"
    from shared_answer s
    join adoption a on a.cooperative_id = s.cooperative_id and a.shared_answer_id = s.id
    join shared_answer_version v on v.cooperative_id = a.cooperative_id and v.shared_answer_id = a.shared_answer_id and v.version = a.version
    where ${ofCatalogue(relying)} and (${members === null} or a.member_id = any (${[...(members ?? [])]}::text[]))
    group by a.member_id, s.provider`.execute(tx);
  return rows;
}

/** The members that show the reader at least states. */
export async function findShowing(tx: Tx, cooperativeId: CooperativeId, day: string): Promise<ReadonlySet<string>> {
  const { rows } = await sql<{ id: string }>`${showing(cooperativeId, day)}`.execute(tx);
  return new Set(rows.map(({ id }) => id));
}

export type RelianceLine = NamedRow & {
  readonly memberName: string;
  readonly provider: string;
  readonly decision: "adopted" | "adapted" | "rejected";
  readonly reason: string;
  readonly coverage: Coverage;
  readonly dutyDone: boolean;
  readonly version: number;
  readonly current: number;
  readonly decidedAt: Date;
  readonly decidedByName: string;
};

/** Every decision the reader may see about answers that stand, by member, catalogue and requirement. */
export async function findDecisionLines(tx: Tx, relying: Relying): Promise<RelianceLine[]> {
  const { rows } = await sql<RelianceLine>`
    select m.name as "memberName", s.provider, a.decision, a.reason, v.coverage, a.duty_done as "dutyDone", a.version, s.version as current,
      a.decided_at as "decidedAt", a.decided_by_name as "decidedByName", ${namedColumns}
    from shared_answer s
    join catalogue c on c.cooperative_id = s.cooperative_id and c.id = s.catalogue_id
    join adoption a on a.cooperative_id = s.cooperative_id and a.shared_answer_id = s.id
    join member m on m.id = a.member_id
    join shared_answer_version v on v.cooperative_id = a.cooperative_id and v.shared_answer_id = a.shared_answer_id and v.version = a.version
    ${wordedRequirement}
    where ${ofCatalogue(relying)}
    order by m.name collate "und-x-icu", c.title, q.position nulls last, s.provider`.execute(tx);
  return rows;
}
