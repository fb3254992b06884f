import type { CooperativeId } from "#kernel/ids";
import { succeed } from "#kernel/result";
import type { Tx } from "#platform/db/transact";
import { post } from "#platform/mail";
import { implement } from "#platform/usecase";
import { dayIn } from "#topics/members/rules/members";
import { findHolders, type Holder } from "#topics/members/store/people";
import { choose } from "#ui/words";
import { sendDigests } from "../contract.ts";
import type { Waiting } from "../model.ts";
import { byUrgency } from "../rules.ts";
import { findRecentDigests } from "../store/surveys.ts";
import { de } from "../words.de.ts";
import { en } from "../words.en.ts";
import { officeWaiting, townHallWaiting } from "./waiting.ts";

/** A digest comes once a week; six days, so that a job that ran late last week does not swallow this one. */
const quietDays = 6;

/** What waits in every town hall, found in a handful of statements for all of them. */
async function waitingByMember(tx: Tx, cooperativeId: CooperativeId, now: Date): Promise<{ coordinator: Map<string, Waiting[]>; management: Map<string, Waiting[]> }> {
  const { coordinator, management } = await townHallWaiting(tx, { cooperativeId, now });
  const byMember = (items: readonly Waiting[]) => Map.groupBy(items, ({ memberId }) => memberId ?? "");
  return { coordinator: byMember(coordinator), management: byMember(management) };
}

function letterFor(holder: Holder, items: readonly Waiting[], { cooperativeId, origin, now }: { cooperativeId: CooperativeId; origin: string; now: Date }) {
  const words = choose({ de, en }, holder.language).digest;
  const lines = items.slice(0, 10).map((item) => `– ${words.line(item)}`);
  const more = items.length > 10 ? `\n${words.more(items.length - 10)}` : "";
  return {
    cooperativeId,
    memberId: holder.memberId,
    recipientPersonId: holder.id,
    recipient: holder.email,
    issuedBy: null,
    kind: "digest",
    subject: words.subject(items.length),
    body: `${words.greeting(holder.name)}\n\n${words.lead(items.length)}\n\n${lines.join("\n")}${more}\n\n${words.closing(origin)}\n`,
    at: now,
  };
}

const digests = implement(sendDigests, async ({ tx, now, means, touch }, { cooperativeId }) => {
  const day = dayIn(now);
  const holders = await findHolders(tx, { cooperativeId, day, roles: ["office", "coordinator", "management"] });
  const recent = await findRecentDigests(tx, cooperativeId, new Date(now.getTime() - quietDays * 86_400_000));
  const local = await waitingByMember(tx, cooperativeId, now);
  const central = await officeWaiting(tx, { cooperativeId, now }, { offset: 0, limit: Number.MAX_SAFE_INTEGER });

  const byPerson = new Map<string, { holder: Holder; items: Waiting[] }>();
  for (const holder of holders) {
    if (recent.has(holder.id)) continue;
    const items =
      holder.role === "office" ? central.items : holder.role === "management" ? local.management.get(holder.memberId ?? "") : local.coordinator.get(holder.memberId ?? "");
    const known = byPerson.get(holder.id);
    byPerson.set(holder.id, { holder, items: [...(known?.items ?? []), ...(items ?? [])] });
  }
  const due = [...byPerson.values()].filter(({ items }) => items.length > 0);

  await post(
    tx,
    due.map(({ holder, items }) => letterFor(holder, items.toSorted(byUrgency), { cooperativeId, origin: means.origin, now })),
  );
  touch({ object: `cooperative:${cooperativeId}`, after: { digests: due.length } });
  return succeed({ sent: due.length });
});

export const digestUseCases = [digests];
