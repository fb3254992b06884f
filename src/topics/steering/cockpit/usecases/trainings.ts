/** What trainings and the calendar of awareness ask, as lines of a worklist. */
import { findOnce, type Tx } from "#platform/db/transact";
import type { Alike, Waiting } from "../model.ts";
import { isThemeWeek, soonDays, type Slice } from "../rules.ts";
import { findLowTrainings, findOpenTrainings, type LowTraining } from "../store/trainings.ts";
import type { Reach } from "../store/work.ts";

const bare = { section: null, roundId: null, count: 1, dueOn: null, since: null, remark: "" } as const;

type Town = Pick<Waiting, "memberId" | "memberName">;

/** In the first week of a month every coordination is told of its theme. */
export const themeLines = (towns: readonly Town[], day: string): Waiting[] =>
  isThemeWeek(day)
    ? towns.map(({ memberId, memberName }) => ({ ...bare, reason: "theme-due" as const, memberId, memberName, campaignId: null, campaignTitle: "", objectId: null }))
    : [];

/** What trainings ask of the coordinations the actor reaches. */
export async function ownTrainings(tx: Tx, reach: Reach): Promise<Waiting[]> {
  const rows = await findOpenTrainings(tx, reach, soonDays);
  return rows.map(({ campaignId, title, ...row }) => ({ ...bare, ...row, campaignId: null, campaignTitle: title, objectId: campaignId }));
}

/** Asked for by the frame, the piles and every slice of a page: found once. */
const lowOf = (tx: Tx, reach: Reach): Promise<LowTraining[]> => findOnce(tx, `low trainings of ${reach.cooperativeId} ${reach.day}`, () => findLowTrainings(tx, reach, soonDays));

/** Trainings of the cooperative that end on the same day wait alike. */
export async function countLowTrainings(tx: Tx, reach: Reach): Promise<Alike[]> {
  const byDay = Map.groupBy(await lowOf(tx, reach), ({ dueOn }) => dueOn);
  return [...byDay].map(([dueOn, { length }]) => ({ kind: "training-low", state: null, dueOn, idleDays: null, count: length }));
}

/** A stretch of one pile of them. */
export async function lowTrainings(tx: Tx, reach: Reach, { pile, offset, limit }: Slice): Promise<Waiting[]> {
  const rows = (await lowOf(tx, reach)).filter(({ dueOn }) => dueOn === pile.dueOn).slice(offset, offset + limit);
  return rows.map(({ campaignId, title, dueOn, completed }) => ({
    ...bare,
    reason: "training-low",
    memberId: null,
    memberName: "",
    campaignId: null,
    campaignTitle: title,
    objectId: campaignId,
    count: completed,
    dueOn,
  }));
}
