import assert from "node:assert/strict";
import { describe, test } from "node:test";
import fc from "fast-check";
import { atLeast, fewestTogether, isPooledFrom, restCell } from "#kernel/fives";
import type { MemberId } from "#kernel/ids";
import type { ReadingDepartment, ReadingFigure } from "./model.ts";
import { figuresFor, openSlipsOf, sumOf } from "./rules/figures.ts";
import { departmentsOf, fitsDepartment, isReleased, peopleIn, proposalsOf, refusalOf, usualDeadline } from "./rules/starting.ts";

const memberId = "kreis-gg.raunheim" as MemberId;
const units = [
  { id: "amt", name: "Bürgerbüro" },
  { id: "hof", name: "Bauhof" },
];

/** A house as it really is: how many people each department has, and how many of them have confirmed by each Monday. */
type Truth = readonly { readonly people: number; readonly confirmed: readonly number[] }[];

const departmentsIn = (truth: Truth): ReadingDepartment[] =>
  truth.map(({ people }, index) => ({ id: `d${index}`, unitId: null, name: `D${index}`, people, slips: people, pooled: isPooledFrom(people) }));

/** Everything that is ever published about a house; `attended`: what its coordinator enters of lists, known to them exactly. */
function publishedOf(truth: Truth, weeks: number, attended = 0): ReadingFigure[] {
  const departments = departmentsIn(truth);
  const figures: ReadingFigure[] = [];
  for (let week = 0; week < weeks; week += 1) {
    const counts = truth.map(({ confirmed }, index) => ({ departmentId: `d${index}`, confirmed: confirmed[week] ?? 0, attended }));
    figures.push(
      ...figuresFor(departments, counts, figures).map(({ cell, confirmed }) => ({ memberId, acknowledgementId: "a", cell, confirmed, publishedOn: `2026-11-0${week + 1}` })),
    );
  }
  return figures;
}

const truths = fc.array(
  fc
    .integer({ min: 1, max: 14 })
    .chain((people) =>
      fc.array(fc.integer({ min: 0, max: people }), { minLength: 3, maxLength: 3 }).map((confirmed) => ({ people, confirmed: confirmed.toSorted((a, b) => a - b) })),
    ),
  { minLength: 1, maxLength: 5 },
);

describe("What is published (PROMISES G22)", () => {
  test("whole fives only, of departments with five people or more, the small ones together", () => {
    fc.assert(
      fc.property(truths, (truth) => {
        const figures = publishedOf(truth, 3);
        assert.ok(figures.every(({ confirmed }) => confirmed % fewestTogether === 0));
        const small = departmentsIn(truth).filter(({ people }) => people < fewestTogether);
        assert.ok(small.every(({ id }) => figures.every(({ cell }) => cell !== id)));
        assert.equal(
          figures.some(({ cell }) => cell === restCell),
          small.length > 0,
        );
      }),
      { seed: 20261127 },
    );
  });

  test("two Mondays, two departments, a sum and its parts: every difference of published figures is nothing or five and more", () => {
    fc.assert(
      fc.property(truths, (truth) => {
        const figures = publishedOf(truth, 3);
        const cells = [...new Set(figures.map(({ cell }) => cell))];
        const known: number[] = [];
        for (const day of ["2026-11-01", "2026-11-02", "2026-11-03"]) {
          const until = figures.filter(({ publishedOn }) => publishedOn <= day);
          known.push(sumOf(until)?.confirmed ?? 0, ...cells.map((cell) => sumOf(until.filter((one) => one.cell === cell))?.confirmed ?? 0));
        }
        for (const a of known) for (const b of known) assert.ok(a === b || Math.abs(a - b) >= fewestTogether, `${a} and ${b}`);
      }),
      { numRuns: 200, seed: 20261127 },
    );
  });

  test("one person more or less, whoever it is, shows in no figure unless four others come along", () => {
    fc.assert(
      fc.property(truths, fc.nat(), (truth, which) => {
        const place = which % truth.length;
        const chosen = truth[place] ?? assert.fail();
        const cell = isPooledFrom(chosen.people) ? restCell : `d${place}`;
        const inCell = (all: Truth) =>
          all.reduce((sum, { people, confirmed }, index) => sum + ((isPooledFrom(people) ? restCell : `d${index}`) === cell ? (confirmed[2] ?? 0) : 0), 0);
        const fewer = truth.map((one, index) => (index === place ? { ...one, confirmed: one.confirmed.map((count) => Math.max(0, count - 1)) } : one));
        const same = atLeast(inCell(truth)) === atLeast(inCell(fewer));
        const [with_, without] = [publishedOf(truth, 3), publishedOf(fewer, 3)].map((all) => all.filter((one) => one.publishedOn === "2026-11-03"));
        if (same) assert.deepEqual(with_, without);
        else assert.ok(inCell(truth) % fewestTogether === 0, "only the last of five shows");
      }),
      { numRuns: 200, seed: 20261127 },
    );
  });

  test("whoever files lists cannot shift the next five: codes are rounded apart", () => {
    for (let attended = 0; attended < 20; attended += 1) {
      const withThree = publishedOf([{ people: 20, confirmed: [3] }], 1, attended);
      assert.deepEqual(withThree, publishedOf([{ people: 20, confirmed: [0] }], 1, attended));
      assert.equal(withThree[0]?.confirmed, atLeast(attended));
    }
  });

  test("what was published stays, also when slips are forgotten", () => {
    const [department] = departmentsIn([{ people: 20, confirmed: [] }]);
    assert.ok(department);
    assert.deepEqual(figuresFor([department], [{ departmentId: "d0", confirmed: 0, attended: 0 }], [{ cell: "d0", confirmed: 15 }]), [{ cell: "d0", confirmed: 15 }]);
  });
});

describe("Open slips", () => {
  test("are nothing where they may not be seen", () => {
    assert.equal(openSlipsOf("a", null), null);
  });
  test("are the numbers of the department that have not confirmed", () => {
    const slip = (departmentId: string, number: number, confirmed: boolean) => ({ departmentId, number, confirmed });
    assert.deepEqual(openSlipsOf("a", [slip("a", 3, false), slip("a", 1, false), slip("a", 2, true), slip("b", 4, false)]), [1, 3]);
  });
});

describe("Putting a document forward", () => {
  test("a department with people gets as many slips; one without is not asked", () => {
    const chosen = departmentsOf(units, { amt: 7, hof: 0, house: 3 }, "Übrige");
    assert.ok(chosen.ok);
    assert.deepEqual(
      chosen.value.map(({ name, people, slips, pooled }) => [name, people, slips, pooled]),
      [
        ["Übrige", 3, 3, true],
        ["Bürgerbüro", 7, 7, false],
      ],
    );
    assert.equal(peopleIn(chosen.value), 10);
  });
  test("nobody at all, or a department of elsewhere, is refused", () => {
    assert.deepEqual(departmentsOf(units, { amt: 0, hof: undefined }, "Haus"), { ok: false, failure: "no-departments" });
    assert.deepEqual(departmentsOf(units, { amt: 3, fremd: 3 }, "Haus"), { ok: false, failure: "department-unknown" });
  });
  test("the lists of a department hold no more signatures than it has slips", () => {
    const sheets = [
      { departmentId: "amt", people: 4 },
      { departmentId: "hof", people: 9 },
    ];
    assert.deepEqual(
      [3, 4].map((people) => fitsDepartment(people, { id: "amt", slips: 7 }, sheets)),
      [true, false],
    );
  });
  test("only what is released and holds is put forward", () => {
    assert.deepEqual(
      (["draft", "review", "released", "resolved", "published", "withdrawn"] as const).filter((state) => isReleased({ state })),
      ["released", "resolved", "published"],
    );
  });
  test("four weeks are usual", () => assert.equal(usualDeadline("2026-11-27"), "2026-12-25"));

  const version = (id: string, key: string, number: number, state: "draft" | "published" | "withdrawn") => ({ id, key, number, title: key, state });
  test("a new version asks again; what nobody was asked about is offered; the rest is not", () => {
    const versions = [
      version("1", "leitlinie", 1, "withdrawn"),
      version("2", "leitlinie", 2, "published"),
      version("3", "mails", 1, "published"),
      version("4", "entwurf", 1, "draft"),
    ];
    assert.deepEqual(
      proposalsOf(versions, [{ documentId: "1", key: "leitlinie" }]).map(({ documentId, again }) => [documentId, again]),
      [
        ["2", true],
        ["3", false],
      ],
    );
    assert.deepEqual(
      proposalsOf(versions, [
        { documentId: "2", key: "leitlinie" },
        { documentId: "3", key: "mails" },
      ]),
      [],
    );
  });
});

describe("At the door", () => {
  const slip = { state: "open", documentState: "published", leftOn: null } as const;
  test("a code opens its document until it is closed, superseded, or the member has left", () => {
    assert.equal(refusalOf(slip, "2026-11-27"), null);
    assert.equal(refusalOf(undefined, "2026-11-27"), "code-wrong");
    assert.equal(refusalOf({ ...slip, state: "closed" }, "2026-11-27"), "acknowledgement-closed");
    assert.equal(refusalOf({ ...slip, documentState: "withdrawn" }, "2026-11-27"), "document-superseded");
    assert.equal(refusalOf({ ...slip, state: "closed", documentState: "withdrawn" }, "2026-11-27"), "document-superseded");
    assert.equal(refusalOf({ ...slip, leftOn: "2026-11-26" }, "2026-11-27"), "acknowledgement-closed");
    assert.equal(refusalOf({ ...slip, leftOn: "2026-11-27" }, "2026-11-27"), null);
  });
});
