/** The process of the reach test, which is shown one wound after another. */
import { fork, type ChildProcess } from "node:child_process";
import path from "node:path";
import type { Mutant } from "./mutant.ts";

export type Wounding = { readonly look: (wound: NonNullable<Mutant["wound"]>) => Promise<string | null>; readonly close: () => void };

const answerOf = (child: ChildProcess): Promise<string | null> =>
  new Promise((resolve, reject) => {
    const ended = () => reject(new Error("the process that looks at wounds has ended"));
    child.once("exit", ended);
    child.once("message", ({ difference }: { difference: string | null }) => {
      child.off("exit", ended);
      resolve(difference);
    });
  });

/** Starts it; the world it plants stands when this answers. */
export async function startWounding(directory: string, env: Readonly<Record<string, string>>): Promise<Wounding> {
  const child = fork(path.join(directory, "dist/tests/reach/wounds-process.js"), { cwd: directory, env: { ...process.env, ...env } });
  await answerOf(child);
  const look = (wound: NonNullable<Mutant["wound"]>) => {
    child.send(wound);
    return answerOf(child);
  };
  return { look, close: () => child.disconnect() };
}
