import type { Actor, Principal } from "#kernel/operation";
import { fail, succeed } from "#kernel/result";
import type { Db } from "#platform/db/open";
import { claim, transactAs } from "#platform/db/transact";
import { newId } from "#platform/ids";
import { post } from "#platform/mail";
import { fingerprint, newSecret, newTypedCode, plainCode, sameFingerprint } from "#platform/secrets";
import { implement, type Means, type UseCase } from "#platform/usecase";
import { choose } from "#ui/words";
import { dayIn } from "#topics/members/rules/members";
import { createDelegation, enterDelegation, leaveDelegation, listDelegations, renewDelegation, revokeDelegation, type CodeSlip } from "./contract.ts";
import { sessionHours, type AskedCampaign, type Delegation } from "./model.ts";
import { judgeEntry, mayHandOn, viewOf } from "./rules.ts";
import { findAskedCampaign } from "./store/asked.ts";
import {
  countAttempt,
  findDelegations,
  findIsMember,
  findOpened,
  insertDelegation,
  insertSession,
  lockClaimed,
  lockDelegation,
  removeSession,
  removeSessionsOf,
  saveCode,
  saveRevocation,
} from "./store/delegations.ts";
import { de } from "./words.de.ts";
import { en } from "./words.en.ts";

const dayLength = 86_400_000;
const hour = 3_600_000;

const hashOfCode = (means: Means, id: string, code: string) => means.secrets.sign(plainCode(code), `delegation ${id}`);

const titlesOf = ({ definition }: AskedCampaign, sections: readonly string[]) => definition.sections.filter(({ key }) => sections.includes(key)).map(({ title }) => title);

const stateOf = ({ name, sections, expiresAt, revokedAt }: Delegation) => ({ name, sections, expiresAt, revokedAt });

type Told = { readonly delegation: Delegation; readonly asked: AskedCampaign; readonly code: string };

const slipOf = ({ delegation, asked, code }: Told, origin: string): CodeSlip => ({
  delegationId: delegation.id,
  name: delegation.name,
  code,
  address: `${origin}/beitrag/${delegation.id}`,
  expiresAt: delegation.expiresAt.toISOString(),
  sections: titlesOf(asked, delegation.sections),
  campaignTitle: asked.title,
  mailed: delegation.email !== null,
});

/** The letter carries the address only; the code takes the other way, by phone or on paper. */
const letterOf = (slip: CodeSlip, delegation: Delegation, actor: Actor) => {
  const words = choose({ de, en }, actor.language).letter;
  return {
    cooperativeId: delegation.cooperativeId,
    memberId: delegation.memberId,
    recipientPersonId: null,
    recipient: delegation.email ?? "",
    issuedBy: actor.personId,
    kind: "delegation",
    subject: words.subject(slip.campaignTitle),
    body: words.body({
      name: slip.name,
      from: actor.name,
      sections: slip.sections,
      note: delegation.note,
      address: slip.address,
      until: slip.expiresAt.slice(0, 10),
      campaign: slip.campaignTitle,
    }),
    at: delegation.createdAt,
  };
};

const handOn = implement(createDelegation, async ({ tx, actor, now, means, touch }, input) => {
  const asked = await findAskedCampaign(tx, { memberId: input.memberId, campaignId: input.campaignId, delegationId: null });

  const allowed = mayHandOn(asked, input.sections);
  if (!allowed.ok) return allowed;
  const { cooperativeId, memberId, campaignId } = allowed.value;
  const [id, code] = [newId(now), newTypedCode()];
  const delegation: Delegation = {
    id,
    cooperativeId,
    memberId,
    campaignId,
    sections: [...new Set(input.sections)],
    name: input.name,
    email: input.email ?? null,
    note: input.note,
    codeHash: hashOfCode(means, id, code),
    expiresAt: new Date(now.getTime() + input.days * dayLength),
    failedAttempts: 0,
    createdAt: now,
    createdByName: actor.name,
    lastEnteredAt: null,
    revokedAt: null,
  };
  const slip = slipOf({ delegation, asked: allowed.value, code }, means.origin);

  await insertDelegation(tx, delegation, actor.personId);
  if (delegation.email !== null) await post(tx, [letterOf(slip, delegation, actor)]);
  touch({ object: `delegation:${id}`, after: stateOf(delegation) });
  return succeed(slip);
});

const list = implement(listDelegations, async ({ tx, now }, { memberId, campaignId }) => {
  const asked = await findAskedCampaign(tx, { memberId, campaignId, delegationId: null });
  if (!asked) return fail("campaign-unknown");
  const delegations = await findDelegations(tx, memberId, campaignId);

  const { title, period, dueOn, state, responseState, definition, memberName } = asked;
  return succeed({
    memberName,
    campaign: { id: asked.campaignId, title, period, dueOn, state, responseState },
    sections: definition.sections.map((section) => ({
      key: section.key,
      title: section.title,
      audience: section.audience ?? null,
      minutes: section.minutes,
      questions: section.questions.length,
    })),
    delegations: delegations.map((delegation) => viewOf(delegation, now)),
  });
});

const renew = implement(renewDelegation, async ({ tx, now, means, touch }, { memberId, delegationId, days }) => {
  const delegation = await lockDelegation(tx, memberId, delegationId);
  if (!delegation) return fail("delegation-unknown");
  const asked = await findAskedCampaign(tx, { memberId, campaignId: delegation.campaignId, delegationId: null });

  if (delegation.revokedAt) return fail("delegation-revoked");
  const allowed = mayHandOn(asked, delegation.sections);
  if (!allowed.ok) return allowed;
  const code = newTypedCode();
  const renewed = {
    ...delegation,
    codeHash: hashOfCode(means, delegation.id, code),
    expiresAt: new Date(now.getTime() + days * dayLength),
    failedAttempts: 0,
  };

  await saveCode(tx, renewed);
  await claim(tx, delegation.id);
  await removeSessionsOf(tx, delegation.id);
  touch({ object: `delegation:${delegation.id}`, before: stateOf(delegation), after: stateOf(renewed) });
  return succeed({ ...slipOf({ delegation: renewed, asked: allowed.value, code }, means.origin), mailed: false });
});

const revoke = implement(revokeDelegation, async ({ tx, now, touch }, { memberId, delegationId }) => {
  const delegation = await lockDelegation(tx, memberId, delegationId);
  if (!delegation) return fail("delegation-unknown");

  await saveRevocation(tx, memberId, delegation.id, now);
  await claim(tx, delegation.id);
  await removeSessionsOf(tx, delegation.id);
  touch({
    object: `delegation:${delegation.id}`,
    before: stateOf(delegation),
    after: { ...stateOf(delegation), revokedAt: delegation.revokedAt ?? now },
  });
  return succeed({ delegationId: delegation.id, name: delegation.name });
});

const enter = implement(enterDelegation, async ({ tx, now, means, touch }, input) => {
  const id = input.delegationId.toLowerCase();
  await claim(tx, id);
  const claimed = await lockClaimed(tx, id);
  const isMember = claimed ? await findIsMember(tx, claimed.memberId, dayIn(now)) : true;

  touch({ object: `delegation:${id}` });
  // What a member handed on ends with its membership.
  const delegation = claimed && !isMember ? { ...claimed, revokedAt: claimed.revokedAt ?? now } : claimed;
  // Computed for unknown numbers too, so that both take the same time.
  const codeFits = sameFingerprint(hashOfCode(means, id, input.code), delegation?.codeHash ?? "");
  const verdict = judgeEntry(delegation, codeFits, now);
  if (!delegation || verdict !== "admitted") {
    if (delegation && !codeFits) await countAttempt(tx, id);
    return succeed({ stage: "refused" as const, reason: verdict === "admitted" ? ("code-wrong" as const) : verdict });
  }

  const secret = `d_${newSecret()}`;
  const expiresAt = new Date(Math.min(now.getTime() + sessionHours * hour, delegation.expiresAt.getTime()));
  await insertSession(tx, delegation, { credential: fingerprint(secret), openedAt: now, expiresAt });
  const { memberId, campaignId, sections, name } = delegation;
  return succeed({
    stage: "complete" as const,
    secret,
    memberId,
    campaignId,
    sections: [...sections],
    name,
    expiresAt: expiresAt.toISOString(),
  });
});

const leave = implement(leaveDelegation, async ({ tx, actor, touch }) => {
  if (actor.credential) await removeSession(tx, actor.credential);
  touch({ object: `delegation:${actor.delegationId ?? ""}` });
  return succeed({});
});

/** Everything about handing sections on. */
export const delegationUseCases: readonly UseCase[] = [handOn, list, renew, revoke, enter, leave];

/** Who stands at the door with a contributor's session secret (`d_…`); null when it is none, expired or taken back. */
export async function identifyContributor(db: Db, { secret }: { readonly secret: string }, now: Date): Promise<Principal | null> {
  if (!secret.startsWith("d_")) return null;
  const credential = fingerprint(secret);
  const nobody: Actor = {
    personId: null,
    name: "",
    role: "anonymous",
    cooperativeId: null,
    members: [],
    delegationId: null,
    credential,
    language: "de",
  };
  const opened = await transactAs(db, nobody, "read", async (tx) => ({ keep: false, value: await findOpened(tx, credential, { now, day: dayIn(now) }) }));
  if (!opened) return null;
  const { id, cooperativeId, memberId, campaignId, name } = opened;
  return {
    personId: null,
    name,
    assignments: [{ role: "contributor", cooperativeId, memberId }],
    delegationId: id,
    campaignId,
    credential,
    language: "de",
  };
}
