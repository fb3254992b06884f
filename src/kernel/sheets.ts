/** A workbook as data: written and read by `platform/sheets`, filled by exports, understood by imports. */

export type Cell = string | number | boolean | null;

export type SheetColumn = {
  readonly title: string;
  /** width in characters */
  readonly width?: number;
  readonly hidden?: boolean;
  /** Long text is broken into lines. */
  readonly wrap?: boolean;
  /** a choice list offered in every row */
  readonly choices?: readonly string[];
  /** In place of `choices`: the list offered in each row, in their order; null offers none. */
  readonly choicesByRow?: readonly (readonly string[] | null)[];
};

export type Sheet = {
  readonly name: string;
  /** Not shown by office programs; read back like any other sheet. */
  readonly hidden?: boolean;
  readonly columns: readonly SheetColumn[];
  readonly rows: readonly (readonly Cell[])[];
};

export type Workbook = { readonly name: string; readonly sheets: readonly Sheet[] };

/** What was read from a file: raw cells by sheet, the header row among them. */
export type ReadWorkbook = { readonly sheets: readonly { readonly name: string; readonly rows: readonly (readonly Cell[])[] }[] };

export const sheetFormats = ["xlsx", "ods", "csv"] as const;
export type SheetFormat = (typeof sheetFormats)[number];

/** Why a file was not read; every one has a sentence for the reader. */
export const sheetFaults = ["not-a-spreadsheet", "too-large", "too-many-cells", "contains-macros", "contains-external-links", "encrypted", "broken", "took-too-long"] as const;
export type SheetFault = (typeof sheetFaults)[number];
