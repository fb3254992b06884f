import type { Words } from "#ui/words";
import type { de } from "./words.de.ts";

export const en: Words<typeof de> = {
  operations: {
    "sensitisation.list": "See the yearly calendar",
    "sensitisation.read": "See a theme of the month",
    "sensitisation.poster": "Print a poster",
    "sensitisation.paper": "Print a text of a theme",
    "sensitisation.text": "Copy a text of a theme",
  },
  failures: { "theme-unknown": "There is no such theme." },
  title: "Yearly calendar",
  lead: "A theme for every month: poster, notice, intranet text and a short talk. Ready to print and to copy, with the name of your house. The texts are German.",
  thisMonth: "This month",
  all: "The whole year",
  caption: "Themes of the year",
  columns: { month: "Month", theme: "Theme", claim: "Poster" },
  open: "Open the theme",
  openNamed: (title) => `Open the theme: ${title}`,
  parts: { notice: "Notice", intranet: "Intranet text", talk: "Short talk (5 minutes)" },
  poster: "Poster",
  posterA4: "Poster A4 (PDF)",
  posterA3: "Poster A3 (PDF)",
  plain: "Plain text",
  printed: (day) => `As of ${day}`,
};
