/** A mixed workload of acknowledged writes, and the proof that none of them was lost and none half kept. */
import assert from "node:assert/strict";
import { perform, type House } from "#edge/perform";
import type { Principal } from "#kernel/operation";
import { verifyChain } from "#platform/audit";
import type { Database } from "#platform/db/open";
import { towns } from "./world.ts";

/** What was acknowledged: names of departments, and the highest version of an answer. */
export type Acknowledged = { readonly units: Set<string>; versions: number };

export type Work = { readonly house: House; readonly by: Principal; readonly campaignId: string };

const memberId = towns.raunheim;

/** Adds a department; true when acknowledged. */
export async function addUnit({ house, by }: Work, name: string): Promise<boolean> {
  const outcome = await perform(house, "unit.add", { memberId, name }, { principal: by, door: "api" });
  return outcome.status === "done";
}

/** Answers a question on the version known; the new version when acknowledged, null when not. */
export async function answerOnce({ house, by, campaignId }: Work, version: number): Promise<number | null> {
  const outcome = await perform(house, "survey.answer", { memberId, campaignId, question: "stellen", value: version % 90, version }, { principal: by, door: "api" });
  return outcome.status === "done" ? (outcome.value as { version: number }).version : null;
}

/** The version of the answer as it is kept. */
export async function keptVersion({ pool }: Database, campaignId: string): Promise<number> {
  const { rows } = await pool.query<{ version: number }>("select version from answer where campaign_id = $1 and question = 'stellen' and member_id = $2", [campaignId, memberId]);
  return rows[0]?.version ?? 0;
}

/** Every acknowledged write is there once; each write has its event and each event its write; the chain holds. */
export async function assertKept(database: Database, campaignId: string, { units, versions }: Acknowledged): Promise<void> {
  const { rows } = await database.pool.query<{ name: string }>("select name from unit where member_id = $1", [memberId]);
  const kept = rows.map(({ name }) => name);
  assert.equal(new Set(kept).size, kept.length);
  assert.deepEqual(
    [...units].filter((name) => !kept.includes(name)),
    [],
    "acknowledged departments are kept",
  );
  const version = await keptVersion(database, campaignId);
  assert.ok(version >= versions, `answer: acknowledged ${versions}, kept ${version}`);
  const count = async (operation: string) =>
    Number((await database.pool.query<{ n: string }>("select count(*) as n from audit_event where operation = $1", [operation])).rows[0]?.n);
  assert.equal(await count("unit.add"), kept.length, "one event for each department, no event without one");
  assert.equal(await count("survey.answer"), version, "one event for each version of the answer");
  assert.equal(Number((await database.pool.query<{ n: string }>("select count(*) as n from audit_due")).rows[0]?.n), 0);
  const links = (
    await database.pool.query<{ number: string; entry: string; hash: Buffer }>("select number, entry, hash from audit_event where chain = $1 order by number", [memberId])
  ).rows;
  const [head] = (await database.pool.query<{ number: string; hash: Buffer }>("select number, hash from audit_chain where chain = $1", [memberId])).rows;
  assert.equal(
    verifyChain(
      links.map((link) => ({ ...link, number: Number(link.number) })),
      head ? { number: Number(head.number), hash: head.hash } : null,
    ),
    null,
  );
}
