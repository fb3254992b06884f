/** Days that ask for somebody, of contracts, proofs, grants and the agreement: the inbox shows what is near, the personal calendar everything that is ahead. */
import type { CooperativeId, MemberId } from "#kernel/ids";
import { keepUntilWritten } from "#platform/db/kept";
import type { Tx } from "#platform/db/transact";
import { termDatesOf } from "#topics/agreement/lifecycle/rules";
import { findNotices } from "#topics/agreement/lifecycle/store";
import { missingOf, pathOf } from "#topics/agreement/resolutions/rules";
import { findDecisions, findResolutions } from "#topics/agreement/resolutions/store";
import { deciding, isParty, startOf, versionOn } from "#topics/agreement/terms/rules";
import { findSettledBefore, findVersion, findVersions } from "#topics/agreement/terms/store";
import { daysOf } from "#topics/costs/grants/rules";
import { findGrants } from "#topics/costs/grants/store";
import { dayIn } from "#topics/members/rules/members";
import { appointmentsOf } from "#topics/procurement/contracts/rules";
import { findCentralContracts, findOwnContracts } from "#topics/procurement/contracts/store/contracts";
import { findCentralSuppliers, findSuppliers } from "#topics/procurement/contracts/store/suppliers";
import type { Waiting } from "../model.ts";
import { bare, isCalledOut } from "../rules.ts";
import { ofAppointment, ofGrantDay } from "./buying.ts";

type Place = { readonly cooperativeId: CooperativeId; readonly now: Date };
type Town = Pick<Waiting, "memberName"> & { readonly memberId: MemberId };

/** What is near enough to be called out on a day. */
export const near = (deadlines: readonly Waiting[], now: Date): Waiting[] => deadlines.filter((one) => isCalledOut(one, dayIn(now)));

/** The last day on which notice still ends the agreement with its running term; null where there is none, or where it is past. */
async function findNoticeDay(tx: Tx, { cooperativeId, now }: Place) {
  const [today, versions] = [dayIn(now), await findVersions(tx, cooperativeId)];
  const [head, start] = [versionOn(versions, today), startOf(versions)];
  const version = head && (await findVersion(tx, cooperativeId, head.id));
  const day = version && start !== null ? termDatesOf(version.content.term, start, today).lastNoticeOn : null;
  return version && day !== null && day >= today ? { version, day } : null;
}

const ofNoticeDay = (town: Pick<Waiting, "memberId" | "memberName">, { id, title }: { readonly id: string; readonly title: string }, dueOn: string): Waiting => ({
  ...bare,
  ...town,
  reason: "agreement-notice",
  campaignTitle: title,
  objectId: id,
  dueOn,
});

/** Days of the cooperative itself, for the office; asked for by the frame, the piles and every slice: found once. */
export const centralDeadlines = (tx: Tx, place: Place): Promise<Waiting[]> =>
  keepUntilWritten(tx, { ...place, name: "deadlines" }, async () => {
    const [contracts, suppliers] = [await findCentralContracts(tx, place.cooperativeId), await findCentralSuppliers(tx, place.cooperativeId)];
    const grants = await findGrants(tx, place.cooperativeId);
    const notice = await findNoticeDay(tx, place);
    return [
      ...appointmentsOf({ contracts, suppliers }, dayIn(place.now)).map(ofAppointment),
      ...daysOf(grants).map(ofGrantDay),
      ...(notice === null ? [] : [ofNoticeDay({ memberId: null, memberName: "" }, notice.version, notice.day)]),
    ];
  });

/** The next word each of these town halls owes on a version before the councils, with its session where one is planned. */
async function findOwed(tx: Tx, { cooperativeId, now }: Place, towns: readonly Town[]): Promise<Waiting[]> {
  const head = (await findVersions(tx, cooperativeId)).find(({ state }) => state === "circulated");
  const version = head && (await findVersion(tx, cooperativeId, head.id));
  if (!version) return [];
  const asked = deciding(version, (await findSettledBefore(tx, cooperativeId, version.number))?.content ?? null);
  const said = new Set((await findDecisions(tx, { cooperativeId, versionId: version.id })).filter(({ result }) => result !== "postponed").map(({ memberId }) => memberId));
  const entries = await findResolutions(tx, { cooperativeId, versionId: version.id });
  return towns
    .filter(({ memberId }) => asked.some((one) => one.memberId === memberId) && !said.has(memberId))
    .map(({ memberId, memberName }): Waiting => {
      const path = pathOf(
        entries.filter((entry) => entry.memberId === memberId),
        dayIn(now),
      );
      const step = missingOf(path);
      const dueOn = path.find((one) => one.step === step)?.entry?.sessionOn ?? null;
      return { ...bare, reason: "resolution-due", memberId, memberName, campaignTitle: version.title, section: step, objectId: version.id, dueOn };
    });
}

export type OwnDeadlines = { readonly coordinator: readonly Waiting[]; readonly management: readonly Waiting[] };

/** Days of these town halls: contracts, proofs and resolutions for their coordination, notice of the agreement for their management. */
export async function ownDeadlines(tx: Tx, place: Place, towns: readonly Town[]): Promise<OwnDeadlines> {
  const { cooperativeId, now } = place;
  const isOwn = ({ memberId }: { readonly memberId: MemberId | null }) => towns.some((town) => town.memberId === memberId);
  const [contracts, suppliers] = [await findOwnContracts(tx, cooperativeId), await findSuppliers(tx, cooperativeId)];
  const appointments = appointmentsOf({ contracts: contracts.filter(isOwn), suppliers: suppliers.filter(isOwn) }, dayIn(now));
  const [notice, notices] = [await findNoticeDay(tx, place), await findNotices(tx, cooperativeId)];
  const staying = notice === null ? [] : towns.filter(({ memberId }) => isParty(notice.version.content, memberId) && !notices.some((one) => one.memberId === memberId));
  return {
    coordinator: [...appointments.map(ofAppointment), ...(await findOwed(tx, place, towns))],
    management: notice === null ? [] : staying.map(({ memberId, memberName }) => ofNoticeDay({ memberId, memberName }, notice.version, notice.day)),
  };
}
