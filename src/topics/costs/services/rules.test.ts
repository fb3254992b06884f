import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { dividedTime, expectedMinutes, minutesOf, nextQuarters, readLine } from "./rules.ts";

const members = ["Groß-Gerau", "Ginsheim-Gustavsburg", "Raunheim", "Biebesheim am Rhein", "Bischofsheim", "Kreis Groß-Gerau"].map((name, index) => ({ id: `m${index}`, name }));
const services = ["Beratung", "Begleitung von Vorfällen", "Check vor Ort"].map((name, index) => ({ id: `s${index}`, name }));
const read = (line: string) => {
  const found = readLine(line, { members, services });
  return found.ok ? Object.values(found.value) : found.failure;
};

describe("A line of the day", () => {
  for (const [line, found] of [
    ["90 Raunheim Beratung Firewall geprüft", [90, "m2", "s0", "Firewall geprüft"]],
    ["1:30 raun bera", [90, "m2", "s0", ""]],
    ["1,5 gross-gerau check vor ort Serverraum", [90, "m0", "s2", "Serverraum"]],
    ["2h Biebesheim am Rhein Begleitung von Vorfällen", [120, "m3", "s1", ""]],
    ["45 min alle Beratung Rundschreiben", [45, null, "s0", "Rundschreiben"]],
    ["2 h kreis gross-gerau begl", [120, "m5", "s1", ""]],
    ["0 Raunheim Beratung", "duration-unclear"],
    ["viel Raunheim Beratung", "duration-unclear"],
    ["25h Raunheim Beratung", "duration-unclear"],
    ["30 bi Beratung", "member-unclear"],
    ["30 Atlantis Beratung", "member-unclear"],
    ["30 Raunheim be", "service-unclear"],
    ["30 Raunheim", "service-unclear"],
  ] as const)
    test(`„${line}“ ${typeof found === "string" ? `is refused: ${found}` : "is understood"}`, () => {
      assert.deepEqual(read(line), found);
    });

  test("minutes and hours are told apart", () => {
    assert.deepEqual(["5", "0,25", "0.5h", "24h", "1440", "1441", "", "-5"].map(minutesOf), [5, 15, 30, 1_440, 1_440, null, null, null]);
  });
});

test("work for all is divided to the second, and nothing is lost", () => {
  const parts = dividedTime(
    60,
    Array.from({ length: 13 }, (_, index) => `m${index}`),
  );
  assert.equal(
    parts.reduce((sum, { seconds }) => sum + seconds, 0),
    3_600,
  );
  assert.deepEqual(new Set(parts.map(({ seconds }) => seconds)), new Set([276, 277]));
});

test("the capacity view begins with the quarter of today and passes the turn of the year", () => {
  assert.deepEqual(
    nextQuarters("2026-11-23").map(({ year, quarter }) => `${year}/${quarter}`),
    ["2026/4", "2027/1", "2027/2", "2027/3"],
  );
  assert.equal(expectedMinutes([{ plannedMinutes: 600 }, { plannedMinutes: 120 }], 13), 2_340);
});
