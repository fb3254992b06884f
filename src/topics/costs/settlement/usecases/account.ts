/** Where members pay. */
import { fail, succeed } from "#kernel/result";
import { removeRuns } from "#platform/printing";
import { implement, type UseCase } from "#platform/usecase";
import * as contract from "../contract.ts";
import { findAccount, saveAccount } from "../store.ts";
import { statementsOf } from "./printing.ts";

const read = implement(contract.readAccount, async ({ tx }, { cooperativeId }) => succeed({ account: (await findAccount(tx, cooperativeId)) ?? null }));

const save = implement(contract.saveAccount, async ({ tx, actor, now, touch }, { cooperativeId, version, ...said }) => {
  const before = await findAccount(tx, cooperativeId);
  if ((before?.version ?? 0) !== (version ?? 0)) return fail("account-changed");

  const after = { ...said, version: (before?.version ?? 0) + 1, changedAt: now, changedByName: actor.name };
  if (!(await saveAccount(tx, cooperativeId, after))) return fail("account-changed");
  await removeRuns(tx, statementsOf(cooperativeId));
  touch({ object: `cost-account:${cooperativeId}`, before, after });
  return succeed({ version: after.version });
});

export const accountUseCases: readonly UseCase[] = [read, save];
