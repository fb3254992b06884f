import assert from "node:assert/strict";
import { describe, test } from "node:test";
import fc from "fast-check";
import { dayPlus, monthsPlus } from "#kernel/days";
import { memberId } from "#kernel/ids";
import { agreementChanges, legalForms, type AgreementContent, type DataClass } from "#topics/agreement/terms/model";
import type { AgreementRight, CourseFacts, Formality } from "./model.ts";
import {
  acceptEnd,
  acceptFormality,
  acceptNotice,
  acceptSignature,
  courseOf,
  ordinaryLastDay,
  rightsFrom,
  rightsOn,
  takesEffectOn,
  termDatesOf,
  termEnd,
  type GivenNotice,
} from "./rules.ts";
import { findLaw } from "./usecases/law.ts";

const law = findLaw();
const [raunheim, nauheim] = [memberId.parse("kreis-gg.raunheim"), memberId.parse("kreis-gg.nauheim")];
const today = "2024-12-31";

const blank: CourseFacts = {
  legalForm: "mandate",
  change: "conclusion",
  isCirculated: true,
  circulatedOn: "2024-01-15",
  deciding: [raunheim, nauheim],
  decisions: [],
  signatures: [],
  formalities: [],
  namedOn: null,
  inForceOn: null,
};
const resolved = { ...blank, decisions: [raunheim, nauheim].map((id, index) => ({ memberId: id, isAdopted: true, on: `2024-04-1${index}` })) };
const signed = { ...resolved, signatures: [raunheim, nauheim].map((id) => ({ memberId: id, signedOn: "2024-08-09", signatory: "" })) };
const noted = (facts: CourseFacts, ...formalities: readonly (readonly [Formality, string])[]): CourseFacts => ({
  ...facts,
  formalities: formalities.map(([formality, happenedOn]) => ({ formality, happenedOn, reference: "" })),
});
const effect = (facts: CourseFacts) => {
  const found = takesEffectOn(facts, law);
  return found.ok ? found.value : found.failure;
};
const delegation = { ...signed, legalForm: "delegation" as const };

describe("An agreement takes effect", () => {
  const cases: readonly (readonly [string, CourseFacts, string])[] = [
    ["never as a draft", { ...signed, isCirculated: false }, "not-circulated"],
    ["not before all have resolved", { ...signed, decisions: resolved.decisions.slice(1) }, "not-resolved"],
    ["not against a council that refuses", { ...signed, decisions: resolved.decisions.map((one) => ({ ...one, isAdopted: one.memberId !== nauheim })) }, "not-resolved"],
    ["not before all have signed", resolved, "not-signed"],
    ["as a mandate when the last has signed, without waiting for the notification (§ 26 Abs. 2)", signed, "2024-08-09"],
    ["not before the day it names itself", { ...signed, namedOn: "2025-01-01" }, "2025-01-01"],
    ["not on a day it names that is past when the last signs", { ...signed, namedOn: "2024-06-01" }, "2024-08-09"],
    ["as a delegation not without approval (§ 26 Abs. 1)", delegation, "not-approved"],
    ["as a delegation not without public notice", noted(delegation, ["approved", "2024-09-01"]), "not-published"],
    ["as a delegation the day after public notice (§ 11)", noted(delegation, ["approved", "2024-09-01"], ["published", "2024-09-30"]), "2024-10-01"],
    ["as a working group with nothing more than signatures (§ 4)", { ...signed, legalForm: "working-group" }, "2024-08-09"],
    ["as an association like a delegation (§§ 10, 11)", noted({ ...signed, legalForm: "association" }, ["approved", "2024-09-01"]), "not-published"],
    ["a small change of a delegation needs notification and publication only (§ 27 Abs. 1 Satz 2)", { ...delegation, change: "other" }, "not-notified"],
    ["a small change of statutes too (§ 21 Abs. 3 Satz 2)", { ...signed, legalForm: "association", change: "other" }, "not-notified"],
    ["a change of parties of a delegation needs approval (§ 27 Abs. 1 Satz 1)", { ...delegation, change: "accession" }, "not-approved"],
    ["once only", { ...signed, inForceOn: "2024-08-09" }, "in-force-already"],
  ];
  for (const [title, facts, expected] of cases) test(title, () => assert.equal(effect(facts), expected));

  test("every line of the course names its section, and a mandate needs neither approval nor publication", () => {
    const steps = (facts: CourseFacts) => courseOf(facts, law).map(({ step, standing }) => `${step}:${standing}`);
    assert.deepEqual(steps(blank), ["circulated:done", "resolved:next", "signed:open", "notified:open", "in-force:open"]);
    assert.deepEqual(steps(delegation), ["circulated:done", "resolved:done", "signed:done", "approved:next", "published:open", "in-force:open"]);
    for (const legalForm of legalForms)
      for (const change of agreementChanges) for (const { section } of courseOf({ ...signed, legalForm, change }, law)) assert.match(section, /§/);
  });

  test("who is missing and who has refused stands there by name", () => {
    const lines = courseOf({ ...blank, decisions: [{ memberId: nauheim, isAdopted: false, on: "2024-04-11" }] }, law);
    assert.deepEqual([lines[1]?.missing, lines[1]?.refused], [[raunheim, nauheim], [nauheim]]);
  });
});

describe("A signature", () => {
  const accept = (facts: CourseFacts, id: string, signedOn: string) => {
    const found = acceptSignature(facts, { memberId: id, signedOn }, today);
    return found.ok ? "ok" : found.failure;
  };
  test("follows the resolution, once, by whoever is asked, and not in the future", () => {
    assert.deepEqual(
      [
        accept(resolved, raunheim, "2024-04-10"),
        accept(resolved, raunheim, "2024-04-09"),
        accept(resolved, raunheim, "2025-01-01"),
        accept(blank, raunheim, "2024-04-10"),
        accept(signed, raunheim, "2024-08-10"),
        accept(resolved, "kreis-gg.trebur", "2024-08-10"),
        accept({ ...resolved, isCirculated: false }, raunheim, "2024-08-10"),
      ],
      ["ok", "signed-before-resolved", "day-in-future", "not-resolved", "signed-already", "member-not-asked", "not-circulated"],
    );
  });
});

describe("Authority and public", () => {
  const accept = (facts: CourseFacts, formality: Formality, happenedOn: string) => {
    const found = acceptFormality(facts, { formality, happenedOn }, { law, today });
    return found.ok ? "ok" : found.failure;
  };
  test("get what is signed, in the order of the law, and nothing it does not ask for", () => {
    assert.deepEqual(
      [
        accept(signed, "notified", "2024-08-12"),
        accept(signed, "approved", "2024-08-12"),
        accept(signed, "published", "2024-08-12"),
        accept(resolved, "notified", "2024-08-12"),
        accept(signed, "notified", "2024-08-08"),
        accept(signed, "notified", "2025-08-08"),
        accept(noted(signed, ["notified", "2024-08-12"]), "notified", "2024-08-13"),
        accept(delegation, "published", "2024-08-12"),
        accept(noted(delegation, ["approved", "2024-09-01"]), "published", "2024-08-31"),
        accept(noted(delegation, ["approved", "2024-09-01"]), "published", "2024-09-01"),
      ],
      ["ok", "formality-unneeded", "formality-unneeded", "not-signed", "day-too-early", "day-in-future", "noted-already", "not-approved", "day-too-early", "ok"],
    );
  });
});

type Act =
  | { readonly kind: "resolve"; readonly who: number; readonly isAdopted: boolean; readonly day: number }
  | { readonly kind: "sign"; readonly who: number; readonly day: number }
  | { readonly kind: "note"; readonly formality: Formality; readonly day: number }
  | { readonly kind: "circulate" }
  | { readonly kind: "settle" };

// Most councils agree, and later acts mostly bear later days: else hardly any course would ever come into force.
const acts: fc.Arbitrary<Act> = fc.oneof(
  {
    weight: 5,
    arbitrary: fc.record({ kind: fc.constant("resolve" as const), who: fc.nat(1), isAdopted: fc.integer({ min: 0, max: 9 }).map((roll) => roll > 0), day: fc.nat(40) }),
  },
  { weight: 5, arbitrary: fc.record({ kind: fc.constant("sign" as const), who: fc.nat(1), day: fc.integer({ min: 20, max: 70 }) }) },
  {
    weight: 4,
    arbitrary: fc.record({
      kind: fc.constant("note" as const),
      formality: fc.constantFrom<Formality>("notified", "approved", "published"),
      day: fc.integer({ min: 40, max: 120 }),
    }),
  },
  { weight: 2, arbitrary: fc.constant({ kind: "circulate" as const }) },
  { weight: 2, arbitrary: fc.constant({ kind: "settle" as const }) },
);

const start = "2024-01-01";
const dayAt = (offset: number) => dayPlus(start, offset);

/** What really happens when somebody tries an act: the rules decide. */
function perform(facts: CourseFacts, act: Act): CourseFacts {
  const who = "who" in act ? (facts.deciding[act.who] ?? "nobody") : "";
  switch (act.kind) {
    case "circulate":
      return { ...facts, isCirculated: true, circulatedOn: start };
    case "resolve": {
      if (!facts.isCirculated || facts.inForceOn !== null) return facts;
      const others = facts.decisions.filter((one) => one.memberId !== who);
      return { ...facts, decisions: [...others, { memberId: who, isAdopted: act.isAdopted, on: dayAt(act.day) }] };
    }
    case "sign":
      return acceptSignature(facts, { memberId: who, signedOn: dayAt(act.day) }, today).ok
        ? { ...facts, signatures: [...facts.signatures, { memberId: memberId.parse(who), signedOn: dayAt(act.day), signatory: "" }] }
        : facts;
    case "note":
      return acceptFormality(facts, { formality: act.formality, happenedOn: dayAt(act.day) }, { law, today }).ok
        ? { ...facts, formalities: [...facts.formalities, { formality: act.formality, happenedOn: dayAt(act.day), reference: "" }] }
        : facts;
    case "settle": {
      const day = takesEffectOn(facts, law);
      return day.ok ? { ...facts, inForceOn: day.value } : facts;
    }
  }
}

/** The reference: what the statute says in one sentence per form, written without the rules. */
function mayHold({ legalForm, change, isCirculated, deciding, decisions, signatures, formalities }: CourseFacts): boolean {
  const all = deciding.every((id) => decisions.some((one) => one.memberId === id && one.isAdopted) && signatures.some((one) => one.memberId === id));
  const has = (name: Formality) => formalities.some(({ formality }) => formality === name);
  if (!isCirculated || !all) return false;
  if (legalForm === "mandate" || legalForm === "working-group") return true;
  const authority = change === "other" ? has("notified") : has("approved");
  return authority && has("published");
}

describe("The lifecycle, whatever is tried in whatever order", () => {
  const facts = fc.record({ legalForm: fc.constantFrom(...legalForms), change: fc.constantFrom(...agreementChanges), namedOn: fc.option(fc.nat(400).map(dayAt)) });

  test("comes into force exactly when the law lets it, never earlier than anything it rests on", () => {
    const settled = new Map<string, number>();
    fc.assert(
      fc.property(facts, fc.array(acts, { minLength: 20, maxLength: 60, size: "max" }), (given, tried) => {
        let now: CourseFacts = { ...blank, ...given, isCirculated: false, circulatedOn: null, deciding: [raunheim, nauheim] };
        for (const act of tried) {
          const before = now;
          now = perform(now, act);
          if (before.inForceOn !== null) assert.equal(now.inForceOn, before.inForceOn, "what holds stays as it was put in force");
          else assert.equal(takesEffectOn(now, law).ok, mayHold(now) && now.inForceOn === null);
          if (now.inForceOn === null) continue;
          assert.ok(mayHold(now) || before.inForceOn !== null);
          for (const day of [...now.decisions.map(({ on }) => on), ...now.signatures.map(({ signedOn }) => signedOn)]) assert.ok(now.inForceOn >= day);
          if (before.inForceOn === null) settled.set(now.legalForm, (settled.get(now.legalForm) ?? 0) + 1);
        }
        const lines = courseOf(now, law);
        assert.equal(lines.filter(({ standing }) => standing === "next").length, lines.every(({ standing }) => standing === "done") ? 0 : 1);
        for (const { memberId: id, signedOn } of now.signatures) assert.ok(now.deciding.includes(id) && signedOn <= today);
        assert.equal(new Set(now.signatures.map((one) => one.memberId)).size, now.signatures.length, "nobody signs twice");
      }),
      { numRuns: 1_500, seed: 20_240_809 },
    );
    for (const form of legalForms) assert.ok((settled.get(form) ?? 0) >= 10, `${form}: only ${settled.get(form) ?? 0} courses came into force`);
  });
});

describe("Term and notice", () => {
  const term = { years: 5, prolongationMonths: 12, noticeMonths: 12 };
  test("five years from the start, then year by year, with the last day of notice", () => {
    assert.deepEqual(termDatesOf(term, "2024-08-09", "2026-11-26"), { startedOn: "2024-08-09", endsOn: "2029-08-08", lastNoticeOn: "2028-08-08", isProlonged: true });
    assert.equal(termEnd(term, "2024-08-09", "2029-08-09"), "2030-08-08");
    assert.equal(termEnd({ ...term, prolongationMonths: 0 }, "2024-08-09", "2031-01-01"), "2029-08-08");
    assert.equal(termEnd({ ...term, years: 0 }, "2024-08-09", "2031-01-01"), null);
  });

  const notices: readonly (readonly [string, typeof term, string, string])[] = [
    ["in time it reaches the end of the term", term, "2028-08-08", "2029-08-08"],
    ["a day late it reaches the end of the next", term, "2028-08-09", "2030-08-08"],
    ["late without prolongation it reaches nothing", { ...term, prolongationMonths: 0 }, "2028-08-09", "notice-too-late"],
    ["without end it has its months", { ...term, years: 0, noticeMonths: 6 }, "2026-08-31", "2027-02-28"],
    ["where none is agreed there is none", { ...term, noticeMonths: 0 }, "2026-01-01", "notice-not-agreed"],
    ["longer than the prolongation it reaches a later end", { years: 1, prolongationMonths: 3, noticeMonths: 12 }, "2025-08-01", "2026-08-08"],
  ];
  for (const [title, agreed, givenOn, expected] of notices)
    test(`ordinary notice: ${title}`, () => {
      const found = ordinaryLastDay(agreed, "2024-08-09", givenOn);
      assert.equal(found.ok ? found.value : found.failure, expected);
    });

  const accept = (given: Partial<GivenNotice>, legalForm: CourseFacts["legalForm"] = "mandate") => {
    const found = acceptNotice({ kind: "good-cause", givenOn: "2024-12-01", reason: "", ...given }, { term, startedOn: "2024-08-09", legalForm }, { law, today });
    return found.ok ? found.value : found.failure;
  };
  test("for good cause with a reason, of a delegation with approval, after a merger within three months", () => {
    assert.deepEqual(
      [
        accept({}),
        accept({ reason: "Vertrauensbruch" }),
        accept({ reason: "Vertrauensbruch", lastDay: "2025-03-31" }),
        accept({ reason: "Vertrauensbruch", lastDay: "2024-11-30" }),
        accept({ reason: "x", givenOn: "2025-01-01" }),
        accept({ reason: "x" }, "delegation"),
        accept({ reason: "x", approvedOn: "2024-12-01" }, "delegation"),
        accept({ kind: "succession" }),
        accept({ kind: "succession", succeededOn: "2024-09-01" }),
        accept({ kind: "succession", succeededOn: "2024-08-31" }),
        accept({ kind: "ordinary" }),
      ],
      [
        "reason-missing",
        "2024-12-01",
        "2025-03-31",
        "last-day-too-early",
        "day-in-future",
        "approval-missing",
        "2024-12-01",
        "succession-missing",
        "2024-12-01",
        "succession-too-late",
        "2029-08-08",
      ],
    );
  });

  test("all may end it together, a delegation with approval", () => {
    const end = (legalForm: CourseFacts["legalForm"], more: object = {}) => {
      const found = acceptEnd({ lastDay: "2026-12-31", ...more }, { legalForm, inForceOn: "2024-08-09" }, law);
      return found.ok ? "ok" : found.failure;
    };
    assert.deepEqual(
      [end("mandate"), end("delegation"), end("delegation", { approvedOn: "2026-10-01" }), end("mandate", { lastDay: "2024-08-08" })],
      ["ok", "approval-missing", "ok", "last-day-too-early"],
    );
  });

  test("months end where the month ends", () =>
    assert.deepEqual(
      [monthsPlus("2024-01-31", 1), monthsPlus("2025-01-31", 1), monthsPlus("2024-03-31", -1), monthsPlus("2024-11-30", 3)],
      ["2024-02-29", "2025-02-28", "2024-02-29", "2025-02-28"],
    ));
});

describe("Rights follow the agreement", () => {
  const task = (letter: string, dataClass: DataClass) => ({
    letter,
    title: letter,
    description: "",
    kind: "mandated" as const,
    dataClass,
    roles: { office: "responsible" as const, member: "accountable" as const, coordinator: "none" as const, third: "none" as const },
  });
  const content: AgreementContent = {
    hostMemberId: raunheim,
    clauses: [],
    annexes: [],
    accessionBy: "declaration",
    costKeyReference: "",
    term: { years: 5, prolongationMonths: 12, noticeMonths: 12 },
    tasks: [task("A", "status"), task("B", "detail")],
    parties: [
      { memberId: raunheim, tasks: null },
      { memberId: nauheim, tasks: ["A"] },
    ],
  };
  const settled = { versionId: "v1", content, on: "2024-08-09", endsOn: null };
  const short = ({ memberId: id, validFrom, basis, dataClass }: AgreementRight) => [id.slice(9), validFrom, basis, dataClass].join(" ");

  test("of those who have signed, the widest of their tasks", () => {
    assert.deepEqual(rightsFrom(settled, [raunheim, nauheim], { notices: [], leaving: [] }).map(short), [
      "raunheim 2024-08-09 agreement detail",
      "nauheim 2024-08-09 agreement status",
    ]);
    assert.deepEqual(rightsFrom(settled, [nauheim], { notices: [], leaving: [] })[0]?.tasks, { A: "status" });
  });

  test("until the notice of a member or the end for all, and of whoever is no party any more", () => {
    const notice = {
      memberId: nauheim,
      id: "n",
      kind: "ordinary" as const,
      givenOn: "2024-08-01",
      lastDay: "2024-12-31",
      reason: "",
      recordedAt: new Date("2024-08-01T08:00:00Z"),
      recordedRole: "office",
    };
    assert.deepEqual(
      rightsFrom({ ...settled, endsOn: "2029-08-08" }, [raunheim, nauheim], { notices: [notice], leaving: [{ memberId: memberId.parse("kreis-gg.kreis"), versionId: "v0" }] }).map(
        short,
      ),
      [
        "raunheim 2024-08-09 agreement detail",
        "raunheim 2029-08-09 exit aggregate",
        "nauheim 2024-08-09 agreement status",
        "nauheim 2025-01-01 exit aggregate",
        "kreis 2024-08-09 exit aggregate",
      ],
    );
  });

  test("on a day the last row by then", () => {
    const rights = rightsFrom({ ...settled, endsOn: "2029-08-08" }, [raunheim], { notices: [], leaving: [] });
    assert.deepEqual(
      ["2024-08-08", "2024-08-09", "2029-08-08", "2029-08-09"].map((day) => rightsOn(rights, day)[0]?.dataClass ?? null),
      [null, "detail", "detail", "aggregate"],
    );
  });
});
