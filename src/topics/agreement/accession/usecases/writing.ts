/** Writing a request down, and closing it. */
import { fail, succeed } from "#kernel/result";
import { newId } from "#platform/ids";
import { implement, type UseCase } from "#platform/usecase";
import { dayIn } from "#topics/members/rules/members";
import { closeAccession, saveAccession } from "../contract.ts";
import { acceptRequest } from "../rules.ts";
import { findAccessionRequest, saveAccessionRequest } from "../store.ts";
import { findOutcome } from "./finding.ts";

const save = implement(saveAccession, async ({ tx, actor, now, touch }, { cooperativeId, requestId, revision, officialName, ags, postcode, ...entered }) => {
  const today = dayIn(now);
  const before = requestId === undefined ? undefined : await findAccessionRequest(tx, cooperativeId, requestId);
  if (requestId !== undefined && !before) return fail("request-unknown");
  const { outcomeOf } = await findOutcome(tx, { cooperativeId, today });

  if (before && before.closedOn !== null) return fail("request-closed");
  if (before && before.revision !== revision) return fail("request-changed");
  const request = { ...entered, officialName: officialName ?? entered.name, ags: ags ?? null, postcode: postcode ?? null };
  const accepted = acceptRequest(request, { isParty: outcomeOf(request).isParty, today });
  if (!accepted.ok) return accepted;

  const open = { closedOn: null, closedReason: "", changedAt: now, changedByName: actor.name };
  const after = { ...request, ...open, id: before?.id ?? newId(now), revision: (before?.revision ?? 0) + 1 };
  if (!(await saveAccessionRequest(tx, cooperativeId, after))) return fail("request-changed");
  touch({ object: `accession:${cooperativeId}/${after.id}`, before, after });
  return succeed({ requestId: after.id });
});

const close = implement(closeAccession, async ({ tx, actor, now, touch }, { cooperativeId, requestId, reason }) => {
  const today = dayIn(now);
  const before = await findAccessionRequest(tx, cooperativeId, requestId);
  if (!before) return fail("request-unknown");
  const { outcomeOf } = await findOutcome(tx, { cooperativeId, today });

  if (before.closedOn !== null) return fail("request-closed");
  if (outcomeOf(before).isParty) return fail("member-already");

  const after = { ...before, closedOn: today, closedReason: reason, revision: before.revision + 1, changedAt: now, changedByName: actor.name };
  if (!(await saveAccessionRequest(tx, cooperativeId, after))) return fail("request-closed");
  touch({ object: `accession:${cooperativeId}/${requestId}`, before, after });
  return succeed({ closedOn: today });
});

export const writingUseCases: readonly UseCase[] = [save, close];
