/** Levying, settling, stating. */
import { cooperativeOf, type CooperativeId } from "#kernel/ids";
import { fail, succeed } from "#kernel/result";
import type { Cell } from "#kernel/sheets";
import type { Tx } from "#platform/db/transact";
import { findRuns, removeRuns } from "#platform/printing";
import { implement, type UseCase } from "#platform/usecase";
import { choose } from "#ui/words";
import { dayIn } from "#topics/members/rules/members";
import { findMember, findMembers } from "#topics/members/store/members";
import { figuresFrom } from "../keys/rules/keys.ts";
import { findCostKeys, findCounted } from "../keys/store.ts";
import { comparedKinds, toShare } from "../plans/rules.ts";
import { findPositions } from "../plans/store.ts";
import { exportCharges, levyAdvances, listCharges, listMemberCharges, settleYear } from "./contract.ts";
import type { Charge } from "./model.ts";
import { balanceDueOn, balanceOf, borneBy, checkDueDays, purposeOf } from "./rules.ts";
import { findAccount, findCharges, findLevies, lockCosts, saveCharges, saveLevy } from "./store.ts";
import { accountUseCases } from "./usecases/account.ts";
import { levyOf, printingUseCases, statementsOf } from "./usecases/printing.ts";
import { de } from "./words.de.ts";
import { en } from "./words.en.ts";

const around = async (tx: Tx, cooperativeId: CooperativeId) => ({ members: await findMembers(tx, cooperativeId), figures: figuresFrom(await findCounted(tx, cooperativeId)) });

const list = implement(listCharges, async ({ tx }, { cooperativeId, year }) => {
  const [levy, charges, positions] = [await levyOf(tx, cooperativeId, year), await findCharges(tx, cooperativeId, { year }), await findPositions(tx, cooperativeId, year)];
  const keys = (await findCostKeys(tx, cooperativeId)).filter(({ withdrawnAt }) => withdrawnAt === null);
  const runs = (await findRuns(tx, statementsOf(cooperativeId))).filter(({ subject }) => subject === String(year));

  const account = (await findAccount(tx, cooperativeId)) ?? null;
  return succeed({
    year,
    levy,
    charges,
    account,
    plan: toShare(positions, "plan"),
    actual: toShare(positions, "actual"),
    keys: keys.map(({ id, title }) => ({ id, title })),
    runs,
  });
});

const raise = implement(levyAdvances, async ({ tx, actor, now, touch }, { cooperativeId, year, keyId, dueDays }) => {
  const key = (await findCostKeys(tx, cooperativeId)).find(({ id, withdrawnAt }) => id === keyId && withdrawnAt === null);
  if (!key) return fail("key-unknown");
  await lockCosts(tx, cooperativeId);
  const before = await levyOf(tx, cooperativeId, year);
  const positions = await findPositions(tx, cooperativeId, year);
  const total = toShare(positions, "plan") ?? 0;
  const known = await around(tx, cooperativeId);

  if (before?.settledAt) return fail("already-settled");
  if (total <= 0) return fail("nothing-to-share");
  const days = checkDueDays(year, dueDays);
  if (!days.ok) return days;
  const borne = borneBy(year, { total, definition: key.definition }, known);
  if (!borne.ok) return borne;

  const settlement = { actualCents: null, settledAt: null, settledByName: null, balanceDueOn: null, kinds: [...comparedKinds(positions)] };
  const after = { year, keyTitle: key.title, definition: key.definition, plannedCents: total, dueDays: [...days.value], leviedAt: now, leviedByName: actor.name, ...settlement };
  await saveLevy(tx, cooperativeId, after);
  await removeRuns(tx, statementsOf(cooperativeId), { subject: String(year) });
  const charges = borne.value.map(({ cents, vat, ...one }) => ({ ...one, advanceCents: cents, advanceVat: vat, actualCents: null, actualVat: null }));
  await saveCharges(tx, cooperativeId, { year, charges });
  touch({ object: `cost-levy:${cooperativeId}/${year}`, before, after: { ...after, charges } });
  return succeed({ members: charges.length, cents: total });
});

const settle = implement(settleYear, async ({ tx, actor, now, touch }, { cooperativeId, year }) => {
  await lockCosts(tx, cooperativeId);
  const before = await levyOf(tx, cooperativeId, year);
  if (!before) return fail("not-levied");
  const advances = new Map((await findCharges(tx, cooperativeId, { year })).map((one) => [String(one.memberId), one]));
  const positions = await findPositions(tx, cooperativeId, year);
  const total = toShare(positions, "actual");
  const known = await around(tx, cooperativeId);
  const dueOn = balanceDueOn(dayIn(now), await findAccount(tx, cooperativeId));

  if (before.settledAt !== null) return fail("already-settled");
  if (total === null) return fail("actual-missing");
  const borne = borneBy(year, { total: Math.max(0, total), definition: before.definition }, known);
  if (!borne.ok) return borne;

  const after = { ...before, actualCents: Math.max(0, total), settledAt: now, settledByName: actor.name, balanceDueOn: dueOn, kinds: [...comparedKinds(positions)] };
  const charges = borne.value.map(({ cents, vat, ...one }) => {
    const advance = advances.get(one.memberId);
    return { ...one, advanceCents: advance?.advanceCents ?? 0, advanceVat: advance?.advanceVat ?? 0, actualCents: cents, actualVat: vat };
  });
  // Whoever paid in advance but bears nothing in the end gets it back.
  const gone = [...advances.values()].filter(({ memberId }) => !charges.some((one) => one.memberId === memberId)).map((one) => ({ ...one, actualCents: 0, actualVat: 0 }));
  await removeRuns(tx, statementsOf(cooperativeId), { subject: String(year) });
  // The charges first: with the levy the year is closed.
  await saveCharges(tx, cooperativeId, { year, charges: [...charges, ...gone] });
  await saveLevy(tx, cooperativeId, after);
  touch({ object: `cost-levy:${cooperativeId}/${year}`, before, after: { ...after, charges: [...charges, ...gone] } });
  return succeed({ members: charges.length, cents: after.actualCents });
});

const exported = implement(exportCharges, async ({ tx, actor, touch }, { cooperativeId, year, format }) => {
  const levy = await levyOf(tx, cooperativeId, year);
  if (!levy) return fail("not-levied");
  const charges = await findCharges(tx, cooperativeId, { year });
  const account = await findAccount(tx, cooperativeId);

  const { sheet } = choose({ de, en }, actor.language);
  const euros = (cents: number | null) => (cents === null ? null : cents / 100);
  const rows = charges.map((one): Cell[] => [
    one.memberName,
    one.toMonth - one.fromMonth + 1,
    ...[one.advanceCents, one.advanceVat, one.advanceCents + one.advanceVat, one.actualCents, one.actualVat, balanceOf(one)].map(euros),
    levy.balanceDueOn,
    account ? purposeOf(account, one) : null,
  ]);
  touch({ object: `cost-levy:${cooperativeId}/${year}` });
  return succeed({
    format,
    workbook: { name: sheet.name(year), sheets: [{ name: sheet.name(year), columns: sheet.columns.map((title, index) => ({ title, width: index === 0 ? 30 : 16 })), rows }] },
  });
});

const ofMember = implement(listMemberCharges, async ({ tx }, { memberId }) => {
  const member = await findMember(tx, memberId);
  if (!member) return fail("member-unknown");
  const [levies, charges] = [await findLevies(tx, cooperativeOf(memberId)), await findCharges(tx, cooperativeOf(memberId), { memberId })];

  const years = charges.flatMap((charge: Charge) => levies.filter(({ year }) => year === charge.year).map((levy) => ({ levy, charge })));
  return succeed({ memberName: member.name, account: (await findAccount(tx, cooperativeOf(memberId))) ?? null, years });
});

/** Everything that is done with advances, settlements and statements. */
export const settlementUseCases: readonly UseCase[] = [list, raise, settle, exported, ofMember, ...accountUseCases, ...printingUseCases];
