/** In whose shoes a principal acts: the tenant named by the input decides, nothing remembered does. */
import { mayPerform } from "./access.ts";
import { roles, type Role } from "./roles.ts";
import { cooperativeOf, type CooperativeId, type MemberId } from "./ids.ts";
import type { Actor, Assignment, Operation, Principal } from "./operation.ts";

/** Why somebody does not get to act: `forbidden` – no such right at all; `missing` – not here (a foreign tenant answers like none). */
export type Refusal = "unauthenticated" | "forbidden" | "missing";

const shoes = (principal: Principal, role: Role, reach: Pick<Actor, "cooperativeId" | "members" | "atHome">): Actor => ({
  personId: principal.personId,
  name: principal.name,
  role,
  ...reach,
  delegationId: principal.delegationId,
  credential: principal.credential,
  language: principal.language,
});

/** Somebody of whom nothing is known, whoever is signed in in this browser. */
const nameless = ({ language }: Principal): Principal => ({ personId: null, name: "", assignments: [], delegationId: null, credential: null, language });

const nowhere = { cooperativeId: null, members: [] } as const;

/** The role outside all offices that a principal has: stranger, half signed in, contributor, learner, job or person. */
const bareRole = (principal: Principal): Role =>
  principal.assignments.find(({ role }) => role === "pending" || role === "contributor" || role === "learner" || role === "job")?.role ??
  (principal.personId ? "person" : "anonymous");

const byOffice = (a: Assignment, b: Assignment) => roles.indexOf(a.role) - roles.indexOf(b.role);

function inCooperative(principal: Principal, granted: readonly Assignment[], asked: CooperativeId | undefined): Actor | Refusal {
  const here = granted.filter((a) => a.cooperativeId === asked);
  const [first] = here;
  if (!first) return "missing";
  const { cooperativeId } = first;
  const whole = here.find((a) => a.memberId === null);
  if (whole) return shoes(principal, whole.role, { cooperativeId, members: "all" });
  const members = here.flatMap((a) => a.memberId ?? []);
  return shoes(principal, first.role, { cooperativeId, members: [...new Set(members)] });
}

function inMember(principal: Principal, granted: readonly Assignment[], member: MemberId): Actor | Refusal {
  const cooperativeId = cooperativeOf(member);
  const covering = granted.find((a) => a.cooperativeId === cooperativeId && (a.memberId === null || a.memberId === member));
  if (!covering) return "missing";
  const atHome = granted.some(({ role, memberId }) => role === covering.role && memberId === member);
  return shoes(principal, covering.role, { cooperativeId, members: [member], atHome });
}

/**
 * In whose shoes a principal performs an operation on this input, or why not. The tenant comes from the input alone, never from
 * anything remembered; an operation without any grant for the principal is `forbidden`, a foreign tenant is `missing`.
 */
export function actAs(principal: Principal, operation: Pick<Operation, "name" | "scope" | "nameless">, input: unknown): Actor | Refusal {
  const bare = bareRole(principal);
  if (operation.scope === "public") return shoes(operation.nameless ? nameless(principal) : principal, "anonymous", nowhere);
  if (operation.scope === "self") {
    if (mayPerform(bare, operation.name)) return shoes(principal, bare, nowhere);
    return bare === "anonymous" ? "unauthenticated" : "forbidden";
  }
  const granted = principal.assignments.filter((a) => mayPerform(a.role, operation.name)).toSorted(byOffice);
  if (granted.length === 0) return bare === "anonymous" || bare === "pending" ? "unauthenticated" : "forbidden";
  if (operation.scope === "installation") {
    const held = granted.find((a) => a.cooperativeId === null);
    return held ? shoes(principal, held.role, nowhere) : "forbidden";
  }
  const tenant = input as { cooperativeId?: CooperativeId; memberId?: MemberId };
  if (operation.scope === "cooperative") return inCooperative(principal, granted, tenant.cooperativeId);
  return tenant.memberId ? inMember(principal, granted, tenant.memberId) : "missing";
}
