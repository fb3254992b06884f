/** What is said about leaving, in German. */
import type { Permission } from "#kernel/access";
import { formatShortDate } from "#ui/dates";
import { formatNumber } from "#ui/numbers";

type Own = Extract<Permission, `departure.${string}`>;

const operations: Record<Own, string> = {
  "departure.read": "Stand des Ausstiegs ansehen",
  "departure.export": "Alles ausführen, was dem Mitglied gehört",
  "departure.import": "Ein Mitglied aus einer Ausfuhr aufnehmen",
};

const done: Readonly<Record<string, string>> = {};

type Told = { readonly memberName: string; readonly day: string; readonly fingerprint: string; readonly events: number; readonly rows: number; readonly files: number };

const readme = ({ memberName, day, fingerprint, events, rows, files }: Told) => `${memberName}: Ausfuhr aus Ringwall vom ${formatShortDate(day, "de")}

VERTRAULICH. Diese Datei enthält alles, was ${memberName} in Ringwall gehört, auch private Telefonnummern aus dem
Notfallregister. Bewahren Sie sie so auf wie die Notfallmappe auf Papier, und verschicken Sie sie nicht unverschlüsselt.

Was darin ist
  Bestand.xlsx     Alles zum Lesen und Durchsuchen, ein Blatt je Tabelle.
  Daten/           Dasselbe für Programme: eine Datei je Tabelle, eine Zeile je Datensatz (JSON, UTF-8).
  Beschreibung/    Zu jeder Tabelle, was ihre Spalten bedeuten, als JSON-Schema.
  Dateien/         Hochgeladene Dateien unter ihrem Namen; der Ordner heißt nach der Prüfsumme (SHA-256).
  Verlauf/         Wer wann was getan hat: die Ereigniskette des Mitglieds mit ihren Prüfsummen.
  inhalt.json      Verzeichnis aller Teile mit Größe und Prüfsumme.

Umfang: ${formatNumber(rows, "de")} Datensätze, ${formatNumber(files, "de")} Dateien, ${formatNumber(events, "de")} Ereignisse.

Prüfsumme des Bestands
  ${fingerprint}
Sie gilt für Daten und Dateien zusammen. Derselbe Bestand hat in jeder Installation dieselbe Prüfsumme.

Wieder einspielen
  Eine leere Installation derselben Version nimmt diese Datei auf: als Betreiber anmelden, Verbünde, „Mitglied aufnehmen“.
  Danach ergibt die Ausfuhr dort wieder dieselbe Prüfsumme.

Was fehlt
  Passwörter, zweite Faktoren, Sitzungen und Codes. Alle Personen werden neu eingeladen, Telefone neu eingerichtet.
  Von anderen Mitgliedern ist nichts darin; wer in der Stelle etwas getan hat, steht mit Namen in der jeweiligen Zeile.
`;

export const de = {
  operations,
  failures: {
    "member-unknown": "Dieses Mitglied gibt es nicht.",
    "installation-not-empty": "Hier gibt es schon einen Verbund. Aufgenommen wird nur in eine leere Installation.",
    "package-unreadable": "Das ist keine Ausfuhr aus Ringwall, oder die Datei ist beschädigt.",
    "package-too-large": "Diese Datei ist entpackt größer als 1 GB und wird nicht gelesen.",
    "package-damaged": "Inhalt und Prüfsummen stimmen nicht überein. Die Datei wurde verändert oder unvollständig übertragen; es wurde nichts aufgenommen.",
    "package-foreign": "Die Datei enthält Zeilen, die nicht zu diesem Mitglied gehören oder nicht passen. Es wurde nichts aufgenommen.",
    "layout-differs": "Die Ausfuhr stammt aus einer anderen Version von Ringwall. Bringen Sie beide auf denselben Stand und führen Sie neu aus.",
    "address-known": "Eine Person aus der Ausfuhr hat hier schon ein Konto. Richten Sie diese Installation mit einer anderen E-Mail-Adresse ein.",
    "arrival-differs": "Aufgenommen ergäbe die Ausfuhr eine andere Prüfsumme. Es wurde nichts aufgenommen.",
    "work-going-on": "Während der Ausfuhr wurde weitergearbeitet. Bitte versuchen Sie es gleich noch einmal.",
  },
  done,
  readme,
  arrival: {
    title: "Mitglied aufnehmen",
    back: "Verbünde",
    lead: "Nimmt die Ausfuhr eines Mitglieds in diese leere Installation auf. Danach ergibt die Ausfuhr hier dieselbe Prüfsumme.",
    file: "Ausfuhr",
    fileHint: "Die ZIP-Datei, bis 200 MB",
    leadPerson: "Wer die Stelle hier leitet",
    leadHint: "Eine Person aus der Ausfuhr, erkannt an der E-Mail-Adresse, oder jemand Neues. Den Zugang dafür erstellen Sie danach unter „Verbünde“; sie lädt alle anderen ein.",
    name: "Name",
    email: "E-Mail-Adresse",
    phone: "Telefon",
    take: "Aufnehmen",
    taken: (name: string) => `${name} ist aufgenommen.`,
    extent: (rows: number, files: number, events: number) =>
      `${formatNumber(rows, "de")} Datensätze, ${formatNumber(files, "de")} Dateien, ${formatNumber(events, "de")} Ereignisse`,
    next: "Zugang für die Leitung der Stelle erstellen",
  },
  page: {
    title: "Ausstieg",
    lead: "Alles, was Ihnen gehört, in einer Datei: lesbar ohne Ringwall und wieder einspielbar.",
    back: "Vereinbarung",
    export: "Alles ausführen",
    exportText: "Die Datei enthält alle Datensätze, Dateien und den Verlauf Ihres Hauses, auch private Notfallnummern. Sie können sie jederzeit und beliebig oft holen.",
    confidential: "Bewahren Sie die Datei auf wie die Notfallmappe auf Papier.",
    onlyManagement: "Die Ausfuhr holt die Leitung des Mitglieds.",
    last: "Letzte Ausfuhr",
    never: "Noch nie ausgeführt.",
    at: "Am",
    by: "Von",
    extent: "Umfang",
    extentOf: (rows: number, files: number, megabytes: string) => `${formatNumber(rows, "de")} Datensätze, ${formatNumber(files, "de")} Dateien, ${megabytes} MB`,
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
