/** Buying together with scripts switched off: asked, answered, offered, awarded, agreed, called off – by three people. */
import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { narrowFaultsOf, openDemonstration } from "./demonstration.ts";
import { cooperative, fill, press, said, textOf } from "./surveys.ts";

const { sit } = openDemonstration();

describe("Buying together without scripts", () => {
  let purchase = "";
  let framework = "";

  test("the office asks for a demand, and two town halls answer; nothing said is refused and nothing typed is lost", async () => {
    const office = await sit("office");
    await office.goto(`${cooperative}/beschaffungen/neu`);
    await fill(office, "Was soll beschafft werden?", "Passwortverwaltung");
    await fill(office, "Antworten bis", "2099-12-01");
    await fill(office, "Bezeichnung", "Lizenz für ein Jahr");
    await fill(office, "Einheit", "Person");
    await fill(office, /^Einzelpreis, allein/, "24,90");
    await office.getByRole("checkbox", { name: "Raunheim" }).check();
    await office.getByRole("checkbox", { name: "Nauheim" }).check();
    await press(office, "Abfragen");
    purchase = new URL(office.url()).pathname;

    const raunheim = await sit("coordinatorRaunheim");
    await raunheim.goto(purchase);
    await fill(raunheim, "Anmerkung", "Ab dem Frühjahr");
    await press(raunheim, "Bedarf melden");
    assert.match(await said(raunheim), /nennen Sie eine Menge/);
    assert.equal(await raunheim.locator("main").getByLabel("Anmerkung").first().inputValue(), "Ab dem Frühjahr");
    await fill(raunheim, /^Wie viel/, "40");
    await press(raunheim, "Bedarf melden");
    assert.match(await said(raunheim), /Ihr Bedarf ist gemeldet/);

    const nauheim = await sit("coordinatorNauheim");
    await nauheim.goto(purchase);
    await fill(nauheim, /^Wie viel/, "20");
    await press(nauheim, "Bedarf melden");
    await nauheim.goto(purchase);
    assert.doesNotMatch(await textOf(nauheim), /Frühjahr|40/, "a neighbour's demand is not shown");
  });

  test("the office settles criteria, enters an offer, awards it and makes a framework contract of it", async () => {
    const office = await sit("office");
    await office.goto(purchase);
    await office.getByText("Lose und Kriterien festlegen").click();
    await fill(office, "Gewicht des Preises in Prozent", "70");
    await fill(office, "Kriterium 1", "Bedienung");
    await fill(office, "Gewicht von Kriterium 1 in Prozent", "20");
    await press(office, "Festlegen");
    assert.match(await said(office), /zusammen 100 Prozent/);
    await fill(office, "Gewicht von Kriterium 1 in Prozent", "30");
    await press(office, "Festlegen");
    await press(office, "Abfrage beenden");
    await office.getByText("Angebot eintragen: Passwortverwaltung").click();
    await office.locator("main").getByLabel("Bieter").selectOption({ label: "Testhaus Süd (erfunden)" });
    await fill(office, /^Einzelpreis: Lizenz/, "18,40");
    await fill(office, /^Punkte für Bedienung/, "8");
    await press(office, "Eintragen");
    // 60 licences at 18,40 €: ten points for price, eight for handling, weighted 70 to 30.
    assert.match(await textOf(office), /Testhaus Süd \(erfunden\)\s+1\.104,00\s€\s+10,00\s+8\s+9,40/);
    await office.getByText("Angebot eintragen: Passwortverwaltung").click();
    await office.locator("main").getByLabel("Bieter").selectOption({ label: "Prüfbüro West (erfunden)" });
    await office.locator("main").getByLabel("Wird es ausgeschlossen?").selectOption({ index: 2 });
    await office
      .getByRole("textbox", { name: /^Begründung des Ausschlusses/ })
      .first()
      .fill("Der Einzelpreis fehlt.");
    await press(office, "Eintragen");
    assert.match(await textOf(office), /Ausgeschlossene Angebote: Passwortverwaltung[\s\S]*Prüfbüro West \(erfunden\)[\s\S]*Der Einzelpreis fehlt\./);
    assert.match(await textOf(office), /Testhaus Süd \(erfunden\)\s+1\.104,00\s€\s+10,00\s+8\s+9,40/, "the others are compared as before");
    await office.getByText("Zuschlag erteilen").click();
    await office.locator("main").getByLabel("Begründung", { exact: true }).fill("Einziges und passendes Angebot.");
    await press(office, "Zuschlag festhalten");
    assert.match(await textOf(office), /Zuschlag an Testhaus Süd/);
    await office.getByRole("link", { name: "Als Rahmenvertrag führen" }).click();
    const conclude = office.url();
    await office.getByRole("link", { name: "Vertrag eintragen" }).click();
    await fill(office, "Wie heißt der Vertrag?", "Rahmenvertrag Passwortverwaltung");
    await fill(office, "Beginn", "2026-01-01");
    await press(office, "Speichern");
    await office.goto(conclude);
    await office.locator("main").getByLabel("Vertrag").selectOption({ label: "Rahmenvertrag Passwortverwaltung" });
    await press(office, "Volumen festlegen");
    framework = new URL(office.url()).pathname;
  });

  test("a town hall calls off, not more than there is, and carries it on", async () => {
    const page = await sit("coordinatorRaunheim");
    await page.goto(framework);
    const order = async (quantity: string) => {
      await page.locator("main").getByLabel("Was?").selectOption({ index: 1 });
      await fill(page, "Wie viel?", quantity);
      await press(page, "Verbindlich abrufen");
      return said(page);
    };
    assert.match(await order("61"), /So viel ist nicht mehr da/);
    assert.match(await order("40"), /Abgerufen/);
    await press(page, /^Als geliefert eintragen/);
    const text = await textOf(page);
    assert.match(text, /60\s+40\s+20\s/);
    // 40 × (24,90 − 18,40) €
    assert.match(text, /996,00\s€\s+736,00\s€\s+260,00\s€/);
  });

  test("its pages have no barriers and fit into 320 pixels", async () => {
    const pages = [
      ...["beschaffungen", "rahmenvertraege", "vertraege", "vertraege/neu", "lieferanten", "lieferanten/neu"].map((place) => `${cooperative}/${place}`),
      purchase,
      framework,
    ];
    for (const who of ["office", "coordinatorRaunheim"] as const) {
      assert.deepEqual(await narrowFaultsOf(await sit(who, true), pages), [], who);
    }
  });
});
