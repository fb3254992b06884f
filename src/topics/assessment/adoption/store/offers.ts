/** Offers as one member sees them: what is offered, what it decided, which open checks it concerns. */
import { sql, type RawBuilder, type SqlBool } from "kysely";
import type { CooperativeId, MemberId } from "#kernel/ids";
import type { Tx } from "#platform/db/transact";
import type { Coverage } from "#topics/assessment/shared/model";
import { storedOffer, type Adoption, type CarriedCheck, type OfferCounts, type StoredOffer } from "../model.ts";

export type MemberPlace = { readonly cooperativeId: CooperativeId; readonly memberId: MemberId };

export type OfferFilter = { readonly state: "waiting" | "relied" | "duty" | "rejected" | "withdrawn"; readonly text?: string | undefined };

const relied = sql<SqlBool>`a.decision in ('adopted', 'adapted')`;
const behind = sql<SqlBool>`(${relied} and a.version < s.version)`;
const stands = sql<SqlBool>`s.withdrawn_at is null`;
const dutyOpen = sql<SqlBool>`(${relied} and av.coverage = 'partial' and not a.duty_done)`;

const states: Record<OfferFilter["state"], RawBuilder<SqlBool>> = {
  waiting: sql`${stands} and (a.decision is null or ${behind})`,
  relied: sql`${stands} and ${relied}`,
  duty: sql`${stands} and ${dutyOpen}`,
  rejected: sql`${stands} and a.decision = 'rejected'`,
  // Only what concerned the member; the rest is history of others.
  withdrawn: sql`not ${stands} and ${relied}`,
};

const offered = ({ cooperativeId, memberId }: MemberPlace) => sql`
  from shared_answer s
  join catalogue c on c.cooperative_id = s.cooperative_id and c.id = s.catalogue_id
  join shared_answer_version v on v.cooperative_id = s.cooperative_id and v.shared_answer_id = s.id and v.version = s.version
  left join adoption a on a.member_id = ${memberId} and a.cooperative_id = ${cooperativeId} and a.shared_answer_id = s.id
  left join shared_answer_version av on av.cooperative_id = a.cooperative_id and av.shared_answer_id = a.shared_answer_id and av.version = a.version`;

/** How many offers stand where. */
export async function findOfferCounts(tx: Tx, place: MemberPlace): Promise<OfferCounts> {
  const { rows } = await sql<OfferCounts>`
    select count(*) filter (where ${states.waiting})::int as waiting, count(*) filter (where ${stands} and ${behind})::int as review,
      count(*) filter (where ${states.relied})::int as relied, count(*) filter (where ${states.duty})::int as duty,
      count(*) filter (where ${states.rejected})::int as rejected, count(*) filter (where ${states.withdrawn})::int as withdrawn
    ${offered(place)} where s.cooperative_id = ${place.cooperativeId}`.execute(tx);
  return rows[0] ?? { waiting: 0, review: 0, relied: 0, duty: 0, rejected: 0, withdrawn: 0 };
}

type Row = Omit<StoredOffer, "requirement" | "file" | "decided" | "checks"> & {
  readonly catalogueId: string;
  readonly catalogueTitle: string;
  readonly key: string;
  readonly label: string;
  readonly title: string;
  readonly areaTitle: string;
  readonly fileName: string | null;
  readonly fileBytes: string | null;
  readonly decision: Adoption["decision"] | null;
  readonly decidedVersion: number;
  readonly decidedCoverage: Coverage;
  readonly decidedReason: string;
  readonly dutyDone: boolean;
  readonly decidedAt: Date;
  readonly decidedByName: string;
  readonly checks: readonly CarriedCheck[] | null;
  readonly found: number;
};

function fromRow(row: Row): StoredOffer {
  const { catalogueId, catalogueTitle, key, label, title, areaTitle, fileName, decision } = row;
  const decided: Adoption | null =
    decision === null
      ? null
      : {
          decision,
          version: row.decidedVersion,
          coverage: row.decidedCoverage,
          reason: row.decidedReason,
          dutyDone: row.dutyDone,
          decidedAt: row.decidedAt,
          decidedByName: row.decidedByName,
        };
  return storedOffer.parse({
    ...row,
    requirement: { catalogueId, catalogueTitle, key, label, title, areaTitle },
    file: fileName === null ? null : { name: fileName, bytes: Number(row.fileBytes) },
    decided,
    checks: row.checks ?? [],
  });
}

/** The member's open checks that ask the requirement of `s`, newest first. */
const concerned = (memberId: MemberId) => sql`
  left join lateral (
    select jsonb_agg(jsonb_build_object('checkId', k.id, 'title', concat_ws(' ', r.title, r.period, nullif(k.scope, '')), 'own', t.status, 'effective', t.effective, 'carriedBy', t.shared_answer_id)
      order by r.issued_at desc) as checks
    from check_round r
    join member_check k on k.member_id = ${memberId} and k.round_id = r.id and k.state <> 'closed'
    join requirement e on e.cooperative_id = r.cooperative_id and e.version_id = r.version_id and e.key = s.requirement_key and not e.withdrawn
    left join check_answer t on t.member_id = k.member_id and t.check_id = k.id and t.requirement_key = s.requirement_key
    where r.cooperative_id = s.cooperative_id and r.catalogue_id = s.catalogue_id and r.state = 'open' and asks(r.selection, e.area_key, e.level, e.modal, e.effort)) k on true`;

type Cut = { readonly limit: number; readonly offset: number };

/** Offers that meet a condition: what needs review first, then what is asked in an open check, in the order of the catalogue. */
async function findMatching(tx: Tx, place: MemberPlace, condition: RawBuilder<SqlBool>, { limit, offset }: Cut): Promise<{ offers: StoredOffer[]; found: number }> {
  const { rows } = await sql<Row>`
    select s.id, s.provider, s.version, s.withdrawn_at as "withdrawnAt", s.withdrawn_reason as "withdrawnReason", s.catalogue_id as "catalogueId", c.title as "catalogueTitle",
      s.requirement_key as key, coalesce(q.label, s.requirement_key) as label, coalesce(q.title, '') as title, coalesce(q.area_title, '') as "areaTitle",
      v.coverage, v.statement, v.residual_duty as "residualDuty", v.evidence, v.published_at as "publishedAt", f.name as "fileName", f.bytes as "fileBytes",
      a.decision, a.version as "decidedVersion", av.coverage as "decidedCoverage", a.reason as "decidedReason", a.duty_done as "dutyDone", a.decided_at as "decidedAt",
      a.decided_by_name as "decidedByName", k.checks, count(*) over ()::int as found
    ${offered(place)}
    left join stored_file f on f.cooperative_id = v.cooperative_id and f.member_id = v.cooperative_id || '.' and f.id = v.evidence_file_id
    left join lateral (
      select r.label, r.title, r.position, coalesce(g.title, '') as area_title
      from requirement r
      join catalogue_version w on w.cooperative_id = r.cooperative_id and w.id = r.version_id and w.catalogue_id = s.catalogue_id
      left join requirement_group g on g.cooperative_id = r.cooperative_id and g.version_id = r.version_id and g.key = r.area_key
      where r.cooperative_id = s.cooperative_id and r.key = s.requirement_key order by w.number desc limit 1) q on true
    ${concerned(place.memberId)}
    where s.cooperative_id = ${place.cooperativeId} and ${condition}
    order by ${behind} desc nulls last, k.checks is not null desc, c.title collate "und-x-icu", q.position nulls last, s.provider, s.id
    limit ${limit} offset ${offset}`.execute(tx);
  return { offers: rows.map(fromRow), found: rows[0]?.found ?? 0 };
}

const like = (text: string) => `%${text.replaceAll(/[\\%_]/g, (sign) => `\\${sign}`)}%`;

/** One page of a member's offers in a state. */
export function findOffers(tx: Tx, place: MemberPlace, { state, text }: OfferFilter, cut: Cut): Promise<{ offers: StoredOffer[]; found: number }> {
  const spoken = text === undefined ? sql<SqlBool>`true` : sql<SqlBool>`(q.label ilike ${like(text)} or q.title ilike ${like(text)} or s.provider ilike ${like(text)})`;
  return findMatching(tx, place, sql`${states[state]} and ${spoken}`, cut);
}

/** One offer; a withdrawn one only where the member decided on it. */
export async function findOffer(tx: Tx, place: MemberPlace, sharedAnswerId: string): Promise<StoredOffer | undefined> {
  const { offers } = await findMatching(tx, place, sql`s.id = ${sharedAnswerId}::uuid and (${stands} or a.decision is not null)`, { limit: 1, offset: 0 });
  return offers[0];
}

/** What is offered to requirements of a catalogue: for the page that asks them. Undecided and adopted ones alike. */
export async function findOffersTo(tx: Tx, place: MemberPlace, asked: { readonly catalogueId: string; readonly keys: readonly string[] }): Promise<StoredOffer[]> {
  const condition = sql<SqlBool>`${stands} and s.catalogue_id = ${asked.catalogueId}::uuid and s.requirement_key = any (${[...asked.keys]}::text[])`;
  return (await findMatching(tx, place, condition, { limit: 1_000, offset: 0 })).offers;
}
