/** Brings people in as the product does: appointed, invited, password, second factor; with sessions and tokens of their own. */
import type { MemberId, PersonId } from "#kernel/ids";
import type { Principal } from "#kernel/operation";
import { totpCode } from "#platform/totp";
import { identify } from "#topics/all";
import { stranger, type World } from "./world.ts";

export const password = "Birne Traktor Nebel Kanu";

const who = async (world: World, secret: string): Promise<Principal> => {
  const principal = await identify(world.house.db, { secret }, world.clock.now());
  if (!principal) throw new Error("the secret opens nothing");
  return principal;
};

/** Redeems an invitation and enrols; answers the complete session's secret. */
async function enrol(world: World, { email, code }: { email: string; code: string }): Promise<{ secret: string; key: string }> {
  const pending = await world.succeeds<{ secret: string }>(stranger, "account.redeem", { email, code, password });
  const half = await who(world, pending.secret);
  const { secretText } = await world.succeeds<{ secretText: string }>(half, "session.begin-enrolment");
  const key = secretText.replaceAll(" ", "");
  const { secret } = await world.succeeds<{ secret: string }>(half, "session.enrol", { code: totpCode(key, world.clock.now()) });
  return { secret, key };
}

export type Account = {
  readonly principal: Principal;
  readonly pending: Principal;
  readonly token: Principal;
  readonly secret: string;
  readonly tokenId: string;
  readonly email: string;
};

/** Gives a person of the cast an account with a session, a pending session and a token. */
export async function openAccount(world: World, by: Principal, { memberId, personId, sign }: { memberId: MemberId; personId: PersonId | null; sign: string }): Promise<Account> {
  const invited = await world.succeeds<{ email: string; code: string }>(by, "account.invite", { memberId, personId });
  const { secret } = await enrol(world, invited);
  const principal = await who(world, secret);
  const { token, id } = await world.succeeds<{ token: string; id: string }>(principal, "token.create", { name: sign });
  const opened = await world.succeeds<{ secret: string }>(stranger, "session.open", { email: invited.email, password });
  return { principal, pending: await who(world, opened.secret), token: await who(world, token), secret, tokenId: id, email: invited.email };
}

export type Arrival = {
  readonly assignmentId: string;
  readonly secret: string;
  readonly principal: Principal;
  readonly again: () => Promise<Principal | null>;
};

/** Appoints somebody new and lets them sign in. */
export async function arrive(world: World, { memberId, email, role }: { memberId: MemberId; email: string; role: "coordinator" | "management" }): Promise<Arrival> {
  const { office } = world.people;
  const { personId, assignmentId } = await world.succeeds<{ personId: string; assignmentId: string }>(office, "person.appoint", {
    memberId,
    name: "Frühere Person",
    email,
    role,
  });
  const invited = await world.succeeds<{ email: string; code: string }>(office, "account.invite", { memberId, personId });
  const { secret } = await enrol(world, invited);
  return {
    assignmentId,
    secret,
    principal: await who(world, secret),
    again: () => identify(world.house.db, { secret }, world.clock.now()),
  };
}
