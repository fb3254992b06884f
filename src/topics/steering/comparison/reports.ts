/** The comparison as a workbook: a member's own shares beside the quartiles it may see, and what they are compared with. */
import type { Language } from "#kernel/screen";
import type { Cell, Workbook } from "#kernel/sheets";
import { formatDate } from "#ui/dates";
import { choose } from "#ui/words";
import type { Comparison } from "./model.ts";
import { placeOf } from "./rules.ts";
import { de } from "./words.de.ts";
import { en } from "./words.en.ts";

const titleWidth = 44;
const figureWidth = 16;

/** What stands behind the figures, as the page says it. */
function factsOf({ round, group, takenOn, members, size }: Comparison, language: Language): string[] {
  const words = choose({ de, en }, language);
  if (round === null) return [words.noRound];
  const title = words.roundName(round.title, round.period);
  if (group === null || takenOn === null) return [title, words.tooFew];
  return [title, words.lead(members, group === "own-size" ? words.ownSize(words.sizes[size]) : words.all, formatDate(takenOn, language)), words.rule];
}

/** The workbook of a comparison. */
export function workbookOf(comparison: Comparison, today: string, language: Language): Workbook {
  const words = choose({ de, en }, language);
  const { columns, sheets } = words;
  const rows = comparison.areas.map((area): Cell[] => [
    area.title,
    area.own,
    area.group?.low ?? null,
    area.group?.median ?? null,
    area.group?.high ?? null,
    words.places[placeOf(area)],
  ]);
  const figures = [columns.own, columns.low, columns.median, columns.high].map((title) => ({ title: `${title} (%)`, width: figureWidth }));
  return {
    name: sheets.name(today, comparison.memberName),
    sheets: [
      { name: sheets.areas, columns: [{ title: columns.area, width: titleWidth }, ...figures, { title: columns.place, width: titleWidth }], rows },
      { name: sheets.facts, columns: [{ title: sheets.facts, width: 100, wrap: true }], rows: factsOf(comparison, language).map((fact) => [fact]) },
    ],
  };
}
