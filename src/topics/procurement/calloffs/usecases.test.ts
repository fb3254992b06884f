import assert from "node:assert/strict";
import { after, before, describe, test } from "node:test";
import type { Paper } from "#kernel/paper";
import type { Workbook } from "#kernel/sheets";
import { settingsOf } from "#platform/db/transact";
import { awardTo, buy, collect, type Bought } from "#tests/buying";
import { gg, openWorld, towns, wetterau, type World } from "#tests/world";
import { contractsUseCases } from "#topics/procurement/contracts/usecases/all";
import { demandUseCases } from "#topics/procurement/demand/usecases/all";
import type { CallOff, FrameworkLine, Saving } from "./model.ts";
import { calloffsUseCases } from "./usecases/all.ts";

let world: World;
before(async () => {
  world = await openWorld([...contractsUseCases, ...demandUseCases, ...calloffsUseCases]);
});
after(() => world.dispose());

type Read = { lines: FrameworkLine[]; callOffs: CallOff[]; savings: Saving[]; isOpen: boolean };
const read = (contractId: string, who = world.people.office) => world.succeeds<Read>(who, "framework.read", { cooperativeId: gg, contractId });
const failure = async (operation: string, input: object, who = world.people.coordinatorRaunheim) => {
  const outcome = await world.does(who, operation, input);
  return outcome.status === "refused" ? outcome.failure : outcome.status;
};
/** A framework contract of ten tests: six for Raunheim, four for Nauheim. */
const tenTests = (): Promise<Bought> =>
  buy(world, {
    office: world.people.office,
    cooperativeId: gg,
    needs: [
      { who: world.people.coordinatorRaunheim, memberId: towns.raunheim, quantities: { p1: 6 } },
      { who: world.people.coordinatorNauheim, memberId: towns.nauheim, quantities: { p1: 4 } },
    ],
  });
const order = (contractId: string, quantity: number, more: object = {}) => failure("call-off.order", { memberId: towns.raunheim, contractId, item: "p1", quantity, ...more });
const recount = async (contractId: string) => {
  const { rows } = await world.test.database.pool.query<{ called: number; sum: number }>(
    `select l.called, coalesce((select sum(quantity) from call_off o where o.contract_id = l.contract_id and o.item = l.item and o.state <> 'cancelled'), 0)::int as sum
     from framework_line l where l.contract_id = $1`,
    [contractId],
  );
  return rows;
};

describe("Calling off", () => {
  test("takes from the volume for all to see, but neighbours do not see who took; the office does", async () => {
    const { contractId } = await tenTests();
    assert.deepEqual(
      [await order(contractId, 4), await order(contractId, 7), await order(contractId, 6), await order(contractId, 1)],
      ["done", "volume-exceeded", "done", "volume-exceeded"],
    );
    const neighbour = await read(contractId, world.people.coordinatorNauheim);
    assert.deepEqual([neighbour.lines[0]?.called, neighbour.callOffs, neighbour.savings], [10, [], []]);
    assert.equal((await read(contractId)).callOffs.length, 2);
    assert.equal(await failure("call-off.order", { memberId: towns.raunheim, contractId, item: "p1", quantity: 1 }, world.people.coordinatorNauheim), "missing");
    assert.equal(await failure("call-off.order", { memberId: towns.friedberg, contractId, item: "p1", quantity: 1 }, world.people.coordinatorFriedberg), "missing");
    assert.deepEqual(await recount(contractId), [{ called: 10, sum: 10 }]);
  });

  test("is delivered, then paid; cancelled it gives its volume back, once", async () => {
    const { contractId } = await tenTests();
    await order(contractId, 10);
    const [first] = (await read(contractId)).callOffs;
    const move = (state: string, more: object = {}, who = world.people.coordinatorRaunheim) =>
      failure("call-off.move", { memberId: towns.raunheim, callOffId: first?.id, state, ...more }, who);
    assert.equal(await move("cancelled", {}, world.people.coordinatorNauheim), "missing");
    assert.deepEqual(
      [await move("paid"), await move("cancelled", { version: 7 }), await move("cancelled", { version: 1 }), await move("cancelled")],
      ["state-unreachable", "call-off-changed", "done", "state-unreachable"],
    );
    assert.deepEqual(await recount(contractId), [{ called: 0, sum: 0 }]);
    assert.equal(await order(contractId, 10), "done");
    const again = (await read(contractId)).callOffs.find(({ state }) => state === "ordered");
    for (const state of ["delivered", "paid"])
      assert.equal(await failure("call-off.move", { memberId: towns.raunheim, callOffId: again?.id, state, on: "2026-11-20" }, world.people.office), "done");
    const paid = (await read(contractId)).callOffs.find(({ id }) => id === again?.id);
    assert.deepEqual([paid?.state, paid?.deliveredOn, paid?.paidOn, (await recount(contractId))[0]?.called], ["paid", "2026-11-20", "2026-11-20", 10]);
  });

  test("at the same moment by many takes no more than there is", async () => {
    const { contractId } = await tenTests();
    const said = await Promise.all(Array.from({ length: 12 }, () => order(contractId, 3)));
    assert.deepEqual([said.filter((one) => one === "done").length, said.filter((one) => one === "volume-exceeded").length], [3, 9]);
    assert.deepEqual(await recount(contractId), [{ called: 9, sum: 9 }]);
  });

  test("is refused by the database itself, were the rule to forget it, and outside its contract", async () => {
    const { contractId } = await tenTests();
    const { pool } = world.test.database;
    const insert = `insert into call_off (cooperative_id, member_id, id, contract_id, item, quantity, unit_price, alone_price, state, ordered_at, ordered_by_name)
      values ('${gg}', '${towns.raunheim}', gen_random_uuid(), '${contractId}', 'p1', 11, 1, 1, 'ordered', now(), 'x')`;
    const actor = { ...world.people.coordinatorRaunheim, role: "coordinator", cooperativeId: gg, members: [towns.raunheim] } as const;
    const codeOf = async (claim: string, statement: string) => {
      const client = await pool.connect();
      try {
        await client.query("begin");
        await client.query(settingsOf(actor));
        await client.query("select set_config('app.claim', $1, true)", [claim]);
        await client.query(statement);
        return "done";
      } catch (error) {
        return error instanceof Error && "code" in error ? error.code : String(error);
      } finally {
        await client.query("rollback");
        client.release();
      }
    };
    assert.equal(await codeOf(`call-off:${contractId}`, insert), "23514", "more than the volume");
    assert.equal(await codeOf("", insert.replace("11, 1, 1", "1, 1, 1")), "42501", "not counted");
    assert.equal(await codeOf(`call-off:${contractId}`, "update framework_line set quantity = 99"), "42501", "the volume itself is not theirs");
    assert.deepEqual(await recount(contractId), [{ called: 0, sum: 0 }]);
  });

  test("tells the office when four fifths are gone, once", async () => {
    const { contractId } = await tenTests();
    const letters = async () => (await world.test.database.pool.query("select from mail where kind = 'volume-warning' and body like $1", [`%${contractId}%`])).rows.length;
    await order(contractId, 7);
    assert.equal(await letters(), 0);
    await order(contractId, 1);
    await order(contractId, 2);
    assert.equal(await letters(), 1);
  });

  test("holds the supplier of its contract: only what nobody has called off from, or where all was cancelled, may go to another", async () => {
    const { contractId, supplierId } = await tenTests();
    const { supplierId: other } = await world.succeeds<{ supplierId: string }>(world.people.office, "supplier.save-central", { cooperativeId: gg, name: `Anderer ${contractId}` });
    const agreed = { cooperativeId: gg, contractId, title: "Rahmenvertrag", startsOn: "2026-01-01", processing: "none" };
    assert.equal(await order(contractId, 2), "done");
    assert.equal(await failure("contract.save-central", { ...agreed, supplierId: other }, world.people.office), "supplier-called-off");
    assert.equal(await failure("contract.save-central", { ...agreed, supplierId, title: "Anders genannt" }, world.people.office), "done", "everything else may change");
    const [standing] = (await read(contractId)).callOffs;
    assert.equal(await failure("call-off.move", { memberId: towns.raunheim, callOffId: standing?.id, state: "cancelled" }, world.people.coordinatorRaunheim), "done");
    assert.equal(await failure("contract.save-central", { ...agreed, supplierId: other }, world.people.office), "done");
  });

  test("ends with the contract", async () => {
    const { contractId, supplierId } = await tenTests();
    const ended = { cooperativeId: gg, contractId, version: 1, supplierId, title: "Alt", startsOn: "2026-01-01", endsOn: "2026-11-22", processing: "none" };
    await world.succeeds(world.people.office, "contract.save-central", ended);
    assert.deepEqual([await order(contractId, 1), (await read(contractId)).isOpen], ["framework-closed", false]);
  });
});

describe("A framework contract", () => {
  test("takes its volume from the award, belongs to the bidder who got it, and is concluded once", async () => {
    const { purchaseId, supplierId, contractId } = await tenTests();
    const { lines } = await read(contractId);
    assert.deepEqual(
      lines.map(({ quantity, unitPrice, alonePrice, called }) => [quantity, unitPrice, alonePrice, called]),
      [[10, 300_000, 400_000, 0]],
    );
    const office = world.people.office;
    const conclude = (more: object, who = office) => failure("framework.conclude", { cooperativeId: gg, purchaseId, lot: "l1", contractId, ...more }, who);
    const other = await world.succeeds<{ supplierId: string }>(office, "supplier.save-central", { cooperativeId: gg, name: "Andere Firma" });
    const agreed = { cooperativeId: gg, title: "Anderer", startsOn: "2026-01-01", processing: "none" };
    const foreign = await world.succeeds<{ contractId: string }>(office, "contract.save-central", { ...agreed, supplierId: other.supplierId });
    const second = await world.succeeds<{ contractId: string }>(office, "contract.save-central", { ...agreed, supplierId });
    assert.deepEqual(
      [await conclude({}), await conclude({ contractId: foreign.contractId }), await conclude({ contractId: second.contractId }), await conclude({ lot: "l2" })],
      ["framework-there", "supplier-differs", "framework-there", "lot-not-awarded"],
    );
    assert.equal(await conclude({}, world.people.coordinatorRaunheim), "forbidden");
    assert.equal(await failure("framework.read", { cooperativeId: wetterau, contractId }, world.people.officeWetterau), "missing");
  });

  test("saves each member what alone would have cost more; a member's own price alone counts before the office's", async () => {
    const { coordinatorRaunheim, coordinatorNauheim, office } = world.people;
    const needs = [
      { who: coordinatorRaunheim, memberId: towns.raunheim, quantities: { p1: 2 } },
      { who: coordinatorNauheim, memberId: towns.nauheim, quantities: { p1: 3 } },
    ];
    const buying = { office, cooperativeId: gg, needs, sign: "Ersparnis" };
    const purchaseId = await collect(world, buying);
    await world.succeeds(coordinatorRaunheim, "purchase.answer", { memberId: towns.raunheim, purchaseId, quantities: { p1: 2 }, alonePrices: { p1: "3.500,25" } });
    const { supplierId } = await awardTo(world, buying, purchaseId);
    const agreed = { cooperativeId: gg, supplierId, title: "Rahmen Ersparnis", startsOn: "2026-01-01", processing: "none" };
    const { contractId } = await world.succeeds<{ contractId: string }>(office, "contract.save-central", agreed);
    await world.succeeds(office, "framework.conclude", { cooperativeId: gg, purchaseId, lot: "l1", contractId });
    await order(contractId, 2);
    await failure("call-off.order", { memberId: towns.nauheim, contractId, item: "p1", quantity: 1 }, coordinatorNauheim);
    const { savings } = await read(contractId);
    assert.deepEqual(
      savings.map(({ memberName, alone, pooled }) => [memberName, alone, pooled]),
      [
        ["nauheim", 400_000, 300_000],
        ["raunheim", 700_050, 600_000],
      ],
    );
    assert.deepEqual(
      (await read(contractId, coordinatorNauheim)).savings.map(({ memberName }) => memberName),
      ["nauheim"],
    );
    const listed = async (who = office) => (await world.succeeds<{ savings: Saving[] }>(who, "framework.list", { cooperativeId: gg })).savings;
    const [all, own] = [await listed(), await listed(coordinatorNauheim)];
    assert.deepEqual([all.map(({ memberName }) => memberName), own.map(({ memberName }) => memberName)], [["nauheim", "raunheim"], ["nauheim"]]);

    const { paper } = await world.succeeds<{ paper: Paper }>(office, "framework.volume-paper", { cooperativeId: gg, contractId });
    for (const said of ["7.000,50", "6.000,00", "1.000,50", "2.000,50"]) assert.ok(JSON.stringify(paper).includes(said), said);
    const { workbook } = await world.succeeds<{ workbook: Workbook }>(coordinatorNauheim, "framework.export", { cooperativeId: gg, format: "csv" });
    assert.ok(workbook.sheets.every(({ columns, rows }) => rows.every((row) => row.length === columns.length)));
    assert.doesNotMatch(JSON.stringify(workbook), /raunheim/);
  });
});
