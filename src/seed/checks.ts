/** The Basis-Check of the demonstration, one year on: nine through, three with what comes first, one stuck; shared answers, measures, overdue ones. */
import { createHash } from "node:crypto";
import type { Principal } from "#kernel/operation";
import type { Cell, ReadWorkbook, Workbook } from "#kernel/sheets";
import { de } from "#topics/assessment/exchange/words.de";
import { cooperativeId, memberOf, type Cast, type LocalPeople } from "./cast.ts";
import { player, type Stage } from "./stage.ts";
import type { Town } from "./towns.ts";

const labels = de.layout.statuses.wiba;

/** 0 to 1, always the same for the same words. */
const chance = (...words: readonly string[]): number => createHash("sha256").update(words.join("|")).digest().readUInt32BE(0) / 2 ** 32;

/** How far a town is with its Basis-Check. */
type Standing = "closed" | "verified" | "submitted" | "first" | "stuck";

const orderOfStandings: readonly Standing[] = [
  "closed",
  "closed",
  "closed",
  "verified",
  "verified",
  "verified",
  "submitted",
  "submitted",
  "submitted",
  "first",
  "first",
  "first",
  "stuck",
];

/** The further a town has come, the further its check. */
const standingsOf = (cast: Cast): ReadonlyMap<string, Standing> =>
  new Map(
    cast.local
      // Raunheim can be played: its check is half-way.
      .toSorted((a, b) => Number(a.town.slug === "raunheim") - Number(b.town.slug === "raunheim") || b.town.maturity - a.town.maturity)
      .map(({ town }, index) => [town.slug, town.slug === "raunheim" ? "first" : index < 9 ? (orderOfStandings[index] ?? "first") : index < 11 ? "first" : "stuck"] as const),
  );

const areaOf = (row: readonly Cell[]): number => Number(String(row[0] ?? "0").split(".")[0]);
const keyOf = (row: readonly Cell[]): string => String(row.at(-1) ?? "");

const deficits = [
  "Es gibt eine mündliche Absprache, aber nichts Schriftliches.",
  "Wird gemacht, aber nicht überall und nicht regelmäßig.",
  "Bisher fehlte die Zeit; ein Termin mit der IT-Firma steht an.",
  "Das Geld ist für den nächsten Haushalt angemeldet.",
];
const owners = ["IT-Leitung (erfunden)", "Hauptamt (erfunden)", "IT-Firma (erfunden)", "Büroleitung (erfunden)"];

const german = (day: string) => `${day.slice(8, 10)}.${day.slice(5, 7)}.${day.slice(0, 4)}`;

/** The invented answer to one row: status, reason, note, deficits, responsible, due; the other cells stay. */
function answerRow(row: readonly Cell[], town: Town, stage: Stage): readonly Cell[] {
  const roll = chance(town.slug, keyOf(row));
  const filled = [...row];
  if (roll > 0.96) [filled[4], filled[5]] = [labels.dispensable, "Das gibt es in unserem Haus nicht."];
  else if (roll < 0.25 + town.maturity * 0.65) filled[4] = labels.yes;
  else {
    filled[4] = labels.no;
    filled[7] = deficits[Math.floor(chance(town.slug, keyOf(row), "deficit") * deficits.length)] ?? "";
    filled[8] = owners[Math.floor(chance(town.slug, keyOf(row), "owner") * owners.length)] ?? "";
    filled[9] = german(stage.day(Math.round(-30 + chance(town.slug, keyOf(row), "due") * 220)));
  }
  return filled;
}

type Place = { readonly memberId: string; readonly checkId: string };

async function placeOf(stage: Stage, people: LocalPeople): Promise<Place> {
  const memberId = memberOf(people.town);
  const { checks } = await stage.act<{ checks: { id: string }[] }>(people.coordinator, "check.mine", { memberId });
  return { memberId, checkId: checks[0]?.id ?? "" };
}

/** Answers part of a check in its workbook, as it comes back from Excel. */
async function answer(stage: Stage, people: LocalPeople, { place, reached }: { readonly place: Place; readonly reached: (row: readonly Cell[]) => boolean }): Promise<void> {
  const { workbook } = await stage.act<{ workbook: Workbook }>(people.coordinator, "check.workbook", place);
  const filled: ReadWorkbook = {
    sheets: workbook.sheets.map(({ name, columns, rows }) => ({
      name,
      rows: [columns.map(({ title }) => title), ...rows.map((row) => (areaOf(row) > 0 && reached(row) ? answerRow(row, people.town, stage) : row))],
    })),
  };
  const { importId } = await stage.act<{ importId: string }>(people.coordinator, "check.stage-workbook", { ...place, fileName: "Basis-Check.xlsx", workbook: filled });
  await stage.act(people.coordinator, "check.apply-workbook", { ...place, importId });
}

/** The areas that come first (BSI order of work). */
const firstAreas = 5;

/** Everybody begins with what comes first; the stuck one does not even get through that. */
async function begin(stage: Stage, people: LocalPeople, standing: Standing): Promise<void> {
  stage.daysAgo(70, 8);
  const areas = standing === "stuck" ? 1 : firstAreas;
  await answer(stage, people, { place: await placeOf(stage, people), reached: (row) => areaOf(row) <= areas });
}

/** Nine go through to the end; how far the check has come since then differs. */
async function goOn(stage: Stage, cast: Cast, { people, standing }: { readonly people: LocalPeople; readonly standing: Standing }): Promise<void> {
  if (standing === "stuck" || standing === "first") return;
  const place = await placeOf(stage, people);
  stage.daysAgo(standing === "submitted" ? 20 : 50, 8);
  await answer(stage, people, { place, reached: (row) => areaOf(row) > firstAreas });
  stage.daysAgo(standing === "submitted" ? 5 : 45, 10);
  await stage.act(people.coordinator, "check.submit", place);
  if (standing === "submitted") return;
  stage.daysAgo(30, 14);
  await stage.act(cast.officer, "check.verify", place);
  if (standing === "verified") return;
  stage.daysAgo(24, 11);
  await stage.act(people.management, "check.close", place);
}

type Offered = { readonly label: string; readonly provider: string; readonly coverage: "full" | "partial" | "guidance"; readonly statement: string; readonly duty: string };

const centre = "Rechenzentrum Beispiel (erfunden)";
const ours = "Interkommunale Informationssicherheitsstelle";

/** What the office and the data centre answer once for all; labels are numbers of the Basis-Check. */
const offers: readonly Offered[] = [
  {
    label: "1.2",
    provider: centre,
    coverage: "partial",
    statement: "Alle Fachverfahren im Rechenzentrum werden jede Nacht gesichert. Die Sicherungen liegen in einem zweiten Gebäude.",
    duty: "Was auf Geräten im eigenen Haus liegt, sichern Sie selbst.",
  },
  {
    label: "9.1",
    provider: centre,
    coverage: "full",
    statement: "Die zentralen Rechner stehen in zwei überwachten Räumen mit Zutrittskontrolle und Brandmeldeanlage.",
    duty: "",
  },
  {
    label: "10.1",
    provider: centre,
    coverage: "partial",
    statement: "Die Server im Rechenzentrum werden jeden Monat aktualisiert, bei gefährlichen Lücken binnen drei Tagen.",
    duty: "Eigene Server im Rathaus halten Sie selbst aktuell.",
  },
  {
    label: "3.1",
    provider: ours,
    coverage: "guidance",
    statement: "Die Stelle hat ein Muster für Rollen und Aufgaben erarbeitet und stellt es bereit.",
    duty: "Die Leitung benennt die Personen und gibt das Papier frei.",
  },
  {
    label: "5.1",
    provider: ours,
    coverage: "partial",
    statement: "Die Stelle hat festgelegt, was als Sicherheitsvorfall gilt, und ist an jedem Arbeitstag erreichbar.",
    duty: "Machen Sie die Regel im Haus bekannt und hängen Sie die Nummer aus.",
  },
];

type Shared = { readonly sharedAnswerId: string; readonly version: number };

async function publish(stage: Stage, cast: Cast, { catalogueId, keys }: { readonly catalogueId: string; readonly keys: ReadonlyMap<string, string> }): Promise<readonly Shared[]> {
  const published: Shared[] = [];
  for (const { label, provider, coverage, statement, duty } of offers) {
    const input = {
      cooperativeId,
      catalogueId,
      requirement: keys.get(label),
      provider,
      coverage,
      statement,
      residualDuty: duty,
      evidence: "Bericht der letzten Prüfung (erfunden)",
    };
    published.push({ ...(await stage.act<{ sharedAnswerId: string }>(cast.office, "shared-answer.publish", input)), version: 1 });
  }
  return published;
}

/** Most adopt, some adapt, one rejects; the last three have not decided yet. */
async function decide(stage: Stage, cast: Cast, shared: readonly Shared[]): Promise<void> {
  for (const [index, people] of cast.local.slice(0, 10).entries()) {
    for (const [at, { sharedAnswerId, version }] of shared.entries()) {
      const roll = chance(people.town.slug, String(at));
      const decision = index === 3 && at === 2 ? "rejected" : roll > 0.85 ? "adapted" : "adopted";
      const reason = decision === "rejected" ? "Wir betreiben unsere Server selbst." : decision === "adapted" ? "Für die Stadtwerke gilt eine eigene Regelung." : "";
      await stage.act(people.coordinator, "shared-answer.decide", { memberId: memberOf(people.town), sharedAnswerId, version, decision, reason, dutyDone: roll < 0.5 });
    }
  }
  stage.daysAgo(8, 11);
  const [first] = shared;
  if (first)
    await stage.act(cast.office, "shared-answer.publish", {
      cooperativeId,
      sharedAnswerId: first.sharedAnswerId,
      version: 1,
      coverage: "partial",
      statement:
        "Alle Fachverfahren im Rechenzentrum werden jede Nacht gesichert. Die Sicherungen liegen in einem zweiten Gebäude; zweimal im Jahr wird die Wiederherstellung geprobt.",
      residualDuty: "Was auf Geräten im eigenen Haus liegt, sichern Sie selbst. Proben Sie auch dort einmal im Jahr.",
      evidence: "Bericht der letzten Prüfung (erfunden)",
    });
}

type ListedMeasure = {
  readonly id: string;
  readonly version: number;
  readonly title: string;
  readonly description: string;
  readonly priority: number;
  readonly effort: number | null;
  readonly dueOn: string | null;
};
type Listed = { readonly measures: readonly ListedMeasure[] };

/** „Zweiter Faktor für den Zugang von außen“ in eight of thirteen, three yearly tasks, and measures from the gaps of four towns. */
async function playMeasures(stage: Stage, cast: Cast): Promise<void> {
  stage.daysAgo(110, 9);
  const define = (input: object) => stage.act(cast.office, "cooperative-measure.define", { cooperativeId, ...input });
  await define({
    title: "Zweiter Faktor für den Zugang von außen",
    description: "Wer sich von außen anmeldet, braucht neben dem Passwort einen zweiten Faktor. Die Stelle hat Geräte und Anleitung gemeinsam beschafft.",
    effort: 2,
    priority: 1,
    dueOn: stage.day(-15),
  });
  for (const [title, yearlyMonth] of [
    ["Wiederherstellung einer Sicherung proben", 3],
    ["Berechtigungen und Konten durchsehen", 6],
    ["Notfallmappe prüfen und neu ausdrucken", 10],
  ] as const)
    await define({ title, yearlyMonth, effort: 1 });
  await stage.act(cast.office, "cooperative-measure.push-year", { cooperativeId, year: stage.today.getFullYear() + 1 });
  const towns = cast.local.toSorted((a, b) => b.town.maturity - a.town.maturity);
  for (const [index, people] of towns.entries()) {
    const memberId = memberOf(people.town);
    const { measures } = await stage.act<Listed>(people.coordinator, "measure.list", { memberId, text: "Zweiter Faktor für den Zugang von außen" });
    const [mfa] = measures;
    if (!mfa || index > 10) continue;
    const move = (who: Principal, version: number, state: string, reason = "") => stage.act(who, "measure.move", { memberId, measureId: mfa.id, version, state, reason });
    stage.daysAgo(60 - index, 9);
    await move(people.coordinator, 1, "in-progress");
    if (index >= 8) continue;
    stage.daysAgo(30 - index, 15);
    await move(people.coordinator, 2, "implemented");
    if (index < 4) await move(people.management, 3, "effective", "Anmeldung ohne zweiten Faktor wird abgelehnt, von der IT vorgeführt.");
  }
  for (const people of towns.slice(2, 6)) await takeGaps(stage, people);
}

type Gaps = { readonly gaps: readonly { readonly checkId: string; readonly requirementKey: string; readonly effort: number | null }[] };

async function takeGaps(stage: Stage, people: LocalPeople): Promise<void> {
  const memberId = memberOf(people.town);
  stage.daysAgo(40, 13);
  const { gaps } = await stage.act<Gaps>(people.coordinator, "measure.gaps", { memberId });
  const chosen = [...gaps.filter(({ effort }) => effort === 1).slice(0, 4), ...gaps.filter(({ effort }) => effort !== 1).slice(0, 4)];
  if (chosen.length === 0) return;
  await stage.act(people.coordinator, "measure.from-gaps", { memberId, gaps: chosen.map(({ checkId, requirementKey }) => `${checkId}/${requirementKey}`) });
  await estimate(stage, people);
}

/** Euros once and a year by effort class, invented as everything here. */
const costs: Readonly<Record<number, readonly [once: number, yearly: number]>> = { 2: [450, 0], 3: [2_400, 360], 4: [9_800, 1_200], 5: [24_000, 3_600] };

/** What is more than a day's work gets an estimate, a day and somebody who sees to it. */
async function estimate(stage: Stage, people: LocalPeople): Promise<void> {
  const memberId = memberOf(people.town);
  const { measures } = await stage.act<Listed>(people.coordinator, "measure.list", { memberId, state: "pending" });
  for (const [index, { id, version, title, description, priority, effort, dueOn }] of measures.entries()) {
    const [costOnce, costYearly] = costs[effort ?? 0] ?? [];
    if (costOnce === undefined) continue;
    const told = { memberId, measureId: id, version, title, description, priority, effort, costOnce, costYearly };
    await stage.act(people.coordinator, "measure.change", { ...told, dueOn: dueOn ?? stage.day(30 + 20 * index), ownerId: people.coordinator.personId });
  }
}

/** What the office may see follows from the agreement; one town shows states only, one sums only. */
async function playVisibility(stage: Stage, cast: Cast): Promise<void> {
  const choose = async (slug: string, dataClass: string, reason: string) => {
    const people = cast.local.find(({ town }) => town.slug === slug);
    if (people) await stage.act(people.management, "visibility.choose", { memberId: memberOf(people.town), dataClass, reason });
  };
  await choose("riedstadt", "status", "Einzelne Antworten besprechen wir im persönlichen Termin.");
}

const clock = player("Zeitplan", null, { role: "job", cooperativeId, memberId: null });

/** The whole play around checks. */
export async function playChecks(stage: Stage, cast: Cast): Promise<void> {
  stage.daysAgo(130, 9);
  await playVisibility(stage, cast);
  const { catalogueId } = await stage.act<{ catalogueId: string }>(cast.office, "catalogue.adopt-shipped", { cooperativeId, key: "ringwall-basis-check" });
  stage.daysAgo(100, 9);
  const year = String(stage.today.getFullYear());
  const message = "Der Basis-Check zeigt, wo wir stehen. Beginnen Sie mit den ersten fünf Bereichen; zehn Fragen in einer Viertelstunde genügen.";
  await stage.act(cast.office, "check.issue", {
    cooperativeId,
    catalogueId,
    title: "Basis-Check",
    period: year,
    message,
    opensOn: stage.day(-100),
    dueOn: stage.day(-3),
    audience: "all",
  });
  const [someone] = cast.local;
  if (!someone) return;
  const { workbook } = await stage.act<{ workbook: Workbook }>(someone.coordinator, "check.workbook", await placeOf(stage, someone));
  const keys = new Map(workbook.sheets.flatMap(({ rows }) => rows.map((row) => [String(row[0] ?? ""), keyOf(row)] as const)));
  stage.daysAgo(80, 10);
  const shared = await publish(stage, cast, { catalogueId, keys });
  const standings = standingsOf(cast);
  const standingOf = (people: LocalPeople) => standings.get(people.town.slug) ?? "first";
  for (const people of cast.local) await begin(stage, people, standingOf(people));
  stage.daysAgo(61, 4);
  await stage.act(clock, "check.take-standing", { cooperativeId });
  const [late, early] = [cast.local.filter((people) => standingOf(people) === "submitted"), cast.local.filter((people) => standingOf(people) !== "submitted")];
  for (const people of early) await goOn(stage, cast, { people, standing: standingOf(people) });
  // Six have handed in by then: every member has five others to compare itself with.
  stage.daysAgo(26, 4);
  await stage.act(clock, "check.take-standing", { cooperativeId });
  await stage.act(clock, "steering.take-quartiles", { cooperativeId });
  for (const people of late) await goOn(stage, cast, { people, standing: "submitted" });
  stage.daysAgo(15, 9);
  await decide(stage, cast, shared);
  await playMeasures(stage, cast);
}
