import assert from "node:assert/strict";
import { after, before, describe, mock, test } from "node:test";
import type { Paper } from "#kernel/paper";
import type { Principal } from "#kernel/operation";
import { countEvents, plantRows, plantSurvey, smallDefinition } from "#tests/survey";
import { openWorld, towns } from "#tests/world";
import { delegationUseCases, identifyContributor } from "#topics/survey/delegations/usecases";
import { inquiryUseCases } from "#topics/survey/inquiries/usecases";
import type { answerQuestion, openSurvey, readSection, readSnapshot } from "./contract.ts";
import { answerUseCases } from "./usecases/all.ts";
import { de } from "./words.de.ts";
import { en } from "./words.en.ts";

type Answered = (typeof answerQuestion)["output"]["_output"];
type Opened = (typeof openSurvey)["output"]["_output"];
type Section = (typeof readSection)["output"]["_output"];
type Stand = (typeof readSnapshot)["output"]["_output"];

const memberId = towns.raunheim;
const unknown = "00000000-0000-7000-8000-000000000000";
const pdf = { name: "Konzept.pdf", bytes: new Uint8Array([0x25, 0x50, 0x44, 0x46, 1, 2]) };
const complete = { isb: "nein", stellen: 3, "stellen-it": "1,5", backup: "ja", dienste: ["web"] } as const;

/** A world with one survey and the short ways every test takes. */
async function begin(planting: Parameters<typeof plantSurvey>[1] = {}) {
  const world = await openWorld([...delegationUseCases, ...inquiryUseCases, ...answerUseCases]);
  const { campaignId } = await plantSurvey(world, planting);
  const { people } = world;
  const at = { memberId, campaignId };
  const answer = (question: string, given: Record<string, unknown>, who: Principal = people.coordinatorRaunheim) =>
    world.succeeds<Answered>(who, "survey.answer", { ...at, question, ...given });
  const refused = async (who: Principal, operation: string, input: Record<string, unknown> = {}) => {
    const outcome = await world.does(who, operation, { ...at, ...input });
    return outcome.status === "refused" ? outcome.failure : outcome.status;
  };
  const open = (who: Principal = people.coordinatorRaunheim) => world.succeeds<Opened>(who, "survey.open", at);
  const section = (key: string, who: Principal = people.coordinatorRaunheim) => world.succeeds<Section>(who, "survey.section", { ...at, section: key });
  const stored = async (key: string, question: string) => (await section(key)).questions.find((one) => one.question.key === question);
  const answerAll = async () => {
    for (const [question, value] of Object.entries(complete)) {
      const version = (await stored(question === "backup" || question === "dienste" ? "it" : "org", question))?.version ?? 0;
      await answer(question, { value, version });
    }
  };
  const enterAs = async (sections: readonly string[], days = 30) => {
    const slip = await world.succeeds<{ delegationId: string; code: string }>(people.coordinatorRaunheim, "delegation.create", {
      ...at,
      sections,
      name: "IT-Leitung",
      days,
    });
    const { secret } = await world.succeeds<{ secret: string }>(people.stranger, "delegation.enter", slip);
    const identify = () => identifyContributor(world.house.db, { secret }, world.clock.now());
    return { who: (await identify()) as Principal, identify, delegationId: slip.delegationId };
  };
  return { world, people, campaignId, at, answer, refused, open, section, stored, answerAll, enterAs };
}

type Begun = Awaited<ReturnType<typeof begin>>;

describe("Answering together", () => {
  let b: Begun;
  before(async () => {
    b = await begin();
  });
  after(() => b.world.dispose());

  test("the first answer begins the response and answers the counts of its section", async () => {
    assert.equal((await b.open()).response.state, null);
    const saved = await b.answer("isb", { value: "ja", remark: "seit Mai" });
    assert.deepEqual([saved.version, saved.asked, saved.answered, saved.unknown, saved.missing, saved.next], [1, 4, 1, 0, 3, "isb-name"]);
    const opened = await b.open();
    assert.equal(opened.response.state, "in-progress");
    assert.deepEqual(
      opened.sections.map(({ key, asked, answered }) => [key, asked, answered]),
      [
        ["org", 4, 1],
        ["it", 8, 0],
      ],
    );
    assert.deepEqual(opened.next, { name: "answer", section: "org", question: "isb-name" });
    const one = await b.stored("org", "isb");
    assert.deepEqual([one?.value, one?.remark, one?.version, one?.answeredBy], ["ja", "seit Mai", 1, "coordinatorRaunheim (erfunden)"]);
  });

  test("two people on one answer: the second is told, both answers are there, and may decide", async () => {
    await b.answer("stellen", { value: "2" });
    const late = { question: "stellen", value: "3", version: 0 };
    assert.equal(await b.refused(b.people.managementRaunheim, "survey.answer", late), "answer-changed");
    assert.equal((await b.stored("org", "stellen"))?.value, 2);
    assert.equal((await b.answer("stellen", { value: "3", version: 1 }, b.people.managementRaunheim)).version, 2);
  });

  test("two people at the very same moment: one wins, the other is told", async () => {
    const both = await Promise.all([
      b.refused(b.people.coordinatorRaunheim, "survey.answer", { question: "backup", value: "ja" }),
      b.refused(b.people.managementRaunheim, "survey.answer", { question: "backup", value: "nein" }),
    ]);
    assert.deepEqual(both.toSorted(), ["answer-changed", "done"]);
  });

  test("many answers at once lose no count", async () => {
    const given = {
      "stellen-it": 1,
      "isb-name": "Erika",
      dienste: ["mail"],
      reife: 3,
      budget: "2.671,00",
      seit: "23.11.2026",
      "isb-technik": "?",
    };
    await Promise.all(Object.entries(given).map(([question, value]) => b.answer(question, { value })));
    assert.deepEqual(
      (await b.open()).sections.map(({ asked, answered, unknown, missing }) => [asked, answered, unknown, missing]),
      [
        [4, 4, 0, 0],
        [8, 5, 1, 0],
      ],
    );
  });

  test("the same form sent twice is one answer", async () => {
    const earlier = (await b.stored("it", "reife"))?.version;
    assert.equal((await b.answer("reife", { value: 3 })).version, earlier);
  });

  test("an answer that takes a condition away: what hung on it is kept and does not count", async () => {
    await b.answer("isb", { value: "nein", version: 1 });
    const [org, it] = (await b.open()).sections;
    assert.deepEqual([org?.asked, org?.answered, it?.asked, it?.unknown], [3, 3, 7, 0]);
    assert.equal(await b.stored("org", "isb-name"), undefined);
    await b.answer("isb", { value: "ja", version: 2 });
    assert.equal((await b.stored("org", "isb-name"))?.value, "Erika");
  });

  test("implausible and disagreeing numbers are hints, never a refusal", async () => {
    const { hints } = await b.answer("stellen-it", { value: 30, version: 1 });
    assert.deepEqual(
      hints.map(({ message }) => message),
      ["Mehr Stellen in der IT als insgesamt."],
    );
    const unusual = await b.answer("stellen", { value: 25, version: 2 });
    assert.equal(unusual.hints.length, 2);
    assert.equal((await b.open()).hints.length, 1);
    assert.equal((await b.stored("org", "stellen"))?.hint, "Ungewöhnlich viele Stellen.");
  });

  test("every form of „nothing“, „weiß nicht“ and table", async () => {
    assert.equal((await b.answer("budget", { value: "", version: 1 })).state, "open");
    assert.equal((await b.answer("budget", { unknown: "on", version: 2 })).state, "unknown");
    assert.deepEqual((await b.answer("systeme", { value: { 0: { cells: { name: "A", zahl: "2" } }, 2: { cells: { name: "B" } } } })).value, [
      { cells: { name: "A", zahl: 2 } },
      { cells: { name: "B" } },
    ]);
  });

  test("refusals: no such question, values that do not fit, not asked", async () => {
    const { coordinatorRaunheim: who } = b.people;
    assert.equal(await b.refused(who, "survey.answer", { question: "kaffee", value: "1" }), "missing");
    assert.equal(await b.refused(who, "survey.answer", { question: "stellen", value: "101", version: 3 }), "value-too-high");
    assert.equal(await b.refused(who, "survey.answer", { question: "isb", value: { a: [1] }, version: 3 }), "value-not-an-option");
    assert.equal(await b.refused(who, "survey.answer", { campaignId: unknown, question: "isb", value: "ja" }), "missing");
    assert.equal(await b.refused(who, "survey.open", { campaignId: unknown }), "missing");
    assert.equal(await b.refused(who, "survey.section", { section: "nix" }), "missing");
    assert.equal(await b.refused(b.people.office, "survey.answer", { question: "isb", value: "ja" }), "forbidden");
  });

  test("a file is attached, downloaded, replaced and taken back", async () => {
    const { coordinatorRaunheim: who, managementRaunheim, office } = b.people;
    const attached = await b.world.succeeds<Answered>(who, "survey.attach", { ...b.at, question: "konzept", file: pdf });
    assert.equal(attached.state, "answered");
    const file = await b.world.succeeds<{ name: string; mediaType: string; content: Uint8Array }>(office, "survey.attachment", {
      ...b.at,
      question: "konzept",
    });
    assert.deepEqual([file.name, file.mediaType, [...file.content]], ["Konzept.pdf", "application/pdf", [...pdf.bytes]]);
    assert.equal(await b.refused(managementRaunheim, "survey.attach", { question: "konzept", file: pdf }), "answer-changed");
    assert.equal(await b.refused(who, "survey.attach", { question: "konzept", file: { ...pdf, name: "k.exe" }, version: 1 }), "file-kind-refused");
    assert.equal(
      await b.refused(who, "survey.attach", {
        question: "konzept",
        file: { name: "k.txt", bytes: new Uint8Array(25 * 1024 * 1024 + 1) },
        version: 1,
      }),
      "file-too-large",
    );
    assert.equal(await b.refused(who, "survey.attach", { question: "isb", file: pdf }), "question-takes-no-file");
    assert.equal((await b.answer("konzept", { remark: "Fassung 2", version: 1 })).state, "answered");
    assert.equal((await b.answer("konzept", { clear: true, version: 2 })).state, "open");
    assert.equal(await b.refused(office, "survey.attachment", { question: "konzept" }), "missing");
    assert.equal(await countEvents(b.world, "survey.attachment"), 1);
  });

  test("the member's gigabyte is a limit", async () => {
    const id = crypto.randomUUID();
    await b.world.test.database.pool.query(
      `set session_replication_role = replica; insert into stored_file values ('kreis-gg', '${memberId}', '${id}', 'x', 'x', 'x', ${2 ** 30}, null, now()); set session_replication_role = origin`,
    );
    assert.equal(await b.refused(b.people.coordinatorRaunheim, "survey.attach", { question: "konzept", file: pdf, version: 3 }), "quota-exceeded");
    await b.world.test.database.pool.query(`set session_replication_role = replica; delete from stored_file where id = '${id}'; set session_replication_role = origin`);
  });

  test("neighbours, those not asked and the other cooperative see and change nothing", async () => {
    const { coordinatorNauheim, managementNauheim, officeWetterau } = b.people;
    for (const who of [coordinatorNauheim, managementNauheim, officeWetterau])
      for (const act of ["survey.open", "survey.section"]) assert.equal(await b.refused(who, act, { section: "org" }), "missing");
    for (const act of ["survey.answer", "survey.submit", "survey.carry-over", "survey.confirm"])
      assert.equal(await b.refused(coordinatorNauheim, act, { question: "isb", section: "org", value: "ja" }), "missing");
    assert.equal((await b.world.succeeds<Opened>(coordinatorNauheim, "survey.open", { ...b.at, memberId: towns.nauheim })).total.answered, 0);
    assert.equal(await b.refused(b.people.office, "survey.open", { memberId: towns.stockstadt }), "missing");
    assert.equal(await b.refused(b.people.stranger, "survey.open"), "unauthenticated");
  });

  test("a member's list shows running surveys with their progress", async () => {
    const { surveys } = await b.world.succeeds<{ surveys: { title: string; asked: number; done: number }[] }>(b.people.coordinatorRaunheim, "survey.list", { memberId });
    assert.equal(surveys.length, 1);
    assert.ok((surveys[0]?.done ?? 0) > 0 && (surveys[0]?.asked ?? 0) >= (surveys[0]?.done ?? 0));
    assert.deepEqual((await b.world.succeeds<{ surveys: unknown[] }>(b.people.office, "survey.list", { memberId: towns.stockstadt })).surveys, []);
  });

  test("every saved answer leaves one entry in the audit trail", async () => {
    const earlier = await countEvents(b.world, "survey.answer");
    await b.answer("reife", { value: 5, version: 1 });
    assert.equal(await countEvents(b.world, "survey.answer"), earlier + 1);
  });
});

describe("Contributors without account", () => {
  let b: Begun;
  before(async () => {
    b = await begin();
  });
  after(() => b.world.dispose());

  test("reach the handed sections and nothing else", async () => {
    const { who } = await b.enterAs(["it"]);
    await b.answer("isb-name", { value: "CANARY-NAME", remark: "CANARY" });
    const opened = await b.open(who);
    assert.deepEqual([opened.sections.map(({ key }) => key), opened.contributor, opened.missing.every(({ section }) => section === "it")], [["it"], true, true]);
    assert.equal((await b.answer("backup", { value: "ja" }, who)).version, 1);
    assert.equal((await b.stored("it", "backup"))?.answeredBy, "IT-Leitung");
    assert.equal(await b.refused(who, "survey.answer", { question: "isb", value: "ja" }), "missing");
    assert.equal(await b.refused(who, "survey.section", { section: "org" }), "missing");
    assert.equal(await b.refused(who, "survey.attachment", { question: "isb-name" }), "missing");
    assert.equal(await b.refused(who, "survey.confirm", { section: "org" }), "missing");
    for (const act of [
      "survey.submit",
      "survey.sign-off",
      "survey.return",
      "survey.withdraw",
      "survey.carry-over",
      "survey.snapshot",
      "survey.list",
      "delegation.create",
      "delegation.list",
    ])
      assert.equal(await b.refused(who, act, { reason: "x", sections: ["it"], name: "x" }), "forbidden", act);
    assert.equal(await b.refused(who, "survey.open", { memberId: towns.nauheim }), "missing");
    assert.equal(JSON.stringify([opened, await b.section("it", who)]).includes("CANARY"), false);
  });

  test("do not read what town hall and office say to each other about the whole", async () => {
    const { who } = await b.enterAs(["it"]);
    await plantRows(
      b.world,
      `insert into response (cooperative_id, member_id, campaign_id, state, changed_at, remark, return_reason) values ('kreis-gg', '${memberId}', '${b.campaignId}', 'returned', now(), 'CANARY-REMARK', 'CANARY-REASON')
      on conflict (member_id, campaign_id) do update set state = 'returned', remark = excluded.remark, return_reason = excluded.return_reason`,
    );
    assert.ok(JSON.stringify(await b.open(b.people.coordinatorRaunheim)).includes("CANARY-REASON"));
    const opened = await b.open(who);
    assert.equal(opened.response.state, "returned", "that they may answer again they do read");
    assert.equal(JSON.stringify(opened).includes("CANARY"), false);
  });

  test("the database alone keeps them in their sections", async () => {
    const { who } = await b.enterAs(["it"]);
    const { transactAs } = await import("#platform/db/transact");
    const actor = { ...who, role: "contributor" as const, cooperativeId: "kreis-gg" as never, members: [memberId] };
    const seen = await transactAs(b.world.house.db, actor, "read", async (tx) => {
      const answers = await tx.selectFrom("answer").select("section").execute();
      const delegations = await tx.selectFrom("delegation").select("id").execute();
      return { keep: false, value: { sections: [...new Set(answers.map(({ section }) => section))], delegations: delegations.length } };
    });
    assert.deepEqual(seen, { sections: ["it"], delegations: 1 });
  });

  test("what they are asked follows from answers they do not see", async () => {
    const { who } = await b.enterAs(["it"]);
    assert.equal(
      (await b.section("it", who)).questions.some(({ question }) => question.key === "isb-technik"),
      false,
    );
    await b.answer("isb", { value: "ja" });
    assert.equal(
      (await b.section("it", who)).questions.some(({ question }) => question.key === "isb-technik"),
      true,
    );
    const { asked } = await b.answer("reife", { value: 1 }, who);
    assert.equal(asked, 8);
    assert.deepEqual(
      (await b.open()).sections.map((one) => one.asked),
      [4, 8],
    );
  });

  test("hand in what is complete; the coordination sees it", async () => {
    const { who } = await b.enterAs(["it"]);
    assert.equal(await b.refused(who, "survey.hand-in-section", { section: "it" }), "sections-incomplete");
    assert.equal(await b.refused(who, "survey.hand-in-section", { section: "org" }), "missing");
    await b.answer("dienste", { value: ["web"] }, who);
    await b.answer("isb-technik", { value: "?" }, who);
    await b.world.succeeds(who, "survey.hand-in-section", { ...b.at, section: "it" });
    const it = (await b.open()).sections.find(({ key }) => key === "it");
    assert.deepEqual([it?.handedInBy, it?.missing], ["IT-Leitung", 0]);
    assert.equal((await b.world.test.database.pool.query("select from mail where subject like 'Abschnitt fertig%'")).rows.length, 1);
    assert.equal((await b.open(who)).next.name, "done");
  });

  test("after being taken back or expiring nothing works any more", async () => {
    const { identify, delegationId, who } = await b.enterAs(["it"], 1);
    await b.world.succeeds(b.people.coordinatorRaunheim, "delegation.revoke", { memberId, delegationId });
    assert.equal(await identify(), null);
    assert.equal(await b.refused(who, "survey.answer", { question: "reife", value: 2, version: 1 }), "missing");
    const short = await b.enterAs(["it"], 1);
    const start = b.world.clock.now();
    b.world.clock.set(new Date(start.getTime() + 25 * 3_600_000));
    assert.equal(await short.identify(), null);
    b.world.clock.set(start);
  });
});

describe("Submitting, signing off, returning", () => {
  let b: Begun;
  before(async () => {
    b = await begin();
  });
  after(() => b.world.dispose());
  const act = (who: Principal, operation: string, input: Record<string, unknown> = {}) =>
    b.world.succeeds<{ state: string; number?: number; sha256?: string }>(who, operation, { ...b.at, ...input });

  test("incomplete answers are not submitted, and what is missing is named", async () => {
    assert.equal(await b.refused(b.people.coordinatorRaunheim, "survey.submit"), "sections-incomplete");
    assert.deepEqual(
      (await b.open()).missing.map(({ question }) => question),
      ["isb", "stellen", "stellen-it", "backup", "dienste"],
    );
    assert.equal((await b.open()).response.state, null);
  });

  test("complete answers go to the management, once", async () => {
    await b.answerAll();
    assert.equal((await act(b.people.coordinatorRaunheim, "survey.submit", { remark: "Bitte prüfen" })).state, "submitted");
    assert.equal(await b.refused(b.people.coordinatorRaunheim, "survey.submit"), "response-submitted");
    assert.equal(await b.refused(b.people.coordinatorRaunheim, "survey.answer", { question: "isb", value: "ja", version: 1 }), "response-submitted");
    assert.equal(await b.refused(b.people.coordinatorRaunheim, "survey.attach", { question: "konzept", file: pdf }), "response-submitted");
    assert.equal(await b.refused(b.people.coordinatorRaunheim, "survey.confirm", { section: "it" }), "response-submitted");
    assert.equal(await b.refused(b.people.coordinatorRaunheim, "survey.carry-over"), "response-submitted");
    assert.equal(await b.refused(b.people.coordinatorRaunheim, "delegation.create", { sections: ["it"], name: "X" }), "response-submitted");
    assert.equal(
      (await b.world.test.database.pool.query("select from mail where subject like 'Bitte freigeben%' and recipient = 'managementraunheim@example.org'")).rows.length,
      1,
    );
    assert.equal((await b.open(b.people.managementRaunheim)).next.name, "sign-off");
  });

  test("a submission is withdrawn and submitted again", async () => {
    assert.equal((await act(b.people.coordinatorRaunheim, "survey.withdraw")).state, "in-progress");
    assert.equal(await b.refused(b.people.coordinatorRaunheim, "survey.withdraw"), "response-not-submitted");
    assert.equal(await b.refused(b.people.managementRaunheim, "survey.sign-off"), "response-not-submitted");
    assert.equal(await b.refused(b.people.office, "survey.return", { reason: "x" }), "response-not-submitted");
    await act(b.people.coordinatorRaunheim, "survey.submit");
  });

  test("two submissions or sign-offs at once are one", async () => {
    await act(b.people.coordinatorRaunheim, "survey.withdraw");
    const both = await Promise.all([b.refused(b.people.coordinatorRaunheim, "survey.submit"), b.refused(b.people.managementRaunheim, "survey.submit")]);
    assert.deepEqual(both.toSorted(), ["done", "response-submitted"]);
  });

  test("only the management signs off; the state is frozen with its checksum", async () => {
    for (const who of [b.people.coordinatorRaunheim, b.people.office, b.people.auditor]) assert.equal(await b.refused(who, "survey.sign-off"), "forbidden");
    assert.equal(await b.refused(b.people.managementNauheim, "survey.sign-off"), "missing");
    const signed = await act(b.people.managementRaunheim, "survey.sign-off", { remark: "In Ordnung" });
    assert.deepEqual([signed.state, signed.number], ["signed-off", 1]);
    const stand = await b.world.succeeds<Stand>(b.people.office, "survey.snapshot", b.at);
    assert.deepEqual([stand.number, stand.intact, stand.sha256, stand.signedOffBy, stand.remark], [1, true, signed.sha256, "managementRaunheim (erfunden)", "In Ordnung"]);
    assert.equal(stand.content.sections[0]?.questions.find(({ key }) => key === "stellen-it")?.answer, "1,5 Stellen");
    assert.equal(await b.refused(b.people.managementRaunheim, "survey.sign-off"), "response-not-submitted");
    assert.equal((await b.open()).next.name, "done");
  });

  test("the frozen state cannot be changed, not even by the owner of the database", async () => {
    await assert.rejects(b.world.test.database.pool.query("update snapshot set remark = 'x'"), /append-only/);
    await assert.rejects(b.world.test.database.pool.query("delete from snapshot"), /append-only/);
  });

  test("returned with a reason: editable again, the old state stays, the next one gets the next number", async () => {
    assert.equal((await act(b.people.office, "survey.return", { reason: "Stellen prüfen" })).state, "returned");
    const { response } = await b.open();
    assert.deepEqual([response.state, response.returnReason, response.returnedBy], ["returned", "Stellen prüfen", "office (erfunden)"]);
    assert.equal((await b.world.test.database.pool.query("select from mail where subject like 'Bitte nachbessern%' and body like '%Stellen prüfen%'")).rows.length, 1);
    await b.answer("stellen", { value: 4, version: 1 });
    assert.equal((await b.open()).response.state, "returned");
    await act(b.people.managementRaunheim, "survey.submit");
    await act(b.people.managementRaunheim, "survey.return", { reason: "Doch 5" });
    await b.answer("stellen", { value: 5, version: 2 });
    await act(b.people.coordinatorRaunheim, "survey.submit");
    assert.equal((await act(b.people.managementRaunheim, "survey.sign-off")).number, 2);
    const value = async (number?: number) =>
      (await b.world.succeeds<Stand>(b.people.coordinatorRaunheim, "survey.snapshot", { ...b.at, number })).content.sections[0]?.questions.find(({ key }) => key === "stellen")
        ?.value;
    assert.deepEqual([await value(1), await value(2), await value()], [3, 5, 5]);
    assert.equal(await b.refused(b.people.coordinatorRaunheim, "survey.snapshot", { number: 3 }), "missing");
    assert.equal(await b.refused(b.people.coordinatorNauheim, "survey.snapshot"), "missing");
  });

  test("the answers as a paper: a numbered state, or the draft marked as such", async () => {
    const print = (input: Record<string, unknown>) => b.world.succeeds<{ name: string; paper: Paper }>(b.people.managementRaunheim, "survey.snapshot-paper", { ...b.at, ...input });
    const frozen = await print({ number: "1", format: "odt" });
    assert.equal(frozen.paper.marking, undefined);
    assert.match(frozen.name, /Stand 1$/);
    const draft = await print({});
    assert.equal(draft.paper.marking, "Entwurf");
    assert.ok(JSON.stringify(draft.paper).includes("5 Stellen"));
    assert.equal(await b.refused(b.people.managementRaunheim, "survey.snapshot-paper", { number: 9 }), "missing");
    assert.equal(await b.refused(b.people.coordinatorNauheim, "survey.snapshot-paper"), "missing");
    assert.equal(await b.refused(b.people.coordinatorRaunheim, "survey.snapshot-paper", { campaignId: unknown }), "missing");
    assert.equal(await countEvents(b.world, "survey.snapshot-paper"), 2);
  });

  test("each step left its entry in the audit trail", async () => {
    for (const operation of ["survey.submit", "survey.withdraw", "survey.sign-off", "survey.return"]) assert.ok((await countEvents(b.world, operation)) > 0, operation);
  });
});

describe("The last period", () => {
  let b: Begun;
  before(async () => {
    b = await begin({ period: "2025" });
    await b.answerAll();
    await b.answer("reife", { value: 4 });
    await b.answer("budget", { value: "?" });
    await b.world.succeeds(b.people.coordinatorRaunheim, "survey.attach", { ...b.at, question: "konzept", file: pdf });
  });
  after(() => b.world.dispose());

  test("is shown beside, carried over where it fits, confirmed one by one or by section", async () => {
    // „stellen“ may be at most 2 this year, „backup“ was renamed.
    const definition = JSON.parse(
      JSON.stringify(smallDefinition).replace('"max":100,"decimals":1,"plausible"', '"max":2,"decimals":1,"plausible"').replaceAll('"backup"', '"sicherung"'),
    ) as typeof smallDefinition;
    const { campaignId } = await plantSurvey(b.world, { definition, previous: b.campaignId, period: "2026" });
    const at = { memberId, campaignId };
    const { coordinatorRaunheim: who } = b.people;
    const read = (section: string) => b.world.succeeds<Section>(who, "survey.section", { ...at, section });
    const open = () => b.world.succeeds<Opened>(who, "survey.open", at);
    assert.deepEqual((await open()).previous, { title: "Erhebung 2025", period: "2025" });
    assert.equal((await read("org")).questions[0]?.previous?.text, "Nein");
    await b.world.succeeds(who, "survey.answer", { ...at, question: "isb", value: "ja" });
    assert.deepEqual(await b.world.succeeds(who, "survey.carry-over", at), { carried: 4, leftOut: 2 });
    const carried = (await read("it")).questions.filter(({ carriedOver }) => carriedOver);
    assert.deepEqual(
      carried.map(({ question, state }) => [question.key, state]),
      [
        ["dienste", "open"],
        ["reife", "open"],
        ["konzept", "open"],
      ],
    );
    assert.deepEqual(
      (await open()).sections.map(({ answered, toConfirm }) => [answered, toConfirm]),
      [
        [1, 1],
        [0, 3],
      ],
    );
    assert.equal((await b.world.does(who, "survey.carry-over", at)).status, "refused");
    await b.world.succeeds(who, "survey.answer", { ...at, question: "stellen-it", value: "1,5", version: 1 });
    const confirmed = await b.world.succeeds<{ confirmed: number; answered: number; toConfirm: number }>(who, "survey.confirm", {
      ...at,
      section: "it",
    });
    assert.deepEqual([confirmed.confirmed, confirmed.answered, confirmed.toConfirm], [3, 3, 0]);
    assert.equal((await b.world.does(who, "survey.confirm", { ...at, section: "nix" })).status, "missing");
    assert.equal((await b.world.succeeds<{ name: string }>(who, "survey.attachment", { ...at, question: "konzept" })).name, "Konzept.pdf");
    assert.ok((await countEvents(b.world, "survey.carry-over")) === 1 && (await countEvents(b.world, "survey.confirm")) === 1);
  });

  test("without an earlier campaign there is nothing to carry over; closed, nothing changes", async () => {
    assert.equal(await b.refused(b.people.coordinatorRaunheim, "survey.carry-over"), "nothing-to-carry-over");
    await b.world.test.database.pool.query(
      `set session_replication_role = replica; update campaign set state = 'closed' where id = '${b.campaignId}'; set session_replication_role = origin`,
    );
    const { coordinatorRaunheim: who } = b.people;
    for (const [operation, input] of [
      ["survey.answer", { question: "isb", value: "ja", version: 1 }],
      ["survey.attach", { question: "konzept", file: pdf, version: 1 }],
      ["survey.carry-over", {}],
      ["survey.confirm", { section: "it" }],
      ["survey.submit", {}],
      ["survey.withdraw", {}],
      ["survey.return", { reason: "x" }],
    ] as const)
      assert.equal(await b.refused(operation === "survey.return" ? b.people.office : who, operation, input), "campaign-closed", operation);
    assert.equal((await b.open()).lock, "campaign-closed");
  });
});

test("every operation has a title and every failure a sentence, in both languages", () => {
  for (const { operation } of answerUseCases)
    for (const words of [de, en]) {
      assert.ok((words.operations as Record<string, string>)[operation.name], operation.name);
      for (const failure of operation.failures) assert.ok((words.failures as Record<string, string>)[failure], failure);
    }
});

test("saving an answer takes four statements, opening a section at most seven", async () => {
  const b = await begin();
  await b.answer("isb", { value: "ja" });
  const { pool } = b.world.test.database;
  const client = await pool.connect();
  const counted = async (work: () => Promise<unknown>) => {
    const seen = mock.method(Object.getPrototypeOf(client) as { query: (...given: unknown[]) => unknown }, "query");
    await work();
    const texts = seen.mock.calls.map(({ arguments: [first] }) => (typeof first === "object" && first !== null && "text" in first ? String(first.text) : String(first)));
    seen.mock.restore();
    return texts.filter((text) => !/^(begin|commit|rollback)|append_audit/.test(text)).length;
  };
  client.release();
  assert.equal(await counted(() => b.answer("stellen", { value: 3 })), 4);
  assert.ok((await counted(() => b.section("org"))) <= 7);
  await b.world.dispose();
});
