/** Workbooks as files: XLSX, ODS and CSV out; the same in, from bytes nobody vouches for. */
import type { SheetFormat, Workbook } from "#kernel/sheets";
import { writeCsv } from "./csv.ts";
import { writeOds } from "./write-ods.ts";
import { writeXlsx } from "./write-xlsx.ts";

export { readWorkbook } from "./read.ts";

/** Writes a workbook; the bytes depend on nothing but the workbook. CSV holds the first sheet only. */
export async function writeWorkbook(workbook: Workbook, format: SheetFormat): Promise<Uint8Array> {
  switch (format) {
    case "xlsx":
      return writeXlsx(workbook);
    case "ods":
      return writeOds(workbook);
    case "csv":
      return writeCsv(workbook);
  }
}
