/** PROMISES G2, G3: every command on every row, as everybody, with nothing but SQL – compared with the table written down by hand. */
import assert from "node:assert/strict";
import { after, before, describe, test } from "node:test";
import { offices } from "#kernel/roles";
import { engine } from "./engine.ts";
import { openEverything, type Everything } from "./everything.ts";
import { rightsOn } from "./reach/facts.ts";
import { differencesFor, everyAct } from "./reach/judging.ts";
import { plantEverywhere } from "./reach/planting.ts";
import { prepareGround, probing, tablesOf, type Ground } from "./reach/probe.ts";
import { everybody } from "./reach/standing.ts";
import { reach } from "./reach/table.ts";
import { gg, towns } from "./world.ts";

let world: Everything;
let ground: Ground;
let tables: string[];
before(async () => {
  world = await openEverything();
  tables = await tablesOf(world);
  await plantEverywhere(world);
  ground = await prepareGround(world, tables);
});
after(() => world.dispose());

describe("What the database opens", () => {
  test("is written down for every table", () => assert.deepEqual(tables, Object.keys(reach).toSorted()));

  test("needs every right the application has on it, and no more", async () => {
    const { rows } = await world.test.database.pool.query<{ name: string; rights: string }>(`select relname as name, concat(
      case when has_table_privilege('ringwall_app', oid, 'select') then 'r' end, case when has_table_privilege('ringwall_app', oid, 'insert') then 'c' end,
      case when has_table_privilege('ringwall_app', oid, 'update') then 'u' end, case when has_table_privilege('ringwall_app', oid, 'delete') then 'd' end) as rights
      from pg_class where relkind = 'r' and relnamespace = 'public'::regnamespace and relname <> 'migration' order by 1`);
    assert.deepEqual(
      rows,
      tables.map((name) => ({ name, rights: rightsOn(name) })),
    );
  });

  test("is tried on rows of every table", () => {
    const empty = tables.filter((table) => ground.tables[table]?.length === 0);
    assert.deepEqual(empty, ["audit_due"]);
  });

  test("is to everybody exactly what is written", async (t) => {
    // The embedded database is PostgreSQL as well, and slower: some of everybody are enough to see that it asks its policies.
    const standings = everybody(world).filter((_, place) => engine === "postgresql" || place % 5 === 0);
    t.diagnostic(`${everyAct(ground, tables).length} acts on rows tried by ${standings.length}`);
    const differing = await probing(world, async ({ reachedBy }) => {
      // Whoever comes first is enough to look into.
      for (const who of standings) {
        const found = await differencesFor(who, { ground, tables, reachedBy });
        if (found.length > 0) return found;
      }
      return [];
    });
    assert.deepEqual(differing.slice(0, 40), [], `${differing.length} differ`);
  });
});

describe("Whatever a policy opens", () => {
  const codeOf = async (statement: string): Promise<string> => {
    const client = await world.test.database.pool.connect();
    try {
      await client.query(`begin; ${statement}`);
      return "accepted";
    } catch (error) {
      return String((error as { code?: string }).code);
    } finally {
      await client.query("rollback");
      client.release();
    }
  };

  test("nobody changes what is signed off, published or in the trail, not even who owns the tables", async () => {
    const attempts = {
      "update snapshot set remark = 'x'": "RW002",
      "delete from snapshot": "RW002",
      "update audit_event set entry = 'x'": "RW002",
      "delete from audit_event": "RW002",
      "update questionnaire set definition = '{}' where state = 'published'": "RW003",
      "update questionnaire set key = 'x' where state = 'published'": "RW003",
      "update questionnaire set version = 99 where state = 'published'": "RW003",
      "update questionnaire set title = title where state = 'published'": "accepted",
    };
    for (const [statement, code] of Object.entries(attempts)) assert.equal(await codeOf(statement), code, statement);
  });

  test("a write that leaves no event is none", async () => {
    assert.equal(await codeOf("update unit set name = 'x'; set constraints all immediate"), "RW001");
  });

  test("an office is held where it can be: no operator of a cooperative, no town hall without a town, no office of one town alone", async () => {
    const seat = (role: string, cooperative: string | null, member: string | null) =>
      codeOf(
        `set local session_replication_role = replica; insert into assignment (id, cooperative_id, member_id, person_id, role, valid_from)
          values (gen_random_uuid(), ${[cooperative, member].map((id) => (id === null ? "null" : `'${id}'`)).join(", ")}, gen_random_uuid(), '${role}', '2026-01-01')`,
      );
    for (const role of offices) {
      const isLocal = role === "management" || role === "coordinator";
      assert.equal(await seat(role, null, null), role === "operator" ? "accepted" : "23514", `${role} of the installation`);
      assert.equal(await seat(role, gg, null), role === "operator" || isLocal ? "23514" : "accepted", `${role} of a cooperative`);
      assert.equal(await seat(role, gg, towns.raunheim), ["operator", "office", "steering"].includes(role) ? "23514" : "accepted", `${role} of a member`);
    }
  });
});
