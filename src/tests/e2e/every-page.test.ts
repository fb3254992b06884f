/** Every page, as every persona: it is there, whole, accessible, light, and every link on it leads somewhere. */
import assert from "node:assert/strict";
import { after, before, describe, test } from "node:test";
import type { Browser, Page } from "playwright-core";
import { openBrowser, openDesk, type Desk } from "./browser.ts";
import { faultsOf, findBarriers, kindOf, leftInGerman, look, overflowOf, type Sight } from "./pages.ts";
import { personas, play, type PersonaName } from "./people.ts";
import { dispose, startDemonstration, type Product } from "./product.ts";

/** A page's own styles and scripts together, compressed (issue 2, point 9). */
const heaviestPage = 60 * 1024;
const mostRequests = 15;
/** Pages of one kind that are opened; the others are asked for their status alone. */
const samples = 2;
/** Links asked for without opening them, at most, per persona. */
const mostAsked = 120;

let product: Product;
let browser: Browser;

before(async () => {
  [product, browser] = await Promise.all([startDemonstration(), openBrowser()]);
});
after(async () => {
  await browser.close();
  await dispose(product);
});

/** Every kind of page once for all personas, at the address where it was first seen. */
const kinds = new Map<string, { readonly address: string; readonly persona: PersonaName }>();

const isOwn = (address: string): boolean => address.startsWith(product.url) && !address.includes("/sprache/");
const isPage = (address: string): boolean => !/\/(api|assets)\/|openapi\.json|security\.txt/.test(address);
const bare = (address: string): string => address.replace(/#.*$/, "");

type Walk = { readonly faults: string[]; readonly opened: number; readonly asked: number };

type Seen = { readonly queue: string[]; readonly known: Set<string>; readonly count: Map<string, number> };

/** Opens a page and looks at it; answers what it shows. */
async function open(page: Page, address: string, faults: string[]): Promise<Sight | null> {
  const response = await page.goto(address).catch((error: unknown) => {
    faults.push(`${address}: ${String(error)}`);
    return null;
  });
  if (!response) return null;
  if (response.status() !== 200) faults.push(`${address}: ${response.status()}`);
  const sight = await look(page);
  const wide = await overflowOf(page);
  for (const fault of faultsOf(sight, "de")) faults.push(`${address}: ${fault}`);
  if (wide > 0) faults.push(`${address}: ${wide} px too wide at ${page.viewportSize()?.width}`);
  return sight;
}

/** Notes links not seen before; filters and sortings of a page count as the page. */
function gather({ queue, known }: Seen, links: readonly string[]): void {
  for (const link of links.map(bare)) {
    if (!isOwn(link) || known.has(link)) continue;
    known.add(link);
    queue.push(link);
  }
}

/** Walks from the start page over every link; opens the first of each kind, asks the others whether they are there. */
async function walk({ page }: Desk, persona: PersonaName): Promise<Walk> {
  const faults: string[] = [];
  const seen: Seen = { queue: [page.url()], known: new Set([page.url()]), count: new Map() };
  let [opened, asked] = [0, 0];
  for (let address = seen.queue.shift(); address !== undefined; address = seen.queue.shift()) {
    const kind = kindOf(address);
    const before = seen.count.get(kind) ?? 0;
    seen.count.set(kind, before + 1);
    if (isPage(address) && before < samples) {
      if (!kinds.has(kind)) kinds.set(kind, { address, persona });
      const sight = await open(page, address, faults);
      gather(seen, sight?.links ?? []);
      opened += 1;
      continue;
    }
    if (asked >= mostAsked || before >= samples + 8) continue;
    asked += 1;
    const response = await page.request.get(address, { maxRedirects: 0 });
    if (response.status() !== 200) faults.push(`${address}: ${response.status()}`);
  }
  return { faults, opened, asked };
}

describe("Every page, as every persona", () => {
  for (const persona of Object.keys(personas) as PersonaName[]) {
    test(`every link of ${persona} leads to a whole page`, async (t) => {
      const desk = await openDesk(browser, product.url, { viewport: { width: 1366, height: 768 } });
      await play(desk.page, persona);
      const { faults, opened, asked } = await walk(desk, persona);
      t.diagnostic(`${opened} pages opened, ${asked} more asked for`);
      await desk.close();
      assert.deepEqual([...faults, ...desk.complaints], []);
      assert.ok(opened >= 4, "there is something to see");
    });
  }

  for (const [name, options] of [
    ["at 320 px in the light", { viewport: { width: 320, height: 640 } }],
    ["at 1366 px in the dark", { viewport: { width: 1366, height: 768 }, colorScheme: "dark" }],
  ] as const) {
    test(`no kind of page has a barrier ${name}`, async () => {
      const faults: string[] = [];
      for (const [persona, addresses] of Map.groupBy(kinds.values(), (one) => one.persona)) {
        const { page, close, complaints } = await openDesk(browser, product.url, options);
        await play(page, persona);
        for (const { address } of addresses) {
          await page.goto(address);
          const wide = await overflowOf(page);
          if (wide > 0) faults.push(`${address}: ${wide} px too wide`);
          faults.push(...(await findBarriers(page)).map((barrier) => `${address}: ${barrier}`));
        }
        await close();
        faults.push(...complaints);
      }
      assert.deepEqual(faults, []);
    });
  }

  test("pages are light: at most 60 kB of our own and fifteen requests, with nothing kept from before", async () => {
    for (const [persona, path] of [
      ["office", "/verbund/kreis-gross-gerau/cockpit"],
      ["coordinatorRaunheim", "/mitglied/kreis-gross-gerau.raunheim/heute"],
    ] as const) {
      const first = await openDesk(browser, product.url);
      await play(first.page, persona);
      const desk = await openDesk(browser, product.url, { storageState: await first.context.storageState() });
      const sizes: number[] = [];
      let requests = 0;
      desk.page.on("requestfinished", (request) => {
        requests += 1;
        if (!/\.(css|js)(\?|$)/.test(request.url())) return;
        void request.sizes().then(({ responseBodySize }) => sizes.push(responseBodySize));
      });
      await desk.page.goto(path, { waitUntil: "networkidle" });
      assert.ok(sizes.length >= 2 && sizes.reduce((sum, size) => sum + size, 0) <= heaviestPage, `${sizes.join(" + ")} bytes`);
      assert.ok(requests <= mostRequests, `${requests} requests`);
      await desk.close();
      await first.close();
    }
  });

  test("in English nothing of the frame stays German", async () => {
    const faults: string[] = [];
    for (const [persona, addresses] of Map.groupBy(kinds.values(), (one) => one.persona)) {
      if (persona !== "office" && persona !== "coordinatorRaunheim" && persona !== "managementRaunheim") continue;
      const { page, close } = await openDesk(browser, product.url);
      await play(page, persona);
      await page.goto("/konto");
      const select = page.getByRole("combobox", { name: "Sprache" });
      await select.selectOption("en");
      await page.getByRole("button", { name: "Sprache speichern" }).click();
      await page.getByRole("heading", { name: "My account" }).waitFor();
      for (const { address } of addresses) {
        await page.goto(address);
        faults.push(...faultsOf(await look(page), "en").map((fault) => `${address}: ${fault}`));
        faults.push(...(await leftInGerman(page)).map((text) => `${address}: ${JSON.stringify(text.slice(0, 120))}`));
      }
      await close();
    }
    assert.deepEqual(faults, []);
  });
});
