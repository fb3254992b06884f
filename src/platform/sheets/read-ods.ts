/** Reads the cells of an OpenDocument spreadsheet, streaming; formulas count for nothing, their last result for everything. */
import type { Cell, ReadWorkbook } from "#kernel/sheets";
import type { Container } from "./container.ts";
import { gatherWorkbook, type SheetGatherer } from "./gather.ts";
import { contentLimits, refuse } from "./limits.ts";
import { readPart } from "./part.ts";
import type { Attributes } from "./markup.ts";

function refuseEncrypted(container: Container): void {
  readPart(container, "META-INF/manifest.xml", {
    open: (name) => {
      if (name === "encryption-data") refuse("encrypted");
    },
  });
}

// Scripts, and whatever would fetch from elsewhere.
function refuseActive(name: string, attributes: Attributes): void {
  if (name === "event-listener" || name === "script") refuse("contains-macros");
  if (name.startsWith("dde-") || ((name === "table-source" || name === "cell-range-source") && attributes["href"] !== undefined)) refuse("contains-external-links");
}

const repeated = (value: string | undefined): number => (value === undefined ? 1 : /^\d{1,7}$/.test(value) ? Number(value) : refuse("broken"));

// Paragraphs as OpenDocument means them: runs of white space are one space, the rest is marked.
function paragraphs() {
  let text = "";
  let count = 0;
  let [depth, muted] = [0, 0];
  const add = (value: string) => {
    text += value;
    if (text.length > contentLimits.cellCharacters * 4) refuse("too-large");
  };
  return {
    open: (name: string, attributes: Attributes) => {
      if (name === "annotation") muted += 1;
      if (muted > 0) return;
      if (name === "p") {
        if (count > 0) add("\n");
        count += 1;
        depth += 1;
      } else if (depth === 0) return;
      else if (name === "s") add(" ".repeat(Math.min(repeated(attributes["c"]), contentLimits.cellCharacters)));
      else if (name === "tab") add("\t");
      else if (name === "line-break") add("\n");
    },
    close: (name: string) => {
      if (name === "annotation") muted -= 1;
      else if (name === "p" && muted === 0) depth -= 1;
    },
    text: (value: string) => {
      if (depth > 0 && muted === 0) add(value.replace(/[ \t\n]+/g, " "));
    },
    take: () => {
      const taken = { text, any: count > 0 };
      [text, count] = ["", 0];
      return taken;
    },
  };
}

function valueOf(attributes: Attributes, { text, any }: { readonly text: string; readonly any: boolean }): Cell {
  switch (attributes["value-type"]) {
    case "float":
    case "currency":
    case "percentage": {
      const value = Number(attributes["value"]);
      return attributes["value"] !== undefined && Number.isFinite(value) ? value : refuse("broken");
    }
    case "boolean":
      return attributes["boolean-value"] === "true";
    case "date":
      return (attributes["date-value"] ?? text).replace(/T00:00:00$/, "");
    case "string":
      // LibreOffice states the exact text here where its paragraphs would lose spaces.
      return attributes["string-value"] ?? text;
    default:
      return any && text !== "" ? text : null;
  }
}

type Pending = { readonly column: number; readonly times: number; readonly value: Cell };

// A row is put once it is complete, as often as it says; empty repetitions cost nothing.
function putRow(put: SheetGatherer, row: number, times: number, cells: readonly Pending[]): void {
  if (cells.length === 0) return;
  if (row + times > contentLimits.rows) refuse("too-many-cells");
  for (let line = row; line < row + times; line += 1) {
    for (const { column, times: wide, value } of cells) for (let at = column; at < column + wide; at += 1) put(line, at, value);
  }
}

/** Reads a checked zip as ODS. */
export function readOds(container: Container): ReadWorkbook {
  refuseEncrypted(container);
  const gatherer = gatherWorkbook();
  const words = paragraphs();
  let put: SheetGatherer | undefined;
  let [tables, row, rowTimes, column] = [0, 0, 1, 0];
  let cell: Attributes | undefined;
  let cells: Pending[] = [];
  const found = readPart(container, "content.xml", {
    open: (name, attributes) => {
      refuseActive(name, attributes);
      if (name === "table") {
        tables += 1;
        if (tables === 1) [put, row] = [gatherer.sheet(attributes["name"] ?? ""), 0];
      }
      if (tables !== 1) return;
      if (name === "table-row") [rowTimes, column, cells] = [repeated(attributes["number-rows-repeated"]), 0, []];
      else if (name === "table-cell" || name === "covered-table-cell") cell = attributes;
      else words.open(name, attributes);
    },
    text: (value) => {
      if (tables === 1) words.text(value);
    },
    close: (name) => {
      if (name === "table") tables -= 1;
      if (tables !== 1) return;
      words.close(name);
      if ((name === "table-cell" || name === "covered-table-cell") && cell) {
        const times = repeated(cell["number-columns-repeated"]);
        const value = valueOf(cell, words.take());
        if (value !== null && column + times > contentLimits.columns) refuse("too-many-cells");
        if (value !== null) cells.push({ column, times, value });
        column += times;
        cell = undefined;
      }
      if (name === "table-row" && put) {
        putRow(put, row, rowTimes, cells);
        row += rowTimes;
      }
    },
  });
  if (!found) refuse("broken");
  return gatherer.done();
}
