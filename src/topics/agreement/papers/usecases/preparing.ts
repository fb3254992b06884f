/** Choosing what the papers stand on. */
import { fail, succeed } from "#kernel/result";
import type { Tx } from "#platform/db/transact";
import { removeRuns } from "#platform/printing";
import { implement, type UseCase } from "#platform/usecase";
import type { CooperativeId } from "#kernel/ids";
import { deciding } from "#topics/agreement/terms/rules";
import { findSettledBefore, findVersion } from "#topics/agreement/terms/store";
import { findAssumptions } from "#topics/costs/efficiency/store";
import { figuresFrom } from "#topics/costs/keys/rules/keys";
import { findCostKeys, findCounted } from "#topics/costs/keys/store";
import { findPositions, findSimulated, findSimulations } from "#topics/costs/plans/store";
import { dayIn } from "#topics/members/rules/members";
import { findMembers } from "#topics/members/store/members";
import { prepareCouncilPapers } from "../contract.ts";
import { basisFrom, sharesOf } from "../rules.ts";
import { councilPapersOf } from "./printing.ts";
import { findCouncilPaper, saveCouncilPaper, saveCouncilPaperShares } from "../store.ts";

/** A kept simulation with what it was made from, as it stands now. */
async function findChosen(tx: Tx, { cooperativeId, simulationId, keyId }: { readonly cooperativeId: CooperativeId; readonly simulationId: string; readonly keyId: string }) {
  const simulation = (await findSimulations(tx, cooperativeId)).find(({ id }) => id === simulationId);
  if (!simulation) return fail("simulation-unknown");
  const key = (await findCostKeys(tx, cooperativeId)).find(({ id }) => id === keyId);
  if (!key) return fail("key-unknown");
  const simulated = await findSimulated(tx, cooperativeId, simulationId);
  const positions = await findPositions(tx, cooperativeId, simulation.basis.years[0]?.year ?? 0);
  return succeed({ simulation, simulatedOn: dayIn(simulation.savedAt), simulated, key, positions });
}

const prepare = implement(prepareCouncilPapers, async ({ tx, actor, now, touch }, { cooperativeId, versionId, simulationId, keyId, introduction, revision }) => {
  const version = await findVersion(tx, cooperativeId, versionId);
  if (!version) return fail("version-unknown");
  const [earlier, before] = [await findSettledBefore(tx, cooperativeId, version.number), await findCouncilPaper(tx, { cooperativeId, versionId })];
  const chosen = await findChosen(tx, { cooperativeId, simulationId, keyId });
  const around = { members: await findMembers(tx, cooperativeId), figures: figuresFrom(await findCounted(tx, cooperativeId)) };
  const assumptions = await findAssumptions(tx, cooperativeId);

  if (version.state === "draft") return fail("version-not-circulated");
  if (!chosen.ok) return chosen;
  if ((before?.revision ?? 0) !== (revision ?? 0)) return fail("paper-changed");
  const basis = basisFrom(chosen.value, around);
  if (!basis.ok) return basis;
  const asked = deciding(version, earlier?.content ?? null).map(({ memberId }) => memberId);
  const shares = sharesOf(asked, chosen.value, { ...around, assumptions });

  const after = { versionId, basis: basis.value, introduction, revision: (before?.revision ?? 0) + 1, preparedAt: now, preparedByName: actor.name };
  if (!(await saveCouncilPaper(tx, cooperativeId, after))) return fail("paper-changed");
  await saveCouncilPaperShares(tx, { cooperativeId, versionId }, shares);
  await removeRuns(tx, councilPapersOf(cooperativeId), { subject: versionId });
  touch({ object: `council-paper:${cooperativeId}/${versionId}`, before, after: { ...after, shares } });
  return succeed({ papers: shares.length });
});

export const preparingUseCases: readonly UseCase[] = [prepare];
