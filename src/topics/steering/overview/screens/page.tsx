import type { Visit } from "#kernel/screen";
import { formatDate, formatShortDate } from "#ui/dates";
import { Filters } from "#ui/filters";
import { Alert, Card, Columns, EmptyState, LinkButton, PageHead } from "#ui/parts";
import { defineScreen } from "#ui/screen";
import { DataTable } from "#ui/table";
import { prepareCheck } from "#topics/assessment/checks/contract";
import { readIndicators, readMap, readOverview } from "../contract.ts";
import { tileFigures, type IndicatorsShown, type Overview } from "../model.ts";
import { HeatMap } from "./heat.tsx";
import { Exports, wordsOf } from "./parts.tsx";
import { TileMap } from "./tiles.tsx";

const Five = ({ shown, visit }: { shown: IndicatorsShown; visit: Visit }) => {
  const words = wordsOf(visit);
  const { columns } = words;
  if (shown.campaign === null || shown.withheld)
    return (
      <Card title={words.five}>
        <p class="rw-soft">{shown.withheld ? words.fiveWithheld : words.fiveNone}</p>
      </Card>
    );
  return (
    <Card title={words.five} note={words.fiveNote(shown.campaign.title, shown.campaign.period)}>
      <p>{words.fiveLead}</p>
      <DataTable
        caption={words.five}
        rows={shown.figures}
        columns={[
          { key: "indicator", label: columns.indicator, rowHead: true, cell: (row) => words.indicators[row.key] },
          { key: "yes", label: columns.yes, kind: "number", cell: (row) => <strong>{words.yesOf(row.yes, row.of)}</strong> },
          { key: "partly", label: columns.partly, kind: "number", cell: (row) => row.partly },
          { key: "no", label: columns.no, kind: "number", cell: (row) => row.no },
          { key: "unknown", label: columns.unknown, kind: "number", cell: (row) => row.unknown },
          { key: "trend", label: columns.trend, kind: "number", cell: (row) => words.trend(row.before) },
        ]}
      />
      <Exports part="five" formats={["csv"]} visit={visit} />
    </Card>
  );
};

const Choosing = ({ shown, visit }: { shown: Overview; visit: Visit }) => {
  const words = wordsOf(visit);
  const days = [...new Set([...(shown.on ? [shown.on] : []), ...shown.days])].toSorted().toReversed();
  const dayOptions = days.map((day) => ({ value: day, label: formatShortDate(day, visit.language) }));
  // A day asked for stays chosen as the standing it led to.
  const query = { ...visit.query, ...(shown.on ? { am: shown.on } : {}) };
  return (
    <Filters
      query={query}
      filters={[
        {
          kind: "choice",
          name: "runde",
          label: words.filter.round,
          all: words.filter.newest,
          options: shown.rounds.map(({ id, title, period }) => ({ value: id, label: words.roundName(title, period) })),
        },
        { kind: "choice", name: "am", label: words.filter.on, all: words.filter.today, options: dayOptions },
        { kind: "choice", name: "seit", label: words.filter.since, all: words.filter.last, options: dayOptions },
        { kind: "choice", name: "farbe", label: words.filter.colour, all: words.figures.maturity, options: tileFigures.map((value) => ({ value, label: words.figures[value] })) },
      ]}
      exports={<Exports part="whole" formats={["xlsx", "ods", "csv"]} visit={visit} />}
    />
  );
};

const Stated = ({ shown, visit }: { shown: Overview; visit: Visit }) => {
  const words = wordsOf(visit);
  if (shown.on === null) return null;
  const day = formatDate(shown.on, visit.language);
  const known = shown.days.includes(shown.on);
  return (
    <Alert tone={known ? "info" : "warning"} title={known ? words.stated(day) : words.notYet(day)}>
      <p>{words.statedText}</p>
      <p>
        <a href={visit.query["runde"] ? `?runde=${encodeURIComponent(visit.query["runde"])}` : "?"}>{words.toToday}</a>
      </p>
    </Alert>
  );
};

const overviewScreen = defineScreen({
  path: "/verbund/:cooperativeId/ueberblick",
  title: (_, visit) => wordsOf(visit).title,
  lane: "overview",
  shows: { overview: readOverview, map: readMap, five: readIndicators },
  view: ({ overview, map, five }, visit) => {
    const words = wordsOf(visit);
    return (
      <>
        <PageHead title={words.title} lead={words.lead(overview.visible?.maturity ?? null, overview.visible?.members ?? 0)} />
        <Stated shown={overview} visit={visit} />
        <Choosing shown={overview} visit={visit} />
        {overview.round ? (
          <HeatMap shown={overview} visit={visit} />
        ) : (
          <Card title={words.heat}>
            <EmptyState
              title={words.noRoundTitle}
              act={visit.may(prepareCheck) ? <LinkButton href={`/verbund/${visit.params["cooperativeId"]}/checks/neu`}>{words.noRoundAct}</LinkButton> : undefined}
            >
              {words.noRound}
            </EmptyState>
          </Card>
        )}
        <Columns kind="stack">
          <TileMap shown={map} visit={visit} />
          <Five shown={five} visit={visit} />
        </Columns>
      </>
    );
  },
});

export const overviewPages = [overviewScreen];
