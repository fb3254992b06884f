/** Looking at the way of a version, and at what the agreement means for one member. */
import { cooperativeOf } from "#kernel/ids";
import { fail, succeed } from "#kernel/result";
import type { Tx } from "#platform/db/transact";
import { implement, type UseCase } from "#platform/usecase";
import { headOf, isParty, startOf, tasksOf, versionOn } from "#topics/agreement/terms/rules";
import { findObjections, findVersion, findVersions } from "#topics/agreement/terms/store";
import { dayIn } from "#topics/members/rules/members";
import { letterName } from "#topics/members/rules/naming";
import { findCooperative, findMember, findMembers } from "#topics/members/store/members";
import { printNotification, readCourse, readOwnAgreement, type AgreementCourse } from "../contract.ts";
import { formalities } from "../model.ts";
import { notificationPaper } from "../reports.ts";
import { courseOf, takesEffectOn, termDatesOf } from "../rules.ts";
import { findNotices, findRights } from "../store.ts";
import { de } from "../words.de.ts";
import { findCourse, type Found, type Place } from "./finding.ts";
import { findLaw } from "./law.ts";

const sectionsOf = ({ version }: Pick<Found, "version">) => {
  const law = findLaw();
  return {
    goodCause: law.forms[version.legalForm].goodCause.section,
    succession: law.succession.section,
    formality: law.forms[version.legalForm][version.change].sections.formality,
  };
};

/** The way as a page shows it. */
async function findShown(tx: Tx, place: Place, today: string): Promise<AgreementCourse | undefined> {
  const found = await findCourse(tx, place);
  if (!found) return undefined;
  const { version, facts } = found;
  const [members, versions] = [await findMembers(tx, place.cooperativeId), await findVersions(tx, place.cooperativeId)];
  const start = startOf(versions);
  const notices = await findNotices(tx, place.cooperativeId);

  const law = findLaw();
  const effect = takesEffectOn(facts, law);
  const demand = law.forms[version.legalForm][version.change];
  const named = members.filter(({ id }) => isParty(version.content, id));
  return {
    version: headOf(version),
    lines: [...courseOf(facts, law)],
    effectiveOn: effect.ok ? effect.value : null,
    obstacle: effect.ok ? null : effect.failure,
    names: Object.fromEntries(named.map(({ id, name }) => [id, name])),
    deciding: named.filter(({ id }) => facts.deciding.includes(id)).map(({ id }) => id),
    signatures: [...facts.signatures],
    formalities: [...facts.formalities],
    needed: formalities.filter((one) => (one === "published" ? demand.published : demand.formality === one)),
    notices: notices.filter(({ memberId }) => isParty(version.content, memberId)),
    objections: await findObjections(tx, place),
    dates: start === null || version.inForceOn === null ? null : termDatesOf(version.content.term, start, today),
    isInForce: versionOn(versions, today)?.id === version.id,
    sections: sectionsOf(found),
  };
}

const course = implement(readCourse, async ({ tx, now }, place) => {
  const shown = await findShown(tx, place, dayIn(now));
  return shown ? succeed(shown) : fail("version-unknown");
});

const own = implement(readOwnAgreement, async ({ tx, now }, { memberId }) => {
  const cooperativeId = cooperativeOf(memberId);
  const today = dayIn(now);
  const member = await findMember(tx, memberId);
  if (!member) return fail("member-unknown");
  const versions = await findVersions(tx, cooperativeId);
  const [head, start] = [versionOn(versions, today), startOf(versions)];
  const inForce = head && (await findVersion(tx, cooperativeId, head.id));
  const circulated = versions.find(({ state }) => state !== "draft");
  const waiting = circulated?.state === "circulated" ? await findShown(tx, { cooperativeId, versionId: circulated.id }, today) : undefined;
  const [rights, notices] = [await findRights(tx, cooperativeId, memberId), await findNotices(tx, cooperativeId)];

  const party = inForce?.content.parties.find((one) => one.memberId === memberId);
  const law = findLaw();
  return succeed({
    memberName: member.name,
    inForce: inForce && party ? headOf(inForce) : null,
    waiting: waiting?.deciding.includes(memberId) ? waiting : null,
    dates: inForce && start !== null ? termDatesOf(inForce.content.term, start, today) : null,
    tasks: inForce && party ? tasksOf(inForce.content, party).map(({ letter, title, kind, dataClass }) => ({ letter, title, mandated: kind === "mandated", dataClass })) : [],
    rights,
    notices: notices.filter((one) => one.memberId === memberId),
    sections: { goodCause: law.forms[head?.legalForm ?? "mandate"].goodCause.section, succession: law.succession.section },
  });
});

const print = implement(printNotification, async ({ tx, now, means }, { format, ...place }) => {
  const found = await findCourse(tx, place);
  if (!found) return fail("version-unknown");
  const [members, cooperative] = [await findMembers(tx, place.cooperativeId), await findCooperative(tx, place.cooperativeId)];

  const parties = members.filter(({ id }) => isParty(found.version.content, id)).map((one) => ({ id: one.id, kind: one.kind, letterName: letterName(one) }));
  const today = dayIn(now);
  const paper = notificationPaper({ ...found, law: findLaw(), parties, cooperativeName: cooperative?.name ?? "", statedAt: now, demo: means.demo });
  return succeed({ format, name: de.paper.fileName(today, found.version.number), paper });
});

export const readingUseCases: readonly UseCase[] = [course, own, print];
