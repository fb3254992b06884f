import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { dayPlus } from "#kernel/days";
import type { CooperativeId, MemberId } from "#kernel/ids";
import { acceptDates, acceptDeadline, acceptWaves, chooseMembers, datesOfWave, participantsOf, proposedDates } from "./rules.ts";

const today = "2026-11-23";
const outcome = (result: { ok: true } | { ok: false; failure: string }) => (result.ok ? "accepted" : result.failure);

describe("A campaign opens today or later and is due after it opens", () => {
  const cases: [string, string, string][] = [
    [today, "2026-11-24", "accepted"],
    ["2026-12-31", "2027-01-01", "accepted"],
    ["2026-11-22", "2026-12-31", "opening-in-past"],
    [today, today, "due-before-opening"],
    ["2026-12-31", "2026-12-01", "due-before-opening"],
  ];
  for (const [opensOn, dueOn, expected] of cases) test(`${opensOn} to ${dueOn}: ${expected}`, () => assert.equal(outcome(acceptDates({ opensOn, dueOn }, today)), expected));
});

describe("A wave may have dates of its own, by the same rules", () => {
  const campaign = { opensOn: today, dueOn: "2026-12-31" };
  test("its own days go before the campaign's", () => assert.deepEqual(datesOfWave(2, campaign, [{ wave: 2, dueOn: "2027-01-31" }]), { opensOn: today, dueOn: "2027-01-31" }));
  test("another wave's days do not count", () => assert.deepEqual(datesOfWave(1, campaign, [{ wave: 2, dueOn: "2027-01-31" }]), campaign));
  const cases: [string, Parameters<typeof acceptWaves>[1], string][] = [
    ["no wave of its own", [], "accepted"],
    ["a later wave", [{ wave: 2, opensOn: "2027-01-01", dueOn: "2027-02-01" }], "accepted"],
    ["a wave opening after the common deadline", [{ wave: 2, opensOn: "2027-01-01" }], "due-before-opening"],
    ["a wave in the past", [{ wave: 2, opensOn: "2026-01-01" }], "opening-in-past"],
  ];
  for (const [title, waves, expected] of cases) test(`${title}: ${expected}`, () => assert.equal(outcome(acceptWaves(campaign, waves, today)), expected));
});

describe("A new deadline is not past and after every opening", () => {
  const cases: [string, string[], string][] = [
    [today, ["2026-11-01"], "accepted"],
    ["2026-11-22", ["2026-11-01"], "due-in-past"],
    ["2026-12-01", ["2026-11-01", "2026-12-01"], "due-before-opening"],
  ];
  for (const [dueOn, openings, expected] of cases) test(`${dueOn}: ${expected}`, () => assert.equal(outcome(acceptDeadline(dueOn, openings, today)), expected));
});

describe("Who is asked", () => {
  const member = (name: string, wave: number) => ({ id: `kreis-gg.${name}` as MemberId, wave });
  const members = [member("raunheim", 1), member("nauheim", 2)];
  const names = (chosen: Parameters<typeof chooseMembers>[1], from = members) => {
    const result = chooseMembers(from, chosen);
    return result.ok ? result.value.map(({ id }) => id) : result.failure;
  };
  test("all", () => assert.deepEqual(names("all"), ["kreis-gg.raunheim", "kreis-gg.nauheim"]));
  test("the chosen, each once", () => assert.deepEqual(names([members[1]!.id, members[1]!.id]), ["kreis-gg.nauheim"]));
  test("a stranger is refused, not left out", () => assert.equal(names([members[1]!.id, "wetterau.friedberg"] as never), "member-unknown"));
  test("nobody chosen", () => assert.equal(names([]), "no-members"));
  test("a cooperative without members", () => assert.equal(names("all", []), "no-members"));
  test("each with the dates of its wave", () => {
    const campaign = { id: "c", cooperativeId: "kreis-gg" as CooperativeId, opensOn: today, dueOn: "2026-12-31" };
    const rows = participantsOf(campaign, members, [{ wave: 2, dueOn: "2027-01-31" }]);
    assert.deepEqual(
      rows.map(({ memberId, wave, dueOn }) => [memberId, wave, dueOn]),
      [
        ["kreis-gg.raunheim", 1, "2026-12-31"],
        ["kreis-gg.nauheim", 2, "2027-01-31"],
      ],
    );
  });
});

describe("Days are counted in the calendar", () => {
  test("over the end of a year", () => assert.equal(dayPlus("2026-12-31", 1), "2027-01-01"));
  test("back over a leap day", () => assert.equal(dayPlus("2028-03-01", -1), "2028-02-29"));
  test("six weeks are proposed", () => assert.deepEqual(proposedDates(today), { opensOn: today, dueOn: "2027-01-04" }));
});
