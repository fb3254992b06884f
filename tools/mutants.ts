/**
 * Proves that the tests of isolation can fail: makes the product wrong in one place after another and demands that they notice (PROMISES G2).
 * `npm run mutants -- [--only access|shoes|policies|keys] [--minutes 60] [--sample N] [beginning of a mutant's name, such as a table …]`;
 * ends with 1 when a mutant survives. What the minutes leave over comes first the next time.
 */
import os from "node:os";
import path from "node:path";
import { parseArgs } from "node:util";
import { collect } from "./mutants/collecting.ts";
import { openGround, type Ground } from "./mutants/ground.ts";
import { openMemory } from "./mutants/memory.ts";
import { kinds, type Kind, type Mutant } from "./mutants/mutant.ts";
import { lineOf, reportOf, type Judged } from "./mutants/report.ts";

const options = { only: { type: "string" }, minutes: { type: "string", default: "60" }, sample: { type: "string" } } as const;
const { values, positionals } = parseArgs({ options, allowPositionals: true });
const asked = (kind: Kind) => values.only === undefined || values.only === kind;
if (!kinds.some(asked)) throw new Error(`--only is one of ${kinds.join(", ")}`);

/** So many of a list, evenly spread over it. */
const spread = <Item>(items: readonly Item[], count: number): Item[] =>
  items.filter((_, place) => Math.floor((place * count) / items.length) !== Math.floor(((place - 1) * count) / items.length));

const began = performance.now();
const secondsSoFar = () => (performance.now() - began) / 1_000;
const memory = openMemory(path.resolve(import.meta.dirname, "../.data/mutants.jsonl"));
const grounds = await Promise.all(Array.from({ length: Math.min(2, os.availableParallelism()) }, openGround));
const [first] = grounds;
if (!first) throw new Error("no processor");

type Placed = Mutant & { readonly place: number };

async function chosenMutants(ground: Ground): Promise<Placed[]> {
  const all = await collect(kinds.filter(asked), ground.url);
  const named = all.filter(({ name }) => positionals.length === 0 || positionals.some((part) => name.startsWith(part)));
  const some = values.sample === undefined ? named : spread(named, Number(values.sample));
  return memory.byUrgency(some.map((mutant, place) => ({ ...mutant, place })));
}

const testsOf = (mutants: readonly Mutant[]) => [...new Set(mutants.flatMap((mutant) => mutant.tests))];

/** Unharmed, everything has to hold, else every mutant would be found; one place tries all of it, the others the first of it. */
async function holdsUnharmed(tests: readonly string[]): Promise<boolean> {
  const faults = await Promise.all(grounds.map((ground) => ground.run(ground === first ? tests : tests.slice(0, 1))));
  const fault = faults.find((found) => found !== null) ?? null;
  if (fault !== null) console.log(`The product itself fails: ${fault}`);
  return fault === null;
}

let isLeaving = false;
for (const signal of ["SIGINT", "SIGTERM"] as const)
  process.once(signal, () => {
    isLeaving = true;
    for (const ground of grounds) ground.interrupt();
  });

async function judgeAll(mutants: readonly Placed[]): Promise<Judged[]> {
  const waiting = mutants.values();
  const judged: Judged[] = [];
  const work = async (ground: Ground): Promise<void> => {
    for (const mutant of waiting) {
      const finding = await ground.judge(mutant);
      if (isLeaving) return;
      const verdict = { ...mutant, ...finding };
      memory.keep(verdict);
      judged.push(verdict);
      console.log(`${String(judged.length).padStart(5)}/${mutants.length} ${lineOf(verdict)}`);
      if (secondsSoFar() > Number(values.minutes) * 60) return;
    }
  };
  await Promise.all(grounds.map(work));
  return judged.toSorted((a, b) => a.place - b.place);
}

try {
  const mutants = await chosenMutants(first);
  const tests = testsOf(mutants);
  const judged = (await holdsUnharmed(tests)) ? await judgeAll(mutants) : [];
  // Nothing a mutant did is left.
  const isSound = judged.length > 0 && !isLeaving && (await holdsUnharmed(tests.slice(0, 1)));
  console.log(`\n${reportOf(judged, { left: mutants.length - judged.length, seconds: secondsSoFar() })}`);
  process.exitCode = isSound && judged.every(({ killedBy }) => killedBy !== null) ? 0 : 1;
} catch (error) {
  if (!isLeaving) throw error;
  process.exitCode = 1;
} finally {
  for (const ground of grounds) await ground.close();
}
