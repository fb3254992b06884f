/** How long starting takes, what the running product holds in memory, and what a page weighs. */
import fs from "node:fs";
import os from "node:os";
import path from "node:path";
import { gzipSync } from "node:zlib";
import { openClient, sessionIn, type Client } from "./client.ts";
import { startProduct, type Product } from "./product.ts";

export type Figure = {
  readonly key: string;
  readonly name: string;
  readonly value: number;
  readonly unit: string;
  readonly atMost?: number;
};

type Persona = { readonly personId: string; readonly role: string };

/** Plays the office, as a visitor of the demonstration does. */
async function playOffice(client: Client): Promise<string> {
  const listed = JSON.parse((await client.send("/api/session.personas")).body.toString("utf8")) as {
    value: { personas?: Persona[] } | Persona[];
  };
  const personas = Array.isArray(listed.value) ? listed.value : (listed.value.personas ?? []);
  const office = personas.find(({ role }) => role === "office") ?? personas[0];
  return sessionIn(await client.send("/api/session.play", { json: { personId: office?.personId } }));
}

const matches = (text: string, pattern: RegExp) => [...text.matchAll(pattern)].map(([, found]) => found ?? "");

/** Everything a page makes the browser fetch: styles, scripts, what they import, and the fonts and pictures they name. */
async function fetchAll(client: Client, session: string, page: string) {
  const html = await client.send(page, { session });
  const text = html.body.toString("utf8");
  const open = [...matches(text, /<link[^>]+href="([^"]+\.(?:css|js|woff2|svg|png)[^"]*)"/g), ...matches(text, /<script[^>]+src="([^"]+)"/g)];
  const parts = new Map<string, Buffer>();
  for (let address = open.shift(); address !== undefined; address = open.shift()) {
    const url = new URL(address, "http://ringwall.invalid");
    if (parts.has(url.pathname) || url.protocol === "data:") continue;
    const { body } = await client.send(url.pathname + url.search);
    parts.set(url.pathname, body);
    if (/\.(css|js)$/.test(url.pathname)) open.push(...matches(body.toString("utf8"), /(?:from\s*|import\s*)"(\.[^"]+)"/g).map((found) => new URL(found, url).href));
  }
  return { html: html.body, parts };
}

/** Bytes of a page, its own styles and scripts compressed, and the requests a first visit makes. */
async function weigh(client: Client, session: string, page: { key: string; name: string; address: string }): Promise<Figure[]> {
  const { html, parts } = await fetchAll(client, session, page.address);
  const own = [...parts].filter(([name]) => /\.(css|js)$/.test(name)).reduce((sum, [, body]) => sum + gzipSync(body, { level: 9 }).length, 0);
  const fonts = [...parts.keys()].filter((name) => name.endsWith(".woff2")).length;
  return [
    { key: `weight-html-${page.key}`, name: `${page.name}: HTML`, value: html.length / 1_000, unit: "kB" },
    { key: `weight-own-${page.key}`, name: `${page.name}: JS + CSS, gepackt`, value: own / 1_000, unit: "kB", atMost: 60 },
    {
      key: `weight-requests-${page.key}`,
      name: `${page.name}: Abrufe (davon Schriften: ${fonts})`,
      value: parts.size + 1,
      unit: "",
      atMost: 15,
    },
  ];
}

const rest = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));

async function useIt(product: Product): Promise<Figure[]> {
  await rest(3_000);
  const afterStart = product.memory();
  const client = openClient(product.port);
  const session = await playOffice(client);
  const home = (await client.send("/", { session })).headers.location ?? "/";
  for (let turn = 0; turn < 200; turn += 1) await client.send(home, { session });
  await rest(1_000);
  const afterUse = product.memory();
  const weights = await weigh(client, session, { key: "cockpit", name: "Cockpit", address: home });
  client.close();
  return [
    { key: "memory-start", name: "Speicher nach dem Start der Demonstration", value: afterStart.now, unit: "MB", atMost: 300 },
    { key: "memory-use", name: "Speicher nach 200 Seiten", value: afterUse.now, unit: "MB", atMost: 300 },
    { key: "memory-most", name: "Speicher, höchster Stand", value: afterUse.most, unit: "MB" },
    ...weights,
  ];
}

/** The demonstration from an empty directory, and the same again once it is there. */
export async function measureStarts(): Promise<Figure[]> {
  const data = fs.mkdtempSync(path.join(os.tmpdir(), "ringwall-bench-demo-"));
  try {
    const first = await startProduct({ data, demo: true });
    const used = await useIt(first);
    await first.stop();
    const again: number[] = [];
    let idle = 0;
    for (let turn = 0; turn < 3; turn += 1) {
      const next = await startProduct({ data, demo: true });
      again.push(next.startMs);
      await rest(3_000);
      idle = next.memory().now;
      await next.stop();
    }
    const middle = again.toSorted((a, b) => a - b)[1] ?? Number.NaN;
    return [
      { key: "start-demo", name: "Demonstration im leeren Verzeichnis", value: first.startMs / 1_000, unit: "s", atMost: 20 },
      { key: "start-existing", name: "Start einer bestehenden Installation (eingebettet)", value: middle / 1_000, unit: "s", atMost: 2 },
      { key: "memory-existing", name: "Speicher nach dem Start einer bestehenden Installation", value: idle, unit: "MB", atMost: 300 },
      ...used,
    ];
  } finally {
    fs.rmSync(data, { recursive: true, force: true });
  }
}
