import assert from "node:assert/strict";
import { after, before, describe, test } from "node:test";
import type { Principal } from "#kernel/operation";
import type { ReadWorkbook } from "#kernel/sheets";
import { countEvents, plantSurvey } from "#tests/survey";
import { gg, openWorld, towns, wetterau, type World } from "#tests/world";
import { delegationUseCases, identifyContributor } from "#topics/survey/delegations/usecases";
import type { InquiryEntry, InquiryThread } from "./model.ts";
import { inquiryUseCases } from "./usecases.ts";

const memberId = towns.raunheim;
const unknown = "00000000-0000-7000-8000-000000000000";
type Changed = { readonly inquiryId: string; readonly state: string };
type Queue = {
  readonly inquiries: InquiryEntry[];
  readonly found: number;
  readonly pages: number;
  readonly counts: Record<string, number>;
};

describe("Asking the office back", () => {
  let world: World;
  let campaignId: string;
  let contributor: Principal;
  before(async () => {
    world = await openWorld([...delegationUseCases, ...inquiryUseCases]);
    ({ campaignId } = await plantSurvey(world));
    const { people, succeeds } = world;
    const slip = await succeeds<{ delegationId: string; code: string }>(people.coordinatorRaunheim, "delegation.create", {
      memberId,
      campaignId,
      sections: ["it"],
      name: "IT-Leitung",
      email: "it@example.org",
    });
    const { secret } = await succeeds<{ secret: string }>(people.stranger, "delegation.enter", slip);
    contributor = (await identifyContributor(world.house.db, { secret }, world.clock.now())) as Principal;
  });
  after(() => world.dispose());

  const ask = (who: Principal, question: string, text = "Zählt der Dienstleister mit?") => world.succeeds<Changed>(who, "inquiry.ask", { memberId, campaignId, question, text });
  const wait = () => world.clock.set(new Date(world.clock.now().getTime() + 60_000));
  const read = (inquiryId: string) => world.succeeds<InquiryThread>(world.people.office, "inquiry.read", { memberId, inquiryId });
  const queue = (filter: Record<string, unknown> = {}) => world.succeeds<Queue>(world.people.office, "inquiry.queue", { cooperativeId: gg, ...filter });
  const mailsTo = async (recipient: string) => (await world.test.database.pool.query("select from mail where recipient = $1 and kind = 'inquiry'", [recipient])).rows.length;

  test("the office answers, the member writes back, the thread ends", async () => {
    const { people, succeeds } = world;
    const { inquiryId, state } = await ask(people.coordinatorRaunheim, "stellen");
    assert.equal(state, "open");
    wait();
    assert.equal((await succeeds<Changed>(people.office, "inquiry.reply", { memberId, inquiryId, text: "Nein, nur eigene." })).state, "answered");
    assert.equal(await mailsTo("coordinatorraunheim@example.org"), 1);
    wait();
    assert.equal((await succeeds<Changed>(people.coordinatorRaunheim, "inquiry.reply", { memberId, inquiryId, text: "Auch Azubis?" })).state, "open");
    const thread = await read(inquiryId);
    assert.deepEqual(
      thread.thread.map(({ byOffice, text }) => [byOffice, text]),
      [
        [false, "Zählt der Dienstleister mit?"],
        [true, "Nein, nur eigene."],
        [false, "Auch Azubis?"],
      ],
    );
    assert.deepEqual([thread.questionText, thread.sectionTitle, thread.memberName], ["Wie viele Stellen?", "Organisation", "raunheim"]);
    assert.equal((await succeeds<Changed>(people.coordinatorRaunheim, "inquiry.close", { memberId, inquiryId })).state, "closed");
    assert.deepEqual(await world.does(people.office, "inquiry.reply", { memberId, inquiryId, text: "Ja." }), {
      status: "refused",
      failure: "inquiry-closed",
    });
    assert.deepEqual(await world.does(people.office, "inquiry.close", { memberId, inquiryId }), {
      status: "refused",
      failure: "inquiry-closed",
    });
    assert.notEqual((await ask(people.coordinatorRaunheim, "stellen")).inquiryId, inquiryId);
  });

  test("asking again, also at the same moment, goes on with the open thread", async () => {
    const asked = await Promise.all([ask(world.people.coordinatorRaunheim, "isb", "Erstens"), ask(world.people.managementRaunheim, "isb", "Zweitens")]);
    assert.equal(asked[0]?.inquiryId, asked[1]?.inquiryId);
    assert.equal((await read(asked[0]?.inquiryId ?? "")).thread.length, 2);
  });

  test("a contributor asks and reads in the handed sections only, and is written to", async () => {
    const { people } = world;
    const mine = await ask(contributor, "backup", "Auch die Cloud?");
    const others = await ask(people.coordinatorRaunheim, "stellen-it", "GEHEIM");
    await world.succeeds(people.office, "inquiry.reply", { memberId, inquiryId: mine.inquiryId, text: "Ja." });
    assert.equal(await mailsTo("it@example.org"), 1);
    assert.equal((await world.succeeds<InquiryThread>(contributor, "inquiry.read", { memberId, inquiryId: mine.inquiryId })).thread.length, 2);
    assert.equal((await world.does(contributor, "inquiry.read", { memberId, inquiryId: others.inquiryId })).status, "missing");
    assert.equal((await world.does(contributor, "inquiry.reply", { memberId, inquiryId: others.inquiryId, text: "x" })).status, "missing");
    assert.equal((await world.does(contributor, "inquiry.ask", { memberId, campaignId, question: "isb", text: "x" })).status, "missing");
    assert.equal((await world.does(contributor, "inquiry.list", { memberId })).status, "forbidden");
    assert.equal((await world.does(contributor, "inquiry.ask", { memberId: towns.nauheim, campaignId, question: "backup", text: "x" })).status, "missing");
  });

  test("the office sees the queue of all members, filtered, counted and as a sheet", async () => {
    await world.succeeds(world.people.coordinatorNauheim, "inquiry.ask", {
      memberId: towns.nauheim,
      campaignId,
      question: "budget",
      text: "Brutto oder 100% netto?",
    });
    const all = await queue();
    assert.ok(all.inquiries.some(({ memberName }) => memberName === "nauheim"));
    assert.equal(all.found, all.inquiries.length);
    assert.deepEqual(
      (await queue({ text: "100% netto" })).inquiries.map(({ memberName }) => memberName),
      ["nauheim"],
    );
    assert.equal((await queue({ text: "100_ netto" })).found, 0);
    assert.ok((await queue({ state: "open" })).inquiries.every(({ state }) => state === "open"));
    assert.equal((await queue({ state: "closed" })).found, all.counts["closed"]);
    const { workbook } = await world.succeeds<{ workbook: ReadWorkbook }>(world.people.office, "inquiry.export", {
      cooperativeId: gg,
      format: "ods",
    });
    assert.equal(workbook.sheets[0]?.rows.length, all.found);
    assert.equal(await countEvents(world, "inquiry.export"), 1);
  });

  test("things that are not there", async () => {
    const { coordinatorRaunheim, office } = world.people;
    assert.equal((await world.does(coordinatorRaunheim, "inquiry.ask", { memberId, campaignId: unknown, question: "isb", text: "x" })).status, "missing");
    assert.equal((await world.does(coordinatorRaunheim, "inquiry.ask", { memberId, campaignId, question: "nix", text: "x" })).status, "missing");
    for (const act of ["inquiry.reply", "inquiry.close", "inquiry.read"])
      assert.equal((await world.does(office, act, { memberId, inquiryId: unknown, text: "x" })).status, "missing");
    assert.equal((await world.does(coordinatorRaunheim, "inquiry.ask", { memberId, campaignId, question: "isb", text: "  " })).status, "invalid");
  });

  test("neighbours and the other cooperative see and change nothing", async () => {
    const { people } = world;
    const { inquiryId } = await ask(people.coordinatorRaunheim, "seit", "CANARY");
    assert.equal(JSON.stringify(await world.succeeds(people.coordinatorNauheim, "inquiry.list", { memberId: towns.nauheim })).includes("CANARY"), false);
    for (const act of ["inquiry.reply", "inquiry.close", "inquiry.read", "inquiry.list"])
      assert.equal((await world.does(people.coordinatorNauheim, act, { memberId, inquiryId, text: "x" })).status, "missing");
    assert.equal((await world.does(people.coordinatorNauheim, "inquiry.read", { memberId: towns.nauheim, inquiryId })).status, "missing");
    assert.equal((await world.does(people.officeWetterau, "inquiry.queue", { cooperativeId: gg })).status, "missing");
    assert.equal((await world.succeeds<Queue>(people.officeWetterau, "inquiry.queue", { cooperativeId: wetterau })).found, 0);
    assert.equal((await world.does(people.coordinatorRaunheim, "inquiry.queue", { cooperativeId: gg })).status, "forbidden");
    assert.equal((await read(inquiryId)).thread.length, 1);
    assert.ok((await countEvents(world, "inquiry.ask")) > 0 && (await countEvents(world, "inquiry.reply")) > 0 && (await countEvents(world, "inquiry.close")) > 0);
  });
});
