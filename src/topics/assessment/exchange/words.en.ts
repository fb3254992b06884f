import { formatShortDate } from "#ui/dates";
import type { Words } from "#ui/words";
import type { Field, MistakeReason, TableScale } from "./model.ts";
import type { de } from "./words.de.ts";

const fields: Record<Field, string> = { status: "Answer", reason: "Reason", note: "Note", deficits: "What is missing", responsible: "Responsible", dueOn: "By when" };

const reasons: Record<MistakeReason, string> = {
  "row-unknown": "This row was added and belongs to no requirement.",
  "row-twice": "This requirement stands twice in the table; it is not clear which answer counts.",
  "head-changed": "The headings of this sheet were changed.",
  "requirement-gone": "This requirement is no longer asked in this check.",
  "value-not-on-scale": "This is none of the possible answers. Please choose from the list.",
  "value-reason-needed": "“Dispensable” or “not relevant” needs a reason.",
  "value-not-a-date": "This is no date. Please write it like this: 24.12.2026",
  "value-too-long": "A text is too long: at most 4,000 characters, 200 for “Responsible”.",
};

const coverages = { full: "fully", partial: "partly", guidance: "as guidance" } as const;

/** What is said about answering a check in a spreadsheet, in English. */
export const en: Words<typeof de> = {
  operations: {
    "check.workbook": "Fetch a check as a table",
    "check.stage-workbook": "Read a filled-in table of a check",
    "check.list-workbooks": "View the tables of a check that were read",
    "check.read-workbook": "View a table of a check that was read",
    "check.apply-workbook": "Take answers from the table into the check",
  },
  failures: {
    "check-unknown": "There is no such check here. Please open the list of your checks.",
    "import-unknown": "There is no such table. Please read the file once more.",
    "round-closed": "The office has ended this check; nothing can be taken over any more. Ask the office if something is missing.",
    "check-submitted": "Your check is already handed in. Reopen it before you read a table.",
    "check-closed": "Your check is already signed. If something is to change, ask the management to reopen it.",
    "workbook-foreign": "This is no table from Ringwall, or its sheet “Ringwall” is missing. Download the table here, fill it in and read the same file.",
    "workbook-of-other": "This table belongs to another check or another administration. Download the table of this check and copy your answers.",
    "workbook-tampered": "Hidden entries of this table were changed, so it is not certain what belongs where. Download a fresh table and copy your answers. Nothing was changed.",
    "nothing-to-apply": "Nothing is chosen that could be taken over. Tick at least one change.",
    "answer-changed": "Somebody answered at the same moment. Nothing was taken over; please look at the preview once more.",
  },
  layout: {
    sheet: "Requirements",
    heads: { number: "No.", area: "Area", requirement: "Requirement", help: "Help", ...fields, shared: "Shared answer" },
    statuses: {
      wiba: { yes: "Yes", partly: "Partly", no: "No", dispensable: "Not relevant" },
      grundschutz: { yes: "Yes", partly: "Partly", no: "No", dispensable: "Dispensable" },
    },
    shared: ({ provider, coverage }: { readonly provider: string; readonly coverage: keyof typeof coverages }) => `${provider}: ${coverages[coverage]} met`,
  },
  guide: {
    name: "Guide",
    lines: (member: string, dueOn: string, scale: TableScale) =>
      [
        `For: ${member}`,
        `Please by ${formatShortDate(dueOn, "en")}.`,
        "",
        "How it works: in the sheet “Requirements”, fill in the columns from “Answer” to “By when”. The answer is chosen from a list.",
        `${scale === "wiba" ? "“Not relevant”" : "“Dispensable”"} needs a reason. For “No”${scale === "wiba" ? "" : " and “Partly”"}, please add what is missing, who sees to it and by when.`,
        "You may sort, filter and move columns. Rows you delete stay in Ringwall as they are.",
        "The column “Shared answer” says what the office or a provider answers for all and you have adopted. There is nothing to fill in there.",
        "Please upload evidence on the page of the check.",
        "Ringwall needs the hidden column and the hidden sheet “Ringwall” to recognise the answers. Please do not change or delete them.",
        "Finally: save the file and read it on the page it came from. First you see what would change; only what you confirm is taken over.",
      ].join("\n"),
    seal: "Ringwall needs this sheet to read the table. Please do not change it.",
  },
  title: "Answer the check in a spreadsheet",
  lead: "Download all requirements as a table, fill it in at your leisure, offline if you like, and read it here.",
  back: "To the check",
  downloadTitle: "1. Download",
  downloadText: "All requirements with your answers so far. You can go on working on the page; what overlaps is shown when you read the table.",
  formats: { xlsx: "Excel (XLSX)", ods: "LibreOffice (ODS)" },
  uploadTitle: "2. Read",
  uploadText: "Reading changes nothing yet. First you see what would change.",
  file: "Filled-in table",
  fileHint: "The file you downloaded here, as XLSX or ODS",
  upload: "Read and view",
  locks: { "round-closed": "The round of checks has ended.", "check-submitted": "The check is already handed in.", "check-closed": "The check is already signed." },
  importsTitle: "Already read",
  imports: { file: "File", at: "Read", applied: "Taken over", notApplied: "not yet" },
  previewTitle: "What changes",
  previewLead: (fresh: number, changed: number, unchanged: number) =>
    [
      fresh === 0 ? null : fresh === 1 ? "One requirement is answered for the first time" : `${fresh} requirements are answered for the first time`,
      changed === 0 ? null : changed === 1 ? "one answer differs from here" : `${changed} answers differ from here`,
      unchanged === 1 ? "one row stays as it is" : `${unchanged} rows stay as they are`,
    ]
      .filter((part) => part !== null)
      .join("; ")
      .replace(/^./u, (first) => first.toUpperCase()) + ".",
  previewNone: "There is nothing new in this table.",
  previewNoneHint: "Everything in it is already here.",
  newTitle: "Newly answered",
  changesTitle: "Changed",
  conflictsTitle: "Changed here as well since",
  conflictsText: "Somebody changed these answers on the page after the table was downloaded. They stay as they are here unless you tick them.",
  mistakesTitle: "Cannot be taken over",
  mistakesText: "These rows could not be read. Everything else could. Correct the table and read it once more, or answer on the page.",
  columns: { take: "Take over", requirement: "Requirement", change: "Change", place: "Place", reason: "What is wrong", changedBy: "Changed by" },
  fields,
  part: (from: string, to: string) => (from === "" ? to : to === "" ? `“${from}” is removed` : `${from} → ${to}`),
  take: (requirement: string) => `Take over: ${requirement}`,
  place: (sheet: string, row: number) => `${sheet}, row ${row}`,
  apply: "Take over what is chosen",
  applied: "Taken over. All answers of the table you had ticked now stand in the check.",
  reasons,
};
