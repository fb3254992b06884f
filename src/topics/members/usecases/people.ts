import { cooperativeOf, personId, type CooperativeId, type MemberId, type PersonId } from "#kernel/ids";
import type { Actor, Touched } from "#kernel/operation";
import { fail, succeed, type Result } from "#kernel/result";
import { claim, type Tx } from "#platform/db/transact";
import { newId } from "#platform/ids";
import { implement } from "#platform/usecase";
import { choose } from "#ui/words";
import {
  appointCentrally,
  appointPerson,
  correctPerson,
  correctPersonCentrally,
  exportPeople,
  handOver,
  handOverCentrally,
  listPeople,
  readPerson,
  relieveCentrally,
  relievePerson,
} from "../contract.ts";
import type { Contact, HeldOffice, NamedOffice, Person } from "../model.ts";
import { dayIn, isMemberUntil } from "../rules/members.ts";
import { accept, byRank, end, handOver as pass, leavesOffice, mayAppoint, mayCorrect } from "../rules/offices.ts";
import { findMember, lockCooperative } from "../store/members.ts";
import {
  findAllOfficesOf,
  findCentralOffices,
  findOffice,
  findOfficesOf,
  findPeople,
  findPerson,
  findPersonByEmail,
  findPersonCount,
  insertOffice,
  insertPerson,
  saveEnd,
  savePerson,
} from "../store/people.ts";
import { de } from "../words.de.ts";
import { en } from "../words.en.ts";

/** Rows of one page of the directory. */
const perPage = 50;

/** Where an office is held. */
type Seat = { readonly cooperativeId: CooperativeId; readonly memberId: MemberId | null };

const seatOf = (memberId: MemberId): Seat => ({ cooperativeId: cooperativeOf(memberId), memberId });

type Known = "new" | "here" | "elsewhere";

/** The person behind an address: known already, or brought in by this seat, which becomes their home. */
async function findOrBringIn(tx: Tx, seat: Seat, { contact, now }: { contact: Contact; now: Date }): Promise<{ id: PersonId; known: Known }> {
  const known = await findPersonByEmail(tx, contact.email);
  if (known)
    return {
      id: known.id,
      known: known.homeCooperativeId === seat.cooperativeId && known.homeMemberId === seat.memberId ? "here" : "elsewhere",
    };
  const id = personId.parse(newId(now));
  const added = {
    id,
    name: contact.name,
    email: contact.email,
    phone: contact.phone ?? null,
    language: "de",
    homeCooperativeId: seat.cooperativeId,
    homeMemberId: seat.memberId,
  } as const;
  if (await insertPerson(tx, added, now)) return { id, known: "new" };
  const other = await findPersonByEmail(tx, contact.email);
  return { id: other?.id ?? id, known: "elsewhere" };
}

type Appointing = Contact & {
  readonly title?: string | undefined;
  readonly deputy: boolean;
  readonly from?: string | undefined;
  readonly to?: string | undefined;
  readonly role: HeldOffice["role"];
};
type Doing = { readonly tx: Tx; readonly now: Date; readonly touch: (touched: Touched) => void };

/**
 * Somebody another house brought in holds an account that house let in: only the office, which knows both, may give such a person an office,
 * or a neighbour could wait behind the address of a future mayor.
 */
const isStranger = (actor: Actor, known: Known): boolean => known === "elsewhere" && actor.role !== "office";

async function appoint({ tx, now, touch, actor }: Doing & { actor: Actor }, seat: Seat, asked: Appointing) {
  await lockCooperative(tx, seat.cooperativeId);
  const { id: holder, known } = await findOrBringIn(tx, seat, { contact: asked, now });
  if (isStranger(actor, known)) return fail("person-elsewhere");
  const held = await findOfficesOf(tx, seat.cooperativeId, [holder]);

  const office: HeldOffice = {
    id: newId(now),
    personId: holder,
    ...seat,
    role: asked.role,
    title: asked.title ?? null,
    deputy: asked.deputy,
    from: asked.from ?? dayIn(now),
    to: asked.to ?? null,
  };
  const accepted = accept(office, held);
  if (!accepted.ok) return accepted;

  await insertOffice(tx, office);
  touch({ object: `assignment:${office.id}`, after: office });
  return succeed({ personId: holder, assignmentId: office.id, known });
}

/** An office of this very seat; another seat's is not there. */
async function findOfficeOf(tx: Tx, seat: Seat, id: string): Promise<HeldOffice | undefined> {
  const office = await findOffice(tx, seat.cooperativeId, id);
  return office?.memberId === seat.memberId ? office : undefined;
}

type Relieving = { readonly assignmentId: string; readonly lastDay: string; readonly reason?: string | undefined };

async function relieve(
  { tx, touch, actor }: Doing & { actor: Actor },
  seat: Seat,
  { assignmentId, lastDay, reason }: Relieving,
): Promise<Result<HeldOffice, "assignment-unknown" | "role-not-yours" | "assignment-ended" | "ends-before-begin" | "last-office-lead">> {
  await lockCooperative(tx, seat.cooperativeId);
  const office = await findOfficeOf(tx, seat, assignmentId);
  if (!office) return fail("assignment-unknown");

  if (!mayAppoint(actor.role, office.role)) return fail("role-not-yours");
  const ended = end(office, lastDay);
  if (!ended.ok) return ended;
  if (seat.memberId === null && !leavesOffice(await findCentralOffices(tx, seat.cooperativeId), ended.value)) return fail("last-office-lead");

  if (!(await saveEnd(tx, ended.value, reason ?? null))) return fail("assignment-unknown");
  touch({ object: `assignment:${office.id}`, before: office, after: ended.value });
  return ended;
}

type Handing = Contact & {
  readonly assignmentId: string;
  readonly title?: string | undefined;
  readonly from: string;
  readonly reason: string;
  readonly remark?: string | undefined;
};

async function handOn(
  { tx, now, touch, actor }: Doing & { actor: Actor },
  seat: Seat,
  asked: Handing,
): Promise<
  Result<
    { personId: PersonId; assignmentId: string; known: Known; ended: HeldOffice },
    "assignment-unknown" | "role-not-yours" | "assignment-ended" | "ends-before-begin" | "successor-is-holder" | "already-appointed" | "person-elsewhere"
  >
> {
  await lockCooperative(tx, seat.cooperativeId);
  const office = await findOfficeOf(tx, seat, asked.assignmentId);
  if (!office) return fail("assignment-unknown");
  if (!mayAppoint(actor.role, office.role)) return fail("role-not-yours");
  const successor = await findOrBringIn(tx, seat, { contact: asked, now });
  if (isStranger(actor, successor.known)) return fail("person-elsewhere");

  const passed = pass(office, { id: newId(now), personId: successor.id, title: asked.title ?? null, from: asked.from });
  if (!passed.ok) return passed;
  const { ended, begun } = passed.value;
  const accepted = accept(begun, await findOfficesOf(tx, seat.cooperativeId, [successor.id]));
  if (!accepted.ok) return accepted;

  if (!(await saveEnd(tx, ended, asked.remark === undefined ? asked.reason : `${asked.reason}: ${asked.remark}`))) return fail("assignment-unknown");
  await insertOffice(tx, begun, office.id);
  touch({ object: `assignment:${office.id}`, before: office, after: { ended, begun } });
  return succeed({ personId: successor.id, assignmentId: begun.id, known: successor.known, ended });
}

type Correction = {
  readonly personId: PersonId;
  readonly name: string;
  readonly email: string;
  readonly phone?: string | undefined;
  readonly language: "de" | "en";
  readonly revision: number;
};

async function correct({ tx, now, touch, actor }: Doing & { actor: Actor }, cooperativeId: CooperativeId, asked: Correction) {
  const before = await findPerson(tx, asked.personId);
  const seen = await findOfficesOf(tx, cooperativeId, [asked.personId]);
  if (!before || (seen.length === 0 && before.homeCooperativeId !== cooperativeId)) return fail("person-unknown");
  const offices = await findAllOfficesOf(tx, asked.personId);

  const reach = { role: actor.role, cooperativeId, members: actor.members, day: dayIn(now) };
  const allowed = mayCorrect(reach, before, { newAddress: asked.email !== before.email, offices });
  if (!allowed.ok) return allowed;
  const other = await findPersonByEmail(tx, asked.email);
  if (other && other.id !== before.id) return fail("email-taken");
  const after: Person = {
    ...before,
    name: asked.name,
    email: asked.email,
    phone: asked.phone ?? null,
    language: asked.language,
    revision: asked.revision,
  };

  // The row must be visible before and after: by its number, whatever its address.
  await claim(tx, before.id);
  if (!(await savePerson(tx, after))) return fail("changed-meanwhile");
  touch({ object: `person:${before.id}`, before, after });
  return succeed({ revision: asked.revision + 1 });
}

const withOffices = (people: readonly Person[], offices: readonly NamedOffice[]) => {
  const byPerson = Map.groupBy(offices, (office) => office.personId);
  return people.map((person) => ({ ...person, offices: byRank(byPerson.get(person.id) ?? []) }));
};

/** Somebody of another house is known here by name and address; the telephone and where else they are at home is nobody's business. */
const asSeenFrom =
  (cooperativeId: CooperativeId) =>
  (person: Person): Person =>
    person.homeCooperativeId === cooperativeId ? person : { ...person, phone: null, homeCooperativeId: null, homeMemberId: null };

export const peopleUseCases = [
  implement(listPeople, async ({ tx, now }, { sort, page, ...asked }) => {
    const filter = { ...asked, day: dayIn(now) };
    const total = await findPersonCount(tx, filter);
    const people = await findPeople(tx, filter, sort, { limit: perPage, offset: (page - 1) * perPage });
    const offices = await findOfficesOf(
      tx,
      asked.cooperativeId,
      people.map(({ id }) => id),
    );
    return succeed({ people: withOffices(people.map(asSeenFrom(asked.cooperativeId)), offices), total, page, pages: Math.max(1, Math.ceil(total / perPage)) });
  }),

  implement(exportPeople, async ({ tx, actor, now, touch }, { format, ...asked }) => {
    const words = choose({ de, en }, actor.language);
    const people = await findPeople(tx, { ...asked, day: dayIn(now) });
    const offices = await findOfficesOf(
      tx,
      asked.cooperativeId,
      people.map(({ id }) => id),
    );
    touch({ object: `directory:${asked.cooperativeId}`, after: { rows: people.length } });
    const { columns, title } = words.sheets.people;
    const rows = withOffices(people.map(asSeenFrom(asked.cooperativeId)), offices).flatMap((person) =>
      person.offices.map((office) => [
        person.name,
        person.email,
        person.phone,
        words.roles[office.role],
        office.memberName,
        office.title,
        office.deputy ? words.yes : words.no,
        office.from,
        office.to,
      ]),
    );
    return succeed({
      format,
      workbook: { name: `${title} ${dayIn(now)}`, sheets: [{ name: title, columns: columns.map((column) => ({ title: column })), rows }] },
    });
  }),

  implement(readPerson, async ({ tx }, { cooperativeId, personId: asked }) => {
    const [person, offices] = [await findPerson(tx, asked), await findOfficesOf(tx, cooperativeId, [asked])];
    if (!person || offices.length === 0) return fail("person-unknown");
    return succeed({ ...asSeenFrom(cooperativeId)(person), offices: byRank(offices) });
  }),

  implement(appointPerson, async ({ tx, actor, now, touch }, { memberId, ...asked }) => {
    const member = await findMember(tx, memberId);
    if (!member || !isMemberUntil(member, asked.from ?? dayIn(now))) return fail("member-unknown");
    if (!mayAppoint(actor.role, asked.role)) return fail("role-not-yours");
    // No office outlasts the membership of its town.
    const to = member.leftOn !== null && (asked.to === undefined || asked.to > member.leftOn) ? member.leftOn : asked.to;
    return appoint({ tx, now, touch, actor }, seatOf(memberId), { ...asked, to });
  }),

  implement(appointCentrally, (session, { cooperativeId, ...asked }) => appoint(session, { cooperativeId, memberId: null }, asked)),

  implement(correctPerson, (session, { memberId, ...asked }) => correct(session, cooperativeOf(memberId), asked)),
  implement(correctPersonCentrally, (session, { cooperativeId, ...asked }) => correct(session, cooperativeId, asked)),

  implement(relievePerson, async (session, { memberId, ...asked }) => {
    const relieved = await relieve(session, seatOf(memberId), asked);
    return relieved.ok || relieved.failure !== "last-office-lead" ? relieved : fail("assignment-unknown");
  }),

  implement(relieveCentrally, async (session, { cooperativeId, ...asked }) => {
    const relieved = await relieve(session, { cooperativeId, memberId: null }, asked);
    return relieved.ok || relieved.failure !== "role-not-yours" ? relieved : fail("assignment-unknown");
  }),

  implement(handOver, (session, { memberId, ...asked }) => handOn(session, seatOf(memberId), asked)),

  implement(handOverCentrally, async (session, { cooperativeId, ...asked }) => {
    const handed = await handOn(session, { cooperativeId, memberId: null }, asked);
    return handed.ok || handed.failure !== "role-not-yours" ? handed : fail("assignment-unknown");
  }),
];
