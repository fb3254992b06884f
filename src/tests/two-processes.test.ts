/** Two processes of the product on one database: what one has done, or taken away, holds in the other with the very next request. */
import assert from "node:assert/strict";
import { after, before, describe, test } from "node:test";
import type { Principal } from "#kernel/operation";
import { newId } from "#platform/ids";
import { fingerprint, newSecret } from "#platform/secrets";
import { checkUseCases } from "#topics/assessment/checks/usecases/all";
import { calloffsUseCases } from "#topics/procurement/calloffs/usecases/all";
import { contractsUseCases } from "#topics/procurement/contracts/usecases/all";
import { demandUseCases } from "#topics/procurement/demand/usecases/all";
import { buy } from "./buying.ts";
import { startProduct, type Product } from "./e2e/product.ts";
import { engine } from "./engine.ts";
import { plantCatalogue, plantChecks } from "./shared.ts";
import { answerByChance, issueToAll, plantThirteen, shows, thirteen, type Standings } from "./standings.ts";
import { plantRows, plantSurvey } from "./survey.ts";
import { gg, openWorld, towns, type World } from "./world.ts";

const { raunheim: memberId, nauheim } = towns;

/** What an operation answers: done with a value, or refused with a status. */
type Said = { readonly status: number; readonly value: unknown; readonly cookie: string };

type Proof = { readonly cookie: string } | { readonly token: string };

async function ask({ url }: Product, operation: string, input: Readonly<Record<string, unknown>>, { method, proof }: { method: "GET" | "POST"; proof?: Proof }): Promise<Said> {
  const query = method === "GET" ? `?${new URLSearchParams(Object.entries(input).map(([name, value]) => [name, String(value)])).toString()}` : "";
  const known = proof === undefined ? {} : "cookie" in proof ? { cookie: `__Host-ringwall=${proof.cookie}` } : { authorization: `Bearer ${proof.token}` };
  const response = await fetch(`${url}/api/${operation}${query}`, {
    method,
    headers: { "sec-fetch-site": "same-origin", accept: "application/json", "content-type": "application/json", ...known },
    ...(method === "POST" ? { body: JSON.stringify(input) } : {}),
  });
  const { value } = (await response.json()) as { value?: unknown };
  return { status: response.status, value, cookie: /__Host-ringwall=([^;]+)/.exec(response.headers.get("set-cookie") ?? "")?.[1] ?? "" };
}

/** Somebody at the doors of both processes. */
function visitor(proof: Proof) {
  const reads = async <Value>(where: Product, operation: string, input: Readonly<Record<string, unknown>>): Promise<Value> => {
    const said = await ask(where, operation, input, { method: "GET", proof });
    assert.equal(said.status, 200, `${operation} ${JSON.stringify(said)}`);
    return said.value as Value;
  };
  const writes = async <Value>(where: Product, operation: string, input: Readonly<Record<string, unknown>>): Promise<Value> => {
    const said = await ask(where, operation, input, { method: "POST", proof });
    assert.equal(said.status, 200, `${operation} ${JSON.stringify(said)}`);
    return said.value as Value;
  };
  const statusOf = async (where: Product, operation: string, input: Readonly<Record<string, unknown>>): Promise<number> =>
    (await ask(where, operation, input, { method: "GET", proof })).status;
  return { reads, writes, statusOf };
}

/** A session of somebody of the cast, as signing in leaves it. */
async function openSession(world: World, { personId }: Principal) {
  const [secret, id] = [`s_${newSecret()}`, newId()];
  await plantRows(
    world,
    `insert into account (person_id, activated_at, password_changed_at, second_factor_at) values ('${personId}', now(), now(), now()) on conflict do nothing;
     insert into session (id, person_id, credential, stage, opened_at, expires_at, device) values ('${id}', '${personId}', '${fingerprint(secret)}', 'complete', now(), now() + interval '1 hour', 'Probe')`,
  );
  return { id, cookie: secret, ...visitor({ cookie: secret }) };
}

describe("two processes on one database", { skip: engine !== "postgresql" }, () => {
  let world: World;
  let campaignId: string;
  let checkId: string;
  let standings: Standings;
  const running: Product[] = [];
  let [one, other] = [] as unknown as [Product, Product];
  before(async () => {
    world = await openWorld([...checkUseCases, ...contractsUseCases, ...demandUseCases, ...calloffsUseCases]);
    ({ campaignId } = await plantSurvey(world));
    const catalogue = await plantCatalogue(world, { cooperativeId: gg });
    const { checks } = await plantChecks(world, catalogue, { office: world.people.office, members: [memberId] });
    checkId = checks.get(memberId) ?? "";
    await plantThirteen(world);
    standings = await issueToAll(world);
    await answerByChance(world, standings, 1);
    const start = async () => {
      const product = await startProduct({ directory: world.test.directory, env: { DATABASE_URL: world.test.url ?? "" } });
      running.push(product);
      return product;
    };
    // At the same time, as whoever operates them starts them.
    const started = await Promise.allSettled([start(), start()]);
    for (const each of started) if (each.status === "rejected") throw each.reason;
    [one, other] = running as [Product, Product];
  });
  after(async () => {
    await Promise.all(running.map((product) => product.stop()));
    await world.dispose();
  });

  const yesterday = () => new Date(Date.now() - 86_400_000).toISOString().slice(0, 10);

  test("an office that has ended opens nothing any more", async () => {
    const [office, coordinator] = [await openSession(world, world.people.office), await openSession(world, world.people.coordinatorNauheim)];
    await coordinator.reads(other, "check.mine", { memberId: nauheim });
    const { rows } = await world.test.database.pool.query<{ id: string }>("select id from assignment where person_id = $1", [world.people.coordinatorNauheim.personId]);
    await office.writes(one, "person.relieve", { memberId: nauheim, assignmentId: rows[0]?.id, lastDay: yesterday() });
    assert.notEqual(await coordinator.statusOf(other, "check.mine", { memberId: nauheim }), 200);
  });

  test("a session and a token that were revoked open nothing any more", async () => {
    const [here, elsewhere] = [await openSession(world, world.people.managementNauheim), await openSession(world, world.people.managementNauheim)];
    const { token, id } = await here.writes<{ token: string; id: string }>(one, "token.create", { name: "Probe" });
    const machine = visitor({ token });
    await elsewhere.reads(other, "check.mine", { memberId: nauheim });
    await machine.reads(other, "check.mine", { memberId: nauheim });
    await here.writes(one, "session.revoke", { sessionId: elsewhere.id });
    assert.equal(await elsewhere.statusOf(other, "check.mine", { memberId: nauheim }), 401);
    await here.writes(one, "token.revoke", { tokenId: id });
    assert.equal(await machine.statusOf(other, "check.mine", { memberId: nauheim }), 401);
  });

  test("a member that shows less is seen less", async () => {
    const [office, management] = [await openSession(world, world.people.office), await openSession(world, world.people.managementRaunheim)];
    const rows = async () => (await office.reads<{ rows: readonly unknown[] }>(other, "check.open", { memberId, checkId })).rows.length;
    await management.writes(one, "visibility.choose", { memberId, dataClass: "detail" });
    assert.equal(await rows(), 6);
    await management.writes(one, "visibility.choose", { memberId, dataClass: "status" });
    assert.equal(await rows(), 0);
    await management.writes(one, "visibility.choose", { memberId, dataClass: "aggregate" });
    assert.equal(await office.statusOf(other, "check.open", { memberId, checkId }), 404);
    await management.writes(one, "visibility.choose", { memberId, dataClass: "detail" });
    assert.equal(await rows(), 6);
  });

  test("sections that were taken back are closed to whoever had them", async () => {
    const coordinator = await openSession(world, world.people.coordinatorRaunheim);
    const { delegationId, code } = await coordinator.writes<{ delegationId: string; code: string }>(one, "delegation.create", {
      memberId,
      campaignId,
      sections: ["org"],
      name: "Hauptamt",
    });
    const { cookie } = await ask(other, "delegation.enter", { delegationId, code }, { method: "POST" });
    const helper = visitor({ cookie });
    const place = { memberId, campaignId, section: "org" };
    await helper.reads(other, "survey.section", place);
    await coordinator.writes(one, "delegation.revoke", { memberId, delegationId });
    assert.equal(await helper.statusOf(other, "survey.section", place), 401);
  });

  test("an answer given here is read there, again and again", async () => {
    const coordinator = await openSession(world, world.people.coordinatorRaunheim);
    for (let turn = 0; turn < 10; turn += 1) {
      const [writes, reads] = turn % 2 === 0 ? [one, other] : [other, one];
      await coordinator.writes(writes, "survey.answer", { memberId, campaignId, question: "stellen", value: turn, version: turn });
      const { questions } = await coordinator.reads<{ questions: { question: { key: string }; value: unknown }[] }>(reads, "survey.section", {
        memberId,
        campaignId,
        section: "org",
      });
      assert.equal(questions.find(({ question }) => question.key === "stellen")?.value, turn);
      const status = turn % 2 === 0 ? "yes" : "no";
      await coordinator.writes(writes, "check.answer", { memberId, checkId, requirement: "bak.1", status, version: turn });
      const { rows } = await coordinator.reads<{ rows: { key: string; effective: string | null }[] }>(reads, "check.open", { memberId, checkId });
      assert.equal(rows.find(({ key }) => key === "bak.1")?.effective, status);
      const { total } = await coordinator.reads<{ total: { yes: number; no: number } }>(reads, "check.overview", { memberId, checkId });
      assert.deepEqual([total.yes, total.no], turn % 2 === 0 ? [1, 0] : [0, 1]);
    }
  });

  test("an evaluation kept in memory here follows what is answered there", async () => {
    const [office, coordinator] = [await openSession(world, world.people.office), await openSession(world, world.people.coordinatorRaunheim)];
    const place = { cooperativeId: gg, campaignId, mit: "alle" };
    const says = async (where: Product) => {
      const { questions } = await office.reads<{ questions: unknown }>(where, "evaluation.section", { ...place, section: "org" });
      const { figures, unknowns } = await office.reads<{ figures: unknown; unknowns: unknown }>(where, "evaluation.read", place);
      return JSON.stringify({ questions, figures, unknowns });
    };
    const seen = new Set<string>();
    const { rows } = await world.test.database.pool.query<{ version: number }>("select version from answer where campaign_id = $1 and question = 'stellen'", [campaignId]);
    for (let turn = 0, version = rows[0]?.version ?? 0; turn < 4; turn += 1, version += 1) {
      const [writes, reads] = turn % 2 === 0 ? [one, other] : [other, one];
      await says(reads);
      await coordinator.writes(writes, "survey.answer", { memberId, campaignId, question: "stellen", value: 40 + turn, version });
      const [told, toldThere] = [await says(reads), await says(writes)];
      assert.equal(told, toldThere);
      seen.add(told);
    }
    assert.equal(seen.size, 4, "every answer shows");
  });

  test("sums over all kept in memory here follow what is answered, and what is shown, there", async () => {
    const [office, coordinator] = [await openSession(world, world.people.office), await openSession(world, world.people.coordinatorRaunheim)];
    const mine = { memberId, checkId: standings.checkOf(memberId) };
    const read = async (where: Product) => {
      const { visible, members } = await office.reads<{ visible: { members: number; whole: { answered: number } } | null; members: number }>(where, "steering.overview", {
        cooperativeId: gg,
        runde: standings.roundId,
      });
      return { members, shown: visible?.members, answered: visible?.whole.answered };
    };
    const recount = async () =>
      (
        await world.test.database.pool.query<{ answered: number; shown: number }>(
          `select count(*)::int as answered, count(distinct a.member_id)::int as shown from check_answer a join member_check c on c.id = a.check_id and c.round_id = $1
           left join member_data_class d on d.member_id = a.member_id where a.effective is not null and d.data_class is distinct from 'aggregate'`,
          [standings.roundId],
        )
      ).rows[0];
    const agree = async () => {
      const [here, there, counted] = [await read(one), await read(other), await recount()];
      assert.deepEqual([here, there], [there, { members: there.members, ...counted }]);
      return there.answered;
    };
    const { rows } = await coordinator.reads<{ rows: { key: string; effective: string | null }[] }>(one, "check.open", mine);
    const before_ = (await agree()) ?? 0;
    const open = rows.filter(({ effective }) => effective === null).slice(0, 4);
    assert.equal(open.length, 4);
    for (const [turn, { key }] of open.entries()) {
      await coordinator.writes(turn % 2 === 0 ? one : other, "check.answer", { ...mine, requirement: key, status: "yes", version: 0 });
      assert.equal(await agree(), before_ + turn + 1);
    }
    await shows(world, thirteen.slice(0, 1), "aggregate");
    assert.ok(((await agree()) ?? 0) < before_);
  });

  test("called off here and there at the same moment is never more than the volume", async () => {
    const needs = [{ who: world.people.coordinatorRaunheim, memberId, quantities: { p1: 10 } }];
    const { contractId } = await buy(world, { office: world.people.office, cooperativeId: gg, needs });
    const { cookie } = await openSession(world, world.people.managementRaunheim);
    const ordered = { memberId, contractId, item: "p1", quantity: 3 };
    const said = await Promise.all(Array.from({ length: 16 }, (_, turn) => ask(turn % 2 === 0 ? one : other, "call-off.order", ordered, { method: "POST", proof: { cookie } })));
    assert.deepEqual(said.map(({ status }) => status).toSorted(), [200, 200, 200, ...Array.from({ length: 13 }, () => 409)]);
    const { rows } = await world.test.database.pool.query(
      "select l.called, (select sum(quantity)::int from call_off where contract_id = $1) as sum from framework_line l where contract_id = $1",
      [contractId],
    );
    assert.deepEqual(rows, [{ called: 9, sum: 9 }]);
  });
});
