/** Turns what the house answers into sentences: complaints about fields and refusals of operations. */
import type { Issue, Language } from "#kernel/screen";
import type { SheetFault } from "#kernel/sheets";
import { choose } from "#ui/words";
import type { Complaint } from "./perform.ts";
import { de } from "./words.de.ts";
import { en } from "./words.en.ts";

/** The doors' own words. */
export const wordsOf = (language: Language) => choose({ de, en }, language);

/** The sentence a topic has for a failure of one of its operations. */
export type FailureSentence = (operation: string, failure: string, language: Language) => string | undefined;

function sentenceOf({ code, bound }: Complaint, language: Language): string {
  const words = wordsOf(language).complaints;
  const limit = String(bound ?? "");
  if (code === "invalid_type") return words.missing;
  if (code === "too_small") return bound === 1 ? words.missing : words.tooShort(limit);
  if (code === "too_big") return words.tooBig(limit);
  if (code === "format-date") return words.date;
  if (code === "format-email") return words.email;
  if (code === "format-iban") return words.iban;
  if (code === "invalid_value" || code === "invalid_union") return words.choice;
  return words.wrong;
}

/** Complaints as issues of a form. */
export const issuesOf = (complaints: readonly Complaint[], language: Language): Issue[] =>
  complaints.map((complaint) => ({ path: complaint.path, message: sentenceOf(complaint, language) }));

/** Why a spreadsheet was not read. */
export const sheetSentence = (fault: SheetFault, language: Language): string => wordsOf(language).sheetFaults[fault];

/** Why an operation was refused. */
export function refusalSentence(failureSentence: FailureSentence, operation: string, failure: string, language: Language): string {
  if (failure === "secret-shown-once") return wordsOf(language).secretShownOnce;
  return failureSentence(operation, failure, language) ?? wordsOf(language).refusedUnnamed;
}
