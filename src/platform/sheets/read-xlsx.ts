/** Reads the cells of an Office Open XML workbook, streaming; formulas count for nothing, their last result for everything. */
import path from "node:path/posix";
import type { Cell, ReadWorkbook } from "#kernel/sheets";
import type { Container } from "./container.ts";
import { gatherWorkbook, type SheetGatherer } from "./gather.ts";
import { contentLimits, refuse } from "./limits.ts";
import { readPart } from "./part.ts";
import { dateStyles, isoOfSerial } from "./serial-dates.ts";

type Relation = { readonly type: string; readonly target: string };

function readRelations(container: Container, part: string): Map<string, Relation> {
  const relations = new Map<string, Relation>();
  const folder = path.dirname(part);
  readPart(container, path.join(folder, "_rels", `${path.basename(part)}.rels`), {
    open: (name, { Id, Type, Target, TargetMode }) => {
      if (name !== "Relationship" || Id === undefined || Type === undefined || Target === undefined) return;
      const type = Type.slice(Type.lastIndexOf("/") + 1);
      // A hyperlink in a cell is only text to us; anything else from outside is not.
      if (TargetMode === "External" && type !== "hyperlink") refuse("contains-external-links");
      if (type === "vbaProject" || type === "oleObject" || type === "package") refuse("contains-macros");
      if (type.startsWith("externalLink") || type === "connections") refuse("contains-external-links");
      relations.set(Id, { type, target: Target.startsWith("/") ? Target.slice(1) : path.join(folder, Target) });
    },
  });
  return relations;
}

function refuseActiveTypes(container: Container): void {
  let spreadsheet = false;
  readPart(container, "[Content_Types].xml", {
    open: (_, { ContentType = "" }) => {
      if (/macroEnabled|vbaProject|oleObject|activeX|macrosheet/i.test(ContentType)) refuse("contains-macros");
      if (/externalLink|spreadsheetml\.(connections|queryTable)/i.test(ContentType)) refuse("contains-external-links");
      if (/spreadsheetml\.(sheet|template)\.main/.test(ContentType)) spreadsheet = true;
    },
  });
  if (!spreadsheet) refuse("not-a-spreadsheet");
}

// Excel writes characters XML forbids as _x000D_, and an underscore that would look so as _x005F_.
const unescapeText = (text: string) => (text.includes("_x") ? text.replace(/_x([0-9a-fA-F]{4})_/g, (_, code: string) => String.fromCharCode(Number.parseInt(code, 16))) : text);

// Text of a string item: its runs joined, pronunciation left out.
function textCollector() {
  let text = "";
  let inside = false;
  let spoken = 0;
  return {
    open: (name: string) => {
      if (name === "rPh") spoken += 1;
      else if (name === "t") inside = spoken === 0;
    },
    close: (name: string) => {
      if (name === "rPh") spoken -= 1;
      else if (name === "t") inside = false;
    },
    text: (value: string) => {
      if (!inside) return;
      text += value;
      if (text.length > contentLimits.cellCharacters * 4) refuse("too-large");
    },
    take: () => {
      const taken = unescapeText(text);
      text = "";
      return taken;
    },
  };
}

function readSharedStrings(container: Container, part: string | undefined): readonly string[] {
  const strings: string[] = [];
  if (part === undefined) return strings;
  const collector = textCollector();
  let characters = 0;
  readPart(container, part, {
    open: collector.open,
    text: collector.text,
    close: (name) => {
      collector.close(name);
      if (name !== "si") return;
      const text = collector.take();
      characters += text.length;
      if (characters > contentLimits.characters || strings.length >= contentLimits.places) refuse("too-large");
      strings.push(text);
    },
  });
  return strings;
}

const columnOf = (reference: string): number => {
  let column = 0;
  for (const letter of /^[A-Z]{1,3}/.exec(reference)?.[0] ?? refuse("broken")) column = column * 26 + letter.charCodeAt(0) - 64;
  return column - 1;
};

const rowOf = (number: string): number => (/^[1-9]\d{0,6}$/.test(number) ? Number(number) - 1 : refuse("broken"));

type Surroundings = { readonly strings: readonly string[]; readonly dates: ReadonlySet<number>; readonly since1904: boolean };

type Found = { readonly type: string; readonly raw: string; readonly inline: string; readonly style: number };

function valueOf({ type, raw, inline, style }: Found, { strings, dates, since1904 }: Surroundings): Cell {
  if (type === "inlineStr") return inline;
  if (raw === "") return type === "str" ? "" : null;
  if (type === "s") return strings[Number(raw)] ?? refuse("broken");
  if (type === "b") return raw === "1" || raw === "true";
  if (type === "str" || type === "e" || type === "d") return unescapeText(raw);
  const value = Number(raw);
  if (!Number.isFinite(value)) return refuse("broken");
  return dates.has(style) ? isoOfSerial(value, since1904) : value;
}

function readSheet(container: Container, part: string, put: SheetGatherer, surroundings: Surroundings): void {
  const inline = textCollector();
  let [row, column, type, style, raw, inValue] = [-1, -1, "n", 0, "", false];
  readPart(container, part, {
    open: (name, attributes) => {
      inline.open(name);
      if (name === "row") [row, column] = [attributes["r"] === undefined ? row + 1 : rowOf(attributes["r"]), -1];
      if (name === "v") inValue = true;
      if (name !== "c") return;
      column = attributes["r"] === undefined ? column + 1 : columnOf(attributes["r"]);
      [type, style, raw] = [attributes["t"] ?? "n", Number(attributes["s"] ?? 0), ""];
    },
    text: (value) => {
      inline.text(value);
      if (inValue) raw += value;
      if (raw.length > contentLimits.cellCharacters * 4) refuse("too-large");
    },
    close: (name) => {
      inline.close(name);
      if (name === "v") inValue = false;
      if (name === "c") put(row, column, valueOf({ type, raw, inline: inline.take(), style }, surroundings));
    },
  });
}

type Listed = { readonly name: string; readonly part: string };

function readWorkbookPart(container: Container, part: string, relations: ReadonlyMap<string, Relation>) {
  const sheets: Listed[] = [];
  let since1904 = false;
  readPart(container, part, {
    open: (name, attributes) => {
      if (name === "workbookPr") since1904 = attributes["date1904"] === "1" || attributes["date1904"] === "true";
      if (name !== "sheet") return;
      const relation = relations.get(attributes["id"] ?? "");
      if (relation?.type === "worksheet") sheets.push({ name: attributes["name"] ?? "", part: relation.target });
    },
  });
  return { sheets, since1904 };
}

/** Reads a checked zip as XLSX. */
export function readXlsx(container: Container): ReadWorkbook {
  refuseActiveTypes(container);
  const main = [...readRelations(container, "").values()].find((relation) => relation.type === "officeDocument")?.target ?? refuse("broken");
  const relations = readRelations(container, main);
  const partOf = (type: string) => [...relations.values()].find((relation) => relation.type === type)?.target;
  const { sheets, since1904 } = readWorkbookPart(container, main, relations);
  if (sheets.length === 0) refuse("broken");
  const surroundings = {
    strings: readSharedStrings(container, partOf("sharedStrings")),
    dates: dateStyles(container, partOf("styles")),
    since1904,
  };
  const gatherer = gatherWorkbook();
  for (const { name, part } of sheets) {
    readRelations(container, part);
    if (!container.names.includes(part)) refuse("broken");
    readSheet(container, part, gatherer.sheet(name), surroundings);
  }
  return gatherer.done();
}
