/** Where one member stands among comparable ones. */
import type { Visit } from "#kernel/screen";
import { sheetFormats } from "#kernel/sheets";
import { formatDate } from "#ui/dates";
import { Filters } from "#ui/filters";
import { withQuery, type Tone } from "#ui/markup";
import { Card, EmptyState, ExportLinks, LinkButton, PageHead, StateTag } from "#ui/parts";
import { defineScreen } from "#ui/screen";
import { BoxPlot } from "#ui/spread";
import { DataTable } from "#ui/table";
import { choose } from "#ui/words";
import { compareAreas, exportComparison } from "./contract.ts";
import type { AreaPlace, Comparison } from "./model.ts";
import { placeOf } from "./rules.ts";
import { de } from "./words.de.ts";
import { en } from "./words.en.ts";

const wordsOf = ({ language }: Pick<Visit, "language">) => choose({ de, en }, language);

type Part = { readonly shown: Comparison; readonly visit: Visit };

const tones: Record<AreaPlace, Tone> = { below: "no", middle: "part", above: "ok", open: "open", few: "na" };

const Areas = ({ shown, visit }: Part) => {
  const words = wordsOf(visit);
  const { columns } = words;
  const compared = shown.areas.flatMap((area) => (area.group ? [{ ...area, group: area.group }] : []));
  return (
    <Card title={words.card}>
      {compared.length === 0 ? null : (
        <BoxPlot
          title={words.card}
          unit="%"
          to={100}
          spreads={compared.map(({ title, own, group }) => ({
            label: title,
            min: group.low,
            lower: group.low,
            median: group.median,
            upper: group.high,
            max: group.high,
            yours: own,
          }))}
        />
      )}
      <DataTable
        caption={words.card}
        rows={shown.areas}
        columns={[
          { key: "area", label: columns.area, rowHead: true, cell: (area) => area.title },
          { key: "own", label: columns.own, kind: "number", cell: (area) => <strong>{words.percent(area.own)}</strong> },
          { key: "low", label: columns.low, kind: "number", cell: (area) => words.percent(area.group?.low ?? null) },
          { key: "median", label: columns.median, kind: "number", cell: (area) => words.percent(area.group?.median ?? null) },
          { key: "high", label: columns.high, kind: "number", cell: (area) => words.percent(area.group?.high ?? null) },
          { key: "place", label: columns.place, kind: "nowrap", cell: (area) => <StateTag tone={tones[placeOf(area)]}>{words.places[placeOf(area)]}</StateTag> },
        ]}
      />
      <p class="rw-small rw-soft">{words.rule}</p>
      <ExportLinks
        links={sheetFormats.map((format) => ({
          label: format.toUpperCase(),
          href: `/api/${exportComparison.name}${withQuery({ memberId: visit.params["memberId"] ?? "", runde: shown.round?.id ?? "" }, { format })}`,
        }))}
      />
    </Card>
  );
};

const Body = ({ shown, visit }: Part) => {
  const words = wordsOf(visit);
  if (shown.round === null)
    return (
      <Card>
        <EmptyState title={words.noRoundTitle}>{words.noRound}</EmptyState>
      </Card>
    );
  if (shown.group === null)
    return (
      <Card>
        <EmptyState title={words.tooFewTitle}>{words.tooFew}</EmptyState>
      </Card>
    );
  return <Areas shown={shown} visit={visit} />;
};

const comparisonScreen = defineScreen({
  path: "/mitglied/:memberId/vergleich",
  title: (_, visit) => wordsOf(visit).title,
  lane: "comparison",
  shows: { shown: compareAreas },
  view: ({ shown }, visit) => {
    const words = wordsOf(visit);
    const group = shown.group === "own-size" ? words.ownSize(words.sizes[shown.size]) : words.all;
    const lead = shown.group && shown.takenOn ? words.lead(shown.members, group, formatDate(shown.takenOn, visit.language)) : undefined;
    return (
      <>
        <PageHead
          kicker={shown.memberName}
          title={words.title}
          lead={lead}
          acts={shown.round ? <LinkButton href={`/mitglied/${visit.params["memberId"] ?? ""}/checks/${shown.round.checkId}`}>{words.open}</LinkButton> : undefined}
        />
        {shown.rounds.length > 1 ? (
          <Filters
            query={visit.query}
            filters={[
              {
                kind: "choice",
                name: "runde",
                label: words.filter.round,
                all: words.filter.newest,
                options: shown.rounds.map(({ id, title, period }) => ({ value: id, label: words.roundName(title, period) })),
              },
            ]}
          />
        ) : null}
        <Body shown={shown} visit={visit} />
      </>
    );
  },
});

export const comparisonScreens = [comparisonScreen];
