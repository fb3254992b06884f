import { z } from "zod";

const slug = "[a-z0-9](?:[a-z0-9-]{0,38}[a-z0-9])?";

/** A cooperative is named by a readable key, unique in the installation: `kreis-gross-gerau`. */
export const cooperativeId = z
  .string()
  .regex(new RegExp(`^${slug}$`))
  .brand<"CooperativeId">();
export type CooperativeId = z.infer<typeof cooperativeId>;

/** A member's key carries its cooperative, so that no request is ever without its tenant: `kreis-gross-gerau.raunheim`. */
export const memberId = z
  .string()
  .regex(new RegExp(`^${slug}\\.${slug}$`))
  .brand<"MemberId">();
export type MemberId = z.infer<typeof memberId>;

/** All other things are named by a UUID (version 7 where we make them). */
export const objectId = z.guid();

/** A natural person known to the installation. */
export const personId = z.guid().brand<"PersonId">();
export type PersonId = z.infer<typeof personId>;

/** The cooperative a member belongs to. */
export const cooperativeOf = (member: MemberId | string): CooperativeId => member.slice(0, member.indexOf(".")) as CooperativeId;

/** What of a member's key is its own: `kreis-gross-gerau.raunheim` → `raunheim`. */
export const townOf = (member: MemberId | string): string => member.slice(member.indexOf(".") + 1);

/** A readable key from a German name: „Groß-Gerau, Stadt“ → `gross-gerau-stadt`; empty when no letter or digit is left. */
export const slugOf = (name: string): string =>
  name
    .toLowerCase()
    .replaceAll("ä", "ae")
    .replaceAll("ö", "oe")
    .replaceAll("ü", "ue")
    .replaceAll("ß", "ss")
    .normalize("NFD")
    .replace(/\p{M}/gu, "")
    .replace(/[^a-z0-9]+/g, "-")
    .replace(/^-+|-+$/g, "")
    .slice(0, 40)
    .replace(/-+$/, "");
