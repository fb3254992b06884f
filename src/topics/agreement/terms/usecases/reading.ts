/** Looking at what is agreed, and printing it. */
import type { CooperativeId } from "#kernel/ids";
import type { Session } from "#kernel/operation";
import { fail, succeed } from "#kernel/result";
import type { Tx } from "#platform/db/transact";
import { implement, type Means, type UseCase } from "#platform/usecase";
import type { Cooperative, Member } from "#topics/members/model";
import { dayIn } from "#topics/members/rules/members";
import { letterName } from "#topics/members/rules/naming";
import { findCooperative, findMembers, findMembersOn } from "#topics/members/store/members";
import { listAgreements, printAccession, printAgreement, readAgreement } from "../contract.ts";
import { accessionPaper, agreementPaper, gapsOf, type PrintedAgreement, type PrintedMember } from "../reports.ts";
import { deciding, isParty, problemsOf, versionOn } from "../rules.ts";
import { findLeaving, findSettledBefore, findVersion, findVersions } from "../store.ts";
import { de } from "../words.de.ts";
import { findLaw } from "./shipped.ts";

const list = implement(listAgreements, async ({ tx, now }, { cooperativeId }) => {
  const [versions, members] = [await findVersions(tx, cooperativeId), await findMembersOn(tx, cooperativeId, dayIn(now))];

  const { title, state, source } = findLaw();
  return succeed({
    versions,
    inForceId: versionOn(versions, dayIn(now))?.id ?? null,
    members: members.map(({ id, name }) => ({ memberId: id, name })),
    law: { title, state, source },
  });
});

const printedMember = (one: Member): PrintedMember => ({ id: one.id, name: one.name, kind: one.kind, letterName: letterName(one) });
const namesOf = (cooperative: Cooperative | undefined) => ({ name: cooperative?.name ?? "", officeName: cooperative?.officeName ?? "" });

const read = implement(readAgreement, async ({ tx, now }, { cooperativeId, versionId }) => {
  const version = await findVersion(tx, cooperativeId, versionId);
  if (!version) return fail("version-unknown");
  const [before, members] = [await findSettledBefore(tx, cooperativeId, version.number), await findMembers(tx, cooperativeId)];
  const cooperative = await findCooperative(tx, cooperativeId);

  const today = dayIn(now);
  const named = members.filter(({ id, leftOn }) => isParty(version.content, id) || leftOn === null || leftOn >= today).map(({ id, name }) => ({ memberId: id, name }));
  const law = findLaw();
  // A party that is missing is called by its name.
  const nameOf = (subject: string) => members.find(({ id }) => id === subject)?.name ?? subject;
  return succeed({
    version,
    members: named.toSorted((a, b) => Number(isParty(version.content, b.memberId)) - Number(isParty(version.content, a.memberId))),
    problems:
      version.state === "draft"
        ? problemsOf(version, law, before ? { ...before, leaving: await findLeaving(tx, cooperativeId) } : null).map((one) => ({ ...one, subject: nameOf(one.subject) }))
        : [],
    gaps: gapsOf({ version, law, cooperative: namesOf(cooperative), members: members.map(printedMember) }),
    deciding: deciding(version, before?.content ?? null).map(({ memberId }) => memberId),
  });
});

/** Everything that is printed of a version. */
async function findPrinted({ tx, now, means }: Session<Tx, Means>, cooperativeId: CooperativeId, versionId: string): Promise<PrintedAgreement | undefined> {
  const version = await findVersion(tx, cooperativeId, versionId);
  if (!version) return undefined;
  const [cooperative, members] = [await findCooperative(tx, cooperativeId), await findMembers(tx, cooperativeId)];
  return {
    version,
    law: findLaw(),
    cooperative: namesOf(cooperative),
    members: members.map(printedMember),
    statedAt: version.circulatedAt ?? version.changedAt,
    today: dayIn(now),
    demo: means.demo,
  };
}

const print = implement(printAgreement, async (session, { cooperativeId, versionId, format }) => {
  const printed = await findPrinted(session, cooperativeId, versionId);
  if (!printed) return fail("version-unknown");

  return succeed({ format, name: de.paper.fileName(printed.today, de.acts[printed.version.legalForm], printed.version.number), paper: agreementPaper(printed) });
});

const accession = implement(printAccession, async (session, { cooperativeId, versionId, joining, format }) => {
  const printed = await findPrinted(session, cooperativeId, versionId);
  if (!printed) return fail("version-unknown");
  const town = printed.members.find(({ id }) => id === joining);
  if (joining !== undefined && !town) return fail("member-unknown");

  return succeed({ format, name: de.accession.fileName(printed.today, town?.name ?? ""), paper: accessionPaper(printed, town ?? null) });
});

export const readingUseCases: readonly UseCase[] = [list, read, print, accession];
