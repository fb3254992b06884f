/** How the official directory is read, from the fixed-width file or a table, and what taking it over would change; pure. */
import { slugOf } from "#kernel/ids";
import { fail, succeed, type Result } from "#kernel/result";
import type { Difference, Directory, DirectoryRow, Figure, Member, MemberKind, RowProblem } from "../model.ts";

const gvKinds: Readonly<Record<string, MemberKind>> = {
  "43": "landkreis",
  "44": "landkreis",
  "60": "gemeinde",
  "61": "stadt",
  "62": "stadt",
  "63": "stadt",
  "64": "gemeinde",
  "67": "stadt",
};
const csvKinds: Readonly<Record<string, MemberKind>> = {
  stadt: "stadt",
  gemeinde: "gemeinde",
  markt: "gemeinde",
  landkreis: "landkreis",
  kreis: "landkreis",
  zweckverband: "zweckverband",
  eigenbetrieb: "eigenbetrieb",
  aör: "aoer",
  aoer: "aoer",
  sonstige: "sonstige",
};

/** Bytes as text: UTF-8 where they are, else windows-1252 (which holds ISO-8859-1, in which the Statistisches Bundesamt publishes). */
export function textOf(bytes: Uint8Array): string {
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(bytes);
  } catch {
    return new TextDecoder("windows-1252").decode(bytes);
  }
}

/** The directory's population is that of the last 31 December before or on its Gebietsstand (Statistisches Bundesamt, GV-ISys). */
export const populationDay = (stand: string): string => (stand.slice(5) === "12-31" ? stand : `${Number(stand.slice(0, 4)) - 1}-12-31`);

type Line = { readonly line: number; readonly text: string };
type Read = { readonly row: DirectoryRow } | { readonly line: number; readonly problem: RowProblem; readonly text: string };

const gather = (source: string, reads: readonly Read[]): Directory => {
  const seen = new Set<string>();
  const once = reads.map((read): Read => {
    if (!("row" in read) || read.row.ags === null) return read;
    const twice = seen.has(read.row.ags);
    seen.add(read.row.ags);
    return twice ? { line: read.row.line, problem: "key-twice", text: `${read.row.ags} ${read.row.name}` } : read;
  });
  return {
    source,
    rows: once.flatMap((read) => ("row" in read ? [read.row] : [])),
    problems: once.flatMap((read) => ("row" in read ? [] : [read])),
  };
};

const linesOf = (text: string): Line[] => text.split(/\r\n|\n|\r/).map((line, index) => ({ line: index + 1, text: line }));
const isoOf = (eight: string) => `${eight.slice(0, 4)}-${eight.slice(4, 6)}-${eight.slice(6, 8)}`;

/** One record of the fixed-width directory (GV100AD, record layout of GV-ISys: columns counted from 1, here from 0). */
function readGvLine({ line, text }: Line, asOf: string): Read | null {
  const [record, type, name] = [text.slice(0, 2), text.slice(122, 124), text.slice(22, 72).trim()];
  // A district-free town is a Kreis record, too, and unincorporated areas (65, 66) have no administration.
  if ((record === "40" && type !== "43" && type !== "44") || (record === "60" && (type === "65" || type === "66"))) return null;
  const problem = (problem: RowProblem): Read => ({ line, problem, text: text.slice(10, 72).trim().slice(0, 120) });
  if (text.length < 124 || (record === "60" && text.length < 150)) return problem("line-too-short");
  const kind = gvKinds[type];
  const key = text.slice(10, record === "40" ? 15 : 18);
  if (!/^\d+$/.test(key)) return problem("key-invalid");
  if (name === "") return problem("name-missing");
  if (!kind) return problem("kind-unknown");
  if (record === "40") return { row: { line, name: `Landkreis ${name}`, kind, ags: key, rs: key, postcode: null, population: null, areaKm2: null, asOf } };
  const [population, hectares, postcode] = [text.slice(139, 150).trim(), text.slice(128, 139).trim(), text.slice(165, 170).trim()];
  if (!/^\d+$/.test(population)) return problem("population-invalid");
  if (postcode !== "" && !/^\d{5}$/.test(postcode)) return problem("postcode-invalid");
  const areaKm2 = /^\d+$/.test(hectares) ? Number(hectares) / 100 : null;
  const rs = `${key.slice(0, 5)}${text.slice(18, 22)}${key.slice(5)}`;
  return { row: { line, name, kind, ags: key, rs, postcode: postcode || null, population: Number(population), areaKm2, asOf } };
}

/** A Kreis has as many inhabitants and square kilometres as its towns together. */
function withSums(rows: readonly DirectoryRow[]): DirectoryRow[] {
  return rows.map((row) => {
    if (row.kind !== "landkreis" || row.population !== null) return row;
    const towns = rows.filter((town) => town.ags?.length === 8 && town.ags.slice(0, 5) === row.ags);
    if (towns.length === 0) return row;
    const sum = (pick: (town: DirectoryRow) => number | null) => towns.reduce((total, town) => total + (pick(town) ?? 0), 0);
    return { ...row, population: sum((town) => town.population), areaKm2: Math.round(sum((town) => town.areaKm2) * 100) / 100 };
  });
}

type DirectoryFault = "file-not-directory" | "directory-empty" | "directory-too-long" | "district-missing";

/** A directory file is at most this large; the whole GV100AD of Germany has 3.5 MB. */
export const largestDirectoryBytes = 10_000_000;

/** At most this many members are read at a time; Hessen has 442. */
export const longestDirectory = 1_000;

function readGv(lines: readonly Line[], { districtKey, asOf }: Asked): Result<Directory, DirectoryFault> {
  if (districtKey === undefined) return fail("district-missing");
  const stand = isoOf(lines[0]?.text.slice(2, 10) ?? "");
  const mine = lines.filter(({ text }) => /^(40|60)/.test(text) && text.slice(10).startsWith(districtKey));
  if (mine.length > longestDirectory) return fail("directory-too-long");
  const read = gather(
    `Statistisches Bundesamt, GV-ISys, Gebietsstand ${stand.split("-").toReversed().join(".")}`,
    mine.flatMap((line) => readGvLine(line, asOf ?? populationDay(stand)) ?? []),
  );
  return succeed({ ...read, rows: withSums(read.rows) });
}

/** Cells of one line; a separator inside quotes belongs to its cell. */
const separated = (text: string, separator: string): string[] => {
  const parts = text.split(separator);
  const cells: string[] = [];
  for (const part of parts) {
    const open = cells.at(-1);
    if (open !== undefined && (open.match(/"/g)?.length ?? 0) % 2 === 1) cells[cells.length - 1] = `${open}${separator}${part}`;
    else cells.push(part);
  }
  return cells.map((cell) =>
    cell
      .trim()
      .replace(/^"(.*)"$/s, "$1")
      .replaceAll('""', '"')
      .trim(),
  );
};

const columns = { name: ["name"], ags: ["ags"], kind: ["art"], population: ["einwohner"], asOf: ["stichtag"], postcode: ["plz"] } as const;
type Cells = { readonly [Key in keyof typeof columns]: string };

const dayOfText = (text: string): string | null => {
  const german = /^(\d{1,2})\.(\d{1,2})\.(\d{4})$/.exec(text);
  const iso = german ? `${german[3]}-${german[2]?.padStart(2, "0")}-${german[1]?.padStart(2, "0")}` : text;
  const instant = Date.parse(`${iso}T00:00:00Z`);
  return /^\d{4}-\d{2}-\d{2}$/.test(iso) && !Number.isNaN(instant) && new Date(instant).toISOString().slice(0, 10) === iso ? iso : null;
};

// Spreadsheets drop the leading zero of keys 01 to 09.
const keyOfText = (text: string): string => (/^[1-9](\d{6}|\d{3})$/.test(text) ? `0${text}` : text);

function readCsvLine({ line, text }: Line, cells: Cells, asOf: string | undefined): Read {
  const problem = (problem: RowProblem): Read => ({ line, problem, text: text.slice(0, 120) });
  const key = keyOfText(cells.ags);
  const kind = csvKinds[cells.kind.toLowerCase()];
  const population = /^\d{1,3}(\.\d{3})+$/.test(cells.population) ? cells.population.replaceAll(".", "") : cells.population;
  const on = cells.asOf === "" ? (asOf ?? null) : dayOfText(cells.asOf);
  if (slugOf(cells.name) === "" || cells.name.length > 120) return problem("name-missing");
  if (key !== "" && !/^\d{5}(\d{3})?$/.test(key)) return problem("key-invalid");
  if (!kind) return problem("kind-unknown");
  if (population !== "" && !/^\d{1,8}$/.test(population)) return problem("population-invalid");
  if (on === null && population !== "") return problem("day-invalid");
  if (cells.postcode !== "" && !/^\d{4,5}$/.test(cells.postcode)) return problem("postcode-invalid");
  const postcode = cells.postcode === "" ? null : cells.postcode.padStart(5, "0");
  return {
    row: {
      line,
      name: cells.name,
      kind,
      ags: key || null,
      rs: null,
      postcode,
      population: population === "" ? null : Number(population),
      areaKm2: null,
      asOf: on,
    },
  };
}

function readCsv(lines: readonly Line[], fileName: string, { districtKey, asOf }: Asked): Result<Directory, DirectoryFault> {
  const [head, ...rest] = lines;
  const separator = (head?.text.split(";").length ?? 0) > 1 ? ";" : ",";
  const titles = separated(head?.text ?? "", separator).map((title) => title.toLowerCase());
  const place = (key: keyof typeof columns) => titles.findIndex((title) => columns[key].some((known) => known === title));
  if (place("name") < 0 || place("kind") < 0) return fail("file-not-directory");
  const filled = rest.filter(({ text }) => text.replaceAll(separator, "").trim() !== "");
  if (filled.length > longestDirectory) return fail("directory-too-long");
  const reads = filled.map((line) => {
    const cells = separated(line.text, separator);
    const cell = (key: keyof typeof columns) => cells[place(key)] ?? "";
    return readCsvLine(
      line,
      {
        name: cell("name"),
        ags: cell("ags"),
        kind: cell("kind"),
        population: cell("population"),
        asOf: cell("asOf"),
        postcode: cell("postcode"),
      },
      asOf,
    );
  });
  return succeed(
    gather(
      fileName,
      reads.filter((read) => !("row" in read) || districtKey === undefined || read.row.ags === null || read.row.ags.startsWith(districtKey)),
    ),
  );
}

type Asked = { readonly districtKey: string | undefined; readonly asOf: string | undefined };

/** Reads a directory from the bytes of a file: the official one by its record types, anything else as a table with a head. */
export function readDirectory(bytes: Uint8Array, fileName: string, asked: Asked): Result<Directory, DirectoryFault> {
  const text = textOf(bytes).replace(/^\uFEFF/, "");
  if (text.includes("\u0000")) return fail("file-not-directory");
  const lines = linesOf(text);
  const read = /^[1-6]0\d{8}\d{2}/.test(lines[0]?.text ?? "") ? readGv(lines, asked) : readCsv(lines, fileName, asked);
  if (!read.ok) return read;
  return read.value.rows.length + read.value.problems.length === 0 ? fail("directory-empty") : read;
}

/** The member a row speaks of: by its official key, without one by its name. */
export const memberOfRow = <Known extends Pick<Member, "ags" | "name" | "officialName">>(row: DirectoryRow, members: readonly Known[]): Known | undefined =>
  row.ags === null ? members.find(({ name, officialName, ags }) => ags === null && (name === row.name || officialName === row.name)) : members.find(({ ags }) => ags === row.ags);

type Known = {
  readonly member: Pick<Member, "name" | "officialName" | "leftOn"> | undefined;
  readonly population: Pick<Figure, "asOf" | "value"> | null;
};

/** What taking over a row would change; a name counts as the same if it is the short or the official one, or differs in the form only („Raunheim, Stadt“). */
export function differenceOf(row: DirectoryRow, { member, population }: Known, today: string): Difference {
  if (!member) return "new";
  if (member.leftOn !== null && member.leftOn < today) return "returns";
  if (row.population !== null && (population === null || population.asOf < (row.asOf ?? ""))) return "figure-newer";
  if (row.population !== null && population !== null && population.asOf > (row.asOf ?? "")) return "figure-older";
  return isSameName(member, row.name) ? "unchanged" : "name-differs";
}

const plainName = (name: string) => name.replace(/, (Stadt|.*stadt)$/, "");

/** Does the directory call the member by a name it already has? */
export const isSameName = ({ name, officialName }: Pick<Member, "name" | "officialName">, given: string): boolean =>
  [name, officialName].some((own) => own === given || plainName(own) === plainName(given));
