/** What the search finds among documents, courses and the registers of the emergency. */
import { sql } from "kysely";
import type { CooperativeId, MemberId } from "#kernel/ids";
import type { Tx } from "#platform/db/transact";
import type { Facts, RegisterName } from "#topics/emergency/registers/model";
import type { SharedKind } from "../model.ts";
import { escaped } from "./hits.ts";

export type EssentialHit = { readonly id: string; readonly title: string; readonly note: string } & (
  | { readonly kind: "model" | "course" | "document" | SharedKind; readonly memberId: MemberId | null; readonly register: null; readonly facts: null }
  | { readonly kind: "emergency"; readonly memberId: MemberId; readonly register: RegisterName; readonly facts: Facts }
);

/**
 * The newest models and courses by title, documents whose words the reader may see, entries with any open fact that matches; at most eight of each kind.
 * Sealed numbers stand elsewhere and are found by nobody. From outside no entry is found: looking into one is noted, and a search is not.
 */
export async function findEssentialHits(tx: Tx, cooperativeId: CooperativeId, text: string): Promise<EssentialHit[]> {
  const like = escaped(text);
  const { rows } = await sql<EssentialHit>`
    (select 'model' as kind, n.id::text, n.title, n.label as note, null::text as "memberId", null::text as register, null::jsonb as facts from (
        select distinct on (key) id, title, label from document_model where cooperative_id = ${cooperativeId} and state = 'published' order by key, version desc) n
      where n.title ilike ${like} order by n.title limit 8)
    union all
    (select 'document', v.id::text, v.title, m.name, v.member_id, null, null from document_version v join member m on m.id = v.member_id
      where v.cooperative_id = ${cooperativeId} and v.state <> 'withdrawn' and v.title ilike ${like}
        and exists (select from document_content c where c.member_id = v.member_id and c.version_id = v.id) order by v.title, m.name, v.id limit 8)
    union all
    (select 'course', n.id::text, n.title, n.label, null, null, null from (
        select distinct on (key) id, title, label from course where cooperative_id = ${cooperativeId} and state = 'published' order by key, number desc) n
      where n.title ilike ${like} order by n.title limit 8)
    union all
    (select 'emergency', e.id::text, '', m.name, e.member_id, e.register, e.facts from emergency_entry e join member m on m.id = e.member_id
      where e.cooperative_id = ${cooperativeId} and not (select looks_from_outside()) and exists (select from jsonb_each_text(e.facts) f where f.value ilike ${like}) order by m.name, e.register, e.position, e.id limit 8)`.execute(
    tx,
  );
  return rows;
}

/** Contracts with their suppliers, frameworks among them, purchases, agreements that were put before the councils, and what bodies have decided; as far as the walls let them through. */
export async function findAgreedHits(tx: Tx, cooperativeId: CooperativeId, text: string): Promise<EssentialHit[]> {
  const like = escaped(text);
  const { rows } = await sql<EssentialHit>`
    (select case when f.contract_id is null then 'contract' else 'framework' end as kind, c.id::text, c.title, c.supplier_name as note, c.member_id as "memberId", null::text as register, null::jsonb as facts
      from contract c left join framework f on f.cooperative_id = c.cooperative_id and f.contract_id = c.id
      where c.cooperative_id = ${cooperativeId} and (c.title ilike ${like} or c.supplier_name ilike ${like}) order by c.title, c.id limit 8)
    union all
    (select 'purchase', p.id::text, p.title, '', null, null, null from purchase p where p.cooperative_id = ${cooperativeId} and p.title ilike ${like} order by p.title, p.id limit 8)
    union all
    (select 'agreement', v.id::text, v.title, v.number::text, null, null, null from agreement_version v
      where v.cooperative_id = ${cooperativeId} and v.state <> 'draft' and v.title ilike ${like} order by v.number desc limit 8)
    union all
    (select 'decision', d.meeting_id || '#' || d.item_id, d.title, b.short || '-' || d.number, null, null, null
      from meeting_decision d join meeting_body b on b.cooperative_id = d.cooperative_id and b.id = d.body_id
      where d.cooperative_id = ${cooperativeId} and (d.title ilike ${like} or d.wording ilike ${like} or b.short || '-' || d.number ilike ${like}) order by d.decided_on desc, d.number desc limit 8)`.execute(
    tx,
  );
  return rows;
}
