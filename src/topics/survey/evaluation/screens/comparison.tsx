import type { Visit } from "#kernel/screen";
import { Bars } from "#ui/charts";
import { formatNumber } from "#ui/numbers";
import { Card, Columns, EmptyState, LinkButton, PageHead } from "#ui/parts";
import { defineScreen } from "#ui/screen";
import { BoxPlot } from "#ui/spread";
import { DataTable } from "#ui/table";
import { compareMember } from "../contract.ts";
import type { ComparedQuestion, Quartiles } from "../model.ts";
import { wordsFor } from "./parts.tsx";

type Shown = (typeof compareMember)["output"]["_output"];
type Part = { readonly shown: Shown; readonly visit: Visit };
type Section = Shown["sections"][number];
type Rated = Section & { readonly group: Quartiles };

const placeOf = (own: number | null, { lower, upper }: Quartiles) => (own === null ? null : own < lower ? "below" : own > upper ? "above" : "within");

const Sections = ({ shown, visit }: Part) => {
  const words = wordsFor(visit);
  const rated = shown.sections.flatMap((section): Rated[] => (section.group ? [{ ...section, group: section.group }] : []));
  const number = (value: number | null) => (value === null ? "–" : formatNumber(value, visit.language));
  return (
    <Card title={words.compare.sections} note={words.compare.sectionsNote}>
      <BoxPlot
        title={words.compare.sections}
        head={words.columns.section}
        to={100}
        spreads={rated.map(({ title, own, group }) => ({
          label: title,
          min: group.lower,
          lower: group.lower,
          median: group.median,
          upper: group.upper,
          max: group.upper,
          yours: own,
        }))}
      />
      <DataTable
        caption={words.compare.sections}
        rows={rated}
        columns={[
          {
            key: "section",
            label: words.columns.section,
            rowHead: true,
            cell: ({ key, title }) => <a href={`#abschnitt-${key}`}>{title}</a>,
          },
          { key: "yours", label: words.columns.yours, kind: "number", cell: ({ own }) => number(own) },
          { key: "median", label: words.columns.median, kind: "number", cell: ({ group }) => number(group.median) },
          {
            key: "place",
            label: words.compare.place,
            cell: ({ own, group }) => {
              const place = placeOf(own, group);
              return place === null ? "–" : words.compare[place];
            },
          },
        ]}
      />
    </Card>
  );
};

const Question = ({ question, visit }: { question: ComparedQuestion; visit: Visit }) => {
  const words = wordsFor(visit).compare;
  const { numbers, unit } = question;
  const bare = (value: number) => formatNumber(value, visit.language, 1);
  const number = (value: number) => `${bare(value)}${unit === null ? "" : ` ${unit}`}`;
  if (numbers) {
    const top = Math.max(numbers.upper, question.own ?? 0);
    return (
      <>
        <h3>{question.text}</h3>
        <BoxPlot
          title={question.text}
          unit={unit ?? undefined}
          to={top <= 0 ? 1 : top}
          spreads={[
            {
              label: words.quartiles(bare(numbers.lower), bare(numbers.median), number(numbers.upper)),
              min: numbers.lower,
              lower: numbers.lower,
              median: numbers.median,
              upper: numbers.upper,
              max: numbers.upper,
              yours: question.own,
            },
          ]}
        />
        <p class="rw-small rw-soft">{question.own === null ? words.noOwn : words.ownNumber(number(question.own))}</p>
      </>
    );
  }
  return (
    <>
      <h3>{question.text}</h3>
      <Bars
        title={question.text}
        max={question.count}
        bars={question.choices.map(({ label, count, own }) => ({
          label: own ? `${label} (${words.yours})` : label,
          value: count,
          tone: own ? "brand" : "open",
          text: words.outOf(count, question.count),
        }))}
      />
    </>
  );
};

const Questions = ({ shown, visit }: Part) =>
  shown.sections.map((section) => {
    const questions = shown.questions.filter((question) => question.section === section.key);
    return questions.length === 0 ? null : (
      <Card title={section.title} id={`abschnitt-${section.key}`}>
        {questions.map((question) => (
          <Question question={question} visit={visit} />
        ))}
      </Card>
    );
  });

const Waiting = ({ shown, visit }: Part) => {
  const words = wordsFor(visit).compare;
  if (shown.released) return <EmptyState title={words.tooFewTitle}>{words.tooFew}</EmptyState>;
  return <EmptyState title={words.waitingTitle}>{shown.campaign.state === "open" ? words.waitingOpen : words.waitingClosed}</EmptyState>;
};

/** Where one member stands among comparable ones. */
export const comparisonScreen = defineScreen({
  path: "/mitglied/:memberId/erhebungen/:campaignId/vergleich",
  title: ({ shown }, visit) => wordsFor(visit).compare.titleOf(shown.campaign.title),
  lane: "surveys",
  shows: { shown: compareMember },
  view: ({ shown }, visit) => {
    const words = wordsFor(visit);
    const { compare } = words;
    const group = shown.group === "own-size" ? compare.ownSize(words.sizes[shown.size]) : compare.all;
    return (
      <>
        <PageHead
          title={compare.titleOf(shown.campaign.title)}
          kicker={shown.memberName}
          lead={shown.group === null ? undefined : compare.lead(shown.count, group)}
          acts={<LinkButton href={`/mitglied/${visit.params["memberId"] ?? ""}/erhebungen/${shown.campaign.id}`}>{compare.trail}</LinkButton>}
        />
        <Columns kind="stack">
          {shown.group === null ? (
            <Card>
              <Waiting shown={shown} visit={visit} />
            </Card>
          ) : (
            <>
              <Sections shown={shown} visit={visit} />
              <Questions shown={shown} visit={visit} />
              <p class="rw-small rw-soft">{compare.rule}</p>
            </>
          )}
        </Columns>
      </>
    );
  },
});
