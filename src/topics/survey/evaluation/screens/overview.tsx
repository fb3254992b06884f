import type { Visit } from "#kernel/screen";
import { Comparison } from "#ui/charts";
import { KeyFigures } from "#ui/cockpit";
import { ActButton } from "#ui/form";
import { formatNumber } from "#ui/numbers";
import { Acts, Alert, Card, Columns, EmptyState, ExportLinks, LinkButton, PageHead } from "#ui/parts";
import { defineScreen } from "#ui/screen";
import { BoxPlot } from "#ui/spread";
import { DataTable } from "#ui/table";
import { commentEvaluation, freezeEvaluation, readEvaluation } from "../contract.ts";
import type { Overview, SectionFigures, Spot } from "../model.ts";
import { Commentary, NameList, Nothing, baseOf, exportOf, within, wordsFor } from "./parts.tsx";

type Part = { readonly whole: Overview; readonly visit: Visit };

const Head = ({ whole, visit }: Part) => {
  const words = wordsFor(visit);
  const base = baseOf(whole);
  const all = whole.scope === "all";
  return (
    <PageHead
      title={words.titleOf(whole.campaign.title)}
      trail={[{ label: words.trail, href: `/verbund/${whole.campaign.cooperativeId}/erhebungen` }, { label: whole.campaign.title, href: base }, { label: words.title }]}
      lead={all ? words.leadAll(whole.counted, whole.asked) : words.lead(whole.counted, whole.asked)}
      acts={
        <>
          <LinkButton href={base}>{words.response}</LinkButton>
          {whole.names ? <LinkButton href={all ? `${base}/auswertung` : `${base}/auswertung?mit=alle`}>{all ? words.countHandedIn : words.countAll}</LinkButton> : null}
          <LinkButton kind="primary" href={`${base}/auswertung/papier`}>
            {words.paperLink}
          </LinkButton>
        </>
      }
    />
  );
};

const Figures = ({ whole, visit }: Part) => {
  const words = wordsFor(visit);
  const { value, valueBefore, previous } = whole;
  const number = (one: number) => formatNumber(one, visit.language);
  return (
    <KeyFigures
      figures={[
        { label: words.handedIn, value: String(whole.handedIn), of: words.of(whole.asked) },
        ...(value ? [{ label: words.value, value: number(value.median), change: words.valueNote }] : []),
        ...(valueBefore !== null && previous ? [{ label: words.valueBefore(previous.period), value: number(valueBefore) }] : []),
      ]}
    />
  );
};

const rated = (whole: Overview) => whole.figures.flatMap((section) => (section.spread ? [{ ...section, spread: section.spread }] : []));

const Sections = ({ whole, visit }: Part) => {
  const words = wordsFor(visit);
  const { previous } = whole;
  const sections = rated(whole);
  const compared = previous ? sections.filter(({ before }) => before !== null) : [];
  const linked = new Set(compared.map(({ key }) => key));
  const more = whole.sections.filter(({ key }) => !linked.has(key));
  return (
    <Card title={words.sectionsTitle}>
      <BoxPlot
        title={words.sectionsTitle}
        note={words.sectionsNote}
        head={words.columns.section}
        to={100}
        digits={0}
        spreads={sections.map(({ title, spread }) => ({
          label: title,
          min: spread.min ?? spread.lower,
          lower: spread.lower,
          median: spread.median,
          upper: spread.upper,
          max: spread.max ?? spread.upper,
        }))}
      />
      {previous && compared.length > 0 ? (
        <Comparison
          title={words.valueChange(previous.period, whole.campaign.period)}
          titleVisible
          head={words.columns.section}
          before={previous.period}
          now={whole.campaign.period}
          max={100}
          changes={compared.map(({ key, title, spread, before }) => ({
            label: title,
            before,
            now: spread.median,
            href: within(whole, `/${key}`),
          }))}
        />
      ) : null}
      {more.length === 0 ? null : (
        <Acts>
          {linked.size === 0 ? null : <span class="rw-small rw-soft">{words.moreSections}</span>}
          {more.map(({ key, title }) => (
            <a href={within(whole, `/${key}`)}>{title}</a>
          ))}
        </Acts>
      )}
    </Card>
  );
};

type Spots = Part & { readonly title: string; readonly note: string; readonly spots: readonly Spot[]; readonly none: string };

const mostSpots = 10;

const Spotted = ({ whole, visit, title, note, spots, none }: Spots) => {
  const words = wordsFor(visit);
  return (
    <Card title={title} note={note}>
      <DataTable
        caption={title}
        rows={spots.slice(0, mostSpots)}
        empty={<EmptyState title={none} />}
        columns={[
          {
            key: "question",
            label: words.columns.question,
            rowHead: true,
            cell: (spot) => <a href={`${within(whole, `/${spot.section}`)}#frage-${spot.question}`}>{spot.text}</a>,
          },
          { key: "members", label: words.columns.members, kind: "number", cell: (spot) => words.outOf(spot.members, spot.of) },
          ...(whole.names ? [{ key: "who", label: words.columns.who, cell: (spot: Spot) => <NameList who={spot.who} of={spot.members} visit={visit} /> }] : []),
        ]}
      />
    </Card>
  );
};

const Sizes = ({ whole, visit }: Part) => {
  const words = wordsFor(visit);
  const sizes = whole.participation;
  if (sizes.length < 2) return null;
  const median = (section: SectionFigures, size: string) => section.bySize.find((one) => one.size === size)?.value;
  return (
    <Card title={words.sizesTitle} note={words.sizesNote}>
      <DataTable
        caption={words.sizesTitle}
        rows={rated(whole)}
        columns={[
          { key: "section", label: words.columns.section, rowHead: true, cell: (section) => section.title },
          ...sizes.map(({ size, handedIn }) => ({
            key: size,
            label: words.sizeCount(words.sizes[size], handedIn),
            kind: "number" as const,
            cell: (section: SectionFigures) => {
              const value = median(section, size);
              return value === undefined || value === null ? "–" : formatNumber(value, visit.language);
            },
          })),
        ]}
      />
      {whole.names && whole.missing.length > 0 ? (
        <p class="rw-small rw-soft">
          {words.missing} <NameList who={whole.missing} of={whole.asked - whole.handedIn} visit={visit} />
        </p>
      ) : null}
    </Card>
  );
};

const Release = ({ whole, visit }: Part) => {
  const words = wordsFor(visit);
  if (!visit.may(freezeEvaluation)) return null;
  const open = whole.campaign.state === "open";
  const reason = open ? words.releaseOpen : whole.handedIn === 0 ? words.releaseNone : null;
  return (
    <Card title={words.releaseTitle}>
      {whole.frozen ? (
        <p>{words.released}</p>
      ) : (
        <>
          <p class="rw-soft">{words.releaseText}</p>
          <Acts>
            <ActButton form={{ operation: freezeEvaluation, visit }} disabledReason={reason} confirm={words.releaseConfirm}>
              {words.release}
            </ActButton>
            {open ? <LinkButton href={`${baseOf(whole)}/einstellungen`}>{words.releaseToSettings}</LinkButton> : null}
          </Acts>
        </>
      )}
    </Card>
  );
};

/** The evaluation at a glance. */
export const overviewScreen = defineScreen({
  path: "/verbund/:cooperativeId/erhebungen/:campaignId/auswertung",
  title: ({ whole }, visit) => wordsFor(visit).titleOf(whole.campaign.title),
  lane: "surveys",
  shows: { whole: readEvaluation },
  acts: [commentEvaluation, freezeEvaluation],
  view: ({ whole }, visit) => {
    const words = wordsFor(visit);
    const part = { whole, visit };
    const isEmpty = whole.withheld || whole.counted === 0;
    return (
      <>
        <Head {...part} />
        {visit.done === commentEvaluation.name ? <Alert tone="success" title={words.commentSaved} live /> : null}
        {visit.done === freezeEvaluation.name ? <Alert tone="success" title={words.releasedDone} live /> : null}
        <Columns kind="stack">
          <Figures {...part} />
          {isEmpty ? (
            <Nothing head={whole} visit={visit} />
          ) : (
            <>
              <Card title={words.commentTitle}>
                <Commentary head={whole} visit={visit} subject="" />
                <Commentary head={whole} visit={visit} subject="recommendations" title={words.recommendations} hint={words.recommendationsHint} folded />
              </Card>
              <Sections {...part} />
              <Spotted {...part} title={words.gapsTitle} note={words.gapsNote} spots={whole.gaps} none={words.noGaps} />
              <Spotted {...part} title={words.unknownsTitle} note={words.unknownsNote} spots={whole.unknowns} none={words.noUnknowns} />
              <Sizes {...part} />
              <ExportLinks links={(["xlsx", "ods", "csv"] as const).map((format) => ({ label: format.toUpperCase(), href: exportOf(whole, format) }))} />
            </>
          )}
          <Release {...part} />
        </Columns>
      </>
    );
  },
});
