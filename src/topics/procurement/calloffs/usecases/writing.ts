/** Concluding a framework contract, calling off, and what becomes of it. */
import { cooperativeOf } from "#kernel/ids";
import { fail, succeed } from "#kernel/result";
import { claim, type Tx } from "#platform/db/transact";
import { post } from "#platform/mail";
import { newId } from "#platform/ids";
import { implement, type UseCase } from "#platform/usecase";
import { dayIn } from "#topics/members/rules/members";
import { findMember } from "#topics/members/store/members";
import { findHolders } from "#topics/members/store/people";
import { termOf } from "#topics/procurement/contracts/rules";
import { findContract } from "#topics/procurement/contracts/store/contracts";
import { findDemands } from "#topics/procurement/demand/store/purchases";
import { choose } from "#ui/words";
import * as contract from "../contract.ts";
import type { Framework, FrameworkLine } from "../model.ts";
import { acceptCallOff, acceptMove, reachesWarning, restOf, usualWarnPercent } from "../rules.ts";
import * as store from "../store/frameworks.ts";
import { de } from "../words.de.ts";
import { en } from "../words.en.ts";
import { findVolume } from "./volume.ts";

const conclude = implement(contract.concludeFramework, async ({ tx, actor, now, touch }, { cooperativeId, purchaseId, lot, contractId, warnPercent }) => {
  const volume = await findVolume(tx, { cooperativeId, purchaseId }, lot);
  if (!volume.ok) return volume;
  const found = await findContract(tx, cooperativeId, contractId);
  if (found?.memberId !== null) return fail("contract-unknown");
  const there = await store.findFrameworks(tx, cooperativeId);

  if (found.supplierId !== volume.value.supplierId) return fail("supplier-differs");
  if (there.some((one) => one.contractId === contractId || (one.purchaseId === purchaseId && one.lot === lot))) return fail("framework-there");

  const { lines } = volume.value;
  const concluded = { cooperativeId, contractId, purchaseId, lot, warnPercent: warnPercent ?? usualWarnPercent, lines, at: now, byName: actor.name };
  await store.insertFramework(tx, concluded);
  touch({ object: `framework:${cooperativeId}/${contractId}`, after: concluded });
  return succeed({ contractId, lines: lines.length });
});

type Session = { readonly tx: Tx; readonly now: Date; readonly means: { readonly origin: string } };

/** Tells the office that a line is nearly used up. */
async function warn(
  { tx, now, means }: Session,
  { framework, line, called }: { framework: Framework; line: FrameworkLine; called: number },
  cooperativeId: ReturnType<typeof cooperativeOf>,
) {
  const holders = await findHolders(tx, { cooperativeId, day: dayIn(now), roles: ["office"] });
  const address = `${means.origin}/verbund/${cooperativeId}/rahmenvertraege/${framework.contractId}`;
  await post(
    tx,
    holders.map((holder) => {
      const words = choose({ de, en }, holder.language).letter;
      const said = { name: holder.name, title: framework.title, item: line.title, called, quantity: line.quantity, address };
      const to = { cooperativeId, memberId: null, recipientPersonId: holder.id, recipient: holder.email, issuedBy: null };
      return { ...to, kind: "volume-warning", subject: words.subject(said), body: words.body(said), at: now };
    }),
  );
}

const order = implement(contract.orderCallOff, async ({ tx, actor, now, means, touch }, { memberId, contractId, item, quantity, wantedOn, note }) => {
  const cooperativeId = cooperativeOf(memberId);
  const framework = await store.findFramework(tx, cooperativeId, contractId);
  const found = await findContract(tx, cooperativeId, contractId);
  if (!framework || !found || !(await findMember(tx, memberId))) return fail("framework-unknown");
  const demand = (await findDemands(tx, { cooperativeId, purchaseId: framework.purchaseId })).find((one) => one.memberId === memberId);
  // Opens the lines of this contract for counting, and holds the one that is called off from.
  await claim(tx, `call-off:${contractId}`);
  const line = await store.lockLine(tx, { cooperativeId, contractId, item });

  if (!["running", "terminated"].includes(termOf(found, dayIn(now)).state)) return fail("framework-closed");
  if (!line) return fail("item-unknown");
  const accepted = acceptCallOff(line, quantity);
  if (!accepted.ok) return accepted;

  const alonePrice = demand?.alonePrices[item] ?? line.alonePrice;
  const ordered = { id: newId(now), memberId, contractId, item, quantity, unitPrice: line.unitPrice, alonePrice, wantedOn: wantedOn ?? null, note, orderedAt: now };
  await store.insertCallOff(tx, { ...ordered, cooperativeId, byName: actor.name });
  await claim(tx, "");
  if (reachesWarning(line, quantity, framework.warnPercent)) await warn({ tx, now, means }, { framework, line, called: line.called + quantity }, cooperativeId);
  touch({ object: `call-off:${memberId}/${ordered.id}`, after: ordered });
  return succeed({ callOffId: ordered.id, left: restOf(line) - quantity });
});

const move = implement(contract.moveCallOff, async ({ tx, now, touch }, { memberId, callOffId, state, on, version }) => {
  const cooperativeId = cooperativeOf(memberId);
  const before = await store.findCallOff(tx, cooperativeId, { memberId, id: callOffId });
  if (!before) return fail("call-off-unknown");

  const accepted = acceptMove(before.state, state);
  if (!accepted.ok) return accepted;

  const day = on ?? dayIn(now);
  const read = version ?? before.version;
  const dated = { deliveredOn: state === "delivered" ? day : before.deliveredOn, paidOn: state === "paid" ? day : before.paidOn };
  // What is cancelled gives its volume back to the lines of its contract.
  await claim(tx, `call-off:${before.contractId}`);
  const isSaved = await store.saveCallOff(tx, { ...before, ...dated, state, version: read });
  await claim(tx, "");
  if (!isSaved) return fail("call-off-changed");
  touch({ object: `call-off:${memberId}/${callOffId}`, before: before.state, after: { state, ...dated } });
  return succeed({ state, version: read + 1 });
});

export const writingUseCases: readonly UseCase[] = [conclude, order, move];
