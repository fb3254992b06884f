import assert from "node:assert/strict";
import { describe, test } from "node:test";
import type { MemberId } from "#kernel/ids";
import { pageLength, type FollowedMember } from "./model.ts";
import { chooseReminded, countMembers, countNarrowed, isOverdue, levelOf, narrowingOf, pageOf, plannedDayDue, shareOf } from "./rules.ts";

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
  const open = { day: "2026-11-23", campaign: "open" } as const;
  const everybody = narrowingOf({}, open);
  const cases = [
    ["no filter means everybody", {}, {}],
    ["by standing", { state: "submitted" }, { standings: ["submitted"] }],
    ["open: everybody who has not handed in", { state: "open" }, { standings: ["not-begun", "in-progress", "returned"] }],
    ["overdue: open, and the last day has passed", { state: "overdue" }, { standings: ["not-begun", "in-progress", "returned"], dueBefore: "2026-11-23" }],
    ["with open inquiries, however far", { state: "inquiries" }, { withInquiries: true }],
    ["a size class is so many inhabitants", { size: "20000-49999" }, { size: { from: 20_000, below: 50_000 } }],
    ["a district is a size class of its own", { size: "district" }, { size: "district" }],
    ["without a known population", { size: "none" }, { size: "none" }],
    ["by text", { text: "groß" }, { text: "groß" }],
  ] as const;
  for (const [title, filter, expected] of cases) test(title, () => assert.deepEqual(narrowingOf(filter, open), { ...everybody, ...expected }));
  test("in a closed campaign nobody is overdue", () => assert.deepEqual(narrowingOf({ state: "overdue" }, { ...open, campaign: "closed" }).standings, []));
});

describe("counting", () => {
  const today = { day: "2026-11-23", campaign: "open" } as const;
  const alike = [
    { standing: "not-begun", dueOn: "2026-12-20", members: 2 },
    { standing: "submitted", dueOn: "2026-11-01", members: 3 },
    { standing: "in-progress", dueOn: "2026-11-22", members: 4 },
  ] as const;
  test("counts are of all members", () => {
    assert.deepEqual(countMembers(alike, 5, today), { total: 9, notBegun: 2, inProgress: 4, submitted: 3, signedOff: 0, returned: 0, overdue: 4, openInquiries: 5 });
  });
  const cases = [
    ["no filter leaves all", {}, 9],
    ["by standing", { state: "submitted" }, 3],
    ["open", { state: "open" }, 6],
    ["overdue", { state: "overdue" }, 4],
    ["who has inquiries is not told by standings", { state: "inquiries" }, null],
    ["nor how large a member is", { size: "none" }, null],
    ["nor its name", { text: "groß" }, null],
  ] as const;
  for (const [title, filter, expected] of cases) test(title, () => assert.equal(countNarrowed(alike, narrowingOf(filter, today)), expected));
});

describe("paging", () => {
  test("the second page begins after the first", () => assert.deepEqual(pageOf(pageLength + 1, 2), { page: 2, pages: 2, offset: pageLength, limit: pageLength }));
  test("beyond the end is the last page", () => assert.equal(pageOf(pageLength + 1, 99).page, 2));
  test("nothing is one empty page", () => assert.deepEqual(pageOf(0, 1), { page: 1, pages: 1, offset: 0, limit: pageLength }));
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
