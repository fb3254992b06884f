/** What happens by the clock: the office is reminded of days that come near. */
import { succeed } from "#kernel/result";
import { post } from "#platform/mail";
import { implement, type UseCase } from "#platform/usecase";
import { choose } from "#ui/words";
import { dayIn } from "#topics/members/rules/members";
import { findHolders } from "#topics/members/store/people";
import { remindGrants } from "../contract.ts";
import { daysOf, isRemindedOn } from "../rules.ts";
import { findGrants } from "../store.ts";
import { de } from "../words.de.ts";
import { en } from "../words.en.ts";

const remind = implement(remindGrants, async ({ tx, now, means, touch }, { cooperativeId }) => {
  const today = dayIn(now);
  const due = daysOf(await findGrants(tx, cooperativeId)).filter((one) => isRemindedOn(one, today));
  const holders = due.length === 0 ? [] : await findHolders(tx, { cooperativeId, day: today, roles: ["office"] });

  const letters = holders.flatMap((holder) =>
    due.map(({ kind, day, grantId, title }) => {
      const words = choose({ de, en }, holder.language);
      const given = { name: holder.name, what: words.days[kind], title, day, address: `${means.origin}/verbund/${cooperativeId}/kosten/foerderungen/${grantId}` };
      const to = { cooperativeId, memberId: null, recipientPersonId: holder.id, recipient: holder.email, issuedBy: null };
      return { ...to, kind: "grant-due", subject: words.letter.subject(given), body: words.letter.body(given), at: now };
    }),
  );
  await post(tx, letters);
  touch({ object: `cooperative:${cooperativeId}`, after: { letters: letters.length } });
  return succeed({ letters: letters.length });
});

export const clockUseCases: readonly UseCase[] = [remind];
