import assert from "node:assert/strict";
import { describe, test } from "node:test";
import fc from "fast-check";
import { readFacts, registerNames, registers, type Entry, type Facts, type RegisterName } from "./model.ts";
import { emptyStanding, exerciseDates, gapsOf, isExercised, isStale, measureRegister, missingIn, shareOf } from "./rules/completeness.ts";
import { decideMove, privateFields, splitFacts } from "./rules/entries.ts";
import { fromPeople, fromSurvey, fromTemplates, openProposals } from "./rules/knowledge.ts";

const today = "2026-11-23";
const numbered = (index: number) => `00000000-0000-4000-8000-${String(index).padStart(12, "0")}`;
const entry = (register: RegisterName, facts: Facts, index = 1): Entry => ({
  id: numbered(index),
  register,
  position: index,
  facts,
  source: "",
  version: 1,
  changedAt: new Date("2026-11-23"),
  changedByName: "Koordination",
});
const standingOf = (register: RegisterName, entries: readonly Entry[], more: object = {}) => ({
  ...emptyStanding(register),
  ...measureRegister(register, entries),
  ...exerciseDates(entries, today),
  ...more,
});
const gaps = (register: RegisterName, entries: readonly Entry[], more: object = {}) =>
  gapsOf(register, { entries, standing: standingOf(register, entries, more), today }).map(({ kind, subject, count }) => [kind, subject, count]);

const filled = (register: RegisterName, index: number): Entry =>
  entry(register, Object.fromEntries(registers[register].fields.map(({ key, kind }) => [key, kind === "phone" ? "06142 1" : kind === "day" ? today : "x"])), index);

describe("What was written into a field", () => {
  const cases: readonly (readonly [string, RegisterName, Facts, readonly string[]])[] = [
    ["a name is required, a number is only wanted", "alarm", {}, ["whom"]],
    ["blanks count as nothing", "alarm", { whom: "  " }, ["whom"]],
    ["a number may carry the signs people write", "alarm", { whom: "IT", phone: "+49 (6142) 402-0/12" }, []],
    ["a number is no sentence", "alarm", { whom: "IT", phone: "siehe Aushang" }, ["phone"]],
    ["a choice is one of the offered", "contacts", { name: "Polizei", kind: "freunde" }, ["kind"]],
    ["an exercise needs its day", "exercises", { title: "Probe", kind: "alarm", state: "planned", day: "bald" }, ["day"]],
    ["unknown fields are no mistake", "alarm", { whom: "IT", "__proto__ ": "x" }, []],
  ];
  for (const [title, register, facts, wrong] of cases)
    test(title, () =>
      assert.deepEqual(
        readFacts(register, facts).issues.map(({ path }) => path.join(".")),
        wrong,
      ),
    );

  test("is kept without blanks and without fields nobody asked for", () => {
    assert.deepEqual(readFacts("alarm", { whom: " IT ", phone: "", other: "x" }).facts, { whom: "IT" });
  });
});

describe("A register is complete", () => {
  test("when its functions are held and its wanted fields are filled in", () => {
    const roles = ["head", "it", "privacy", "press", "personnel", "departments", "log"];
    const staff = roles.map((role, index) => entry("staff", { role, name: "N", phone: "1", deputy: "D", deputyPhone: "2" }, index + 1));
    const { wanted, met } = measureRegister("staff", staff);
    assert.equal(met, wanted);
    assert.deepEqual(gaps("staff", staff), []);
    assert.deepEqual(gaps("staff", staff.slice(1)), [["choice-missing", "head", 1]]);
  });

  test("a second head of staff does not fill the place of the press", () => {
    const two = [1, 2].map((index) => entry("staff", { role: "head", name: "N", phone: "1", deputy: "D", deputyPhone: "2" }, index));
    assert.equal(gaps("staff", two).length, 6);
  });

  test("private numbers are never demanded", () => {
    for (const register of registerNames) for (const { key, need } of registers[register].fields) if (privateFields(register).includes(key)) assert.equal(need, "optional", key);
  });

  test("what is met never passes what is wanted, and every filled field counts once", () => {
    const some = fc.constantFrom(...registerNames).chain((register) =>
      fc.array(fc.subarray(registers[register].fields.map(({ key }) => key)), { maxLength: 12 }).map((sets) => ({
        register,
        entries: sets.map((keys, index) => entry(register, Object.fromEntries(keys.map((key) => [key, "x"])), index + 1)),
      })),
    );
    fc.assert(
      fc.property(some, ({ register, entries }) => {
        const { wanted, met } = measureRegister(register, entries);
        const full = measureRegister(register, [...entries, filled(register, 99)]);
        assert.ok(met >= 0 && met <= wanted);
        assert.ok(full.wanted - full.met <= wanted - met, "a filled entry never makes a register less complete");
      }),
    );
  });

  test("an exercise counts for a year, a planned one as long as its day is to come", () => {
    const held = (day: string) => exerciseDates([entry("exercises", { state: "held", day })], today);
    const planned = (day: string) => exerciseDates([entry("exercises", { state: "planned", day })], today);
    assert.deepEqual(
      [held("2025-11-23"), held("2025-11-22"), planned("2026-11-23"), planned("2026-11-22"), planned("2027-11-24")].map((dates) => isExercised(dates, today)),
      [true, false, true, false, false],
    );
  });

  test("after half a year somebody has to look through it again; an empty one has nothing to look through", () => {
    const confirmedAt = (day: string) => new Date(`${day}T12:00:00Z`);
    assert.equal(isStale({ entries: 1, confirmedAt: confirmedAt("2026-05-26") }, today), true);
    assert.equal(isStale({ entries: 1, confirmedAt: confirmedAt("2026-05-27") }, today), false);
    assert.equal(isStale({ entries: 0, confirmedAt: confirmedAt("2020-01-01") }, today), false);
  });

  test("a town hall that has everything but never exercised is not ready", () => {
    const standings = registerNames.map((register) => ({ ...emptyStanding(register), wanted: 5, met: 5 }));
    assert.ok(shareOf(standings, today) < 100);
    assert.equal(
      shareOf(
        standings.map((one) => ({ ...one, heldOn: today })),
        today,
      ),
      100,
    );
    assert.equal(missingIn(standings), 0);
  });
});

describe("Private numbers", () => {
  test("are taken apart from what may be stored as it is", () => {
    assert.deepEqual(splitFacts("staff", { name: "N", phone: "1", private: "2", deputyPrivate: "3" }), {
      open: { name: "N", phone: "1" },
      hidden: { private: "2", deputyPrivate: "3" },
    });
  });
});

describe("The order of a register", () => {
  const three = [1, 2, 3].map((index) => entry("alarm", { whom: "x" }, index));
  const order = (index: number, by: -1 | 1, entries = three) => decideMove(entries, { entryId: numbered(index), by });
  test("one goes up or down by one, the others stay", () => {
    assert.deepEqual(order(3, -1), { ok: true, value: [numbered(1), numbered(3), numbered(2)] });
    assert.deepEqual(order(1, 1), { ok: true, value: [numbered(2), numbered(1), numbered(3)] });
  });
  test("at its ends nothing moves, and contacts have no order", () => {
    assert.deepEqual(order(1, -1), { ok: false, failure: "already-at-the-end" });
    assert.deepEqual(order(3, 1), { ok: false, failure: "already-at-the-end" });
    assert.deepEqual(order(1, 1, [entry("contacts", { name: "x" })]), { ok: false, failure: "order-has-no-meaning" });
  });
});

describe("What the product knows already", () => {
  const row = (cells: Record<string, string>, name = "") => ({ row: name, cells });
  test("providers, the restart order, payments and sheets come from the survey", () => {
    const proposals = fromSurvey({
      dienstleister: [row({ name: "Rechenzentrum", aufgabe: "Fachverfahren" })],
      "zuerst-zurueck": [row({ aufgabe: "Auszahlung", grund: "Menschen brauchen Geld", spaetestens: "tage" })],
      "finanzen-fristen": [row({ frist: "Gehälter", wann: "Monatsende", folge: "Ärger" })],
      "buergerdienste-verlauf": [row({ "drei-stunden": "laeuft", "drei-tage": "still" }, "Standesamt"), row({ "drei-stunden": "laeuft" }, "Wahlen")],
      "buergerdienste-ersatz": [row({ ort: "Schrank 3" }, "Standesamt")],
    });
    assert.deepEqual(
      proposals.map(({ register, facts }) => [register, facts]),
      [
        ["providers", { name: "Rechenzentrum", services: "Fachverfahren" }],
        ["restart", { task: "Auszahlung", reason: "Menschen brauchen Geld", outage: "days" }],
        ["payments", { payment: "Gehälter", due: "Monatsende", consequence: "Ärger" }],
        ["processes", { title: "Standesamt", material: "Schrank 3" }],
      ],
    );
  });

  test("only calls become steps of the alarm", () => {
    const proposals = fromSurvey({ "erste-handgriffe": [row({ zustaendig: "Hauptamt" }, "Leitung verständigen"), row({}, "Mitschreiben, was wann geschieht")] });
    assert.deepEqual(
      openProposals(proposals, []).map(({ facts }) => facts["whom"]),
      ["Leitung verständigen"],
    );
  });

  test("every template is proposed to a house that has nothing yet", () => {
    const file = (register: RegisterName, facts: Facts) => ({ register, language: "de" as const, version: 1, source: "", entries: [{ key: "k", facts }] });
    const files = [file("alarm", { whom: "IT-Bereitschaft" }), file("places", { what: "Raum", kind: "meeting" })];
    assert.deepEqual(
      openProposals(fromTemplates(files), []).map(({ key }) => key),
      ["template:alarm:k", "template:places:k"],
    );
  });

  test("the management leads the staff, its deputy stands beside it", () => {
    const person = (id: string, deputy: boolean) => ({ id, name: id, role: "management", phone: "1", email: "a@b.example", deputy });
    const [head] = fromPeople([person("B", true), person("A", false)]);
    assert.deepEqual(head?.facts, { role: "head", name: "A", phone: "1", deputy: "B", deputyPhone: "1" });
  });

  test("what is there already – taken over or typed under the same name – is not proposed again, nor anything twice", () => {
    const proposals = fromSurvey({ dienstleister: ["Alpha", "Beta", "beta", "Gamma"].map((name) => row({ name })) });
    const there = [{ ...entry("providers", { name: "anders" }), source: "survey:dienstleister:0" }, entry("providers", { name: "GAMMA" })];
    assert.deepEqual(
      openProposals(proposals, there).map(({ facts }) => facts["name"]),
      ["Beta"],
    );
  });
});
