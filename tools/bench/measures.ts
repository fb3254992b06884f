/** What is measured of surveys and of the pages everybody opens. */
import path from "node:path";
import { checkMeasures } from "./check-measures.ts";
import { costMeasures } from "./cost-measures.ts";
import { essentialsMeasures } from "./essentials-measures.ts";
import { sessionIn, type Client } from "./client.ts";
import { heavy, insist, light, officePage, type Measure, type Setting } from "./measure.ts";
import { password, type Somebody } from "./people.ts";
import { rawActs } from "./raw.ts";
import { definition, root, tenant } from "./scene.ts";

const { totpCode } = (await import(path.join(root, "dist/platform/totp.js"))) as typeof import("../../src/platform/totp.ts");

/** One sign-in with password and second factor; every code counts once, so each takes another person. */
async function signIn(client: Client, somebody: Somebody | undefined): Promise<void> {
  if (!somebody) throw new Error("nobody is left to sign in");
  const pending = sessionIn(await insist(client, "/api/session.open", { json: { email: somebody.email, password } }));
  await insist(client, "/api/session.confirm", { json: { code: totpCode(somebody.totp, new Date()) }, session: pending });
}

type Numbered = { readonly key: string; readonly section: string; version: number };

/** The question that is answered again and again: a number everybody is asked for. */
function savedQuestion(): Numbered {
  const found = definition.sections.flatMap((section) =>
    section.questions.filter((q) => q.kind === "number" && !q.condition).map((q) => ({ key: q.key, section: section.key, version: 0 })),
  );
  const [first] = found;
  if (!first) throw new Error("the questionnaire asks for no number");
  return first;
}

/** A value that differs with every save. */
const nextValue = (version: number): number => 60 + (version % 30);

async function findVersion({ client, world }: Setting, memberId: string, question: Numbered): Promise<void> {
  const address = `/api/survey.section?${new URLSearchParams({ memberId, campaignId: world.running.campaignId, section: question.section }).toString()}`;
  const { body } = await insist(client, address, { session: world.sessions.answering });
  const { value } = JSON.parse(body.toString("utf8")) as { value: { questions: { question: { key: string }; version: number }[] } };
  question.version = value.questions.find((q) => q.question.key === question.key)?.version ?? 0;
}

/** All measures of one world, in the order of the table. */
export async function measuresOf(setting: Setting): Promise<Measure[]> {
  const { client, world } = setting;
  const { sessions, running, last } = world;
  const [finished, , answering] = world.members;
  const [memberId, question] = [answering?.id ?? "", savedQuestion()];
  const raw = rawActs(world, { memberId, question });
  const open = `/verbund/${tenant}`;
  const campaign = `${open}/erhebungen/${running.campaignId}`;
  const mine = `/mitglied/${memberId}/erhebungen/${running.campaignId}`;
  const query = (more: Record<string, string>) => new URLSearchParams({ campaignId: running.campaignId, ...more }).toString();
  const get = (session: keyof typeof sessions, address: string) => () => insist(client, address, { session: sessions[session] });
  const signers = world.cast.slice(8);
  const json = { json: { memberId: world.members[1]?.id, campaignId: running.campaignId }, session: sessions.submitting };
  await findVersion(setting, memberId, question);
  const save = async () => {
    const value = nextValue(question.version);
    await insist(client, "/api/survey.answer", {
      json: { memberId, campaignId: running.campaignId, question: question.key, value, version: question.version },
      session: sessions.answering,
    });
    question.version += 1;
  };
  const paper = (format: string) => get("office", `/api/evaluation.paper?${query({ cooperativeId: tenant, format })}`);
  return [
    { key: "sign-in", name: "Anmelden (Kennwort + zweiter Faktor)", run: () => signIn(client, signers.shift()), raw: raw.signIn, runs: 12 },
    { key: "cockpit", name: "Cockpit der Stelle", run: get("office", `${open}/cockpit`), raw: raw.cockpit, runs: light, goal: officePage },
    // The pile of what waits is kept until something is written; here something is, before every look.
    { key: "cockpit-anew", name: "Cockpit, nach jedem Speichern", run: get("office", `${open}/cockpit`), undo: save, raw: raw.cockpit, runs: light, goal: officePage },
    { key: "inbox", name: "Eingang der Stelle", run: get("office", `${open}/eingang`), raw: raw.inbox, runs: light, goal: officePage },
    { key: "matrix", name: "Rücklaufmatrix", run: get("office", campaign), raw: raw.matrix, runs: light, goal: officePage },
    {
      key: "matrix-live",
      name: "Rücklaufmatrix, nachgeladen",
      run: get("office", `/api/campaign.matrix-live?${query({ cooperativeId: tenant })}`),
      raw: raw.matrix,
      runs: light,
      goal: officePage,
    },
    {
      key: "members",
      name: "Mitgliederverzeichnis",
      run: get("office", `${open}/mitglieder`),
      raw: raw.members,
      runs: light,
      goal: officePage,
    },
    { key: "search", name: "Suche", run: get("office", `${open}/suche?q=linden`), raw: raw.search, runs: light, goal: officePage },
    { key: "evaluation", name: "Auswertung, Überblick", run: get("office", `${campaign}/auswertung`), raw: raw.evaluation, runs: light, goal: officePage },
    {
      key: "evaluation-section",
      name: "Auswertung, Abschnitt",
      run: get("office", `${campaign}/auswertung/${definition.sections[1]?.key}`),
      raw: raw.evaluationSection,
      runs: light,
      goal: officePage,
    },
    {
      key: "start",
      name: "Startseite der Koordination",
      run: get("answering", `/mitglied/${memberId}/heute`),
      raw: raw.start,
      runs: light,
    },
    {
      key: "section",
      name: "Abschnitt öffnen",
      run: get("answering", `${mine}/${question.section}`),
      raw: raw.section,
      runs: light,
      goal: { medianMs: 15 },
    },
    { key: "save", name: "Antwort speichern", run: save, raw: raw.save, runs: 150, goal: { medianMs: 6 } },
    {
      key: "submit",
      name: "Einreichen",
      run: () => insist(client, "/api/survey.submit", json),
      undo: () => insist(client, "/api/survey.withdraw", json),
      raw: raw.submit,
      runs: 30,
    },
    {
      key: "comparison",
      name: "Vergleich eines Mitglieds",
      run: get("finished", `/mitglied/${finished?.id}/erhebungen/${last.campaignId}/vergleich`),
      raw: raw.comparison,
      runs: light,
    },
    {
      key: "workbook",
      name: "Arbeitsmappe (XLSX)",
      run: get("answering", `/api/survey.workbook?${query({ memberId, format: "xlsx" })}`),
      raw: raw.answers,
      runs: heavy,
      warmUps: 2,
    },
    ...(["pdf", "docx", "odt"] as const).map((format) => ({
      key: `paper-${format}`,
      name: `Ergebnispapier (${format.toUpperCase()})`,
      run: paper(format),
      raw: raw.evaluation,
      runs: heavy,
      warmUps: 2,
    })),
    {
      key: "evaluation-export",
      name: "Auswertung (XLSX)",
      run: get("office", `/api/evaluation.export?${query({ cooperativeId: tenant, format: "xlsx" })}`),
      raw: raw.evaluation,
      runs: heavy,
      warmUps: 2,
    },
    ...(await checkMeasures(setting)),
    ...costMeasures(setting, save),
    ...essentialsMeasures(setting),
  ];
}
