/** Who people are to the product: the offices they hold, and the roles nobody is appointed to. */

/** Offices somebody can hold. The order decides in whose shoes a person with several offices acts. */
export const offices = ["office", "management", "coordinator", "steering", "oversight", "auditor", "adviser", "operator"] as const;
export type Office = (typeof offices)[number];

/**
 * All roles: the offices, and six that nobody is appointed to – `anonymous` (not signed in), `pending` (password shown, second
 * factor missing), `person` (anyone signed in, acting for themselves), `contributor` (no account, came with a typed code), `learner` (no
 * account, no name, learns with the code of a slip), `job` (the clock).
 */
export const roles = [...offices, "contributor", "learner", "person", "pending", "anonymous", "job"] as const;
export type Role = (typeof roles)[number];

/** Do people in this role look at a member from outside? The database asks the same (`looks_from_outside`). */
export const looksFromOutside = (role: Role): boolean => ["office", "steering", "auditor", "adviser"].includes(role);
