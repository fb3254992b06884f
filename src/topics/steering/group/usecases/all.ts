/** The page of the steering group, and what the office makes public of it. */
import { fail, succeed } from "#kernel/result";
import { claim } from "#platform/db/transact";
import { implement, type UseCase } from "#platform/usecase";
import { daysOf, dueDays } from "#topics/costs/grants/rules";
import { findGrants } from "#topics/costs/grants/store";
import { findPositions } from "#topics/costs/plans/store";
import { dayIn } from "#topics/members/rules/members";
import { findCooperative } from "#topics/members/store/members";
import { appointmentsOf, dueAppointments } from "#topics/procurement/contracts/rules";
import { findCentralContracts } from "#topics/procurement/contracts/store/contracts";
import { readGroup, releaseFigure, showPublicFigures, withdrawFigure } from "../contract.ts";
import { publicFigures, type ReleasedFigure } from "../model.ts";
import { decisionsOf, moneyOf, yearsOf } from "../rules.ts";
import { countComparing, findReleased, removeReleasedFigure, saveReleasedFigure } from "../store.ts";
import { findAgreement, findToday, findWhole } from "./finding.ts";

const inOrder = (released: readonly ReleasedFigure[]): ReleasedFigure[] => released.toSorted((a, b) => publicFigures.indexOf(a.figure) - publicFigures.indexOf(b.figure));

const group = implement(readGroup, async ({ tx, now }, { cooperativeId }) => {
  const place = { cooperativeId, now, today: dayIn(now) };
  const cooperative = await findCooperative(tx, cooperativeId);
  if (!cooperative) return fail("cooperative-unknown");
  const [agreement, whole] = [await findAgreement(tx, place), await findWhole(tx, place)];
  const [positions, grants] = [await findPositions(tx, cooperativeId), await findGrants(tx, cooperativeId)];
  const [contracts, comparing] = [await findCentralContracts(tx, cooperativeId), await countComparing(tx, cooperativeId)];
  const [today, released] = [await findToday(tx, place, whole), inOrder(await findReleased(tx, cooperativeId))];

  const { people, levies, savedThousandths } = whole;
  const decisions = decisionsOf({
    today: place.today,
    agreement,
    years: yearsOf(positions, levies),
    savedThousandths,
    comparing,
    evidence: dueDays(daysOf(grants), place.today).filter(({ kind }) => kind !== "instalment"),
    contracts: dueAppointments(appointmentsOf({ contracts, suppliers: [] }, place.today), place.today),
  });
  const money = moneyOf(Number(place.today.slice(0, 4)), { positions, levies, grants, savedThousandths });
  return succeed({ cooperativeName: cooperative.name, publicPage: cooperative.publicPage, members: people.members, agreement, money, decisions, today, released });
});

const release = implement(releaseFigure, async ({ tx, actor, now, touch }, { cooperativeId, figure }) => {
  const place = { cooperativeId, now, today: dayIn(now) };
  const today = (await findToday(tx, place, await findWhole(tx, place))).find((one) => one.figure === figure);
  if (!today) return fail("figure-not-known");
  const before = (await findReleased(tx, cooperativeId)).find((one) => one.figure === figure);

  const after = { ...today, statedOn: place.today, releasedByName: actor.name };
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
