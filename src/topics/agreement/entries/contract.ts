/** What can be done with entries of the office. */
import { z } from "zod";
import { prose } from "#kernel/fields";
import { cooperativeId, memberId, objectId } from "#kernel/ids";
import { defineOperation } from "#kernel/operation";
import { entryAnswers, entrySubjects, officeEntry } from "./model.ts";

/** Everything the office has entered for a member's agreement, the last first. */
export const listEntries = defineOperation({
  name: "agreement-entry.list",
  kind: "read",
  scope: "member",
  input: z.object({ memberId }),
  output: z.object({ memberName: z.string(), entries: z.array(officeEntry) }),
  failures: ["member-unknown"],
});
export type ShownEntries = (typeof listEntries)["output"]["_output"];

/** The house confirms an entry or objects to it. */
export const answerEntry = defineOperation({
  name: "agreement-entry.answer",
  kind: "write",
  scope: "member",
  input: z.object({ memberId, subject: z.enum(entrySubjects), subjectId: objectId, answer: z.enum(entryAnswers), reason: prose(2_000).default("") }),
  output: z.object({ answered: z.literal(true) }),
  failures: ["entry-unknown", "reason-missing"],
});

/** Tells the management of every house what has been entered for it since it was told last. */
export const tellEntries = defineOperation({
  name: "agreement-entry.tell",
  kind: "write",
  scope: "cooperative",
  input: z.object({ cooperativeId }),
  output: z.object({ letters: z.int() }),
  failures: [],
});

export type EntriesFailure = (typeof listEntries | typeof answerEntry)["failures"][number];
