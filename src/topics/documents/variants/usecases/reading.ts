/** Looking at documents: the list of a member, one version, two beside each other. */
import { cooperativeOf } from "#kernel/ids";
import { fail, succeed } from "#kernel/result";
import { implement, type UseCase } from "#platform/usecase";
import { findNewest, type NewestModel } from "#topics/documents/models/store";
import { dayIn } from "#topics/members/rules/members";
import { findMember } from "#topics/members/store/members";
import { compareDocuments, listDocuments, readDocument, type ListedDocument } from "../contract.ts";
import { emptyOverlay, type DocumentVersion } from "../model.ts";
import { differencesBetween } from "../rules/comparing.ts";
import { compose, problemsOf } from "../rules/composing.ts";
import { openConflicts } from "../rules/merging.ts";
import { isReviewDue } from "../rules/states.ts";
import { findEntries } from "../store/contents.ts";
import { findDocuments } from "../store/versions.ts";
import { findKnown, findWhole } from "./finding.ts";

const nameOf = ({ id, label, version }: NewestModel) => ({ id, label, version });

const isOpen = ({ state }: DocumentVersion) => state !== "published" && state !== "withdrawn";

function listed(key: string, model: NewestModel | undefined, { versions, today }: { readonly versions: readonly DocumentVersion[]; readonly today: string }): ListedDocument {
  const [draft, inForce] = [versions.find(isOpen), versions.find(({ state }) => state === "published")];
  return {
    key,
    title: inForce?.title ?? draft?.title ?? model?.title ?? key,
    kind: model?.kind ?? null,
    summary: model?.summary ?? "",
    model: model ? nameOf(model) : null,
    draft: draft ?? null,
    inForce: inForce ?? null,
    isBehind: model !== undefined && ((draft ?? inForce)?.modelVersion ?? model.version) < model.version,
    isReviewDue: inForce !== undefined && isReviewDue(inForce, today),
  };
}

const list = implement(listDocuments, async ({ tx, now, touch }, { memberId }) => {
  touch({ object: `documents:${memberId}` });
  const member = await findMember(tx, memberId);
  if (!member) return fail("member-unknown");
  const [models, versions] = [await findNewest(tx, cooperativeOf(memberId)), await findDocuments(tx, memberId)];

  const today = dayIn(now);
  const keys = [...new Set([...models.map(({ key }) => key), ...versions.filter(({ state }) => state !== "withdrawn").map(({ key }) => key)])];
  const documents = keys.map((key) =>
    listed(
      key,
      models.find((one) => one.key === key),
      { versions: versions.filter((one) => one.key === key), today },
    ),
  );
  // A title may have gaps; what stands in the list is what the member reads.
  const known = await findKnown(tx, memberId, now);
  const titled = documents.map((one) => ((one.inForce ?? one.draft) ? one : { ...one, title: fillTitle(one.title, known) }));
  return succeed({ memberName: member.name, documents: titled });
});

/** Gaps in the title of a model nobody has begun with: the member's name stands for all of them. */
const fillTitle = (title: string, known: Readonly<Partial<Record<string, string>>>) => title.replaceAll(/\{\{[^}]*\}\}/g, known["member.officialName"] ?? "").trim();

const read = implement(readDocument, async ({ tx, now, touch }, place) => {
  touch({ object: `document:${place.memberId}/${place.documentId}` });
  const found = await findWhole(tx, place);
  if (!found) return fail("document-unknown");
  const { document, model, content } = found;
  const member = await findMember(tx, place.memberId);
  const [newest] = await findNewest(tx, cooperativeOf(place.memberId), document.key);
  const [versions, entries] = [await findDocuments(tx, place.memberId, document.key), await findEntries(tx, place)];
  const known = await findKnown(tx, place.memberId, now);

  const filling = content === undefined ? null : { model, own: content.own, known };
  const isWritten = document.state === "draft" || document.state === "review";
  const { placeholders: _placeholders, sections: _sections, ...head } = model;
  return succeed({
    memberName: member?.name ?? "",
    document,
    model: { ...head, id: document.modelId },
    text: content?.composed ?? (filling === null ? null : compose(filling)),
    problems: filling !== null && isWritten ? problemsOf(filling) : [],
    conflicts: filling !== null && isWritten ? openConflicts(filling.own, model) : [],
    entries,
    versions: versions.map(({ id, number, state, modelLabel, inForceOn, releasedAt }) => ({ id, number, state, modelLabel, inForceOn, releasedAt })),
    newer: newest && newest.version > document.modelVersion ? nameOf(newest) : null,
    isReviewDue: isReviewDue(document, dayIn(now)),
  });
});

const compare = implement(compareDocuments, async ({ tx, now, touch }, { memberId, documentId, withId }) => {
  touch({ object: `document:${memberId}/${documentId}` });
  const after = await findWhole(tx, { memberId, documentId });
  if (!after) return fail("document-unknown");
  if (!after.content) return fail("details-hidden");
  const versions = await findDocuments(tx, memberId, after.document.key);
  const earlier = versions.find(({ number }) => number < after.document.number);
  const wanted = withId ?? earlier?.id ?? "model";
  const before = wanted === "model" ? undefined : await findWhole(tx, { memberId, documentId: wanted });
  if (wanted !== "model" && before?.document.key !== after.document.key) return fail("document-unknown");
  const known = await findKnown(tx, memberId, now);

  const textOf = ({ model, content }: typeof after) => content?.composed ?? compose({ model, own: content?.own ?? emptyOverlay, known });
  // The model with the same answers and ticks: what differs are the member's own words.
  const plain = { model: after.model, own: { ...after.content.own, edits: {}, passages: [] }, known };
  const { parts, unchanged } = differencesBetween(before ? textOf(before) : compose(plain), textOf(after));
  const member = await findMember(tx, memberId);
  const name = ({ document }: typeof after) => ({ id: document.id, name: "own" as const, number: document.number, label: document.modelLabel });
  return succeed({
    memberName: member?.name ?? "",
    document: after.document,
    before: before ? name(before) : { id: null, name: "model" as const, number: null, label: after.document.modelLabel },
    after: name(after),
    versions: versions.map(({ id, number, state, modelLabel, inForceOn, releasedAt }) => ({ id, number, state, modelLabel, inForceOn, releasedAt })),
    parts: parts.map((one) => ({ ...one, before: one.before && [...one.before], after: one.after && [...one.after] })),
    unchanged,
  });
});

export const readingUseCases: readonly UseCase[] = [list, read, compare];
