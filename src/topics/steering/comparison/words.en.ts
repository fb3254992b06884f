import type { Words } from "#ui/words";
import type { de } from "./words.de.ts";

export const en: Words<typeof de> = {
  operations: {
    "steering.compare": "View our subject areas in comparison",
    "steering.take-quartiles": "Note the values to compare with",
  },
  failures: {
    "member-unknown": "There is no such member.",
    "round-unknown": "Your administration takes no part in this check round. Choose another one from the list.",
  },
  sizes: {
    "under-5000": "fewer than 5,000 inhabitants",
    "5000-9999": "5,000 to 9,999 inhabitants",
    "10000-19999": "10,000 to 19,999 inhabitants",
    "20000-49999": "20,000 to 49,999 inhabitants",
    "from-50000": "50,000 inhabitants and more",
    district: "the kind of a district",
    none: "no number of inhabitants given",
  },
  title: "Where we stand in comparison",
  ownSize: (size) => `members with ${size}`,
  all: "all members of the cooperative",
  lead: (members, group, day) => `Compared with ${members} administrations: ${group}. Values to compare with as of ${day}.`,
  filter: { round: "Check round", newest: "newest" },
  roundName: (title, period) => `${title} (${period})`,
  card: "Fulfilled by subject area",
  columns: { area: "Subject area", own: "We", low: "Lower quarter up to", median: "Middle (median)", high: "Upper quarter from", place: "That means" },
  places: { below: "in the lower quarter", above: "in the upper quarter", middle: "in the middle half", open: "not answered yet", few: "too few to compare" },
  percent: (value) => (value === null ? "–" : `${value}%`),
  noRoundTitle: "No check yet",
  noRound: "As soon as your administration takes part in a check, this shows where it stands.",
  tooFewTitle: "No comparison yet",
  tooFew: "A comparison appears once at least five other comparable administrations have handed in their check. Values are noted on the first of every month.",
  rule: "Names and single values of other administrations never appear here. The middle is the value above and below which equally many administrations lie.",
  open: "To the check",
};
