/** What is said about mutual aid, in English. */
import { formatShortDate } from "#ui/dates";
import type { Words } from "#ui/words";
import type { de } from "./words.de.ts";

export const en: Words<typeof de> = {
  operations: {
    "mutual-aid.list": "View mutual aid",
    "mutual-aid.proposals": "View proposals for help",
    "mutual-aid.post": "Offer or ask for help",
    "mutual-aid.withdraw": "Withdraw an offer or a request",
  },
  failures: {
    "member-unknown": "There is no such administration.",
    "until-in-past": "This day is over already.",
    "too-many-open": "More than 30 entries are too many. Please withdraw old ones.",
    "aid-unknown": "This entry is no longer there.",
  },
  done: { "mutual-aid.post": "Entered. All members see it.", "mutual-aid.withdraw": "Withdrawn." },
  kinds: {
    rooms: "Workplaces in own rooms",
    laptops: "Notebooks",
    phones: "Telephones",
    "it-people": "People from IT",
    "office-people": "People from the departments",
    other: "Other things",
  },
  directions: { offer: "Offer", request: "Request" },
  page: {
    title: "Mutual aid",
    all: "Emergency preparation",
    lead: "What the members can give each other in an emergency, and who needs something now. Everybody in the cooperative sees this list.",
    sums: "Together",
    kind: "What",
    offered: "offered",
    requested: "requested",
    list: "Offers and requests",
    member: "Member",
    direction: "Kind",
    amount: "How many",
    contact: "Whom to call",
    until: "Until",
    open: "until further notice",
    day: (day) => formatShortDate(day, "en"),
    empty: "Nobody offers anything yet.",
    emptyHint: "Three workplaces and two notebooks are much in an emergency. Make a start.",
    post: "Offer or ask",
    description: "What is to be minded?",
    contactHint: "Function and number at work. All members see this.",
    save: "Enter",
    proposals: "What your survey told us",
    proposalsText: "This is help your house could imagine. Say how much and whom to call, and everybody sees it.",
    confirm: "Offer it",
    withdraw: "Withdraw",
    withdrawLabel: (what) => `Withdraw ${what}`,
  },
};
