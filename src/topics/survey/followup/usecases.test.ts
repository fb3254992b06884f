import assert from "node:assert/strict";
import { after, before, describe, test } from "node:test";
import type { Workbook } from "#kernel/sheets";
import { countEvents, plantSurvey } from "#tests/survey";
import { gg, openWorld, towns, wetterau, type World } from "#tests/world";
import { followupUseCases } from "./usecases.ts";

type Matrix = {
  counts: Record<string, number>;
  found: number;
  page: number;
  pages: number;
  sections: { key: string }[];
  members: {
    name: string;
    standing: string;
    share: number | null;
    overdue: boolean;
    openInquiries: number;
    activeDelegations: number;
    remindedAt: string | null;
    sections: ({ answered: number; unknown: number } | null)[];
  }[];
};
type Reminded = { reminded: string[]; letters: number; remindedToday: string[]; withoutRecipient: string[] };

const unknown = "00000000-0000-4000-8000-000000000000";
const start = new Date("2026-11-23T08:12:00Z");

describe("following up", () => {
  let world: World;
  let campaignId: string;
  let closedId: string;

  before(async () => {
    world = await openWorld(followupUseCases);
    ({ campaignId } = await plantSurvey(world, { members: [towns.raunheim, towns.nauheim, towns.stockstadt, towns.kreis] }));
    ({ campaignId: closedId } = await plantSurvey(world, { state: "closed" }));
    const { pool } = world.test.database;
    const client = await pool.connect();
    await client.query("set session_replication_role = replica");
    await client.query(
      `insert into response (cooperative_id, member_id, campaign_id, state, changed_at) values ($1, $2, $4, 'in-progress', '2026-11-20T10:00:00Z'), ($1, $3, $4, 'submitted', '2026-11-21T10:00:00Z')`,
      [gg, towns.raunheim, towns.nauheim, campaignId],
    );
    await client.query(
      `insert into section_progress (cooperative_id, member_id, campaign_id, section, asked, answered, unknown, missing)
       values ($1, $2, $4, 'org', 4, 2, 1, 1), ($1, $2, $4, 'it', 4, 0, 0, 4), ($1, $3, $4, 'org', 4, 4, 0, 0), ($1, $3, $4, 'it', 4, 4, 0, 0)`,
      [gg, towns.raunheim, towns.nauheim, campaignId],
    );
    await client.query(
      "insert into member_figure (cooperative_id, member_id, kind, as_of, value, source) values ($1, $2, 'population', '2024-12-31', 17000, 'frei erfunden'), ($1, $2, 'population', '2030-12-31', 99000, 'frei erfunden')",
      [gg, towns.raunheim],
    );
    await client.query(
      `insert into inquiry (cooperative_id, member_id, id, campaign_id, section, question, state, asked_at, changed_at) values ($1, $2, gen_random_uuid(), $3, 'org', 'isb', 'open', now(), now())`,
      [gg, towns.raunheim, campaignId],
    );
    await client.query(
      `insert into delegation (cooperative_id, member_id, id, campaign_id, sections, name, code_hash, expires_at, created_by_name, created_at, revoked_at)
       values ($1, $2, gen_random_uuid(), $3, '{org}', 'IT', 'x', '2026-12-31', 'x', '2026-11-01', null), ($1, $2, gen_random_uuid(), $3, '{org}', 'Alt', 'x', '2026-12-31', 'x', '2026-11-01', '2026-11-02')`,
      [gg, towns.raunheim, campaignId],
    );
    await client.query("set session_replication_role = origin");
    client.release();
  });
  after(() => world.dispose());

  const matrix = (input: object = {}) => world.succeeds<Matrix>(world.people.office, "campaign.matrix", { cooperativeId: gg, campaignId, ...input });
  const remind = (input: object) => world.does(world.people.office, "campaign.remind", { cooperativeId: gg, campaignId, ...input });
  const letters = async () =>
    (await world.test.database.pool.query<{ recipient: string; subject: string; body: string }>("select recipient, subject, body from mail order by recipient")).rows;

  test("the matrix shows every member, also the one that has not begun", async () => {
    const { counts, members, sections } = await matrix();
    assert.deepEqual(
      sections.map(({ key }) => key),
      ["org", "it"],
    );
    assert.deepEqual(
      members.map(({ name, standing }) => `${name} ${standing}`),
      ["kreis not-begun", "nauheim submitted", "raunheim in-progress", "stockstadt not-begun"],
    );
    assert.deepEqual(counts, {
      total: 4,
      notBegun: 2,
      inProgress: 1,
      submitted: 1,
      signedOff: 0,
      returned: 0,
      overdue: 0,
      openInquiries: 1,
    });
    const raunheim = members.find(({ name }) => name === "raunheim");
    assert.equal(raunheim?.share, 3 / 8);
    assert.deepEqual(
      raunheim.sections.map((cell) => [cell?.answered, cell?.unknown]),
      [
        [3, 1],
        [0, 0],
      ],
    );
    assert.deepEqual([raunheim.openInquiries, raunheim.activeDelegations], [1, 1]);
    assert.deepEqual(members[0]?.sections, [null, null]);
  });

  test("filters come as text from the address; the summary stays that of all", async () => {
    const filtered = await matrix({ state: "open", size: "", text: "RAUN", sort: "-share", page: "7" });
    assert.deepEqual(
      filtered.members.map(({ name }) => name),
      ["raunheim"],
    );
    assert.deepEqual([filtered.found, filtered.page, filtered.counts["total"]], [1, 1, 4]);
    assert.deepEqual(
      (await matrix({ size: "10000-19999" })).members.map(({ name }) => name),
      ["raunheim"],
    );
    assert.deepEqual(
      (await matrix({ size: "district" })).members.map(({ name }) => name),
      ["kreis"],
    );
  });

  test("sorted as asked; what is equal stays in the order of names", async () => {
    const names = async (input: object) => (await matrix(input)).members.map(({ name }) => name);
    assert.deepEqual(await names({ sort: "-name" }), ["stockstadt", "raunheim", "nauheim", "kreis"]);
    assert.deepEqual(await names({ sort: "share" }), ["kreis", "stockstadt", "raunheim", "nauheim"]);
    assert.deepEqual(await names({ sort: "-share" }), ["nauheim", "raunheim", "kreis", "stockstadt"]);
    assert.deepEqual(await names({ sort: "-activity" }), ["nauheim", "raunheim", "kreis", "stockstadt"]);
    assert.deepEqual(await names({ sort: "-inquiries" }), ["raunheim", "kreis", "nauheim", "stockstadt"]);
    assert.deepEqual(await names({ sort: "due" }), ["kreis", "nauheim", "raunheim", "stockstadt"]);
    assert.deepEqual(await names({ state: "inquiries" }), ["raunheim"]);
    assert.deepEqual(await names({ size: "none" }), ["nauheim", "stockstadt"]);
    assert.deepEqual([await names({ text: "HEIM" }), (await matrix({ text: "heim" })).found], [["nauheim", "raunheim"], 2]);
  });

  test("after the deadline open members are overdue", async () => {
    world.clock.set(new Date("2026-12-15T23:30:00Z")); // half past midnight in the town halls: the day after the deadline
    assert.deepEqual(
      (await matrix({ state: "overdue" })).members.map(({ name }) => name),
      ["kreis", "raunheim", "stockstadt"],
    );
    world.clock.set(start);
  });

  test("the live pieces name figures, states and cells of the page", async () => {
    const { parts } = await world.succeeds<{ parts: Record<string, { text: string; tone?: string }> }>(world.people.office, "campaign.matrix-live", {
      cooperativeId: gg,
      campaignId,
    });
    assert.equal(parts["zahl-submitted"]?.text, "1");
    assert.deepEqual([parts[`zelle-${towns.raunheim}-org`]?.text, parts[`zelle-${towns.raunheim}-org`]?.tone], ["75", "3"]);
    assert.equal(parts[`stand-${towns.nauheim}`]?.text, "eingereicht");
  });

  test("the export holds what the filter leaves and is logged", async () => {
    const { workbook } = await world.succeeds<{ workbook: Workbook }>(world.people.office, "campaign.matrix-export", {
      cooperativeId: gg,
      campaignId,
      state: "in-progress",
      format: "ods",
    });
    const [sheet] = workbook.sheets;
    assert.equal(sheet?.columns.length, 12);
    assert.deepEqual(
      sheet.rows.map((row) => [row[0], row[2], row[5], row[10]]),
      [["raunheim", "in Arbeit", 38, 75]],
    );
    assert.equal(await countEvents(world, "campaign.matrix-export"), 1);
  });

  test("reminding: one act, letters to the coordinators, names of those nobody can write to", async () => {
    const outcome = await remind({ all: "true", note: "Bitte bis Freitag." });
    assert.equal(outcome.status, "done");
    const value = (outcome as { value: Reminded }).value;
    assert.deepEqual(value, { reminded: ["raunheim"], letters: 1, remindedToday: [], withoutRecipient: ["kreis", "stockstadt"] });
    const [letter] = await letters();
    assert.equal(letter?.recipient, "coordinatorraunheim@example.org");
    assert.match(letter.subject, /bis 15\. Dezember 2026/);
    assert.ok(letter.body.includes("Bitte bis Freitag.") && letter.body.includes(`http://localhost:8080/mitglied/${towns.raunheim}/erhebungen/${campaignId}`));
    assert.equal(await countEvents(world, "campaign.remind"), 1);
    assert.ok((await matrix()).members.find(({ name }) => name === "raunheim")?.remindedAt);
  });

  test("not twice within 24 hours; overdue, the management hears of it", async () => {
    assert.deepEqual(await remind({ members: [towns.raunheim] }), { status: "refused", failure: "reminded-today" });
    assert.equal((await letters()).length, 1);
    world.clock.set(new Date("2026-12-16T09:00:00Z"));
    assert.equal((await remind({ members: towns.raunheim })).status, "done");
    assert.deepEqual(
      (await letters()).map(({ recipient }) => recipient),
      ["coordinatorraunheim@example.org", "coordinatorraunheim@example.org", "managementraunheim@example.org"],
    );
    world.clock.set(start);
  });

  test("refusals: closed, nobody chosen, nobody to write to, unknown", async () => {
    assert.deepEqual(await world.does(world.people.office, "campaign.remind", { cooperativeId: gg, campaignId: closedId, all: true }), {
      status: "refused",
      failure: "campaign-closed",
    });
    assert.deepEqual(await remind({}), { status: "refused", failure: "nobody-to-remind" });
    assert.deepEqual(await remind({ members: [towns.stockstadt] }), { status: "refused", failure: "nobody-to-write-to" });
    for (const name of ["campaign.remind", "campaign.matrix", "campaign.matrix-live", "campaign.matrix-export"]) {
      assert.deepEqual(await world.does(world.people.office, name, { cooperativeId: gg, campaignId: unknown, all: true }), { status: "missing" }, name);
    }
  });

  test("planned reminders go out once, however often the job runs", async () => {
    await world.test.database.pool.query("set session_replication_role = replica; delete from reminder; set session_replication_role = origin");
    world.clock.set(new Date("2026-12-01T06:00:00Z"));
    const run = () => world.succeeds<{ reminded: number; letters: number }>(world.people.clock, "campaign.remind-due", { cooperativeId: gg });
    assert.deepEqual(await run(), { reminded: 1, letters: 1 });
    assert.deepEqual(await run(), { reminded: 0, letters: 0 });
    world.clock.set(new Date("2026-12-03T06:00:00Z"));
    assert.deepEqual(await run(), { reminded: 0, letters: 0 });
    world.clock.set(new Date("2026-12-12T06:00:00Z"));
    assert.deepEqual(await run(), { reminded: 1, letters: 1 });
    world.clock.set(start);
    assert.equal((await world.does(world.people.office, "campaign.remind-due", { cooperativeId: gg })).status, "forbidden");
  });

  test("the other cooperative, town halls and strangers see and remind nobody", async () => {
    for (const who of [world.people.officeWetterau, world.people.coordinatorRaunheim, world.people.managementRaunheim, world.people.stranger]) {
      for (const name of ["campaign.matrix", "campaign.matrix-live", "campaign.matrix-export", "campaign.remind"]) {
        assert.notEqual((await world.does(who, name, { cooperativeId: gg, campaignId, all: true })).status, "done", name);
      }
    }
    assert.equal((await world.does(world.people.officeWetterau, "campaign.matrix", { cooperativeId: wetterau, campaignId })).status, "missing");
    assert.equal((await world.does(world.people.steering, "campaign.remind", { cooperativeId: gg, campaignId, all: true })).status, "forbidden");
    assert.equal((await world.does(world.people.steering, "campaign.matrix", { cooperativeId: gg, campaignId })).status, "done");
  });
});
