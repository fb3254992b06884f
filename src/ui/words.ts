/** Sentences in two languages: the German object is the reference, the English one has exactly its shape. */
import type { Language } from "#kernel/screen";

/** The shape of a set of words: strings, functions that answer a string, and groups of these. */
export type Words<Reference> = {
  readonly [Key in keyof Reference]: Reference[Key] extends (...given: infer Given) => string
    ? (...given: Given) => string
    : Reference[Key] extends string
      ? string
      : Reference[Key] extends readonly string[]
        ? readonly string[]
        : Words<Reference[Key]>;
};

/** Picks the words of a language: `choose({ de, en }, visit.language)`; write `export const en: Words<typeof de> = { … }`. */
export const choose = <Reference>(words: { readonly de: Reference; readonly en: Words<Reference> }, language: Language): Words<Reference> =>
  language === "en" ? words.en : (words.de as Words<Reference>);

/** Begins a sentence: the first letter large. */
export const capital = (text: string): string => text.charAt(0).toLocaleUpperCase("de") + text.slice(1);
