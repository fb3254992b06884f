import type { CooperativeId } from "#kernel/ids";
import { wholePercent } from "#kernel/percent";
import { fail, succeed, type Result } from "#kernel/result";
import type { Role } from "#kernel/roles";
import { readCatalogues, shippedCatalogues } from "#platform/catalogues";
import type { Tx } from "#platform/db/transact";
import { implement } from "#platform/usecase";
import { shippedCooperative, type TilePlace } from "#topics/members/model";
import { dayIn } from "#topics/members/rules/members";
import { findCooperative } from "#topics/members/store/members";
import { readIndicators, readMap } from "../contract.ts";
import { indicators, type IndicatorsShown, type TileFigure } from "../model.ts";
import { indicatorOf, isMap, k, levelOfTile, maturityOf } from "../rules.ts";
import { findHidden, findRounds } from "../store/cells.ts";
import { findAskedCampaigns, findSaid, findTiles, type AskedCampaign, type TileRow } from "../store/figures.ts";

const known: { places: ReadonlyMap<string, TilePlace> | null } = { places: null };

/** Places of towns by their official key, as shipped; read once. */
function placesByKey(): ReadonlyMap<string, TilePlace> {
  known.places ??= new Map(
    readCatalogues(`${shippedCatalogues}/members`)
      .flatMap((one) => shippedCooperative.parse(one).members)
      .flatMap(({ ags, tile }) => (ags && tile ? [[ags, tile] as const] : [])),
  );
  return known.places;
}

const share = (done: number, asked: number): number | null => (asked === 0 ? null : wholePercent(done / asked));

/** What a tile shows; null where there is nothing to show, or nothing is shown of it. */
function valueOf(figure: TileFigure, row: TileRow, hidden: boolean): number | null {
  if (figure === "survey") return share(row.surveyDone, row.surveyAsked);
  if (hidden) return null;
  if (figure === "open-measures") return row.openMeasures;
  if (row.asked === 0) return null;
  if (figure === "basic-gaps") return row.answered === 0 ? null : row.basicGaps;
  return figure === "maturity" ? maturityOf(row) : share(row.answered, row.asked);
}

type Asked = { readonly cooperativeId: CooperativeId; readonly runde?: string | undefined };

/** The members of a day with what their tiles may show, and whose tiles show only sums. */
export type Tiles = { readonly rows: readonly TileRow[]; readonly hidden: ReadonlySet<string> };

/** The tiles of a round, the newest if none is named. */
export async function findShownTiles(tx: Tx, { cooperativeId, runde }: Asked, now: Date): Promise<Result<Tiles, "cooperative-unknown" | "round-unknown">> {
  const day = dayIn(now);
  const [cooperative, rounds] = [await findCooperative(tx, cooperativeId), await findRounds(tx, cooperativeId)];
  if (!cooperative) return fail("cooperative-unknown");
  const round = runde === undefined ? rounds[0] : rounds.find(({ id }) => id === runde);
  if (runde !== undefined && !round) return fail("round-unknown");
  return succeed({ rows: await findTiles(tx, { cooperativeId, roundId: round?.id ?? null, day }), hidden: await findHidden(tx, cooperativeId, day) });
}

/** One figure of one tile as the reader may see it. */
export function figureOf(figure: TileFigure, row: TileRow, hidden: Tiles["hidden"]): { readonly value: number | null; readonly hidden: boolean } {
  const isHidden = figure !== "survey" && hidden.has(row.memberId);
  return { value: valueOf(figure, row, isHidden), hidden: isHidden };
}

const mapOf = implement(readMap, async ({ tx, now }, { farbe, ...asked }) => {
  const tiles = await findShownTiles(tx, asked, now);
  if (!tiles.ok) return tiles;
  const { rows, hidden } = tiles.value;

  const places = rows.map(({ ags }) => (ags === null ? null : (placesByKey().get(ags) ?? null)));
  const placed = isMap(places);
  return succeed({
    figure: farbe,
    isMap: placed,
    tiles: rows.map((row, index) => {
      const shown = figureOf(farbe, row, hidden);
      return { memberId: row.memberId, name: row.name, place: placed ? (places[index] ?? null) : null, ...shown, level: levelOfTile(farbe, shown.value) };
    }),
  });
});

const pointsOf = ({ points }: AskedCampaign) => new Map(points.map((one) => [`${one.question} ${one.option}`, one.points]));

/** The five key figures as a reader in this role may see them. */
export async function findIndicators(tx: Tx, cooperativeId: CooperativeId, role: Role): Promise<IndicatorsShown> {
  // Who watches counts grow sees each neighbour arrive: only the office, which knows the names anyway, sees what still runs.
  const campaigns = await findAskedCampaigns(tx, cooperativeId, role !== "office");
  const said = await findSaid(
    tx,
    cooperativeId,
    campaigns.map(({ id }) => id),
  );

  const [current, previous] = campaigns;
  if (!current) return { campaign: null, before: null, withheld: false, figures: [] };
  const figuresOf = (campaign: AskedCampaign) =>
    indicators.map((key) =>
      indicatorOf(
        key,
        said.filter(({ campaignId }) => campaignId === campaign.id),
        pointsOf(campaign),
      ),
    );
  const earlier = previous ? figuresOf(previous) : [];
  const figures = figuresOf(current).map((figure, index) => {
    const was = earlier[index];
    return { ...figure, before: was && was.of >= k ? { yes: was.yes, of: was.of } : null };
  });
  const withheld = role !== "office" && figures.some(({ of }) => of < k);
  return {
    campaign: { id: current.id, title: current.title, period: current.period },
    before: previous ? { title: previous.title, period: previous.period } : null,
    withheld,
    figures: withheld ? [] : figures,
  };
}

const indicatorsOf = implement(readIndicators, async ({ tx, actor }, { cooperativeId }) => succeed(await findIndicators(tx, cooperativeId, actor.role)));

export const overviewFigures = [mapOf, indicatorsOf];
