/** The clock at the door: operations performed by schedule, for every cooperative or the installation, and the post. */
import type { CooperativeId } from "#kernel/ids";
import type { Principal } from "#kernel/operation";
import type { Db } from "#platform/db/open";
import { clockActor, deliverMail, tidy, type MailConfig } from "#platform/delivery";
import type { ScheduledJob } from "#platform/jobs";
import { perform, type House, type Outcome } from "./perform.ts";

/** An operation and when it is due (cron, Europe/Berlin). */
export type Appointment = { readonly operation: string; readonly cron: string; readonly scope: "cooperative" | "installation" };

export type Schedule = {
  readonly appointments: readonly Appointment[];
  readonly cooperatives: (db: Db) => Promise<readonly CooperativeId[]>;
};

/** The clock as a principal: the role `job` in one cooperative, or in the installation. */
const clockIn = (cooperativeId: CooperativeId | null): Principal => ({
  personId: null,
  name: clockActor.name,
  assignments: [{ role: "job", cooperativeId, memberId: null }],
  delegationId: null,
  credential: null,
  language: "de",
});

/** Much work is done in portions, each a transaction of its own: an answer with something `left` asks for the next. */
const hasLeft = (outcome: Outcome): boolean =>
  outcome.status === "done" && typeof outcome.value === "object" && outcome.value !== null && Number(Reflect.get(outcome.value, "left") ?? 0) > 0;

/** Performs one appointment everywhere it is due; a refusal is reported and does not keep the others waiting. */
export async function keepAppointment(house: House, schedule: Schedule, { operation, scope }: Appointment): Promise<void> {
  const places = scope === "installation" ? [null] : await schedule.cooperatives(house.db);
  const refused: string[] = [];
  for (const cooperativeId of places) {
    const act = () => perform(house, operation, cooperativeId ? { cooperativeId } : {}, { principal: clockIn(cooperativeId), door: "job" });
    let outcome = await act();
    while (hasLeft(outcome)) outcome = await act();
    if (outcome.status !== "done") refused.push(`${cooperativeId ?? "installation"}: ${JSON.stringify(outcome)}`);
  }
  if (refused.length > 0) throw new Error(`${operation} – ${refused.join("; ")}`);
}

/** Everything that happens by itself. */
export const scheduledJobs = (house: House, schedule: Schedule, mail: MailConfig): ScheduledJob[] => [
  ...schedule.appointments.map((appointment) => ({
    name: appointment.operation,
    cron: appointment.cron,
    run: () => keepAppointment(house, schedule, appointment),
  })),
  { name: "mail.deliver", cron: "* * * * *", run: async () => void (await deliverMail(house.db, mail, house.clock.now)) },
  { name: "platform.tidy", cron: "30 3 * * *", run: () => tidy(house.db, house.clock.now()) },
];
