/** What is measured of checks: one request each (a few for an import), beside the raw act of the same work. */
import { randomUUID } from "node:crypto";
import { existsSync, readFileSync } from "node:fs";
import path from "node:path";
import { rawCheckActs } from "./check-raw.ts";
import { checkOf, requirementKey } from "./check-scene.ts";
import type { Client, Sending } from "./client.ts";
import { heavy, insist, light, type Goal, type Measure, type Setting } from "./measure.ts";
import { root, tenant } from "./scene.ts";

/** What the office sees of all members follows from sums; the promise of issue 3, point 9. */
const overview: Goal = { growth: 3 };

/** The BSI's catalogue as published, where it lies beside the project (`RINGWALL_CORPORA` names another place). */
const kernelFile = path.join(process.env["RINGWALL_CORPORA"] ?? path.resolve(root, "../shared/corpora"), "bsi-stand-der-technik/BSI-Stand-der-Technik-Kernel-catalog.json");

const readKernel = (): string | null => (existsSync(kernelFile) ? readFileSync(kernelFile, "utf8") : null);

/** Sends JSON and reads the value of the answer. */
async function valueOf<Value>(client: Client, address: string, sending: Sending): Promise<Value> {
  const { body } = await insist(client, address, sending);
  return (JSON.parse(body.toString("utf8")) as { value: Value }).value;
}

/** Answers one requirement again and again, each time differently. */
export async function answeringOf(client: Client, place: { readonly memberId: string; readonly checkId: string; readonly session: string }, requirement: string) {
  const { memberId, checkId, session } = place;
  const query = new URLSearchParams({ memberId, checkId, requirement }).toString();
  const { answer } = await valueOf<{ answer: { version: number } | null }>(client, `/api/check.row?${query}`, { session });
  let version = answer?.version ?? 0;
  return async () => {
    await insist(client, "/api/check.answer", { json: { memberId, checkId, requirement, status: version % 2 === 0 ? "yes" : "no", note: `Stand ${version}`, version }, session });
    version += 1;
  };
}

/** Reads the catalogue in as a new one, looks at the preview and takes it over. */
function importing({ client, world }: Setting, kernel: string | null) {
  const { office: session } = world.sessions;
  const key = kernel === null ? "" : (/"uuid":\s*"([0-9a-f-]{36})"/.exec(kernel)?.[1] ?? "");
  return async () => {
    if (kernel === null) throw new Error("the catalogue of the BSI is not here; name its place in RINGWALL_CORPORA");
    const file = { name: "kernel.json", base64: Buffer.from(kernel.replace(key, randomUUID())).toString("base64") };
    const { importId } = await valueOf<{ importId: string }>(client, "/api/catalogue.stage-import", { json: { cooperativeId: tenant, files: [file] }, session });
    await insist(client, `/api/catalogue.read-import?${new URLSearchParams({ cooperativeId: tenant, importId }).toString()}`, { session });
    await insist(client, "/api/catalogue.apply-import", { json: { cooperativeId: tenant, importId, documents: [] }, session });
  };
}

/** Asks all members everything, as a new round each time. */
function issuing({ client, world }: Setting) {
  const { catalogueId } = world.checks;
  const day = (offset: number) => new Date(Date.now() + offset * 86_400_000).toISOString().slice(0, 10);
  return () =>
    insist(client, "/api/check.issue", {
      json: { cooperativeId: tenant, catalogueId, title: `Runde ${randomUUID()}`, period: "2026", opensOn: day(0), dueOn: day(30), audience: "all", members: [] },
      session: world.sessions.office,
    });
}

/**
 * All measures of checks in one world; the last two leave something behind and therefore come last. Between two looks at the overview somebody answers, so that
 * nothing is found that was counted before.
 */
export async function checkMeasures(setting: Setting): Promise<Measure[]> {
  const { client, world } = setting;
  const { checks, sessions } = world;
  const memberId = world.members[2]?.id ?? "";
  const checkId = checkOf(checks, memberId);
  const kernel = readKernel();
  const raw = rawCheckActs(world, { memberId, kernel });
  const query = (more: Record<string, string>) => new URLSearchParams(more).toString();
  const get = (session: keyof typeof sessions, address: string) => () => insist(client, address, { session: sessions[session] });
  const mine = query({ memberId, checkId });
  const round = query({ cooperativeId: tenant, roundId: checks.roundId });
  const office = `/verbund/${tenant}`;
  const save = await answeringOf(client, { memberId, checkId, session: sessions.answering }, requirementKey(1));
  return [
    { key: "check-open", name: "Check öffnen, 1.000 Zeilen (API)", run: get("answering", `/api/check.open?${mine}`), raw: raw.open, runs: light, goal: { medianMs: 15 } },
    {
      key: "check-page",
      name: "Check öffnen, 1.000 Zeilen (Seite)",
      run: get("answering", `/mitglied/${memberId}/checks/${checkId}/antworten`),
      raw: raw.open,
      runs: light,
      goal: { medianMs: 60 },
    },
    { key: "check-save", name: "Antwort im Check speichern", run: save, raw: raw.save, runs: 150, goal: { medianMs: 6, growth: 1.3 } },
    {
      key: "overview",
      name: "Überblick der Stelle über alle (API)",
      run: get("office", `/api/steering.overview?${query({ cooperativeId: tenant, runde: checks.roundId })}`),
      undo: save,
      raw: raw.overview,
      runs: light,
      goal: { ...overview, medianMs: 25 },
    },
    {
      key: "overview-page",
      name: "Überblick der Stelle über alle (Seite)",
      run: get("office", `${office}/ueberblick?runde=${checks.roundId}`),
      undo: save,
      raw: raw.overview,
      runs: light,
      goal: overview,
    },
    {
      key: "recap",
      name: "Check-Matrix aller Mitglieder (API)",
      run: get("office", `/api/check.round?${round}`),
      raw: raw.recap,
      runs: light,
      goal: { ...overview, medianMs: 50 },
    },
    { key: "recap-page", name: "Check-Matrix aller Mitglieder (Seite)", run: get("office", `${office}/checks/${checks.roundId}`), raw: raw.recap, runs: light, goal: overview },
    { key: "rounds", name: "Liste der Checks", run: get("office", `${office}/checks`), raw: raw.recap, runs: light, goal: overview },
    {
      key: "check-xlsx",
      name: "Check als Arbeitsmappe (XLSX)",
      run: get("answering", `/api/check.workbook?${mine}&format=xlsx`),
      raw: raw.paper,
      runs: heavy,
      warmUps: 2,
      goal: { medianMs: 150 },
    },
    {
      key: "check-pdf",
      name: "Ergebnis eines Checks (PDF)",
      run: get("answering", `/api/check.result-paper?${mine}&format=pdf`),
      raw: raw.paper,
      runs: heavy,
      warmUps: 2,
      goal: { medianMs: 800 },
    },
    {
      key: "library-search",
      name: "Suche in einem Katalog (API)",
      run: get("office", `/api/catalogue.requirements?${query({ cooperativeId: tenant, catalogueId: checks.catalogueId, q: "Sicherungen prüfen" })}`),
      raw: raw.search,
      runs: light,
      goal: { medianMs: 50 },
    },
    { key: "import", name: "Kernel des BSI einlesen, ansehen, übernehmen", run: importing(setting, kernel), raw: raw.import, runs: 7, warmUps: 1, goal: { medianMs: 1_500 } },
    { key: "issue", name: "Check an alle ausgeben", run: issuing(setting), raw: raw.issue, runs: 7, warmUps: 1 },
  ];
}
