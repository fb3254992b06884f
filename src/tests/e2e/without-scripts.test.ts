/** The core of a survey with scripts switched off: every act is a form, every page a link. */
import assert from "node:assert/strict";
import { describe, test } from "node:test";
import type { Page } from "playwright-core";
import { openDemonstration } from "./demonstration.ts";
import { cooperative, download, finishAnswering, follow, launchToAll, openSection, openSurvey, press, questionTitle, raunheim, said } from "./surveys.ts";

const title = "Erhebung ohne Skripte";

let office: Page;
let coordinator: Page;
let management: Page;
let overview = "";

const demonstration = openDemonstration(async ({ sit }) => {
  [office, coordinator, management] = await Promise.all([sit("office"), sit("coordinatorRaunheim"), sit("managementRaunheim")]);
});

describe("A survey without scripts", () => {
  test("the office starts it for all", async () => {
    const campaign = await launchToAll(office, { title, previous: "Bestandserhebung 2025" });
    overview = `${raunheim}/erhebungen/${campaign}`;
    assert.match(await office.locator("main").innerText(), /Stockstadt/);
  });

  test("the coordinator answers, says „weiß nicht“ and asks the office", async () => {
    await openSurvey(coordinator, title);
    await openSection(coordinator, "Technik");
    const first = await questionTitle(coordinator);
    await coordinator.locator('input[name="value"]').first().check();
    await coordinator.getByLabel("Anmerkung").fill("Stand von gestern.");
    await press(coordinator, "Speichern und weiter");
    assert.notEqual(await questionTitle(coordinator), first);
    await coordinator.getByLabel("Weiß nicht").check();
    await press(coordinator, "Speichern und weiter");
    assert.match(await coordinator.locator(".rw-questions").innerText(), /zwei|2 beantwortet/i);
    const box = coordinator.getByLabel("Ihre Frage");
    if (!(await box.isVisible())) await coordinator.locator("main aside summary").first().click();
    await box.fill("Geht das auch ohne Skripte?");
    await press(coordinator, "Rückfrage senden");
    await office.goto(`${cooperative}/rueckfragen?text=Skripte`);
    await follow(office, /Raunheim|Öffnen/);
    await office.getByLabel("Ihre Antwort").fill("Ja.");
    await press(office, /senden/i);
    assert.match(await office.locator("main").innerText(), /Geht das auch ohne Skripte\?[\s\S]*Ja\./);
  });

  test("two people on one answer see both, and nothing is lost", async () => {
    await coordinator.goto(`${overview}/technik`);
    await follow(coordinator, await coordinator.locator(".rw-questions a").first().innerText());
    await management.goto(coordinator.url());
    await management.locator('input[name="value"]').nth(1).check();
    await press(management, /Speichern/);
    await coordinator.locator('input[name="value"]').nth(2).check();
    await press(coordinator, /Speichern/);
    assert.match(await coordinator.locator("main").innerText(), /Zwei Antworten auf diese Frage/);
    await follow(coordinator, "Andere Antwort behalten");
    assert.ok(await coordinator.locator('input[name="value"]').nth(1).isChecked());
  });

  test("a contributor without an account enters by a typed code", async () => {
    await coordinator.goto(`${overview}/weitergeben`);
    await coordinator.getByRole("checkbox", { name: /Zugänge/ }).check();
    await coordinator.getByLabel("An wen?").fill("IT-Leitung");
    await press(coordinator, "Weitergeben und Code anzeigen");
    const code = (await coordinator.locator("code.rw-code").innerText()).trim();
    const address = await coordinator.locator("dd .rw-break").innerText();
    const contributor = await demonstration.openPage({ javaScriptEnabled: false });
    await contributor.goto(new URL(address).pathname);
    await contributor.getByLabel("Ihr Code").fill(code);
    await press(contributor, "Weiter");
    await openSection(contributor, "Zugänge");
    await contributor.getByLabel("Weiß nicht").check();
    await press(contributor, /Speichern/);
    assert.match(await contributor.locator(".rw-questions").innerText(), /eine|1 beantwortet/i);
  });

  test("earlier answers are taken over, everything is submitted and released", async () => {
    await coordinator.goto(overview);
    await press(coordinator, "Antworten übernehmen");
    await finishAnswering(coordinator, overview);
    await press(coordinator, "Antworten einreichen");
    assert.match(await said(coordinator), /eingereicht/);
    await management.goto(overview);
    await press(management, "Antworten freigeben");
    assert.match(await said(management), /eingefroren/);
  });

  test("the office sees it, evaluates and takes the paper", async () => {
    const campaign = overview.split("/").at(-1) ?? "";
    await office.goto(`${cooperative}/erhebungen/${campaign}`);
    assert.match(await office.locator("#stand-kreis-gross-gerau\\.raunheim").innerText(), /freigegeben/);
    await office.goto(`${cooperative}/erhebungen/${campaign}/auswertung/papier`);
    const { bytes } = await download(office, "PDF");
    assert.equal(bytes.subarray(0, 5).toString(), "%PDF-");
  });

  test("signing out leaves nothing behind", async () => {
    await coordinator.locator(".rw-me summary").click();
    await coordinator.locator(".rw-me").getByRole("button", { name: "Abmelden" }).click();
    await coordinator.waitForURL("**/anmelden");
    const response = await coordinator.goto(overview);
    assert.match(response?.url() ?? "", /\/anmelden\?weiter=/);
  });

  test("the browsers had nothing to complain about", () => assert.deepEqual(demonstration.complaints(), []));
});
