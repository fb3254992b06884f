/** What all parts share: the type of markup, the tones, and the language of the page around them. */
import { createContext, useContext } from "hono/jsx";
import type { Child } from "hono/jsx";
import type { JSX } from "hono/jsx/jsx-runtime";
import type { Tone as PaperTone } from "#kernel/paper";
import type { Language } from "#kernel/screen";
import { choose } from "./words.ts";
import { de } from "./words.de.ts";
import { en } from "./words.en.ts";

/** A piece of page. */
export type Markup = JSX.Element;

/** Anything that may stand between two tags. */
export type { Child };

/** States: ok yes/done/effective, part partly, no no/overdue, open, na not rated, shared answered together, brand neutral emphasis. */
export type Tone = PaperTone | "na";

/** Language, key against double sending, and who reads: set once by `Document`. */
export type Surroundings = { readonly language: Language; readonly once: string | null };

/** Carries the surroundings to every part below `Document`. */
export const SurroundingsContext = createContext<Surroundings>({ language: "de", once: null });

/** Language of the page being rendered. */
export const useLanguage = (): Language => useContext(SurroundingsContext).language;

/** Key against double sending for the forms of this page. */
export const useOnce = (): string | null => useContext(SurroundingsContext).once;

/** The words the parts themselves use, in the language of the page. */
export const useWords = () => choose({ de, en }, useLanguage());

/** Joins class names and leaves out what is not set. */
export const classes = (...names: readonly (string | false | null | undefined)[]): string => names.filter(Boolean).join(" ");

/** Makes an element id out of any text. */
export const idFrom = (text: string): string =>
  text
    .toLowerCase()
    .replaceAll(/[^a-z0-9]+/gu, "-")
    .replaceAll(/^-|-$/gu, "");

/** Adds to an address query, or removes where the value is null. */
export const withQuery = (query: Readonly<Record<string, string>>, changes: Readonly<Record<string, string | null>>): string => {
  const search = new URLSearchParams(query);
  for (const [name, value] of Object.entries(changes)) {
    if (value === null) search.delete(name);
    else search.set(name, value);
  }
  return `?${search.toString()}`;
};
