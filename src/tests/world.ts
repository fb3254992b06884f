/** The small world tests live in: two cooperatives, a few members, one person for every office. */
import { randomBytes } from "node:crypto";
import path from "node:path";
import { perform, type House, type Outcome } from "#edge/perform";
import type { Office } from "#kernel/roles";
import type { CooperativeId, MemberId, PersonId } from "#kernel/ids";
import type { Assignment, Principal } from "#kernel/operation";
import { standingClock } from "#platform/clock";
import { openFiles } from "#platform/files";
import { newId } from "#platform/ids";
import { fingerprint, newSecret, secretsFrom } from "#platform/secrets";
import type { UseCase } from "#platform/usecase";
import { freshDatabase, type TestDatabase } from "./engine.ts";

export const gg = "kreis-gg" as CooperativeId;
export const wetterau = "wetterau" as CooperativeId;
export const towns = {
  raunheim: "kreis-gg.raunheim" as MemberId,
  nauheim: "kreis-gg.nauheim" as MemberId,
  stockstadt: "kreis-gg.stockstadt" as MemberId,
  kreis: "kreis-gg.kreis" as MemberId,
  friedberg: "wetterau.friedberg" as MemberId,
} as const;

const kinds: Record<string, string> = { kreis: "landkreis", friedberg: "stadt", raunheim: "stadt" };

/** People of the world: who they are to the doors, and the name each test calls them by. */
const cast = {
  office: [{ role: "office", cooperativeId: gg, memberId: null }],
  steering: [{ role: "steering", cooperativeId: gg, memberId: null }],
  auditor: [{ role: "auditor", cooperativeId: gg, memberId: null }],
  adviser: [{ role: "adviser", cooperativeId: gg, memberId: null }],
  oversight: [{ role: "oversight", cooperativeId: gg, memberId: towns.raunheim }],
  coordinatorRaunheim: [{ role: "coordinator", cooperativeId: gg, memberId: towns.raunheim }],
  managementRaunheim: [{ role: "management", cooperativeId: gg, memberId: towns.raunheim }],
  coordinatorNauheim: [{ role: "coordinator", cooperativeId: gg, memberId: towns.nauheim }],
  managementNauheim: [{ role: "management", cooperativeId: gg, memberId: towns.nauheim }],
  officeWetterau: [{ role: "office", cooperativeId: wetterau, memberId: null }],
  coordinatorFriedberg: [{ role: "coordinator", cooperativeId: wetterau, memberId: towns.friedberg }],
  managementFriedberg: [{ role: "management", cooperativeId: wetterau, memberId: towns.friedberg }],
  operator: [{ role: "operator", cooperativeId: null, memberId: null }],
} as const satisfies Record<string, readonly Assignment[]>;

export type CastName = keyof typeof cast;
export type People = Readonly<Record<CastName, Principal>> & { readonly stranger: Principal; readonly clock: Principal };

const principalOf = (name: string, assignments: readonly Assignment[]): Principal => ({
  personId: newId() as PersonId,
  name: `${name} (erfunden)`,
  assignments,
  delegationId: null,
  credential: fingerprint(newSecret()),
  language: "de",
});

/** Nobody: what the doors make of a request without any proof. */
export const stranger: Principal = { personId: null, name: "", assignments: [], delegationId: null, credential: null, language: "de" };

const job: Assignment = { role: "job", cooperativeId: gg, memberId: null };

function makePeople(): People {
  const people = Object.fromEntries(Object.entries(cast).map(([name, assignments]) => [name, principalOf(name, assignments)]));
  return { ...people, stranger, clock: { ...stranger, name: "Zeitplan", assignments: [job] } } as unknown as People;
}

const quote = (value: string | null) => (value === null ? "null" : `'${value.replaceAll("'", "''")}'`);

/** The world as SQL: planted beside the operations, which have tests of their own; triggers rest meanwhile. */
function plantingOf(people: People): string {
  const cooperatives = [gg, wetterau].map((id) => `('${id}', 'Verbund ${id}', 'empty', 'Stelle', 'Kreis', true, '2024-08-09T10:00:00Z')`);
  const members = Object.entries(towns).map(([key, id], index) => {
    const [cooperative] = id.split(".");
    return `('${cooperative}', '${id}', '${kinds[key] ?? "gemeinde"}', '${key}', '${key}', '0643300${index}', '2024-08-09')`;
  });
  const named = Object.entries(people).filter(([name]) => name in cast) as [CastName, Principal][];
  const persons = named.map(
    ([name, p]) =>
      `('${p.personId}', ${quote(p.name)}, '${name.toLowerCase()}@example.org', ${quote(p.assignments[0]?.cooperativeId ?? null)}, ${quote(p.assignments[0]?.memberId ?? null)}, '2024-08-09T10:00:00Z')`,
  );
  const assignments = named.flatMap(([, p]) =>
    p.assignments.map((a) => `('${newId()}', ${quote(a.cooperativeId)}, ${quote(a.memberId)}, '${p.personId}', '${a.role as Office}', '2024-08-09')`),
  );
  return `set session_replication_role = replica;
    insert into cooperative (id, name, template, office_name, office_host, public_page, founded_at) values ${cooperatives.join(", ")};
    insert into member (cooperative_id, id, kind, name, official_name, ags, admitted_on) values ${members.join(", ")};
    insert into person (id, name, email, home_cooperative_id, home_member_id, created_at) values ${persons.join(", ")};
    insert into assignment (id, cooperative_id, member_id, person_id, role, valid_from) values ${assignments.join(", ")};
    set session_replication_role = origin;`;
}

export type World = {
  readonly house: House;
  readonly people: People;
  readonly clock: ReturnType<typeof standingClock>;
  readonly test: TestDatabase;
  /** Performs and answers the outcome. */
  readonly does: (principal: Principal, operation: string, input?: unknown) => Promise<Outcome>;
  /** Performs and answers the value; fails the test when it is not done. */
  readonly succeeds: <Value = unknown>(principal: Principal, operation: string, input?: unknown) => Promise<Value>;
  readonly dispose: () => Promise<void>;
};

/** Opens a world on the engine under test with the given operations. */
export async function openWorld(useCases: readonly UseCase[], options: { policy?: "on" | "off"; demo?: boolean; on?: TestDatabase } = {}): Promise<World> {
  const test = options.on ?? (await freshDatabase());
  const people = makePeople();
  await test.database.pool.query(plantingOf(people));
  const clock = standingClock(new Date("2026-11-23T08:12:00Z"));
  const means = {
    origin: "http://localhost:8080",
    files: openFiles(path.join(test.directory, "files")),
    secrets: secretsFrom(randomBytes(32)),
    demo: options.demo ?? false,
  };
  const house: House = {
    db: test.database.db,
    clock,
    means,
    useCases: new Map(useCases.map((u) => [u.operation.name, u])),
    policy: options.policy ?? "on",
  };
  const does = (principal: Principal, operation: string, input: unknown = {}) => perform(house, operation, input, { principal, door: "api" });
  const succeeds = async <Value>(principal: Principal, operation: string, input: unknown = {}): Promise<Value> => {
    const outcome = await does(principal, operation, input);
    if (outcome.status !== "done") throw new Error(`${operation}: ${JSON.stringify(outcome)}`);
    return outcome.value as Value;
  };
  return { house, people, clock, test, does, succeeds, dispose: test.dispose };
}
