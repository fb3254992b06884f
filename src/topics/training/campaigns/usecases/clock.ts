/** What happens by the clock: reminders, the week's figures, and forgetting. */
import { reminderDayOf } from "#kernel/days";
import { succeed } from "#kernel/result";
import { newId } from "#platform/ids";
import { implement, type UseCase } from "#platform/usecase";
import { dayIn } from "#topics/members/rules/members";
import { remindTrainingDue, takeTrainingFigures } from "../contract.ts";
import { keptDays, type TrainingFigure } from "../model.ts";
import { figuresFor } from "../rules/figures.ts";
import { findDepartments, findTrainings } from "../store/campaigns.ts";
import { findCounts, findFigures, insertFigures, removeNamesClosedBefore } from "../store/figures.ts";
import { insertReminders, removeSlipsClosedBefore } from "../store/slips.ts";
import { tell } from "./issuing.ts";

const dayLength = 86_400_000;

const remindDue = implement(remindTrainingDue, async (session, { cooperativeId }) => {
  const { tx, now, touch } = session;
  const today = dayIn(now);
  const campaigns = (await findTrainings(tx, cooperativeId)).filter(({ state, opensOn }) => state === "open" && opensOn <= today);

  let letters = 0;
  for (const campaign of campaigns) {
    const plannedDay = reminderDayOf(campaign, today);
    if (plannedDay === null) continue;
    const members = new Set((await findDepartments(tx, { cooperativeId, campaignId: campaign.id })).map(({ memberId }) => memberId));
    const due = await insertReminders(
      tx,
      [...members].map((memberId) => ({ cooperativeId, memberId, campaignId: campaign.id, id: newId(now), plannedDay })),
      now,
    );
    letters += await tell(session, campaign, { members: due, kind: "training-reminder" });
  }
  touch({ object: `cooperative:${cooperativeId}`, after: { letters } });
  return succeed({ letters });
});

/** Figures are taken as long as something can still change: until what was learned is forgotten. */
const takeFigures = implement(takeTrainingFigures, async ({ tx, now, touch }, { cooperativeId }) => {
  const today = dayIn(now);
  const forgottenBefore = new Date(now.getTime() - keptDays * dayLength);
  const counted = (await findTrainings(tx, cooperativeId)).filter(({ closedAt }) => closedAt === null || closedAt > forgottenBefore);

  const figures: TrainingFigure[] = [];
  for (const { id: campaignId } of counted) {
    const place = { cooperativeId, campaignId };
    const [departments, counts, earlier] = [await findDepartments(tx, place), await findCounts(tx, place), await findFigures(tx, place)];
    for (const [memberId, own] of Map.groupBy(departments, (one) => one.memberId)) {
      const known = earlier.filter((one) => one.memberId === memberId);
      figures.push(...figuresFor(own, counts, known).map((one) => ({ ...one, memberId, campaignId, publishedOn: today })));
    }
  }

  const published = await insertFigures(tx, cooperativeId, figures);
  await removeNamesClosedBefore(tx, cooperativeId, forgottenBefore);
  const forgotten = await removeSlipsClosedBefore(tx, cooperativeId, forgottenBefore);
  touch({ object: `cooperative:${cooperativeId}`, after: { published } });
  return succeed({ published, forgotten });
});

export const clockUseCases: readonly UseCase[] = [remindDue, takeFigures];
