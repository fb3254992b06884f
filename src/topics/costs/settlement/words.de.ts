/** What is said about advances, settlements and statements, in German. */
import type { Permission } from "#kernel/access";
import { formatShortDate } from "#ui/dates";

type Own = Extract<Permission, `cost-charge.${string}`>;

const operations: Record<Own, string> = {
  "cost-charge.list": "Beiträge eines Jahres ansehen",
  "cost-charge.levy": "Vorauszahlungen festsetzen",
  "cost-charge.settle": "Jahr abrechnen",
  "cost-charge.export": "Beiträge als Tabelle herunterladen",
  "cost-charge.statements": "Alle Abrechnungen herunterladen",
  "cost-charge.list-member": "Beiträge eines Mitglieds ansehen",
  "cost-charge.statement": "Abrechnung eines Mitglieds herunterladen",
};

const refusals = {
  "nobody-to-pay": "In diesem Jahr trägt nach diesem Schlüssel niemand den Rest. Bitte ändern Sie den Schlüssel oder wählen Sie einen anderen.",
  "shares-exceed-total": "Die festen Beträge des Schlüssels sind größer als die Kosten. Bitte senken Sie sie oder wählen Sie einen anderen Schlüssel.",
  "figure-missing": "Es fehlen Kennzahlen. Der Schlüssel selbst zeigt unter „Ausprobieren“, welche.",
  "basis-empty": "Die Kennzahlen eines Anteils sind zusammen null. Bitte prüfen Sie sie unter „Mitglieder“, und den Stichtag im Schlüssel.",
  "limits-unreachable": "Mindest- und Höchstbeträge des Schlüssels lassen keine Aufteilung zu. Bitte ändern Sie sie im Schlüssel.",
  "hours-hidden": "Die Stunden aller Mitglieder sieht nur die Stelle. Ihr Anteil steht in Ihrer Abrechnung.",
};

const kinds = {
  personnel: "Personal",
  materials: "Sachmittel",
  overhead: "Gemeinkosten",
  services: "Dienstleistungen",
  income: "Einnahmen",
  grants: "Fördermittel",
};

const bases = { member: "Mitglied", equal: "gleich", population: "Einwohnerzahl", workplaces: "IT-Arbeitsplätze", usage: "Stunden der Stelle" };

const done: Readonly<Record<string, string>> = {
  "cost-charge.levy": "Die Vorauszahlungen sind festgesetzt. Jedes Mitglied sieht seine eigene.",
  "cost-charge.settle": "Das Jahr ist abgerechnet. Jedes Mitglied sieht seine Abrechnung.",
};

const months = ["Januar", "Februar", "März", "April", "Mai", "Juni", "Juli", "August", "September", "Oktober", "November", "Dezember"];

export const de = {
  operations,
  failures: {
    ...refusals,
    "key-unknown": "Diesen Schlüssel gibt es nicht mehr. Bitte wählen Sie einen anderen.",
    "nothing-to-share": "Nach Abzug von Einnahmen und Fördermitteln bleibt in diesem Jahr nichts umzulegen. Bitte prüfen Sie den Kostenplan.",
    "already-settled": "Das Jahr ist abgerechnet und bleibt, wie es ist.",
    "due-days-unclear": "Jeder Fälligkeitstag darf nur einmal vorkommen und muss in diesem oder im folgenden Jahr liegen. Bitte prüfen Sie die Tage.",
    "not-levied": "Für dieses Jahr sind keine Vorauszahlungen festgesetzt. Bitte setzen Sie sie zuerst fest: Nach ihrem Schlüssel wird abgerechnet.",
    "actual-missing": "Im Kostenplan steht noch kein Ist. Bitte tragen Sie zuerst die tatsächlichen Kosten ein.",
    "member-unknown": "Dieses Mitglied gibt es hier nicht. Bitte wählen Sie aus der Liste.",
  },
  done,
  kinds,
  bases,
  page: {
    title: (year: number) => `Beiträge ${year}`,
    costs: "Kosten",
    plan: (year: number) => `Kostenplan ${year}`,
    lead: "Vorauszahlungen nach Plan, Spitzabrechnung nach Ist. Jedes Mitglied sieht nur den eigenen Beitrag.",
    levied: (at: Date, by: string, key: string) => `Festgesetzt am ${formatShortDate(at, "de")} von ${by} nach dem Schlüssel „${key}“.`,
    settled: (at: Date, by: string) => `Abgerechnet am ${formatShortDate(at, "de")} von ${by}.`,
    stateLevied: "festgesetzt",
    stateSettled: "abgerechnet",
    stateOpen: "offen",
    member: "Mitglied",
    months: "Monate",
    advance: "Vorauszahlung",
    share: "Anteil am Ist",
    balance: "Nachzahlung, Erstattung (−)",
    total: "Summe",
    statement: "Abrechnung",
    statementOf: (name: string) => `Abrechnung ${name}`,
    empty: "Noch ist nichts festgesetzt.",
    emptyHint: "Dafür braucht es einen Plan mit Beträgen und einen Schlüssel.",
    toLevy: (amount: string) => `Umzulegen sind nach Plan ${amount}.`,
    key: "Schlüssel",
    due: (number: number) => `${number}. Fälligkeit`,
    levy: "Vorauszahlungen festsetzen",
    renew: "Neu festsetzen",
    settle: "Jahr abrechnen",
    settleLead: (amount: string) => `Das Ist ergibt ${amount} zum Umlegen. Ein abgerechnetes Jahr bleibt, wie es ist.`,
    settleConfirm: "Ein abgerechnetes Jahr lässt sich nicht mehr ändern. Jetzt abrechnen?",
    noActual: "Tragen Sie zuerst im Kostenplan das Ist ein.",
    all: "Alle Abrechnungen",
    open: "Beiträge",
  },
  mine: {
    title: "Unser Beitrag",
    lead: (name: string) => `Was ${name} für die gemeinsame Arbeit zahlt, Jahr für Jahr.`,
    instalments: "Fälligkeiten",
    empty: "Noch ist kein Beitrag festgesetzt.",
    emptyHint: "Sobald die Stelle die Vorauszahlungen festsetzt, stehen sie hier.",
  },
  sheet: {
    name: (year: number) => `Beiträge ${year}`,
    columns: [
      "Mitglied",
      "Monate",
      "Vorauszahlung netto (€)",
      "Umsatzsteuer (€)",
      "Vorauszahlung brutto (€)",
      "Anteil netto (€)",
      "Umsatzsteuer auf den Anteil (€)",
      "Nachzahlung, Erstattung − (€)",
    ],
  },
  paper: {
    advanceTitle: (year: number) => `Vorauszahlung ${year}`,
    settlementTitle: (year: number) => `Abrechnung ${year}`,
    state: (day: string) => `Stand: ${day}`,
    invented: "Beträge frei erfunden",
    name: (member: string, year: number) => `Abrechnung ${year} ${member}`,
    nameAll: (year: number) => `Abrechnungen ${year}`,
    member: "Mitglied",
    key: "Kostenschlüssel",
    months: "Mitglied in diesem Jahr",
    wholeYear: "das ganze Jahr",
    fromTo: (from: number, to: number) => `${months[from - 1] ?? ""} bis ${months[to - 1] ?? ""}`,
    figure: (basis: string, day: string) => `${basis} am ${day}`,
    cost: (year: number) => `Kosten der gemeinsamen Stelle ${year}`,
    kind: "Art",
    planned: "Plan",
    actual: "Ist",
    toShare: "umzulegen",
    share: (member: string, year: number) => `Anteil ${member} ${year}`,
    amount: "Betrag",
    advance: "Vorauszahlung",
    settlement: "Abrechnung",
    net: "Anteil (netto)",
    vat: "Umsatzsteuer",
    gross: "zusammen (brutto)",
    instalments: "Vorauszahlungen und ihre Fälligkeit",
    due: "fällig am",
    toPay: "Nachzahlung",
    toPayText: (amount: string) => `Nach Abzug der Vorauszahlungen sind noch ${amount} zu zahlen.`,
    toGet: "Erstattung",
    toGetText: (amount: string) => `Die Vorauszahlungen waren um ${amount} höher als der Anteil; der Betrag wird erstattet.`,
    even: "Ausgeglichen",
    evenText: "Die Vorauszahlungen decken den Anteil genau.",
    rounding:
      "Verteilt wird Monat für Monat auf die Mitglieder des Monats; gerundet wird einmal, auf den Cent. Die Anteile aller Mitglieder ergeben zusammen genau die umzulegenden Kosten.",
  },
};
