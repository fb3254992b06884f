import type { CooperativeId } from "#kernel/ids";
import { fail, succeed } from "#kernel/result";
import type { Tx } from "#platform/db/transact";
import { implement } from "#platform/usecase";
import { questionOf, questionsOf } from "#topics/survey/questionnaires/rules/answered";
import type { Question } from "#topics/survey/questionnaires/model";
import { commentEvaluation, freezeEvaluation, readEvaluation, readSection } from "../contract.ts";
import type { Evaluated, Overview, QuestionFigures, SectionFigures } from "../model.ts";
import { tallyOf } from "../rules/comparison.ts";
import { participationBySize, type Figures, type SpotFigures } from "../rules/figures.ts";
import { askedVoices, questionFiguresOf } from "../rules/questions.ts";
import { veiledQuestion, veiledSection, veiledSizes, veiledSpots, veiledSpread } from "../rules/secrecy.ts";
import { findComments, findIsFrozen, insertTally, saveComment } from "../store.ts";
import { findBefore, findCounted, findFigures, findHead, findVoices, named, namesOf, scopeFor, seesNames, type Counted } from "./evaluating.ts";

const empty = { spread: null, bins: [], bySize: [] };

const sectionOf = (section: { key: string; title: string }, figures: Figures, before: Figures | null): SectionFigures => {
  const found = figures.spreads.get(section.key) ?? empty;
  return { key: section.key, title: section.title, ...found, before: before?.spreads.get(section.key)?.spread?.mean ?? null };
};

/** The overview lists the twenty widest spots, each with up to thirty names; sections and exports hold the rest. */
const [mostSpots, mostNamed] = [20, 30];

const spotsOf = (spots: readonly SpotFigures[], names: ReadonlyMap<string, string>) =>
  spots.slice(0, mostSpots).map(({ members, ...spot }) => ({ ...spot, members: members.length, who: named(members.slice(0, mostNamed), names) }));

type Whole = { readonly head: Evaluated; readonly counted: Counted; readonly figures: Figures; readonly before: Figures | null };

function overviewOf({ head, counted, figures, before }: Whole): Overview {
  const names = namesOf(counted.participants);
  const open = counted.participants.filter(({ handedIn }) => !handedIn).map(({ memberId }) => memberId);
  return {
    ...head,
    participation: participationBySize(counted.participants),
    missing: named(open, names),
    value: figures.spread,
    valueBefore: before?.spread?.mean ?? null,
    figures: counted.definition.sections.map((section) => sectionOf(section, figures, before)),
    gaps: spotsOf(figures.gaps, names),
    unknowns: spotsOf(figures.unknowns, names),
  };
}

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
  readonly scope: "handed-in" | "all";
  readonly names: boolean;
  readonly now: Date;
};

/** The overview as somebody with or without a right to names may see it. */
export async function findOverview({ tx, counted, scope, names, now }: Reading): Promise<Overview> {
  const before = await findBefore(tx, counted, now);
  const head = await findHead(tx, counted, { scope, names, before });
  const figures = await findFigures(tx, counted, scope);
  const whole = overviewOf({ head, counted, figures, before: before && (await findFigures(tx, before, "handed-in")) });
  return names ? whole : veiledOverview(whole);
}

const read = implement(readEvaluation, async ({ tx, now, actor }, { mit, ...place }) => {
  const scope = scopeFor(actor, mit);
  const counted = await findCounted(tx, place, { scope, now });
  if (!counted) return fail("campaign-unknown");

  return succeed(await findOverview({ tx, counted, scope, names: seesNames(actor), now }));
});

/** The questions of a section and those they depend on. */
function neededFor({ definition }: Counted, questions: readonly Question[]): readonly string[] {
  const needed = new Set<string>();
  let open = questions.map(({ key }) => key);
  while (open.length > 0) {
    for (const key of open) needed.add(key);
    open = open.flatMap((key) => questionOf(definition, key)?.question.condition?.question ?? []).filter((key) => !needed.has(key));
  }
  return [...needed];
}

/** Some questions over all counted members, beside the last period. */
export async function findQuestions(
  { tx, counted, names }: Reading,
  { questions, before }: { questions: readonly Question[]; before: Counted | null },
): Promise<QuestionFigures[]> {
  const asked = askedVoices(counted.definition, await findVoices(tx, counted, neededFor(counted, questions)));
  const earlier = before && {
    questions: before.definition,
    asked: askedVoices(before.definition, await findVoices(tx, before, neededFor(before, questions))),
  };
  const known = names ? namesOf(counted.participants) : new Map<string, string>();
  const figures = questions.map((question) => {
    const then = earlier && questionOf(earlier.questions, question.key);
    return questionFiguresOf(question, asked(question.key), {
      names: known,
      before: earlier && then ? { question: then.question, voices: earlier.asked(question.key) } : null,
    });
  });
  return names ? figures : figures.map(veiledQuestion);
}

const section = implement(readSection, async ({ tx, now, actor }, { mit, section: key, ...place }) => {
  const scope = scopeFor(actor, mit);
  const counted = await findCounted(tx, place, { scope, now });
  if (!counted) return fail("campaign-unknown");
  const found = counted.definition.sections.find((one) => one.key === key);
  if (!found) return fail("section-unknown");
  const before = await findBefore(tx, counted, now);
  const names = seesNames(actor);
  const head = await findHead(tx, counted, { scope, names, before });

  const heading = { key: found.key, title: found.title, intro: found.intro };
  if (head.withheld)
    return succeed({
      ...head,
      comments: [],
      section: heading,
      figures: { key: found.key, title: found.title, spread: null, bins: [], before: null, bySize: [] },
      questions: [],
    });
  const figures = sectionOf(found, await findFigures(tx, counted, scope), before && (await findFigures(tx, before, "handed-in")));
  const questions = await findQuestions({ tx, counted, scope, names, now }, { questions: found.questions, before });
  return succeed({ ...head, section: heading, figures: names ? figures : veiledSection(figures), questions });
});

const freeze = implement(freezeEvaluation, async ({ tx, now, touch }, place) => {
  const counted = await findCounted(tx, place, { scope: "handed-in", now, lock: true });
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
