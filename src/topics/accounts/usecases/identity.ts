/** Who stands behind a secret: asked by the doors with every request, so it is two statements and writes once a minute. */
import type { Actor, Principal } from "#kernel/operation";
import { personId } from "#kernel/ids";
import type { Db } from "#platform/db/open";
import { transactAs, type Tx } from "#platform/db/transact";
import { fingerprint } from "#platform/secrets";
import { idleLifeOf, isAlive, isUseStale, localDay } from "../rules.ts";
import { findProvenHolder, findSessionProof, findTokenProof, saveUse, type KnownHolder, type Proof } from "../store/session.ts";

const asking = (credential: string): Actor => ({
  personId: null,
  name: "",
  role: "anonymous",
  cooperativeId: null,
  members: [],
  delegationId: null,
  credential,
  language: "de",
});

const pending = [{ role: "pending", cooperativeId: null, memberId: null }] as const;

type Found = { readonly proof: Proof; readonly holder: KnownHolder; readonly credential: string };

const principalOf = ({ proof, holder, credential }: Found): Principal => ({
  personId: personId.parse(proof.personId),
  name: holder.name,
  assignments: proof.stage === "pending" ? pending : holder.offices,
  delegationId: null,
  credential,
  language: holder.language === "en" ? "en" : "de",
  singleKeys: holder.singleKeys,
});

type Look = { readonly credential: string; readonly isToken: boolean; readonly now: Date };

async function find(tx: Tx, { credential, isToken, now }: Look): Promise<(Found & { readonly isStale: boolean }) | null> {
  const proof = await (isToken ? findTokenProof : findSessionProof)(tx, credential);
  if (!proof) return null;
  const holder = await findProvenHolder(tx, proof, localDay(now));
  if (!holder) return null;
  const life = { ...proof, usedAt: holder.usedAt, voidUntil: holder.voidUntil };
  const idle = isToken ? null : idleLifeOf(holder.offices.map(({ role }) => role));
  return isAlive(life, now, idle) ? { proof, holder, credential, isStale: isUseStale(holder.usedAt, now) } : null;
}

/**
 * The principal behind a session's or token's secret, with the offices valid today; null when the secret opens nothing (any more).
 * A role taken away, a session ended, an access renewed counts from the next request on.
 */
export function identify(db: Db, { secret }: { readonly secret: string }, now: Date): Promise<Principal | null> {
  const isToken = secret.startsWith("rw_");
  if (!isToken && !secret.startsWith("s_")) return Promise.resolve(null);
  const credential = fingerprint(secret);
  return transactAs(db, asking(credential), "write", async (tx) => {
    const found = await find(tx, { credential, isToken, now });
    if (!found) return { keep: false, value: null };
    if (found.isStale) await saveUse(tx, found.proof, now);
    return { keep: found.isStale, value: principalOf(found) };
  });
}
