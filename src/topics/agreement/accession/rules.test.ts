import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { costShare, countyInhabitants, townInhabitants } from "#tests/cost-keys";
import { figuresFrom, type Counted } from "#topics/costs/keys/rules/keys";
import { legalForms, type LegalForm } from "#topics/agreement/terms/model";
import { shippedOnce } from "#platform/catalogues";
import { cooperationLaw } from "#topics/agreement/terms/model";
import { acceptRequest, isHindering, joiningRight, memberOf, partiesWith, problemsOf, sharesAround, stepsOf, type AccessionFacts } from "./rules.ts";

const law = shippedOnce("agreement/law", cooperationLaw)();
const today = "2026-11-27";
const request = {
  name: "Trebur",
  ags: "06433014",
  kind: "gemeinde" as const,
  population: 13_196,
  populationAsOf: "2022-12-31",
  requestedOn: "2026-11-13",
  wantedFrom: "2027-01-01",
};

// DOMAIN §5.1: the twelve towns with 249,737 inhabitants together, and the Kreis.
const inhabitants = { ruesselsheim: townInhabitants.ruesselsheim, stockstadt: townInhabitants.stockstadt, others: 176_127, kreis: countyInhabitants };
const members = Object.keys(inhabitants).map((id) => ({ id, name: id, kind: id === "kreis" ? "landkreis" : "stadt", admittedOn: "2024-08-09", leftOn: null }));
const counted: Counted[] = Object.entries(inhabitants).map(([memberId, value]) => ({ memberId, basis: "population", asOf: "2022-12-31", value }));
const around = { members, figures: figuresFrom(counted), knowsUse: true };
const byPopulation = costShare({ part: "rest", basis: "population", circle: "without-districts", figuresOf: { monthDay: "12-31", year: 2_022 } });
const key = { id: "k", definition: { shares: [costShare({ part: "percent", thousandths: 50_000, basis: "equal" }), byPopulation], vat: [] } };
const asking = { key, year: 2_027, cents: 23_000_000 };

describe("A request to join", () => {
  test("is of the past, and asks for a day that is not before it", () => {
    const accept = (more: object, isParty = false) => acceptRequest({ ...request, ...more }, { isParty, today });
    assert.deepEqual(accept({}), { ok: true, value: null });
    assert.deepEqual(accept({}, true), { ok: false, failure: "member-already" });
    assert.deepEqual(accept({ populationAsOf: "2026-12-31" }), { ok: false, failure: "figure-in-future" });
    assert.deepEqual(accept({ requestedOn: "2026-11-28", wantedFrom: "2027-01-01" }), { ok: false, failure: "request-in-future" });
    assert.deepEqual(accept({ wantedFrom: "2026-11-12" }), { ok: false, failure: "wanted-too-early" });
  });

  test("has become the member of its official key, else of its name; whoever has left is none", () => {
    const known = { name: "Anders", ags: "06433014", leftOn: null };
    assert.equal(memberOf(request, [known], today), known);
    assert.equal(memberOf({ ...request, ags: null }, [known], today), null);
    assert.ok(memberOf({ ...request, ags: null }, [{ ...known, ags: null, name: "Trebur" }], today));
    assert.equal(memberOf(request, [{ ...known, leftOn: "2026-01-01" }], today), null);
  });

  test("meets what stands against it", () => {
    const standing = { inForce: { endsOn: null, content: {} as never }, pending: null, own: null };
    const of = (more: object, asked: object = {}) => problemsOf({ ...request, ...asked }, { ...standing, ...more }, today);
    assert.deepEqual(of({}), []);
    assert.deepEqual(of({ inForce: null }), ["agreement-missing"]);
    assert.deepEqual(of({ inForce: { endsOn: "2026-12-31", content: {} } }), ["agreement-ends"]);
    assert.deepEqual(of({ pending: { change: "powers" } }), ["other-draft"]);
    assert.deepEqual(of({ pending: { change: "accession" } }), []);
    assert.deepEqual(of({}, { kind: "zweckverband", wantedFrom: "2026-11-20" }), ["kind-not-named", "day-past"]);
    assert.deepEqual(of({ own: { inForceOn: "2026-11-20" } }, { wantedFrom: "2026-11-20" }), [], "what is done is not too late");
    assert.deepEqual((["agreement-missing", "agreement-ends", "other-draft", "kind-not-named", "day-past"] as const).filter(isHindering), [
      "agreement-missing",
      "agreement-ends",
      "other-draft",
    ]);
  });
});

describe("Shares before and after", () => {
  test("a whole year with and without the town, exact in sum; whoever joins makes it cheaper for all", () => {
    const shared = sharesAround(asking, around, { ...request, memberId: null });
    assert.ok(shared.ok);
    const { rows, firstYear } = shared.value;
    // Half of 230,000 € by four, then by five; half by inhabitants of the towns, then with 13,196 more.
    assert.deepEqual(
      rows.map(({ name, before, after }) => [name, before, after]),
      [
        ["ruesselsheim", 2_875_000 + 3_098_001, 2_300_000 + 2_942_520],
        ["stockstadt", 2_875_000 + 291_625, 2_300_000 + 276_989],
        ["others", 2_875_000 + 8_110_374, 2_300_000 + 7_703_333],
        ["kreis", 2_875_000, 2_300_000],
        ["Trebur", null, 2_300_000 + 577_158],
      ],
    );
    assert.deepEqual([rows.reduce((sum, { before }) => sum + (before ?? 0), 0), rows.reduce((sum, { after }) => sum + after, 0)], [23_000_000, 23_000_000]);
    assert.equal(firstYear, 2_877_158, "from the first day of the year: the whole of it");
  });

  test("in the first year by months", () => {
    const late = sharesAround(asking, around, { ...request, wantedFrom: "2027-10-01", memberId: null });
    assert.ok(late.ok);
    assert.equal(late.value.firstYear, 719_289, "three months of twelve, 719,289.61 by largest remainder");
    assert.equal(late.value.rows.at(-1)?.after, 2_877_158, "the whole year stays the same");
  });

  test("a figure of a later day than the key's is none; one in the register goes before that of the request", () => {
    assert.deepEqual(sharesAround(asking, around, { ...request, populationAsOf: "2023-12-31", memberId: null }), { ok: false, failure: "figure-missing" });
    const registered = { ...around, members: [...members, { id: "trebur", name: "Trebur", kind: "gemeinde", admittedOn: "2027-01-01", leftOn: null }] };
    const known = { ...registered, figures: figuresFrom([...counted, { memberId: "trebur", basis: "population", asOf: "2022-12-31", value: 6_333 }]) };
    const shared = sharesAround(asking, known, { ...request, memberId: "trebur" });
    assert.ok(shared.ok);
    const [trebur, stockstadt] = [shared.value.rows.find(({ name }) => name === "Trebur"), shared.value.rows.find(({ name }) => name === "stockstadt")];
    // The same figure, the same amount, but for the cent that is left over.
    assert.ok(trebur?.before === null && Math.abs(trebur.after - (stockstadt?.after ?? 0)) <= 1);
  });
});

describe("What is done step by step", () => {
  const facts: AccessionFacts = { request, problems: [], isShared: true, member: null, version: null, isNamed: false, course: null, right: null, today };
  const member = { id: "trebur", admittedOn: "2027-01-01" };
  const nextOf = (more: Partial<AccessionFacts>, legalForm: LegalForm = "mandate") =>
    stepsOf({ ...facts, ...more }, { legalForm }, law).find(({ standing }) => standing === "next")?.step;
  const course = {
    legalForm: "mandate" as const,
    change: "accession" as const,
    isCirculated: true,
    circulatedOn: "2026-11-28",
    deciding: ["trebur"],
    decisions: [],
    signatures: [],
    formalities: [],
    namedOn: "2027-01-01",
    inForceOn: null,
  };
  const version = { namedOn: null, state: "draft" as const };

  test("one step after the other, from the request to the rights", () => {
    assert.equal(nextOf({ problems: ["agreement-missing"] }), "checked");
    assert.equal(nextOf({ problems: ["day-past"], isShared: false }), "shared");
    assert.equal(nextOf({}), "admitted");
    assert.equal(nextOf({ member }), "drafted");
    assert.equal(nextOf({ member, version }), "named");
    assert.equal(nextOf({ member, version, isNamed: true }), "dated");
    const dated = { member, version: { ...version, namedOn: "2027-01-01" }, isNamed: true };
    assert.equal(nextOf(dated), "circulated");
    assert.equal(nextOf({ ...dated, course }), "resolved");
    const resolved = { ...course, decisions: [{ memberId: "trebur", isAdopted: true, on: "2026-12-10" }] };
    assert.equal(nextOf({ ...dated, course: resolved }), "signed");
    const signed = { ...resolved, signatures: [{ memberId: "trebur" as never, signedOn: "2026-12-15", signatory: "" }] };
    assert.equal(nextOf({ ...dated, course: signed }), "notified");
    const notified = { ...signed, formalities: [{ formality: "notified" as const, happenedOn: "2026-12-16", reference: "" }] };
    assert.equal(nextOf({ ...dated, course: notified }), "in-force");
    assert.equal(nextOf({ ...dated, course: { ...notified, inForceOn: "2027-01-01" }, right: { validFrom: "2027-01-01" } }), "rights", "not before the day");
    assert.equal(nextOf({ ...dated, course: { ...notified, inForceOn: "2026-11-27" }, right: { validFrom: "2026-11-27" } }), undefined);
  });

  for (const legalForm of legalForms)
    test(`the formalities of a ${legalForm} are those of the law, with their sections, also before a version is begun`, () => {
      const demand = law.forms[legalForm].accession;
      const lines = stepsOf(facts, { legalForm }, law);
      const expected = [...(demand.formality === "none" ? [] : [demand.formality]), ...(demand.published ? ["published"] : [])];
      assert.deepEqual(
        lines.map(({ step }) => step).filter((one) => one === "notified" || one === "approved" || one === "published"),
        expected,
      );
      assert.equal(lines.find(({ step }) => step === "in-force")?.section, demand.sections.effective);
    });

  test("the right is the one that came with joining, not one of a time before", () => {
    const right = (validFrom: string, basis: "agreement" | "exit") => ({ validFrom, basis });
    assert.equal(joiningRight([]), null);
    assert.deepEqual(joiningRight([right("2028-01-01", "agreement"), right("2027-01-01", "agreement")])?.validFrom, "2027-01-01");
    assert.deepEqual(joiningRight([right("2024-08-09", "agreement"), right("2025-01-01", "exit"), right("2027-01-01", "agreement")])?.validFrom, "2027-01-01");
    assert.equal(joiningRight([right("2024-08-09", "agreement"), right("2025-01-01", "exit")]), null);
  });

  test("the town is taken in once, behind the others", () => {
    const parties = ["a", "trebur", "b"].map((memberId) => ({ memberId: memberId as never, tasks: null }));
    assert.deepEqual(partiesWith({ parties }, "trebur"), ["a", "b", "trebur"]);
  });
});
