/** What the cooperative sees of its members' preparation. */
import { z } from "zod";
import { memberId } from "#kernel/ids";
import { packConcerns } from "#topics/emergency/pack/model";
import { groupNames } from "#topics/emergency/registers/model";

/** How well one member is prepared; shares of 100 by page of registers. */
export const preparation = z.object({
  memberId,
  memberName: z.string(),
  shares: z.record(z.enum(groupNames), z.int()),
  entries: z.int(),
  concern: z.enum(packConcerns).nullable(),
  printedOn: z.string().nullable(),
  heldOn: z.string().nullable(),
  plannedOn: z.string().nullable(),
});
export type Preparation = z.infer<typeof preparation>;

/** A provider several or one rely on, and what stops without it. */
export const dependency = z.object({ provider: z.string(), towns: z.array(z.object({ memberId, memberName: z.string(), stops: z.string() })) });
export type Dependency = z.infer<typeof dependency>;
