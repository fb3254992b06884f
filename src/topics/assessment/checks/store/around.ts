/** What stands around one requirement: its words, evidence, earlier answers, suggestions through mappings, shared answers. */
import { sql } from "kysely";
import type { Tx } from "#platform/db/transact";
import { relationships, type Relationship } from "#topics/catalogue/formats/model";
import { evidence, fullRequirement, statuses, type Evidence, type FullRequirement, type Status } from "../model.ts";
import type { CheckPlace, FoundCheck } from "./rows.ts";
import { asksFor } from "./catalogue.ts";

export type Parameter = { readonly id: string; readonly label: string; readonly values: readonly string[] };
export type FoundRequirement = FullRequirement & { readonly parameters: readonly Parameter[] };

const columns = sql`q.key, q.label, q.title, q.area_key as area, q.statement, q.guidance, q.evidence, q.modal, q.level, q.effort, q.weight, q.audience, q.text_hash as "textHash", q.parameters`;

/** A requirement as the check asks it; what is no longer asked, as it was last asked. */
export async function findRequirement(tx: Tx, { cooperativeId, versionId, selection }: FoundCheck, key: string): Promise<FoundRequirement | undefined> {
  const { rows } = await sql<{ parameters: Parameter[] }>`
    select ${columns}, not (q.version_id = ${versionId}::uuid and ${asksFor(selection)}) as withdrawn
    from requirement q join catalogue_version v on v.cooperative_id = q.cooperative_id and v.id = q.version_id
    where q.cooperative_id = ${cooperativeId} and q.key = ${key}
    order by q.version_id = ${versionId}::uuid desc, v.imported_at desc, v.number desc limit 1`.execute(tx);
  const [found] = rows;
  return found && { ...fullRequirement.parse(found), parameters: found.parameters };
}

/** How a requirement read in the version whose text has this hash. */
export async function findEarlierText(tx: Tx, cooperativeId: string, key: string, textHash: string) {
  const { rows } = await sql<{ label: string; title: string; statement: string }>`
    select label, title, statement from requirement where cooperative_id = ${cooperativeId} and key = ${key} and text_hash = ${textHash} limit 1`.execute(tx);
  return rows[0];
}

/** Values set for a catalogue's parameters; the member's go before the cooperative's. */
export async function findParameterValues(tx: Tx, { cooperativeId, catalogueId, memberId }: FoundCheck): Promise<ReadonlyMap<string, string>> {
  const { rows } = await sql<{ parameter: string; value: string }>`
    select parameter, value, 0 as rank from parameter_value where cooperative_id = ${cooperativeId} and catalogue_id = ${catalogueId}::uuid
    union all select parameter, value, 1 from member_parameter_value where member_id = ${memberId} and catalogue_id = ${catalogueId}::uuid order by 3`.execute(tx);
  return new Map(rows.map(({ parameter, value }) => [parameter, value]));
}

/** The evidence of one requirement, newest first. */
export async function findEvidences(tx: Tx, { memberId, checkId }: CheckPlace, key: string, day: string): Promise<Evidence[]> {
  const { rows } = await sql`
    select id, kind, title, address, sha256, expires_on as "expiresOn", coalesce(expires_on < ${day}::date, false) as expired, added_at as "addedAt", added_by_name as "addedBy"
    from check_evidence where member_id = ${memberId} and check_id = ${checkId}::uuid and requirement_key = ${key} order by added_at desc, id`.execute(tx);
  return rows.map((row) => evidence.parse(row));
}

export type EarlierAnswer = {
  readonly title: string;
  readonly period: string;
  readonly status: Status;
  readonly reason: string;
  readonly note: string;
  readonly deficits: string;
};

/** What the member said to the same requirement in its check before this one. */
export async function findEarlierAnswer(tx: Tx, { memberId, id, scope }: FoundCheck, key: string): Promise<EarlierAnswer | undefined> {
  const { rows } = await sql<EarlierAnswer>`
    select r.title, r.period, a.status, a.reason, a.note, a.deficits
    from check_answer a
    join member_check c on c.member_id = a.member_id and c.id = a.check_id and c.scope = ${scope}
    join check_round r on r.cooperative_id = c.cooperative_id and r.id = c.round_id
    where a.member_id = ${memberId} and a.requirement_key = ${key} and a.check_id <> ${id}::uuid and a.status is not null
      and r.issued_at < (select p.issued_at from member_check o join check_round p on p.cooperative_id = o.cooperative_id and p.id = o.round_id where o.member_id = ${memberId} and o.id = ${id}::uuid)
    order by r.issued_at desc limit 1`.execute(tx);
  return rows[0];
}

/** An answer elsewhere, and the mappings that lead from this requirement there: one step or two. `outward`: this side is the mapping's source. */
export type Linked = {
  readonly checkId: string;
  readonly requirement: string;
  readonly catalogue: string;
  readonly check: string;
  readonly label: string;
  readonly title: string;
  readonly status: Status;
  readonly reason: string;
  readonly steps: readonly { readonly relationship: Relationship; readonly outward: boolean }[];
};

type LinkedRow = Omit<Linked, "steps"> & { first: string; firstOutward: boolean; second: string | null; secondOutward: boolean | null };

const relationshipOf = (text: string): Relationship => relationships.find((known) => known === text) ?? "intersects-with";

/** One step along mappings from the places in `from` (space, label, key): both ways. */
const stepFrom = (from: string, cooperativeId: string) => sql`
    select f.*, m.target_space as space2, r.target as label2, r.target_key as key2, r.relationship as relationship2, true as outward2
    from ${sql.raw(from)} f join mapping_relation r on r.cooperative_id = ${cooperativeId} and r.source_requirement = f.label
    join mapping m on m.cooperative_id = r.cooperative_id and m.id = r.mapping_id and m.source_space = f.space
    union
    select f.*, m.source_space, r.source_requirement, null, r.relationship, false
    from ${sql.raw(from)} f join mapping_relation r on r.cooperative_id = ${cooperativeId} and r.target = f.label
    join mapping m on m.cooperative_id = r.cooperative_id and m.id = r.mapping_id and m.target_space = f.space
    union
    select f.*, m.source_space, r.source_requirement, null, r.relationship, false
    from ${sql.raw(from)} f join mapping_relation r on r.cooperative_id = ${cooperativeId} and r.target_key = f.key
    join mapping m on m.cooperative_id = r.cooperative_id and m.id = r.mapping_id`;

/** The member's answers to requirements that mappings connect with this one, over at most two steps; the newest for each. One statement. */
export async function findLinked(tx: Tx, check: FoundCheck, requirement: Pick<FullRequirement, "key" | "label">): Promise<Linked[]> {
  const { rows } = await sql<LinkedRow>`
    with here as (select ${check.catalogueKey}::text as space, ${requirement.label}::text as label, ${requirement.key}::text as key),
    one as (${stepFrom("here", check.cooperativeId)}),
    near as (select space2 as space, label2 as label, key2 as key, relationship2 as first, outward2 as first_outward from one),
    two as (${stepFrom("near", check.cooperativeId)}),
    reached as (
      select space, label, key, first, first_outward, null::text as second, null::boolean as second_outward from near
      union all select space2, label2, key2, first, first_outward, relationship2, outward2 from two
    )
    select distinct on (q.key) a.check_id as "checkId", a.requirement_key as requirement, k.title as catalogue, r.title || ' ' || r.period as check, q.label, q.title,
      a.effective as status, a.reason, x.first, x.first_outward as "firstOutward", x.second, x.second_outward as "secondOutward"
    from reached x
    join catalogue k on k.cooperative_id = ${check.cooperativeId} and k.key = x.space
    join check_round r on r.cooperative_id = k.cooperative_id and r.catalogue_id = k.id
    join member_check c on c.member_id = ${check.memberId} and c.round_id = r.id and c.id <> ${check.id}::uuid
    join requirement q on q.cooperative_id = r.cooperative_id and q.version_id = r.version_id and (q.label = x.label or q.key = x.key)
    join check_answer a on a.member_id = c.member_id and a.check_id = c.id and a.requirement_key = q.key and a.effective is not null
    where q.key <> ${requirement.key}
    order by q.key, r.issued_at desc, x.second nulls first limit 20`.execute(tx);
  return rows.map(({ first, firstOutward, second, secondOutward, ...row }) => ({
    ...row,
    status: statuses.find((known) => known === row.status) ?? "no",
    steps: [
      { relationship: relationshipOf(first), outward: firstOutward },
      ...(second === null ? [] : [{ relationship: relationshipOf(second), outward: secondOutward ?? false }]),
    ],
  }));
}
