/** Looking at framework contracts, and what is printed and exported of them. */
import type { CooperativeId } from "#kernel/ids";
import { fail, succeed } from "#kernel/result";
import type { Tx } from "#platform/db/transact";
import { implement, type UseCase } from "#platform/usecase";
import { dayIn } from "#topics/members/rules/members";
import { findCooperative } from "#topics/members/store/members";
import { termOf } from "#topics/procurement/contracts/rules";
import { findContract, findContracts } from "#topics/procurement/contracts/store/contracts";
import { findDemands } from "#topics/procurement/demand/store/purchases";
import * as contract from "../contract.ts";
import { frameworkBook, volumePaper } from "../reports.ts";
import { savingsOf } from "../rules.ts";
import * as store from "../store/frameworks.ts";
import { findVolume } from "./volume.ts";

const isOpenOn = (found: Parameters<typeof termOf>[0] | undefined, today: string) => found !== undefined && ["running", "terminated"].includes(termOf(found, today).state);

const list = implement(contract.listFrameworks, async ({ tx, now }, { cooperativeId }) => {
  const frameworks = await store.findFrameworks(tx, cooperativeId);
  const lines = await store.findLines(tx, cooperativeId);
  const contracts = await findContracts(tx, cooperativeId);
  const savings = await store.findSavings(tx, cooperativeId);

  const byId = new Map(contracts.map((one) => [one.id, one]));
  return succeed({
    frameworks: frameworks.map((one) => ({ ...one, lines: lines.get(one.contractId) ?? [], isOpen: isOpenOn(byId.get(one.contractId), dayIn(now)) })),
    savings,
  });
});

/** A framework contract with everything the reader may see. */
async function findWhole(tx: Tx, cooperativeId: CooperativeId, contractId: string) {
  const framework = await store.findFramework(tx, cooperativeId, contractId);
  if (!framework) return undefined;
  const lines = (await store.findLines(tx, cooperativeId)).get(contractId) ?? [];
  const callOffs = await store.findCallOffs(tx, cooperativeId, contractId);
  const demands = await findDemands(tx, { cooperativeId, purchaseId: framework.purchaseId });
  const planned = demands.filter(({ state }) => state === "answered").map(({ memberId, memberName, quantities }) => ({ memberId, memberName, quantities }));
  return { framework, lines, callOffs, planned, savings: savingsOf(callOffs) };
}

const read = implement(contract.readFramework, async ({ tx, now }, { cooperativeId, contractId }) => {
  const whole = await findWhole(tx, cooperativeId, contractId);
  if (!whole) return fail("framework-unknown");
  const found = await findContract(tx, cooperativeId, contractId);

  return succeed({ ...whole, isOpen: isOpenOn(found, dayIn(now)) });
});

const propose = implement(contract.proposeFramework, async ({ tx }, { cooperativeId, purchaseId, lot }) => {
  const volume = await findVolume(tx, { cooperativeId, purchaseId }, lot);
  if (!volume.ok) return volume;
  const contracts = await findContracts(tx, cooperativeId);
  const frameworks = await store.findFrameworks(tx, cooperativeId);

  const { supplierId } = volume.value;
  const taken = new Set(frameworks.map(({ contractId }) => contractId));
  const carrying = frameworks.find((one) => one.purchaseId === purchaseId && one.lot === lot);
  const fitting = contracts.filter((one) => one.memberId === null && one.supplierId === supplierId && !taken.has(one.id));
  return succeed({ ...volume.value, contracts: fitting.map(({ id, title }) => ({ id, title })), carriedBy: carrying?.contractId ?? null });
});

const print = implement(contract.printVolume, async ({ tx, actor, now, means, touch }, { cooperativeId, contractId, format }) => {
  const whole = await findWhole(tx, cooperativeId, contractId);
  if (!whole) return fail("framework-unknown");
  const cooperative = await findCooperative(tx, cooperativeId);

  touch({ object: `framework:${cooperativeId}/${contractId}` });
  const { name, paper } = volumePaper(whole, { author: cooperative?.name ?? "", statedAt: now, language: actor.language, demo: means.demo });
  return succeed({ name, format, paper });
});

const exported = implement(contract.exportFrameworks, async ({ tx, actor, now, touch }, { cooperativeId, format }) => {
  const frameworks = await store.findFrameworks(tx, cooperativeId);
  const lines = await store.findLines(tx, cooperativeId);
  const callOffs = await store.findCallOffs(tx, cooperativeId);

  touch({ object: `frameworks:${cooperativeId}` });
  return succeed({ format, workbook: frameworkBook({ frameworks, lines, callOffs, savings: savingsOf(callOffs) }, { day: dayIn(now), language: actor.language }) });
});

export const readingUseCases: readonly UseCase[] = [list, read, propose, print, exported];
