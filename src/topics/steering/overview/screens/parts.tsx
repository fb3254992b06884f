/** What the overview's cards share. */
import type { Visit } from "#kernel/screen";
import type { SheetFormat } from "#kernel/sheets";
import { withQuery } from "#ui/markup";
import { ExportLinks } from "#ui/parts";
import { choose } from "#ui/words";
import { exportOverview, type readMap } from "../contract.ts";
import type { ExportPart } from "../model.ts";
import { de } from "../words.de.ts";
import { en } from "../words.en.ts";

export const wordsOf = ({ language }: Pick<Visit, "language">) => choose({ de, en }, language);

export type MapShown = (typeof readMap)["output"]["_output"];

export const legendLevels = [4, 3, 2, 1, 0, "na"] as const;

/** The way to a table of the whole page or of one card, of the round and the day that are shown. */
export const Exports = ({ part, formats, visit }: { part: ExportPart; formats: readonly SheetFormat[]; visit: Visit }) => {
  const { runde, am, seit } = visit.query;
  const chosen = Object.entries({ cooperativeId: visit.params["cooperativeId"], runde, am, seit, teil: part }).filter((entry): entry is [string, string] => Boolean(entry[1]));
  const link = (format: SheetFormat) => `/api/${exportOverview.name}${withQuery(Object.fromEntries(chosen), { format })}`;
  return <ExportLinks links={formats.map((format) => ({ label: format.toUpperCase(), href: link(format) }))} />;
};
