/** What a coordinator prints: slips to be drawn from a pile, and a list to sign. */
import { cooperativeOf, type MemberId } from "#kernel/ids";
import { fail, succeed } from "#kernel/result";
import type { Tx } from "#platform/db/transact";
import { codeOf } from "#platform/slips";
import { implement, type UseCase } from "#platform/usecase";
import { letterName } from "#topics/members/rules/naming";
import { findMember } from "#topics/members/store/members";
import { printAttendanceList, printSlips } from "../contract.ts";
import { trainingSlip } from "../model.ts";
import { attendanceListPaper, slipsPaper } from "../reports.ts";
import { findNamesAllowed } from "../store/agreements.ts";
import { findDepartments, findTraining } from "../store/campaigns.ts";
import { findSlipIds } from "../store/slips.ts";

type Asked = { readonly memberId: MemberId; readonly campaignId: string; readonly departmentId: string };

async function findPrinted(tx: Tx, { memberId, campaignId, departmentId }: Asked) {
  const place = { cooperativeId: cooperativeOf(memberId), campaignId };
  const [campaign, departments, member] = [await findTraining(tx, place), await findDepartments(tx, { ...place, memberId }), await findMember(tx, memberId)];
  if (!campaign || !member || departments.length === 0) return fail("training-unknown");
  const department = departments.find(({ id }) => id === departmentId);
  return department ? succeed({ campaign, member, department }) : fail("department-unknown");
}

const slips = implement(printSlips, async ({ tx, actor, now, means, touch }, { format, ...asked }) => {
  const found = await findPrinted(tx, asked);
  if (!found.ok) return found;
  const { campaign, member, department } = found.value;
  const ids = await findSlipIds(tx, department);
  if (ids.length === 0) return fail("no-slips");

  const codes = ids.map((id) => codeOf(means.secrets, trainingSlip, id));
  const paper = slipsPaper({
    campaign,
    member: letterName(member),
    department: department.name,
    codes,
    address: `${means.origin}/lernen`,
    statedAt: now,
    language: actor.language,
  });
  touch({ object: `training:${campaign.id}`, after: { department: department.name, printed: ids.length } });
  return succeed({ name: `${member.name} ${department.name} Zettel`, format, paper });
});

const attendanceList = implement(printAttendanceList, async ({ tx, actor, now }, { format, heldOn, place, rows, ...asked }) => {
  const found = await findPrinted(tx, asked);
  if (!found.ok) return found;
  const { campaign, member, department } = found.value;
  const names = await findNamesAllowed(tx, asked.memberId);

  const list = { campaign, member: letterName(member), department: department.name, heldOn, place, rows, names, statedAt: now, language: actor.language };
  return succeed({ name: `${member.name} ${department.name} Teilnahmeliste`, format, paper: attendanceListPaper(list) });
});

export const printingUseCases: readonly UseCase[] = [slips, attendanceList];
