/** PROMISES G3: the application's policy is switched off; row-level security alone must hold – for reading, and for real writes. */
import assert from "node:assert/strict";
import { after, before, describe, test } from "node:test";
import { perform, type House, type Outcome } from "#edge/perform";
import { everyUseCase, openEverything, tenants, type Everything, type Known, type Tenant } from "./everything.ts";
import { inputsFor } from "./inputs.ts";
import { leaksTo, textOf } from "./verdicts.ts";

let world: Everything;
let house: House;
before(async () => {
  world = await openEverything();
  house = { ...world.house, policy: "off" };
});
after(() => world.dispose());

/** What the database says when it refuses: a policy, a reference, a check, a key, a trigger. */
const refusals = new Set(["42501", "23503", "23514", "23505", "23502", "RW002", "RW003"]);
const codeOf = (error: unknown) => (error instanceof Error && "code" in error ? String(error.code) : "");

const scoped = everyUseCase.map(({ operation }) => operation).filter(({ scope }) => scope === "cooperative" || scope === "member");

type Attempt = { readonly name: string; readonly outcome: Outcome | null; readonly fault: string | null };

async function attempt(acting: House, known: Known, { name, object, input }: { name: string; object: string; input: unknown }): Promise<Attempt> {
  const title = `${name} as ${known.name} on ${object}: ${JSON.stringify(input).slice(0, 200)}`;
  try {
    const outcome = await perform(acting, name, input, { principal: known.principal, door: "api" });
    // Else the wall behind would not have been touched at all.
    const isTurnedAway = outcome.status === "forbidden" || outcome.status === "unauthenticated";
    return { name: title, outcome, fault: isTurnedAway ? "the application turned it away" : null };
  } catch (error) {
    return { name: title, outcome: null, fault: refusals.has(codeOf(error)) ? null : String(error) };
  }
}

/** The database knows people by role, cooperative and members: one principal for each difference is enough. */
const looking = new Set([
  "anonymous",
  "pending",
  "former coordinator",
  "office",
  "coordinator of Raunheim",
  "contributor of Raunheim",
  "contributor of Raunheim, revoked",
  "auditor of Nauheim",
  "management of Nauheim",
  "coordinator of two towns",
  "office of Wetterau",
  "coordinator of Friedberg",
  "operator",
  "clock of Wetterau",
]);

/** Read with the policy off: a half signed-in or former person is still the person itself, a contributor still somebody of the town. */
const businessOf = ({ name, business }: Known): readonly Tenant[] => (/^(pending|former|contributor of Raunheim)/.test(name) ? ["gg", "raunheim"] : business);

/** Answers of the section that was not handed on; of all sections once it was taken back. */
const handed: Readonly<Record<string, readonly string[]>> = {
  "contributor of Raunheim": ["technik kanarie-raunheim"],
  "contributor of Raunheim, revoked": ["technik kanarie-raunheim", "name kanarie-raunheim", "frage kanarie-raunheim"],
};

describe("Row-level security alone", () => {
  test("shows nobody anything of a tenant they have no business with, nor a contributor what was not handed on", async (t) => {
    const found: string[] = [];
    let count = 0;
    for (const known of world.known.filter(({ name }) => looking.has(name))) {
      for (const operation of scoped) {
        for (const { object, input } of inputsFor(world, operation, known)) {
          if (object === "nowhere" || object.includes("nobody") || (object === "own" && !handed[known.name] && known.business.length > 0)) continue;
          count += 1;
          const { name, outcome, fault } = await attempt({ ...house, rehearsal: true }, known, { name: operation.name, object, input });
          if (fault) found.push(`${name} broke: ${fault}`);
          // The operator founded it and lists it; what it says of itself is no secret of its members.
          if (known.name === "operator" && operation.name === "cooperative.read") continue;
          const leaks: string[] = outcome ? leaksTo({ business: businessOf(known) }, outcome) : [];
          if (outcome) leaks.push(...(handed[known.name] ?? []).filter((text) => textOf(outcome).includes(text)));
          if (leaks.length > 0) found.push(`${leaks.join()} in ${name} → ${JSON.stringify(outcome).slice(0, 200)}`);
        }
      }
    }
    t.diagnostic(`${count} cases`);
    assert.deepEqual(found.slice(0, 25), [], `${found.length} found`);
  });
});

const tenantColumns = `select c.relname as table, bool_or(a.attname = 'member_id') as by_member, bool_or(a.attname = 'cooperative_id') as by_cooperative
  from pg_class c join pg_attribute a on a.attrelid = c.oid where c.relkind = 'r' and c.relnamespace = 'public'::regnamespace group by 1 order by 1`;

type Columns = { readonly table: string; readonly by_member: boolean; readonly by_cooperative: boolean };

const rowsOf = (tenant: Tenant, { table, by_member, by_cooperative }: Columns): string | null => {
  const [cooperative, member] = {
    gg: ["kreis-gg", null],
    wetterau: ["wetterau", null],
    raunheim: ["kreis-gg", "kreis-gg.raunheim"],
    nauheim: ["kreis-gg", "kreis-gg.nauheim"],
    friedberg: ["wetterau", "wetterau.friedberg"],
  }[tenant];
  if (table === "cooperative") return member ? null : `id = '${cooperative}'`;
  if (table === "member") return member ? `id = '${member}'` : null;
  if (table === "person") return member ? `home_member_id = '${member}'` : `home_cooperative_id = '${cooperative}' and home_member_id is null`;
  if (member) return by_member ? `member_id = '${member}'` : null;
  return by_cooperative ? `cooperative_id = '${cooperative}' ${by_member ? "and member_id is null" : ""}` : null;
};

/** One checksum over every row of these tenants. */
async function checksumOf(columns: readonly Columns[], watched: readonly Tenant[]): Promise<string> {
  const parts = watched.flatMap((tenant) =>
    columns.flatMap((one) => {
      const rows = rowsOf(tenant, one);
      return rows === null ? [] : [`select '${tenant} ${one.table} ' || coalesce(md5(string_agg(t::text, '|' order by t::text)), '-') as sum from ${one.table} t where ${rows}`];
    }),
  );
  const { rows } = await world.test.database.pool.query<{ sum: string }>(parts.join(" union all "));
  return rows
    .map(({ sum }) => sum)
    .toSorted()
    .join("\n");
}

const writes = () => scoped.filter(({ kind }) => kind === "write");

/** Attackers, and whose rows must not move whatever they send. */
const attackers: readonly (readonly [string, readonly Tenant[]])[] = [
  ["coordinator of Nauheim", ["raunheim", "friedberg", "wetterau"]],
  ["management of Nauheim", ["raunheim", "friedberg", "wetterau"]],
  ["contributor of Nauheim", ["raunheim", "friedberg", "wetterau"]],
  ["auditor of Nauheim", ["raunheim", "friedberg", "wetterau"]],
  ["contributor of Raunheim, revoked", ["nauheim", "friedberg", "wetterau"]],
  ["former coordinator", tenants],
  ["anonymous", tenants],
  ["office of Wetterau", ["gg", "raunheim", "nauheim"]],
  ["coordinator of Friedberg", ["gg", "raunheim", "nauheim"]],
  ["steering", ["wetterau", "friedberg"]],
  ["office", ["wetterau", "friedberg"]],
];

/** One look at all rows after so many operations: it costs more than the operations themselves. What moved in between is named with them. */
const operationsPerLook = 25;

const inGroups = <Item>(items: readonly Item[], size: number): Item[][] =>
  Array.from({ length: Math.ceil(items.length / size) }, (_, index) => items.slice(index * size, (index + 1) * size));

/** Tenant and table of every line that was not there before. */
const movedBetween = (earlier: string, later: string): string[] =>
  later
    .split("\n")
    .filter((line) => !earlier.includes(line))
    .map((line) => line.split(" ").slice(0, 2).join(" "));

describe("Real writes with the policy switched off", () => {
  for (const [name, watched] of attackers)
    test(`by ${name} leave every row of ${watched.join(", ")} as it was`, async () => {
      const { rows: columns } = await world.test.database.pool.query<Columns>(tenantColumns);
      const known = world.known.find((one) => one.name === name);
      assert.ok(known);
      let earlier = await checksumOf(columns, watched);
      const changed: string[] = [];
      for (const operations of inGroups(writes(), operationsPerLook)) {
        for (const operation of operations) {
          for (const { object, input } of inputsFor(world, operation, known)) {
            if (object === "own" && known.business.length > 0) continue;
            const tried = await attempt(house, known, { name: operation.name, object, input });
            if (tried.fault) changed.push(`${tried.name} broke: ${tried.fault}`);
          }
        }
        const later = await checksumOf(columns, watched);
        if (later !== earlier) changed.push(`one of ${operations.map((operation) => operation.name).join(", ")} changed ${movedBetween(earlier, later).join(", ")}`);
        earlier = later;
      }
      assert.deepEqual(changed, []);
    });
});
