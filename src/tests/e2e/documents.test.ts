/** A document with scripts switched off, from the model into force; and with scripts, where what is missing is said while somebody types. */
import assert from "node:assert/strict";
import { describe, test } from "node:test";
import type { Page } from "playwright-core";
import { openDemonstration } from "./demonstration.ts";
import { play } from "./people.ts";
import { press, raunheim } from "./surveys.ts";

const demonstration = openDemonstration();

const words: Readonly<Record<string, string>> = { date: "2027-01-01", email: "stelle@rathaus.example", tel: "06142 402-0" };

/** Answers every question that is still open. */
async function answerAll(page: Page): Promise<void> {
  const fields = page.locator('[name^="values."]');
  for (const field of await fields.all()) {
    if ((await field.inputValue()) !== "") continue;
    const kind = await field.evaluate((element) => `${element.tagName} ${element.getAttribute("type") ?? ""}`);
    const [, type = "text"] = kind.split(" ");
    if (kind.startsWith("SELECT")) await field.selectOption({ index: 1 });
    else await field.fill(words[type] ?? "12");
  }
}

const said = async (page: Page): Promise<string> => (await page.locator(".kern-alert").first().innerText()).replace(/^[^:]*:\s*/, "");

describe("A document without scripts", () => {
  let record = "";
  test("is begun, answered, chosen, reworded and handed in by the coordinator", async () => {
    const page = await demonstration.openPage({ javaScriptEnabled: false });
    await play(page, "coordinatorRaunheim");
    await page.goto(`${raunheim}/dokumente`);
    await page.getByRole("button", { name: "Anpassen: Datensicherung" }).click();
    await answerAll(page);
    await press(page, "Speichern");
    assert.equal(await page.locator("#stand").innerText(), "vollständig");
    await page.getByRole("link", { name: "Weiter zu den Bausteinen" }).click();
    await page.locator('input[name="ticks"]').first().click();
    await press(page, "Auswahl speichern");
    assert.equal(await said(page), "Auswahl gespeichert.");
    await page
      .getByRole("link", { name: /^Umformulieren/ })
      .first()
      .click();
    await page.getByRole("textbox", { name: "Ihr Wortlaut" }).fill("Unser eigener Satz.\n\n- eins\n- zwei");
    await press(page, "Speichern");
    assert.equal(await page.getByText("Unser eigener Satz.").count(), 1);
    await page
      .getByRole("link", { name: /^Absatz am Ende/ })
      .first()
      .click();
    await page.getByRole("textbox", { name: "Text" }).fill("Mit <b>fremden</b> Zeichen");
    await press(page, "Absatz speichern");
    assert.match(await page.locator('[role="alert"]').first().innerText(), /Zeichen, die nicht verstanden werden/);
    assert.equal(await page.getByRole("textbox", { name: "Text" }).inputValue(), "Mit <b>fremden</b> Zeichen", "nothing typed is lost");
    await page.getByRole("textbox", { name: "Text" }).fill("Gilt auch im Bauhof.");
    await press(page, "Absatz speichern");
    await page.getByRole("link", { name: "Weiter: lesen und weitergeben" }).click();
    record = new URL(page.url()).pathname;
    // What was chosen may ask for something of its own.
    await page.goto(`${record}/fragen`);
    await answerAll(page);
    await press(page, "Speichern");
    await page.goto(record);
    await press(page, "Zur Prüfung geben");
    assert.match(await said(page), /^Zur Prüfung gegeben/);
  });

  test("is released by the management and put into force", async () => {
    const page = await demonstration.openPage({ javaScriptEnabled: false });
    await play(page, "managementRaunheim");
    await page.goto(`${raunheim}/eingang`);
    assert.equal(await page.getByText("„Datensicherung“ wartet auf Ihre Freigabe").count(), 1);
    await page.goto(record);
    await press(page, "Freigeben");
    assert.match(await said(page), /^Freigegeben/);
    await press(page, "In Kraft setzen");
    assert.equal(await said(page), "In Kraft gesetzt.");
  });
});

describe("A document with scripts", () => {
  test("is saved while somebody types, and says at once what is missing", async () => {
    const page = await demonstration.openPage({ javaScriptEnabled: true });
    await play(page, "coordinatorRaunheim");
    await page.goto(`${raunheim}/dokumente`);
    await page.getByRole("button", { name: "Anpassen: Mobiles Arbeiten" }).click();
    const stand = page.locator("#stand");
    assert.match(await stand.innerText(), /offen/);
    await answerAll(page);
    await page.waitForFunction(() => document.querySelector("#stand")?.textContent.trim() === "vollständig").catch(() => undefined);
    assert.equal(await stand.innerText(), "vollständig", await page.locator("main").innerText());
    assert.deepEqual(demonstration.complaints(), []);
  });
});
