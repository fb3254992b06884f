/** PROMISES G1: every operation, as everyone, on everything. Nobody reads, changes or learns of what is not theirs. */
import assert from "node:assert/strict";
import { after, before, describe, test } from "node:test";
import { permissions } from "#kernel/access";
import { perform, type House, type Outcome } from "#edge/perform";
import { everyUseCase, openEverything, type Everything, type Known } from "./everything.ts";
import { inputsFor, type Input, type ObjectName } from "./inputs.ts";
import { agrees, facelessOf, leaksTo, verdictOf } from "./verdicts.ts";

let world: Everything;
let house: House;
before(async () => {
  world = await openEverything();
  house = { ...world.house, rehearsal: true };
});
after(() => world.dispose());

type Case = Input & { readonly known: Known; readonly operation: (typeof everyUseCase)[number]["operation"]; readonly outcome: Outcome };

const nameOf = ({ known, operation, object, input, outcome }: Case) =>
  `${operation.name} as ${known.name} on ${object}: ${JSON.stringify(outcome).slice(0, 300)} ← ${JSON.stringify(input).slice(0, 300)}`;

const cases: Case[] = [];

/** The same operation by the same principal on foreign and on missing things. */
const foreign: readonly (readonly [ObjectName, ObjectName])[] = [
  ["neighbour", "nowhere"],
  ["elsewhere", "nowhere"],
  ["own with a neighbour's things", "own with nobody's things"],
  ["own with things of elsewhere", "own with nobody's things"],
];

const isForeign = (known: Known, object: ObjectName): boolean => {
  if (object.includes("neighbour")) return known.home === "friedberg" || !known.business.includes(known.home === "raunheim" ? "nauheim" : "raunheim");
  return !known.business.includes(known.home === "friedberg" ? "nauheim" : "friedberg");
};

describe("Every operation, as everyone, on everything", () => {
  test("every permission has its operation", () => {
    const names = new Set<string>(everyUseCase.map(({ operation }) => operation.name));
    assert.deepEqual(
      permissions.filter((name) => !names.has(name)),
      [],
    );
  });

  test("the matrix runs: no operation breaks", async () => {
    const broken: string[] = [];
    for (const known of world.known) {
      for (const { operation } of everyUseCase) {
        for (const { object, input } of inputsFor(world, operation, known)) {
          const outcome = await perform(house, operation.name, input, { principal: known.principal, door: "api" }).catch((error: unknown) => {
            broken.push(`${operation.name} as ${known.name} on ${object}: ${String(error)}`);
            return null;
          });
          if (outcome) cases.push({ known, operation, object, input, outcome });
        }
      }
    }
    assert.deepEqual(broken.slice(0, 40), [], `${broken.length} broken`);
  });

  test("there are at least 5,000 cases, and operations are reached with what is one's own", (t) => {
    t.diagnostic(`${cases.length} cases, ${everyUseCase.length} operations, ${world.known.length} principals`);
    assert.ok(cases.length >= 5_000, String(cases.length));
    const own = cases.filter(({ known, operation, object, input }) => object === "own" && verdictOf(known.principal, operation, input) === "acts");
    const reached = own.filter(({ outcome }) => outcome.status !== "invalid");
    t.diagnostic(`${reached.length} of ${own.length} own cases reach their use case`);
    assert.ok(reached.length / own.length > 0.97, [...new Set(own.filter((one) => !reached.includes(one)).map(nameOf))].join("\n"));
    const done = new Set(cases.filter(({ outcome }) => outcome.status === "done").map(({ operation }) => operation.name));
    const never = everyUseCase.map(({ operation }) => operation.name).filter((name) => !done.has(name));
    t.diagnostic(`never done: ${never.join(" ")}`);
    assert.ok(never.length <= everyUseCase.length * 0.15, `never done: ${never.join(" ")}`);
  });

  test("each is decided as the written rights and the tenant say", () => {
    const wrong = cases.filter(
      ({ known, operation, input, outcome }) =>
        !agrees(verdictOf(known.principal, operation, input), outcome) && !(outcome.status === "invalid" && verdictOf(known.principal, operation, input) === "missing"),
    );
    assert.deepEqual(wrong.slice(0, 20).map(nameOf), [], `${wrong.length} wrong`);
  });

  test("no answer speaks of a tenant the principal has no business with", () => {
    const leaking = cases.filter(({ known, outcome }) => leaksTo(known, outcome).length > 0);
    assert.deepEqual(
      leaking.slice(0, 20).map((one) => `${leaksTo(one.known, one.outcome).join()} in ${nameOf(one)}`),
      [],
      `${leaking.length} leaks`,
    );
  });

  test("a foreign thing answers like none", () => {
    const keyed = new Map(cases.map((one) => [`${one.known.name} ${one.operation.name} ${one.object}`, one]));
    const told: string[] = [];
    for (const one of cases) {
      const [, missing] = foreign.find(([object]) => object === one.object) ?? [];
      if (!missing || !isForeign(one.known, one.object)) continue;
      if (missing === "nowhere" && verdictOf(one.known.principal, one.operation, one.input) === "acts") continue;
      const other = keyed.get(`${one.known.name} ${one.operation.name} ${missing}`) ?? keyed.get(`${one.known.name} ${one.operation.name} own`);
      if (other && facelessOf(one.outcome) !== facelessOf(other.outcome) && !one.operation.reveals)
        told.push(`${nameOf(one)}\n   but ${missing}: ${JSON.stringify(other.outcome).slice(0, 200)}`);
    }
    assert.deepEqual(told.slice(0, 15), [], `${told.length} tell the difference`);
  });
});
