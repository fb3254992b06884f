/** Default, choice, and who has looked. */
import { cooperativeOf } from "#kernel/ids";
import { fail, succeed } from "#kernel/result";
import { implement, type UseCase } from "#platform/usecase";
import { dayIn } from "#topics/members/rules/members";
import { findNames } from "#topics/oversight/store/names";
import { chooseVisibility, readMemberVisibility, readVisibility, setDefault } from "./contract.ts";
import type { MemberChoice } from "./model.ts";
import { basisOf, detailReads, effectiveClass, looksPerPage, pagesOf, withoutChoice } from "./rules.ts";
import { countLooks, findAgreed, findChoices, findDefault, findLooks, saveChoice, saveDefault, type StoredChoice } from "./store.ts";

const choiceOf = (choice: StoredChoice): MemberChoice => ({
  memberId: choice.memberId,
  memberName: choice.memberName,
  dataClass: effectiveClass(choice),
  own: choice.own !== null,
  basis: basisOf(choice),
  agreed: choice.agreed?.right ?? null,
  reason: choice.own?.reason ?? "",
  setAt: choice.own?.setAt ?? null,
  setByName: choice.own?.setByName ?? null,
});

/** Central roles see every member's choice, local ones their own members'. */
const reached = (choices: readonly StoredChoice[], members: "all" | readonly string[]) =>
  members === "all" ? choices : choices.filter(({ memberId }) => members.includes(memberId));

const read = implement(readVisibility, async ({ tx, actor, now }, { cooperativeId }) => {
  const standard = await findDefault(tx, cooperativeId);
  const [choices, agreed] = [await findChoices(tx, { cooperativeId, day: dayIn(now) }), await findAgreed(tx, cooperativeId, dayIn(now))];

  const members = reached(choices, actor.members).map(choiceOf);
  return succeed({ standard: standard?.dataClass ?? withoutChoice, setAt: standard?.setAt ?? null, setByName: standard?.setByName ?? null, agreed, members });
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
  return succeed({ choice: choiceOf(choice), standard: held ?? withoutChoice, looks: named, found, page, pages: pagesOf(found) });
});

const setStandard = implement(setDefault, async ({ tx, actor, now, touch }, { cooperativeId, dataClass }) => {
  const [before, agreed] = [await findDefault(tx, cooperativeId), await findAgreed(tx, cooperativeId, dayIn(now))];

  if (agreed) return fail("agreement-decides");

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
