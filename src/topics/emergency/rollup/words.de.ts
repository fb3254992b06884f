/** What is said of all members' preparation, in German. */
import { formatShortDate } from "#ui/dates";

export const de = {
  operations: { "emergency.roll-up": "Notfallvorsorge aller Mitglieder ansehen" },
  failures: {},
  page: {
    title: "Notfallvorsorge",
    lead: (ready: number, all: number) => `${ready} von ${all} Mitgliedern ${ready === 1 ? "hat" : "haben"} eine aktuelle, gedruckte Notfallmappe.`,
    aid: "Gegenseitige Hilfe",
    essentials: "Grundausstattung",
    caption: "Wer ist vorbereitet?",
    member: "Mitglied",
    legend: ["vollständig", "fast", "zur Hälfte", "begonnen", "nichts"],
    groups: { menschen: "Menschen und Wege", arbeit: "Entscheiden und arbeiten", technik: "Technik und Geld", ueben: "Üben" },
    percent: (share: number) => `${share} %`,
    pack: "Notfallmappe",
    packs: { missing: "keine", "never-printed": "nie gedruckt", "print-outdated": "überholt", "print-old": "älter als 90 Tage" },
    printed: (day: string) => `gedruckt ${formatShortDate(day, "de")}`,
    exercise: "Übung",
    planned: (day: string) => `geplant ${formatShortDate(day, "de")}`,
    held: (day: string) => `zuletzt ${formatShortDate(day, "de")}`,
    noExercise: "keine",
    hidden: (count: number) => (count === 1 ? "Ein Mitglied zeigt nur Summen und steht nicht hier." : `${count} Mitglieder zeigen nur Summen und stehen nicht hier.`),
    dependencies: "Wenn dieser Dienstleister ausfällt",
    dependenciesNote: (count: number) => (count === 1 ? "aus einem Mitglied, das Einzelheiten zeigt" : `aus ${count} Mitgliedern, die Einzelheiten zeigen`),
    provider: "Dienstleister",
    towns: "Betroffen",
    stops: "Was steht",
    none: "Noch kein Dienstleister zu sehen.",
    noneHint: "Hier steht, was Mitglieder eingetragen haben, die Einzelheiten zeigen.",
  },
};
