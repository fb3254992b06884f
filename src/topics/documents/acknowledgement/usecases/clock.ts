/** What happens by the clock: reminders, the week's figures, and forgetting. */
import { reminderDayOf } from "#kernel/days";
import { succeed } from "#kernel/result";
import { post, type Letter } from "#platform/mail";
import { newId } from "#platform/ids";
import { implement, type UseCase } from "#platform/usecase";
import { choose } from "#ui/words";
import { dayIn } from "#topics/members/rules/members";
import { findCooperative } from "#topics/members/store/members";
import { findHolders, type Holder } from "#topics/members/store/people";
import { remindReadingDue, takeReadingFigures } from "../contract.ts";
import { keptDays, reminderDays, type Acknowledgement, type ReadingFigure } from "../model.ts";
import { figuresFor } from "../rules/figures.ts";
import { findAcknowledgements, findReadingDepartments, insertReminders } from "../store/acknowledgements.ts";
import { findCounts, findFigures, insertFigures } from "../store/figures.ts";
import { removeSlipsClosedBefore } from "../store/slips.ts";
import { de } from "../words.de.ts";
import { en } from "../words.en.ts";

type Occasion = { readonly origin: string; readonly from: string; readonly at: Date };

/** One letter a coordinator with all that is due in their house. */
function letterTo(holder: Holder, due: readonly Acknowledgement[], { origin, from, at }: Occasion): Letter {
  const { reminder } = choose({ de, en }, holder.language);
  const documents = due.map(({ id, memberId, title, dueOn }) => ({ title, dueOn, address: `${origin}/mitglied/${memberId}/kenntnisnahmen/${id}` }));
  return {
    cooperativeId: due[0]?.cooperativeId ?? null,
    memberId: holder.memberId,
    recipientPersonId: holder.id,
    recipient: holder.email,
    issuedBy: null,
    kind: "acknowledgement-reminder",
    subject: reminder.subject(documents.length),
    body: reminder.body({ name: holder.name, from, documents }),
    at,
  };
}

const remindDue = implement(remindReadingDue, async ({ tx, now, means, touch }, { cooperativeId }) => {
  const today = dayIn(now);
  const open = (await findAcknowledgements(tx, { cooperativeId })).filter(({ state, documentState }) => state === "open" && documentState !== "withdrawn");

  const planned = open.flatMap(({ id, memberId, dueOn }) => {
    const plannedDay = reminderDayOf({ dueOn, reminderDays }, today);
    return plannedDay === null ? [] : [{ memberId, acknowledgementId: id, id: newId(now), plannedDay }];
  });

  const reminded = await insertReminders(tx, cooperativeId, { planned, at: now });
  const due = open.filter(({ id }) => reminded.has(id));
  const members = [...new Set(due.map(({ memberId }) => memberId))];
  const holders = await findHolders(tx, { cooperativeId, day: today, members, roles: ["coordinator"] });
  const from = (await findCooperative(tx, cooperativeId))?.officeName ?? "";
  const letters = holders.map((holder) =>
    letterTo(
      holder,
      due.filter(({ memberId }) => memberId === holder.memberId),
      { origin: means.origin, from, at: now },
    ),
  );
  await post(tx, letters);
  touch({ object: `cooperative:${cooperativeId}`, after: { letters: letters.length } });
  return succeed({ letters: letters.length });
});

/** Figures are taken as long as something can still change: until what was confirmed is forgotten. */
const takeFigures = implement(takeReadingFigures, async ({ tx, now, touch }, { cooperativeId }) => {
  const publishedOn = dayIn(now);
  const forgottenBefore = new Date(now.getTime() - keptDays * 86_400_000);
  const counted = (await findAcknowledgements(tx, { cooperativeId })).filter(({ closedAt }) => closedAt === null || closedAt > forgottenBefore);
  const earlier = Map.groupBy(await findFigures(tx, { cooperativeId }), ({ acknowledgementId }) => acknowledgementId);

  const figures: ReadingFigure[] = [];
  for (const { id: acknowledgementId, memberId } of counted) {
    const place = { memberId, acknowledgementId };
    const [departments, counts] = [await findReadingDepartments(tx, place), await findCounts(tx, place)];
    figures.push(...figuresFor(departments, counts, earlier.get(acknowledgementId) ?? []).map((one) => ({ ...one, ...place, publishedOn })));
  }

  const published = await insertFigures(tx, cooperativeId, figures);
  const forgotten = await removeSlipsClosedBefore(tx, cooperativeId, forgottenBefore);
  touch({ object: `cooperative:${cooperativeId}`, after: { published, forgotten } });
  return succeed({ published, forgotten });
});

export const clockUseCases: readonly UseCase[] = [remindDue, takeFigures];
