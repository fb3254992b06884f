import assert from "node:assert/strict";
import { describe, test } from "node:test";
import fc from "fast-check";
import type { MemberId } from "#kernel/ids";
import { sizeClasses, type SizeClass } from "#topics/members/model";
import type { Definition } from "#topics/survey/questionnaires/model";
import { smallDefinition } from "#tests/survey";
import type { TallyRow, Voice } from "../model.ts";
import { compareWith, everybody, tallyOf } from "./comparison.ts";
import { groupFor, isWithheld, k, veiledSizes } from "./secrecy.ts";

const counted = (...counts: [SizeClass, number][]) => new Map(counts);

describe("the group a member is compared with", () => {
  const cases = [
    ["its own size class from five others on", counted(["5000-9999", 6], ["district", 1]), "own-size"],
    ["with four others of its size, all members", counted(["5000-9999", 5], ["district", 1]), "all"],
    ["a class of its own is compared with all", counted(["10000-19999", 9]), "all"],
    ["fewer than five others altogether: none", counted(["5000-9999", 3], ["district", 2]), null],
    ["nobody counted: none", counted(), null],
  ] as const;
  for (const [title, counts, expected] of cases) test(title, () => assert.equal(groupFor(counts, "5000-9999"), expected));
});

describe("readers without a right to names", () => {
  const cases = [
    ["see nothing of an open campaign", false, "open", 400, true],
    ["see nothing of fewer than five members", false, "closed", 4, true],
    ["see a closed campaign from five members on", false, "closed", 5, false],
    ["the office sees everything at once", true, "open", 1, false],
  ] as const;
  for (const [title, names, state, count, expected] of cases) test(title, () => assert.equal(isWithheld(names, state, count), expected));

  test("no size class can be got at by subtracting the others from the whole", () => {
    const sizes = fc
      .array(fc.record({ size: fc.constantFrom(...sizeClasses), count: fc.integer({ min: 1, max: 12 }) }), { maxLength: 7 })
      .map((list) => list.filter(({ size }, at) => list.findIndex((one) => one.size === size) === at));
    fc.assert(
      fc.property(sizes, (list) => {
        const total = list.reduce((sum, { count }) => sum + count, 0);
        const shown = veiledSizes(
          list.map((one) => ({ ...one, value: 0 })),
          total,
        );
        const rest = total - shown.reduce((sum, { count }) => sum + count, 0);
        assert.ok(shown.every(({ count }) => count >= k));
        assert.ok(shown.length === 0 || rest === 0 || rest >= k);
      }),
    );
  });
});

const answers: fc.Arbitrary<Record<string, string | number | null>> = fc.record({
  isb: fc.constantFrom("ja", "nein", null),
  backup: fc.constantFrom("ja", "nein", null),
  "isb-technik": fc.constantFrom("ja", "nein", null),
  budget: fc.option(fc.integer({ min: 0, max: 9_999_999 })),
  reife: fc.option(fc.integer({ min: 1, max: 5 })),
});

const voices = fc.array(fc.tuple(fc.constantFrom(...sizeClasses.slice(0, 3)), answers, fc.boolean()), { maxLength: 24 }).map((list): Voice[] =>
  list.map(([size, values, unsure], index) => ({
    memberId: `v.m${index}` as MemberId,
    size,
    values: Object.fromEntries(Object.entries(values).filter(([, value]) => value !== null)),
    unknown: new Set(unsure && values.backup === null ? ["backup"] : []),
  })),
);

const definition: Definition = smallDefinition;

/** The members behind a figure, found by counting anew: those of the group who gave one. */
const groupOf = (all: readonly Voice[], reader: Voice, group: "own-size" | "all") => all.filter(({ size }) => group === "all" || size === reader.size);

describe("an attacker who sees everything one member sees", () => {
  test("meets one group only, and behind every figure at least five others", () => {
    fc.assert(
      fc.property(voices, (all) => {
        const tally = tallyOf(definition, all);
        for (const reader of all) {
          const seen = compareWith(definition, tally, { size: reader.size, values: reader.values });
          if (seen.group === null) {
            assert.deepEqual([seen.questions, seen.sections.filter(({ group }) => group !== null)], [[], []]);
            continue;
          }
          const group = groupOf(all, reader, seen.group);
          const others = group.filter(({ memberId }) => memberId !== reader.memberId);
          assert.equal(seen.count, group.length);
          for (const question of seen.questions) {
            const behind = others.filter(({ values, unknown }) => values[question.key] !== undefined || unknown.has(question.key));
            assert.ok(behind.length >= k, question.key);
            assert.equal(
              question.count,
              group.filter(({ values, unknown }) => values[question.key] !== undefined || unknown.has(question.key)).length -
                group.filter((voice) => question.key === "isb-technik" && voice.values["isb"] !== "ja" && voice.values[question.key] !== undefined).length,
            );
          }
          for (const section of seen.sections) if (section.group) assert.ok(section.group.count - 1 >= k);
        }
      }),
      { numRuns: 300 },
    );
  });

  test("cannot isolate anybody by the difference of two figures: all come from the same members", () => {
    fc.assert(
      fc.property(voices, (all) => {
        const tally = tallyOf(definition, all);
        for (const reader of all) {
          const { group, count } = compareWith(definition, tally, { size: reader.size, values: reader.values });
          if (group === null) continue;
          // What is shown does not change when everybody outside the group answers something else.
          const outside = tally.filter(({ size }) => group === "own-size" && size !== reader.size);
          const changed = tally.filter((row) => !outside.includes(row)).concat(outside.filter(({ question }) => question === everybody));
          assert.deepEqual(
            compareWith(definition, changed, { size: reader.size, values: reader.values }),
            compareWith(definition, tally, { size: reader.size, values: reader.values }),
          );
          assert.ok(count - 1 >= k);
        }
      }),
      { numRuns: 200 },
    );
  });

  test("learns only rounded numbers", () => {
    const all: Voice[] = Array.from({ length: 6 }, (_, index) => ({
      memberId: `v.m${index}` as MemberId,
      size: "district" as const,
      values: { budget: 1_234_567 + index },
      unknown: new Set<string>(),
    }));
    const tally: readonly TallyRow[] = tallyOf(definition, all);
    assert.deepEqual(
      tally.filter(({ question, choice }) => question === "budget" && !choice.startsWith(":")),
      [{ question: "budget", choice: "1200000", size: "district", members: 6 }],
    );
  });
});
