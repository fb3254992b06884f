/** What a new version of a catalogue does to a round: compared, and applied in a handful of statements for any number of members. */
import { sql } from "kysely";
import type { Tx } from "#platform/db/transact";
import type { Round } from "../model.ts";
import type { RoundPlace } from "./rounds.ts";
import { asksFor } from "./catalogue.ts";

type Version = { readonly label: string; readonly title: string; readonly statement: string; readonly textHash: string };
export type Pair = { readonly key: string; readonly before: Version | null; readonly after: Version | null; readonly answers: number };

const askedIn = (round: Pick<Round, "cooperativeId" | "selection">, versionId: string) => sql`
  (select q.key, q.label, q.title, q.statement, q.text_hash, q.position from requirement q where q.cooperative_id = ${round.cooperativeId} and q.version_id = ${versionId}::uuid
    and ${asksFor(round.selection)})`;

const asVersion = (of: string) => sql`case when ${sql.raw(of)}.key is null then null
  else jsonb_build_object('label', ${sql.raw(of)}.label, 'title', ${sql.raw(of)}.title, 'statement', ${sql.raw(of)}.statement, 'textHash', ${sql.raw(of)}.text_hash) end`;

/** What a round asks in its own version and in another, where they differ, with the answers the actor may see. One statement. */
export async function findPairs(tx: Tx, round: Pick<Round, "id" | "cooperativeId" | "versionId" | "selection">, versionId: string): Promise<Pair[]> {
  const { rows } = await sql<Pair>`
    select coalesce(o.key, n.key) as key, ${asVersion("o")} as before, ${asVersion("n")} as after, coalesce(a.answers, 0)::int as answers
    from ${askedIn(round, round.versionId)} o full join ${askedIn(round, versionId)} n on n.key = o.key
    left join (select a.requirement_key, count(*) as answers from check_answer a join member_check c on c.member_id = a.member_id and c.id = a.check_id
      where a.cooperative_id = ${round.cooperativeId} and c.round_id = ${round.id}::uuid and a.status is not null group by 1) a on a.requirement_key = coalesce(o.key, n.key)
    where o.key is null or n.key is null or o.text_hash <> n.text_hash or o.label <> n.label
    order by coalesce(n.position, o.position)`.execute(tx);
  return rows;
}

/** How many checks of a round are signed, as far as the actor may see. */
export async function findSigned(tx: Tx, { cooperativeId, roundId }: RoundPlace): Promise<number> {
  const row = await tx
    .selectFrom("member_check")
    .select((e) => e.fn.countAll<string>().as("signed"))
    .where("cooperative_id", "=", cooperativeId)
    .where("round_id", "=", roundId)
    .where("state", "=", "closed")
    .executeTakeFirst();
  return Number(row?.signed ?? 0);
}

/**
 * Moves a round to a version: areas are counted anew, answers keep their key and find their area again; what is no longer asked stays with its
 * words and counts no more. The round is claimed by the caller. Answers how many checks there are.
 */
export async function saveVersion(tx: Tx, round: Pick<Round, "id" | "cooperativeId" | "selection">, versionId: string): Promise<number> {
  const { id, cooperativeId, selection } = round;
  const checks = sql`(select c.member_id, c.id from member_check c where c.cooperative_id = ${cooperativeId} and c.round_id = ${id}::uuid)`;
  const asked = sql`from requirement q where q.cooperative_id = ${cooperativeId} and q.version_id = ${versionId}::uuid and ${asksFor(selection)}`;
  await tx.updateTable("check_round").set({ version_id: versionId }).where("cooperative_id", "=", cooperativeId).where("id", "=", id).execute();
  await sql`insert into check_area as a (cooperative_id, member_id, check_id, area_key, asked)
    select ${cooperativeId}, c.member_id, c.id, q.area_key, q.asked from ${checks} c cross join (select q.area_key, count(*)::int as asked ${asked} group by q.area_key) q
    on conflict (member_id, check_id, area_key) do update set asked = excluded.asked where a.asked <> excluded.asked`.execute(tx);
  await sql`update check_area a set asked = 0 from ${checks} c
    where a.member_id = c.member_id and a.check_id = c.id and a.asked <> 0 and a.area_key not in (select q.area_key ${asked})`.execute(tx);
  await sql`update check_answer a set area_key = coalesce(n.area_key, a.area_key), basic = coalesce(n.basic, a.basic), asked = n.area_key is not null
    from ${checks} c, (select k.key, q.area_key, q.basic from (select distinct requirement_key as key from check_answer where cooperative_id = ${cooperativeId}
        and check_id in (select id from member_check where cooperative_id = ${cooperativeId} and round_id = ${id}::uuid)) k
      left join (select q.key, q.area_key, is_basic(q.level, q.modal) as basic ${asked}) q on q.key = k.key) n
    where a.member_id = c.member_id and a.check_id = c.id and a.requirement_key = n.key
      and (a.area_key, a.basic, a.asked) is distinct from (coalesce(n.area_key, a.area_key), coalesce(n.basic, a.basic), n.area_key is not null)`.execute(tx);
  const { rows } = await sql<{ checks: number }>`select count(*)::int as checks from ${checks} c`.execute(tx);
  return rows[0]?.checks ?? 0;
}
