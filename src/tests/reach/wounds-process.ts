/**
 * Wounds the second wall, one statement after another, and looks each time whether the written table still agrees: the process behind
 * `npm run mutants`. A wound comes as a message, the first difference goes back, or null. The same functions as in reach.test.ts, only
 * that the world is planted once and every wound taken back.
 */
import { openEverything } from "../everything.ts";
import { differencesFor } from "./judging.ts";
import { plantEverywhere } from "./planting.ts";
import { prepareGround, probing, tablesOf } from "./probe.ts";
import { everybody } from "./standing.ts";

type Wound = { readonly statement: string; /** Where to look first. */ readonly tables: readonly string[] };

const world = await openEverything();
const all = await tablesOf(world);
await plantEverywhere(world);
const ground = await prepareGround(world, all);
const standings = everybody(world);

const firstDifference = ({ statement, tables }: Wound): Promise<string | null> =>
  probing(world, async ({ client, reachedBy }) => {
    try {
      await client.query(statement);
    } catch {
      return null; // It cannot be done to a world with rows in it: nothing is told about it here.
    }
    for (const looked of [tables, all])
      for (const who of standings) {
        const [first] = await differencesFor(who, { ground, tables: looked, reachedBy });
        if (first !== undefined) return first;
      }
    return null;
  });

process.on("message", (wound: Wound) => {
  firstDifference(wound).then(
    (difference) => process.send?.({ difference }),
    (error: unknown) => process.send?.({ difference: String(error) }),
  );
});
process.once("disconnect", () => void world.dispose().finally(() => process.exit()));
process.send?.({ difference: null });
