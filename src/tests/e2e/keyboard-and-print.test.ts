/** Hands on the keyboard, paper in the tray, colours and movement as the person has set them. */
import assert from "node:assert/strict";
import { after, before, describe, test } from "node:test";
import type { Browser, Page } from "playwright-core";
import { openBrowser, openDesk, type Desk } from "./browser.ts";
import { layoutFaultsOf } from "./layout.ts";
import { play } from "./people.ts";
import { dispose, startDemonstration, type Product } from "./product.ts";
import { cooperative, raunheim } from "./surveys.ts";

let product: Product;
let browser: Browser;
let office: Desk;
let coordinator: Desk;
let matrix = "";
let answering = "";

before(async () => {
  [product, browser] = await Promise.all([startDemonstration(), openBrowser()]);
  [office, coordinator] = await Promise.all([openDesk(browser, product.url), openDesk(browser, product.url)]);
  await play(office.page, "office");
  await play(coordinator.page, "coordinatorRaunheim");
  await office.page.goto(`${cooperative}/erhebungen?state=open`);
  matrix = (await office.page.getByRole("link", { name: "Bestandserhebung 2026", exact: true }).getAttribute("href")) ?? "";
  answering = `${raunheim}/erhebungen/${matrix.split("/").at(-1)}/notfall`;
});
after(async () => {
  await browser.close();
  await dispose(product);
});

type Focus = { readonly text: string; readonly inMain: boolean; readonly outlined: boolean; readonly seen: boolean; readonly nowhere: boolean };

const focusOf = (page: Page): Promise<Focus> =>
  page.evaluate(() => {
    const element = document.activeElement ?? document.body;
    // The parts within a field for a day are the browser's own and show the focus in their own way.
    const isDay = element instanceof HTMLInputElement && element.type === "date";
    // A box hidden behind a drawn one shows the focus on what is drawn around it.
    const drawn = [element, element.nextElementSibling, element.parentElement, element.closest("label, summary, form, .rw-figure")].filter((one) => one !== null);
    const outlined =
      isDay ||
      drawn.some((one) => {
        const { outlineStyle, outlineWidth, boxShadow } = getComputedStyle(one);
        return (outlineStyle !== "none" && parseFloat(outlineWidth) >= 2) || boxShadow !== "none";
      });
    const { top, bottom } = element.getBoundingClientRect();
    return {
      text: element.textContent?.trim().slice(0, 40) ?? "",
      inMain: element.closest("main") !== null,
      outlined,
      seen: bottom > 0 && top < innerHeight,
      nowhere: element === document.body,
    };
  });

describe("Hands on the keyboard", () => {
  test("the first stop leads past the navigation to what matters", async () => {
    const { page } = office;
    await page.goto(`${cooperative}/cockpit`);
    await page.keyboard.press("Tab");
    assert.match((await focusOf(page)).text, /Zum Inhalt/);
    await page.keyboard.press("Enter");
    assert.equal(await page.evaluate(() => document.activeElement?.id), "inhalt");
    await page.keyboard.press("Tab");
    assert.ok((await focusOf(page)).inMain);
  });

  for (const [name, path] of [
    ["cockpit", () => `${cooperative}/cockpit`],
    ["register of members", () => `${cooperative}/mitglieder`],
    ["wizard", () => `${cooperative}/erhebungen/neu`],
    ["matrix", () => matrix],
  ] as const) {
    test(`every stop of the tabulator is seen: ${name}`, async () => {
      const { page } = office;
      await page.goto(path());
      const unseen: string[] = [];
      for (let stop = 0; stop < 45; stop += 1) {
        await page.keyboard.press("Tab");
        const { text, outlined, seen, nowhere } = await focusOf(page);
        if (nowhere) break;
        if (!outlined || !seen) unseen.push(`${stop + 1}: ${text}`);
      }
      assert.deepEqual(unseen, []);
    });
  }

  test("a stroke goes to the search, which finds a town", async () => {
    const { page } = office;
    await page.goto(`${cooperative}/cockpit`);
    await page.keyboard.press("/");
    await page.keyboard.type("Nauheim");
    await Promise.all([page.waitForEvent("load"), page.keyboard.press("Enter")]);
    assert.match(page.url(), /suche\?q=Nauheim/);
    assert.match(await page.locator("main").innerText(), /Nauheim/);
    await page.locator("h1").click();
    await page.keyboard.press("?");
    assert.ok(await page.locator("dialog[open]").isVisible(), "the list of keys");
    await page.keyboard.press("Escape");
    assert.equal(await page.locator("dialog[open]").count(), 0);
  });

  test("single keys are switched off from the list of keys, on every device of the person, and on again; Enter stays", async () => {
    const { page } = coordinator;
    const other = await openDesk(browser, product.url);
    await play(other.page, "coordinatorRaunheim");
    const checked = (at: Page) => at.locator("input[type=radio]:checked").count();
    const tryKeys = async (at: Page) => {
      await at.goto(answering);
      await at.locator("h1").click();
      await at.keyboard.press("?");
      const helped = await at.locator("dialog[open]").count();
      await at.keyboard.press("Escape");
      const before = await at.evaluate(() => document.activeElement?.tagName);
      await at.keyboard.press("/");
      const sought = await at.evaluate(() => document.activeElement?.hasAttribute("data-search") ?? false);
      return { helped, sought, before, hints: (await at.locator(".rw-keyhint, .rw-choice kbd").filter({ visible: true }).count()) > 0 };
    };
    const on = await tryKeys(page);
    assert.deepEqual([on.helped, on.sought, on.hints], [1, true, true]);
    await page.locator("h1").click();
    await page.keyboard.press("?");
    await Promise.all([page.waitForEvent("load"), page.getByRole("link", { name: "Einzelne Tasten ausschalten" }).click()]);
    assert.match(page.url(), /\/konto#tasten$/);
    await page.getByLabel("Einzelne Tasten wirken sofort").uncheck();
    await Promise.all([page.waitForEvent("load"), page.getByRole("button", { name: "Tasten speichern" }).click()]);
    assert.match(await page.locator("main").innerText(), /Gespeichert\. Es gilt ab sofort/);
    for (const at of [page, other.page]) {
      const off = await tryKeys(at);
      assert.deepEqual([off.helped, off.sought, off.hints], [0, false, false]);
    }
    await page.goto(answering);
    const chosen = await checked(page);
    await page.locator("h1").click();
    for (const key of ["1", "2", "j"]) await page.keyboard.press(key);
    assert.equal(await checked(page), chosen, "no answer by accident");
    const question = await page.locator("#frage").innerText();
    await page.keyboard.press("Enter");
    await page.waitForFunction((was) => document.querySelector("#frage")?.textContent?.trim() !== was, question);
    await page.goto("/konto");
    await page.getByLabel("Einzelne Tasten wirken sofort").check();
    await Promise.all([page.waitForEvent("load"), page.getByRole("button", { name: "Tasten speichern" }).click()]);
    assert.equal((await tryKeys(other.page)).helped, 1);
    await other.close();
  });

  test("on a telephone the navigation stands behind the menu, and the keyboard opens it", async () => {
    const { page, close } = await openDesk(browser, product.url, { viewport: { width: 320, height: 640 } });
    await play(page, "coordinatorRaunheim");
    assert.equal(await page.locator("nav.rw-side").isVisible(), false);
    await page.locator(".rw-menu summary").focus();
    await page.keyboard.press("Enter");
    const surveys = page.locator(".rw-menu").getByRole("link", { name: /Erhebungen/ });
    assert.ok(await surveys.isVisible());
    await surveys.focus();
    await Promise.all([page.waitForEvent("load"), page.keyboard.press("Enter")]);
    assert.equal(await page.locator("h1").innerText(), "Erhebungen");
    await close();
  });
});

const pageSizes = (pdf: Buffer): readonly (readonly [number, number])[] =>
  [...pdf.toString("latin1").matchAll(/\/MediaBox\s*\[\s*0 0 ([\d.]+) ([\d.]+)\s*\]/g)].map(([, width, height]) => [Math.round(Number(width)), Math.round(Number(height))]);

describe("Paper in the tray", () => {
  for (const [name, desk, path] of [
    ["cockpit", () => office, () => `${cooperative}/cockpit`],
    ["matrix", () => office, () => matrix],
    ["answering", () => coordinator, () => answering],
  ] as const) {
    test(`the ${name} prints on A4, without navigation and forms' furniture`, async () => {
      const { page } = desk();
      await page.goto(path());
      const sizes = pageSizes(await page.pdf({ format: "A4", preferCSSPageSize: true }));
      assert.ok(sizes.length >= 1 && sizes.length <= 6, `${sizes.length} pages`);
      for (const [width, height] of sizes) assert.ok(Math.abs(Math.min(width, height) - 595) <= 1 && Math.abs(Math.max(width, height) - 842) <= 1, `${width} × ${height}`);
      await page.emulateMedia({ media: "print" });
      for (const furniture of ["nav.rw-side", ".rw-search", ".rw-menu", "main .rw-acts button", "footer nav"]) {
        assert.equal(await page.locator(furniture).filter({ visible: true }).count(), 0, furniture);
      }
      assert.ok(await page.locator("h1").isVisible());
      await page.setViewportSize({ width: 794, height: 1123 });
      const wide = await page.evaluate(
        () => [...document.querySelectorAll("main *")].filter((element) => element.getBoundingClientRect().right > 800 && getComputedStyle(element).position !== "absolute").length,
      );
      await page.emulateMedia({ media: "screen" });
      await page.setViewportSize({ width: 1366, height: 768 });
      assert.equal(wide, 0, "nothing is cut off at the edge of the sheet");
    });
  }
});

describe("As the person has set it", () => {
  test("forced colours leave every state its sign and every button its edge", async () => {
    const { page, close, complaints } = await openDesk(browser, product.url, { forcedColors: "active" });
    await play(page, "coordinatorRaunheim");
    await page.goto(answering);
    const edges = await page.locator(".rw-choice, main .kern-btn").evaluateAll((all) => all.map((one) => getComputedStyle(one).borderTopStyle));
    assert.ok(edges.length >= 4 && edges.every((style) => style !== "none"), edges.join());
    assert.ok((await page.locator(".rw-questions svg").count()) > 0);
    assert.deepEqual([...(await layoutFaultsOf(page)), ...complaints], []);
    await close();
  });

  test("who wants no movement gets none", async () => {
    const { page, close } = await openDesk(browser, product.url, { reducedMotion: "reduce" });
    await play(page, "office");
    const moving = await page.evaluate(
      () =>
        [...document.querySelectorAll("*")].filter((one) => {
          const { transitionDuration, animationDuration } = getComputedStyle(one);
          return [transitionDuration, animationDuration].some((text) => text.split(",").some((part) => parseFloat(part) > 0.01));
        }).length,
    );
    assert.equal(moving, 0);
    await close();
  });
});

/** A page's own styles and scripts together, compressed (issue 2, point 9). */
const heaviestPage = 60 * 1024;
const mostRequests = 15;

describe("With nothing kept from before", () => {
  for (const [name, desk, address] of [
    ["the cockpit", () => office, `${cooperative}/cockpit`],
    ["the next fifteen minutes", () => coordinator, `${raunheim}/heute`],
  ] as const)
    test(`${name} asks for at most fifteen things and 60 kB of our own`, async () => {
      const { page, close } = await openDesk(browser, product.url, { storageState: await desk().context.storageState() });
      const sizes: number[] = [];
      let requests = 0;
      page.on("requestfinished", (request) => {
        requests += 1;
        if (!/\.(css|js)(\?|$)/.test(request.url())) return;
        void request.sizes().then(({ responseBodySize }) => sizes.push(responseBodySize));
      });
      await page.goto(address, { waitUntil: "networkidle" });
      assert.ok(sizes.length >= 2 && sizes.reduce((sum, size) => sum + size, 0) <= heaviestPage, `${sizes.join(" + ")} bytes`);
      assert.ok(requests <= mostRequests, `${requests} requests`);
      await close();
    });
});
