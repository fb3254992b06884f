import assert from "node:assert/strict";
import { describe, test } from "node:test";
import fc from "fast-check";
import type { CooperativeId, MemberId } from "#kernel/ids";
import { reminderDayOf } from "#kernel/days";
import { atLeast, cellOf, fewestTogether, isPooledFrom, restCell } from "#kernel/fives";
import type { TrainingDepartment, TrainingFigure } from "./model.ts";
import { attendancesOf, dayFrom, readCompletions } from "./rules/completions.ts";
import { figuresFor, sumOf, weeksOf } from "./rules/figures.ts";
import { departmentsOf } from "./rules/issuing.ts";

const cooperativeId = "kreis-gg" as CooperativeId;
const memberId = "kreis-gg.raunheim" as MemberId;

/** A house as it really is: how many slips each department has, and how many of its people have finished by each publication. */
type Truth = readonly { readonly slips: number; readonly finished: readonly number[] }[];

const departmentsIn = (truth: Truth): TrainingDepartment[] =>
  truth.map(({ slips }, index) => ({ cooperativeId, memberId, campaignId: "c", id: `d${index}`, unitId: null, name: `D${index}`, slips, pooled: isPooledFrom(slips) }));

const dayOf = (index: number) => `2026-11-${String(index + 1).padStart(2, "0")}`;

/** Everything that is ever published about a house: all that any sequence of permitted queries can draw on. */
function publishedOf(truth: Truth, times: number): TrainingFigure[] {
  const departments = departmentsIn(truth);
  const figures: TrainingFigure[] = [];
  for (let time = 0; time < times; time += 1) {
    const counts = truth.map(({ finished }, index) => ({ departmentId: `d${index}`, started: finished[time] ?? 0, completed: finished[time] ?? 0, attended: 0 }));
    const known = figures.map(({ cell, started, completed }) => ({ cell, started, completed }));
    figures.push(...figuresFor(departments, counts, known).map((one) => ({ ...one, memberId, campaignId: "c", publishedOn: dayOf(time) })));
  }
  return figures;
}

/** All ways in which the people of a cell may have finished over time: never more than there are, never fewer than before. */
function historiesOf(size: number, times: number, from = 0): number[][] {
  if (times === 0) return [[]];
  const histories: number[][] = [];
  for (let count = from; count <= size; count += 1) for (const rest of historiesOf(size, times - 1, count)) histories.push([count, ...rest]);
  return histories;
}

/** What somebody who sees every published figure of a cell, and knows how the product counts, still takes for possible. */
const possible = (size: number, seen: readonly number[], publish: (history: readonly number[]) => readonly number[]): number[][] =>
  historiesOf(size, seen.length).filter((history) => publish(history).every((figure, time) => figure === seen[time]));

/**
 * The differencing attack with everything there is to know: for every window of time, those who finished within it and those who had not
 * finished at its end. A group is singled out when every possible history agrees on its size and that is one to four people.
 */
function singledOut(size: number, histories: readonly (readonly number[])[]): string[] {
  const found: string[] = [];
  const times = histories[0]?.length ?? 0;
  const tell = (what: string, counts: readonly number[]) => {
    const [first = 0] = counts;
    if (first > 0 && first < fewestTogether && counts.every((count) => count === first)) found.push(`${what}: exactly ${first}`);
  };
  for (let end = 0; end < times; end += 1) {
    tell(
      `open at ${end}`,
      histories.map((history) => size - (history[end] ?? 0)),
    );
    for (let begin = -1; begin < end; begin += 1)
      tell(
        `finished in (${begin}, ${end}]`,
        histories.map((history) => (history[end] ?? 0) - (begin < 0 ? 0 : (history[begin] ?? 0))),
      );
  }
  return found;
}

type Published = (history: readonly number[]) => readonly number[];
const ours: Published = (history) => history.map(atLeast);
/** What others do: the exact figure, left out below five. */
const suppressed: Published = (history) => history.map((count) => (count < fewestTogether ? 0 : count));

const truthOf = (times: number) =>
  fc.array(
    fc
      .integer({ min: 1, max: 12 })
      .chain((slips) =>
        fc.array(fc.integer({ min: 0, max: slips }), { minLength: times, maxLength: times }).map((finished) => ({ slips, finished: finished.toSorted((a, b) => a - b) })),
      ),
    { minLength: 1, maxLength: 4 },
  );

describe("Published figures (PROMISES G22)", () => {
  test("are whole fives, and nothing of what is between them", () => {
    assert.deepEqual([0, 4, 5, 9, 10, 13].map(atLeast), [0, 0, 5, 5, 10, 10]);
    fc.assert(
      fc.property(truthOf(3), (truth) => {
        for (const { started, completed } of publishedOf(truth, 3)) assert.ok(started % fewestTogether === 0 && completed % fewestTogether === 0);
      }),
      { seed: 20261126 },
    );
  });

  test("the differencing attack: whoever sees every figure of every week singles out no group of fewer than five", () => {
    let cells = 0;
    fc.assert(
      fc.property(truthOf(4), (truth) => {
        const published = publishedOf(truth, 4);
        const departments = departmentsIn(truth);
        for (const cell of new Set(departments.map(cellOf))) {
          const size = truth.reduce((sum, { slips }, index) => sum + (cellOf(departments[index] ?? assert.fail()) === cell ? slips : 0), 0);
          const seen = published.filter((one) => one.cell === cell).map(({ completed }) => completed);
          const histories = possible(size, seen, ours);
          cells += 1;
          assert.ok(histories.length > 0, "the truth itself is possible");
          assert.deepEqual(singledOut(size, histories), [], `${cell} of ${size}: ${seen.join(", ")}`);
        }
      }),
      { numRuns: 150, seed: 20261126 },
    );
    assert.ok(cells > 200, String(cells));
  });

  test("the same attack singles people out where figures are exact and only small ones left out: the attack can win", () => {
    const truth = [5, 6, 6, 9];
    const found = singledOut(10, possible(10, suppressed(truth), suppressed));
    assert.ok(found.includes("finished in (0, 1]: exactly 1"), found.join("; "));
    assert.ok(found.includes("open at 3: exactly 1"), found.join("; "));
  });

  test("every house of up to twelve people, every history of three weeks: nobody is singled out", () => {
    for (let size = 1; size <= 12; size += 1) {
      for (const history of historiesOf(size, 3)) assert.deepEqual(singledOut(size, possible(size, ours(history), ours)), [], `${size}: ${history.join(", ")}`);
    }
  });

  test("sums add published figures: no answer to any sequence of fifty queries holds more than they do", () => {
    const window = fc.record({ cells: fc.array(fc.nat({ max: 4 }), { minLength: 1, maxLength: 4 }), until: fc.nat({ max: 3 }) });
    fc.assert(
      fc.property(truthOf(4), fc.array(window, { minLength: 1, maxLength: 50 }), (truth, queries) => {
        const published = publishedOf(truth, 4);
        const cells = [...new Set(published.map(({ cell }) => cell))];
        // Another house that publishes the same answers every query alike: queries tell the two apart no better than the figures do.
        const blurred = truth.map(({ slips, finished }, index) => {
          const department = departmentsIn(truth)[index] ?? assert.fail();
          return department.pooled ? { slips, finished } : { slips, finished: finished.map((count) => Math.min(slips, atLeast(count))) };
        });
        const other = publishedOf(blurred, 4);
        for (const { cells: chosen, until } of queries) {
          const asked = new Set(chosen.flatMap((index) => cells[index] ?? []));
          const answer = (figures: readonly TrainingFigure[]) => sumOf(figures.filter(({ cell, publishedOn }) => asked.has(cell) && publishedOn <= dayOf(until)));
          assert.deepEqual(answer(other), answer(published));
          assert.deepEqual(weeksOf(other), weeksOf(published));
          assert.ok((answer(published)?.completed ?? 0) % fewestTogether === 0);
        }
      }),
      { numRuns: 100, seed: 20261126 },
    );
  });

  test("a department keeps its place from its first slips on: growing, it does not step out of the others", () => {
    assert.equal(isPooledFrom(4), true);
    assert.equal(isPooledFrom(5), false);
    const [small] = departmentsIn([{ slips: 4, finished: [] }]);
    assert.ok(small);
    assert.equal(cellOf({ ...small, slips: 40 } as TrainingDepartment), restCell);
    assert.equal(cellOf({ ...small, pooled: null }), null, "without slips it counts nowhere");
  });

  test("whoever records classrooms cannot shift the next five: what is learned with codes is rounded apart", () => {
    const departments = departmentsIn([{ slips: 20, finished: [] }]);
    for (let attended = 0; attended < 20; attended += 1) {
      const [withThree] = figuresFor(departments, [{ departmentId: "d0", started: 3, completed: 3, attended }], []);
      const [withNone] = figuresFor(departments, [{ departmentId: "d0", started: 0, completed: 0, attended }], []);
      assert.deepEqual(withThree, withNone);
    }
  });

  test("what was published is never taken back, whatever is forgotten meanwhile", () => {
    const departments = departmentsIn([{ slips: 20, finished: [] }]);
    const figures = figuresFor(departments, [{ departmentId: "d0", started: 3, completed: 2, attended: 0 }], [{ cell: "d0", started: 15, completed: 10 }]);
    assert.deepEqual(figures, [{ cell: "d0", started: 15, completed: 10 }]);
  });

  test("the sum takes each cell as it was last published", () => {
    const figure = (cell: string, publishedOn: string, completed: number) => ({ cell, publishedOn, started: completed, completed });
    assert.equal(sumOf([]), null);
    assert.deepEqual(sumOf([figure("a", "2026-11-01", 5), figure("b", "2026-11-01", 10), figure("a", "2026-11-08", 15)]), {
      started: 25,
      completed: 25,
      publishedOn: "2026-11-08",
    });
  });
});

describe("To whom a course is issued", () => {
  const unit = (id: string, member = memberId) => ({ memberId: member, id, name: id });
  const other = "kreis-gg.nauheim" as MemberId;
  const issue = (wanted: readonly string[] | null) =>
    departmentsOf({ cooperativeId, campaignId: "c" }, { members: [{ id: memberId }, { id: other }], units: [unit("bauhof"), unit("amt")], wanted }, "Haus").map(
      ({ memberId: of, name }) => `${of} ${name}`,
    );

  test("all departments of the members; a member without any learns as a house", () => assert.deepEqual(issue(null), [`${memberId} bauhof`, `${memberId} amt`, `${other} Haus`]));
  test("only those chosen", () => assert.deepEqual(issue(["amt"]), [`${memberId} amt`, `${other} Haus`]));
  test("with none chosen the house learns", () => assert.deepEqual(issue([]), [`${memberId} Haus`, `${other} Haus`]));

  test("reminders count days from the deadline", () => {
    assert.equal(reminderDayOf({ dueOn: "2026-12-20", reminderDays: [-14, -3] }, "2026-12-06"), -14);
    assert.equal(reminderDayOf({ dueOn: "2026-12-20", reminderDays: [-14, -3] }, "2026-12-07"), null);
    assert.equal(reminderDayOf({ dueOn: "2026-12-20", reminderDays: [1] }, "2026-12-21"), 1);
  });
});

describe("A file of completions", () => {
  const departments = [
    { id: "1", name: "Bauhof" },
    { id: "2", name: "Amt" },
  ];
  const read = (rows: readonly (readonly (string | number | null)[])[], names = false) =>
    readCompletions({ sheets: [{ name: "x", rows }] }, { departments, today: "2026-11-26", names });

  test("counts by department and day; names are not read where they are not kept", () => {
    const answer = read([
      ["Name", "Bereich", "Datum"],
      ["Erna Erfunden", "bauhof", "23.11.2026"],
      ["Egon", "Bauhof", "2026-11-23"],
      [null, null, null],
      ["Emil", "Amt", "2026-11-20"],
    ]);
    assert.ok(answer.ok);
    assert.ok(answer.completions.every(({ name }) => name === ""));
    assert.deepEqual(attendancesOf(answer.completions), [
      { departmentId: "1", heldOn: "2026-11-23", people: 2 },
      { departmentId: "2", heldOn: "2026-11-20", people: 1 },
    ]);
  });

  test("every faulty row is named as the spreadsheet counts", () => {
    const answer = read([
      ["Bereich", "Datum"],
      ["Bauhof", "2026-11-23"],
      ["Mond", "2026-11-23"],
      [null, null],
      ["Amt", "2026-02-31"],
      ["Amt", "2026-12-24"],
    ]);
    assert.ok(!answer.ok);
    assert.deepEqual(answer.problems, [
      { row: 3, fault: "department-unknown", subject: "Mond" },
      { row: 5, fault: "day-wrong", subject: "2026-02-31" },
      { row: 6, fault: "day-wrong", subject: "2026-12-24" },
    ]);
  });

  test("columns that are missing, files with nothing in them, names that are due", () => {
    const faults = (answer: ReturnType<typeof read>) => (answer.ok ? [] : answer.problems.map(({ row, fault, subject }) => `${row} ${fault} ${subject}`));
    assert.deepEqual(faults(read([["Bereich"], ["Bauhof"]])), ["1 column-missing datum"]);
    assert.deepEqual(faults(read([["Bereich", "Datum"]])), ["2 nothing-in-it "]);
    assert.deepEqual(
      faults(
        read(
          [
            ["Bereich", "Datum"],
            ["Bauhof", "2026-11-23"],
          ],
          true,
        ),
      ),
      ["1 column-missing name"],
    );
    assert.deepEqual(
      faults(
        read(
          [
            ["Bereich", "Datum", "Name"],
            ["Bauhof", "2026-11-23", ""],
          ],
          true,
        ),
      ),
      ["2 name-missing Bauhof"],
    );
    assert.deepEqual(faults(readCompletions({ sheets: [] }, { departments, today: "2026-11-26", names: false })), ["1 column-missing bereich", "1 column-missing datum"]);
  });

  test("days as people write them", () => {
    assert.deepEqual(["1.2.2026", "01.02.2026", "2026-02-01", "2026-02-01T10:00", "31.02.2026", "gestern", ""].map(dayFrom), [
      "2026-02-01",
      "2026-02-01",
      "2026-02-01",
      "2026-02-01",
      null,
      null,
      null,
    ]);
  });
});
