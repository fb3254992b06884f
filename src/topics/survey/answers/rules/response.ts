/** The way of a response: in progress, submitted, signed off, returned. */
import { fail, succeed, type Result } from "#kernel/result";
import type { AskedCampaign } from "#topics/survey/delegations/model";
import type { CountedStates, SnapshotContent, StoredAnswer } from "../model.ts";
import { isComplete } from "./answering.ts";
import { askedNow, countSections, lockOf } from "./progress.ts";
import { valueText } from "./wording.ts";

type Known<Failure extends string> = Result<AskedCampaign, "campaign-unknown" | Failure>;

/** A response is submitted once, complete, while the campaign runs; never by a contributor. */
export function maySubmit(asked: AskedCampaign | undefined, states: CountedStates): Known<"campaign-closed" | "response-submitted" | "sections-incomplete"> {
  if (!asked || asked.handed) return fail("campaign-unknown");
  const lock = lockOf(asked);
  if (lock) return fail(lock);
  return isComplete(countSections(asked.definition, states)) ? succeed(asked) : fail("sections-incomplete");
}

/** Taken back by whoever submits, as long as nobody has signed it off. */
export function mayWithdraw(asked: AskedCampaign | undefined): Known<"campaign-closed" | "response-not-submitted"> {
  if (!asked) return fail("campaign-unknown");
  if (asked.state === "closed") return fail("campaign-closed");
  return asked.responseState === "submitted" ? succeed(asked) : fail("response-not-submitted");
}

/** Only what was submitted is signed off; also after the deadline, since it is no change of the answers. */
export function maySignOff(asked: AskedCampaign | undefined): Known<"response-not-submitted"> {
  if (!asked) return fail("campaign-unknown");
  return asked.responseState === "submitted" ? succeed(asked) : fail("response-not-submitted");
}

/** Returned from submitted or signed off, while the campaign runs. */
export function mayReturn(asked: AskedCampaign | undefined): Known<"campaign-closed" | "response-not-submitted"> {
  if (!asked) return fail("campaign-unknown");
  if (asked.state === "closed") return fail("campaign-closed");
  return asked.responseState === "submitted" || asked.responseState === "signed-off" ? succeed(asked) : fail("response-not-submitted");
}

/** A contributor hands in a section that is complete. */
export function mayHandIn(
  asked: AskedCampaign | undefined,
  section: string,
  states: CountedStates,
): Known<"section-unknown" | "campaign-closed" | "response-submitted" | "sections-incomplete"> {
  if (!asked) return fail("campaign-unknown");
  if (!asked.handed?.includes(section) || !asked.definition.sections.some(({ key }) => key === section)) return fail("section-unknown");
  const lock = lockOf(asked);
  if (lock) return fail(lock);
  return isComplete(countSections(asked.definition, states).filter((one) => one.section === section)) ? succeed(asked) : fail("sections-incomplete");
}

/** Everything asked at the moment with its answer, as it is frozen and printed; questions no longer asked are left out. */
export function contentOf(
  asked: AskedCampaign,
  answers: readonly StoredAnswer[],
  { states, language }: { readonly states: CountedStates; readonly language: "de" | "en" },
): SnapshotContent {
  const known = new Map(answers.map((answer) => [answer.question, answer]));
  const counted = askedNow(asked.definition, states);
  return {
    campaign: { id: asked.campaignId, title: asked.title, period: asked.period },
    questionnaire: { key: asked.questionnaireKey, version: asked.questionnaireVersion },
    member: { id: asked.memberId, name: asked.memberName },
    sections: asked.definition.sections.map(({ key, title, questions }) => ({
      key,
      title,
      questions: questions
        .filter((question) => counted.has(question.key))
        .map((question) => {
          const { state = "open", value = null, remark = "", carriedOver = false } = known.get(question.key) ?? {};
          // What was carried over and never confirmed is nobody's answer.
          const settled = carriedOver && state === "open" ? null : value;
          return { key: question.key, text: question.text, state, value: settled, answer: valueText(question, settled, language), remark };
        }),
    })),
  };
}
