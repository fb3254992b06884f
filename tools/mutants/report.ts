/** What came of it, as a table. */
import { kinds, type Mutant } from "./mutant.ts";

export type Judged = Mutant & { readonly killedBy: string | null; readonly seconds: number; readonly place: number };

const cut = (text: string, length: number) => (text.length > length ? `${text.slice(0, length - 1)}…` : text.padEnd(length));

/** One mutant, what noticed it, and how soon. */
export const lineOf = ({ kind, name, killedBy, seconds }: Judged): string =>
  `${kind.padEnd(8)} ${cut(name, 110)} ${cut(killedBy ?? "SURVIVED", 70)} ${seconds.toFixed(1).padStart(5)} s`;

const minutes = (seconds: number) => `${Math.floor(seconds / 60)} min ${Math.round(seconds % 60)} s`;

/** Survivors in full, then counts by kind, and how many were left for the next time. */
export function reportOf(judged: readonly Judged[], { left, seconds }: { readonly left: number; readonly seconds: number }): string {
  const survivors = judged.filter(({ killedBy }) => killedBy === null);
  const counts = kinds.flatMap((kind) => {
    const some = judged.filter((one) => one.kind === kind);
    const killed = some.filter(({ killedBy }) => killedBy !== null);
    return some.length === 0 ? [] : [`${kind.padEnd(8)} ${killed.length} of ${some.length} killed`];
  });
  const killers = Map.groupBy(
    judged.filter(({ killedBy }) => killedBy !== null),
    // Every difference in reach has a sentence of its own.
    ({ killedBy }) => killedBy?.replace(/^reach: .* is (open|closed)$/, "reach: is to everybody exactly what is written") ?? "",
  );
  const tests = [...killers].toSorted(([, a], [, b]) => b.length - a.length).map(([test, killed]) => `${String(killed.length).padStart(5)}  ${test}`);
  return [
    ...survivors.map(({ kind, name }) => `SURVIVED ${kind} ${name}`),
    "",
    "Killed by",
    ...tests,
    "",
    ...counts,
    `in ${minutes(seconds)}${left > 0 ? `; ${left} were left and come first the next time` : ""}`,
  ].join("\n");
}
