import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { areaOf, sumsByArea } from "./rules/certifying.ts";
import { lastingTables, withheldTables } from "./rules/holdings.ts";
import { acceptAsk, dueAfter, isDue, knownSince, lastDayOf } from "./rules/leaving.ts";
import { fileName, fingerprintText, readParts } from "./rules/packages.ts";
import { tableTitles } from "./rules/titles.ts";

describe("Leaving", () => {
  const going = { lastDay: "2026-12-31", known: "2026-06-01", hasExport: true, open: null, isOffice: false, today: "2026-12-01" };
  const cases: readonly (readonly [string, Parameters<typeof acceptAsk>[0], string | null])[] = [
    ["is asked for by a member that goes", going, null],
    ["is not asked for by one that stays", { ...going, lastDay: null }, "still-a-member"],
    ["needs the export in hand", { ...going, hasExport: false }, "export-first"],
    ["is asked for by the house itself until its last day", { ...going, isOffice: true, today: "2026-12-31" }, "management-asks"],
    ["is asked for by the office once the offices of the house have ended", { ...going, isOffice: true, today: "2027-01-01" }, null],
    ["is not asked for by the office before the house has known for thirty days", { ...going, isOffice: true, today: "2027-01-10", known: "2026-12-12" }, "house-not-told"],
    ["is asked for by the office on the thirtieth day", { ...going, isOffice: true, today: "2027-01-11", known: "2026-12-12" }, null],
    ["is asked for by the office at once where the house gave notice itself", { ...going, isOffice: true, today: "2027-01-01", known: "own" }, null],
    ["is not asked for by the office where nobody knows since when", { ...going, isOffice: true, today: "2027-01-01", known: null }, "house-not-told"],
  ];
  for (const [title, standing, failure] of cases)
    test(title, () => {
      const asked = acceptAsk(standing);
      assert.equal(asked.ok ? null : asked.failure, failure);
    });

  test("is known since the first word that covers the day it happens on", () => {
    const notice = { lastDay: "2026-12-31", enteredOn: "2026-02-01", isOwn: false };
    assert.equal(knownSince({ leftOn: null, enteredOn: null, notices: [] }), null);
    assert.equal(knownSince({ leftOn: "2026-06-30", enteredOn: "2026-06-15", notices: [] }), "2026-06-15");
    assert.equal(knownSince({ leftOn: "2026-12-31", enteredOn: "2026-06-15", notices: [notice] }), "2026-02-01");
    assert.equal(
      knownSince({ leftOn: "2026-06-30", enteredOn: "2026-06-15", notices: [{ ...notice, isOwn: true }] }),
      "2026-06-15",
      "an earlier day than the one given notice to is news",
    );
    assert.equal(knownSince({ leftOn: null, enteredOn: null, notices: [{ ...notice, isOwn: true }] }), "own");
  });

  test("waits thirty days after the second word, and for the last day", () => {
    assert.equal(dueAfter("2026-09-01", null), "2026-10-01");
    assert.equal(dueAfter("2026-09-01", "2026-12-31"), "2027-01-01");
    assert.equal(isDue({ dueOn: "2026-10-01", stoppedAt: null, doneAt: null }, "2026-09-30"), false);
    assert.equal(isDue({ dueOn: "2026-10-01", stoppedAt: null, doneAt: null }, "2026-10-01"), true);
    assert.equal(isDue({ dueOn: "2026-10-01", stoppedAt: new Date(), doneAt: null }, "2026-10-01"), false);
  });

  test("ends with the register, else with the last notice", () => {
    assert.equal(lastDayOf(null, []), null);
    assert.equal(lastDayOf(null, ["2026-12-31", "2027-06-30"]), "2027-06-30");
    assert.equal(lastDayOf("2026-12-31", ["2027-06-30"]), "2026-12-31");
  });
});

describe("A package", () => {
  test("has the same fingerprint in whatever order its parts come, and counts neither history nor what is for reading", () => {
    const [rows, file] = [
      { name: "Daten/unit.jsonl", sha256: "a" },
      { name: `Dateien/${"b".repeat(64)}/Plan.pdf`, sha256: "b" },
    ];
    const counted = fingerprintText([rows, file]);
    assert.equal(fingerprintText([file, { name: "Verlauf/ereignisse.jsonl", sha256: "c" }, rows, { name: "Bestand.xlsx", sha256: "d" }]), counted);
    assert.notEqual(fingerprintText([rows]), counted);
  });

  test("names files so that no program climbs out of its folder", () => {
    const name = fileName("b".repeat(64), "../../etc/pass\nwd");
    assert.match(name, readParts);
    assert.doesNotMatch(fileName("b".repeat(64), "\\..\\x"), /\\/);
    for (const climbing of ["Daten/../x.jsonl", "/inhalt.json", "Dateien/x/y", `Dateien/${"b".repeat(64)}/a/b`]) assert.doesNotMatch(climbing, readParts);
  });
});

describe("A certificate", () => {
  test("sums up by what people know", () => {
    assert.deepEqual(
      sumsByArea([
        { table: "check_answer", rows: 3 },
        { table: "answer", rows: 1 },
        { table: "member_check", rows: 2 },
      ]),
      [
        { area: "survey", rows: 1 },
        { area: "checks", rows: 5 },
      ],
    );
  });

  test("has an area for every table a member takes along", () => {
    const nameless = Object.keys(tableTitles).filter((table) => areaOf(table) === "other" && lastingTables[table] === undefined && withheldTables[table] === undefined);
    assert.ok(nameless.every((table) => !/^(check|answer|measure|document|training|emergency)/.test(table)));
  });
});
