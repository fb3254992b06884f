/** What is said of all members' preparation, in English. */
import { formatShortDate } from "#ui/dates";
import type { Words } from "#ui/words";
import type { de } from "./words.de.ts";

export const en: Words<typeof de> = {
  operations: { "emergency.roll-up": "View the emergency preparation of all members" },
  failures: {},
  page: {
    title: "Emergency preparation",
    lead: (ready, all) => `${ready} of ${all} members ${ready === 1 ? "has" : "have"} a current, printed emergency pack.`,
    aid: "Mutual aid",
    essentials: "Essentials",
    caption: "Who is prepared?",
    member: "Member",
    legend: ["complete", "nearly", "half", "begun", "nothing"],
    groups: { menschen: "People and ways", arbeit: "Deciding and working", technik: "Technology and money", ueben: "Exercising" },
    percent: (share) => `${share} %`,
    pack: "Emergency pack",
    packs: { missing: "none", "never-printed": "never printed", "print-outdated": "overtaken", "print-old": "older than 90 days" },
    printed: (day) => `printed ${formatShortDate(day, "en")}`,
    exercise: "Exercise",
    planned: (day) => `planned ${formatShortDate(day, "en")}`,
    held: (day) => `last ${formatShortDate(day, "en")}`,
    noExercise: "none",
    hidden: (count) => (count === 1 ? "One member shows only sums and is not listed here." : `${count} members show only sums and are not listed here.`),
    dependencies: "If this provider fails",
    dependenciesNote: (count) => (count === 1 ? "from one member that shows details" : `from ${count} members that show details`),
    provider: "Provider",
    towns: "Affected",
    stops: "What stops",
    none: "No provider to be seen yet.",
    noneHint: "Here stands what members have entered that show details.",
  },
};
