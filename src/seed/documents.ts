/** Documents of the demonstration: the strategy in two versions, adopted by most, in force, on its way or just begun; one town has something to decide. */
import { readTexts, shippedCatalogues } from "#platform/catalogues";
import type { Cast, LocalPeople } from "./cast.ts";
import { cooperativeId, memberOf } from "./cast.ts";
import type { Stage } from "./stage.ts";

type Question = { readonly key: string; readonly type: string; readonly value: string; readonly required: boolean; readonly options?: readonly string[]; readonly label: string };
type Open = {
  readonly document: { readonly revision: number };
  readonly questions: readonly Question[];
  readonly sections: readonly { readonly id: string; readonly clauses: readonly { readonly id: string; readonly words: string }[] }[];
};
type Place = { readonly memberId: string; readonly documentId: string };

/** The rows of a clause in a model's text: from after its head to before its end. */
function clauseRows(rows: readonly string[], id: string): { readonly first: number; readonly end: number } {
  const head = rows.findIndex((row) => row.startsWith(":::") && row.includes(`{#${id}`));
  const end = rows.findIndex((row, index) => index > head && /^:::\s*$/.test(row));
  if (head < 0 || end < 0) throw new Error(`demonstration: no clause ${id} in the strategy`);
  return { first: head + 1, end };
}

/** The strategy as it was a year ago: two clauses without their last line, one clause the new version has given up. */
function olderStrategy(text: string): string {
  const rows = text.replace(/^version:.*$/m, 'version: "2025.1"').split("\n");
  for (const id of ["ziele-konkret", "grundsaetze-liste"]) rows.splice(clauseRows(rows, id).end - 1, 1);
  rows.splice(
    clauseRows(rows, "grundsaetze-liste").end + 1,
    0,
    "",
    ":::pflicht {#grundsaetze-datentraeger}",
    "Private Datenträger werden nicht an dienstliche Geräte angeschlossen.",
    ":::",
  );
  return rows.join("\n");
}

const invented: Readonly<Record<string, string>> = { number: "12", mail: "sicherheit@rathaus.example", phone: "06142 0000-0", address: "Rathausplatz 1, 00000 Beispielstadt" };

/** An answer to a question nobody has answered; invented, and saying so where it is words. */
const answerTo = (stage: Stage, { type, options, label }: Question): string =>
  /jahr$/i.test(label)
    ? String(stage.today.getUTCFullYear() + 2)
    : type === "date"
      ? stage.day(30)
      : type === "choice"
        ? (options?.[0] ?? "")
        : (invented[type] ?? `${label} (erfunden)`);

async function fillIn(stage: Stage, people: LocalPeople, place: Place): Promise<void> {
  const { document: draft, questions } = await stage.act<Open>(people.coordinator, "document.open", place);
  const open = questions.filter(({ value }) => value === "");
  await stage.act(people.coordinator, "document.answer", { ...place, version: draft.revision, values: Object.fromEntries(open.map((one) => [one.key, answerTo(stage, one)])) });
}

const begin = async (stage: Stage, people: LocalPeople, key: string): Promise<Place> => {
  const memberId = memberOf(people.town);
  const { documentId } = await stage.act<{ documentId: string }>(people.coordinator, "document.start", { memberId, key });
  return { memberId, documentId };
};

const versionOf = async (stage: Stage, people: LocalPeople, place: Place): Promise<number> =>
  (await stage.act<{ document: { revision: number } }>(people.coordinator, "document.read", place)).document.revision;

async function reword(
  stage: Stage,
  people: LocalPeople,
  { place, clause, change }: { readonly place: Place; readonly clause: string; readonly change: (words: string) => string },
): Promise<void> {
  const { document: draft, sections } = await stage.act<Open>(people.coordinator, "document.open", place);
  const words = sections.flatMap(({ clauses }) => clauses).find(({ id }) => id === clause)?.words ?? "";
  await stage.act(people.coordinator, "document.reword", { ...place, version: draft.revision, clause, text: change(words) });
}

/** How far a document comes. */
type Standing = "published" | "resolved" | "released" | "review" | "draft";
const steps: readonly Standing[] = ["draft", "review", "released", "resolved", "published"];

type Course = { readonly key: string; readonly standing: Standing; readonly daysAgo: number };

const villages = ["biebesheim", "bischofsheim", "buettelborn", "nauheim", "stockstadt"];
const councilOf = (slug: string): string => (slug === "kreis" ? "Kreistag" : villages.includes(slug) ? "Gemeindevertretung" : "Stadtverordnetenversammlung");

async function play(stage: Stage, people: LocalPeople, { key, standing, daysAgo }: Course): Promise<Place> {
  const reached = (step: Standing) => steps.indexOf(standing) >= steps.indexOf(step);
  stage.daysAgo(daysAgo, 9);
  const place = await begin(stage, people, key);
  if (standing === "draft") return place;
  await fillIn(stage, people, place);
  stage.daysAgo(daysAgo - 4, 10);
  await stage.act(people.coordinator, "document.submit", { ...place, version: await versionOf(stage, people, place) });
  const { model } = await stage.act<{ model: { worksCouncil: boolean; resolution: boolean } }>(people.coordinator, "document.read", place);
  if (model.worksCouncil) await stage.act(people.coordinator, "document.works-council", { ...place, step: "informed", on: stage.day(4 - daysAgo) });
  if (!reached("released")) return place;
  stage.daysAgo(daysAgo - 7, 14);
  await stage.act(people.management, "document.release", { ...place, version: await versionOf(stage, people, place) });
  if (!reached("resolved")) return place;
  stage.daysAgo(daysAgo - 14, 9);
  if (model.resolution) {
    const resolved = {
      resolution: "resolved",
      on: stage.day(14 - daysAgo),
      number: `${stage.day(14 - daysAgo).slice(0, 4)}/${100 + daysAgo}`,
      body: councilOf(people.town.slug),
    };
    await stage.act(people.coordinator, "document.resolve", { ...place, ...resolved });
  }
  if (!reached("published")) return place;
  await stage.act(people.coordinator, "document.publish", { ...place, inForceOn: stage.day(21 - daysAgo) });
  return place;
}

/** The town whose coordinator can be played: it has rewritten what the office changes too. */
async function playRaunheim(stage: Stage, people: LocalPeople): Promise<void> {
  await play(stage, people, { key: "strategie", standing: "published", daysAgo: 260 });
  stage.daysAgo(60, 11);
  const place = await begin(stage, people, "strategie");
  await reword(stage, people, {
    place,
    clause: "ziele-konkret",
    change: (words) => `${words}\n- Das Bürgerbüro bleibt auch bei einem Ausfall an mindestens drei Vormittagen in der Woche geöffnet.`,
  });
  await reword(stage, people, { place, clause: "grundsaetze-liste", change: (words) => words.replace("\n", "\n\nZusammen mit dem Personalrat gilt:\n") });
  const version = await versionOf(stage, people, place);
  await stage.act(people.coordinator, "document.put-passage", {
    ...place,
    version,
    place: "geltungsbereich",
    title: "Feuerwehr",
    text: "Für die freiwillige Feuerwehr gilt diese Strategie, soweit sie die Technik der Verwaltung nutzt.",
  });
}

/** How the others stand with the strategy, in the order of their maturity: first those that took the old version. */
const oldOnes: readonly Standing[] = ["published", "published", "published", "published"];
const newOnes: readonly Standing[] = ["published", "published", "resolved", "released", "review", "review", "draft"];

/** Publishes the strategy in its older version, later everything that is shipped, and lets the town halls work with it. */
export async function playDocuments(stage: Stage, cast: Cast): Promise<void> {
  const texts = readTexts(`${shippedCatalogues}/documents`, ".md");
  const strategy = texts.find(({ name }) => name === "strategie.md");
  if (!strategy) return;
  stage.daysAgo(300, 9);
  const file = { name: "strategie-2025.1.md", bytes: new TextEncoder().encode(olderStrategy(strategy.text)) };
  const { modelId } = await stage.act<{ modelId: string }>(cast.office, "document-model.import", { cooperativeId, file });
  await stage.act(cast.office, "document-model.publish", { cooperativeId, modelId, revision: 1 });

  const raunheim = cast.local.find(({ town }) => town.slug === "raunheim");
  const others = cast.local.filter((one) => one !== raunheim).toSorted((a, b) => b.town.maturity - a.town.maturity);
  for (const [index, standing] of oldOnes.entries()) {
    const people = others[index];
    if (people) await play(stage, people, { key: "strategie", standing, daysAgo: 280 - index * 12 });
  }
  if (raunheim) await playRaunheim(stage, raunheim);
  stage.daysAgo(45, 9);
  await stage.act(cast.office, "document-model.adopt", { cooperativeId, keys: texts.map(({ name }) => name.replace(/\.md$/, "")) });
  for (const [index, standing] of newOnes.entries()) {
    const people = others[oldOnes.length + index];
    if (people) await play(stage, people, { key: "strategie", standing, daysAgo: 40 - index });
  }
  for (const [index, people] of others.slice(0, 6).entries()) await play(stage, people, { key: "passwoerter", standing: index < 4 ? "published" : "review", daysAgo: 38 - index });
  if (raunheim) await play(stage, raunheim, { key: "passwoerter", standing: "published", daysAgo: 37 });
  stage.daysAgo(0);
}
