/** Looking at grants: all with what the programmes ask, one, as paper, table and calendar. */
import type { CooperativeId } from "#kernel/ids";
import { fail, succeed } from "#kernel/result";
import { writeCalendar } from "#platform/calendar";
import type { Tx } from "#platform/db/transact";
import { implement, type UseCase } from "#platform/usecase";
import { choose } from "#ui/words";
import { dayIn } from "#topics/members/rules/members";
import { findCooperative } from "#topics/members/store/members";
import { isTakenOff } from "../../plans/rules.ts";
import { findPositions } from "../../plans/store.ts";
import { exportUse, listGrants, printUse, readGrant, readGrantDays } from "../contract.ts";
import type { Grant } from "../model.ts";
import { useBook, usePaper } from "../reports.ts";
import { conditionsOf, daysOf, lastDayOf, receivedCents, restCents, usedCents } from "../rules.ts";
import { findGrants } from "../store.ts";
import { de } from "../words.de.ts";
import { en } from "../words.en.ts";
import { findFacts, findProgrammes } from "./programmes.ts";

const sumsOf = (one: Grant) => ({ received: receivedCents(one), used: usedCents(one), rest: restCents(one) });
const programmeTitle = ({ programme }: Grant): string => findProgrammes().find(({ key }) => key === programme)?.title ?? programme;

const findGrant = async (tx: Tx, cooperativeId: CooperativeId, grantId: string) => (await findGrants(tx, cooperativeId)).find(({ id }) => id === grantId);

const list = implement(listGrants, async ({ tx, now }, { cooperativeId }) => {
  const today = dayIn(now);
  const [grants, { year, ...facts }] = [await findGrants(tx, cooperativeId), await findFacts(tx, cooperativeId, today)];

  const appliedOn = (key: string) => grants.find((one) => one.programme === key && one.appliedOn !== null)?.appliedOn ?? null;
  return succeed({
    grants: grants.map((one) => ({ ...one, ...sumsOf(one) })),
    programmes: findProgrammes().map((one) => {
      const lastDay = lastDayOf(one);
      return { ...one, lastDay, isOver: lastDay < today, conditions: conditionsOf(one, { ...facts, appliedOn: appliedOn(one.key) }), year, versionId: facts.versionId };
    }),
  });
});

const read = implement(readGrant, async ({ tx }, { cooperativeId, grantId }) => {
  const found = await findGrant(tx, cooperativeId, grantId);
  if (!found) return fail("grant-unknown");
  const positions = await findPositions(tx, cooperativeId);

  const own = new Set(found.instalments.map(({ id }) => id));
  return succeed({
    grant: found,
    programmeTitle: programmeTitle(found),
    sums: sumsOf(found),
    taken: positions.flatMap(({ origin, stage }) => (origin !== null && own.has(origin) ? [{ instalmentId: origin, stage }] : [])),
    positions: positions.filter(({ stage, kind }) => stage === "actual" && !isTakenOff(kind)),
  });
});

const print = implement(printUse, async ({ tx, actor, now, means, touch }, { cooperativeId, grantId, format }) => {
  const found = await findGrant(tx, cooperativeId, grantId);
  if (!found) return fail("grant-unknown");
  if (found.state !== "granted") return fail("not-granted");
  const cooperative = await findCooperative(tx, cooperativeId);

  touch({ object: `grant:${grantId}` });
  const giver = findProgrammes().find(({ key }) => key === found.programme)?.giver ?? "";
  const around = { cooperative: cooperative?.name ?? "", office: cooperative?.officeName ?? "", programmeTitle: programmeTitle(found), giver, statedAt: now };
  return succeed({ format, ...usePaper(found, { ...around, language: actor.language, demo: means.demo }) });
});

const exported = implement(exportUse, async ({ tx, actor, touch }, { cooperativeId, grantId, format }) => {
  const found = await findGrant(tx, cooperativeId, grantId);
  if (!found) return fail("grant-unknown");

  touch({ object: `grant:${grantId}` });
  return succeed({ format, workbook: useBook(found, actor.language) });
});

const days = implement(readGrantDays, async ({ tx, actor, now, means, touch }, { cooperativeId }) => {
  const grants = await findGrants(tx, cooperativeId);

  const words = choose({ de, en }, actor.language);
  const found = daysOf(grants).map(({ kind, day, grantId, title }) => ({
    id: `${kind}-${grantId}-${day}`,
    day,
    title: words.calendar.event(words.days[kind], title),
    text: "",
    address: `${means.origin}/verbund/${cooperativeId}/kosten/foerderungen/${grantId}`,
    changedAt: now,
  }));
  touch({ object: `grants:${cooperativeId}` });
  const calendar = { name: words.calendar.name, host: new URL(means.origin).hostname, days: found };
  return succeed({ name: words.calendar.file, mediaType: "text/calendar; charset=utf-8", content: writeCalendar(calendar) });
});

export const readingUseCases: readonly UseCase[] = [list, read, print, exported, days];
