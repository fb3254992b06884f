import { formatCount } from "#ui/numbers";
import type { Words } from "#ui/words";
import type { de } from "./words.de.ts";

const capital = (text: string) => text.charAt(0).toUpperCase() + text.slice(1);
const count = (value: number) => formatCount(value, "en");
const gaps = (value: number) => (value === 1 ? "one basic requirement" : `${count(value)} basic requirements`);
const marks = { marking: "For official use only", invented: "Demonstration: everything here is invented", state: (date: string) => `As of ${date}` };
const states = { draft: "not begun", "in-progress": "in progress", submitted: "handed in", returned: "sent back", verified: "verified by the office", closed: "signed" };

/** What reports about checks and measures say, in English. */
export const en: Words<typeof de> = {
  operations: {
    "report.member-page": "Print one page for the management",
    "report.steering-pack": "Print the paper for the steering group",
    "measure.export-oscal": "Export measures as an OSCAL file",
  },
  failures: {
    "check-unknown": "There is no such check here. Please open the list of checks.",
    "round-unknown": "There is no such round of checks here. Please open the list of rounds.",
    "member-unknown": "There is no such administration here. Please open the list of members.",
    "details-hidden": "This administration shows the office states only, no single answers. Ask its coordinator for the file.",
    "nothing-to-export": "There are no measures yet. Create one, or derive them from the gaps of the check.",
  },
  planFileName: (member: string, day: string) => `${day} ${member} – Measures OSCAL.json`,
  member: {
    ...marks,
    title: "Information security on one page",
    fileName: (member: string, check: string, day: string) => `${day} ${member} – Management page ${check}`,
    states,
    sentence: (share: number, basicGaps: number, answered: number) =>
      answered === 0
        ? "The check has not begun."
        : basicGaps === 0
          ? `We meet ${share} % of the requirements.`
          : `We meet ${share} % of the requirements; ${gaps(basicGaps)} ${basicGaps === 1 ? "is" : "are"} not met yet.`,
    sentenceText: (state: string, answered: number, asked: number) => `The check is ${state}: ${answered} of ${asked} requirements are answered.`,
    outOf: (some: number, all: number) => `${some} of ${all}`,
    figures: { answered: "Answered", fulfilled: "Met or dispensable", basicGaps: "Basics missing", shared: "Shared answers", measures: "Open measures" },
    gapsOf: (all: number, unplanned: number) =>
      `${all === 0 ? "no" : all} basic ${all === 1 ? "requirement" : "requirements"}${unplanned > 0 ? `, ${unplanned} of them without a plan` : ""}`,
    measuresOf: ({ pending, overdue, once, yearly }: { readonly pending: number; readonly overdue: number; readonly once: string; readonly yearly: string }) =>
      `${pending}${overdue > 0 ? `, ${overdue} of them overdue` : ""}${pending === 0 ? "" : ` – ${once} once, ${yearly} a year`}`,
    urgent: (shown: number) => (shown === 1 ? "The most urgent gap" : shown === 2 ? "The two most urgent gaps" : "The three most urgent gaps"),
    noGaps: "Among the requirements answered there is no gap.",
    hidden: "This administration shows the office no single gaps.",
    nothingSaid: "what is missing is not described yet",
    nobody: "nobody responsible",
    noDay: "without date",
    until: (day: string) => `by ${day}`,
    carriedTitle: "What the cooperative does for us",
    provider: (name: string, requirements: number) => `${name} (${requirements})`,
    carries: (shared: number, providers: string) =>
      `${shared === 1 ? "One requirement is" : `${capital(count(shared))} requirements are`} met by shared answers${providers === "" ? "" : `: ${providers}`}.`,
    carriesNothing: (office: string) => `So far we have adopted no shared answer. ${office === "" ? "The office" : office} shows what is already answered for all.`,
    duties: (open: number) => (open === 1 ? "In one, our own part is still open." : `In ${count(open)}, our own part is still open.`),
    decisionsTitle: "What you decide",
    decide: {
      sign: "Sign the check: it is complete and ready for your signature.",
      planGaps: (unplanned: number) =>
        `Decide for ${gaps(unplanned)} what happens, who sees to it and by when. Until then the check cannot be signed; the risk cannot simply be accepted.`,
      offers: (offers: number) => `Adopt, adapt or reject ${offers === 1 ? "one offered shared answer" : `${offers} offered shared answers`}.`,
      money: (once: string, yearly: string) => `Money for the open measures: ${once} once and ${yearly} a year.`,
      overdue: (overdue: number) => `Set a new date for ${overdue === 1 ? "one overdue measure" : `${overdue} overdue measures`}, or push it through.`,
    },
    nothingToDecide: "There is nothing to decide today.",
  },
  pack: {
    ...marks,
    title: "Paper for the steering group",
    fileName: (round: string, day: string) => `${day} Steering group ${round}`,
    states,
    summary: "Where the cooperative stands",
    sentence: (submitted: number, all: number, overdue: number) =>
      `${submitted} of ${all} checks ${submitted === 1 ? "is" : "are"} handed in${overdue === 0 ? "." : overdue === 1 ? "; one is overdue." : `; ${count(overdue)} are overdue.`}`,
    showing: (showing: number, all: number) =>
      showing >= all
        ? "All members show the state of their check."
        : `${showing} of ${all} members take part and show the state of their check; only they are counted and named here.`,
    withheld: "Sums over members are shown from five members on, so that nobody can be recognised.",
    facts: {
      catalogue: "Catalogue",
      due: "Due",
      submitted: "Handed in",
      fulfilled: "Met or dispensable",
      basicGaps: "Basic requirements not met",
      shared: "Answered by shared answers",
    },
    outOf: (some: number, all: number) => `${some} of ${all}`,
    areas: {
      title: "Overview by area",
      weakest: (names: readonly string[]) => `Least is met so far in: ${names.join("; ")}.`,
      bars: "Met or dispensable, in per cent of the requirements asked, over all members",
      caption: "Answers by area, over all members",
      area: "Area",
      columns: ["yes", "partly", "no", "dispen\u00ADsable", "open", "shared", "basic gaps"],
    },
    progress: {
      title: "State of work",
      states: "Checks by state of work",
      named: "Named are those who show their state; there are no single answers here.",
      caption: "State of the members",
      overdue: (day: string) => `${day}, overdue`,
      columns: { state: "State of work", checks: "Checks", member: "Member", answered: "answered", fulfilled: "met", basicGaps: "basic gaps", due: "Due" },
    },
    gaps: {
      title: "Most frequent gaps",
      withheld: "Frequent gaps are shown once at least five members show their single answers.",
      none: "No requirement is missing in more than one member.",
      meaning: "What many lack is worth a joint measure or a shared answer. Counted are members that show their answers and have begun.",
      caption: "Requirements most often not met or only partly",
      isBasic: "yes",
      columns: { requirement: "Requirement", basic: "Basic", members: "Members" },
    },
    rollOut: {
      title: "Measures of the cooperative",
      none: "There is no measure of the cooperative yet.",
      meaning: "Counted are the members that show the state of their measures.",
      caption: "Roll-out of the cooperative's measures",
      columns: { measure: "Measure", done: "implemented", running: "in progress", due: "Due" },
    },
    costs: {
      title: "Costs of the measures",
      withheld: "Sums of costs are shown from five members on.",
      meaning: (members: number) => `Sums over ${members} members, as their measures say.`,
      caption: "Measures and costs by state",
      pending: "of these still to be done",
      states: { open: "open", planned: "planned", "in-progress": "in progress", "on-hold": "on hold", implemented: "implemented", effective: "effective", rejected: "rejected" },
      columns: { state: "State", measures: "Measures", once: "once", yearly: "a year" },
    },
  },
  page: {
    member: "One page for the management",
    memberLead: "Fits on one sheet of A4: where you stand, what is urgent, what needs a decision.",
    pack: "Paper for the steering group",
    packLead: "The state of the round over all members that show it. Sums from five members on.",
    formats: "Print the document",
    result: "Full result",
    measures: "Measures for other programs (OSCAL)",
    matrix: "To the round of checks",
  },
};
