import assert from "node:assert/strict";
import { after, before, describe, test } from "node:test";
import { dayPlus } from "#kernel/days";
import type { Paper } from "#kernel/paper";
import { keepAppointment } from "#edge/jobs";
import { unpack } from "#platform/documents/archive";
import { dayIn } from "#topics/members/rules/members";
import { formatDate } from "#ui/dates";
import { gg, openWorld, towns, type World } from "#tests/world";
import { servicesUseCases } from "../services/usecases.ts";
import { keysUseCases } from "../keys/usecases.ts";
import { plansUseCases } from "../plans/usecases/all.ts";
import type { Charge, Levy } from "./model.ts";
import { settlementUseCases } from "./usecases.ts";

let world: World;
let keyId: string;
const here = { cooperativeId: gg };
const failure = async (operation: string, input: object, who = world.people.office) => {
  const outcome = await world.does(who, operation, { ...here, ...input });
  return outcome.status === "refused" ? outcome.failure : outcome.status;
};
const position = (stage: string, cents: string, year = 2_026) =>
  world.succeeds(world.people.office, "cost-plan.save-position", { ...here, year, stage, kind: "personnel", title: "Stelle", cents });
before(async () => {
  world = await openWorld([...servicesUseCases, ...keysUseCases, ...plansUseCases, ...settlementUseCases]);
  const saved = await world.succeeds<{ keyId: string }>(world.people.office, "cost-key.save", {
    ...here,
    title: "Kreis 40",
    shares: [
      { part: "percent", percent: "40", basis: "member", bearer: towns.kreis },
      { part: "rest", basis: "equal", circle: "without-named" },
    ],
    vat: [{ from: "2023-01-01", percent: "19" }],
  });
  ({ keyId } = saved);
});
after(() => world.dispose());

type Year = { readonly levy: Levy | null; readonly charges: readonly Charge[] };
const year = (who = world.people.steering) => world.succeeds<Year>(who, "cost-charge.list", { ...here, year: 2_026 });
const levy = (more: object = {}) => failure("cost-charge.levy", { year: 2_026, keyId, dueDays: ["2026-02-15", "2026-08-15", ""], ...more });

describe("What members pay", () => {
  test("is levied by plan and key, with due days, as often as needed until the year is settled", async () => {
    assert.equal(await levy(), "nothing-to-share");
    await position("plan", "1.000,01");
    assert.equal(await levy({ dueDays: ["2025-12-31"] }), "due-days-unclear");
    assert.equal(await levy({ keyId: "0190b0a0-0000-7000-8000-00000000000f" }), "missing");
    assert.equal(await levy({ dueDays: ["2026-08-15"] }), "done");
    assert.equal(await levy(), "done");
    const found = await year();
    assert.deepEqual(found.levy?.dueDays, ["2026-02-15", "2026-08-15"]);
    assert.deepEqual(
      found.charges.map(({ memberName, advanceCents, advanceVat }) => [memberName, advanceCents, advanceVat]),
      [
        ["kreis", 40_001, 7_600],
        ["nauheim", 20_000, 3_800],
        ["raunheim", 20_000, 3_800],
        ["stockstadt", 20_000, 3_800],
      ],
    );
  });

  test("a town hall sees its own charge and statement, and no other's", async () => {
    assert.deepEqual(
      (await year(world.people.coordinatorNauheim)).charges.map(({ memberName }) => memberName),
      ["nauheim"],
    );
    assert.equal(await failure("cost-charge.list-member", { memberId: towns.raunheim }, world.people.managementNauheim), "missing");
    assert.equal(await failure("cost-charge.statement", { memberId: towns.raunheim, year: 2_026 }, world.people.managementNauheim), "missing");
    assert.equal(await failure("cost-charge.statement", { memberId: towns.nauheim, year: 2_026 }, world.people.managementNauheim), "done");
    assert.equal(await failure("cost-charge.statements", { year: 2_026 }, world.people.managementNauheim), "forbidden");
  });

  test("is settled once by the same key, also where that was changed or withdrawn since; settlement and advances are the share", async () => {
    assert.equal(await failure("cost-charge.settle", { year: 2_025 }), "not-levied");
    assert.equal(await failure("cost-charge.settle", { year: 2_026 }), "actual-missing");
    await position("actual", "800,00");
    await world.succeeds(world.people.office, "cost-key.withdraw", { ...here, keyId });
    assert.equal(await failure("cost-charge.settle", { year: 2_026 }), "done");
    const { charges, levy: settled } = await year();
    assert.equal(settled?.actualCents, 80_000);
    assert.deepEqual(
      charges.map(({ memberName, actualCents, actualVat }) => [memberName, actualCents, actualVat]),
      [
        ["kreis", 32_000, 6_080],
        ["nauheim", 16_000, 3_040],
        ["raunheim", 16_000, 3_040],
        ["stockstadt", 16_000, 3_040],
      ],
    );
    assert.equal(await failure("cost-charge.settle", { year: 2_026 }), "already-settled");
    assert.equal(await levy(), "missing");
  });

  test("stays as it was settled, whatever is entered in the plan since, and past the use cases", async () => {
    const printed = async () =>
      JSON.stringify((await world.succeeds<{ paper: Paper }>(world.people.coordinatorNauheim, "cost-charge.statement", { memberId: towns.nauheim, year: 2_026 })).paper);
    const before = await printed();
    await position("plan", "999.000,00");
    await position("actual", "999.000,00");
    assert.equal(await printed(), before);
    for (const change of ["update cost_levy set actual_cents = 1", "delete from cost_levy", "delete from cost_charge", "update cost_charge set actual_cents = 1"])
      await assert.rejects(world.test.database.pool.query(change), { code: "RW003" });
  });

  test("follows the pieces noted in its year, where the key says so; the statement names them", async () => {
    await world.succeeds(world.people.office, "office-service.save", { ...here, title: "Lernplatz", plannedHours: 0, counts: "pieces", pieceName: "Platz" });
    const { services } = await world.succeeds<{ services: { id: string }[] }>(world.people.office, "office-service.list", here);
    const note = (line: string, day: string) => world.succeeds(world.people.office, "office-time.note", { ...here, line, day });
    await note("1 Nauheim Lernplatz", "2025-03-01");
    const { keyId: byPieces } = await world.succeeds<{ keyId: string }>(world.people.office, "cost-key.save", {
      ...here,
      title: "Nach Lernplätzen",
      shares: [{ part: "rest", basis: "pieces", figuresDay: "12-31", figuresYear: 0, services: services.map(({ id }) => id) }],
    });
    await position("plan", "100,00", 2_025);
    await position("actual", "100,00", 2_025);
    assert.equal(await levy({ year: 2_025, keyId: byPieces, dueDays: ["2025-11-15"] }), "done");
    await note("3 Raunheim Lernplatz", "2025-12-31");
    await note("9 Raunheim Lernplatz", "2026-01-01");
    assert.equal(await failure("cost-charge.settle", { year: 2_025 }), "done");
    const { charges } = await world.succeeds<Year>(world.people.steering, "cost-charge.list", { ...here, year: 2_025 });
    assert.deepEqual(
      charges.map(({ memberName, advanceCents, actualCents }) => [memberName, advanceCents, actualCents]),
      [
        ["kreis", 0, 0],
        ["nauheim", 10_000, 2_500],
        ["raunheim", 0, 7_500],
        ["stockstadt", 0, 0],
      ],
    );
    const { paper } = await world.succeeds<{ paper: Paper }>(world.people.coordinatorNauheim, "cost-charge.statement", { memberId: towns.nauheim, year: 2_025 });
    assert.match(JSON.stringify(paper), /"term":"Genutzte Stückzahl \(Lernplatz\) im Jahr 2025","value":"1"/);
  });

  test("is settled once, however many settle or levy at the same moment", async () => {
    const year2 = 2_027;
    const { keyId: anew } = await world.succeeds<{ keyId: string }>(world.people.office, "cost-key.save", {
      ...here,
      title: "Alle gleich",
      shares: [{ part: "rest", basis: "equal" }],
    });
    await position("plan", "100,00", year2);
    await position("actual", "80,00", year2);
    const again = () => levy({ year: year2, keyId: anew, dueDays: ["2027-02-15"] });
    assert.equal(await again(), "done");
    const settle = () => failure("cost-charge.settle", { year: year2 });
    const outcomes = await Promise.all([settle(), again(), settle(), again(), settle()]);
    assert.equal(outcomes.filter((one, index) => index % 2 === 0 && one === "done").length, 1, outcomes.join());
    const { levy: settled } = await world.succeeds<Year>(world.people.steering, "cost-charge.list", { ...here, year: year2 });
    assert.equal(settled?.actualCents, 8_000);
  });

  test("stands in a statement with the way it comes about, and in one paper for all", async () => {
    const { paper } = await world.succeeds<{ paper: Paper }>(world.people.coordinatorNauheim, "cost-charge.statement", { memberId: towns.nauheim, year: 2_026 });
    const [result] = paper.blocks;
    assert.ok(result?.kind === "note" && JSON.stringify(result.text).includes("47,60"), JSON.stringify(result));
    const all = await world.succeeds<{ paper: Paper }>(world.people.auditor, "cost-charge.statements", { ...here, year: 2_026 });
    assert.deepEqual(
      all.paper.blocks.flatMap((block) => (block.kind === "heading" && block.level === 1 ? [block.text] : [])),
      ["kreis", "nauheim", "raunheim", "stockstadt"],
    );
  });
});

const account = { holder: "Kreiskasse (erfunden)", iban: "de89 3704 0044 0532 0130 00", bank: "", purpose: "Kassenzeichen 7", days: 14 };
const text = (paper: Paper) => JSON.stringify(paper.blocks);
const statementOf = async (year: number) =>
  (await world.succeeds<{ paper: Paper }>(world.people.managementNauheim, "cost-charge.statement", { memberId: towns.nauheim, year })).paper;

describe("Where members pay", () => {
  test("is said by the office alone, with an IBAN that holds, over the version that was read", async () => {
    assert.equal(await failure("cost-account.save", account, world.people.managementNauheim), "forbidden");
    assert.equal(await failure("cost-account.save", { ...account, iban: "DE89 3704 0044 0532 0130 01" }), "invalid");
    assert.equal(await failure("cost-account.save", account), "done");
    assert.equal(await failure("cost-account.save", account), "account-changed");
    const read = await world.succeeds<{ account: { iban: string; version: number } }>(world.people.coordinatorNauheim, "cost-account.read", here);
    assert.deepEqual([read.account.iban, read.account.version], ["DE89370400440532013000", 1]);
  });

  test("stands in a notice of advances with every due day, amount and the words to pay with", async () => {
    const { keyId: alike } = await world.succeeds<{ keyId: string }>(world.people.office, "cost-key.save", {
      ...here,
      title: "Gleich",
      shares: [{ part: "rest", basis: "equal" }],
    });
    await position("plan", "400,00", 2_028);
    assert.equal(await levy({ year: 2_028, keyId: alike, dueDays: ["2028-02-15", "2028-08-15"] }), "done");
    const notice = text(await statementOf(2_028));
    for (const said of ["DE89 3704 0044 0532 0130 00", "Kreiskasse (erfunden)", "Kassenzeichen 7 2028 nauheim", "15.02.2028", "15.08.2028", "50,00", "am Tag ihrer Fälligkeit"])
      assert.ok(notice.includes(said), said);
  });

  test("and in a settlement with the day the balance is due; a credit is called one, with the day it is paid back, and asks for no money", async () => {
    await position("actual", "480,00", 2_028);
    assert.equal(await failure("cost-charge.settle", { year: 2_028 }), "done");
    const { levy: settled } = await world.succeeds<Year>(world.people.steering, "cost-charge.list", { ...here, year: 2_028 });
    const dueOn = formatDate(dayPlus(dayIn(world.house.clock.now()), 14), "de");
    assert.equal(settled?.balanceDueOn, dayPlus(dayIn(world.house.clock.now()), 14));
    const owed = text(await statementOf(2_028));
    for (const said of [`bis zum ${dueOn}`, "Nachzahlung: 20,00", "DE89 3704 0044 0532 0130 00", "Kassenzeichen 7 2028 nauheim"]) assert.ok(owed.includes(said), said);

    const credit = text(await statementOf(2_027));
    assert.ok(credit.includes("Guthaben: 5,00") && credit.includes("zurück"), credit);
    assert.ok(!credit.includes("DE89"), "nobody is asked to pay where there is a credit");
  });

  test("stays in a settled year as it was due, whatever is agreed for later ones; the account is the one that holds today", async () => {
    const before = (await world.succeeds<Year>(world.people.steering, "cost-charge.list", { ...here, year: 2_028 })).levy?.balanceDueOn;
    assert.equal(await failure("cost-account.save", { ...account, holder: "Neue Kasse", days: 60, version: 1 }), "done");
    assert.equal((await world.succeeds<Year>(world.people.steering, "cost-charge.list", { ...here, year: 2_028 })).levy?.balanceDueOn, before);
    assert.ok(text(await statementOf(2_028)).includes("Neue Kasse"));
  });
});

describe("Statements of all members", () => {
  const clocked = () => keepAppointment(world.house, { appointments: [], cooperatives: () => Promise.resolve([gg]) }, appointment);
  const appointment = { operation: "cost-charge.next-statements", prints: "cost-charge.keep-statements", cron: "", scope: "cooperative" as const };
  type Run = { readonly id: string; readonly kind: string; readonly printed: number; readonly files: number };
  const runs = async () => (await world.succeeds<{ runs: readonly Run[] }>(world.people.auditor, "cost-charge.list", { ...here, year: 2_026 })).runs;
  const fetched = (runId: string) => world.succeeds<{ name: string; content: Uint8Array }>(world.people.steering, "cost-charge.fetch-statements", { ...here, runId });

  test("are printed in the background: a file for each member, or all in one", async () => {
    assert.equal(await failure("cost-charge.ask-statements", { year: 2_030, kind: "zip-pdf" }), "not-levied");
    assert.equal(await failure("cost-charge.ask-statements", { year: 2_026, kind: "zip-pdf" }, world.people.auditor), "forbidden");
    const { runId } = await world.succeeds<{ runId: string }>(world.people.office, "cost-charge.ask-statements", { ...here, year: 2_026, kind: "zip-pdf" });
    assert.equal(await failure("cost-charge.fetch-statements", { runId }), "run-unfinished");
    await clocked();
    const [zip] = await runs();
    assert.ok(zip && zip.files > 1 && zip.printed === zip.files);
    const parts = unpack((await fetched(runId)).content);
    assert.equal(parts.length, zip.files);
    assert.ok(parts.every(({ name, bytes }) => name.endsWith(".pdf") && new TextDecoder().decode(bytes.slice(0, 4)) === "%PDF"));
    assert.equal(new Set(parts.map(({ name }) => name)).size, parts.length);

    const { runId: whole } = await world.succeeds<{ runId: string }>(world.people.office, "cost-charge.ask-statements", { ...here, year: 2_026, kind: "odt" });
    await clocked();
    assert.equal(new TextDecoder().decode((await fetched(whole)).content.slice(0, 2)), "PK");
    assert.deepEqual((await runs()).map(({ kind }) => kind).toSorted(), ["odt", "zip-pdf"]);
  });

  test("asked for again take the place of those before, and are seen by nobody who acts for one member", async () => {
    const zip = (await runs()).find(({ kind }) => kind === "zip-pdf");
    await world.succeeds(world.people.office, "cost-charge.ask-statements", { ...here, year: 2_026, kind: "zip-pdf" });
    assert.equal(await failure("cost-charge.fetch-statements", { runId: zip?.id }), "missing");
    assert.deepEqual((await world.succeeds<{ runs: readonly Run[] }>(world.people.managementNauheim, "cost-charge.list", { ...here, year: 2_026 })).runs, []);
    assert.equal(await failure("cost-charge.fetch-statements", { runId: zip?.id }, world.people.managementNauheim), "forbidden");
    await clocked();
    assert.ok((await runs()).every(({ printed, files }) => printed === files));
  });

  /** Past the audit trail: no use case calls two members the same, but a database may have them. */
  const call = (memberId: string, name: string) =>
    world.test.database.pool.query(`set session_replication_role = replica; update member set name = '${name}' where id = '${memberId}'; set session_replication_role = origin`);

  test("hold a file for each member, also where two are called the same", async () => {
    await call(towns.nauheim, "raunheim");
    const { runId } = await world.succeeds<{ runId: string }>(world.people.office, "cost-charge.ask-statements", { ...here, year: 2_026, kind: "zip-pdf" });
    await clocked();
    const names = unpack((await fetched(runId)).content).map(({ name }) => name);
    assert.deepEqual(names.toSorted(), ["Abrechnung 2026 kreis.pdf", "Abrechnung 2026 raunheim (2).pdf", "Abrechnung 2026 raunheim.pdf", "Abrechnung 2026 stockstadt.pdf"]);
    await call(towns.nauheim, "nauheim");
  });

  test("go when the account changes: none names one that no longer holds", async () => {
    assert.ok((await runs()).length > 0);
    assert.equal(await failure("cost-account.save", { ...account, version: 2 }), "done");
    assert.deepEqual(await runs(), []);
  });
});
