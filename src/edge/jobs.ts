/** The clock at the door: operations performed by schedule, for every cooperative or the installation, and the post. */
import { z } from "zod";
import type { CooperativeId } from "#kernel/ids";
import type { Principal } from "#kernel/operation";
import { paperFormats, type Paper } from "#kernel/paper";
import type { Db } from "#platform/db/open";
import { clockActor, deliverMail, tidy, type MailConfig } from "#platform/delivery";
import { renderPaper } from "#platform/documents/documents";
import type { ScheduledJob } from "#platform/jobs";
import { tidyFiles } from "#platform/tidying";
import { perform, type House, type Outcome } from "./perform.ts";

/** An operation and when it is due (cron, Europe/Berlin). */
export type Appointment = {
  readonly operation: string;
  readonly cron: string;
  readonly scope: "cooperative" | "installation";
  /** The operation names papers; they are printed when its transaction is over, and this one keeps them, until none are named. */
  readonly prints?: string;
};

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

/** What an operation names to be printed, and for what. */
const namedPapers = z.object({
  context: z.record(z.string(), z.unknown()).nullable(),
  papers: z.array(z.object({ number: z.int(), name: z.string(), format: z.enum(paperFormats), paper: z.custom<Paper>() })),
});

type Acting = { readonly house: House; readonly cooperativeId: CooperativeId; readonly prints: string };

/** Prints what was named, between two transactions: nobody waits for the press but who asked for it. Null where nothing was named. */
async function printNamed({ house, cooperativeId, prints }: Acting, outcome: Outcome): Promise<Outcome | null> {
  const named = outcome.status === "done" ? namedPapers.parse(outcome.value) : { context: null, papers: [] };
  if (named.papers.length === 0) return null;
  const files = [];
  for (const { number, name, format, paper } of named.papers) files.push({ number, name, bytes: await renderPaper(paper, format) });
  return perform(house, prints, { cooperativeId, ...named.context, files }, { principal: clockIn(cooperativeId), door: "job" });
}

/** Prints until nothing is named any more, or something was refused. */
async function printAll(acting: Acting, outcome: Outcome, act: () => Promise<Outcome>): Promise<Outcome> {
  const kept = await printNamed(acting, outcome);
  if (!kept) return outcome;
  return kept.status === "done" ? printAll(acting, await act(), act) : kept;
}

/** Performs one appointment everywhere it is due; a refusal is reported and does not keep the others waiting. */
export async function keepAppointment(house: House, schedule: Schedule, { operation, scope, prints }: Appointment): Promise<void> {
  const places = scope === "installation" ? [null] : await schedule.cooperatives(house.db);
  const refused: string[] = [];
  for (const cooperativeId of places) {
    const act = () => perform(house, operation, cooperativeId ? { cooperativeId } : {}, { principal: clockIn(cooperativeId), door: "job" });
    let outcome = await act();
    while (hasLeft(outcome)) outcome = await act();
    if (cooperativeId && prints) outcome = await printAll({ house, cooperativeId, prints }, outcome, act);
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
  { name: "platform.tidy-files", cron: "50 3 * * *", run: async () => void (await tidyFiles(house.db, house.means.files, house.clock.now())) },
];
