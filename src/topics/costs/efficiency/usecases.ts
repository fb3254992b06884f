/** Reading, assuming, proving. */
import type { CooperativeId } from "#kernel/ids";
import { fail, succeed } from "#kernel/result";
import type { Cell } from "#kernel/sheets";
import type { Tx } from "#platform/db/transact";
import { newId } from "#platform/ids";
import { implement, type UseCase } from "#platform/usecase";
import { choose } from "#ui/words";
import { dayIn } from "#topics/members/rules/members";
import { findCooperative } from "#topics/members/store/members";
import { findLevies } from "../settlement/store.ts";
import { exportProof, leavePurchase, printProof, readProof, removeAssumption, saveAssumption, takePurchase } from "./contract.ts";
import type { ProofRow } from "./model.ts";
import { proofPaper } from "./reports.ts";
import { marginThousandths, proofRows, proofSum, savedThousandths, sensitivityOf } from "./rules.ts";
import { findAssumptions, findChargedMembers, findYearlyPurchases, insertTaken, removeEfficiencyAssumption, removeTaken, saveEfficiencyAssumption } from "./store.ts";
import { de } from "./words.de.ts";
import { en } from "./words.en.ts";

/** Alone and shared, for every member that is charged in a year. */
async function proof(tx: Tx, { cooperativeId, year }: { readonly cooperativeId: CooperativeId; readonly year: number }) {
  const assumptions = await findAssumptions(tx, cooperativeId);
  const levy = (await findLevies(tx, cooperativeId)).find((one) => one.year === year);
  const purchases = await findYearlyPurchases(tx, { cooperativeId, year });

  const rows = proofRows(assumptions, await findChargedMembers(tx, { cooperativeId, year }));
  const { alone, shared } = proofSum(rows);
  const basis = levy === undefined ? ("none" as const) : levy.settledAt === null ? ("levied" as const) : ("settled" as const);
  return { year, basis, assumptions, purchases, rows, alone, shared, sensitivity: sensitivityOf(alone, shared), margin: marginThousandths(alone, shared) };
}

const yearOf = (year: number | undefined, now: Date) => year ?? Number(dayIn(now).slice(0, 4));

const read = implement(readProof, async ({ tx, now }, { cooperativeId, year }) => succeed(await proof(tx, { cooperativeId, year: yearOf(year, now) })));

const save = implement(saveAssumption, async ({ tx, now, touch }, { cooperativeId, assumptionId, version, atLeast, atMost, ...entered }) => {
  const before = (await findAssumptions(tx, cooperativeId)).find(({ id }) => id === assumptionId);
  if (assumptionId !== undefined && !before) return fail("assumption-unknown");
  if (before && before.version !== version) return fail("assumption-changed");

  const after = { ...entered, id: before?.id ?? newId(now), atLeast: atLeast ?? null, atMost: atMost ?? null, version: (before?.version ?? 0) + 1 };
  if (!(await saveEfficiencyAssumption(tx, cooperativeId, after))) return fail("assumption-changed");
  touch({ object: `cost-assumption:${after.id}`, before, after });
  return succeed({ assumptionId: after.id });
});

const remove = implement(removeAssumption, async ({ tx, touch }, { cooperativeId, assumptionId }) => {
  if (!(await removeEfficiencyAssumption(tx, cooperativeId, assumptionId))) return fail("assumption-unknown");

  touch({ object: `cost-assumption:${assumptionId}`, after: "removed" });
  return succeed({ removed: true });
});

const take = implement(takePurchase, async ({ tx, actor, now, touch }, { cooperativeId, year, contractId }) => {
  const found = (await findYearlyPurchases(tx, { cooperativeId, year })).find((one) => one.contractId === contractId);
  if (!found) return fail("purchase-unknown");

  await insertTaken(tx, { cooperativeId, year }, { contractId, at: now, byName: actor.name });
  touch({ object: `cost-efficiency:${cooperativeId}/${year}`, after: { taken: found } });
  return succeed({ taken: true });
});

const leave = implement(leavePurchase, async ({ tx, touch }, { cooperativeId, year, contractId }) => {
  if (!(await removeTaken(tx, { cooperativeId, year }, contractId))) return fail("purchase-unknown");

  touch({ object: `cost-efficiency:${cooperativeId}/${year}`, after: { left: contractId } });
  return succeed({ left: true });
});

const print = implement(printProof, async ({ tx, actor, now, means, touch }, { cooperativeId, year, format }) => {
  const found = await proof(tx, { cooperativeId, year: yearOf(year, now) });
  const cooperative = await findCooperative(tx, cooperativeId);

  touch({ object: `cost-efficiency:${cooperativeId}` });
  const around = { cooperative: cooperative?.name ?? "", office: cooperative?.officeName ?? "", statedAt: now, language: actor.language, demo: means.demo };
  return succeed({ format, ...proofPaper(found, around) });
});

const exported = implement(exportProof, async ({ tx, actor, now, touch }, { cooperativeId, year, format }) => {
  const found = await proof(tx, { cooperativeId, year: yearOf(year, now) });

  const words = choose({ de, en }, actor.language);
  const line = (name: string, { alone, shared }: Pick<ProofRow, "alone" | "shared">): Cell[] => [
    name,
    alone / 100,
    shared / 100,
    (alone - shared) / 100,
    savedThousandths(alone, shared) / 10,
  ];
  const columns = (titles: readonly string[]) => titles.map((title, index) => ({ title, width: index === 0 ? 36 : 18 }));
  touch({ object: `cost-efficiency:${cooperativeId}` });
  return succeed({
    format,
    workbook: {
      name: words.sheet.name(found.year),
      sheets: [
        { name: words.page.proof, columns: columns(words.sheet.columns), rows: [...found.rows.map((row) => line(row.memberName, row)), line(words.page.total, found)] },
        {
          name: words.page.assumptions,
          columns: columns(words.sheet.assumptionColumns),
          rows: found.assumptions.map((one): Cell[] => [one.title, words.kinds[one.kind], words.measures[one.measure], one.cents / 100, one.source]),
        },
        {
          name: words.page.sensitivity,
          columns: columns(words.sheet.sensitivityColumns),
          rows: found.sensitivity.map((one): Cell[] => [one.percent, one.alone / 100, one.saved / 100, one.thousandths / 10]),
        },
      ],
    },
  });
});

/** Everything that is done with the proof of efficiency. */
export const efficiencyUseCases: readonly UseCase[] = [read, save, remove, take, leave, print, exported];
