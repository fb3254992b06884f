/** Papers for many, printed in the background: what is asked for, and what comes of it. */
import { z } from "zod";
import { line, wholeNumber } from "./fields.ts";
import { objectId } from "./ids.ts";
import { paperFormats, type Paper, type PaperFormat } from "./paper.ts";

/** A file for each, packed, or all in one paper. */
export const printKinds = ["zip-pdf", "zip-docx", "zip-odt", "pdf", "docx", "odt"] as const;
export type PrintKind = (typeof printKinds)[number];

const formats: Readonly<Record<PrintKind, PaperFormat>> = { "zip-pdf": "pdf", "zip-docx": "docx", "zip-odt": "odt", pdf: "pdf", docx: "docx", odt: "odt" };

/** What each file of a run is printed as. */
export const formatOf = (kind: PrintKind): PaperFormat => formats[kind];
export const isPacked = (kind: PrintKind): boolean => kind.startsWith("zip");

/** What was asked for: how many files there are by now, of how many. */
export const printRun = z.object({
  id: objectId,
  /** What of the topic's: a year, a version. */
  subject: z.string(),
  kind: z.enum(printKinds),
  language: z.enum(["de", "en"]),
  files: z.int().min(1),
  printed: z.int(),
  askedAt: z.date(),
  askedByName: z.string(),
});
export type PrintRun = z.infer<typeof printRun>;

/** Papers named for the press, and the run they belong to; none where nothing is left. */
export const papersToPrint = z.object({
  context: z.object({ runId: objectId }).nullable(),
  papers: z.array(z.object({ number: z.int(), name: z.string(), format: z.enum(paperFormats), paper: z.custom<Paper>() })),
});

/** What comes back from the press. */
export const printedFiles = z.array(z.object({ number: wholeNumber(0, 10_000), name: line(200), bytes: z.instanceof(Uint8Array) })).max(100);

/** A finished run as a file. */
export const printedWhole = z.object({ name: z.string(), mediaType: z.string(), content: z.custom<Uint8Array>((value) => value instanceof Uint8Array) });
