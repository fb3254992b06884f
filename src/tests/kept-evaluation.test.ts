/** What is kept of an evaluation is what a recount finds, whatever happened in between. */
import assert from "node:assert/strict";
import { after, before, describe, test } from "node:test";
import fc from "fast-check";
import type { MemberId } from "#kernel/ids";
import { memberKind } from "#topics/members/model";
import { sizeClassOf } from "#topics/members/rules/members";
import type { AnswerValue } from "#topics/survey/questionnaires/model";
import type { Overview, QuestionFigures, Voice } from "#topics/survey/evaluation/model";
import { figuresOf } from "#topics/survey/evaluation/rules/figures";
import { glanceOf, shortened } from "#topics/survey/evaluation/rules/glance";
import { askedVoices, questionFiguresOf } from "#topics/survey/evaluation/rules/questions";
import { evaluationUseCases } from "#topics/survey/evaluation/usecases";
import { answerEverything, plantWork, stepsOf, takeStep, workUseCases, type Work } from "./random-work.ts";
import { plantRows, smallDefinition } from "./survey.ts";
import { gg, openWorld, towns, type World } from "./world.ts";

type Row = { id: MemberId; name: string; kind: string; population: number | null; state: string | null };
type Said = { member_id: string; question: string; state: string; value: AnswerValue | null };

const handedIn = new Set(["submitted", "signed-off"]);
const org = smallDefinition.sections[0]?.questions ?? [];

async function countAll({ test, clock }: World, campaignId: string, scope: "handed-in" | "all") {
  const { rows: members } = await test.database.pool.query<Row>(
    `select m.id, m.name, m.kind, r.state, (select value::float8 from member_figure f where f.member_id = m.id and kind = 'population' and as_of <= $2::date order by as_of desc limit 1) as population
     from participant p join member m on m.id = p.member_id left join response r on r.member_id = p.member_id and r.campaign_id = p.campaign_id
     where p.campaign_id = $1 order by m.name collate "und-x-icu"`,
    [campaignId, clock.now().toISOString().slice(0, 10)],
  );
  const { rows: answers } = await test.database.pool.query<Said>("select member_id, question, state, value from answer where campaign_id = $1", [campaignId]);
  const participants = members.map(({ id, name, kind, population, state }) => ({
    memberId: id,
    name,
    size: sizeClassOf(memberKind.parse(kind), population),
    handedIn: handedIn.has(state ?? ""),
    counted: scope === "all" ? state !== null : handedIn.has(state ?? ""),
  }));
  const voices = participants
    .filter(({ counted }) => counted)
    .map(({ memberId, size }): Voice => {
      const own = answers.filter(({ member_id }) => member_id === memberId);
      return {
        memberId,
        size,
        values: Object.fromEntries(own.flatMap(({ question, state, value }) => (state === "answered" && value !== null ? [[question, value]] : []))),
        unknown: new Set(own.flatMap(({ question, state }) => (state === "unknown" ? [question] : []))),
      };
    });
  return { participants, voices };
}

/** Overview and first section, counted by the rules from every row anew. */
async function recount(world: World, { running, last }: Work, scope: "handed-in" | "all") {
  const [now, then] = [await countAll(world, running, scope), await countAll(world, last, "handed-in")];
  const [asked, askedThen] = [askedVoices(smallDefinition, now.voices), askedVoices(smallDefinition, then.voices)];
  const names = new Map(now.participants.map(({ memberId, name }) => [memberId as string, name]));
  const { sections, ...glance } = glanceOf(smallDefinition, figuresOf(smallDefinition, now.voices), now.participants);
  const earlier = glanceOf(smallDefinition, figuresOf(smallDefinition, then.voices), then.participants);
  const questions = org.map((question) => shortened(questionFiguresOf(question, asked(question.key), { names, before: { question, voices: askedThen(question.key) } })));
  const figures = sections.map((section) => ({ ...section, before: earlier.sections.find(({ key }) => key === section.key)?.spread?.median ?? null }));
  return { glance, figures, questions };
}

async function read(world: World, { running }: Work, scope: "handed-in" | "all") {
  const place = { cooperativeId: gg, campaignId: running, ...(scope === "all" ? { mit: "alle" } : {}) };
  const { participation, missing, value, gaps, unknowns, figures } = await world.succeeds<Overview>(world.people.office, "evaluation.read", place);
  const { questions } = await world.succeeds<{ questions: QuestionFigures[] }>(world.people.office, "evaluation.section", { ...place, section: "org" });
  return { glance: { participation, missing, value, gaps, unknowns }, figures, questions };
}

/** What else an evaluation follows from. */
const otherChanges: Readonly<Record<string, (world: World, work: Work) => Promise<unknown>>> = {
  "another population": (world) =>
    plantRows(world, `update member_figure set value = case when value < 10000 then 15000 else 7000 end where member_id = '${towns.raunheim}' and as_of < '2026-01-01'`),
  "a population that begins to be true": (world) => Promise.resolve(world.clock.set(new Date(world.clock.now().getTime() + 86_400_000))),
  "another name": (world) => plantRows(world, `update member set name = name || 'a' where id = '${towns.nauheim}'`),
  "another kind": (world) => plantRows(world, `update member set kind = case kind when 'stadt' then 'landkreis' else 'stadt' end where id = '${towns.raunheim}'`),
  "somebody more is asked": (world, { running }) =>
    plantRows(
      world,
      `insert into participant (cooperative_id, member_id, campaign_id, opens_on, due_on) values ('${gg}', '${towns.stockstadt}', '${running}', '2026-11-01', '2026-12-15') on conflict do nothing`,
    ),
};

describe("an evaluation", () => {
  let world: World;
  let work: Work;
  before(async () => {
    world = await openWorld([...workUseCases, ...evaluationUseCases]);
    work = await plantWork(world);
    await plantRows(
      world,
      `insert into member_figure (cooperative_id, member_id, kind, as_of, value, source) values ('${gg}', '${towns.raunheim}', 'population', '2024-12-31', 9000, 'frei erfunden'),
        ('${gg}', '${towns.nauheim}', 'population', '2024-12-31', 9000, 'frei erfunden'), ('${gg}', '${towns.nauheim}', 'population', '2026-11-25', 60000, 'frei erfunden')`,
    );
    for (const survey of ["last", "running"] as const) await answerEverything(world, work, "raunheim", survey);
  });
  after(() => world.dispose());

  const agrees = async (what: string) => {
    for (const scope of ["handed-in", "all"] as const) assert.deepEqual(await read(world, work, scope), await recount(world, work, scope), `${scope}, after ${what}`);
  };

  test("is right after every step of random work", async () => {
    const others = fc.sample(fc.constantFrom(...Object.keys(otherChanges)), { numRuns: 40, seed: 20_261_127 });
    for (const [index, step] of stepsOf(160, 20_261_127).entries()) {
      await takeStep(world, work, step);
      await agrees(JSON.stringify(step));
      const other = index % 4 === 0 ? (others[index / 4] ?? "") : "";
      if (other === "") continue;
      await otherChanges[other]?.(world, work);
      await agrees(other);
    }
  });
});
