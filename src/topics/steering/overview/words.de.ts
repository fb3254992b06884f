import { formatCount, formatDecimal } from "#ui/numbers";
import { capital } from "#ui/words";
import type { AreaCell, Indicator, TileFigure } from "./model.ts";

const number = (value: number): string => formatCount(value, "de");
const rated = (maturity: number): string => formatDecimal(maturity, "de", 1);
const signed = (points: number): string => (points > 0 ? `+${points}` : points < 0 ? `−${-points}` : "±0");

const indicators: Record<Indicator, string> = {
  sicherheitskonzept: "Sicherheitskonzept vorhanden",
  notfallhandbuch: "Notfallhandbuch freigegeben",
  "sicherung-konzept": "Datensicherung aufgeschrieben",
  "schulung-it": "IT-Personal regelmäßig fortgebildet",
  "schulung-beschaeftigte": "Alle Beschäftigten geschult",
};

const figures: Record<TileFigure, string> = {
  maturity: "Reifegrad",
  answered: "Check beantwortet",
  "basic-gaps": "Basis-Lücken",
  "open-measures": "Offene Maßnahmen",
  survey: "Erhebung beantwortet",
};

const tileValue = (figure: TileFigure, value: number | null): string => {
  if (value === null) return "–";
  if (figure === "maturity") return rated(value);
  return figure === "answered" || figure === "survey" ? `${value} %` : String(value);
};

export const de = {
  operations: {
    "steering.overview": "Überblick ansehen",
    "steering.map": "Kachelkarte ansehen",
    "steering.key-figures": "Fünf Kennzahlen ansehen",
    "steering.overview-export": "Überblick als Tabelle herunterladen",
  },
  failures: {
    "cooperative-unknown": "Diesen Verbund gibt es hier nicht. Bitte öffnen Sie die Startseite.",
    "round-unknown": "Diese Check-Runde gibt es nicht. Wählen Sie eine andere aus der Liste.",
  },
  title: "Überblick",
  lead: (maturity: number | null, members: number) =>
    maturity === null
      ? "Wo der Verbund steht: je Mitglied und Bereich, aus den Checks zusammengezählt."
      : `Reifegrad ${rated(maturity)} von 5 über ${number(members)} Mitglieder. Darunter: wo es hakt.`,
  stated: (day: string) => `Stand am ${day}`,
  statedText: "Sie sehen einen festgehaltenen Stand, nicht den heutigen. Festgehalten wird an jedem Monatsersten.",
  toToday: "Zum heutigen Stand",
  notYet: (day: string) => `Am ${day} war noch kein Stand dieser Check-Runde festgehalten.`,
  filter: { round: "Check-Runde", newest: "neueste", on: "Stand am", today: "heute", since: "Vergleich mit", last: "dem Stand davor", colour: "Karte zeigt" },
  roundName: (title: string, period: string) => `${title} (${period})`,
  map: "Der Verbund auf einen Blick",
  mapNote: "Die Lage der Kacheln ist nur ungefähr die der Landkarte.",
  mapToday: "Die Karte zeigt den heutigen Stand.",
  figures,
  tileValue,
  tileHidden: "nur Summen",
  tile: (figure: TileFigure, { name, value, hidden }: { name: string; value: number | null; hidden: boolean }) =>
    `${name} ${hidden ? "nur Summen" : value === null ? "noch nichts" : tileValue(figure, value)}, ${figures[figure]}`,
  shareLegend: ["ab 85 %", "70–84 %", "50–69 %", "35–49 %", "unter 35 %", "noch nichts"],
  maturityLegend: ["ab 4,3", "3,5–4,2", "2,5–3,4", "1,8–2,4", "unter 1,8", "noch nichts"],
  countLegend: ["keine", "1–2", "3–5", "6–10", "mehr als 10", "noch nichts"],
  heat: "Mitglieder × Bereiche",
  heatNote: (title: string, since: string | null) => (since ? `${title}; Pfeile: Veränderung seit ${since}` : title),
  whole: "Gesamt",
  maturity: "Reifegrad",
  visible: (members: number) => `Summe über ${number(members)}`,
  visibleNote: "eigene Zeile, schon begonnen",
  all: (members: number) => `Alle ${number(members)}`,
  allNote: (day: string) => `auch mit nur Summen, Stand ${day}`,
  cell: (cell: AreaCell) =>
    cell.percent === null
      ? "noch nicht beantwortet"
      : `${cell.percent} von 100 erfüllt, ${cell.answered} von ${cell.asked} beantwortet${cell.change === null ? "" : `, ${signed(cell.change)} Punkte`}`,
  cellText: (cell: AreaCell) => (cell.percent === null ? "–" : `${cell.percent}${cell.change === null || cell.change === 0 ? "" : cell.change > 0 ? "\u202f↑" : "\u202f↓"}`),
  notAsked: "nicht gefragt",
  maturityCell: (maturity: number | null, rung: number | null) =>
    maturity === null || rung === null
      ? "noch keiner"
      : `${rated(maturity)} von 5: ${["am Anfang", "erste Schritte", "auf dem Weg", "weit gekommen", "fest verankert"][rung] ?? ""}`,
  maturityText: (maturity: number | null) => (maturity === null ? "–" : rated(maturity)),
  hidden: (count: number) =>
    count === 1
      ? "Ein Mitglied zeigt nur Summen. Es steht in keiner Zeile und lässt sich aus keiner Summe ausrechnen."
      : `${capital(number(count))} Mitglieder zeigen nur Summen. Sie stehen in keiner Zeile; eine Summe mit ihnen erscheint nur, wenn mindestens fünf von ihnen darin sind.`,
  tooFew: "Eine Summe erscheint ab fünf Mitgliedern.",
  noRoundTitle: "Noch kein Check",
  noRound: "Sobald die Stelle einen Check ausgibt, steht hier, wo jedes Mitglied in welchem Bereich steht.",
  noRoundAct: "Check ausgeben",
  nobodyTitle: "Noch keine Stände",
  nobody: "In dieser Check-Runde zeigt noch kein Mitglied seinen Stand.",
  five: "Die fünf Kennzahlen",
  fiveNote: (title: string, period: string) => `aus „${title}“ (${period})`,
  fiveLead: "Woran es in Kommunen am häufigsten fehlt. Gezählt wird, wer mit „ja“ geantwortet hat.",
  fiveNone: "Noch keine Erhebung fragt nach diesen fünf Dingen.",
  fiveWithheld: "Die Zahlen erscheinen, sobald die Erhebung beendet ist und mindestens fünf Mitglieder geantwortet haben.",
  indicators,
  columns: { indicator: "Kennzahl", yes: "Ja", partly: "Zum Teil", no: "Nein", unknown: "Weiß nicht", trend: "Letztes Mal" },
  yesOf: (yes: number, of: number) => (of === 0 ? "–" : `${yes} von ${of}`),
  trend: (before: { yes: number; of: number } | null) => (before === null ? "–" : `${before.yes} von ${before.of}`),
  export: {
    name: (today: string, round: string | null, on: string | null) => `${today} Überblick${round === null ? "" : ` ${round}`}${on === null ? "" : `, Stand ${on}`}`,
    sheets: { areas: "Erfüllt in Prozent", change: "Veränderung in Punkten", map: "Karte", facts: "Angaben" },
    member: "Mitglied",
    percent: (title: string) => `${title} (%)`,
    answered: "Beantwortet",
    asked: "Gefragt",
    figures: { ...figures, answered: `${figures.answered} (%)`, survey: `${figures.survey} (%)` },
    note: "Hinweis",
    of: "Antworten",
    before: "Letztes Mal: Ja",
    beforeOf: "Letztes Mal: Antworten",
    sum: (label: string, note: string) => `${label} (${note})`,
    facts: {
      about: "Angabe",
      says: "Inhalt",
      today: (day: string) => `heutiger Stand, ${day}`,
      reading: "So lesen Sie die Zahlen",
      share: "Erfüllt: so viele von hundert gestellten Anforderungen sind umgesetzt oder begründet entbehrlich. Reifegrad: dasselbe von 0,0 bis 5,0.",
      empty: "Ein leeres Feld heißt: noch nicht beantwortet, oder das Mitglied zeigt nur Summen.",
    },
  },
};
