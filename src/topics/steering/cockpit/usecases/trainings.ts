/** What trainings and the calendar of awareness ask, as lines of a worklist. */
import type { CooperativeId } from "#kernel/ids";
import { keepUntilWritten } from "#platform/db/kept";
import type { Tx } from "#platform/db/transact";
import { dayIn } from "#topics/members/rules/members";
import type { Alike, Waiting } from "../model.ts";
import { bare, isThemeWeek, soonDays, type Slice } from "../rules.ts";
import { findLowTrainings, findOpenTrainings, type LowTraining } from "../store/trainings.ts";
import type { Reach } from "../store/work.ts";

type Town = Pick<Waiting, "memberId" | "memberName">;

/** In the first week of a month every coordination is told of its theme. */
export const themeLines = (towns: readonly Town[], day: string): Waiting[] =>
  isThemeWeek(day) ? towns.map(({ memberId, memberName }) => ({ ...bare, reason: "theme-due" as const, memberId, memberName })) : [];

/** What trainings ask of the coordinations the actor reaches. */
export async function ownTrainings(tx: Tx, reach: Reach): Promise<Waiting[]> {
  const rows = await findOpenTrainings(tx, reach, soonDays);
  return rows.map(({ campaignId, title, ...row }) => ({ ...bare, ...row, campaignTitle: title, objectId: campaignId }));
}

type Place = { readonly cooperativeId: CooperativeId; readonly now: Date };

/** Asked for by the piles and by every slice of a page: found once, and anew when something is written. */
const lowOf = (tx: Tx, place: Place): Promise<LowTraining[]> =>
  keepUntilWritten(tx, { ...place, name: "low trainings" }, () => findLowTrainings(tx, { cooperativeId: place.cooperativeId, day: dayIn(place.now) }, soonDays));

/** Trainings of the cooperative that end on the same day wait alike. */
export async function countLowTrainings(tx: Tx, place: Place): Promise<Alike[]> {
  const byDay = Map.groupBy(await lowOf(tx, place), ({ dueOn }) => dueOn);
  return [...byDay].map(([dueOn, { length }]) => ({ kind: "training-low", state: null, dueOn, idleDays: null, count: length }));
}

/** A stretch of one pile of them. */
export async function lowTrainings(tx: Tx, place: Place, { pile, offset, limit }: Slice): Promise<Waiting[]> {
  const rows = (await lowOf(tx, place)).filter(({ dueOn }) => dueOn === pile.dueOn).slice(offset, offset + limit);
  return rows.map(({ campaignId, title, dueOn, completed }) => ({
    ...bare,
    reason: "training-low",
    memberId: null,
    memberName: "",
    campaignTitle: title,
    objectId: campaignId,
    count: completed,
    dueOn,
  }));
}
