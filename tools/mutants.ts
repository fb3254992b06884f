/**
 * Proves that the tests of isolation can fail: makes the product wrong in one place after another and demands that they notice (PROMISES G2).
 * `npm run mutants -- [--only access|shoes|policies] [--sample N] [part of a mutant's name …]`; ends with 1 when a mutant survives.
 */
import os from "node:os";
import { parseArgs } from "node:util";
import { collect } from "./mutants/collecting.ts";
import { openGround, type Ground } from "./mutants/ground.ts";
import { kinds, type Kind, type Mutant } from "./mutants/mutant.ts";
import { lineOf, reportOf, type Judged } from "./mutants/report.ts";

const { values, positionals } = parseArgs({ options: { only: { type: "string" }, sample: { type: "string" } }, allowPositionals: true });
const asked = (kind: Kind) => values.only === undefined || values.only === kind;
if (!kinds.some(asked)) throw new Error(`--only is one of ${kinds.join(", ")}`);

/** So many of a list, evenly spread over it. */
const spread = <Item>(items: readonly Item[], count: number): Item[] =>
  items.filter((_, place) => Math.floor((place * count) / items.length) !== Math.floor(((place - 1) * count) / items.length));

const began = performance.now();
const grounds = await Promise.all(Array.from({ length: Math.min(2, os.availableParallelism()) }, openGround));
const [first] = grounds;
if (!first) throw new Error("no processor");

async function chosenMutants(ground: Ground): Promise<Mutant[]> {
  const all = await collect(kinds.filter(asked), ground.url);
  const named = all.filter(({ name }) => positionals.length === 0 || positionals.some((part) => name.includes(part)));
  return values.sample === undefined ? named : spread(named, Number(values.sample));
}

/** Unharmed, everything has to hold, before and after; else every mutant would be found. */
async function holdsUnharmed(mutants: readonly Mutant[]): Promise<boolean> {
  const tests = [...new Set(mutants.flatMap((mutant) => mutant.tests))];
  const faults = await Promise.all(grounds.map((ground) => ground.run(tests)));
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

async function judgeAll(mutants: readonly Mutant[]): Promise<Judged[]> {
  const waiting = mutants.entries();
  const judged: Judged[] = [];
  const work = async (ground: Ground): Promise<void> => {
    for (const [place, mutant] of waiting) {
      const finding = await ground.judge(mutant);
      if (isLeaving) return;
      judged.push({ ...mutant, ...finding, place });
      console.log(`${String(judged.length).padStart(5)}/${mutants.length} ${lineOf({ ...mutant, ...finding, place })}`);
    }
  };
  await Promise.all(grounds.map(work));
  return judged.toSorted((a, b) => a.place - b.place);
}

try {
  const mutants = await chosenMutants(first);
  const judged = (await holdsUnharmed(mutants)) ? await judgeAll(mutants) : [];
  const isSound = judged.length > 0 && !isLeaving && (await holdsUnharmed(mutants));
  console.log(`\n${reportOf(judged, (performance.now() - began) / 1_000)}`);
  process.exitCode = isSound && judged.every(({ killedBy }) => killedBy !== null) ? 0 : 1;
} catch (error) {
  if (!isLeaving) throw error;
  process.exitCode = 1;
} finally {
  for (const ground of grounds) await ground.close();
}
