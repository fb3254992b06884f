/** A file of journeys in a demonstration of its own: there before its first test, forgotten after its last. */
import { after, before } from "node:test";
import type { Browser, BrowserContextOptions, Page } from "playwright-core";
import { openBrowser, openDesk, type Desk } from "./browser.ts";
import { layoutFaultsOf } from "./layout.ts";
import { findBarriers } from "./pages.ts";
import { play, type PersonaName } from "./people.ts";
import { dispose, startDemonstration, type Product } from "./product.ts";

export type Demonstration = {
  readonly url: () => string;
  /** A desk nobody has come in at yet. */
  readonly openPage: (options?: BrowserContextOptions) => Promise<Page>;
  /** A desk somebody has come in at, without scripts unless they are wanted. */
  readonly sit: (who: PersonaName, javaScriptEnabled?: boolean) => Promise<Page>;
  /** What the browsers of all desks complained about. */
  readonly complaints: () => string[];
};

/** Opens it; `arrive` is done once it stands, before the first test. */
export function openDemonstration(arrive?: (demonstration: Demonstration) => Promise<void>): Demonstration {
  let product: Product;
  let browser: Browser;
  const desks: Desk[] = [];
  before(async () => {
    [product, browser] = await Promise.all([startDemonstration(), openBrowser()]);
    await arrive?.(demonstration);
  });
  after(async () => {
    await browser.close();
    await dispose(product);
  });

  const openPage = async (options: BrowserContextOptions = {}) => {
    const desk = await openDesk(browser, product.url, options);
    desks.push(desk);
    return desk.page;
  };
  const sit = async (who: PersonaName, javaScriptEnabled = false) => {
    const page = await openPage({ javaScriptEnabled });
    await play(page, who);
    return page;
  };
  const demonstration: Demonstration = { url: () => product.url, openPage, sit, complaints: () => desks.flatMap(({ complaints }) => complaints) };
  return demonstration;
}

/** Barriers and faults of the layout of pages on a narrow telephone. */
export async function narrowFaultsOf(page: Page, addresses: readonly string[]): Promise<string[]> {
  await page.setViewportSize({ width: 320, height: 700 });
  const faults: string[] = [];
  for (const address of addresses) {
    await page.goto(address);
    faults.push(...[...(await findBarriers(page)), ...(await layoutFaultsOf(page))].map((fault) => `${address}: ${fault}`));
  }
  return faults;
}
