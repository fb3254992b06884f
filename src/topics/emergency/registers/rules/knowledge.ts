/** What the product knows already: answers of the survey and people of the house, as entries of registers. */
import { registerNames, type Entry, type Facts, type Proposal, type RegisterName, type TemplateFile } from "../model.ts";
import { titleOf } from "./completeness.ts";

/** A row of a table answer with the words of its cells. */
export type KnownRow = { readonly row: string; readonly cells: Readonly<Record<string, string>> };

/** Answers of one member by the key of the question; tables as rows, texts as one row. */
export type Known = Readonly<Record<string, readonly KnownRow[]>>;

/** Questions of the shipped questionnaires that registers are filled from; their keys never change. */
export const askedQuestions = ["dienstleister", "zuerst-zurueck", "rechenzentrum-programme", "finanzen-fristen", "soziales-fristen", "erste-handgriffe"] as const;

/** Areas of the questionnaire on the four horizons. */
export const areas = ["buergerdienste", "finanzen", "ordnung", "soziales", "bau", "verwaltungssteuerung"] as const;
export const areaQuestions = areas.flatMap((area) => [`${area}-verlauf`, `${area}-ersatz`, `${area}-bedarf`]);

const outageOf: Readonly<Record<string, string>> = { stunden: "hours", tage: "days", wochen: "weeks", monate: "month" };

const named = (facts: Readonly<Record<string, string | undefined>>): Facts =>
  Object.fromEntries(Object.entries(facts).flatMap(([key, value]) => (value === undefined || value.trim() === "" ? [] : [[key, value.trim()]])));

type Draft = readonly [register: RegisterName, facts: Readonly<Record<string, string | undefined>>];

const drafts: Readonly<Record<(typeof askedQuestions)[number], (row: KnownRow) => Draft>> = {
  dienstleister: ({ cells }) => ["providers", { name: cells["name"], services: cells["aufgabe"] }],
  "zuerst-zurueck": ({ cells }) => ["restart", { task: cells["aufgabe"], reason: cells["grund"], outage: outageOf[cells["spaetestens"] ?? ""] }],
  "rechenzentrum-programme": ({ cells }) => ["restart", { task: cells["programm"], system: cells["programm"], responsible: cells["amt"], outage: outageOf[cells["ohne"] ?? ""] }],
  "finanzen-fristen": ({ cells }) => ["payments", { payment: cells["frist"], due: cells["wann"], consequence: cells["folge"] }],
  "soziales-fristen": ({ cells }) => ["payments", { payment: cells["frist"], due: cells["wann"], consequence: cells["folge"] }],
  "erste-handgriffe": ({ row, cells }) => ["alarm", { whom: row, caller: cells["zustaendig"] }],
};

/** A step of the alarm is a call: of the first handgrips the survey knows, only those that are one. */
const isCall = ({ register, origin, facts }: Proposal) => register !== "alarm" || origin !== "survey" || /verständigen|anrufen|unterrichten/u.test(facts["whom"] ?? "");

/** Where the survey says a process stands still or limps, with the place of what is needed. */
function processesOf(known: Known, area: string): Draft[] {
  const course = known[`${area}-verlauf`] ?? [];
  const places = known[`${area}-ersatz`] ?? [];
  return course
    .filter(({ cells }) => Object.values(cells).some((cell) => cell === "still" || cell === "eingeschraenkt"))
    .map(({ row }) => ["processes", { title: row, material: places.find((place) => place.row === row)?.cells["ort"] }] as const);
}

const proposalOf = (key: string, origin: Proposal["origin"], [register, facts]: Draft): Proposal => ({ key, register, facts: named(facts), origin });

/** Entries the survey already knows. */
export const fromSurvey = (known: Known): Proposal[] => [
  ...askedQuestions.flatMap((question) => (known[question] ?? []).map((row, index) => proposalOf(`survey:${question}:${index}`, "survey", drafts[question](row)))),
  ...areas.flatMap((area) => processesOf(known, area).map((draft, index) => proposalOf(`survey:${area}:${index}`, "survey", draft))),
];

export type KnownPerson = { readonly id: string; readonly name: string; readonly role: string; readonly phone: string | null; readonly email: string; readonly deputy: boolean };

/** The management leads the crisis staff and stands among the contacts. */
export function fromPeople(people: readonly KnownPerson[]): Proposal[] {
  const leading = people.filter(({ role }) => role === "management");
  const head = leading.find(({ deputy }) => !deputy) ?? leading[0];
  const deputy = leading.find(({ id }) => id !== head?.id);
  const staff: Proposal[] = head
    ? [
        proposalOf(`people:head:${head.id}`, "people", [
          "staff",
          { role: "head", name: head.name, phone: head.phone ?? undefined, deputy: deputy?.name, deputyPhone: deputy?.phone ?? undefined },
        ]),
      ]
    : [];
  const contacts = leading.map(({ id, name, phone, email }) =>
    proposalOf(`people:contact:${id}`, "people", ["contacts", { name, kind: "leadership", phone: phone ?? undefined, email }]),
  );
  return [...staff, ...contacts];
}

/** Templates of the product, in their own order. */
export const fromTemplates = (files: readonly TemplateFile[]): Proposal[] =>
  files.flatMap(({ register, entries }) => entries.map(({ key, facts }): Proposal => ({ key: `template:${register}:${key}`, register, facts, origin: "template" })));

const fold = (text: string) => text.toLowerCase().replaceAll(/\s+/gu, " ");

/** Proposals that are not there yet – neither taken over nor written by hand under the same name –, in the order of the registers. */
export function openProposals(proposals: readonly Proposal[], entries: readonly Pick<Entry, "register" | "facts" | "source">[]): Proposal[] {
  const taken = new Set(entries.flatMap((one) => [one.source, `${one.register} ${fold(titleOf(one))}`]));
  const seen = new Set<string>();
  const fresh = proposals.filter((one) => {
    const name = `${one.register} ${fold(titleOf(one))}`;
    if (titleOf(one) === "" || !isCall(one) || taken.has(one.key) || taken.has(name) || seen.has(name)) return false;
    seen.add(name);
    return true;
  });
  return fresh.toSorted((a, b) => registerNames.indexOf(a.register) - registerNames.indexOf(b.register));
}
