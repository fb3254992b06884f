/** Issuing a course to departments of many members in one act, and what changes while it runs. */
import { dayPlus } from "#kernel/days";
import type { CooperativeId, MemberId } from "#kernel/ids";
import type { Session } from "#kernel/operation";
import { fail, succeed } from "#kernel/result";
import type { Tx } from "#platform/db/transact";
import { newId } from "#platform/ids";
import { post } from "#platform/mail";
import { implement, type Means, type UseCase } from "#platform/usecase";
import { choose } from "#ui/words";
import { dayIn } from "#topics/members/rules/members";
import { findCooperative, findMembersOn } from "#topics/members/store/members";
import { findHolders } from "#topics/members/store/people";
import { acceptDates, chooseMembers } from "#topics/survey/campaigns/rules";
import { findCourse, findCourses } from "#topics/training/courses/store/courses";
import { addTrainingMembers, closeTraining, issueTraining, prepareTraining, remindTraining, renewTrainingCourse } from "../contract.ts";
import type { TrainingCampaign, TrainingDepartment } from "../model.ts";
import { departmentsOf } from "../rules/issuing.ts";
import { findDepartments, findUnitsOfAll, insertDepartments, insertTraining, lockTraining, saveClosed, saveCourseOf } from "../store/campaigns.ts";
import { insertReminders } from "../store/slips.ts";
import { de } from "../words.de.ts";
import { en } from "../words.en.ts";
import { lettersTo, type Occasion } from "./letters.ts";

/** Four weeks are long enough for twenty minutes of learning and short enough to be remembered (our own experience value). */
const usualDays = 28;

type Asking = Session<Tx, Means>;

/** The coordinators and their deputies of today. */
export const findCoordinators = (tx: Tx, cooperativeId: CooperativeId, day: string) => findHolders(tx, { cooperativeId, day, roles: ["coordinator"] });

/** Sends the same occasion to the coordinators of the members; answers how many letters went out. */
export async function tell(
  { tx, actor, now, means }: Asking,
  campaign: Occasion["campaign"] & { readonly cooperativeId: CooperativeId },
  { members, kind, note = "" }: { readonly members: readonly string[]; readonly kind: Occasion["kind"]; readonly note?: string },
): Promise<number> {
  const { cooperativeId } = campaign;
  const officeName = (await findCooperative(tx, cooperativeId))?.officeName ?? "";
  const coordinators = await findCoordinators(tx, cooperativeId, dayIn(now));
  const letters = lettersTo(coordinators, new Set(members), { cooperativeId, campaign, kind, note, officeName, origin: means.origin, issuedBy: actor.personId, at: now });
  await post(tx, letters);
  return letters.length;
}

const named = (departments: readonly Omit<TrainingDepartment, "id">[], now: Date): TrainingDepartment[] => departments.map((one) => ({ ...one, id: newId(now) }));

const prepare = implement(prepareTraining, async ({ tx, now }, { cooperativeId }) => {
  const today = dayIn(now);
  const [members, units, courses] = [await findMembersOn(tx, cooperativeId, today), await findUnitsOfAll(tx, cooperativeId), await findCourses(tx, cooperativeId)];
  const coordinators = Map.groupBy(await findCoordinators(tx, cooperativeId, today), ({ memberId }) => memberId);

  return succeed({
    today,
    dueOn: dayPlus(today, usualDays),
    courses: courses.filter(({ state }) => state === "published").map(({ id, title, label, minutes, audience }) => ({ id, title, label, minutes, audience })),
    members: members.map(({ id, name }) => ({
      memberId: id,
      name,
      coordinators: coordinators.get(id)?.length ?? 0,
      units: units.filter(({ memberId }) => memberId === id).map((unit) => ({ id: unit.id, name: unit.name })),
    })),
  });
});

const issue = implement(issueTraining, async (session, { members: chosen, departments: ticked, choose: isChosen, ...asked }) => {
  const { tx, actor, now, touch } = session;
  const { cooperativeId } = asked;
  const course = await findCourse(tx, asked);
  const [belonging, units] = [await findMembersOn(tx, cooperativeId, dayIn(now)), await findUnitsOfAll(tx, cooperativeId)];

  if (!course) return fail("course-unknown");
  if (course.state !== "published") return fail("course-not-published");
  const dates = acceptDates(asked, dayIn(now));
  if (!dates.ok) return dates;
  const members = chooseMembers(belonging, chosen);
  if (!members.ok) return members;
  const campaign: TrainingCampaign = { ...asked, id: newId(now), state: "open", issuedAt: now, closedAt: null };
  const house = choose({ de, en }, actor.language).wholeHouse;
  const departments = named(departmentsOf({ cooperativeId, campaignId: campaign.id }, { members: members.value, units, wanted: isChosen ? ticked : null }, house), now);

  if (!(await insertTraining(tx, campaign, actor.personId))) return fail("training-exists");
  await insertDepartments(tx, departments);
  const letters = await tell(session, campaign, { members: members.value.map(({ id }) => id), kind: "training-issued" });
  touch({ object: `training:${campaign.id}`, after: { campaign, departments: departments.map(({ memberId, name }) => ({ memberId, name })) } });
  return succeed({ campaignId: campaign.id, members: members.value.length, departments: departments.length, letters });
});

/** The campaign as long as something can change in it. */
async function openTraining(tx: Tx, place: { readonly cooperativeId: CooperativeId; readonly campaignId: string }) {
  const campaign = await lockTraining(tx, place);
  if (!campaign) return fail("training-unknown");
  return campaign.state === "closed" ? fail("training-closed") : succeed(campaign);
}

const addMembers = implement(addTrainingMembers, async (session, { members: chosen, ...place }) => {
  const { tx, actor, now, touch } = session;
  const campaign = await openTraining(tx, place);
  if (!campaign.ok) return campaign;
  const [belonging, units] = [await findMembersOn(tx, place.cooperativeId, dayIn(now)), await findUnitsOfAll(tx, place.cooperativeId)];

  const members = chooseMembers(belonging, chosen);
  if (!members.ok) return members;
  const house = choose({ de, en }, actor.language).wholeHouse;
  const departments = named(departmentsOf(place, { members: members.value, units, wanted: null }, house), now);

  const added = await insertDepartments(tx, departments);
  const letters = await tell(session, campaign.value, { members: [...new Set(added)], kind: "training-issued" });
  touch({ object: `training:${place.campaignId}`, after: { added: members.value.map(({ id }) => id) } });
  return succeed({ departments: added.length, letters });
});

const renew = implement(renewTrainingCourse, async ({ tx, touch }, { courseId, ...place }) => {
  const campaign = await openTraining(tx, place);
  if (!campaign.ok) return campaign;
  const course = await findCourse(tx, { ...place, courseId });
  if (!course) return fail("course-unknown");
  if (course.state !== "published") return fail("course-not-published");

  await saveCourseOf(tx, place, courseId);
  touch({ object: `training:${place.campaignId}`, before: { courseId: campaign.value.courseId }, after: { courseId } });
  return succeed({ courseId });
});

const remind = implement(remindTraining, async (session, { members: chosen, note, ...place }) => {
  const { tx, now, touch } = session;
  const campaign = await openTraining(tx, place);
  if (!campaign.ok) return campaign;
  const asked = new Set<MemberId>((await findDepartments(tx, place)).map(({ memberId }) => memberId));

  if (chosen.length === 0) return fail("no-members");
  if (chosen.some((memberId) => !asked.has(memberId))) return fail("member-unknown");

  const { cooperativeId, campaignId } = place;
  await insertReminders(
    tx,
    chosen.map((memberId) => ({ cooperativeId, memberId, campaignId, id: newId(now), plannedDay: null })),
    now,
  );
  const letters = await tell(session, campaign.value, { members: chosen, kind: "training-reminder", note });
  touch({ object: `training:${campaignId}`, after: { reminded: chosen } });
  return succeed({ letters });
});

const close = implement(closeTraining, async ({ tx, now, touch }, place) => {
  const campaign = await openTraining(tx, place);
  if (!campaign.ok) return campaign;

  await saveClosed(tx, place, now);
  touch({ object: `training:${place.campaignId}`, before: { state: "open" }, after: { state: "closed" } });
  return succeed({ state: "closed" as const });
});

export const issuingUseCases: readonly UseCase[] = [prepare, issue, addMembers, renew, remind, close];
