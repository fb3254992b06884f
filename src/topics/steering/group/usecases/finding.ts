/** What the page and the public figures are made of: found from what the other topics keep. */
import type { CooperativeId } from "#kernel/ids";
import { keepUntilWritten } from "#platform/db/kept";
import type { Tx } from "#platform/db/transact";
import { termDatesOf } from "#topics/agreement/lifecycle/rules";
import { deciding, startOf, versionOn } from "#topics/agreement/terms/rules";
import { findSettledBefore, findVersion, findVersions } from "#topics/agreement/terms/store";
import { savingOf } from "#topics/costs/efficiency/rules";
import { findAssumptions, findChargedMembers } from "#topics/costs/efficiency/store";
import type { Levy } from "#topics/costs/settlement/model";
import { findLevies } from "#topics/costs/settlement/store";
import { indicators } from "#topics/steering/overview/model";
import { indicatorOf } from "#topics/steering/overview/rules";
import { findAskedCampaigns, findSaid } from "#topics/steering/overview/store/figures";
import type { AgreementState, FigureToday } from "../model.ts";
import { releasable } from "../rules.ts";
import { findAgreedCounts, findPeople, type People } from "../store.ts";

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

/** The saving of a year, in thousandths; found once until something is written. */
const findSaving = (tx: Tx, { cooperativeId, now }: Place, year: number): Promise<number | null> =>
  keepUntilWritten(tx, { cooperativeId, now, name: `saving ${year}` }, async () =>
    savingOf(await findAssumptions(tx, cooperativeId), await findChargedMembers(tx, { cooperativeId, year })),
  );

/** Who belongs to the whole, what was levied, and what the newest levied year saves. */
export type Whole = { readonly people: People; readonly levies: readonly Levy[]; readonly savedThousandths: number | null };

export async function findWhole(tx: Tx, place: Place): Promise<Whole> {
  const [people, levies] = [await findPeople(tx, place.cooperativeId, place.today), await findLevies(tx, place.cooperativeId)];
  return { people, levies, savedThousandths: levies[0] ? await findSaving(tx, place, levies[0].year) : null };
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
export async function findToday(tx: Tx, place: Place, { people, savedThousandths: saving }: Whole): Promise<FigureToday[]> {
  return releasable([
    { figure: "inhabitants", value: people.inhabitants, of: null },
    ...(people.signed === 0 ? [] : [{ figure: "signed" as const, value: people.signed, of: people.members }]),
    ...(saving === null ? [] : [{ figure: "saving" as const, value: saving, of: null }]),
    ...(await findIndicators(tx, place)),
  ]);
}
