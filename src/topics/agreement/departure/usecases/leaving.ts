/** Two people say that everything goes; thirty days later the clock does it. */
import { cooperativeOf, type CooperativeId, type MemberId } from "#kernel/ids";
import type { Actor, Session } from "#kernel/operation";
import { fail, succeed } from "#kernel/result";
import type { Tx } from "#platform/db/transact";
import { newId } from "#platform/ids";
import { post } from "#platform/mail";
import { findNeedless } from "#platform/tidying";
import { implement, type Means, type UseCase } from "#platform/usecase";
import { findNotices } from "#topics/agreement/lifecycle/store";
import { dayIn } from "#topics/members/rules/members";
import { findExitEntered } from "#topics/members/store/exits";
import { findMember } from "#topics/members/store/members";
import { askDeparture, carryOutDeparture, confirmDeparture, listDepartures, printCertificate, stopDeparture } from "../contract.ts";
import type { Certificate, Departure } from "../model.ts";
import { certificatePaper } from "../reports.ts";
import { clearedApart, lastingTables } from "../rules/holdings.ts";
import { acceptAsk, acceptConfirmation, dueAfter, isDue, knownSince, lastDayOf } from "../rules/leaving.ts";
import {
  eraseMember,
  findCounts,
  findDepartures,
  findErasable,
  findLastDeparture,
  findLeftover,
  findLastManagement,
  insertDeparture,
  saveConfirmed,
  saveDone,
  saveNothingLeftover,
  saveStopped,
} from "../store/departures.ts";
import { findLastExport } from "../store/exports.ts";
import { de } from "../words.de.ts";

/** The last day of the membership, as register and notices say; null for a member that stays. */
export async function findLastDay(tx: Tx, memberId: MemberId, leftOn: string | null): Promise<string | null> {
  const notices = await findNotices(tx, cooperativeOf(memberId));
  return lastDayOf(
    leftOn,
    notices.filter((one) => one.memberId === memberId).map(({ lastDay }) => lastDay),
  );
}

/** Since when the house has known that it leaves. */
export async function findKnown(tx: Tx, memberId: MemberId, leftOn: string | null): Promise<string | null> {
  const notices = (await findNotices(tx, cooperativeOf(memberId))).filter((one) => one.memberId === memberId);
  const known = notices.map(({ lastDay, recordedAt, recordedRole }) => ({ lastDay, enteredOn: dayIn(recordedAt), isOwn: recordedRole === "management" }));
  return knownSince({ leftOn, enteredOn: await findExitEntered(tx, memberId), notices: known });
}

const isOpen = ({ stoppedAt, doneAt }: Departure): boolean => stoppedAt === null && doneAt === null;

async function findOpen(tx: Tx, memberId: MemberId): Promise<Departure | null> {
  const last = await findLastDeparture(tx, memberId);
  return last !== null && isOpen(last) ? last : null;
}

const handOf = ({ personId, name }: Actor, at: Date) => ({ id: personId, name, at });
const objectOf = (memberId: string) => `departure:${memberId}`;

const list = implement(listDepartures, async ({ tx }, { cooperativeId }) => succeed({ departures: await findDepartures(tx, cooperativeId) }));

const ask = implement(askDeparture, async ({ tx, actor, now, touch }, { memberId }) => {
  const member = await findMember(tx, memberId);
  if (!member) return fail("member-unknown");
  const found = {
    known: await findKnown(tx, memberId, member.leftOn),
    lastDay: await findLastDay(tx, memberId, member.leftOn),
    hasExport: (await findLastExport(tx, memberId)) !== null,
    open: await findOpen(tx, memberId),
  };
  const standing = { ...found, isOffice: actor.role === "office", today: dayIn(now) };

  const accepted = acceptAsk(standing);
  if (!accepted.ok) return accepted;

  const id = newId(now);
  await insertDeparture(tx, { cooperativeId: cooperativeOf(memberId), memberId }, id, handOf(actor, now));
  touch({ object: objectOf(memberId), after: { id, lastDay: standing.lastDay } });
  return succeed({ asked: true });
});

const confirm = implement(confirmDeparture, async ({ tx, actor, now, touch }, { memberId }) => {
  const [member, open] = [await findMember(tx, memberId), await findOpen(tx, memberId)];
  const accepted = acceptConfirmation(open, actor.personId);
  if (!accepted.ok) return accepted;

  const dueOn = dueAfter(dayIn(now), await findLastDay(tx, memberId, member?.leftOn ?? null));

  await saveConfirmed(tx, accepted.value, handOf(actor, now), dueOn);
  // Whoever led the house is told while it can still be stopped, also where the office asks and confirms.
  const letter = { cooperativeId: cooperativeOf(memberId), memberId, recipientPersonId: null, issuedBy: actor.personId, kind: "departure", at: now };
  const { subject, body } = de.warning;
  const management = await findLastManagement(tx, memberId, dayIn(now));
  await post(
    tx,
    management.map((recipient) => ({ ...letter, recipient, subject: subject(accepted.value.memberName), body: body(accepted.value, dueOn) })),
  );
  touch({ object: objectOf(memberId), after: { id: accepted.value.id, dueOn } });
  return succeed({ dueOn });
});

const stop = implement(stopDeparture, async ({ tx, actor, now, touch }, { memberId }) => {
  const open = await findOpen(tx, memberId);
  if (open === null) return fail("nothing-asked");

  await saveStopped(tx, open, handOf(actor, now));
  touch({ object: objectOf(memberId), before: { id: open.id, dueOn: open.dueOn }, after: { stopped: true } });
  return succeed({ stopped: true });
});

type Here = Session<Tx, Means>;

/** Deletes one member, says what was deleted, and writes to those who led it. */
async function erase({ tx, now, actor }: Here, one: Departure): Promise<Certificate> {
  const memberId = one.memberId;
  const [last, management] = [await findLastExport(tx, memberId), await findLastManagement(tx, memberId, dayIn(one.confirmedAt ?? now))];
  const erasable = await findErasable(tx, [...Object.keys(lastingTables), ...clearedApart]);
  const erased = await eraseMember(tx, memberId, erasable);
  const certificate: Certificate = {
    memberName: one.memberName,
    gone: Object.entries(erased.counts).map(([table, rows]) => ({ table, rows })),
    people: erased.people,
    files: erased.files.length,
    kept: await findCounts(tx, memberId, Object.keys(lastingTables)),
    events: erased.events,
    historyHash: erased.hash,
    fingerprint: last?.fingerprint ?? "",
    exportedAt: last?.exportedAt.toISOString() ?? "",
  };
  await saveDone(tx, one, now, { certificate, leftover: [...erased.files] });
  const letter = { cooperativeId: actor.cooperativeId, memberId: null, recipientPersonId: null, issuedBy: null, kind: "departure", at: now };
  await post(
    tx,
    management.map((recipient) => ({ ...letter, recipient, subject: de.letter.subject(one.memberName), body: de.letter.body(certificate) })),
  );
  return certificate;
}

/** Is the membership over by now? Since it was confirmed the register may have set a later day. */
async function hasLeft(tx: Tx, { memberId }: Departure, today: string): Promise<boolean> {
  const lastDay = await findLastDay(tx, memberId, (await findMember(tx, memberId))?.leftOn ?? null);
  return lastDay !== null && lastDay < today;
}

async function findDue(tx: Tx, cooperativeId: CooperativeId, today: string): Promise<Departure[]> {
  const due: Departure[] = [];
  for (const one of await findDepartures(tx, cooperativeId)) if (isDue(one, today) && (await hasLeft(tx, one, today))) due.push(one);
  return due;
}

const carryOut = implement(carryOutDeparture, async (here, { cooperativeId }) => {
  const { tx, now, means, touch } = here;
  const [leftover, due] = [await findLeftover(tx, cooperativeId), await findDue(tx, cooperativeId, dayIn(now))];

  // Bytes go only once it is certain that the rows are gone: in a transaction of their own.
  if (leftover.length > 0) {
    const needless = await findNeedless(tx, leftover);
    await means.files.forget(needless);
    await saveNothingLeftover(tx, cooperativeId);
    touch({ object: `departures:${cooperativeId}`, after: { files: needless.length } });
    return succeed({ erased: 0, files: needless.length, left: due.length });
  }
  const [next] = due;
  if (next === undefined) return succeed({ erased: 0, files: 0, left: 0 });

  const certificate = await erase(here, next);
  touch({ object: objectOf(next.memberId), after: certificate });
  return succeed({ erased: 1, files: 0, left: due.length - 1 + (certificate.files > 0 ? 1 : 0) });
});

const print = implement(printCertificate, async ({ tx, means, touch }, { memberId, format }) => {
  const last = await findLastDeparture(tx, memberId);
  const { certificate, doneAt } = last ?? { certificate: null, doneAt: null };
  if (last === null || certificate === null || doneAt === null) return fail("certificate-unknown");

  touch({ object: objectOf(memberId) });
  const paper = certificatePaper({ departure: last, certificate, doneAt, demo: means.demo });
  return succeed({ name: de.certificate.file(dayIn(doneAt), certificate.memberName), format, paper });
});

export const leavingUseCases: readonly UseCase[] = [list, ask, confirm, stop, carryOut, print];
