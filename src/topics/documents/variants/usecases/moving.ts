/** The way of a version: review, works council, release, resolution, into force, out of it. */
import { monthsPlus } from "#kernel/days";
import { cooperativeOf } from "#kernel/ids";
import type { Session } from "#kernel/operation";
import { fail, succeed } from "#kernel/result";
import type { Tx } from "#platform/db/transact";
import { newId } from "#platform/ids";
import { post } from "#platform/mail";
import { implement, type Means, type UseCase } from "#platform/usecase";
import { choose } from "#ui/words";
import { dayIn } from "#topics/members/rules/members";
import { findHolders } from "#topics/members/store/people";
import { noteWorksCouncil, planReview, publishDocument, releaseDocument, resolveDocument, returnDocument, submitDocument, withdrawDocument } from "../contract.ts";
import type { DocumentVersion, EntryKind } from "../model.ts";
import { compose, problemsOf } from "../rules/composing.ts";
import { openConflicts } from "../rules/merging.ts";
import { acceptPublishing, acceptRelease, acceptReview, acceptWriting } from "../rules/states.ts";
import { insertEntry, saveContent } from "../store/contents.ts";
import { findDocument, findDocuments, saveDocument, type DocumentPlace } from "../store/versions.ts";
import { de } from "../words.de.ts";
import { en } from "../words.en.ts";
import { findKnown, findWhole } from "./finding.ts";
import { letterTo, once, type LetterKind } from "./letters.ts";

type Move = {
  readonly place: DocumentPlace;
  readonly document: DocumentVersion;
  readonly kind: EntryKind;
  readonly text?: string;
  readonly setting: Parameters<typeof saveDocument>[2];
};

/** Keeps the step and its trace; undefined when somebody was faster. */
async function move({ tx, actor, now, touch }: Session<Tx, Means>, { place, document, kind, text = "", setting }: Move): Promise<number | undefined> {
  touch({ object: `document:${place.memberId}/${place.documentId}`, before: { state: document.state }, after: setting });
  const revision = await saveDocument(tx, { ...place, revision: document.revision, at: now, byName: actor.name }, setting);
  if (revision !== undefined) await insertEntry(tx, place, { id: newId(now), revision, kind, text, at: now, by: actor.personId, byName: actor.name });
  return revision;
}

/** Tells those who hold an office in the member; whoever acts needs no letter. */
async function tell(
  { tx, actor, now, means }: Session<Tx, Means>,
  document: DocumentVersion,
  { kind, role, reason = "" }: { readonly kind: LetterKind; readonly role: "management" | "coordinator"; readonly reason?: string },
) {
  const cooperativeId = cooperativeOf(document.memberId);
  const holders = await findHolders(tx, { cooperativeId, day: dayIn(now), members: [document.memberId], roles: [role] });
  const from = actor.name;
  const about = { title: document.title, reviewOn: "", reason, documentId: document.id };
  const letters = once(holders)
    .filter(({ id }) => id !== actor.personId)
    .map((holder) => letterTo(holder, { kind, documents: [about] }, { origin: means.origin, from, issuedBy: actor.personId, at: now }));
  await post(tx, letters);
  return letters.length;
}

const submit = implement(submitDocument, async (session, { version, ...place }) => {
  const { tx, actor, now } = session;
  const found = await findWhole(tx, place);
  const accepted = acceptWriting(found?.document, version);
  if (!accepted.ok) return accepted;
  if (!found?.content) return fail("document-unknown");
  const filling = { model: found.model, own: found.content.own, known: await findKnown(tx, place.memberId, now) };

  const complete = acceptReview({ problems: problemsOf(filling).length, conflicts: openConflicts(filling.own, found.model).length });
  if (!complete.ok) return complete;

  const setting = { state: "review", submitted_at: now, submitted_by_name: actor.name } as const;
  if ((await move(session, { place, document: found.document, kind: "submitted", setting })) === undefined) return fail("document-changed");
  return succeed({ state: "review" as const, letters: await tell(session, found.document, { kind: "document-in-review", role: "management" }) });
});

const giveBack = implement(returnDocument, async (session, { reason, ...place }) => {
  const document = await findDocument(session.tx, place);
  if (!document) return fail("document-unknown");

  if (document.state !== "review") return fail("document-not-in-review");

  const setting = { state: "draft", submitted_at: null, submitted_by_name: null } as const;
  if ((await move(session, { place, document, kind: "returned", text: reason, setting })) === undefined) return fail("document-not-in-review");
  return succeed({ state: "draft" as const, letters: await tell(session, document, { kind: "document-returned", role: "coordinator", reason }) });
});

const worksCouncil = implement(noteWorksCouncil, async (session, { step, on, note, ...place }) => {
  const document = await findDocument(session.tx, place);
  if (!document) return fail("document-unknown");

  if (document.state !== "draft" && document.state !== "review") return fail("document-released");

  const words = choose({ de, en }, "de");
  const text = [words.worksCouncilSteps[step], note].filter((one) => one !== "").join(" – ");
  const setting = { works_council: step, works_council_on: on, works_council_note: note };
  if ((await move(session, { place, document, kind: "works-council", text, setting })) === undefined) return fail("document-released");
  return succeed({ state: document.state });
});

const release = implement(releaseDocument, async (session, { version, ...place }) => {
  const { tx, actor, now } = session;
  const found = await findWhole(tx, place);
  if (!found?.content) return fail("document-unknown");
  const { document, model, content } = found;
  if (document.revision !== version) return fail("document-changed");
  const filling = { model, own: content.own, known: await findKnown(tx, place.memberId, now) };

  const accepted = acceptRelease(document, model);
  if (!accepted.ok) return accepted;
  // What the platform knew may have gone since it was handed in: an office nobody holds any more leaves a gap.
  if (problemsOf(filling).length > 0) return fail("document-incomplete");

  await saveContent(tx, place, { own: content.own, composed: compose(filling) });
  const setting = { state: "released", released_at: now, released_by_name: actor.name, title: compose(filling).title.slice(0, 300) } as const;
  if ((await move(session, { place, document, kind: "released", setting })) === undefined) return fail("document-changed");
  return succeed({ state: "released" as const, letters: await tell(session, document, { kind: "document-released", role: "coordinator" }) });
});

const resolve = implement(resolveDocument, async (session, { resolution, on, number, body, note, ...place }) => {
  const document = await findDocument(session.tx, place);
  if (!document) return fail("document-unknown");

  if (document.state !== "released") return fail("document-not-released");
  if (on !== undefined && on > dayIn(session.now)) return fail("day-in-future");

  const words = choose({ de, en }, "de").thread;
  const text = resolution === "resolved" ? words.resolved(body, number, on ?? "") : note;
  const setting = { state: "resolved", resolution, resolution_on: on ?? null, resolution_number: number, resolution_body: body, resolution_note: note } as const;
  if ((await move(session, { place, document, kind: "resolved", text, setting })) === undefined) return fail("document-not-released");
  return succeed({ state: "resolved" as const });
});

const publish = implement(publishDocument, async (session, { inForceOn, ...place }) => {
  const { tx, actor, now } = session;
  const found = await findWhole(tx, place);
  if (!found) return fail("document-unknown");
  const { document, model } = found;

  const accepted = acceptPublishing(document.state, model);
  if (!accepted.ok) return accepted;
  const reviewOn = monthsPlus(inForceOn, model.reviewMonths);

  const words = choose({ de, en }, "de").thread;
  const before = (await findDocuments(tx, place.memberId, document.key)).find(({ state }) => state === "published");
  if (before) {
    const reason = words.replaced(document.number);
    const setting = { state: "withdrawn", withdrawn_at: now, withdrawn_reason: reason } as const;
    await move(session, { place: { memberId: place.memberId, documentId: before.id }, document: before, kind: "withdrawn", text: reason, setting });
  }
  const setting = { state: "published", in_force_on: inForceOn, published_at: now, published_by_name: actor.name, review_on: reviewOn } as const;
  if ((await move(session, { place, document, kind: "published", text: words.inForce(inForceOn), setting })) === undefined) return fail("document-not-released");
  return succeed({ state: "published" as const, reviewOn });
});

const withdraw = implement(withdrawDocument, async (session, { reason, ...place }) => {
  const document = await findDocument(session.tx, place);
  if (!document) return fail("document-unknown");

  if (!["released", "resolved", "published"].includes(document.state)) return fail("document-not-released");

  const setting = { state: "withdrawn", withdrawn_at: session.now, withdrawn_reason: reason } as const;
  if ((await move(session, { place, document, kind: "withdrawn", text: reason, setting })) === undefined) return fail("document-not-released");
  return succeed({ state: "withdrawn" as const });
});

const review = implement(planReview, async (session, { reviewOn, note, ...place }) => {
  const document = await findDocument(session.tx, place);
  if (!document) return fail("document-unknown");

  if (document.state !== "published") return fail("document-not-published");
  if (reviewOn <= dayIn(session.now)) return fail("review-not-ahead");

  const text = [choose({ de, en }, "de").thread.review(reviewOn), note].filter((one) => one !== "").join(" – ");
  if ((await move(session, { place, document, kind: "review-planned", text, setting: { review_on: reviewOn } })) === undefined) return fail("document-not-published");
  return succeed({ reviewOn });
});

export const movingUseCases: readonly UseCase[] = [submit, giveBack, worksCouncil, release, resolve, publish, withdraw, review];
