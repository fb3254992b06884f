/** What a cooperative teaches: a published course, a draft of another with a picture. */
import type { CooperativeId } from "#kernel/ids";
import type { Principal } from "#kernel/operation";
import type { Things } from "./sample.ts";
import { smallCourseFile } from "./training.ts";
import type { World } from "./world.ts";

const fileOf = (name: string, content: string) => ({ name, bytes: new TextEncoder().encode(content) });

/** The smallest picture there is: one pixel. */
export const onePixel = new Uint8Array(Buffer.from("iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==", "base64"));

export type PlantedCourses = { readonly courseId: string; readonly draft: Things };

type Where = { readonly office: Principal; readonly cooperativeId: CooperativeId; readonly tenant: string };

/** Imports a course and answers its draft. */
export const importCourse = async (world: World, { office, cooperativeId }: Omit<Where, "tenant">, text: string): Promise<string> =>
  (await world.succeeds<{ courseId: string }>(office, "course.import", { cooperativeId, file: fileOf("kurs.md", text) })).courseId;

/** Imports a course and publishes it. */
export async function publishCourse(world: World, where: Omit<Where, "tenant">, text: string): Promise<string> {
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
  return { courseId, draft: { courseId: draftId, lesson: "absender", question: "wer", name: "bild.png" } };
}
