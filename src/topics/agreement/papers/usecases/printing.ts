/** Looking at the papers, and printing one or all of them. */
import { cooperativeOf, type CooperativeId } from "#kernel/ids";
import type { Session } from "#kernel/operation";
import { fail, succeed, type Result } from "#kernel/result";
import type { Tx } from "#platform/db/transact";
import { findRuns, type Pile } from "#platform/printing";
import { implement, type Means, type UseCase } from "#platform/usecase";
import { pathOf } from "#topics/agreement/resolutions/rules";
import { findResolutions } from "#topics/agreement/resolutions/store";
import { deciding, headOf } from "#topics/agreement/terms/rules";
import { findSettledBefore, findVersion } from "#topics/agreement/terms/store";
import { findSimulations } from "#topics/costs/plans/store";
import { dayIn } from "#topics/members/rules/members";
import { letterName } from "#topics/members/rules/naming";
import { findCooperative, findMembers } from "#topics/members/store/members";
import { packCouncilPapers, printCouncilPaper, readCouncilPapers } from "../contract.ts";
import type { CouncilPaper, CouncilPaperShare } from "../model.ts";
import { councilPaperOf } from "../reports/paper.ts";
import { comparisonOf, costLines, wholeCost } from "../rules.ts";
import { findCouncilPaper, findCouncilPaperShares } from "../store.ts";
import { de } from "../words.de.ts";
import { findLaw, findText } from "./shipped.ts";

/** The papers that are printed in the background. */
export const councilPapersOf = (cooperativeId: CooperativeId): Pile => ({ cooperativeId, pile: "council-papers" });

export type Place = { readonly cooperativeId: CooperativeId; readonly versionId: string };

/** Every key of every kept simulation once, under its latest name. */
const keysIn = (simulations: readonly { readonly basis: { readonly keys: readonly { readonly id: string; readonly title: string }[] } }[]) => [
  ...new Map(simulations.toReversed().flatMap(({ basis }) => basis.keys.map((key) => [key.id, key] as const))).values(),
];

/** What one line of the overview says of a member. */
const lineOf = ({ basis }: CouncilPaper, share: CouncilPaperShare) => {
  const lines = costLines(basis, share);
  return { first: lines[0]?.gross ?? 0, whole: wholeCost(lines), saved: comparisonOf(basis, share)?.saved ?? null };
};

const overview = implement(readCouncilPapers, async ({ tx }, place) => {
  const version = await findVersion(tx, place.cooperativeId, place.versionId);
  if (!version) return fail("version-unknown");
  const [paper, shares] = [await findCouncilPaper(tx, place), await findCouncilPaperShares(tx, place)];
  const [members, simulations] = [await findMembers(tx, place.cooperativeId), await findSimulations(tx, place.cooperativeId)];

  const own = new Map(shares.map((share) => [String(share.memberId), share]));
  const lines = members.flatMap(({ id, name }) => {
    const share = own.get(id);
    return paper && share ? [{ memberId: id, memberName: name, ...lineOf(paper, share) }] : [];
  });
  return succeed({
    version: headOf(version),
    termYears: version.content.term.years,
    paper: paper ?? null,
    shares: lines,
    simulations: simulations.map(({ id, title }) => ({ id, title })),
    keys: keysIn(simulations),
    runs: (await findRuns(tx, councilPapersOf(place.cooperativeId))).filter(({ subject }) => subject === place.versionId),
  });
});

type Portion = { readonly from: number; readonly count: number };

/** The papers of the members a version asks, as far as the actor sees them; a portion of them where so many are wanted at once. */
export async function findPapers(
  { tx, means }: Pick<Session<Tx, Means>, "tx" | "means">,
  { cooperativeId, versionId }: Place,
  portion?: Portion,
): Promise<Result<Found[], "version-unknown" | "not-prepared">> {
  const version = await findVersion(tx, cooperativeId, versionId);
  if (!version) return fail("version-unknown");
  const paper = await findCouncilPaper(tx, { cooperativeId, versionId });
  if (!paper) return fail("not-prepared");
  const all = await findCouncilPaperShares(tx, { cooperativeId, versionId });
  const [shares, entries] = [portion ? all.slice(portion.from, portion.from + portion.count) : all, await findResolutions(tx, { cooperativeId, versionId })];
  const [earlier, cooperative] = [await findSettledBefore(tx, cooperativeId, version.number), await findCooperative(tx, cooperativeId)];
  const members = (await findMembers(tx, cooperativeId)).map((one) => ({ id: one.id, name: one.name, kind: one.kind, letterName: letterName(one) }));

  const isJoining = deciding(version, earlier?.content ?? null).length < version.content.parties.length;
  const partiesBefore = earlier?.content.parties.length ?? 0;
  const around = { text: findText(), law: findLaw(), version, isJoining, partiesBefore, paper, members, officeName: cooperative?.officeName ?? "", demo: means.demo };
  return succeed(
    shares.flatMap((share) => {
      const member = members.find(({ id }) => id === share.memberId);
      if (!member) return [];
      const own = pathOf(
        entries.filter(({ memberId }) => memberId === share.memberId),
        dayIn(paper.preparedAt),
      );
      const path = own.map(({ step, entry }) => ({ step, paperNumber: entry?.paperNumber ?? "", sessionOn: entry?.sessionOn ?? null }));
      const name = de.paper.name(dayIn(paper.preparedAt), member.name, version.number);
      return [{ memberId: member.id, name, number: version.number, preparedAt: paper.preparedAt, paper: councilPaperOf({ ...around, share, member, path }) }];
    }),
  );
}

type Found = { readonly memberId: string; readonly name: string; readonly number: number; readonly preparedAt: Date; readonly paper: ReturnType<typeof councilPaperOf> };

const print = implement(printCouncilPaper, async (session, { memberId, versionId, format }) => {
  const found = await findPapers(session, { cooperativeId: cooperativeOf(memberId), versionId });
  if (!found.ok) return found;
  const own = found.value.find((one) => one.memberId === memberId);
  if (!own) return fail("member-not-asked");

  session.touch({ object: `council-paper:${memberId}/${versionId}` });
  return succeed({ name: own.name, format, paper: own.paper });
});

const pack = implement(packCouncilPapers, async (session, { format, ...place }) => {
  const found = await findPapers(session, place);
  if (!found.ok) return found;

  session.touch({ object: `council-paper:${place.cooperativeId}/${place.versionId}`, after: { papers: found.value.length } });
  const [first] = found.value;
  const name = de.paper.nameAll(dayIn(first?.preparedAt ?? session.now), first?.number ?? 0);
  return succeed({ name, format, papers: found.value.map((one) => ({ name: one.name, paper: one.paper })) });
});

export const printingUseCases: readonly UseCase[] = [overview, print, pack];
