/** What a world for measuring holds: members, people and their answers, invented row by row with the product's own rules. */
import { createHash, randomUUID } from "node:crypto";
import { readFileSync } from "node:fs";
import path from "node:path";

export const root = path.resolve(import.meta.dirname, "../..");
const load = <Module>(name: string): Promise<Module> => import(path.join(root, "dist", name)) as Promise<Module>;

const { inventedAnswer } = await load<typeof import("../../src/seed/answers.ts")>("seed/answers.js");
const { towns } = await load<typeof import("../../src/seed/towns.ts")>("seed/towns.js");
const { contentOf: definitionOf } = await load<typeof import("../../src/topics/survey/questionnaires/usecases/shipped.ts")>("topics/survey/questionnaires/usecases/shipped.js");
const { askedKeys, questionsOf } = await load<typeof import("../../src/topics/survey/questionnaires/rules/answered.ts")>("topics/survey/questionnaires/rules/answered.js");
const { countSections, withAnswers } = await load<typeof import("../../src/topics/survey/answers/rules/progress.ts")>("topics/survey/answers/rules/progress.js");
const { contentOf } = await load<typeof import("../../src/topics/survey/answers/rules/response.ts")>("topics/survey/answers/rules/response.js");
const { hashOf } = await load<typeof import("../../src/platform/audit.ts")>("platform/audit.js");

type Definition = Parameters<typeof definitionOf>[0];
type Value = Exclude<ReturnType<typeof inventedAnswer>, undefined>;
type Town = (typeof towns)[number];
type StoredAnswer = Parameters<typeof contentOf>[1][number];

export type Row = Readonly<Record<string, unknown>>;

const shippedFile = path.join(root, "catalogues/questionnaires/strukturen-standards-ressourcen.json");
export const questionnaire = JSON.parse(readFileSync(shippedFile, "utf8")) as Definition & { readonly key: string };
export const definition = definitionOf(questionnaire);

export const tenant = "messverbund";

/** How far a member is in the running survey; every tenth is the same. */
export type Standing = "signed-off" | "submitted" | "half" | "begun" | "untouched" | "ready";
const standings: readonly Standing[] = ["signed-off", "signed-off", "half", "signed-off", "submitted", "signed-off", "half", "submitted", "begun", "untouched"];
/** The first three have a part of their own: signed off, about to submit, in the middle of answering. */
export const standingAt = (index: number): Standing => (index === 1 ? "ready" : (standings[index % standings.length] ?? "half"));
const shares: Record<Standing, number> = { "signed-off": 1, submitted: 1, ready: 1, half: 0.5, begun: 0.1, untouched: 0 };

const syllables = ["Alten", "Birken", "Dorn", "Eschen", "Falken", "Grün", "Hasel", "Korn", "Linden", "Moor", "Neu", "Ober", "Quell", "Rot", "Stein", "Wald"] as const;
const endings = ["bach", "berg", "feld", "hausen", "heim", "rod", "stadt", "tal", "weiler"] as const;

export type Member = {
  readonly index: number;
  readonly id: string;
  readonly name: string;
  readonly kind: string;
  readonly population: number;
  readonly town: Town;
};

/** The member at a place: an invented name, a size as towns have them, answers after one of the demonstration's towns. */
export function memberAt(index: number): Member {
  const roll = createHash("sha256").update(`member ${index}`).digest().readUInt32BE(0) / 2 ** 32;
  const slug = `m${String(index).padStart(3, "0")}`;
  const like = towns[index % towns.length] as Town;
  const name = `${syllables[index % syllables.length]}${endings[Math.floor(index / syllables.length) % endings.length]}${index >= 144 ? ` am ${syllables[Math.floor(index / 144)]}see` : ""}`;
  return {
    index,
    id: `${tenant}.${slug}`,
    name,
    kind: index === 0 ? "landkreis" : roll > 0.7 ? "stadt" : "gemeinde",
    population: Math.round(2_000 * 40 ** roll),
    town: { ...like, slug },
  };
}

export type Year = { readonly campaignId: string; readonly year: number; readonly today: Date };

const answerOf = (question: { key: string; section: string }, value: Value, { year, today }: Year): StoredAnswer => ({
  question: question.key,
  section: question.section,
  state: value === null ? "unknown" : "answered",
  value,
  remark: value !== null && question.key.length % 7 === 0 ? "Stand der letzten Haushaltsberatung." : "",
  carriedOver: false,
  version: 1,
  answeredAt: new Date(today.getTime() - (today.getFullYear() - year) * 365 * 86_400_000 - 9 * 86_400_000),
  answeredName: "Koordination (erfunden)",
});

/** What a member answers in a year, as far as it has come. */
export function answersOf(member: Member, year: Year, share: number): StoredAnswer[] {
  const values: Record<string, Value | undefined> = {};
  const found: StoredAnswer[] = [];
  for (const { section, question } of questionsOf(definition)) {
    const value = askedKeys(definition, values).has(question.key) ? inventedAnswer(question, { town: member.town, year: year.year, today: year.today }) : undefined;
    values[question.key] = value;
    if (value !== undefined) found.push(answerOf({ key: question.key, section: section.key }, value, year));
  }
  return found.slice(0, Math.ceil(found.length * share));
}

const at = (date: Date) => date.toISOString();

type Response = { readonly member: Member; readonly year: Year; readonly standing: Standing };

const facts = {
  "signed-off": "signed-off",
  submitted: "submitted",
  ready: "in-progress",
  half: "in-progress",
  begun: "in-progress",
} as const;

function responseRow({ member, year, standing }: Response): Row[] {
  if (standing === "untouched") return [];
  const done = standing === "signed-off" || standing === "submitted";
  const by = {
    submitted_at: done ? at(year.today) : null,
    submitted_by_name: done ? "Koordination (erfunden)" : null,
    signed_off_at: standing === "signed-off" ? at(year.today) : null,
    signed_off_by_name: standing === "signed-off" ? "Leitung (erfunden)" : null,
  };
  return [
    {
      cooperative_id: tenant,
      member_id: member.id,
      campaign_id: year.campaignId,
      state: facts[standing],
      changed_at: at(new Date(year.today.getTime() - 3 * 86_400_000)),
      ...by,
    },
  ];
}

/** The rows one member's survey of one year leaves, by table. */
export function surveyRows(response: Response): Record<"answer" | "response" | "section_progress" | "snapshot", Row[]> {
  const { member, year, standing } = response;
  const answers = answersOf(member, year, shares[standing]);
  const states = withAnswers(definition, {}, answers);
  const place = { cooperative_id: tenant, member_id: member.id, campaign_id: year.campaignId };
  const asked = {
    cooperativeId: tenant,
    memberId: member.id,
    memberName: member.name,
    campaignId: year.campaignId,
    title: "Bestandserhebung",
    period: String(year.year),
    questionnaireKey: questionnaire.key,
    questionnaireVersion: 1,
    definition,
  };
  const content = standing === "signed-off" ? contentOf(asked as never, answers, { states, language: "de" }) : null;
  return {
    answer: answers.map((a) => ({
      ...place,
      question: a.question,
      section: a.section,
      state: a.state,
      value: a.value,
      remark: a.remark,
      carried_over: false,
      version: 1,
      answered_at: at(a.answeredAt),
      answered_by: null,
      answered_name: a.answeredName,
    })),
    response: responseRow(response),
    section_progress: standing === "untouched" ? [] : countSections(definition, states).map(({ toConfirm: _waiting, ...counts }) => ({ ...place, ...counts })),
    snapshot: content
      ? [
          {
            ...place,
            number: 1,
            taken_at: at(year.today),
            submitted_by_name: "Koordination (erfunden)",
            signed_off_by_name: "Leitung (erfunden)",
            remark: "",
            answers: content,
            sha256: hashOf(content),
          },
        ]
      : [],
  };
}

/** Rückfragen: every third member has asked, one in two of them has a reply. */
export function inquiryRows(member: Member, { campaignId, today }: Year): Record<"inquiry" | "inquiry_message", Row[]> {
  const [section] = definition.sections;
  const question = section?.questions[member.index % section.questions.length];
  if (member.index % 3 !== 0 || !section || !question) return { inquiry: [], inquiry_message: [] };
  const [id, asked] = [randomUUID(), at(new Date(today.getTime() - 5 * 86_400_000))];
  const place = { cooperative_id: tenant, member_id: member.id };
  const message = (author_role: string, text: string) => ({
    ...place,
    inquiry_id: id,
    id: randomUUID(),
    author_name: `${author_role} (erfunden)`,
    author_role,
    text,
    written_at: asked,
  });
  const replied = member.index % 6 === 0;
  return {
    inquiry: [
      {
        ...place,
        id,
        campaign_id: campaignId,
        section: section.key,
        question: question.key,
        state: replied ? "answered" : "open",
        asked_at: asked,
        changed_at: asked,
      },
    ],
    inquiry_message: [message("coordinator", "Zählen Auszubildende mit?"), ...(replied ? [message("office", "Ja, mit ihrem Stellenanteil.")] : [])],
  };
}
