/** Changing a draft: every act is one change of the course, kept only if nobody changed it meanwhile. */
import type { Session } from "#kernel/operation";
import { fail, succeed, type Result } from "#kernel/result";
import type { Tx } from "#platform/db/transact";
import { implement, type Means, type UseCase } from "#platform/usecase";
import { acceptFile } from "#topics/survey/answers/rules/answering";
import { attachPicture, moveLesson, publishCourse, removeCourseQuestion, removeLesson, saveCourseHead, saveCourseQuestion, saveLesson } from "../contract.ts";
import type { Course } from "../model.ts";
import { dropLesson, dropQuestion, freeKey, problemsOf, putLesson, putQuestion, shiftLesson } from "../rules/editing.ts";
import { pictureName } from "../rules/pictures.ts";
import { faultOf } from "../rules/questions.ts";
import { questionsOf } from "../rules/scoring.ts";
import { findCourse, findVersions, saveDraft, savePublished, type CoursePlace } from "../store/courses.ts";
import { findPicture, insertPicture } from "../store/pictures.ts";

type Place = CoursePlace & { readonly revision: number };
type NotEditable = "course-unknown" | "course-published" | "course-changed";

/** The draft as the writer saw it, or why it cannot be changed. */
async function openDraft(tx: Tx, place: Place) {
  const found = await findCourse(tx, place);
  if (!found) return fail("course-unknown");
  if (found.state !== "draft") return fail("course-published");
  return found.revision === place.revision ? succeed(found) : fail("course-changed");
}

type Next = { readonly definition: Course; readonly label?: string };

/** Load the draft, decide the next state, keep it. */
async function change<Failure extends string>(
  { tx, actor, now, touch }: Session<Tx, Means>,
  place: Place,
  decide: (course: Course) => Result<Next, Failure>,
): Promise<Result<{ revision: number }, Failure | NotEditable>> {
  const draft = await openDraft(tx, place);
  if (!draft.ok) return draft;

  const next = decide(draft.value.definition);
  if (!next.ok) return next;

  touch({ object: `course:${place.courseId}`, before: draft.value.definition, after: next.value });
  const revision = await saveDraft(tx, { ...place, by: actor.personId, at: now }, { label: draft.value.label, ...next.value });
  return revision === undefined ? fail("course-changed") : succeed({ revision });
}

const only = <Failure extends string>(result: Result<Course, Failure>): Result<Next, Failure> => (result.ok ? succeed({ definition: result.value }) : result);

const saveHead = implement(saveCourseHead, (session, { title, label, summary, audience, minutes, passMark, card, ...place }) =>
  change(session, place, (course) => succeed({ definition: { ...course, title, summary, audience, minutes, passMark, card }, label })),
);

const keepLesson = implement(saveLesson, async (session, { lesson, title, minutes, text, ...place }) => {
  let key = lesson ?? "";
  const saved = await change(session, place, (course) => {
    const put = putLesson(course, lesson, { title, minutes, text });
    if (!put.ok) return put;
    key = put.value.key;
    return succeed({ definition: put.value.course });
  });
  return saved.ok ? succeed({ ...saved.value, lesson: key }) : saved;
});

const shift = implement(moveLesson, (session, { lesson, direction, ...place }) => change(session, place, (course) => only(shiftLesson(course, lesson, direction))));

const drop = implement(removeLesson, (session, { lesson, ...place }) => change(session, place, (course) => only(dropLesson(course, lesson))));

type QuestionRefusal = Exclude<(typeof saveCourseQuestion)["failures"][number], NotEditable>;

const keepQuestion = implement(saveCourseQuestion, async (session, { lesson, question, kind, text, explanation, answers, ...place }) => {
  let key = question ?? "";
  const saved = await change(session, place, (course): Result<Next, QuestionRefusal> => {
    const keys = questionsOf(course).map((one) => one.key);
    if (question !== undefined && !keys.includes(question)) return fail("question-unknown");
    key = question ?? freeKey(text, keys, "frage");
    const given = answers.filter((one) => one.text !== "").map((one) => (kind === "order" ? { ...one, correct: true } : one));
    const fault = faultOf({ kind, answers: given });
    if (fault === "answers-too-few" || fault === "no-right-answer" || fault === "several-right-answers") return fail(fault);
    return only(putQuestion(course, lesson, { key, kind, text, explanation, answers: given }));
  });
  return saved.ok ? succeed({ ...saved.value, question: key }) : saved;
});

const dropAsked = implement(removeCourseQuestion, (session, { question, ...place }) => change(session, place, (course) => only(dropQuestion(course, question))));

const attach = implement(attachPicture, async ({ tx, actor, now, means, touch }, { file, ...place }) => {
  const draft = await openDraft(tx, place);
  if (!draft.ok) return draft;
  const { cooperativeId } = place;

  const name = pictureName(file.name);
  if (name === null) return fail("file-kind-refused");
  const accepted = acceptFile({ name, bytes: file.bytes });
  if (!accepted.ok) return accepted;
  if ((await findPicture(tx, { cooperativeId, key: draft.value.key, name })) !== null) return fail("picture-exists");

  const stored = await means.files.storeShared(tx, { cooperativeId, storedBy: actor.personId }, { name, bytes: file.bytes, at: now });
  if (stored === "quota-exceeded") return fail("quota-exceeded");
  await insertPicture(tx, { cooperativeId, key: draft.value.key, name }, { fileId: stored.id, at: now });
  touch({ object: `course:${place.courseId}`, after: { name, sha256: stored.sha256 } });
  return succeed({ name });
});

const publish = implement(publishCourse, async ({ tx, actor, now, touch }, place) => {
  const draft = await openDraft(tx, place);
  if (!draft.ok) return draft;
  const versions = await findVersions(tx, place.cooperativeId, draft.value.key);

  if (problemsOf(draft.value.definition).length > 0) return fail("course-incomplete");
  if (versions.some(({ id, label }) => id !== place.courseId && label === draft.value.label)) return fail("label-taken");

  touch({ object: `course:${place.courseId}`, before: { state: "draft" }, after: { state: "published", definition: draft.value.definition } });
  const revision = await savePublished(tx, { ...place, by: actor.personId, at: now });
  return revision === undefined ? fail("course-changed") : succeed({ revision });
});

export const editingUseCases: readonly UseCase[] = [saveHead, keepLesson, shift, drop, keepQuestion, dropAsked, attach, publish];
