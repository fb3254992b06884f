/** Reads what a publisher's words mean: modal verb, level, effort, withdrawn. Used to read a catalogue and to write one that reads the same. */
import { levels, modals, type Fact, type Requirement } from "../model.ts";

export type Modal = Requirement["modal"];
export type Level = Requirement["level"];
export type Terms = Pick<Requirement, "modal" | "level" | "effort" | "withdrawn">;

/** Modal verbs of Grundschutz++ (`modal_verbs.csv`), of RFC 2119, and their plurals. */
const verbs: Readonly<Record<string, Exclude<Modal, null>>> = {
  MUSS: "must",
  MÜSSEN: "must",
  DARF: "must",
  DÜRFEN: "must",
  MUST: "must",
  SHALL: "must",
  SOLLTE: "should",
  SOLLTEN: "should",
  SOLL: "should",
  SOLLEN: "should",
  SHOULD: "should",
  KANN: "may",
  KÖNNEN: "may",
  MAY: "may",
};
const verbInProse = new RegExp(`(?<!\\p{L})(?:${Object.keys(verbs).join("|")})(?!\\p{L})`, "u");

/** The verb a publisher names, else the first one written in capitals in the text. */
function modalOf(named: string, statement: string): Modal {
  const [first = ""] = named.trim().toUpperCase().split(/\s+/);
  if (Object.hasOwn(verbs, first)) return verbs[first] ?? null;
  const found = verbInProse.exec(statement);
  return found ? (verbs[found[0]] ?? null) : null;
}

/**
 * Grundschutz++ has two levels, ours are three (IT-Grundschutz 2023): what must be done is basic, because nobody may accept its absence as a risk
 * (DOMAIN 2.2); what should be done at the normal level is standard; everything at the raised level is elevated. A file without levels has none.
 */
function levelOf(named: string, modal: Modal): Level {
  if (named === "") return null;
  if (modal === "must") return "basic";
  return /erhöht|hoch|high|elevated/i.test(named) ? "elevated" : "standard";
}

/** Effort 0–5 as Grundschutz++ counts it (`effort_level.csv`). */
export const effortOf = (text: string): Requirement["effort"] => (/^[0-5]$/.test(text) ? Number(text) : null);

export const isModal = (text: string): text is Exclude<Modal, null> => modals.some((one) => one === text);
export const isLevel = (text: string): text is Exclude<Level, null> => levels.some((one) => one === text);

const ownPart = (fact: Fact) => fact.part === undefined || fact.part === "statement";

/** What facts and text of a requirement say. */
export function termsOf(facts: readonly Fact[], statement: string): Terms {
  const said = (name: string) => facts.find((fact) => fact.name === name && ownPart(fact))?.value ?? "";
  const modal = modalOf(said("modal_verb"), statement);
  return {
    modal,
    level: levelOf(said("sec_level"), modal),
    effort: effortOf(said("effort_level")),
    withdrawn: /^withdrawn$/i.test(said("status")),
  };
}
