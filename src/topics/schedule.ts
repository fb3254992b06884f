/** The appointments of all topics with the clock. */
import type { CooperativeId } from "#kernel/ids";
import type { Db } from "#platform/db/open";
import { transactAs } from "#platform/db/transact";
import { clockActor } from "#platform/delivery";
import { findCooperatives } from "./members/store/members.ts";

/** What happens by the clock: reminders in the morning, the digest on Mondays, cleaning up at night. */
export const schedule = {
  appointments: [
    { operation: "campaign.remind-due", cron: "0 8 * * 1-5", scope: "cooperative" },
    { operation: "measure.remind-due", cron: "30 7 * * 1-5", scope: "cooperative" },
    { operation: "check.remind-due", cron: "10 8 * * 1-5", scope: "cooperative" },
    { operation: "document.remind-due", cron: "20 8 * * 1-5", scope: "cooperative" },
    { operation: "resolution.remind-due", cron: "40 8 * * 1-5", scope: "cooperative" },
    { operation: "agreement-entry.tell", cron: "50 8 * * *", scope: "cooperative" },
    { operation: "grant.remind-due", cron: "45 8 * * 1-5", scope: "cooperative" },
    { operation: "cost-charge.next-statements", prints: "cost-charge.keep-statements", cron: "* * * * *", scope: "cooperative" },
    { operation: "council-paper.next-print", prints: "council-paper.keep-print", cron: "* * * * *", scope: "cooperative" },
    { operation: "acknowledgement.remind-due", cron: "25 8 * * 1-5", scope: "cooperative" },
    { operation: "acknowledgement.take-figures", cron: "10 5 * * 1", scope: "cooperative" },
    { operation: "check.take-standing", cron: "0 4 1 * *", scope: "cooperative" },
    { operation: "steering.take-quartiles", cron: "30 4 1 * *", scope: "cooperative" },
    { operation: "steering.send-digests", cron: "0 7 * * 1", scope: "cooperative" },
    { operation: "training.remind-due", cron: "20 8 * * 1-5", scope: "cooperative" },
    // On Mondays before anybody works: first forgetting, then the figures of the week.
    { operation: "learning.forget", cron: "30 4 * * 1", scope: "cooperative" },
    { operation: "training.take-figures", cron: "0 5 * * 1", scope: "cooperative" },
    { operation: "emergency.build-packs", cron: "17 * * * *", scope: "cooperative" },
    { operation: "departure.carry-out", cron: "40 3 * * *", scope: "cooperative" },
    { operation: "account.sweep", cron: "15 3 * * *", scope: "installation" },
  ],
  cooperatives: (db: Db): Promise<readonly CooperativeId[]> =>
    transactAs(db, clockActor, "read", async (tx) => ({ keep: false, value: (await findCooperatives(tx)).map(({ id }) => id) })),
} as const;
