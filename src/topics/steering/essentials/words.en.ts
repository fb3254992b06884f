import { formatCount, formatCounted } from "#ui/numbers";
import { capital, type Words } from "#ui/words";
import type { EssentialsRow } from "./model.ts";
import type { de } from "./words.de.ts";

const stands: Record<EssentialsRow["documents"][number]["stand"], string> = {
  none: "not begun",
  draft: "draft",
  review: "in review",
  released: "released, not yet in force",
  published: "in force",
};

const packs = {
  current: "printed and current",
  missing: "no pack yet",
  "never-printed": "never printed",
  "print-outdated": "print overtaken",
  "print-old": "print older than 90 days",
};

export const en: Words<typeof de> = {
  operations: { "steering.essentials": "View the essentials", "steering.essentials-export": "Download the essentials as a table" },
  failures: {},
  title: "Essentials",
  lead: ({ members, packs: current }) =>
    `${current} of ${formatCount(members, "en")} members ${current === 1 ? "has" : "have"} a current, printed emergency pack. The table shows who uses which document and how far the trainings are.`,
  caption: "Members and essentials",
  sort: "Order",
  sorts: { name: "by name", documents: "missing documents first", trainings: "least trained first", pack: "old emergency pack first" },
  gap: "Gaps",
  gaps: { all: "all members", documents: "a document is missing or overtaken", trainings: "fewer than half trained", pack: "emergency pack not current" },
  found: (count) => formatCounted(count, { one: "one member", many: "members" }, "en"),
  topics: { documents: "Documents", trainings: "Trainings", emergency: "Emergency preparation" },
  trainingHead: (title) => `Training: ${title}`,
  pack: { built: "Emergency pack built", printed: "Pack printed", age: "Print: age in days" },
  packs,
  documentStand: ({ stand, isBehind, isReviewDue }) => [stands[stand], isBehind && "older version", isReviewDue && "review due"].filter(Boolean).join(", "),
  documentText: ({ stand, isBehind, label }) => ({ none: "–", draft: "draft", review: "review", released: "released", published: isBehind ? `${label}\u00a0↑` : label })[stand],
  training: (completed, slips) =>
    slips === 0
      ? "no slips given out yet"
      : completed === null
        ? "no figure published yet"
        : `at least ${formatCount(completed, "en")} finished, ${formatCounted(slips, { one: "one slip", many: "slips" }, "en")} given out`,
  trainingText: (completed, slips) => (completed === null ? "–" : `≥\u202f${completed}/${slips}`),
  notAsked: "not asked",
  never: "never",
  sum: "In the cooperative",
  sumNote: (members) => `of ${formatCounted(members, { one: "one member", many: "members" }, "en")}`,
  currentIn: (count, members) => `${count} of ${members} have the newest version in force`,
  packsIn: (count, members) => `${count} of ${members} printed and current`,
  legend: [
    "good: document in force · pack printed and current · at least 85 % trained",
    "nearly done: document released · 70 to 84 % trained",
    "overtaken: document in an older version (↑) · print overtaken · 50 to 69 % trained",
    "begun: document a draft or in review · never printed or print older than 90 days · 35 to 49 % trained",
    "missing: document not begun · no emergency pack · below 35 % trained",
    "not rated: not asked to train · no figure yet",
  ],
  fives: "Trainings: “≥ 15/40” means at least 15 have finished, 40 slips are given out. Counted once a week and in whole fives. Fewer than five stand nowhere alone.",
  hidden: (count) => `${capital(formatCounted(count, { one: "one member shows only sums and stands", many: "members show only sums and stand" }, "en"))} in no row and in no sum.`,
  emptyTitle: "No member to be seen",
  emptyFiltered: "No member has this gap.",
  empty: "Here stands every member that shows its state.",
  export: {
    name: (today) => `${today} Essentials`,
    member: "Member",
    version: (title) => `${title}: version`,
    finished: (title) => `${title}: at least finished`,
    slips: (title) => `${title}: slips`,
    pack: "Emergency pack",
    facts: { sheet: "Notes", about: "Note", says: "Content", day: "As of", reading: "How to read the figures" },
  },
};
