/** Reference document A.4: the result of a member's check. */
import type { Block, Paper, PaperTable } from "#kernel/paper";
import type { Language } from "#kernel/screen";
import type { Area, Counts } from "#topics/assessment/checks/model";
import type { RecordedRow } from "#topics/assessment/exchange/model";
import { formatDate, formatShortDate } from "#ui/dates";
import { choose, type Words } from "#ui/words";
import type { CheckResult } from "./model.ts";
import { answeredIn, isBasicGap, isPlanned, percentOf, toneOf } from "./rules.ts";
import { de } from "./words.de.ts";
import { en } from "./words.en.ts";

type Printing = { readonly statedAt: Date; readonly language: Language; readonly demo: boolean };
type Told = { readonly result: CheckResult; readonly words: Words<typeof de>; readonly language: Language };

/** Beyond so many requirements the paper has neither cover nor contents: counting the pages of a Word file this long takes seconds. */
const mostCovered = 400;

const heading = (level: 1 | 2 | 3, text: string): Block => ({ kind: "heading", level, text });
const text = (sentence: string): Block => ({ kind: "text", text: sentence });
const present = (parts: readonly (string | null)[]): string => parts.filter((part) => part !== null && part !== "").join("\n");

/** „Offen“, or what counts in the words of the scale. */
function statusText(status: RecordedRow["effective"], { words, result }: Told): string {
  if (status === null) return words.open;
  return status === "dispensable" && result.check.scale === "wiba" ? words.notRelevant : words.statuses[status];
}

const nameOf = ({ label, title }: { readonly label: string; readonly title: string }) => [label, title].filter(Boolean).join(" ");
const areaName = ({ label, title }: Area) => [label, title].filter(Boolean).join(" ");

function facts(told: Told): Block {
  const { result, words, language } = told;
  const { check, total } = result;
  const by = (who: string | null, when: Date | null) => (who === null || when === null ? words.facts.notYet : words.facts.by(who, formatDate(when, language)));
  return {
    kind: "facts",
    facts: [
      { term: words.facts.member, value: check.memberName },
      { term: words.facts.part, value: check.scope || words.facts.whole },
      { term: words.facts.catalogue, value: `${check.catalogueTitle}, ${check.versionLabel}` },
      { term: words.facts.state, value: words.states[check.state] },
      { term: words.facts.answered, value: words.outOf(answeredIn(total), total.asked) },
      { term: words.facts.fulfilled, value: words.percent(percentOf(total)) },
      { term: words.facts.shared, value: String(total.shared) },
      { term: words.facts.verified, value: String(total.verified) },
      { term: words.facts.submitted, value: by(check.submittedBy, check.submittedAt) },
      { term: words.facts.verifiedBy, value: by(check.verifiedBy, check.verifiedAt) },
      { term: words.facts.signed, value: by(check.closedBy, check.closedAt) },
    ],
  };
}

function overview({ result, words }: Told): readonly Block[] {
  const { areas, total } = result;
  const answered = areas.filter((area) => answeredIn(area) > 0);
  const bars = areas.map((area) => ({ label: areaName(area), value: percentOf(area), tone: toneOf(answeredIn(area) === 0 ? null : percentOf(area) / 100) }));
  const numbers = ({ asked, yes, partly, no, dispensable, shared, basicGaps, ...counts }: Counts) =>
    [asked, yes, partly, no, dispensable, asked - answeredIn({ yes, partly, no, dispensable }), shared, counts.verified, basicGaps].map(String);
  // As wide as the longest piece of each word needs to stand in one line.
  const shares = [1.55, 0.9, 1.25, 1.06, 1.7, 1.22, 1.55, 1.55, 1.4];
  const right = (title: string, index: number) => ({ title, align: "right" as const, share: shares[index] ?? 1.2 });
  const table: PaperTable = {
    kind: "table",
    caption: words.areas.caption,
    columns: [{ title: words.areas.area, share: 4.2 }, ...words.areas.columns.map(right)],
    rows: [...areas.map((area) => [areaName(area), ...numbers(area)]), [words.areas.all, ...numbers(total)]],
    rowHeads: true,
  };
  const alt = bars.map(({ label, value }) => `${label}: ${value} %`).join("; ");
  return [
    heading(1, words.areas.title),
    text(words.areas.meaning),
    ...(answered.length === 0 ? [] : [{ kind: "bars", caption: words.areas.bars, alt, unit: "%", bars, max: 100 } as const]),
    table,
  ];
}

function gaps(told: Told): readonly Block[] {
  const { result, words, language } = told;
  const found = result.rows.filter(isBasicGap);
  if (!result.check.detail) return [];
  const item = (row: RecordedRow) => {
    const open = row.deficits === "" ? words.gaps.nothingSaid : row.deficits;
    const who = row.responsible === "" ? words.gaps.nobody : row.responsible;
    const until = row.dueOn === null ? words.gaps.noDay : words.gaps.until(formatShortDate(row.dueOn, language));
    return [{ strong: `${nameOf(row)} – ${statusText(row.effective, told)}.` }, ` ${open} (${who}, ${until})`];
  };
  const unplanned = found.filter((row) => !isPlanned(row)).length;
  return [
    heading(1, words.gaps.title),
    text(found.length === 0 ? words.gaps.none : words.gaps.meaning(found.length)),
    ...(unplanned === 0 ? [] : [{ kind: "note", tone: "no", title: words.gaps.unplannedTitle(unplanned), text: words.gaps.unplanned } as const]),
    { kind: "list", ordered: true, items: found.map(item) },
  ];
}

function rowOf(row: RecordedRow, told: Told): readonly string[] {
  const { words, language } = told;
  const { shared, verdict } = row;
  const said = present([
    row.status === null ? null : words.rows.own(statusText(row.status, told)),
    shared === null ? null : words.rows.shared(shared.provider, words.statuses[shared.gives], words.coverages[shared.coverage]),
    verdict === null ? null : words.rows.verdict(statusText(verdict, told)),
  ]);
  const why = present([
    row.reason,
    row.deficits === "" ? null : words.rows.deficits(row.deficits),
    row.verdictNote === "" ? null : words.rows.verdictNote(row.verdictNote),
    row.evidence.length === 0 ? null : words.rows.evidence(row.evidence.join("; ")),
  ]);
  return [nameOf(row), statusText(row.effective, told), said, why, present([row.responsible, row.dueOn === null ? null : formatShortDate(row.dueOn, language)])];
}

function rowTables(told: Told): readonly Block[] {
  const { result, words } = told;
  if (!result.check.detail) return [{ kind: "note", tone: "brand", title: words.hiddenTitle, text: words.hidden }];
  const { columns } = words.rows;
  const byArea = Map.groupBy(result.rows, ({ area }) => area);
  const tables = result.areas.flatMap((area): Block[] => {
    const rows = byArea.get(area.key) ?? [];
    if (rows.length === 0) return [];
    return [
      heading(2, areaName(area)),
      {
        kind: "table",
        caption: words.rows.caption(area.title, answeredIn(area), area.asked),
        columns: [
          { title: columns.requirement, share: 5.6 },
          { title: columns.counts, share: 1.7 },
          { title: columns.said, share: 2.7 },
          { title: columns.why, share: 4 },
          { title: columns.who, share: 2.4 },
        ],
        rows: rows.map((row) => rowOf(row, told)),
        rowHeads: true,
      },
    ];
  });
  return [heading(1, words.rows.title), text(words.rows.meaning), ...tables];
}

/** The whole paper; what its reader may not see is not in it. */
export function resultPaper(result: CheckResult, { statedAt, language, demo }: Printing): Paper {
  const words = choose({ de, en }, language);
  const told: Told = { result, words, language };
  const { check } = result;
  return {
    title: words.paper.title,
    subtitle: `${check.title} ${check.period}${check.scope === "" ? "" : ` · ${check.scope}`}`,
    author: check.memberName,
    language,
    state: words.paper.state(formatDate(statedAt, language)),
    statedAt,
    marking: demo ? words.paper.invented : words.paper.marking,
    cover: result.rows.length <= mostCovered,
    blocks: [
      heading(1, words.facts.title),
      text(words.facts.meaning),
      facts(told),
      ...gaps(told),
      ...overview(told),
      ...rowTables(told),
      heading(1, words.signature.title),
      text(words.signature.text),
      { kind: "signature", lines: [words.signature.place, words.signature.coordinator, words.signature.place, words.signature.management] },
    ],
  };
}
