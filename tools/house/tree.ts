/** Walks the house: every source file with its place in the plan and the files it leans on. */
import { existsSync, globSync, readFileSync } from "node:fs";
import path from "node:path";
import { entryFiles, lists, testRoom, topics, words } from "./plan.ts";
import { readSource, type Import, type Source } from "./source.ts";

export type Place = {
  /** Path from the project root, with forward slashes. */
  readonly file: string;
  /** A room of the plan, `tests`, `tools`, or null where no room is. */
  readonly room: string | null;
  readonly topic: string | null;
  readonly word: string | null;
  readonly isTest: boolean;
  readonly isList: boolean;
  readonly isIsland: boolean;
};

export type Target = Import & { readonly place: Place | null };
export type File = Place & { readonly raw: string; readonly source: Source; readonly targets: readonly Target[] };
export type Migration = { readonly file: string; readonly name: string; readonly raw: string };
export type Tree = {
  readonly root: string;
  readonly files: readonly File[];
  /** Everything else that lies in a topic. */
  readonly strays: readonly string[];
  readonly migrations: readonly Migration[];
};

/** The word a file of a topic holds, or null if it is none of the closed set. */
function wordOf(rest: string): string | null {
  for (const [name, word] of Object.entries(words)) {
    if (word.files.includes(rest)) return name;
    if (word.folder && new RegExp(`^${name}/[a-z0-9-]+\\.${word.folder}$`).test(rest)) return name;
  }
  return null;
}

const roomOf = (parts: readonly string[]) => {
  if (parts[0] === "tools") return "tools";
  if (parts.length > 2) return parts[1] ?? null;
  return entryFiles.includes(parts[1] ?? "") ? "entry" : null;
};

/** Where a path stands in the plan. */
export function placeOf(file: string): Place {
  const inTopics = file.startsWith("src/topics/") ? file.slice("src/topics/".length) : "";
  const topic = topics.find((candidate) => inTopics.startsWith(`${candidate}/`)) ?? null;
  const room = roomOf(file.split("/"));
  return {
    file,
    room,
    topic,
    word: topic ? wordOf(inTopics.slice(topic.length + 1)) : null,
    isTest: /\.test\.tsx?$/.test(file) || room === testRoom,
    isList: lists.includes(file),
    isIsland: file.startsWith("src/ui/islands/"),
  };
}

/** The file a specifier names: `#room/…` from `src`, a path from the reading file; null for a package. */
function resolve(root: string, from: string, specifier: string): string | null {
  if (!/^[#.]/.test(specifier)) return null;
  const base = specifier.startsWith("#") ? path.posix.join("src", specifier.slice(1)) : path.posix.join(path.posix.dirname(from), specifier);
  if (/\.tsx?$/.test(base)) return base;
  const found = [`${base}.ts`, `${base}.tsx`].find((candidate) => existsSync(path.join(root, candidate)));
  return found ?? `${base}.ts`;
}

function readFile(root: string, file: string): File {
  const raw = readFileSync(path.join(root, file), "utf8");
  const source = readSource(raw);
  const targets = source.imports.map((one) => {
    const target = resolve(root, file, one.specifier);
    return { ...one, place: target === null ? null : placeOf(target) };
  });
  return { ...placeOf(file), raw, source, targets };
}

const list = (root: string, pattern: string) =>
  globSync(pattern, { cwd: root })
    .map((file) => file.split(path.sep).join("/"))
    .toSorted();

/** Reads the whole house that stands at `root`. */
export function readTree(root: string): Tree {
  const files = [...list(root, "src/**/*.{ts,tsx}"), ...list(root, "tools/**/*.ts")].map((file) => readFile(root, file));
  const strays = list(root, "src/topics/**/*.*").filter((file) => !/\.tsx?$/.test(file));
  const migrations = list(root, "migrations/*.sql").map((file) => ({
    file,
    name: path.basename(file, ".sql").replace(/^\d+_/, "").replaceAll("-", "_"),
    raw: readFileSync(path.join(root, file), "utf8"),
  }));
  return { root, files, strays, migrations };
}
