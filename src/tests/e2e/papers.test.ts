/** Council papers without scripts: the office prepares them, a town hall takes its own along and sees no other amount. */
import assert from "node:assert/strict";
import { describe, test } from "node:test";
import type { Page } from "playwright-core";
import { narrowFaultsOf, openDemonstration } from "./demonstration.ts";
import { cooperative, follow, press, said, textOf } from "./surveys.ts";

const { sit } = openDemonstration();

describe("Council papers without scripts", () => {
  let papers = "";

  test("the office prepares them on a kept comparison; two who do it at once are told", async () => {
    const office = await sit("office");
    await office.goto(`${cooperative}/vereinbarung`);
    await follow(office, /^Fassung 1/);
    await follow(office, "Sitzungsvorlagen");
    papers = new URL(office.url()).pathname;
    const second = await sit("officer");
    await second.goto(papers);
    const write = async (page: Page, text: string) => {
      await page.getByText("Neu vorbereiten").first().click();
      await page.getByLabel(/^Einleitung/).fill(text);
      await press(page, "Neu vorbereiten");
      return said(page);
    };
    assert.match(await write(office, "Was die Bestandserhebung gezeigt hat."), /Die Vorlagen sind vorbereitet/);
    assert.match(await write(second, "Etwas anderes."), /inzwischen geändert/);
    assert.match(await textOf(office), /Stockstadt\s+2\.916,25 €\s+15\.328,75 €/);
  });

  test("a town hall finds its own paper beside its resolution, takes it along and sees no neighbour's amount", async () => {
    const page = await sit("coordinatorStockstadt");
    await page.goto("/mitglied/kreis-gross-gerau.stockstadt/vereinbarung/beschluesse");
    await follow(page, "Sitzungsvorlage");
    assert.equal(new URL(page.url()).pathname, papers);
    const text = await textOf(page);
    assert.match(text, /Stockstadt\s+2\.916,25 €/);
    assert.doesNotMatch(text, /Raunheim|7\.617,33|115\.000|Alle als ZIP/);
    const waiting = page.waitForEvent("download");
    await page.getByRole("link", { name: "Vorlage Stockstadt, DOCX" }).click();
    assert.match((await waiting).suggestedFilename(), /_Stockstadt_Sitzungsvorlage Fassung 1\.docx$/);
    const foreign = await page.request.get(`/api/council-paper.print?memberId=kreis-gross-gerau.raunheim&versionId=${papers.split("/").at(-2)}`);
    assert.equal(foreign.status(), 404);
  });

  test("its page has no barriers and fits into 320 pixels", async () => {
    for (const who of ["office", "coordinatorStockstadt"] as const) {
      assert.deepEqual(
        await narrowFaultsOf(await sit(who, true), [papers, `${cooperative}/kosten/zahlung`, `${cooperative}/kosten/jahr/${new Date().getUTCFullYear()}/beitraege`]),
        [],
        who,
      );
    }
  });
});
