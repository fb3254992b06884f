/** One survey from beginning to end: the office asks, a town hall answers together, its management releases, the office evaluates. */
import assert from "node:assert/strict";
import { describe, test } from "node:test";
import type { Page } from "playwright-core";
import { writeXlsx } from "hucre";
import { openDemonstration } from "./demonstration.ts";
import { editCell } from "./sheets.ts";
import { cooperative, download, finishAnswering, follow, launchToAll, openSection, openSurvey, press, questionTitle, raunheim, said } from "./surveys.ts";

const title = "Jahreserhebung";

let office: Page;
let coordinator: Page;
let management: Page;
let campaign = "";
let overview = "";

const demonstration = openDemonstration(async ({ sit }) => {
  [office, coordinator, management] = await Promise.all([sit("office", true), sit("coordinatorRaunheim", true), sit("managementRaunheim", true)]);
});

/** Presses a key that leads to another page. */
const turn = (page: Page, key: string) => Promise.all([page.waitForEvent("load"), page.keyboard.press(key)]);

const options = (page: Page) => page.locator(".rw-choice .rw-option-label").allInnerTexts();
const saved = (page: Page) => page.locator('rw-autosave [role="status"]', { hasText: "Gespeichert" }).waitFor();

describe("A whole survey", () => {
  test("the office adopts a shipped questionnaire and looks at it before it is used", async () => {
    await office.goto(`${cooperative}/frageboegen`);
    const shipped = office.locator("section", { hasText: "Vier Zeithorizonte" }).last();
    await press(office, /übernehmen/i, shipped);
    assert.match(await office.locator("h1").innerText(), /Vier Zeithorizonte/);
  });

  test("the office starts the survey for all thirteen members in one act", async () => {
    campaign = await launchToAll(office, { title, previous: "Bestandserhebung 2025" });
    overview = `${raunheim}/erhebungen/${campaign}`;
    assert.equal(await office.getByRole("table").first().locator("tbody tr").count(), 13);
    await coordinator.goto("/konto/nachrichten");
    assert.match(await coordinator.locator("main").innerText(), new RegExp(title), "the announcement is in the product, too");
  });

  test("the coordinator answers a section with the keyboard alone, and every answer is saved at once", async () => {
    await openSurvey(coordinator, title);
    await openSection(coordinator, "Technik");
    const count = await coordinator.locator(".rw-questions li").count();
    assert.ok(count >= 5);
    for (let answered = 0; answered < count; answered += 1) {
      await coordinator.keyboard.press(answered % 2 === 0 ? "1" : "2");
      await saved(coordinator);
      await turn(coordinator, "Enter");
    }
    assert.ok(coordinator.url().endsWith(campaign), "the last answer leads back to the overview");
    const section = coordinator.locator("li", { hasText: "Technik" });
    assert.match(await section.innerText(), /fertig/);
  });

  test("„weiß nicht“ is an answer", async () => {
    await openSection(coordinator, "Datensicherung");
    const first = await questionTitle(coordinator);
    await coordinator.keyboard.press(String((await options(coordinator)).indexOf("Weiß nicht") + 1));
    await saved(coordinator);
    await turn(coordinator, "Enter");
    assert.notEqual(await questionTitle(coordinator), first);
    assert.match(await coordinator.locator(".rw-questions").innerText(), /1 beantwortet/);
  });

  test("a question goes to the office and comes back answered", async () => {
    const question = await questionTitle(coordinator);
    const box = coordinator.getByLabel("Ihre Frage");
    if (!(await box.isVisible())) await coordinator.locator("summary", { hasText: "Rückfrage" }).click();
    await box.fill("Zählt der Bauhof dazu?");
    await press(coordinator, "Rückfrage senden");
    assert.match(await said(coordinator), /Ihre Rückfrage ist bei der Stelle/);
    await office.goto(`${cooperative}/rueckfragen?state=open`);
    await office
      .locator("tr", { hasText: question })
      .getByRole("link", { name: /Öffnen|Raunheim/ })
      .first()
      .click();
    await office.getByText("Zählt der Bauhof dazu?").waitFor();
    await office.getByLabel("Ihre Antwort").fill("Ja, mit allen Beschäftigten.");
    await press(office, /Antwort senden|Senden/);
    await coordinator.reload();
    assert.match(await coordinator.locator("main aside").innerText(), /Ja, mit allen Beschäftigten/);
  });

  test("a section is handed to somebody without an account, who sees nothing else and hands it in", async () => {
    await coordinator.goto(`${overview}/weitergeben`);
    await coordinator.getByRole("checkbox", { name: /Zugänge/ }).check();
    await coordinator.getByLabel("An wen?").fill("IT-Leitung");
    await press(coordinator, "Weitergeben und Code anzeigen");
    const code = await coordinator.locator(".rw-code").innerText();
    const address = await coordinator.locator("dd .rw-break").innerText();
    await coordinator.goto(`${overview}/weitergeben`);
    assert.ok(!(await coordinator.content()).includes(code), "the code is shown once");

    const contributor = await demonstration.openPage();
    await contributor.goto(new URL(address).pathname);
    await contributor.getByLabel("Ihr Code").fill("AAAA-AAAA");
    await press(contributor, "Weiter");
    assert.match(await contributor.locator("main").innerText(), /Dieser Code passt nicht/);
    await contributor.getByLabel("Ihr Code").fill(code);
    await press(contributor, "Weiter");
    assert.equal((await contributor.locator("ol.kern-task-list li, .rw-tasks li, main li", { hasText: "Zugänge" }).count()) > 0, true);
    assert.equal(await contributor.getByText("Technik", { exact: true }).count(), 0);
    assert.equal((await contributor.request.get(`${overview}/technik`)).status(), 404);
    assert.equal(await contributor.locator("nav.rw-side").count(), 0);
    await openSection(contributor, "Zugänge");
    for (let round = 0; round < 12 && !contributor.url().endsWith(campaign); round += 1) {
      await contributor.getByLabel("Weiß nicht").check();
      await press(contributor, /Speichern/);
    }
    await press(contributor, "Als fertig melden");
    assert.match(await said(contributor), /Danke!/);
    await coordinator.goto(overview);
    assert.match(await coordinator.locator("main li", { hasText: "Zugänge" }).first().innerText(), /von IT-Leitung fertig gemeldet/);
  });

  test("two people on one answer: both are shown, nothing is lost, the second decides", async () => {
    await coordinator.goto(`${overview}/technik`);
    await coordinator.locator(".rw-questions a").first().click();
    await coordinator.waitForURL("**/technik?frage=**");
    const [first = "", second = "", third = ""] = await options(coordinator);
    await management.goto(coordinator.url());
    await management.keyboard.press("2");
    await saved(management);
    await coordinator.getByRole("radio", { name: third }).check();
    await coordinator.locator('rw-autosave [role="status"]', { hasText: /andere|inzwischen|geändert/i }).waitFor();
    await press(coordinator, /Speichern/);
    const conflict = await coordinator.locator("main .kern-alert--warning").innerText();
    assert.match(conflict, /Zwei Antworten auf diese Frage/);
    assert.ok(conflict.includes(second) && conflict.includes(third), conflict);
    assert.ok(!conflict.includes(first));
    await press(coordinator, /Speichern/);
    await management.reload();
    assert.ok(await management.getByRole("radio", { name: third }).isChecked(), "what was saved last, knowingly, is the answer");
  });

  test("last year's answers are taken over and confirmed", async () => {
    await coordinator.goto(overview);
    await press(coordinator, "Antworten übernehmen");
    assert.match(await said(coordinator), /Die Antworten sind übernommen/);
    await finishAnswering(coordinator, overview);
    assert.match(await coordinator.locator("main").innerText(), /Alles ist beantwortet/);
  });

  for (const format of ["xlsx", "ods"] as const) {
    test(`answers travel as a spreadsheet and come back, as ${format.toUpperCase()}`, async () => {
      await coordinator.goto(`${overview}/technik`);
      await coordinator.locator(".rw-questions a").nth(1).click();
      await coordinator.waitForURL("**/technik?frage=**");
      const question = await questionTitle(coordinator);
      const labels = (await options(coordinator)).filter((label) => label !== "Weiß nicht");
      const from = await coordinator
        .locator(".rw-choice", { has: coordinator.locator("input:checked") })
        .locator(".rw-option-label")
        .innerText();
      const to = labels.find((label) => label !== from) ?? "";
      await coordinator.goto(`${overview}/tabelle`);
      const sheet = await download(coordinator, new RegExp(format, "i"));
      assert.equal(sheet.bytes.subarray(0, 2).toString(), "PK");
      await coordinator
        .getByLabel("Ausgefüllte Tabelle")
        .setInputFiles({ name: sheet.name, mimeType: "application/octet-stream", buffer: editCell(sheet.bytes, { question, from, to }) });
      await press(coordinator, "Einlesen und ansehen");
      const preview = coordinator.getByRole("table", { name: "Änderungen" });
      assert.equal(await preview.locator("tbody tr").count(), 1, "exactly one answer differs");
      assert.ok((await preview.innerText()).includes(to));
      await press(coordinator, "Ausgewählte übernehmen");
      assert.match(await said(coordinator), /Übernommen/);
      await coordinator.goto(`${overview}/technik`);
      await coordinator.locator(".rw-questions a").nth(1).click();
      await coordinator.waitForURL("**/technik?frage=**");
      assert.ok(await coordinator.getByRole("radio", { name: to, exact: true }).isChecked());
    });
  }

  test("a foreign file is refused with the reason", async () => {
    const foreign = Buffer.from(
      await writeXlsx({
        sheets: [
          {
            name: "Haushalt",
            rows: [
              ["Titel", "Betrag"],
              ["Strom", 100],
            ],
          },
        ],
      }),
    );
    for (const [name, buffer, reason] of [
      ["haushalt.xlsx", foreign, /Das ist keine Tabelle aus Ringwall/],
      ["brief.xlsx", Buffer.from("Sehr geehrte Damen und Herren"), /Die Datei ist keine Tabelle/],
    ] as const) {
      await coordinator.goto(`${overview}/tabelle`);
      await coordinator.getByLabel("Ausgefüllte Tabelle").setInputFiles({ name, mimeType: "application/octet-stream", buffer });
      await press(coordinator, "Einlesen und ansehen");
      assert.match(await coordinator.getByRole("alert").innerText(), reason, name);
    }
  });

  test("the coordinator submits; the management returns it with a reason", async () => {
    await office.goto(`${cooperative}/erhebungen/${campaign}`);
    await coordinator.goto(overview);
    await coordinator.getByLabel("Nachricht an die Leitung").fill("Bitte die Zahlen zu den Stellen ansehen.");
    await press(coordinator, "Antworten einreichen");
    assert.match(await said(coordinator), /eingereicht/);
    await management.goto(`${raunheim}/leitung`);
    assert.match(await management.locator("main").innerText(), new RegExp(title));
    await management.goto(overview);
    assert.match(await management.locator("main").innerText(), /Bitte die Zahlen zu den Stellen ansehen/);
    await management.getByLabel("Was soll nachgebessert werden?").fill("Der Bauhof fehlt.");
    await press(management, "Antworten zurückgeben");
    await coordinator.goto(overview);
    assert.match(await coordinator.locator("main").innerText(), /Der Bauhof fehlt/);
    await press(coordinator, "Antworten einreichen");
  });

  test("the office's matrix changes while it is looked at", async () => {
    const state = office.locator("#stand-kreis-gross-gerau\\.raunheim [data-text]");
    const before = await state.innerText();
    await office.evaluate(() => document.dispatchEvent(new Event("visibilitychange")));
    await office.waitForFunction((old) => document.getElementById("stand-kreis-gross-gerau.raunheim")?.querySelector("[data-text]")?.textContent !== old, before);
    assert.match(await state.innerText(), /eingereicht|Freigabe/i);
  });

  test("the management releases, and the state is frozen", async () => {
    await management.goto(overview);
    await press(management, "Antworten freigeben");
    assert.match(await said(management), /eingefroren/);
    await management.goto(`${overview}/stand?number=1`);
    assert.match(await management.locator("main").innerText(), /unverändert seit der Freigabe/);
    await coordinator.goto(`${overview}/technik`);
    assert.equal(await coordinator.locator("rw-autosave").count(), 0, "what is frozen has no form");
    await coordinator.goto(overview);
    const paper = await download(coordinator, "Zum Lesen als PDF");
    assert.equal(paper.bytes.subarray(0, 5).toString(), "%PDF-");
  });

  test("the office evaluates, comments and holds the result paper in hand, in three formats", async () => {
    await office.goto(`${cooperative}/erhebungen/${campaign}/auswertung`);
    assert.match(await office.locator("main").innerText(), /1\s+von 13|Eins? von 13/);
    await office
      .locator("summary", { hasText: "Einordnen" })
      .first()
      .click({ timeout: 2_000 })
      .catch(() => null);
    await office.getByLabel("Ihre Worte dazu").first().fill("Ein guter Anfang, mit Raunheim voran.");
    await press(office, "Einordnung speichern");
    assert.match(await said(office), /gespeichert/);
    await follow(office, "Ergebnispapier");
    assert.match(await office.locator("main").innerText(), /Ein guter Anfang, mit Raunheim voran/);
    for (const [format, magic] of [
      ["PDF", "%PDF-"],
      ["DOCX", "PK"],
      ["ODT", "PK"],
    ] as const) {
      const paper = await download(office, format);
      assert.equal(paper.bytes.subarray(0, magic.length).toString("latin1"), magic, format);
      assert.ok(paper.bytes.length > 5_000, format);
      assert.match(paper.name, new RegExp(`^\\d{4}-\\d{2}-\\d{2}_.*\\.${format.toLowerCase()}$`), "file names begin with the day");
    }
  });

  test("the browsers had nothing to complain about", () => assert.deepEqual(demonstration.complaints(), []));
});
