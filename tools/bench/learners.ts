/** A thousand people begin a course: each types a code, opens the course, reads the first lesson. Three times as fast as promised (issue 4, point 7). */
import path from "node:path";
import { startPostgres } from "../postgres.ts";
import { openClient, sessionIn, type Client } from "./client.ts";
import { preparePostgres } from "./grounds.ts";
import { insist } from "./measure.ts";
import { startProduct } from "./product.ts";
import { root, tenant } from "./scene.ts";
import type { Figure } from "./starting.ts";
import { spreadOf, timed } from "./statistics.ts";
import type { World } from "./world.ts";

const { unpack } = (await import(path.join(root, "dist/platform/documents/archive.js"))) as typeof import("../../src/platform/documents/archive.ts");

const learners = 1_000;
/** One arrives every 200 ms: a thousand in 200 seconds instead of ten minutes. */
const pauseMs = 200;
/** Browsers that are open at once. */
const browsers = 12;

/** What an operation answered, in the shape its contract promises. */
type Told = { readonly campaignId: string; readonly courses: { id: string; shipped: boolean }[]; readonly departments: { id: string }[]; readonly lessons: { key: string }[] };
const told = (body: Buffer): Told => (JSON.parse(body.toString("utf8")) as { readonly value: Told }).value;

const day = (offset: number) => new Date(Date.now() + offset * 86_400_000).toISOString().slice(0, 10);

/** Issues the first shipped course to one house and prints its slips; answers the codes on them. */
async function printCodes(client: Client, { sessions, members }: World): Promise<readonly string[]> {
  const memberId = members[2]?.id ?? "";
  const office = { session: sessions.office };
  await insist(client, "/api/course.adopt", { ...office, json: { cooperativeId: tenant } });
  const { courses } = told((await insist(client, `/api/course.list?cooperativeId=${tenant}`, office)).body);
  const issue = { cooperativeId: tenant, courseId: courses.find(({ shipped }) => shipped)?.id, title: "Messung", opensOn: day(0), dueOn: day(28), members: [memberId] };
  const { campaignId } = told((await insist(client, "/api/training.issue", { ...office, json: issue })).body);
  const house = { session: sessions.answering };
  const place = `memberId=${memberId}&campaignId=${campaignId}`;
  const { departments } = told((await insist(client, `/api/training.departments?${place}`, house)).body);
  const departmentId = departments[0]?.id ?? "";
  for (let made = 0; made < learners; made += 500) await insist(client, "/api/training.issue-slips", { ...house, json: { memberId, campaignId, departmentId, count: 500 } });
  const { body } = await insist(client, `/api/training.slips?${place}&departmentId=${departmentId}&format=odt`, house);
  const content = unpack(new Uint8Array(body)).find(({ name }) => name === "content.xml");
  return [
    ...Buffer.from(content?.bytes ?? [])
      .toString("utf8")
      .matchAll(/\b[2-9A-Z]{5}-[2-9A-Z]{5}\b/g),
  ].map(([code]) => code);
}

/** One learner's first minute; answers how long each request took (ms). */
async function begin(client: Client, code: string): Promise<number[]> {
  const times: number[] = [];
  const take = async <Value>(act: () => Promise<Value>): Promise<Value> => {
    let value: Value | undefined;
    times.push(await timed(async () => (value = await act())));
    return value as Value;
  };
  await take(() => insist(client, "/lernen", {}));
  const session = sessionIn(await take(() => insist(client, "/api/learning.enter", { json: { code } })));
  const { body } = await insist(client, "/api/learning.course", { session });
  const { lessons } = told(body);
  await take(() => insist(client, "/lernen/kurs", { session }));
  await take(() => insist(client, `/lernen/kurs/${lessons[0]?.key ?? ""}`, { session }));
  await take(() => insist(client, "/api/learning.read-lesson", { session, json: { lesson: lessons[0]?.key } }));
  return times;
}

/** A thousand begin, one after the other arriving, on PostgreSQL. */
export async function measureLearners(): Promise<Figure[]> {
  const server = await startPostgres();
  const ground = await preparePostgres(server.url, 13);
  const product = await startProduct({ data: ground.data, databaseUrl: ground.databaseUrl });
  const clients = Array.from({ length: browsers }, () => openClient(product.port));
  try {
    const [first] = clients;
    const codes = first ? await printCodes(first, ground.world) : [];
    const began = performance.now();
    const times = await Promise.all(
      codes.map(async (code, index) => {
        await new Promise((resolve) => setTimeout(resolve, index * pauseMs));
        const client = clients[index % browsers];
        return client ? begin(client, code) : [];
      }),
    );
    const { median, p95 } = spreadOf(times.flat());
    return [
      { key: "learners", name: "Lernende, die begonnen haben", value: times.length, unit: "" },
      { key: "learners-seconds", name: "in", value: (performance.now() - began) / 1_000, unit: "s" },
      { key: "learners-median", name: "Abruf eines Lernenden, Median", value: median, unit: "ms" },
      { key: "learners-p95", name: "Abruf eines Lernenden, 95 %", value: p95, unit: "ms", atMost: 150 },
    ];
  } finally {
    for (const client of clients) client.close();
    await product.stop();
    await ground.dispose();
    await server.stop();
  }
}
