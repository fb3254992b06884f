/** A meeting with scripts switched off: planned, invited, held, voted, decided, a task that becomes a measure, minutes released – by three people. */
import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { narrowFaultsOf, openDemonstration } from "./demonstration.ts";
import { cooperative, fill, press, said, textOf } from "./surveys.ts";

const { sit } = openDemonstration();

const today = new Date().toLocaleDateString("sv-SE", { timeZone: "Europe/Berlin" });

describe("A meeting without scripts", () => {
  let meeting = "";

  test("is planned with points of its own and points that wait, and people are invited", async () => {
    const raunheim = await sit("coordinatorRaunheim");
    await raunheim.goto(`${cooperative}/gremien`);
    await raunheim.getByRole("link", { name: "Lenkungsgruppe" }).click();
    await fill(raunheim, "Worum geht es?", "Sichere Telefonie");
    await press(raunheim, "Anmelden");
    assert.match(await said(raunheim), /Angemeldet/);

    const office = await sit("office");
    await office.goto(`${cooperative}/sitzungen/neu`);
    await office.locator("main").getByLabel("Gremium").selectOption({ label: "Lenkungsgruppe" });
    await fill(office, "Tag", today);
    await fill(office, "Beginn", "10:00");
    await fill(office, "Ende", "09:00");
    await press(office, "Planen");
    assert.match(await said(office), /endet, bevor sie beginnt/);
    await fill(office, "Ende", "11:30");
    await press(office, "Planen");
    meeting = new URL(office.url()).pathname;
    await press(office, "Einladen");
    assert.match(await said(office), /Ohne Tagesordnung/);
    await fill(office, "Punkt", "Gemeinsame Regel für Kennwörter");
    await office.locator("main").getByLabel("Art", { exact: true }).selectOption({ label: "Beschlussfassung" });
    await office
      .locator("main")
      .getByLabel(/^Beschlussvorschlag/)
      .fill("Alle Mitglieder führen die Regel bis Jahresende ein.");
    await press(office, "Speichern");
    await office.getByRole("checkbox", { name: /Sichere Telefonie/ }).check();
    await press(office, "Auf die Tagesordnung nehmen");
    assert.match(await textOf(office), /1\. Gemeinsame Regel für Kennwörter[\s\S]*2\. Sichere Telefonie/);
    await press(office, "Einladen");
    assert.match(await said(office), /Die Einladung ist unterwegs/);
  });

  test("is held and voted on; the result follows from the rule, and the decision gets its number", async () => {
    const office = await sit("office");
    await office.goto(meeting);
    await office.getByRole("checkbox", { name: "Stockstadt" }).uncheck();
    await press(office, "Sitzung eröffnen");
    assert.match(await textOf(office), /12 von 13 anwesend/);
    const card = office.locator("main .rw-card", { hasText: "1. Gemeinsame Regel" });
    await card.getByText("Stimmen eintragen").click();
    await card.getByRole("group", { name: "Raunheim" }).getByLabel("Nein").check();
    await card.getByRole("button", { name: /^Stimmen festhalten/ }).click();
    assert.match(await textOf(office), /0 Ja, 1 Nein, 0 Enthaltungen/);
    await card.getByRole("button", { name: /^Beschluss feststellen/ }).click();
    assert.match(await said(office), /Es fehlen noch Stimmen/);
    await card.getByRole("button", { name: /^Alle Anwesenden stimmen zu/ }).click();
    await card.getByRole("button", { name: /^Beschluss feststellen/ }).click();
    assert.match(await textOf(office), /Beschluss LG-3: angenommen[\s\S]*12 Ja, 0 Nein, 0 Enthaltungen/);
  });

  test("gives a task that becomes a measure of every house", async () => {
    const office = await sit("office");
    await office.goto(meeting);
    const card = office.locator("main .rw-card", { hasText: "1. Gemeinsame Regel" });
    await card.getByText("Auftrag erteilen").first().click();
    await card.getByLabel("Auftrag", { exact: true }).fill("Regel für Kennwörter einführen");
    await card.getByRole("button", { name: "Auftrag erteilen" }).click();
    await card.getByRole("button", { name: /wird eine Maßnahme/ }).click();
    assert.match(await said(office), /Verbundmaßnahme geworden/);
    await office.getByRole("link", { name: "Zur Verbundmaßnahme" }).click();
    const board = await textOf(office);
    assert.match(board, /Regel für Kennwörter einführen[\s\S]*Lenkungsgruppe am[\s\S]*Beschluss LG-3/);
    assert.match(board, /Stockstadt/);
    await office.getByRole("link", { name: "Zur Sitzung, aus der sie stammt" }).click();
    assert.equal(new URL(office.url()).pathname, meeting);
  });

  test("shows its minutes as a draft to who has a seat, to others once they are released, and the decision in the register", async () => {
    const raunheim = await sit("coordinatorRaunheim");
    await raunheim.goto(meeting);
    assert.match(await textOf(raunheim), /Die Niederschrift ist ein Entwurf[\s\S]*angenommen/, "who has a seat reads along");
    const steering = await sit("steering");
    await steering.goto(meeting);
    const unreleased = await textOf(steering);
    assert.match(unreleased, /noch nicht freigegeben/);
    assert.doesNotMatch(unreleased, /angenommen|Regel für Kennwörter einführen/);
    const office = await sit("office");
    await office.goto(meeting);
    await press(office, "Niederschrift freigeben");
    assert.match(await said(office), /noch Punkte ohne Ergebnis/);
    const second = office.locator("main .rw-card", { hasText: "2. Sichere Telefonie" });
    await second.getByLabel("Was besprochen wurde").fill("Die Stelle sammelt Angebote.");
    await second.getByLabel("erledigt").check();
    await second.getByRole("button", { name: /^Speichern/ }).click();
    await press(office, "Niederschrift freigeben");
    assert.match(await said(office), /Freigegeben/);
    await raunheim.goto(meeting);
    assert.match(await textOf(raunheim), /Die Stelle sammelt Angebote/);
    await raunheim.goto(`${cooperative}/beschlussbuch?text=kennw`);
    assert.match(await textOf(raunheim), /LG-3[\s\S]*Gemeinsame Regel für Kennwörter[\s\S]*gilt/);
  });

  test("its pages have no barriers and fit into 320 pixels", async () => {
    for (const who of ["office", "managementRaunheim"] as const) {
      assert.deepEqual(await narrowFaultsOf(await sit(who, true), [meeting, `${cooperative}/sitzungen`, `${cooperative}/gremien`, `${cooperative}/beschlussbuch`]), [], who);
    }
  });
});
