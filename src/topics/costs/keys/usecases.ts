/** Keys: list, try out, keep, withdraw. */
import type { CooperativeId } from "#kernel/ids";
import { fail, succeed } from "#kernel/result";
import type { Tx } from "#platform/db/transact";
import { newId } from "#platform/ids";
import { implement, type UseCase } from "#platform/usecase";
import { dayIn } from "#topics/members/rules/members";
import { findMembers } from "#topics/members/store/members";
import { findServices } from "../services/store.ts";
import { listKeys, readKey, saveKey, withdrawKey } from "./contract.ts";
import type { KeyDefinition } from "./model.ts";
import { apportion } from "./rules/apportion.ts";
import { checkKey, figuresFrom, missingFigures, needsUse, partiesIn, vatIn, vatOn } from "./rules/keys.ts";
import { findCostKeys, findCounted, saveCostKey } from "./store.ts";

/** What a key is tried out with where nobody names an amount: 100,000 € show percentages at a glance. */
const usualAmount = 10_000_000;

/** Services a share may count: those in pieces that are offered. */
const countable = async (tx: Tx, cooperativeId: CooperativeId) =>
  (await findServices(tx, cooperativeId)).filter(({ counts, withdrawnAt }) => counts !== "hours" && withdrawnAt === null).map(({ id, title }) => ({ id, name: title }));

const list = implement(listKeys, async ({ tx }, { cooperativeId }) => {
  const [keys, members, services] = [await findCostKeys(tx, cooperativeId), await findMembers(tx, cooperativeId), await countable(tx, cooperativeId)];

  return succeed({ keys, members: members.map(({ id, name }) => ({ id, name })), services });
});

const read = implement(readKey, async ({ tx, actor, now }, { cooperativeId, keyId, year = Number(dayIn(now).slice(0, 4)), amount = usualAmount }) => {
  const key = (await findCostKeys(tx, cooperativeId)).find(({ id }) => id === keyId);
  if (!key) return fail("key-unknown");
  const [members, counted, services] = [await findMembers(tx, cooperativeId), await findCounted(tx, cooperativeId), await countable(tx, cooperativeId)];

  const parties = partiesIn(year, key.definition, { members, figures: figuresFrom(counted) });
  // A member sees its own use only: reckoned with these alone every share would be wrong.
  const hidden = actor.members !== "all" && needsUse(key.definition);
  const shared = hidden ? fail("use-hidden") : apportion(amount, key.definition.shares, parties);
  const named = new Map(members.map((one) => [String(one.id), one]));
  const rate = vatIn(year, key.definition.vat);
  const shares = parties.flatMap(({ id, from, to }, index) => {
    const member = named.get(id);
    const cents = shared.ok ? (shared.value[index] ?? 0) : 0;
    return member ? [{ memberId: member.id, memberName: member.name, from, to, cents, vat: vatOn(cents, rate) }] : [];
  });
  const missing = missingFigures(year, key.definition, parties).flatMap(({ id, basis, day }) => {
    const member = named.get(id);
    return member ? [{ memberId: member.id, memberName: member.name, basis, day }] : [];
  });
  return succeed({
    key,
    year,
    amount,
    members: members.map(({ id, name }) => ({ id, name })),
    services,
    shares: shared.ok ? shares : [],
    refused: shared.ok ? null : shared.failure,
    missing,
  });
});

type Entered = (typeof saveKey)["input"]["_output"];

type Titles = ReadonlyMap<string, string>;

const definitionOf = ({ shares, vat }: Pick<Entered, "shares" | "vat">, titles: Titles): KeyDefinition => ({
  shares: shares.map(({ part, percent, each, basis, bearer, circle, figuresDay, figuresYear, services, atLeast, atMost }) => ({
    part,
    thousandths: part === "percent" && percent !== undefined && percent > 0 ? percent : null,
    each: part === "each" ? (each ?? null) : null,
    basis,
    memberId: basis === "member" ? (bearer ?? null) : null,
    circle,
    figuresOf: figuresDay === undefined || basis === "member" || basis === "equal" ? null : { monthDay: figuresDay, year: figuresYear ?? 1 },
    services: basis === "pieces" ? services.map((id) => ({ id, title: titles.get(id) ?? "" })) : [],
    atLeast: atLeast ?? null,
    atMost: atMost ?? null,
  })),
  vat: vat.map(({ from, percent }) => ({ from, hundredths: percent })),
});

const save = implement(saveKey, async ({ tx, actor, now, touch }, { cooperativeId, keyId, version, title, reason, ...entered }) => {
  const keys = await findCostKeys(tx, cooperativeId);
  const members = await findMembers(tx, cooperativeId);
  const before = keys.find(({ id }) => id === keyId);
  // What a key counts already stays choosable, also where the service is offered no more.
  const kept = before?.definition.shares.flatMap(({ services }) => services) ?? [];
  const titles = new Map([...kept.map(({ id, title }) => [id, title] as const), ...(await countable(tx, cooperativeId)).map(({ id, name }) => [id, name] as const)]);

  if (keyId !== undefined && !before) return fail("key-unknown");
  if (before && before.version !== version) return fail("key-changed");
  if (keys.some((one) => one.id !== keyId && one.withdrawnAt === null && one.title.toLowerCase() === title.toLowerCase())) return fail("title-taken");
  if (entered.shares.some(({ basis, services }) => basis === "pieces" && services.some((id) => !titles.has(id)))) return fail("service-uncounted");
  const checked = checkKey(definitionOf(entered, titles));
  if (!checked.ok) return checked;
  if (checked.value.shares.some(({ memberId }) => memberId !== null && !members.some(({ id }) => id === memberId))) return fail("member-unknown");

  const hand = { changedAt: now, changedByName: actor.name, withdrawnAt: null };
  const after = { id: before?.id ?? newId(now), title, reason, definition: checked.value, version: (before?.version ?? 0) + 1, ...hand };
  if (!(await saveCostKey(tx, cooperativeId, after))) return fail("key-changed");
  touch({ object: `cost-key:${after.id}`, before, after });
  return succeed({ keyId: after.id });
});

const withdraw = implement(withdrawKey, async ({ tx, actor, now, touch }, { cooperativeId, keyId }) => {
  const before = (await findCostKeys(tx, cooperativeId)).find(({ id, withdrawnAt }) => id === keyId && withdrawnAt === null);
  if (!before) return fail("key-unknown");

  const after = { ...before, version: before.version + 1, changedAt: now, changedByName: actor.name, withdrawnAt: now };
  if (!(await saveCostKey(tx, cooperativeId, after))) return fail("key-unknown");
  touch({ object: `cost-key:${keyId}`, before, after });
  return succeed({ withdrawn: true });
});

/** Everything that is done with cost keys. */
export const keysUseCases: readonly UseCase[] = [list, read, save, withdraw];
