/** The house is only as good as its proof: each kind of fault is built into a tiny tree and must be found. */
import assert from "node:assert/strict";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import test from "node:test";
import { findFaults } from "./house.ts";
import { draw } from "./house/draw.ts";
import { readSource } from "./house/source.ts";
import { readTree, type Tree } from "./house/tree.ts";

type Files = Readonly<Record<string, string>>;

/** A small house in order; every case adds its one fault. */
const sound: Files = {
  "src/main.ts": 'import { useCases } from "#topics/all";\nexport const opened = useCases;\n',
  "src/kernel/result.ts": "export const fine = 1;\n",
  "src/platform/db/open.ts": 'import { fine } from "#kernel/result";\nexport const db = fine;\n',
  "src/ui/words.ts": "export const choose = 1;\n",
  "src/topics/all.ts": 'import { admit } from "#topics/members/usecases";\nexport const useCases = [admit];\n',
  "src/topics/members/README.md": "# Members of a cooperative and the people who work in them\n",
  "src/topics/members/model.ts": 'import { z } from "zod";\nexport const member = z.object({});\n',
  "src/topics/members/store.ts":
    'import type { Tx } from "#platform/db/transact";\nexport const findMember = (tx: Tx) => tx;\nexport const insertMember = (tx: Tx) => tx.insertInto("member");\n',
  "src/topics/members/usecases.ts": 'import { findMember, insertMember } from "./store.ts";\nexport const admit = [findMember, insertMember];\n',
  "migrations/0001_platform.sql": "-- The floor.\ncreate table mail (id uuid primary key);\n",
  "migrations/0002_members.sql": "-- Who belongs to it.\ncreate table member (id text primary key);\n",
};

const campaigns: Files = {
  "src/topics/survey/campaigns/README.md": "# Campaigns ask many members the same questions\n",
  "migrations/0003_survey_campaigns.sql": "-- Who is asked.\ncreate table campaign (id uuid primary key);\n",
};

/** Builds a house of these files, looks at it, and takes it down. */
function visit<Seen>(files: Files, look: (tree: Tree) => Seen): Seen {
  const root = mkdtempSync(path.join(os.tmpdir(), "house-"));
  try {
    for (const [file, text] of Object.entries({ ...sound, ...files })) {
      mkdirSync(path.dirname(path.join(root, file)), { recursive: true });
      writeFileSync(path.join(root, file), text);
    }
    return look(readTree(root));
  } finally {
    rmSync(root, { recursive: true, force: true });
  }
}

const faultsOf = (files: Files) => visit(files, findFaults);

const from = (specifier: string, names = "{ thing }") => `import ${names} from "${specifier}";\nexport const own = 1;\n`;
const long = "export const line = 1;\n".repeat(311);

/** What is built, and what the house says about it; the first word of the key is only a title. */
const cases: readonly (readonly [title: string, files: Files, fault: RegExp])[] = [
  ["edge may not know topics", { "src/edge/pages.ts": from("#topics/members/model") }, /no door from edge to topics/],
  ["platform may not know topics", { "src/platform/mail.ts": from("#topics/members/model") }, /no door from platform to topics/],
  ["ui may not know the platform", { "src/ui/form.ts": from("#platform/db/open") }, /no door from ui to platform/],
  ["kernel knows nothing above it", { "src/kernel/ids.ts": from("#platform/db/open") }, /no door from kernel to platform/],
  ["kernel reads no package but zod", { "src/kernel/ids.ts": from("node:fs") }, /kernel may not read "node:fs"/],
  ["nothing leans on the tests", { "src/tests/world.ts": "export const thing = 1;\n", "src/edge/a.ts": from("#tests/world") }, /nothing may lean on the tests/],
  ["rooms are named, not walked to", { "src/edge/a.ts": from("../platform/db/open.ts") }, /reads another room by a path/],
  ["a topic knows only earlier ones", { ...campaigns, "src/topics/members/rules.ts": from("#topics/survey/campaigns/model") }, /members knows nothing yet of survey\/campaigns/],
  [
    "a sub-topic knows only earlier ones",
    {
      ...campaigns,
      "src/topics/survey/questionnaires/README.md": "# Questionnaires\n",
      "src/topics/survey/questionnaires/model.ts": from("../campaigns/model.ts"),
    },
    /knows nothing yet of survey\/campaigns/,
  ],
  ["a rule reads no store", { "src/topics/members/rules.ts": from("./store.ts") }, /rules may not read store/],
  ["a screen reads no use case", { "src/topics/members/screens.tsx": from("./usecases.ts") }, /screens may not read usecases/],
  ["a screen borrows no rules", { ...campaigns, "src/topics/survey/campaigns/screens.tsx": from("#topics/members/rules") }, /screens may not borrow members\/rules/],
  [
    "a foreign store only finds",
    {
      ...campaigns,
      "src/topics/survey/campaigns/usecases.ts": from("#topics/members/store", "{\n  findMember,\n  insertMember as put,\n}"),
    },
    /may only find… in members\/store, not insertMember/,
  ],
  ["a foreign store is not taken whole", { ...campaigns, "src/topics/survey/campaigns/usecases.ts": from("#topics/members/store", "* as store") }, /not \*/],
  ["a model reads no platform", { "src/topics/members/model.ts": from("#platform/db/open") }, /model may not read "#platform/],
  ["a use case reads no kysely", { "src/topics/members/usecases.ts": from("kysely", "{ sql }") }, /usecases may not read "kysely"/],
  ["type imports are arrows too", { "src/topics/members/rules.ts": from("./store.ts", "type { thing }") }, /rules may not read store/],
  ["re-exports are arrows too", { "src/edge/a.ts": 'export { member } from "#topics/members/model";\nexport const own = 1;\n' }, /no door from edge to topics/],
  ["dynamic imports are arrows too", { "src/edge/a.ts": 'export const load = () => import("#topics/members/model");\n' }, /no door from edge to topics/],
  ["hidden imports are refused", { "src/edge/a.ts": "export const load = (name: string) => import(`#topics/${name}`);\n" }, /known only at run time/],
  ["words do not read the lists", { "src/topics/members/rules.ts": from("#topics/all") }, /the lists see the topics/],
  ["islands stay among themselves", { "src/ui/islands/autosave.ts": from("#kernel/result") }, /an island runs in the browser/],
  ["the server reads no island", { "src/ui/islands/autosave.ts": "export const thing = 1;\n", "src/ui/page.tsx": from("./islands/autosave.ts") }, /runs in the browser only/],
  ["the server touches no browser", { "src/ui/page.tsx": "export const title = () => document.title;\n" }, /touches the browser/],
  [
    "no cycles",
    { "src/platform/a.ts": from("./b.ts"), "src/platform/b.ts": from("./c.ts"), "src/platform/c.ts": from("./a.ts", "type { own }") },
    /a\.ts → src\/platform\/b\.ts → src\/platform\/c\.ts → src\/platform\/a\.ts/,
  ],
  ["no barrels", { "src/platform/all.ts": 'export { db } from "./db/open.ts";\n' }, /only passes on what others hold/],
  ["no default exports", { "src/platform/a.ts": "export default 1;\n" }, /has a default export/],
  ["no classes", { "src/platform/a.ts": "export class Box {}\n" }, /declares a class/],
  ["files stay short", { "src/platform/a.ts": long }, /311 lines; at most 310/],
  ["names say something", { "src/platform/helpers.ts": "export const own = 1;\n" }, /"helpers.ts" says nothing/],
  ["names are lower case", { "src/platform/mailOut.ts": "export const own = 1;\n" }, /file names are lower case/],
  ["nothing stands in the hall", { "src/extra.ts": "export const own = 1;\n" }, /stands in no room/],
  ["no rooms beside the plan", { "src/lib/extra.ts": "export const own = 1;\n" }, /"lib" is no room/],
  ["no topics beside the order", { "src/topics/weather/model.ts": "export const own = 1;\n" }, /belongs to no topic/],
  ["the words are a closed set", { "src/topics/members/queries.ts": "export const own = 1;\n" }, /is not a word of a topic/],
  ["other files do not lie in topics", { "src/topics/members/notes.txt": "x" }, /notes.txt: is not a word/],
  ["every topic has a plaque", { "src/topics/steering/cockpit/model.ts": "export const own = 1;\n" }, /src\/topics\/steering\/cockpit: has no plaque/],
  ["plaques are short", { "src/topics/members/README.md": "a\n".repeat(21) }, /a plaque has at most 20/],
  [
    "pages speak both languages",
    { "src/topics/members/screens.tsx": "export const own = 1;\n", "src/topics/members/words.de.ts": "export const de = {};\n" },
    /has pages but no words.en.ts/,
  ],
  ["pure words do not wait", { "src/topics/members/rules.ts": "export const own = async () => await 1;\n" }, /rules is pure, but reaches outside/],
  ["pure words have no clock", { "src/topics/members/reports.ts": "export const own = () => new Date();\n" }, /reports is pure/],
  ["SQL only in stores", { "src/topics/members/usecases.ts": 'export const own = (tx: never) => tx.selectFrom("member");\n' }, /only the store does/],
  [
    "no writing into foreign tables",
    { ...campaigns, "src/topics/survey/campaigns/store.ts": 'export const own = (tx: never) => tx\n  .updateTable(\n    "member");\n' },
    /writes member, which belongs to members/,
  ],
  [
    "no raw writing either",
    {
      ...campaigns,
      "src/topics/survey/campaigns/store.ts": 'import { sql } from "kysely";\nexport const own = sql`update member as m set id = 1`;\n',
    },
    /writes member, which belongs to members/,
  ],
  [
    "platform tables belong to the platform",
    { "src/topics/members/store.ts": 'export const own = (tx: never) => tx.deleteFrom("mail");\n' },
    /writes mail, which belongs to platform/,
  ],
  ["the edge writes nothing", { "src/edge/a.ts": 'export const own = (tx: never) => tx.insertInto("mail");\n' }, /writes mail, which belongs to platform/],
  ["tables come from migrations", { "src/topics/members/store.ts": 'export const own = (tx: never) => tx.insertInto("ghost");\n' }, /writes ghost, which no migration creates/],
  ["tables are named where they are written", { "src/topics/members/store.ts": "export const own = (tx: never, table: string) => tx.insertInto(table);\n" }, /only at run time/],
  ["migrations say why", { "migrations/0003_members_units.sql": "create table unit (id int);\n" }, /first line does not say why/],
  ["migrations belong to a topic", { "migrations/0003_weather.sql": "-- Why.\n" }, /"weather" names no topic/],
  ["migrations have their own number", { "migrations/0002_accounts.sql": "-- Why.\n" }, /has the number of/],
];

test("a sound house has no faults", () => assert.deepEqual(faultsOf(campaigns), []));

for (const [title, files, fault] of cases)
  test(title, () => {
    const faults = faultsOf(files);
    assert.ok(
      faults.some((found) => fault.test(found)),
      `found instead: ${faults.join(" | ") || "nothing"}`,
    );
  });

test("what only looks like a fault is none", () => {
  const harmless: Files = {
    // In comments, strings, templates, types and JSX attributes.
    "src/platform/a.ts": '// import { x } from "#topics/members/model"\nexport const text = `class A {} ${"export default"} import { x } from "#edge/a"`;\n',
    "src/topics/members/rules.ts": 'export const reason = "await new Date() process.exit";\n/* Math.random */\n',
    "src/ui/page.tsx": 'export const view = () => <p class="a">Don\'t say document of the class</p>;\n',
    "src/topics/members/usecases.test.ts": 'import { open } from "#edge/open";\nimport { db } from "#platform/db/open";\nopen(await db, new Date());\n',
    "src/platform/b.ts": "export const print = (document: { title: string }) => document.title;\n",
    "src/topics/members/words.de.ts": long,
    "src/topics/members/words.en.ts": 'import type { Words } from "#ui/words";\nimport type { de } from "./words.de.ts";\nexport const en = {} as Words<typeof de>;\n',
    "src/topics/members/screens/list.tsx": "export const own = 1;\n",
  };
  assert.deepEqual(faultsOf(harmless), []);
});

test("imports are read whatever their form", () => {
  const { imports } = readSource(`
    import a, { b as c, type D } from "./one.ts";
    import type { E } from './two.ts';
    import * as f from "./three.ts";
    import "./four.ts";
    export { g } from "./five.ts";
    export * from "./six.ts";
    export type { H } from "./seven.ts";
    const lazy = await import("./eight.ts"), slash = 1 / 2, quoted = /["'\`]/;
    import {
      i, // from "./nowhere.ts"
    } from "./nine.ts";
    const inner = \`\${[1].map((x) => { return "import './no.ts'"; })}\`;
  `);
  assert.deepEqual(imports.map(({ specifier }) => specifier).toSorted(), [
    "./eight.ts",
    "./five.ts",
    "./four.ts",
    "./nine.ts",
    "./one.ts",
    "./seven.ts",
    "./six.ts",
    "./three.ts",
    "./two.ts",
  ]);
  assert.deepEqual(imports.find(({ specifier }) => specifier === "./one.ts")?.names, ["b", "default"]);
  assert.deepEqual(imports.find(({ specifier }) => specifier === "./two.ts")?.names, []);
});

test("the drawing shows rooms, topics and plaques", () => {
  const drawing = visit({}, draw);
  assert.match(drawing, /platform -- 1 --> kernel/);
  assert.match(drawing, /- `members` – Members of a cooperative/);
});
