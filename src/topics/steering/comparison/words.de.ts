import type { Comparison } from "./model.ts";

export const de = {
  operations: {
    "steering.compare": "Unsere Bereiche im Vergleich ansehen",
    "steering.compare-export": "Unseren Vergleich als Tabelle herunterladen",
    "steering.take-quartiles": "Vergleichswerte festhalten",
  },
  failures: {
    "member-unknown": "Dieses Mitglied gibt es hier nicht. Bitte öffnen Sie die Startseite.",
    "round-unknown": "An dieser Check-Runde nimmt Ihre Verwaltung nicht teil. Wählen Sie eine andere aus der Liste.",
  },
  sizes: {
    "under-5000": "mit weniger als 5.000 Einwohnern",
    "5000-9999": "mit 5.000 bis 9.999 Einwohnern",
    "10000-19999": "mit 10.000 bis 19.999 Einwohnern",
    "20000-49999": "mit 20.000 bis 49.999 Einwohnern",
    "from-50000": "mit mindestens 50.000 Einwohnern",
    district: "der Art Landkreis",
    none: "ohne Angabe der Einwohnerzahl",
  } satisfies Record<Comparison["size"], string>,
  title: "Wo wir im Vergleich stehen",
  ownSize: (size: string) => `Mitglieder ${size}`,
  all: "alle Mitglieder des Verbunds",
  lead: (members: number, group: string, day: string) => `Verglichen wird mit ${members} Verwaltungen: ${group}. Stand der Vergleichswerte: ${day}.`,
  filter: { round: "Check-Runde", newest: "neueste" },
  roundName: (title: string, period: string) => `${title} (${period})`,
  card: "Erfüllt je Bereich",
  columns: { area: "Bereich", own: "Wir", low: "Unteres Viertel bis", median: "Mitte (Median)", high: "Oberes Viertel ab", place: "Das heißt" },
  places: { below: "im unteren Viertel", above: "im oberen Viertel", middle: "in der mittleren Hälfte", open: "noch nicht beantwortet", few: "zu wenige für einen Vergleich" },
  percent: (value: number | null) => (value === null ? "–" : `${value} %`),
  noRoundTitle: "Noch kein Check",
  noRound: "Sobald Ihre Verwaltung an einem Check teilnimmt, steht hier, wo sie steht.",
  tooFewTitle: "Noch kein Vergleich",
  tooFew: "Ein Vergleich erscheint, wenn mindestens fünf andere vergleichbare Verwaltungen ihren Check eingereicht haben. Neue Werte gibt es an jedem Monatsersten.",
  rule: "Namen und einzelne Werte anderer Verwaltungen erscheinen hier nie. Die Mitte (Median) ist der Wert, über und unter dem gleich viele Verwaltungen liegen.",
  open: "Zum Check",
  sheets: { name: (today: string, member: string) => `${today} Vergleich ${member}`, areas: "Bereiche", facts: "Angaben" },
};
