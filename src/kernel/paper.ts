/** A report as a tree of meaning, rendered by `platform/documents` as PDF/UA, DOCX and ODT and by `ui/paper` as a page. */

/** Running text; `strong` parts stand out. */
export type Inline = string | readonly (string | { readonly strong: string })[];

export type PaperTable = {
  readonly kind: "table";
  /** Every table says what it shows. */
  readonly caption: string;
  readonly columns: readonly {
    readonly title: string;
    readonly align?: "left" | "right" | "center";
    /** share of the width, default 1 */ readonly share?: number;
  }[];
  readonly rows: readonly (readonly string[])[];
  /** The first column names the row. */
  readonly rowHeads?: boolean;
};

/** A horizontal bar chart; it is always accompanied by its numbers as a table. */
export type PaperBars = {
  readonly kind: "bars";
  readonly caption: string;
  /** What a listener hears instead of the picture. */
  readonly alt: string;
  readonly unit: string;
  readonly bars: readonly { readonly label: string; readonly value: number; readonly tone?: Tone }[];
  /** End of the scale; the largest value if not said. */
  readonly max?: number;
};

export type Tone = "brand" | "ok" | "part" | "no" | "open" | "shared";

/** Cards to be cut apart, each with a code to be typed. */
export type PaperSlips = { readonly kind: "slips"; readonly slips: readonly { readonly title: string; readonly code: string; readonly lines: readonly string[] }[] };
export type SmallCard = { readonly title: string; readonly label: string; readonly number: string; readonly lines: readonly string[]; readonly foot: string };

export type Block =
  | { readonly kind: "heading"; readonly level: 1 | 2 | 3; readonly text: string }
  | { readonly kind: "text"; readonly text: Inline }
  | { readonly kind: "list"; readonly ordered?: boolean; readonly items: readonly Inline[] }
  | { readonly kind: "facts"; readonly facts: readonly { readonly term: string; readonly value: string }[] }
  | { readonly kind: "note"; readonly tone: Tone; readonly title: string; readonly text: Inline }
  | { readonly kind: "signature"; readonly lines: readonly string[] }
  | { readonly kind: "break" }
  | PaperSlips
  /** One thing so large that it is read from across the room: the number to call. */
  | { readonly kind: "banner"; readonly label: string; readonly text: string }
  /** One small card, several times on a sheet, to be cut out (credit-card size, ISO/IEC 7810 ID-1). */
  | { readonly kind: "cards"; readonly copies: number; readonly card: SmallCard }
  | PaperTable
  | PaperBars;

export type PaperType = "small" | "usual" | "large";

/** The whole document: same paper, same bytes. */
export type Paper = {
  readonly title: string;
  readonly subtitle?: string;
  /** Whose paper it is; stands as author and on the cover. */
  readonly author: string;
  readonly language: "de" | "en";
  /** What the text is written in where that is another language (BCP 47); scripts from right to left are set so. PDF only. */
  readonly tongue?: string;
  /** State of the content, already worded: „Stand: 23. November 2026“. */
  readonly state: string;
  /** The instant of that state; the only date that goes into the file. */
  readonly statedAt: Date;
  /** Marking in the page header, such as „Vertraulich“ or „Antworten frei erfunden“. */
  readonly marking?: string;
  /** Whose paper it is, as a picture: the coat of arms, three centimetres wide at most. */
  readonly emblem?: { readonly png: Uint8Array; readonly width: number; readonly height: number; /** What a listener hears. */ readonly alt: string };
  /** With cover sheet and table of contents. */
  readonly cover?: boolean;
  /** `small`: type and margins of what must fit into few pages; `large`: of what hangs on a wall. */
  readonly type?: PaperType;
  readonly blocks: readonly Block[];
  /** In PDF a poster instead of pages: the title large, points, a sentence below. Formats without posters show `blocks`. */
  readonly poster?: { readonly size: "a4" | "a3"; readonly points: readonly Inline[]; readonly below: string };
};

export const paperFormats = ["pdf", "docx", "odt"] as const;
export type PaperFormat = (typeof paperFormats)[number];
export const paperMediaTypes: Readonly<Record<PaperFormat, string>> = {
  pdf: "application/pdf",
  docx: "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
  odt: "application/vnd.oasis.opendocument.text",
};
