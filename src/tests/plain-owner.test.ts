/** An installation whose database belongs to a plain role: the walls that hold back its owner, too, must not be in the way of its migrations. */
import assert from "node:assert/strict";
import { randomUUID } from "node:crypto";
import fs from "node:fs";
import os from "node:os";
import path from "node:path";
import { after, before, describe, test } from "node:test";
import pg from "pg";
import { migrate, readMigrations } from "#platform/db/migrate";
import { openDatabase, type Database } from "#platform/db/open";
import { migrationsDirectory, serverUrl } from "./engine.ts";

/** The last migration before counts of checks got rows of their own. */
const before_ = "0016_members_names.sql";
const [catalogueId, versionId, roundId, checkId] = [randomUUID(), randomUUID(), randomUUID(), randomUUID()];

const planted = `set session_replication_role = replica;
  insert into cooperative (id, name, template, office_name, office_host, founded_at) values ('k', 'Kreis', 'empty', 'Stelle', 'Kreis', now());
  insert into member (cooperative_id, id, kind, name, official_name, admitted_on) values ('k', 'k.a', 'stadt', 'A', 'Stadt A', '2026-01-01');
  insert into catalogue (cooperative_id, id, key, title, scale, created_at) values ('k', '${catalogueId}', 'c', 'C', 'grundschutz', now());
  insert into catalogue_version (cooperative_id, id, catalogue_id, number, label, format, sha256, requirements, imported_at, imported_by_name)
    values ('k', '${versionId}', '${catalogueId}', 1, '1', 'table', 'x', 1, now(), 'x');
  insert into requirement (cooperative_id, version_id, key, label, position, area_key, group_key, title, modal, text_hash)
    values ('k', '${versionId}', 'c.1', '1', 1, 'c', 'c', 'T', 'must', 'h');
  insert into check_round (cooperative_id, id, title, period, catalogue_id, version_id, scale, selection, opens_on, due_on, state, issued_at)
    values ('k', '${roundId}', 'R', '2026', '${catalogueId}', '${versionId}', 'grundschutz', '{}', '2026-01-01', '2026-12-31', 'open', now());
  insert into member_check (cooperative_id, member_id, id, round_id, state, due_on, changed_at) values ('k', 'k.a', '${checkId}', '${roundId}', 'draft', '2026-12-31', now());
  insert into check_area (cooperative_id, member_id, check_id, area_key, asked, no) values ('k', 'k.a', '${checkId}', 'c', 1, 1);
  insert into check_answer (cooperative_id, member_id, check_id, requirement_key, area_key, effective, status, text_hash, answered_at, answered_name)
    values ('k', 'k.a', '${checkId}', 'c.1', 'c', 'no', 'no', 'h', now(), 'x');
  set session_replication_role = origin`;

describe("An owner that is no superuser", { skip: serverUrl ? false : "the embedded database has one owner" }, () => {
  const name = `plain_${randomUUID().replaceAll("-", "")}`;
  const [until, from] = [fs.mkdtempSync(path.join(os.tmpdir(), "ringwall-migrations-")), migrationsDirectory];
  let own: Database;

  const asSuperuser = async (statements: string, database = "postgres") => {
    const url = new URL(serverUrl ?? "");
    url.pathname = `/${database}`;
    const client = new pg.Client({ connectionString: url.href });
    await client.connect();
    try {
      for (const statement of statements.split(";\n")) await client.query(statement);
    } finally {
      await client.end();
    }
  };

  before(async () => {
    for (const { name: file, text } of readMigrations(from)) if (file <= before_) fs.writeFileSync(path.join(until, file), text);
    await asSuperuser(`create role ${name} login createrole password 'x';\ncreate database ${name} owner ${name}`);
    const url = new URL(serverUrl ?? "");
    [url.pathname, url.username, url.password] = [`/${name}`, name, "x"];
    const opened = await openDatabase({ url: url.href, dataDirectory: until });
    assert.ok(opened.ok, "the database opens");
    own = opened.value;
  });
  after(async () => {
    await own.close();
    await asSuperuser(`drop database ${name} with (force);\ndrop owned by ${name};\ndrop role ${name}`);
    fs.rmSync(until, { recursive: true });
  });

  test("migrates an empty database, and one with data in it", async () => {
    assert.equal((await migrate(own.pool, until)).at(-1), before_);
    await asSuperuser(planted, name);
    assert.ok((await migrate(own.pool, from)).length > 0);
    const found: Record<string, unknown[]> = {};
    await own.pool.query("alter table check_total no force row level security");
    await own.pool.query("alter table check_answer no force row level security");
    for (const [title, text] of [
      ["sums", "select asked, no, basic_gaps from check_total"],
      ["basic", "select basic from check_answer"],
    ] as const)
      found[title] = (await own.pool.query(text)).rows;
    assert.deepEqual(found, { sums: [{ asked: 1, no: 1, basic_gaps: 1 }], basic: [{ basic: true }] });
    assert.deepEqual(await migrate(own.pool, from), [], "a second start finds nothing to do");
  });

  /** Statements as the application says them. */
  async function asApplication(settings: Readonly<Record<string, string>>, text: string, values: readonly unknown[]): Promise<Record<string, unknown>[]> {
    const client = await own.pool.connect();
    try {
      await client.query("begin; set local role ringwall_app");
      for (const [setting, value] of Object.entries(settings)) await client.query("select set_config($1, $2, true)", [setting, value]);
      const { rows } = await client.query<Record<string, unknown>>(text, [...values]);
      await client.query("commit");
      return rows;
    } finally {
      await client.query("rollback");
      client.release();
    }
  }
  const nobody = { "app.person": "", "app.delegation": "", "app.credential": "" };
  const clock = { ...nobody, "app.role": "job", "app.cooperative": "k", "app.members": "*", "app.claim": "" };
  const operator = { ...nobody, "app.role": "operator", "app.cooperative": "", "app.members": "", "app.claim": "arrival" };
  const arriving = JSON.stringify([
    { id: "n", name: "Neu", template: "empty", office_name: "Stelle", office_host: "Kreis", about: "", public_page: false, founded_at: "2026-01-01", revision: 1 },
  ]);
  const takeIn = () => asApplication(operator, "select take_in('cooperative', $1::jsonb, '{}')", [arriving]);

  test("lets the clock delete a member, and takes one in where nobody is, as the functions say that run with its rights", async () => {
    await assert.rejects(takeIn(), /only an empty installation/);
    const erase = (settings: Readonly<Record<string, string>>) =>
      asApplication(settings, "select erase_member('k.a', array['check_answer', 'check_area', 'check_total', 'member_check'], '{}') as erased", []);
    await assert.rejects(erase(clock), /nobody has confirmed this/);
    await asSuperuser(
      `set session_replication_role = replica; insert into departure (cooperative_id, member_id, id, asked_at, asked_by, asked_by_name, confirmed_at, confirmed_by, confirmed_by_name, due_on)
         values ('k', 'k.a', gen_random_uuid(), '2026-01-01', gen_random_uuid(), 'x', '2026-01-02', gen_random_uuid(), 'y', '2026-03-01')`,
      name,
    );
    await assert.rejects(erase({ ...clock, "app.role": "office" }), /only the clock/);
    await assert.rejects(erase({ ...clock, "app.cooperative": "other" }), /only the clock/);
    const [done] = await erase(clock);
    assert.match(JSON.stringify(done), /"member_check":1/);
    await asSuperuser("set session_replication_role = replica; delete from departure; delete from member; delete from cooperative", name);
    await assert.rejects(asApplication({ ...operator, "app.claim": "" }, "select take_in('cooperative', $1::jsonb, '{}')", [arriving]), /only the operator/);
    assert.equal((await takeIn()).length, 1);
    await assert.rejects(takeIn(), /only an empty installation/, "once, and not again");
  });
});
