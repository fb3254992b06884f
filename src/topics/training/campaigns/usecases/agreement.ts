/** Whether a member keeps names: its management says so with the basis; everybody who watches sees the history. */
import { cooperativeOf } from "#kernel/ids";
import { fail, succeed } from "#kernel/result";
import { newId } from "#platform/ids";
import { implement, type UseCase } from "#platform/usecase";
import { dayIn } from "#topics/members/rules/members";
import { findMember } from "#topics/members/store/members";
import { chooseAgreement, readAgreement } from "../contract.ts";
import { sumOf } from "../rules/figures.ts";
import { findAgreements, findNamesAllowed, insertAgreement } from "../store/agreements.ts";
import { findDepartments, findTrainings } from "../store/campaigns.ts";
import { findFigures, removeNamesOf } from "../store/figures.ts";

const read = implement(readAgreement, async ({ tx }, { memberId }) => {
  const cooperativeId = cooperativeOf(memberId);
  const [member, history, campaigns] = [await findMember(tx, memberId), await findAgreements(tx, memberId), await findTrainings(tx, cooperativeId)];
  const [departments, figures] = [await findDepartments(tx, { cooperativeId, memberId }), await findFigures(tx, { cooperativeId, memberId })];

  const slips = Map.groupBy(departments, ({ campaignId }) => campaignId);
  return succeed({
    memberName: member?.name ?? "",
    names: history[0]?.names ?? false,
    history,
    campaigns: campaigns.flatMap(({ id, title, state }) => {
      const own = slips.get(id);
      if (!own) return [];
      return [{ id, title, state, slips: own.reduce((sum, one) => sum + one.slips, 0), sum: sumOf(figures.filter(({ campaignId }) => campaignId === id)) }];
    }),
  });
});

const choose = implement(chooseAgreement, async ({ tx, actor, now, touch }, { memberId, names, basis, agreedOn }) => {
  const stands = await findNamesAllowed(tx, memberId);

  const wanted = names === "yes";
  if (agreedOn > dayIn(now)) return fail("agreement-in-future");
  if (wanted === stands) return fail("agreement-stands");

  await insertAgreement(tx, memberId, { id: newId(now), names: wanted, basis, agreedOn, setAt: now, setByName: actor.name });
  const deleted = wanted ? 0 : await removeNamesOf(tx, memberId);
  touch({ object: `training-agreement:${memberId}`, before: { names: stands }, after: { names: wanted, basis, agreedOn, deleted } });
  return succeed({ names: wanted, deleted });
});

export const agreementUseCases: readonly UseCase[] = [read, choose];
