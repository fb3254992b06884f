/** The second wall, read from the database's own catalogue: what is asserted of every table holds for tables to come. */
import assert from "node:assert/strict";
import { after, before, describe, test } from "node:test";
import { freshDatabase, type TestDatabase } from "./engine.ts";

let test_: TestDatabase;
before(async () => {
  test_ = await freshDatabase();
});
after(() => test_.dispose());

const ask = async <Row extends object>(text: string, values: unknown[] = []): Promise<Row[]> => (await test_.database.pool.query<Row>(text, values)).rows;
const names = async (text: string): Promise<string[]> => (await ask<{ name: string }>(text)).map(({ name }) => name);

/** Tables without policies, each with its reason. */
const open: Record<string, string> = {
  migration: "which migrations were applied; the application has no right to it at all",
  audit_due: "holds the number of a running transaction and nothing else, and only until its commit",
};

/** Tables whose writes are no acts of a person, so that no audit event is due. */
const technical: Record<string, string> = {
  migration: "written before the house stands",
  audit_due: "the note itself",
  audit_event: "the event itself",
  audit_chain: "the head of the chain the event was appended to",
  idempotency: "remembers a request whose act has its own event",
  mail: "posted within an act that has its event; delivery is technical",
  last_use: "when a session was last used, to the minute",
  throttle: "failed attempts, keyed by fingerprints",
};

/** Keys unique in the whole installation, each with the reason why nobody learns from a collision. */
const global: Record<string, string> = {
  member_pkey: "the key begins with the cooperative's",
  assignment_pkey: "made by us, 74 random bits",
  mail_pkey: "made by us, 74 random bits",
  mail_message_id_key: "made of the mail's number",
  delegation_id_key: "the number typed into the address; made by us, 74 random bits",
  delegation_session_pkey: "SHA-256 of a secret of 256 bits",
  learning_session_pkey: "SHA-256 of a secret of 256 bits",
  training_slip_code_hash_key: "a keyed mark of a code derived by us; a code opens one course wherever it is typed",
  acknowledgement_slip_code_hash_key: "a keyed mark of a code derived by us; a code opens one document wherever it is typed",
  person_pkey: "made by us, 74 random bits",
  person_email: "one account for a person in the whole installation; appointing says no more than that the address is known",
  audit_event_pkey: "a chain is a member, a cooperative or the installation",
  audit_event_transaction_key: "the database's own number",
};

/** Columns that name a row of another table and hold on to it by nothing, each with the reason. */
const loose: Record<string, string> = {
  "acknowledgement_department.unit_id": "a unit may be removed; a department that reads stays as it was named",
  "audit_event.cooperative_id": "the trail outlives what it tells of; bound to its member by a check",
  "audit_event.member_id": "as its cooperative",
  "audit_event.person_id": "the trail outlives people",
  "document_entry.version_id": "what happened is told also where a draft was discarded",
  "inquiry_message.author_person_id": "whoever wrote, for the trail; the reader is shown the name kept beside it",
  "last_use.person_id": "technical, and gone with the session",
  "mail.cooperative_id": "a letter outlives where it came from; bound to its member by a check",
  "mail.member_id": "as its cooperative",
  "mail.recipient_person_id": "a letter outlives people",
  "stored_file.cooperative_id": "the platform knows no members; bound to its member by a check",
  "stored_file.member_id": "as its cooperative",
  "training_department.unit_id": "a unit may be removed; a department asked to learn stays as it was named",
};

const tables = () => names("select relname as name from pg_class where relkind in ('r', 'p') and relnamespace = 'public'::regnamespace order by 1");

describe("Every table", () => {
  test("has row-level security, enabled and forced, and a policy", async () => {
    const bare = await names(`select relname as name from pg_class c where relkind in ('r', 'p') and relnamespace = 'public'::regnamespace
      and not (relrowsecurity and relforcerowsecurity and exists (select from pg_policy p where p.polrelid = c.oid and p.polpermissive)) order by 1`);
    assert.deepEqual(bare, Object.keys(open).toSorted());
  });

  test("notes its writes, so that a commit without an audit event fails", async () => {
    const silent = await names(`select relname as name from pg_class c where relkind in ('r', 'p') and relnamespace = 'public'::regnamespace
      and not exists (select from pg_trigger t join pg_proc f on f.oid = t.tgfoid where t.tgrelid = c.oid and f.proname = 'note_write'
        and t.tgtype & 1 = 0 and t.tgtype & 28 = 28 and t.tgenabled = 'O') order by 1`);
    assert.deepEqual(silent, Object.keys(technical).toSorted());
  });

  test("that names a member binds it to its cooperative", async () => {
    const unbound = await names(`select relname as name from pg_class c where relkind = 'r' and relnamespace = 'public'::regnamespace
      and (select count(*) from pg_attribute a where a.attrelid = c.oid and a.attname in ('member_id', 'cooperative_id')) = 2
      and not exists (select from pg_constraint k where k.conrelid = c.oid and (
        k.contype = 'c' and pg_get_constraintdef(k.oid) like '%starts_with(member_id%'
        or k.contype = 'f' and pg_get_constraintdef(k.oid) like 'FOREIGN KEY (cooperative_id, member_id) REFERENCES member(%'))
      order by 1`);
    assert.deepEqual(unbound, []);
  });

  test("of a tenant is unique within the tenant only", async () => {
    const keys = await names(`select i.relname as name from pg_index x join pg_class i on i.oid = x.indexrelid join pg_class c on c.oid = x.indrelid
      where c.relnamespace = 'public'::regnamespace and x.indisunique
      and (c.relname = 'person' or exists (select from pg_attribute a where a.attrelid = c.oid and a.attname in ('member_id', 'cooperative_id')))
      and not exists (select from pg_attribute a where a.attrelid = c.oid and a.attnum = any (x.indkey) and a.attname in ('member_id', 'cooperative_id'))
      order by 1`);
    assert.deepEqual(keys, Object.keys(global).toSorted());
  });

  // Directly (a table may leave out its own first word: the campaign of a training), or by a composite reference to a row that names the same; a cooperative also by the check that binds it to a member held on to.
  test("that names a row of another holds on to it", async () => {
    const held = `select k.conrelid, a.attname, k.confrelid, f.attname as there from pg_constraint k cross join unnest(k.conkey, k.confkey) as u (here, there)
      join pg_attribute a on a.attrelid = k.conrelid and a.attnum = u.here join pg_attribute f on f.attrelid = k.confrelid and f.attnum = u.there where k.contype = 'f'`;
    const free = await names(`with held as (${held}) select c.relname || '.' || a.attname as name from pg_class c join pg_attribute a on a.attrelid = c.oid and a.attnum > 0
      join lateral (select t.oid from pg_class t where t.relkind = 'r' and t.relnamespace = c.relnamespace and (a.attname ~ ('(^|_)' || t.relname || '_id$') or a.attname ~ '_id$' and t.relname || '_id' = split_part(c.relname, '_', 1) || '_' || a.attname)
        order by length(t.relname) desc limit 1) named on true
      where c.relkind = 'r' and c.relnamespace = 'public'::regnamespace
      and not exists (select from held h where h.conrelid = c.oid and h.attname = a.attname and (h.confrelid = named.oid or h.there = a.attname))
      and not (a.attname = 'cooperative_id' and exists (select from pg_constraint k where k.conrelid = c.oid and k.conname like '%_member_of_cooperative')
        and exists (select from held h where h.conrelid = c.oid and h.attname = 'member_id')) order by 1`);
    assert.deepEqual(free, Object.keys(loose).toSorted());
  });

  test("that refers to another tenant table does so with the tenant", async () => {
    const weak = await names(`select k.conname as name from pg_constraint k join pg_class c on c.oid = k.conrelid join pg_class p on p.oid = k.confrelid
      where k.contype = 'f' and c.relnamespace = 'public'::regnamespace
      and exists (select from pg_attribute a where a.attrelid = c.oid and a.attname in ('member_id', 'cooperative_id'))
      and exists (select from pg_attribute a where a.attrelid = p.oid and a.attname in ('member_id', 'cooperative_id'))
      and not exists (select from pg_attribute a where a.attrelid = c.oid and a.attnum = any (k.conkey) and a.attname in ('member_id', 'cooperative_id'))
      order by 1`);
    assert.deepEqual(weak, []);
  });
});

describe("Policies", () => {
  test("ask a setting, every one of them", async () => {
    const careless = await names(`select c.relname || '.' || p.polname as name from pg_policy p join pg_class c on c.oid = p.polrelid
      where coalesce(pg_get_expr(p.polqual, p.polrelid), '') || coalesce(pg_get_expr(p.polwithcheck, p.polrelid), '') !~ 'current_setting|app_members|may_fill|may_admit|looks_from_outside' order by 1`);
    assert.deepEqual(careless, [
      "account.known_people", // exactly the people the policies of person show
      "audit_event.own_transaction", // the event of the running transaction
      "login_code.known_people", // as account.known_people
      "person.colleagues", // exactly the people of visible offices
      "persona.shown_to_all", // the demonstration's login page; empty elsewhere
    ]);
  });

  test("never let a missing setting pass: none reads one with missing_ok", async () => {
    const lenient = await names(`select c.relname || '.' || p.polname as name from pg_policy p join pg_class c on c.oid = p.polrelid
      where coalesce(pg_get_expr(p.polqual, p.polrelid), '') || coalesce(pg_get_expr(p.polwithcheck, p.polrelid), '') ~ 'current_setting\\([^)]*true' order by 1`);
    assert.deepEqual(lenient, []);
  });
});

describe("The application role", () => {
  test("is no superuser, passes no policy by, may not log in, creates nothing and belongs to nobody", async () => {
    const [role] = await ask(`select rolsuper, rolbypassrls, rolcanlogin, rolcreaterole, rolcreatedb, rolreplication,
      (select count(*)::int from pg_auth_members m where m.member = r.oid) as memberships from pg_roles r where rolname = 'ringwall_app'`);
    assert.deepEqual(role, {
      rolsuper: false,
      rolbypassrls: false,
      rolcanlogin: false,
      rolcreaterole: false,
      rolcreatedb: false,
      rolreplication: false,
      memberships: 0,
    });
  });

  test("owns nothing", async () => {
    assert.deepEqual(await ask("select classid::regclass, objid from pg_shdepend where refobjid = 'ringwall_app'::regrole and deptype = 'o'"), []);
  });

  test("has neither CREATE nor TEMP, and no way into other schemas", async () => {
    const [rights] =
      await ask(`select has_schema_privilege('ringwall_app', 'public', 'create') as creates, has_database_privilege('ringwall_app', current_database(), 'temp') as temp,
      has_database_privilege('ringwall_app', current_database(), 'create') as "newSchemas"`);
    assert.deepEqual(rights, { creates: false, temp: false, newSchemas: false });
    const schemas = await names(
      `select nspname as name from pg_namespace where has_schema_privilege('ringwall_app', oid, 'usage') and nspname not in ('public', 'pg_catalog', 'information_schema') and nspname !~ '^pg_toast|^pg_temp'`,
    );
    assert.deepEqual(schemas, []);
  });

  for (const right of ["TRUNCATE", "REFERENCES", "TRIGGER"])
    test(`may not ${right} any table`, async () => {
      const granted = await names(
        `select relname as name from pg_class where relkind in ('r', 'p') and relnamespace = 'public'::regnamespace and has_table_privilege('ringwall_app', oid, '${right}')`,
      );
      assert.deepEqual(granted, []);
    });

  test("may not touch the list of migrations", async () => {
    const [rights] = await ask("select has_table_privilege('ringwall_app', 'migration', 'select, insert, update, delete') as any");
    assert.deepEqual(rights, { any: false });
  });

  test("never changes or removes what is append-only", async () => {
    for (const table of ["audit_event", "snapshot", "inquiry_message", "shared_answer_version", "measure_entry", "requirement"]) {
      const [rights] = await ask(
        `select has_table_privilege('ringwall_app', '${table}', 'update') as changes, has_table_privilege('ringwall_app', '${table}', 'delete') as removes`,
      );
      assert.deepEqual(rights, { changes: false, removes: false }, table);
    }
  });

  test("and nobody else has any right on a table", async () => {
    const others =
      await names(`select distinct c.relname || ' to ' || coalesce(r.rolname, 'public') as name from pg_class c, aclexplode(c.relacl) a left join pg_roles r on r.oid = a.grantee
      where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p', 'v', 'S') and a.grantee not in (c.relowner, 'ringwall_app'::regrole)`);
    assert.deepEqual(others, []);
  });
});

describe("There is no side door", () => {
  test("no view, materialised view, foreign table or rule", async () => {
    assert.deepEqual(await names("select relname as name from pg_class where relnamespace = 'public'::regnamespace and relkind in ('m', 'f')"), []);
    assert.deepEqual(
      await names(
        "select relname as name from pg_class where relnamespace = 'public'::regnamespace and relkind = 'v' and not coalesce(reloptions::text[] @> '{security_invoker=true}' or reloptions::text[] @> '{security_invoker=on}', false)",
      ),
      [],
    );
    assert.deepEqual(await names("select tablename as name from pg_rules where schemaname = 'public'"), []);
  });

  // Whoever comes with everything and whoever leaves with everything (decision 0038): each asks for the role, and finds out itself whether its hour has come.
  test("only five named functions run with their owner's rights", async () => {
    assert.deepEqual(await names("select proname as name from pg_proc where pronamespace = 'public'::regnamespace and prosecdef order by proname"), [
      "erase_member",
      "layout_version",
      "needless_files",
      "take_in",
      "take_in_late",
    ]);
    const open = "has_function_privilege('public', oid, 'execute') or not exists (select from unnest(proconfig) as c where c like 'search_path=%')";
    assert.deepEqual(await names(`select proname as name from pg_proc where pronamespace = 'public'::regnamespace and prosecdef and (${open})`), []);
  });

  test("the catalogue is not empty", async () => assert.ok((await tables()).length >= 35));
});
