/** Going through the product from link to link, as one kind of person, and noting everything that should not be. */
import type { Browser, BrowserContextOptions, Page } from "playwright-core";
import { openDesk, type Desk } from "./browser.ts";
import { layoutFaultsOf } from "./layout.ts";
import { faultsOf, findBarriers, kindOf, look, type Sight } from "./pages.ts";
import { personas, play, type PersonaName } from "./people.ts";
import type { Product } from "./product.ts";
import { press, raunheim } from "./surveys.ts";

/** Whoever comes: the people of the demonstration, somebody with a typed code, somebody unknown. */
export type Who = PersonaName | "contributor" | "stranger";

export const everybody = [...Object.keys(personas), "contributor", "stranger"] as readonly Who[];

/** People with the same office see the same kinds of pages. */
export const roleOf = (who: Who): string => (who === "officer" ? "office" : who.replace(/[A-Z].*$/, ""));

/** A kind of page as somebody in a role first saw it. */
export type Kind = { readonly name: string; readonly address: string; readonly who: Who };

/** Where the walks take place, and every kind of page they came across, once for each role. */
export type Grounds = { readonly product: Product; readonly browser: Browser; readonly kinds: Map<string, Kind> };

export type Walk = { readonly faults: readonly string[]; readonly opened: number; readonly asked: number };

/** Pages of one kind that are opened, by the first in a role and by whoever comes after; of the others some are asked for their status alone. */
const [samples, samplesAgain] = [2, 1];
const mostAskedOfAKind = 8;
/** Links asked for without opening them, at most, per walk. */
const mostAsked = 120;

/** The coordination of Raunheim reads out a new code; with it somebody without an account comes in. */
async function contribute(page: Page, { browser, product }: Grounds): Promise<void> {
  const desk = await openDesk(browser, product.url);
  await play(desk.page, "coordinatorRaunheim");
  await desk.page.goto(`${raunheim}/erhebungen`);
  const survey = await desk.page
    .locator("main")
    .getByRole("link", { name: /^Bestandserhebung/ })
    .first()
    .getAttribute("href");
  await desk.page.goto(`${survey}/weitergeben`);
  const id = await desk.page.locator('input[name="delegationId"]').first().inputValue();
  await press(desk.page, /Neuer Code/);
  const code = await desk.page.locator(".rw-code").innerText();
  await desk.close();
  await page.goto(`/beitrag/${id}`);
  await page.getByLabel("Ihr Code").fill(code);
  await press(page, "Weiter");
}

/** Opens a browser of their own for somebody and lets them come in. */
export async function arrive(grounds: Grounds, who: Who, options: BrowserContextOptions = {}): Promise<Desk> {
  const desk = await openDesk(grounds.browser, grounds.product.url, options);
  if (who === "stranger") await desk.page.goto("/");
  else if (who === "contributor") await contribute(desk.page, grounds);
  else await play(desk.page, who);
  return desk;
}

const isPage = (address: string): boolean => !/\/(api|assets|bilder)\/|openapi\.json|security\.txt/.test(address);
const bare = (address: string): string => address.replace(/#.*$/, "");
const placeOf = (address: string): string => decodeURIComponent(new URL(address).hash.slice(1));

/** Links to a place on another page that is not there, as far as the page was opened. */
const lostPlaces = (links: ReadonlySet<string>, places: ReadonlyMap<string, ReadonlySet<string>>): string[] =>
  [...links].filter((link) => placeOf(link) !== "" && places.get(bare(link))?.has(placeOf(link)) === false).map((link) => `${link}: no such place`);

/** Opens a page and looks at it; answers what it shows. */
async function open(page: Page, address: string, faults: string[]): Promise<Sight | null> {
  const response = await page.goto(address).catch((error: unknown) => {
    faults.push(`${address}: ${String(error)}`);
    return null;
  });
  if (!response) return null;
  if (response.status() !== 200) faults.push(`${address}: ${response.status()}`);
  const sight = await look(page);
  const language = new URL(address).pathname.endsWith("/en") ? "en" : "de";
  for (const fault of [...faultsOf(sight, language), ...(await layoutFaultsOf(page))]) faults.push(`${address}: ${fault}`);
  return sight;
}

/** Walks from the start over every link; opens the first pages of each kind, asks the others whether they are there. */
export async function walk({ product, kinds }: Grounds, who: Who, { page }: Desk, starts: readonly string[]): Promise<Walk> {
  const faults: string[] = [];
  const queue = [page.url(), ...starts.map((start) => `${product.url}${start}`)];
  const known = new Set(queue);
  const count = new Map<string, number>();
  const [links, places] = [new Set<string>(), new Map<string, ReadonlySet<string>>()];
  const most = [...kinds.values()].some((kind) => roleOf(kind.who) === roleOf(who)) ? samplesAgain : samples;
  let [opened, asked] = [0, 0];
  for (let address = queue.shift(); address !== undefined; address = queue.shift()) {
    const name = kindOf(address);
    const before = count.get(name) ?? 0;
    count.set(name, before + 1);
    if (isPage(address) && before < most) {
      const sight = await open(page, address, faults);
      const isNew = !kinds.has(`${roleOf(who)} ${name}`);
      if (isNew) kinds.set(`${roleOf(who)} ${name}`, { name, address, who });
      if (isNew) faults.push(...(await findBarriers(page)).map((barrier) => `${address}: ${barrier}`));
      places.set(address, new Set(sight?.ids));
      for (const link of sight?.links ?? []) links.add(link);
      for (const link of (sight?.links ?? []).map(bare)) {
        if (!link.startsWith(product.url) || link.includes("/sprache/") || known.has(link)) continue;
        known.add(link);
        queue.push(link);
      }
      opened += 1;
      continue;
    }
    if (asked >= mostAsked || before >= most + mostAskedOfAKind) continue;
    asked += 1;
    const response = await page.request.get(address, { maxRedirects: 0 });
    if (response.status() !== 200) faults.push(`${address}: ${response.status()}`);
  }
  return { faults: [...faults, ...lostPlaces(links, places)], opened, asked };
}
