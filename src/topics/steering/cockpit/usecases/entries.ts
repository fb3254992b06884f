/** What the office has entered for town halls, as a line for their management. */
import type { CooperativeId, MemberId } from "#kernel/ids";
import type { Tx } from "#platform/db/transact";
import { isWaiting, waitsSince } from "#topics/agreement/entries/rules";
import { findEntries } from "#topics/agreement/entries/store";
import type { Waiting } from "../model.ts";
import { bare } from "../rules.ts";

type Place = { readonly cooperativeId: CooperativeId; readonly now: Date };
type Town = Pick<Waiting, "memberName"> & { readonly memberId: MemberId };

/** How many entries wait for the word of each of these houses, and since when. */
export async function findUnanswered(tx: Tx, { cooperativeId, now }: Place, towns: readonly Town[]): Promise<Waiting[]> {
  const entries = await findEntries(tx, { cooperativeId, members: towns.map(({ memberId }) => memberId), since: waitsSince(now) });
  const waiting = Map.groupBy(
    entries.filter((entry) => isWaiting(entry, now)),
    ({ memberId }) => memberId,
  );
  return towns.flatMap(({ memberId, memberName }) => {
    const [last, ...others] = waiting.get(memberId) ?? [];
    return last ? [{ ...bare, reason: "entry-to-answer" as const, memberId, memberName, count: others.length + 1, since: last.enteredAt }] : [];
  });
}
