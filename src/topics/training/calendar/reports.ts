/** Posters and texts of the calendar as papers. */
import type { Paper } from "#kernel/paper";
import type { Language } from "#kernel/screen";
import { formatDate } from "#ui/dates";
import { choose } from "#ui/words";
import type { posterSizes, Theme, ThemePart } from "./model.ts";
import { blocksOf, posterOf } from "./rules.ts";
import { de } from "./words.de.ts";
import { en } from "./words.en.ts";

type Printed = { readonly theme: Theme; /** Whose paper it is. */ readonly house: string; readonly statedAt: Date; readonly language: Language };

const baseOf = ({ theme, house, statedAt, language }: Printed) => ({
  title: theme.title,
  author: house,
  // The texts are German whatever the reader's language is.
  language: "de" as const,
  state: choose({ de, en }, language).printed(formatDate(statedAt, language)),
  statedAt,
});

/** A poster: where it cannot be drawn as one (DOCX, ODT), its words. */
export function posterPaper(printed: Printed, size: (typeof posterSizes)[number]): Paper {
  const { points, below } = posterOf(printed.theme);
  return {
    ...baseOf(printed),
    title: printed.theme.claim,
    subtitle: printed.theme.title,
    poster: { size, points, below },
    blocks: [
      { kind: "list", items: points },
      { kind: "text", text: below },
    ],
  };
}

/** A text of a theme. */
export function textPaper(printed: Printed, part: ThemePart): Paper {
  const words = choose({ de, en }, printed.language);
  const hangs = part === "notice";
  return { ...baseOf(printed), subtitle: words.parts[part], ...(hangs ? { type: "large" as const } : {}), blocks: blocksOf(printed.theme[part]) };
}
