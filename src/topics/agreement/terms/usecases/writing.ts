/** Beginning, changing and circulating a version. */
import type { CooperativeId } from "#kernel/ids";
import type { Session } from "#kernel/operation";
import { fail, succeed, type Result } from "#kernel/result";
import type { Tx } from "#platform/db/transact";
import { newId } from "#platform/ids";
import { implement, type Means, type UseCase } from "#platform/usecase";
import { dayIn, isMemberUntil } from "#topics/members/rules/members";
import { findMembers } from "#topics/members/store/members";
import { amendAgreement, chooseTasks, circulateAgreement, discardAgreement, draftAgreement, removeTask, saveClause, saveTask, saveTerms, setParties, taskOf } from "../contract.ts";
import type { AgreementVersion } from "../model.ts";
import { acceptNamedOn, contentFrom, fittingChange, problemsOf, withClause, withoutTask, withParties, withForm, withTask, withTasksOf, writable } from "../rules.ts";
import { findLeaving, findSettledBefore, findVersion, findVersions, insertVersion, removeVersion, saveVersion } from "../store.ts";
import { findLaw, findModel, findModels } from "./shipped.ts";

type Written = { readonly cooperativeId: CooperativeId; readonly versionId: string; readonly revision: number };
type Unwritable = "version-unknown" | "version-frozen" | "version-changed";

/** A version nobody has touched. */
const blank = { namedOn: null, state: "draft", revision: 1, circulatedAt: null, inForceOn: null, endsOn: null } as const;

const objectOf = (cooperativeId: CooperativeId, versionId: string) => `agreement:${cooperativeId}/${versionId}`;

/** Changes a draft by a rule and saves it. */
async function change<Failure extends string>(
  { tx, actor, now, touch }: Session<Tx, Means>,
  { cooperativeId, versionId, revision }: Written,
  by: (version: AgreementVersion) => Result<AgreementVersion, Failure>,
): Promise<Result<{ readonly revision: number }, Unwritable | Failure>> {
  const found = writable(await findVersion(tx, cooperativeId, versionId), revision);
  if (!found.ok) return found;

  const changed = by(found.value);
  if (!changed.ok) return changed;

  if (!(await saveVersion(tx, { cooperativeId }, { ...changed.value, changedAt: now, changedByName: actor.name }))) return { ok: false, failure: "version-changed" };
  touch({ object: objectOf(cooperativeId, versionId), before: found.value, after: changed.value });
  return succeed({ revision: revision + 1 });
}

/** Who belongs to the cooperative or is about to join: an accession names its parties before the day it takes effect. */
const membersOf = async ({ tx, now }: Session<Tx, Means>, cooperativeId: CooperativeId) =>
  (await findMembers(tx, cooperativeId)).filter((one) => isMemberUntil(one, dayIn(now))).map(({ id }) => id);

const draft = implement(draftAgreement, async (session, { cooperativeId, legalForm, hostMemberId }) => {
  const { tx, actor, now, touch } = session;
  const [versions, members] = [await findVersions(tx, cooperativeId), await membersOf(session, cooperativeId)];
  if (versions.some(({ state }) => state === "draft")) return fail("draft-exists");
  if (versions.length > 0) return fail("agreement-exists");
  if (!members.includes(hostMemberId)) return fail("member-unknown");

  const model = findModel(legalForm);
  const version: AgreementVersion = {
    ...blank,
    id: newId(now),
    number: 1,
    change: "conclusion",
    legalForm,
    title: model.title,
    changedAt: now,
    changedByName: actor.name,
    content: contentFrom(model, members, hostMemberId),
  };
  await insertVersion(tx, { cooperativeId }, version);
  touch({ object: objectOf(cooperativeId, version.id), after: version });
  return succeed({ versionId: version.id });
});

const amend = implement(amendAgreement, async ({ tx, actor, now, touch }, { cooperativeId, versionId, change: kind }) => {
  const [versions, from] = [await findVersions(tx, cooperativeId), await findVersion(tx, cooperativeId, versionId)];
  if (!from) return fail("version-unknown");
  if (versions.some(({ state }) => state === "draft")) return fail("draft-exists");
  if (
    !fittingChange(
      kind,
      versions.some(({ state }) => state === "settled"),
    )
  )
    return fail("change-unfitting");

  const number = Math.max(...versions.map((one) => one.number)) + 1;
  const version: AgreementVersion = { ...from, ...blank, id: newId(now), number, change: kind, changedAt: now, changedByName: actor.name };
  await insertVersion(tx, { cooperativeId }, version);
  touch({ object: objectOf(cooperativeId, version.id), after: version });
  return succeed({ versionId: version.id });
});

const discard = implement(discardAgreement, async ({ tx, touch }, { cooperativeId, versionId, revision }) => {
  const found = writable(await findVersion(tx, cooperativeId, versionId), revision);
  if (!found.ok) return found;

  await removeVersion(tx, { cooperativeId }, versionId);
  touch({ object: objectOf(cooperativeId, versionId), before: found.value });
  return succeed({ discarded: true });
});

const terms = implement(
  saveTerms,
  async (session, { title, legalForm, hostMemberId, namedOn, years, prolongationMonths, noticeMonths, accessionBy, costKeyReference, ...place }) => {
    const members = await membersOf(session, place.cooperativeId);
    if (!members.includes(hostMemberId)) return fail("member-unknown");
    const named = acceptNamedOn(namedOn ?? null, dayIn(session.now));
    if (!named.ok) return named;

    const own = { hostMemberId, term: { years, prolongationMonths, noticeMonths }, accessionBy, costKeyReference };
    return change(session, place, (version) => {
      const said = { ...version, title, namedOn: namedOn ?? null, content: { ...version.content, ...own } };
      return succeed(legalForm === version.legalForm ? said : withForm(said, findModels(), findModel(legalForm)));
    });
  },
);

const clause = implement(saveClause, async (session, { clause: key, text, ...place }) =>
  change(session, place, (version) => {
    const reworded = withClause(version.content, key, text);
    return reworded.ok ? succeed({ ...version, content: reworded.value }) : reworded;
  }),
);

const task = implement(saveTask, async (session, { cooperativeId, versionId, revision, ...given }) =>
  change(session, { cooperativeId, versionId, revision }, (version) =>
    succeed({ ...version, content: { ...version.content, tasks: withTask(version.content.tasks, taskOf(given)) } }),
  ),
);

const dropTask = implement(removeTask, async (session, { letter, ...place }) =>
  change(session, place, (version) => succeed({ ...version, content: withoutTask(version.content, letter) })),
);

const parties = implement(setParties, async (session, { members, ...place }) => {
  const known = await membersOf(session, place.cooperativeId);
  if (members.some((one) => !known.includes(one))) return fail("member-unknown");

  return change(session, place, (version) => succeed({ ...version, content: withParties(version.content, [...new Set(members)]) }));
});

const tasks = implement(chooseTasks, async (session, { party, letters, ...place }) =>
  change(session, place, (version) => {
    const chosen = withTasksOf(version.content, party, letters);
    return chosen.ok ? succeed({ ...version, content: chosen.value }) : chosen;
  }),
);

const circulate = implement(circulateAgreement, async (session, place) => {
  const { tx, now } = session;
  const version = await findVersion(tx, place.cooperativeId, place.versionId);
  const changed = version && (await findSettledBefore(tx, place.cooperativeId, version.number));
  const before = changed ? { ...changed, leaving: await findLeaving(tx, place.cooperativeId) } : null;

  const done = await change(session, place, (draftVersion) =>
    problemsOf(draftVersion, findLaw(), before).length > 0 ? fail("version-incomplete") : succeed({ ...draftVersion, state: "circulated", circulatedAt: now }),
  );
  return done.ok ? succeed({ circulated: true }) : done;
});

export const writingUseCases: readonly UseCase[] = [draft, amend, discard, terms, clause, task, dropTask, parties, tasks, circulate];
