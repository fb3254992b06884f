import type { CooperativeId } from "#kernel/ids";
import { fail, succeed } from "#kernel/result";
import type { Tx } from "#platform/db/transact";
import { implement } from "#platform/usecase";
import { questionOf, questionsOf } from "#topics/survey/questionnaires/rules/answered";
import type { Question, Section } from "#topics/survey/questionnaires/model";
import { commentEvaluation, freezeEvaluation, readEvaluation, readSection } from "../contract.ts";
import type { Evaluated, Overview, QuestionFigures, SectionFigures } from "../model.ts";
import { tallyOf } from "../rules/comparison.ts";
import { shortened, type Glance } from "../rules/glance.ts";
import { askedVoices, questionFiguresOf } from "../rules/questions.ts";
import { veiledQuestion, veiledSection, veiledSizes, veiledSpots, veiledSpread } from "../rules/secrecy.ts";
import { findComments, findIsFrozen, insertTally, lockCampaign, saveComment } from "../store.ts";
import { findCounted, findGlance, findHead, findVoices, namesOf, scopeFor, seesNames, type Counted, type Period, type Scope } from "./evaluating.ts";

type Whole = { readonly head: Evaluated; readonly glance: Glance; readonly before: Glance | null };

const beside = (section: SectionFigures, before: Glance | null): SectionFigures => ({
  ...section,
  before: before?.sections.find(({ key }) => key === section.key)?.spread?.median ?? null,
});

const overviewOf = ({ head, glance: { sections, ...glance }, before }: Whole): Overview => ({
  ...head,
  ...glance,
  valueBefore: before?.value?.median ?? null,
  figures: sections.map((section) => beside(section, before)),
});

/** What a reader without a right to names gets of it. */
export function veiledOverview(whole: Overview): Overview {
  const sizes = veiledSizes(
    whole.participation.map(({ size, asked }) => ({ size, count: asked, value: null })),
    whole.asked,
  );
  const shown = new Set(sizes.map(({ size }) => size));
  const participation = whole.participation.filter(({ size }) => shown.has(size));
  const bare = { ...whole, participation, missing: [], valueBefore: null, value: null, figures: [], gaps: [], unknowns: [] };
  if (whole.withheld) return { ...bare, participation: [], comments: [] };
  return {
    ...bare,
    value: veiledSpread(whole.value),
    valueBefore: whole.valueBefore,
    figures: whole.figures.map(veiledSection),
    gaps: veiledSpots(whole.gaps),
    unknowns: veiledSpots(whole.unknowns),
  };
}

type Reading = {
  readonly tx: Tx;
  readonly counted: Counted;
  readonly scope: Scope;
  readonly names: boolean;
};

/** The overview as somebody with or without a right to names may see it. */
export async function findOverview({ tx, counted, scope, names }: Reading): Promise<Overview> {
  const head = await findHead(tx, counted, { scope, names });
  const whole = overviewOf({ head, glance: await findGlance(tx, counted), before: counted.before && (await findGlance(tx, counted.before)) });
  return names ? whole : veiledOverview(whole);
}

const read = implement(readEvaluation, async ({ tx, now, actor }, { mit, ...place }) => {
  const scope = scopeFor(actor, mit);
  const counted = await findCounted(tx, place, { scope, now });
  if (!counted) return fail("campaign-unknown");

  return succeed(await findOverview({ tx, counted, scope, names: seesNames(actor) }));
});

/** The questions of a section and those they depend on. */
function neededFor({ definition }: Pick<Period, "definition">, questions: readonly Question[]): readonly string[] {
  const needed = new Set<string>();
  let open = questions.map(({ key }) => key);
  while (open.length > 0) {
    for (const key of open) needed.add(key);
    open = open.flatMap((key) => questionOf(definition, key)?.question.condition?.question ?? []).filter((key) => !needed.has(key));
  }
  return [...needed];
}

/** Some questions over all counted members, beside the last period; every name, value and text. */
async function countQuestions({ tx, counted }: Pick<Reading, "tx" | "counted">, questions: readonly Question[]): Promise<QuestionFigures[]> {
  const { before } = counted;
  const asked = askedVoices(counted.definition, await findVoices(tx, counted, neededFor(counted, questions)));
  const earlier = before && {
    questions: before.definition,
    asked: askedVoices(before.definition, await findVoices(tx, before, neededFor(before, questions))),
  };
  const known = namesOf(counted.participants);
  return questions.map((question) => {
    const then = earlier && questionOf(earlier.questions, question.key);
    return questionFiguresOf(question, asked(question.key), {
      names: known,
      before: earlier && then ? { question: then.question, voices: earlier.asked(question.key) } : null,
    });
  });
}

/** The questions of a section in full, with every name; counted once for each stamp. */
async function findSection({ tx, counted }: Pick<Reading, "tx" | "counted">, { key, questions }: Section): Promise<readonly QuestionFigures[]> {
  const stamp = counted.before?.made.stamp ?? null;
  const known = counted.made.questions.get(key);
  const isKept = known?.before === stamp;
  const figures = isKept ? known.figures : await countQuestions({ tx, counted }, questions);
  if (!isKept) counted.made.questions.set(key, { before: stamp, figures });
  return figures;
}

const veiledFor = (names: boolean, figures: readonly QuestionFigures[]): QuestionFigures[] => (names ? [...figures] : figures.map(veiledQuestion));

/** Every section in full, as papers and tables hold them. */
export async function findSections(reading: Pick<Reading, "tx" | "counted" | "names">): Promise<ReadonlyMap<string, readonly QuestionFigures[]>> {
  const found = new Map<string, readonly QuestionFigures[]>();
  for (const section of reading.counted.definition.sections) found.set(section.key, veiledFor(reading.names, await findSection(reading, section)));
  return found;
}

const nothing = { spread: null, bins: [], before: null, bySize: [] };

const section = implement(readSection, async ({ tx, now, actor }, { mit, section: key, ...place }) => {
  const scope = scopeFor(actor, mit);
  const counted = await findCounted(tx, place, { scope, now });
  if (!counted) return fail("campaign-unknown");
  const found = counted.definition.sections.find((one) => one.key === key);
  if (!found) return fail("section-unknown");
  const names = seesNames(actor);
  const head = await findHead(tx, counted, { scope, names });

  const heading = { key: found.key, title: found.title, intro: found.intro };
  if (head.withheld)
    return succeed({
      ...head,
      comments: [],
      section: heading,
      figures: { ...nothing, key, title: found.title },
      questions: [],
    });
  const glance = await findGlance(tx, counted);
  const bare = glance.sections.find((one) => one.key === key) ?? { ...nothing, key, title: found.title };
  const figures = beside(bare, counted.before && (await findGlance(tx, counted.before)));
  const questions = veiledFor(names, (await findSection({ tx, counted }, found)).map(shortened));
  return succeed({ ...head, section: heading, figures: names ? figures : veiledSection(figures), questions });
});

const freeze = implement(freezeEvaluation, async ({ tx, now, touch }, place) => {
  await lockCampaign(tx, place);
  const counted = await findCounted(tx, place, { scope: "handed-in", now });
  if (!counted) return fail("campaign-unknown");
  const frozen = await findIsFrozen(tx, place);
  const voices = counted.campaign.state === "open" || frozen ? [] : await findVoices(tx, counted);

  if (counted.campaign.state === "open") return fail("campaign-open");
  if (frozen) return fail("evaluation-frozen");
  if (voices.length === 0) return fail("nothing-handed-in");
  const tally = tallyOf(counted.definition, voices);

  await insertTally(tx, place, tally);
  touch({ object: `campaign:${place.campaignId}`, after: { tally } });
  return succeed({ members: voices.length });
});

const subjectsOf = ({ definition }: Counted) =>
  new Set(["", "recommendations", ...definition.sections.map(({ key }) => `section:${key}`), ...questionsOf(definition).map(({ question }) => `question:${question.key}`)]);

const comment = implement(commentEvaluation, async ({ tx, now, actor, touch }, input) => {
  const place: { cooperativeId: CooperativeId; campaignId: string } = input;
  const counted = await findCounted(tx, place, { scope: "handed-in", now });
  if (!counted) return fail("campaign-unknown");
  const earlier = (await findComments(tx, place)).find(({ subject }) => subject === input.subject);

  if (!subjectsOf(counted).has(input.subject)) return fail("subject-unknown");
  const version = await saveComment(tx, {
    ...place,
    subject: input.subject,
    text: input.text,
    version: input.version,
    by: actor.personId,
    at: now,
  });
  if (version === undefined) return fail("commentary-changed");

  touch({ object: `campaign:${input.campaignId}`, before: earlier?.text, after: input.text });
  return succeed({ subject: input.subject, text: input.text, version, writtenAt: now.toISOString(), writtenBy: actor.name });
});

/** Evaluating, commenting and releasing. */
export const centralUseCases = [read, section, freeze, comment];
