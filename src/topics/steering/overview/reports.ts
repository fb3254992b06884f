/** The overview as a workbook: shares of all members by area, what changed, the tiles' figures, the five, and what stands behind them. */
import type { Language } from "#kernel/screen";
import type { Cell, Sheet, Workbook } from "#kernel/sheets";
import { formatDate } from "#ui/dates";
import { choose } from "#ui/words";
import type { AreaCell, ExportPart, IndicatorsShown, Overview, SumRow } from "./model.ts";
import { tileFigures } from "./model.ts";
import { de } from "./words.de.ts";
import { en } from "./words.en.ts";

export type OverviewContent = {
  readonly overview: Overview;
  /** Each with a value for every figure a tile may show; null where nothing is shown. */
  readonly tiles: readonly { readonly name: string; readonly hidden: boolean; readonly values: readonly (number | null)[] }[];
  readonly five: IndicatorsShown;
  readonly today: string;
  readonly language: Language;
};

const wordsOf = ({ language }: OverviewContent) => choose({ de, en }, language);

const nameWidth = 34;
const figureWidth = 14;
const columnsOf = (titles: readonly string[]) => titles.map((title, index) => ({ title, width: index === 0 ? nameWidth : figureWidth }));

type Line = Pick<SumRow, "cells" | "whole" | "maturity"> & { readonly name: string };

/** Members by name, then the sums the page shows below them. */
function linesOf(content: OverviewContent): Line[] {
  const words = wordsOf(content);
  const { rows, visible, all } = content.overview;
  return [
    ...rows,
    ...(visible ? [{ ...visible, name: words.export.sum(words.visible(visible.members), words.visibleNote) }] : []),
    ...(all ? [{ ...all, name: words.export.sum(words.all(all.members), words.allNote(formatDate(all.on, content.language))) }] : []),
  ];
}

function areasSheet(content: OverviewContent): Sheet {
  const words = wordsOf(content);
  const share = (cell: AreaCell | null): Cell => (cell === null ? words.notAsked : cell.percent);
  const titles = [words.export.member, words.maturity, words.export.percent(words.whole), words.export.answered, words.export.asked];
  return {
    name: words.export.sheets.areas,
    columns: columnsOf([...titles, ...content.overview.columns.map(({ title }) => words.export.percent(title))]),
    rows: linesOf(content).map(({ name, maturity, whole, cells }) => [name, maturity, whole.percent, whole.answered, whole.asked, ...cells.map(share)]),
  };
}

/** Points of a hundred against the earlier standing; no sheet where there is none to compare with. */
function changeSheet(content: OverviewContent): Sheet[] {
  const { columns, since } = content.overview;
  if (since === null) return [];
  const words = wordsOf(content);
  const change = (cell: AreaCell | null): Cell => (cell === null ? words.notAsked : cell.change);
  return [
    {
      name: words.export.sheets.change,
      columns: columnsOf([words.export.member, words.whole, ...columns.map(({ title }) => title)]),
      rows: linesOf(content).map(({ name, whole, cells }) => [name, whole.change, ...cells.map(change)]),
    },
  ];
}

function mapSheet(content: OverviewContent): Sheet {
  const words = wordsOf(content);
  return {
    name: words.export.sheets.map,
    columns: columnsOf([words.export.member, ...tileFigures.map((figure) => words.export.figures[figure]), words.export.note]),
    rows: content.tiles.map(({ name, values, hidden }): Cell[] => [name, ...values, hidden ? words.tileHidden : null]),
  };
}

function fiveSheet(content: OverviewContent): Sheet {
  const { columns, export: titles, indicators, five } = wordsOf(content);
  return {
    name: five,
    columns: columnsOf([columns.indicator, columns.yes, columns.partly, columns.no, columns.unknown, titles.of, titles.before, titles.beforeOf]),
    rows: content.five.figures.map(({ key, yes, partly, no, unknown, of, before }) => [indicators[key], yes, partly, no, unknown, of, before?.yes ?? null, before?.of ?? null]),
  };
}

/** What one has to know to read the other sheets, as the page says it. */
function factsSheet(content: OverviewContent): Sheet {
  const words = wordsOf(content);
  const { overview, five, today, language } = content;
  const { facts, sheets } = words.export;
  const day = (value: string) => formatDate(value, language);
  const known = overview.on === null || overview.days.includes(overview.on);
  const fives = five.campaign === null ? words.fiveNone : five.withheld ? words.fiveWithheld : words.fiveNote(five.campaign.title, five.campaign.period);
  const rows: (readonly [string, string | null])[] = [
    [words.filter.round, overview.round ? words.roundName(overview.round.title, overview.round.period) : words.noRoundTitle],
    [sheets.areas, overview.on === null ? facts.today(day(today)) : known ? words.stated(day(overview.on)) : words.notYet(day(overview.on))],
    [words.filter.since, overview.since ? day(overview.since) : null],
    [sheets.map, facts.today(day(today))],
    [words.five, fives],
    [facts.reading, facts.share],
    [facts.reading, facts.empty],
    ...(overview.hidden > 0 ? [[facts.reading, words.hidden(overview.hidden)] as const] : []),
    ...(overview.visible === null && overview.rows.length > 0 ? [[facts.reading, words.tooFew] as const] : []),
  ];
  return {
    name: sheets.facts,
    columns: [
      { title: facts.about, width: nameWidth },
      { title: facts.says, width: 80, wrap: true },
    ],
    rows: rows.filter(([, says]) => says !== null),
  };
}

/** The workbook of an overview: all its cards, or one. */
export function workbookOf(name: string, part: ExportPart, content: OverviewContent): Workbook {
  const cards: Record<Exclude<ExportPart, "whole">, readonly Sheet[]> = {
    areas: [areasSheet(content), ...changeSheet(content)],
    map: [mapSheet(content)],
    five: [fiveSheet(content)],
  };
  const chosen = part === "whole" ? [...cards.areas, ...cards.map, ...cards.five] : cards[part];
  return { name, sheets: [...chosen, factsSheet(content)] };
}
