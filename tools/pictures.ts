/**
 * Takes the pictures of the manual from a fresh demonstration: `npm run pictures`.
 * Every picture is 1280 px wide and cut to what the chapter speaks of; people and answers in them are invented.
 */
import { spawn } from "node:child_process";
import fs from "node:fs";
import os from "node:os";
import path from "node:path";
import { chromium, type Browser, type Page } from "playwright-core";
import { findChromium } from "./prerequisites.ts";

const root = path.resolve(import.meta.dirname, "..");
const target = path.join(root, "docs/handbuch/bilder");
const data = fs.mkdtempSync(path.join(os.tmpdir(), "ringwall-pictures-"));
const port = 18_417;
const base = `http://localhost:${port}`;
const width = 1_280;

type Way = (page: Page) => Promise<void>;
type Picture = { readonly name: string; readonly persona?: string; readonly height: number; readonly way: Way };

const go =
  (address: string): Way =>
  async (page) => {
    await page.goto(base + address);
  };

const cooperative = "/verbund/kreis-gross-gerau";
const year = new Date().getFullYear();

/** Opens the survey of a year from a list, then a page below it. */
const survey =
  (list: string, title: string, below = ""): Way =>
  async (page) => {
    await page.goto(base + list);
    await page.getByRole("link", { name: title }).first().click();
    await page.waitForLoadState();
    if (below !== "") await page.goto(new URL(page.url()).origin + new URL(page.url()).pathname + below);
  };

const raunheim = "/mitglied/kreis-gross-gerau.raunheim";

const handOn: Way = async (page) => {
  await survey(`${raunheim}/erhebungen`, `Bestandserhebung ${year}`, "/weitergeben")(page);
  await page.getByRole("checkbox").first().check();
  await page.getByLabel("Name", { exact: false }).first().fill("IT-Leitung (erfunden)");
  await page.locator("main form button[type=submit]").first().click();
  await page.waitForLoadState();
};

const pictures: readonly Picture[] = [
  { name: "anmelden", height: 820, way: go("/anmelden") },
  { name: "cockpit", persona: "Robin Ringmann", height: 900, way: go(`${cooperative}/cockpit`) },
  { name: "ruecklauf", persona: "Robin Ringmann", height: 900, way: survey(`${cooperative}/erhebungen`, `Bestandserhebung ${year}`) },
  { name: "auswertung", persona: "Robin Ringmann", height: 900, way: survey(`${cooperative}/erhebungen`, `Bestandserhebung ${year - 1}`, "/auswertung") },
  { name: "ergebnispapier", persona: "Robin Ringmann", height: 900, way: survey(`${cooperative}/erhebungen`, `Bestandserhebung ${year - 1}`, "/auswertung/papier") },
  { name: "meine-15-minuten", persona: "Kaya Schilfhorst", height: 720, way: go(`${raunheim}/heute`) },
  { name: "frage", persona: "Kaya Schilfhorst", height: 860, way: survey(`${raunheim}/erhebungen`, `Bestandserhebung ${year}`, "/datensicherung") },
  { name: "vergleich", persona: "Kaya Schilfhorst", height: 860, way: survey(`${raunheim}/erhebungen`, `Bestandserhebung ${year - 1}`, "/vergleich") },
  { name: "zettel", persona: "Kaya Schilfhorst", height: 720, way: handOn },
  { name: "auf-einer-seite", persona: "Sascha Quellgrund", height: 720, way: go("/mitglied/kreis-gross-gerau.bischofsheim/leitung") },
  { name: "freigeben", persona: "Sascha Quellgrund", height: 820, way: survey("/mitglied/kreis-gross-gerau.bischofsheim/erhebungen", `Bestandserhebung ${year}`) },
  { name: "was-erfasst-wird", persona: "Toni Rathausplatz", height: 760, way: go(`${raunheim}/aufsicht`) },
  { name: "mitwirken-code", height: 560, way: go("/beitrag/00000000-0000-4000-8000-000000000000") },
];

async function startProduct(): Promise<() => void> {
  const product = spawn(process.execPath, [path.join(root, "dist/main.js"), "--demo", "--data", data, "--port", String(port)], { stdio: "ignore" });
  for (let tries = 0; tries < 600; tries += 1) {
    if (
      await fetch(`${base}/livez`).then(
        (answer) => answer.ok,
        () => false,
      )
    )
      return () => void product.kill();
    await new Promise((resolve) => setTimeout(resolve, 250));
  }
  throw new Error("the demonstration did not start");
}

async function take(browser: Browser, { name, persona, height, way }: Picture): Promise<void> {
  const context = await browser.newContext({ viewport: { width, height }, locale: "de-DE", colorScheme: "light", reducedMotion: "reduce" });
  const page = await context.newPage();
  if (persona !== undefined) {
    await page.goto(`${base}/anmelden`);
    await page.getByRole("button", { name: persona, exact: false }).first().click();
    await page.waitForLoadState();
  }
  await way(page);
  await page.waitForTimeout(300);
  const file = path.join(target, `${name}.png`);
  await page.screenshot({ path: file });
  console.log(`${name}.png ${Math.round(fs.statSync(file).size / 1_000)} kB ${page.url().replace(base, "")}`);
  await context.close();
}

const executablePath = findChromium();
if (executablePath === null) throw new Error("no Chromium here; on Debian: apt-get install chromium");
fs.mkdirSync(target, { recursive: true });
const stop = await startProduct();
const quiet = ["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking", "--disable-component-update", "--disable-sync"];
const browser = await chromium.launch({ executablePath, args: quiet });
for (const picture of pictures) await take(browser, picture);
await browser.close();
stop();
fs.rmSync(data, { recursive: true, force: true });
