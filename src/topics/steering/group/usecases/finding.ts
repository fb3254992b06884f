/** What the page and the public figures are made of: found from what the other topics keep. */
import type { CooperativeId } from "#kernel/ids";
import { keepUntilWritten } from "#platform/db/kept";
import type { Tx } from "#platform/db/transact";
import { termDatesOf } from "#topics/agreement/lifecycle/rules";
import { deciding, startOf, versionOn } from "#topics/agreement/terms/rules";
import { findSettledBefore, findVersion, findVersions } from "#topics/agreement/terms/store";
import { savingOf } from "#topics/costs/efficiency/rules";
import { findAssumptions, findBought } from "#topics/costs/efficiency/store";
import { receivedCents, usedCents } from "#topics/costs/grants/rules";
import { findGrants } from "#topics/costs/grants/store";
import { findCounted } from "#topics/costs/keys/store";
import { toShare } from "#topics/costs/plans/rules";
import { findPositions } from "#topics/costs/plans/store";
import { findCharges, findLevies } from "#topics/costs/settlement/store";
import { findMembers } from "#topics/members/store/members";
import { indicators } from "#topics/steering/overview/model";
import { indicatorOf } from "#topics/steering/overview/rules";
import { findAskedCampaigns, findSaid } from "#topics/steering/overview/store/figures";
import type { AgreementState, FigureToday, YearMoney } from "../model.ts";
import { releasable } from "../rules.ts";
import { findAgreedCounts, findPeople } from "../store.ts";

export type Place = { readonly cooperativeId: CooperativeId; readonly now: Date; readonly today: string };

/** The version the page speaks of: the one put before the councils last, else none. */
export const findAgreement = (tx: Tx, place: Place): Promise<AgreementState | null> =>
  keepUntilWritten(tx, { cooperativeId: place.cooperativeId, now: place.now, name: "agreement state" }, () => stateOf(tx, place));

async function stateOf(tx: Tx, { cooperativeId, today }: Place): Promise<AgreementState | null> {
  const versions = await findVersions(tx, cooperativeId);
  const head = versions.find(({ state }) => state !== "draft");
  const start = startOf(versions);
  if (!head) return null;
  const version = await findVersion(tx, cooperativeId, head.id);
  const before = await findSettledBefore(tx, cooperativeId, head.number);
  const inForce = versionOn(versions, today);
  const term = start === null || !inForce ? null : (await findVersion(tx, cooperativeId, inForce.id))?.content.term;
  const dates = start !== null && term ? termDatesOf(term, start, today) : null;
  return {
    versionId: head.id,
    number: head.number,
    isInForce: inForce?.id === head.id,
    inForceOn: head.inForceOn,
    endsOn: dates?.endsOn ?? null,
    lastNoticeOn: dates?.lastNoticeOn ?? null,
    parties: version ? deciding(version, before?.content ?? null).length : 0,
    ...(await findAgreedCounts(tx, cooperativeId, head.id)),
  };
}

/** The saving of the newest levied year, in thousandths; found once until something is written. */
const findSaving = (tx: Tx, { cooperativeId, now }: Place): Promise<number | null> =>
  keepUntilWritten(tx, { cooperativeId, now, name: "saving" }, async () => {
    const [newest] = await findLevies(tx, cooperativeId);
    if (!newest) return null;
    const { year } = newest;
    const [assumptions, charges] = [await findAssumptions(tx, cooperativeId), await findCharges(tx, cooperativeId, { year })];
    return savingOf({
      year,
      assumptions,
      charges,
      bought: await findBought(tx, { cooperativeId, year }),
      members: await findMembers(tx, cooperativeId),
      counted: await findCounted(tx, cooperativeId),
    });
  });

export async function findMoney(tx: Tx, place: Place): Promise<YearMoney> {
  const { cooperativeId, today } = place;
  const year = Number(today.slice(0, 4));
  const [positions, levies, grants] = [await findPositions(tx, cooperativeId, year), await findLevies(tx, cooperativeId), await findGrants(tx, cooperativeId)];

  const levy = levies.find((one) => one.year === year);
  const sum = (of: (grant: (typeof grants)[number]) => number) => grants.reduce((total, one) => total + of(one), 0);
  return {
    year,
    plan: toShare(positions, "plan"),
    actual: toShare(positions, "actual"),
    levied: levy?.plannedCents ?? null,
    isSettled: (levy?.settledAt ?? null) !== null,
    granted: sum(({ grantedCents }) => grantedCents ?? 0),
    received: sum(receivedCents),
    used: sum(usedCents),
    savedThousandths: await findSaving(tx, place),
  };
}

/** The five of the newest closed survey that asks them. */
async function findIndicators(tx: Tx, { cooperativeId, now }: Place): Promise<FigureToday[]> {
  return keepUntilWritten(tx, { cooperativeId, now, name: "public indicators" }, async () => {
    const [closed] = await findAskedCampaigns(tx, cooperativeId, true);
    if (!closed) return [];
    const said = await findSaid(tx, cooperativeId, [closed.id]);
    const points = new Map(closed.points.map((one) => [`${one.question} ${one.option}`, one.points]));
    return indicators.map((figure) => {
      const { yes, of } = indicatorOf(figure, said, points);
      return { figure, value: yes, of };
    });
  });
}

/** Everything that may be released, as it is today. */
export async function findToday(tx: Tx, place: Place): Promise<FigureToday[]> {
  const [people, saving] = [await findPeople(tx, place.cooperativeId, place.today), await findSaving(tx, place)];
  return releasable([
    { figure: "inhabitants", value: people.inhabitants, of: null },
    ...(people.signed === 0 ? [] : [{ figure: "signed" as const, value: people.signed, of: people.members }]),
    ...(saving === null ? [] : [{ figure: "saving" as const, value: saving, of: null }]),
    ...(await findIndicators(tx, place)),
  ]);
}
