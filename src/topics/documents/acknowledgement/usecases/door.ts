/** At the door with a code: the document opens and is confirmed. No session, no cookie, and nothing that tells what a code has done. */
import type { Session } from "#kernel/operation";
import { answerOnly, succeed } from "#kernel/result";
import { claim, type Tx } from "#platform/db/transact";
import { markOfCode } from "#platform/slips";
import { implement, type Means, type UseCase } from "#platform/usecase";
import { dayIn } from "#topics/members/rules/members";
import { letterName } from "#topics/members/rules/naming";
import { confirmReading, openWithSlip } from "../contract.ts";
import { acknowledgementSlip } from "../model.ts";
import { refusalOf } from "../rules/starting.ts";
import { findClaimedSlip, insertConfirmation } from "../store/slips.ts";

/** The slip of a code, and why it opens nothing today. */
async function findAtDoor({ tx, now, means, touch }: Session<Tx, Means>, code: string) {
  const codeHash = markOfCode(means.secrets, acknowledgementSlip, code);
  await claim(tx, codeHash);
  // The trail says that somebody came, not with which slip.
  touch({ object: "acknowledgement" });
  const slip = await findClaimedSlip(tx, codeHash);
  return { slip, reason: refusalOf(slip, dayIn(now)) };
}

const open = implement(openWithSlip, async (session, { code }) => {
  const { slip, reason } = await findAtDoor(session, code);
  if (!slip || reason !== null) return answerOnly({ stage: "refused" as const, reason: reason ?? ("code-wrong" as const) });
  const { title, number, member, dueOn, note, inForceOn, text } = slip;
  return succeed({ stage: "complete" as const, code, title, number, memberName: letterName(member), dueOn, note, inForceOn, text });
});

const confirm = implement(confirmReading, async (session, { code }) => {
  const { slip, reason } = await findAtDoor(session, code);
  if (!slip || reason !== null) return answerOnly({ stage: "refused" as const, reason: reason ?? ("code-wrong" as const) });

  await insertConfirmation(session.tx, slip, dayIn(session.now));
  return succeed({ stage: "complete" as const, title: slip.title, number: slip.number });
});

export const doorUseCases: readonly UseCase[] = [open, confirm];
