/** The steering pack: a round over all members for the steering group. */
import type { Block, Paper } from "#kernel/paper";
import { checkStates, type FollowedCheck } from "#topics/assessment/checks/model";
import { measureStates } from "#topics/measures/model";
import { formatDate, formatShortDate } from "#ui/dates";
import { formatEuro, formatPercent } from "#ui/numbers";
import { choose, type Words } from "#ui/words";
import type { Pack } from "../model.ts";
import { figuresOf, pendingOf, together } from "../rules.ts";
import { de } from "../words.de.ts";
import { en } from "../words.en.ts";
import type { Printing } from "./member-page.ts";

type Told = { readonly pack: Pack; readonly words: Words<typeof de.pack>; readonly language: Printing["language"] };

const heading = (text: string): Block => ({ kind: "heading", level: 1, text });
const text = (sentence: string): Block => ({ kind: "text", text: sentence });
const right = (title: string, share = 1) => ({ title, align: "right" as const, share });
const isIn = ({ state }: FollowedCheck) => state === "submitted" || state === "verified" || state === "closed";

function summary({ pack, words, language }: Told): readonly Block[] {
  const total = together(pack.checks.map(({ counts }) => counts));
  const submitted = pack.checks.filter(isIn).length;
  const overdue = pack.checks.filter((check) => check.overdue).length;
  const shown =
    pack.areas === null
      ? []
      : [
          { term: words.facts.fulfilled, value: formatPercent(figuresOf(total).percent / 100, language) },
          { term: words.facts.basicGaps, value: String(total.basicGaps) },
          { term: words.facts.shared, value: String(total.shared) },
        ];
  return [
    heading(words.summary),
    { kind: "note", tone: overdue > 0 ? "part" : "brand", title: words.sentence(submitted, pack.checks.length, overdue), text: words.showing(pack.showing, pack.members) },
    {
      kind: "facts",
      facts: [
        { term: words.facts.catalogue, value: pack.catalogue },
        { term: words.facts.due, value: formatDate(pack.dueOn, language) },
        { term: words.facts.submitted, value: words.outOf(submitted, pack.checks.length) },
        ...shown,
      ],
    },
    ...(pack.areas === null ? [text(words.withheld)] : []),
  ];
}

/** As wide as the longest piece of each word needs to stand in one line. */
const pieces = [0.9, 1.25, 1.06, 1.7, 1.22, 1.55, 1.4] as const;

function areas({ pack, words }: Told): readonly Block[] {
  if (pack.areas === null || pack.areas.length === 0) return [];
  const named = pack.areas.map((area) => ({ name: [area.label, area.title].filter(Boolean).join(" "), area, ...figuresOf(area) }));
  const bars = named.map(({ name, percent, tone }) => ({ label: name, value: percent, tone }));
  const weakest = named.filter(({ answered }) => answered > 0).toSorted((a, b) => a.percent - b.percent);
  return [
    heading(words.areas.title),
    ...(weakest.length > 3 ? [text(words.areas.weakest(weakest.slice(0, 3).map(({ name }) => name)))] : []),
    { kind: "bars", caption: words.areas.bars, alt: bars.map(({ label, value }) => `${label}: ${value} %`).join("; "), unit: "%", bars, max: 100 },
    {
      kind: "table",
      caption: words.areas.caption,
      columns: [{ title: words.areas.area, share: 4.2 }, ...words.areas.columns.map((title, index) => right(title, pieces[index]))],
      rows: named.map(({ name, area, answered }) => [name, ...[area.yes, area.partly, area.no, area.dispensable, area.asked - answered, area.shared, area.basicGaps].map(String)]),
      rowHeads: true,
    },
  ];
}

function progress({ pack, words, language }: Told): readonly Block[] {
  const states = checkStates.map((state) => [words.states[state], String(pack.checks.filter((check) => check.state === state).length)]);
  const row = (check: FollowedCheck) => [
    check.scope === "" ? check.name : `${check.name} (${check.scope})`,
    words.states[check.state],
    words.outOf(check.answered, check.counts.asked),
    check.answered === 0 ? "–" : formatPercent(figuresOf(check.counts).percent / 100, language),
    String(check.counts.basicGaps),
    check.overdue ? words.progress.overdue(formatShortDate(check.dueOn, language)) : formatShortDate(check.dueOn, language),
  ];
  const { columns } = words.progress;
  return [
    heading(words.progress.title),
    { kind: "table", caption: words.progress.states, columns: [{ title: columns.state, share: 3 }, right(columns.checks)], rows: states, rowHeads: true },
    text(words.progress.named),
    {
      kind: "table",
      caption: words.progress.caption,
      columns: [
        { title: columns.member, share: 3.2 },
        { title: columns.state, share: 2.6 },
        right(columns.answered, 1.8),
        right(columns.fulfilled, 1.4),
        right(columns.basicGaps, 1.4),
        { title: columns.due, share: 2.4 },
      ],
      rows: pack.checks.map(row),
      rowHeads: true,
    },
  ];
}

function gaps({ pack, words }: Told): readonly Block[] {
  if (pack.gaps === null) return [heading(words.gaps.title), text(words.gaps.withheld)];
  if (pack.gaps.length === 0) return [heading(words.gaps.title), text(words.gaps.none)];
  const { columns } = words.gaps;
  // A column in which nothing stands would only make the others narrow.
  const basics = pack.gaps.some(({ basic }) => basic);
  return [
    heading(words.gaps.title),
    text(words.gaps.meaning),
    {
      kind: "table",
      caption: words.gaps.caption,
      columns: [{ title: columns.requirement, share: 6 }, ...(basics ? [{ title: columns.basic, share: 1.4 }] : []), right(columns.members, 1.8)],
      rows: pack.gaps.map(({ label, title, basic, members, of }) => [
        [label, title].filter(Boolean).join(" "),
        ...(basics ? [basic ? words.gaps.isBasic : ""] : []),
        words.outOf(members, of),
      ]),
      rowHeads: true,
    },
  ];
}

function rollOuts({ pack, words, language }: Told): readonly Block[] {
  const { columns } = words.rollOut;
  if (pack.rollOuts.length === 0) return [heading(words.rollOut.title), text(words.rollOut.none)];
  return [
    heading(words.rollOut.title),
    text(words.rollOut.meaning),
    {
      kind: "table",
      caption: words.rollOut.caption,
      columns: [{ title: columns.measure, share: 5 }, right(columns.done, 2), right(columns.running, 1.6), { title: columns.due, share: 1.8 }],
      rows: pack.rollOuts.map(({ title, done, of, running, dueOn }) => [title, words.outOf(done, of), String(running), dueOn === null ? "–" : formatShortDate(dueOn, language)]),
      rowHeads: true,
    },
  ];
}

function costs({ pack, words, language }: Told): readonly Block[] {
  if (pack.costs === null) return [heading(words.costs.title), text(words.costs.withheld)];
  const { counts, members } = pack.costs;
  const pending = pendingOf(counts);
  const { columns } = words.costs;
  const rows = measureStates.flatMap((state) => {
    const found = counts.find((one) => one.state === state);
    return found ? [[words.costs.states[state], String(found.measures), formatEuro(found.costOnce, language), formatEuro(found.costYearly, language)]] : [];
  });
  const sum = [words.costs.pending, String(pending.measures), formatEuro(pending.costOnce, language), formatEuro(pending.costYearly, language)];
  return [
    heading(words.costs.title),
    text(words.costs.meaning(members)),
    {
      kind: "table",
      caption: words.costs.caption,
      columns: [{ title: columns.state, share: 3 }, right(columns.measures, 1.4), right(columns.once, 2), right(columns.yearly, 2)],
      rows: [...rows, sum],
      rowHeads: true,
    },
  ];
}

/** The whole pack; what its reader may not see was taken out before. */
export function packPaper(pack: Pack, { now, language, demo }: Printing): Paper {
  const words = choose({ de, en }, language).pack;
  const told: Told = { pack, words, language };
  return {
    title: words.title,
    subtitle: `${pack.title} ${pack.period}`,
    author: pack.office === "" ? pack.cooperative : `${pack.office}, ${pack.cooperative}`,
    language,
    state: words.state(formatDate(now, language)),
    statedAt: now,
    marking: demo ? words.invented : words.marking,
    cover: true,
    blocks: [...summary(told), ...areas(told), ...progress(told), ...gaps(told), ...rollOuts(told), ...costs(told)],
  };
}
