import assert from "node:assert/strict";
import { describe, test } from "node:test";
import type { Role } from "#kernel/roles";
import type { CooperativeId, MemberId, PersonId } from "#kernel/ids";
import { directoryLines } from "#tests/directory";
import type { AppointedRole, Figure, HeldOffice, MemberKind, SizeClass } from "./model.ts";
import { differenceOf, populationDay, readDirectory, textOf } from "./rules/directory.ts";
import { admission, currentFigure, dayAfter, dayBefore, dayIn, isMemberOn, memberKeyFor, overlap, sizeClassOf } from "./rules/members.ts";
import { accept, byRank, end, handOver, leavesOffice, mayAppoint, mayCorrect, memberRolesFor } from "./rules/offices.ts";

const gg = "kreis-gg" as CooperativeId;
const raunheim = "kreis-gg.raunheim" as MemberId;
const nauheim = "kreis-gg.nauheim" as MemberId;
const anna = "00000000-0000-4000-8000-00000000000a" as PersonId;
const bert = "00000000-0000-4000-8000-00000000000b" as PersonId;

const office = (changes: Partial<HeldOffice> = {}): HeldOffice => ({
  id: "00000000-0000-4000-8000-000000000001",
  personId: anna,
  cooperativeId: gg,
  memberId: raunheim,
  role: "coordinator",
  title: null,
  deputy: false,
  from: "2026-01-01",
  to: null,
  ...changes,
});
const failureOf = (result: { ok: boolean; failure?: string }) => (result.ok ? "ok" : result.failure);

describe("A town is compared with towns of its size", () => {
  const cases: [MemberKind, number | null, SizeClass][] = [
    ["gemeinde", 0, "under-5000"],
    ["gemeinde", 4_999, "under-5000"],
    ["gemeinde", 5_000, "5000-9999"],
    ["stadt", 9_999, "5000-9999"],
    ["stadt", 10_000, "10000-19999"],
    ["stadt", 19_999, "10000-19999"],
    ["stadt", 20_000, "20000-49999"],
    ["stadt", 49_999, "20000-49999"],
    ["stadt", 50_000, "from-50000"],
    ["landkreis", 280_308, "district"],
    ["landkreis", null, "district"],
    ["zweckverband", null, "none"],
  ];
  for (const [kind, population, size] of cases) test(`${kind} with ${population ?? "no"} inhabitants: ${size}`, () => assert.equal(sizeClassOf(kind, population), size));
});

describe("The current figure is the youngest that is already true", () => {
  const figures: Figure[] = [
    { kind: "population", asOf: "2021-12-31", value: 1, source: "a" },
    { kind: "population", asOf: "2023-12-31", value: 3, source: "c" },
    { kind: "population", asOf: "2022-12-31", value: 2, source: "b" },
    { kind: "employees", asOf: "2023-12-31", value: 9, source: "d" },
  ];
  const cases: [string, number | undefined][] = [
    ["2021-12-30", undefined],
    ["2021-12-31", 1],
    ["2023-12-30", 2],
    ["2023-12-31", 3],
    ["2030-01-01", 3],
  ];
  for (const [day, value] of cases) test(`on ${day}: ${value ?? "none"}`, () => assert.equal(currentFigure(figures, "population", day)?.value, value));
});

describe("Days", () => {
  test("begin in the zone of the town halls", () =>
    assert.deepEqual([dayIn(new Date("2026-11-22T22:59:59Z")), dayIn(new Date("2026-11-22T23:00:00Z"))], ["2026-11-22", "2026-11-23"]));
  test("follow each other over months, years and the change of clocks", () =>
    assert.deepEqual([dayAfter("2026-12-31"), dayBefore("2024-03-01"), dayAfter("2026-03-28"), dayAfter("2026-10-24")], ["2027-01-01", "2024-02-29", "2026-03-29", "2026-10-25"]));
  const spans: [string, string | null, string, string | null, boolean][] = [
    ["2026-01-01", "2026-01-31", "2026-01-31", null, true],
    ["2026-01-01", "2026-01-31", "2026-02-01", null, false],
    ["2026-01-01", null, "2030-01-01", null, true],
    ["2026-01-10", "2026-01-09", "2026-01-01", null, false],
  ];
  for (const [a, b, c, d, shared] of spans)
    test(`${a}–${b ?? ""} and ${c}–${d ?? ""} ${shared ? "share a day" : "share none"}`, () => assert.equal(overlap({ from: a, to: b }, { from: c, to: d }), shared));
  test("the last day of a membership still counts", () =>
    assert.deepEqual(
      ["2024-08-08", "2024-08-09", "2026-12-31", "2027-01-01"].map((day) => isMemberOn({ admittedOn: "2024-08-09", leftOn: "2026-12-31" }, day)),
      [false, true, true, false],
    ));
});

describe("A member has one readable key", () => {
  const cases: [string, string[], string][] = [
    ["Groß-Gerau", [], "kreis-gg.gross-gerau"],
    ["Mörfelden-Walldorf", [], "kreis-gg.moerfelden-walldorf"],
    ["Raunheim", ["kreis-gg.raunheim"], "kreis-gg.raunheim-2"],
    ["Zweckverband für Abfallwirtschaft und Wasser in Südhessen", [], "kreis-gg.zweckverband-fuer-abfallwirtschaft-und-w"],
    ["Zweckverband für Abfallwirtschaft und Wasser in Südhessen", ["kreis-gg.zweckverband-fuer-abfallwirtschaft-und-w"], "kreis-gg.zweckverband-fuer-abfallwirtschaft-und-2"],
  ];
  for (const [name, taken, key] of cases) test(`${name}: ${key}`, () => assert.equal(memberKeyFor(gg, name, new Set(taken)), key));
  test("and is admitted again only after it has left", () => {
    const known = { id: raunheim, admittedOn: "2024-08-09", leftOn: "2026-12-31" };
    assert.equal(failureOf(admission({ ...known, leftOn: null }, "2027-01-01")), "member-exists");
    assert.equal(failureOf(admission(known, "2026-12-31")), "member-exists");
    assert.deepEqual(admission(known, "2027-01-01"), { ok: true, value: { returns: raunheim } });
    assert.deepEqual(admission(undefined, "2027-01-01"), { ok: true, value: { returns: null } });
  });
});

describe("Who may fill which office", () => {
  const cases: [Role, AppointedRole | "operator", boolean][] = [
    ["office", "office", true],
    ["office", "management", true],
    ["office", "steering", true],
    ["office", "operator", false],
    ["management", "management", true],
    ["management", "coordinator", true],
    ["management", "auditor", true],
    ["management", "office", false],
    ["management", "steering", false],
    ["coordinator", "coordinator", true],
    ["coordinator", "oversight", true],
    ["coordinator", "management", false],
    ["coordinator", "office", false],
    ["coordinator", "auditor", false],
    ["steering", "coordinator", false],
    ["auditor", "auditor", false],
    ["operator", "office", false],
    ["anonymous", "coordinator", false],
  ];
  for (const [actor, role, allowed] of cases) test(`${actor} ${allowed ? "appoints" : "may not appoint"} ${role}`, () => assert.equal(mayAppoint(actor, role), allowed));
  test("is what the form offers", () => assert.deepEqual(memberRolesFor("coordinator"), ["coordinator", "oversight"]));
});

describe("An office is held from a day to a day", () => {
  test("nobody holds the same office twice at a time", () => {
    assert.equal(failureOf(accept(office({ id: "x", from: "2027-01-01" }), [office()])), "already-appointed");
    assert.equal(failureOf(accept(office({ id: "x", from: "2026-02-01" }), [office({ to: "2026-01-31" })])), "ok");
    assert.equal(failureOf(accept(office({ id: "x", role: "management" }), [office()])), "ok");
    assert.equal(failureOf(accept(office({ id: "x", memberId: nauheim }), [office()])), "ok");
    assert.equal(failureOf(accept(office({ id: "x", personId: bert }), [office()])), "ok");
    assert.equal(failureOf(accept(office({ id: "x", to: "2025-12-31" }), [])), "ends-before-begin");
  });
  const ends: [string, string | null, string, string][] = [
    ["2026-01-01", null, "2026-06-30", "ok"],
    ["2026-01-01", null, "2025-12-31", "ok"],
    ["2026-01-01", null, "2025-12-30", "ends-before-begin"],
    ["2026-01-01", "2026-12-31", "2026-06-30", "ok"],
    ["2026-01-01", "2026-06-30", "2026-06-30", "assignment-ended"],
    ["2026-01-01", "2026-06-30", "2026-12-31", "assignment-ended"],
  ];
  for (const [from, to, lastDay, outcome] of ends)
    test(`from ${from} to ${to ?? "open"}, ended on ${lastDay}: ${outcome}`, () => assert.equal(failureOf(end(office({ from, to }), lastDay)), outcome));
  test("deputies stand behind those they stand in for", () =>
    assert.deepEqual(
      byRank([office({ id: "c", deputy: true, from: "2020-01-01" }), office({ id: "b", from: "2026-02-01" }), office({ id: "a" })]).map(({ id }) => id),
      ["a", "b", "c"],
    ));
});

describe("Somebody is always left in the office", () => {
  const lead = office({ id: "lead", role: "office", memberId: null, to: "2026-06-30" });
  const other = (changes: Partial<HeldOffice>) => office({ id: "other", personId: bert, role: "office", memberId: null, ...changes });
  const cases: [string, HeldOffice[], boolean][] = [
    ["alone", [lead], false],
    ["with a second person without an end", [lead, other({})], true],
    ["with a second person who ends, too", [lead, other({ to: "2026-12-31" })], false],
    ["with somebody who begins the next day", [lead, other({ from: "2026-07-01" })], true],
    ["with somebody who begins a day too late", [lead, other({ from: "2026-07-02" })], false],
    ["with somebody of the steering group", [lead, other({ role: "steering" })], false],
  ];
  for (const [title, offices, left] of cases) test(`${title}: ${left ? "yes" : "no"}`, () => assert.equal(leavesOffice(offices, lead), left));
  test("other offices may stay empty", () => assert.equal(leavesOffice([], office({ role: "steering", memberId: null, to: "2026-06-30" })), true));
});

describe("An office is handed over in one act", () => {
  const successor = { id: "next", personId: bert, title: null, from: "2026-07-01" };
  test("the holder ends the day before the successor begins, in the same role and rank", () => {
    const handed = handOver(office({ title: "Hauptamt", deputy: true }), successor);
    assert.deepEqual(handed, {
      ok: true,
      value: {
        ended: office({ title: "Hauptamt", deputy: true, to: "2026-06-30" }),
        begun: office({ id: "next", personId: bert, title: "Hauptamt", deputy: true, from: "2026-07-01" }),
      },
    });
  });
  test("nobody succeeds themselves", () => assert.equal(failureOf(handOver(office(), { ...successor, personId: anna })), "successor-is-holder"));
  test("an office that has ended is not handed over", () => assert.equal(failureOf(handOver(office({ to: "2026-06-30" }), successor)), "assignment-ended"));
  test("a limited office may be handed over before its end", () => assert.equal(failureOf(handOver(office({ to: "2026-12-31" }), successor)), "ok"));
});

describe("Only who brought a person in corrects them, and an address only who could fill all their offices", () => {
  const at = (role: Role, members: "all" | MemberId[]) => ({ role, cooperativeId: gg, members, day: "2026-11-23" });
  const ofRaunheim = { homeCooperativeId: gg, homeMemberId: raunheim };
  const cases: [string, ReturnType<typeof at>, { homeCooperativeId: string | null; homeMemberId: string | null }, boolean, HeldOffice[], string][] = [
    ["a coordinator corrects a colleague", at("coordinator", [raunheim]), ofRaunheim, true, [office()], "ok"],
    ["not somebody from Nauheim", at("coordinator", [raunheim]), { ...ofRaunheim, homeMemberId: nauheim }, false, [office()], "person-of-others"],
    ["not somebody of the office", at("coordinator", [raunheim]), { ...ofRaunheim, homeMemberId: null }, false, [], "person-of-others"],
    ["not somebody from nowhere", at("office", "all"), { homeCooperativeId: null, homeMemberId: null }, true, [], "person-of-others"],
    ["not the mayor's address", at("coordinator", [raunheim]), ofRaunheim, true, [office({ role: "management" })], "person-holds-more"],
    ["but the mayor's name", at("coordinator", [raunheim]), ofRaunheim, false, [office({ role: "management" })], "ok"],
    [
      "nor the address of somebody about to become mayor",
      at("coordinator", [raunheim]),
      ofRaunheim,
      true,
      [office({ role: "management", from: "2027-01-01" })],
      "person-holds-more",
    ],
    ["once the mayor has left office, the address, too", at("coordinator", [raunheim]), ofRaunheim, true, [office({ role: "management", to: "2026-11-22" })], "ok"],
    ["not the address of somebody who also serves Nauheim", at("management", [raunheim]), ofRaunheim, true, [office(), office({ memberId: nauheim })], "person-holds-more"],
    ["not the address of somebody now in the office", at("management", [raunheim]), ofRaunheim, true, [office({ role: "office", memberId: null })], "person-holds-more"],
    ["the office corrects all of that", at("office", [raunheim]), ofRaunheim, true, [office({ memberId: nauheim }), office({ role: "office", memberId: null })], "ok"],
    [
      "but not the address of somebody serving another cooperative",
      at("office", "all"),
      ofRaunheim,
      true,
      [office({ cooperativeId: "wetterau" as CooperativeId })],
      "person-holds-more",
    ],
    ["nor the operator's", at("office", "all"), ofRaunheim, true, [office({ role: "operator", cooperativeId: null, memberId: null })], "person-holds-more"],
  ];
  for (const [title, actor, person, newAddress, offices, outcome] of cases) test(title, () => assert.equal(failureOf(mayCorrect(actor, person, { newAddress, offices })), outcome));
});

describe("The official directory is read as published", () => {
  const asked = { districtKey: "06433", asOf: undefined };
  const bytes = (text: string) => new TextEncoder().encode(text);
  const read = (text: string | Uint8Array, more: object = {}) => {
    const result = readDirectory(typeof text === "string" ? bytes(text) : text, "datei", { ...asked, ...more });
    return result.ok ? result.value : assert.fail(result.failure);
  };
  const file = directoryLines.join("\r\n");

  test("14 towns and their Kreis, whose inhabitants are the sum of the towns (280,308)", () => {
    const { rows, problems, source } = read(file);
    assert.deepEqual(problems, []);
    assert.equal(source, "Statistisches Bundesamt, GV-ISys, Gebietsstand 30.11.2023");
    assert.deepEqual(rows[0], {
      line: 5,
      name: "Landkreis Groß-Gerau",
      kind: "landkreis",
      ags: "06433",
      rs: "06433",
      postcode: null,
      population: 280_308,
      areaKm2: 453.03,
      asOf: "2022-12-31",
    });
    assert.deepEqual(rows[10], {
      line: 15,
      name: "Raunheim, Stadt",
      kind: "stadt",
      ags: "06433010",
      rs: "064330010010",
      postcode: "65479",
      population: 16_542,
      areaKm2: 12.6,
      asOf: "2022-12-31",
    });
    assert.equal(rows.length, 15);
  });
  test("in the old code page as well as in UTF-8", () => {
    const latin = Uint8Array.from([...file].map((letter) => letter.codePointAt(0) ?? 0));
    assert.deepEqual(read(latin).rows, read(file).rows);
    assert.equal(textOf(Uint8Array.of(0xfc, 0xdf)), "üß");
  });
  test("a district-free town counts once, as a town", () =>
    assert.deepEqual(
      read(file, { districtKey: "06411" }).rows.map(({ ags, kind }) => [ags, kind]),
      [["06411000", "stadt"]],
    ));
  test("the population is that of the last 31 December unless the form says otherwise", () => {
    assert.deepEqual([populationDay("2023-11-30"), populationDay("2022-12-31")], ["2022-12-31", "2022-12-31"]);
    assert.equal(read(file, { asOf: "2023-06-30" }).rows[1]?.asOf, "2023-06-30");
  });
  test("faulty lines are named exactly and do not stop the others", () => {
    const lines = directoryLines.map((line, index) =>
      index === 5 ? line.slice(0, 140) : index === 6 ? `${line.slice(0, 139)}        abc${line.slice(150)}` : index === 7 ? `${line.slice(0, 122)}99${line.slice(124)}` : line,
    );
    const { rows, problems } = read(lines.join("\n"));
    assert.deepEqual(
      problems.map(({ line, problem }) => [line, problem]),
      [
        [6, "line-too-short"],
        [7, "population-invalid"],
        [8, "kind-unknown"],
      ],
    );
    assert.equal(rows.length, 12);
  });
});

describe("A table of members is read with its head, whatever the order and the separator", () => {
  const read = (text: string) => {
    const result = readDirectory(new TextEncoder().encode(text), "tabelle.csv", { districtKey: undefined, asOf: undefined });
    return result.ok ? result.value : result.failure;
  };
  test("semicolons, German numbers and days, a lost leading zero, a byte-order mark", () => {
    const value = read("\uFEFFName;AGS;Art;Einwohner;Stichtag;PLZ\r\nRaunheim;6433010;Stadt;16.542;31.12.2022;65479\r\n\r\n");
    assert.deepEqual(value, {
      source: "tabelle.csv",
      problems: [],
      rows: [
        {
          line: 2,
          name: "Raunheim",
          kind: "stadt",
          ags: "06433010",
          rs: null,
          postcode: "65479",
          population: 16_542,
          areaKm2: null,
          asOf: "2022-12-31",
        },
      ],
    });
  });
  test("commas, quotes, missing columns; an association has neither key nor inhabitants", () => {
    const value = read('art,name\nZweckverband,"Wasser, Abfall ""Süd"""\n');
    assert.deepEqual(value, {
      source: "tabelle.csv",
      problems: [],
      rows: [
        {
          line: 2,
          name: 'Wasser, Abfall "Süd"',
          kind: "zweckverband",
          ags: null,
          rs: null,
          postcode: null,
          population: null,
          areaKm2: null,
          asOf: null,
        },
      ],
    });
  });
  const faults: [string, string][] = [
    [";06433010;Stadt;1;2022-12-31;", "name-missing"],
    ["X;0643;Stadt;1;2022-12-31;", "key-invalid"],
    ["X;06433010;Burg;1;2022-12-31;", "kind-unknown"],
    ["X;06433010;Stadt;viele;2022-12-31;", "population-invalid"],
    ["X;06433010;Stadt;1;31.02.2022;", "day-invalid"],
    ["X;06433010;Stadt;1;;", "day-invalid"],
    ["X;06433010;Stadt;1;2022-12-31;654", "postcode-invalid"],
  ];
  for (const [line, problem] of faults)
    test(`${line} → ${problem}`, () => {
      const value = read(`Name;AGS;Art;Einwohner;Stichtag;PLZ\n${line}`);
      assert.deepEqual(typeof value === "string" ? value : value.problems.map((one) => [one.line, one.problem]), [[2, problem]]);
    });
  const refused: [string, string][] = [
    ["Name;AGS\nX;1", "file-not-directory"],
    ["", "file-not-directory"],
    ["a\u0000b", "file-not-directory"],
    ["Name;Art\n\n", "directory-empty"],
  ];
  for (const [text, failure] of refused) test(`${JSON.stringify(text)} is refused: ${failure}`, () => assert.equal(read(text), failure));
});

describe("Before a directory is taken over, it says what would change", () => {
  const row = {
    line: 2,
    name: "Raunheim, Stadt",
    kind: "stadt",
    ags: "06433010",
    rs: null,
    postcode: null,
    population: 16_542,
    areaKm2: null,
    asOf: "2022-12-31",
  } as const;
  const member = { name: "Raunheim", officialName: "Raunheim", leftOn: null };
  const population = { value: 16_542, asOf: "2022-12-31" };
  const cases: [string, Parameters<typeof differenceOf>[1], string][] = [
    ["an unknown town", { member: undefined, population: null }, "new"],
    ["a town that has left", { member: { ...member, leftOn: "2025-12-31" }, population }, "returns"],
    ["a town that is about to leave", { member: { ...member, leftOn: "2026-12-31" }, population }, "unchanged"],
    ["a town without a figure", { member, population: null }, "figure-newer"],
    ["an older figure in the register", { member, population: { value: 1, asOf: "2021-12-31" } }, "figure-newer"],
    ["a younger figure in the register", { member, population: { value: 1, asOf: "2023-12-31" } }, "figure-older"],
    ["the same town in another spelling of its rank", { member, population }, "unchanged"],
    ["another name", { member: { ...member, name: "Rauheim", officialName: "Rauheim" }, population }, "name-differs"],
  ];
  for (const [title, known, difference] of cases) test(`${title}: ${difference}`, () => assert.equal(differenceOf(row, known, "2026-11-23"), difference));
});
