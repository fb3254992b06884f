import { z } from "zod";
import { day, line, optional, prose, wholeNumber } from "#kernel/fields";
import { cooperativeId, memberId, objectId, personId, slugOf } from "#kernel/ids";

/** Legal forms a member may have. */
export const memberKinds = ["stadt", "gemeinde", "landkreis", "zweckverband", "eigenbetrieb", "aoer", "sonstige"] as const;
export const memberKind = z.enum(memberKinds);
export type MemberKind = z.infer<typeof memberKind>;

/** Official municipality key: eight digits, for a Kreis five. */
export const ags = z
  .string()
  .trim()
  .regex(/^\d{5}(\d{3})?$/);
/** Regional key: the longer one with the association of municipalities in between. */
export const rs = z
  .string()
  .trim()
  .regex(/^\d{5,12}$/);
export const postcode = z
  .string()
  .trim()
  .regex(/^\d{5}$/);

export const figureKinds = ["population", "area-km2", "workplaces", "employees"] as const;
export const figureKind = z.enum(figureKinds);

/** A figure is true on a day and comes from somewhere. */
export const figure = z.object({ kind: figureKind, asOf: day, value: z.number().min(0), source: line(200) });
export type Figure = z.infer<typeof figure>;

/**
 * Size by inhabitants, along the thresholds of the BBSR's types of towns and municipalities (5,000 · 10,000 · 20,000 · 50,000);
 * a Kreis is a class of its own, and what has no inhabitants has none.
 */
export const sizeClasses = ["under-5000", "5000-9999", "10000-19999", "20000-49999", "from-50000", "district", "none"] as const;
export type SizeClass = (typeof sizeClasses)[number];

/** A name from which a readable key can be made. */
export const nameWithKey = line(120).refine((name) => slugOf(name) !== "");

export const unitKinds = ["department", "municipal-enterprise"] as const;
export const unit = z.object({ id: objectId, name: line(120), kind: z.enum(unitKinds) });
export type Unit = z.infer<typeof unit>;

/** A member as the register knows it. */
export const member = z.object({
  cooperativeId,
  id: memberId,
  kind: memberKind,
  name: line(120),
  officialName: line(160),
  ags: z.string().nullable(),
  rs: z.string().nullable(),
  postcode: z.string().nullable(),
  /** Onboarding goes in waves, counted from 1. */
  wave: z.int(),
  admittedOn: day,
  leftOn: day.nullable(),
  revision: z.int(),
});
export type Member = z.infer<typeof member>;

/** What somebody enters about a member. */
export const memberFacts = z.object({
  name: nameWithKey,
  officialName: optional(line(160)),
  kind: memberKind,
  ags: optional(ags),
  rs: optional(rs),
  postcode: optional(postcode),
  wave: z.preprocess((value) => (value === undefined || value === "" ? 1 : value), wholeNumber(1, 20)),
});
export type MemberFacts = z.infer<typeof memberFacts>;

/** Offices in one member, and offices for the whole cooperative. */
export const memberRoles = ["management", "coordinator", "oversight", "auditor", "adviser"] as const;
export const centralRoles = ["office", "steering", "oversight", "auditor", "adviser"] as const;
export const appointedRoles = ["office", "management", "coordinator", "steering", "oversight", "auditor", "adviser"] as const;
export type AppointedRole = (typeof appointedRoles)[number];

/** Addresses are compared without regard to capitals, and kept as lower case. */
export const email = z.preprocess((value) => (typeof value === "string" ? value.trim().toLowerCase() : value), z.email().max(200));

export const contact = z.object({ name: line(120), email, phone: optional(line(60)) });
export type Contact = z.infer<typeof contact>;

/** A natural person; `home` is who brought them in, and alone may correct them. */
export const person = z.object({
  id: personId,
  name: line(120),
  email: z.string(),
  phone: z.string().nullable(),
  language: z.enum(["de", "en"]),
  homeCooperativeId: cooperativeId.nullable(),
  homeMemberId: memberId.nullable(),
  revision: z.int(),
});
export type Person = z.infer<typeof person>;

/** An office held from a day up to and including a day. */
export const heldOffice = z.object({
  id: objectId,
  personId,
  cooperativeId: cooperativeId.nullable(),
  memberId: memberId.nullable(),
  role: z.enum([...appointedRoles, "operator"]),
  title: z.string().nullable(),
  deputy: z.boolean(),
  from: day,
  to: day.nullable(),
});
export type HeldOffice = z.infer<typeof heldOffice>;

/** An office with the names a reader needs. */
export const namedOffice = heldOffice.extend({ personName: z.string(), memberName: z.string().nullable() });
export type NamedOffice = z.infer<typeof namedOffice>;

export const handOverReasons = ["election", "staff-change", "absence", "other"] as const;

/** The cooperative, its office and how to reach it. */
export const cooperative = z.object({
  id: cooperativeId,
  name: line(160),
  template: z.string(),
  officeName: line(160),
  officeHost: line(160),
  contactEmail: z.string().nullable(),
  contactPhone: z.string().nullable(),
  contactAddress: z.string().nullable(),
  /** Where a weakness may be reported (RFC 9116). */
  securityContact: z.string().nullable(),
  about: z.string(),
  publicPage: z.boolean(),
  foundedAt: z.date(),
  revision: z.int(),
});
export type Cooperative = z.infer<typeof cooperative>;

/** What the office says about itself. */
export const cooperativeFacts = z.object({
  name: line(160),
  officeName: line(160),
  officeHost: line(160),
  contactEmail: optional(email),
  contactPhone: optional(line(60)),
  contactAddress: optional(prose(400)),
  securityContact: optional(line(200)),
  about: prose(4_000).default(""),
});
export type CooperativeFacts = z.infer<typeof cooperativeFacts>;

export const templates = ["kreis-gross-gerau", "empty"] as const;

/** Where a member stands on the tile map: column and row, counted from 1, and the length of its edge where it is larger. */
export const tilePlace = z.tuple([z.int().min(1).max(12), z.int().min(1).max(12), z.int().min(1).max(3).optional()]);
export type TilePlace = z.infer<typeof tilePlace>;

/** A template as shipped in `catalogues/members/`: who belongs to a cooperative, with dated official figures. */
export const shippedCooperative = z.object({
  key: z.string(),
  version: z.int().min(1),
  source: prose(1_000),
  cooperative: cooperativeFacts.partial(),
  members: z.array(memberFacts.extend({ key: z.string(), figures: z.array(figure).default([]), tile: tilePlace.optional() })).max(1_000),
});
export type ShippedCooperative = z.infer<typeof shippedCooperative>;

/** Why a line of a directory cannot be taken over. */
export const rowProblems = ["line-too-short", "name-missing", "key-invalid", "key-twice", "kind-unknown", "population-invalid", "day-invalid", "postcode-invalid"] as const;
export type RowProblem = (typeof rowProblems)[number];

/** One line of a directory that can be taken over; `line` counts from 1 as an editor shows it. */
export const directoryRow = z.object({
  line: z.int(),
  name: z.string(),
  kind: memberKind,
  ags: z.string().nullable(),
  rs: z.string().nullable(),
  postcode: z.string().nullable(),
  population: z.number().nullable(),
  areaKm2: z.number().nullable(),
  /** The day the population is of; absent where the row names none. */
  asOf: day.nullable(),
});
export type DirectoryRow = z.infer<typeof directoryRow>;

/** A directory as read: rows, lines with problems, and where it comes from. */
export const directory = z.object({
  source: z.string(),
  rows: z.array(directoryRow),
  problems: z.array(z.object({ line: z.int(), problem: z.enum(rowProblems), text: z.string() })),
});
export type Directory = z.infer<typeof directory>;

/** What taking over a row would do. */
export const differences = ["new", "returns", "figure-newer", "name-differs", "unchanged", "figure-older"] as const;
export type Difference = (typeof differences)[number];
