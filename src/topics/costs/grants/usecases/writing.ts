/** Applying, noting what was granted, what has come, what was used and proven. */
import type { CooperativeId } from "#kernel/ids";
import type { Session } from "#kernel/operation";
import { fail, succeed } from "#kernel/result";
import type { Tx } from "#platform/db/transact";
import { newId } from "#platform/ids";
import { implement, type Means, type UseCase } from "#platform/usecase";
import { dayIn } from "#topics/members/rules/members";
import { findPositions } from "../../plans/store.ts";
import { addUse, noteAward, noteReceived, noteRefusal, noteSubmitted, removeUse, saveGrant, writeReport } from "../contract.ts";
import type { Grant } from "../model.ts";
import { acceptAward, acceptUse, lastDayOf } from "../rules.ts";
import { findGrants, saveCostGrant } from "../store.ts";
import { findProgrammes } from "./programmes.ts";

type Place = { readonly cooperativeId: CooperativeId; readonly grantId: string };

const findGrant = async (tx: Tx, { cooperativeId, grantId }: Place) => (await findGrants(tx, cooperativeId)).find(({ id }) => id === grantId);

/** Keeps a grant as it is now over what was read. */
async function keep(
  { tx, actor, now, touch }: Session<Tx, Means>,
  { cooperativeId }: Pick<Place, "cooperativeId">,
  { before, after }: { readonly before?: Grant | undefined; readonly after: Grant },
) {
  const saved = { ...after, version: (before?.version ?? 0) + 1, changedAt: now, changedByName: actor.name };
  if (!(await saveCostGrant(tx, cooperativeId, saved))) return fail("grant-changed");
  touch({ object: `grant:${saved.id}`, before, after: saved });
  return succeed({ grantId: saved.id });
}

const nothing = { grantedCents: null, awardedOn: null, awardReference: "", conditions: "", report: "", instalments: [], evidence: [], uses: [], version: 0 } as const;

const save = implement(saveGrant, async (session, { cooperativeId, grantId, version, appliedOn = null, ...entered }) => {
  const before = grantId === undefined ? undefined : await findGrant(session.tx, { cooperativeId, grantId });
  const programme = findProgrammes().find(({ key }) => key === entered.programme);

  if (grantId !== undefined && !before) return fail("grant-unknown");
  if (before && before.version !== version) return fail("grant-changed");
  if (!programme) return fail("programme-unknown");
  if (before && (before.state === "granted" || before.state === "refused")) return fail("decided-already");
  if (appliedOn !== null && appliedOn > dayIn(session.now)) return fail("day-in-future");
  if (appliedOn !== null && appliedOn > lastDayOf(programme)) return fail("programme-over");

  const kept = before ?? { ...nothing, id: newId(session.now), instalments: [], evidence: [], uses: [], changedAt: session.now, changedByName: session.actor.name };
  return keep(session, { cooperativeId }, { before, after: { ...kept, ...entered, appliedOn, state: appliedOn === null ? "prepared" : "applied" } });
});

const award = implement(noteAward, async (session, { cooperativeId, grantId, version, instalments, evidence, ...entered }) => {
  const before = await findGrant(session.tx, { cooperativeId, grantId });
  if (!before) return fail("grant-unknown");
  if (before.version !== version) return fail("grant-changed");

  if (before.state === "prepared") return fail("not-applied");
  const came = new Map(before.instalments.map(({ id, receivedOn }) => [id, receivedOn]));
  const proven = new Map(before.evidence.map(({ id, submittedOn }) => [id, submittedOn]));
  const named = <One extends { readonly id?: string | undefined }>(one: One) => ({ ...one, id: one.id ?? newId(session.now) });
  const after = {
    ...entered,
    instalments: instalments.map(named).map((one) => ({ ...one, receivedOn: came.get(one.id) ?? null })),
    evidence: evidence.map(named).map((one) => ({ ...one, submittedOn: proven.get(one.id) ?? null })),
  };
  const accepted = acceptAward(before, after, dayIn(session.now));
  if (!accepted.ok) return accepted;

  return keep(session, { cooperativeId }, { before, after: { ...before, ...after, state: "granted" } });
});

const refuse = implement(noteRefusal, async (session, { conditions, ...place }) => {
  const before = await findGrant(session.tx, place);
  if (!before) return fail("grant-unknown");
  if (before.state !== "applied") return fail("not-applied");

  return keep(session, place, { before, after: { ...before, conditions, state: "refused" } });
});

const received = implement(noteReceived, async (session, { instalmentId, receivedOn, ...place }) => {
  const before = await findGrant(session.tx, place);
  if (!before) return fail("grant-unknown");
  if (!before.instalments.some(({ id }) => id === instalmentId)) return fail("instalment-unknown");
  if (receivedOn > dayIn(session.now)) return fail("day-in-future");

  const instalments = before.instalments.map((one) => (one.id === instalmentId ? { ...one, receivedOn } : one));
  return keep(session, place, { before, after: { ...before, instalments } });
});

const submitted = implement(noteSubmitted, async (session, { evidenceId, submittedOn, ...place }) => {
  const before = await findGrant(session.tx, place);
  if (!before) return fail("grant-unknown");
  if (!before.evidence.some(({ id }) => id === evidenceId)) return fail("evidence-unknown");
  if (submittedOn > dayIn(session.now)) return fail("day-in-future");

  const evidence = before.evidence.map((one) => (one.id === evidenceId ? { ...one, submittedOn } : one));
  return keep(session, place, { before, after: { ...before, evidence } });
});

/** A position of the actual cost with what all grants have paid of it. */
async function findPaid(tx: Tx, { cooperativeId }: Pick<Place, "cooperativeId">, positionId: string) {
  const position = (await findPositions(tx, cooperativeId)).find(({ id, stage }) => id === positionId && stage === "actual");
  const uses = (await findGrants(tx, cooperativeId)).flatMap((one) => one.uses).filter((one) => one.positionId === positionId);
  return position && { ...position, paid: uses.reduce((sum, { cents }) => sum + cents, 0) };
}

const use = implement(addUse, async (session, { positionId, title, usedOn, cents, note, ...place }) => {
  const before = await findGrant(session.tx, place);
  if (!before) return fail("grant-unknown");
  const position = positionId === undefined ? null : await findPaid(session.tx, place, positionId);

  if (position === undefined) return fail("position-unknown");
  const called = title ?? position?.title;
  if (called === undefined) return fail("title-missing");
  const accepted = acceptUse(before, { cents, usedOn, position }, dayIn(session.now));
  if (!accepted.ok) return accepted;

  const added = { id: newId(session.now), positionId: position?.id ?? null, title: called, usedOn, cents, note };
  return keep(session, place, { before, after: { ...before, uses: [...before.uses, added] } });
});

const unuse = implement(removeUse, async (session, { useId, ...place }) => {
  const before = await findGrant(session.tx, place);
  if (!before) return fail("grant-unknown");
  const uses = before.uses.filter(({ id }) => id !== useId);
  if (uses.length === before.uses.length) return fail("use-unknown");

  return keep(session, place, { before, after: { ...before, uses } });
});

const report = implement(writeReport, async (session, { version, report: text, ...place }) => {
  const before = await findGrant(session.tx, place);
  if (!before) return fail("grant-unknown");
  if (before.version !== version) return fail("grant-changed");

  return keep(session, place, { before, after: { ...before, report: text } });
});

export const writingUseCases: readonly UseCase[] = [save, award, refuse, received, submitted, use, unuse, report];
