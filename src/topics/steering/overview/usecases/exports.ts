import { succeed } from "#kernel/result";
import { implement } from "#platform/usecase";
import { dayIn } from "#topics/members/rules/members";
import { choose } from "#ui/words";
import { exportOverview } from "../contract.ts";
import { tileFigures } from "../model.ts";
import { workbookOf } from "../reports.ts";
import { de } from "../words.de.ts";
import { en } from "../words.en.ts";
import { figureOf, findIndicators, findShownTiles } from "./figures.ts";
import { findOverview } from "./reading.ts";

/** A table holds all members; more than any cooperative has. */
const allMembers = 10_000;

const exported = implement(exportOverview, async ({ tx, now, actor, touch }, { teil, format, ...asked }) => {
  const overview = await findOverview(tx, { ...asked, page: 1 }, { now, limit: allMembers });
  if (!overview.ok) return overview;
  const tiles = await findShownTiles(tx, asked, now);
  if (!tiles.ok) return tiles;
  const five = await findIndicators(tx, asked.cooperativeId, actor.role);

  const { rows, hidden } = tiles.value;
  const shown = rows.map((row) => ({ name: row.name, hidden: hidden.has(row.memberId), values: tileFigures.map((figure) => figureOf(figure, row, hidden).value) }));
  const words = choose({ de, en }, actor.language);
  const { round, on } = overview.value;

  touch({ object: `cooperative:${asked.cooperativeId}` });
  const name = words.export.name(dayIn(now), round?.title ?? null, on);
  return succeed({ format, workbook: workbookOf(name, teil, { overview: overview.value, tiles: shown, five, today: dayIn(now), language: actor.language }) });
});

export const overviewExports = [exported];
