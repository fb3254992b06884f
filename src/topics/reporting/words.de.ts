import { formatCount } from "#ui/numbers";
import type { PagedState, RolledState } from "./model.ts";

const states: Record<PagedState, string> = {
  draft: "noch nicht begonnen",
  "in-progress": "in Arbeit",
  submitted: "eingereicht",
  returned: "zurückgegeben",
  verified: "von der Stelle geprüft",
  closed: "unterschrieben",
};
const measureStates: Record<RolledState, string> = {
  open: "offen",
  planned: "geplant",
  "in-progress": "in Arbeit",
  "on-hold": "ruht",
  implemented: "umgesetzt",
  effective: "wirksam",
  rejected: "abgelehnt",
};
const capital = (text: string) => text.charAt(0).toUpperCase() + text.slice(1);
const count = (value: number) => formatCount(value, "de");
const gaps = (value: number) => (value === 1 ? "eine Basis-Anforderung" : `${count(value)} Basis-Anforderungen`);
const marks = { marking: "Nur für den Dienstgebrauch", invented: "Vorführung: alle Angaben frei erfunden", state: (date: string) => `Stand: ${date}` };

/** What reports about checks and measures say, in German. */
export const de = {
  operations: {
    "report.member-page": "Eine Seite für die Leitung herunterladen",
    "report.steering-pack": "Unterlage für die Lenkungsgruppe herunterladen",
    "measure.export-oscal": "Maßnahmen als OSCAL-Datei herunterladen",
  },
  failures: {
    "check-unknown": "Diesen Check gibt es hier nicht. Bitte öffnen Sie die Liste der Checks.",
    "round-unknown": "Diese Check-Runde gibt es hier nicht. Bitte öffnen Sie die Liste der Check-Runden.",
    "member-unknown": "Diese Verwaltung gibt es hier nicht. Bitte öffnen Sie die Liste der Mitglieder.",
    "details-hidden": "Diese Verwaltung zeigt der Stelle nur Stände, keine einzelnen Antworten. Bitten Sie die Koordination dort um die Datei.",
    "nothing-to-export": "Es gibt noch keine Maßnahmen. Legen Sie eine an, oder wählen Sie Lücken aus dem Check.",
  },
  planFileName: (member: string, day: string) => `${day} ${member} – Maßnahmen OSCAL.json`,
  member: {
    ...marks,
    title: "Informationssicherheit auf einer Seite",
    fileName: (member: string, check: string, day: string) => `${day} ${member} – Leitungsseite ${check}`,
    states,
    sentence: (share: number, basicGaps: number, answered: number) =>
      answered === 0
        ? "Der Check hat noch nicht begonnen."
        : basicGaps === 0
          ? `Wir erfüllen ${share} % der Anforderungen.`
          : `Wir erfüllen ${share} % der Anforderungen; ${gaps(basicGaps)} ${basicGaps === 1 ? "ist" : "sind"} noch nicht erfüllt.`,
    sentenceText: (state: string, answered: number, asked: number) => `Der Check ist ${state}: ${answered} von ${asked} Anforderungen sind beantwortet.`,
    outOf: (some: number, all: number) => `${some} von ${all}`,
    figures: {
      answered: "Beantwortet",
      fulfilled: "Erfüllt oder entbehrlich",
      basicGaps: "Grundlegendes fehlt",
      shared: "Gemeinschaftsantworten",
      measures: "Offene Maßnahmen",
    },
    gapsOf: (all: number, unplanned: number) =>
      `${all === 0 ? "keine" : all} ${all === 1 ? "Basis-Anforderung" : "Basis-Anforderungen"}${unplanned > 0 ? `, davon ${unplanned} ohne Plan` : ""}`,
    measuresOf: ({ pending, overdue, once, yearly }: { readonly pending: number; readonly overdue: number; readonly once: string; readonly yearly: string }) =>
      `${pending}${overdue > 0 ? `, davon ${overdue} überfällig` : ""}${pending === 0 ? "" : ` – ${once} einmalig, ${yearly} jährlich`}`,
    urgent: (shown: number) => (shown === 1 ? "Die dringendste Lücke" : shown === 2 ? "Die zwei dringendsten Lücken" : "Die drei dringendsten Lücken"),
    noGaps: "Unter den beantworteten Anforderungen gibt es keine Lücke.",
    hidden: "Einzelne Lücken zeigt diese Verwaltung der Stelle nicht.",
    nothingSaid: "was fehlt, ist noch nicht beschrieben",
    nobody: "niemand zuständig",
    noDay: "ohne Termin",
    until: (day: string) => `bis ${day}`,
    carriedTitle: "Was die Gemeinschaft für uns übernimmt",
    provider: (name: string, requirements: number) => `${name} (${requirements})`,
    carries: (shared: number, providers: string) =>
      `${shared === 1 ? "Eine Anforderung ist" : `${capital(count(shared))} Anforderungen sind`} durch Gemeinschaftsantworten erfüllt${providers === "" ? "" : `: ${providers}`}.`,
    carriesNothing: (office: string) =>
      `Bisher haben wir keine Gemeinschaftsantwort übernommen. Was schon für alle beantwortet ist, zeigt ${office === "" ? "die Stelle" : office}.`,
    duties: (open: number) => (open === 1 ? "Bei einer ist unser eigener Teil noch offen." : `Bei ${count(open)} ist unser eigener Teil noch offen.`),
    decisionsTitle: "Was Sie entscheiden",
    decide: {
      sign: "Den Check unterschreiben: Er ist vollständig und liegt zur Unterschrift vor.",
      planGaps: (unplanned: number) =>
        `Für ${gaps(unplanned)} festlegen, was geschieht, wer sich kümmert und bis wann. Solange das fehlt, kann der Check nicht unterschrieben werden; hinnehmen lässt sich das Risiko nicht.`,
      offers: (offers: number) => `${offers === 1 ? "Eine angebotene Gemeinschaftsantwort" : `${offers} angebotene Gemeinschaftsantworten`} übernehmen, anpassen oder ablehnen.`,
      money: (once: string, yearly: string) => `Mittel für die offenen Maßnahmen: ${once} einmalig und ${yearly} jährlich.`,
      overdue: (overdue: number) => `${overdue === 1 ? "Eine überfällige Maßnahme" : `${overdue} überfällige Maßnahmen`} neu ansetzen oder durchsetzen.`,
    },
    nothingToDecide: "Heute ist nichts zu entscheiden.",
  },
  pack: {
    ...marks,
    title: "Unterlage für die Lenkungsgruppe",
    fileName: (round: string, day: string) => `${day} Lenkungsgruppe ${round}`,
    states,
    summary: "Wo der Verbund steht",
    sentence: (submitted: number, all: number, overdue: number) =>
      `${submitted} von ${all} Checks ${submitted === 1 ? "ist" : "sind"} eingereicht${overdue === 0 ? "." : overdue === 1 ? "; einer ist überfällig." : `; ${count(overdue)} sind überfällig.`}`,
    showing: (showing: number, all: number) =>
      showing >= all
        ? "Alle Mitglieder zeigen den Stand ihres Checks."
        : `${showing} von ${all} Mitgliedern nehmen teil und zeigen den Stand ihres Checks; nur sie sind hier gezählt und genannt.`,
    withheld: "Summen über die Mitglieder werden erst ab fünf Mitgliedern gezeigt, damit niemand aus ihnen zu erkennen ist.",
    facts: {
      catalogue: "Katalog",
      due: "Frist",
      submitted: "Eingereicht",
      fulfilled: "Erfüllt oder entbehrlich",
      basicGaps: "Nicht erfüllte Basis-Anforderungen",
      shared: "Durch Gemeinschaftsantworten beantwortet",
    },
    outOf: (some: number, all: number) => `${some} von ${all}`,
    areas: {
      title: "Überblick nach Bereichen",
      weakest: (names: readonly string[]) => `Am wenigsten erfüllt ist bisher in: ${names.join("; ")}.`,
      bars: "Erfüllt oder entbehrlich, in Prozent der gefragten Anforderungen über alle Mitglieder",
      caption: "Antworten nach Bereichen, über alle Mitglieder",
      area: "Bereich",
      columns: ["ja", "teil\u00ADweise", "nein", "ent\u00ADbehr\u00ADlich", "offen", "ge\u00ADmein\u00ADsam", "Basis-Lü\u00ADcken"],
    },
    progress: {
      title: "Bearbeitungsstand",
      states: "Checks nach Bearbeitungsstand",
      named: "Genannt wird, wer seinen Stand zeigt; einzelne Antworten stehen hier nicht.",
      caption: "Stand der Mitglieder",
      overdue: (day: string) => `${day}, überfällig`,
      columns: { state: "Bearbeitungsstand", checks: "Checks", member: "Mitglied", answered: "beantwortet", fulfilled: "erfüllt", basicGaps: "Basis-Lücken", due: "Frist" },
    },
    gaps: {
      title: "Häufigste Lücken",
      withheld: "Häufige Lücken werden erst gezeigt, wenn mindestens fünf Mitglieder ihre einzelnen Antworten zeigen.",
      none: "Keine Anforderung fehlt bei mehr als einem Mitglied.",
      meaning: "Was bei vielen fehlt, lohnt eine gemeinsame Maßnahme oder eine Gemeinschaftsantwort. Gezählt sind Mitglieder, die ihre Antworten zeigen und begonnen haben.",
      caption: "Anforderungen, die am häufigsten nicht oder nur teilweise erfüllt sind",
      isBasic: "ja",
      columns: { requirement: "Anforderung", basic: "Basis", members: "Mitglieder" },
    },
    rollOut: {
      title: "Verbundmaßnahmen",
      none: "Es gibt noch keine Verbundmaßnahme.",
      meaning: "Gezählt sind die Mitglieder, die den Stand ihrer Maßnahmen zeigen.",
      caption: "Umsetzung der Verbundmaßnahmen",
      columns: { measure: "Maßnahme", done: "umgesetzt", running: "in Arbeit", due: "Frist" },
    },
    costs: {
      title: "Kosten der Maßnahmen",
      withheld: "Kostensummen werden erst ab fünf Mitgliedern gezeigt.",
      meaning: (members: number) => `Summen über ${members} Mitglieder, wie sie in ihren Maßnahmen stehen.`,
      caption: "Maßnahmen und Kosten nach Stand",
      pending: "davon noch zu leisten",
      states: measureStates,
      columns: { state: "Stand", measures: "Maßnahmen", once: "einmalig", yearly: "jährlich" },
    },
  },
  page: {
    member: "Eine Seite für die Leitung",
    memberLead: "Passt auf ein Blatt A4: wo Sie stehen, was drängt, was zu entscheiden ist.",
    pack: "Unterlage für die Lenkungsgruppe",
    packLead: "Der Stand der Check-Runde über alle Mitglieder, die ihn zeigen. Summen erst ab fünf Mitgliedern.",
    formats: "Dokument herunterladen",
    result: "Ausführliches Ergebnis",
    measures: "Maßnahmen für andere Programme (OSCAL)",
    matrix: "Zur Check-Runde",
  },
};
