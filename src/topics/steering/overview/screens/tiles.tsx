/** The Verbund as tiles: one for each member, placed as on the map where we know the place. */
import type { Visit } from "#kernel/screen";
import { Legend } from "#ui/matrix";
import { classes } from "#ui/markup";
import { Card } from "#ui/parts";
import type { Tile, TileFigure } from "../model.ts";
import { Exports, legendLevels, wordsOf, type MapShown } from "./parts.tsx";

const placeClass = ({ place }: Tile): string =>
  place === null ? "" : `rw-tile-c${place[0]} rw-tile-r${place[1]}${place[2] === undefined || place[2] === 1 ? "" : ` rw-tile-x${place[2]}`}`;

const legendOf = (figure: TileFigure, visit: Visit): readonly string[] => {
  const words = wordsOf(visit);
  if (figure === "maturity") return words.maturityLegend;
  return figure === "answered" || figure === "survey" ? words.shareLegend : words.countLegend;
};

const TileLink = ({ tile, figure, visit }: { tile: Tile; figure: TileFigure; visit: Visit }) => {
  const words = wordsOf(visit);
  return (
    <li class={classes("rw-tile", `rw-level-${tile.level}`, placeClass(tile))}>
      <a href={`/mitglied/${tile.memberId}`} aria-label={words.tile(figure, tile)} title={tile.hidden ? words.tileHidden : undefined}>
        <span class="rw-tile-name">{tile.name}</span>{" "}
        <span class={tile.hidden ? "rw-tile-name" : "rw-tile-value"}>{tile.hidden ? words.tileHidden : words.tileValue(figure, tile.value)}</span>
      </a>
    </li>
  );
};

/** All members coloured by one figure. */
export const TileMap = ({ shown, visit }: { shown: MapShown; visit: Visit }) => {
  const words = wordsOf(visit);
  const labels = legendOf(shown.figure, visit);
  return (
    <Card title={words.map} note={words.figures[shown.figure]}>
      <ul class={classes("rw-tiles", shown.isMap && "rw-tiles--map")}>
        {shown.tiles.map((tile) => (
          <TileLink tile={tile} figure={shown.figure} visit={visit} />
        ))}
      </ul>
      <Legend entries={legendLevels.map((level, index) => ({ level, label: labels[index] ?? "" }))} />
      {visit.query["am"] ? <p class="rw-small">{words.mapToday}</p> : null}
      {shown.isMap ? <p class="rw-small rw-soft">{words.mapNote}</p> : null}
      <Exports part="map" formats={["csv"]} visit={visit} />
    </Card>
  );
};
