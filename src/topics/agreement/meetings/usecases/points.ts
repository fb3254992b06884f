/** Points that wait for an agenda: proposed by members, left over, resolutions that are missing, measures overdue in many houses, contracts near their day, money not asked for or not settled. */
import type { CooperativeId } from "#kernel/ids";
import type { Language } from "#kernel/screen";
import type { Tx } from "#platform/db/transact";
import { choose } from "#ui/words";
import { deciding } from "#topics/agreement/terms/rules";
import { findSettledBefore, findVersion, findVersions } from "#topics/agreement/terms/store";
import { isAdopted } from "#topics/agreement/resolutions/rules";
import { findDecisions } from "#topics/agreement/resolutions/store";
import { findPositions } from "#topics/costs/plans/store";
import { findLevies } from "#topics/costs/settlement/store";
import { findOverdueRollOuts } from "#topics/measures/store/gaps";
import { appointmentsOf, dueAppointments } from "#topics/procurement/contracts/rules";
import { findCentralContracts } from "#topics/procurement/contracts/store/contracts";
import type { MeetingBody, OpenPoint } from "../model.ts";
import { dueYears } from "../rules/meetings.ts";
import { findProposals } from "../store/bodies.ts";
import { findLeftOver } from "../store/decisions.ts";
import { de } from "../words.de.ts";
import { en } from "../words.en.ts";
import { findNames } from "./finding.ts";

type Asked = { readonly cooperativeId: CooperativeId; readonly body: MeetingBody; readonly today: string; readonly language: Language };

/** A version before the councils that not all have agreed to yet: one point, with who is missing. */
async function missingResolutions(tx: Tx, { cooperativeId, language }: Asked): Promise<OpenPoint[]> {
  const waiting = (await findVersions(tx, cooperativeId)).find(({ state }) => state === "circulated");
  const version = waiting && (await findVersion(tx, cooperativeId, waiting.id));
  if (!version) return [];
  const before = await findSettledBefore(tx, cooperativeId, version.number);
  const said = new Set((await findDecisions(tx, { cooperativeId, versionId: version.id })).filter(({ result }) => isAdopted(result)).map(({ memberId }) => memberId));
  const silent = deciding(version, before?.content ?? null).filter(({ memberId }) => !said.has(memberId));
  if (silent.length === 0) return [];

  const names = await findNames(tx, cooperativeId);
  const missing = silent.map(({ memberId }) => names.get(memberId) ?? memberId);
  const words = choose({ de, en }, language).points;
  return [{ source: "resolution", sourceKey: version.id, kind: "discussion", title: words.resolutions(version.title), explanation: words.missing(missing), proposal: "" }];
}

async function overdueMeasures(tx: Tx, { cooperativeId, today, language }: Asked): Promise<OpenPoint[]> {
  const words = choose({ de, en }, language).points;
  const rows = await findOverdueRollOuts(tx, cooperativeId, today);
  return rows.map(({ id, title, overdue, since }) => ({
    source: "overdue" as const,
    sourceKey: id,
    kind: "discussion" as const,
    title: words.overdue(title),
    explanation: words.overdueIn(overdue, since),
    proposal: "",
  }));
}

/** Contracts of the cooperative whose day for notice or end is near; the next term is another point. */
async function dueContracts(tx: Tx, { cooperativeId, today, language }: Asked): Promise<OpenPoint[]> {
  const words = choose({ de, en }, language).points;
  const contracts = await findCentralContracts(tx, cooperativeId);
  return dueAppointments(appointmentsOf({ contracts, suppliers: [] }, today), today).map(({ id, day, title, kind }) => ({
    source: "contract" as const,
    sourceKey: `${id}:${day}`,
    kind: "discussion" as const,
    title: words.contract(title),
    explanation: kind === "notice" ? words.noticeBy(day) : words.endsOn(day),
    proposal: "",
  }));
}

/** Years that are planned and not levied, or levied and not settled after their end. */
async function dueCosts(tx: Tx, { cooperativeId, today, language }: Asked): Promise<OpenPoint[]> {
  const words = choose({ de, en }, language).points;
  const [positions, levies] = [await findPositions(tx, cooperativeId), await findLevies(tx, cooperativeId)];
  const years = dueYears({ planned: positions.map(({ year }) => year), levies }, today);
  return years.map(({ year, lacks }) => ({
    source: "costs" as const,
    sourceKey: `${lacks}:${year}`,
    kind: "discussion" as const,
    title: words[lacks](year),
    explanation: words.costs,
    proposal: "",
  }));
}

/** Everything that waits, in the order in which it is offered. */
export async function findPoints(tx: Tx, asked: Asked): Promise<OpenPoint[]> {
  const { cooperativeId, body, language } = asked;
  const words = choose({ de, en }, language).points;
  const proposals = (await findProposals(tx, cooperativeId, body.id)).filter(({ state }) => state === "open");
  const leftOver = await findLeftOver(tx, cooperativeId, body.id);
  return [
    ...leftOver.map(({ id, ...point }): OpenPoint => ({ ...point, source: "left-over", sourceKey: id })),
    ...proposals.map(({ id, title, reason, memberName }): OpenPoint => {
      const explanation = [words.proposedBy(memberName), reason].filter((text) => text !== "").join("\n");
      return { source: "proposal", sourceKey: id, kind: "discussion", title, explanation, proposal: "" };
    }),
    ...(await missingResolutions(tx, asked)),
    ...(await overdueMeasures(tx, asked)),
    ...(await dueContracts(tx, asked)),
    ...(await dueCosts(tx, asked)),
  ];
}
