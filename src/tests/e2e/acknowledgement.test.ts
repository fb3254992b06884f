/** A document is read by employees: put forward and printed by the coordinator, read on a phone and with the keyboard, signed on paper. */
import assert from "node:assert/strict";
import { describe, test } from "node:test";
import type { Page } from "playwright-core";
import { unpack } from "#platform/documents/archive";
import { openDemonstration } from "./demonstration.ts";
import { findBarriers } from "./pages.ts";
import { play } from "./people.ts";
import { follow, press, raunheim, said } from "./surveys.ts";

const demonstration = openDemonstration();

const wide = (page: Page): Promise<number> => page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth");
const record = /^Richtlinie Passwörter|Passw/;
let codes: readonly string[] = [];

describe("Reading and confirming a document", () => {
  test("the coordinator prints slips and lists without scripts, and files a signed list", async () => {
    const page = await demonstration.openPage({ javaScriptEnabled: false });
    await play(page, "coordinatorRaunheim");
    await page.goto(`${raunheim}/kenntnisnahmen`);
    assert.match(await page.locator("main").innerText(), /mindestens \d+ von \d+/);
    await follow(page, record);
    const href = await page
      .getByRole("link", { name: /^Zettel drucken/ })
      .first()
      .getAttribute("href");
    const pdf = await page.request.get(href ?? "");
    assert.equal(pdf.headers()["content-type"], "application/pdf");
    const odt = await page.request.get(`${href}&format=odt`);
    const content = unpack(new Uint8Array(await odt.body())).find(({ name }) => name === "content.xml");
    codes = [
      ...Buffer.from(content?.bytes ?? [])
        .toString("utf8")
        .matchAll(/\b[2-9A-Z]{5}-[2-9A-Z]{5}\b/g),
    ].map(([code]) => code);
    assert.ok(codes.length >= 5, String(codes.length));
    await page.getByLabel("Zahl der Unterschriften").fill("2");
    await page.getByLabel(/^Scan der Liste/).setInputFiles({ name: "liste.pdf", mimeType: "application/pdf", buffer: Buffer.from(await pdf.body()) });
    await press(page, "Liste ablegen");
    assert.match(await said(page), /abgelegt/);
    const scan = await page.request.get(
      (await page
        .getByRole("link", { name: /^Scan öffnen/ })
        .first()
        .getAttribute("href")) ?? "",
    );
    assert.equal(scan.headers()["content-type"], "application/pdf");
    assert.match(scan.headers()["content-disposition"] ?? "", /^attachment/);
    assert.equal(scan.headers()["x-content-type-options"], "nosniff");
  });

  test("on a phone, 320 pixels wide, without scripts: a wrong code, the right one, read, confirmed – and again, the same", async () => {
    const page = await demonstration.openPage({ javaScriptEnabled: false, viewport: { width: 320, height: 640 } });
    await page.goto("/kenntnisnahme");
    await page.getByLabel("Ihr Code").fill("AAAAA-AAAAA");
    await press(page, "Dokument lesen");
    assert.match(await said(page), /passt nicht/);
    for (const round of [1, 2]) {
      await page.getByLabel("Ihr Code").fill((codes[0] ?? "").toLowerCase());
      await press(page, "Dokument lesen");
      assert.match(await page.locator("h1").innerText(), record, `round ${round}`);
      assert.ok((await wide(page)) <= 0, "wider than the screen");
      assert.ok(!page.url().includes(codes[0] ?? "-"), "the code stands in no address");
      assert.deepEqual(await page.context().cookies(), [], "nobody is remembered");
      await press(page, "Gelesen und verstanden");
      assert.match(await said(page), /vermerkt/);
    }
  });

  test("with the keyboard alone", async () => {
    const page = await demonstration.openPage();
    await page.goto("/kenntnisnahme");
    // Typing begins where the page puts the cursor, once it is there.
    await page.getByLabel("Ihr Code").and(page.locator(":focus")).waitFor();
    await page.keyboard.type(codes[1] ?? "");
    await page.keyboard.press("Enter");
    const confirm = page.getByRole("button", { name: "Gelesen und verstanden" });
    await confirm.waitFor();
    for (let turn = 0; turn < 60 && !(await confirm.evaluate((button) => button === button.ownerDocument.activeElement)); turn += 1) await page.keyboard.press("Tab");
    await page.keyboard.press("Enter");
    await page.getByText("vermerkt").first().waitFor();
  });

  test("no page holds a barrier", async () => {
    const page = await demonstration.openPage();
    const seen = async () => assert.deepEqual(await findBarriers(page), [], page.url());
    await page.goto("/kenntnisnahme");
    await seen();
    await page.getByLabel("Ihr Code").fill(codes[2] ?? "");
    await press(page, "Dokument lesen");
    await seen();
    await play(page, "coordinatorRaunheim");
    await page.goto(`${raunheim}/kenntnisnahmen`);
    await seen();
    await follow(page, record);
    await seen();
    await page.goto(`${raunheim}/kenntnisnahmen/was-erfasst-wird`);
    await seen();
    assert.deepEqual(demonstration.complaints(), []);
  });
});
