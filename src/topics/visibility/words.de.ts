/** What visibility says, in German. */
import type { Permission } from "#kernel/access";
import type { DataClass, VisibilityBasis } from "./model.ts";

type Own = Extract<Permission, `visibility.${string}`>;

const operations: Record<Own, string> = {
  "visibility.read": "Sichtbarkeit ansehen",
  "visibility.read-member": "Sichtbarkeit und Einblicke ansehen",
  "visibility.set-default": "Vorgabe zur Sichtbarkeit ändern",
  "visibility.choose": "Sichtbarkeit wählen",
};

const classes: Record<DataClass, string> = { aggregate: "Nur Summen", status: "Stände und Zahlen", detail: "Einzelheiten" };

const hints: Record<DataClass, string> = {
  aggregate: "Die Stelle sieht das Haus nur in Summen über mindestens fünf Mitglieder, nie allein.",
  status: "Die Stelle sieht, wie weit das Haus ist und wie viele Anforderungen erfüllt sind, aber keine einzelne Antwort.",
  detail: "Die Stelle sieht auch einzelne Antworten, Begründungen und Nachweise und kann beraten und prüfen.",
};

/** The same, said to the office. */
const officeHints: Record<DataClass, string> = {
  aggregate: "Sie sehen das Mitglied nur in Summen über mindestens fünf Mitglieder, nie allein.",
  status: "Sie sehen, wie weit das Mitglied ist und wie viele Anforderungen erfüllt sind, aber keine einzelne Antwort.",
  detail: "Sie sehen auch einzelne Antworten, Begründungen und Nachweise und können beraten und prüfen.",
};

const bases: Record<VisibilityBasis, string> = {
  choice: "eigene Wahl",
  agreement: "Vereinbarung",
  exit: "aus der Vereinbarung ausgeschieden",
  "no-party": "nicht an der Vereinbarung beteiligt",
  default: "Vorgabe",
};

export const de = {
  officeHints,
  operations,
  failures: {
    "member-unknown": "Dieses Mitglied gibt es hier nicht. Bitte öffnen Sie die Liste der Mitglieder.",
    "agreement-decides": "Die Vorgabe folgt aus der Vereinbarung, seit sie in Kraft ist. Ändern Sie die Vereinbarung.",
  },
  classes,
  hints,
  done: {
    "visibility.set-default": "Die Vorgabe ist gespeichert und gilt ab sofort für alle, die nicht selbst gewählt haben.",
    "visibility.choose": "Ihre Wahl ist gespeichert und gilt ab sofort.",
  },
  central: {
    title: "Was die Stelle sehen darf",
    lead: "Was die Stelle bei einem Mitglied sieht, folgt aus der Vereinbarung und aus der Wahl der Leitung dort. Mehr gibt Ringwall nicht heraus.",
    standard: "Vorgabe des Verbunds",
    standardNote: "Tragen Sie ein, was die Vereinbarung vorsieht. Jede Leitung kann für ihr Haus davon abweichen.",
    since: (day: string, name: string) => `gilt seit ${day}, eingetragen von ${name}`,
    never: "Es ist noch keine Vorgabe eingetragen; bis dahin gilt „Stände und Zahlen“.",
    field: "Die Stelle sieht",
    save: "Vorgabe speichern",
    caption: "Mitglieder und was die Stelle bei ihnen sieht",
    member: "Mitglied",
    class: "Die Stelle sieht",
    basis: "Grundlage",
    agreement: "Vereinbarung",
    agreed: "Die Vorgabe folgt aus der Vereinbarung: Bei jeder Aufgabe steht, was die Stelle dafür sehen darf. Jede Leitung kann für ihr Haus davon abweichen.",
    bases,
    byChoice: (day: string, name: string) => `eigene Wahl vom ${day} (${name})`,
    reason: "Begründung",
    empty: "Es gibt noch keine Mitglieder.",
  },
  local: {
    title: "Was die Stelle bei uns sieht",
    lead: "Ihr Haus entscheidet selbst, wie viel die gemeinsame Stelle sieht. Hier steht, was gilt und wer hineingesehen hat.",
    now: "Das gilt jetzt",
    agreement: "Nach der Vereinbarung höchstens",
    byDefault: (standard: string) => `Vorgabe des Verbunds („${standard}“)`,
    byChoice: (day: string, name: string) => `eigene Wahl vom ${day}, ${name}`,
    choose: "Wahl ändern",
    field: "Die Stelle darf sehen",
    reason: "Begründung (freiwillig)",
    reasonHint: "Die Stelle liest sie mit. Sie hilft, wenn später jemand fragt.",
    save: "Wahl speichern",
    onlyManagement: "Ändern kann das nur die Leitung Ihres Hauses.",
    looks: "Wer hat hineingesehen?",
    looksLead: "Jeder Blick von außen in einzelne Antworten, Begründungen oder Dateien Ihres Hauses, der jüngste zuerst.",
    caption: "Einblicke von außen",
    at: "Wann",
    who: "Wer",
    what: "Was",
    object: "Woran",
    found: (count: number) => (count === 1 ? "Ein Einblick" : `${count} Einblicke`),
    empty: "Bisher hat niemand von außen in Einzelheiten gesehen.",
  },
  roles: { office: "Stelle", steering: "Lenkungsgruppe", auditor: "Prüfung", adviser: "Beratung" },
};
