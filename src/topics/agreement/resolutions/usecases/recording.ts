/** Recording what a body has said, and asking for what is missing. */
import { cooperativeOf } from "#kernel/ids";
import { fail, succeed } from "#kernel/result";
import { newId } from "#platform/ids";
import { post } from "#platform/mail";
import { implement, type UseCase } from "#platform/usecase";
import { choose } from "#ui/words";
import { deciding } from "#topics/agreement/terms/rules";
import { findSettledBefore, findVersion, findVersions } from "#topics/agreement/terms/store";
import { dayIn } from "#topics/members/rules/members";
import { findHolders } from "#topics/members/store/people";
import type { ResolutionFacts } from "../model.ts";
import { recordResolution, remindResolutions, type SentResolution } from "../contract.ts";
import { acceptEntry, acceptExtract, councilOf, isAskedOn, pathOf, takesBack } from "../rules.ts";
import { findResolutions, insertResolution, saveDecision } from "../store.ts";
import { de } from "../words.de.ts";
import { en } from "../words.en.ts";

type Given = Omit<SentResolution, "memberId" | "versionId" | "file">;

/** What somebody sent, with nothing where nothing was said. */
const factsOf = ({ sessionOn, votesFor, votesAgainst, votesAbstained, result, ...said }: Given): ResolutionFacts => ({
  ...said,
  sessionOn: sessionOn ?? null,
  votesFor: votesFor ?? null,
  votesAgainst: votesAgainst ?? null,
  votesAbstained: votesAbstained ?? null,
  result: result ?? null,
});

const record = implement(recordResolution, async ({ tx, actor, now, means, touch }, { memberId, versionId, file, ...given }) => {
  const cooperativeId = cooperativeOf(memberId);
  const version = await findVersion(tx, cooperativeId, versionId);
  if (!version) return fail("version-unknown");
  const before = await findSettledBefore(tx, cooperativeId, version.number);

  if (version.state === "draft") return fail("version-not-circulated");
  if (!deciding(version, before?.content ?? null).some((one) => one.memberId === memberId)) return fail("member-not-asked");
  const facts = factsOf(given);
  const accepted = acceptEntry(facts, dayIn(now));
  if (!accepted.ok) return accepted;
  if (version.state === "settled" && takesBack(facts)) return fail("version-settled");
  const fitting = file ? acceptExtract(file) : succeed(null);
  if (!fitting.ok) return fitting;

  const stored = file ? await means.files.store(tx, { cooperativeId, memberId, storedBy: actor.personId }, { ...file, at: now }) : null;
  if (stored === "quota-exceeded") return fail("quota-exceeded");
  const entry = { ...facts, memberId, id: newId(now), fileId: stored?.id ?? null, recordedAt: now, recordedByName: actor.name, recordedRole: actor.role };
  await insertResolution(tx, { ...entry, cooperativeId, versionId, recordedBy: actor.personId });
  const decision = councilOf(entry);
  if (decision) await saveDecision(tx, { cooperativeId, versionId }, decision);
  touch({ object: `resolution:${memberId}/${entry.id}`, after: { ...entry, sha256: stored?.sha256 } });
  return succeed({ entryId: entry.id });
});

const remind = implement(remindResolutions, async ({ tx, now, means, touch }, { cooperativeId }) => {
  const today = dayIn(now);
  const asked = (await findVersions(tx, cooperativeId)).find(({ state }) => state !== "draft");
  const entries = asked?.state === "circulated" ? await findResolutions(tx, { cooperativeId, versionId: asked.id }) : [];

  const due = [...Map.groupBy(entries, ({ memberId }) => memberId)].flatMap(([memberId, own]) => {
    const late = pathOf(own, today).find(({ standing, entry }) => standing === "overdue" && isAskedOn(entry?.sessionOn ?? today, today));
    return late?.entry?.sessionOn ? [{ memberId, step: late.step, sessionOn: late.entry.sessionOn }] : [];
  });
  const holders = await findHolders(tx, { cooperativeId, day: today, members: due.map(({ memberId }) => memberId), roles: ["coordinator"] });

  const letters = holders.flatMap((holder) => {
    const one = due.find(({ memberId }) => memberId === holder.memberId);
    if (!one) return [];
    const words = choose({ de, en }, holder.language).letter;
    const address = `${means.origin}/mitglied/${one.memberId}/vereinbarung/beschluesse`;
    const given = { name: holder.name, member: holder.memberName ?? "", sessionOn: one.sessionOn, address };
    const to = { cooperativeId, memberId: one.memberId, recipientPersonId: holder.id, recipient: holder.email, issuedBy: null };
    return [{ ...to, kind: "resolution-missing", subject: words.subject(given), body: words.body(given), at: now }];
  });
  await post(tx, letters);
  touch({ object: `cooperative:${cooperativeId}`, after: { letters: letters.length } });
  return succeed({ letters: letters.length });
});

export const recordingUseCases: readonly UseCase[] = [record, remind];
