/** The founding of a Verbund from an empty installation, on the pages: plan, keys, agreement, resolutions, in force, money, a call-off, the settlement, an exit – without scripts. */
import assert from "node:assert/strict";
import { after, before, describe, test } from "node:test";
import type { Browser, Locator, Page } from "playwright-core";
import { openBrowser, openDesk, type Desk } from "./browser.ts";
import { enrol, foundCooperative, redeem } from "./people.ts";
import { dispose, startProduct, type Product } from "./product.ts";
import { cooperative, fill, follow, press, said, textOf } from "./surveys.ts";

const lead = { email: "leitung@stelle.example", password: "Teekanne Oktober Flussufer" };
const kreis = "kreis-gross-gerau.kreis";
const member = (slug: string) => `/mitglied/kreis-gross-gerau.${slug}`;
const year = new Date().getUTCFullYear();

let product: Product;
let browser: Browser;
let desk: Desk;
let page: Page;
let version = "";
const towns: string[] = [];

before(async () => {
  [product, browser] = await Promise.all([startProduct(), openBrowser()]);
  desk = await openDesk(browser, product.url, { javaScriptEnabled: false });
  page = desk.page;
});
after(async () => {
  await browser.close();
  await dispose(product);
});

/** Puts a value where it belongs, whatever kind of field it is. */
async function put(form: Locator, name: string, value: string): Promise<void> {
  const field = form.locator(`[name="${name}"]`);
  const kind = await field.first().evaluate((one) => (one instanceof HTMLSelectElement ? "select" : one instanceof HTMLInputElement ? one.type : "text"));
  if (kind === "select") await field.selectOption(value);
  else if (kind === "radio" || kind === "checkbox") await form.locator(`[name="${name}"][value="${value}"]`).check();
  else await field.fill(value);
}

/** Fills in the form of an operation as it stands last on the page – where something is added – and sends it. */
async function act(operation: string, values: Readonly<Record<string, string>> = {}): Promise<void> {
  const wanted = `form[action*="do=${operation}"]`;
  const form = page.locator("main").locator(wanted).last();
  const around = page.locator("main details:not([open])").filter({ has: page.locator(wanted) });
  for (let closed = await around.count(); closed > 0; closed -= 1) await around.last().locator("summary").first().click();
  const inside = form.locator("details:not([open])");
  while ((await inside.count()) > 0) await inside.first().locator("summary").first().click();
  for (const [name, value] of Object.entries(values)) await put(form, name, value);
  await Promise.all([page.waitForEvent("load"), form.locator("button[type=submit], button:not([type])").last().click()]);
}

const text = (): Promise<string> => page.locator("main").innerText();

describe("A Verbund is founded", () => {
  test("from an empty installation with its thirteen members", async () => {
    const code = /Code ein: (\S+)/.exec(product.output())?.[1] ?? "";
    await page.goto("/einrichtung");
    await page.getByLabel("Einrichtungscode").fill(code);
    await page.getByLabel("Ihr Name").fill("Uli Serverraum");
    await page.getByLabel("E-Mail-Adresse").fill("betrieb@kreis.example");
    await page.getByLabel("Neues Passwort").fill("Birne Traktor Nebel Kanu");
    await page.getByRole("button", { name: "Einrichten" }).click();
    await enrol(page);
    await page.goto("/verbuende");
    const invitation = await foundCooperative(page, lead);
    await desk.close();
    desk = await openDesk(browser, product.url, { javaScriptEnabled: false });
    page = desk.page;
    await redeem(page, { ...lead, code: invitation });
    await page.goto(`${cooperative}/mitglieder`);
    const links = await page.locator("main tbody th a").evaluateAll((all) => all.map((one) => one.getAttribute("href") ?? ""));
    towns.push(...links.map((href) => href.split(".").at(-1) ?? ""));
    assert.equal(towns.length, 13);
  });

  test("plans 230,000 € and sees what three keys make of it", async () => {
    await page.goto(`${cooperative}/kosten/jahr/${year}`);
    await act("cost-plan.save-position", { kind: "personnel", title: "Zwei Stellen EG 12", cents: "210.000,00" });
    await act("cost-plan.save-position", { kind: "materials", title: "Sachmittel", cents: "20.000" });
    assert.match(await text(), /230\.000,00\s€/);

    const figures = { "shares.1.part": "rest", "shares.1.basis": "population", "shares.1.figuresDay": "12-31", "shares.1.figuresYear": "2022" };
    for (const [title, shares] of [
      [
        "Kreis die Hälfte",
        { "shares.0.part": "percent", "shares.0.percent": "50", "shares.0.basis": "member", "shares.0.bearer": kreis, ...figures, "shares.1.circle": "without-named" },
      ],
      ["Hälfte gleich", { "shares.0.part": "percent", "shares.0.percent": "50", "shares.0.basis": "equal", ...figures, "shares.1.circle": "without-districts" }],
      ["Alle gleich", { "shares.0.part": "rest", "shares.0.basis": "equal" }],
    ] as const) {
      await page.goto(`${cooperative}/kosten/schluessel/neu`);
      await act("cost-key.save", { title, ...shares });
      await page.getByRole("heading", { name: title, level: 1 }).waitFor();
    }
    await page.goto(`${cooperative}/kosten/vergleich?year=${year}&years=5`);
    assert.match(await text(), /Summe\s+230\.000,00\s€\s+230\.000,00\s€\s+230\.000,00\s€/);
    await act("cost-simulation.save", { title: "Drei Schlüssel für die Räte" });
    await page.getByRole("heading", { name: "Drei Schlüssel für die Räte", level: 1 }).waitFor();
    // The half of 230,000 € that twelve towns share by their inhabitants of 31 December 2022.
    assert.match(await text(), /Stockstadt\s+17\.692,30\s€\s+11\.\d{3},\d{2}\s€\s+2\.916,25\s€/);
  });

  test("drafts the agreement and puts it before thirteen bodies; nothing is in force and the office has no rights of it yet", async () => {
    await page.goto(`${cooperative}/vereinbarung`);
    await act("agreement.draft", { legalForm: "mandate", hostMemberId: kreis });
    if (!/vereinbarung\/[0-9a-f-]{36}/.test(page.url())) await follow(page, /Fassung 1/);
    version = /vereinbarung\/([0-9a-f-]{36})/.exec(page.url())?.[1] ?? "";
    assert.notEqual(version, "");
    await act("agreement.save-terms", { accessionBy: "declaration", costKeyReference: "Kreis die Hälfte, Rest nach Einwohnern" });
    await page.goto(`${cooperative}/vereinbarung/${version}`);
    await act("agreement.circulate");
    await page.goto(`${cooperative}/vereinbarung/${version}/verlauf`);
    assert.ok(await page.locator('main form[action*="do=agreement.put-in-force"] button').isDisabled(), "not before the last council has spoken");
    await page.goto(`${member("raunheim")}/vereinbarung`);
    assert.match(await text(), /gilt noch keine Vereinbarung[\s\S]*Fassung 1 liegt in den Gremien[\s\S]*Es fehlen 13\./);
    assert.doesNotMatch(await text(), /Was die Stelle ab wann sehen darf/);
  });

  test("gives every house a council paper with its own amount", async () => {
    await page.goto(`${cooperative}/vereinbarung/${version}/vorlagen`);
    await page.locator('main [name="keyId"]').selectOption({ label: "Kreis die Hälfte" });
    await page.locator('main [name="simulationId"]').selectOption({ label: "Drei Schlüssel für die Räte" });
    await act("council-paper.prepare", { introduction: "Die Bestandserhebung liegt vor." });
    assert.match(await text(), /Stockstadt\s+2\.916,25\s€/);
    const link = page.getByRole("link", { name: "Vorlage Stockstadt, PDF" });
    const paper = await page.request.get((await link.getAttribute("href")) ?? "");
    assert.equal((await paper.body()).subarray(0, 5).toString("latin1"), "%PDF-");
  });

  test("thirteen resolutions, thirteen signatures, the notice to the authority – then it is in force and the rights appear", async () => {
    for (const slug of towns) {
      await page.goto(`${member(slug)}/vereinbarung/beschluesse`);
      for (const [step, sessionOn] of [
        ["executive", "2024-03-05"],
        ["council", "2024-04-18"],
      ] as const)
        await act("resolution.record", { step, sessionOn, result: "adopted", votesFor: "20", votesAgainst: "3", votesAbstained: "1", paperNumber: "12/2024 (erfunden)" });
      await page.goto(`${member(slug)}/vereinbarung`);
      await act("agreement.sign", { signedOn: "2024-08-09", signatory: "Leitung (erfunden)" });
    }
    await page.goto(`${cooperative}/vereinbarung/${version}/verlauf`);
    await act("agreement.note-formality", { formality: "notified", happenedOn: "2024-08-19" });
    await page.goto(`${cooperative}/vereinbarung/${version}/verlauf`);
    await act("agreement.put-in-force");
    await page.goto(`${cooperative}/vereinbarung`);
    assert.match(await text(), /Mandatierung\s+gilt heute\s+09\.08\.2024/);
    await page.goto(`${member("raunheim")}/vereinbarung`);
    assert.match(await text(), /B Analysieren\s+mandatiert\s+Einzelheiten/);
    assert.match(await text(), /Was die Stelle ab wann sehen darf[\s\S]*09\.08\.2024\s+Einzelheiten\s+Vereinbarung/);
  });

  test("the office says where members pay, and a wrong digit of the IBAN is found", async () => {
    await page.goto(`${cooperative}/kosten/zahlung`);
    const account = { holder: "Kreiskasse", purpose: "Kassenzeichen 7", days: "14" };
    await act("cost-account.save", { ...account, iban: "DE89 3704 0044 0532 0130 01" });
    assert.match(await text(), /Diese IBAN stimmt nicht/);
    await act("cost-account.save", { iban: "DE89 3704 0044 0532 0130 00" });
    assert.match(await text(), /Kreiskasse[\s\S]*DE89 3704 0044 0532 0130 00[\s\S]*14 Tage nach der Abrechnung/);
  });

  test("advances are levied, and a town hall sees its own, and how to pay it", async () => {
    await page.goto(`${cooperative}/kosten/jahr/${year}/beitraege`);
    await page.locator('main [name="keyId"]').selectOption({ label: "Kreis die Hälfte" });
    await act("cost-charge.levy", { "dueDays.0": `${year}-02-15` });
    assert.match(await text(), /230\.000,00\s€/);
    await page.goto(`${member("stockstadt")}/kosten`);
    assert.match(await text(), /729,07\s€[\s\S]*729,06\s€[\s\S]*Zusammen\s+2\.916,25\s€[\s\S]*DE89 3704 0044 0532 0130 00[\s\S]*Kassenzeichen 7/);
  });

  test("a town hall says what it needs, and calls off from the framework contract the office has made of it", async () => {
    await page.goto(`${member("raunheim")}/personen/benennen`);
    await page.getByRole("radio", { name: /^Koordination/ }).check();
    await page.getByLabel("Name", { exact: true }).fill("Kaya Schilfhorst");
    await page.getByLabel("E-Mail-Adresse").fill("kaya@raunheim.example");
    await press(page, "Person benennen");
    await page.getByRole("navigation", { name: "Bereiche" }).getByRole("link", { name: "Einladungen" }).click();
    await press(page, "Alle noch nicht Eingeladenen einladen");
    const slip = page.locator("section").filter({ hasText: "Zugang für Kaya Schilfhorst" }).last();
    const code = await slip.locator(".rw-code").innerText();

    await page.goto(`${cooperative}/lieferanten/neu`);
    await act("supplier.save-central", { name: "Prüfhaus (erfunden)" });
    await page.goto(`${cooperative}/beschaffungen/neu`);
    await fill(page, "Was soll beschafft werden?", "Penetrationstest");
    await fill(page, "Antworten bis", `${year + 1}-12-01`);
    await fill(page, "Bezeichnung", "Test eines Hauses");
    await fill(page, "Einheit", "Test");
    await fill(page, /^Einzelpreis, allein/, "9.000");
    await page.getByRole("checkbox", { name: "Raunheim" }).check();
    await press(page, "Abfragen");
    const purchase = new URL(page.url()).pathname;

    const town = await openDesk(browser, product.url, { javaScriptEnabled: false });
    await redeem(town.page, { email: "kaya@raunheim.example", code, password: "Ziegel Kompass Abendrot" });
    await town.page.goto(purchase);
    await fill(town.page, /^Wie viel/, "2");
    await press(town.page, "Bedarf melden");

    await page.goto(purchase);
    await page.getByText("Lose und Kriterien festlegen").click();
    await fill(page, "Gewicht des Preises in Prozent", "100");
    await press(page, "Festlegen");
    await press(page, "Abfrage beenden");
    await page.getByText("Angebot eintragen: Penetrationstest").click();
    await page.locator("main").getByLabel("Bieter").selectOption({ label: "Prüfhaus (erfunden)" });
    await fill(page, /^Einzelpreis: Test/, "6.500");
    await press(page, "Eintragen");
    await page.getByText("Zuschlag erteilen").click();
    await fill(page, /^Begründung$/, "Einziges und passendes Angebot.");
    await press(page, "Zuschlag festhalten");
    await follow(page, "Als Rahmenvertrag führen");
    const conclude = page.url();
    await follow(page, "Vertrag eintragen");
    await fill(page, "Wie heißt der Vertrag?", "Rahmenvertrag Penetrationstests");
    await fill(page, "Beginn", `${year}-01-01`);
    await press(page, "Speichern");
    await page.goto(conclude);
    await page.locator("main").getByLabel("Vertrag").selectOption({ label: "Rahmenvertrag Penetrationstests" });
    await press(page, "Volumen festlegen");

    await town.page.goto(new URL(page.url()).pathname);
    await town.page.locator("main").getByLabel("Was?").selectOption({ index: 1 });
    await fill(town.page, "Wie viel?", "1");
    await press(town.page, "Verbindlich abrufen");
    assert.match(await said(town.page), /Abgerufen/);
    // One of two tests, 9.000 − 6.500 € less than alone.
    assert.match(await textOf(town.page), /9\.000,00 €\s+6\.500,00 €\s+2\.500,00 €/);
    assert.deepEqual(town.complaints, []);
    await town.close();
  });

  test("the year is settled: what was spent less than planned comes back to each", async () => {
    await page.goto(`${cooperative}/kosten/jahr/${year}?stage=actual`);
    await act("cost-plan.save-position", { stage: "actual", kind: "personnel", title: "Zwei Stellen EG 12", cents: "200.000,00" });
    await page.goto(`${cooperative}/kosten/jahr/${year}/beitraege`);
    await act("cost-charge.settle");
    assert.match(await text(), /200\.000,00\s€/);
    await page.goto(`${member("stockstadt")}/kosten`);
    // 100,000 instead of 115,000 € are shared by inhabitants: Stockstadt's part of 2,916.25 € becomes 2,535.87 €.
    assert.match(await text(), /2\.535,87\s€/);
  });

  test("a member leaves: its house is told and no longer seen, and nobody ends a membership after the fact", async () => {
    await page.goto(`${member("nauheim")}/vereinbarung`);
    const today = new Date().toLocaleDateString("sv-SE", { timeZone: "Europe/Berlin" });
    await act("agreement.give-notice", { notice: "good-cause", givenOn: today, lastDay: today, reason: "Beschluss der Gemeindevertretung (erfunden)" });
    assert.match(await text(), /Stelle ab wann sehen darf[\s\S]*Summen/);
    await page.goto(`${member("nauheim")}/vereinbarung/eintraege`);
    assert.match(await text(), /Kündigung, letzter Tag[\s\S]*Antworten kann die Leitung des Hauses/);
    await page.goto(member("nauheim"));
    await act("member.dismiss", { leftOn: today });
    await page.goto(`${member("nauheim")}/ausstieg`);
    assert.match(await text(), /beantragt die Leitung|Leitung des Hauses/);
    await page.goto(`${cooperative}/kosten/jahr/${year}/beitraege`);
    assert.match(await text(), /Nauheim/, "what was reckoned stays");
  });

  test("the browser had nothing to complain about", () => assert.deepEqual(desk.complaints, []));
});
