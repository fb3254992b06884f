/** Listing, reading, and how a course comes into the cooperative and leaves it. */
import type { CooperativeId } from "#kernel/ids";
import { fail, succeed } from "#kernel/result";
import type { Tx } from "#platform/db/transact";
import { pack, type Part } from "#platform/documents/archive";
import { newId } from "#platform/ids";
import { readIsland } from "#platform/islands";
import { implement, type UseCase } from "#platform/usecase";
import { readYaml } from "#platform/yaml";
import * as contract from "../contract.ts";
import type { ShippedCourse } from "../model.ts";
import { scormTexts } from "../reports.ts";
import { emptyCourse, freeKey, problemsOf, sizeOf } from "../rules/editing.ts";
import { readCourse } from "../rules/reading.ts";
import { nextLabel, nextNumber, standingOf } from "../rules/versions.ts";
import { writeCourse } from "../rules/writing.ts";
import { findCourse, findCourses, findPublished, findVersions, insertCourse, removeDraft, saveWithdrawn, type NewCourse } from "../store/courses.ts";
import { findPicture, findPictureNames } from "../store/pictures.ts";
import { contentOf, findShipped } from "./shipped.ts";

const list = implement(contract.listCourses, async ({ tx }, { cooperativeId }) => {
  const courses = await findCourses(tx, cooperativeId);

  const shipped = findShipped().map((one) => {
    const { title, summary, audience, minutes } = one;
    return { key: one.key, label: one.label, title, summary, audience, minutes, ...sizeOf(one), adopted: standingOf(one, courses) };
  });
  return succeed({ courses, shipped });
});

const read = implement(contract.readCourse, async ({ tx }, place) => {
  const found = await findCourse(tx, place);
  if (!found) return fail("course-unknown");
  const [versions, pictures] = [await findVersions(tx, place.cooperativeId, found.key), await findPictureNames(tx, place.cooperativeId, found.key)];

  return succeed({ ...found, problems: found.state === "draft" ? problemsOf(found.definition) : [], pictures, versions });
});

type Adopting = { readonly cooperativeId: CooperativeId; readonly by: string | null; readonly at: Date };

async function adoptOne(tx: Tx, { cooperativeId, by, at }: Adopting, shipped: ShippedCourse): Promise<string | null> {
  const versions = await findVersions(tx, cooperativeId, shipped.key);
  const id = newId(at);
  const row: NewCourse = {
    cooperativeId,
    id,
    key: shipped.key,
    number: nextNumber(versions),
    label: shipped.label,
    state: "published",
    shipped: true,
    definition: contentOf(shipped),
    by,
    at,
  };
  return (await insertCourse(tx, row)) ? id : null;
}

const adopt = implement(contract.adoptCourses, async ({ tx, actor, now, touch }, { cooperativeId, key }) => {
  const shipped = findShipped().filter((one) => key === undefined || one.key === key);
  const courses = await findCourses(tx, cooperativeId);

  if (shipped.length === 0) return fail("shipped-unknown");
  const wanted = shipped.filter((one) => standingOf(one, courses) !== "current");
  if (wanted.length === 0) return fail("already-adopted");

  const adopted: string[] = [];
  for (const one of wanted) if (await adoptOne(tx, { cooperativeId, by: actor.personId, at: now }, one)) adopted.push(one.title);
  touch({ object: `cooperative:${cooperativeId}`, after: wanted.map((one) => ({ key: one.key, label: one.label })) });
  return succeed({ adopted });
});

/** Keeps a draft as the next version of its key, unless one is open already. */
async function keepDraft(tx: Tx, draft: Omit<NewCourse, "number" | "state" | "shipped">) {
  const versions = await findVersions(tx, draft.cooperativeId, draft.key);
  if (versions.some(({ state }) => state === "draft")) return fail("draft-open");
  const kept = await insertCourse(tx, { ...draft, number: nextNumber(versions), state: "draft", shipped: false });
  return kept ? succeed({ courseId: draft.id }) : fail("draft-open");
}

const draft = implement(contract.draftCourse, async ({ tx, actor, now, touch }, { cooperativeId, fromId, title }) => {
  const from = fromId === undefined ? undefined : await findCourse(tx, { cooperativeId, courseId: fromId });
  if (fromId !== undefined && !from) return fail("course-unknown");
  const courses = await findCourses(tx, cooperativeId);

  const definition = from?.definition ?? emptyCourse(title ?? "");
  const key = from?.key ?? freeKey(definition.title, [...courses.map((one) => one.key), ...findShipped().map((one) => one.key)], "kurs");
  const labels = courses.filter((one) => one.key === key).map(({ label }) => label);

  const id = newId(now);
  touch({ object: `course:${id}`, after: definition });
  return keepDraft(tx, { cooperativeId, id, key, label: nextLabel(labels, now), definition, by: actor.personId, at: now });
});

const withdraw = implement(contract.withdrawCourse, async ({ tx, touch }, place) => {
  const found = await findCourse(tx, place);
  if (!found) return fail("course-unknown");

  if (found.state === "withdrawn") return fail("course-withdrawn");

  touch({ object: `course:${found.id}`, before: { state: found.state, definition: found.definition }, after: { state: "withdrawn" } });
  if (found.state === "draft") {
    await removeDraft(tx, place);
    return succeed({ state: "removed" as const });
  }
  await saveWithdrawn(tx, place);
  return succeed({ state: "withdrawn" as const });
});

const write = implement(contract.exportCourse, async ({ tx, touch }, place) => {
  const found = await findCourse(tx, place);
  if (!found) return fail("course-unknown");

  const { key, label, definition } = found;
  touch({ object: `course:${found.id}`, after: definition });
  return succeed({ name: `${key}-${label}.md`, mediaType: "text/markdown; charset=utf-8", content: new TextEncoder().encode(writeCourse(definition, { key, label })) });
});

const importFile = implement(contract.importCourse, async ({ tx, actor, now, touch }, { cooperativeId, file }) => {
  const text = new TextDecoder("utf-8").decode(file.bytes);
  if (file.bytes.length > longestFileBytes || text.includes("\uFFFD")) return fail("file-not-text");
  const reading = readCourse(text, readYaml);
  touch({ object: `cooperative:${cooperativeId}` });
  if (!reading.ok) return succeed({ stage: "refused" as const, problems: reading.problems.slice(0, 100) });
  const versions = await findVersions(tx, cooperativeId, reading.course.key);

  const label = versions.some((one) => one.label === reading.course.label)
    ? nextLabel(
        versions.map((one) => one.label),
        now,
      )
    : reading.course.label;
  const id = newId(now);

  touch({ object: `course:${id}`, after: reading.course });
  const kept = await keepDraft(tx, { cooperativeId, id, key: reading.course.key, label, definition: contentOf(reading.course), by: actor.personId, at: now });
  return kept.ok ? succeed({ stage: "complete" as const, ...kept.value }) : kept;
});

/** A course of half an hour has about 40 kB; ten times that is none. */
const longestFileBytes = 400_000;

const picture = implement(contract.readPicture, async ({ tx, means }, { cooperativeId, courseId, name }) => {
  const found = await findCourse(tx, { cooperativeId, courseId });
  const fileId = found ? await findPicture(tx, { cooperativeId, key: found.key, name }) : null;
  const file = fileId === null ? null : await means.files.fetchShared(tx, cooperativeId, fileId);
  if (!file) return fail("picture-unknown");

  return succeed({ name: file.name, mediaType: file.mediaType, content: file.content });
});

const packScorm = implement(contract.packCourse, async ({ tx, means, touch }, place) => {
  const found = await findPublished(tx, place);
  const draft = found ? undefined : await findCourse(tx, place);
  if (!found) return fail(draft ? "course-not-published" : "course-unknown");
  const { cooperativeId } = place;
  const names = await findPictureNames(tx, cooperativeId, found.key);
  const pictures: Part[] = [];
  for (const name of names) {
    const fileId = await findPicture(tx, { cooperativeId, key: found.key, name });
    const stored = fileId === null ? null : await means.files.fetchShared(tx, cooperativeId, fileId);
    if (stored) pictures.push({ name: `bilder/${name}`, content: stored.content, stored: true });
  }

  const texts = scormTexts({ course: found.definition, key: found.key, label: found.label, pictures: names });
  touch({ object: `course:${place.courseId}`, after: { label: found.label } });
  return succeed({
    name: `${found.key}-${found.label}-scorm.zip`,
    mediaType: "application/zip",
    content: pack([...texts, { name: "spieler.js", content: readIsland("scorm") }, ...pictures]),
  });
});

export const registerUseCases: readonly UseCase[] = [list, read, adopt, draft, withdraw, write, importFile, picture, packScorm];
