/** Default, choice, and who has looked. */
import { cooperativeOf } from "#kernel/ids";
import { fail, succeed } from "#kernel/result";
import { implement, type UseCase } from "#platform/usecase";
import { dayIn } from "#topics/members/rules/members";
import { findNames } from "#topics/oversight/store/names";
import { chooseVisibility, readMemberVisibility, readVisibility, setDefault } from "./contract.ts";
import type { DataClass, MemberChoice } from "./model.ts";
import { detailReads, effectiveClass, looksPerPage, pagesOf, withoutChoice } from "./rules.ts";
import { countLooks, findChoices, findDefault, findLooks, saveChoice, saveDefault, type StoredChoice } from "./store.ts";

const choiceOf = ({ memberId, memberName, own }: StoredChoice, standard: DataClass | null): MemberChoice => ({
  memberId,
  memberName,
  dataClass: effectiveClass(own?.dataClass ?? null, standard),
  own: own !== null,
  reason: own?.reason ?? "",
  setAt: own?.setAt ?? null,
  setByName: own?.setByName ?? null,
});

/** Central roles see every member's choice, local ones their own members'. */
const reached = (choices: readonly StoredChoice[], members: "all" | readonly string[]) =>
  members === "all" ? choices : choices.filter(({ memberId }) => members.includes(memberId));

const read = implement(readVisibility, async ({ tx, actor, now }, { cooperativeId }) => {
  const standard = await findDefault(tx, cooperativeId);
  const choices = await findChoices(tx, { cooperativeId, day: dayIn(now) });

  const members = reached(choices, actor.members).map((choice) => choiceOf(choice, standard?.dataClass ?? null));
  return succeed({ standard: standard?.dataClass ?? withoutChoice, setAt: standard?.setAt ?? null, setByName: standard?.setByName ?? null, members });
});

const readMember = implement(readMemberVisibility, async ({ tx, now }, { memberId, page }) => {
  const cooperativeId = cooperativeOf(memberId);
  const standard = await findDefault(tx, cooperativeId);
  const [choice] = await findChoices(tx, { cooperativeId, memberId, day: dayIn(now) });
  if (!choice) return fail("member-unknown");
  const found = await countLooks(tx, memberId, detailReads);
  const looks = await findLooks(tx, memberId, { reads: detailReads, limit: looksPerPage, offset: (page - 1) * looksPerPage });

  const names = await findNames(
    tx,
    looks.map(({ object }) => object),
  );

  const held = standard?.dataClass ?? null;
  const named = looks.map((look) => ({ ...look, objectName: names.get(look.object) ?? null }));
  return succeed({ choice: choiceOf(choice, held), standard: held ?? withoutChoice, looks: named, found, page, pages: pagesOf(found) });
});

const setStandard = implement(setDefault, async ({ tx, actor, now, touch }, { cooperativeId, dataClass }) => {
  const before = await findDefault(tx, cooperativeId);

  await saveDefault(tx, cooperativeId, { dataClass, at: now, byName: actor.name });
  touch({ object: `visibility:${cooperativeId}`, before: before?.dataClass, after: dataClass });
  return succeed({ standard: dataClass });
});

const choose = implement(chooseVisibility, async ({ tx, actor, now, touch }, { memberId, dataClass, reason }) => {
  const cooperativeId = cooperativeOf(memberId);
  const [before] = await findChoices(tx, { cooperativeId, memberId, day: dayIn(now) });
  if (!before) return fail("member-unknown");

  await saveChoice(tx, { cooperativeId, memberId }, { dataClass, reason, at: now, by: actor.personId, byName: actor.name });
  touch({ object: `visibility:${memberId}`, before: before.own?.dataClass, after: dataClass });
  return succeed({ dataClass });
});

/** What the office may see, and who has looked. */
export const visibilityUseCases: readonly UseCase[] = [read, readMember, setStandard, choose];
