/** Learning as employees do it: a code from a slip, a phone, no scripts, a keyboard – and the certificate in the end. And the course in another learning platform. */
import assert from "node:assert/strict";
import http from "node:http";
import type { AddressInfo } from "node:net";
import { describe, test } from "node:test";
import type { Page } from "playwright-core";
import { unpack } from "#platform/documents/archive";
import { openDemonstration } from "./demonstration.ts";
import { findBarriers } from "./pages.ts";
import { play } from "./people.ts";
import { cooperative, follow, press, raunheim, said } from "./surveys.ts";

const title = "Passwörter und zweiter Faktor";

const demonstration = openDemonstration();

const wide = (page: Page): Promise<number> => page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth");

let codes: readonly string[] = [];

/** What the answered page says is right, so that the next try can be better. */
type Lesson = Map<string, readonly string[]>;

async function answer(page: Page, learned: Lesson): Promise<void> {
  const known = learned.get(new URL(page.url()).pathname);
  const order = page.locator("main select");
  if ((await order.count()) > 0) {
    const things = await page.locator(".rw-order span[aria-hidden]").allInnerTexts();
    for (const [index, thing] of things.entries()) await order.nth(index).selectOption(String(known ? known.indexOf(thing.trim()) + 1 : index + 1));
  } else {
    const labels = page.locator("main label.rw-option");
    const texts = (await labels.allInnerTexts()).map((text) => text.trim());
    for (const [index, text] of texts.entries()) if (known ? known.includes(text) : index === 0) await labels.nth(index).locator("input").check();
  }
  const address = new URL(page.url()).pathname;
  await press(page, "Antworten");
  const right = (await page.locator("main .rw-card > ol").count()) > 0 ? page.locator("main .rw-card > ol").last().locator("li") : null;
  if (right)
    learned.set(
      address,
      (await right.allInnerTexts()).map((text) => text.trim()),
    );
  else {
    const lines = page.locator(".rw-answers > li", { has: page.locator(".rw-tag", { hasText: /^(richtig|wäre richtig gewesen)$/ }) });
    const texts = await lines.locator("p:first-child").evaluateAll((all) => all.map((line) => line.firstChild?.textContent?.trim() ?? ""));
    learned.set(address, texts);
  }
}

/** Goes on as the pages lead; stops at the course's own page. */
async function learn(page: Page, learned: Lesson, pages: number): Promise<void> {
  for (let turn = 0; turn < pages; turn += 1) {
    assert.ok((await wide(page)) <= 0, `${page.url()} is wider than the screen`);
    if ((await page.getByRole("button", { name: "Antworten" }).count()) > 0) await answer(page, learned);
    else if ((await page.getByRole("button", { name: "Gelesen, weiter" }).count()) > 0) await press(page, "Gelesen, weiter");
    else await follow(page, /^(Weiter|Zu den \d+ Fragen|Zur Frage|Zum Ergebnis)$/);
    if (new URL(page.url()).pathname === "/lernen/kurs") return;
  }
}

describe("Learning with a slip", () => {
  test("the coordinator makes slips without scripts and prints them", async () => {
    const page = await demonstration.openPage({ javaScriptEnabled: false });
    await play(page, "coordinatorRaunheim");
    await page.goto(`${raunheim}/schulungen`);
    await follow(page, title);
    await press(page, "Zettel anlegen");
    assert.match(await said(page), /Zettel sind angelegt/);
    const href = await page
      .getByRole("link", { name: /^Zettel drucken/ })
      .first()
      .getAttribute("href");
    const pdf = await page.request.get(href ?? "");
    assert.equal(pdf.headers()["content-type"], "application/pdf");
    const odt = await page.request.get(`${href}&format=odt`);
    const content = unpack(new Uint8Array(await odt.body())).find(({ name }) => name === "content.xml");
    codes = [
      ...Buffer.from(content?.bytes ?? [])
        .toString("utf8")
        .matchAll(/\b[2-9A-Z]{5}-[2-9A-Z]{5}\b/g),
    ].map(([code]) => code);
    assert.equal(codes.length, 20);
  });

  test("on a phone, 320 pixels wide, without scripts: learned, repeated, passed, certified, verified", async () => {
    const page = await demonstration.openPage({ javaScriptEnabled: false, viewport: { width: 320, height: 640 } });
    await page.goto("/lernen/kurs");
    assert.equal(new URL(page.url()).pathname, "/lernen", "whoever has no code is led to the door");
    await page.getByLabel("Ihr Code").fill("AAAAA-AAAAA");
    await press(page, "Los geht’s");
    assert.match(await said(page), /passt nicht/);
    await page.getByLabel("Ihr Code").fill((codes[0] ?? "").toLowerCase());
    await press(page, "Los geht’s");
    await follow(page, "Anfangen");
    const learned: Lesson = new Map();
    await learn(page, learned, 80);
    assert.match(await page.locator("main").innerText(), /Fast – ein paar Fragen fehlen noch/);
    await press(page, /^Noch einmal/);
    await learn(page, learned, 80);
    assert.match(await said(page), /Geschafft/);
    await page.getByLabel("Ihr Name").fill("Erna Erfunden");
    const [certificate] = await Promise.all([page.waitForEvent("download"), page.getByRole("button", { name: /Bescheinigung herunterladen/ }).click()]);
    assert.match(certificate.suggestedFilename(), /Teilnahmebescheinigung\.pdf$/);
    const odt = await page.request.post(`${demonstration.url()}/api/learning.certify`, {
      data: { name: "Erna Erfunden", format: "odt" },
      headers: { origin: demonstration.url(), "sec-fetch-site": "same-origin" },
    });
    const content = Buffer.from(unpack(new Uint8Array(await odt.body())).find(({ name }) => name === "content.xml")?.bytes ?? []).toString("utf8");
    const [code = ""] = /\b[2-9A-Z]{5}-[2-9A-Z]{5}\b/.exec(content) ?? [];
    const anybody = await demonstration.openPage({ javaScriptEnabled: false, viewport: { width: 320, height: 640 } });
    await anybody.goto("/nachweis");
    await anybody.getByLabel("Prüfcode").fill(code);
    await anybody.getByLabel("Name auf der Bescheinigung").fill("erna erfunden");
    await press(anybody, "Prüfen");
    assert.match(await said(anybody), /echt/);
    assert.ok(!anybody.url().includes("rna"), "the name stands in no address");
    await anybody.getByLabel("Prüfcode").fill(code);
    await anybody.getByLabel("Name auf der Bescheinigung").fill("Egon Erfunden");
    await press(anybody, "Prüfen");
    assert.match(await said(anybody), /gehören nicht/);
  });

  test("with the keyboard alone, interrupted and taken up again", async () => {
    const page = await demonstration.openPage();
    await page.goto("/lernen");
    // Typing begins where the page puts the cursor, once it is there.
    await page.locator("input:focus").waitFor();
    await page.keyboard.type(codes[1] ?? "");
    await Promise.all([page.waitForURL("**/lernen/kurs"), page.keyboard.press("Enter")]);
    await Promise.all([page.waitForURL("**/lernen/kurs/*"), page.keyboard.press("Enter")]);
    const lesson = page.url();
    await page.goto("/lernen/kurs");
    await press(page, "Auf diesem Gerät beenden");
    assert.match(await said(page), /beendet/);
    await page.getByLabel("Ihr Code").fill(codes[1] ?? "");
    await press(page, "Los geht’s");
    assert.equal(await page.locator("main .rw-acts a").first().getAttribute("href"), new URL(lesson).pathname);
  });

  test("no page of a learner holds a barrier", async () => {
    const page = await demonstration.openPage();
    const seen = async () => assert.deepEqual(await findBarriers(page), [], page.url());
    await page.goto("/nachweis");
    await seen();
    await page.goto("/lernen");
    await seen();
    await page.getByLabel("Ihr Code").fill(codes[2] ?? "");
    await press(page, "Los geht’s");
    await seen();
    await follow(page, "Anfangen");
    await seen();
    await follow(page, /^(Weiter|Zu den \d+ Fragen|Zur Frage)$/);
    await seen();
    await answer(page, new Map());
    await seen();
    assert.deepEqual(demonstration.complaints(), []);
  });
});

/** A minimal run-time of SCORM 1.2 (RTE, 3.2 and 3.4): keeps what the course says, refuses what the standard does not know. */
const runTime = `
  const known = ["cmi.suspend_data", "cmi.core.lesson_location", "cmi.core.lesson_status", "cmi.core.score.raw", "cmi.core.score.min", "cmi.core.score.max"];
  const states = ["passed", "completed", "failed", "incomplete", "browsed", "not attempted"];
  const kept = JSON.parse(localStorage.getItem("cmi") ?? "{}");
  window.calls = []; window.errors = []; let open = false;
  const fault = (text) => { window.errors.push(text); return "false"; };
  window.API = {
    LMSInitialize: (x) => { window.calls.push("init"); if (open || x !== "") return fault("init"); open = true; return "true"; },
    LMSFinish: (x) => { if (!open || x !== "") return fault("finish"); open = false; return "true"; },
    LMSGetValue: (name) => { if (!open) return fault("get " + name); return kept[name] ?? ""; },
    LMSSetValue: (name, value) => {
      if (!open || !known.includes(name) || typeof value !== "string") return fault("set " + name);
      if (name === "cmi.suspend_data" && value.length > 4096) return fault("long");
      if (name === "cmi.core.lesson_status" && !states.includes(value)) return fault("status " + value);
      kept[name] = value; return "true";
    },
    LMSCommit: () => { localStorage.setItem("cmi", JSON.stringify(kept)); return "true"; },
    LMSGetLastError: () => "0", LMSGetErrorString: () => "", LMSGetDiagnostic: () => "",
  };
  window.cmi = () => JSON.parse(localStorage.getItem("cmi") ?? "{}");
`;

const types: Readonly<Record<string, string>> = { html: "text/html; charset=utf-8", js: "text/javascript", css: "text/css", xml: "text/xml" };

/** A learning platform that knows no more than the package and the run-time. */
function openPlatform(files: ReadonlyMap<string, Uint8Array>): Promise<{ url: string; close: () => void }> {
  const server = http.createServer((request, response) => {
    const name = decodeURIComponent(new URL(request.url ?? "/", "http://x").pathname.slice(1));
    if (name === "") return response.setHeader("content-type", "text/html").end(`<script>${runTime}</script><iframe src="paket/index.html" width="900" height="700"></iframe>`);
    const bytes = files.get(name.replace(/^paket\//, ""));
    return bytes ? response.setHeader("content-type", types[name.split(".").at(-1) ?? ""] ?? "application/octet-stream").end(bytes) : response.writeHead(404).end();
  });
  return new Promise((resolve) => {
    server.listen(0, "127.0.0.1", () => resolve({ url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/`, close: () => server.close() }));
  });
}

describe("A course in another learning platform (SCORM 1.2)", () => {
  test("the package runs: taken up where it was left, passed, told to the platform, nothing the standard does not know", async () => {
    const office = await demonstration.openPage();
    await play(office, "office");
    await office.goto(`${cooperative}/kurse`);
    await follow(office, title);
    const href = await office.getByRole("link", { name: /SCORM/ }).getAttribute("href");
    const zip = await office.request.get(href ?? "");
    const files = new Map(unpack(new Uint8Array(await zip.body())).map(({ name, bytes }) => [name, bytes]));
    const manifest = Buffer.from(files.get("imsmanifest.xml") ?? []).toString("utf8");
    assert.match(manifest, /<schemaversion>1\.2<\/schemaversion>/);
    for (const [, name = ""] of manifest.matchAll(/<file href="([^"]+)"/g)) assert.ok(files.has(name), `${name} is declared and not there`);
    const platform = await openPlatform(files);
    const page = await demonstration.openPage();
    const cmi = (): Promise<Record<string, string>> => page.evaluate("cmi()");
    const course = page.frameLocator("iframe");
    const data = JSON.parse(/<script type="application\/json" id="kurs">(.*?)<\/script>/s.exec(Buffer.from(files.get("index.html") ?? []).toString("utf8"))?.[1] ?? "{}") as {
      lessons: { questions: { text: string; kind: string; answers: { text: string; correct: boolean }[] }[] }[];
    };
    const asked = data.lessons.flatMap(({ questions }) => questions);
    const turn = async () => {
      const heading = await course.locator("h1").innerText();
      const question = asked.find(({ text }) => text === heading);
      if (question && (await course.locator("form").count()) > 0) {
        for (const [place, { text, correct }] of question.answers.entries()) {
          const label = course.locator("label").filter({ hasText: text }).first();
          if (question.kind === "order") await label.locator("select").selectOption(String(place));
          else if (correct) await label.locator("input").check();
        }
        await course.getByRole("button", { name: "Antworten" }).click();
      }
      await course.getByRole("button", { name: "Weiter" }).click();
    };
    await page.goto(platform.url);
    for (let step = 0; step < 4; step += 1) await turn();
    assert.equal((await cmi())["cmi.core.lesson_status"], "incomplete");
    const before = await course.locator("h1").innerText();
    await page.reload();
    assert.equal(await course.locator("h1").innerText(), before, "taken up where it was left");
    while ((await cmi())["cmi.core.lesson_status"] === "incomplete") await turn();
    assert.match(await course.locator("h1").innerText(), /Geschafft/);
    assert.deepEqual([(await cmi())["cmi.core.lesson_status"], (await cmi())["cmi.core.score.raw"]], ["passed", "100"]);
    assert.deepEqual(await page.evaluate("errors"), []);
    platform.close();
  });
});
