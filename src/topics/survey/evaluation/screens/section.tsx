import type { Visit } from "#kernel/screen";
import { Bars } from "#ui/charts";
import { formatShortDate } from "#ui/dates";
import type { Tone } from "#ui/markup";
import { formatNumber, formatPercent } from "#ui/numbers";
import { Tabs } from "#ui/navigation";
import { Alert, Card, Columns, PageHead } from "#ui/parts";
import { Details, Facts } from "#ui/record";
import { defineScreen } from "#ui/screen";
import { BoxPlot, Histogram } from "#ui/spread";
import { DataTable } from "#ui/table";
import { commentEvaluation, readSection } from "../contract.ts";
import type { ChoiceCount, QuestionFigures, TableSummary } from "../model.ts";
import { Commentary, NameList, Nothing, baseOf, exportOf, within, wordsFor } from "./parts.tsx";

type Shown = (typeof readSection)["output"]["_output"];
type Part = { readonly shown: Shown; readonly visit: Visit };
type Asked = Part & { readonly question: QuestionFigures };

const toneOf = ({ points }: ChoiceCount): Tone => (points === null ? "brand" : points >= 0.75 ? "ok" : points >= 0.5 ? "part" : "no");

const Choices = ({ shown, visit, question }: Asked) => {
  const words = wordsFor(visit);
  const { previous } = shown;
  const told = question.choices.filter(({ who }) => who.length > 0);
  const text = ({ count, before }: ChoiceCount) =>
    `${words.outOf(count, question.answered)}${before === null || previous === null ? "" : ` (${words.beforeShare(formatPercent(before, visit.language), previous.period)})`}`;
  const unknown = question.unknown === 0 ? [] : [{ label: words.unknown, value: question.unknown, tone: "na" as const, text: words.outOf(question.unknown, question.asked) }];
  return (
    <>
      <Bars
        title={question.text}
        head={words.columns.choice}
        max={Math.max(1, question.asked)}
        bars={[...question.choices.map((choice) => ({ label: choice.label, value: choice.count, tone: toneOf(choice), text: text(choice) })), ...unknown]}
      />
      {told.length === 0 && question.unknownWho.length === 0 ? null : (
        <Details summary={words.whoTitle}>
          <Facts
            dense
            facts={[
              ...told.map(({ label, count, who }) => ({ term: label, value: <NameList who={who} of={count} visit={visit} /> })),
              ...(question.unknownWho.length > 0 ? [{ term: words.unknown, value: <NameList who={question.unknownWho} of={question.unknown} visit={visit} /> }] : []),
            ]}
          />
        </Details>
      )}
    </>
  );
};

const Numbers = ({ visit, question }: Asked) => {
  const words = wordsFor(visit);
  const { numbers, unit, values } = question;
  if (!numbers) return <p class="rw-soft">{words.nothingAnswered}</p>;
  const number = (value: number) => `${formatNumber(value, visit.language, 1)}${unit === null ? "" : ` ${unit}`}`;
  const top = numbers.max ?? numbers.upper;
  return (
    <>
      <BoxPlot
        title={question.text}
        unit={unit ?? undefined}
        from={Math.min(0, numbers.min ?? numbers.lower)}
        to={top <= 0 ? 1 : top}
        spreads={[
          {
            label: words.distribution,
            min: numbers.min ?? numbers.lower,
            lower: numbers.lower,
            median: numbers.median,
            upper: numbers.upper,
            max: top,
          },
        ]}
      />
      <Facts
        dense
        facts={[
          { term: words.columns.median, value: number(numbers.median) },
          { term: words.columns.mean, value: number(numbers.mean) },
          ...(numbers.sum === null ? [] : [{ term: words.columns.sum, value: number(numbers.sum) }]),
          ...question.bySize.flatMap(({ size, count, value }) => (value === null ? [] : [{ term: words.sizeCount(words.sizes[size], count), value: number(value) }])),
        ]}
      />
      {values.length === 0 ? null : (
        <Details summary={words.whoTitle}>
          <DataTable
            caption={question.text}
            rows={values}
            columns={[
              { key: "member", label: words.columns.member, rowHead: true, cell: ({ name }) => name },
              { key: "value", label: words.columns.answer, kind: "number", cell: ({ value }) => number(value) },
            ]}
          />
        </Details>
      )}
    </>
  );
};

const Texts = ({ visit, question }: Asked) => {
  const words = wordsFor(visit);
  if (question.texts.length === 0) return <p class="rw-soft">{words.answeredBy(question.answered) || words.nothingAnswered}</p>;
  return (
    <DataTable
      caption={words.texts}
      rows={question.texts}
      columns={[
        { key: "text", label: words.columns.answer, cell: ({ text }) => <span class="rw-prose">{question.kind === "date" ? formatShortDate(text, visit.language) : text}</span> },
        { key: "who", label: words.columns.who, cell: ({ members, who }) => <NameList who={who} of={members} visit={visit} /> },
      ]}
    />
  );
};

const Table = ({ visit, question, table }: Asked & { table: TableSummary }) => {
  const words = wordsFor(visit);
  const cell = (row: TableSummary["rows"][number], index: number) => {
    const found = row.cells[index];
    if (!found) return "";
    if (found.counts.length > 0) return found.counts.map(({ label, count }) => `${label}: ${count}`).join(" · ");
    return found.sum === null ? words.filled(found.filled) : words.sumOf(formatNumber(found.sum, visit.language, 2));
  };
  return (
    <DataTable
      caption={question.text}
      rows={table.rows}
      columns={[
        { key: "row", label: table.head || words.columns.answer, rowHead: true, cell: ({ label }) => label },
        { key: "members", label: words.rowMembers, kind: "number", cell: ({ members }) => members },
        ...table.columns.map((label, index) => ({
          key: String(index),
          label,
          cell: (row: TableSummary["rows"][number]) => cell(row, index),
        })),
      ]}
    />
  );
};

const Answers = (asked: Asked) => {
  const { question } = asked;
  if (question.choices.length > 0) return <Choices {...asked} />;
  if (question.kind === "number" || question.kind === "money") return <Numbers {...asked} />;
  return question.table ? <Table {...asked} table={question.table} /> : <Texts {...asked} />;
};

const Question = (asked: Asked) => {
  const { shown, visit, question } = asked;
  const words = wordsFor(visit);
  return (
    <Card id={`frage-${question.key}`} title={question.text} titleId={`titel-${question.key}`} note={words.questionFacts(question.answered, question.asked, question.unknown)}>
      <Answers {...asked} />
      {question.unlisted > 0 ? (
        <p class="rw-small rw-soft">
          {words.unlisted(question.unlisted)} <a href={exportOf(shown, "xlsx")}>{words.unlistedLink}</a>
        </p>
      ) : null}
      <Commentary head={shown} visit={visit} subject={`question:${question.key}`} folded />
    </Card>
  );
};

const Spread = ({ shown, visit }: Part) => {
  const words = wordsFor(visit);
  const { bins, spread } = shown.figures;
  if (!spread) return null;
  return (
    <Card title={words.distribution}>
      <Histogram title={words.distribution} head={words.bin} bins={words.bins.map((label, index) => ({ label, count: bins[index] ?? 0 }))} />
    </Card>
  );
};

/** One section, question by question. */
export const sectionScreen = defineScreen({
  path: "/verbund/:cooperativeId/erhebungen/:campaignId/auswertung/:section",
  title: ({ shown }, visit) => `${shown.section.title} · ${wordsFor(visit).title}`,
  lane: "surveys",
  shows: { shown: readSection },
  acts: [commentEvaluation],
  view: ({ shown }, visit) => {
    const words = wordsFor(visit);
    const isEmpty = shown.withheld || shown.counted === 0;
    return (
      <>
        <PageHead
          title={shown.section.title}
          trail={[{ label: shown.campaign.title, href: baseOf(shown) }, { label: words.title, href: within(shown, "") }, { label: shown.section.title }]}
          lead={shown.section.intro}
        />
        {visit.done === commentEvaluation.name ? <Alert tone="success" title={words.commentSaved} live /> : null}
        <Tabs label={words.sectionsTitle} tabs={shown.sections.map(({ key, title }) => ({ key, label: title, href: within(shown, `/${key}`) }))} current={shown.section.key} />
        <Columns kind="stack">
          {isEmpty ? (
            <Nothing head={shown} visit={visit} />
          ) : (
            <>
              <Card title={words.commentTitle}>
                <Commentary head={shown} visit={visit} subject={`section:${shown.section.key}`} />
              </Card>
              <Spread shown={shown} visit={visit} />
              {shown.questions.map((question) => (
                <Question shown={shown} visit={visit} question={question} />
              ))}
            </>
          )}
        </Columns>
      </>
    );
  },
});
