/** The office steers from real requirements: it reads in a catalogue, asks all, answers once for all; gaps become measures, and the figures move. */
import assert from "node:assert/strict";
import fs from "node:fs";
import { describe, test } from "node:test";
import type { Page } from "playwright-core";
import { corpusFile } from "#tests/corpora";
import { filesOf, requirementWith, smallCatalogue } from "#tests/catalogues";
import { openDemonstration } from "./demonstration.ts";
import { cooperative, download, fill, follow, press, raunheim, said, textOf } from "./surveys.ts";

const title = "Grundschutz++";
/** What a coordinator answers in one go (issue 3): twenty questions. */
const questions = 20;

let office: Page;
let coordinator: Page;
let forms: Page;
let management: Page;
let check = "";
/** The cockpit's figure before anybody has answered. */
let before = "";
const stockstadt = "/mitglied/kreis-gross-gerau.stockstadt";

const { complaints } = openDemonstration(async ({ sit }) => {
  [office, coordinator, forms, management] = await Promise.all([
    sit("office", true),
    sit("coordinatorRaunheim", true),
    sit("coordinatorStockstadt"),
    sit("managementRaunheim", true),
  ]);
});

const fiveMinutesMs = 300_000;
const published = corpusFile("bsi-stand-der-technik", "BSI-Stand-der-Technik-Kernel-catalog.json");
const isPublished = published !== null;

/** The catalogue of the BSI as published where it lies beside the project, else one of our own. */
function catalogueFile(): { name: string; mimeType: string; buffer: Buffer } {
  const mimeType = "application/json";
  if (published !== null) return { name: "Kernel.json", mimeType, buffer: fs.readFileSync(published) };
  const own = Array.from({ length: 24 }, (_, at) => requirementWith({ key: `22222222-0000-4000-8000-0000000000${at + 10}`, label: `ORG.${at + 1}` }));
  const [file] = filesOf(smallCatalogue("Probe", own));
  assert.ok(file);
  return { name: file.name, mimeType, buffer: Buffer.from(file.bytes) };
}

/** A figure of the cockpit, by its words. */
const figure = async (name: string): Promise<string> => {
  await office.goto(`${cooperative}/cockpit`);
  return (await office.locator("main .rw-figures li", { hasText: name }).innerText()).replaceAll("\u00a0", " ");
};

const saved = (page: Page) => page.locator('rw-autosave [role="status"]', { hasText: "Gespeichert" }).waitFor();

/** A mark that a new page would wipe away. */
const mark = (page: Page) => page.evaluate(() => void (document.documentElement.dataset["mark"] = "here"));
const isMarked = (page: Page) => page.evaluate(() => document.documentElement.dataset["mark"] === "here");

describe("The demonstration, one year on", () => {
  test("nine of thirteen have handed in the Basis-Check, one is stuck, others are overdue", async () => {
    assert.match(await figure("Checks eingereicht"), /9\s+von 13/);
    assert.doesNotMatch(await figure("Maßnahmen überfällig"), /\n0$/);
    const next = await textOf(office);
    assert.match(next, /Check „Basis-Check 2026“ ist überfällig[\s\S]*letzte Änderung vor zwei Monaten/);
    assert.match(next, /ist bei fünf Mitgliedern überfällig/);
  });

  test("the second factor from outside is done at eight of thirteen, and office and data centre have answered for all", async () => {
    await office.goto(`${cooperative}/massnahmen`);
    assert.match(await office.getByRole("row", { name: /Zweiter Faktor für den Zugang von außen/ }).innerText(), /8 von 13 umgesetzt/);
    await office.goto(`${cooperative}/gemeinschaftsantworten`);
    const providers = await office.getByRole("table").innerText();
    assert.match(providers, /Interkommunale Informationssicherheitsstelle/);
    assert.match(providers, /Rechenzentrum/);
    assert.match(providers, /zu überprüfen/);
    await coordinator.goto(`${raunheim}/massnahmen?effort=1`);
    assert.ok((await coordinator.getByRole("table").locator("tbody tr").count()) > 0, "quick wins");
  });
});

describe("The office steers from real requirements", () => {
  test("it reads in the catalogue as published, sees what stands in it, and takes it over", async () => {
    await office.goto(`${cooperative}/kataloge/einlesen`);
    await office.locator("input[type=file]").setInputFiles([catalogueFile()]);
    await press(office, "Einlesen und ansehen");
    assert.match(await textOf(office), /neu im Verbund/);
    await press(office, "Übernehmen");
    assert.match(await textOf(office), isPublished ? /901 Anforderungen/ : /24 Anforderungen/);
  });

  test("it issues a check of what must be done to all thirteen in one act", async () => {
    await office.goto(`${cooperative}/checks`);
    await follow(office, "Für alle: Check ausgeben");
    const select = office.getByLabel("Katalog", { exact: true });
    await select.selectOption(await select.locator("option", { hasNotText: "Ringwall" }).first().getAttribute("value"));
    await fill(office, "Titel", title);
    await press(office, "Weiter zu Umfang und Mitgliedern");
    await office.getByRole("checkbox", { name: /MUSS/ }).check();
    await press(office, "Check ausgeben");
    assert.match(await said(office), /Der Check ist ausgegeben/);
    assert.match(await textOf(office), /Noch keines von 13 hat eingereicht/);
    before = await figure("Anforderungen erfüllt");
    await coordinator.goto("/konto/nachrichten");
    assert.match(await textOf(coordinator), /Grundschutz\+\+/, "the announcement is in the product, too");
  });

  test("it answers one requirement for all; the coordinator finds it beside the question", async () => {
    await coordinator.goto(`${raunheim}/checks`);
    await follow(coordinator, /^Grundschutz/);
    check = new URL(coordinator.url()).pathname;
    await coordinator.goto(`${check}/antworten`);
    const label = await coordinator.locator(".rw-questions a .rw-soft").first().innerText();
    await office.goto(`${cooperative}/gemeinschaftsantworten/neu?text=${encodeURIComponent(label)}`);
    await follow(office, "Beantworten");
    await office.getByRole("radio", { name: /ganz/ }).check();
    await office.locator("main textarea[name=statement]").fill("Die Stelle führt das Verzeichnis für alle Mitglieder.");
    await press(office, "Veröffentlichen");
    assert.match(await said(office), /Die Antwort ist veröffentlicht/);
    await coordinator.reload();
    const shared = await coordinator.locator("main aside").innerText();
    assert.match(shared, /Die Stelle führt das Verzeichnis für alle Mitglieder/);
    await coordinator.locator("main aside").getByRole("button", { name: "Übernehmen", exact: true }).click();
    await coordinator.locator("main aside").getByText("übernommen", { exact: true }).waitFor();
  });

  test("the coordinator answers twenty questions by keyboard alone, without a new page in between", async () => {
    await coordinator.goto(`${check}/antworten?state=open`);
    await mark(coordinator);
    const began = Date.now();
    for (let answered = 0; answered < questions; answered += 1) {
      const question = await coordinator.locator("#frage").innerText();
      await coordinator.keyboard.press(answered % 4 === 3 ? "3" : "1");
      await saved(coordinator);
      await coordinator.keyboard.press("Enter");
      await coordinator.waitForFunction((last) => document.querySelector<HTMLElement>("#frage")?.innerText !== last, question);
    }
    assert.ok(await isMarked(coordinator), "no new page");
    assert.ok(Date.now() - began < fiveMinutesMs);
    await coordinator.goto(check);
    assert.match(await textOf(coordinator), /21 von \d+/, "twenty of its own, and the one the office answered for all");
  });

  test("without scripts the same questions are answered by forms", async () => {
    await forms.goto(`${stockstadt}/checks`);
    await follow(forms, /^Grundschutz/);
    await forms.goto(`${new URL(forms.url()).pathname}/antworten`);
    for (const answer of ["Ja", "Nein"]) {
      const question = await forms.locator("#frage").innerText();
      await forms.getByRole("radio", { name: answer, exact: true }).check();
      await press(forms, "Nächste Anforderung");
      assert.notEqual(await forms.locator("#frage").innerText(), question);
    }
    assert.match(await forms.locator("#fragen").innerText(), /2 beantwortet/);
  });

  test("the five gaps become measures in one act", async () => {
    await coordinator.goto(`${raunheim}/massnahmen`);
    await follow(coordinator, "Aus Lücken");
    const basic = coordinator.getByRole("row", { name: / Basis / });
    assert.equal(await basic.count(), questions / 4, "what must be done comes first");
    assert.equal(await basic.getByRole("checkbox", { checked: true }).count(), questions / 4, "and is chosen already");
    await press(coordinator, "Maßnahmen für die Auswahl anlegen");
    assert.match(await said(coordinator), /Die Maßnahmen sind angelegt/);
    assert.equal(await basic.count(), 0);
  });

  test("cockpit and overview have moved, and a cell leads to the answers it counts", async () => {
    assert.match(await figure("Anforderungen erfüllt"), /\d %/);
    assert.notEqual(await figure("Anforderungen erfüllt"), before);
    await office.goto(`${cooperative}/ueberblick`);
    await Promise.all([
      office.waitForEvent("load"),
      office
        .getByRole("row", { name: /^Raunheim/ })
        .locator("td a")
        .nth(2)
        .click(),
    ]);
    assert.match(office.url(), new RegExp(`${raunheim}/checks/`));
  });

  test("the mayor reads one page, on the screen and on paper", async () => {
    await management.goto(`${raunheim}/leitung`);
    const page = await textOf(management);
    assert.match(page, /Fünf Basis-Anforderungen sind nicht erfüllt/);
    assert.match(page, /Bisher sind 21 von \d+ Anforderungen beantwortet/);
    const { bytes } = await download(management, "PDF");
    assert.equal(bytes.subarray(0, 5).toString(), "%PDF-");
    assert.equal((bytes.toString("latin1").match(/\/Type\s*\/Page\b(?!s)/g) ?? []).length, 1, "one page is one page");
    assert.deepEqual(complaints(), []);
  });
});
