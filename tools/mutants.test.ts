/** The mutants are those they are said to be: every condition is found, and each mutant is wrong in exactly one place. */
import assert from "node:assert/strict";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import { test } from "node:test";
import { mayPerform, permissions } from "../src/kernel/access.ts";
import { roles } from "../src/kernel/roles.ts";
import { accessMutants } from "./mutants/access.ts";
import { openMemory } from "./mutants/memory.ts";
import type { Mutant } from "./mutants/mutant.ts";
import { conditionsIn, predicateMutants } from "./mutants/predicates.ts";
import { maskProgram, sayOf } from "./mutants/scan.ts";
import { partsOfCondition, partsOfQuery } from "./mutants/statements.ts";

const parts = (text: string) => partsOfCondition(text, { from: 0, to: text.length }).map((part) => sayOf(text, part));

test("every part of a condition in SQL is found, also in brackets and subqueries; one side of an or counts as the whole", () => {
  assert.deepEqual(parts("a = 1 and (b = 'x and y' or c = any (f()) and d)"), [
    "a = 1 and (b = 'x and y' or c = any (f()) and d)",
    "a = 1",
    "(b = 'x and y' or c = any (f()) and d)",
    "c = any (f())",
    "d",
  ]);
  assert.deepEqual(parts("exists (select from t where t.a = b and t.c)"), ["exists (select from t where t.a = b and t.c)", "t.a = b and t.c", "t.a = b", "t.c"]);
});

test("what would let less through without it is left alone, the parts of a case are not", () => {
  assert.deepEqual(parts("not exists (select from t where t.a = b)"), ["not exists (select from t where t.a = b)"]);
  assert.deepEqual(parts("a and case when b then c or d else e end"), ["a and case when b then c or d else e end", "a", "case when b then c or d else e end", "b", "c or d", "e"]);
});

test("conditions of a query are those behind its where", () => {
  const text = "(select max(a) from t where b = 1 and (c is null or c > 2))";
  assert.deepEqual(
    partsOfQuery(text, { from: 0, to: text.length }).map((part) => sayOf(text, part)),
    ["b = 1 and (c is null or c > 2)", "b = 1", "(c is null or c > 2)"],
  );
});

test("a condition ends where the next join, or the next query of a union, begins", () => {
  const text =
    "select m.id from member m left join choice c on c.member = m.id left join usual d on d.place = m.place where m.place = f() union select a.member from seat a where a.person = g()";
  assert.deepEqual(
    partsOfQuery(text, { from: 0, to: text.length }).map((part) => sayOf(text, part)),
    ["c.member = m.id", "d.place = m.place", "m.place = f()", "a.person = g()"],
  );
});

test("what survived and what has waited longest comes first, also after a run that was cut off", (t) => {
  const directory = mkdtempSync(path.join(os.tmpdir(), "mutants-"));
  t.after(() => rmSync(directory, { recursive: true }));
  const file = path.join(directory, "memory.jsonl");
  const mutants = ["noticed last night", "noticed long ago", "survived", "never judged"].map((name): Mutant => ({ kind: "keys", name, file, text: "", tests: [] }));
  const at = (name: string, killedBy: string | null, day: string) => `${JSON.stringify({ kind: "keys", name, killedBy, at: day })}\n`;
  writeFileSync(
    file,
    `${at("noticed last night", "x", "2026-11-25")}${at("noticed long ago", "x", "2026-11-02")}${at("survived", "x", "2026-11-01")}${at("survived", null, "2026-11-24")}{"kind":"keys","na`,
  );
  const names = () =>
    openMemory(file)
      .byUrgency(mutants)
      .map(({ name }) => name);
  assert.deepEqual(names(), ["survived", "never judged", "noticed long ago", "noticed last night"]);
  openMemory(file).keep({ kind: "keys", name: "survived", killedBy: "a test" });
  assert.deepEqual(names(), ["never judged", "noticed long ago", "noticed last night", "survived"]);
});

test("conditions of a program are found where they begin and end", () => {
  const text = `if (!a) return b && c === "x && y" ? d : e?.f ?? list.find((one) => one.g || h);`;
  assert.deepEqual(
    conditionsIn(maskProgram(text)).map((span) => sayOf(text, span)),
    ["!a", `b && c === "x && y"`, "b", `c === "x && y"`, "one.g || h", "one.g", "h"],
  );
});

const files: Record<string, string> = {
  "dist/x.js": `const other = (a) => a ? 1 : 2;
export function decide(who) {
    if (who.role === "office")
        return "missing";
    return reach(who, { cooperativeId, members: [who.memberId] });
}
`,
};
const read = (file: string) => files[file] ?? "";

test("a deciding function is wrong in one place at a time, its neighbours in none", () => {
  const mutants = predicateMutants({ file: "dist/x.js", functions: ["decide"], tests: [] }, read);
  assert.deepEqual(
    mutants.map(({ name }) => name),
    [
      `decide: who.role === "office" → true`,
      `decide: who.role === "office" → false`,
      `decide: "missing" → "unauthenticated"`,
      `decide: "missing" → "forbidden"`,
      `decide: members: [who.memberId] → members: "all"`,
    ],
  );
  assert.equal(new Set(mutants.map(({ text }) => text)).size, mutants.length);
  assert.ok(mutants.every(({ text }) => text.startsWith("const other = (a) => a ? 1 : 2;")));
  assert.throws(() => predicateMutants({ file: "dist/x.js", functions: ["gone"], tests: [] }, read), /gone/);
});

test("every right nobody gave is a mutant, and its row names the role once more", () => {
  const table = readFileSync("src/kernel/access.ts", "utf8");
  const mutants = accessMutants(() => table);
  assert.equal(mutants.length, permissions.length * roles.length - permissions.reduce((sum, name) => sum + roles.filter((role) => mayPerform(role, name)).length, 0));
  assert.equal(new Set(mutants.map(({ text }) => text)).size, mutants.length);
  const adviser = mutants.find(({ name }) => name === "survey.sign-off for adviser");
  assert.match(adviser?.text ?? "", /"survey\.sign-off": \[\.\.\.\["management"\], "adviser"\],/);
});
