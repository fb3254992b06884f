import { wholePercent } from "#kernel/percent";
import { formatCount } from "#ui/numbers";
import { capital, type Words } from "#ui/words";
import type { Reason, RunningCheck, Step, Task, Waiting } from "./model.ts";
import type { de } from "./words.de.ts";

const number = (value: number): string => formatCount(value, "en");

const members = (count: number): string => (count === 1 ? "one member" : `${number(count)} members`);
const measures = (count: number): string => (count === 1 ? "One measure" : `${capital(number(count))} measures`);
const requirements = (count: number): string => (count === 1 ? "one requirement" : `${number(count)} requirements`);
const answers = (count: number): string => (count === 1 ? "one shared answer" : `${number(count)} shared answers`);

const what: Record<Reason, (item: Pick<Waiting, "count" | "campaignTitle" | "objectId" | "memberId" | "section">) => string> = {
  overdue: ({ campaignTitle }) => `“${campaignTitle}” is overdue`,
  returned: ({ campaignTitle }) => `“${campaignTitle}” was sent back`,
  "inquiry-open": ({ count }) => (count === 1 ? "One query to the office" : `${capital(number(count))} queries to the office`),
  "inquiry-answered": ({ count }) => (count === 1 ? "The office has answered your query" : `The office has answered ${number(count)} queries`),
  "sign-off-waits": ({ campaignTitle }) => `“${campaignTitle}” waits for release`,
  "handed-in": ({ campaignTitle }) => `A section of “${campaignTitle}” is done`,
  "due-soon": ({ campaignTitle }) => `“${campaignTitle}” is due soon`,
  stuck: ({ campaignTitle }) => `“${campaignTitle}” is not moving`,
  "not-begun": ({ campaignTitle }) => `“${campaignTitle}” has not been begun`,
  "no-coordinator": () => "Nobody is named for coordination",
  "no-management": () => "Nobody is entered as management",
  "to-answer": ({ campaignTitle }) => `Answer “${campaignTitle}”`,
  "ready-to-submit": ({ campaignTitle }) => `Submit “${campaignTitle}”`,
  "check-overdue": ({ campaignTitle }) => `Check “${campaignTitle}” is overdue`,
  "check-returned": ({ campaignTitle }) => `Check “${campaignTitle}” was sent back`,
  "check-submitted": ({ campaignTitle }) => `Check “${campaignTitle}” waits for verification`,
  "check-to-close": ({ campaignTitle }) => `Check “${campaignTitle}” waits for your signature`,
  "check-due": ({ campaignTitle }) => `Check “${campaignTitle}” is due soon`,
  "check-stuck": ({ campaignTitle }) => `Check “${campaignTitle}” is not moving`,
  "check-not-begun": ({ campaignTitle }) => `Check “${campaignTitle}” has not been begun`,
  "check-to-answer": ({ campaignTitle }) => `Answer check “${campaignTitle}”`,
  "measure-escalated": ({ count }) => `${measures(count)} overdue for more than two weeks`,
  "measure-overdue": ({ count, campaignTitle }) => (campaignTitle ? `“${campaignTitle}” is overdue in ${members(count)}` : `${measures(count)} overdue`),
  "measure-confirm": ({ count, campaignTitle }) =>
    campaignTitle ? `“${campaignTitle}” is implemented and not confirmed in ${members(count)}` : `${measures(count)} implemented and not confirmed yet`,
  "measure-due": ({ count }) => `${measures(count)} due within 14 days`,
  "pack-print": ({ count, memberId }) => (memberId === null ? `The emergency pack has to be printed anew in ${members(count)}` : "Print the emergency pack anew"),
  "pack-phones": ({ count }) => (count === 1 ? "Confirm one telephone with the emergency pack" : `Confirm ${number(count)} telephones with the emergency pack`),
  "emergency-gaps": ({ count }) => (count === 1 ? "One detail is missing in the emergency registers" : `${capital(number(count))} details are missing in the emergency registers`),
  "measure-unowned": ({ count }) => `${measures(count)} without a person in charge`,
  "shared-review": ({ count, campaignTitle }) =>
    campaignTitle ? `Shared answer “${campaignTitle}”: an earlier version still holds in ${members(count)}` : `Look at ${answers(count)} again`,
  "shared-decide": ({ count }) => `Decide on ${answers(count)}`,
  "document-to-release": ({ campaignTitle }) => `“${campaignTitle}” waits for your release`,
  "document-conflict": ({ campaignTitle }) => `There is something to decide in “${campaignTitle}”`,
  "document-review": ({ campaignTitle }) => `Review “${campaignTitle}”`,
  "minutes-open": ({ campaignTitle }) => `Finish and release the minutes of “${campaignTitle}”`,
  "meeting-coming": ({ campaignTitle }) => `Meeting “${campaignTitle}” is ahead`,
  "minutes-released": ({ campaignTitle }) => `The minutes of “${campaignTitle}” can be read`,
  "agenda-proposed": ({ campaignTitle, count }) => (count === 1 ? `A point for “${campaignTitle}” is proposed` : `${count} points for “${campaignTitle}” are proposed`),
  "demand-asked": ({ campaignTitle }) => `Say what you need: “${campaignTitle}”`,
  "entry-to-answer": ({ count }) =>
    count === 1 ? "The office has entered something for your house: please confirm" : `The office has made ${number(count)} entries for your house: please confirm`,
  "resolution-due": ({ campaignTitle, section }) => `“${campaignTitle}”: ${section === "council" ? "the council has not resolved yet" : "a resolution is still missing"}`,
  "agreement-notice": ({ campaignTitle }) => `“${campaignTitle}”: last day for notice`,
  "contract-due": ({ campaignTitle, section }) =>
    `“${campaignTitle}”: ${section === "notice" ? "give notice or let it go on" : section === "end" ? "contract ends" : "proof expires"}`,
  "grant-due": ({ campaignTitle, section }) =>
    `“${campaignTitle}”: ${section === "instalment" ? "instalment due" : section === "interim" ? "submit interim evidence" : "submit the proof of use"}`,
  "acknowledgement-overdue": ({ campaignTitle }) => `Acknowledgement “${campaignTitle}”: the deadline is past`,
  "acknowledgement-due": ({ campaignTitle }) => `Acknowledgement “${campaignTitle}”: the deadline is near`,
  "acknowledgement-again": ({ campaignTitle }) => `Put the new version of “${campaignTitle}” forward`,
  "document-newer": ({ campaignTitle }) => `There is a new version of “${campaignTitle}”`,
  "training-untouched": ({ campaignTitle, count }) =>
    `Training “${campaignTitle}”: slips or attendance are missing in ${count === 1 ? "one department" : `${number(count)} departments`}`,
  "training-low": ({ campaignTitle }) => `Training “${campaignTitle}”: fewer than half have finished`,
  "theme-due": () => "Put up the theme of the month",
  "evaluation-ready": ({ campaignTitle }) => `“${campaignTitle}” can be evaluated`,
};

const tasks: Record<Task["kind"], { kicker: string; title: (t: Task) => string; text: (t: Task) => string; act: string }> = {
  returned: {
    kicker: "Sent back",
    title: (t) => `Look at “${t.campaignTitle}” once more`,
    text: (t) => `Reason: ${t.remark}`,
    act: "Look",
  },
  inquiry: {
    kicker: "Reply of the office",
    title: (t) => (t.count === 1 ? "Read a reply of the office" : `Read ${number(t.count)} replies of the office`),
    text: () => "Then you can answer the question.",
    act: "Read",
  },
  "answer-section": {
    kicker: "Survey",
    title: (t) => (t.count === 1 ? `Answer one question on “${t.sectionTitle}”` : `Answer ${number(t.count)} questions on “${t.sectionTitle}”`),
    text: () => "If you do not know something, hand the section on to a colleague.",
    act: "Begin",
  },
  "confirm-carried": {
    kicker: "Survey",
    title: (t) => (t.count === 1 ? `Confirm one earlier answer on “${t.sectionTitle}”` : `Confirm ${number(t.count)} earlier answers on “${t.sectionTitle}”`),
    text: () => "Is last time's answer still right? One click is enough.",
    act: "Confirm",
  },
  "hand-in": {
    kicker: "Handed on",
    title: (t) => `“${t.sectionTitle}” is back`,
    text: (t) => `Still open: ${number(t.count)}. Please look through the section.`,
    act: "Look through",
  },
  submit: {
    kicker: "Survey",
    title: (t) => `Submit “${t.campaignTitle}”`,
    text: () => "Everything is answered. The management releases it next.",
    act: "Submit",
  },
  "check-returned": {
    kicker: "Sent back",
    title: (t) => `Look at check “${t.campaignTitle}” once more`,
    text: (t) => `Reason: ${t.remark}`,
    act: "Look",
  },
  "check-area": {
    kicker: "Check",
    title: (t) => (t.count === 1 ? `Answer one requirement on “${t.sectionTitle}”` : `Answer ${number(t.count)} requirements on “${t.sectionTitle}”`),
    text: (t) => `From “${t.campaignTitle}”. If you do not know, assign the area to somebody.`,
    act: "Begin",
  },
  "check-submit": {
    kicker: "Check",
    title: (t) => `Submit check “${t.campaignTitle}”`,
    text: () => "Everything is answered. Then the office verifies and the management signs.",
    act: "Submit",
  },
  "check-changed": {
    kicker: "Check",
    title: (t) => `Read ${requirements(t.count)} again`,
    text: (t) => `In “${t.campaignTitle}” the text has changed. Your answer is still there; is it still true?`,
    act: "Look",
  },
  "shared-review": {
    kicker: "Shared answers",
    title: (t) => `Look at ${answers(t.count)} again`,
    text: () => "There is a new version. Is it true in your house, too?",
    act: "Look",
  },
  "shared-decide": {
    kicker: "Shared answers",
    title: (t) => `Decide on ${answers(t.count)}`,
    text: () => "The office or a provider has answered for all. What you adopt you need not work out yourself.",
    act: "Look",
  },
  "measures-overdue": {
    kicker: "Measures",
    title: (t) => `${measures(t.count)} overdue`,
    text: () => "Done? Then say so. Otherwise set a new day.",
    act: "Look",
  },
  "measures-due": {
    kicker: "Measures",
    title: (t) => `${measures(t.count)} due soon`,
    text: () => "Ask how far it is.",
    act: "Look",
  },
  "document-conflict": {
    kicker: "Documents",
    title: (t) => `Decide in “${t.campaignTitle}”`,
    text: () => "Your text and the new model say different things in the same place.",
    act: "Decide",
  },
  "document-review": {
    kicker: "Documents",
    title: (t) => `Review “${t.campaignTitle}”`,
    text: () => "Does everything still hold? Then note that; else begin a new version.",
    act: "Review",
  },
  "document-newer": {
    kicker: "Documents",
    title: (t) => `Work in the new version of “${t.campaignTitle}”`,
    text: () => "Your own text stays. You see beforehand what is new.",
    act: "Look",
  },
  "measures-unowned": {
    kicker: "Measures",
    title: (t) => `${measures(t.count)} without a person in charge`,
    text: () => "What belongs to nobody is left lying. Enter who takes care of it.",
    act: "Enter",
  },
  "acknowledgement-due": {
    kicker: "Acknowledgement",
    title: (t) => `Remind everybody of “${t.campaignTitle}”`,
    text: () => "See how many at least have read, and remind everybody once more.",
    act: "Look",
  },
  "acknowledgement-again": {
    kicker: "Acknowledgement",
    title: (t) => `Put the new version of “${t.campaignTitle}” forward`,
    text: () => "What was confirmed of the old version does not hold for the new one. The departments are filled in already.",
    act: "Put forward",
  },
  "pack-print": {
    kicker: "Emergency",
    title: () => "Print the emergency pack",
    text: () => "In an emergency only paper helps. Print, replace, note it.",
    act: "To the pack",
  },
  "pack-phones": {
    kicker: "Emergency",
    title: (t) => (t.count === 1 ? "Confirm one telephone with the emergency pack" : `Confirm ${number(t.count)} telephones with the emergency pack`),
    text: () => "For a year nobody has asked who carries the private numbers.",
    act: "Look",
  },
  "emergency-gaps": {
    kicker: "Emergency",
    title: (t) => (t.count === 1 ? "Add one detail for the emergency" : `${capital(number(t.count))} details for the emergency are missing`),
    text: () => "Begin with the telephone numbers.",
    act: "Add",
  },
  "training-untouched": {
    kicker: "Trainings",
    title: (t) => (t.count === 1 ? `“${t.campaignTitle}”: give slips to one department` : `“${t.campaignTitle}”: give slips to ${number(t.count)} departments`),
    text: () => "Print slips and hand them out. If the training was in a classroom, enter how many came.",
    act: "To the training",
  },
  "training-low": {
    kicker: "Trainings",
    title: (t) => `Remind of “${t.campaignTitle}”`,
    text: (t) =>
      t.count === 0
        ? "Fewer than five have finished. Remind everybody; nobody knows names."
        : `At least ${number(t.count)} have finished, fewer than half. Remind everybody; nobody knows names.`,
    act: "To the training",
  },
  "theme-due": {
    kicker: "Calendar",
    title: () => "Put up the theme of the month",
    text: () => "Poster, notice and a text for the intranet are ready.",
    act: "To the theme",
  },
  "contract-due": {
    kicker: "Contract",
    title: (t) => `“${t.campaignTitle}”: ${t.section === "notice" ? "give notice or let it go on" : t.section === "end" ? "contract ends" : "proof expires"}`,
    text: (t) => (t.section === "certificate" ? "Ask the supplier for the new proof." : "Talk to the management whether the contract shall go on."),
    act: "Look",
  },
  "demand-asked": {
    kicker: "Buying together",
    title: (t) => `Say what you need: “${t.campaignTitle}”`,
    text: () => "The office asks all houses what they need. If you need nothing, say so, too.",
    act: "Answer",
  },
  "resolution-due": {
    kicker: "Agreement",
    title: (t) => (t.section === "council" ? "Record the resolution of the council" : "Record the next resolution on the agreement"),
    text: (t) => `“${t.campaignTitle}” is before the councils. Enter the session that is planned, and afterwards what was resolved.`,
    act: "Record",
  },
  "meeting-coming": {
    kicker: "Meeting",
    title: (t) => `Prepare “${t.campaignTitle}”`,
    text: () => "Agenda and papers stand on the page of the meeting.",
    act: "Open",
  },
  "read-comparison": {
    kicker: "Result",
    title: () => "See where we stand",
    text: (t) => `The comparison for “${t.campaignTitle}” is here, without names of other towns.`,
    act: "Look",
  },
};

const checkStates: Record<RunningCheck["state"], string> = {
  draft: "not begun yet",
  "in-progress": "in progress",
  submitted: "being verified by the office",
  returned: "sent back",
  verified: "waits for the signature",
  closed: "signed",
};

/** Cells of steps that are no share of something. */
const ownStepCells: Partial<Record<Step, (share: number | null) => string>> = {
  resolved: (share) => (share === null ? "no agreement put forward" : share === 100 ? "resolved" : share === 50 ? "postponed" : "no resolution"),
  signed: (share) => (share === null ? "no agreement put forward" : share === 100 ? "signed" : "not signed"),
  charged: (share) => (share === null ? "nothing levied" : share === 100 ? "settled" : "advance levied"),
  "called-off": (share) => (share === null ? "no call-off" : "calls off from a framework contract"),
};

export const en: Words<typeof de> = {
  cockpit: "Cockpit",
  operations: {
    "calendar.read": "Fetch a calendar",
    "steering.cockpit": "Look at the cockpit",
    "steering.my-tasks": "Look at my 15 minutes",
    "steering.one-page": "Look at the one page",
    "steering.one-page-paper": "Print the one page",
    "steering.oversight-page": "See what is recorded",
    "steering.inbox": "Look at the inbox",
    "steering.counts": "Look at the counts",
    "steering.send-digests": "Send the weekly digest",
  },
  calendar: { name: "Ringwall: my dates", event: (title, member) => `${title} (${member})` },
  failures: {},
  what: (item) => what[item.reason](item),
  why: (item) => {
    if (item.remark) return item.remark;
    if (item.reason === "no-coordinator") return "Without coordination no question reaches the town.";
    if (item.reason === "no-management") return "Without management nobody can release.";
    if (item.reason === "shared-review") return "There is a new version. Until the decision the earlier one holds.";
    if (item.reason === "measure-confirm") return "Implemented counts only once somebody has looked.";
    if (item.reason === "theme-due") return "Poster, notice and text are ready.";
    if (item.reason === "document-newer") return "Your own text comes along.";
    if (item.reason === "inquiry-open" || item.reason === "inquiry-answered") return `On “${item.campaignTitle}”`;
    return item.dueOn ? `Due: ${item.dueOn}` : "";
  },
  since: (when) => `last change ${when}`,
  greeting: (hour, n) =>
    `${hour >= 4 && hour < 11 ? "Good morning" : hour >= 4 && hour < 18 ? "Good day" : "Good evening"}. ${n === 0 ? "Nothing waits for you today." : n === 1 ? "One thing needs you today." : `${capital(number(n))} things need you today.`}`,
  everybody: "Cooperative",
  membersAndState: (members, when) => `${when}\u00A0· ${members}\u00A0members`,
  startSurvey: "For all: start a survey",
  openEvaluation: "Open the evaluation",
  openEssentials: "Essentials",
  figures: {
    "signed-off": "Survey released",
    submitted: "Submitted",
    answered: "Questions answered",
    inquiries: "Open queries",
    coordinators: "Coordination named",
    "check-submitted": "Checks submitted",
    "check-share": "Requirements fulfilled",
    "basic-gaps": "Basic gaps",
    "measures-overdue": "Measures overdue",
  },
  ofAll: (n) => `of ${n}`,
  percent: (n) => `${n}%`,
  worklistTitle: "Who needs me next – and why",
  worklistMore: (n) => `All ${n} in the inbox`,
  worklistEmptyTitle: "Nobody is waiting",
  worklistEmpty: "As soon as a deadline comes near, somebody asks or something is left lying, it stands here.",
  noCampaignTitle: "No survey yet",
  noCampaign: "Begin with the survey of the present state: one survey, for all members, in one step.",
  matrixTitle: "Members × steps",
  matrixNote: (title) => `Survey “${title}”`,
  steps: {
    coordinator: "Coordination",
    management: "Management",
    access: "Access active",
    begun: "Begun",
    answered: "Answered",
    submitted: "Submitted",
    "signed-off": "Released",
    resolved: "Resolution",
    signed: "Agreement",
    charged: "Charge of the year",
    "called-off": "Framework contracts",
  },
  stepCell: (step, share) => ownStepCells[step]?.(share) ?? (share === null ? "not asked" : share === 100 ? "done" : share === 0 ? "missing" : `${share}%`),
  stepSign: (share) => (share === null ? "–" : share === 100 ? "✓" : share === 0 ? "✗" : String(share)),
  legend: ["done", "70% and more", "50–69%", "1–49%", "missing", "not asked"],
  acts: {
    remind: "Remind",
    open: "Open",
    appoint: "Name a person",
    reply: "Reply",
    verify: "Verify",
    confirm: "Look and confirm",
    sign: "Look and sign",
    look: "Look",
    decide: "Decide",
    assign: "Enter",
    signOff: "Look and release",
    answer: "Go on answering",
    read: "Read",
  },
  mine: {
    title: "Your next 15 minutes",
    lead: (n) =>
      n === 0
        ? "Nothing to do this week. Thank you!"
        : n === 1
          ? "One thing. Then enough is done for this week."
          : `${capital(number(n))} things. Then enough is done for this week.`,
    minutes: (n) => `about ${n} minutes`,
    due: (when) => `until ${when}`,
    running: "What is going on here",
    compare: "Where do we stand?",
    compareFor: (title) => `Where do we stand? ${title}`,
    survey: "Survey",
    deadline: "Due",
    answered: "Answered",
    state: "State",
    noneTitle: "No survey yet",
    none: "As soon as the office starts a survey, it stands here.",
    looks: "This needs a look",
    look: {
      "check-changed": ({ title, count }) => `${title}: the text of ${requirements(count)} has changed`,
      "check-suggested": ({ title, count }) => `${title}: ${count === 1 ? "one suggestion waits" : `${number(count)} suggestions wait`} for your confirmation`,
      "shared-review": ({ count }) => `Review needed: a new version of ${count === 1 ? "a shared answer you have" : `${number(count)} shared answers you have`} adopted`,
      "shared-decide": ({ count }) => `Not decided yet: ${answers(count)}`,
    },
    office: "The office is there for you",
    officeText: "Is a question unclear? Best ask right there, with “Ask the office”. Otherwise you reach us like this:",
    checks: "Checks",
    check: "Check",
    fulfilled: "Fulfilled",
    history: "Who did what with our data?",
  },
  tasks,
  checkStates,
  fulfilled: (done, asked, answered) => (asked === 0 || answered === 0 ? "–" : `${wholePercent(done / asked)}%`),
  states: {
    "not-begun": "not begun",
    "in-progress": "in progress",
    submitted: "waits for release",
    "signed-off": "released",
    returned: "sent back",
  },
  share: (done, asked) => (asked === 0 ? "–" : `${done} of ${asked}`),
  onePage: {
    title: (member) => `${member} on one page`,
    subtitle: "Information security in the cooperative",
    lead: (n) => (n === 0 ? "Nothing waits for your release." : n === 1 ? "One thing waits for your release." : `${capital(number(n))} things wait for your release.`),
    leadText: (titles) => (titles.length === 0 ? "There is nothing for you to do today." : titles.join(" · ")),
    surveys: "Surveys",
    surveysCaption: "State of the surveys",
    survey: "Survey",
    period: "Period",
    state: "State",
    answered: "Answered",
    due: "Due",
    people: "Who is in charge here",
    deputy: (name) => `${name} (deputy)`,
    contact: (office, ways) => `Questions are answered by: ${office}${ways ? `, ${ways}` : ""}.`,
    answersQuestions: "Questions are answered by",
    placeAndDate: "Place, date",
    signature: "Signature of the management",
    stated: (when) => `State: ${when}`,
    submittedBy: (name, when) => `Submitted by ${name} on ${when}`,
    unknown: (n) => (n === 0 ? "" : n === 1 ? "One question with “do not know”" : `${capital(number(n))} questions with “do not know”`),
    act: "Look and release",
    print: "As a paper",
    checks: "Checks",
    where: "Where we stand",
    maturity: (value) =>
      value === null
        ? "Nothing can be said about maturity yet: the check has not been answered."
        : `Maturity ${value.toFixed(1)} of 5: ${["we are at the start.", "first steps are done.", "we are on the way.", "we have come far.", "most of it is firmly anchored."][Math.min(4, Math.floor(value))] ?? ""}`,
    gaps: (n) =>
      n === 0
        ? ""
        : n === 1
          ? "One basic requirement is not fulfilled; it is part of the least to be done and comes first."
          : `${capital(number(n))} basic requirements are not fulfilled; they are the least to be done and come first.`,
    soFar: (answered, asked) => `So far ${answered} of ${asked} requirements are answered; what is open does not count as fulfilled yet.`,
    leadMeasures: "The measures need you: look at what is long overdue or not confirmed yet.",
    compare: "Compare with others",
    signCheck: "Look and sign",
    verifiedBy: (name) => `Verified by the office: ${name}`,
    checkWaits: (title) => `Check “${title}”`,
    measures: "Measures",
    measuresOf: { pending: "Open or in progress", overdue: "Overdue", escalated: "Overdue for more than two weeks", implemented: "Implemented, waits for confirmation" },
    measuresTold: (own) =>
      [
        `${own.pending} open or in progress`,
        `${own.overdue} overdue${own.escalated > 0 ? ` (${own.escalated} of them for more than two weeks)` : ""}`,
        `${own.implemented} in place, not yet confirmed`,
      ].join(" · "),
    sharedTold: (own) => `${own.relied} adopted · ${own.duty} with an open own duty · ${own.review} to review · ${own.undecided} still to decide`,
    shared: "Shared answers",
    sharedOf: { relied: "Adopted", duty: "Own duty open", review: "Review needed", undecided: "To be decided" },
    visible: "What the office sees",
    classes: { aggregate: "Sums only", status: "States and counts", detail: "Details" },
    inquiries: (n) => (n === 1 ? "One query is with the office." : `${capital(number(n))} queries are with the office.`),
    none: "No survey yet.",
  },
  invented: "Demonstration: everything here is invented",
  roles: { management: "Management", coordinator: "Coordination", oversight: "Oversight", auditor: "Audit", adviser: "Advice" },
  inboxTitle: "Inbox",
  inboxLead: (n) => (n === 0 ? "Nothing waits for you." : n === 1 ? "One thing waits for you." : `${capital(number(n))} things wait for you, the most urgent first.`),
  oversight: {
    title: "What Ringwall records about staff",
    lead: (member) => `${member}: every kind of record, why it exists and how long it stays. There is no evaluation of individual employees.`,
    kind: "What",
    reason: "What for",
    period: "How long",
    rows: "Number",
    oldest: "Oldest",
    audit: "Look at the audit trail",
    never: "What Ringwall does not do",
    neverText: "No rating of persons, no read receipts with names, no hidden pictures in e-mails that report their opening, no evaluation of sign-in times.",
    kept: {
      answers: {
        what: "Answers to surveys, with name and time of the last change",
        why: "so that it can be traced who gave an answer",
        period: "as long as the town is a member",
      },
      snapshots: { what: "Released states", why: "proof for management and audit", period: "ten years" },
      delegations: {
        what: "Sections handed to colleagues without account (name, e-mail if given)",
        why: "so that the coordination knows who answers which section",
        period: "until the survey ends, two years at most",
      },
      inquiries: {
        what: "Queries to the office with replies",
        why: "so that the reply is found again next time",
        period: "as long as the town is a member",
      },
      offices: {
        what: "Who holds or held which office in the cooperative",
        why: "responsibility and deputies",
        period: "ten years after the end",
      },
      documents: {
        what: "Versions of documents, with the names of those who edited, released and published them",
        why: "so that it is clear what holds and who answers for it",
        period: "as long as the town is a member",
      },
      acknowledgements: {
        what: "Acknowledgements of documents: how many at least have read, without names; signed lists as scans",
        why: "so that the town can show that its rules are known",
        period: "slips and confirmations 30 days after closing, the rest as long as the town is a member",
      },
      files: { what: "Uploaded files", why: "evidence for single answers", period: "as long as the answer stands" },
      audit: {
        what: "Audit trail of every change: who, when, what – without the content",
        why: "so that later manipulation is noticed",
        period: "ten years",
      },
    },
  },
  digest: {
    subject: (n) => (n === 1 ? "Your week in Ringwall: one thing" : `Your week in Ringwall: ${number(n)} things`),
    greeting: (name) => `Dear ${name},`,
    lead: (n) => (n === 1 ? "one thing waits for you:" : `${number(n)} things wait for you, the most urgent first:`),
    line: (item) => `${item.memberName ? `${item.memberName}: ` : ""}${what[item.reason](item)}${item.dueOn ? ` (due ${item.dueOn})` : ""}`,
    more: (n) => `… and ${number(n)} more.`,
    closing: (origin) => `Open Ringwall as usual: ${origin}\nThis e-mail comes once a week at most, and only if something waits.`,
  },
};
