/** Slows guessing down: by account, by source, and by both. */
import type { Session } from "#kernel/operation";
import type { Tx } from "#platform/db/transact";
import type { Means } from "#platform/usecase";
import type { Attempts } from "../model.ts";
import { failAgain, mustWait, throttlePolicies, type ThrottleKind } from "../rules.ts";
import { findAttempts, saveAttempts } from "../store/throttle.ts";

export type Asking = Pick<Session<Tx, Means>, "tx" | "now" | "means" | "visitor">;

type Keys = readonly (readonly [ThrottleKind, string])[];

// Keyed fingerprints: the table tells nobody which addresses were tried, or from where.
function keysOf({ means, visitor }: Asking, who: string): Keys {
  const key = (kind: ThrottleKind, text: string) => `${kind}:${means.secrets.sign(text, "throttle")}`;
  const { source } = visitor;
  const account = ["account", key("account", who)] as const;
  return source ? [account, ["pair", key("pair", `${who} ${source}`)], ["source", key("source", source)]] : [account];
}

async function attemptsAt(asking: Asking, keys: Keys, lock: "lock" | "look"): Promise<Partial<Record<ThrottleKind, Attempts>>> {
  const known = await findAttempts(
    asking.tx,
    keys.map(([, key]) => key),
    lock,
  );
  const entries = keys.flatMap(([kind, key]) => {
    const attempts = known.get(key);
    return attempts ? [[kind, attempts] as const] : [];
  });
  return Object.fromEntries(entries);
}

/** Must an attempt at `who` (an address, a person, a thing) wait? */
export const isThrottled = async (asking: Asking, who: string): Promise<boolean> => mustWait(await attemptsAt(asking, keysOf(asking, who), "look"), asking.now);

/** Counts a failure; the refusal must be kept (`failNoted`). */
export async function countFailure(asking: Asking, who: string): Promise<void> {
  const keys = keysOf(asking, who);
  const before = await attemptsAt(asking, keys, "lock");
  const counted = keys.map(([kind, key]) => [key, failAgain(before[kind], throttlePolicies[kind], asking.now)] as const);
  await saveAttempts(asking.tx, new Map(counted));
}

/** Forgets the failures of an account after a success, and remembers that its holder was here; the source keeps its count. */
export async function forgetFailures(asking: Asking, who: string): Promise<void> {
  const keys = new Map(keysOf(asking, who));
  const [account, pair] = [keys.get("account"), keys.get("pair")];
  const clean = { failures: 0, lastFailedAt: asking.now, blockedUntil: asking.now };
  const cleaned: [string, Attempts][] = [];
  if (account) cleaned.push([account, { ...clean, provenAt: null }]);
  if (pair) cleaned.push([pair, { ...clean, provenAt: asking.now }]);
  await saveAttempts(asking.tx, new Map(cleaned));
}
