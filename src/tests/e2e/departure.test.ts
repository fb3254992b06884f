/** Leaving with scripts switched off: everything fetched, deletion asked for by one, confirmed by another, stopped. */
import assert from "node:assert/strict";
import fs from "node:fs";
import { describe, test } from "node:test";
import { unpack } from "#platform/documents/archive";
import { narrowFaultsOf, openDemonstration } from "./demonstration.ts";
import { findBarriers } from "./pages.ts";
import { cooperative, press, raunheim, said, textOf } from "./surveys.ts";

const { sit } = openDemonstration();

const page = `${raunheim}/ausstieg`;

describe("Leaving without scripts", () => {
  test("the management fetches everything, readable by itself", async (t) => {
    const management = await sit("managementRaunheim");
    await management.goto(page);
    const [download] = await Promise.all([management.waitForEvent("download"), management.getByRole("button", { name: "Alles mitnehmen" }).click()]);
    const bytes = new Uint8Array(fs.readFileSync(await download.path()));
    const parts = unpack(bytes);
    t.diagnostic(`${bytes.length} bytes, ${parts.length} parts`);
    assert.match(String(Buffer.from(parts.find(({ name }) => name === "LIESMICH.txt")?.bytes ?? "")), /Raunheim: Export aus Ringwall/);
    await management.goto(page);
    const contents = JSON.parse(String(Buffer.from(parts.find(({ name }) => name === "inhalt.json")?.bytes ?? ""))) as { fingerprint: string };
    assert.ok((await textOf(management)).includes(contents.fingerprint));
    assert.match(await textOf(management), /Gelöscht werden kann erst, wenn das Mitglied geht/);
    assert.equal(await management.getByRole("button", { name: "Löschung beantragen" }).count(), 0);
  });

  test("once it goes, one asks, the other confirms, and either stops", async () => {
    const office = await sit("office");
    await office.goto(raunheim);
    await office.getByText("Austritt eintragen").first().click();
    await office.getByLabel("Letzter Tag der Mitgliedschaft").fill("2099-12-31");
    await press(office, "Austritt eintragen");
    const management = await sit("managementRaunheim");
    await management.goto(page);
    await press(management, "Löschung beantragen");
    assert.match(await said(management), /zweite Person bestätigen/);
    assert.equal(await management.getByRole("button", { name: "Löschung bestätigen" }).count(), 0, "nobody confirms their own word");
    await office.goto(`${cooperative}/ausstiege`);
    assert.match(await textOf(office), /Raunheim[\s\S]*wartet auf die zweite Person/);
    await office.getByRole("link", { name: "Raunheim" }).first().click();
    await press(office, "Löschung bestätigen");
    assert.match(await textOf(office), /Gelöscht wird ab dem 1\. ?1\. ?2100|01\.01\.2100/);
    await press(office, "Anhalten");
    assert.match(await said(office), /Es wird nichts gelöscht/);
  });

  test("the pages have no barriers, at a desk and on a telephone", async () => {
    const at = await sit("managementRaunheim", true);
    await at.goto(page);
    assert.deepEqual(await findBarriers(at), []);
    assert.deepEqual(await narrowFaultsOf(at, [page]), []);
  });
});
