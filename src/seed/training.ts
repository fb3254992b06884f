/** Trainings of the demonstration: one running with people who learn, one just issued. Nobody learns by name; what they answered is invented. */
import { identifyLearner } from "#topics/training/learning/usecases/entering";
import type { House } from "#edge/perform";
import type { Paper } from "#kernel/paper";
import { cooperativeId, memberOf, type Cast, type LocalPeople } from "./cast.ts";
import { player, stranger, type Stage } from "./stage.ts";

type Listed = { readonly courses: readonly { readonly id: string; readonly key: string }[] };
type Departments = { readonly departments: readonly { readonly id: string; readonly name: string }[] };
type Entered = { readonly secret?: string; readonly expiresAt: string };
type Question = { readonly key: string; readonly kind: string; readonly answers: readonly { readonly correct: boolean }[] };
type Lesson = { readonly key: string; readonly questions: readonly Question[] };
type Course = { readonly definition: { readonly lessons: readonly Lesson[] } };

/** Towns that hand out slips at once, the others later or not yet; how many people of a department finish. */
const eager = ["raunheim", "bischofsheim", "ginsheim-gustavsburg", "nauheim", "buettelborn", "kelsterbach"];

async function enter({ house, stage, code }: Pick<Learning, "house" | "stage" | "code">) {
  const { secret = "", expiresAt } = await stage.act<Entered>(stranger, "learning.enter", { code });
  const learner = await identifyLearner(house.db, { secret }, new Date(Date.parse(expiresAt) - 3_600_000));
  if (!learner) throw new Error("demonstration: a code opens nothing");
  return learner;
}

type Learning = { readonly house: House; readonly stage: Stage; readonly code: string; readonly lessons: readonly Lesson[] };

const rightOf = ({ kind, answers }: Question) =>
  kind === "order" ? { places: answers.map((_, index) => index + 1) } : { choices: answers.flatMap(({ correct }, place) => (correct ? [place] : [])) };

/** Somebody learns the lessons and answers well. */
async function learn({ house, stage, code, lessons }: Learning): Promise<void> {
  const learner = await enter({ house, stage, code });
  for (const { key, questions } of lessons) {
    if (questions.length === 0) await stage.act(learner, "learning.read-lesson", { lesson: key });
    for (const question of questions) await stage.act(learner, "learning.answer", { lesson: key, question: question.key, ...rightOf(question) });
  }
}

type HandingOut = { readonly stage: Stage; readonly campaignId: string };

/** Slips of a house, department by department; answers the codes of the first. */
async function handOut({ stage, campaignId }: HandingOut, { town, coordinator }: LocalPeople): Promise<readonly string[]> {
  const memberId = memberOf(town);
  const { departments } = await stage.act<Departments>(coordinator, "training.departments", { memberId, campaignId });
  const codes: string[] = [];
  for (const [index, { id: departmentId }] of departments.entries()) {
    await stage.act(coordinator, "training.issue-slips", { memberId, campaignId, departmentId, count: [14, 9, 8, 6, 3][index] ?? 5 });
    if (town.slug !== "raunheim") continue;
    const { paper } = await stage.act<{ paper: Paper }>(coordinator, "training.slips", { memberId, campaignId, departmentId });
    codes.push(...paper.blocks.flatMap((block) => (block.kind === "slips" ? block.slips.map(({ code }) => code) : [])));
  }
  if (town.slug !== "raunheim" && departments[0])
    await stage.act(coordinator, "training.record-attendance", { memberId, campaignId, departmentId: departments[0].id, heldOn: stage.day(-21), people: 12 });
  return codes;
}

/** Courses are adopted, one is issued to all three weeks ago and figures are published twice, the next begins today. */
export async function playTrainings(house: House, stage: Stage, cast: Cast): Promise<void> {
  stage.daysAgo(24);
  await stage.act(cast.office, "course.adopt", { cooperativeId });
  const { courses } = await stage.act<Listed>(cast.office, "course.list", { cooperativeId });
  const courseOf = (key: string) => courses.find((one) => one.key === key)?.id;
  const members = cast.local.map(({ town }) => memberOf(town));
  const issue = (key: string, more: object) => stage.act<{ campaignId: string }>(cast.office, "training.issue", { cooperativeId, courseId: courseOf(key), members, ...more });
  const { campaignId } = await issue("phishing", {
    title: "Phishing erkennen",
    message: "Seit dem Sommer gehen wieder viele gefälschte Mails in den Rathäusern ein. Zwanzig Minuten, die sich lohnen.",
    opensOn: stage.day(-24),
    dueOn: stage.day(18),
  });
  stage.daysAgo(20);
  const codes: string[] = [];
  for (const people of cast.local.filter(({ town }) => eager.includes(town.slug))) codes.push(...(await handOut({ stage, campaignId }, people)));
  const { definition } = await stage.act<Course>(cast.office, "course.read", { cooperativeId, courseId: courseOf("phishing") });
  const clock = player("Zeitplan", null, { role: "job", cooperativeId, memberId: null });
  // Every week a third of those who draw a slip; one in five stops half-way.
  for (const [week, days] of [17, 10, 3].entries()) {
    stage.daysAgo(days + 2);
    for (const [place, code] of codes.filter((_, index) => index % 4 === week).entries())
      await learn({ house, stage, code, lessons: definition.lessons.slice(0, place % 5 === 4 ? 2 : undefined) });
    stage.daysAgo(days, 5);
    await stage.act(clock, "training.take-figures", { cooperativeId });
  }
  stage.daysAgo(0);
  await issue("passwoerter", { title: "Passwörter und zweiter Faktor", message: "", opensOn: stage.day(0), dueOn: stage.day(35) });
}
