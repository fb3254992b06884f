/** Offering, noting, striking, looking ahead. */
import { cooperativeOf } from "#kernel/ids";
import { fail, succeed } from "#kernel/result";
import type { Cell } from "#kernel/sheets";
import { newId } from "#platform/ids";
import { implement, type UseCase } from "#platform/usecase";
import { choose } from "#ui/words";
import { dayIn } from "#topics/members/rules/members";
import { findMember, findMembersOn } from "#topics/members/store/members";
import { exportTime, listMemberTime, listServices, listTime, noteTime, readCapacity, saveService, setCapacity, strikeTime, withdrawService } from "./contract.ts";
import type { NotedTime } from "./model.ts";
import { dividedTime, expectedMinutes, nextQuarters, pieceNameOf, readLine } from "./rules.ts";
import { findQuarters, findServices, findTime, findTimeSums, insertTime, removeTime, saveOfficeService, saveQuarter } from "./store.ts";
import { de } from "./words.de.ts";
import { en } from "./words.en.ts";

/** Lines shown below the form; the table holds all of them. */
const latestLines = 25;
/** More lines than two people write in a year. */
const wholeYear = 20_000;

const services = implement(listServices, async ({ tx }, { cooperativeId }) => succeed({ services: await findServices(tx, cooperativeId) }));

const save = implement(saveService, async ({ tx, now, touch }, { cooperativeId, serviceId, version, title, description, plannedHours, counts, pieceName }) => {
  const known = await findServices(tx, cooperativeId);
  const before = known.find(({ id }) => id === serviceId);

  if (serviceId !== undefined && !before) return fail("service-unknown");
  if (known.some((one) => one.id !== serviceId && one.withdrawnAt === null && one.title.toLowerCase() === title.toLowerCase())) return fail("title-taken");
  if (before && before.version !== version) return fail("service-changed");
  const named = pieceNameOf({ counts, pieceName });
  if (!named.ok) return named;

  const counted = { plannedMinutes: plannedHours * 60, counts, pieceName: named.value };
  const after = { id: before?.id ?? newId(now), title, description, ...counted, version: (before?.version ?? 0) + 1, withdrawnAt: null };
  if (!(await saveOfficeService(tx, cooperativeId, after))) return fail("service-changed");
  touch({ object: `office-service:${after.id}`, before, after });
  return succeed({ serviceId: after.id });
});

const withdraw = implement(withdrawService, async ({ tx, now, touch }, { cooperativeId, serviceId }) => {
  const before = (await findServices(tx, cooperativeId)).find(({ id, withdrawnAt }) => id === serviceId && withdrawnAt === null);
  if (!before) return fail("service-unknown");

  const after = { ...before, version: before.version + 1, withdrawnAt: now };
  if (!(await saveOfficeService(tx, cooperativeId, after))) return fail("service-unknown");
  touch({ object: `office-service:${serviceId}`, before, after });
  return succeed({ withdrawn: true });
});

const note = implement(noteTime, async ({ tx, actor, now, touch }, { cooperativeId, line, day = dayIn(now) }) => {
  const members = await findMembersOn(tx, cooperativeId, day);
  const offered = (await findServices(tx, cooperativeId)).filter(({ withdrawnAt }) => withdrawnAt === null);

  if (day > dayIn(now)) return fail("day-ahead");
  const read = readLine(line, { members, services: offered.map(({ id, title, counts }) => ({ id, name: title, counts })) });
  if (!read.ok) return read;
  const { minutes, pieces, memberId, serviceId, note: text } = read.value;
  const parts = dividedTime(minutes, memberId === null ? members.map(({ id }) => id) : [memberId]);
  if (parts.length === 0) return fail("no-members");

  const written = { id: newId(now), serviceId, day, forAll: memberId === null, pieces, note: text.slice(0, 400), at: now, byName: actor.name, parts };
  await insertTime(tx, cooperativeId, written);
  touch({ object: `office-time:${written.id}`, after: written });
  return succeed({ timeId: written.id, minutes, pieces, members: parts.length });
});

const strike = implement(strikeTime, async ({ tx, touch }, { cooperativeId, timeId }) => {
  const before = await removeTime(tx, cooperativeId, timeId);
  if (before.length === 0) return fail("time-unknown");

  touch({ object: `office-time:${timeId}`, before, after: "struck" });
  return succeed({ struck: true });
});

const list = implement(listTime, async ({ tx, now }, { cooperativeId, year = Number(dayIn(now).slice(0, 4)) }) => {
  const [offered, sums, latest] = [
    await findServices(tx, cooperativeId),
    await findTimeSums(tx, cooperativeId, year),
    await findTime(tx, cooperativeId, { year, limit: latestLines }),
  ];

  return succeed({ year, services: offered.filter(({ id, withdrawnAt }) => withdrawnAt === null || sums.some(({ serviceId }) => serviceId === id)), sums, latest });
});

const exported = implement(exportTime, async ({ tx, actor, now, touch }, { cooperativeId, year = Number(dayIn(now).slice(0, 4)), format }) => {
  const entries = await findTime(tx, cooperativeId, { year, limit: wholeYear });
  const sums = await findTimeSums(tx, cooperativeId, year);
  const offered = new Map((await findServices(tx, cooperativeId)).map((one) => [one.id, one]));

  const words = choose({ de, en }, actor.language);
  const hours = (seconds: number) => Math.round(seconds / 36) / 100;
  const pieceOf = ({ pieces, pieceName }: { readonly pieces: number; readonly pieceName: string }) => (pieces === 0 ? "" : pieceName);
  const lines = entries.map((one): Cell[] => [
    one.day,
    one.memberName ?? words.page.everybody,
    one.serviceTitle,
    hours(one.seconds),
    one.pieces,
    pieceOf(one),
    one.note,
    one.notedByName,
  ]);
  const byMember = sums.map((one): Cell[] => {
    const { title = "", pieceName = "" } = offered.get(one.serviceId) ?? {};
    return [one.memberName, title, hours(one.seconds), one.pieces, pieceOf({ ...one, pieceName })];
  });
  const columns = (titles: readonly string[]) => titles.map((title) => ({ title, width: title === words.page.note ? 40 : 18 }));
  touch({ object: `office-times:${cooperativeId}` });
  return succeed({
    format,
    workbook: {
      name: words.sheet.name(year),
      sheets: [
        { name: words.sheet.sums, columns: columns(words.sheet.sumColumns), rows: byMember },
        { name: words.sheet.lines, columns: columns(words.sheet.lineColumns), rows: lines },
      ],
    },
  });
});

const ofMember = implement(listMemberTime, async ({ tx, now }, { memberId, year = Number(dayIn(now).slice(0, 4)) }) => {
  const member = await findMember(tx, memberId);
  if (!member) return fail("member-unknown");
  const entries = await findTime(tx, cooperativeOf(memberId), { year, memberId, limit: wholeYear });

  const sum = (of: readonly NotedTime[], what: "seconds" | "pieces") => of.reduce((total, one) => total + one[what], 0);
  const sums = [...Map.groupBy(entries, ({ serviceId }) => serviceId).values()].flatMap((of) => {
    const [first] = of;
    return first ? [{ title: first.serviceTitle, pieceName: first.pieceName, seconds: sum(of, "seconds"), pieces: sum(of, "pieces") }] : [];
  });
  return succeed({ memberName: member.name, year, entries: entries.slice(0, 200), sums: sums.toSorted((a, b) => b.seconds - a.seconds || b.pieces - a.pieces) });
});

const capacity = implement(readCapacity, async ({ tx, now }, { cooperativeId }) => {
  const asked = nextQuarters(dayIn(now));
  const { given, available } = await findQuarters(tx, cooperativeId, asked[0]?.year ?? 0);
  const offered = (await findServices(tx, cooperativeId)).filter(({ withdrawnAt }) => withdrawnAt === null);
  const members = (await findMembersOn(tx, cooperativeId, dayIn(now))).length;

  const plannedMinutes = expectedMinutes(offered, members);
  const of = <Row extends { year: number; quarter: number }>(rows: readonly Row[], { year, quarter }: { year: number; quarter: number }) =>
    rows.find((row) => row.year === year && row.quarter === quarter);
  const quarters = asked.map((name) => {
    const has = of(available, name);
    return { ...name, availableMinutes: has?.minutes ?? null, note: has?.note ?? "", plannedMinutes, givenMinutes: of(given, name)?.minutes ?? 0 };
  });
  return succeed({ members, quarters });
});

const setQuarter = implement(setCapacity, async ({ tx, touch }, { cooperativeId, year, quarter, hours, note: text = "" }) => {
  const after = { year, quarter, minutes: hours * 60, note: text };
  await saveQuarter(tx, cooperativeId, after);
  touch({ object: `office-capacity:${cooperativeId}`, after });
  return succeed({ minutes: after.minutes });
});

/** Everything that is done with services and hours. */
export const servicesUseCases: readonly UseCase[] = [services, save, withdraw, note, strike, list, exported, ofMember, capacity, setQuarter];
