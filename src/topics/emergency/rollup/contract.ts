/** What can be seen of all members' preparation. */
import { z } from "zod";
import { cooperativeId } from "#kernel/ids";
import { defineOperation } from "#kernel/operation";
import { dependency, preparation } from "./model.ts";

/** Members that show states, one row each; how many show only sums; providers of those that show details. */
export const readRollUp = defineOperation({
  name: "emergency.roll-up",
  kind: "read",
  scope: "cooperative",
  input: z.object({ cooperativeId }),
  output: z.object({ members: z.array(preparation), hidden: z.int(), dependencies: z.array(dependency), detailed: z.int() }),
  failures: [],
});
