import type { Words } from "#ui/words";
import type { de } from "./words.de.ts";

export const en: Words<typeof de> = {
  operations: {
    "steering.compare": "View our subject areas in comparison",
    "steering.compare-export": "Export our comparison as a table",
    "steering.take-quartiles": "Note the values to compare with",
  },
  failures: {
    "member-unknown": "There is no such member here. Please open the start page.",
    "round-unknown": "Your administration takes no part in this check round. Choose another one from the list.",
  },
  sizes: {
    "under-5000": "with fewer than 5,000 inhabitants",
    "5000-9999": "with 5,000 to 9,999 inhabitants",
    "10000-19999": "with 10,000 to 19,999 inhabitants",
    "20000-49999": "with 20,000 to 49,999 inhabitants",
    "from-50000": "with 50,000 inhabitants and more",
    district: "that are districts",
    none: "without a number of inhabitants",
  },
  title: "Where we stand in comparison",
  ownSize: (size) => `members ${size}`,
  all: "all members of the cooperative",
  lead: (members, group, day) => `Compared with ${members} administrations: ${group}. Values to compare with as of ${day}.`,
  filter: { round: "Check round", newest: "newest" },
  roundName: (title, period) => `${title} (${period})`,
  card: "Fulfilled by area",
  columns: { area: "Area", own: "We", low: "Lower quarter up to", median: "Middle (median)", high: "Upper quarter from", place: "That means" },
  places: { below: "in the lower quarter", above: "in the upper quarter", middle: "in the middle half", open: "not answered yet", few: "too few to compare" },
  percent: (value) => (value === null ? "–" : `${value}%`),
  noRoundTitle: "No check yet",
  noRound: "As soon as your administration takes part in a check, this shows where it stands.",
  tooFewTitle: "No comparison yet",
  tooFew: "A comparison appears once at least five other comparable administrations have handed in their check. There are new values on the first of every month.",
  rule: "Names and single values of other administrations never appear here. The middle is the value above and below which equally many administrations lie.",
  open: "To the check",
  sheets: { name: (today, member) => `${today} Comparison ${member}`, areas: "Areas", facts: "About" },
};
