/** The page of the steering group, and what the office makes public of it. */
import { fail, succeed } from "#kernel/result";
import { claim, type Tx } from "#platform/db/transact";
import { implement, type UseCase } from "#platform/usecase";
import { daysOf, dueDays } from "#topics/costs/grants/rules";
import { findGrants } from "#topics/costs/grants/store";
import { findPositions } from "#topics/costs/plans/store";
import { findLevies } from "#topics/costs/settlement/store";
import { dayIn } from "#topics/members/rules/members";
import { findCooperative } from "#topics/members/store/members";
import { appointmentsOf, dueAppointments } from "#topics/procurement/contracts/rules";
import { findContracts } from "#topics/procurement/contracts/store/contracts";
import { readGroup, releaseFigure, showPublicFigures, withdrawFigure } from "../contract.ts";
import { publicFigures, type GroupFacts, type ReleasedFigure } from "../model.ts";
import { decisionsOf } from "../rules.ts";
import { countComparing, findPeople, findReleased, removeReleasedFigure, saveReleasedFigure } from "../store.ts";
import { findAgreement, findMoney, findToday, type Place } from "./finding.ts";

const inOrder = (released: readonly ReleasedFigure[]): ReleasedFigure[] => released.toSorted((a, b) => publicFigures.indexOf(a.figure) - publicFigures.indexOf(b.figure));

/** What was planned, levied and settled, year by year. */
async function findYears(tx: Tx, { cooperativeId }: Place): Promise<GroupFacts["years"]> {
  const [positions, levies] = [await findPositions(tx, cooperativeId), await findLevies(tx, cooperativeId)];
  return [...Map.groupBy(positions, ({ year }) => year)].map(([year, of]) => {
    const levy = levies.find((one) => one.year === year);
    const has = (stage: string) => of.some((one) => one.stage === stage);
    return { year, hasPlan: has("plan"), hasActual: has("actual"), isLevied: levy !== undefined, isSettled: (levy?.settledAt ?? null) !== null };
  });
}

const group = implement(readGroup, async ({ tx, now }, { cooperativeId }) => {
  const place = { cooperativeId, now, today: dayIn(now) };
  const cooperative = await findCooperative(tx, cooperativeId);
  if (!cooperative) return fail("cooperative-unknown");
  const [agreement, money, people] = [await findAgreement(tx, place), await findMoney(tx, place), await findPeople(tx, cooperativeId, place.today)];
  const own = (await findContracts(tx, cooperativeId)).filter(({ memberId }) => memberId === null);
  const owed = dueDays(daysOf(await findGrants(tx, cooperativeId)), place.today).filter(({ kind }) => kind !== "instalment");

  const decisions = decisionsOf({
    today: place.today,
    agreement,
    years: await findYears(tx, place),
    savedThousandths: money.savedThousandths,
    comparing: await countComparing(tx, cooperativeId),
    evidence: owed,
    contracts: dueAppointments(appointmentsOf({ contracts: own, suppliers: [] }, place.today), place.today),
  });
  const [today, released] = [await findToday(tx, place), inOrder(await findReleased(tx, cooperativeId))];
  return succeed({ cooperativeName: cooperative.name, publicPage: cooperative.publicPage, members: people.members, agreement, money, decisions, today, released });
});

const release = implement(releaseFigure, async ({ tx, actor, now, touch }, { cooperativeId, figure }) => {
  const today = (await findToday(tx, { cooperativeId, now, today: dayIn(now) })).find((one) => one.figure === figure);
  if (!today) return fail("figure-not-known");
  const before = (await findReleased(tx, cooperativeId)).find((one) => one.figure === figure);

  const after = { ...today, statedOn: dayIn(now), releasedByName: actor.name };
  await saveReleasedFigure(tx, cooperativeId, after, now);
  touch({ object: `released-figure:${cooperativeId}/${figure}`, before, after });
  return succeed(after);
});

const withdraw = implement(withdrawFigure, async ({ tx, touch }, { cooperativeId, figure }) => {
  if (!(await removeReleasedFigure(tx, cooperativeId, figure))) return fail("figure-not-released");

  touch({ object: `released-figure:${cooperativeId}/${figure}`, after: "withdrawn" });
  return succeed({ withdrawn: true });
});

const shown = implement(showPublicFigures, async ({ tx }, { cooperativeId }) => {
  await claim(tx, cooperativeId);
  return succeed(inOrder(await findReleased(tx, cooperativeId)));
});

/** What is done with the page of the steering group. */
export const groupUseCases: readonly UseCase[] = [group, release, withdraw, shown];
