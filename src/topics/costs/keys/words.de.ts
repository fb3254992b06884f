/** What is said about cost keys, in German. */
import type { Permission } from "#kernel/access";
import { formatShortDate } from "#ui/dates";
import { formatEuro, formatList, formatNumber } from "#ui/numbers";
import type { ApportionFailure, Basis, Circle } from "./model.ts";

type Own = Extract<Permission, `cost-key.${string}`>;

const operations: Record<Own, string> = {
  "cost-key.list": "Kostenschlüssel ansehen",
  "cost-key.read": "Kostenschlüssel ansehen und ausprobieren",
  "cost-key.save": "Kostenschlüssel anlegen oder ändern",
  "cost-key.withdraw": "Kostenschlüssel zurückziehen",
};

const bases: Record<Basis, string> = {
  member: "ein Mitglied",
  equal: "alle zu gleichen Teilen",
  population: "nach Einwohnerzahl",
  workplaces: "nach IT-Arbeitsplätzen",
  usage: "nach Stunden der Stelle",
  pieces: "nach genutzter Stückzahl",
};

const circles: Record<Circle, string> = {
  all: "alle Mitglieder",
  "without-districts": "ohne den Kreis",
  "without-named": "ohne Mitglieder mit eigenem Anteil",
};

const daysOf: Readonly<Record<string, string>> = { "12-31": "31. Dezember", "06-30": "30. Juni", "01-01": "1. Januar", "09-30": "30. September", "03-31": "31. März" };

const refusals: Record<ApportionFailure, string> = {
  "nobody-to-pay": "In diesem Jahr trägt niemand den Rest. Bitte prüfen Sie, wer am letzten Anteil beteiligt ist.",
  "shares-exceed-total": "Die festen Beträge sind zusammen größer als der Betrag selbst. Bitte senken Sie sie im Schlüssel, oder rechnen Sie mit einem höheren Betrag.",
  "figure-missing": "Es fehlen Kennzahlen. Sobald sie unter „Mitglieder“ eingetragen sind, wird gerechnet.",
  "basis-empty": "Die Kennzahlen eines Anteils sind zusammen null. Bitte prüfen Sie sie unter „Mitglieder“, und den Stichtag im Schlüssel.",
  "limits-unreachable": "Mindest- und Höchstbeträge lassen keine Aufteilung zu. Bitte ändern Sie sie im Schlüssel.",
  "use-hidden": "Dieser Schlüssel rechnet mit Stunden oder Stück aller Mitglieder; die sieht nur die Stelle. Ihr Anteil steht in Ihrer Abrechnung.",
};

const done: Readonly<Record<string, string>> = {
  "cost-key.save": "Der Schlüssel ist gespeichert.",
  "cost-key.withdraw": "Der Schlüssel ist zurückgezogen. Was nach ihm aufgeteilt wurde, bleibt.",
};

export const de = {
  operations,
  failures: {
    "key-unknown": "Diesen Schlüssel gibt es nicht mehr. Bitte wählen Sie einen anderen.",
    "key-changed": "Jemand hat den Schlüssel inzwischen geändert. Bitte laden Sie die Seite neu und tragen Sie Ihre Änderung noch einmal ein.",
    "title-taken": "Einen Schlüssel dieses Namens gibt es schon. Bitte wählen Sie einen anderen Namen.",
    "member-unknown": "Dieses Mitglied gibt es hier nicht. Bitte wählen Sie aus der Liste.",
    "service-uncounted": "Eine der gewählten Leistungen wird nicht in Stück gezählt oder nicht mehr angeboten. Bitte laden Sie die Seite neu und wählen Sie aus der Liste.",
    "rest-missing": "Der letzte Anteil muss „der Rest“ sein, und nur er; sonst bleiben Kosten ungedeckt.",
    "more-than-everything": "Die Prozentsätze ergeben zusammen mehr als 100. Bitte senken Sie einen.",
    "part-missing": "Zu einem Anteil fehlt der Prozentsatz oder der Betrag. Bitte ergänzen Sie ihn.",
    "member-missing": "Bitte wählen Sie, welches Mitglied diesen Anteil trägt.",
    "figures-day-missing": "Zu Einwohnern, IT-Arbeitsplätzen, Stunden und Stück gehört ein Stichtag. Bitte wählen Sie ihn.",
    "limits-crossed": "Der Mindestbetrag ist größer als der Höchstbetrag. Bitte prüfen Sie beide.",
    "each-needs-heads": "Ein Betrag je Mitglied geht nur zu gleichen Teilen oder für ein Mitglied. Bitte ändern Sie „Wer trägt ihn“.",
  },
  done,
  bases,
  circles,
  refusals,
  parts: { percent: "Prozent vom Ganzen", each: "Betrag je Mitglied und Jahr", rest: "der Rest" },
  page: {
    title: "Kostenschlüssel",
    lead: "Wonach die Mitglieder die Kosten eines Jahres tragen. Gerechnet wird auf den Cent genau, Monat für Monat.",
    empty: "Noch gibt es keinen Kostenschlüssel.",
    emptyHint: "Üblich sind: der Kreis die Hälfte und der Rest nach Einwohnern, oder die Hälfte gleich und die Hälfte nach Einwohnern.",
    add: "Schlüssel anlegen",
    key: "Schlüssel",
    shares: "Anteile",
    vat: "Umsatzsteuer",
    noVat: "keine",
    state: "Stand",
    inUse: "in Gebrauch",
    withdrawn: "zurückgezogen",
    changed: (day: Date, by: string) => `Zuletzt geändert am ${formatShortDate(day, "de")} von ${by}`,
    withdraw: "Zurückziehen",
    tryOut: "Ausprobieren",
    tryLead: "Was der Schlüssel aus einem Betrag macht.",
    year: "Jahr",
    amount: "Betrag",
    calculate: "Rechnen",
    member: "Mitglied",
    months: "Monate",
    share: "Anteil",
    tax: "Umsatzsteuer",
    gross: "Mit Umsatzsteuer",
    total: "Summe",
    percent: "vom Ganzen",
    refused: "So lässt sich der Betrag nicht aufteilen",
    missing: (name: string, basis: string, day: string) => `${name}: keine Kennzahl „${basis}“ zum ${formatShortDate(day, "de")}`,
    changeKey: "Schlüssel ändern",
    chart: "Anteile der Mitglieder",
  },
  form: {
    name: "Name",
    reason: "Begründung",
    reasonHint: "Für die Vorlagen: warum dieser Schlüssel gerecht ist.",
    share: (number: number) => `Anteil ${number}`,
    shareHint: "Leere Anteile zählen nicht. Der letzte ausgefüllte Anteil ist „der Rest“.",
    part: "Wie viel",
    none: "nicht benutzt",
    percent: "Prozentsatz",
    each: "Betrag",
    basis: "Wer trägt ihn",
    bearer: "Mitglied",
    circle: "Beteiligt sind",
    figuresDay: "Stichtag",
    figuresYear: "Jahr des Stichtags",
    daysOf,
    yearsBefore: ["dasselbe Jahr wie die Kosten", "Vorjahr", "zwei Jahre davor", "drei Jahre davor"],
    fixed: (year: number) => `${year} (fest)`,
    services: "Gezählte Leistungen",
    servicesHint: "Nur bei „nach genutzter Stückzahl“. Ohne Auswahl zählen alle Leistungen in Stück.",
    atLeast: "Mindestbetrag",
    atMost: "Höchstbetrag",
    limitsHint: "Je Mitglied und Jahr, nur dieser Anteil",
    vatTitle: "Umsatzsteuer",
    vatHint: "Nur wenn die Leistung steuerbar ist (§ 2b UStG). Es gilt der Satz am Jahresende.",
    vatFrom: "Gilt ab",
    vatPercent: "Satz in Prozent",
    save: "Speichern",
    more: "Stichtag, Beteiligte, Leistungen und Grenzen",
  },
  said: {
    percent: (thousandths: number) => `${formatNumber(thousandths / 1_000, "de", 3)} %`,
    each: (cents: number) => `je ${formatEuro(cents, "de")}`,
    rest: "der Rest",
    services: (titles: readonly string[]) => `(${formatList(titles, "de")})`,
    figures: (day: string, year: number) => `, Stichtag ${day} ${year < 1_000 ? (year === 0 ? "im selben Jahr" : year === 1 ? "im Vorjahr" : `${year} Jahre davor`) : year}`,
    limits: (atLeast: number | null, atMost: number | null) =>
      `${atLeast === null ? "" : `, mindestens ${formatEuro(atLeast, "de")}`}${atMost === null ? "" : `, höchstens ${formatEuro(atMost, "de")}`}`,
    vat: (hundredths: number, from: string) => `${formatNumber(hundredths / 100, "de", 2)} % ab ${formatShortDate(from, "de")}`,
  },
};
