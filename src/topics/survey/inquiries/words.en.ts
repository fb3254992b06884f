import type { Words } from "#ui/words";
import type { de } from "./words.de.ts";

const numerals = ["no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve"];
const numeral = (n: number) => numerals[n] ?? String(n);
const capital = (text: string) => text.charAt(0).toUpperCase() + text.slice(1);

/** What is said about inquiries, in English. */
export const en: Words<typeof de> = {
  operations: {
    "inquiry.ask": "Ask the office",
    "inquiry.reply": "Reply to an inquiry",
    "inquiry.close": "Close an inquiry",
    "inquiry.list": "Inquiries of a member",
    "inquiry.read": "Read an inquiry",
    "inquiry.queue": "Inquiries of all members",
    "inquiry.export": "Download inquiries",
  },
  failures: {
    "campaign-unknown": "There is no such survey here. Please open the list of surveys.",
    "question-unknown": "There is no such question in the survey. Please reload the page.",
    "inquiry-unknown": "There is no such inquiry. Please reload the page.",
    "inquiry-closed": "The inquiry is closed already. Ask a new one at the question if something is still open.",
  },
  letter: {
    subject: "Your inquiry has been answered",
    body: (name, from, address) => `Hello ${name},\n\n${from} replied to your inquiry. You find the reply at the question:\n${address}`,
    contributor: (name, from, address) => `Hello ${name},\n\n${from} replied to your inquiry. You can read it after typing your code:\n${address}`,
  },
  title: "Inquiries",
  lead: (open) =>
    open === 0 ? "No inquiry waits for you." : open === 1 ? "One inquiry waits for your reply." : `${capital(numeral(open))} inquiries wait for your reply, the oldest first.`,
  memberLead: "What you asked the office and what it replied.",
  states: { open: "waits for the office", answered: "answered", closed: "closed" },
  columns: { member: "Member", question: "Question", last: "Latest", state: "State", since: "Since", act: "Act" },
  exportColumns: ["Member", "Survey", "Section", "Question", "State", "Asked on", "Latest on", "Messages", "Latest by", "Latest message"],
  exportName: (day) => `Inquiries ${day}`,
  state: "State",
  all: "All",
  text: "Text or member",
  found: (count) => (count === 1 ? "One inquiry" : `${capital(numeral(count))} inquiries`),
  open: "Open",
  openFor: (member) => `Open inquiry, ${member}`,
  empty: "No inquiries",
  emptyQueue: "Whoever is unsure while answering asks here. A good reply often helps several members.",
  emptyMember: "At every question of a survey you can ask the office instead of guessing.",
  toQuestion: "To the question",
  threadTitle: "Thread",
  reply: "Your reply",
  replyMember: "Your message to the office",
  send: "Send reply",
  sendMember: "Send message",
  close: "Close inquiry",
  closed: "This inquiry is closed.",
  office: "Office",
  doneReply: "Your message has been sent.",
  doneClose: "The inquiry is closed.",
  survey: "Survey",
  section: "Section",
  asked: "Asked",
};
