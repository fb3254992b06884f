/** The result paper of a campaign: with names for the office, without for councils. */
import type { Block, Paper } from "#kernel/paper";
import { formatDate } from "#ui/dates";
import { formatNumber } from "#ui/numbers";
import { choose, type Words } from "#ui/words";
import type { Overview, QuestionFigures, SectionFigures, Spot } from "../model.ts";
import { de } from "../words.de.ts";
import { en } from "../words.en.ts";
import { answersText } from "./wording.ts";

type Language = "de" | "en";

export type PaperContent = {
  readonly overview: Overview;
  readonly questions: ReadonlyMap<string, readonly QuestionFigures[]>;
  readonly publisher: { readonly name: string; readonly office: string };
  readonly language: Language;
  readonly statedAt: Date;
  readonly demo: boolean;
};

type Told = { readonly words: Words<typeof de>; readonly language: Language; readonly content: PaperContent };

const heading = (level: 1 | 2 | 3, text: string): Block => ({ kind: "heading", level, text });
const text = (sentence: string): Block => ({ kind: "text", text: sentence });

const paragraphs = (written: string): readonly Block[] =>
  written
    .split(/\n{2,}/u)
    .map((part) => part.trim())
    .filter((part) => part !== "")
    .map(text);

const said = ({ overview }: PaperContent, subject: string): string => overview.comments.find((comment) => comment.subject === subject)?.text ?? "";

const percent = (value: number | null, language: Language) => (value === null ? "–" : formatNumber(value, language));

const namesText = (spot: Spot, words: Words<typeof de>) =>
  [spot.who.map(({ name }) => name).join(", "), ...(spot.members > spot.who.length ? [words.more(spot.members - spot.who.length)] : [])].join(" ");

function spotsTable(spots: readonly Spot[], caption: string, { words, content }: Told): readonly Block[] {
  const { names } = content.overview;
  if (spots.length === 0) return [text(words.paper.none)];
  const columns = [
    { title: words.columns.question, share: 4 },
    { title: words.columns.members, align: "right" as const, share: 1 },
    ...(names ? [{ title: words.columns.who, share: 4 }] : []),
  ];
  return [
    {
      kind: "table",
      caption,
      columns,
      rows: spots.slice(0, 12).map((spot) => [spot.text, words.outOf(spot.members, spot.of), ...(names ? [namesText(spot, words)] : [])]),
      rowHeads: true,
    },
  ];
}

function summary(told: Told): readonly Block[] {
  const { words, language, content } = told;
  const { overview } = content;
  const { paper } = words;
  const weakest = overview.figures.filter(({ spread }) => spread !== null).toSorted((a, b) => (a.spread?.median ?? 0) - (b.spread?.median ?? 0));
  const facts = [
    { term: words.asked, value: String(overview.asked) },
    { term: words.handedIn, value: String(overview.handedIn) },
    ...(overview.value ? [{ term: words.value, value: words.points(percent(overview.value.median, language)) }] : []),
    ...(overview.valueBefore !== null && overview.previous
      ? [{ term: words.valueBefore(overview.previous.period), value: words.points(percent(overview.valueBefore, language)) }]
      : []),
  ];
  const spoken = said(content, "");
  return [
    heading(1, paper.summary),
    ...paragraphs(spoken),
    { kind: "facts", facts },
    ...(overview.withheld ? [text(words.withheld)] : []),
    ...(weakest.length > 1 ? [text(paper.weakest(weakest.slice(0, 3).map(({ title }) => title)))] : []),
    ...(weakest.length > 5
      ? [
          text(
            paper.strongest(
              weakest
                .slice(-3)
                .toReversed()
                .map(({ title }) => title),
            ),
          ),
        ]
      : []),
  ];
}

function participation({ words, content }: Told): readonly Block[] {
  const { overview } = content;
  if (overview.participation.length === 0) return [];
  const columns = [
    { title: words.columns.size, share: 3 },
    { title: words.asked, align: "right" as const },
    { title: words.handedIn, align: "right" as const },
  ];
  const missing = overview.names && overview.missing.length > 0 ? [text(words.paper.missing(overview.missing.map(({ name }) => name).join(", ")))] : [];
  return [
    heading(1, words.participation),
    {
      kind: "table",
      caption: words.participation,
      columns,
      rows: overview.participation.map(({ size, asked, handedIn }) => [words.sizes[size], String(asked), String(handedIn)]),
      rowHeads: true,
    },
    ...missing,
  ];
}

function sectionsChart({ words, language, content }: Told): readonly Block[] {
  const rated = content.overview.figures.filter(({ spread }) => spread !== null);
  if (rated.length === 0) return [];
  const bars = rated.map(({ title, spread }) => ({ label: title, value: Math.round(spread?.median ?? 0) }));
  const alt = bars.map(({ label, value }) => `${label}: ${value}`).join("; ");
  const before = content.overview.previous;
  const columns = [
    { title: words.columns.section, share: 4 },
    ...[words.columns.lower, words.columns.median, words.columns.upper].map((title) => ({ title, align: "right" as const })),
    ...(before ? [{ title: words.columns.before(before.period), align: "right" as const }] : []),
  ];
  const row = ({ title, spread, before: earlier }: SectionFigures) => [
    title,
    ...[spread?.lower, spread?.median, spread?.upper].map((value) => percent(value ?? null, language)),
    ...(before ? [percent(earlier, language)] : []),
  ];
  return [
    heading(1, words.sectionsTitle),
    text(words.paper.valueMeaning),
    { kind: "bars", caption: words.paper.medianCaption, alt, unit: "", bars, max: 100 },
    { kind: "table", caption: words.paper.spreadCaption, columns, rows: rated.map(row), rowHeads: true },
  ];
}

function sectionBlocks(section: SectionFigures, told: Told): readonly Block[] {
  const { words, content } = told;
  const questions = content.questions.get(section.key) ?? [];
  if (questions.length === 0) return [];
  const rated = questions.flatMap(({ text: label, mean }) => (mean === null ? [] : [{ label, value: Math.round(mean) }]));
  const chart: readonly Block[] =
    rated.length < 2
      ? []
      : [
          {
            kind: "bars",
            caption: words.paper.questionsCaption(section.title),
            alt: rated.map(({ label, value }) => `${label} ${value}`).join("; "),
            unit: "",
            bars: rated,
            max: 100,
          },
        ];
  const columns = [
    { title: words.columns.question, share: 4 },
    { title: words.columns.answered, align: "right" as const, share: 1 },
    { title: words.columns.answers, share: 5 },
  ];
  const rows = questions.map((question) => [question.text, String(question.answered), answersText(question, told)]);
  const notes = questions.flatMap((question): Block[] => {
    const spoken = said(content, `question:${question.key}`);
    return spoken === "" ? [] : [{ kind: "note", tone: "brand", title: question.text, text: spoken }];
  });
  return [
    heading(2, section.title),
    ...paragraphs(said(content, `section:${section.key}`)),
    ...chart,
    { kind: "table", caption: words.paper.answersCaption(section.title), columns, rows, rowHeads: true },
    ...notes,
  ];
}

/** The whole paper; what its reader may not see was taken out before. */
export function paperOf(content: PaperContent): Paper {
  const { overview, publisher, language, statedAt, demo } = content;
  const { title, period } = overview.campaign;
  const words = choose({ de, en }, language);
  const told: Told = { words, language, content };
  const { paper } = words;
  const marks = [...(overview.names ? [paper.marking] : []), ...(demo ? [paper.invented] : [])];
  const recommendations = paragraphs(said(content, "recommendations"));
  const bySection = overview.figures.flatMap((section) => sectionBlocks(section, told));
  const gaps = overview.withheld
    ? []
    : [
        heading(1, words.gapsTitle),
        text(paper.gapsMeaning),
        ...spotsTable(overview.gaps, words.gapsTitle, told),
        heading(1, words.unknownsTitle),
        text(paper.unknownsMeaning),
        ...spotsTable(overview.unknowns, words.unknownsTitle, told),
      ];
  return {
    title: paper.title,
    subtitle: title.includes(period) ? title : `${title} · ${period}`,
    author: publisher.office === "" ? publisher.name : `${publisher.office}, ${publisher.name}`,
    language,
    state: paper.state(formatDate(statedAt, language)),
    statedAt,
    ...(marks.length === 0 ? {} : { marking: marks.join(" · ") }),
    cover: true,
    blocks: [
      ...summary(told),
      ...participation(told),
      ...sectionsChart(told),
      ...gaps,
      ...(bySection.length === 0 ? [] : [heading(1, paper.bySection), ...bySection]),
      ...(recommendations.length === 0 ? [] : [heading(1, words.recommendations), ...recommendations]),
      heading(1, paper.method),
      ...paper.methodText.map(text),
      text(overview.names ? paper.withNames : paper.withoutNames),
    ],
  };
}
