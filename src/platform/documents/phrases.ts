/** The few words a paper adds by itself: page numbers, captions, the table behind a chart. */
import type { Paper } from "#kernel/paper";

/** What the renderers say in one language. */
export type Phrases = {
  readonly tag: "de-DE" | "en-GB";
  readonly page: string;
  readonly of: string;
  readonly contents: string;
  readonly table: string;
  readonly figure: string;
  readonly label: string;
  readonly bar: string;
  readonly value: string;
  readonly numbersOf: string;
};

/** Heads of the table that shows bars. */
export type BarWords = Pick<Phrases, "label" | "bar" | "value">;

const german: Phrases = {
  tag: "de-DE",
  page: "Seite",
  of: "von",
  contents: "Inhalt",
  table: "Tabelle",
  figure: "Abbildung",
  label: "Bezeichnung",
  bar: "Balken",
  value: "Wert",
  numbersOf: "Zahlen zu",
};

const english: Phrases = {
  tag: "en-GB",
  page: "Page",
  of: "of",
  contents: "Contents",
  table: "Table",
  figure: "Figure",
  label: "Item",
  bar: "Bar",
  value: "Value",
  numbersOf: "Numbers of",
};

/** The phrases of a paper's language. */
export const phrasesOf = (language: Paper["language"]): Phrases => (language === "de" ? german : english);
