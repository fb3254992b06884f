/** The same survey without a browser: through the API and by the command line, as the person a token belongs to. */
import assert from "node:assert/strict";
import fs from "node:fs";
import path from "node:path";
import { after, before, describe, test } from "node:test";
import type { Browser } from "playwright-core";
import { z } from "zod";
import { permissions } from "#kernel/access";
import { openBrowser, openDesk } from "./browser.ts";
import { play, type PersonaName } from "./people.ts";
import { dispose, freshDirectory, runToEnd, startDemonstration, type Ended, type Product } from "./product.ts";

const cli = path.resolve(import.meta.dirname, "../../cli.js");
const cooperativeId = "kreis-gross-gerau";
const memberId = "kreis-gross-gerau.raunheim";

let product: Product;
let browser: Browser;
let directory = "";
const tokens = new Map<PersonaName, string>();

/** Makes a token on the page of the account, as a person does. */
async function makeToken(persona: PersonaName): Promise<void> {
  const { page, close } = await openDesk(browser, product.url);
  await play(page, persona);
  await page.goto("/konto");
  await page.getByLabel("Wofür?").fill("Skript");
  await Promise.all([page.waitForEvent("load"), page.getByRole("button", { name: "Token erstellen" }).click()]);
  tokens.set(persona, (await page.locator("code.rw-code").first().innerText()).trim());
  await close();
}

before(async () => {
  directory = freshDirectory();
  [product, browser] = await Promise.all([startDemonstration(), openBrowser()]);
  for (const persona of ["office", "coordinatorRaunheim", "managementRaunheim"] as const) await makeToken(persona);
  await browser.close();
});
after(async () => {
  await dispose(product);
  fs.rmSync(directory, { recursive: true, force: true });
});

/** Performs an operation and answers its value, not yet read. */
type Act = (persona: PersonaName, operation: string, input: Readonly<Record<string, string | number | boolean>>) => Promise<unknown>;

/** What the way through a survey needs of the answers. */
const answered = z.object({ value: z.unknown() });
const listed = z.array(z.object({ id: z.string(), key: z.string().optional(), title: z.string(), state: z.string() }));
const questionnaireList = z.object({ questionnaires: listed });
const campaignList = z.object({ campaigns: listed });
const launching = z.object({ campaignId: z.string() });
const opening = z.object({ sections: z.array(z.object({ key: z.string(), toConfirm: z.int() })), missing: z.array(z.object({ question: z.string() })) });
const standing = z.object({ members: z.array(z.object({ memberId: z.string(), standing: z.string() })) });
const description = z.object({
  openapi: z.string(),
  paths: z.record(z.string(), z.record(z.string(), z.object({ operationId: z.string(), summary: z.string(), responses: z.record(z.string(), z.unknown()) }))),
});

const reads = /\.(list|read|open|section|matrix|snapshot)$/;

const byApi: Act = async (persona, operation, input) => {
  const headers = { authorization: `Bearer ${tokens.get(persona)}`, "content-type": "application/json" };
  const query = new URLSearchParams(Object.entries(input).map(([name, value]) => [name, String(value)]));
  const response = reads.test(operation)
    ? await fetch(`${product.url}/api/${operation}?${query.toString()}`, { headers })
    : await fetch(`${product.url}/api/${operation}`, { method: "POST", headers, body: JSON.stringify(input) });
  const text = await response.text();
  assert.equal(response.status, 200, `${operation}: ${text.slice(0, 300)}`);
  return answered.parse(JSON.parse(text)).value;
};

const command = (persona: PersonaName, args: readonly string[]): Promise<Ended> =>
  runToEnd(cli, { args, env: { RINGWALL_URL: product.url, RINGWALL_TOKEN: tokens.get(persona) ?? "" } });

const byCommand: Act = async (persona, operation, input) => {
  const fields = Object.entries(input).flatMap(([name, value]) => [`--${name}`, String(value)]);
  const { code, stdout, stderr } = await command(persona, [operation, ...fields]);
  assert.equal(code, 0, `${operation}: ${stdout} ${stderr}`);
  return answered.parse(JSON.parse(stdout)).value;
};

const inDays = (days: number): string => new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 10);

/** Everything from the launch to the release; what was answered last year is taken over and confirmed. */
async function wholeSurvey(act: Act, title: string): Promise<string> {
  const { questionnaires } = questionnaireList.parse(await act("office", "questionnaire.list", { cooperativeId }));
  const { campaigns } = campaignList.parse(await act("office", "campaign.list", { cooperativeId }));
  const questionnaireId = questionnaires.find(({ key, state }) => key === "strukturen-standards-ressourcen" && state === "published")?.id ?? "";
  const previousCampaignId = campaigns.find((one) => one.title === "Bestandserhebung 2025")?.id ?? "";
  const plan = { cooperativeId, questionnaireId, title, period: "2027", opensOn: inDays(1), dueOn: inDays(60), previousCampaignId };
  const { campaignId } = launching.parse(await act("office", "campaign.launch", plan));
  const place = { memberId, campaignId };
  await act("coordinatorRaunheim", "survey.carry-over", place);
  const { sections } = opening.parse(await act("coordinatorRaunheim", "survey.open", place));
  for (const { key } of sections.filter(({ toConfirm }) => toConfirm > 0)) await act("coordinatorRaunheim", "survey.confirm", { ...place, section: key });
  const { missing } = opening.parse(await act("coordinatorRaunheim", "survey.open", place));
  for (const { question } of missing) await act("coordinatorRaunheim", "survey.answer", { ...place, question, version: 0, unknown: true });
  await act("coordinatorRaunheim", "survey.submit", place);
  await act("managementRaunheim", "survey.sign-off", place);
  const { members } = standing.parse(await act("office", "campaign.matrix", { cooperativeId, campaignId }));
  const row = members.find((one) => one.memberId === memberId);
  assert.equal(row?.standing, "signed-off");
  return campaignId;
}

describe("The doors beside the pages", () => {
  test("openapi.json describes every operation once, under its one name, and every reference leads somewhere", async () => {
    const response = await fetch(`${product.url}/openapi.json`);
    const text = await response.text();
    const described = description.parse(JSON.parse(text));
    assert.match(described.openapi, /^3\.1\./);
    const found = Object.entries(described.paths).flatMap(([address, methods]) => Object.entries(methods).map(([method, one]) => ({ address, method, ...one })));
    assert.deepEqual(found.map(({ operationId }) => operationId).toSorted(), [...permissions].toSorted());
    for (const { address, operationId, summary, responses } of found) {
      assert.equal(address, `/api/${operationId}`);
      assert.ok(summary.length > 0 && "200" in responses, operationId);
    }
    for (const [, pointer = ""] of text.matchAll(/"\$ref":"#\/([^"]+)"/g)) {
      const target = pointer
        .split("/")
        .reduce<unknown>(
          (place, part) => (typeof place === "object" && place !== null ? Reflect.get(place, part.replaceAll("~1", "/").replaceAll("~0", "~")) : undefined),
          JSON.parse(text),
        );
      assert.notEqual(target, undefined, pointer);
    }
  });

  test("a whole survey through the API", async () => {
    const campaignId = await wholeSurvey(byApi, "Erhebung über die Schnittstelle");
    const response = await fetch(`${product.url}/api/evaluation.paper?cooperativeId=${cooperativeId}&campaignId=${campaignId}&format=docx`, {
      headers: { authorization: `Bearer ${tokens.get("office")}` },
    });
    assert.equal(
      Buffer.from(await response.arrayBuffer())
        .subarray(0, 2)
        .toString(),
      "PK",
    );
  });

  test("a whole survey by the command line, and the paper as a file", async () => {
    const campaignId = await wholeSurvey(byCommand, "Erhebung von der Kommandozeile");
    const file = path.join(directory, "papier.pdf");
    const { code, stdout } = await command("office", ["evaluation.paper", "--cooperativeId", cooperativeId, "--campaignId", campaignId, "--format", "pdf", "--out", file]);
    assert.equal(code, 0, stdout);
    assert.equal(fs.readFileSync(file).subarray(0, 5).toString(), "%PDF-");
  });

  test("a token does what its person may, and nothing else", async () => {
    const foreign = await fetch(`${product.url}/api/person.list?cooperativeId=anderswo`, { headers: { authorization: `Bearer ${tokens.get("office")}` } });
    assert.equal(foreign.status, 404);
    const above = await command("coordinatorRaunheim", ["campaign.close", "--cooperativeId", cooperativeId, "--campaignId", "00000000-0000-7000-8000-000000000000"]);
    assert.equal(above.code, 1);
    const wrong = await fetch(`${product.url}/api/cooperative.list`, { headers: { authorization: "Bearer t_nonsense" } });
    assert.equal(wrong.status, 401);
  });

  test("an unknown operation, a missing field, no installation: one sentence and an exit code", async () => {
    const unknown = await command("office", ["campaign.dance"]);
    assert.equal(unknown.code, 2);
    assert.match(unknown.stdout + unknown.stderr, /campaign\.dance gibt es nicht/);
    const missing = await command("office", ["campaign.launch", "--cooperativeId", cooperativeId]);
    assert.equal(missing.code, 1);
    assert.match(missing.stdout + missing.stderr, /Bitte füllen Sie dieses Feld aus/);
    const nowhere = await runToEnd(cli, { args: ["member.list"], env: { RINGWALL_URL: "http://127.0.0.1:9" } });
    assert.equal(nowhere.code, 2);
    assert.match(nowhere.stdout + nowhere.stderr, /antwortet kein Ringwall/);
  });
});
