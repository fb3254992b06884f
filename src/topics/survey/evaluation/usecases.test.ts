import assert from "node:assert/strict";
import { after, before, describe, test } from "node:test";
import type { Paper } from "#kernel/paper";
import type { Workbook } from "#kernel/sheets";
import { countEvents, plantSurvey } from "#tests/survey";
import { gg, openWorld, towns, wetterau, type World } from "#tests/world";
import type { ComparedQuestion, Overview, QuestionFigures } from "./model.ts";
import { evaluationUseCases } from "./usecases.ts";

type Section = { withheld: boolean; names: boolean; questions: QuestionFigures[] };
type Comparison = {
  released: boolean;
  group: string | null;
  count: number;
  questions: ComparedQuestion[];
  sections: { key: string; own: number | null; group: { median: number } | null }[];
};

const unknown = "00000000-0000-4000-8000-000000000000";
const more = ["buettelborn", "trebur", "gernsheim", "biebesheim", "riedstadt"].map((name) => `kreis-gg.${name}`);
const everybody = [towns.raunheim, towns.nauheim, towns.stockstadt, towns.kreis, ...more];

/** Plants what members answered; triggers rest meanwhile. */
async function plantAnswers({ test }: World, campaignId: string, said: Readonly<Record<string, { state: string; values: Readonly<Record<string, unknown>> }>>): Promise<void> {
  const client = await test.database.pool.connect();
  await client.query("set session_replication_role = replica");
  for (const [member, { state, values }] of Object.entries(said)) {
    await client.query("insert into response (cooperative_id, member_id, campaign_id, state, changed_at) values ($1, $2, $3, $4, '2026-11-20T10:00:00Z')", [
      gg,
      member,
      campaignId,
      state,
    ]);
    for (const [question, value] of Object.entries(values)) {
      await client.query(
        "insert into answer (cooperative_id, member_id, campaign_id, question, section, state, value, answered_at, answered_name) values ($1, $2, $3, $4, 'x', $5, $6, now(), 'x')",
        [gg, member, campaignId, question, value === null ? "unknown" : "answered", value === null ? null : JSON.stringify(value)],
      );
    }
  }
  await client.query("set session_replication_role = origin");
  client.release();
}

const inReplica = async ({ test }: World, statement: string) => {
  await test.database.pool.query(`set session_replication_role = replica; ${statement}; set session_replication_role = origin`);
};

describe("evaluating", () => {
  let world: World;
  let campaignId: string;
  let emptyId: string;
  let previousId: string;

  before(async () => {
    world = await openWorld(evaluationUseCases);
    const rows = more.map((id, index) => `('${gg}', '${id}', 'gemeinde', '${id.slice(9)}', '${id.slice(9)}', '0643310${index}', '2024-08-09')`);
    await inReplica(
      world,
      `insert into member (cooperative_id, id, kind, name, official_name, ags, admitted_on) values ${rows.join(", ")};
      insert into member_figure (cooperative_id, member_id, kind, as_of, value, source) select '${gg}', id, 'population', '2024-12-31', 15000, 'frei erfunden' from member where cooperative_id = '${gg}' and kind <> 'landkreis'`,
    );
    ({ campaignId: previousId } = await plantSurvey(world, { members: everybody, state: "closed", period: "2025" }));
    const previous = previousId;
    ({ campaignId } = await plantSurvey(world, { members: everybody, previous }));
    ({ campaignId: emptyId } = await plantSurvey(world, { state: "closed" }));
    await plantAnswers(world, previous, {
      [towns.raunheim]: { state: "signed-off", values: { isb: "nein", backup: "nein", stellen: 1 } },
      [towns.nauheim]: { state: "signed-off", values: { isb: "ja", backup: "nein", stellen: 3 } },
    });
    await plantAnswers(world, campaignId, {
      [towns.raunheim]: {
        state: "signed-off",
        values: { isb: "ja", "isb-name": "Geheim Canary", stellen: 2, backup: "ja", budget: 1_234_567 },
      },
      [towns.nauheim]: { state: "submitted", values: { isb: "nein", stellen: 4, backup: null, budget: 2_000_000 } },
      [towns.stockstadt]: { state: "in-progress", values: { isb: "nein", backup: "nein" } },
    });
  });
  after(() => world.dispose());

  const read = (who = world.people.office, input: object = {}) => world.succeeds<Overview>(who, "evaluation.read", { cooperativeId: gg, campaignId, ...input });
  const section = (who = world.people.office, input: object = {}) =>
    world.succeeds<Section>(who, "evaluation.section", { cooperativeId: gg, campaignId, section: "org", ...input });
  const compare = (input: object = {}) => world.succeeds<Comparison>(world.people.coordinatorRaunheim, "evaluation.compare", { memberId: towns.raunheim, campaignId, ...input });
  const close = (state: "open" | "closed") => inReplica(world, `update campaign set state = '${state}' where id = '${campaignId}'`);

  test("the last period stands beside it with the very figure that was shown then: the median", async () => {
    const skewed = [towns.stockstadt, ...more.slice(0, 2)];
    await plantAnswers(world, previousId, Object.fromEntries(skewed.map((member) => [member, { state: "signed-off", values: { isb: "ja", backup: "nein" } }])));
    const [whole, then] = [await read(), await read(world.people.office, { campaignId: previousId })];
    assert.notEqual(Math.round(then.value?.median ?? 0), Math.round(then.value?.mean ?? 0), "median and mean differ here");
    assert.equal(whole.valueBefore, then.value?.median);
    for (const { key, before } of whole.figures) assert.equal(before, then.figures.find((one) => one.key === key)?.spread?.median ?? null, key);
    await inReplica(
      world,
      `delete from answer where campaign_id = '${previousId}' and member_id = any ('{${skewed.join()}}'); delete from response where campaign_id = '${previousId}' and member_id = any ('{${skewed.join()}}')`,
    );
  });

  test("counts what was handed in, beside the last period", async () => {
    const whole = await read();
    assert.deepEqual([whole.asked, whole.handedIn, whole.counted, whole.names, whole.withheld], [9, 2, 2, true, false]);
    assert.deepEqual(
      whole.figures.map(({ key, spread, before }) => [key, spread?.median ?? null, before]),
      [
        ["org", 50, 50],
        ["it", 100, 0],
      ],
    );
    assert.deepEqual(
      whole.gaps.map(({ question, members, of, who }) => [question, members, of, who.map(({ name }) => name)]),
      [["isb", 1, 2, ["nauheim"]]],
    );
    assert.deepEqual(
      whole.unknowns.map(({ question, who }) => [question, who.map(({ name }) => name)]),
      [["backup", ["nauheim"]]],
    );
    assert.equal(whole.missing.length, 7);
    assert.equal(whole.previous?.period, "2025");
  });

  test("the office may count what is not handed in; others may not ask for it", async () => {
    const all = await read(world.people.office, { mit: "alle" });
    assert.deepEqual([all.scope, all.counted], ["all", 3]);
    assert.deepEqual(
      all.gaps.map(({ question, members }) => [question, members]),
      [
        ["isb", 2],
        ["backup", 1],
      ],
    );
    assert.equal((await read(world.people.steering, { mit: "alle" })).scope, "handed-in");
  });

  test("what is kept in memory follows every change of a response", async () => {
    assert.equal((await read()).counted, 2);
    await inReplica(world, `update response set state = 'submitted' where campaign_id = '${campaignId}' and member_id = '${towns.stockstadt}'`);
    assert.deepEqual(
      (await read()).gaps.map(({ question, members }) => [question, members]),
      [
        ["isb", 2],
        ["backup", 1],
      ],
    );
    await inReplica(
      world,
      `update answer set value = '"ja"' where campaign_id = '${campaignId}' and member_id = '${towns.stockstadt}' and question = 'isb'; update response set state = 'submitted' where campaign_id = '${campaignId}' and member_id = '${towns.stockstadt}'`,
    );
    assert.deepEqual((await read()).gaps.find(({ question }) => question === "isb")?.members, 1);
    await inReplica(
      world,
      `update answer set value = '"nein"' where campaign_id = '${campaignId}' and member_id = '${towns.stockstadt}' and question = 'isb'; update response set state = 'in-progress' where campaign_id = '${campaignId}' and member_id = '${towns.stockstadt}'`,
    );
    assert.equal((await read()).counted, 2);
  });

  test("a section, question by question, with names for the office", async () => {
    const { questions } = await section();
    assert.deepEqual(
      questions.map(({ key, asked, answered }) => [key, asked, answered]),
      [
        ["isb", 2, 2],
        ["isb-name", 1, 1],
        ["stellen", 2, 2],
        ["stellen-it", 2, 0],
      ],
    );
    assert.deepEqual(
      questions[0]?.choices.map(({ key, count, before, who }) => [key, count, before, who.map(({ name }) => name)]),
      [
        ["ja", 1, 0.5, ["raunheim"]],
        ["nein", 1, 0.5, ["nauheim"]],
      ],
    );
    assert.deepEqual(
      questions[1]?.texts.map(({ text, who }) => [text, who[0]?.name]),
      [["Geheim Canary", "raunheim"]],
    );
    assert.deepEqual([questions[2]?.numbers?.sum, questions[2]?.before], [6, 2]);
  });

  test("steering group, auditors and advisers see nothing while the campaign is open, and never a name", async () => {
    for (const who of [world.people.steering, world.people.auditor, world.people.adviser]) {
      const told = JSON.stringify([
        await read(who),
        await section(who),
        (await world.succeeds<{ paper: Paper }>(who, "evaluation.paper", { cooperativeId: gg, campaignId })).paper,
        (await world.succeeds<{ workbook: Workbook }>(who, "evaluation.export", { cooperativeId: gg, campaignId })).workbook,
      ]);
      assert.equal(/Canary|raunheim|nauheim|1234567/.test(told), false);
      assert.deepEqual([(await read(who)).figures, (await section(who)).questions], [[], []]);
    }
    await close("closed");
    assert.deepEqual((await read(world.people.steering)).figures, []); // two members are too few
    await close("open");
  });

  test("commentary: written once, changed over its version, not over another's", async () => {
    const write = (input: object) => world.does(world.people.office, "evaluation.comment", { cooperativeId: gg, campaignId, ...input });
    assert.equal((await write({ subject: "section:org", text: "Erster Satz.", version: "0" })).status, "done");
    assert.deepEqual(await write({ subject: "section:org", text: "Zweiter.", version: 0 }), {
      status: "refused",
      failure: "commentary-changed",
    });
    assert.equal((await write({ subject: "section:org", text: "Zweiter Satz.", version: 1 })).status, "done");
    assert.deepEqual(await write({ subject: "section:org", text: "Dritter.", version: 1 }), {
      status: "refused",
      failure: "commentary-changed",
    });
    assert.deepEqual(await write({ subject: "section:nix", text: "x", version: 0 }), { status: "missing" });
    assert.deepEqual(
      (await read()).comments.map(({ subject, text, version }) => [subject, text, version]),
      [["section:org", "Zweiter Satz.", 2]],
    );
    assert.equal(await countEvents(world, "evaluation.comment"), 2);
    assert.equal((await world.does(world.people.steering, "evaluation.comment", { cooperativeId: gg, campaignId, text: "x", version: 0 })).status, "forbidden");
  });

  test("the paper: with names for the office, without for councils, with the commentary", async () => {
    const paper = async (input: object) => (await world.succeeds<{ paper: Paper }>(world.people.office, "evaluation.paper", { cooperativeId: gg, campaignId, ...input })).paper;
    const [own, council] = [JSON.stringify(await paper({ format: "docx" })), JSON.stringify(await paper({ anonymous: "true" }))];
    assert.ok(own.includes("nauheim") && own.includes("Zweiter Satz.") && own.includes("Wie gezählt wurde"));
    assert.equal(/nauheim|Canary/.test(council), false);
    assert.equal(await countEvents(world, "evaluation.paper"), 5);
  });

  test("the export holds single answers for the office", async () => {
    const { workbook } = await world.succeeds<{ workbook: Workbook }>(world.people.office, "evaluation.export", {
      cooperativeId: gg,
      campaignId,
      format: "ods",
    });
    assert.deepEqual(
      workbook.sheets.map(({ name }) => name),
      ["Abschnitte", "Antworten", "Zahlen", "Einzeln"],
    );
    assert.ok(workbook.sheets[3]?.rows.some((row) => row.includes("Geheim Canary")));
  });

  test("the release: only when closed, once, and never of nothing", async () => {
    const freeze = (id = campaignId) => world.does(world.people.office, "evaluation.freeze", { cooperativeId: gg, campaignId: id });
    assert.equal((await compare()).released, false);
    assert.deepEqual(await freeze(), { status: "refused", failure: "campaign-open" });
    assert.deepEqual(await freeze(emptyId), { status: "refused", failure: "nothing-handed-in" });
    assert.deepEqual(await freeze(unknown), { status: "missing" });
    await close("closed");
    assert.equal((await compare()).released, false);
    await plantAnswers(
      world,
      campaignId,
      Object.fromEntries(
        more.slice(0, 4).map((member, index) => [
          member,
          {
            state: "signed-off",
            values: { isb: index < 3 ? "ja" : "nein", stellen: index + 1, backup: "nein", ...(index === 0 ? { budget: 7 } : {}) },
          },
        ]),
      ),
    );
    assert.deepEqual(await freeze(), { status: "done", value: { members: 6 } });
    assert.deepEqual(await freeze(), { status: "refused", failure: "evaluation-frozen" });
    assert.equal(await countEvents(world, "evaluation.freeze"), 1);
    assert.equal((await read()).frozen, true);
  });

  test("a member sees its own group, its own answer, and no question that fewer than five others answered", async () => {
    const seen = await compare();
    assert.deepEqual([seen.released, seen.group, seen.count], [true, "own-size", 6]);
    const isb = seen.questions.find(({ key }) => key === "isb");
    assert.deepEqual(
      isb?.choices.map(({ key, count, own }) => [key, count, own]),
      [
        ["ja", 4, true],
        ["nein", 2, false],
      ],
    );
    const stellen = seen.questions.find(({ key }) => key === "stellen");
    assert.deepEqual([stellen?.own, stellen?.numbers?.median, stellen?.numbers?.count], [2, 2.5, 6]);
    assert.equal(
      seen.questions.some(({ key }) => key === "budget" || key === "isb-name"),
      false,
    );
    assert.deepEqual(
      seen.sections.map(({ key, own, group }) => [key, own, group?.median ?? null]),
      [
        ["org", 100, 100],
        ["it", 100, null],
      ],
    );
    assert.equal(JSON.stringify(seen).includes("nauheim"), false);
  });

  test("when the campaign is opened again the comparison rests", async () => {
    await close("open");
    assert.equal((await compare()).released, false);
    await close("closed");
    assert.equal((await compare()).released, true);
  });

  test("with six members counted others than the office see figures without single values", async () => {
    const told = await section(world.people.steering);
    assert.deepEqual([told.names, told.withheld], [false, false]);
    const stellen = told.questions.find(({ key }) => key === "stellen");
    assert.deepEqual([stellen?.numbers?.min, stellen?.numbers?.sum, stellen?.numbers?.median], [null, null, 2.5]);
    assert.deepEqual([stellen?.values, told.questions.find(({ key }) => key === "isb-name")?.texts], [[], []]);
  });

  test("neighbours and the other cooperative see nothing; a town sees no evaluation", async () => {
    const { coordinatorNauheim, coordinatorRaunheim, officeWetterau, managementFriedberg } = world.people;
    assert.equal((await world.does(coordinatorNauheim, "evaluation.compare", { memberId: towns.raunheim, campaignId })).status, "missing");
    assert.equal((await world.does(managementFriedberg, "evaluation.compare", { memberId: towns.friedberg, campaignId })).status, "missing");
    for (const name of ["evaluation.read", "evaluation.section", "evaluation.paper", "evaluation.export", "evaluation.freeze", "evaluation.comment"]) {
      const input = { campaignId, section: "org", text: "x", version: 0 };
      assert.equal((await world.does(officeWetterau, name, { cooperativeId: gg, ...input })).status, "missing", name);
      assert.equal((await world.does(officeWetterau, name, { cooperativeId: wetterau, ...input })).status, "missing", name);
      assert.equal((await world.does(coordinatorRaunheim, name, { cooperativeId: gg, ...input })).status, "forbidden", name);
    }
    assert.deepEqual(await world.does(world.people.office, "evaluation.section", { cooperativeId: gg, campaignId, section: "nix" }), {
      status: "missing",
    });
  });
});
