import { z } from "zod";
import { optional } from "#kernel/fields";
import { cooperativeId } from "#kernel/ids";
import { defineOperation } from "#kernel/operation";
import { searchHit } from "./model.ts";

/** Whatever has a name: members, people, surveys, checks, requirements, measures, documents, contracts, decisions – as far as whoever asks may open it. */
export const search = defineOperation({
  name: "steering.search",
  kind: "read",
  scope: "cooperative",
  input: z.object({ cooperativeId, q: optional(z.string().trim().max(100)) }),
  output: z.array(searchHit),
  failures: [],
});
