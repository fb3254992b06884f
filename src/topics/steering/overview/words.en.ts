import { formatCount, formatDecimal } from "#ui/numbers";
import { capital, type Words } from "#ui/words";
import type { Indicator, TileFigure } from "./model.ts";
import type { de } from "./words.de.ts";

const number = (value: number): string => formatCount(value, "en");
const rated = (maturity: number): string => formatDecimal(maturity, "en", 1);
const signed = (points: number): string => (points > 0 ? `+${points}` : points < 0 ? `−${-points}` : "±0");

const indicators: Record<Indicator, string> = {
  sicherheitskonzept: "Security concept in place",
  notfallhandbuch: "Emergency manual released",
  "sicherung-konzept": "Backup concept written down",
  "schulung-it": "IT staff trained regularly",
  "schulung-beschaeftigte": "All staff trained",
};

const figures: Record<TileFigure, string> = {
  maturity: "Maturity",
  answered: "Check answered",
  "basic-gaps": "Basic gaps",
  "open-measures": "Open measures",
  survey: "Survey answered",
};

const tileValue = (figure: TileFigure, value: number | null): string => {
  if (value === null) return "–";
  if (figure === "maturity") return rated(value);
  return figure === "answered" || figure === "survey" ? `${value}%` : String(value);
};

export const en: Words<typeof de> = {
  operations: {
    "steering.overview": "View the overview",
    "steering.map": "View the tile map",
    "steering.key-figures": "View the five key figures",
    "steering.overview-export": "Export the overview as a table",
  },
  failures: {
    "cooperative-unknown": "There is no such cooperative.",
    "round-unknown": "There is no such check round. Choose another one from the list.",
  },
  title: "Overview",
  lead: (maturity, members) =>
    maturity === null
      ? "Where the cooperative stands: by member and area, counted from the checks."
      : `Maturity ${rated(maturity)} of 5 over ${number(members)} members. Below: where it falters.`,
  stated: (day) => `As of ${day}`,
  statedText: "You see a standing that was noted, not today's. Standings are noted on the first of every month.",
  toToday: "To today's standing",
  notYet: (day) => `On ${day} no standing of this round had been noted yet.`,
  filter: { round: "Check round", newest: "newest", on: "As of", today: "today", since: "Compare with", last: "the standing before", colour: "Map shows" },
  roundName: (title, period) => `${title} (${period})`,
  map: "The cooperative at a glance",
  mapNote: "The tiles lie only roughly as on the map.",
  mapToday: "The map shows today's standing.",
  figures,
  tileValue,
  tileHidden: "sums only",
  tile: (figure, { name, value, hidden }) => `${name} ${hidden ? "sums only" : value === null ? "nothing yet" : tileValue(figure, value)}, ${figures[figure]}`,
  shareLegend: ["85% and more", "70–84%", "50–69%", "35–49%", "below 35%", "nothing yet"],
  maturityLegend: ["4.3 and more", "3.5–4.2", "2.5–3.4", "1.8–2.4", "below 1.8", "nothing yet"],
  countLegend: ["none", "1–2", "3–5", "6–10", "more than 10", "nothing yet"],
  heat: "Members × areas",
  heatNote: (title, since) => (since ? `${title}; arrows: change since ${since}` : title),
  whole: "Whole",
  maturity: "Maturity",
  visible: (members) => `Sum over ${number(members)}`,
  visibleNote: "own row, already begun",
  all: (members) => `All ${number(members)}`,
  allNote: (day) => `with those showing sums only, as of ${day}`,
  cell: (cell) =>
    cell.percent === null
      ? "not answered yet"
      : `${cell.percent} of 100 fulfilled, ${cell.answered} of ${cell.asked} answered${cell.change === null ? "" : `, ${signed(cell.change)} points`}`,
  cellText: (cell) => (cell.percent === null ? "–" : `${cell.percent}${cell.change === null || cell.change === 0 ? "" : cell.change > 0 ? "\u202f↑" : "\u202f↓"}`),
  notAsked: "not asked",
  maturityCell: (maturity, rung) =>
    maturity === null || rung === null ? "none yet" : `${rated(maturity)} of 5: ${["at the start", "first steps", "on the way", "come far", "firmly anchored"][rung] ?? ""}`,
  maturityText: (maturity) => (maturity === null ? "–" : rated(maturity)),
  hidden: (count) =>
    count === 1
      ? "One member shows sums only. It is in no row, and no sum lets it be worked out."
      : `${capital(number(count))} members show sums only. They are in no row; a sum with them appears only if at least five of them are in it.`,
  tooFew: "A sum appears from five members on.",
  noRoundTitle: "No check yet",
  noRound: "As soon as the office issues a check, this shows where every member stands in which area.",
  noRoundAct: "Issue a check",
  nobodyTitle: "No standings yet",
  nobody: "No member shows its standing in this round yet.",
  five: "The five key figures",
  fiveNote: (title, period) => `from “${title}” (${period})`,
  fiveLead: "What municipalities lack most often. Counted are those that answered “yes”.",
  fiveNone: "No survey asks for these five things yet.",
  fiveWithheld: "The figures appear once the survey has ended and at least five members have answered.",
  indicators,
  columns: { indicator: "Key figure", yes: "Yes", partly: "In part", no: "No", unknown: "Do not know", trend: "Last time" },
  yesOf: (yes, of) => (of === 0 ? "–" : `${yes} of ${of}`),
  trend: (before) => (before === null ? "–" : `${before.yes} of ${before.of}`),
  export: {
    name: (today, round, on) => `${today} Overview${round === null ? "" : ` ${round}`}${on === null ? "" : `, as of ${on}`}`,
    sheets: { areas: "Fulfilled in percent", change: "Change in points", map: "Map", facts: "About" },
    member: "Member",
    percent: (title) => `${title} (%)`,
    answered: "Answered",
    asked: "Asked",
    figures: { ...figures, answered: `${figures.answered} (%)`, survey: `${figures.survey} (%)` },
    note: "Note",
    of: "Answers",
    before: "Last time: yes",
    beforeOf: "Last time: answers",
    sum: (label, note) => `${label} (${note})`,
    facts: {
      about: "About",
      says: "Content",
      today: (day) => `today's standing, ${day}`,
      reading: "How to read the figures",
      share: "Fulfilled: so many of a hundred requirements asked are in place or dispensable for a reason. Maturity: the same from 0.0 to 5.0.",
      empty: "An empty cell means: not answered yet, or the member shows sums only.",
    },
  },
};
