/** Who stands behind a secret: asked by the doors with every request, so it is one statement and writes once a minute. */
import type { Actor, Principal } from "#kernel/operation";
import { personId } from "#kernel/ids";
import type { Db } from "#platform/db/open";
import { transactAs } from "#platform/db/transact";
import { fingerprint } from "#platform/secrets";
import { idleLifeOf, isAlive, isUseStale, localDay } from "../rules.ts";
import { findProvenHolder, saveUse } from "../store/session.ts";
import type { ProvenHolder } from "../model.ts";

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

const principalOf = (holder: ProvenHolder, credential: string): Principal => ({
  personId: personId.parse(holder.personId),
  name: holder.name,
  assignments: holder.stage === "pending" ? pending : holder.offices,
  delegationId: null,
  credential,
  language: holder.language === "en" ? "en" : "de",
  singleKeys: holder.singleKeys,
});

/** Beside the request, not within it: whatever becomes of that, the secret has been used. */
const noteUse = (db: Db, holder: ProvenHolder, { credential, now }: { readonly credential: string; readonly now: Date }): Promise<null> =>
  transactAs(db, { ...asking(credential), personId: personId.parse(holder.personId) }, "write", async (tx) => {
    await saveUse(tx, holder, now);
    return { keep: true, value: null };
  });

/**
 * The principal behind a session's or token's secret, with the offices valid today; null when the secret opens nothing (any more).
 * A role taken away, a session ended, an access renewed counts from the next request on.
 */
export async function identify(db: Db, { secret }: { readonly secret: string }, now: Date): Promise<Principal | null> {
  const isToken = secret.startsWith("rw_");
  if (!isToken && !secret.startsWith("s_")) return null;
  const credential = fingerprint(secret);
  const holder = await findProvenHolder(db, { credential, isToken, day: localDay(now) });
  const idle = isToken || !holder ? null : idleLifeOf(holder.offices.map(({ role }) => role));
  if (!holder || !isAlive(holder, now, idle)) return null;
  if (isUseStale(holder.usedAt, now)) await noteUse(db, holder, { credential, now });
  return principalOf(holder, credential);
}
