/** A small catalogue and checks of it for tests, planted as if imported and issued. */
import { randomUUID } from "node:crypto";
import { sql } from "kysely";
import { actAs } from "#kernel/shoes";
import { cooperativeOf, type CooperativeId, type MemberId } from "#kernel/ids";
import type { Actor, Principal } from "#kernel/operation";
import { appendAudit } from "#platform/audit";
import { transactAs, type Tx } from "#platform/db/transact";
import type { World } from "./world.ts";

/** Six requirements in two areas; the first of each area is a basic one, `ger.3` asks for much effort. */
export const requirementKeys = ["bak.1", "bak.2", "bak.3", "ger.1", "ger.2", "ger.3"] as const;
export type RequirementKey = (typeof requirementKeys)[number];

const titles: Record<RequirementKey, string> = {
  "bak.1": "Datensicherung einrichten",
  "bak.2": "Rückspielen üben",
  "bak.3": "Sicherung getrennt aufbewahren",
  "ger.1": "Geräte aktuell halten",
  "ger.2": "Bildschirm sperren",
  "ger.3": "Geräte verschlüsseln",
};

export type PlantedCatalogue = { readonly cooperativeId: CooperativeId; readonly catalogueId: string; readonly versionId: string };

/** A catalogue with one version; `sign` marks its texts. */
export async function plantCatalogue(world: World, { cooperativeId, sign = "" }: { cooperativeId: CooperativeId; sign?: string }): Promise<PlantedCatalogue> {
  const [catalogueId, versionId] = [randomUUID(), randomUUID()];
  const client = await world.test.database.pool.connect();
  await client.query("set session_replication_role = replica");
  await client.query(`insert into catalogue (cooperative_id, id, key, title, scale, current_version_id, created_at) values ($1, $2, $5, $4, 'grundschutz', $3, now())`, [
    cooperativeId,
    catalogueId,
    versionId,
    `Kleiner Katalog ${sign}`.trim(),
    `klein-${catalogueId}`,
  ]);
  await client.query(
    `insert into catalogue_version (cooperative_id, id, catalogue_id, number, label, format, sha256, requirements, imported_at, imported_by_name) values ($1, $2, $3, 1, '1', 'table', '', 6, now(), 'Test')`,
    [cooperativeId, versionId, catalogueId],
  );
  await client.query(
    `insert into requirement_group (cooperative_id, version_id, key, label, title, position) values ($1, $2, 'bak', '1', 'Datensicherung', 1), ($1, $2, 'ger', '2', 'Geräte', 2)`,
    [cooperativeId, versionId],
  );
  for (const [position, key] of requirementKeys.entries())
    await client.query(
      `insert into requirement (cooperative_id, version_id, key, label, position, area_key, group_key, title, statement, level, effort, text_hash) values ($1, $2, $3, upper($3), $4, $5, $5, $6, $7, $8, $9, 'h')`,
      [
        cooperativeId,
        versionId,
        key,
        position,
        key.slice(0, 3),
        titles[key],
        `${titles[key]}, jedes Jahr. ${sign}`.trim(),
        key.endsWith("1") ? "basic" : "standard",
        key === "ger.3" ? 5 : 1,
      ],
    );
  await client.query("set session_replication_role = origin");
  client.release();
  return { cooperativeId, catalogueId, versionId };
}

/** Works as somebody really does: in a transaction of their own, as the application's role, with an audit event. */
export async function workAs<Value>(world: World, actor: Actor, work: (tx: Tx) => Promise<Value>): Promise<Value> {
  return transactAs(world.house.db, actor, "write", async (tx) => {
    const value = await work(tx);
    await appendAudit(tx, { actor, door: "api", operation: "test.work", requestId: randomUUID(), at: world.clock.now(), touched: { object: "test" } });
    return { keep: true, value };
  });
}

/** In whose shoes a principal acts for a member, or for the whole cooperative. */
export function actorFor(principal: Principal, where: MemberId | CooperativeId): Actor {
  const actor = where.includes(".")
    ? actAs(principal, { name: "member.list", scope: "member" }, { memberId: where })
    : actAs(principal, { name: "member.list", scope: "cooperative" }, { cooperativeId: where });
  if (typeof actor === "string") throw new Error(`${principal.name} does not act for ${where}`);
  return actor;
}

export type PlantedChecks = { readonly roundId: string; readonly checks: ReadonlyMap<MemberId, string> };

type Issued = { readonly office: Principal; readonly members: readonly MemberId[]; readonly selection?: object; readonly title?: string };

/** Issues a check of the catalogue to members, as the office does: round, checks, areas with what is asked. */
export async function plantChecks(world: World, { cooperativeId, catalogueId, versionId }: PlantedCatalogue, issued: Issued): Promise<PlantedChecks> {
  const { office, members, title = "Basis-Check" } = issued;
  const selection = { areas: null, levels: null, modals: null, maxEffort: null, ...issued.selection };
  const roundId = randomUUID();
  const checks = new Map(members.map((member) => [member, randomUUID() as string]));
  await workAs(world, actorFor(office, cooperativeId), async (tx) => {
    await sql`insert into check_round (cooperative_id, id, title, period, catalogue_id, version_id, scale, selection, opens_on, due_on, state, issued_at)
      values (${cooperativeId}, ${roundId}::uuid, ${`${title} ${roundId.slice(0, 4)}`}, '2026', ${catalogueId}::uuid, ${versionId}::uuid, 'grundschutz', ${JSON.stringify(selection)}::jsonb,
        '2026-11-01', '2026-12-31', 'open', now())`.execute(tx);
    for (const [member, id] of checks) {
      await sql`insert into member_check (cooperative_id, member_id, id, round_id, state, due_on, changed_at)
        values (${cooperativeId}, ${member}, ${id}::uuid, ${roundId}::uuid, 'draft', '2026-12-31', now())`.execute(tx);
    }
    await sql`insert into check_area (cooperative_id, member_id, check_id, area_key, asked)
      select ${cooperativeId}, m.member_id, m.check_id, r.area_key, count(*)
      from unnest(${[...checks.keys()]}::text[], ${[...checks.values()]}::uuid[]) as m (member_id, check_id)
      join requirement r on r.cooperative_id = ${cooperativeId} and r.version_id = ${versionId}::uuid and asks(${JSON.stringify(selection)}::jsonb, r.area_key, r.level, r.modal, r.effort)
      group by m.member_id, m.check_id, r.area_key`.execute(tx);
  });
  return { roundId, checks };
}

/** A member answers a requirement itself, as the store of checks does: first word or next, the shared side untouched. */
export const answerItself = (
  world: World,
  principal: Principal,
  { memberId, checkId, key, status }: { memberId: MemberId; checkId: string; key: RequirementKey; status: string | null },
): Promise<unknown> =>
  workAs(world, actorFor(principal, memberId), (tx) =>
    sql`insert into check_answer (cooperative_id, member_id, check_id, requirement_key, area_key, status, effective, basic, text_hash, answered_at, answered_name)
      values (${cooperativeOf(memberId)}, ${memberId}, ${checkId}::uuid, ${key}, ${key.slice(0, 3)}, ${status}, ${status}, ${key.endsWith("1")}, 'h', now(), 'Test')
      on conflict (member_id, check_id, requirement_key) do update set status = excluded.status, effective = excluded.effective, version = check_answer.version + 1`.execute(tx),
  );

/** What a member shows the office. */
export async function showClass(world: World, memberId: MemberId, dataClass: "aggregate" | "status" | "detail"): Promise<void> {
  const client = await world.test.database.pool.connect();
  await client.query("set session_replication_role = replica");
  await client.query(
    `insert into member_data_class (cooperative_id, member_id, data_class, set_at, set_by_name) values ($1, $2, $3, now(), 'Test')
     on conflict (member_id) do update set data_class = excluded.data_class`,
    [cooperativeOf(memberId), memberId, dataClass],
  );
  await client.query("set session_replication_role = origin");
  client.release();
}
