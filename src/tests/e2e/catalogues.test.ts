/** The office takes in catalogues without scripts, a coordinator looks things up and sets a value of their own; no page has a barrier or runs over. */
import assert from "node:assert/strict";
import { after, before, describe, test } from "node:test";
import type { Browser, Page } from "playwright-core";
import { filesOf, smallCatalogue, smallMapping, smallRequirements } from "#tests/catalogues";
import { openBrowser, openDesk } from "./browser.ts";
import { layoutFaultsOf } from "./layout.ts";
import { faultsOf, findBarriers, look } from "./pages.ts";
import { headline, play } from "./people.ts";
import { dispose, startDemonstration, type Product } from "./product.ts";
import { cooperative, follow, press } from "./surveys.ts";

let product: Product;
let browser: Browser;
let office: Page;
let coordinator: Page;
let seeing: Page;
let catalogue = "";

before(async () => {
  [product, browser] = await Promise.all([startDemonstration(), openBrowser()]);
  const [first, second, third] = [
    await openDesk(browser, product.url, { javaScriptEnabled: false }),
    await openDesk(browser, product.url, { javaScriptEnabled: false }),
    await openDesk(browser, product.url),
  ];
  [office, coordinator, seeing] = [first.page, second.page, third.page];
  await play(office, "office");
  await play(coordinator, "coordinatorRaunheim");
  await play(seeing, "officer");
});
after(async () => {
  await browser.close();
  await dispose(product);
});

const main = (page: Page) => page.locator("main").innerText();
const register = `${cooperative}/kataloge`;
const sent = (...documents: Parameters<typeof filesOf>) => filesOf(...documents).map(({ name, bytes }) => ({ name, mimeType: "application/json", buffer: Buffer.from(bytes) }));

async function read(...documents: Parameters<typeof filesOf>): Promise<void> {
  await office.goto(`${register}/einlesen`);
  await office.locator("input[type=file]").setInputFiles(sent(...documents));
  await press(office, "Einlesen und ansehen");
}

describe("Catalogues without scripts", () => {
  test("the office opens the Basis-Check it has adopted and finds a question by a word of it", async () => {
    await office.goto(register);
    await follow(office, "Ringwall Basis-Check");
    assert.equal(await headline(office), "Ringwall Basis-Check");
    await follow(office, "Anforderungen");
    await office.locator("main input[name=q]").fill("Wiederherstellung üben");
    await press(office, "Filtern");
    assert.match(office.url(), /q=Wiederherstellung/);
  });

  test("a hit of the search leads to the requirement itself", async () => {
    await office.goto(`${cooperative}/suche?q=Wiederherstellung`);
    const hit = office.locator('main a[href*="/anforderungen/"]').first();
    const title = await hit.innerText();
    await Promise.all([office.waitForEvent("load"), hit.click()]);
    assert.match(office.url(), /\/kataloge\/[^/]+\/anforderungen\/[^/]+$/);
    assert.equal(await headline(office), title);
  });

  test("reads files, looks, and takes over; a new version shows old and new text side by side", async () => {
    await read(smallCatalogue("Probe"), smallMapping("Probe"));
    assert.match(await main(office), /neu im Verbund[\s\S]*3 Anforderungen/);
    await press(office, "Übernehmen");
    const [first, ...others] = smallRequirements("Probe");
    assert.ok(first);
    await read(smallCatalogue("Probe", [{ ...first, statement: "Die Leitung SOLLTE die Zuständigkeit überprüfen." }, ...others], { label: "2.0" }));
    assert.match(await main(office), /1 Text geändert, 2 Anforderungen unverändert/);
    assert.equal(await office.locator("main del").first().innerText(), "MUSS");
    await press(office, "Übernehmen");
    catalogue = new URL(office.url()).pathname;
    assert.match(await main(office), /Die neue Fassung gilt jetzt/);
  });

  test("is told what is wrong with a file that is none", async () => {
    await office.goto(`${register}/einlesen`);
    await office.locator("input[type=file]").setInputFiles([{ name: "bild.png", mimeType: "image/png", buffer: Buffer.from([1, 2, 3]) }]);
    await press(office, "Einlesen und ansehen");
    assert.match(await main(office), /Hier steht kein Katalog[\s\S]*Diese Art von Datei liest Ringwall nicht/);
    await press(office, "Verwerfen");
    assert.match(await main(office), /Das Eingelesene ist verworfen/);
  });

  test("a coordinator sets a value for the own house and reads it in the text", async () => {
    await coordinator.goto(`${catalogue}/platzhalter`);
    await follow(coordinator, "Eigene Werte festlegen");
    await coordinator.locator("main input[name=value]").first().fill("binnen einer Woche");
    await coordinator
      .getByRole("button", { name: /festlegen/ })
      .first()
      .click();
    assert.match(await main(coordinator), /Der Wert gilt jetzt/);
    await coordinator.goto(`${register}/einlesen`);
    assert.equal(await coordinator.getByRole("button", { name: "Einlesen und ansehen" }).isDisabled(), true);
  });

  test("no page has a barrier, a broken word, or runs over at 320 pixels", async () => {
    await seeing.goto(`${catalogue}/anforderungen`);
    const requirement = await seeing.locator("main th a").first().getAttribute("href");
    await seeing.goto(`${cooperative}/zuordnungen`);
    const mapping = await seeing.locator("main th a").first().getAttribute("href");
    const pages = [
      register,
      `${register}/einlesen`,
      catalogue,
      `${catalogue}/anforderungen`,
      `${catalogue}/platzhalter`,
      `${catalogue}/vergleich`,
      requirement,
      `${cooperative}/zuordnungen`,
      mapping,
    ];
    const found: string[] = [];
    for (const page of pages) {
      await seeing.goto(page ?? "");
      const faults = [...(await findBarriers(seeing)), ...faultsOf(await look(seeing), "de")];
      await seeing.setViewportSize({ width: 320, height: 800 });
      faults.push(...(await layoutFaultsOf(seeing)));
      await seeing.setViewportSize({ width: 1366, height: 768 });
      found.push(...faults.map((fault) => `${page}: ${fault}`));
    }
    assert.deepEqual(found, []);
  });
});
