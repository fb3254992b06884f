/** Whether a member sees open slips: its management says so with the basis; everybody who watches sees the history. */
import { cooperativeOf } from "#kernel/ids";
import { fail, succeed } from "#kernel/result";
import { newId } from "#platform/ids";
import { implement, type UseCase } from "#platform/usecase";
import { dayIn } from "#topics/members/rules/members";
import { findMember } from "#topics/members/store/members";
import { chooseOpenSlips, readOpenSlipsAgreement } from "../contract.ts";
import { findAcknowledgements } from "../store/acknowledgements.ts";
import { findAgreements, findFigures, findOpenSlipsAllowed, insertAgreement } from "../store/figures.ts";
import { entryOf } from "./reading.ts";

const read = implement(readOpenSlipsAgreement, async ({ tx }, { memberId }) => {
  const place = { cooperativeId: cooperativeOf(memberId), memberId };
  const [member, history] = [await findMember(tx, memberId), await findAgreements(tx, memberId)];
  const [acknowledgements, figures] = [await findAcknowledgements(tx, place), await findFigures(tx, place)];

  return succeed({ memberName: member?.name ?? "", openSlips: history[0]?.openSlips ?? false, history, acknowledgements: acknowledgements.map((one) => entryOf(one, figures)) });
});

const choose = implement(chooseOpenSlips, async ({ tx, actor, now, touch }, { memberId, openSlips, basis, agreedOn }) => {
  const stands = await findOpenSlipsAllowed(tx, memberId);

  const wanted = openSlips === "yes";
  if (agreedOn > dayIn(now)) return fail("agreement-in-future");
  if (wanted === stands) return fail("agreement-stands");

  await insertAgreement(tx, memberId, { id: newId(now), openSlips: wanted, basis, agreedOn, setAt: now, setByName: actor.name });
  touch({ object: `acknowledgement-agreement:${memberId}`, before: { openSlips: stands }, after: { openSlips: wanted, basis, agreedOn } });
  return succeed({ openSlips: wanted });
});

export const agreementUseCases: readonly UseCase[] = [read, choose];
