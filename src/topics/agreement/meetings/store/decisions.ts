/** The register of decisions, and the points that wait for an agenda. */
import { sql } from "kysely";
import type { CooperativeId } from "#kernel/ids";
import type { Tx } from "#platform/db/transact";
import { decision, type AgendaItem, type Decision } from "../model.ts";

/** Decisions the actor sees, the last first; of one body only where it is named. */
export async function findDecisions(tx: Tx, cooperativeId: CooperativeId, bodyId?: string): Promise<Decision[]> {
  const { rows } = await sql<Record<string, unknown>>`
    select d.id, d.body_id as "bodyId", b.name as "bodyName", b.short as "bodyShort", d.number, d.meeting_id as "meetingId", d.item_id as "itemId", d.decided_on as "decidedOn",
      d.title, d.wording, d.result, d.tally, d.rule, d.supersedes_id as "supersedesId", m.state = 'released' as "isReleased", earlier.number as "supersedesNumber", later.id as "supersededById", later.number as "supersededByNumber"
    from meeting_decision d join meeting_body b on b.cooperative_id = d.cooperative_id and b.id = d.body_id
    join meeting m on m.cooperative_id = d.cooperative_id and m.id = d.meeting_id
    left join meeting_decision earlier on earlier.cooperative_id = d.cooperative_id and earlier.id = d.supersedes_id
    left join meeting_decision later on later.cooperative_id = d.cooperative_id and later.supersedes_id = d.id
    where d.cooperative_id = ${cooperativeId} and (${bodyId ?? null}::uuid is null or d.body_id = ${bodyId ?? null}::uuid)
    order by d.decided_on desc, d.recorded_at desc, d.number desc limit 2000`.execute(tx);
  return rows.map((row) => decision.parse(row));
}

/** The next number of a body; whoever else decides at the same moment waits for it. */
export async function saveNextNumber(tx: Tx, cooperativeId: CooperativeId, bodyId: string): Promise<number> {
  const row = await tx
    .updateTable("meeting_body")
    .set((body) => ({ last_decision: body("last_decision", "+", 1) }))
    .where("cooperative_id", "=", cooperativeId)
    .where("id", "=", bodyId)
    .returning("last_decision")
    .executeTakeFirstOrThrow();
  return row.last_decision;
}

type Hand = { readonly at: Date; readonly byName: string };
type Entered = Omit<Decision, "isReleased" | "bodyName" | "bodyShort" | "supersedesNumber" | "supersededById" | "supersededByNumber">;

export async function insertDecision(tx: Tx, cooperativeId: CooperativeId, entered: Entered, { at, byName }: Hand): Promise<void> {
  const { id, bodyId, number, meetingId, itemId, decidedOn, title, wording, result, tally, rule, supersedesId } = entered;
  const place = { cooperative_id: cooperativeId, body_id: bodyId, meeting_id: meetingId, item_id: itemId };
  const counted = { tally: JSON.stringify(tally), rule: JSON.stringify(rule), supersedes_id: supersedesId };
  await tx
    .insertInto("meeting_decision")
    .values({ ...place, id, number, decided_on: decidedOn, title, wording, result, ...counted, recorded_at: at, recorded_by_name: byName })
    .execute();
}

type LeftOver = Pick<AgendaItem, "id" | "kind" | "title" | "explanation" | "proposal">;

/** Points of earlier meetings of a body that were left over and have not come on a later agenda. */
export async function findLeftOver(tx: Tx, cooperativeId: CooperativeId, bodyId: string): Promise<LeftOver[]> {
  const { rows } = await sql<LeftOver>`
    select i.id, i.kind, i.title, i.explanation, i.proposal from meeting_item i join meeting_record r on r.cooperative_id = i.cooperative_id and r.item_id = i.id
    where i.cooperative_id = ${cooperativeId} and i.body_id = ${bodyId}::uuid and r.outcome = 'left-over'
      and not exists (select from meeting_item later join meeting m on m.cooperative_id = later.cooperative_id and m.id = later.meeting_id
        where later.cooperative_id = i.cooperative_id and later.source = 'left-over' and later.source_key = i.id::text and m.state <> 'cancelled')
    order by i.id limit 50`.execute(tx);
  return rows;
}
