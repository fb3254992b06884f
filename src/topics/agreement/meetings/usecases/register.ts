/** The register of decisions: on the page, as a table, as a paper. */
import { succeed } from "#kernel/result";
import type { CooperativeId } from "#kernel/ids";
import type { Tx } from "#platform/db/transact";
import { implement, type UseCase } from "#platform/usecase";
import { dayIn } from "#topics/members/rules/members";
import { findCooperative } from "#topics/members/store/members";
import { exportDecisions, listDecisions, printDecisions } from "../contract/decisions.ts";
import { registerPaper, registerSheets } from "../reports/register.ts";
import { chosenDecisions, type DecisionFilter } from "../rules/meetings.ts";
import { findBodies } from "../store/bodies.ts";
import { findDecisions } from "../store/decisions.ts";

const findChosen = async (tx: Tx, cooperativeId: CooperativeId, filter: DecisionFilter) => chosenDecisions(await findDecisions(tx, cooperativeId, filter.bodyId), filter);

const list = implement(listDecisions, async ({ tx }, { cooperativeId, ...filter }) => {
  const bodies = await findBodies(tx, cooperativeId);
  return succeed({ decisions: await findChosen(tx, cooperativeId, filter), bodies: bodies.map(({ id, name }) => ({ id, name })) });
});

const exported = implement(exportDecisions, async ({ tx, actor, now }, { cooperativeId, format, ...filter }) => {
  const decisions = await findChosen(tx, cooperativeId, filter);
  return succeed({ format, workbook: registerSheets(decisions, { today: dayIn(now), language: actor.language }) });
});

const print = implement(printDecisions, async ({ tx, now, means }, { cooperativeId, format, ...filter }) => {
  const decisions = await findChosen(tx, cooperativeId, filter);
  const cooperative = await findCooperative(tx, cooperativeId);
  return succeed({ format, ...registerPaper(decisions, { cooperative, statedAt: now, demo: means.demo }) });
});

export const registerUseCases: readonly UseCase[] = [list, exported, print];
