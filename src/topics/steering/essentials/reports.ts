/** The essentials as a workbook: one line for each member, and what one has to know to read it. */
import type { Language } from "#kernel/screen";
import type { Cell, Sheet, SheetColumn, Workbook } from "#kernel/sheets";
import { formatDate } from "#ui/dates";
import { choose } from "#ui/words";
import type { Essentials, EssentialsRow } from "./model.ts";
import { de } from "./words.de.ts";
import { en } from "./words.en.ts";

type Seen = { readonly today: string; readonly language: Language };

const lineOf = (row: EssentialsRow, { language }: Seen): Cell[] => {
  const words = choose({ de, en }, language);
  return [
    row.memberName,
    ...row.documents.flatMap((cell): Cell[] => [words.documentStand(cell), cell.stand === "published" ? cell.label : null]),
    ...row.trainings.flatMap((cell): Cell[] => (cell === null ? [words.notAsked, null] : [cell.completed, cell.slips])),
    row.pack.builtOn,
    row.pack.printedOn,
    row.pack.ageDays,
    words.packs[row.pack.concern ?? "current"],
  ];
};

function factsSheet(essentials: Essentials, { today, language }: Seen): Sheet {
  const words = choose({ de, en }, language);
  const { facts } = words.export;
  return {
    name: facts.sheet,
    columns: [
      { title: facts.about, width: 34 },
      { title: facts.says, width: 80, wrap: true },
    ],
    rows: [
      [facts.day, formatDate(today, language)],
      [words.title, words.lead(essentials)],
      [facts.reading, words.fives],
      ...(essentials.hidden > 0 ? [[facts.reading, words.hidden(essentials.hidden)]] : []),
    ],
  };
}

/** All members the choice leaves, each with its documents, trainings and pack. */
export function workbookOf(name: string, essentials: Essentials, seen: Seen): Workbook {
  const words = choose({ de, en }, seen.language);
  const columns: SheetColumn[] = [
    { title: words.export.member, width: 34 },
    ...essentials.documents.flatMap(({ title }) => [
      { title, width: 24 },
      { title: words.export.version(title), width: 16 },
    ]),
    ...essentials.trainings.flatMap(({ title }) => [
      { title: words.export.finished(title), width: 18 },
      { title: words.export.slips(title), width: 12 },
    ]),
    ...[words.pack.built, words.pack.printed, words.pack.age, words.export.pack].map((title) => ({ title, width: 18 })),
  ];
  return { name, sheets: [{ name: words.title, columns, rows: essentials.rows.map((row) => lineOf(row, seen)) }, factsSheet(essentials, seen)] };
}
