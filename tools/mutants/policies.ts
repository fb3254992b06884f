/** Mutants of the second wall, read from the database's own catalogue: each is one statement that comes after all migrations. */
import { equivalent } from "./equivalent.ts";
import { keyMutants } from "./keys.ts";
import type { Ask, Mutant, Wound } from "./mutant.ts";
import { replaced, sayOf } from "./scan.ts";
import { partsOfCondition } from "./statements.ts";

type Policy = { readonly table: string; readonly name: string; readonly kind: string; readonly command: string; readonly using: string | null; readonly check: string | null };

const policiesOf = (ask: Ask): Promise<Policy[]> =>
  ask(
    `select tablename as table, policyname as name, permissive as kind, cmd as command, qual as using, with_check as check from pg_policies where schemaname = 'public' order by 1, 2`,
  );

const whole = (text: string) => ({ from: 0, to: text.length });

/** Shorter to read: the catalogue writes out every kind and every subquery's name. */
const readable = (text: string) =>
  text
    .replaceAll(/\( SELECT current_setting\('app\.(\w+)'::text\) AS current_setting\)|current_setting\('app\.(\w+)'::text\)/g, (_, a?: string, b?: string) => a ?? b ?? "")
    .replaceAll(/::(text|uuid)(\[\])?/g, "");

type Clause = { readonly policy: Policy; readonly clause: "using" | "with check"; readonly text: string };

const clausesOf = (policies: readonly Policy[]): Clause[] =>
  policies.flatMap((policy) =>
    (
      [
        { policy, clause: "using", text: policy.using },
        { policy, clause: "with check", text: policy.check },
      ] as const
    ).flatMap(({ text, ...rest }) => (text === null ? [] : [{ ...rest, text }])),
  );

const alter = ({ policy: { table, name }, clause }: Clause, changed: string): string => `alter policy ${name} on ${table} ${clause} (${changed})`;
const titleOf = ({ policy: { table, name }, clause }: Clause): string => `${table}.${name} ${clause}`;

/** A part of a policy's condition left out. */
const withoutParts = (one: Clause): Wound[] =>
  partsOfCondition(one.text, whole(one.text)).map((part) => ({
    name: `${titleOf(one)} without ${readable(sayOf(one.text, part))}`,
    statement: alter(one, replaced(one.text, part, "true")),
    tables: [one.policy.table],
  }));

/** A setting that may be missing, so that a statement outside of every transaction is no error any more. */
function withoutSetting(one: Clause): Wound[] {
  const lenient = one.text.replace(/current_setting\(('app\.\w+'::text)\)/, "current_setting($1, true)");
  return lenient === one.text ? [] : [{ name: `${titleOf(one)} may lack a setting`, statement: alter(one, lenient) }];
}

/** A policy for one command, opened to all of them. */
const forEverything = ({ table, name, kind, command, using, check }: Policy): Wound[] =>
  command === "ALL" || kind === "RESTRICTIVE"
    ? []
    : [
        {
          name: `${table}.${name} for all instead of ${command.toLowerCase()}`,
          statement: `drop policy ${name} on ${table}; create policy ${name} on ${table} using (${using ?? check ?? "false"})`,
          tables: [table],
        },
      ];

/** A policy that holds back, gone; one that opens, open to everybody, is the first of its parts. */
const withoutRestriction = ({ table, name, kind }: Policy): Wound[] =>
  kind === "RESTRICTIVE" ? [{ name: `${table}.${name} gone`, statement: `drop policy ${name} on ${table}`, tables: [table] }] : [];

const granted = /app\.role'::text\)(?: AS current_setting\))?\)? = (?:ANY \(ARRAY\[(.*?)\]\)|('\w+'::text))/g;

/** A policy for some roles, opened to one more. */
const withRole =
  (roles: readonly string[]) =>
  (one: Clause): Wound[] =>
    [...one.text.matchAll(granted)].flatMap(({ index, 0: found, 1: many, 2: single }) => {
      const compared = { from: index + found.lastIndexOf(" = "), to: index + found.length };
      const added = roles.filter((role) => !found.includes(`'${role}'`));
      return added.map((role) => ({
        name: `${titleOf(one)} also for ${role}`,
        statement: alter(one, replaced(one.text, compared, ` = ANY (ARRAY[${many ?? single ?? ""}, '${role}'::text])`)),
        tables: [one.policy.table],
      }));
    });

const grantedIn = /current_setting\('app\.role'\) (?:= ('\w+')|in \((.*?)\))/g;

/** A function's list of roles with one more in it. */
const withRoleIn = (definition: string, roles: readonly string[]): { readonly says: string; readonly changed: string }[] =>
  [...definition.matchAll(grantedIn)].flatMap(({ index, 0: found, 1: single, 2: many }) =>
    roles
      .filter((role) => !found.includes(`'${role}'`))
      .map((role) => {
        const list = `current_setting('app.role') in (${many ?? single ?? ""}, '${role}')`;
        return { says: `also for ${role}, at ${found}`, changed: replaced(definition, { from: index, to: index + found.length }, list) };
      }),
  );

/** The functions policies ask: each condition left out, each list of roles longer. */
async function functionWounds(ask: Ask, { policies, roles }: { readonly policies: readonly Policy[]; readonly roles: readonly string[] }): Promise<Wound[]> {
  const functions = await ask<{ name: string; definition: string; isCondition: boolean }>(
    `select proname as name, pg_get_functiondef(oid) as definition, prorettype = 'bool'::regtype as "isCondition" from pg_proc where pronamespace = 'public'::regnamespace and prokind = 'f' order by 1`,
  );
  return functions.flatMap(({ name, definition, isCondition }) => {
    const owners = { name: `${name}() with its owner's rights`, statement: definition.replace(/\nAS \$/, "\nSECURITY DEFINER\nAS $") };
    if (!isCondition) return [owners];
    const tables = [...new Set(policies.filter(({ using, check }) => `${using} ${check}`.includes(`${name}(`)).map(({ table }) => table))];
    const from = definition.search(/\bselect\b/i) + "select".length;
    const parts = partsOfCondition(definition, { from, to: definition.lastIndexOf("$function$") });
    const changes = [...parts.map((part) => ({ says: `without ${sayOf(definition, part)}`, changed: replaced(definition, part, "true") })), ...withRoleIn(definition, roles)];
    return [owners, ...changes.map(({ says, changed }) => ({ name: `${name}() ${says}`, statement: changed, tables }))];
  });
}

/** Whatever opens rows is looked at by this test's own process, in a world planted once. */
export const reachTest = "tests/reach";

/** Every wound of the second wall. */
export async function policyMutants(ask: Ask, roles: readonly string[], tests: readonly string[]): Promise<Mutant[]> {
  const policies = await policiesOf(ask);
  const wounds = [
    ...[withoutParts, withoutSetting, withRole(roles)].flatMap((wound) => clausesOf(policies).flatMap(wound)),
    ...[forEverything, withoutRestriction].flatMap((wound) => policies.flatMap(wound)),
    ...(await functionWounds(ask, { policies, roles })),
    ...(await keyMutants(ask)),
  ];
  const gone = Object.keys(equivalent).filter((name) => !wounds.some((wound) => wound.name === name));
  if (gone.length > 0) throw new Error(`equivalent.ts names what is no mutant: ${gone.join(", ")}`);
  return wounds
    .filter(({ name }) => !(name in equivalent))
    .map(({ name, statement, tables }) => ({
      kind: "policies",
      name,
      file: "migrations/9999_mutant.sql",
      text: `-- ${name}\n${statement};\n`,
      ...(tables ? { tests: tests.filter((test) => test !== reachTest), wound: { statement, tables } } : { tests }),
    }));
}
