/** Whose word it is in a thread. */
import { fail, succeed, type Result } from "#kernel/result";
import type { AskedCampaign } from "#topics/survey/delegations/model";
import { questionOf } from "#topics/survey/questionnaires/rules/answered";
import type { Inquiry, InquiryState } from "./model.ts";

/** A question of the campaign's questionnaire may be asked about; a contributor only asks in the sections handed to them. */
export function mayAskAbout(
  asked: AskedCampaign | undefined,
  question: string,
): Result<{ readonly asked: AskedCampaign; readonly section: string }, "campaign-unknown" | "question-unknown"> {
  if (!asked) return fail("campaign-unknown");
  const found = questionOf(asked.definition, question);
  if (!found || (asked.handed && !asked.handed.includes(found.section.key))) return fail("question-unknown");
  return succeed({ asked, section: found.section.key });
}

/** After the office has written, the member has the word, and the other way round. */
export const stateAfter = (byOffice: boolean): InquiryState => (byOffice ? "answered" : "open");

/** A closed thread takes no more words; a new question opens a new one. */
export function mayReply(inquiry: Inquiry | undefined): Result<Inquiry, "inquiry-unknown" | "inquiry-closed"> {
  if (!inquiry) return fail("inquiry-unknown");
  return inquiry.state === "closed" ? fail("inquiry-closed") : succeed(inquiry);
}

type Reader = { readonly id: string; readonly role: string; readonly email: string };

/** Who reads the office's answer: the member's coordination, and whoever asked; each once. */
export function readersOf<Person extends Reader>(people: readonly Person[], askedBy: string | null): readonly Person[] {
  const wanted = people.filter(({ id, role }) => role === "coordinator" || id === askedBy);
  return wanted.filter(({ email }, index) => wanted.findIndex((other) => other.email === email) === index);
}
