/** The populated world: every operation there is, and in each tenant something of every kind, planted through the operations and signed with its name. */
import type { PersonId } from "#kernel/ids";
import type { Principal } from "#kernel/operation";
import { newId } from "#platform/ids";
import type { UseCase } from "#platform/usecase";
import { useCases } from "#topics/all";
import { arrive, type Arrival } from "./arrival.ts";
import { plantCooperative, type Central } from "./planting.ts";
import { plantMember, type Local } from "./planting-members.ts";
import type { Things } from "./sample.ts";
import { gg, openWorld, stranger, towns, wetterau, type World } from "./world.ts";

export const tenants = ["gg", "raunheim", "nauheim", "wetterau", "friedberg"] as const;
export type Tenant = (typeof tenants)[number];

/** A principal of the matrix: by name, with the tenants it has business with and the side of the world it calls its own. */
export type Known = { readonly name: string; readonly principal: Principal; readonly business: readonly Tenant[]; readonly home: SideName };

export type SideName = "raunheim" | "nauheim" | "friedberg";

/** One member with its cooperative: what an input may name there. */
export type Side = { readonly name: SideName; readonly central: Central; readonly local: Local };

export type Everything = World & {
  readonly sides: Readonly<Record<SideName, Side>>;
  readonly known: readonly Known[];
};

/** What only this tenant's texts carry; lower case. */
export const signsOf = (tenant: Tenant): readonly string[] => {
  const names: Record<Tenant, string[]> = {
    gg: [],
    raunheim: ["coordinatorraunheim", "managementraunheim"],
    nauheim: ["coordinatornauheim", "managementnauheim"],
    wetterau: ["officewetterau"],
    friedberg: ["coordinatorfriedberg", "managementfriedberg"],
  };
  return [`kanarie-${tenant}`, ...names[tenant]];
};

/** The names of things on a side, as fields call them. */
export const thingsOf = ({ central, local }: Side): Things => ({ ...central.things, ...local.things });

type Making = { readonly world: World; readonly sides: Everything["sides"] };

async function formerPerson({ world }: Making, arrived: Arrival): Promise<Principal> {
  const { assignmentId } = arrived;
  await world.succeeds(world.people.managementRaunheim, "person.relieve", {
    memberId: towns.raunheim,
    assignmentId,
    lastDay: "2026-11-22",
  });
  const principal = await arrived.again();
  if (!principal || principal.assignments.length > 0) throw new Error("a former coordinator still holds an office");
  return principal;
}

/** Everyone who may come to a door, the unlikely ones included. */
async function everyone(making: Making): Promise<Known[]> {
  const { world, sides } = making;
  const { people } = world;
  const whole = ["gg", "raunheim", "nauheim"] as const;
  const [raunheim, nauheim, friedberg] = [sides.raunheim.local, sides.nauheim.local, sides.friedberg.local];
  const former = await arrive(world, { memberId: towns.raunheim, email: "frueher@example.org", role: "coordinator" });
  const both: Principal = {
    ...people.coordinatorNauheim,
    // Known by name in both towns: their steps stand in the trail of either.
    name: "Koordination zweier Orte (erfunden)",
    assignments: [...people.coordinatorNauheim.assignments, ...people.coordinatorFriedberg.assignments],
  };
  const job = (cooperativeId: typeof gg | null): Principal => ({
    ...stranger,
    name: "Zeitplan",
    assignments: [{ role: "job", cooperativeId, memberId: null }],
  });
  const inNauheim = (principal: Principal): Principal => ({
    ...principal,
    personId: newId() as PersonId,
    assignments: principal.assignments.map((a) => ({ ...a, memberId: towns.nauheim })),
  });
  const at = (name: string, principal: Principal, business: readonly Tenant[], home: SideName = "raunheim"): Known => ({
    name,
    principal,
    business,
    home,
  });
  return [
    at("anonymous", stranger, []),
    at("pending", raunheim.pending, []),
    at("former coordinator", await formerPerson(making, former), []),
    at("office", people.office, whole),
    at("steering", people.steering, whole),
    at("auditor", people.auditor, whole),
    at("adviser", people.adviser, whole),
    at("oversight of Raunheim", people.oversight, ["gg", "raunheim"]),
    at("coordinator of Raunheim", raunheim.coordinator, ["gg", "raunheim"]),
    at("management of Raunheim", people.managementRaunheim, ["gg", "raunheim"]),
    at("token of Raunheim", raunheim.token, ["gg", "raunheim"]),
    at("contributor of Raunheim", raunheim.contributor, ["gg", "raunheim"]),
    at("contributor of Raunheim, revoked", raunheim.revoked, []),
    at("learner of Raunheim", raunheim.learners.learner, ["gg", "raunheim"]),
    at("learner of Nauheim, finished", nauheim.learners.graduate, ["gg", "nauheim"], "nauheim"),
    at("coordinator of Nauheim", nauheim.coordinator, ["gg", "nauheim"], "nauheim"),
    at("management of Nauheim", people.managementNauheim, ["gg", "nauheim"], "nauheim"),
    at("contributor of Nauheim", nauheim.contributor, ["gg", "nauheim"], "nauheim"),
    at("coordinator of two towns", both, ["gg", "nauheim", "wetterau", "friedberg"], "nauheim"),
    at("office of Wetterau", people.officeWetterau, ["wetterau", "friedberg"], "friedberg"),
    at("coordinator of Friedberg", friedberg.coordinator, ["wetterau", "friedberg"], "friedberg"),
    at("management of Friedberg", people.managementFriedberg, ["wetterau", "friedberg"], "friedberg"),
    at("auditor of Nauheim", inNauheim(people.auditor), ["gg", "nauheim"], "nauheim"),
    at("adviser of Nauheim", inNauheim(people.adviser), ["gg", "nauheim"], "nauheim"),
    at("operator", people.operator, []),
    at("clock", job(null), []),
    at("clock of Groß-Gerau", job(gg), whole),
    at("clock of Wetterau", job(wetterau), ["wetterau", "friedberg"], "friedberg"),
  ];
}

/** Every operation of the product. */
export const everyUseCase: readonly UseCase[] = [...useCases.values()];

/** Opens the populated world. */
export async function openEverything(): Promise<Everything> {
  const world = await openWorld(everyUseCase);
  const { people } = world;
  await world.test.database.pool.query(
    "set session_replication_role = replica; update cooperative set public_page = false, about = 'kanarie-wetterau' where id = 'wetterau'; set session_replication_role = origin",
  );
  const here = await plantCooperative(world, {
    office: people.office,
    cooperativeId: gg,
    members: [towns.raunheim, towns.nauheim],
    tenant: "gg",
  });
  const there = await plantCooperative(world, {
    office: people.officeWetterau,
    cooperativeId: wetterau,
    members: [towns.friedberg],
    tenant: "wetterau",
  });
  const raunheim = await plantMember(world, here, {
    memberId: towns.raunheim,
    tenant: "raunheim",
    coordinator: people.coordinatorRaunheim,
    management: people.managementRaunheim,
  });
  const nauheim = await plantMember(world, here, {
    memberId: towns.nauheim,
    tenant: "nauheim",
    coordinator: people.coordinatorNauheim,
    management: people.managementNauheim,
  });
  const friedberg = await plantMember(world, there, {
    memberId: towns.friedberg,
    tenant: "friedberg",
    coordinator: people.coordinatorFriedberg,
    management: people.managementFriedberg,
  });
  await here.finish();
  await there.finish();
  const sides = {
    raunheim: { name: "raunheim", central: here, local: raunheim },
    nauheim: { name: "nauheim", central: here, local: nauheim },
    friedberg: { name: "friedberg", central: there, local: friedberg },
  } as const;
  return { ...world, sides, known: await everyone({ world, sides }) };
}
