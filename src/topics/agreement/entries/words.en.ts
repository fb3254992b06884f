/** The same in English. */
import { formatDate } from "#ui/dates";
import type { Words } from "#ui/words";
import type { de } from "./words.de.ts";

const steps = { executive: "Resolution of the executive", committee: "Resolution of the committee", council: "Resolution of the council" };
const results = { adopted: "adopted", "adopted-with-conditions": "adopted with conditions", postponed: "postponed", refused: "refused" };
const day = (iso: string | null): string => (iso === null ? "without a day" : formatDate(iso, "en"));

export const en: Words<typeof de> = {
  operations: {
    "agreement-entry.list": "Look at entries of the office",
    "agreement-entry.answer": "Answer an entry of the office",
    "agreement-entry.tell": "Tell houses of entries of the office",
  },
  failures: {
    "member-unknown": "There is no such member here. Please open it from “members”.",
    "entry-unknown": "This entry is not there any more. Please load the page again.",
    "reason-missing": "Please say what is not right, so that the office can correct it.",
  },
  done: { "agreement-entry.answer": "Your answer is saved; the office sees it." },
  answers: { confirmed: "confirmed", objected: "objection" },
  entry: ({ subject, step, result, on, versionTitle }) => {
    if (subject === "signature") return `Signature of ${day(on)} under “${versionTitle ?? ""}”`;
    if (subject === "notice") return `Notice, last day ${day(on)}`;
    if (subject === "in-force") return `“${versionTitle ?? ""}” holds from ${day(on)}`;
    return `${step === null ? "Resolution" : steps[step]}, session ${day(on)}: ${result === null ? "planned" : results[result]}`;
  },
  page: {
    title: "Entries of the office",
    lead: "What the office has entered about the agreement for your house. If it is right, confirm it. If not, object: the office sees it in its overview and on the way of the agreement.",
    agreement: "Agreement",
    open: "Without your word yet",
    answered: "Answered",
    none: "The office has entered nothing for your house.",
    enteredOn: (when) => `Entered on ${when}`,
    what: "Entry",
    entered: "Entered",
    word: "Your word",
    by: (name, when) => `${name}, ${when}`,
    answer: "Is this entry right?",
    choices: { confirmed: "Yes, it is", objected: "No, we object" },
    reason: "What is not right?",
    reasonHint: "Only for an objection",
    save: "Save answer",
    saveLabel: (text) => `Save answer: ${text}`,
    again: "Answer differently",
    onlyManagement: "The management of the house answers.",
  },
  letter: {
    subject: ({ member }) => `The office has entered something for ${member}`,
    body: ({ name, member, lines, address }) =>
      `Hello ${name},\n\nthe office has entered about the agreement for ${member}:\n\n${lines.map((line) => `– ${line}`).join("\n")}\n\nIs this right? Confirm it, or object with your reasons:\n\n${address}\n`,
  },
};
