/** Private numbers, sealed before they are kept and opened only for the house itself. */
import type { MemberId } from "#kernel/ids";
import type { Tx } from "#platform/db/transact";
import type { Secrets } from "#platform/secrets";
import type { Entry, Facts } from "../model.ts";
import { sealPlace } from "../rules/entries.ts";
import { findNumbers } from "../store/entries.ts";

type Keyring = { readonly memberId: MemberId; readonly secrets: Secrets };

/** Seals every number for its own place. */
export const sealAll = ({ memberId, secrets }: Keyring, entryId: string, hidden: Facts) =>
  Object.entries(hidden).map(([field, plain]) => ({ field, sealed: secrets.seal(plain, sealPlace(memberId, entryId, field)) }));

/** Entries together with their private numbers; the database gives none to whoever looks from outside. A number that does not open is left out. */
export async function withNumbers(tx: Tx, { memberId, secrets }: Keyring, entries: readonly Entry[]): Promise<Entry[]> {
  const numbers = Map.groupBy(
    await findNumbers(
      tx,
      memberId,
      entries.map(({ id }) => id),
    ),
    ({ entryId }) => entryId,
  );
  return entries.map((entry) => {
    const opened = (numbers.get(entry.id) ?? []).flatMap(({ field, sealed }) => {
      const plain = secrets.unseal(sealed, sealPlace(memberId, entry.id, field));
      return plain === null ? [] : [[field, plain] as const];
    });
    return { ...entry, facts: { ...entry.facts, ...Object.fromEntries(opened) } };
  });
}
