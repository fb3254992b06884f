/** A coordinator puts a document before the house, and ends it again. */
import { cooperativeOf } from "#kernel/ids";
import { fail, succeed } from "#kernel/result";
import { newId } from "#platform/ids";
import { newSlips } from "#platform/slips";
import { implement, type UseCase } from "#platform/usecase";
import { choose } from "#ui/words";
import { findDocument } from "#topics/documents/variants/store/versions";
import { dayIn } from "#topics/members/rules/members";
import { findMember, findUnits } from "#topics/members/store/members";
import { addReadingSlips, closeAcknowledgement, prepareAcknowledgement, startAcknowledgement } from "../contract.ts";
import { acknowledgementSlip, mostPeople, wholeHouse } from "../model.ts";
import { departmentsOf, isReleased, peopleIn, usualDeadline } from "../rules/starting.ts";
import {
  findAcknowledgement,
  findAcknowledgements,
  findReadingDepartments,
  insertAcknowledgement,
  insertReadingDepartments,
  lockAcknowledgement,
  saveClosed,
  saveSlipCount,
} from "../store/acknowledgements.ts";
import { findOpenSlipsAllowed } from "../store/figures.ts";
import { insertSlips } from "../store/slips.ts";
import { de } from "../words.de.ts";
import { en } from "../words.en.ts";

const prepare = implement(prepareAcknowledgement, async ({ tx, actor, now }, { memberId, documentId }) => {
  const document = await findDocument(tx, { memberId, documentId });
  if (!document) return fail("document-unknown");
  if (!isReleased(document)) return fail("document-not-released");
  const [member, units, known] = [
    await findMember(tx, memberId),
    await findUnits(tx, memberId),
    await findAcknowledgements(tx, { cooperativeId: cooperativeOf(memberId), memberId }),
  ];
  const [before] = known;
  const last = before ? await findReadingDepartments(tx, { memberId, acknowledgementId: before.id }) : [];

  const people = (unitId: string | null) => last.find((one) => one.unitId === unitId)?.people ?? null;
  return succeed({
    memberName: member?.name ?? "",
    title: document.title,
    number: document.number,
    today: dayIn(now),
    dueOn: usualDeadline(dayIn(now)),
    departments: [
      ...units.map(({ id, name }) => ({ key: id, name, people: people(id) })),
      { key: wholeHouse, name: units.length === 0 ? choose({ de, en }, actor.language).house : choose({ de, en }, actor.language).otherPeople, people: people(null) },
    ],
    openSlips: await findOpenSlipsAllowed(tx, memberId),
    acknowledgementId: known.find((one) => one.documentId === documentId)?.id ?? null,
  });
});

const start = implement(startAcknowledgement, async ({ tx, actor, now, means, touch }, { memberId, documentId, dueOn, note, people }) => {
  const document = await findDocument(tx, { memberId, documentId });
  if (!document) return fail("document-unknown");
  if (!isReleased(document)) return fail("document-not-released");
  const place = { cooperativeId: cooperativeOf(memberId), memberId };
  const [units, known] = [await findUnits(tx, memberId), await findAcknowledgements(tx, place)];
  const numbered = await findOpenSlipsAllowed(tx, memberId);

  if (dueOn < dayIn(now)) return fail("deadline-in-past");
  const words = choose({ de, en }, actor.language);
  const chosen = departmentsOf(units, people, units.length === 0 ? words.house : words.otherPeople);
  if (!chosen.ok) return chosen;
  const departments = chosen.value.map((one) => ({ ...one, id: newId(now) }));
  const slips = departments.flatMap(({ id, slips: count }) =>
    newSlips(means.secrets, acknowledgementSlip, { count, at: now }).map((one, index) => ({ ...one, departmentId: id, number: index + 1 })),
  );
  const earlier = known.filter(({ key, state }) => key === document.key && state === "open");

  const acknowledgementId = newId(now);
  const total = peopleIn(departments);
  const kept = await insertAcknowledgement(tx, { ...place, id: acknowledgementId, documentId, dueOn, note, numbered, people: total, startedAt: now, startedByName: actor.name });
  if (!kept) return fail("acknowledgement-exists");
  await insertReadingDepartments(tx, { memberId, acknowledgementId }, departments);
  await insertSlips(tx, { memberId, acknowledgementId }, slips);
  await saveClosed(tx, memberId, { ids: earlier.map(({ id }) => id), at: now });
  touch({ object: `acknowledgement:${memberId}/${acknowledgementId}`, after: { documentId, dueOn, numbered, people: total, closed: earlier.map(({ id }) => id) } });
  return succeed({ acknowledgementId, people: total });
});

const addSlips = implement(addReadingSlips, async ({ tx, now, means, touch }, { departmentId, count, ...place }) => {
  await lockAcknowledgement(tx, place);
  const found = await findAcknowledgement(tx, place);
  if (!found) return fail("acknowledgement-unknown");
  if (found.state === "closed") return fail("acknowledgement-closed");
  const department = (await findReadingDepartments(tx, place)).find(({ id }) => id === departmentId);
  if (!department) return fail("department-unknown");

  // Every slip may be lost once.
  if (department.slips + count > 2 * mostPeople) return fail("too-many-slips");
  const slips = newSlips(means.secrets, acknowledgementSlip, { count, at: now }).map((one, index) => ({ ...one, departmentId, number: department.slips + index + 1 }));

  await insertSlips(tx, place, slips);
  await saveSlipCount(tx, place, { id: departmentId, slips: department.slips + count });
  touch({
    object: `acknowledgement:${place.memberId}/${place.acknowledgementId}`,
    before: { slips: department.slips },
    after: { department: department.name, slips: department.slips + count },
  });
  return succeed({ slips: department.slips + count });
});

const close = implement(closeAcknowledgement, async ({ tx, now, touch }, place) => {
  await lockAcknowledgement(tx, place);
  const found = await findAcknowledgement(tx, place);
  if (!found) return fail("acknowledgement-unknown");

  if (found.state === "closed") return fail("acknowledgement-closed");

  await saveClosed(tx, place.memberId, { ids: [found.id], at: now });
  touch({ object: `acknowledgement:${place.memberId}/${found.id}`, before: { state: "open" }, after: { state: "closed" } });
  return succeed({ state: "closed" as const });
});

export const startingUseCases: readonly UseCase[] = [prepare, start, addSlips, close];
