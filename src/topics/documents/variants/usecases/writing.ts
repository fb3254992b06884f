/** Writing a draft: answers, ticks, own words, passages. */
import { cooperativeOf } from "#kernel/ids";
import type { Session } from "#kernel/operation";
import { fail, succeed, type Result } from "#kernel/result";
import type { Tx } from "#platform/db/transact";
import { newId } from "#platform/ids";
import { implement, type Means, type UseCase } from "#platform/usecase";
import type { ModelDocument } from "#topics/documents/models/model";
import { findNewest, findPublished } from "#topics/documents/models/store";
import { findMember } from "#topics/members/store/members";
import { answerDocument, chooseClauses, discardDocument, dropPassage, openDocument, putPassage, readStand, rewordClause, startDocument } from "../contract.ts";
import { emptyOverlay, type KnownFacts, type Overlay } from "../model.ts";
import { isIn, problemsOf, questionsOf, valueOf, valueProblem } from "../rules/composing.ts";
import { mergeOverlay, openConflicts } from "../rules/merging.ts";
import { acceptWriting } from "../rules/states.ts";
import { checkWords, dropped, placed, reworded, ticked, withAnswers } from "../rules/writing.ts";
import { insertContent, insertEntry, saveContent } from "../store/contents.ts";
import { findDocuments, insertDocument, removeDraft, saveDocument, type DocumentPlace } from "../store/versions.ts";
import { choose } from "#ui/words";
import { de } from "../words.de.ts";
import { en } from "../words.en.ts";
import { findKnown, findWhole, standOf } from "./finding.ts";

const start = implement(startDocument, async ({ tx, actor, now, touch }, { memberId, key }) => {
  const member = await findMember(tx, memberId);
  if (!member) return fail("member-unknown");
  const cooperativeId = cooperativeOf(memberId);
  const [newest] = await findNewest(tx, cooperativeId, key);
  const model = newest && (await findPublished(tx, { cooperativeId, modelId: newest.id }));
  if (!newest || !model) return fail("model-unknown");
  const versions = await findDocuments(tx, memberId, key);

  const last = versions.find(({ state }) => state === "published") ?? versions.find(({ state }) => state === "withdrawn");
  const before = last && (await findWhole(tx, { memberId, documentId: last.id }));
  const own = before?.content ? mergeOverlay(before.content.own, before.model, model) : emptyOverlay;
  const known = await findKnown(tx, memberId, now);

  const id = newId(now);
  const number = Math.max(0, ...versions.map((one) => one.number)) + 1;
  const row = { id, key, number, modelId: newest.id, cooperativeId, memberId, at: now, byName: actor.name, ...standOf(model, own, known) };
  if (!(await insertDocument(tx, row))) return fail("draft-open");
  await insertContent(tx, { memberId, documentId: id }, own);
  const words = choose({ de, en }, "de").thread;
  await insertEntry(
    tx,
    { memberId, documentId: id },
    { id: newId(now), revision: 1, kind: "started", text: words.started(newest.label), at: now, by: actor.personId, byName: actor.name },
  );
  touch({ object: `document:${memberId}/${id}`, after: own });
  return succeed({ documentId: id });
});

type Writing = DocumentPlace & { readonly version: number };
type Draft = { readonly own: Overlay; readonly model: ModelDocument; readonly known: KnownFacts };
type NotWritable = "document-unknown" | "document-not-draft" | "document-changed";

/** Load the draft, decide its next words, keep them with what is open now. */
async function change<Failure extends string>(
  { tx, actor, now, touch }: Session<Tx, Means>,
  { version, ...place }: Writing,
  decide: (draft: Draft) => Result<Overlay, Failure>,
): Promise<Result<{ version: number }, Failure | NotWritable>> {
  const found = await findWhole(tx, place);
  const accepted = acceptWriting(found?.document, version);
  if (!accepted.ok) return accepted;
  if (!found?.content) return fail("document-unknown");
  const known = await findKnown(tx, place.memberId, now);

  const next = decide({ own: found.content.own, model: found.model, known });
  if (!next.ok) return next;

  touch({ object: `document:${place.memberId}/${place.documentId}`, before: found.content.own, after: next.value });
  const revision = await saveDocument(tx, { ...place, revision: version, at: now, byName: actor.name }, standOf(found.model, next.value, known));
  if (revision === undefined) return fail("document-changed");
  await saveContent(tx, place, { own: next.value, composed: null });
  return succeed({ version: revision });
}

const answer = implement(answerDocument, (session, { values, ...place }) => change(session, place, ({ own, model, known }) => succeed(withAnswers(own, values, { model, known }))));

const choosing = implement(chooseClauses, (session, { ticks, either, ...place }) =>
  change(session, place, ({ own, model }) => ticked(own, model, [...ticks, ...Object.values(either)])),
);

const reword = implement(rewordClause, (session, { clause, text, ...place }) =>
  change(session, place, ({ own, model }) => {
    const right = checkWords(text, model);
    return right.ok ? reworded(own, model, { clause, text }) : right;
  }),
);

const put = implement(putPassage, (session, { passage, place: where, title, text, ...place }) =>
  change(session, place, ({ own, model }) => {
    const right = checkWords(`${title}\n\n${text}`, model);
    return right.ok ? placed(own, model, { id: passage ?? null, freshId: newId(session.now), where, title, text }) : right;
  }),
);

const drop = implement(dropPassage, (session, { passage, ...place }) => change(session, place, ({ own }) => dropped(own, passage)));

const open = implement(openDocument, async ({ tx, now }, place) => {
  const found = await findWhole(tx, place);
  if (!found?.content) return fail("document-unknown");
  const { document, model, content } = found;
  if (document.state !== "draft") return fail("document-not-draft");
  const [member, known] = [await findMember(tx, place.memberId), await findKnown(tx, place.memberId, now)];
  const [newest] = await findNewest(tx, cooperativeOf(place.memberId), document.key);

  const { own } = content;
  const conflicts = openConflicts(own, model);
  const questions = questionsOf(model, own).map((one) => {
    const value = valueOf(one, own, known);
    const problem = valueProblem(one, value);
    return {
      ...one,
      value,
      stored: own.values[one.key] ?? "",
      known: one.source === undefined ? "" : (known[one.source] ?? ""),
      problem: problem === "missing" && !one.required ? null : problem,
    };
  });
  const sections = model.sections.map((section) => ({
    id: section.id,
    title: section.title,
    clauses: section.clauses.map((one) => ({
      id: one.id,
      kind: one.kind,
      title: one.title,
      either: one.either === undefined ? null : `${section.id}-${one.either}`,
      isIn: isIn(one, section, own),
      words: one.text,
      own: own.edits[one.id]?.text ?? null,
      isOpen: conflicts.some(({ id }) => id === one.id),
    })),
    passages: own.passages.filter((one) => one.section === section.id),
  }));
  const { placeholders: _placeholders, sections: _sections, ...head } = model;
  const newer = newest && newest.version > document.modelVersion ? { id: newest.id, label: newest.label, version: newest.version } : null;
  return succeed({ memberName: member?.name ?? "", document, model: { ...head, id: document.modelId }, questions, sections, conflicts, newer });
});

const stand = implement(readStand, async ({ tx, actor, now }, place) => {
  const found = await findWhole(tx, place);
  if (!found?.content) return fail("document-unknown");
  const { model, content } = found;
  const known = await findKnown(tx, place.memberId, now);

  const words = choose({ de, en }, actor.language);
  const problems = problemsOf({ model, own: content.own, known });
  const whole = { text: words.stand(problems.length, openConflicts(content.own, model).length), tone: problems.length === 0 ? "ok" : "part" };
  const questions = questionsOf(model, content.own).map(({ key }) => {
    const problem = problems.find((one) => one.key === key)?.problem;
    return [`frage-${key}`, problem === undefined ? { text: words.questions.answered, tone: "ok" } : { text: words.problems[problem], tone: "open" }] as const;
  });
  return succeed({ parts: { stand: whole, ...Object.fromEntries(questions) } });
});

const discard = implement(discardDocument, async ({ tx, touch }, place) => {
  const found = await findWhole(tx, place);
  if (!found) return fail("document-unknown");
  if (found.document.state !== "draft") return fail("document-not-draft");

  touch({ object: `document:${place.memberId}/${place.documentId}`, before: found.content?.own });
  return (await removeDraft(tx, place)) ? succeed({ key: found.document.key }) : fail("document-unknown");
});

export const writingUseCases: readonly UseCase[] = [start, answer, choosing, reword, put, drop, open, stand, discard];
