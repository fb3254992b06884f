/** What is said about the registers of an emergency, in German. */
import type { Permission } from "#kernel/access";
import { formatShortDate } from "#ui/dates";
import type { Choice, FieldName, GroupName, RegisterName } from "./model.ts";

type Own = Extract<
  Permission,
  | "emergency.overview"
  | "emergency.group"
  | "emergency.entry"
  | "emergency.save-entry"
  | "emergency.remove-entry"
  | "emergency.move-entry"
  | "emergency.confirm-register"
  | "emergency.take-proposals"
>;

const operations: Record<Own, string> = {
  "emergency.overview": "Stand der Notfallvorsorge ansehen",
  "emergency.group": "Notfallregister ansehen",
  "emergency.entry": "Eintrag eines Notfallregisters ansehen",
  "emergency.save-entry": "Eintrag im Notfallregister speichern",
  "emergency.remove-entry": "Eintrag aus dem Notfallregister entfernen",
  "emergency.move-entry": "Reihenfolge im Notfallregister ändern",
  "emergency.confirm-register": "Notfallregister als richtig bestätigen",
  "emergency.take-proposals": "Vorschläge ins Notfallregister übernehmen",
};

type Register = {
  readonly title: string;
  /** What it is for. */
  readonly lead: string;
  readonly add: string;
  /** What an empty register says. */
  readonly empty: string;
};

const registers: Record<RegisterName, Register> = {
  staff: {
    title: "Krisenstab",
    lead: "Wer führt, wenn nichts mehr geht – jede Funktion mit Vertretung. Am Wochenende zählt die private Nummer.",
    add: "Person eintragen",
    empty: "Noch niemand eingetragen. Beginnen Sie mit der Leitung des Stabs und ihrer Vertretung.",
  },
  alarm: {
    title: "Alarmierung",
    lead: "Wer ruft wen an, der Reihe nach – und was geschieht, wenn niemand abnimmt.",
    add: "Anruf eintragen",
    empty: "Noch kein Anruf eingetragen. Der erste geht an die Person, die über das Abschalten entscheidet.",
  },
  contacts: {
    title: "Kontakte",
    lead: "Alle, die Sie in den ersten drei Tagen anrufen müssen. Im Ernstfall ist das Adressbuch im Mailprogramm weg.",
    add: "Kontakt eintragen",
    empty: "Noch kein Kontakt eingetragen. Zuerst: Leitung, IT, die gemeinsame Stelle, Polizei, Zeitung.",
  },
  places: {
    title: "Orte und Ersatzwege",
    lead: "Wo der Stab zusammenkommt, worüber Sie telefonieren und Nachrichten schicken, wenn Telefonanlage und Mail tot sind.",
    add: "Ort oder Weg eintragen",
    empty: "Noch nichts eingetragen. Zuerst: der Raum für den Stab und eine Telefonnummer, die ohne Ihre Anlage funktioniert.",
  },
  decisions: {
    title: "Entscheidungsregeln",
    lead: "Was vorher entschieden ist, muss nachts um drei niemand verhandeln.",
    add: "Regel eintragen",
    empty: "Noch keine Regel. Die wichtigste: Wer darf die IT abschalten, ohne jemanden zu fragen?",
  },
  processes: {
    title: "Arbeiten ohne IT",
    lead: "Ein Blatt für jede Aufgabe: Was tun Sie nach drei Stunden, drei Tagen, drei Wochen, drei Monaten ohne IT?",
    add: "Blatt anlegen",
    empty: "Noch kein Blatt. Übernehmen Sie eine Vorlage und passen Sie sie mit dem Amt an.",
  },
  press: {
    title: "Texte",
    lead: "Vorbereitete Sätze für Beschäftigte, Bürgerinnen und Bürger, Zeitung und Gremien. Im Ernstfall bleiben zehn Minuten dafür.",
    add: "Text anlegen",
    empty: "Noch kein Text. Übernehmen Sie die Vorlagen und ergänzen Sie, wer sie freigibt.",
  },
  restart: {
    title: "Wiederanlauf",
    lead: "In welcher Reihenfolge kommt die IT zurück? Oben steht, was zuerst wieder laufen muss.",
    add: "Aufgabe eintragen",
    empty: "Noch nichts eingetragen. Fünf Zeilen reichen für den Anfang.",
  },
  providers: {
    title: "Dienstleister",
    lead: "Wer betreibt was, welche Nummer gilt im Notfall – und was steht, wenn genau dieser Dienstleister ausfällt?",
    add: "Dienstleister eintragen",
    empty: "Noch kein Dienstleister. Beginnen Sie mit dem, ohne den ein Amt sofort steht.",
  },
  payments: {
    title: "Zahlungen im Notfall",
    lead: "Welches Geld muss hinaus, auch ohne Kassenprogramm: wann, an wen, auf welchem Weg, mit welchen Unterschriften.",
    add: "Zahlung eintragen",
    empty: "Noch keine Zahlung. Zuerst: Sozialleistungen, Gehälter, Abschläge an Träger von Kitas.",
  },
  exercises: {
    title: "Übungen",
    lead: "Ein Plan, den niemand geübt hat, ist eine Vermutung. Eine Stunde am Tisch genügt für den Anfang.",
    add: "Übung eintragen",
    empty: "Noch keine Übung. Planen Sie eine Probe der Alarmierung: zwanzig Minuten, ein Nachmittag.",
  },
};

const groups: Record<GroupName, { readonly title: string; readonly lead: string }> = {
  menschen: { title: "Menschen und Wege", lead: "Wer führt, wer angerufen wird, wo Sie sich treffen." },
  arbeit: { title: "Entscheiden und arbeiten", lead: "Was gilt, wie es ohne IT weitergeht, was Sie sagen." },
  technik: { title: "Technik und Geld", lead: "Was zuerst wieder läuft, wer dabei hilft, welche Zahlungen hinausmüssen." },
  ueben: { title: "Üben", lead: "Ob es funktioniert, zeigt nur die Übung." },
};

type Label = { readonly label: string; readonly hint?: string };

const fields: Record<FieldName, Label> = {
  "staff.role": { label: "Funktion" },
  "staff.name": { label: "Name" },
  "staff.phone": { label: "Telefon dienstlich" },
  "staff.private": { label: "Telefon privat", hint: "Wird verschlüsselt. Niemand außerhalb Ihres Hauses sieht diese Nummer." },
  "staff.deputy": { label: "Vertretung" },
  "staff.deputyPhone": { label: "Vertretung: Telefon dienstlich" },
  "staff.deputyPrivate": { label: "Vertretung: Telefon privat", hint: "Wird verschlüsselt. Niemand außerhalb Ihres Hauses sieht diese Nummer." },
  "staff.tasks": { label: "Aufgaben im Stab" },
  "alarm.whom": { label: "Wer wird angerufen?" },
  "alarm.caller": { label: "Wer ruft an?" },
  "alarm.phone": { label: "Telefon" },
  "alarm.private": { label: "Telefon privat", hint: "Wird verschlüsselt. Niemand außerhalb Ihres Hauses sieht diese Nummer." },
  "alarm.otherwise": { label: "Wenn niemand abnimmt", hint: "Zum Beispiel: nach zehn Minuten die Vertretung anrufen." },
  "alarm.message": { label: "Was wird gesagt?" },
  "contacts.name": { label: "Name oder Einrichtung" },
  "contacts.kind": { label: "Art" },
  "contacts.function": { label: "Funktion" },
  "contacts.phone": { label: "Telefon" },
  "contacts.mobile": { label: "Mobil dienstlich" },
  "contacts.private": { label: "Telefon privat", hint: "Wird verschlüsselt. Niemand außerhalb Ihres Hauses sieht diese Nummer." },
  "contacts.email": { label: "E-Mail außerhalb des Hauses", hint: "Die eigene Adresse geht im Ernstfall vielleicht nicht." },
  "contacts.hours": { label: "Erreichbar" },
  "places.what": { label: "Was ist es?", hint: "Zum Beispiel: Feuerwache, Schulungsraum." },
  "places.kind": { label: "Wofür?" },
  "places.where": { label: "Wo, oder unter welcher Nummer?" },
  "places.access": { label: "Wer hat den Schlüssel oder Zugang?" },
  "places.note": { label: "Was ist zu beachten?" },
  "decisions.question": { label: "Was ist zu entscheiden?" },
  "decisions.rule": { label: "Was gilt?" },
  "decisions.decides": { label: "Wer entscheidet?" },
  "decisions.deputy": { label: "Und wenn die Person nicht da ist?" },
  "processes.title": { label: "Aufgabe" },
  "processes.department": { label: "Amt" },
  "processes.hours": { label: "Drei Stunden ohne IT" },
  "processes.days": { label: "Drei Tage ohne IT" },
  "processes.weeks": { label: "Drei Wochen ohne IT" },
  "processes.months": { label: "Drei Monate ohne IT" },
  "processes.material": { label: "Was wird gebraucht, und wo liegt es?" },
  "processes.decides": { label: "Wer entscheidet, was zuerst kommt?" },
  "processes.after": { label: "Wie kommt es später in die Programme?" },
  "press.occasion": { label: "Anlass" },
  "press.audience": { label: "An wen?" },
  "press.text": { label: "Text", hint: "Stellen in eckigen Klammern füllen Sie im Ernstfall aus." },
  "press.released": { label: "Wer gibt frei?" },
  "restart.task": { label: "Aufgabe" },
  "restart.outage": { label: "Darf höchstens ausfallen" },
  "restart.reason": { label: "Warum?" },
  "restart.system": { label: "Programm oder Gerät" },
  "restart.provider": { label: "Dienstleister" },
  "restart.backup": { label: "Wo liegt die Sicherung?" },
  "restart.responsible": { label: "Wer kümmert sich?" },
  "providers.name": { label: "Dienstleister" },
  "providers.services": { label: "Was betreibt oder betreut er?" },
  "providers.stops": { label: "Was steht, wenn er ausfällt?" },
  "providers.emergencyPhone": { label: "Notfallnummer", hint: "Die Nummer, die nachts und am Wochenende gilt." },
  "providers.phone": { label: "Telefon tagsüber" },
  "providers.hours": { label: "Wann erreichbar?" },
  "providers.contract": { label: "Vertragsnummer", hint: "Ohne sie hilft die Hotline oft nicht weiter." },
  "providers.customer": { label: "Kundennummer" },
  "providers.inHouse": { label: "Wer kennt sich bei uns aus?" },
  "payments.payment": { label: "Zahlung" },
  "payments.due": { label: "Wann fällig?" },
  "payments.recipients": { label: "An wen, wie viele?" },
  "payments.way": { label: "Weg ohne eigene IT", hint: "Was ist mit der Bank abgesprochen?" },
  "payments.bank": { label: "Ansprechstelle der Bank" },
  "payments.signs": { label: "Wer unterschreibt?" },
  "payments.consequence": { label: "Was passiert, wenn sie ausbleibt?" },
  "exercises.title": { label: "Was wird geübt?" },
  "exercises.kind": { label: "Art" },
  "exercises.day": { label: "Tag" },
  "exercises.state": { label: "Stand" },
  "exercises.takes-part": { label: "Wer macht mit?" },
  "exercises.result": { label: "Ergebnis" },
  "exercises.lessons": { label: "Was wird geändert?", hint: "Schreiben Sie jede Änderung in eine eigene Zeile. Jede Zeile wird mit einem Klick eine Maßnahme." },
};

const choices: Record<Choice, string> = {
  head: "Leitung des Stabs",
  it: "IT",
  privacy: "Recht und Datenschutz",
  press: "Presse",
  personnel: "Personal",
  departments: "Fachämter",
  log: "Protokoll",
  supply: "Räume und Versorgung",
  leadership: "Leitung",
  office: "Gemeinsame Stelle",
  authority: "Polizei und Aufsicht",
  department: "Amt im Haus",
  supplier: "Firma",
  neighbour: "Nachbarkommune",
  other: "Sonstiges",
  meeting: "Treffpunkt des Stabs",
  work: "Ersatzarbeitsplätze",
  phone: "Ersatztelefon",
  internet: "Zweiter Weg ins Netz",
  messages: "Nachrichten ohne eigene Mail",
  papers: "Aufbewahrung von Papieren",
  staff: "Beschäftigte",
  public: "Bürgerinnen und Bürger",
  council: "Gremien",
  partners: "Partner und Behörden",
  hours: "3 Stunden",
  day: "1 Tag",
  days: "3 Tage",
  week: "1 Woche",
  weeks: "3 Wochen",
  month: "1 Monat und länger",
  alarm: "Alarmierung proben",
  table: "Am Tisch durchspielen",
  paper: "Arbeiten auf Papier",
  restore: "Sicherung zurückspielen",
  evacuation: "Umzug in Ersatzräume",
  planned: "geplant",
  held: "durchgeführt",
};

const done: Readonly<Record<string, string>> = {
  "emergency.save-entry": "Gespeichert.",
  "emergency.remove-entry": "Entfernt.",
  "emergency.move-entry": "Reihenfolge geändert.",
  "emergency.confirm-register": "Bestätigt. In einem halben Jahr fragt Ringwall wieder.",
  "measure.create": "Die Maßnahme ist angelegt. Zuständig sind Sie, die Frist endet in vier Wochen. Beides ändern Sie auf der Seite der Maßnahme.",
  "emergency.take-proposals": "Übernommen. Bitte ergänzen Sie, was noch fehlt.",
};

export const de = {
  operations,
  failures: {
    "member-unknown": "Diese Verwaltung gibt es nicht.",
    "entry-unknown": "Diesen Eintrag gibt es nicht mehr.",
    "entry-changed": "Jemand anderes hat diesen Eintrag inzwischen geändert. Ihre Eingaben stehen noch hier: Laden Sie die Seite in einem zweiten Fenster und vergleichen Sie.",
    "register-full": "Mehr als 200 Einträge passen nicht in ein Register. Bitte entfernen Sie, was im Notfall niemand braucht.",
    "order-has-no-meaning": "In diesem Register gibt es keine Reihenfolge.",
    "already-at-the-end": "Weiter geht es in dieser Richtung nicht.",
    "register-empty": "Ein leeres Register lässt sich nicht bestätigen.",
    "no-proposals": "Bitte wählen Sie mindestens einen Vorschlag aus.",
  },
  registers,
  groups,
  fields,
  choices,
  done,
  overview: {
    title: "Notfallvorsorge",
    lead: (share: number, missing: number) =>
      share === 100
        ? "Alles da. Bleiben Sie dran: bestätigen, üben, neu drucken."
        : `${share} % sind da. ${missing === 1 ? "Eine Angabe fehlt" : `${missing} Angaben fehlen`} noch.`,
    registers: "Ihre Register",
    register: "Register",
    entries: "Einträge",
    complete: "Vollständig",
    of: (met: number, wanted: number) => (wanted === 0 ? "–" : `${met} von ${wanted}`),
    confirmed: "Zuletzt bestätigt",
    never: "noch nie",
    todo: "Was jetzt fehlt",
    todoMore: (count: number) => `Und ${count} weitere. Sie stehen bei den Registern.`,
    nothing: "Es fehlt nichts.",
    nothingHint: "Drucken Sie die Notfallmappe neu und planen Sie die nächste Übung.",
    proposals: (count: number) => (count === 1 ? "Einen Eintrag kennt Ringwall schon" : `${count} Einträge kennt Ringwall schon`),
    proposalsText: "Sie kommen aus Ihren Antworten in der Erhebung, aus den Personen Ihres Hauses und aus Vorlagen. Sie stehen bei den Registern und warten auf Ihr Ja.",
    outside: "Sie sehen, wie vollständig die Register sind. Private Nummern verlassen das Haus nie.",
    state: { full: "vollständig", part: "lückenhaft", none: "leer", stale: "bitte prüfen" },
    pack: "Notfallmappe",
    aid: "Gegenseitige Hilfe",
  },
  findings: {
    make: "Als Maßnahme anlegen",
    makeLabel: (finding: string) => `Als Maßnahme anlegen: ${finding}`,
    measure: "Zur Maßnahme",
    atWork: "in Arbeit",
    lessons: "Was die Übung gelehrt hat",
    lessonsLead: "Jede Zeile wird mit einem Klick eine Maßnahme. Zuständig sind Sie, die Frist endet in vier Wochen. Beides ändern Sie auf der Seite der Maßnahme.",
  },
  gaps: {
    "entries-few": (register: string, count: number) => `${register}: ${count === 1 ? "ein Eintrag fehlt" : `${count} Einträge fehlen`}`,
    "choice-missing": (register: string, subject: string) => `${register}: „${subject}“ fehlt`,
    "field-empty": (title: string, subject: string, count: number) =>
      count === 1 ? `${title}: „${subject}“ fehlt` : `${title}: „${subject}“ und ${count === 2 ? "eine weitere Angabe" : `${count - 1} weitere Angaben`} fehlen`,
    "not-confirmed": (register: string) => `${register}: seit einem halben Jahr nicht durchgesehen`,
    "never-exercised": "Im letzten Jahr wurde nicht geübt, und keine Übung ist geplant",
    act: "Ergänzen",
  },
  page: {
    all: "Notfallvorsorge",
    proposals: "Vorschläge",
    proposalsLead: "Das weiß Ringwall schon. Was Sie übernehmen, können Sie danach ändern.",
    take: "Ausgewählte übernehmen",
    origins: { survey: "aus der Erhebung", people: "aus „Personen“", template: "Vorlage" },
    confirm: "Alles geprüft und richtig",
    confirmLabel: (register: string) => `${register}: alles geprüft und richtig`,
    confirmed: (day: string | Date) => `zuletzt bestätigt am ${formatShortDate(day, "de")}`,
    up: "Nach oben",
    down: "Nach unten",
    upLabel: (title: string) => `${title} nach oben`,
    downLabel: (title: string) => `${title} nach unten`,
    order: "Reihenfolge",
    missing: "fehlt",
    hidden: "privat",
    newEntry: (register: string) => `${register}: neuer Eintrag`,
    save: "Speichern",
    remove: "Eintrag entfernen",
    removeConfirm: "Diesen Eintrag wirklich entfernen?",
    changed: (day: Date, who: string) => `Geändert am ${formatShortDate(day, "de")} von ${who}`,
    changing: "Sie sehen diesen Eintrag, ändern kann ihn nur das Haus selbst.",
    notGiven: "keine Angabe",
  },
};
