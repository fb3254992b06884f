/** PROMISES G24 on a telephone: the pack is set up with a code, opens with a PIN and the network cut, and nothing readable lies in the browser's store. */
import assert from "node:assert/strict";
import fs from "node:fs";
import path from "node:path";
import { after, before, describe, test } from "node:test";
import { chromium, type BrowserContext, type Page } from "playwright-core";
import { listen, type Listening } from "#edge/serve";
import { packUseCases } from "#topics/emergency/pack/usecases/all";
import { registersUseCases } from "#topics/emergency/registers/usecases/all";
import { openDoors } from "../doors.ts";
import { plantRows } from "../survey.ts";
import { openWorld, towns, type World } from "../world.ts";
import { chromiumPath } from "./browser.ts";
import { freshDirectory } from "./product.ts";

const secret = "0170 5550188";
const pin = "739150";
const place = { memberId: towns.raunheim };
let world: World;
let doors: Listening;
let phone: BrowserContext;
let page: Page;
const profile = freshDirectory();
const complaints: string[] = [];

const me = () => world.people.coordinatorRaunheim;
const save = (whom: string) => world.succeeds(me(), "emergency.save-entry", { ...place, register: "alarm", facts: { whom, phone: "06142 402 99", private: secret } });
const invite = (holder: string) => world.succeeds<{ code: string }>(me(), "emergency.invite-phone", { ...place, holder });
const phones = async () => (await world.succeeds<{ phones: { id: string; holder: string; state: string }[] }>(me(), "emergency.pack", place)).phones;

/** A telephone says what it holds with its next request: nobody waits for that, the house hears it a moment later. */
async function hears(state: string): Promise<void> {
  for (let tries = 0; tries < 50 && (await phones())[0]?.state !== state; tries += 1) await new Promise((resolve) => setTimeout(resolve, 100));
  assert.equal((await phones())[0]?.state, state);
}

async function takeOut(): Promise<void> {
  phone = await chromium.launchPersistentContext(profile, {
    executablePath: chromiumPath(),
    args: ["--no-sandbox", "--disable-gpu"],
    viewport: { width: 320, height: 640 },
    locale: "de-DE",
  });
  page = phone.pages()[0] ?? (await phone.newPage());
  page.on("pageerror", (error) => void complaints.push(error.message));
  page.on("console", (message) => void (message.type() === "error" && !/ERR_INTERNET_DISCONNECTED/.test(message.text()) && complaints.push(message.text())));
}

const address = () => `http://localhost:${doors.port}/notfall/telefon/`;
const unlock = async (typed: string) => {
  await page.locator("#key").fill(typed);
  await page.keyboard.press("Enter");
};
const body = () => page.locator("main").innerText();

before(async () => {
  world = await openWorld([...registersUseCases, ...packUseCases]);
  const listening = await listen(openDoors(world.house), { port: 0, host: "localhost" });
  assert.ok(listening);
  doors = listening;
  await save("IT-Bereitschaft <b>");
  await world.succeeds(me(), "emergency.build-pack", place);
  await takeOut();
});
after(async () => {
  await phone.close();
  await doors.stop();
  await world.dispose();
  fs.rmSync(profile, { recursive: true });
});

describe("A telephone", () => {
  test("is installable: manifest, mark and a worker that reaches its own path only", async () => {
    await page.goto(address());
    await page.evaluate("navigator.serviceWorker.ready.then(() => true)");
    const session = await phone.newCDPSession(page);
    const { installabilityErrors } = await session.send("Page.getInstallabilityErrors");
    assert.deepEqual(
      installabilityErrors.map(({ errorId }) => errorId).filter((id) => id !== "in-incognito"),
      [],
    );
    assert.equal(await page.evaluate("navigator.serviceWorker.getRegistration().then((r) => new URL(r.scope).pathname)"), "/notfall/telefon/");
  });

  test("refuses weak and mistyped PINs and a wrong code, then carries the pack", async () => {
    const { code } = await invite("Leitung");
    // Scanned by a camera, the page is opened anew.
    await page.goto("about:blank");
    await page.goto(`${address()}#${code}`);
    assert.equal(await page.locator("#code").inputValue(), code);
    const attempt = async (first: string, second: string, sentence: string) => {
      await page.locator("#pin").fill(first);
      await page.locator("#pin2").fill(second);
      await page.getByRole("button", { name: "Einrichten" }).click();
      await page.getByText(sentence).waitFor();
    };
    await attempt("123456", "123456", "probiert jeder zuerst");
    await attempt("777777", "777777", "probiert jeder zuerst");
    await attempt(pin, "739151", "nicht gleich");
    await page.locator("#code").fill("ABCD-EFGH-JKMN-PQRS");
    await attempt(pin, pin, "gilt nicht");
    await page.locator("#code").fill(code.toLowerCase());
    await attempt(pin, pin, "Auf dem neuesten Stand");
    const text = await body();
    assert.ok(text.includes("06142 402 99") && text.includes(secret) && text.includes("IT-Bereitschaft <b>"));
    assert.equal(new URL(page.url()).hash, "");
    await hears("current");
    assert.deepEqual(
      (await phones()).map(({ holder }) => holder),
      ["Leitung"],
    );
  });

  test("opens with the network off within two seconds, also after the browser was closed", async (t) => {
    await phone.close();
    await takeOut();
    await phone.setOffline(true);
    const began = performance.now();
    await page.goto(address());
    await page.locator("#key").waitFor();
    const shown = performance.now();
    await unlock(pin);
    await page.getByRole("heading", { level: 1, name: "Notfallmappe", exact: true }).and(page.locator("#pack h1")).waitFor();
    const took = performance.now() - began;
    t.diagnostic(`page ${Math.round(shown - began)} ms, from address to contacts ${Math.round(took)} ms`);
    assert.ok((await body()).includes(secret));
    assert.ok(took <= 2_000, `${Math.round(took)} ms`);
    const wide = await page.evaluate("document.documentElement.scrollWidth");
    assert.ok(Number(wide) <= 320, `${String(wide)} px wide`);
    await page.getByText("Ohne Verbindung").waitFor();
  });

  test("keeps nothing readable: no number and no PIN in the store, the cache or on the disk", async () => {
    await page.getByRole("button", { name: "Schließen" }).click();
    assert.ok(!(await page.content()).includes(secret));
    const stored = await page.evaluate<string>(`(async () => {
      const open = await new Promise((resolve) => { const r = indexedDB.open("notfallmappe"); r.onsuccess = () => resolve(r.result); });
      const kept = await new Promise((resolve) => { const r = open.transaction("kept").objectStore("kept").getAll(); r.onsuccess = () => resolve(r.result); });
      const cached = await Promise.all((await caches.keys()).map(async (n) => Promise.all((await (await caches.open(n)).matchAll()).map((r) => r.text()))));
      const said = JSON.stringify(kept, (_, v) => v instanceof ArrayBuffer ? Array.from(new Uint8Array(v)) : ArrayBuffer.isView(v) ? Array.from(v) : v);
      open.close();
      return said + JSON.stringify(cached) + JSON.stringify({ ...localStorage }) + document.cookie;
    })()`);
    assert.ok(stored.includes('"held":{') && stored.includes("Notfallmappe"), "pack and page are found");
    for (const canary of [secret, secret.replace(" ", ""), "06142 402 99", pin, "IT-Bereitschaft"]) assert.ok(!stored.includes(canary), canary);
    const found = fs
      .readdirSync(profile, { recursive: true, withFileTypes: true })
      .filter((one) => one.isFile())
      .map((one) => path.join(one.parentPath, one.name))
      .filter((file) => [secret, "06142 402 99"].some((canary) => [canary, Buffer.from(canary, "utf16le")].some((text) => fs.readFileSync(file).includes(text))));
    assert.deepEqual(found, []);
  });

  test("says after thirty days that it is old, with the network off", async () => {
    await page.clock.setFixedTime(new Date(Date.now() + 31 * 86_400_000));
    await page.reload();
    await page.getByRole("alert").filter({ hasText: "länger als 30 Tage" }).waitFor();
    await page.clock.setFixedTime(new Date());
  });

  test("slows wrong PINs down and forgets none of them", async () => {
    await page.reload();
    for (const [tried, count] of [
      ["739151", "1 von 10"],
      ["739152", "2 von 10"],
      ["739153", "3 von 10"],
    ] as const) {
      await unlock(tried);
      await page.getByText(count).waitFor();
    }
    assert.ok(!(await page.content()).includes("06142 402 99"));
    await page.reload();
    await unlock(pin);
    await page.getByText("Nach falschen Versuchen wartet das Telefon").waitFor();
    await page.clock.setFixedTime(new Date(Date.now() + 20_000));
    await unlock(pin);
    await page.getByText("06142 402 99").first().waitFor();
    await page.getByRole("button", { name: "Schließen" }).click();
    await page.clock.setFixedTime(new Date());
  });

  test("brings itself up to date when the network is back, before the PIN is typed", async () => {
    world.clock.set(new Date("2026-11-24T09:00:00Z"));
    await save("Neue Rufbereitschaft");
    await world.succeeds(me(), "emergency.build-pack", place);
    assert.equal((await phones())[0]?.state, "behind");
    await phone.setOffline(false);
    await page.reload();
    await hears("current");
    await phone.setOffline(true);
    await unlock(pin);
    await page.getByText("Neue Rufbereitschaft").first().waitFor();
    await phone.setOffline(false);
  });

  test("survives signing out of the product in the same browser", async () => {
    await page.request.post(`http://localhost:${doors.port}/abmelden`, { headers: { "sec-fetch-site": "same-origin" } });
    await page.reload();
    await page.locator("#key").waitFor();
  });

  test("closes by itself when it is left alone in plain sight", async () => {
    await unlock(pin);
    await page.getByText("Neue Rufbereitschaft").first().waitFor();
    await page.clock.setFixedTime(new Date(Date.now() + 6 * 60_000));
    await page.locator("#key").waitFor({ timeout: 15_000 });
    assert.ok(!(await page.content()).includes(secret));
    await page.clock.setFixedTime(new Date());
  });

  test("keeps its pack where the house has forgotten it, and takes a new code beside it", async () => {
    await plantRows(world, "delete from emergency_phone");
    await page.reload();
    await page.getByText("kennt dieses Telefon nicht").waitFor();
    await unlock(pin);
    await page.getByText("Neue Rufbereitschaft").first().waitFor();
    await page.getByRole("button", { name: "Schließen" }).click();
    const { code } = await invite("Leitung");
    await page.locator("#code").fill(code);
    await page.locator("#pin").fill(pin);
    await page.locator("#pin2").fill(pin);
    await page.getByRole("button", { name: "Einrichten" }).click();
    await page.getByText("Auf dem neuesten Stand").waitFor();
    await hears("current");
    await page.getByRole("button", { name: "Schließen" }).click();
  });

  test("counts wrong PINs typed in two windows at once as two", async () => {
    const other = await phone.newPage();
    await other.goto(address());
    await other.locator("#key").fill("480111");
    await page.locator("#key").fill("480112");
    await Promise.all([other.keyboard.press("Enter"), page.keyboard.press("Enter")]);
    await Promise.race([page, other].map((one) => one.getByText("2 von 10").waitFor()));
    await other.close();
    await unlock(pin);
    await page.locator("#pack h1").first().waitFor();
    await page.getByRole("button", { name: "Schließen" }).click();
  });

  test("deletes everything after ten wrong PINs", async () => {
    const start = Date.now();
    for (let count = 1; count <= 10; count += 1) {
      await page.clock.setFixedTime(new Date(start + count * 3_600_000));
      await unlock(`9${count}4827`);
      await page.getByText(count === 10 ? "Zehnmal die falsche PIN" : `${count} von 10`).waitFor();
    }
    await page.reload();
    await page.locator("#code").waitFor();
  });

  test("that has been removed deletes its pack with the next contact, and its code opens nothing twice", async () => {
    await page.clock.setFixedTime(new Date());
    const { code } = await invite("Presse");
    await page.goto("about:blank");
    await page.goto(`${address()}#${code}`);
    await page.locator("#pin").fill(pin);
    await page.locator("#pin2").fill(pin);
    await page.getByRole("button", { name: "Einrichten" }).click();
    await page.getByText("Auf dem neuesten Stand").waitFor();
    const again = await world.succeeds<{ stage: string }>(world.people.stranger, "emergency.set-up-phone", { code });
    assert.equal(again.stage, "refused");
    const removed = (await phones()).find(({ holder }) => holder === "Presse");
    await world.succeeds(me(), "emergency.drop-phone", { ...place, phoneId: removed?.id });
    await page.reload();
    await page.getByText("Dieses Telefon ist abgemeldet").waitFor();
    await page.locator("#code").waitFor();
    assert.deepEqual(complaints, []);
  });
});
