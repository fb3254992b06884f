/** The cooperative's preparation at a glance. */
import { memberId as memberKey } from "#kernel/ids";
import { succeed } from "#kernel/result";
import { implement, type UseCase } from "#platform/usecase";
import { dayIn } from "#topics/members/rules/members";
import { effectiveClass, shows } from "#topics/visibility/rules";
import { findChoices } from "#topics/visibility/store";
import { facts as factsOf } from "#topics/emergency/registers/model";
import { concernOf } from "#topics/emergency/pack/rules";
import { readRollUp } from "./contract.ts";
import { dependenciesOf, sharesOf } from "./rules.ts";
import { findAllPacks, findAllStandings, findProviders } from "./store.ts";

const rollUp = implement(readRollUp, async ({ tx, actor, now }, { cooperativeId }) => {
  const day = dayIn(now);
  const choices = await findChoices(tx, { cooperativeId, day });
  const [standings, packs, providers] = [await findAllStandings(tx, cooperativeId), await findAllPacks(tx, cooperativeId), await findProviders(tx, cooperativeId)];

  // Who looks for one member only sees that one.
  const reached = choices.filter(({ memberId }) => actor.members === "all" || actor.members.some((own) => own === memberId));
  const held = reached.map((one) => ({ ...one, dataClass: effectiveClass(one) }));
  const shown = held.filter(({ dataClass }) => shows(dataClass, "status"));
  const members = shown.map(({ memberId, memberName }) => {
    const [own, pack] = [standings.get(memberId) ?? [], packs.get(memberId) ?? null];
    const exercises = own.find(({ register }) => register === "exercises");
    const entries = own.reduce((sum, one) => sum + one.entries, 0);
    const dates = { printedOn: pack?.printedOn ?? null, heldOn: exercises?.heldOn ?? null, plannedOn: exercises?.plannedOn ?? null };
    return { memberId: memberKey.parse(memberId), memberName, shares: sharesOf(own), entries, concern: concernOf(pack, day), ...dates };
  });
  const names = new Map(choices.map(({ memberId, memberName }) => [memberId, memberName]));
  const reliances = providers.map(({ memberId, facts }) => {
    const told = factsOf.parse(facts);
    return { memberId, memberName: names.get(memberId) ?? "", provider: told["name"] ?? "", stops: told["stops"] ?? told["services"] ?? "" };
  });
  const detailed = held.filter(({ dataClass }) => shows(dataClass, "detail")).length;
  return succeed({ members, hidden: held.length - shown.length, dependencies: dependenciesOf(reliances), detailed });
});

/** What the cooperative sees of preparation. */
export const rollUpUseCases: readonly UseCase[] = [rollUp];
