/** The browser a person sits at, and a record of everything that person should never meet. */
import { accessSync } from "node:fs";
import path from "node:path";
import { chromium, type Browser, type BrowserContext, type BrowserContextOptions, type Page } from "playwright-core";

const places = (process.env["PATH"] ?? "").split(path.delimiter);

const isThere = (file: string): boolean => {
  try {
    accessSync(file);
    return true;
  } catch {
    return false;
  }
};

/** The browser of this machine. */
export function chromiumPath(): string {
  const installed = ["chromium", "chromium-browser", "google-chrome"].flatMap((name) => places.map((place) => path.join(place, name)));
  const found = process.env["CHROMIUM"] ?? installed.find(isThere);
  if (found === undefined) throw new Error("no Chromium: run `npm run prerequisites`, or name one in CHROMIUM");
  return found;
}

const quiet = ["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking", "--disable-component-update", "--disable-sync"];

/** Opens the browser of this machine. */
export const openBrowser = (): Promise<Browser> => chromium.launch({ executablePath: chromiumPath(), args: quiet });

/** A desk with a browser of its own: nothing shared with other desks. */
export type Desk = {
  readonly context: BrowserContext;
  readonly page: Page;
  readonly complaints: string[];
  readonly close: () => Promise<void>;
};

/** What the console says about answers that a journey provokes on purpose. */
const expected = /status of (401|403|404|409|422)/;

/** Notes what the browser complains about: faults in scripts, broken rules of the content policy, answers with 5xx, missing parts of a page. */
function listen(page: Page, complaints: string[]): void {
  page.on("console", (message) => {
    if (message.type() === "error" && !expected.test(message.text())) complaints.push(`${page.url()}: ${message.text()}`);
  });
  page.on("pageerror", (error) => complaints.push(`${page.url()}: ${error.message}`));
  page.on("response", (response) => {
    const isPart = ["image", "stylesheet", "script", "font"].includes(response.request().resourceType());
    if (response.status() >= (isPart ? 400 : 500)) complaints.push(`${response.url()}: ${response.status()}`);
  });
}

/** Waits so long for what should be there at once (ms): the machine may be busy. */
const patienceMs = 30_000;

export async function openDesk(browser: Browser, baseURL: string, options: BrowserContextOptions = {}): Promise<Desk> {
  const context = await browser.newContext({
    baseURL,
    locale: "de-DE",
    timezoneId: "Europe/Berlin",
    viewport: { width: 1366, height: 768 },
    ...options,
  });
  context.setDefaultTimeout(patienceMs);
  const complaints: string[] = [];
  context.on("page", (page) => listen(page, complaints));
  const page = await context.newPage();
  return { context, page, complaints, close: () => context.close() };
}
