import { formatShortDate } from "#ui/dates";
import type { Field, MistakeReason, TableScale } from "./model.ts";

const fields: Record<Field, string> = {
  status: "Antwort",
  reason: "Begründung",
  note: "Anmerkung",
  deficits: "Was fehlt",
  responsible: "Verantwortlich",
  dueOn: "Bis wann",
};

const reasons: Record<MistakeReason, string> = {
  "row-unknown": "Diese Zeile wurde eingefügt und gehört zu keiner Anforderung.",
  "row-twice": "Diese Anforderung steht zweimal in der Tabelle; es ist nicht klar, welche Antwort gilt.",
  "head-changed": "Die Überschriften dieses Blatts wurden geändert.",
  "requirement-gone": "Diese Anforderung wird in diesem Check nicht mehr gefragt.",
  "value-not-on-scale": "Das ist keine der möglichen Antworten. Bitte wählen Sie aus der Liste.",
  "value-reason-needed": "„Entbehrlich“ oder „Nicht relevant“ braucht eine Begründung.",
  "value-not-a-date": "Das ist kein Datum. Bitte so schreiben: 24.12.2026",
  "value-too-long": "Ein Text ist zu lang: höchstens 4.000 Zeichen, bei „Verantwortlich“ 200.",
};

const coverages = { full: "ganz", partial: "zum Teil", guidance: "als Hilfe" } as const;

/** What is said about answering a check in a spreadsheet, in German. */
export const de = {
  operations: {
    "check.workbook": "Check als Tabelle herunterladen",
    "check.stage-workbook": "Ausgefüllte Tabelle eines Checks einlesen",
    "check.list-workbooks": "Eingelesene Tabellen eines Checks ansehen",
    "check.read-workbook": "Eingelesene Tabelle eines Checks ansehen",
    "check.apply-workbook": "Antworten aus der Tabelle in den Check übernehmen",
  },
  failures: {
    "check-unknown": "Diesen Check gibt es hier nicht. Bitte öffnen Sie die Liste Ihrer Checks.",
    "import-unknown": "Diese eingelesene Tabelle gibt es nicht. Bitte lesen Sie die Datei noch einmal ein.",
    "round-closed": "Die Stelle hat diesen Check beendet; es kann nichts mehr übernommen werden. Wenden Sie sich an die Stelle, wenn noch etwas fehlt.",
    "check-submitted": "Ihr Check ist schon eingereicht. Öffnen Sie ihn wieder, bevor Sie eine Tabelle einlesen.",
    "check-closed": "Ihr Check ist schon unterschrieben. Soll sich noch etwas ändern, bitten Sie die Leitung, ihn wieder zu öffnen.",
    "workbook-foreign":
      "Das ist keine Tabelle aus Ringwall, oder das Blatt „Ringwall“ fehlt. Laden Sie die Tabelle hier herunter, füllen Sie sie aus und lesen Sie dieselbe Datei wieder ein.",
    "workbook-of-other":
      "Diese Tabelle gehört zu einem anderen Check oder einer anderen Verwaltung. Laden Sie die Tabelle dieses Checks herunter und übertragen Sie Ihre Antworten.",
    "workbook-tampered":
      "In dieser Tabelle wurden verborgene Angaben verändert; deshalb lässt sich nicht sicher zuordnen, was wohin gehört. Laden Sie eine frische Tabelle herunter und übertragen Sie Ihre Antworten. Geändert wurde nichts.",
    "nothing-to-apply": "Es ist nichts ausgewählt, das übernommen werden könnte. Haken Sie mindestens eine Änderung an.",
    "answer-changed": "Jemand hat im selben Augenblick geantwortet. Es wurde nichts übernommen; bitte sehen Sie sich die Vorschau noch einmal an.",
  },
  layout: {
    sheet: "Anforderungen",
    heads: { number: "Nr.", area: "Bereich", requirement: "Anforderung", help: "Hilfe", ...fields, shared: "Gemeinschaftsantwort" },
    statuses: {
      wiba: { yes: "Ja", partly: "Teilweise", no: "Nein", dispensable: "Nicht relevant" },
      grundschutz: { yes: "Ja", partly: "Teilweise", no: "Nein", dispensable: "Entbehrlich" },
    },
    shared: ({ provider, coverage }: { readonly provider: string; readonly coverage: keyof typeof coverages }) => `${provider}: ${coverages[coverage]} erfüllt`,
  },
  guide: {
    name: "Anleitung",
    lines: (member: string, dueOn: string, scale: TableScale) =>
      [
        `Für: ${member}`,
        `Bitte bis zum ${formatShortDate(dueOn, "de")}.`,
        "",
        "So geht es: Füllen Sie im Blatt „Anforderungen“ die Spalten „Antwort“ bis „Bis wann“ aus. Für die Antwort gibt es eine Auswahlliste.",
        `${scale === "wiba" ? "„Nicht relevant“" : "„Entbehrlich“"} gilt nur mit einer Begründung. Bei „Nein“${scale === "wiba" ? "" : " und „Teilweise“"} schreiben Sie bitte dazu, was fehlt, wer sich kümmert und bis wann.`,
        "Sie dürfen sortieren, filtern und Spalten verschieben. Zeilen, die Sie löschen, bleiben in Ringwall, wie sie sind.",
        "Die Spalte „Gemeinschaftsantwort“ sagt, was die Stelle oder ein Dienstleister für alle beantwortet und Sie übernommen haben. Dort müssen Sie nichts eintragen.",
        "Nachweise laden Sie bitte auf der Seite des Checks hoch.",
        "Die verborgene Spalte und das verborgene Blatt „Ringwall“ braucht Ringwall, um die Antworten wiederzuerkennen. Bitte nicht ändern oder löschen.",
        "Zum Schluss: Datei speichern und auf derselben Seite, von der sie stammt, wieder einlesen. Sie sehen dann erst, was sich ändert; übernommen wird nur, was Sie bestätigen.",
      ].join("\n"),
    seal: "Dieses Blatt braucht Ringwall zum Einlesen. Bitte nicht ändern.",
  },
  title: "Den Check in einer Tabelle beantworten",
  lead: "Laden Sie alle Anforderungen als Tabelle herunter, füllen Sie sie in Ruhe aus, auch ohne Netz, und lesen Sie sie hier wieder ein.",
  back: "Zum Check",
  downloadTitle: "1. Herunterladen",
  downloadText: "Alle Anforderungen mit Ihren bisherigen Antworten. Sie können trotzdem auf der Seite weiterarbeiten; was sich überschneidet, sehen Sie beim Einlesen.",
  formats: { xlsx: "Excel (XLSX)", ods: "LibreOffice (ODS)" },
  uploadTitle: "2. Wieder einlesen",
  uploadText: "Beim Einlesen ändert sich noch nichts. Sie sehen zuerst, was sich ändern würde.",
  file: "Ausgefüllte Tabelle",
  fileHint: "Die Datei, die Sie hier heruntergeladen haben, als XLSX oder ODS",
  upload: "Einlesen und ansehen",
  locks: { "round-closed": "Die Stelle hat diesen Check beendet.", "check-submitted": "Der Check ist schon eingereicht.", "check-closed": "Der Check ist schon unterschrieben." },
  importsTitle: "Schon eingelesen",
  imports: { file: "Datei", at: "Eingelesen", applied: "Übernommen", notApplied: "noch nicht" },
  previewTitle: "Was sich ändert",
  previewLead: (fresh: number, changed: number, unchanged: number) =>
    [
      fresh === 0 ? null : fresh === 1 ? "Eine Anforderung wird zum ersten Mal beantwortet" : `${fresh} Anforderungen werden zum ersten Mal beantwortet`,
      changed === 0 ? null : changed === 1 ? "eine Antwort ist anders als hier" : `${changed} Antworten sind anders als hier`,
      unchanged === 1 ? "eine Zeile bleibt, wie sie ist" : `${unchanged} Zeilen bleiben, wie sie sind`,
    ]
      .filter((part) => part !== null)
      .join("; ")
      .replace(/^./u, (first) => first.toUpperCase()) + ".",
  previewNone: "In dieser Tabelle steht nichts Neues.",
  previewNoneHint: "Alles, was darin steht, ist schon hier.",
  newTitle: "Neu beantwortet",
  changesTitle: "Geändert",
  conflictsTitle: "Inzwischen auch hier geändert",
  conflictsText: "Diese Antworten hat jemand auf der Seite geändert, nachdem die Tabelle heruntergeladen wurde. Sie bleiben, wie sie hier sind, wenn Sie sie nicht anhaken.",
  mistakesTitle: "Nicht übernehmbar",
  mistakesText: "Diese Zeilen konnten nicht gelesen werden. Alles andere schon. Berichtigen Sie die Tabelle und lesen Sie sie noch einmal ein, oder antworten Sie auf der Seite.",
  columns: { take: "Übernehmen", requirement: "Anforderung", change: "Änderung", place: "Wo", reason: "Was nicht stimmt", changedBy: "Geändert von" },
  fields,
  part: (from: string, to: string) => (from === "" ? to : to === "" ? `„${from}“ entfällt` : `${from} → ${to}`),
  take: (requirement: string) => `Übernehmen: ${requirement}`,
  place: (sheet: string, row: number) => `${sheet}, Zeile ${row}`,
  apply: "Ausgewählte übernehmen",
  applied: "Übernommen. Alle Antworten aus der Tabelle, die Sie angehakt hatten, stehen jetzt im Check.",
  reasons,
};
