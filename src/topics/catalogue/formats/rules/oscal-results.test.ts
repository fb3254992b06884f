import assert from "node:assert/strict";
import { describe, test } from "node:test";
import fc from "fast-check";
import { measureAgainst } from "#platform/json-schema";
import { anyText } from "#tests/oscal";
import type { CheckedRequirement, CheckRecord, Fulfilment, RecordedMeasure } from "../model.ts";
import { schemaOf } from "./oscal-file.ts";
import { writePlanOfAction } from "./oscal-plan.ts";
import { controlIdOf, writeAssessmentResults } from "./oscal-results.ts";
import { bytesOf } from "./oscal-writing.ts";
import { listOf, rawOf, textOf, type Raw } from "./raw.ts";

const requirement = (key: string, effective: Fulfilment | null, more: Partial<CheckedRequirement> = {}): CheckedRequirement => ({
  key,
  label: `BER.${key}`,
  title: "Sicherung prüfen",
  own: effective,
  effective,
  verdict: null,
  reason: "",
  deficits: "",
  verdictNote: "",
  answeredOn: effective === null ? null : "2026-10-01",
  verifiedOn: null,
  ...more,
});
const measure = (key: string, state: RecordedMeasure["state"], requirementKeys: readonly string[]): RecordedMeasure => ({
  key,
  title: "MFA für VPN",
  description: "Ein zweiter Faktor.",
  state,
  dueOn: "2027-03-31",
  requirementKeys,
});

const record: CheckRecord = {
  key: "11111111-1111-7111-8111-111111111111",
  title: "Basis-Check 2026",
  memberKey: "kreis-gross-gerau.raunheim",
  member: "Stadt Raunheim",
  catalogue: { key: "ringwall-basis-check", title: "Ringwall Basis-Check", label: "1" },
  from: "2026-09-01",
  to: "2026-11-30",
  asOf: "2026-11-24",
  requirements: [
    requirement("1", "yes", { verdict: "partly", verdictNote: "Keine Probe gesehen.", verifiedOn: "2026-11-02" }),
    requirement("2", "partly", { own: "no", deficits: "Band liegt im Serverraum.", reason: "Zum Teil." }),
    requirement("3", "no"),
    requirement("4", "dispensable", { reason: "Kein Fax." }),
    requirement("5", null),
  ],
  measures: [measure("m1", "planned", ["2", "3", "5"]), measure("m2", "effective", [])],
};

const result = (of: CheckRecord): Raw => listOf(rawOf(writeAssessmentResults(of), "assessment-results"), "results")[0] ?? {};
const plan = (of: CheckRecord): Raw => rawOf(writePlanOfAction(of) ?? {}, "plan-of-action-and-milestones");
const props = (node: Raw) => Object.fromEntries(listOf(node, "props").map((one) => [textOf(one, "name"), textOf(one, "value")]));
const faults = (value: unknown) => measureAgainst(schemaOf("1.1.3"), value, 5).faults;

describe("assessment results", () => {
  test("have a finding for each requirement somebody answered, and name all that were asked", () => {
    const selections = listOf(rawOf(result(record), "reviewed-controls"), "control-selections");
    assert.deepEqual(
      listOf(selections[0] ?? {}, "include-controls").map((one) => textOf(one, "control-id")),
      ["BER.1", "BER.2", "BER.3", "BER.4", "BER.5"],
    );
    assert.equal(listOf(result(record), "findings").length, 4);
  });
  test("say satisfied or not, with the reason and the state of implementation", () => {
    const states = listOf(result(record), "findings").map((finding) => {
      const target = rawOf(finding, "target");
      return [
        textOf(target, "target-id"),
        textOf(rawOf(target, "status"), "state"),
        textOf(rawOf(target, "status"), "reason"),
        textOf(rawOf(target, "implementation-status"), "state"),
      ];
    });
    assert.deepEqual(states, [
      ["BER.1", "satisfied", "pass", "implemented"],
      ["BER.2", "not-satisfied", "fail", "partial"],
      ["BER.3", "not-satisfied", "fail", ""],
      ["BER.4", "satisfied", "other", "not-applicable"],
    ]);
  });
  test("show the member's own word, what counts, and the office's verdict side by side", () => {
    const [first = {}, second = {}] = listOf(result(record), "findings");
    assert.deepEqual(props(first), { label: "BER.1", key: "1", "effective-status": "yes", "own-status": "yes", verdict: "partly" });
    assert.deepEqual(props(second), { label: "BER.2", key: "2", "effective-status": "partly", "own-status": "no" });
    assert.equal(listOf(first, "related-observations").length, 2);
    const observations = listOf(result(record), "observations");
    assert.deepEqual(
      observations.slice(0, 2).map((one) => textOf(one, "collected").slice(0, 10)),
      ["2026-10-01", "2026-11-02"],
    );
    assert.deepEqual(textOf(second, "description"), "Band liegt im Serverraum.");
  });
  test("name the member, the catalogue and the period", () => {
    const metadata = rawOf(rawOf(writeAssessmentResults(record), "assessment-results"), "metadata");
    assert.equal(textOf(listOf(metadata, "parties")[0] ?? {}, "name"), "Stadt Raunheim");
    assert.deepEqual(props(metadata), {
      member: "kreis-gross-gerau.raunheim",
      catalogue: "ringwall-basis-check",
      "catalogue-title": "Ringwall Basis-Check",
      "catalogue-label": "1",
    });
    assert.deepEqual([textOf(result(record), "start"), textOf(result(record), "end")], ["2026-09-01T00:00:00Z", "2026-11-30T00:00:00Z"]);
  });
});

describe("the plan of action and milestones", () => {
  test("has an item for each measure with its state, its date and the findings it serves", () => {
    const items = listOf(plan(record), "poam-items");
    assert.deepEqual(
      items.map((item) => [props(item)["measure"], props(item)["state"], props(item)["due-on"], listOf(item, "related-findings").length]),
      [
        ["m1", "planned", "2027-03-31", 2],
        ["m2", "effective", "2027-03-31", 0],
      ],
    );
    assert.deepEqual(
      listOf(plan(record), "risks").map((risk) => [textOf(risk, "status"), textOf(risk, "deadline")]),
      [
        ["remediating", "2027-03-31T00:00:00Z"],
        ["closed", "2027-03-31T00:00:00Z"],
      ],
    );
  });
  test("speaks of the same findings as the results", () => {
    const known = new Set(listOf(result(record), "findings").map((one) => textOf(one, "uuid")));
    const named = listOf(plan(record), "poam-items").flatMap((item) => listOf(item, "related-findings").map((one) => textOf(one, "finding-uuid")));
    assert.ok(named.length === 2 && named.every((uuid) => known.has(uuid)));
    assert.deepEqual(
      listOf(plan(record), "findings").map((one) => textOf(one, "uuid")),
      named,
    );
  });
  test("is none without measures, because OSCAL knows no empty plan", () => assert.equal(writePlanOfAction({ ...record, measures: [] }), null));
});

test("a control goes by its printed number, else by its key, else by a name that follows from it", () => {
  assert.deepEqual([controlIdOf({ key: "k", label: "APP.1" }), controlIdOf({ key: "k", label: "A 1" }), controlIdOf({ key: "1111", label: "" })], ["APP.1", "k", "_1111"]);
  assert.match(controlIdOf({ key: "a b", label: "" }), /^_[0-9a-f-]{36}$/);
});

test("the same record gives the same bytes, another day or member other uuids", () => {
  const bytes = (of: CheckRecord) => Buffer.from(bytesOf(writeAssessmentResults(of))).toString();
  assert.equal(bytes(record), bytes(structuredClone(record)));
  const uuid = (of: CheckRecord) => textOf(rawOf(writeAssessmentResults(of), "assessment-results"), "uuid");
  assert.notEqual(uuid(record), uuid({ ...record, asOf: "2026-11-25" }));
  assert.notEqual(uuid(record), uuid({ ...record, key: "other" }));
});

describe("valid against the schema of NIST", () => {
  test("the example", () => assert.deepEqual([faults(writeAssessmentResults(record)), faults(writePlanOfAction(record))], [[], []]));
  const day = fc.date({ min: new Date("2000-01-01"), max: new Date("2099-12-31"), noInvalidDate: true }).map((date) => date.toISOString().slice(0, 10));
  const status = fc.constantFrom<Fulfilment | null>("yes", "partly", "no", "dispensable", null);
  const key = fc.oneof(fc.uuid(), anyText);
  const anyRequirement = fc.record({
    key,
    label: anyText,
    title: anyText,
    own: status,
    effective: status,
    verdict: status,
    reason: anyText,
    deficits: anyText,
    verdictNote: anyText,
    answeredOn: fc.option(day),
    verifiedOn: fc.option(day),
  });
  const anyMeasure = fc.record({
    key,
    title: anyText,
    description: anyText,
    state: fc.constantFrom<RecordedMeasure["state"]>("open", "planned", "in-progress", "on-hold", "implemented", "effective", "rejected"),
    dueOn: fc.option(day),
    requirementKeys: fc.array(key, { maxLength: 3 }),
  });
  const anyRecord = fc.record({
    key,
    title: anyText,
    memberKey: anyText,
    member: anyText,
    catalogue: fc.record({ key, title: anyText, label: anyText }),
    from: day,
    to: fc.option(day),
    asOf: day,
    requirements: fc.array(anyRequirement, { maxLength: 4 }),
    measures: fc.array(anyMeasure, { maxLength: 3 }),
  });
  test("any record", () => {
    fc.assert(
      fc.property(anyRecord, (any) => {
        assert.deepEqual(faults(writeAssessmentResults(any)), []);
        const written = writePlanOfAction(any);
        if (written) assert.deepEqual(faults(written), []);
      }),
      { numRuns: 500 },
    );
  });
});
