/** What happens by the clock: reminders and escalation. */
import { dayPlus } from "#kernel/days";
import { succeed } from "#kernel/result";
import { newId } from "#platform/ids";
import { post, type Letter } from "#platform/mail";
import { implement, type UseCase } from "#platform/usecase";
import { dayIn } from "#topics/members/rules/members";
import { findCooperative } from "#topics/members/store/members";
import { findHolders } from "#topics/members/store/people";
import { remindMeasures } from "../contract.ts";
import type { Measure } from "../model.ts";
import { isToEscalate, isToRemind, reminderDays } from "../rules.ts";
import { findPendingDue, insertEntries, saveEscalations } from "../store/measures.ts";
import { letterTo, once } from "./letters.ts";

/** The day the furthest reminder looks at. */
const horizon = (today: string) => dayPlus(today, -Math.min(...reminderDays));

const remind = implement(remindMeasures, async ({ tx, now, means, touch }, { cooperativeId }) => {
  const today = dayIn(now);
  const pending = await findPendingDue(tx, cooperativeId, horizon(today));
  const [late, due] = [pending.filter((one) => isToEscalate(one, today)), pending.filter((one) => isToRemind(one, today))];
  const members = [...new Set([...late, ...due].map(({ memberId }) => memberId))];
  const holders = members.length === 0 ? [] : await findHolders(tx, { cooperativeId, day: today, members, roles: ["coordinator", "management"] });
  const office = (await findCooperative(tx, cooperativeId))?.officeName ?? "";

  const occasion = { origin: means.origin, from: office, issuedBy: null, at: now };
  const told = (kind: "measure-due" | "measure-escalated", measures: readonly Measure[], concerns: (one: Measure, holder: (typeof holders)[number]) => boolean): Letter[] =>
    once(holders).flatMap((holder) => {
      const own = measures.filter((one) => one.memberId === holder.memberId && concerns(one, holder));
      return own.length === 0 ? [] : [letterTo(holder, { kind, measures: own }, occasion)];
    });
  // The owner and the coordination are reminded, the management only of what it owns itself.
  const reminders = told("measure-due", due, (one, holder) => holder.role === "coordinator" || one.ownerId === holder.id);
  const escalations = told("measure-escalated", late, (_, holder) => holder.role === "management");

  await post(tx, [...reminders, ...escalations]);
  await saveEscalations(tx, cooperativeId, { measures: late, at: now });
  const entries = late.map(({ id, memberId }) => ({ id: newId(now), memberId, measureId: id, kind: "escalated" as const, state: null, text: "" }));
  await insertEntries(tx, entries, { cooperativeId, at: now, by: null, byName: office });
  touch({ object: `cooperative:${cooperativeId}`, after: { reminded: due.length, escalated: late.map(({ id }) => id) } });
  return succeed({ reminded: due.length, escalated: late.length, letters: reminders.length + escalations.length });
});

export const clockUseCases: readonly UseCase[] = [remind];
