/** A town that asks to join, and where it stands on its way. */
import { z } from "zod";
import { day, line, prose } from "#kernel/fields";
import { objectId } from "#kernel/ids";
import { ags, memberKind, nameWithKey, postcode } from "#topics/members/model";

export const accessionRequest = z.object({
  id: objectId,
  name: nameWithKey,
  officialName: line(160),
  kind: memberKind,
  ags: ags.nullable(),
  postcode: postcode.nullable(),
  population: z.int().min(0),
  populationAsOf: day,
  populationSource: line(200),
  requestedOn: day,
  wantedFrom: day,
  note: prose(2_000),
  closedOn: day.nullable(),
  closedReason: prose(2_000),
  revision: z.int(),
  changedAt: z.date(),
  changedByName: z.string(),
});
export type AccessionRequest = z.infer<typeof accessionRequest>;

/** What stands against a request, or has to be known before it goes on. */
export const accessionProblems = ["agreement-missing", "agreement-ends", "kind-not-named", "other-draft", "day-past"] as const;
export type AccessionProblem = (typeof accessionProblems)[number];

/** From the request to the rights that follow; between them the steps the law asks for. */
export const accessionSteps = [
  "requested",
  "checked",
  "shared",
  "admitted",
  "drafted",
  "named",
  "dated",
  "circulated",
  "resolved",
  "signed",
  "notified",
  "approved",
  "published",
  "in-force",
  "rights",
] as const;
export type AccessionStep = (typeof accessionSteps)[number];

export const accessionLine = z.object({
  step: z.enum(accessionSteps),
  standing: z.enum(["done", "next", "open"]),
  on: day.nullable(),
  section: z.string(),
});
export type AccessionLine = z.infer<typeof accessionLine>;

/** What somebody pays in a whole year, before and after; nothing before for whoever joins. */
export const accessionShare = z.object({ memberId: z.string().nullable(), name: z.string(), before: z.int().nullable(), after: z.int() });
export type AccessionShare = z.infer<typeof accessionShare>;
