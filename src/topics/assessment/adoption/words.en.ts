import { formatCount } from "#ui/numbers";
import type { Words } from "#ui/words";
import type { de } from "./words.de.ts";

const capital = (text: string) => text.charAt(0).toUpperCase() + text.slice(1);
const answers = (count: number) => (count === 1 ? "one shared answer" : `${formatCount(count, "en")} shared answers`);

/** What is said about adopting and withdrawing shared answers, in English. */
export const en: Words<typeof de> = {
  operations: {
    "shared-answer.for-member": "View offered shared answers",
    "shared-answer.offer": "View an offered shared answer",
    "shared-answer.decide": "Decide on a shared answer",
    "shared-answer.mark-duty": "Mark the own duty as done",
    "shared-answer.propose-withdrawal": "Look at the withdrawal of a shared answer",
    "shared-answer.withdraw": "Withdraw a shared answer",
  },
  failures: {
    "shared-answer-unknown": "There is no such shared answer here. Please open the list.",
    "shared-answer-withdrawn": "This shared answer has been withdrawn in the meantime. There is nothing left to decide.",
    "shared-answer-changed": "There is a new version in the meantime. It is on this page now. Please read it and decide once more; your reason is still there.",
    "reason-missing": "Please add what is different with you or why you reject. One sentence is enough.",
    "not-relied-on": "You have not adopted this answer. Adopt it first, then you can mark your duty.",
    "no-residual-duty": "This answer has no own duty to be marked.",
  },
  letters: {
    withdrawn: {
      subject: ({ requirement }) => `Withdrawn: shared answer to ${requirement}`,
      body: ({ name, provider, requirement, reason, checks, officeName, address }) =>
        [
          `Hello ${name},`,
          `the shared answer of ${provider} to “${requirement}” has been withdrawn. Your town hall relied on it; from now on it no longer counts.`,
          `The reason: ${reason}`,
          ...(checks.length === 0 ? [] : [`This concerns: ${checks.join(", ")}. Please look there for what counts now, and answer yourself where something is open.`]),
          `More about it:\n${address}`,
          `Kind regards\n${officeName}`,
        ].join("\n\n"),
    },
  },
  statuses: { yes: "yes", partly: "partly", no: "no", dispensable: "dispensable", open: "open" },
  standings: { review: "review needed", undecided: "undecided", adopted: "adopted", adapted: "adapted", rejected: "rejected", withdrawn: "withdrawn" },
  decisions: { adopted: "adopted", adapted: "adapted", rejected: "rejected" },
  context: {
    title: "Shared answer",
    standings: { review: "review needed", undecided: "not decided yet", adopted: "adopted", adapted: "adapted", rejected: "rejected", withdrawn: "withdrawn" },
    version: (version) => `version ${version}`,
    relies: (version) => `Until you decide, version ${version} goes on counting with you.`,
    decidedWhy: "Reason:",
    evidence: "Evidence:",
    covers: { full: "covers all of it:", partial: "covers a part of it:", guidance: "gives guidance:" },
    stays: "What stays with you:",
    dutyDone: "We have done that already",
    dutyIsDone: "done",
    dutyIsOpen: "still open",
    markDone: "It is done",
    markOpen: "Not done after all",
    adopt: "Adopt",
    adapt: "Adapt …",
    adaptReason: "What is different with you?",
    reject: "Reject …",
    rejectReason: "Why does the answer not fit?",
    save: "Save",
    again: "Decide anew",
    look: "See all: evidence, versions, effect",
  },
  list: {
    title: "Shared answers",
    lead: ({ waiting, review }) =>
      waiting === 0
        ? "Here is what the office or a provider has answered once for all. Nothing waits for your decision at the moment."
        : review === 0
          ? `${capital(answers(waiting))} ${waiting === 1 ? "waits" : "wait"} for your decision. The office or a provider has answered for all; what you adopt you need not work out yourself.`
          : review === waiting
            ? `${review === 1 ? "One new version waits" : `${capital(formatCount(review, "en"))} new versions wait`} for you. Please see what has changed and decide again.`
            : `${capital(answers(waiting))} wait for you, among them ${review === 1 ? "one new version" : `${formatCount(review, "en")} new versions`} to review.`,
    tabs: { waiting: "To decide", relied: "Adopted", duty: "Own duty open", rejected: "Rejected", withdrawn: "Withdrawn" },
    tabsLabel: "State of your decision",
    text: "Requirement or provider",
    found: (count) => (count === 0 ? "No answer" : count === 1 ? "One answer" : `${capital(formatCount(count, "en"))} answers`),
    concerns: (checks) => `Asked in: ${checks}`,
    columns: { requirement: "Requirement", provider: "Provider", own: "Your answer", effective: "What counts", decision: "Decision", act: "Act" },
    notAsked: "not asked",
    nothingSaid: "none yet",
    open: "View",
    openOf: (title) => `View shared answer: ${title}`,
    dutyDone: "Duty is done",
    dutyDoneOf: (title) => `Own duty is done: ${title}`,
    dutyOpen: "duty open",
    empty: { waiting: "All decided", relied: "Nothing adopted yet", duty: "No own duty open", rejected: "Nothing rejected", withdrawn: "Nothing withdrawn" },
    emptyHint: {
      waiting: "As soon as the office or a common service provider answers something for all, it stands here for decision.",
      relied: "Here are the answers your town hall relies on.",
      duty: "Some answers cover a part only. What then stays with you is here until it is done.",
      rejected: "Here are answers that do not fit you, with your reason.",
      withdrawn: "Here are answers you relied on that are no longer valid.",
    },
    done: { "shared-answer.decide": "Your decision is saved.", "shared-answer.mark-duty": "Noted." },
  },
  offer: {
    lead: {
      review: "There is a new version. The earlier one stays in effect for you until you decide.",
      undecided: "Please decide whether your town hall relies on it.",
      adopted: "Your town hall relies on this answer.",
      adapted: "Your town hall relies on this answer, with a difference.",
      rejected: "Your town hall does not rely on this answer.",
      withdrawn: "This answer is withdrawn and no longer counts.",
    },
    requirement: "What the requirement demands",
    answer: (version) => `Answer, version ${version}`,
    earlier: (version) => `Your version ${version}, still in effect for you`,
    duty: "What stays with you",
    noDuty: "Nothing.",
    evidence: "Evidence",
    noEvidence: "No evidence given.",
    effect: "What it does for you",
    effectNone: "No running check asks for it. Your decision also holds for later ones.",
    columns: { check: "Check", own: "Your answer", effective: "What counts now", adopted: "With this version" },
    effectHint: "Your own answer always goes first and is never overwritten. Both stay visible.",
    decision: "Your decision",
    decidedBy: ({ decision, version, at, name }) => `${capital(decision)} in version ${version} on ${at} by ${name}.`,
    decide: "Decide",
    decideAgain: "Decide again",
    options: {
      adopted: { label: "Adopt", hint: "It is the same with us." },
      adapted: { label: "Adapt", hint: "Basically yes, but something is different with us." },
      rejected: { label: "Reject", hint: "It does not fit us. We answer the requirement ourselves." },
    },
    choose: "Does your town hall rely on this answer?",
    reason: "Reason",
    reasonHint: "Needed to adapt (what is different?) and to reject (why?). The office reads it.",
    dutyDone: "What stays with us is done",
    dutyDoneHint: "Then the requirement counts as fulfilled. You can also note it later.",
    submit: "Save decision",
    markDone: "It is done",
    markOpen: "Not done after all",
    dutyIsDone: "Noted as done.",
    dutyIsOpen: "Still open. Until then the requirement counts only partly.",
    withdrawnWhy: "Reason",
  },
  withdrawal: {
    title: "Withdraw a shared answer",
    trail: "Shared answers",
    lead: ({ members, checks }) =>
      members === 0
        ? "Nobody loses anything in a running check by it."
        : `${members === 1 ? "One member loses" : `${capital(formatCount(members, "en"))} members lose`} by it an answer that counts today, in ${checks === 1 ? "one running check" : `${formatCount(checks, "en")} running checks`}.`,
    answer: (provider, version) => `${provider}, version ${version}`,
    who: "Who loses which answer?",
    columns: { member: "Member", decision: "Decision", check: "Check", own: "Own answer", before: "Counts today", after: "Afterwards" },
    noCheck: "no running check",
    notShown: "not shown",
    hiddenHint: "What a member answered itself is here only where it shows the office details. Whoever shows sums only is named, nothing else.",
    same: "stays",
    nobody: "Nobody relies on this answer",
    nobodyHint: "You can withdraw it without consequences.",
    reason: "Why do you withdraw the answer?",
    reasonHint: "Everybody who relies on it gets this sentence as a message. It stays with the answer.",
    final: "This cannot be undone. If the answer holds again later, publish it anew; the members then decide once more.",
    submit: "Withdraw the answer",
    confirm: "Really withdraw? The answer then counts for nobody at once.",
    back: "Rather not",
  },
};
