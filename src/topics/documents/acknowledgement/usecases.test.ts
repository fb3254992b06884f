import assert from "node:assert/strict";
import { after, before, describe, test } from "node:test";
import type { Paper } from "#kernel/paper";
import { perform } from "#edge/perform";
import { smallDirective } from "#tests/documents";
import { printedSlips, putForward, readingDepartmentsOf } from "#tests/planting-acknowledgement";
import { onePixel } from "#tests/planting-training";
import { gg, openWorld, towns, type World } from "#tests/world";
import { membersUseCases } from "#topics/members/usecases";
import { modelsUseCases } from "#topics/documents/models/usecases/all";
import { documentsUseCases } from "#topics/documents/variants/usecases/all";
import { acknowledgementUseCases } from "./usecases/all.ts";

type Sum = { readonly confirmed: number; readonly publishedOn: string } | null;
type Shown = {
  readonly state: string;
  readonly numbered: boolean;
  readonly sum: Sum;
  readonly rest: Sum;
  readonly openSlips: boolean;
  readonly departments: readonly {
    readonly id: string;
    readonly name: string;
    readonly people: number;
    readonly slips: number;
    readonly sum: Sum;
    readonly open: readonly number[] | null;
  }[];
  readonly sheets: readonly { readonly id: string; readonly people: number; readonly fileName: string }[];
};
type Door = { readonly stage: string; readonly reason?: string; readonly title?: string; readonly text?: { readonly sections: readonly unknown[] } };

describe("Acknowledgement of a document", () => {
  let world: World;
  let documentId = "";
  let acknowledgementId = "";
  let unitId = "";
  let codes: string[] = [];
  const memberId = towns.raunheim;
  const house = () => ({ memberId, coordinator: world.people.coordinatorRaunheim });
  const act = <Value = unknown>(operation: string, input: object = {}, who = world.people.coordinatorRaunheim) =>
    world.succeeds<Value>(who, operation, { memberId, acknowledgementId, ...input });
  const tries = (operation: string, input: object = {}, who = world.people.coordinatorRaunheim) => world.does(who, operation, { memberId, acknowledgementId, ...input });
  const shown = () => act<Shown>("acknowledgement.read");
  const knock = (operation: "open" | "confirm", code: string) => world.succeeds<Door>(world.people.stranger, `acknowledgement.${operation}`, { code });
  const count = () => world.succeeds<{ forgotten: number }>(world.people.clock, "acknowledgement.take-figures", { cooperativeId: gg });

  /** A version of the directive as it comes into force. */
  async function release(version: string): Promise<string> {
    const file = { name: "muster.md", bytes: new TextEncoder().encode(smallDirective({ version, satz: `Satz von ${version}.` })) };
    const { modelId } = await world.succeeds<{ modelId: string }>(world.people.office, "document-model.import", { cooperativeId: gg, file });
    await world.succeeds(world.people.office, "document-model.publish", { cooperativeId: gg, modelId, revision: 1 });
    const started = await act<{ documentId: string }>("document.start", { key: "passwoerter" });
    await act("document.submit", { documentId: started.documentId, version: 1 });
    await act("document.release", { documentId: started.documentId, version: 2 }, world.people.managementRaunheim);
    return started.documentId;
  }

  before(async () => {
    world = await openWorld([...membersUseCases, ...modelsUseCases, ...documentsUseCases, ...acknowledgementUseCases]);
    unitId = (await act<{ id: string }>("unit.add", { name: "Bürgerbüro", kind: "department" })).id;
  });
  after(() => world.dispose());

  test("only a released version is put forward, with a deadline to come and people in some department", async () => {
    const file = { name: "muster.md", bytes: new TextEncoder().encode(smallDirective({ key: "entwurf" })) };
    const { modelId } = await world.succeeds<{ modelId: string }>(world.people.office, "document-model.import", { cooperativeId: gg, file });
    await world.succeeds(world.people.office, "document-model.publish", { cooperativeId: gg, modelId, revision: 1 });
    const draft = await act<{ documentId: string }>("document.start", { key: "entwurf" });
    const asked = { dueOn: "2026-12-18", people: { house: 6 } };
    assert.deepEqual(await tries("acknowledgement.start", { ...asked, documentId: draft.documentId }), { status: "refused", failure: "document-not-released" });
    assert.deepEqual(await tries("acknowledgement.prepare", { documentId: draft.documentId }), { status: "refused", failure: "document-not-released" });
    documentId = await release("2026.1");
    assert.deepEqual(await tries("acknowledgement.start", { ...asked, documentId, dueOn: "2026-11-22" }), { status: "refused", failure: "deadline-in-past" });
    assert.deepEqual(await tries("acknowledgement.start", { ...asked, documentId, people: { house: "" } }), { status: "refused", failure: "no-departments" });
    assert.deepEqual(await tries("acknowledgement.start", { ...asked, documentId, people: { fremd: 4 } }), { status: "missing" });
    const form = await act<{ dueOn: string; departments: { key: string; people: number | null }[] }>("acknowledgement.prepare", { documentId });
    assert.equal(form.dueOn, "2026-12-21");
    assert.ok(form.departments.some(({ key }) => key === unitId) && form.departments.some(({ key }) => key === "house"));
    acknowledgementId = await putForward(world, house(), { documentId, people: { [unitId]: "12", house: "3" }, note: "Bitte bis Weihnachten." });
    assert.deepEqual(await tries("acknowledgement.start", { ...asked, documentId }), { status: "refused", failure: "acknowledgement-exists" });
  });

  test("every person has a slip; the database spells no code, and without an agreement no slip has a number", async () => {
    const { departments, numbered } = await shown();
    assert.deepEqual(
      departments.map(({ people, slips }) => [people, slips]),
      [
        [3, 3],
        [12, 12],
      ],
    );
    assert.equal(numbered, false);
    const cards = await printedSlips(world, house(), { acknowledgementId, departmentId: departments[1]?.id ?? "" });
    codes = cards.map(({ code }) => code);
    assert.equal(new Set(codes).size, 12);
    assert.ok(cards.every(({ lines }) => lines.every((line) => !/Nr\./.test(line))));
    const kept = JSON.stringify((await world.test.database.pool.query("select * from acknowledgement_slip")).rows);
    for (const code of codes) assert.equal(kept.includes(code) || kept.includes(code.replace("-", "")), false);
    assert.deepEqual(
      (await printedSlips(world, house(), { acknowledgementId, departmentId: departments[1]?.id ?? "" })).map(({ code }) => code),
      codes,
      "printed again, the same",
    );
  });

  test("a code opens the finished text however it is typed, and confirms it; nothing tells whether it has", async () => {
    const [code = ""] = codes;
    const opened = await knock("open", ` ${code.toLowerCase().replace("-", " ")} `);
    assert.equal(opened.stage, "complete");
    assert.ok(JSON.stringify(opened.text).includes("Satz von 2026.1."));
    assert.deepEqual(await knock("open", "AAAAA-AAAAA"), { stage: "refused", reason: "code-wrong" });
    assert.deepEqual(await knock("confirm", "AAAAA-AAAAA"), { stage: "refused", reason: "code-wrong" });
    const first = await knock("confirm", code);
    assert.deepEqual(await knock("confirm", code), first, "said twice it sounds the same");
    const again = await knock("open", code);
    const other = await knock("open", codes[1] ?? "");
    assert.deepEqual(Object.keys(again), Object.keys(other));
    assert.deepEqual({ ...again, code: "" }, { ...other, code: "" }, "whoever printed the slips learns nothing by trying them");
    const { rows } = await world.test.database.pool.query<{ count: string }>("select count(*) from acknowledgement_confirmation");
    assert.equal(rows[0]?.count, "1");
  });

  test("nothing is said before Monday; then whole fives, small departments together, and the office hears the house's sum", async () => {
    for (const code of codes.slice(0, 7)) await knock("confirm", code);
    assert.deepEqual([(await shown()).sum, (await shown()).departments.map(({ open }) => open)], [null, [null, null]]);
    await count();
    const { departments, rest, sum, openSlips } = await shown();
    assert.deepEqual([departments.map((one) => one.sum?.confirmed ?? null), rest?.confirmed, sum?.confirmed, openSlips], [[null, 5], 0, 5, false]);
    type Matrix = { documents: { key: string }[]; members: { memberId: string; shown: boolean; cells: ({ people: number; sum: Sum } | null)[] }[] };
    const matrix = await world.succeeds<Matrix>(world.people.office, "acknowledgement.adoption", { cooperativeId: gg });
    const row = matrix.members.find((one) => one.memberId === memberId);
    assert.deepEqual([row?.cells[0]?.people, row?.cells[0]?.sum?.confirmed], [15, 5]);
    assert.ok(matrix.members.filter((one) => one.memberId !== memberId).every(({ cells }) => cells.every((cell) => cell === null)));
  });

  test("a figure that could speak of fewer than five cannot even be written", async () => {
    const row = (confirmed: number) => `insert into acknowledgement_figure values ('${gg}', '${memberId}', '${acknowledgementId}', 'x', '2026-11-23', ${confirmed})`;
    for (const confirmed of [-5, 1, 3, 4, 6]) await assert.rejects(world.test.database.pool.query(row(confirmed)), /acknowledgement_figure_confirmed_check/);
  });

  test("a list signed by hand is printed, comes back as a scan, counts apart, and can be taken back", async () => {
    const [, department] = (await shown()).departments;
    const departmentId = department?.id ?? "";
    const { paper } = await act<{ paper: Paper }>("acknowledgement.signing-list", { departmentId });
    const table = paper.blocks.find((block) => block.kind === "table");
    assert.equal(table?.kind === "table" && table.rows.length, 12);
    const sheet = { departmentId, signedOn: "2026-11-23", people: 5, file: { name: "liste.png", bytes: onePixel } };
    assert.deepEqual(await tries("acknowledgement.hand-in-sheet", { ...sheet, signedOn: "2026-11-24" }), { status: "refused", failure: "day-in-future" });
    assert.deepEqual(await tries("acknowledgement.hand-in-sheet", { ...sheet, file: { name: "liste.html", bytes: onePixel } }), {
      status: "refused",
      failure: "file-kind-refused",
    });
    assert.deepEqual(await tries("acknowledgement.hand-in-sheet", { ...sheet, people: 13 }), { status: "refused", failure: "too-many-signatures" });
    const { sheetId } = await act<{ sheetId: string }>("acknowledgement.hand-in-sheet", sheet);
    const fetched = await act<{ mediaType: string; content: Uint8Array }>("acknowledgement.sheet", { sheetId });
    assert.deepEqual([fetched.mediaType, fetched.content.length], ["image/png", onePixel.length]);
    assert.deepEqual(await tries("acknowledgement.sheet", { sheetId }, world.people.coordinatorNauheim), { status: "missing" });
    world.clock.set(new Date("2026-11-30T05:10:00Z"));
    await count();
    assert.equal((await shown()).departments[1]?.sum?.confirmed, 10);
    const files = async () => (await world.test.database.pool.query("select from stored_file where member_id = $1 and name = 'liste.png'", [memberId])).rowCount;
    assert.equal(await files(), 1);
    await act("acknowledgement.drop-sheet", { sheetId });
    assert.equal(await files(), 0, "its scan is gone too");
    assert.deepEqual([(await shown()).sheets, await tries("acknowledgement.sheet", { sheetId })], [[], { status: "missing" }]);
  });

  test("a lost slip is replaced by one more, under the next number", async () => {
    const departmentId = (await shown()).departments[1]?.id ?? "";
    assert.deepEqual(await act("acknowledgement.add-slips", { departmentId, count: 2 }), { slips: 14 });
    assert.equal((await printedSlips(world, house(), { acknowledgementId, departmentId })).length, 14);
  });

  test("reminders go to the coordinator a week before, a day before and a week after, each once", async () => {
    const remind = async (day: string) => {
      world.clock.set(new Date(`${day}T08:25:00Z`));
      return (await world.succeeds<{ letters: number }>(world.people.clock, "acknowledgement.remind-due", { cooperativeId: gg })).letters;
    };
    const sent = [await remind("2026-12-10"), await remind("2026-12-11"), await remind("2026-12-11"), await remind("2026-12-17"), await remind("2026-12-25")];
    assert.deepEqual(
      sent.map((letters) => letters > 0),
      [false, true, false, true, true],
    );
    const { rows } = await world.test.database.pool.query<{ body: string; member_id: string }>("select body, member_id from mail where kind = 'acknowledgement-reminder'");
    assert.ok(rows.length > 0 && rows.every(({ body, member_id }) => member_id === memberId && body.includes(`/kenntnisnahmen/${acknowledgementId}`)));
  });

  test("open slips are seen only after the management has settled it, not for what began before, and by nobody else", async () => {
    const settle = (openSlips: string, who = world.people.managementRaunheim) =>
      tries("acknowledgement-agreement.choose", { openSlips, basis: "Dienstvereinbarung", agreedOn: "2026-12-01" }, who);
    assert.equal((await settle("yes", world.people.coordinatorRaunheim)).status, "forbidden");
    assert.deepEqual(await settle("no"), { status: "refused", failure: "agreement-stands" });
    assert.equal((await settle("yes")).status, "done");
    const before = await shown();
    assert.deepEqual([before.openSlips, before.departments.map(({ open }) => open)], [false, [null, null]]);
    const { rows } = await world.test.database.pool.query<{ count: string }>("select count(*) from acknowledgement_confirmation");
    assert.equal(rows[0]?.count, "7");
  });

  test("a new version asks again: it is proposed, the old slips open nothing, the old figures stay; now with numbers", async () => {
    const first = acknowledgementId;
    await act("document.publish", { documentId, inForceOn: "2026-12-01" });
    const renewed = await release("2026.2");
    const { proposals } = await act<{ proposals: { documentId: string; again: boolean }[] }>("acknowledgement.list");
    assert.deepEqual(
      proposals.filter(({ again }) => again).map((one) => one.documentId),
      [renewed],
    );
    const form = await act<{ departments: { key: string; people: number | null }[] }>("acknowledgement.prepare", { documentId: renewed });
    assert.equal(form.departments.find(({ key }) => key === unitId)?.people, 12, "the people of the time before");
    acknowledgementId = await putForward(world, house(), { documentId: renewed, people: { [unitId]: 6 }, note: "" }).catch(() => "");
    assert.equal(acknowledgementId, "", "its deadline would be over");
    acknowledgementId = (await act<{ acknowledgementId: string }>("acknowledgement.start", { documentId: renewed, dueOn: "2027-01-29", people: { [unitId]: 6 } }))
      .acknowledgementId;
    assert.deepEqual(await knock("open", codes[9] ?? ""), { stage: "refused", reason: "acknowledgement-closed" });
    await act("document.publish", { documentId: renewed, inForceOn: "2026-12-20" });
    assert.deepEqual(await knock("open", codes[9] ?? ""), { stage: "refused", reason: "document-superseded" });
    const old = await world.succeeds<Shown>(world.people.coordinatorRaunheim, "acknowledgement.read", { memberId, acknowledgementId: first });
    assert.deepEqual([old.state, old.sum?.confirmed], ["closed", 10]);

    const [department] = await readingDepartmentsOf(world, house(), acknowledgementId);
    const cards = await printedSlips(world, house(), { acknowledgementId, departmentId: department?.id ?? "" });
    assert.deepEqual(
      cards.map(({ lines }) => /Nr\. (\d+)/.exec(lines.join(" "))?.[1]),
      ["1", "2", "3", "4", "5", "6"],
    );
    await knock("confirm", cards[1]?.code ?? "");
    const now = await shown();
    assert.deepEqual([now.openSlips, now.departments[0]?.open], [true, [1, 3, 4, 5, 6]]);
    assert.equal((await tries("acknowledgement.read", {}, world.people.office)).status, "forbidden");
    assert.equal((await tries("acknowledgement.read", {}, world.people.coordinatorNauheim)).status, "missing");

    assert.equal(
      (await tries("acknowledgement-agreement.choose", { openSlips: "no", basis: "Gekündigt", agreedOn: "2026-12-20" }, world.people.managementRaunheim)).status,
      "done",
    );
    const ended = await shown();
    assert.deepEqual([ended.openSlips, ended.departments[0]?.open], [false, null], "taken back, at once");

    await knock("confirm", cards[3]?.code ?? "");
    world.clock.set(new Date(world.clock.now().getTime() + 60_000));
    await act("acknowledgement-agreement.choose", { openSlips: "yes", basis: "Wieder vereinbart", agreedOn: "2026-12-20" }, world.people.managementRaunheim);
    const again = await shown();
    assert.deepEqual([again.openSlips, again.departments[0]?.open], [false, null], "what was confirmed while nobody saw it stays unseen");
    const seen = await world.test.database.pool.query<{ policy: string }>("select qual as policy from pg_policies where policyname = 'open_slips'");
    assert.match(seen.rows[0]?.policy ?? "", /acknowledgements_with_open_slips/, "the database itself says the same");
  });

  test("who is signed in confirms without a name: neither the trail nor a kept request says who", async () => {
    const someone = world.people.coordinatorNauheim;
    const heads = async () =>
      (await world.test.database.pool.query<{ kept: string }>("select coalesce(max(number), 0) as kept from audit_event where chain = 'installation'")).rows[0]?.kept;
    const known = await heads();
    const [department] = await readingDepartmentsOf(world, house(), acknowledgementId);
    const cards = await printedSlips(world, house(), { acknowledgementId, departmentId: department?.id ?? "" });
    for (const operation of ["acknowledgement.open", "acknowledgement.confirm"] as const) {
      const outcome = await perform(world.house, operation, { code: cards[2]?.code }, { principal: someone, door: "page", once: "doppelt" });
      assert.equal(outcome.status === "done" && (outcome.value as Door).stage, "complete");
    }
    const { rows } = await world.test.database.pool.query("select person_id, person_name, entry from audit_event where chain = 'installation' and number > $1", [known]);
    assert.equal(rows.length, 2);
    assert.ok(rows.every(({ person_id, person_name, entry }) => person_id === null && person_name === "" && !String(entry).includes(someone.name)));
    assert.deepEqual((await world.test.database.pool.query("select from idempotency where operation in ('acknowledgement.open', 'acknowledgement.confirm')")).rows, []);
  });

  test("a code that opens nothing keeps nothing", async () => {
    const trail = async () => (await world.test.database.pool.query<{ kept: string }>("select count(*) as kept from audit_event where chain = 'installation'")).rows[0]?.kept;
    const before = await trail();
    for (const operation of ["open", "confirm"] as const) assert.equal((await knock(operation, "AAAAA-AAAAA")).stage, "refused");
    assert.equal(await trail(), before);
  });

  test("what the door does stands in no member's trail", async () => {
    const { rows } = await world.test.database.pool.query<{ chain: string; object: string }>(
      "select distinct chain, object from audit_event where operation in ('acknowledgement.open', 'acknowledgement.confirm')",
    );
    assert.deepEqual(rows, [{ chain: "installation", object: "acknowledgement" }]);
  });

  test("closed, no code opens anything; thirty days later slips and confirmations are gone, figures and lists stay", async () => {
    const [department] = await readingDepartmentsOf(world, house(), acknowledgementId);
    const [card] = await printedSlips(world, house(), { acknowledgementId, departmentId: department?.id ?? "" });
    await act("acknowledgement.close");
    assert.deepEqual(await tries("acknowledgement.close"), { status: "refused", failure: "acknowledgement-closed" });
    assert.deepEqual(await tries("acknowledgement.add-slips", { departmentId: department?.id, count: 1 }), { status: "refused", failure: "acknowledgement-closed" });
    assert.deepEqual(await knock("open", card?.code ?? ""), { stage: "refused", reason: "acknowledgement-closed" });
    world.clock.set(new Date(world.clock.now().getTime() + 31 * 86_400_000));
    assert.equal((await count()).forgotten, 3 + 12 + 2 + 6);
    for (const table of ["acknowledgement_slip", "acknowledgement_confirmation"]) {
      const { rows } = await world.test.database.pool.query<{ count: string }>(`select count(*) from ${table}`);
      assert.equal(rows[0]?.count, "0", table);
    }
    assert.deepEqual(await tries("acknowledgement.slips", { departmentId: department?.id }), { status: "refused", failure: "no-slips" });
    assert.deepEqual(await knock("open", card?.code ?? ""), { stage: "refused", reason: "code-wrong" });
  });
});
