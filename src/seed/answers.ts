/** Invented answers: the same every time, plausible for the size of a town and how far it has come. Nobody gave them. */
import { createHash } from "node:crypto";
import type { AnswerValue, Column, Question } from "#topics/survey/questionnaires/model";
import type { Town } from "./towns.ts";

/** Who answers, and for which year: last year's answers are a little weaker. */
export type Inventing = { readonly town: Town; readonly year: number; readonly today: Date };

/** 0 to 1, always the same for the same words. */
const chance = (...words: readonly (string | number)[]): number => createHash("sha256").update(words.join("|")).digest().readUInt32BE(0) / 2 ** 32;

const maturityIn = ({ town, year, today }: Inventing): number => Math.max(0.1, town.maturity - (today.getFullYear() - year) * 0.12);

const roll = (inventing: Inventing, question: Question, salt = ""): number => chance(inventing.town.slug, question.key, salt);

function choose(question: Question, inventing: Inventing): AnswerValue | null {
  const options = question.options ?? [];
  const rated = options.filter(({ points }) => points !== undefined);
  const r = roll(inventing, question);
  if (rated.length === 0) return options[Math.floor(r * options.length)]?.key ?? null;
  const target = Math.min(1, Math.max(0, maturityIn(inventing) + (r - 0.5) * 0.9));
  return rated.toSorted((a, b) => Math.abs((a.points ?? 0) - target) - Math.abs((b.points ?? 0) - target))[0]?.key ?? null;
}

const exclusive = /^(keine?|nichts|kein-interesse)$/;

function chooseSeveral(question: Question, inventing: Inventing): AnswerValue {
  const options = (question.options ?? []).filter(({ key }) => !exclusive.test(key));
  const chosen = options.filter(({ key }) => roll(inventing, question, key) < 0.3 + maturityIn(inventing) * 0.4).map(({ key }) => key);
  return chosen.length > 0 ? chosen : [options[0]?.key ?? ""];
}

/** Numbers that must agree with each other follow from the number of employees. */
const byEmployees: Record<string, (employees: number, m: number, r: number) => number> = {
  beschaeftigte: (n) => n,
  "beschaeftigte-mit-it": (n) => Math.round(n * 0.68),
  "stellen-it": (n, _, r) => Math.max(0.5, Math.round((n / 60 + r) * 2) / 2),
  "stellen-informationssicherheit": (n, m) => (m > 0.65 ? Math.round((n / 500) * 4) / 4 + 0.25 : 0),
  "stunden-koordination": (_, m) => Math.round(2 + m * 4),
  "ausgaben-it": (n, m) => Math.round(n * (1_900 + m * 900)),
  "ausgaben-dienstleister": (n, m) => Math.round(n * (900 + m * 300)),
  "ausgaben-informationssicherheit": (n, m) => Math.round(n * (20 + m * 90)),
  standorte: (n, _, r) => Math.max(1, Math.round(n / 30 + r * 3)),
  arbeitsplaetze: (n) => Math.max(20, Math.round(n * 0.7)),
  "mobile-geraete": (n, m) => Math.round(n * (0.2 + m * 0.3)),
  "server-im-haus": (n, m) => Math.round(4 + (n / 40) * (1 - m * 0.4)),
  "homeoffice-anteil": (_, m) => Math.round(10 + m * 40),
  "dienstleister-anzahl": (n, _, r) => Math.round(8 + n / 60 + r * 6),
  "av-vertraege": (n, m, r) => Math.round((8 + n / 60 + r * 6) * (0.3 + m * 0.6)),
  "dienstleister-gesamt": (n) => Math.round(10 + n / 60),
  "av-noetig": (n) => Math.round(7 + n / 90),
  "av-vorhanden": (n, m) => Math.round((7 + n / 90) * (0.4 + m * 0.5)),
  "fernzugriff-anzahl": (n) => Math.round(3 + n / 150),
  benutzerkonten: (n) => Math.max(20, Math.round(n * 0.9)),
  "admin-konten": (n, m, r) => Math.round(3 + n / 90 + (1 - m) * 6 + r * 3),
  "wiederherstellung-tage": (_, m, r) => Math.round(2 + (1 - m) * 20 + r * 4),
  "geschulte-beschaeftigte": (n, m) => Math.round(n * m * 0.8),
  beschlussdauer: (_, m, r) => Math.round(6 + r * 10 + (1 - m) * 4),
};

function amount(question: Question, inventing: Inventing): number {
  const [m, r] = [maturityIn(inventing), roll(inventing, question)];
  const known = byEmployees[question.key];
  if (known) return known(inventing.town.employees, m, chance(inventing.town.slug, "size"));
  const low = question.plausible?.low ?? question.min ?? 0;
  const high = Math.min(question.plausible?.high ?? question.max ?? low + 10, low + 20);
  return Math.round(low + (high - low) * r);
}

/** Some day in the last months: the further along, the fresher. */
function pastDay(question: Question, inventing: Inventing): string {
  const daysAgo = Math.round(30 + (1 - maturityIn(inventing)) * 900 + roll(inventing, question) * 120);
  const end = Date.UTC(inventing.year, 10, 1);
  const ahead = question.key.startsWith("naechst") ? 1 : -1;
  return new Date(end + ahead * daysAgo * 86_400_000).toISOString().slice(0, 10);
}

const companies = ["Rechenzentrum Beispiel", "Musternetz GmbH", "Bürosysteme Fiktiv", "Telefonie Erfunden AG", "Fachverfahren Exempel"];
const services = ["Einwohnerwesen und Finanzen", "Netze und Firewall", "Drucker und Kopierer", "Telefonanlage", "Bauakten und Karten"];

function cell(column: Column, place: { question: Question; row: number; inventing: Inventing }): string | number {
  const r = chance(place.inventing.town.slug, place.question.key, place.row, column.key);
  if (column.kind === "choice") return column.options?.[Math.floor(r * (column.options.length || 1))]?.key ?? "";
  if (column.kind === "number") return Math.round(r * 4) / 2;
  if (/jahr|laufzeit/.test(column.key)) return String(place.inventing.year - Math.floor(r * 6));
  if (/name|programm|zustaendig/.test(column.key)) return companies[place.row % companies.length] ?? "";
  return services[place.row % services.length] ?? "";
}

function table(question: Question, inventing: Inventing): AnswerValue {
  const named = question.rows ?? [];
  const rows = named.length > 0 ? named.length : Math.min(question.maxRows ?? 4, 2 + Math.floor(roll(inventing, question) * 3));
  return Array.from({ length: rows }, (_, row) => ({
    ...(named[row] === undefined ? {} : { row: named[row] }),
    cells: Object.fromEntries((question.columns ?? []).map((column) => [column.key, cell(column, { question, row, inventing })])),
  }));
}

const remarks = [
  "Wir wünschen uns vor allem Vorlagen, die wir nur noch anpassen müssen.",
  "Eine gemeinsame Schulung für neue Beschäftigte wäre eine große Hilfe.",
  "Bitte Termine nicht in die Haushaltsberatungen legen.",
  "Uns fehlt jemand, den man einfach anrufen kann.",
];

/** The invented answer to one question; null is „weiß nicht“, undefined stays open. */
export function inventedAnswer(question: Question, inventing: Inventing): AnswerValue | null | undefined {
  if (question.kind === "file") return undefined;
  if (roll(inventing, question, "unknown") < 0.09 * (1 - maturityIn(inventing))) return null;
  switch (question.kind) {
    case "single":
      return choose(question, inventing);
    case "multiple":
      return chooseSeveral(question, inventing);
    case "scale": {
      const { min, max } = question.scale ?? { min: 1, max: 5 };
      return Math.round(min + (max - min) * Math.min(1, Math.max(0, maturityIn(inventing) + (roll(inventing, question) - 0.5) * 0.4)));
    }
    case "number":
    case "money":
      return amount(question, inventing);
    case "date":
      return pastDay(question, inventing);
    case "text":
      return remarks[Math.floor(roll(inventing, question) * remarks.length)] ?? "";
    case "table":
      return table(question, inventing);
  }
}
