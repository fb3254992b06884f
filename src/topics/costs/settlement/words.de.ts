/** What is said about advances, settlements and statements, in German. */
import type { Permission } from "#kernel/access";
import { formatShortDate } from "#ui/dates";

type Own = Extract<Permission, `cost-charge.${string}`>;

const operations: Record<Own, string> = {
  "cost-charge.list": "Beiträge eines Jahres ansehen",
  "cost-charge.levy": "Vorauszahlungen festsetzen",
  "cost-charge.settle": "Jahr abrechnen",
  "cost-charge.export": "Beiträge als Tabelle",
  "cost-charge.statements": "Alle Abrechnungen drucken",
  "cost-charge.list-member": "Beiträge eines Mitglieds ansehen",
  "cost-charge.statement": "Abrechnung eines Mitglieds drucken",
};

const refusals = {
  "nobody-to-pay": "In diesem Jahr trägt nach diesem Schlüssel niemand den Rest.",
  "shares-exceed-total": "Die festen Beträge des Schlüssels sind größer als die Kosten.",
  "figure-missing": "Es fehlen Kennzahlen. Der Schlüssel selbst zeigt unter „Ausprobieren“, welche.",
  "basis-empty": "Die Kennzahlen eines Anteils sind zusammen null.",
  "limits-unreachable": "Mindest- und Höchstbeträge des Schlüssels lassen keine Aufteilung zu.",
  "hours-hidden": "Die Stunden aller Mitglieder sieht nur die Stelle.",
};

const kinds = {
  personnel: "Personal",
  materials: "Sachmittel",
  overhead: "Gemeinkosten",
  services: "Dienstleistungen",
  income: "Einnahmen",
  grants: "Fördermittel",
};

const bases = { member: "Mitglied", equal: "gleich", population: "Einwohner", workplaces: "IT-Arbeitsplätze", usage: "Stunden der Stelle" };

const done: Readonly<Record<string, string>> = {
  "cost-charge.levy": "Die Vorauszahlungen sind festgesetzt. Jedes Mitglied sieht seine eigene.",
  "cost-charge.settle": "Das Jahr ist abgerechnet. Jedes Mitglied sieht seine Abrechnung.",
};

const months = ["Januar", "Februar", "März", "April", "Mai", "Juni", "Juli", "August", "September", "Oktober", "November", "Dezember"];

export const de = {
  operations,
  failures: {
    ...refusals,
    "key-unknown": "Diesen Schlüssel gibt es nicht mehr.",
    "nothing-to-share": "Der Plan dieses Jahres lässt nichts umzulegen übrig.",
    "already-settled": "Das Jahr ist abgerechnet und bleibt, wie es ist.",
    "due-days-unclear": "Jeder Fälligkeitstag steht einmal da und liegt im Jahr oder im folgenden.",
    "not-levied": "Für dieses Jahr sind keine Vorauszahlungen festgesetzt.",
    "actual-missing": "Im Kostenplan steht noch kein Ist.",
    "member-unknown": "Diese Verwaltung gibt es nicht.",
  },
  done,
  kinds,
  bases,
  page: {
    title: (year: number) => `Beiträge ${year}`,
    costs: "Kosten",
    plan: (year: number) => `Kostenplan ${year}`,
    lead: "Vorauszahlungen nach Plan, Abrechnung nach Ist. Jedes Mitglied sieht nur den eigenen Beitrag.",
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
    settleConfirm: "Ein abgerechnetes Jahr lässt sich nicht mehr ändern. Abrechnen?",
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
    columns: ["Mitglied", "Monate", "Vorauszahlung netto", "Steuer", "Vorauszahlung brutto", "Anteil netto", "Steuer auf den Anteil", "Nachzahlung"],
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
    net: "Anteil",
    vat: "Umsatzsteuer",
    gross: "zusammen",
    instalments: "Vorauszahlungen und ihre Fälligkeit",
    due: "fällig am",
    toPay: "Nachzahlung",
    toPayText: (amount: string) => `Nach Abzug der Vorauszahlungen sind noch ${amount} zu zahlen.`,
    toGet: "Erstattung",
    toGetText: (amount: string) => `Die Vorauszahlungen waren um ${amount} höher als der Anteil; der Betrag wird erstattet.`,
    even: "Ausgeglichen",
    evenText: "Die Vorauszahlungen decken den Anteil genau.",
    rounding:
      "Gerechnet ist Monat für Monat unter den Mitgliedern des Monats; gerundet wird einmal, auf den Cent. Die Anteile aller Mitglieder ergeben zusammen genau die umzulegenden Kosten.",
  },
};
