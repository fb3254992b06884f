/** A new version of the model reaches a draft: what would change, doing it, deciding what waits. */
import { cooperativeOf } from "#kernel/ids";
import { fail, succeed } from "#kernel/result";
import type { Tx } from "#platform/db/transact";
import { newId } from "#platform/ids";
import { implement, type UseCase } from "#platform/usecase";
import { choose } from "#ui/words";
import { findNewest, findPublished } from "#topics/documents/models/store";
import { findMember } from "#topics/members/store/members";
import { mergeDocument, previewMerge, settleConflict } from "../contract.ts";
import { bothWordings, newWords } from "../rules/comparing.ts";
import { changesFor, mergeOverlay, openConflicts, settle } from "../rules/merging.ts";
import { acceptWriting } from "../rules/states.ts";
import { insertEntry, saveContent } from "../store/contents.ts";
import { saveDocument } from "../store/versions.ts";
import { de } from "../words.de.ts";
import { en } from "../words.en.ts";
import { findKnown, findWhole, standOf, type FoundDocument } from "./finding.ts";

/** The newest model, if it is newer than the one the document is made from. */
async function findNewer(tx: Tx, { document }: FoundDocument) {
  const cooperativeId = cooperativeOf(document.memberId);
  const [newest] = await findNewest(tx, cooperativeId, document.key);
  if (!newest || newest.version <= document.modelVersion) return undefined;
  const model = await findPublished(tx, { cooperativeId, modelId: newest.id });
  return model && { newest, model };
}

const preview = implement(previewMerge, async ({ tx }, place) => {
  const found = await findWhole(tx, place);
  if (!found?.content) return fail("document-unknown");
  if (found.document.state !== "draft") return fail("document-not-draft");
  const [newer, member] = [await findNewer(tx, found), await findMember(tx, place.memberId)];

  const { own } = found.content;
  return succeed({
    memberName: member?.name ?? "",
    document: found.document,
    newer: newer ? { id: newer.newest.id, label: newer.newest.label, version: newer.newest.version } : null,
    changes: newer ? changesFor(own, found.model, newer.model).map((one) => ({ ...one, ...bothWordings(one.before, one.after) })) : [],
    conflicts: openConflicts(own, found.model).map((one) => ({
      ...one,
      mine: newWords(one.base === "" ? one.mine : one.base, one.mine),
      theirs: one.theirs === null ? null : newWords(one.base, one.theirs),
    })),
  });
});

const merge = implement(mergeDocument, async ({ tx, actor, now, touch }, { version, ...place }) => {
  const found = await findWhole(tx, place);
  const accepted = acceptWriting(found?.document, version);
  if (!accepted.ok) return accepted;
  if (!found?.content) return fail("document-unknown");
  const newer = await findNewer(tx, found);
  if (!newer) return fail("already-newest");
  const known = await findKnown(tx, place.memberId, now);

  const { own } = found.content;
  const merged = mergeOverlay(own, found.model, newer.model);
  const changes = changesFor(own, found.model, newer.model).length;
  const stand = standOf(newer.model, merged, known);

  touch({ object: `document:${place.memberId}/${place.documentId}`, before: own, after: merged });
  const revision = await saveDocument(tx, { ...place, revision: version, at: now, byName: actor.name }, { ...stand, model_id: newer.newest.id });
  if (revision === undefined) return fail("document-changed");
  await saveContent(tx, place, { own: merged, composed: null });
  const text = choose({ de, en }, "de").thread.merged(newer.newest.label, changes);
  await insertEntry(tx, place, { id: newId(now), revision, kind: "merged", text, at: now, by: actor.personId, byName: actor.name });
  return succeed({ version: revision, changes, conflicts: stand.conflicts });
});

const settling = implement(settleConflict, async ({ tx, actor, now, touch }, { version, clause, decision, text, ...place }) => {
  const found = await findWhole(tx, place);
  const accepted = acceptWriting(found?.document, version);
  if (!accepted.ok) return accepted;
  if (!found?.content) return fail("document-unknown");
  const { own } = found.content;
  if (!openConflicts(own, found.model).some(({ id }) => id === clause)) return fail("conflict-unknown");
  const known = await findKnown(tx, place.memberId, now);

  const settled = settle(own, found.model, { id: clause, decision, text });
  const stand = standOf(found.model, settled, known);

  touch({ object: `document:${place.memberId}/${place.documentId}`, before: own, after: settled });
  const revision = await saveDocument(tx, { ...place, revision: version, at: now, byName: actor.name }, stand);
  if (revision === undefined) return fail("document-changed");
  await saveContent(tx, place, { own: settled, composed: null });
  return succeed({ version: revision, conflicts: stand.conflicts });
});

export const mergingUseCases: readonly UseCase[] = [preview, merge, settling];
