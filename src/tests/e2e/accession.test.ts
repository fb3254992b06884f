/** A town joins, without scripts: from the request of the demonstration to the version before its council, one next step after the other. */
import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { narrowFaultsOf, openDemonstration } from "./demonstration.ts";
import { cooperative, fill, follow, press, said, textOf } from "./surveys.ts";

const { sit } = openDemonstration();

describe("A town joins, without scripts", () => {
  let address = "";

  test("its request shows the shares of all before and after, and what is next", async () => {
    const page = await sit("office");
    await page.goto(`${cooperative}/vereinbarung`);
    await follow(page, "Beitritte");
    await follow(page, "Trebur");
    address = new URL(page.url()).pathname;
    const text = await textOf(page);
    // 115,000 € × 13,196 / (249,737 + 13,196); the Kreis bears the same half.
    assert.match(text, /Trebur \(neu\)\s+–\s+5\.771,58 €/);
    assert.match(text, /Stockstadt\s+2\.916,25 €\s+2\.769,89 €\s+−146,36 €/);
    assert.match(text, /Kreis Groß-Gerau\s+115\.000,00 €\s+115\.000,00 €/);
    assert.match(text, /Nur wer beitritt, beschließt und unterschreibt/);
    assert.match(text, /Als Nächstes: Im Mitgliederverzeichnis/);
  });

  test("one press after the other takes it into the register and into a version; its council has a paper with its own amount", async () => {
    const page = await sit("office");
    await page.goto(address);
    for (const [name, then] of [
      ["Ins Mitgliederverzeichnis aufnehmen", /steht im Mitgliederverzeichnis/],
      ["Fassung für den Beitritt anlegen", /ist angelegt/],
      ["Als Beteiligte aufnehmen", /steht als Beteiligte/],
      ["Tag in die Fassung setzen", /Der Tag des Beitritts steht/],
    ] as const) {
      await press(page, name);
      assert.match(await said(page), then);
    }
    await follow(page, "Fassung öffnen");
    await press(page, "In die Gremien geben");
    await page.goto(`${cooperative}/kosten/vergleich`);
    await page.getByLabel("Jahre", { exact: true }).fill("5");
    await press(page, "Rechnen");
    await page.locator("main").getByLabel("Name").last().fill("Mit Trebur");
    await press(page, "Festhalten");
    await page.goto(address);
    assert.match(await textOf(page), /Als Nächstes: Beschlossen/);
    const [declaration] = await Promise.all([page.waitForEvent("download"), page.getByRole("link", { name: /DOCX/ }).first().click()]);
    assert.match(declaration.suggestedFilename(), /Beitrittserklärung Trebur\.docx$/);
    await follow(page, "Sitzungsvorlagen");
    await page.locator("main").getByLabel("Kostenvergleich").selectOption({ label: "Mit Trebur" });
    await page.locator("main").getByLabel("Schlüssel").selectOption({ label: "Kreis die Hälfte, Rest nach Einwohnern" });
    await press(page, "Vorlagen vorbereiten");
    assert.match(await said(page), /Die Vorlagen sind vorbereitet/);
    const text = await textOf(page);
    assert.match(text, /Trebur\s/);
    assert.doesNotMatch(text, /Stockstadt/, "only who joins decides");
  });

  test("a town hall sees what it changes for itself, and no neighbour's share", async () => {
    const page = await sit("coordinatorStockstadt");
    await page.goto(address);
    const text = await textOf(page);
    assert.match(text, /Stockstadt\s+2\.916,25 €\s+2\.769,89 €/);
    assert.doesNotMatch(text, /Raunheim|5\.771,58|Antrag schließen/);
  });

  test("a new request is refused where it makes no sense, and nothing typed is lost", async () => {
    const page = await sit("office");
    await page.goto(`${cooperative}/beitritte/neu`);
    await fill(page, "Kurzname", "Kelsterbach");
    await fill(page, "Einwohnerzahl", "17375");
    await fill(page, "Stichtag der Einwohnerzahl", "2022-12-31");
    await fill(page, "Quelle der Einwohnerzahl", "Gemeindeverzeichnis");
    await fill(page, "Tag des Antrags", "2026-11-01");
    await fill(page, "Gewünscht ab", "2026-10-01");
    await press(page, "Antrag eintragen");
    assert.match(await said(page), /Rückwirkend tritt niemand bei/);
    assert.equal(await page.locator("main").getByLabel("Kurzname").inputValue(), "Kelsterbach");
  });

  test("its pages have no barriers and fit into 320 pixels", async () => {
    for (const who of ["office", "coordinatorStockstadt"] as const) {
      assert.deepEqual(await narrowFaultsOf(await sit(who, true), [`${cooperative}/beitritte`, address, ...(who === "office" ? [`${cooperative}/beitritte/neu`] : [])]), [], who);
    }
  });
});
