/** Mutants of the second wall, read from the database's own catalogue: each is one statement that comes after all migrations. */
import { equivalent } from "./equivalent.ts";
import { keyWounds } from "./keys.ts";
import type { Ask, Kind, Mutant, Wound } from "./mutant.ts";
import { replaced, sayOf, type Span } from "./scan.ts";
import { partsOfCondition, partsOfQuery } from "./statements.ts";

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

type Asked = { readonly name: string; readonly definition: string; readonly gives: "condition" | "rows" | "other" };

const functionsOf = (ask: Ask): Promise<Asked[]> =>
  ask(`select proname as name, pg_get_functiondef(p.oid) as definition, case when prorettype = 'bool'::regtype then 'condition' when proretset then 'rows' else 'other' end as gives
    from pg_proc p join pg_language l on l.oid = prolang where pronamespace = 'public'::regnamespace and prokind = 'f' order by 1`);

/** The tables whose policies ask this function, themselves or through another. */
function tablesAsking(name: string, { policies, functions }: { readonly policies: readonly Policy[]; readonly functions: readonly Asked[] }): string[] {
  const asks = (text: string) => text.includes(`${name}(`);
  const through = functions.filter((one) => one.name !== name && asks(one.definition)).flatMap((one) => tablesAsking(one.name, { policies, functions }));
  return [...new Set([...policies.filter(({ using, check }) => asks(`${using} ${check}`)).map(({ table }) => table), ...through])];
}

/** The conditions in a function's body. */
function conditionsOf({ definition, gives }: Asked): Span[] {
  const body = { from: definition.indexOf("$function$") + "$function$".length, to: definition.lastIndexOf("$function$") };
  if (gives === "rows") return partsOfQuery(definition, body);
  return partsOfCondition(definition, { ...body, from: definition.search(/\bselect\b/i) + "select".length });
}

/** The functions policies ask: each condition left out, each list of roles longer. */
async function functionWounds(ask: Ask, { policies, roles }: { readonly policies: readonly Policy[]; readonly roles: readonly string[] }): Promise<Wound[]> {
  const functions = await functionsOf(ask);
  return functions.flatMap((one) => {
    const { name, definition, gives } = one;
    const owners = { name: `${name}() with its owner's rights`, statement: definition.replace(/\nAS \$/, "\nSECURITY DEFINER\nAS $") };
    const tables = tablesAsking(name, { policies, functions });
    if (gives === "other" || tables.length === 0) return [owners];
    const parts = conditionsOf(one).map((part) => ({ says: `without ${sayOf(definition, part)}`, changed: replaced(definition, part, "true") }));
    return [owners, ...[...parts, ...withRoleIn(definition, roles)].map(({ says, changed }) => ({ name: `${name}() ${says}`, statement: changed, tables }))];
  });
}

/** Whatever opens rows is looked at by this test's own process, in a world planted once. */
export const reachTest = "tests/reach";

/** Every wound of the second wall. */
export async function wallMutants(ask: Ask, roles: readonly string[], tests: readonly string[]): Promise<Mutant[]> {
  const policies = await policiesOf(ask);
  const wounds = [
    ...[withoutParts, withoutSetting, withRole(roles)].flatMap((wound) => clausesOf(policies).flatMap(wound)),
    ...[forEverything, withoutRestriction].flatMap((wound) => policies.flatMap(wound)),
    ...(await functionWounds(ask, { policies, roles })),
  ].map((wound) => ({ kind: "policies" as const, ...wound }));
  const all: readonly (Wound & { readonly kind: Kind })[] = [...wounds, ...(await keyWounds(ask)).map((wound) => ({ kind: "keys" as const, ...wound }))];
  const gone = Object.keys(equivalent).filter((name) => !all.some((wound) => wound.name === name));
  if (gone.length > 0) throw new Error(`equivalent.ts names what is no mutant: ${gone.join(", ")}`);
  return all
    .filter(({ name }) => !(name in equivalent))
    .map(({ kind, name, statement, tables }) => ({
      kind,
      name,
      file: "migrations/9999_mutant.sql",
      text: `-- ${name}\n${statement};\n`,
      ...(tables ? { tests: tests.filter((test) => test !== reachTest), wound: { statement, tables } } : { tests }),
    }));
}
