/** Evidence: files with their hash, links, documents; each with the day it expires. */
import { cooperativeOf } from "#kernel/ids";
import { fail, succeed } from "#kernel/result";
import type { Tx } from "#platform/db/transact";
import { newId } from "#platform/ids";
import { implement, type UseCase } from "#platform/usecase";
import { attachEvidence, fetchEvidence, linkEvidence, removeEvidence } from "../contract.ts";
import { acceptAddress, acceptFile } from "../rules/answering.ts";
import { proofLockOf } from "../rules/states.ts";
import { findRequirement } from "../store/around.ts";
import { findEvidence, insertEvidence, removeEvidence as dropEvidence } from "../store/moving.ts";
import { findCheck, type CheckPlace } from "../store/rows.ts";
import { handOf } from "./answering.ts";

/** Load for what is added to a requirement: there, asked, not signed. */
async function prepare(tx: Tx, place: CheckPlace, key: string) {
  const check = await findCheck(tx, place);
  if (!check) return fail("check-unknown");
  const lock = proofLockOf(check);
  if (lock) return fail(lock);
  const requirement = await findRequirement(tx, check, key);
  return requirement && !requirement.withdrawn ? succeed(check) : fail("requirement-unknown");
}

const objectOf = ({ memberId, checkId }: CheckPlace, key: string) => `check-answer:${memberId}/${checkId}/${key}`;

const attach = implement(attachEvidence, async ({ tx, actor, now, means, touch }, { requirement: key, title, file, expiresOn, ...place }) => {
  const ready = await prepare(tx, place, key);
  if (!ready.ok) return ready;

  const fitting = acceptFile(file);
  if (!fitting.ok) return fitting;

  const cooperativeId = cooperativeOf(place.memberId);
  const stored = await means.files.store(tx, { cooperativeId, memberId: place.memberId, storedBy: actor.personId }, { ...file, at: now });
  if (stored === "quota-exceeded") return fail("quota-exceeded");
  const id = newId(now);
  const added = { id, key, kind: "file" as const, title: title || stored.name, address: null, file: { id: stored.id, sha256: stored.sha256 }, expiresOn: expiresOn ?? null };
  await insertEvidence(tx, { ...place, cooperativeId }, added, handOf(actor, now));
  touch({ object: objectOf(place, key), after: { evidence: id, title: added.title, sha256: stored.sha256, expiresOn } });
  return succeed({ evidenceId: id, requirement: key });
});

const link = implement(linkEvidence, async ({ tx, actor, now, touch }, { requirement: key, title, address, expiresOn, ...place }) => {
  const ready = await prepare(tx, place, key);
  if (!ready.ok) return ready;

  const accepted = acceptAddress(address);
  if (!accepted.ok) return accepted;

  const id = newId(now);
  const added = { id, key, kind: accepted.value === null ? ("document" as const) : ("link" as const), title, address: accepted.value, file: null, expiresOn: expiresOn ?? null };
  await insertEvidence(tx, { ...place, cooperativeId: cooperativeOf(place.memberId) }, added, handOf(actor, now));
  touch({ object: objectOf(place, key), after: { evidence: id, title, address, expiresOn } });
  return succeed({ evidenceId: id, requirement: key });
});

const fetch = implement(fetchEvidence, async ({ tx, means, touch }, { evidenceId, ...place }) => {
  const check = await findCheck(tx, place);
  if (!check) return fail("check-unknown");
  const found = await findEvidence(tx, place, evidenceId);
  const file = found?.fileId ? await means.files.fetch(tx, place.memberId, found.fileId) : null;
  if (!file) return fail("evidence-unknown");

  touch({ object: `file:${file.id}` });
  const { name, mediaType, content } = file;
  return succeed({ name, mediaType, content });
});

const remove = implement(removeEvidence, async ({ tx, touch }, { evidenceId, ...place }) => {
  const check = await findCheck(tx, place);
  if (!check) return fail("check-unknown");
  const lock = proofLockOf(check);
  if (lock) return fail(lock);
  const found = await findEvidence(tx, place, evidenceId);
  if (!found) return fail("evidence-unknown");

  const removed = await dropEvidence(tx, place, evidenceId);
  touch({ object: objectOf(place, found.key), before: { evidence: evidenceId, title: found.title, sha256: found.sha256 } });
  return succeed({ removed });
});

/** Evidence of requirements. */
export const provingUseCases: readonly UseCase[] = [attach, link, fetch, remove];
