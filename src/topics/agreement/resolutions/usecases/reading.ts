/** Looking at resolutions: all members at once, one member's path, the paper, the extract. */
import { cooperativeOf, type CooperativeId } from "#kernel/ids";
import { fail, succeed } from "#kernel/result";
import type { Tx } from "#platform/db/transact";
import { implement, type UseCase } from "#platform/usecase";
import { deciding, headOf } from "#topics/agreement/terms/rules";
import { findObjections, findSettledBefore, findVersion, findVersions } from "#topics/agreement/terms/store";
import { dayIn } from "#topics/members/rules/members";
import { findCooperative, findMember, findMembers } from "#topics/members/store/members";
import { letterName } from "#topics/members/rules/naming";
import { fetchResolution, printResolutions, readOwnResolutions, readResolutions } from "../contract.ts";
import type { ResolutionRow } from "../model.ts";
import { overviewPaper } from "../reports.ts";
import { isAdopted, missingOf, pathOf, withCouncil } from "../rules.ts";
import { findDecisions, findResolutionFile, findResolutions } from "../store.ts";
import { de } from "../words.de.ts";

/** The members that are asked, and what they have said so far. */
async function findAsked(tx: Tx, cooperativeId: CooperativeId, versionId: string) {
  const version = await findVersion(tx, cooperativeId, versionId);
  if (!version) return undefined;
  const before = await findSettledBefore(tx, cooperativeId, version.number);
  const [members, entries] = [await findMembers(tx, cooperativeId), await findResolutions(tx, { cooperativeId, versionId })];
  const asked = new Set<string>(deciding(version, before?.content ?? null).map(({ memberId }) => memberId));
  const decisions = new Map((await findDecisions(tx, { cooperativeId, versionId })).map((one) => [one.memberId, one]));
  return { version, members: members.filter(({ id }) => asked.has(id)), entries, decisions };
}

const matrix = implement(readResolutions, async ({ tx, actor, now }, { cooperativeId, versionId }) => {
  const found = await findAsked(tx, cooperativeId, versionId);
  if (!found) return fail("version-unknown");

  const objecting = new Set<string>((await findObjections(tx, { cooperativeId, versionId })).map(({ memberId }) => memberId));
  const rows = found.members.map(({ id, name, kind }): ResolutionRow => {
    const own = pathOf(
      found.entries.filter(({ memberId }) => memberId === id),
      dayIn(now),
    );
    const decision = found.decisions.get(id);
    const path = withCouncil(own, decision);
    const cells = path.map(({ step, standing, entry }) => ({ step, standing, sessionOn: entry?.sessionOn ?? (step === "council" ? (decision?.sessionOn ?? null) : null) }));
    const isWhole = actor.members === "all" || actor.members.includes(id);
    return { memberId: id, memberName: name, kind, isWhole, cells, missing: isWhole ? missingOf(path) : null, objects: objecting.has(id) };
  });
  const councils = rows.map(({ cells }) => cells.at(-1)?.standing ?? "none");
  return succeed({ version: headOf(found.version), rows, adopted: councils.filter(isAdopted).length, refused: councils.filter((one) => one === "refused").length });
});

const own = implement(readOwnResolutions, async ({ tx, now }, { memberId, versionId }) => {
  const cooperativeId = cooperativeOf(memberId);
  const [member, versions] = [await findMember(tx, memberId), await findVersions(tx, cooperativeId)];
  if (!member) return fail("member-unknown");
  const shown = versions.filter(({ state }) => state !== "draft");
  const chosen = shown.find(({ id }) => id === versionId) ?? shown[0];
  const found = chosen && (await findAsked(tx, cooperativeId, chosen.id));

  const history = (found?.entries ?? []).filter((entry) => entry.memberId === memberId);
  const objections = chosen ? await findObjections(tx, { cooperativeId, versionId: chosen.id }) : [];
  return succeed({
    memberName: member.name,
    kind: member.kind,
    versions: shown,
    version: chosen ?? null,
    isAsked: found?.members.some(({ id }) => id === memberId) ?? false,
    path: [...pathOf(history, dayIn(now))],
    history: history
      .toReversed()
      .map((entry) => ({ ...entry, objection: objections.find(({ memberId: of, subjectId }) => of === memberId && subjectId === entry.id)?.reason ?? null })),
  });
});

const document = implement(fetchResolution, async ({ tx, means, touch }, { memberId, entryId }) => {
  const fileId = await findResolutionFile(tx, memberId, entryId);
  const file = fileId ? await means.files.fetch(tx, memberId, fileId) : null;
  if (!file) return fail("entry-unknown");

  touch({ object: `file:${file.id}` });
  const { name, mediaType, content } = file;
  return succeed({ name, mediaType, content });
});

const print = implement(printResolutions, async ({ tx, now, means }, { cooperativeId, versionId, format }) => {
  const found = await findAsked(tx, cooperativeId, versionId);
  if (!found) return fail("version-unknown");
  const cooperative = await findCooperative(tx, cooperativeId);

  const today = dayIn(now);
  const rows = found.members.map((member) => ({
    name: letterName(member),
    kind: member.kind,
    path: pathOf(
      found.entries.filter(({ memberId }) => memberId === member.id),
      today,
    ),
  }));
  const paper = overviewPaper({ version: headOf(found.version), cooperativeName: cooperative?.name ?? "", rows, statedAt: now, demo: means.demo });
  return succeed({ format, name: de.paper.fileName(today, found.version.number), paper });
});

export const readingUseCases: readonly UseCase[] = [matrix, own, document, print];
