/** Keys side by side: run, keep, read, export. */
import type { CooperativeId } from "#kernel/ids";
import type { Actor } from "#kernel/operation";
import { fail, succeed } from "#kernel/result";
import type { Cell } from "#kernel/sheets";
import type { Tx } from "#platform/db/transact";
import { newId } from "#platform/ids";
import { implement, type UseCase } from "#platform/usecase";
import { choose } from "#ui/words";
import { dayIn } from "#topics/members/rules/members";
import { findMembers } from "#topics/members/store/members";
import { figuresFrom } from "../../keys/rules/keys.ts";
import { findCostKeys, findCounted } from "../../keys/store.ts";
import { exportSimulation, readSimulation, removeSimulation, runSimulation, saveSimulation } from "../contract.ts";
import { simulate, toShare, yearsFrom } from "../rules.ts";
import { findIsPaperBasis, findPositions, findSimulated, findSimulations, insertSimulation, removeSimulated } from "../store.ts";
import { de } from "../words.de.ts";
import { en } from "../words.en.ts";

/** Keys that stand beside each other on a page. */
const mostKeys = 5;

type Question = {
  readonly cooperativeId: CooperativeId;
  readonly year?: number | undefined;
  readonly years: number;
  readonly amount?: number | undefined;
  readonly increase: number;
  readonly keys: readonly string[];
};

type Asking = { readonly tx: Tx; readonly actor: Actor; readonly now: Date };

/** What the keys make of the amount, over all members and years. */
async function simulation({ tx, actor, now }: Asking, asked: Question) {
  const { cooperativeId, year = Number(dayIn(now).slice(0, 4)), years, increase } = asked;
  const offered = (await findCostKeys(tx, cooperativeId)).filter(({ withdrawnAt }) => withdrawnAt === null);
  const keys = asked.keys.length === 0 ? offered.slice(0, mostKeys) : offered.filter(({ id }) => asked.keys.includes(id));
  const [members, counted] = [await findMembers(tx, cooperativeId), await findCounted(tx, cooperativeId)];
  const cents = Math.max(0, asked.amount ?? toShare(await findPositions(tx, cooperativeId, year), "plan") ?? 0);

  const basis = { years: yearsFrom({ year, years, cents, hundredths: increase }), keys: keys.map(({ id, title }) => ({ id, title })) };
  const found = simulate(keys, basis.years, { members, figures: figuresFrom(counted), knowsUse: actor.members === "all" });
  const named = new Map(found.rows.map((row) => [row.memberId, row.cents]));
  const rows = members.flatMap(({ id, name }) => {
    const row = named.get(id);
    return row ? [{ memberId: id, memberName: name, cents: row }] : [];
  });
  return { basis, increase, rows, refused: [...found.refused], offered: offered.map(({ id, title }) => ({ id, title })) };
}

const run = implement(runSimulation, async (session, asked) => succeed(await simulation(session, asked)));

const save = implement(saveSimulation, async ({ tx, actor, now, touch }, { title, ...asked }) => {
  const { basis, rows, refused } = await simulation({ tx, actor, now }, asked);

  if (refused.length > 0) return fail("keys-refused");
  if (rows.length === 0) return fail("nothing-to-keep");

  const kept = { id: newId(now), title, basis, savedAt: now, savedByName: actor.name };
  await insertSimulation(tx, asked.cooperativeId, kept, rows);
  touch({ object: `cost-simulation:${kept.id}`, after: { ...kept, rows } });
  return succeed({ simulationId: kept.id });
});

const read = implement(readSimulation, async ({ tx }, { cooperativeId, simulationId }) => {
  const found = (await findSimulations(tx, cooperativeId)).find(({ id }) => id === simulationId);
  if (!found) return fail("simulation-unknown");

  return succeed({ simulation: found, rows: await findSimulated(tx, cooperativeId, simulationId) });
});

const remove = implement(removeSimulation, async ({ tx, touch }, { cooperativeId, simulationId }) => {
  const before = (await findSimulations(tx, cooperativeId)).find(({ id }) => id === simulationId);
  if (!before) return fail("simulation-unknown");
  if (await findIsPaperBasis(tx, cooperativeId, simulationId)) return fail("simulation-in-use");
  const rows = await findSimulated(tx, cooperativeId, simulationId);

  await removeSimulated(tx, cooperativeId, simulationId);
  touch({ object: `cost-simulation:${simulationId}`, before: { ...before, rows }, after: "removed" });
  return succeed({ removed: true });
});

const exported = implement(exportSimulation, async ({ tx, actor, now, touch }, { format, ...asked }) => {
  const { basis, rows } = await simulation({ tx, actor, now }, asked);

  const words = choose({ de, en }, actor.language);
  const sheets = basis.keys.map(({ title }, position) => ({
    name: title.slice(0, 28),
    columns: [{ title: words.simulation.member, width: 30 }, ...basis.years.map(({ year }) => ({ title: String(year), width: 14 }))],
    rows: rows.map(({ memberName, cents }): Cell[] => [memberName, ...(cents[position] ?? []).map((one) => one / 100)]),
  }));
  touch({ object: `cost-plan:${asked.cooperativeId}/${basis.years[0]?.year ?? ""}` });
  return succeed({
    format,
    workbook: { name: words.sheet.simulation, sheets: sheets.length > 0 ? sheets : [{ name: words.simulation.title, columns: [{ title: words.simulation.member }], rows: [] }] },
  });
});

export const simulationUseCases: readonly UseCase[] = [run, save, read, remove, exported];
