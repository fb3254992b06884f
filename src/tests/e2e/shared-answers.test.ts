/** A coordinator decides on shared answers where the requirement is asked: by keyboard without a new page, and by forms alone; the office sees both sides. */
import assert from "node:assert/strict";
import { after, before, describe, test } from "node:test";
import type { Browser, Page } from "playwright-core";
import { openBrowser, openDesk, type Desk } from "./browser.ts";
import { layoutFaultsOf } from "./layout.ts";
import { findBarriers } from "./pages.ts";
import { play } from "./people.ts";
import { dispose, startDemonstration, type Product } from "./product.ts";
import { press, raunheim, said } from "./surveys.ts";

const stockstadt = "/mitglied/kreis-gross-gerau.stockstadt";

let product: Product;
let browser: Browser;
let desk: Desk;
let keys: Page;
let forms: Page;
let office: Page;
let check = "";

async function checkOf(page: Page, member: string): Promise<string> {
  await page.goto(`${member}/checks`);
  return (await page.locator(`main a[href^="${member}/checks/"]`).first().getAttribute("href")) ?? "";
}

before(async () => {
  [product, browser] = await Promise.all([startDemonstration(), openBrowser()]);
  desk = await openDesk(browser, product.url);
  keys = desk.page;
  forms = (await openDesk(browser, product.url, { javaScriptEnabled: false })).page;
  office = (await openDesk(browser, product.url)).page;
  await play(keys, "coordinatorRaunheim");
  await play(forms, "coordinatorStockstadt");
  await play(office, "office");
  check = await checkOf(keys, raunheim);
});
after(async () => {
  await browser.close();
  await dispose(product);
});

const card = (page: Page) => page.locator("main aside .rw-card--shared").first();
const textOf = (page: Page): Promise<string> => card(page).innerText();

/** Goes by the tabulator to the button or summary that says this. */
async function tabTo(page: Page, text: RegExp): Promise<void> {
  for (let stop = 0; stop < 80; stop += 1) {
    await page.keyboard.press("Tab");
    if (text.test(await page.evaluate(() => (document.activeElement?.closest("main") ? (document.activeElement.textContent ?? "") : "")))) return;
  }
  assert.fail(`the tabulator does not lead to ${text}`);
}

const focusIn = (page: Page): Promise<string> => page.evaluate(() => document.activeElement?.id ?? "");

const entry = (page: Page) => page.locator('.rw-questions a[aria-current="step"]');

/** A mark that a new page would wipe away. */
const mark = (page: Page) => page.evaluate(() => void (document.documentElement.dataset["mark"] = "here"));
const isSamePage = (page: Page) => page.evaluate(() => document.documentElement.dataset["mark"] === "here");

describe("By keyboard, beside the answer", () => {
  test("the check says what waits and leads to it; the new version shows who, what, proof, what stays, and that the old one still counts", async () => {
    await keys.goto(check);
    await Promise.all([keys.waitForEvent("load"), keys.getByRole("link", { name: /Gemeinschaftsantwort wartet auf die Entscheidung/ }).click()]);
    assert.match(await entry(keys).innerText(), /Gemeinschaftsantwort wartet/);
    assert.match(
      await textOf(keys),
      /Überprüfung nötig\s+Fassung 2[\s\S]*weiter Fassung 1[\s\S]*Rechenzentrum Beispiel \(erfunden\) deckt einen Teil ab[\s\S]*Nachweis: Bericht[\s\S]*Bei Ihnen bleibt:[\s\S]*Ihre Antwort[\s\S]*Es zählt/,
    );
    assert.equal(
      await card(keys).getByRole("checkbox", { name: "Das haben wir schon erledigt" }).first().isChecked(),
      false,
      "what was done for the earlier version is not said of the new one",
    );
    assert.deepEqual([...(await findBarriers(keys)), ...(await layoutFaultsOf(keys))], []);
  });

  test("adopting keeps page, address and requirement, leads to what is true now, and the duty is marked from there", async () => {
    const address = keys.url();
    await mark(keys);
    await tabTo(keys, /^Übernehmen$/);
    await keys.keyboard.press("Enter");
    await keys.locator("main aside").getByText("Fassung 2").waitFor();
    await card(keys).getByText("übernommen", { exact: true }).waitFor();
    assert.match(await focusIn(keys), /^stand-/);
    assert.ok(await isSamePage(keys));
    assert.equal(new URL(keys.url()).searchParams.get("state"), new URL(address).searchParams.get("state"));
    assert.doesNotMatch(await entry(keys).innerText(), /wartet/);
    assert.match(await textOf(keys), /noch offen/);
    await tabTo(keys, /^Ist erledigt$/);
    await keys.keyboard.press("Enter");
    await card(keys).getByRole("button", { name: "Doch nicht erledigt" }).waitFor();
    assert.ok(await isSamePage(keys));
  });

  test("rejecting with a reason takes effect at once: what counts, the list, the count", async () => {
    await keys.goto(`${check}/antworten?text=10.1`);
    await keys.locator(".rw-questions a").first().click();
    await card(keys).waitFor();
    await mark(keys);
    assert.equal(await entry(keys).getAttribute("data-tone"), "ok");
    assert.match(await textOf(keys), /Ihre Antwort\s+Offen\s+Es zählt\s+Ja\s+durch die Gemeinschaftsantwort/);
    const before = await keys.locator("#fragen .rw-note").innerText();
    await tabTo(keys, /^Neu entscheiden/);
    await keys.keyboard.press("Enter");
    await tabTo(keys, /^Ablehnen/);
    await keys.keyboard.press("Enter");
    await keys.keyboard.press("Tab");
    await keys.keyboard.type("Wir betreiben 1 Server selbst.");
    await keys.keyboard.press("Tab");
    await keys.keyboard.press("Enter");
    await card(keys).getByText("abgelehnt", { exact: true }).waitFor();
    assert.ok(await isSamePage(keys));
    assert.match(await textOf(keys), /Begründung: Wir betreiben 1 Server selbst\.[\s\S]*Es zählt\s+Offen/);
    assert.equal(await entry(keys).getAttribute("data-tone"), "open");
    assert.notEqual(await keys.locator("#fragen .rw-note").innerText(), before);
    await keys.reload();
    assert.match(await textOf(keys), /abgelehnt[\s\S]*Es zählt\s+Offen/);
    assert.deepEqual(desk.complaints, []);
  });
});

describe("Without scripts", () => {
  let here = "";

  test("an adaptation without a reason comes back with the sentence what is missing, at the same requirement", async () => {
    const mine = await checkOf(forms, stockstadt);
    await forms.goto(`${mine}/antworten?text=10.1`);
    await Promise.all([forms.waitForEvent("load"), forms.locator(".rw-questions a").first().click()]);
    here = new URL(forms.url()).searchParams.get("requirement") ?? "";
    assert.match(await textOf(forms), /noch nicht entschieden[\s\S]*Mit dieser Antwort\s+(Ja|Teilweise)/);
    await card(forms).locator("summary", { hasText: "Anpassen" }).click();
    await card(forms).getByLabel("Was ist bei Ihnen anders?").fill(" ");
    await press(forms, "Anpassen …: Speichern");
    assert.equal(new URL(forms.url()).searchParams.get("requirement"), here);
    assert.ok(await card(forms).getByRole("alert").isVisible());
    assert.ok(await card(forms).getByLabel("Was ist bei Ihnen anders?").isVisible(), "the form stays open");
  });

  test("with a reason it is kept, said, and the page shows the same requirement with what counts now", async () => {
    await card(forms).getByLabel("Was ist bei Ihnen anders?").fill("Für das Bauhof-Netz gilt eine eigene Regel.");
    await press(forms, "Anpassen …: Speichern");
    assert.match(await said(forms), /Ihre Entscheidung ist gespeichert/);
    const { searchParams } = new URL(forms.url());
    assert.deepEqual([searchParams.get("requirement"), searchParams.get("text")], [here, "10.1"]);
    assert.match(await textOf(forms), /angepasst[\s\S]*noch offen[\s\S]*Begründung: Für das Bauhof-Netz[\s\S]*durch die Gemeinschaftsantwort/);
    await press(forms, "Ist erledigt");
    assert.match(await said(forms), /Vermerkt/);
    assert.match(await textOf(forms), /Es zählt\s+Ja\s+durch die Gemeinschaftsantwort/);
  });

  test("fits the telephone, and has no barrier", async () => {
    const { page, close } = await openDesk(browser, product.url, { viewport: { width: 320, height: 640 } });
    await play(page, "coordinatorStockstadt");
    await page.goto(forms.url());
    assert.deepEqual([...(await findBarriers(page)), ...(await layoutFaultsOf(page))], []);
    await close();
  });
});

describe("The office, where the member shows details", () => {
  test("sees the shared side beside the member's word, and decides nothing", async () => {
    await office.goto(`${check}/antworten?text=10.1`);
    await office.locator(".rw-questions a").first().click();
    await card(office).waitFor();
    assert.match(
      await textOf(office),
      /abgelehnt[\s\S]*Beim Mitglied bleibt:[\s\S]*Begründung des Mitglieds: Wir betreiben 1 Server selbst\.[\s\S]*Antwort des Mitglieds\s+Offen\s+Es zählt\s+Offen/,
    );
    assert.equal(await card(office).getByRole("button").count(), 0);
    await Promise.all([office.waitForEvent("load"), card(office).getByRole("link", { name: "Im Register ansehen" }).click()]);
    assert.match(office.url(), /\/verbund\/kreis-gross-gerau\/gemeinschaftsantworten\//);
  });
});
