/** Checks of one member and their rows: light for lists. */
import { sql } from "kysely";
import type { MemberId } from "#kernel/ids";
import type { Tx } from "#platform/db/transact";
import { area, checkHead, counts, selection, type Area, type CheckHead, type Counts, type Row, type RowFilter, type RowState, type Selection } from "../model.ts";
import { asksFor } from "./catalogue.ts";

export type CheckPlace = { readonly memberId: MemberId; readonly checkId: string };

/** A check with what its rows depend on. */
export type FoundCheck = CheckHead & {
  readonly cooperativeId: string;
  readonly catalogueId: string;
  readonly catalogueKey: string;
  readonly versionId: string;
  readonly selection: Selection;
};

const headColumns = sql`c.id, c.member_id as "memberId", m.name as "memberName", c.round_id as "roundId", r.title, r.period, c.scope, r.scale, c.state, r.state as "roundState",
  k.title as "catalogueTitle", v.label as "versionLabel", r.message, r.opens_on as "opensOn", c.due_on as "dueOn", c.changed_at as "changedAt", c.submitted_at as "submittedAt",
  c.submitted_by_name as "submittedBy", c.verified_at as "verifiedAt", c.verified_by_name as "verifiedBy", c.closed_at as "closedAt", c.closed_by_name as "closedBy", c.return_reason as "returnReason",
  (not looks_from_outside() or c.member_id in (select members_showing(array['detail']))) as detail`;

const headTables = sql`member_check c join member m on m.id = c.member_id
  join check_round r on r.cooperative_id = c.cooperative_id and r.id = c.round_id
  join catalogue k on k.cooperative_id = r.cooperative_id and k.id = r.catalogue_id
  join catalogue_version v on v.cooperative_id = r.cooperative_id and v.id = r.version_id`;

type Deep = { cooperativeId: string; catalogueId: string; catalogueKey: string; versionId: string; selection: unknown };

/** One check the actor may see. */
export async function findCheck(tx: Tx, { memberId, checkId }: CheckPlace): Promise<FoundCheck | undefined> {
  const { rows } = await sql<Deep>`
    select ${headColumns}, c.cooperative_id as "cooperativeId", r.catalogue_id as "catalogueId", k.key as "catalogueKey", r.version_id as "versionId", r.selection
    from ${headTables} where c.member_id = ${memberId} and c.id = ${checkId}::uuid`.execute(tx);
  const [found] = rows;
  if (!found) return undefined;
  const { cooperativeId, catalogueId, catalogueKey, versionId } = found;
  return { ...checkHead.parse(found), cooperativeId, catalogueId, catalogueKey, versionId, selection: selection.parse(found.selection) };
}

const sums = sql`jsonb_build_object('asked', coalesce(a.asked, 0), 'yes', coalesce(a.yes, 0), 'partly', coalesce(a.partly, 0), 'no', coalesce(a.no, 0),
  'dispensable', coalesce(a.dispensable, 0), 'shared', coalesce(a.shared, 0), 'verified', coalesce(a.verified, 0), 'basicGaps', coalesce(a.basic_gaps, 0)) as sums`;

/** The checks of a member that have begun, running ones first. */
export async function findChecks(tx: Tx, memberId: MemberId, day: string): Promise<(CheckHead & { readonly counts: Counts })[]> {
  const { rows } = await sql<{ sums: unknown }>`
    select ${headColumns}, ${sums} from ${headTables}
    left join check_total a on a.member_id = c.member_id and a.check_id = c.id
    where c.member_id = ${memberId} and r.opens_on <= ${day}::date
    order by r.state = 'open' desc, c.state = 'closed', c.due_on desc, r.issued_at desc`.execute(tx);
  return rows.map((found) => ({ ...checkHead.parse(found), counts: counts.parse(found.sums) }));
}

/** The areas of a check in the catalogue's order. */
export async function findAreas(tx: Tx, check: Pick<FoundCheck, "cooperativeId" | "versionId" | "memberId" | "id">): Promise<Area[]> {
  const { rows } = await sql`
    select a.area_key as key, coalesce(g.title, a.area_key) as title, coalesce(g.label, '') as label, a.asked, a.yes, a.partly, a.no, a.dispensable, a.shared, a.verified,
      a.basic_gaps as "basicGaps", a.assigned_to as "assignedTo", a.assigned_name as "assignedName"
    from check_area a
    left join requirement_group g on g.cooperative_id = a.cooperative_id and g.version_id = ${check.versionId}::uuid and g.key = a.area_key
    where a.member_id = ${check.memberId} and a.check_id = ${check.id}::uuid and a.asked > 0
    order by g.position nulls last, a.area_key`.execute(tx);
  return rows.map((found) => area.parse(found));
}

/** Who can answer, as the catalogue says: the values to filter by. */
export async function findAudiences(tx: Tx, { cooperativeId, versionId }: Pick<FoundCheck, "cooperativeId" | "versionId">): Promise<string[]> {
  const rows = await tx
    .selectFrom("requirement")
    .select("audience")
    .distinct()
    .where("cooperative_id", "=", cooperativeId)
    .where("version_id", "=", versionId)
    .where("audience", "is not", null)
    .orderBy("audience")
    .execute();
  return rows.flatMap(({ audience }) => (audience === null ? [] : [audience]));
}

const inState: Readonly<Record<RowState, ReturnType<typeof sql>>> = {
  open: sql`effective is null and not withdrawn`,
  offered: sql`offered and not withdrawn`,
  suggested: sql`suggested`,
  yes: sql`effective = 'yes' and not withdrawn`,
  partly: sql`effective = 'partly' and not withdrawn`,
  no: sql`effective = 'no' and not withdrawn`,
  dispensable: sql`effective = 'dispensable' and not withdrawn`,
  "basic-gap": sql`basic and effective in ('no', 'partly') and not withdrawn`,
  changed: sql`changed`,
  withdrawn: sql`withdrawn`,
  verified: sql`verdict is not null and not withdrawn`,
  differs: sql`verdict is not null and verdict is distinct from effective and not withdrawn`,
};

/** The requirements for which a shared answer, or a new version of one, waits for the member's decision. */
const waiting = ({ cooperativeId, catalogueId, memberId }: FoundCheck) => sql`
      select s.requirement_key from shared_answer s left join adoption d on d.member_id = ${memberId} and d.shared_answer_id = s.id
      where s.cooperative_id = ${cooperativeId} and s.catalogue_id = ${catalogueId}::uuid and s.withdrawn_at is null
        and (d.decision is null or (d.decision <> 'rejected' and d.version < s.version))`;

/** An asked requirement with its answer. */
const asked = (check: FoundCheck, { area: only, effort, audience, text }: RowFilter) => {
  const { cooperativeId, versionId, memberId, id, selection: chosen } = check;
  const like = `%${(text ?? "").replaceAll(/[\\%_]/g, (sign) => `\\${sign}`)}%`;
  return sql`
    select q.key, q.label, q.title, q.area_key as area, a.status, a.shared_status as shared, a.effective, a.verdict, is_basic(q.level, q.modal) as basic,
      q.effort, q.weight, (a.status is not null and a.text_hash <> q.text_hash) as changed, false as withdrawn, (a.suggested is not null and a.status is null) as suggested,
      q.key in (${waiting(check)}) as offered, q.position
    from requirement q
    left join check_answer a on a.member_id = ${memberId} and a.check_id = ${id}::uuid and a.requirement_key = q.key
    where q.cooperative_id = ${cooperativeId} and q.version_id = ${versionId}::uuid and ${asksFor(chosen)}
      ${only === undefined ? sql`` : sql`and q.area_key = ${only}`} ${effort === undefined ? sql`` : sql`and q.effort = ${effort}`}
      ${audience === undefined ? sql`` : sql`and q.audience = ${audience}`}
      ${text === undefined ? sql`` : sql`and (q.search @@ websearch_to_tsquery('german', ${text}) or q.label ilike ${like} or q.title ilike ${like})`}`;
};

/** An answer to what is no longer asked, with the words it was last asked in. */
const orphaned = ({ memberId, id }: FoundCheck, { area: only, text }: RowFilter) => sql`
    select a.requirement_key as key, coalesce(x.label, '') as label, coalesce(x.title, a.requirement_key) as title, a.area_key as area, a.status, a.shared_status as shared, a.effective,
      a.verdict, a.basic, x.effort, x.weight, false as changed, true as withdrawn, false as suggested, false as offered, 1000000 + coalesce(x.position, 0) as position
    from check_answer a
    left join lateral (select q.label, q.title, q.effort, q.weight, q.position from requirement q join catalogue_version v on v.cooperative_id = q.cooperative_id and v.id = q.version_id
      where q.cooperative_id = a.cooperative_id and q.key = a.requirement_key order by v.imported_at desc, v.number desc limit 1) x on true
    where a.member_id = ${memberId} and a.check_id = ${id}::uuid and (a.status is not null or a.suggested is not null or a.note <> '' or a.deficits <> '')
      ${only === undefined ? sql`` : sql`and a.area_key = ${only}`} ${text === undefined ? sql`` : sql`and x.title ilike ${`%${text.replaceAll(/[\\%_]/g, (sign) => `\\${sign}`)}%`}`}
      and not a.asked`;

/** The rows of a check a filter leaves, in the catalogue's order; answers to what is no longer asked stand at the end. One statement. */
export async function findRows(tx: Tx, check: FoundCheck, filter: RowFilter): Promise<Row[]> {
  const gone = filter.effort === undefined && filter.audience === undefined ? sql`union all ${orphaned(check, filter)}` : sql``;
  const { rows } = await sql<Row & { position: number }>`
    select * from (${asked(check, filter)} ${gone}) r ${filter.state === undefined ? sql`` : sql`where ${inState[filter.state]}`} order by position`.execute(tx);
  return rows.map(({ position: _, ...found }) => found);
}

/** The first open requirement a filter leaves, else the first at all. */
export async function findFirstKey(tx: Tx, check: FoundCheck, filter: RowFilter): Promise<string | undefined> {
  const { rows } = await sql<{ key: string }>`
    select key from (${asked(check, filter)} union all ${orphaned(check, filter)}) r ${filter.state === undefined ? sql`` : sql`where ${inState[filter.state]}`}
    order by (effective is not null or withdrawn), position limit 1`.execute(tx);
  return rows[0]?.key;
}

/** How many rows of a check need a look: changed, no longer asked, proposed; and how much evidence has run out. One statement. */
export async function findConcerns(tx: Tx, check: FoundCheck, day: string) {
  const { rows } = await sql<{ changed: number; withdrawn: number; suggested: number; offered: number; expired: number }>`
    select count(*) filter (where changed)::int as changed, count(*) filter (where withdrawn)::int as withdrawn, count(*) filter (where suggested)::int as suggested,
      count(*) filter (where offered)::int as offered,
      (select count(*) from check_evidence e where e.member_id = ${check.memberId} and e.check_id = ${check.id}::uuid and e.expires_on < ${day}::date)::int as expired
    from (${asked(check, {})} union all ${orphaned(check, {})}) r`.execute(tx);
  return rows[0] ?? { changed: 0, withdrawn: 0, suggested: 0, offered: 0, expired: 0 };
}

/** Basic requirements not fulfilled that lack deficits or a day. */
export async function findUnplanned(
  tx: Tx,
  { memberId, id, cooperativeId, versionId }: FoundCheck,
): Promise<{ readonly key: string; readonly label: string; readonly title: string }[]> {
  const { rows } = await sql<{ key: string; label: string; title: string }>`
    select q.key, q.label, q.title from check_answer a
    join requirement q on q.cooperative_id = ${cooperativeId} and q.version_id = ${versionId}::uuid and q.key = a.requirement_key
    where a.member_id = ${memberId} and a.check_id = ${id}::uuid and a.asked and a.basic and a.effective in ('no', 'partly') and (a.deficits = '' or a.due_on is null)
    order by q.position`.execute(tx);
  return rows;
}
