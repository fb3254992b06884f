/** Every page, as everybody: it is there, whole, accessible, and every link on it leads somewhere. */
import assert from "node:assert/strict";
import { after, before, describe, test } from "node:test";
import { openBrowser, openDesk } from "./browser.ts";
import { layoutFaultsOf } from "./layout.ts";
import { faultsOf, findBarriers, leftInGerman, look } from "./pages.ts";
import { play, type PersonaName } from "./people.ts";
import { dispose, startDemonstration } from "./product.ts";
import { arrive, everybody, roleOf, walk, type Grounds, type Kind } from "./walking.ts";

let grounds: Grounds;

before(async () => {
  const browser = await openBrowser();
  grounds = { browser, product: await startDemonstration(), kinds: new Map() };
});
after(async () => {
  await grounds.browser.close();
  await dispose(grounds.product);
});

/** Addresses nobody links to, but people know. */
const typed = ["/oeffentlich/kreis-gross-gerau", "/zugang-vergessen", "/hilfe", "/barrierefreiheit"];

/** Every kind of page, at the address and by the person where it was first seen; only once or once for each role. */
const kindsBy = (which: "once" | "each role") => {
  const all = [...grounds.kinds.values()];
  const chosen = which === "each role" ? all : all.filter(({ name }, index) => all.findIndex((other) => other.name === name) === index);
  return Map.groupBy(chosen, ({ who }: Kind) => who);
};

describe("Every page, as everybody", () => {
  for (const who of everybody) {
    test(`every link of ${who} leads to a whole page without barriers`, async (t) => {
      const desk = await arrive(grounds, who, { viewport: { width: 1280, height: 768 } });
      const { faults, opened, asked } = await walk(grounds, who, desk, who === "stranger" ? typed : []);
      t.diagnostic(`${opened} pages opened, ${asked} more asked for`);
      await desk.close();
      assert.deepEqual([...faults, ...desk.complaints], []);
      assert.ok(opened >= 4, "there is something to see");
    });
  }

  test("no page of any role is too wide, squeezed or cut off at 320 px, nor has a barrier there", async () => {
    const faults: string[] = [];
    const seen = new Set<string>();
    for (const [who, kinds] of kindsBy("each role")) {
      const { page, close, complaints } = await arrive(grounds, who, { viewport: { width: 320, height: 640 } });
      for (const { name, address } of kinds) {
        await page.goto(address);
        const found = [...(await layoutFaultsOf(page)), ...(seen.has(name) ? [] : await findBarriers(page))];
        seen.add(name);
        faults.push(...found.map((fault) => `${address} (${roleOf(who)}): ${fault}`));
      }
      await close();
      faults.push(...complaints);
    }
    assert.deepEqual(faults, []);
  });

  test("no kind of page has a barrier in the dark", async () => {
    const faults: string[] = [];
    for (const [who, kinds] of kindsBy("once")) {
      const { page, close, complaints } = await arrive(grounds, who, { viewport: { width: 1366, height: 768 }, colorScheme: "dark" });
      for (const { address } of kinds) {
        await page.goto(address);
        faults.push(...(await findBarriers(page)).map((barrier) => `${address}: ${barrier}`));
      }
      await close();
      faults.push(...complaints);
    }
    assert.deepEqual(faults, []);
  });

  test("an address that leads nowhere answers with a page that says so", async () => {
    for (const who of ["stranger", "office"] as const) {
      const { page, close } = await arrive(grounds, who);
      const response = await page.goto("/gibt/es/nicht");
      assert.equal(response?.status(), 404);
      assert.equal(await page.locator("h1").innerText(), "Diese Seite gibt es hier nicht");
      assert.deepEqual([...faultsOf(await look(page), "de"), ...(await findBarriers(page))], []);
      await close();
    }
  });

  test("in English nothing of the frame stays German", async () => {
    const faults: string[] = [];
    const readers: readonly PersonaName[] = ["office", "coordinatorRaunheim", "managementBischofsheim"];
    for (const who of readers) {
      const { page, close } = await openDesk(grounds.browser, grounds.product.url);
      await play(page, who);
      await page.goto("/konto");
      const select = page.getByRole("combobox", { name: "Sprache" });
      await select.selectOption("en");
      await page.getByRole("button", { name: "Sprache speichern" }).click();
      await page.getByRole("heading", { name: "My account" }).waitFor();
      for (const { address } of kindsBy("each role").get(who) ?? []) {
        // The page for emergencies needs no server's memory: it has an address for each language.
        await page.goto(new URL(address).pathname === "/notfall" ? "/notfall/en" : address);
        faults.push(...faultsOf(await look(page), "en").map((fault) => `${address}: ${fault}`));
        faults.push(...(await leftInGerman(page)).map((text) => `${address}: ${JSON.stringify(text.slice(0, 120))}`));
      }
      await close();
    }
    assert.deepEqual(faults, []);
  });
});
