/** What the papers of the pack share. */
import type { Block, Inline, Paper, PaperType } from "#kernel/paper";
import { choose, type Words } from "#ui/words";
import type { Facts } from "#topics/emergency/registers/model";
import { de as registersDe } from "#topics/emergency/registers/words.de";
import { en as registersEn } from "#topics/emergency/registers/words.en";
import type { CardLanguage, PackContent, ShippedText } from "../model.ts";
import { shortPrint } from "../rules.ts";
import { de } from "../words.de.ts";
import { en } from "../words.en.ts";

/** What a paper is made of. */
export type Source = {
  readonly content: PackContent;
  readonly builtAt: Date;
  readonly fingerprint: string;
  readonly language: "de" | "en";
  readonly demo: boolean;
  /** What the card is written in. */
  readonly spoken?: CardLanguage;
  /** A code that calls the number on the card. */
  readonly code?: { readonly png: Uint8Array; readonly width: number; readonly height: number };
};

/** What the papers say; a choice is called what the registers call it. */
export type PaperWords = Words<typeof de> & { readonly choices: Words<typeof registersDe>["choices"] };
export const wordsOf = (language: "de" | "en"): PaperWords => ({ ...choose({ de, en }, language), choices: choose({ de: registersDe, en: registersEn }, language).choices });

/** The word of a choice. */
export function chosen({ choices }: PaperWords, key: string | undefined): string {
  const known: Readonly<Record<string, string>> = choices;
  return key === undefined ? "" : (known[key] ?? key);
}

/** Every number under which somebody is reached, one below the other. */
export const phonesOf = (words: PaperWords, facts: Facts, { open, hidden }: { readonly open: readonly string[]; readonly hidden?: string }): string => {
  const secret = hidden === undefined ? undefined : facts[hidden];
  return [...open.map((key) => facts[key]), secret === undefined ? undefined : words.paper.private(secret)].filter((one) => one !== undefined).join("\n");
};

export const heading = (level: 1 | 2 | 3, text: string): Block => ({ kind: "heading", level, text });
export const text = (inline: Inline): Block => ({ kind: "text", text: inline });

type Sheet = {
  readonly title: string;
  readonly subtitle?: string;
  readonly blocks: readonly Block[];
  readonly isPrivate?: boolean;
  readonly cover?: boolean;
  readonly type?: PaperType;
};

/** A paper of the pack: whose it is, of when, and the sign that tells it from an older copy. */
export function paperOf({ content, builtAt, fingerprint, language, demo }: Source, { title, subtitle, blocks, isPrivate = false, cover = false, type = "usual" }: Sheet): Paper {
  const words = wordsOf(language).paper;
  const marking = demo ? words.demo : isPrivate ? words.marking : undefined;
  return {
    title,
    ...(subtitle === undefined ? {} : { subtitle }),
    author: content.memberName,
    language,
    state: words.state(builtAt, shortPrint(fingerprint)),
    statedAt: builtAt,
    ...(marking === undefined ? {} : { marking }),
    cover,
    type,
    blocks,
  };
}

/** The sections of a shipped text. */
export const sectionsOf = ({ sections }: ShippedText, { level, ordered = false }: { readonly level: 1 | 2 | 3; readonly ordered?: boolean }): Block[] =>
  sections.flatMap((section) => [
    heading(level, section.title),
    ...(section.text === undefined ? [] : [text(section.text)]),
    ...(section.items.length === 0 ? [] : [{ kind: "list" as const, ordered, items: section.items }]),
  ]);
