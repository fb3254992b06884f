/** What is said about the proof of efficiency, in German. */
import { formatShortDate } from "#ui/dates";
import type { Permission } from "#kernel/access";

type Own = Extract<Permission, `cost-efficiency.${string}`>;

const operations: Record<Own, string> = {
  "cost-efficiency.read": "Effizienznachweis ansehen",
  "cost-efficiency.save-assumption": "Annahme anlegen oder ändern",
  "cost-efficiency.remove-assumption": "Annahme entfernen",
  "cost-efficiency.take-purchase": "Einkauf in den Effizienznachweis übernehmen",
  "cost-efficiency.leave-purchase": "Einkauf aus dem Effizienznachweis nehmen",
  "cost-efficiency.paper": "Effizienznachweis als Dokument herunterladen",
  "cost-efficiency.export": "Effizienznachweis als Tabelle herunterladen",
};

const done: Readonly<Record<string, string>> = {
  "cost-efficiency.save-assumption": "Die Annahme ist gespeichert.",
  "cost-efficiency.remove-assumption": "Die Annahme ist entfernt.",
  "cost-efficiency.take-purchase": "Der Einkauf zählt jetzt im Nachweis.",
  "cost-efficiency.leave-purchase": "Der Einkauf zählt nicht mehr im Nachweis.",
};

export const de = {
  operations,
  failures: {
    "purchase-unknown": "Aus diesem Rahmenvertrag gibt es in diesem Jahr keine Abrufe, oder er zählt nicht im Nachweis.",
    "assumption-unknown": "Diese Annahme gibt es nicht mehr. Bitte laden Sie die Seite neu.",
    "assumption-changed": "Jemand hat die Annahme inzwischen geändert. Bitte laden Sie die Seite neu und tragen Sie Ihre Änderung noch einmal ein.",
  },
  done,
  kinds: { posts: "Stellen", services: "Dienstleistungen", licences: "Lizenzen" },
  measures: { member: "je Mitglied", population: "je 1.000 Einwohner", workplaces: "je IT-Arbeitsplatz" },
  audiences: { all: "alle", municipalities: "Städte und Gemeinden", districts: "Kreis" },
  page: {
    title: (year: number) => `Effizienznachweis ${year}`,
    costs: "Kosten",
    lead: (saved: string, share: string) => `Gemeinsam kostet es ${saved} weniger im Jahr als einzeln, das sind ${share}. Die Förderung verlangt mindestens 15 %.`,
    leadEmpty: "Was jedes Mitglied allein bezahlen müsste, neben dem, was es gemeinsam bezahlt.",
    verdict: (holds: boolean) => (holds ? "Mindestens 15 % sind gespart" : "15 % sind nicht erreicht"),
    bases: {
      settled: "Gemeinsam: die abgerechneten Anteile des Jahres.",
      levied: "Gemeinsam: die festgesetzten Vorauszahlungen des Jahres.",
      none: "Für dieses Jahr sind noch keine Vorauszahlungen festgesetzt; es gibt noch nichts zu vergleichen.",
    },
    proof: "Allein und gemeinsam",
    member: "Mitglied",
    alone: "Allein",
    shared: "Gemeinsam",
    saved: "Ersparnis",
    share: "Ersparnis in %",
    total: "Summe",
    empty: "Noch gibt es nichts zu vergleichen.",
    emptyHint: "Dafür braucht es festgesetzte Vorauszahlungen des Jahres (unter „Kostenbeiträge“) und Annahmen, was ein Mitglied allein bräuchte.",
    purchases: "Gemeinsam eingekauft",
    purchasesNote:
      "Abrufe des Jahres aus Rahmenverträgen: zum Preis, den ein Haus allein zahlen würde, und zum vereinbarten. Sie zählen im Nachweis erst, wenn Sie sie übernehmen.",
    contract: "Rahmenvertrag",
    contractOf: (title: string, supplier: string) => `${title}, ${supplier}`,
    callOffs: "Abrufe",
    counted: "Zählt im Nachweis",
    takenBy: (at: Date, name: string) => `ja, übernommen ${formatShortDate(at, "de")}, ${name}`,
    take: "Übernehmen",
    leave: "Herausnehmen",
    takeLabel: (title: string) => `${title} übernehmen`,
    leaveLabel: (title: string) => `${title} herausnehmen`,
    assumptions: "Annahmen",
    assumptionsHint: "Stellen, Dienstleistungen und Lizenzen, die ein Mitglied allein bräuchte. Jede Annahme nennt ihre Quelle.",
    what: "Was",
    kind: "Art",
    measure: "Bezugsgröße",
    audience: "Gilt für",
    amount: "Betrag im Jahr",
    atLeast: "Mindestens je Mitglied",
    atMost: "Höchstens je Mitglied",
    source: "Quelle",
    sourceHint: "Zum Beispiel Tarifvertrag, Angebot, eigene Rechnung, Schätzung der Stelle.",
    add: "Annahme anlegen",
    change: (title: string) => `${title} ändern`,
    save: "Speichern",
    remove: "Entfernen",
    removeLabel: (title: string) => `${title} entfernen`,
    sensitivity: "Wenn die Annahmen nicht stimmen",
    changed: (percent: number) => (percent === 0 ? "wie angenommen" : percent < 0 ? `${-percent} % günstiger` : `${percent} % teurer`),
    enough: "15 % erreicht",
    yes: "ja",
    no: "nein",
    margin: (percent: string, holds: boolean) =>
      holds ? `Selbst wenn der Alleingang um ${percent} günstiger wäre als angenommen, wären noch genau 15 % gespart.` : "Schon mit diesen Annahmen sind 15 % nicht erreicht.",
    varied: "Alleingang",
    previous: (year: number) => `Jahr ${year}`,
  },
  sheet: {
    name: (year: number) => `Effizienznachweis ${year}`,
    columns: ["Mitglied", "allein (€)", "gemeinsam (€)", "Ersparnis (€)", "Ersparnis (%)"],
    assumptionColumns: ["Annahme", "Art", "Bezugsgröße", "Betrag (€)", "Quelle"],
    sensitivityColumns: ["Änderung (%)", "allein (€)", "Ersparnis (€)", "Ersparnis (%)"],
  },
  paper: {
    name: (year: number, day: string) => `${day} Effizienznachweis ${year}`,
    title: (year: number) => `Effizienznachweis ${year}`,
    state: (day: string) => `Stand: ${day}`,
    invented: "Beträge frei erfunden",
    table: (year: number) => `Kosten allein und gemeinsam im Jahr ${year}`,
    assumed: "Was ein Mitglied allein bräuchte, ist angenommen; jede Annahme nennt ihre Quelle und lässt sich ändern.",
    signature: ["Ort, Datum", "Leitung der Stelle"],
  },
};
