import assert from "node:assert/strict";
import { describe, test } from "node:test";
import type { RecordedRow } from "#topics/assessment/exchange/model";
import { gapsByUrgency, isPlanned, percentOf, toneOf } from "./rules.ts";

const row = (key: string, more: Partial<RecordedRow>): RecordedRow => ({
  key,
  label: key,
  title: key,
  statement: "",
  guidance: "",
  area: "a",
  level: null,
  modal: null,
  effort: null,
  weight: null,
  textHash: "",
  parameters: [],
  basic: false,
  status: null,
  effective: null,
  shared: null,
  verdict: null,
  verdictNote: "",
  verdictAt: null,
  reason: "",
  note: "",
  deficits: "",
  responsible: "",
  dueOn: null,
  suggested: null,
  answeredHash: null,
  version: 0,
  answeredAt: null,
  answeredBy: "",
  evidence: [],
  ...more,
});
const order = (...rows: RecordedRow[]) => gapsByUrgency(rows).map(({ key }) => key);

describe("gaps by urgency", () => {
  test("a basic requirement comes before any other", () =>
    assert.deepEqual(order(row("b", { effective: "no", weight: 3 }), row("a", { effective: "partly", basic: true })), ["a", "b"]));
  test("„nein“ comes before „teilweise“", () => assert.deepEqual(order(row("b", { effective: "partly" }), row("a", { effective: "no" })), ["a", "b"]));
  test("then what weighs more, then what takes less effort", () =>
    assert.deepEqual(order(row("c", { effective: "no", weight: 1 }), row("b", { effective: "no", weight: 3, effort: 4 }), row("a", { effective: "no", weight: 3, effort: 1 })), [
      "a",
      "b",
      "c",
    ]));
  test("what is fulfilled, dispensable or open is no gap", () => assert.deepEqual(order(row("a", { effective: "yes" }), row("b", { effective: "dispensable" }), row("c", {})), []));
  test("what a shared answer fulfils is no gap though the member has not said a word", () =>
    assert.deepEqual(order(row("a", { effective: "yes", shared: { provider: "Rechenzentrum", coverage: "full", gives: "yes" } })), []));
});

const counts = { asked: 200, yes: 0, partly: 0, no: 0, dispensable: 0, shared: 0, verified: 0, basicGaps: 0 };

describe("figures of a result", () => {
  test("a gap is planned when it says what is missing and until when", () =>
    assert.deepEqual(
      [isPlanned({ deficits: "x", dueOn: "2027-01-01" }), isPlanned({ deficits: "", dueOn: "2027-01-01" }), isPlanned({ deficits: "x", dueOn: null })],
      [true, false, false],
    ));
  test("only what is whole is called 100 per cent", () =>
    assert.deepEqual([percentOf({ ...counts, yes: 199 }), percentOf({ ...counts, yes: 198, dispensable: 2 }), percentOf(counts)], [99, 100, 0]));
  test("from 85 per cent good, from 50 on the way, below that little", () => assert.deepEqual([0.85, 0.84, 0.5, 0.49, null].map(toneOf), ["ok", "part", "part", "no", "open"]));
});
