/** What should become of a request, told from the written rights and the tenant alone: the reference the product is compared with. */
import type { Role } from "#kernel/roles";
import type { Operation, Principal } from "#kernel/operation";
import type { Outcome } from "#edge/perform";
import { signsOf, tenants, type Known } from "./everything.ts";
import { isGranted } from "./policy.ts";

/** `acts`: the use case decides; all else is decided before it. */
export type Verdict = "acts" | "unauthenticated" | "forbidden" | "missing";

const bareRoleOf = ({ personId, assignments }: Principal): Role => {
  const special = assignments.find(({ role }) => role === "pending" || role === "contributor" || role === "learner" || role === "job");
  return special?.role ?? (personId === null ? "anonymous" : "person");
};

const cooperativeOfMember = (memberId: string) => memberId.split(".")[0];

/** Public: everybody. Own things: who is somebody. Else: an office that is granted the operation, held where the input points. */
export function verdictOf(principal: Principal, operation: Operation, input: Readonly<Record<string, unknown>>): Verdict {
  const bare = bareRoleOf(principal);
  const isUnknown = bare === "anonymous" || bare === "pending";
  if (operation.scope === "public") return "acts";
  if (operation.scope === "self") {
    if (isGranted(bare, operation.name)) return "acts";
    return bare === "anonymous" ? "unauthenticated" : "forbidden";
  }
  const offices = principal.assignments.filter(({ role }) => isGranted(role, operation.name));
  if (offices.length === 0) return isUnknown ? "unauthenticated" : "forbidden";
  if (operation.scope === "installation") return offices.some(({ cooperativeId }) => cooperativeId === null) ? "acts" : "forbidden";
  const member = operation.scope === "member" ? String(input["memberId"]) : null;
  const cooperative = member === null ? String(input["cooperativeId"]) : cooperativeOfMember(member);
  return offices.some((a) => a.cooperativeId === cooperative && (member === null || a.memberId === null || a.memberId === member)) ? "acts" : "missing";
}

const decided = new Set(["done", "refused", "missing", "invalid"]);

/** Does the outcome agree with the verdict? */
export const agrees = (verdict: Verdict, { status }: Outcome): boolean => (verdict === "acts" ? decided.has(status) : status === verdict);

const readableBytes = (_: string, value: unknown): unknown => (value instanceof Uint8Array ? Buffer.from(value).toString("utf8") : value);

/** Everything an answer says, as one text. */
export const textOf = (outcome: Outcome): string => JSON.stringify(outcome, readableBytes).toLowerCase();

/** The tenants an answer speaks of though the principal has no business with them. */
export function leaksTo({ business }: Pick<Known, "business">, outcome: Outcome): string[] {
  const text = textOf(outcome);
  return tenants.filter((tenant) => !business.includes(tenant) && signsOf(tenant).some((sign) => text.includes(sign)));
}

const uuid = /[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}/g;

/** An answer without the names of what was asked for: what is left must not tell a foreign thing from none. */
export const facelessOf = (outcome: Outcome): string =>
  textOf(outcome)
    .replace(uuid, "#")
    .replace(/kreis-gg\.\w+|wetterau\.\w+|nirgends(\.\w+)?/g, "#");
