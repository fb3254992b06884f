/** Plans: list, read, write position by position, copy, export. */
import { fail, succeed } from "#kernel/result";
import type { Cell } from "#kernel/sheets";
import { newId } from "#platform/ids";
import { implement, type UseCase } from "#platform/usecase";
import { choose } from "#ui/words";
import { copyPlan, exportPlan, listPlans, readPlan, removePosition, savePosition } from "../contract.ts";
import { mostCents, positionKinds, type CostPosition } from "../model.ts";
import { comparedKinds, grown, toShare } from "../rules.ts";
import { findPositions, findSimulations, insertPositions, lockPlan, removeCostPosition, saveCostPosition } from "../store.ts";
import { de } from "../words.de.ts";
import { en } from "../words.en.ts";

const list = implement(listPlans, async ({ tx }, { cooperativeId }) => {
  const [positions, simulations] = [await findPositions(tx, cooperativeId), await findSimulations(tx, cooperativeId)];

  const years = [...Map.groupBy(positions, ({ year }) => year)].map(([year, of]) => ({ year, plan: toShare(of, "plan"), actual: toShare(of, "actual") }));
  return succeed({ years: years.toSorted((a, b) => b.year - a.year), simulations: simulations.map(({ basis: _, ...one }) => one) });
});

const read = implement(readPlan, async ({ tx }, { cooperativeId, year }) => {
  const positions = await findPositions(tx, cooperativeId, year);

  const ordered = positions.toSorted((a, b) => positionKinds.indexOf(a.kind) - positionKinds.indexOf(b.kind) || b.cents - a.cents);
  return succeed({ year, positions: ordered, kinds: [...comparedKinds(positions)], plan: toShare(positions, "plan"), actual: toShare(positions, "actual") });
});

const save = implement(savePosition, async ({ tx, actor, now, touch }, { cooperativeId, positionId, version, post, payGrade, origin = null, ...entered }) => {
  if (origin !== null) await lockPlan(tx, cooperativeId);
  const known = positionId === undefined && origin === null ? [] : await findPositions(tx, cooperativeId);
  const before = known.find(({ id }) => id === positionId);
  if (positionId !== undefined && !before) return fail("position-unknown");
  if (before && before.version !== version) return fail("position-changed");
  if (!before && origin !== null && known.some((one) => one.stage === entered.stage && one.origin === origin)) return fail("taken-over-already");

  const kept = before ?? { id: newId(now), version: 0, origin };
  const after = { ...entered, id: kept.id, origin: kept.origin, payGrade: payGrade ?? "", postThousandths: post ?? 0, version: kept.version + 1 };
  const hand = { at: now, byName: actor.name };
  if (!before) await insertPositions(tx, cooperativeId, [after], hand);
  else if (!(await saveCostPosition(tx, cooperativeId, after, hand))) return fail("position-changed");
  touch({ object: `cost-position:${after.id}`, before, after });
  return succeed({ positionId: after.id });
});

const remove = implement(removePosition, async ({ tx, touch }, { cooperativeId, positionId }) => {
  const before = (await findPositions(tx, cooperativeId)).find(({ id }) => id === positionId);
  if (!before || !(await removeCostPosition(tx, cooperativeId, positionId))) return fail("position-unknown");

  touch({ object: `cost-position:${positionId}`, before, after: "removed" });
  return succeed({ removed: true });
});

const copy = implement(copyPlan, async ({ tx, actor, now, touch }, { cooperativeId, year, toYear, toStage, increase }) => {
  await lockPlan(tx, cooperativeId);
  const planned = (await findPositions(tx, cooperativeId, year)).filter(({ stage }) => stage === "plan");
  const there = (await findPositions(tx, cooperativeId, toYear)).filter(({ stage }) => stage === toStage);

  if (planned.length === 0) return fail("plan-missing");
  if (there.length > 0) return fail("target-filled");
  // What came from an instalment comes from it in the actual cost of the same year too, and in no other.
  const originOf = ({ origin }: CostPosition) => (toStage === "actual" && toYear === year ? origin : null);
  const copied = planned.map((one) => ({ ...one, id: newId(now), year: toYear, stage: toStage, cents: grown(one.cents, increase), origin: originOf(one), version: 1 }));
  if (copied.some(({ cents }) => cents > mostCents)) return fail("amount-too-large");

  await insertPositions(tx, cooperativeId, copied, { at: now, byName: actor.name });
  touch({ object: `cost-plan:${cooperativeId}/${toYear}`, after: copied });
  return succeed({ positions: copied.length });
});

const exported = implement(exportPlan, async ({ tx, actor, touch }, { cooperativeId, year, format }) => {
  const positions = await findPositions(tx, cooperativeId, year);
  if (positions.length === 0) return fail("plan-missing");

  const words = choose({ de, en }, actor.language);
  const rows = positions.map((one): Cell[] => [
    words.stages[one.stage],
    words.kinds[one.kind],
    one.title,
    one.payGrade,
    one.postThousandths === 0 ? null : one.postThousandths / 1_000,
    one.cents / 100,
    one.note,
  ]);
  const columns = words.sheet.columns.map((title) => ({ title, width: title === words.plan.what ? 40 : 16 }));
  touch({ object: `cost-plan:${cooperativeId}/${year}` });
  return succeed({ format, workbook: { name: words.sheet.plan(year), sheets: [{ name: words.plan.title(year), columns, rows }] } });
});

export const planUseCases: readonly UseCase[] = [list, read, save, remove, copy, exported];
