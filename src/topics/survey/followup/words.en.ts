import { wholePercent } from "#kernel/percent";
import type { Words } from "#ui/words";
import type { de } from "./words.de.ts";

const months = ["January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December"];
const english = (day: string) => `${Number(day.slice(8, 10))} ${months[Number(day.slice(5, 7)) - 1] ?? ""} ${day.slice(0, 4)}`;
const spelled = ["zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve"];
const inWords = (n: number) => spelled[n] ?? String(n);
const large = (text: string) => text.charAt(0).toUpperCase() + text.slice(1);

/** What is said about following up a campaign, in English. */
export const en: Words<typeof de> = {
  operations: {
    "campaign.matrix": "See the responses",
    "campaign.matrix-live": "Keep the responses current",
    "campaign.matrix-export": "Export the responses as a table",
    "campaign.remind": "Remind members",
    "campaign.remind-due": "Send planned reminders",
  },
  failures: {
    "campaign-unknown": "There is no such survey here. Please open the list of surveys.",
    "campaign-closed": "The survey is closed; nobody is reminded any more. Reopen it if answers should still come in.",
    "nobody-to-remind": "None of the chosen members has anything left to do. Choose members that have not submitted yet.",
    "nobody-to-write-to": "Neither a coordinator nor management is registered for the chosen members. Register a person first.",
    "reminded-today": "All chosen members have been reminded within the last 24 hours. Try again tomorrow or give them a call.",
  },
  letter: {
    subject: ({ campaign, dueOn, overdue }) => (overdue ? `Overdue since ${english(dueOn)}: ${campaign}` : `Reminder: ${campaign} by ${english(dueOn)}`),
    body: ({ name, member, campaign, dueOn, overdue, standing, note, from, address }) =>
      [
        `Dear ${name},`,
        overdue
          ? `the answers of ${member} to the survey “${campaign}” were due on ${english(dueOn)} and have not been submitted yet.`
          : `we are still missing the answers of ${member} to the survey “${campaign}”. The deadline is ${english(dueOn)}.`,
        standing === "returned"
          ? "The office returned the answers and asked for a correction; you will find the reason on the page."
          : standing === "not-begun"
            ? "Nothing has been started yet. The first ten questions take a quarter of an hour, and “don't know” is a valid answer."
            : "Some of it is already answered. What you do not know can be handed on or answered with “don't know”.",
        ...(note === "" ? [] : [note]),
        `Continue here:\n${address}`,
        "Is anything unclear? Write to us right beside the question, with “Ask the office”; we will answer.",
        `Kind regards\n${from}`,
      ].join("\n\n"),
  },
  title: (campaign) => `Responses: ${campaign}`,
  trail: "Surveys",
  lead: (done, total, overdue) =>
    `${done === 0 ? "None" : large(inWords(done))} of ${total} ${done < 2 ? "has" : "have"} submitted${done === 0 ? " yet" : ""}.${overdue === 0 ? "" : ` ${large(inWords(overdue))} ${overdue === 1 ? "member is" : "members are"} overdue.`}`,
  leadClosed: (done, total) => `The survey is closed: ${done === 0 ? "none" : inWords(done)} of ${total} submitted.`,
  evaluation: "See the evaluation",
  settings: "Settings",
  figures: {
    notBegun: "not begun",
    inProgress: "in progress",
    submitted: "submitted",
    signedOff: "signed off",
    overdue: "overdue",
    openInquiries: "open inquiries",
  },
  of: (total) => `of ${total}`,
  standings: {
    "not-begun": "not begun",
    "in-progress": "in progress",
    submitted: "submitted",
    "signed-off": "signed off",
    returned: "returned",
  },
  states: {
    "not-begun": "not begun",
    "in-progress": "in progress",
    submitted: "submitted",
    "signed-off": "signed off",
    returned: "returned",
    open: "not submitted yet",
    overdue: "overdue",
    inquiries: "with open inquiries",
  },
  sizes: {
    "under-5000": "under 5,000",
    "5000-9999": "5,000 to 9,999",
    "10000-19999": "10,000 to 19,999",
    "20000-49999": "20,000 to 49,999",
    "from-50000": "50,000 and more",
    district: "district",
    none: "no inhabitants",
  },
  filters: { state: "State", size: "Size (inhabitants)", text: "Name", sort: "Order" },
  sorts: {
    name: "Name",
    "-name": "Name, backwards",
    share: "least answered first",
    "-share": "most answered first",
    due: "Deadline, earliest first",
    "-due": "Deadline, latest first",
    activity: "longest silent first",
    "-activity": "most recently active first",
    inquiries: "Inquiries, fewest first",
    "-inquiries": "Inquiries, most first",
  },
  found: (found, total) => (found === total ? (total === 1 ? "one member" : `${total} members`) : `${found} of ${total} members`),
  matrixTitle: "Members and sections",
  matrixNote: "answered questions in per cent",
  member: "Member",
  share: (share) => (share === null ? "–" : String(wholePercent(share))),
  cell: (answered, asked, unknown) => `${answered} of ${asked} answered${unknown === 0 ? "" : `, ${unknown} of them “don't know”`}`,
  untouched: "not begun",
  legend: { full: "complete", most: "75 % and more", half: "40–74 %", some: "under 40 %", none: "0 %", untouched: "not begun" },
  rowNote: (standing, overdue) => (overdue ? `${standing}, overdue` : standing),
  listTitle: "State and reminders",
  columns: {
    choose: "Choose",
    member: "Member",
    standing: "State",
    due: "Deadline",
    activity: "Last active",
    inquiries: "Open inquiries",
    delegations: "Handed on",
    reminded: "Last reminded",
  },
  chooseMember: (name) => `Remind ${name}`,
  overdue: "overdue",
  never: "never",
  nothing: "–",
  remindTitle: "Remind",
  remindHint: "The coordinator gets a message with deadline and address; if a member is overdue, management does, too. Nobody is reminded twice a day.",
  note: "A personal sentence",
  remindChosen: "Remind the chosen ones",
  remindAll: (open) => (open === 1 ? "Remind the one open member" : `Remind all ${inWords(open)} open members`),
  remindClosed: "The survey is closed.",
  remindNobody: "All have submitted.",
  plannedDays: (days) =>
    days.length === 0
      ? "Planned reminders: none."
      : `Planned reminders: ${days.map((day) => (day < 0 ? `${-day} ${day === -1 ? "day" : "days"} before the deadline` : day === 0 ? "on the day of the deadline" : `${day} ${day === 1 ? "day" : "days"} after`)).join(", ")}.`,
  reminded: "The reminders are on their way. Whoever was reminded today did not get a second one.",
  empty: "No member fits this selection",
  emptyHint: "Take back a restriction to see more.",
  yes: "yes",
  exportName: (campaign, day) => `${day} Responses ${campaign}`,
  exportColumns: ["Member", "Size (inhabitants)", "State", "Deadline", "Overdue", "Answered (%)", "Last active", "Open inquiries", "Handed on", "Last reminded"],
};
