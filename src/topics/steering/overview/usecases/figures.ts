import { fail, succeed } from "#kernel/result";
import { readCatalogues, shippedCatalogues } from "#platform/catalogues";
import { implement } from "#platform/usecase";
import { shippedCooperative, type TilePlace } from "#topics/members/model";
import { findCooperative } from "#topics/members/store/members";
import { readIndicators, readMap } from "../contract.ts";
import { indicators, type TileFigure } from "../model.ts";
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

const share = (done: number, asked: number): number | null => (asked === 0 ? null : Math.round((done / asked) * 100));

/** What a tile shows; null where there is nothing to show, or nothing is shown of it. */
function valueOf(figure: TileFigure, row: TileRow, hidden: boolean): number | null {
  if (figure === "survey") return share(row.surveyDone, row.surveyAsked);
  if (hidden) return null;
  if (figure === "open-measures") return row.openMeasures;
  if (row.asked === 0) return null;
  if (figure === "basic-gaps") return row.answered === 0 ? null : row.basicGaps;
  return figure === "maturity" ? maturityOf(row) : share(row.answered, row.asked);
}

const mapOf = implement(readMap, async ({ tx, now }, { cooperativeId, runde, farbe }) => {
  const day = now.toISOString().slice(0, 10);
  const [cooperative, rounds] = [await findCooperative(tx, cooperativeId), await findRounds(tx, cooperativeId)];
  if (!cooperative) return fail("cooperative-unknown");
  const round = runde === undefined ? rounds[0] : rounds.find(({ id }) => id === runde);
  if (runde !== undefined && !round) return fail("round-unknown");
  const [rows, hidden] = [await findTiles(tx, { cooperativeId, roundId: round?.id ?? null, day }), await findHidden(tx, cooperativeId, day)];

  const places = rows.map(({ ags }) => (ags === null ? null : (placesByKey().get(ags) ?? null)));
  const placed = isMap(places);
  return succeed({
    figure: farbe,
    isMap: placed,
    tiles: rows.map((row, index) => {
      const isHidden = farbe !== "survey" && hidden.has(row.memberId);
      const value = valueOf(farbe, row, isHidden);
      return { memberId: row.memberId, name: row.name, place: placed ? (places[index] ?? null) : null, value, level: levelOfTile(farbe, value), hidden: isHidden };
    }),
  });
});

const pointsOf = ({ points }: AskedCampaign) => new Map(points.map((one) => [`${one.question} ${one.option}`, one.points]));

const indicatorsOf = implement(readIndicators, async ({ tx, actor }, { cooperativeId }) => {
  // Who watches counts grow sees each neighbour arrive: only the office, which knows the names anyway, sees what still runs.
  const campaigns = await findAskedCampaigns(tx, cooperativeId, actor.role !== "office");
  const said = await findSaid(
    tx,
    cooperativeId,
    campaigns.map(({ id }) => id),
  );

  const [current, previous] = campaigns;
  if (!current) return succeed({ campaign: null, before: null, withheld: false, figures: [] });
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
  const withheld = actor.role !== "office" && figures.some(({ of }) => of < k);
  return succeed({
    campaign: { id: current.id, title: current.title, period: current.period },
    before: previous ? { title: previous.title, period: previous.period } : null,
    withheld,
    figures: withheld ? [] : figures,
  });
});

export const overviewFigures = [mapOf, indicatorsOf];
