/** What is said about resolutions, in German. */
import type { Permission } from "#kernel/access";
import { formatDate, formatShortDate } from "#ui/dates";
import type { ResolutionStanding, ResolutionStep } from "./model.ts";

type Own = Extract<Permission, `resolution.${string}`>;

const operations: Record<Own, string> = {
  "resolution.matrix": "Beschlüsse aller Mitglieder ansehen",
  "resolution.own": "Beschlussweg eines Mitglieds ansehen",
  "resolution.record": "Beschluss eintragen",
  "resolution.document": "Auszug aus der Niederschrift herunterladen",
  "resolution.overview-paper": "Übersicht der Beschlüsse herunterladen",
  "resolution.remind-due": "An fehlende Beschlüsse erinnern",
};

const standings: Record<ResolutionStanding, string> = {
  none: "noch nichts",
  planned: "geplant",
  overdue: "Ergebnis fehlt",
  adopted: "beschlossen",
  "adopted-with-conditions": "mit Auflage beschlossen",
  postponed: "vertagt",
  refused: "abgelehnt",
};

const steps: Record<ResolutionStep, string> = { executive: "Magistrat oder Vorstand", committee: "Ausschuss", council: "Vertretungskörperschaft" };
const done: Readonly<Record<string, string>> = { "resolution.record": "Eingetragen. Frühere Einträge bleiben erhalten." };

type Letter = { readonly name: string; readonly member: string; readonly sessionOn: string; readonly address: string };

const other = { executive: "Vorstand", committee: "Ausschuss", council: "zuständiges Gremium" };

export const de = {
  operations,
  failures: {
    "version-unknown": "Diese Fassung gibt es nicht. Bitte öffnen Sie die Vereinbarung.",
    "version-not-circulated": "Diese Fassung ist noch ein Entwurf. Eingetragen wird erst, wenn die Stelle sie in die Gremien gegeben hat.",
    "version-settled": "Diese Fassung ist in Kraft gesetzt. Was die Vertretungskörperschaft später anders beschließt, wird eine neue Fassung oder eine Kündigung.",
    "member-unknown": "Dieses Mitglied gibt es hier nicht. Bitte öffnen Sie es über „Mitglieder“.",
    "member-not-asked": "Dieses Mitglied muss über diese Fassung nicht beschließen. Es ist nichts einzutragen.",
    "session-missing": "Zu einem Ergebnis gehört der Tag der Sitzung. Bitte tragen Sie ihn ein.",
    "session-in-future": "Ein Ergebnis gibt es erst nach der Sitzung. Bitte tragen Sie nur den Tag ein.",
    "conditions-missing": "Bitte tragen Sie die Auflage ein.",
    "votes-without-result": "Bitte tragen Sie zu den Stimmen auch das Ergebnis ein.",
    "votes-against-result": "Die Stimmen passen nicht zum Ergebnis: Beschlossen ist, was mehr Ja- als Nein-Stimmen hat; Enthaltungen zählen nicht mit. Bitte prüfen Sie beides.",
    "file-kind-refused": "Diese Art Datei geht nicht. Bitte wählen Sie PDF, DOCX, ODT, PNG oder JPG.",
    "file-too-large": "Die Datei ist größer als 10 MB. Bitte scannen Sie mit geringerer Auflösung oder wählen Sie nur den Auszug.",
    "quota-exceeded": "Der Speicherplatz dieses Hauses ist voll (1 GB). Bitte tragen Sie den Beschluss ohne Datei ein und wenden Sie sich an die Stelle.",
    "entry-unknown": "Zu diesem Eintrag gibt es keinen Auszug. Bitte laden Sie die Seite neu.",
  },
  done,
  standings,
  steps,
  bodies: {
    stadt: { executive: "Magistrat", committee: "Ausschuss", council: "Stadtverordnetenversammlung" },
    gemeinde: { executive: "Gemeindevorstand", committee: "Ausschuss", council: "Gemeindevertretung" },
    landkreis: { executive: "Kreisausschuss", committee: "Ausschuss", council: "Kreistag" },
    zweckverband: { executive: "Verbandsvorstand", committee: "Ausschuss", council: "Verbandsversammlung" },
    eigenbetrieb: other,
    aoer: { executive: "Vorstand", committee: "Ausschuss", council: "Verwaltungsrat" },
    sonstige: other,
  },
  votes: (yes: number, no: number, abstained: number) => `${yes} Ja, ${no} Nein, ${abstained} ${abstained === 1 ? "Enthaltung" : "Enthaltungen"}`,
  day: (day: string) => formatShortDate(day, "de"),
  matrix: {
    objects: "Einspruch des Hauses",
    title: "Beschlüsse",
    lead: (adopted: number, all: number) => (adopted === all ? `Alle ${all} Mitglieder haben beschlossen.` : `${adopted} von ${all} Mitgliedern haben beschlossen.`),
    refused: (count: number) => (count === 1 ? "Ein Mitglied hat abgelehnt." : `${count} Mitglieder haben abgelehnt.`),
    caption: "Mitglieder und ihr Beschlussweg",
    member: "Mitglied",
    missing: (body: string) => `es fehlt: ${body}`,
    hidden: "sehen nur das Haus selbst und die Stelle",
    empty: "Über diese Fassung muss niemand beschließen.",
    paper: "Übersicht",
    legend: { adopted: "beschlossen", conditions: "mit Auflage", planned: "geplant", postponed: "vertagt", late: "Ergebnis fehlt oder abgelehnt", none: "noch nichts" },
    version: "Vereinbarung",
    numbered: (number: number) => `Fassung ${number}`,
    content: "Inhalt",
    way: "Weg zur Geltung",
    councilPapers: "Sitzungsvorlagen",
  },
  own: {
    entries: "Einträge der Stelle",
    objection: (reason: string) => `Einspruch: ${reason}`,
    title: "Unser Beschluss",
    agreement: "Vereinbarung",
    tab: "Beschluss",
    lead: (body: string) => `Abschließend beschließt: ${body}. Tragen Sie jede Sitzung ein, auch geplante; die Stelle sieht, was noch fehlt.`,
    none: "Zurzeit liegt nichts zum Beschluss vor.",
    noneText: "Sobald die Stelle eine Fassung in die Gremien gibt, steht hier der Weg durch Ihre Gremien.",
    notAsked: "Über diese Fassung muss Ihr Haus nicht beschließen.",
    path: "Beschlussweg",
    record: "Sitzung oder Ergebnis eintragen",
    step: "Gremium",
    paperNumber: "Nummer der Vorlage",
    sessionOn: "Tag der Sitzung",
    sessionHint: "Auch ein geplanter Tag hilft: Die Stelle fragt dann erst danach.",
    item: "Tagesordnungspunkt",
    result: "Ergebnis",
    open: "noch offen",
    yes: "Ja-Stimmen",
    no: "Nein-Stimmen",
    abstained: "Enthaltungen",
    conditions: "Auflage",
    conditionsHint: "Nur, wenn mit Auflage beschlossen wurde.",
    file: "Auszug aus der Niederschrift",
    fileHint: "PDF, DOCX, ODT, PNG oder JPG bis 10 MB, freiwillig.",
    save: "Eintragen",
    history: "Was eingetragen wurde",
    document: "Auszug",
    documentOf: (body: string) => `Auszug ${body}`,
    itemText: (item: string) => `TOP ${item}`,
    numberText: (number: string) => `Vorlage ${number}`,
    byOffice: "durch die Stelle",
    readAgreement: "Vereinbarung lesen",
    councilPaper: "Sitzungsvorlage",
  },
  paper: {
    fileName: (day: string, number: number) => `${day} Beschlüsse zur Fassung ${number}`,
    title: "Übersicht der Beschlüsse",
    state: (day: string) => `Stand: ${day}`,
    invented: "Vorführung, Angaben frei erfunden",
    sum: (adopted: number, all: number) => `${adopted} von ${all} Beteiligten haben beschlossen.`,
    caption: "Beteiligte und ihr Beschlussweg",
    member: "Beteiligte",
    votes: "Stimmen",
    conditions: "Auflagen",
    bodies: "Gremien",
    bodiesText:
      "„Magistrat oder Vorstand“ ist in Städten der Magistrat, in Gemeinden der Gemeindevorstand und im Landkreis der Kreisausschuss; „Vertretungskörperschaft“ sind Stadtverordnetenversammlung, Gemeindevertretung und Kreistag.",
    signature: "Für die Richtigkeit: Ort, Datum, Unterschrift",
  },
  letter: {
    subject: ({ member }: Letter) => `${member}: Wie hat das Gremium entschieden?`,
    body: ({ name, sessionOn, address }: Letter) =>
      `Guten Tag ${name},\n\nam ${formatDate(sessionOn, "de")} stand die Vereinbarung auf einer Tagesordnung Ihres Hauses. Bitte tragen Sie das Ergebnis ein:\n\n${address}\n`,
  },
};
