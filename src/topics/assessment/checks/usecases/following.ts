/** Following a round: register, matrix, export, reminders. */
import { memberId as memberIdOf, type CooperativeId, type MemberId } from "#kernel/ids";
import { wholePercent } from "#kernel/percent";
import { fail, succeed } from "#kernel/result";
import type { Cell } from "#kernel/sheets";
import type { Tx } from "#platform/db/transact";
import { newId } from "#platform/ids";
import { post } from "#platform/mail";
import { implement, type UseCase } from "#platform/usecase";
import type { AppointedRole } from "#topics/members/model";
import { dayIn } from "#topics/members/rules/members";
import { findHolders } from "#topics/members/store/people";
import { choose } from "#ui/words";
import { exportRound, listRounds, readRound, readRoundLive, remindChecks, remindDueChecks } from "../contract.ts";
import { checkStates, type Counts, type FollowedCheck, type Round } from "../model.ts";
import { chooseReminded, isOverdue, levelOf, matrixSums, narrowChecks, nothingCounted, pageOf, plannedDayDue, shareOf, type MatrixFilter } from "../rules/rounds.ts";
import { answeredOf } from "../rules/states.ts";
import { findAreaCounts } from "../store/catalogue.ts";
import { findAbsent, findAreaCells, findFollowed, findRoundSums, insertReminders, type FollowedRow } from "../store/matrix.ts";
import { findRound, findRounds, type NamedRound } from "../store/rounds.ts";
import { de } from "../words.de.ts";
import { en } from "../words.en.ts";
import { findOfficeName, recipientsIn, remindersOf, type Reminding } from "./letters.ts";

const followed = (row: FollowedRow, round: Pick<Round, "state">, day: string): FollowedCheck => {
  const state = checkStates.find((known) => known === row.state) ?? "draft";
  return {
    ...row,
    memberId: memberIdOf.parse(row.memberId),
    state,
    overdue: isOverdue(state, row.dueOn, { day, round: round.state }),
    share: shareOf(row.counts),
    answered: answeredOf(row.counts),
  };
};

const isOutdated = ({ currentVersionId, versionId }: NamedRound) => currentVersionId !== null && currentVersionId !== versionId;

const nobodyShown = { roundId: "", checks: 0, submitted: 0, closed: 0, ...nothingCounted };

const list = implement(listRounds, async ({ tx }, { cooperativeId, state }) => {
  const rounds = await findRounds(tx, cooperativeId);
  const sums = new Map((await findRoundSums(tx, cooperativeId)).map((one) => [one.roundId, one]));

  return succeed({
    rounds: rounds
      .filter((one) => state === undefined || one.state === state)
      .map((round) => {
        const { roundId: _, checks, submitted, closed, ...counts } = sums.get(round.id) ?? nobodyShown;
        return { ...round, outdated: isOutdated(round), checks, submitted, closed, counts };
      }),
  });
});

type Asked = { readonly cooperativeId: CooperativeId; readonly roundId: string } & MatrixFilter;

/** Round, areas and checks as everything about the matrix begins. */
async function findMatrix(tx: Tx, input: Asked, now: Date) {
  const round = await findRound(tx, input);
  if (!round) return null;
  const areas = (await findAreaCounts(tx, round, round.selection)).filter(({ asked }) => asked > 0);
  const checks = (await findFollowed(tx, input)).map((row) => followed(row, round, dayIn(now)));
  return { round, areas, checks, found: narrowChecks(checks, input) };
}

/** The cells of some checks, in the order of the areas. */
async function findCells(tx: Tx, cooperativeId: string, { checks, areas }: { readonly checks: readonly FollowedCheck[]; readonly areas: readonly { readonly key: string }[] }) {
  const cells = await findAreaCells(
    tx,
    cooperativeId,
    checks.map(({ checkId }) => checkId),
  );
  return ({ checkId }: FollowedCheck): (Counts | null)[] => {
    const own = cells.get(checkId);
    return areas.map(({ key }) => own?.get(key) ?? null);
  };
}

const matrix = implement(readRound, async ({ tx, now }, input) => {
  const whole = await findMatrix(tx, input, now);
  if (!whole) return fail("round-unknown");
  const { round, areas, checks, found } = whole;
  const { rows, page, pages } = pageOf(found, input.page);
  const cells = await findCells(tx, input.cooperativeId, { checks: rows, areas });
  const absent = await findAbsent(tx, input, dayIn(now));

  const { currentVersionId: _, currentLabel: _label, ...head } = round;
  return succeed({
    round: { ...head, outdated: isOutdated(round) },
    areas: areas.map(({ key, label, title }) => ({ key, label, title })),
    sums: matrixSums(checks),
    found: found.length,
    page,
    pages,
    checks: rows.map((check) => ({ ...check, areas: cells(check) })),
    absent,
  });
});

const tones = { draft: "open", "in-progress": "part", submitted: "brand", returned: "no", verified: "brand", closed: "ok" } as const;

const live = implement(readRoundLive, async ({ tx, now, actor }, input) => {
  const whole = await findMatrix(tx, input, now);
  if (!whole) return fail("round-unknown");
  const { rows } = pageOf(whole.found, input.page);
  const cells = await findCells(tx, input.cooperativeId, { checks: rows, areas: whole.areas });

  const words = choose({ de, en }, actor.language);
  const sums = matrixSums(whole.checks);
  const figures = (["begun", "submitted", "closed", "overdue", "basicGaps"] as const).map((key) => [`zahl-${key}`, { text: String(sums[key]) }] as const);
  const states = rows.map((check) => [`stand-${check.checkId}`, { text: words.states[check.state], tone: tones[check.state] }] as const);
  const counted = rows.flatMap((check) =>
    cells(check).flatMap((cell, index) => {
      const area = whole.areas[index];
      if (!cell || !area) return [];
      return [
        [`zelle-${check.checkId}-${area.key}`, { text: words.matrix.share(shareOf(cell), answeredOf(cell)), tone: String(levelOf(cell)), title: words.matrix.cell(cell) }] as const,
      ];
    }),
  );
  return succeed({ parts: Object.fromEntries([...figures, ...states, ...counted]) });
});

const percent = (share: number | null): Cell => (share === null ? null : wholePercent(share));

const exported = implement(exportRound, async ({ tx, now, actor, touch }, input) => {
  const whole = await findMatrix(tx, input, now);
  if (!whole) return fail("round-unknown");
  const cells = await findCells(tx, input.cooperativeId, { checks: whole.found, areas: whole.areas });

  const words = choose({ de, en }, actor.language);
  const row = (check: FollowedCheck): Cell[] => [
    check.name,
    check.scope,
    words.states[check.state],
    check.dueOn,
    check.overdue ? words.yes : "",
    check.counts.asked,
    check.answered,
    percent(check.share),
    check.counts.yes,
    check.counts.partly,
    check.counts.no,
    check.counts.dispensable,
    check.counts.shared,
    check.counts.verified,
    check.counts.basicGaps,
    ...cells(check).map((cell) => (cell ? percent(shareOf(cell)) : null)),
  ];
  const columns = [
    ...words.matrix.exportColumns.map((title, index) => ({ title, width: index === 0 ? 28 : 14 })),
    ...whole.areas.map(({ title }) => ({ title: `${title} (%)`, width: 16 })),
  ];
  touch({ object: `check-round:${input.roundId}` });
  const name = words.matrix.exportName(whole.round.title, dayIn(now));
  return succeed({ format: input.format, workbook: { name, sheets: [{ name: words.matrix.sheet, columns, rows: whole.found.map(row) }] } });
});

const written: readonly AppointedRole[] = ["coordinator", "management"];

const findWritten = (tx: Tx, { cooperativeId, day }: { readonly cooperativeId: CooperativeId; readonly day: string }, checks: readonly FollowedCheck[]) => {
  const members: MemberId[] = checks.map(({ memberId }) => memberId);
  return findHolders(tx, { cooperativeId, day, members, roles: written });
};

const remind = implement(remindChecks, async ({ tx, actor, now, means, touch }, input) => {
  const round = await findRound(tx, input);
  if (!round) return fail("round-unknown");
  const day = dayIn(now);
  const checks = (await findFollowed(tx, input)).map((row) => followed(row, round, day));

  const chosen = chooseReminded(checks, { all: input.all, members: input.members, round: round.state, now });
  if (!chosen.ok) return chosen;
  const holders = await findWritten(tx, { cooperativeId: input.cooperativeId, day }, chosen.value.remind);
  const reached = chosen.value.remind.filter((check) => recipientsIn(check, holders).length > 0);
  if (reached.length === 0) return fail("nobody-to-write-to");
  const sending: Reminding = {
    round,
    cooperativeId: input.cooperativeId,
    holders,
    note: input.note,
    from: { id: actor.personId, name: actor.name },
    origin: means.origin,
    at: now,
  };
  const letters = reached.flatMap((check) => remindersOf(check, sending));

  const reminders = reached.map(({ memberId, checkId }) => ({ id: newId(now), memberId, checkId, plannedDay: null }));
  await insertReminders(tx, input.cooperativeId, reminders, { at: now, by: actor.personId });
  await post(tx, letters);
  touch({ object: `check-round:${input.roundId}`, after: { reminded: reached.map(({ memberId }) => memberId) } });
  const names = (all: readonly FollowedCheck[]) => all.map(({ name }) => name);
  return succeed({
    reminded: names(reached),
    letters: letters.length,
    remindedToday: names(chosen.value.remindedToday),
    withoutRecipient: names(chosen.value.remind.filter((check) => !reached.includes(check))),
  });
});

type Planned = { readonly cooperativeId: CooperativeId; readonly now: Date; readonly origin: string; readonly office: string };

/** The planned reminders of one round; answers whom it reminded and how many letters that made. */
async function remindInRound(tx: Tx, round: NamedRound, { cooperativeId, now, origin, office }: Planned) {
  const day = dayIn(now);
  const checks = (await findFollowed(tx, { cooperativeId, roundId: round.id })).map((row) => followed(row, round, day));

  const due = checks.flatMap((check) => {
    const plannedDay = plannedDayDue(check, round, { day, at: now });
    return plannedDay === null ? [] : [{ check, plannedDay }];
  });
  const holders =
    due.length === 0
      ? []
      : await findWritten(
          tx,
          { cooperativeId, day },
          due.map(({ check }) => check),
        );
  const reachable = due.filter(({ check }) => recipientsIn(check, holders).length > 0);

  const reminders = reachable.map(({ check, plannedDay }) => ({ id: newId(now), memberId: check.memberId, checkId: check.checkId, plannedDay }));
  const fresh = await insertReminders(tx, cooperativeId, reminders, { at: now, by: null });
  const reminded = reachable.flatMap(({ check }) => (fresh.has(check.checkId) ? [check] : []));
  const letters = reminded.flatMap((check) => remindersOf(check, { round, cooperativeId, holders, note: "", from: { id: null, name: office }, origin, at: now }));
  await post(tx, letters);
  return { reminded: reminded.map(({ memberId }) => memberId), letters: letters.length };
}

const due = implement(remindDueChecks, async ({ tx, now, means, touch }, { cooperativeId }) => {
  const rounds = (await findRounds(tx, cooperativeId)).filter(({ state }) => state === "open");
  const office = rounds.length === 0 ? "" : await findOfficeName(tx, cooperativeId);
  const sent: { reminded: readonly string[]; letters: number }[] = [];
  for (const round of rounds) sent.push(await remindInRound(tx, round, { cooperativeId, now, origin: means.origin, office }));

  const reminded = sent.flatMap((one) => one.reminded);
  touch({ object: `cooperative:${cooperativeId}`, after: { reminded } });
  return succeed({ reminded: reminded.length, letters: sent.reduce((sum, { letters }) => sum + letters, 0) });
});

/** Following a round: register, matrix, export, reminders. */
export const followingUseCases: readonly UseCase[] = [list, matrix, live, exported, remind, due];
