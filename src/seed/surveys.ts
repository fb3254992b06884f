/** Three surveys of the demonstration: last year's, finished; this year's, under way; the providers', nearly done. */
import type { Cell, ReadWorkbook, Workbook } from "#kernel/sheets";
import { sheetsOf } from "#topics/survey/exchange/rules/layout";
import { de } from "#topics/survey/exchange/words.de";
import { askedKeys, questionsOf } from "#topics/survey/questionnaires/rules/answered";
import type { AnswerValue, Definition, Question } from "#topics/survey/questionnaires/model";
import { inventedAnswer, type Inventing } from "./answers.ts";
import { cooperativeId, memberOf, type Cast, type LocalPeople } from "./cast.ts";
import type { Stage } from "./stage.ts";

type Answered = { readonly key: string; readonly value: AnswerValue | null | undefined };

/** What a town answers to a whole questionnaire, conditions considered; in the order of the questions. */
function inventAll(definition: Definition, inventing: Inventing): Answered[] {
  const values: Record<string, AnswerValue | null | undefined> = {};
  for (const { question } of questionsOf(definition)) {
    if (askedKeys(definition, values).has(question.key)) values[question.key] = inventedAnswer(question, inventing);
  }
  return Object.entries(values).map(([key, value]) => ({ key, value }));
}

type Survey = { readonly campaignId: string; readonly definition: Definition; readonly year: number };
type Place = { readonly memberId: string; readonly campaignId: string };

const placeOf = (people: LocalPeople, survey: Survey): Place => ({ memberId: memberOf(people.town), campaignId: survey.campaignId });

/** The invented answers as rows of a workbook, by the hidden key of each row. */
function rowsOf(definition: Definition, answers: readonly Answered[]): Map<string, readonly Cell[]> {
  const stored = new Map(answers.map(({ key, value }) => [key, { state: value === null ? ("unknown" as const) : ("answered" as const), value: value ?? null, remark: "" }]));
  const rows = sheetsOf({ definition, answers: stored, words: de.layout }).flatMap((sheet) => sheet.rows);
  return new Map(rows.map((row) => [String(row.at(-1)), row]));
}

const questionOfRow = (row: readonly Cell[]): string => String(row.at(-1) ?? "").split(/[#@]/)[0] ?? "";

/** The town's own workbook with the invented answers filled in, as it comes back from Excel. */
function fillIn(workbook: Workbook, definition: Definition, answers: readonly Answered[]): ReadWorkbook {
  const filled = rowsOf(definition, answers);
  const given = new Set(answers.map(({ key }) => key));
  return {
    sheets: workbook.sheets.map(({ name, columns, rows }) => ({
      name,
      rows: [columns.map(({ title }) => title), ...rows.map((row) => (given.has(questionOfRow(row)) ? (filled.get(String(row.at(-1))) ?? row) : row))],
    })),
  };
}

/** Answers the first `share` of the questions in one workbook; `carried` takes last year's answers first and confirms what has not changed. */
async function answer(stage: Stage, people: LocalPeople, survey: Survey, { share, carried }: { share: number; carried: boolean }): Promise<void> {
  const place = placeOf(people, survey);
  const who = people.coordinator;
  if (carried) await stage.act(who, "survey.carry-over", place);
  const all = inventAll(survey.definition, { town: people.town, year: survey.year, today: stage.today });
  const answers = all.slice(0, Math.ceil(all.length * share)).filter(({ value }) => value !== undefined);
  const { workbook } = await stage.act<{ workbook: Workbook }>(who, "survey.workbook", place);
  const { importId } = await stage.act<{ importId: string }>(who, "survey.stage-workbook", {
    ...place,
    fileName: "Antworten.xlsx",
    workbook: fillIn(workbook, survey.definition, answers),
  });
  await stage.act(who, "survey.apply-workbook", { ...place, importId });
  if (!carried) return;
  const reached = new Set(answers.map(({ key }) => key));
  const done = survey.definition.sections.filter(({ questions }) => questions.every(({ key, kind }) => reached.has(key) || kind === "file" || !all.some((one) => one.key === key)));
  for (const { key } of done) await stage.act(who, "survey.confirm", { ...place, section: key });
}

const submit = (stage: Stage, people: LocalPeople, survey: Survey) => stage.act(people.coordinator, "survey.submit", placeOf(people, survey));
const signOff = (stage: Stage, people: LocalPeople, survey: Survey) => stage.act(people.management, "survey.sign-off", placeOf(people, survey));

async function finish(stage: Stage, people: LocalPeople, survey: Survey, { from, days }: { from: number; days: number }): Promise<void> {
  stage.daysAgo(from, 8);
  await answer(stage, people, survey, { share: 1, carried: false });
  stage.daysAgo(from - days, 10);
  await submit(stage, people, survey);
  stage.daysAgo(from - days - 2, 14);
  await signOff(stage, people, survey);
}

type Launched = { readonly campaignId: string };
type Adopted = { readonly questionnaireId: string };

async function launch(
  stage: Stage,
  cast: Cast,
  given: { key: string; title: string; period: string; opens: number; due: number; previous?: string; message: string },
): Promise<Survey> {
  const list = await stage.act<{ questionnaires: { id: string; key: string }[] }>(cast.office, "questionnaire.list", { cooperativeId });
  const known = list.questionnaires.find(({ key }) => key === given.key)?.id;
  const id = known ?? (await stage.act<Adopted>(cast.office, "questionnaire.adopt", { cooperativeId, key: given.key })).questionnaireId;
  const record = await stage.act<{ definition: Definition }>(cast.office, "questionnaire.read", { cooperativeId, questionnaireId: id });
  const { campaignId } = await stage.act<Launched>(cast.office, "campaign.launch", {
    cooperativeId,
    questionnaireId: id,
    title: given.title,
    period: given.period,
    message: given.message,
    opensOn: stage.day(given.opens),
    dueOn: stage.day(given.due),
    ...(given.previous ? { previousCampaignId: given.previous } : {}),
  });
  return { campaignId, definition: record.definition, year: Number(given.period) };
}

/** Last year's survey: everybody answered, released, evaluated, and the comparison was published. */
async function playLastYear(stage: Stage, cast: Cast): Promise<Survey> {
  stage.daysAgo(330);
  const year = stage.today.getFullYear() - 1;
  const survey = await launch(stage, cast, {
    key: "strukturen-standards-ressourcen",
    title: `Bestandserhebung ${year}`,
    period: String(year),
    opens: -330,
    due: -290,
    message: "Mit dieser Erhebung beginnen wir: Wo stehen wir, und was brauchen wir zuerst?",
  });
  for (const [index, people] of cast.local.entries()) await finish(stage, people, survey, { from: 325 - index, days: 12 });
  stage.daysAgo(280);
  await stage.act(cast.office, "evaluation.comment", {
    cooperativeId,
    campaignId: survey.campaignId,
    subject: "",
    text: "Sicherungen laufen fast überall, geübt wird die Wiederherstellung selten. Der größte gemeinsame Hebel sind Notfallpläne auf Papier und eine Anmeldung mit zweitem Faktor.",
    version: 0,
  });
  await stage.act(cast.office, "campaign.close", { cooperativeId, campaignId: survey.campaignId });
  await stage.act(cast.office, "evaluation.freeze", { cooperativeId, campaignId: survey.campaignId });
  return survey;
}

async function playTown(stage: Stage, cast: Cast, survey: Survey, people: LocalPeople): Promise<void> {
  const { now } = people.town;
  if (now === "untouched") return;
  stage.daysAgo(now === "stuck" ? 26 : 20, 8);
  if (now === "stuck") return answer(stage, people, survey, { share: 0.3, carried: true });
  if (now === "half" || now === "begun") {
    stage.daysAgo(now === "half" ? 4 : 9, 8);
    return answer(stage, people, survey, { share: now === "half" ? 0.55 : 0.12, carried: true });
  }
  await answer(stage, people, survey, { share: 1, carried: true });
  stage.daysAgo(now === "submitted-long-ago" ? 12 : now === "submitted" ? 2 : 9, 10);
  await submit(stage, people, survey);
  if (now === "submitted" || now === "submitted-long-ago") return;
  stage.daysAgo(6, 14);
  if (now === "returned") {
    await stage.act(cast.office, "survey.return", {
      ...placeOf(people, survey),
      reason: "Bei den Stellen für IT steht dieselbe Zahl wie bei den Beschäftigten. Bitte sehen Sie noch einmal nach.",
    });
    return;
  }
  await signOff(stage, people, survey);
}

/** The inquiries that make a coordinator's and the office's day. */
async function playInquiries(stage: Stage, cast: Cast, survey: Survey): Promise<void> {
  const [first, second, third] = survey.definition.sections.flatMap(({ questions }) => questions.slice(0, 1));
  const ask = async (slug: string, question: Question | undefined, text: string) => {
    const people = cast.local.find(({ town }) => town.slug === slug);
    if (!people || !question) return null;
    const place = placeOf(people, survey);
    const { inquiryId } = await stage.act<{ inquiryId: string }>(people.coordinator, "inquiry.ask", {
      ...place,
      question: question.key,
      text,
    });
    return { inquiryId, memberId: place.memberId };
  };
  stage.daysAgo(25, 9);
  await ask("nauheim", first, "Wir haben das auf zwei Ämter verteilt. Welches sollen wir eintragen?");
  await ask("nauheim", second, "Zählen Auszubildende mit?");
  stage.daysAgo(3, 11);
  await ask("biebesheim", third, "Der Haushalt weist das nicht getrennt aus. Genügt eine Schätzung?");
  const raunheim = await ask("raunheim", second, "Zählt die Feuerwehr zur Verwaltung dazu?");
  stage.daysAgo(1, 10);
  if (raunheim)
    await stage.act(cast.office, "inquiry.reply", {
      ...raunheim,
      text: "Nein, nur hauptamtlich Beschäftigte der Verwaltung. Die Freiwillige Feuerwehr fragen wir später gesondert.",
    });
}

/** Raunheim hands one section to its IT; the code is told at the start of the demonstration. */
async function playDelegation(stage: Stage, cast: Cast, survey: Survey): Promise<{ address: string; code: string } | null> {
  const people = cast.local.find(({ town }) => town.slug === "raunheim");
  const section = survey.definition.sections.at(-4)?.key;
  if (!people || !section) return null;
  stage.daysAgo(2, 9);
  const slip = await stage.act<{ delegationId: string; code: string }>(people.coordinator, "delegation.create", {
    ...placeOf(people, survey),
    sections: [section],
    name: "IT-Leitung (erfunden)",
    note: "Bitte bis Freitag, danke!",
    days: 60,
  });
  return { address: `/beitrag/${slip.delegationId}`, code: slip.code };
}

/** The whole play; answers how the contributor without account comes in. */
export async function playSurveys(stage: Stage, cast: Cast): Promise<{ address: string; code: string } | null> {
  const last = await playLastYear(stage, cast);
  stage.daysAgo(75);
  const year = stage.today.getFullYear();
  const providers = await launch(stage, cast, {
    key: "dienstleister",
    title: `Dienstleister ${year}`,
    period: String(year),
    opens: -75,
    due: -10,
    message: "Wer arbeitet für uns, mit welchem Vertrag, und wer hilft im Notfall?",
  });
  for (const [index, people] of cast.local.entries()) {
    if (people.town.providers === "signed-off") await finish(stage, people, providers, { from: 60 - index, days: 8 });
    if (people.town.providers === "half") {
      stage.daysAgo(30, 9);
      await answer(stage, people, providers, { share: 0.5, carried: false });
    }
  }
  stage.daysAgo(28);
  const survey = await launch(stage, cast, {
    key: "strukturen-standards-ressourcen",
    title: `Bestandserhebung ${year}`,
    period: String(year),
    opens: -28,
    due: 12,
    previous: last.campaignId,
    message: "Ein Jahr später: Was hat sich getan? Ihre Antworten vom letzten Jahr sind schon da, Sie bestätigen oder ändern sie.",
  });
  for (const people of cast.local) await playTown(stage, cast, survey, people);
  await playInquiries(stage, cast, survey);
  return playDelegation(stage, cast, survey);
}
