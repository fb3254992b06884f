/** Emergency packs: one at once, those of all members in the background while pages are read, and a strategy as PDF and Word file (issue 4, point 7). */
import { randomUUID } from "node:crypto";
import path from "node:path";
import type pg from "pg";
import { PgBoss } from "pg-boss";
import { startPostgres } from "../postgres.ts";
import { openClient, type Client } from "./client.ts";
import { preparePostgres, type Prepared } from "./grounds.ts";
import { insist } from "./measure.ts";
import { startProduct } from "./product.ts";
import { root, tenant } from "./scene.ts";
import type { Figure } from "./starting.ts";
import { spreadOf, timed } from "./statistics.ts";

const { openSecrets } = (await import(path.join(root, "dist/platform/secrets.js"))) as typeof import("../../src/platform/secrets.ts");
const { findTemplates } = (await import(
  path.join(root, "dist/topics/emergency/registers/usecases/knowledge.js")
)) as typeof import("../../src/topics/emergency/registers/usecases/knowledge.ts");
const { sealPlace } = (await import(path.join(root, "dist/topics/emergency/registers/rules/entries.js"))) as typeof import("../../src/topics/emergency/registers/rules/entries.ts");

const members = 442;
const runs = 7;
/** Answers read before the background begins, to compare with. */
const quietReads = 60;
const longestSeconds = 900;

/** Everything the product ships as template, and ten people with private numbers, in every house. */
async function plantRegisters(client: pg.ClientBase, { world, data }: Prepared): Promise<void> {
  const opened = openSecrets(data);
  if (!opened.ok) throw new Error(opened.failure);
  const secrets = opened.value;
  // Nobody has a pack yet.
  await client.query("delete from emergency_pack_standing");
  const shipped = findTemplates().flatMap(({ register, entries }) => entries.map(({ facts }) => ({ register, facts })));
  const people = Array.from({ length: 10 }, (_, index) => ({ register: "contacts", facts: { name: `Person ${index}`, kind: "department", phone: `06142 000-${index}` } }));
  for (const { id: memberId } of world.members) {
    const rows = [...people, ...shipped].map(({ register, facts }, position) => ({ id: randomUUID(), register, position, facts }));
    const place = { cooperative_id: tenant, member_id: memberId };
    const entries = rows.map((row) => ({ ...place, ...row, source: "", version: 1, changed_at: new Date(Date.now() - 3_600_000), changed_by_name: "x" }));
    const numbers = rows
      .slice(0, people.length)
      .map(({ id }, index) => ({ ...place, entry_id: id, field: "private", sealed: secrets.seal(`0171 0000${index}`, sealPlace(memberId, id, "private")) }));
    for (const [table, all] of [
      ["emergency_entry", entries],
      ["emergency_number", numbers],
    ] as const)
      await client.query(`insert into ${table} select * from jsonb_populate_recordset(null::${table}, $1::jsonb)`, [JSON.stringify(all)]);
  }
  await client.query(`insert into emergency_standing (cooperative_id, member_id, register, entries, wanted, met, confirmed_at, changed_at)
    select cooperative_id, member_id, register, count(*), 10, 5, now(), max(changed_at) from emergency_entry group by 1, 2, 3`);
}

type House = { readonly client: Client; readonly session: string; readonly memberId: string };

/** A number is entered, the pack put together, core and annex printed; the entering is not measured. */
async function onePack({ client, session, memberId }: House): Promise<number> {
  const facts = { name: `Neu ${randomUUID()}`, kind: "other" };
  await insist(client, "/api/emergency.save-entry", { session, json: { memberId, register: "contacts", facts } });
  return timed(async () => {
    await insist(client, "/api/emergency.build-pack", { session, json: { memberId } });
    for (const part of ["core", "annex"]) await insist(client, `/api/emergency.pack-paper?memberId=${memberId}&part=${part}`, { session });
  });
}

/** A strategy of the house, and how long it takes in a format. */
async function strategy({ client, session, memberId }: House, office: string): Promise<(format: string) => Promise<number>> {
  await insist(client, "/api/document-model.adopt", { session: office, json: { cooperativeId: tenant, keys: ["strategie"] } });
  const started = await insist(client, "/api/document.start", { session, json: { memberId, key: "strategie" } });
  const { value } = JSON.parse(started.body.toString("utf8")) as { readonly value: { readonly documentId: string } };
  const address = `/api/document.paper?memberId=${memberId}&documentId=${value.documentId}`;
  return (format) => timed(() => insist(client, `${address}&format=${format}`, { session }));
}

async function repeated(act: () => Promise<number>): Promise<readonly number[]> {
  await act();
  const times: number[] = [];
  for (let run = 0; run < runs; run += 1) times.push(await act());
  return times;
}

/** How long one answer of the pages people read most takes. */
function reader(client: Client, { memberId, session }: House): () => Promise<number> {
  const addresses = [`/mitglied/${memberId}/heute`, `/mitglied/${memberId}/notfall`, `/mitglied/${memberId}/massnahmen`];
  let turn = 0;
  return () => timed(() => insist(client, addresses[turn++ % addresses.length] ?? "/", { session }));
}

/** Sets the clock's own work off, and reads pages until every house has its pack. */
async function inBackground(ground: Prepared, read: () => Promise<number>): Promise<{ readonly seconds: number; readonly times: readonly number[] }> {
  const boss = new PgBoss({ connectionString: ground.databaseUrl ?? "", schema: "jobs", supervise: false, schedule: false });
  await boss.start();
  const done = async () => Number((await ground.raw.query<{ packs: string }>("select count(*) as packs from emergency_pack_standing")).rows[0]?.packs);
  const waiting = (await done()) + 1;
  await boss.send("emergency.build-packs", null);
  // The product looks for work every ten seconds: the time counts from the first pack.
  while ((await done()) < waiting) await new Promise((resolve) => setTimeout(resolve, 5));
  const [began, times] = [performance.now(), [] as number[]];
  while ((await done()) < members && performance.now() - began < longestSeconds * 1_000) times.push(await read());
  await boss.stop({ graceful: false });
  return { seconds: (performance.now() - began) / 1_000, times };
}

export async function measurePacks(): Promise<Figure[]> {
  const server = await startPostgres();
  const ground = await preparePostgres(server.url, members);
  await plantRegisters(ground.raw, ground);
  const product = await startProduct({ data: ground.data, databaseUrl: ground.databaseUrl });
  const [client, second] = [openClient(product.port), openClient(product.port)];
  try {
    const house = { client, session: ground.world.sessions.answering, memberId: ground.world.members[2]?.id ?? "" };
    const read = reader(second, house);
    for (let warm = 0; warm < 9; warm += 1) await read();
    const quiet: number[] = [];
    while (quiet.length < quietReads) quiet.push(await read());
    const { seconds, times } = await inBackground(ground, read);
    const [still, busy] = [spreadOf(quiet), spreadOf(times)];
    const pack = spreadOf(await repeated(() => onePack(house)));
    const paper = await strategy(house, ground.world.sessions.office);
    const [pdf, docx] = [spreadOf(await repeated(() => paper("pdf"))), spreadOf(await repeated(() => paper("docx")))];
    return [
      { key: "pack", name: "Notfallmappe zusammenstellen, Kern und Anhang als PDF", value: pack.median, unit: "ms", atMost: 2_000 },
      { key: "pack-all", name: `Notfallmappen von ${members} Mitgliedern im Hintergrund`, value: seconds, unit: "s", atMost: 600 },
      { key: "pack-read", name: "Seiten währenddessen, Median", value: busy.median, unit: "ms" },
      { key: "pack-slower", name: "Seiten währenddessen gegenüber vorher, Median", value: busy.median / still.median, unit: "×", atMost: 2 },
      { key: "pack-slower-p95", name: "Seiten währenddessen gegenüber vorher, 95 %", value: busy.p95 / still.p95, unit: "×" },
      { key: "strategy-pdf", name: "Strategie als PDF", value: pdf.median, unit: "ms", atMost: 800 },
      { key: "strategy-docx", name: "Strategie als DOCX mit Titelblatt und Inhalt", value: docx.median, unit: "ms", atMost: 800 },
    ];
  } finally {
    for (const one of [client, second]) one.close();
    await product.stop();
    await ground.dispose();
    await server.stop();
  }
}
