/** What a coordinator does in the own house: slips, classrooms, files of completions, names where agreed. */
import { isPooledFrom } from "#kernel/fives";
import { cooperativeOf, type MemberId } from "#kernel/ids";
import { fail, succeed } from "#kernel/result";
import type { Tx } from "#platform/db/transact";
import { newId } from "#platform/ids";
import { newSlips } from "#platform/slips";
import { implement, type UseCase } from "#platform/usecase";
import { dayIn } from "#topics/members/rules/members";
import { findMember } from "#topics/members/store/members";
import { importCompletions, issueSlips, listParticipations, recordAttendance } from "../contract.ts";
import { mostSlips, trainingSlip } from "../model.ts";
import { attendancesOf, readCompletions } from "../rules/completions.ts";
import { findNamesAllowed } from "../store/agreements.ts";
import { findDepartments, findTraining, lockTraining, saveSlipCount } from "../store/campaigns.ts";
import { findParticipations, insertParticipations, saveAttendances } from "../store/figures.ts";
import { insertSlips } from "../store/slips.ts";

type Asked = { readonly memberId: MemberId; readonly campaignId: string };

/** Most slips a department ever gets. */
const mostOfDepartment = 4 * mostSlips;

/** The running campaign with the member's departments, or why nothing changes in it; what is counted up is locked. */
async function openHere(tx: Tx, { memberId, campaignId }: Asked) {
  const place = { cooperativeId: cooperativeOf(memberId), campaignId };
  const departments = await findDepartments(tx, { ...place, memberId });
  const campaign = await findTraining(tx, place);
  if (!campaign || departments.length === 0) return fail("training-unknown");
  return campaign.state === "closed" ? fail("training-closed") : succeed({ campaign, departments, place: { ...place, memberId } });
}

const makeSlips = implement(issueSlips, async ({ tx, now, means, touch }, { departmentId, count, ...asked }) => {
  await lockTraining(tx, { cooperativeId: cooperativeOf(asked.memberId), campaignId: asked.campaignId });
  const open = await openHere(tx, asked);
  if (!open.ok) return open;
  const department = open.value.departments.find(({ id }) => id === departmentId);
  if (!department) return fail("department-unknown");

  if (department.slips + count > mostOfDepartment) return fail("too-many-slips");
  const slips = newSlips(means.secrets, trainingSlip, { count, at: now });

  await insertSlips(tx, department, slips);
  await saveSlipCount(tx, department, { slips: department.slips + count, pooled: department.pooled ?? isPooledFrom(count) });
  touch({ object: `training:${asked.campaignId}`, before: { slips: department.slips }, after: { department: department.name, slips: department.slips + count } });
  return succeed({ departmentId, slips: department.slips + count });
});

const record = implement(recordAttendance, async ({ tx, actor, now, touch }, { departmentId, heldOn, people, ...asked }) => {
  const open = await openHere(tx, asked);
  if (!open.ok) return open;
  const department = open.value.departments.find(({ id }) => id === departmentId);
  if (!department) return fail("department-unknown");

  if (heldOn > dayIn(now)) return fail("day-in-future");

  await saveAttendances(tx, { ...open.value.place, source: "classroom", at: now, byName: actor.name }, [{ id: newId(now), departmentId, heldOn, people }]);
  touch({ object: `training:${asked.campaignId}`, after: { department: department.name, heldOn, people } });
  return succeed({ people });
});

const takeFile = implement(importCompletions, async ({ tx, actor, now, touch }, { workbook, fileName, ...asked }) => {
  const open = await openHere(tx, asked);
  if (!open.ok) return open;
  const names = await findNamesAllowed(tx, asked.memberId);

  touch({ object: `training:${asked.campaignId}` });
  const read = readCompletions(workbook, { departments: open.value.departments, today: dayIn(now), names });
  if (!read.ok) return succeed({ stage: "refused" as const, problems: [...read.problems] });
  const attendances = attendancesOf(read.completions).map((one) => ({ ...one, id: newId(now) }));
  const people = names ? read.completions.map(({ departmentId, name, heldOn }) => ({ id: newId(now), departmentId, name, tookPartOn: heldOn })) : [];

  await saveAttendances(tx, { ...open.value.place, source: "import", at: now, byName: actor.name }, attendances);
  await insertParticipations(tx, { ...open.value.place, source: "import" }, people);
  touch({ object: `training:${asked.campaignId}`, after: { fileName, people: read.completions.length, names: people.length } });
  return succeed({ stage: "complete" as const, people: read.completions.length, names: people.length });
});

const listNames = implement(listParticipations, async ({ tx, touch }, { memberId, campaignId }) => {
  const place = { cooperativeId: cooperativeOf(memberId), campaignId };
  const [campaign, departments] = [await findTraining(tx, place), await findDepartments(tx, { ...place, memberId })];
  if (!campaign || departments.length === 0) return fail("training-unknown");
  if (!(await findNamesAllowed(tx, memberId))) return fail("names-not-agreed");
  const [people, member] = [await findParticipations(tx, memberId, campaignId), await findMember(tx, memberId)];

  touch({ object: `training:${campaignId}` });
  return succeed({ title: campaign.title, memberName: member?.name ?? "", people });
});

export const localUseCases: readonly UseCase[] = [makeSlips, record, takeFile, listNames];
