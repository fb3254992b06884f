/** The checks check: each finds what it is there for. */
import assert from "node:assert/strict";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import test from "node:test";
import { findForbidden } from "./check/contents.ts";
import { findDependencyFaults } from "./check/dependencies.ts";
import { findUnexplained, termsOf } from "./check/glossary.ts";
import { findManualFaults } from "./check/manual.ts";

function visit<Seen>(files: Readonly<Record<string, string>>, look: (root: string) => Seen): Seen {
  const root = mkdtempSync(path.join(os.tmpdir(), "check-"));
  try {
    for (const [file, text] of Object.entries(files)) {
      mkdirSync(path.dirname(path.join(root, file)), { recursive: true });
      writeFileSync(path.join(root, file), text);
    }
    return look(root);
  } finally {
    rmSync(root, { recursive: true, force: true });
  }
}

test("nouns without a row are found", () => {
  const files = {
    "docs/glossary.md": "| German | Code | Meaning |\n|---|---|---|\n| Mitglied | member (topic `members`) | |\n| Kennzahl | figure | |\n",
    "src/topics/members/model.ts":
      "export const member = z.object({});\nexport const memberFigure = z.object({});\nexport const name = z.string();\nexport const department = z\n  .object({});\n",
    "src/topics/weather/model.ts": "",
  };
  assert.deepEqual(visit(files, findUnexplained), [
    'src/topics/members/model.ts: "department" has no row in docs/glossary.md',
    'src/topics/weather/model.ts: "weather" has no row in docs/glossary.md',
  ]);
});

test("the second column may name several terms", () => {
  assert.deepEqual([...termsOf("| A | policy, strategy | x |\n| B | mandate / delegation | |\n| C | `inquiry` | |")], ["policy", "strategy", "mandate", "delegation", "inquiry"]);
});

const manifest = JSON.stringify({ dependencies: { zod: "1" } });
const lock = (packages: object) => JSON.stringify({ packages: { "": {}, ...packages } });

test("the budget of packages holds", () => {
  const many = Object.fromEntries(Array.from({ length: 61 }, (_, number) => [`node_modules/p${number}`, {}]));
  const few = { "node_modules/zod": {}, "node_modules/dev": { dev: true } };
  const files = { "package.json": manifest, "docs/dependencies.md": "| `zod` | why |\n" };
  assert.deepEqual(visit({ ...files, "package-lock.json": lock(few) }, findDependencyFaults), []);
  assert.deepEqual(visit({ ...files, "package-lock.json": lock(many) }, findDependencyFaults), ["61 packages in production; at most 60"]);
});

test("install scripts and dependencies without a reason are found", () => {
  const files = {
    "package.json": manifest,
    "docs/dependencies.md": "| `left-pad` | why |\n",
    "package-lock.json": lock({ "node_modules/zod": { dev: true, hasInstallScript: true } }),
  };
  assert.deepEqual(visit(files, findDependencyFaults), [
    "node_modules/zod runs a script when it is installed",
    "zod has no row in docs/dependencies.md",
    "docs/dependencies.md explains left-pad, which is no dependency",
  ]);
});

test("the manual's pictures are there, told and shown, and its links lead somewhere", () => {
  const files = {
    "docs/handbuch/inhalt.md": "# Handbuch\n\n[Wo?](leitung.md#wo-stehen-wir) [Leitung](leitung.md) [fehlt](nirgends.md) [fehlt auch](leitung.md#nirgends)\n",
    "docs/handbuch/leitung.md": "# Leitung\n\n![Eine Seite](bilder/da.png) ![](bilder/stumm.png) ![Weg](bilder/weg.png)\n\n## Wo stehen wir?\n",
    "docs/handbuch/bilder/da.png": "",
    "docs/handbuch/bilder/stumm.png": "",
    "docs/handbuch/bilder/zuviel.png": "",
  };
  assert.deepEqual(visit(files, findManualFaults), [
    "docs/handbuch: leitung.md: there is no picture bilder/weg.png; npm run pictures takes it",
    "docs/handbuch: leitung.md: bilder/stumm.png says nothing to those who do not see it",
    "docs/handbuch: bilder/zuviel.png is shown nowhere in the manual",
    "docs/handbuch: inhalt.md: (nirgends.md) leads nowhere",
    "docs/handbuch: inhalt.md: (leitung.md#nirgends) leads nowhere",
  ]);
  assert.match(visit({ ...files, "docs/handbuch/bilder/zuviel.png": "x".repeat(2_000_001) }, findManualFaults).join("\n"), /2000001 bytes; at most 2000000/);
});

for (const text of ["see /home/erika/ringwall", "cd /work/main", "C:\\Users\\erika", "https://registry.example.org/x", "//x/:_authToken=1", "<<<<<<< HEAD\n", "see @@SOURCE@@"])
  test(`forbidden: ${JSON.stringify(text)}`, () => assert.equal(findForbidden(text).length, 1));

for (const text of ["https://example.org/home/erika", "./work/plan", "/var/lib/ringwall", "src/root/x", "a registry of members", "=======\n"])
  test(`allowed: ${JSON.stringify(text)}`, () => assert.deepEqual(findForbidden(text), []));
