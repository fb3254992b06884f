/** What is summed up on write is what a recount finds, whatever the work was. */
import assert from "node:assert/strict";
import { after, before, describe, test } from "node:test";
import { countSections, withAnswers } from "#topics/survey/answers/rules/progress";
import type { AnswerValue } from "#topics/survey/questionnaires/model";
import { answerEverything, plantWork, stepsOf, takeStep, workUseCases, type Work } from "./random-work.ts";
import { smallDefinition } from "./survey.ts";
import { openWorld, towns, type World } from "./world.ts";

type Sums = { member_id: string; campaign_id: string; asked: number; answered: number; unknown: number; missing: number };
type Said = { member_id: string; campaign_id: string; question: string; state: "answered" | "unknown" | "open"; value: AnswerValue | null; carried_over: boolean };

const rowsOf = async <Row extends object>({ test }: World, statement: string): Promise<Row[]> => (await test.database.pool.query<Row>(statement)).rows;

/** The sums as they follow from the answers alone, by the rules; a response nobody has written to yet counts nothing. */
async function recount(world: World): Promise<Sums[]> {
  const answers = await rowsOf<Said>(world, "select member_id, campaign_id, question, state, value, carried_over from answer");
  const responses = await rowsOf<Pick<Sums, "member_id" | "campaign_id"> & { touched: boolean }>(
    world,
    `select member_id, campaign_id, exists (select from section_progress s where s.member_id = r.member_id and s.campaign_id = r.campaign_id) as touched
     from response r order by member_id, campaign_id`,
  );
  return responses.map(({ member_id, campaign_id, touched }) => {
    const own = answers.filter((answer) => answer.member_id === member_id && answer.campaign_id === campaign_id);
    const states = withAnswers(
      smallDefinition,
      {},
      own.map(({ question, state, value, carried_over }) => ({ question, state, value, carriedOver: carried_over })),
    );
    const sections = touched ? countSections(smallDefinition, states) : [];
    const sum = (of: (one: (typeof sections)[number]) => number) => sections.reduce((total, one) => total + of(one), 0);
    return { member_id, campaign_id, asked: sum((s) => s.asked), answered: sum((s) => s.answered), unknown: sum((s) => s.unknown), missing: sum((s) => s.missing) };
  });
}

const kept = (world: World) => rowsOf<Sums>(world, "select member_id, campaign_id, asked, answered, unknown, missing from response order by member_id, campaign_id");

describe("the sums of a response", () => {
  let world: World;
  let work: Work;
  before(async () => {
    world = await openWorld(workUseCases);
    work = await plantWork(world);
  });
  after(() => world.dispose());

  test("are right after every step of random work", async () => {
    const done = new Map<string, number>();
    await answerEverything(world, work, "raunheim", "last");
    for (const step of stepsOf(300, 20_261_126)) {
      const { status } = await takeStep(world, work, step);
      if (status === "done") done.set(step.act, (done.get(step.act) ?? 0) + 1);
      assert.deepEqual(await kept(world), await recount(world), JSON.stringify(step));
    }
    for (const act of ["answer", "clear", "unknown", "carry-over", "confirm", "submit", "withdraw", "sign-off", "return", "workbook"])
      assert.ok(done.has(act), `the work has never come to: ${act}`);
  });

  test("follow when sections are taken away", async () => {
    const left = async () => (await kept(world)).find((sums) => sums.member_id === towns.raunheim && sums.campaign_id === work.last)?.asked;
    assert.notEqual(await left(), 0);
    await world.test.database.pool.query(
      `set session_replication_role = replica; delete from section_progress where campaign_id = '${work.last}'; set session_replication_role = origin`,
    );
    assert.equal(await left(), 0);
  });
});
