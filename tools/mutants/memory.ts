/** When each mutant was judged last and what became of it, kept between runs: whoever begins again begins with survivors and with what has waited longest. */
import fs from "node:fs";
import path from "node:path";
import type { Mutant } from "./mutant.ts";

type Verdict = { readonly kind: string; readonly name: string; readonly killedBy: string | null; readonly at: string };

export type Memory = {
  /** The same mutants, most urgent first. */
  readonly byUrgency: <One extends Mutant>(mutants: readonly One[]) => One[];
  /** Keeps a verdict at once: a run may end at any moment. */
  readonly keep: (verdict: Omit<Verdict, "at">) => void;
};

const keyOf = ({ kind, name }: Pick<Verdict, "kind" | "name">) => `${kind} ${name}`;

const read = (file: string): Verdict[] => {
  const lines = fs.existsSync(file) ? fs.readFileSync(file, "utf8").split("\n") : [];
  // The last line may be half written.
  return lines.filter((line) => line.endsWith("}")).map((line) => JSON.parse(line) as Verdict);
};

/** Opens the memory; of several verdicts on one mutant the last stays. */
export function openMemory(file: string): Memory {
  const known = new Map(read(file).map((verdict) => [keyOf(verdict), verdict]));
  fs.mkdirSync(path.dirname(file), { recursive: true });
  fs.writeFileSync(file, [...known.values()].map((verdict) => `${JSON.stringify(verdict)}\n`).join(""));
  const rankOf = (mutant: Mutant): string => {
    const verdict = known.get(keyOf(mutant));
    return verdict?.killedBy ? verdict.at : "";
  };
  return {
    byUrgency: (mutants) => mutants.toSorted((a, b) => rankOf(a).localeCompare(rankOf(b))),
    keep: ({ kind, name, killedBy }) => fs.appendFileSync(file, `${JSON.stringify({ kind, name, killedBy, at: new Date().toISOString() })}\n`),
  };
}
