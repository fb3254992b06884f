/** Every mutant there is, with the tests responsible for it. */
import fs from "node:fs";
import path from "node:path";
import pg from "pg";
import { roles } from "../../src/kernel/roles.ts";
import { accessMutants } from "./access.ts";
import type { Kind, Mutant } from "./mutant.ts";
import { reachTest, wallMutants } from "./policies.ts";
import { predicateMutants, type Deciding } from "./predicates.ts";

/** What decides who somebody is, what they may and where; quickest test first. */
const deciding: readonly Deciding[] = [
  { file: "dist/kernel/shoes.js", functions: ["bareRole", "inCooperative", "inMember", "actAs"], tests: ["kernel/shoes", "tests/decisions"] },
  { file: "dist/edge/perform.js", functions: ["admit", "mayAtAll", "refusalOf"], tests: ["tests/decisions", "tests/walls", "tests/isolation"] },
  { file: "dist/edge/perform.js", functions: ["runWrite", "ask"], tests: ["edge/app", "tests/routes", "tests/isolation"] },
  {
    file: "dist/topics/accounts/usecases/identity.js",
    functions: ["principalOf", "find", "identify"],
    tests: ["topics/accounts/usecases"],
  },
  { file: "dist/topics/accounts/store/session.js", functions: ["findSessionProof", "findTokenProof", "findProvenHolder"], tests: ["topics/accounts/usecases", "tests/isolation"] },
  { file: "dist/topics/accounts/rules.js", functions: ["isAlive"], tests: ["topics/accounts/rules"] },
  { file: "dist/topics/survey/delegations/usecases.js", functions: ["identifyContributor"], tests: ["topics/survey/delegations/usecases"] },
  { file: "dist/topics/survey/delegations/store/delegations.js", functions: ["findOpened"], tests: ["topics/survey/delegations/usecases"] },
];

/** The second wall: first what is read from the catalogue and tried directly, then all operations against it. */
const wallTests = ["tests/catalogue", reachTest, "topics/visibility/usecases", "topics/agreement/lifecycle/usecases", "tests/bypasses", "tests/walls", "tests/isolation"];

const root = path.resolve(import.meta.dirname, "../..");
const read = (file: string) => fs.readFileSync(path.join(root, file), "utf8");
const migrations = () =>
  fs
    .readdirSync(path.join(root, "migrations"))
    .toSorted()
    .map((name) => read(`migrations/${name}`));

/** What the database refuses would be taken for noticed. */
async function demandPossible(client: pg.PoolClient, mutants: readonly Mutant[]): Promise<void> {
  for (const { name, text } of mutants) {
    await client.query("savepoint unharmed");
    await client.query(text).catch((cause: unknown) => {
      throw new Error(`${name} cannot be done`, { cause });
    });
    await client.query("rollback to unharmed");
  }
}

/** The migrated database's catalogue answers what stands in it. */
async function fromCatalogue(url: string): Promise<Mutant[]> {
  const pool = new pg.Pool({ connectionString: url, max: 1 });
  try {
    const client = await pool.connect();
    await client.query("begin");
    for (const migration of migrations()) await client.query(migration);
    const mutants = await wallMutants(<Row extends object>(text: string) => client.query<Row>(text).then((found) => found.rows), roles, wallTests);
    await demandPossible(client, mutants);
    await client.query("rollback");
    client.release();
    return mutants;
  } finally {
    await pool.end();
  }
}

/** Mutants of the wanted kinds, in a steady order; the address is that of a server to try the migrations on. */
export async function collect(kinds: readonly Kind[], url: string): Promise<Mutant[]> {
  return [
    ...(kinds.includes("access") ? accessMutants(read) : []),
    ...(kinds.includes("shoes") ? deciding.flatMap((one) => predicateMutants(one, read)) : []),
    ...(kinds.includes("policies") || kinds.includes("keys") ? (await fromCatalogue(url)).filter(({ kind }) => kinds.includes(kind)) : []),
  ];
}
