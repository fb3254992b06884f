/** An empty installation becomes a Verbund: whoever runs it, the office, a town hall – each comes in by a typed code. */
import assert from "node:assert/strict";
import { after, before, describe, test } from "node:test";
import type { Browser } from "playwright-core";
import { openBrowser, openDesk, type Desk } from "./browser.ts";
import { codeAhead, enrol, foundCooperative, headline, redeem, signIn, signOut } from "./people.ts";
import { dispose, startProduct, type Product } from "./product.ts";

const password = "Birne Traktor Nebel Kanu";
const operator = { email: "betrieb@kreis.example", password };
const lead = { email: "leitung@stelle.example", password: "Teekanne Oktober Flussufer" };

let product: Product;
let browser: Browser;
let desk: Desk;
let invitation = "";
let secret = "";
let recovery: readonly string[] = [];

before(async () => {
  [product, browser] = await Promise.all([startProduct(), openBrowser()]);
  desk = await openDesk(browser, product.url);
});
after(async () => {
  await browser.close();
  await dispose(product);
});

const fresh = async (): Promise<Desk> => {
  await desk.close();
  desk = await openDesk(browser, product.url);
  return desk;
};

describe("An empty installation is set up", () => {
  test("the printed code opens the set-up; a wrong one says what to do", async () => {
    const { page } = desk;
    const code = /Code ein: (\S+)/.exec(product.output())?.[1];
    assert.ok(code, product.output());
    await page.goto("/");
    await page.goto("/einrichtung");
    assert.equal(await headline(page), "Ringwall einrichten");
    const fill = async (typed: string) => {
      await page.getByLabel("Einrichtungscode").fill(typed);
      await page.getByLabel("Ihr Name").fill("Uli Serverraum");
      await page.getByLabel("E-Mail-Adresse").fill(operator.email);
      await page.getByLabel("Neues Passwort").fill(operator.password);
      await page.getByRole("button", { name: "Einrichten" }).click();
    };
    await fill("AAAA-AAAA");
    assert.match(await page.getByRole("alert").innerText(), /Der Code stimmt nicht/);
    assert.equal(await page.getByLabel("Ihr Name").inputValue(), "Uli Serverraum", "what was typed stays");
    await fill(code.toLowerCase());
    const enrolled = await enrol(page);
    [secret, recovery] = [enrolled.secret, enrolled.recoveryCodes];
    assert.equal(recovery.length, 10);
    assert.equal(await headline(page), "Verbünde");
  });

  test("the recovery codes were shown once; the set-up is closed", async () => {
    const { page } = desk;
    // The page was the answer to a form and is not kept: the browser has nothing to go back to.
    await page.goBack({ waitUntil: "commit" }).catch(() => null);
    await page.waitForTimeout(300);
    const text = await page.locator("body").innerText();
    assert.ok(!recovery.some((code) => text.includes(code)), "no code is shown again");
    await page.goto("/einrichtung");
    assert.equal(await headline(page), "Ringwall ist schon eingerichtet");
  });

  test("the Verbund Groß-Gerau is founded from its template, and its office gets a code", async () => {
    const { page } = desk;
    await page.goto("/verbuende");
    assert.match(await page.locator("main").innerText(), /Noch kein Verbund gegründet/);
    invitation = await foundCooperative(page, lead);
    assert.match(invitation, /^[A-Z0-9]{4}-[A-Z0-9]{4}$/);
    await page.getByRole("link", { name: "Zu den Verbünden" }).first().click();
    assert.match(await page.getByRole("table").innerText(), /Verbund Kreis Groß-Gerau/);
  });

  test("whoever runs the installation sees no content of the Verbund", async () => {
    const { page } = desk;
    for (const path of ["cockpit", "mitglieder", "personen", "erhebungen", "protokoll"]) {
      const response = await page.goto(`/verbund/kreis-gross-gerau/${path}`);
      assert.equal(response?.status(), 404, path);
    }
    await page.goto("/verbuende");
    await signOut(page);
  });

  test("signing in asks for the second factor; a recovery code opens once", async () => {
    const { page } = desk;
    const [first = ""] = recovery;
    await signIn(page, operator, "000000");
    assert.match(await page.getByRole("alert").innerText(), /Der Code stimmt nicht/);
    await page.getByLabel("Code", { exact: true }).fill(first);
    await page.getByRole("button", { name: "Bestätigen" }).click();
    await page.getByRole("heading", { name: "Verbünde", level: 1 }).waitFor();
    await signOut(page);
    await signIn(page, operator, first);
    assert.match(await page.getByRole("alert").innerText(), /Der Code/);
    await page.getByLabel("Code", { exact: true }).fill(codeAhead(secret));
    await page.getByRole("button", { name: "Bestätigen" }).click();
    await page.getByRole("heading", { name: "Verbünde", level: 1 }).waitFor();
  });

  test("the office comes in with its code and finds thirteen members with their official figures", async () => {
    const { page } = await fresh();
    await redeem(page, { ...lead, code: invitation });
    await page.waitForURL("**/verbund/kreis-gross-gerau/cockpit");
    await page.getByRole("navigation", { name: "Bereiche" }).getByRole("link", { name: "Mitglieder", exact: true }).click();
    const table = page.getByRole("table");
    assert.equal(await table.locator("tbody tr").count(), 13);
    assert.match(await table.innerText(), /Raunheim[\s\S]*Stadt/);
    assert.match(await table.innerText(), /\d{2}\.\d{3}/, "populations with German thousands");
  });

  test("the office names coordinator and management of Raunheim and invites both", async () => {
    const { page } = desk;
    await page.getByRole("link", { name: "Raunheim" }).click();
    for (const [role, name, email] of [
      ["Koordination", "Kaya Schilfhorst", "kaya@raunheim.example"],
      ["Leitung", "Eike Brunnenfeld", "eike@raunheim.example"],
    ] as const) {
      await page.goto("/mitglied/kreis-gross-gerau.raunheim/personen/benennen");
      await page.getByRole("radio", { name: new RegExp(`^${role}`) }).check();
      await page.getByLabel("Name", { exact: true }).fill(name);
      await page.getByLabel("E-Mail-Adresse").fill(email);
      await page.getByRole("button", { name: "Person benennen" }).click();
      await page.getByRole("heading", { name, level: 1 }).waitFor();
    }
    await page.getByRole("navigation", { name: "Bereiche" }).getByRole("link", { name: "Einladungen" }).click();
    await page.getByRole("button", { name: "Alle noch nicht Eingeladenen einladen" }).click();
    const slips = await page.locator("main").innerText();
    assert.match(slips, /Zugang für Kaya Schilfhorst/);
    assert.match(slips, /Zugang für Eike Brunnenfeld/);
    assert.equal(await page.locator(".rw-code").count(), 2);
  });

  test("the coordinator comes in with the code read from the slip and starts at the next fifteen minutes", async () => {
    const slip = desk.page.locator("section").filter({ hasText: "Zugang für Kaya Schilfhorst" }).last();
    const code = await slip.locator(".rw-code").innerText();
    const { page } = await fresh();
    await redeem(page, { email: "kaya@raunheim.example", code, password: "Ziegel Kompass Abendrot" });
    await page.waitForURL("**/mitglied/kreis-gross-gerau.raunheim/heute");
    assert.equal(await headline(page), "Ihre nächsten 15 Minuten");
    const neighbour = await page.goto("/mitglied/kreis-gross-gerau.nauheim/personen");
    assert.equal(neighbour?.status(), 404, "a neighbour's pages are not there");
  });

  test("the browser had nothing to complain about", () => assert.deepEqual(desk.complaints, []));
});
