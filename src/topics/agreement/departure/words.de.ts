/** What is said about leaving, in German. */
import type { Permission } from "#kernel/access";
import { formatShortDate } from "#ui/dates";
import { formatNumber } from "#ui/numbers";
import type { Certificate, Departure } from "./model.ts";

type Own = Extract<Permission, `departure.${string}`>;

const operations: Record<Own, string> = {
  "departure.read": "Stand des Ausstiegs ansehen",
  "departure.export": "Alles mitnehmen, was dem Mitglied gehört",
  "departure.import": "Ein Mitglied aus einem Export aufnehmen",
  "departure.list": "Ausstiege ansehen",
  "departure.ask": "Löschung beantragen",
  "departure.confirm": "Löschung bestätigen",
  "departure.stop": "Löschung anhalten",
  "departure.carry-out": "Bestätigte Löschungen ausführen",
  "departure.certificate": "Löschnachweis drucken",
};

const done: Readonly<Record<string, string>> = {
  "departure.ask": "Beantragt. Jetzt muss eine zweite Person bestätigen.",
  "departure.confirm": "Bestätigt. Bis zum genannten Tag kann die Löschung angehalten werden.",
  "departure.stop": "Angehalten. Es wird nichts gelöscht.",
};

type Told = { readonly memberName: string; readonly day: string; readonly fingerprint: string; readonly events: number; readonly rows: number; readonly files: number };

const readme = ({ memberName, day, fingerprint, events, rows, files }: Told) => `${memberName}: Export aus Ringwall vom ${formatShortDate(day, "de")}

VERTRAULICH. Diese Datei enthält alles, was ${memberName} in Ringwall gehört, auch private Telefonnummern aus dem
Notfallregister. Bewahren Sie sie so auf wie die Notfallmappe auf Papier, und verschicken Sie sie nicht unverschlüsselt.

Was darin ist
  Bestand.xlsx     Alles zum Lesen und Durchsuchen, ein Blatt je Tabelle.
  Daten/           Dasselbe für Programme: eine Datei je Tabelle, eine Zeile je Datensatz (JSON, UTF-8).
  Beschreibung/    Zu jeder Tabelle, was ihre Spalten bedeuten, als JSON-Schema.
  Dateien/         Hochgeladene Dateien unter ihrem Namen; der Ordner heißt nach der Prüfsumme (SHA-256).
  Verlauf/         Wer wann was getan hat: die Ereigniskette des Mitglieds mit ihren Prüfsummen.
  inhalt.json      Verzeichnis aller Teile mit Größe und Prüfsumme.

Umfang: ${formatNumber(rows, "de")} Datensätze; Dateien: ${formatNumber(files, "de")}; Ereignisse: ${formatNumber(events, "de")}.

Prüfsumme des Bestands
  ${fingerprint}
Sie gilt für Daten und Dateien zusammen. Derselbe Bestand hat in jeder Installation dieselbe Prüfsumme.

Wieder einspielen
  Eine leere Installation derselben Version nimmt diese Datei auf: als Betreiber anmelden, Verbünde, „Mitglied aufnehmen“.
  Danach ergibt der Export dort wieder dieselbe Prüfsumme.

Was fehlt
  Passwörter, zweite Faktoren, Sitzungen und Codes. Alle Personen werden neu eingeladen, Telefone neu eingerichtet.
  Von anderen Mitgliedern ist nichts darin; wer in der Stelle etwas getan hat, steht mit Namen in der jeweiligen Zeile.
`;

export const de = {
  operations,
  failures: {
    "member-unknown": "Dieses Mitglied gibt es nicht.",
    "installation-not-empty": "Hier gibt es schon einen Verbund. Aufgenommen wird nur in eine leere Installation.",
    "package-unreadable": "Das ist kein Export aus Ringwall, oder die Datei ist beschädigt.",
    "package-too-large": "Diese Datei ist entpackt größer als 1 GB und wird nicht gelesen.",
    "package-damaged": "Inhalt und Prüfsummen stimmen nicht überein. Die Datei wurde verändert oder unvollständig übertragen; es wurde nichts aufgenommen.",
    "package-foreign": "Die Datei enthält Zeilen, die nicht zu diesem Mitglied gehören oder nicht passen. Es wurde nichts aufgenommen.",
    "layout-differs": "Der Export stammt aus einer anderen Version von Ringwall. Bringen Sie beide auf denselben Stand und exportieren Sie neu.",
    "address-known": "Eine Person aus dem Export hat hier schon ein Konto. Richten Sie diese Installation mit einer anderen E-Mail-Adresse ein.",
    "arrival-differs": "Aufgenommen ergäbe der Export eine andere Prüfsumme. Es wurde nichts aufgenommen.",
    "still-a-member": "Gelöscht wird nur, wer geht: Es ist weder eine Kündigung noch ein letzter Tag der Mitgliedschaft eingetragen.",
    "house-not-told": "Das Haus weiß noch keine 30 Tage von seinem Austritt. Bis dahin kann nur seine Leitung die Löschung beantragen – es sei denn, sie hat selbst gekündigt.",
    "management-asks": "Bis zum letzten Tag der Mitgliedschaft beantragt die Leitung des Hauses die Löschung selbst.",
    "export-first": "Bitte nehmen Sie vorher noch einmal alles mit.",
    "asked-already": "Die Löschung ist schon beantragt.",
    "nothing-asked": "Es ist keine Löschung beantragt.",
    "same-person": "Bestätigen muss jemand anderes als die Person, die beantragt hat.",
    "confirmed-already": "Die Löschung ist schon bestätigt.",
    "certificate-unknown": "Einen Löschnachweis gibt es erst nach der Löschung.",
    "work-going-on": "Während des Exports wurde weitergearbeitet. Bitte versuchen Sie es gleich noch einmal.",
  },
  done,
  readme,
  warning: {
    subject: (name: string) => `${name}: Ihre Daten in Ringwall werden gelöscht`,
    body: ({ memberName, askedByName }: Pick<Departure, "memberName" | "askedByName">, dueOn: string) => `Guten Tag,

${askedByName} hat beantragt, alles zu löschen, was ${memberName} in Ringwall gehört, und eine zweite Person hat zugestimmt.
Gelöscht wird am ${formatShortDate(dueOn, "de")}. Bis dahin können Sie oder die Stelle es aufhalten; haben Sie keinen Zugang mehr, wenden Sie sich an die Stelle.
`,
  },
  letter: {
    subject: (name: string) => `${name}: Ihre Daten in Ringwall sind gelöscht`,
    body: ({ memberName, fingerprint, people, events }: Certificate) => `Guten Tag,

alles, was ${memberName} in Ringwall gehörte, ist gelöscht, auch die Personen mit ihren Zugängen (${formatNumber(people, "de")}).
Den Löschnachweis gibt Ihnen die Stelle. Er sagt, was gelöscht wurde und was aus welchem Grund bleibt.

Prüfsumme Ihres letzten Exports
${fingerprint}
Ihr Verlauf hatte zuletzt ${formatNumber(events, "de")} Ereignisse.
`,
  },
  certificate: {
    file: (day: string, name: string) => `${day} Löschnachweis ${name}`,
    title: "Löschnachweis",
    author: "Ringwall",
    state: (day: string) => `Stand: ${day}`,
    invented: "Vorführung, Angaben frei erfunden",
    intro: (name: string, day: string) =>
      `Alles, was ${name} in Ringwall gehörte, wurde am ${day} gelöscht. Zwei Personen haben das verlangt, und dreißig Tage lang konnte jede von ihnen es anhalten.`,
    asked: "Beantragt",
    confirmed: "Bestätigt",
    due: "Gelöscht ab",
    byOn: (name: string, day: string) => `${day}, ${name}`,
    gone: "Was gelöscht wurde",
    goneCaption: "Gelöschte Datensätze nach Gebieten",
    area: "Gebiet",
    rows: "Anzahl",
    areas: {
      survey: "Erhebungen und Antworten",
      checks: "Checks und Nachweise",
      measures: "Maßnahmen",
      documents: "Dokumente und Kenntnisnahmen",
      training: "Schulungen",
      emergency: "Notfallvorsorge",
      supply: "Lieferanten und Verträge",
      house: "Haus, Ämter, Beschlüsse und Dateien",
      other: "Übriges",
    },
    people: "Personen mit ihren Zugängen",
    files: "Dateien",
    kept: "Was bleibt, und warum",
    keptCaption: "Verbliebene Datensätze mit Grund",
    what: "Was",
    why: "Warum",
    reasons: {
      agreement: { what: "Unterschriften, Kündigung, Beschluss", why: "Der Gang der Vereinbarung gehört allen Beteiligten." },
      costs: { what: "Anteile und Stunden", why: "Abrechnungen aller Mitglieder gehen sonst nicht mehr auf." },
      supply: { what: "Bedarf und Abrufe", why: "Sie zählen auf gemeinsame Rahmenverträge." },
      public: { what: "Amtliche Kennzahlen", why: "Einwohnerzahlen sind öffentlich und liegen den Kostenschlüsseln zugrunde." },
      proof: { what: "Antrag, Exporte, dieser Nachweis", why: "Sie belegen, was geschehen ist." },
    },
    also: "Der Verlauf bleibt: Er ist eine Kette, aus der sich nichts entfernen lässt, ohne dass sie bricht. Darin stehen Zeit, Name, Amt und Vorgang, aber keine Inhalte. Der Name des Mitglieds bleibt im Register. Veröffentlichte Summen über alle Mitglieder bleiben, ohne dass ein Mitglied darin zu erkennen ist. Was die Stelle für den ganzen Verbund getan hat, bleibt in deren Verlauf. In Sicherungen der Installation liegen die Daten, bis die Sicherungen ablaufen.",
    proof: "Womit sich das Mitgenommene nachweisen lässt",
    proofText: "Wer den letzten Export besitzt, kann mit diesen Angaben zeigen, dass er unverändert ist.",
    fingerprint: "Prüfsumme des letzten Exports",
    exported: "Ausgeführt am",
    history: "Ende des Verlaufs",
    historyValue: (events: string, hash: string) => `Ereignis ${events}, ${hash}`,
  },
  leaving: {
    title: "Löschung",
    stays: "Gelöscht werden kann erst, wenn das Mitglied geht: Eine Kündigung oder ein letzter Tag der Mitgliedschaft muss eingetragen sein.",
    ends: (day: string) => `Die Mitgliedschaft endet am ${formatShortDate(day, "de")}.`,
    text: "Eine Person der Leitung beantragt, eine zweite bestätigt: jemand anderes aus der Leitung oder die Stelle. Dreißig Tage danach, frühestens nach dem letzten Tag der Mitgliedschaft, löscht Ringwall. Bis dahin kann jede von ihnen anhalten, und solange Ihr Amt läuft, können Sie noch einmal alles mitnehmen.",
    exportFirst: "Nehmen Sie vorher noch einmal alles mit.",
    ask: "Löschung beantragen",
    confirm: "Löschung bestätigen",
    stop: "Anhalten",
    asked: (name: string, day: string) => `Beantragt von ${name} am ${day}.`,
    confirmed: (name: string, day: string) => `Bestätigt von ${name} am ${day}.`,
    due: (day: string) => `Gelöscht wird ab dem ${formatShortDate(day, "de")}.`,
    stopped: (name: string, day: string) => `Zuletzt angehalten von ${name} am ${day}.`,
    waits: "Eine zweite Person muss bestätigen.",
    done: (day: string) => `Gelöscht am ${day}.`,
    certificate: "Löschnachweis",
    onlyManagement: "Die Löschung beantragt die Leitung des Mitglieds; nach dem letzten Tag, wenn deren Ämter geendet haben, die Stelle.",
  },
  list: {
    title: "Ausstiege",
    lead: "Wer geht, was als Nächstes zu tun ist, und die Löschnachweise.",
    member: "Mitglied",
    state: "Stand",
    asked: "Beantragt",
    due: "Gelöscht ab",
    empty: "Es geht niemand.",
    emptyHint: "Beantragt die Leitung eines Mitglieds die Löschung, steht sie hier.",
    states: { asked: "wartet auf die zweite Person", confirmed: "bestätigt", stopped: "angehalten", done: "gelöscht" },
  },
  arrival: {
    title: "Mitglied aufnehmen",
    back: "Verbünde",
    lead: "Nimmt in diese leere Installation auf, was ein Mitglied aus einer anderen mitgenommen hat. Zur Probe wird danach neu exportiert: Nur bei derselben Prüfsumme bleibt etwas hier.",
    brought: "Was Sie mitbringen",
    file: "ZIP-Datei",
    fileHint: "Aus „Alles mitnehmen“ der anderen Installation, bis 200 MB.",
    leadPerson: "Wer die Stelle hier leitet",
    leadHint: "Eine Person aus dem Export, erkannt an der E-Mail-Adresse, oder jemand Neues. Den Zugang dafür erstellen Sie danach unter „Verbünde“; sie lädt alle anderen ein.",
    name: "Name",
    email: "E-Mail-Adresse",
    phone: "Telefon",
    take: "Aufnehmen",
    taken: (name: string) => `${name} ist aufgenommen.`,
    extent: (rows: number, files: number, events: number) =>
      `${formatNumber(rows, "de")} Datensätze, Dateien: ${formatNumber(files, "de")}, Ereignisse: ${formatNumber(events, "de")}`,
    next: "Zugang für die Leitung der Stelle erstellen",
  },
  page: {
    title: "Ausstieg",
    lead: "Alles, was Ihnen gehört, in einer Datei: lesbar ohne Ringwall und anderswo wieder einzulesen.",
    back: "Vereinbarung",
    export: "Alles mitnehmen",
    exportText: "Die Datei enthält alle Datensätze, Dateien und den Verlauf Ihres Hauses, auch private Notfallnummern. Sie können sie jederzeit und beliebig oft holen.",
    confidential: "Bewahren Sie die Datei auf wie die Notfallmappe auf Papier.",
    onlyManagement: "Alles mitnehmen kann nur die Leitung Ihres Hauses.",
    last: "Zuletzt mitgenommen",
    never: "Noch nie mitgenommen.",
    at: "Am",
    by: "Von",
    extent: "Umfang",
    extentOf: (rows: number, files: number, megabytes: string) => `${formatNumber(rows, "de")} Datensätze, Dateien: ${formatNumber(files, "de")}, ${megabytes} MB`,
    history: "Verlauf",
    events: (count: number) => `${formatNumber(count, "de")} Ereignisse`,
    fingerprint: "Prüfsumme",
    fingerprintHint: "Gleicher Bestand, gleiche Prüfsumme – in jeder Installation.",
    inside: "Was in der Datei ist",
    parts: [
      "LIESMICH.txt: Was wo steht, in einfachen Worten",
      "Bestand.xlsx: Alles zum Lesen, ein Blatt je Tabelle",
      "Daten: Dasselbe für Programme, eine Zeile je Datensatz",
      "Beschreibung: Was jede Spalte bedeutet, als JSON-Schema",
      "Dateien: Hochgeladene Dateien unter ihrem Namen",
      "Verlauf: Wer wann was getan hat, mit Prüfsummen",
      "inhalt.json: Verzeichnis aller Teile mit Prüfsummen",
    ],
    without: "Nicht darin: Passwörter, zweite Faktoren, Sitzungen und Codes; und nichts von anderen Mitgliedern.",
  },
};
