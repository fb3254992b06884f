/** The seven ways around row-level security (PROMISES G3), each walked: first that the way exists, then that it is closed here. */
import assert from "node:assert/strict";
import { after, before, describe, test } from "node:test";
import type pg from "pg";
import type { Actor } from "#kernel/operation";
import { settingsOf } from "#platform/db/transact";
import { plantRows, plantSurvey } from "./survey.ts";
import { gg, openWorld, towns, wetterau, type World } from "./world.ts";

let world: World;
let campaignId: string;
before(async () => {
  world = await openWorld([]);
  ({ campaignId } = await plantSurvey(world, { members: [towns.raunheim] }));
  const unit = (member: string, cooperative: string) => `('${cooperative}', '${member}', gen_random_uuid(), 'kanarie-${member}', 'department')`;
  await plantRows(
    world,
    `insert into unit (cooperative_id, member_id, id, name, kind) values ${unit(towns.raunheim, gg)}, ${unit(towns.nauheim, gg)}, ${unit(towns.friedberg, wetterau)};
    insert into participant (cooperative_id, member_id, campaign_id, opens_on, due_on) values ('wetterau', '${towns.friedberg}', '${campaignId}', '2026-11-01', '2026-12-15')`,
  );
});
after(() => world.dispose());

const nauheim: Actor = {
  personId: null,
  name: "x",
  role: "coordinator",
  cooperativeId: gg,
  members: [towns.nauheim],
  delegationId: null,
  credential: null,
  language: "de",
};
const office: Actor = { ...nauheim, role: "office", members: "all" };

/** Works in a transaction that is taken back. */
async function trying<Value>(work: (client: pg.PoolClient) => Promise<Value>): Promise<Value> {
  const client = await world.test.database.pool.connect();
  try {
    await client.query("begin");
    return await work(client);
  } finally {
    await client.query("rollback");
    client.release();
  }
}

const codeOf = (work: Promise<unknown>): Promise<string> =>
  work.then(
    () => "accepted",
    (error: unknown) => String((error as { code?: string }).code),
  );
const namesIn = async (client: pg.PoolClient, from = "unit"): Promise<string[]> =>
  (await client.query<{ name: string }>(`select name from ${from} order by name`)).rows.map(({ name }) => name);
const own = [`kanarie-${towns.nauheim}`];

describe("A setting that was never made", () => {
  const planted = ["cooperative", "member", "person", "assignment", "unit", "questionnaire", "campaign", "participant"];
  const asApplication = (work: (client: pg.PoolClient, name: string) => Promise<unknown>) =>
    Promise.all(planted.map((name) => trying((client) => client.query("set local role ringwall_app").then(() => work(client, name)))));

  // First of all: on one connection the settings have never been made only once.
  test("is an error, not an open door", async () => {
    const codes = await asApplication((client, name) => codeOf(client.query(`select count(*) from ${name}`)));
    assert.deepEqual(
      codes,
      planted.map(() => "42704"),
    );
  });

  test("and one that was made and forgotten shows no row", async () => {
    const seen = await trying(async (client) => {
      await client.query(`${settingsOf(nauheim)}; commit; begin; set local role ringwall_app`);
      const counts: (number | null)[] = [];
      for (const name of planted) counts.push((await client.query(`select from ${name}`)).rowCount);
      return counts;
    });
    assert.deepEqual(
      seen,
      planted.map(() => 0),
    );
  });
});

describe("The owner of a table", () => {
  test("sees everything unless row security is forced – and here it is", async () => {
    const as = (forced: boolean) =>
      trying(async (client) => {
        await client.query("create role probe_owner nologin; grant usage, create on schema public to probe_owner; alter table unit owner to probe_owner");
        if (!forced) await client.query("alter table unit no force row level security");
        await client.query(settingsOf(nauheim));
        await client.query("reset role; set local role probe_owner; grant usage on schema public to probe_owner");
        return namesIn(client);
      });
    assert.equal((await as(false)).length, 3);
    assert.deepEqual(await as(true), own);
  });
});

describe("A view", () => {
  const through = (options: string) =>
    trying(async (client) => {
      await client.query(`create view every_unit ${options} as select * from unit; grant select on every_unit to ringwall_app; ${settingsOf(nauheim)}`);
      return namesIn(client, "every_unit");
    });
  test("shows everybody's rows unless it runs with the rights of who asks", async () => {
    assert.equal((await through("")).length, 3);
    assert.deepEqual(await through("with (security_invoker = true)"), own);
  });
  test("cannot be made by the application", async () => {
    assert.equal(await trying((client) => client.query(settingsOf(nauheim)).then(() => codeOf(client.query("create view mine as select * from unit")))), "42501");
    assert.equal(await trying((client) => client.query(settingsOf(nauheim)).then(() => codeOf(client.query("create temp table mine as select 1")))), "42501");
  });
});

describe("A child of somebody else's parent", () => {
  const insert = (actor: Actor, cooperative: string, member: string, campaign: string) =>
    trying(async (client) => {
      await client.query(settingsOf(actor));
      return codeOf(
        client.query("insert into response (cooperative_id, member_id, campaign_id, state, changed_at) values ($1, $2, $3, 'in-progress', now())", [cooperative, member, campaign]),
      );
    });
  test("is refused, and one of nobody's parent with the same answer", async () => {
    assert.equal(await insert(nauheim, gg, towns.nauheim, campaignId), "23503");
    assert.equal(await insert(nauheim, gg, towns.nauheim, "00000000-0000-4000-8000-000000000001"), "23503");
    assert.equal(await insert(nauheim, gg, towns.raunheim, campaignId), "42501");
  });
  test("is refused to the office for a member of another cooperative, under either name", async () => {
    assert.equal(await insert(office, gg, towns.friedberg, campaignId), "23514");
    assert.equal(await insert(office, wetterau, towns.friedberg, campaignId), "42501");
    assert.equal(await insert(office, gg, towns.raunheim, campaignId), "accepted");
  });
  test("an event or a letter in somebody else's name is refused", async () => {
    const event = (chain: string, member: string | null) =>
      trying(async (client) => {
        await client.query(settingsOf(nauheim));
        return codeOf(
          client.query(
            `insert into audit_event values ($1, 999, pg_current_xact_id(), now(), 'kreis-gg', $2, null, 'x', 'x', 'x', 'x', 'x', null, null, gen_random_uuid(), '{}', '')`,
            [chain, member],
          ),
        );
      });
    assert.equal(await event(towns.nauheim, towns.nauheim), "accepted");
    assert.equal(await event(towns.raunheim, towns.raunheim), "42501");
    assert.equal(await event(towns.raunheim, towns.nauheim), "42501");
    const letter = (member: string) =>
      trying(async (client) => {
        await client.query(settingsOf(nauheim));
        return codeOf(
          client.query(
            `insert into mail (id, cooperative_id, member_id, recipient, kind, subject, body, message_id, created_at, state, next_attempt_at)
          values (gen_random_uuid(), 'kreis-gg', $1, 'a@example.org', 'x', 'x', 'x', 'x', now(), 'waiting', now())`,
            [member],
          ),
        );
      });
    assert.equal(await letter(towns.nauheim), "accepted");
    assert.equal(await letter(towns.raunheim), "42501");
  });
});

describe("A key unique for all", () => {
  test("would tell that somebody else has it; here two members use the same one", async () => {
    const code = await trying(async (client) => {
      await client.query(settingsOf(nauheim));
      const { rows } = await client.query<{ id: string }>("select id from unit");
      return codeOf(
        client.query(
          `insert into unit (cooperative_id, member_id, id, name, kind) values ('kreis-gg', '${towns.nauheim}', gen_random_uuid(), 'kanarie-${towns.raunheim}', 'department')`,
        ),
      ).then((answer) => `${rows.length} ${answer}`);
    });
    assert.equal(code, "1 accepted");
  });
});

describe("TRUNCATE", () => {
  test("knows no policies, so the application may not", async () => {
    assert.equal(await trying((client) => client.query(settingsOf(office)).then(() => codeOf(client.query("truncate unit")))), "42501");
  });
});

describe("A function that tells what it is shown", () => {
  test("is shown the actor's own rows only", async () => {
    const told = await trying(async (client) => {
      await client.query(
        `create function tattle(said text) returns boolean language plpgsql cost 0.0000001 as $$ begin perform set_config('probe.told', current_setting('probe.told') || ' ' || said, true); return true; end $$`,
      );
      await client.query(`select set_config('probe.told', '', true); ${settingsOf(nauheim)}`);
      await client.query("select 1 from unit where tattle(name)");
      return (await client.query<{ told: string }>("select current_setting('probe.told') as told")).rows[0]?.told.trim();
    });
    assert.equal(told, own[0]);
  });
});
