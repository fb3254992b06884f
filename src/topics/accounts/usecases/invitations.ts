/** The home tenant hands out access: a code shown once to its issuer, and a letter that says where to type it. */
import { personId } from "#kernel/ids";
import type { Actor, Session } from "#kernel/operation";
import { fail, succeed, type Result } from "#kernel/result";
import { post, type Letter } from "#platform/mail";
import { newTypedCode } from "#platform/secrets";
import { claim, type Tx } from "#platform/db/transact";
import { implement, type Means } from "#platform/usecase";
import { choose } from "#ui/words";
import type { HeldOffice } from "#topics/members/model";
import { couldHaveGiven, mayAppoint } from "#topics/members/rules/offices";
import { findAllOfficesOf } from "#topics/members/store/people";
import { invite, inviteCentral, inviteOffice, inviteWave, listInvitations, listMemberInvitations } from "../contract.ts";
import type { CodePurpose, IssuedCode, PersonAccess } from "../model.ts";
import { accessStateOf, after, invitationLife, localDay } from "../rules.ts";
import { voidAccess } from "../store/account.ts";
import { saveCodes } from "../store/codes.ts";
import { findCooperativeName, findGuests, type Guest } from "../store/invitations.ts";
import { de } from "../words.de.ts";
import { en } from "../words.en.ts";
import { codeHash } from "./opening.ts";

type Here = Session<Tx, Means>;

/** Home is where the person was brought in: the member for its own people, the cooperative for central ones. */
const isAtHome = (guest: Guest, { cooperativeId, members }: Actor): boolean => {
  if (guest.homeCooperativeId === null || guest.homeCooperativeId !== cooperativeId) return false;
  return members === "all" || (guest.homeMemberId !== null && members.some((member) => member === guest.homeMemberId));
};

/** What the home tenant issues; a reset is asked for by the person alone. */
type Purpose = Exclude<CodePurpose, "reset">;

type InvitationFailure = "person-unknown" | "account-already-active" | "home-elsewhere" | "not-for-yourself" | "person-holds-more";

/** The code is shown to its issuer: a town hall issues none to whom it could not have given every office. The office lets in whoever came in here. */
const holdsMore = (offices: readonly HeldOffice[], actor: Actor, now: Date): boolean => actor.role !== "office" && !couldHaveGiven({ ...actor, day: localDay(now) }, offices);

type Asked = { readonly guest: Guest | undefined; readonly offices: readonly HeldOffice[]; readonly renew: boolean };

/** May this person be given a code by this actor, and what for? */
function mayReceive({ guest, offices, renew }: Asked, actor: Actor, now: Date): Result<{ guest: Guest; purpose: Purpose }, InvitationFailure> {
  if (!guest) return fail("person-unknown");
  // Whoever holds somebody's open session must not turn it into a password and second factor of their own.
  if (guest.personId === actor.personId) return fail("not-for-yourself");
  if (!isAtHome(guest, actor)) return fail("home-elsewhere");
  if (holdsMore(offices, actor, now)) return fail("person-holds-more");
  if (guest.activatedAt && !renew) return fail("account-already-active");
  return succeed({ guest, purpose: guest.activatedAt ? "renewal" : "invitation" });
}

type Issue = { readonly guest: Guest; readonly purpose: Purpose };

function letterFor({ actor, now, means }: Here, { guest, purpose }: Issue, place: string): Letter {
  const words = choose({ de, en }, guest.language).letters[purpose];
  const text = { name: guest.name, place, issuer: actor.name, address: `${means.origin}/einladung`, email: guest.email };
  return {
    cooperativeId: actor.cooperativeId,
    memberId: guest.homeMemberId,
    recipientPersonId: guest.personId,
    recipient: guest.email,
    issuedBy: actor.personId,
    kind: purpose,
    subject: words.subject(place),
    body: words.body(text),
    at: now,
  };
}

/** Issues a code to each, posts the letters (which never hold the code) and voids what a renewal replaces. */
async function issueCodes(here: Here, issues: readonly Issue[], cooperativeId = here.actor.cooperativeId ?? ""): Promise<IssuedCode[]> {
  const { tx, actor, now, means } = here;
  const place = await findCooperativeName(tx, cooperativeId);
  const expiresAt = after(now, invitationLife);
  const issued = issues.map((issue) => ({ ...issue, code: newTypedCode() }));
  await saveCodes(
    tx,
    issued.map(({ guest: { personId }, purpose, code }) => ({
      personId,
      purpose,
      codeHash: codeHash(means.secrets, personId, code),
      issuedAt: now,
      issuedBy: actor.personId,
      expiresAt,
    })),
  );
  const renewed = issued.filter(({ purpose }) => purpose === "renewal").map(({ guest }) => guest.personId);
  if (renewed.length > 0) await voidAccess(tx, renewed, now);
  await post(
    tx,
    issued.map((issue) => letterFor(here, issue, place)),
  );
  return issued.map(({ guest: { personId, name, email, memberId, memberName }, code }) => ({
    personId,
    name,
    email,
    memberId,
    memberName,
    address: `${means.origin}/einladung`,
    code,
    expiresAt,
  }));
}

async function inviteOne(here: Here, asked: { guest: Guest | undefined; renew: boolean }): Promise<Result<IssuedCode, InvitationFailure>> {
  const offices = asked.guest ? await findAllOfficesOf(here.tx, personId.parse(asked.guest.personId)) : [];

  const allowed = mayReceive({ ...asked, offices }, here.actor, here.now);
  if (!allowed.ok) return allowed;
  const [issued] = await issueCodes(here, [allowed.value]);
  if (!issued) return fail("person-unknown");
  here.touch({ object: `account:${issued.personId}`, after: { purpose: allowed.value.purpose, expiresAt: issued.expiresAt } });
  return succeed(issued);
}

/** Of a list only the offices held here are looked at; whoever acts is told of the others. */
const accessOf = (guest: Guest, actor: Actor, now: Date): PersonAccess => ({
  personId: guest.personId,
  name: guest.name,
  email: guest.email,
  memberId: guest.memberId,
  memberName: guest.memberName,
  roles: [...guest.roles],
  state: accessStateOf(guest, now),
  since: guest.issuedAt ?? guest.activatedAt,
  expiresAt: guest.codeExpiresAt,
  atHome: isAtHome(guest, actor),
  holdsMore: actor.role !== "office" && guest.roles.some((role) => !mayAppoint(actor.role, role)),
});

const isWaiting = (actor: Actor, now: Date) => (guest: Guest) =>
  isAtHome(guest, actor) && guest.personId !== actor.personId && ["not-invited", "invitation-expired"].includes(accessStateOf(guest, now));

export const invitationUseCases = [
  implement(invite, async (here, { memberId, personId: wanted, renew }) => {
    const [guest] = await findGuests(here.tx, {
      cooperativeId: here.actor.cooperativeId ?? "",
      day: localDay(here.now),
      memberId,
      personId: wanted,
    });

    return inviteOne(here, { guest, renew });
  }),

  implement(inviteCentral, async (here, { cooperativeId, personId: wanted, renew }) => {
    const [guest] = await findGuests(here.tx, { cooperativeId, day: localDay(here.now), personId: wanted });

    // A member's people are invited in the member: the act belongs into the member's own trail.
    return guest?.homeMemberId ? fail("home-elsewhere") : inviteOne(here, { guest, renew });
  }),

  implement(inviteWave, async (here, { cooperativeId, wave }) => {
    const guests = await findGuests(here.tx, { cooperativeId, day: localDay(here.now) });

    const waiting = guests.filter(isWaiting(here.actor, here.now)).filter((guest) => wave === undefined || guest.wave === wave);
    if (waiting.length === 0) return fail("nobody-to-invite");

    const invited = await issueCodes(
      here,
      waiting.map((guest) => ({ guest, purpose: "invitation" })),
    );
    here.touch({ object: `invitation-wave:${wave ?? "all"}`, after: invited.map(({ personId, expiresAt }) => ({ personId, expiresAt })) });
    return succeed({ invited });
  }),

  implement(inviteOffice, async (here, { cooperativeId }) => {
    const { tx, now, touch } = here;
    await claim(tx, cooperativeId);
    const seated = await findGuests(tx, { cooperativeId, day: localDay(now) });

    if (seated.length === 0) return fail("cooperative-unknown");
    if (seated.some(({ activatedAt }) => activatedAt !== null)) return fail("office-already-active");
    const first = seated.find((guest) => guest.homeCooperativeId === cooperativeId && guest.homeMemberId === null);
    if (!first) return fail("nobody-to-invite");

    const [issued] = await issueCodes(here, [{ guest: first, purpose: "invitation" }], cooperativeId);
    if (!issued) return fail("nobody-to-invite");
    touch({ object: `account:${issued.personId}`, after: { purpose: "invitation", expiresAt: issued.expiresAt } });
    return succeed({ address: issued.address, code: issued.code, expiresAt: issued.expiresAt });
  }),

  implement(listInvitations, async ({ tx, actor, now }, { cooperativeId }) => {
    const guests = await findGuests(tx, { cooperativeId, day: localDay(now) });

    const waves = [...new Set(guests.flatMap(({ wave }) => wave ?? []))].toSorted((a, b) => a - b);
    const waiting = guests.filter(isWaiting(actor, now));
    return succeed({
      people: guests.map((guest) => accessOf(guest, actor, now)),
      waves: waves.map((wave) => ({ wave, waiting: waiting.filter((guest) => guest.wave === wave).length })),
    });
  }),

  implement(listMemberInvitations, async ({ tx, actor, now }, { memberId }) => {
    const guests = await findGuests(tx, { cooperativeId: actor.cooperativeId ?? "", day: localDay(now), memberId });

    return succeed({ people: guests.map((guest) => accessOf(guest, actor, now)) });
  }),
];
