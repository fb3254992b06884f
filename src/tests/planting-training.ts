/** What a cooperative teaches and a member learns: courses, a campaign, slips, somebody who learns and somebody who has finished. */
import type { CooperativeId, MemberId } from "#kernel/ids";
import type { Principal } from "#kernel/operation";
import type { Paper } from "#kernel/paper";
import { identify } from "#topics/all";
import type { Things } from "./sample.ts";
import { lessonOf, rightAnswers, smallCourseFile } from "./training.ts";
import { stranger, type World } from "./world.ts";

const fileOf = (name: string, content: string) => ({ name, bytes: new TextEncoder().encode(content) });

/** The smallest picture there is: one pixel. */
export const onePixel = new Uint8Array(Buffer.from("iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==", "base64"));

export type PlantedCourses = { readonly courseId: string; readonly draft: Things; readonly trainingId: string };

type Where = { readonly office: Principal; readonly cooperativeId: CooperativeId; readonly tenant: string; readonly members: readonly MemberId[] };
type Office = Pick<Where, "office" | "cooperativeId">;

/** Imports a course and answers its draft. */
export const importCourse = async (world: World, { office, cooperativeId }: Office, text: string): Promise<string> =>
  (await world.succeeds<{ courseId: string }>(office, "course.import", { cooperativeId, file: fileOf("kurs.md", text) })).courseId;

/** Imports a course and publishes it. */
export async function publishCourse(world: World, where: Office, text: string): Promise<string> {
  const courseId = await importCourse(world, where, text);
  await world.succeeds(where.office, "course.publish", { cooperativeId: where.cooperativeId, courseId, revision: 1 });
  return courseId;
}

/** Plants what belongs to the cooperative. */
export async function plantCourses(world: World, where: Where): Promise<PlantedCourses> {
  const sign = `kanarie-${where.tenant}`;
  const { office, cooperativeId } = where;
  const courseId = await publishCourse(world, where, smallCourseFile(sign));
  const draftId = await importCourse(world, where, smallCourseFile(sign, { key: "entwurf" }));
  await world.succeeds(office, "course.attach", { cooperativeId, courseId: draftId, revision: 1, file: { name: "bild.png", bytes: onePixel } });
  const trainingId = await issueTraining(world, where, { courseId, title: `Schulung ${sign}`, message: sign });
  return { courseId, trainingId, draft: { courseId: draftId, lesson: "absender", question: "wer", name: "bild.png" } };
}

/** Issues a course to members. */
export async function issueTraining(
  world: World,
  { office, cooperativeId, members }: Omit<Where, "tenant">,
  more: { courseId: string; title: string; message?: string },
): Promise<string> {
  const input = { cooperativeId, members, opensOn: "2026-11-23", dueOn: "2026-12-20", ...more };
  return (await world.succeeds<{ campaignId: string }>(office, "training.issue", input)).campaignId;
}

type House = { readonly memberId: MemberId; readonly coordinator: Principal; readonly campaignId: string };

/** The departments of a member in a campaign. */
export const departmentsOf = async (world: World, { memberId, coordinator, campaignId }: House) =>
  (await world.succeeds<{ departments: { id: string; name: string; slips: number }[] }>(coordinator, "training.departments", { memberId, campaignId })).departments;

/** Makes slips for a department and reads their codes off the printed paper. */
export async function makeSlips(world: World, { memberId, coordinator, campaignId }: House, { departmentId, count }: { departmentId: string; count: number }): Promise<string[]> {
  await world.succeeds(coordinator, "training.issue-slips", { memberId, campaignId, departmentId, count });
  const { paper } = await world.succeeds<{ paper: Paper }>(coordinator, "training.slips", { memberId, campaignId, departmentId });
  return paper.blocks.flatMap((block) => (block.kind === "slips" ? block.slips.map(({ code }) => code) : []));
}

/** Comes in with a code. */
export async function enterWith(world: World, code: string): Promise<Principal> {
  const { secret } = await world.succeeds<{ secret: string }>(stranger, "learning.enter", { code });
  const principal = await identify(world.house.db, { secret }, world.clock.now());
  if (!principal) throw new Error("the code opens nothing");
  return principal;
}

/** Reads and answers the whole small course, rightly. */
export async function learnAll(world: World, learner: Principal): Promise<void> {
  await world.succeeds(learner, "learning.read-lesson", { lesson: "ankommen" });
  for (const [question, right] of Object.entries(rightAnswers)) {
    const given = question === "reihenfolge" ? { places: right.map((place) => place + 1) } : { choices: right };
    await world.succeeds(learner, "learning.answer", { lesson: lessonOf[question], question, ...given });
  }
}

export type PlantedLearners = { readonly departmentId: string; readonly learner: Principal; readonly graduate: Principal; readonly code: string };

/** Slips of a member's house, one who learns and one who has finished and reported by name. */
export async function plantLearners(world: World, house: House & { readonly management: Principal; readonly tenant: string }): Promise<PlantedLearners> {
  const sign = `kanarie-${house.tenant}`;
  const [first] = await departmentsOf(world, house);
  const departmentId = first?.id ?? "";
  const [one = "", other = "", code = ""] = await makeSlips(world, house, { departmentId, count: 6 });
  const agreed = { memberId: house.memberId, names: "yes", basis: sign, agreedOn: "2026-11-01" };
  await world.succeeds(house.management, "training-agreement.choose", agreed);
  const [learner, graduate] = [await enterWith(world, one), await enterWith(world, other)];
  await learnAll(world, graduate);
  await world.succeeds(graduate, "learning.report", { name: `Person ${sign}` });
  return { departmentId, learner, graduate, code };
}
