import assert from "node:assert/strict";
import { describe, test } from "node:test";
import type { MemberId } from "#kernel/ids";
import { pageLength, type FollowedMember } from "./model.ts";
import { chooseReminded, countMembers, isOverdue, levelOf, narrowMembers, pageOf, plannedDayDue, shareOf } from "./rules.ts";

const now = new Date("2026-11-23T08:00:00Z");
const today = { day: "2026-11-23", now };

const member = (name: string, facts: Partial<FollowedMember> = {}): FollowedMember => ({
  memberId: `kreis-gg.${name.toLowerCase()}` as MemberId,
  name,
  size: "10000-19999",
  standing: "in-progress",
  opensOn: "2026-11-01",
  dueOn: "2026-12-15",
  overdue: false,
  share: 0.5,
  lastActivityAt: null,
  openInquiries: 0,
  activeDelegations: 0,
  remindedAt: null,
  ...facts,
});

describe("overdue", () => {
  const cases = [
    ["the last day itself is in time", "in-progress", "2026-11-23", "open", false],
    ["the day after it is overdue", "in-progress", "2026-11-22", "open", true],
    ["nothing begun is overdue, too", "not-begun", "2026-11-22", "open", true],
    ["sent back is overdue, too", "returned", "2026-11-22", "open", true],
    ["submitted is never overdue", "submitted", "2026-01-01", "open", false],
    ["signed off is never overdue", "signed-off", "2026-01-01", "open", false],
    ["a closed campaign asks nobody any more", "not-begun", "2026-01-01", "closed", false],
  ] as const;
  for (const [title, standing, dueOn, campaign, expected] of cases) test(title, () => assert.equal(isOverdue(standing, dueOn, { day: "2026-11-23", campaign }), expected));
});

describe("share and level", () => {
  const cases = [
    ["nothing asked yet is not rated", { asked: 0, answered: 0 }, null, "na"],
    ["asked and nothing answered", { asked: 7, answered: 0 }, 0, 0],
    ["begun", { asked: 10, answered: 3 }, 0.3, 1],
    ["from 40 %", { asked: 10, answered: 4 }, 0.4, 2],
    ["from 75 %", { asked: 4, answered: 3 }, 0.75, 3],
    ["almost all is not all", { asked: 200, answered: 199 }, 0.995, 3],
    ["all", { asked: 7, answered: 7 }, 1, 4],
  ] as const;
  for (const [title, counts, share, level] of cases)
    test(title, () => {
      assert.equal(shareOf(counts), share);
      assert.equal(levelOf(shareOf(counts)), level);
    });
});

describe("narrowing", () => {
  const list = [
    member("Bischofsheim", { standing: "not-begun", share: null, size: "10000-19999", dueOn: "2026-12-20" }),
    member("Groß-Gerau", { standing: "submitted", share: 1, size: "20000-49999", openInquiries: 2 }),
    member("Raunheim", { overdue: true, share: 0.2, lastActivityAt: "2026-11-20T10:00:00.000Z" }),
  ];
  const names = (filter: Parameters<typeof narrowMembers>[1]) => narrowMembers(list, filter).map(({ name }) => name);
  const cases = [
    ["no filter leaves all, by name", { sort: "name" }, ["Bischofsheim", "Groß-Gerau", "Raunheim"]],
    ["by standing", { state: "submitted", sort: "name" }, ["Groß-Gerau"]],
    ["open: everybody who has not handed in", { state: "open", sort: "name" }, ["Bischofsheim", "Raunheim"]],
    ["overdue", { state: "overdue", sort: "name" }, ["Raunheim"]],
    ["with open inquiries", { state: "inquiries", sort: "name" }, ["Groß-Gerau"]],
    ["by size class", { size: "20000-49999", sort: "name" }, ["Groß-Gerau"]],
    ["by text, whatever the capitals", { text: "GROSS", sort: "name" }, []],
    ["by text with ß", { text: "groß", sort: "name" }, ["Groß-Gerau"]],
    ["least answered first, nothing before little", { sort: "share" }, ["Bischofsheim", "Raunheim", "Groß-Gerau"]],
    ["backwards by name", { sort: "-name" }, ["Raunheim", "Groß-Gerau", "Bischofsheim"]],
    ["latest deadline first", { sort: "-due" }, ["Bischofsheim", "Groß-Gerau", "Raunheim"]],
  ] as const;
  for (const [title, filter, expected] of cases) test(title, () => assert.deepEqual(names(filter), expected));

  test("counts are of all members, not of the filter", () => {
    assert.deepEqual(countMembers(list), {
      total: 3,
      notBegun: 1,
      inProgress: 1,
      submitted: 1,
      signedOff: 0,
      returned: 0,
      overdue: 1,
      openInquiries: 2,
    });
  });
});

describe("paging", () => {
  const rows = Array.from({ length: pageLength + 1 }, (_, index) => index);
  test("a page holds fifty", () => assert.deepEqual([pageOf(rows, 1).rows.length, pageOf(rows, 2).rows, pageOf(rows, 1).pages], [50, [50], 2]));
  test("beyond the end is the last page", () => assert.equal(pageOf(rows, 99).page, 2));
  test("nothing is one empty page", () => assert.deepEqual(pageOf([], 1), { rows: [], page: 1, pages: 1 }));
});

describe("reminding by hand", () => {
  const fresh = member("Raunheim");
  const done = member("Nauheim", { standing: "submitted" });
  const yesterday = member("Büttelborn", { remindedAt: "2026-11-22T07:59:00.000Z" });
  const earlier = member("Trebur", { remindedAt: "2026-11-22T08:01:00.000Z" });
  const choose = (members: readonly FollowedMember[], choice: { all?: boolean; members?: string[]; campaign?: "open" | "closed" }) => {
    const result = chooseReminded(members, { all: false, members: [], campaign: "open", now, ...choice });
    return result.ok ? result.value.remind.map(({ name }) => name) : result.failure;
  };
  const all = [fresh, done, yesterday, earlier];
  const cases = [
    ["all means all who have not handed in and were not reminded within 24 hours", { all: true }, ["Raunheim", "Büttelborn"]],
    ["chosen means only these", { members: ["kreis-gg.raunheim", "kreis-gg.trebur"] }, ["Raunheim"]],
    ["when all chosen were reminded today it is said", { members: ["kreis-gg.trebur"] }, "reminded-today"],
    ["who has handed in is not reminded", { members: ["kreis-gg.nauheim"] }, "nobody-to-remind"],
    ["nobody chosen", {}, "nobody-to-remind"],
    ["unknown members are nobody", { members: ["wetterau.friedberg"] }, "nobody-to-remind"],
    ["a closed campaign reminds nobody", { all: true, campaign: "closed" }, "campaign-closed"],
  ] as const;
  for (const [title, choice, expected] of cases) test(title, () => assert.deepEqual(choose(all, choice as never), expected));
});

describe("reminding by plan", () => {
  const days = [-14, -3, 1];
  const cases = [
    ["on the planned day", { dueOn: "2026-11-26" }, -3],
    ["up to two days late", { dueOn: "2026-11-24" }, -3],
    ["not three days late", { dueOn: "2026-11-23" }, null],
    ["not before", { dueOn: "2026-11-27" }, null],
    ["after the deadline", { dueOn: "2026-11-22" }, 1],
    ["counted from the member's own deadline", { dueOn: "2026-12-07" }, -14],
    ["not on the day the member is asked for the first time or before", { dueOn: "2026-11-26", opensOn: "2026-11-23" }, null],
    ["not when handed in", { dueOn: "2026-11-26", standing: "signed-off" }, null],
    ["not when somebody reminded by hand within a day", { dueOn: "2026-11-26", remindedAt: "2026-11-23T07:00:00.000Z" }, null],
  ] as const;
  for (const [title, facts, expected] of cases) test(title, () => assert.equal(plannedDayDue(member("Raunheim", facts), days, today), expected));
  test("of two due at once the later one", () => assert.equal(plannedDayDue(member("R", { dueOn: "2026-11-23" }), [-1, 0], today), 0));
});
