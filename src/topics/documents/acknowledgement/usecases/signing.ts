/** On paper: slips and lists are printed, signed lists come back as scans. */
import { cooperativeOf } from "#kernel/ids";
import { fail, succeed } from "#kernel/result";
import type { Tx } from "#platform/db/transact";
import { newId } from "#platform/ids";
import { codeOf } from "#platform/slips";
import { implement, type UseCase } from "#platform/usecase";
import { dayIn } from "#topics/members/rules/members";
import { letterName } from "#topics/members/rules/naming";
import { findMember } from "#topics/members/store/members";
import { acceptFile } from "#topics/survey/answers/rules/answering";
import { dropSheet, fetchSheet, handInSheet, printReadingSlips, printSigningList } from "../contract.ts";
import { acknowledgementSlip } from "../model.ts";
import { fitsDepartment } from "../rules/starting.ts";
import { signingListPaper, slipsPaper } from "../reports.ts";
import { findAcknowledgement, findReadingDepartments, lockAcknowledgement, type ReadingPlace } from "../store/acknowledgements.ts";
import { findPrintedSlips, findSheets, insertSheet, removeSheet } from "../store/slips.ts";

/** An acknowledgement with one of its departments and whose it is. */
async function findPrinted(tx: Tx, { memberId, acknowledgementId }: ReadingPlace, departmentId: string) {
  const place = { memberId, acknowledgementId };
  const [found, member] = [await findAcknowledgement(tx, place), await findMember(tx, memberId)];
  if (!found || !member) return fail("acknowledgement-unknown");
  const department = (await findReadingDepartments(tx, place)).find(({ id }) => id === departmentId);
  return department ? succeed({ found, member, department }) : fail("department-unknown");
}

const slips = implement(printReadingSlips, async ({ tx, actor, now, means, touch }, { format, departmentId, ...place }) => {
  const printed = await findPrinted(tx, place, departmentId);
  if (!printed.ok) return printed;
  const { found, member, department } = printed.value;
  const kept = await findPrintedSlips(tx, place.memberId, departmentId);
  if (kept.length === 0) return fail("no-slips");

  const spelled = kept.map(({ id, number }) => ({ code: codeOf(means.secrets, acknowledgementSlip, id), number: found.numbered ? number : null }));
  // Without numbers the order is not to tell what the numbers would.
  const codes = found.numbered ? spelled : spelled.toSorted((a, b) => a.code.localeCompare(b.code));
  const paper = slipsPaper({ found, member: letterName(member), department, codes, address: `${means.origin}/kenntnisnahme`, statedAt: now, language: actor.language });
  touch({ object: `acknowledgement:${place.memberId}/${found.id}`, after: { department: department.name, printed: kept.length } });
  return succeed({ name: `${member.name} ${department.name} Zettel Kenntnisnahme`, format, paper });
});

const signingList = implement(printSigningList, async ({ tx, actor, now }, { format, departmentId, ...place }) => {
  const printed = await findPrinted(tx, place, departmentId);
  if (!printed.ok) return printed;
  const { found, member, department } = printed.value;

  const paper = signingListPaper({ found, member: letterName(member), department, statedAt: now, language: actor.language });
  return succeed({ name: `${member.name} ${department.name} Unterschriftenliste`, format, paper });
});

const handIn = implement(handInSheet, async ({ tx, actor, now, means, touch }, { departmentId, signedOn, people, file, ...place }) => {
  await lockAcknowledgement(tx, place);
  const printed = await findPrinted(tx, place, departmentId);
  if (!printed.ok) return printed;
  const { found, department } = printed.value;
  const sheets = await findSheets(tx, place);

  if (found.state === "closed") return fail("acknowledgement-closed");
  if (signedOn > dayIn(now)) return fail("day-in-future");
  if (!fitsDepartment(people, department, sheets)) return fail("too-many-signatures");
  const fitting = acceptFile(file);
  if (!fitting.ok) return fitting;

  const stored = await means.files.store(tx, { cooperativeId: cooperativeOf(place.memberId), memberId: place.memberId, storedBy: actor.personId }, { ...file, at: now });
  if (stored === "quota-exceeded") return fail("quota-exceeded");
  const sheetId = newId(now);
  await insertSheet(tx, place, { sheet: { id: sheetId, departmentId, signedOn, people, fileId: stored.id, fileName: stored.name, recordedByName: actor.name }, at: now });
  touch({ object: `acknowledgement:${place.memberId}/${found.id}`, after: { sheet: sheetId, department: department.name, signedOn, people, sha256: stored.sha256 } });
  return succeed({ sheetId });
});

const fetch = implement(fetchSheet, async ({ tx, means, touch }, { sheetId, ...place }) => {
  if (!(await findAcknowledgement(tx, place))) return fail("acknowledgement-unknown");
  const sheet = (await findSheets(tx, place)).find(({ id }) => id === sheetId);
  const file = sheet ? await means.files.fetch(tx, place.memberId, sheet.fileId) : null;
  if (!file) return fail("sheet-unknown");

  touch({ object: `file:${file.id}` });
  const { name, mediaType, content } = file;
  return succeed({ name, mediaType, content });
});

const drop = implement(dropSheet, async ({ tx, means, touch }, { sheetId, ...place }) => {
  await lockAcknowledgement(tx, place);
  const found = await findAcknowledgement(tx, place);
  if (!found) return fail("acknowledgement-unknown");
  const sheet = (await findSheets(tx, place)).find(({ id }) => id === sheetId);
  if (!sheet) return fail("sheet-unknown");

  if (found.state === "closed") return fail("acknowledgement-closed");

  const removed = await removeSheet(tx, place.memberId, sheetId);
  await means.files.remove(tx, place.memberId, sheet.fileId);
  touch({ object: `acknowledgement:${place.memberId}/${found.id}`, before: { sheet: sheetId, department: sheet.department, signedOn: sheet.signedOn, people: sheet.people } });
  return succeed({ removed });
});

export const signingUseCases: readonly UseCase[] = [slips, signingList, handIn, fetch, drop];
