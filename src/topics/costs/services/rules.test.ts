import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { dividedTime, expectedMinutes, minutesOf, nextQuarters, pieceNameOf, readLine } from "./rules.ts";

const members = ["Groß-Gerau", "Ginsheim-Gustavsburg", "Raunheim", "Biebesheim am Rhein", "Bischofsheim", "Kreis Groß-Gerau"].map((name, index) => ({ id: `m${index}`, name }));
const services = (
  [
    ["Beratung", "hours"],
    ["Begleitung von Vorfällen", "hours"],
    ["Check vor Ort", "hours"],
    ["Penetrationstest", "pieces"],
    ["Schulung", "both"],
  ] as const
).map(([name, counts], index) => ({ id: `s${index}`, name, counts }));
const read = (line: string) => {
  const found = readLine(line, { members, services });
  if (!found.ok) return found.failure;
  const { minutes, pieces, memberId, serviceId, note } = found.value;
  return [minutes, ...(pieces > 0 ? [pieces] : []), memberId, serviceId, note];
};

describe("A line of the day", () => {
  for (const [line, found] of [
    ["90 Raunheim Beratung Firewall geprüft", [90, "m2", "s0", "Firewall geprüft"]],
    ["1:30 raun bera", [90, "m2", "s0", ""]],
    ["1,5 gross-gerau check vor ort Serverraum", [90, "m0", "s2", "Serverraum"]],
    ["2h Biebesheim am Rhein Begleitung von Vorfällen", [120, "m3", "s1", ""]],
    ["45 min alle Beratung Rundschreiben", [45, null, "s0", "Rundschreiben"]],
    ["2 h kreis gross-gerau begl", [120, "m5", "s1", ""]],
    ["3 Raunheim Penetrationstest Webauftritt", [0, 3, "m2", "s3", "Webauftritt"]],
    ["2x raun pene", [0, 2, "m2", "s3", ""]],
    ["2 × Raunheim Penetrationstest", [0, 2, "m2", "s3", ""]],
    ["12 Stück Groß-Gerau Schulung", [0, 12, "m0", "s4", ""]],
    ["90 12x Groß-Gerau Schulung Ersthelfer", [90, 12, "m0", "s4", "Ersthelfer"]],
    ["2 h 12 Stück Groß-Gerau Schulung", [120, 12, "m0", "s4", ""]],
    ["90 Groß-Gerau Schulung", [90, "m0", "s4", ""]],
    ["3h alle Schulung", [180, null, "s4", ""]],
    ["5000 Raunheim Penetrationstest", [0, 5_000, "m2", "s3", ""]],
    ["1:30 Raunheim Penetrationstest", "pieces-unclear"],
    ["2h Raunheim Penetrationstest", "pieces-unclear"],
    ["90 2x Raunheim Penetrationstest", "pieces-unclear"],
    ["2x Raunheim Beratung", "pieces-uncounted"],
    ["90 2x Raunheim Beratung", "pieces-uncounted"],
    ["2x alle Schulung", "pieces-for-all"],
    ["2 alle Penetrationstest", "pieces-for-all"],
    ["5000 Raunheim Beratung", "duration-unclear"],
    ["0x Raunheim Penetrationstest", "duration-unclear"],
    ["100001x Raunheim Penetrationstest", "duration-unclear"],
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

  test("a service in pieces says what one is called, one in hours has no such word", () => {
    assert.deepEqual(pieceNameOf({ counts: "both", pieceName: "Platz" }), { ok: true, value: "Platz" });
    assert.deepEqual(pieceNameOf({ counts: "hours", pieceName: "Platz" }), { ok: true, value: "" });
    assert.deepEqual(pieceNameOf({ counts: "pieces", pieceName: undefined }), { ok: false, failure: "piece-name-missing" });
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
