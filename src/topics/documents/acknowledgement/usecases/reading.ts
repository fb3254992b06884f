/** Looking at acknowledgements: a member's list, one of them, and the office's sums. */
import { restCell } from "#kernel/fives";
import { cooperativeOf } from "#kernel/ids";
import { fail, succeed } from "#kernel/result";
import { implement, type UseCase } from "#platform/usecase";
import { findNewest } from "#topics/documents/models/store";
import { plainTitle } from "#topics/members/rules/naming";
import { findShownMembers } from "#topics/documents/variants/store/adoption";
import { findDocuments } from "#topics/documents/variants/store/versions";
import { dayIn } from "#topics/members/rules/members";
import { findMember } from "#topics/members/store/members";
import { listAcknowledgements, readAcknowledgement, readReadingAdoption, type ReadingEntry } from "../contract.ts";
import type { Acknowledgement, ReadingFigure } from "../model.ts";
import { openSlipsOf, sumOf } from "../rules/figures.ts";
import { proposalsOf } from "../rules/starting.ts";
import { findAcknowledgement, findAcknowledgements, findReadingDepartments } from "../store/acknowledgements.ts";
import { findFigures, findOpenSlipsSeen } from "../store/figures.ts";
import { findSheets, findSlips } from "../store/slips.ts";

/** An acknowledgement with what is published of it. */
export function entryOf({ cooperativeId: _, note: _note, ...one }: Acknowledgement, figures: readonly ReadingFigure[]): ReadingEntry {
  return { ...one, sum: sumOf(figures.filter(({ acknowledgementId }) => acknowledgementId === one.id)) };
}

const list = implement(listAcknowledgements, async ({ tx }, { memberId }) => {
  const place = { cooperativeId: cooperativeOf(memberId), memberId };
  const [member, acknowledgements, figures] = [await findMember(tx, memberId), await findAcknowledgements(tx, place), await findFigures(tx, place)];
  const versions = await findDocuments(tx, memberId);

  return succeed({
    memberName: member?.name ?? "",
    acknowledgements: acknowledgements.map((one) => entryOf(one, figures)),
    proposals: proposalsOf(versions, acknowledgements),
  });
});

const read = implement(readAcknowledgement, async ({ tx, means }, place) => {
  const found = await findAcknowledgement(tx, place);
  if (!found) return fail("acknowledgement-unknown");
  const [member, departments, sheets] = [await findMember(tx, place.memberId), await findReadingDepartments(tx, place), await findSheets(tx, place)];
  const figures = await findFigures(tx, { ...place, cooperativeId: found.cooperativeId });
  const openSlips = await findOpenSlipsSeen(tx, place);
  const slips = openSlips ? await findSlips(tx, place) : null;

  return succeed({
    ...entryOf(found, figures),
    memberName: member?.name ?? "",
    note: found.note,
    departments: departments.map(({ unitId: _, ...one }) => ({ ...one, sum: sumOf(figures.filter(({ cell }) => cell === one.id)), open: openSlipsOf(one.id, slips) })),
    rest: sumOf(figures.filter(({ cell }) => cell === restCell)),
    sheets,
    openSlips,
    address: `${means.origin}/kenntnisnahme`,
  });
});

const adoption = implement(readReadingAdoption, async ({ tx, now }, { cooperativeId }) => {
  const members = await findShownMembers(tx, cooperativeId, { day: dayIn(now), limit: 2_000, offset: 0 });
  const [acknowledgements, figures, models] = [await findAcknowledgements(tx, { cooperativeId }), await findFigures(tx, { cooperativeId }), await findNewest(tx, cooperativeId)];

  const documents = models.filter(({ key }) => acknowledgements.some((one) => one.key === key));
  return succeed({
    documents: documents.map(({ key, title, id }) => ({ key, title: plainTitle(title), modelId: id })),
    members: members.map(({ memberId, memberName, shown }) => ({
      memberId,
      memberName,
      shown,
      cells: documents.map(({ key }) => {
        const latest = acknowledgements.find((one) => one.memberId === memberId && one.key === key);
        if (!latest) return null;
        const { number, state, people, dueOn, sum } = entryOf(latest, figures);
        return { number, state, people, dueOn, sum };
      }),
    })),
  });
});

export const readingUseCases: readonly UseCase[] = [list, read, adoption];
