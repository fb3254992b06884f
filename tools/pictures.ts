/**
 * Takes the pictures of the manual from a fresh demonstration: `npm run pictures`, or some of them by name.
 * Each is cut to what the chapter speaks of; people and answers in them are invented. Stops at the first page that is not as expected.
 */
import { spawn } from "node:child_process";
import fs from "node:fs";
import net from "node:net";
import os from "node:os";
import path from "node:path";
import { pathToFileURL } from "node:url";
import { chromium, type Browser, type Locator, type Page } from "playwright-core";
import { packed } from "./pictures/png.ts";
import { findChromium } from "./prerequisites.ts";

const root = path.resolve(import.meta.dirname, "..");
const target = path.join(root, "docs/handbuch/bilder");
/** A Tuesday morning; the demonstration's dates count from it. */
const day = "2026-11-24T09:05:00+01:00";
const [last, now] = ["Bestandserhebung 2025", "Bestandserhebung 2026"];

type Way = (page: Page) => Promise<void>;
type Picture = {
  readonly name: string;
  readonly persona?: string;
  /** Of the window (px): below 1,200 the cards of a page stand below each other, and the picture is read more easily. */
  readonly width: number;
  readonly way: Way;
  /** The page's first heading, so that no other page is pictured. */
  readonly headline: string | RegExp;
  /** What is cut out; the whole window down to the end of the page's content if not said. */
  readonly cut?: (page: Page) => Locator;
};

const cooperative = "/verbund/kreis-gross-gerau";
const member = (name: string) => `/mitglied/kreis-gross-gerau.${name}`;

const go =
  (address: string): Way =>
  async (page) => {
    await page.goto(address);
  };

/** Opens the survey of that title from a list, then a page below it. */
const survey =
  (place: string, title: string, below = ""): Way =>
  async (page) => {
    await page.goto(`${place}/erhebungen`);
    await page.getByRole("main").getByRole("link", { name: title }).first().click();
    await page.getByRole("heading", { level: 1, name: title }).waitFor();
    if (below !== "") await page.goto(new URL(page.url()).pathname + below);
  };

const handOn: Way = async (page) => {
  await survey(member("raunheim"), now, "/weitergeben")(page);
  await page.getByRole("checkbox", { name: "Konten und Zugänge" }).check();
  await page.getByLabel("An wen?").fill("IT-Leitung");
  await page.getByRole("button", { name: "Weitergeben und Code anzeigen" }).click();
  await page.getByRole("heading", { name: "Zugang für IT-Leitung" }).waitFor();
};

/** Works the new version of the model into the strategy, so that something is to be decided. */
const merged: Way = async (page) => {
  await page.goto(`${member("raunheim")}/dokumente`);
  await page.getByRole("link", { name: /^Weiter: Kommunale/ }).click();
  await page.getByRole("link", { name: "Ansehen, was neu ist" }).click();
  await page.getByRole("button", { name: "Neue Fassung einarbeiten" }).click();
  await page.getByRole("heading", { name: /^Zu entscheiden/ }).waitFor();
};

const content = (page: Page) => page.locator("main > *");
/** The last meeting of the steering group whose minutes are released. */
const lastMeeting: Way = async (page) => {
  await page.goto(`${cooperative}/sitzungen?span=past`);
  await page.getByRole("main").getByRole("table").getByRole("link").first().click();
  await page.getByRole("heading", { level: 1, name: /^Lenkungsgruppe am/ }).waitFor();
};

const resolutions: Way = async (page) => {
  await page.goto(`${cooperative}/vereinbarung`);
  await page.getByRole("main").getByRole("link", { name: "Fassung 1" }).click();
  await page.getByRole("main").getByRole("link", { name: "Beschlüsse" }).click();
  await page.getByRole("heading", { level: 1, name: "Beschlüsse" }).waitFor();
};

const papers: Way = async (page) => {
  await page.goto(`${cooperative}/vereinbarung`);
  await page.getByRole("main").getByRole("link", { name: "Fassung 1" }).click();
  await page.getByRole("main").getByRole("link", { name: "Sitzungsvorlagen" }).click();
  await page.getByRole("heading", { level: 1, name: "Sitzungsvorlagen" }).waitFor();
};

const accession: Way = async (page) => {
  await page.goto(`${cooperative}/beitritte`);
  await page.getByRole("main").getByRole("link", { name: "Trebur" }).click();
  await page.getByRole("heading", { level: 1, name: "Trebur" }).waitFor();
};

const comparedKeys: Way = async (page) => {
  await page.goto(`${cooperative}/kosten`);
  await page.getByRole("link", { name: /^Drei Schlüssel/ }).click();
  await page.getByRole("heading", { level: 1, name: /^Drei Schlüssel/ }).waitFor();
};

const card = (title: string) => (page: Page) => page.locator(".rw-card", { has: page.getByRole("heading", { name: new RegExp(`^${title}`) }) }).first();
/** From the page's head to the end of the first chapter of the paper. */
const summaryOfPaper = (page: Page) => page.locator("main > .rw-head, .rw-exports, .rw-paper > *:not(.rw-paper > h3:nth-of-type(2) ~ *, .rw-paper > h3:nth-of-type(2))");
/** From the page's head to the end of a card. */
const headTo = (title: string) => (page: Page) => page.locator("main > .rw-head").or(card(title)(page));

const pictures: readonly Picture[] = [
  { name: "anmelden", width: 720, way: go("/anmelden"), headline: "Anmelden", cut: (page) => page.locator(".rw-card", { has: page.getByLabel("Passwort") }) },
  { name: "vorfuehrung", width: 1_280, way: go("/anmelden"), headline: "Anmelden", cut: card("Vorführung: eine Rolle wählen") },
  { name: "cockpit", persona: "Robin Ringmann", width: 1_280, way: go(`${cooperative}/cockpit`), headline: /brauchen Sie heute/ },
  { name: "ruecklauf", persona: "Robin Ringmann", width: 1_199, way: survey(cooperative, now), headline: `Rücklauf: ${now}`, cut: card("Mitglieder und Abschnitte") },
  { name: "auswertung", persona: "Robin Ringmann", width: 1_100, way: survey(cooperative, last, "/auswertung"), headline: `Auswertung: ${last}`, cut: headTo("Abschnitte") },
  { name: "ergebnispapier", persona: "Robin Ringmann", width: 1_100, way: survey(cooperative, last, "/auswertung/papier"), headline: "Ergebnispapier", cut: summaryOfPaper },
  { name: "beschluesse", persona: "Robin Ringmann", width: 1_100, way: resolutions, headline: "Beschlüsse", cut: content },
  { name: "sitzung", persona: "Robin Ringmann", width: 1_100, way: lastMeeting, headline: /^Lenkungsgruppe am/, cut: card("1. Übung für den Notfall") },
  { name: "sitzungsvorlagen", persona: "Robin Ringmann", width: 1_100, way: papers, headline: "Sitzungsvorlagen", cut: card("Vorlagen") },
  { name: "beitritt", persona: "Robin Ringmann", width: 1_100, way: accession, headline: "Trebur", cut: card("Anteile vorher und nachher") },
  { name: "schluessel-vergleich", persona: "Robin Ringmann", width: 1_280, way: comparedKeys, headline: /Drei Schlüssel/, cut: card("Anteile 2026") },
  {
    name: "effizienznachweis",
    persona: "Robin Ringmann",
    width: 1_280,
    way: go(`${cooperative}/kosten/effizienz`),
    headline: /^Effizienznachweis/,
    cut: card("Allein und gemeinsam"),
  },
  { name: "meine-15-minuten", persona: "Kaya Schilfhorst", width: 1_100, way: go(`${member("raunheim")}/heute`), headline: "Ihre nächsten 15 Minuten" },
  { name: "frage", persona: "Kaya Schilfhorst", width: 1_280, way: survey(member("raunheim"), now, "/datensicherung"), headline: /Datensicherung/, cut: content },
  { name: "vergleich", persona: "Kaya Schilfhorst", width: 1_100, way: survey(member("raunheim"), last, "/vergleich"), headline: /Wo stehen wir/, cut: headTo("Abschnitte") },
  { name: "dokument-abgleich", persona: "Kaya Schilfhorst", width: 1_100, way: merged, headline: "Abgleich mit dem Muster", cut: content },
  { name: "auf-einer-seite", persona: "Sascha Quellgrund", width: 1_100, way: go(`${member("bischofsheim")}/leitung`), headline: /wartet auf Ihre Freigabe/, cut: content },
  { name: "mitnehmen", persona: "Eike Brunnenfeld", width: 1_100, way: go(`${member("raunheim")}/ausstieg`), headline: "Ausstieg", cut: content },
  { name: "freigeben", persona: "Sascha Quellgrund", width: 1_280, way: survey(member("bischofsheim"), now), headline: now, cut: content },
  { name: "was-erfasst-wird", persona: "Toni Rathausplatz", width: 1_280, way: go(`${member("raunheim")}/aufsicht`), headline: /über Beschäftigte/, cut: content },
  { name: "mitwirken-code", width: 720, way: go("/beitrag/00000000-0000-4000-8000-000000000000"), headline: "Mitwirken", cut: content },
  // Last, because it hands something on.
  { name: "zettel", persona: "Kaya Schilfhorst", width: 1_000, way: handOn, headline: "Abschnitte weitergeben", cut: card("Zugang für IT-Leitung") },
];

const freePort = (): Promise<number> =>
  new Promise((resolve) => {
    const server = net.createServer().listen(0, "127.0.0.1", () => {
      const address = server.address();
      server.close(() => resolve(typeof address === "object" && address !== null ? address.port : 0));
    });
  });

/** Time a start may take, with planting the demonstration (ms). */
const startMs = 150_000;

/** The demonstration, its clock put to the day of the pictures. */
const openProduct = (data: string, port: number) =>
  spawn(process.execPath, [path.join(root, "dist/main.js"), "--demo", "--data", data, "--port", String(port)], {
    stdio: ["ignore", "pipe", "inherit"],
    env: {
      ...process.env,
      NODE_OPTIONS: `--import=${pathToFileURL(path.join(root, "tools/pictured-day.ts")).href}`,
      PICTURED_DAY: day,
      PICTURED_SINCE: String(Date.now()),
      // What stands on the slip; the pages themselves are asked for at this machine.
      RINGWALL_ORIGIN: "https://ringwall.example.org",
    },
  });

const running = (product: ReturnType<typeof openProduct>): Promise<void> =>
  new Promise((resolve, reject) => {
    let said = "";
    const late = setTimeout(() => reject(new Error(`the demonstration did not start in time: ${said}`)), startMs);
    product.stdout.on("data", (piece: Buffer) => {
      said += piece.toString();
      if (said.includes("Ringwall läuft")) resolve(clearTimeout(late));
    });
    product.once("exit", (code) => reject(new Error(`the demonstration ended with ${code}: ${said}`)));
  });

type Box = { readonly x: number; readonly y: number; readonly width: number; readonly height: number };

/** Ground left around what is cut out (px). */
const margin = 12;

/** The smallest rectangle around all boxes, with its margin, within the page. */
function around(boxes: readonly Box[], width: number): Box {
  const [left, top] = [Math.min(...boxes.map(({ x }) => x)), Math.min(...boxes.map(({ y }) => y))];
  const [right, bottom] = [Math.max(...boxes.map((box) => box.x + box.width)), Math.max(...boxes.map((box) => box.y + box.height))];
  const [x, y] = [Math.max(0, Math.floor(left) - margin), Math.max(0, Math.floor(top) - margin)];
  return { x, y, width: Math.min(width, Math.ceil(right) + margin) - x, height: Math.ceil(bottom) + margin - y };
}

async function boxesOf(parts: Locator): Promise<Box[]> {
  const boxes = await Promise.all((await parts.all()).map((part) => part.boundingBox()));
  return boxes.filter((box) => box !== null && box.height > 0) as Box[];
}

type Scrolling = { readonly top: number; readonly bottom: number; readonly text: string };

/** Run by the browser: what scrolls sideways because the window is too narrow for it. */
const scrolling = `[...document.querySelectorAll("main .rw-scroll")]
  .filter((part) => part.checkVisibility() && part.scrollWidth > part.clientWidth + 1)
  .map((part) => ({ top: part.getBoundingClientRect().top, bottom: part.getBoundingClientRect().bottom, text: part.innerText.slice(0, 60) }))`;

/** What would be seen only half in the picture. */
async function halfSeen(page: Page, { y, height }: Box): Promise<string[]> {
  const found: Scrolling[] = await page.evaluate(scrolling);
  return found.filter(({ top, bottom }) => top < y + height && bottom > y).map(({ text }) => `seen only half: ${JSON.stringify(text)}`);
}

async function enter(page: Page, persona: string): Promise<void> {
  await page.goto("/anmelden");
  const button = page.getByRole("button", { name: `Als ${persona} anmelden` });
  if ((await button.count()) !== 1) throw new Error(`${persona} is not on the page for signing in`);
  await button.click();
  await page.waitForURL((url) => url.pathname !== "/anmelden");
}

async function take(browser: Browser, baseURL: string, picture: Picture): Promise<void> {
  const { name, persona, width, way, headline, cut } = picture;
  const context = await browser.newContext({
    baseURL,
    viewport: { width, height: 720 },
    locale: "de-DE",
    timezoneId: "Europe/Berlin",
    colorScheme: "light",
    reducedMotion: "reduce",
  });
  context.setDefaultTimeout(15_000);
  const page = await context.newPage();
  const faults: string[] = [];
  page.on("response", (response) => void (response.status() >= 400 && faults.push(`${response.status()} ${response.url()}`)));
  page.on("pageerror", (error) => void faults.push(error.message));
  if (persona !== undefined) await enter(page, persona);
  await way(page);
  await page.getByRole("heading", { level: 1, name: headline }).waitFor();
  await page.waitForLoadState("networkidle");
  const boxes = await boxesOf((cut ?? content)(page));
  if (boxes.length === 0) faults.push("nothing to cut out");
  const clip = around(cut === undefined ? [{ x: 0, y: 0, width, height: 0 }, ...boxes] : boxes, width);
  faults.push(...(await halfSeen(page, clip)));
  if (faults.length > 0) throw new Error(`${name}: ${faults.join("; ")} (${page.url()})`);
  const file = path.join(target, `${name}.png`);
  fs.writeFileSync(file, packed(await page.screenshot({ fullPage: true, clip })));
  console.log(`${name}.png ${Math.round(fs.statSync(file).size / 1_000)} kB ${new URL(page.url()).pathname}`);
  await context.close();
}

async function takeAll(wanted: readonly Picture[], address: string, executablePath: string): Promise<void> {
  const browser = await chromium.launch({ executablePath, args: ["--no-sandbox", "--disable-gpu", "--no-first-run", "--disable-background-networking", "--disable-sync"] });
  try {
    for (const picture of wanted) await take(browser, address, picture);
  } finally {
    await browser.close();
  }
}

async function main(names: readonly string[]): Promise<void> {
  const executablePath = findChromium();
  if (executablePath === null) throw new Error("no Chromium here; on Debian: apt-get install chromium");
  const unknown = names.filter((name) => !pictures.some((picture) => picture.name === name));
  if (unknown.length > 0) throw new Error(`there is no picture ${unknown.join(", ")}`);
  const wanted = pictures.filter(({ name }) => names.length === 0 || names.includes(name));
  const data = fs.mkdtempSync(path.join(os.tmpdir(), "ringwall-pictures-"));
  const port = await freePort();
  const product = openProduct(data, port);
  try {
    await running(product);
    await takeAll(wanted, `http://localhost:${port}`, executablePath);
  } finally {
    product.kill();
    fs.rmSync(data, { recursive: true, force: true, maxRetries: 10, retryDelay: 200 });
  }
}

await main(process.argv.slice(2));
