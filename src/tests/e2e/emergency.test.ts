/** PROMISES G24 in the browser: the carried pack opens from disk with the network cut, and the steps page with no help at all. */
import assert from "node:assert/strict";
import fs from "node:fs";
import path from "node:path";
import { after, before, describe, test } from "node:test";
import { pathToFileURL } from "node:url";
import type { Browser } from "playwright-core";
import { packUseCases } from "#topics/emergency/pack/usecases/all";
import { registersUseCases } from "#topics/emergency/registers/usecases/all";
import { openWorld, towns, type World } from "../world.ts";
import { openBrowser } from "./browser.ts";
import { freshDirectory } from "./product.ts";

const passphrase = "Birne Traktor Nebel Kanu";
const secret = "0170 5550199";
let world: World;
let browser: Browser;
let file: string;
const directory = freshDirectory();

before(async () => {
  world = await openWorld([...registersUseCases, ...packUseCases]);
  browser = await openBrowser();
  const place = { memberId: towns.raunheim };
  const me = world.people.coordinatorRaunheim;
  await world.succeeds(me, "emergency.save-entry", { ...place, register: "alarm", facts: { whom: "IT-Bereitschaft <b>", phone: "06142 402 99", private: secret } });
  await world.succeeds(me, "emergency.build-pack", place);
  const { name, content } = await world.succeeds<{ name: string; content: Uint8Array }>(me, "emergency.carry-pack", { ...place, passphrase });
  file = path.join(directory, name);
  fs.writeFileSync(file, content);
});
after(async () => {
  await browser.close();
  await world.dispose();
  fs.rmSync(directory, { recursive: true });
});

/** A phone without network, its clock set; notes whatever the page asks for or complains about. */
async function openOffline(at: string) {
  const context = await browser.newContext({ viewport: { width: 320, height: 640 }, locale: "de-DE" });
  await context.setOffline(true);
  await context.clock.setFixedTime(new Date(at));
  const page = await context.newPage();
  const asked: string[] = [];
  page.on("request", (request) => void (request.url().startsWith("file:") || asked.push(request.url())));
  page.on("console", (message) => void (message.type() === "error" && asked.push(message.text())));
  page.on("pageerror", (error) => void asked.push(error.message));
  await page.goto(pathToFileURL(file).href);
  return { page, asked, close: () => context.close() };
}

describe("The carried pack, from disk, with the network off", () => {
  test("shows nothing before the passphrase, and nothing for a wrong one", async () => {
    assert.ok(!fs.readFileSync(file, "utf8").includes("06142 402 99"));
    const { page, asked, close } = await openOffline("2026-11-24T10:00:00Z");
    await page.getByLabel("Passwort").fill("Apfel Traktor Nebel Kanu");
    await page.getByRole("button", { name: "Öffnen" }).click();
    await page.getByText("nicht das richtige Passwort").waitFor();
    assert.ok(!(await page.content()).includes("06142 402 99"));
    assert.deepEqual(asked, []);
    await close();
  });

  test("opens within two seconds, by keyboard, fits 320 px, and asks for nothing", async (t) => {
    const { page, asked, close } = await openOffline("2026-11-24T10:00:00Z");
    const began = performance.now();
    await page.getByLabel("Passwort").focus();
    await page.keyboard.type(passphrase);
    await page.keyboard.press("Enter");
    await page.getByRole("heading", { level: 1, name: "Notfallmappe", exact: true }).waitFor();
    const took = performance.now() - began;
    t.diagnostic(`${Math.round(took)} ms from the first key`);
    assert.ok(took <= 2_000, `${Math.round(took)} ms`);
    const text = await page.locator("main").innerText();
    assert.ok(text.includes("06142 402 99") && text.includes(secret) && text.includes("IT-Bereitschaft <b>"));
    assert.ok(!text.includes("älter als 30 Tage"));
    const wide = await page.evaluate("document.documentElement.scrollWidth");
    assert.ok(Number(wide) <= 320, `${String(wide)} px wide`);
    assert.deepEqual(asked, []);
    await close();
  });

  test("after 30 days it says that it is old", async () => {
    const { page, close } = await openOffline("2027-01-15T10:00:00Z");
    await page.getByLabel("Passwort").fill(passphrase);
    await page.getByRole("button", { name: "Öffnen" }).click();
    await page.getByRole("alert").filter({ hasText: "älter als 30 Tage" }).waitFor();
    await close();
  });
});
