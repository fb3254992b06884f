/** Every table has one home: only the store of the topic whose migration created it may write it. */
import { topics } from "./plan.ts";
import type { File, Migration, Tree } from "./tree.ts";

const created = /\bcreate\s+(?:unlogged\s+)?table\s+(?:if\s+not\s+exists\s+)?"?(\w+)"?/gi;
const builder = /\b(?:insertInto|updateTable|deleteFrom|mergeInto|replaceInto)\(\s*(["'`])(\w+)/g;
const openBuilder = /\b(?:insertInto|updateTable|deleteFrom|mergeInto|replaceInto)\(\s*[^\s"'`]/;
const rawWrites = [
  /\binsert\s+into\s+"?(\w+)"?/gi,
  /\bupdate\s+(?:only\s+)?"?(\w+)"?(?:\s+(?:as\s+)?(?!set\b)\w+)?\s+set\b/gi,
  /\bdelete\s+from\s+(?:only\s+)?"?(\w+)"?/gi,
  /\bmerge\s+into\s+"?(\w+)"?/gi,
  /\btruncate\s+(?:table\s+)?"?(\w+)"?/gi,
];
const anySql = /\.(?:selectFrom|insertInto|updateTable|deleteFrom|mergeInto)\(|(?<![\w.$])sql(?:\.\w+)?(?:<[^`(]*>)?[`(]/;

/** Topics and groups of sub-topics, each under the names its migrations may carry. */
const aliases = topics.flatMap((topic) => {
  const [group = topic, ...rest] = topic.split("/");
  if (rest.length === 0) return [{ home: topic, alias: topic }];
  return [
    { home: topic, alias: topic.replaceAll("/", "_") },
    { home: topic, alias: rest.join("_") },
    { home: group, alias: group },
  ];
});

/** Where a migration belongs, by its name: `campaigns` and `survey_campaigns` to the sub-topic, `survey` to the whole group. */
export function homeOf({ name }: Pick<Migration, "name">): string | null {
  if (name === "platform" || name.startsWith("platform_")) return "platform";
  const fitting = aliases.filter(({ alias }) => name === alias || name.startsWith(`${alias}_`));
  return fitting.toSorted((a, b) => b.alias.length - a.alias.length)[0]?.home ?? null;
}

const sqlOnly = (text: string) => text.replaceAll(/--[^\n]*/g, "");

/** Which topic (or `platform`) created which table. */
export function findHomes({ migrations, files }: Tree): Map<string, string> {
  const homes = new Map<string, string>();
  for (const migration of migrations) for (const [, table = ""] of sqlOnly(migration.raw).matchAll(created)) homes.set(table.toLowerCase(), homeOf(migration) ?? migration.file);
  // The platform keeps the list of migrations itself, before any migration runs.
  for (const file of files.filter(({ room, isTest }) => room === "platform" && !isTest))
    for (const [, table = ""] of file.source.text.matchAll(created)) homes.set(table.toLowerCase(), "platform");
  return homes;
}

function tablesWritten({ source }: File): Set<string> {
  const tables = new Set<string>();
  for (const [, , table = ""] of source.text.matchAll(builder)) tables.add(table.toLowerCase());
  for (const pattern of rawWrites) for (const [, table = ""] of source.text.matchAll(pattern)) tables.add(table.toLowerCase());
  return tables;
}

const ownerOf = (file: File) => (file.room === "platform" ? "platform" : file.word === "store" ? file.topic : null);

function writeFaults(file: File, homes: ReadonlyMap<string, string>): string[] {
  const owner = ownerOf(file);
  const faults: string[] = [];
  if (file.topic && file.word !== "store" && anySql.test(file.source.code)) faults.push("speaks to the database; only the store does");
  if (file.topic && openBuilder.test(file.source.text)) faults.push("names the table it writes only at run time");
  for (const table of tablesWritten(file)) {
    const home = homes.get(table);
    const isOwn = home === owner || owner?.startsWith(`${home}/`) === true;
    if (home !== undefined && !isOwn) faults.push(`writes ${table}, which belongs to ${home}`);
    if (home === undefined && owner !== null) faults.push(`writes ${table}, which no migration creates`);
  }
  return faults.map((fault) => `${file.file}: ${fault}`);
}

/** Writes into foreign tables, SQL outside a store, and migrations without a home or a reason. */
export function findWriteFaults(tree: Tree): string[] {
  const homes = findHomes(tree);
  const writers = tree.files.filter(({ isTest, room }) => !isTest && room !== "tools");
  return [...writers.flatMap((file) => writeFaults(file, homes)), ...findMigrationFaults(tree)];
}

function findMigrationFaults({ migrations }: Tree): string[] {
  const numbers = new Map<string, string>();
  return migrations.flatMap((migration) => {
    const faults: string[] = [];
    const number = /^migrations\/(\d{4})_[a-z0-9_-]+\.sql$/.exec(migration.file)?.[1];
    if (number === undefined) faults.push("is not named NNNN_topic.sql");
    else if (numbers.has(number)) faults.push(`has the number of ${numbers.get(number)}`);
    else numbers.set(number, migration.file);
    if (homeOf(migration) === null) faults.push(`"${migration.name}" names no topic`);
    if (!/^--\s+\S/.test(migration.raw)) faults.push("the first line does not say why (-- …)");
    return faults.map((fault) => `${migration.file}: ${fault}`);
  });
}
