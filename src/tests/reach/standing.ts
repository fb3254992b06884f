/** Everybody the database may be asked by: every role everywhere, with everything they may claim. */
import { roles, type Role } from "#kernel/roles";
import type { PersonId } from "#kernel/ids";
import type { Actor, Principal } from "#kernel/operation";
import type { Everything } from "../everything.ts";
import { gg, towns, wetterau } from "../world.ts";
import type { Standing } from "./facts.ts";
import { formerAuditor, futureAuditor } from "./planting.ts";
import { claimedReadingSlip } from "./planting-acknowledgement.ts";
import { claimedCertificate, claimedSlip } from "./planting-training.ts";

/** People of the world by the role they come in; whoever has no account comes as nobody. */
const personOf = ({ people, sides }: Everything, role: Role): Principal => {
  switch (role) {
    case "coordinator":
      return sides.raunheim.local.coordinator;
    case "management":
      return people.managementRaunheim;
    case "contributor":
      return sides.raunheim.local.contributor;
    case "learner":
      return sides.raunheim.local.learners.learner;
    case "person":
    case "pending":
      return { ...sides.raunheim.local.pending, personId: sides.raunheim.local.coordinator.personId };
    case "anonymous":
    case "job":
      return people.stranger;
    default:
      return people[role];
  }
};

type Place = { readonly name: string; readonly cooperativeId: Actor["cooperativeId"]; readonly members: Actor["members"] };
const nowhere: Place = { name: "nowhere", cooperativeId: null, members: [] };
const wholeOf = (cooperativeId: typeof gg): Place => ({ name: `all of ${cooperativeId}`, cooperativeId, members: "all" });
const at = (...members: readonly (keyof typeof towns)[]): Place => ({ name: members.join(" and "), cooperativeId: gg, members: members.map((name) => towns[name]) });

const standing = (principal: Principal, role: Role, place: Place, claim = ""): Standing => {
  const { personId, name, delegationId, credential, language } = principal;
  const { cooperativeId, members } = place;
  return { name: `${role} at ${place.name}${claim && ` claiming ${claim}`}`, claim, actor: { personId, name, role, cooperativeId, members, delegationId, credential, language } };
};

/** Those who claim, in the product as it is. */
const isAtDoor = (role: Role) => role === "anonymous" || role === "operator";

/** What may be claimed: a cooperative with a public page, an address, the set-up, a delegation; a cooperative without, other addresses, a person, a calendar's address. */
const claimsOf = ({ people, sides }: Everything): readonly string[] => [
  gg,
  "zweite.stelle@example.org",
  "set-up",
  String(sides.nauheim.local.things["delegationId"]),
  wetterau,
  "coordinatorfriedberg@example.org",
  "ohne.haus@example.org",
  String(people.coordinatorFriedberg.personId),
  claimedSlip,
  claimedCertificate,
  claimedReadingSlip,
  "secret-of-a-feed",
];

/** What the office claims while something of its own changes in all members: an answer relied on, one rejected, one of elsewhere, none at all; rounds; a measure. */
function claimsOfOffice({ sides }: Everything): readonly string[] {
  const { library, shared, rounds, things } = sides.raunheim.central;
  return [
    ...[shared.relied, shared.offered, sides.friedberg.central.shared.relied].map((id) => `shared-answer:${id}`),
    `claimed-thing:${shared.relied}`,
    `check-round:${rounds.open}`,
    "check-round:*",
    `roll-out:${String(things["cooperativeMeasureId"])}`,
    `catalogue-values:${library.catalogueId}`,
    `audit-chain:${towns.raunheim}`,
  ];
}

export function everybody(everything: Everything): Standing[] {
  const as = (role: Role, place: Place, claim?: string) => standing(personOf(everything, role), role, place, claim);
  const { people, sides } = everything;
  const claims = claimsOf(everything);
  return [
    ...roles.flatMap((role) => [
      as(role, nowhere),
      as(role, wholeOf(gg), gg),
      as(role, wholeOf(gg), wetterau),
      as(role, at("raunheim")),
      ...claims.slice(0, isAtDoor(role) ? claims.length : 4).map((claim) => as(role, nowhere, claim)),
    ]),
    // Whoever knocks with a secret is nobody yet.
    ...[sides.raunheim.local.coordinator, sides.raunheim.local.token, sides.raunheim.local.contributor].map(({ credential }) =>
      standing({ ...people.stranger, credential }, "anonymous", { ...nowhere, name: "the door with a secret" }),
    ),
    as("coordinator", at("nauheim")),
    as("coordinator", at("raunheim", "nauheim")),
    as("office", wholeOf(gg)),
    ...claimsOfOffice(everything).map((claim) => as("office", wholeOf(gg), claim)),
    as("auditor", at("nauheim")),
    as("auditor", at("raunheim")),
    as("job", wholeOf(wetterau)),
    standing(people.officeWetterau, "office", wholeOf(wetterau)),
    standing(people.coordinatorFriedberg, "coordinator", { ...at("friedberg"), cooperativeId: wetterau }),
    // At home in Raunheim, and looking at others from where they hold an office and where they hold none.
    standing(sides.raunheim.local.coordinator, "auditor", { ...at("friedberg"), cooperativeId: wetterau }),
    standing(sides.raunheim.local.coordinator, "adviser", wholeOf(wetterau)),
    standing(sides.raunheim.local.coordinator, "adviser", wholeOf(gg)),
    ...[formerAuditor, futureAuditor].map((id) =>
      standing({ ...people.adviser, personId: id as PersonId }, "adviser", { ...wholeOf(gg), name: `all of ${gg}, with an office in Raunheim at another time` }),
    ),
    standing(sides.raunheim.local.revoked, "contributor", at("raunheim")),
    ...[sides.nauheim, sides.friedberg].map(({ local }) => standing(local.learners.graduate, "learner", nowhere)),
    standing(sides.nauheim.local.contributor, "contributor", at("nauheim")),
    ...claims.flatMap((claim) => [as("office", wholeOf(gg), claim), as("coordinator", at("nauheim"), claim), as("contributor", at("raunheim"), claim)]),
  ];
}
