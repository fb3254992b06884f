/** Positions and simulations as the database keeps them. */
import { sql } from "kysely";
import type { CooperativeId } from "#kernel/ids";
import { lock } from "#platform/db/lock";
import type { Tx } from "#platform/db/transact";
import { costPosition, simulated, simulation, type CostPosition, type Simulated, type Simulation } from "./model.ts";

/** Nobody else copies a plan or takes an instalment over until the work is done. */
export const lockPlan = (tx: Tx, cooperativeId: CooperativeId): Promise<void> => lock(tx, `cost-plan:${cooperativeId}`);

const columns = ["id", "year", "stage", "kind", "title", "pay_grade as payGrade", "post_thousandths as postThousandths", "cents", "note", "origin", "version"] as const;

/** Positions of one year, or of all. */
export async function findPositions(tx: Tx, cooperativeId: CooperativeId, year?: number): Promise<CostPosition[]> {
  const rows = await tx
    .selectFrom("cost_position")
    .select(columns)
    .where("cooperative_id", "=", cooperativeId)
    .$if(year !== undefined, (query) => query.where("year", "=", year ?? 0))
    .orderBy("year", "desc")
    .orderBy("stage", "desc")
    .orderBy("id")
    .execute();
  return rows.map((row) => costPosition.parse({ ...row, cents: Number(row.cents) }));
}

type Hand = { readonly at: Date; readonly byName: string };

const rowOf = (cooperativeId: CooperativeId, { payGrade, postThousandths, ...same }: CostPosition, { at, byName }: Hand) => ({
  ...same,
  cooperative_id: cooperativeId,
  pay_grade: payGrade,
  post_thousandths: postThousandths,
  changed_at: at,
  changed_by_name: byName,
});

/** Puts new positions in, in one statement. */
export async function insertPositions(tx: Tx, cooperativeId: CooperativeId, positions: readonly CostPosition[], hand: Hand): Promise<void> {
  if (positions.length === 0) return;
  await tx
    .insertInto("cost_position")
    .values(positions.map((one) => rowOf(cooperativeId, one, hand)))
    .execute();
}

/** Saves over the version that was read; false when somebody else was faster. */
export async function saveCostPosition(tx: Tx, cooperativeId: CooperativeId, position: CostPosition, hand: Hand): Promise<boolean> {
  const saved = await tx
    .updateTable("cost_position")
    .set(rowOf(cooperativeId, position, hand))
    .where("cooperative_id", "=", cooperativeId)
    .where("id", "=", position.id)
    .where("version", "=", position.version - 1)
    .executeTakeFirst();
  return saved.numUpdatedRows === 1n;
}

export async function removeCostPosition(tx: Tx, cooperativeId: CooperativeId, id: string): Promise<boolean> {
  const removed = await tx.deleteFrom("cost_position").where("cooperative_id", "=", cooperativeId).where("id", "=", id).executeTakeFirst();
  return removed.numDeletedRows === 1n;
}

/** Kept simulations, the latest first. */
export async function findSimulations(tx: Tx, cooperativeId: CooperativeId): Promise<Simulation[]> {
  const rows = await tx
    .selectFrom("cost_simulation")
    .select(["id", "title", "basis", "saved_at as savedAt", "saved_by_name as savedByName"])
    .where("cooperative_id", "=", cooperativeId)
    .orderBy("saved_at", "desc")
    .execute();
  return rows.map((row) => simulation.parse(row));
}

/** The rows of a simulation the actor sees: all of them, or a member's own. */
export async function findSimulated(tx: Tx, cooperativeId: CooperativeId, simulationId: string): Promise<Simulated[]> {
  const { rows } = await sql<Simulated>`
    select s.member_id as "memberId", m.name as "memberName", s.cents from cost_simulated s join member m on m.id = s.member_id
    where s.cooperative_id = ${cooperativeId} and s.simulation_id = ${simulationId}::uuid order by m.name collate "und-x-icu"`.execute(tx);
  return rows.map((row) => simulated.parse(row));
}

export async function insertSimulation(tx: Tx, cooperativeId: CooperativeId, { id, title, basis, savedAt, savedByName }: Simulation, rows: readonly Simulated[]): Promise<void> {
  await tx
    .insertInto("cost_simulation")
    .values({ cooperative_id: cooperativeId, id, title, basis: JSON.stringify(basis), saved_at: savedAt, saved_by_name: savedByName })
    .execute();
  await tx
    .insertInto("cost_simulated")
    .values(rows.map(({ memberId, cents }) => ({ cooperative_id: cooperativeId, member_id: memberId, simulation_id: id, cents: JSON.stringify(cents) })))
    .execute();
}

/** Do council papers stand on it? */
export async function findIsPaperBasis(tx: Tx, cooperativeId: CooperativeId, simulationId: string): Promise<boolean> {
  const { rows } = await sql`select from council_paper where cooperative_id = ${cooperativeId} and basis ->> 'simulationId' = ${simulationId}::text limit 1`.execute(tx);
  return rows.length > 0;
}

/** Takes a simulation away with the rows of all members. */
export async function removeSimulated(tx: Tx, cooperativeId: CooperativeId, simulationId: string): Promise<void> {
  await tx.deleteFrom("cost_simulated").where("cooperative_id", "=", cooperativeId).where("simulation_id", "=", simulationId).execute();
  await tx.deleteFrom("cost_simulation").where("cooperative_id", "=", cooperativeId).where("id", "=", simulationId).execute();
}
