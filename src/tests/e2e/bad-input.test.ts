/** What goes wrong with people, files and machines: one clear sentence, where to go, and nothing lost. */
import assert from "node:assert/strict";
import fs from "node:fs";
import path from "node:path";
import { after, before, describe, test } from "node:test";
import type { Browser, Page } from "playwright-core";
import { openBrowser, openDesk, type Desk } from "./browser.ts";
import { play, signOut } from "./people.ts";
import { dispose, freePort, freshDirectory, main, runToEnd, startDemonstration, startProduct, type Product } from "./product.ts";
import { cooperative, press, raunheim } from "./surveys.ts";

let product: Product;
let browser: Browser;
let desk: Desk;
let page: Page;

before(async () => {
  [product, browser] = await Promise.all([startDemonstration(), openBrowser()]);
  desk = await openDesk(browser, product.url);
  page = desk.page;
});
after(async () => {
  await browser.close();
  await dispose(product);
});

describe("People mistype", () => {
  test("a wrong invitation code is told, what was typed stays, the password does not", async () => {
    await page.goto("/einladung");
    await page.getByLabel("E-Mail-Adresse").fill("niemand@raunheim.example");
    await page.getByLabel("Code", { exact: true }).fill("AAAA-AAAA");
    await page.getByLabel("Neues Passwort").fill("Birne Traktor Nebel Kanu");
    await press(page, "Passwort festlegen");
    assert.match(await page.getByRole("alert").innerText(), /Der Code stimmt nicht/);
    assert.equal(await page.getByLabel("E-Mail-Adresse").inputValue(), "niemand@raunheim.example");
    assert.equal(await page.getByLabel("Neues Passwort").inputValue(), "");
  });

  test("a wrong password says the same as an unknown address", async () => {
    const sentences: string[] = [];
    for (const email of ["leitung@stelle.example", "niemand@stelle.example"]) {
      await page.goto("/anmelden");
      await page.getByLabel("E-Mail-Adresse").fill(email);
      await page.getByLabel("Passwort").fill("ganz sicher falsch");
      await press(page, "Anmelden", page.locator("main form", { has: page.getByLabel("Passwort") }));
      sentences.push(await page.getByRole("alert").innerText());
    }
    assert.equal(sentences[0], sentences[1]);
    assert.match(sentences[0] ?? "", /stimmen nicht/);
  });

  test("an unknown member, a foreign cooperative and a page that never was look alike", async () => {
    await play(page, "office");
    const texts: string[] = [];
    for (const address of ["/mitglied/kreis-gross-gerau.atlantis", "/verbund/wetterau/cockpit", "/gibt/es/nicht"]) {
      const response = await page.goto(address);
      assert.equal(response?.status(), 404, address);
      assert.equal(await page.locator("h1").innerText(), "Diese Seite gibt es hier nicht");
      texts.push(await page.locator("main").innerText());
    }
    assert.equal(new Set(texts).size, 1);
    await page.getByRole("link", { name: "Zur Startseite" }).click();
    await page.waitForURL("**/cockpit");
  });

  test("an incomplete form comes back with a list that leads to its fields", async () => {
    await page.goto(`${cooperative}/mitglieder/neu`);
    await page.locator("main form").evaluate((form) => form.setAttribute("novalidate", ""));
    await page.getByLabel("Postleitzahl").fill("64521");
    await press(page, "Mitglied aufnehmen");
    const alert = page.getByRole("alert");
    assert.match(await alert.innerText(), /Es wurde noch nichts gespeichert/);
    assert.equal(await page.getByLabel("Postleitzahl").inputValue(), "64521");
    await alert.getByRole("link").first().click();
    assert.ok(await page.evaluate(() => document.activeElement?.matches("main input, main fieldset, main select")), "the link leads to the field");
  });

  test("pressing twice acts once", async () => {
    const name = "Doppelt-Amt";
    await play(page, "coordinatorRaunheim");
    await page.goto(raunheim);
    const form = page.locator('form[action*="unit.add"]');
    const sent = await form.evaluate((element, unit) => {
      if (!(element instanceof HTMLFormElement)) throw new Error("no form here");
      const body = new URLSearchParams();
      for (const [key, value] of new FormData(element)) if (typeof value === "string") body.append(key, value);
      body.set("name", unit);
      const send = () => fetch(element.action, { method: "POST", body, redirect: "follow" }).then(({ status }) => status);
      return Promise.all([send(), send(), send()]);
    }, name);
    assert.deepEqual(sent, [200, 200, 200]);
    await page.goto(raunheim);
    assert.equal(await page.locator("main li", { hasText: name }).count(), 1);
  });
});

describe("Files that are none", () => {
  test("a letter sent as the official directory is refused with the reason", async () => {
    await play(page, "office");
    await page.goto(`${cooperative}/mitglieder/einlesen`);
    await page.getByLabel("Datei", { exact: true }).setInputFiles({ name: "brief.txt", mimeType: "text/plain", buffer: Buffer.from("Sehr geehrte Damen und Herren") });
    await press(page, "Datei einlesen");
    assert.match(await page.getByRole("alert").innerText(), /weder das amtliche Gemeindeverzeichnis noch eine Tabelle/);
  });

  test("a questionnaire that is none is refused with the reason", async () => {
    await page.goto(`${cooperative}/frageboegen`);
    const upload = page.locator("form", { has: page.locator('input[type="file"]') });
    await upload.locator('input[type="file"]').setInputFiles({ name: "bild.json", mimeType: "application/json", buffer: Buffer.from("{ kein JSON") });
    await Promise.all([page.waitForEvent("load"), upload.getByRole("button", { name: "Als Entwurf hochladen" }).click()]);
    assert.match(await page.getByRole("alert").innerText(), /Fragebogen|Datei/);
  });
});

describe("A shared computer", () => {
  test("after signing out, going back shows nothing private", async () => {
    await play(page, "office");
    await page.goto(`${cooperative}/personen`);
    const response = await page.reload();
    assert.match(response?.headers()["cache-control"] ?? "", /no-store/);
    await signOut(page);
    await page.goBack({ waitUntil: "commit" }).catch(() => null);
    await page.waitForTimeout(500);
    const text = await page.locator("body").innerText();
    assert.ok(!text.includes("schilfhorst@"), "no name and no address");
    assert.equal((await page.request.get(`${product.url}/api/person.list?cooperativeId=kreis-gross-gerau`)).status(), 401);
  });

  test("a form from another site does nothing", async () => {
    await play(page, "office");
    const response = await page.request.post(`${product.url}/abmelden`, { headers: { origin: "https://boese.example", "sec-fetch-site": "cross-site" }, maxRedirects: 0 });
    assert.equal(response.status(), 403);
    assert.equal((await page.goto(`${cooperative}/cockpit`))?.status(), 200, "still signed in");
  });
});

describe("The start", () => {
  const cases: readonly (readonly [string, readonly string[], Readonly<Record<string, string>>, RegExp])[] = [
    ["an unknown option", ["--prot", "8080"], {}, /Die Option --prot gibt es nicht/],
    ["a port that is none", ["--port", "achtzig"], {}, /--port braucht eine Zahl/],
    ["a DATABASE_URL that is none", [], { DATABASE_URL: "mysql://localhost/ringwall" }, /DATABASE_URL muss mit postgres:\/\/ beginnen/],
    [
      "a database that does not answer",
      ["--data", path.join(freshDirectory(), "x")],
      { DATABASE_URL: "postgres://nobody@127.0.0.1:9/ringwall" },
      /Die Datenbank unter DATABASE_URL antwortet nicht/,
    ],
    ["an address with a path", [], { RINGWALL_ORIGIN: "https://kreis.example/ringwall" }, /RINGWALL_ORIGIN muss eine Adresse ohne Pfad sein/],
  ];
  for (const [name, args, env, sentence] of cases) {
    test(`${name}: one line, exit code 2`, async () => {
      const { code, stdout, stderr } = await runToEnd(main, { args, env });
      assert.equal(code, 2, stderr);
      assert.equal(stdout, "");
      assert.match(stderr, sentence);
      assert.equal(stderr.trim().split("\n").length, 1, stderr);
    });
  }

  test("a directory in use, a port that is taken: one line, exit code 2, and the first goes on", async () => {
    const port = await freePort();
    const inUse = await runToEnd(main, { args: ["--data", product.directory, "--port", String(port)] });
    assert.equal(inUse.code, 2);
    assert.match(inUse.stderr, /wird schon von einem laufenden Ringwall benutzt/);
    const directory = freshDirectory();
    const taken = await runToEnd(main, { args: ["--data", directory, "--port", new URL(product.url).port] });
    assert.equal(taken.code, 2);
    assert.match(taken.stderr, /ist belegt/);
    assert.equal(inUse.stderr.trim().split("\n").length + taken.stderr.trim().split("\n").length, 2);
    assert.equal((await fetch(`${product.url}/readyz`)).status, 200);
    fs.rmSync(directory, { recursive: true, force: true });
  });

  test("--help tells what there is", async () => {
    const { code, stdout } = await runToEnd(main, { args: ["--help"] });
    assert.equal(code, 0);
    for (const word of ["--port", "--data", "DATABASE_URL"]) assert.ok(stdout.includes(word), word);
  });

  test("a stop is graceful, exit code 0, and what was kept is there again", async () => {
    const first = await startProduct();
    const set = /Code ein: (\S+)/.exec(first.output())?.[1] ?? "";
    assert.equal(await first.stop(), 0);
    const second = await startProduct({ directory: first.directory });
    assert.notEqual(/Code ein: (\S+)/.exec(second.output())?.[1], set, "a code printed earlier is worth nothing");
    await dispose(second);
  });
});
