/** An invented report that uses every block; for tests and for looking at the result. */
import type { Paper } from "#kernel/paper";

const members = [
  "Kreis Musterau",
  "Stadt Ahlbach",
  "Stadt Bärstadt",
  "Gemeinde Däumlingen",
  "Gemeinde Erlenrod",
  "Stadt Großenlinden",
  "Gemeinde Höchstedt",
  "Stadt Königsfurt",
  "Gemeinde Mühlgrund",
  "Stadt Neuweiler",
  "Gemeinde Öhringsau",
  "Gemeinde Übersbach",
  "Stadt Weißenstein",
];
const fields = [
  "Organisation der Informationssicherheit",
  "Schutz vor Schadprogrammen",
  "Datensicherung und Wiederherstellung",
  "Notfallvorsorge",
  "Sensibilisierung der Beschäftigten",
  "Zutritt und Zugang",
  "Fernzugriff und mobile Arbeit",
];
const states = ["umgesetzt", "teilweise umgesetzt", "offen", "nicht bewertet"];

const measures = (rows: number) =>
  Array.from({ length: rows }, (_, index) => [
    `M-${String(index + 1).padStart(3, "0")}`,
    `${fields[index % fields.length] ?? ""}: ${index % 3 === 0 ? "Wiederherstellung der Fachverfahren jährlich üben und das Ergebnis festhalten" : "Zuständigkeit benennen, Vertretung regeln"}`,
    members[(index * 5) % members.length] ?? "",
    states[index % states.length] ?? "",
    `${String((index % 28) + 1).padStart(2, "0")}.${String((index % 12) + 1).padStart(2, "0")}.2027`,
    `${(1250 + index * 37.5).toLocaleString("de-DE", { minimumFractionDigits: 2 })} €`,
  ]);

/** The report; `rows` sets the length of its long table. */
export const samplePaper = (rows: number): Paper => ({
  title: "Bericht zur Informationssicherheit 2026",
  subtitle: "Lage, Maßnahmen und gemeinsame Kosten im Verbund",
  author: "Verbund Informationssicherheit Musterau",
  language: "de",
  state: "Stand: 23. November 2026",
  statedAt: new Date("2026-11-23T10:15:00Z"),
  marking: "Angaben frei erfunden",
  cover: true,
  blocks: [
    { kind: "heading", level: 1, text: "Das Wichtigste auf einen Blick" },
    {
      kind: "text",
      text: [
        "Im Verbund arbeiten dreizehn Kommunen zusammen. Der mittlere Umsetzungsgrad stieg seit dem Vorjahr von 48 % auf ",
        { strong: "61 %" },
        ". Drei Mitglieder haben noch keinen geübten Wiederanlauf; hier besteht das größte gemeinsame Risiko. Die Koordination spricht von einer „guten, aber ungleichen Lage“.",
      ],
    },
    {
      kind: "facts",
      facts: [
        { term: "Berichtszeitraum", value: "1. Dezember 2025 bis 23. November 2026" },
        { term: "Mitglieder", value: "13, davon 13 mit vollständiger Erhebung" },
        { term: "Gemeinsame Maßnahmen", value: "27, davon 19 abgeschlossen" },
        { term: "Verausgabte Mittel", value: "148.325,40 € von 172.000,00 €" },
      ],
    },
    {
      kind: "note",
      tone: "no",
      title: "Handlungsbedarf",
      text: [
        "In ",
        { strong: "drei Kommunen" },
        " liegt die letzte Rücksicherung länger als zwölf Monate zurück. Die Leitungen werden gebeten, bis zum 15. Januar 2027 einen Termin zu benennen.",
      ],
    },
    {
      kind: "note",
      tone: "ok",
      title: "Erreicht",
      text: "Der gemeinsame Leitfaden für den Notbetrieb ist in allen Häusern eingeführt und wurde einmal geübt.",
    },
    { kind: "heading", level: 1, text: "Lage im Verbund" },
    { kind: "heading", level: 2, text: "Umsetzungsgrad je Mitglied" },
    {
      kind: "text",
      text: "Die Abbildung zeigt den Anteil der als umgesetzt bewerteten Anforderungen. Grundlage ist die Erhebung vom Oktober 2026.",
    },
    {
      kind: "bars",
      caption: "Umsetzungsgrad je Mitglied",
      alt: "Balkendiagramm: Umsetzungsgrad von dreizehn Mitgliedern, zwischen 31 und 88 Prozent",
      unit: "%",
      max: 100,
      bars: members.map((label, index) => ({
        label,
        value: [61, 88, 74, 31, 42.5, 79, 55, 67, 38, 71, 49, 0, 83][index] ?? 0,
        tone: (["part", "ok", "ok", "no", "no", "ok", "part", "part", "no", "ok", "part", "open", "shared"] as const)[index] ?? "brand",
      })),
    },
    { kind: "heading", level: 2, text: "Einschätzung nach Themen" },
    {
      kind: "list",
      items: [
        ["Gut: ", { strong: "Schutz vor Schadprogrammen" }, " – überall zentral verwaltet."],
        "Ausreichend: Zutritt und Zugang; die Berechtigungen werden nicht in allen Häusern jährlich geprüft.",
        "Schwach: Notfallvorsorge. Es fehlen Vertretungsregeln für die Fachverfahren Einwohnerwesen, Personenstand und Kfz-Zulassung.",
      ],
    },
    { kind: "heading", level: 3, text: "Vorgehen der nächsten Monate" },
    {
      kind: "list",
      ordered: true,
      items: [
        "Termine für die Rücksicherung benennen.",
        "Gemeinsame Übung am 4. März 2027 vorbereiten.",
        "Ergebnisse in die Maßnahmenliste übernehmen und im Frühjahrsbericht darstellen.",
      ],
    },
    {
      kind: "note",
      tone: "shared",
      title: "Gemeinsam getragen",
      text: "Die Kosten der Übung (8.400 €) trägt der Verbund nach dem Einwohnerschlüssel.",
    },
    {
      kind: "note",
      tone: "part",
      title: "In Arbeit",
      text: "Der Vertrag zur Auftragsverarbeitung mit dem Rechenzentrum wird derzeit geprüft.",
    },
    { kind: "note", tone: "open", title: "Offen", text: "Für Übersbach liegt noch keine Bewertung vor." },
    { kind: "break" },
    { kind: "heading", level: 1, text: "Maßnahmen" },
    { kind: "text", text: "Die Liste nennt alle laufenden und geplanten Maßnahmen mit Frist und geschätzten Kosten." },
    {
      kind: "table",
      caption: "Maßnahmen im Verbund",
      rowHeads: true,
      columns: [
        { title: "Nr.", share: 0.75 },
        { title: "Maßnahme", share: 2.8 },
        { title: "Mitglied", share: 1.5 },
        { title: "Stand", share: 1.3 },
        { title: "Frist", align: "center", share: 1.1 },
        { title: "Kosten", align: "right", share: 1.15 },
      ],
      rows: measures(rows),
    },
    { kind: "heading", level: 1, text: "Freigabe" },
    { kind: "text", text: "Der Bericht wird der Verbandsversammlung zur Kenntnis gegeben." },
    { kind: "signature", lines: ["Ort, Datum", "Koordination Informationssicherheit", "Ort, Datum", "Vorsitz der Verbandsversammlung"] },
  ],
});
