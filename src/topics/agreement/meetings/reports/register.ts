/** The register of decisions as a paper – German as the files are – and as a table. */
import type { Block, Paper } from "#kernel/paper";
import type { Language } from "#kernel/screen";
import type { Workbook } from "#kernel/sheets";
import type { Cooperative } from "#topics/members/model";
import { dayOf, formatDate, formatShortDate } from "#ui/dates";
import { choose } from "#ui/words";
import type { Decision } from "../model.ts";
import { numberText, standingOf } from "../rules/meetings.ts";
import { de, paper as words } from "../words.de.ts";
import { en } from "../words.en.ts";

type Printing = { readonly cooperative: Cooperative | undefined; readonly statedAt: Date; readonly demo: boolean };

const byNumber = (a: Decision, b: Decision) => a.bodyName.localeCompare(b.bodyName, "de") || a.number - b.number;
const standingText = (one: Decision): string =>
  one.supersededByNumber === null ? de.standings[standingOf(one)] : de.register.supersededBy(numberText({ ...one, number: one.supersededByNumber }));

function decisionBlocks(one: Decision): Block[] {
  const earlier = one.supersedesNumber === null ? [] : [words.supersedes(numberText({ ...one, number: one.supersedesNumber }))];
  const later = one.supersededByNumber === null ? [] : [words.superseded(numberText({ ...one, number: one.supersededByNumber }))];
  return [
    { kind: "heading", level: 2, text: `${numberText(one)}  ${one.title}` },
    { kind: "text", text: [{ strong: words.decisionOf(`${numberText(one)} ${words.on(one.decidedOn)}:`) }, ` ${one.wording}`] },
    { kind: "text", text: words.votesOf(`${de.tally(one.tally)}; ${de.presence(one.tally)}`, de.results[one.result]) },
    ...[...earlier, ...later].map((text): Block => ({ kind: "text", text })),
  ];
}

/** An overview, and every decision in its wording with votes and what became of it. */
export function registerPaper(decisions: readonly Decision[], { cooperative, statedAt, demo }: Printing): { readonly name: string; readonly paper: Paper } {
  const all = decisions.toSorted(byNumber);
  const bodies = [...Map.groupBy(all, ({ bodyName }) => bodyName)];
  const paper: Paper = {
    title: words.registerTitle,
    subtitle: cooperative?.name ?? "",
    author: cooperative?.officeName ?? "",
    language: "de",
    state: words.state(formatDate(statedAt, "de")),
    statedAt,
    ...(demo ? { marking: words.invented } : {}),
    blocks: [
      { kind: "text", text: all.length === 0 ? words.registerEmpty : words.registerIntro },
      ...(all.length === 0
        ? []
        : [
            { kind: "heading" as const, level: 1 as const, text: words.overview },
            {
              kind: "table" as const,
              caption: de.register.caption,
              columns: [
                { title: de.register.number, share: 2 },
                { title: de.register.day, share: 2 },
                { title: de.register.decision, share: 6 },
                { title: de.register.standing, share: 3 },
              ],
              rows: all.map((one) => [numberText(one), formatShortDate(one.decidedOn, "de"), one.title, standingText(one)]),
              rowHeads: true,
            },
          ]),
      ...bodies.flatMap(([name, own]): Block[] => [{ kind: "heading", level: 1, text: name }, ...own.flatMap((one) => decisionBlocks(one))]),
      { kind: "signature", lines: [words.certified] },
    ],
  };
  return { name: words.registerName(dayOf(statedAt)), paper };
}

/** The register for other programs, a row for each decision. */
export function registerSheets(decisions: readonly Decision[], { today, language }: { readonly today: string; readonly language: Language }): Workbook {
  const { register, results, standings } = choose({ de, en }, language);
  const rows = decisions.toSorted(byNumber).map((one) => {
    const { yes, no, abstained, present, eligible } = one.tally;
    const said = [numberText(one), one.decidedOn, one.bodyName, one.title, one.wording, results[one.result]];
    return [
      ...said,
      yes,
      no,
      abstained,
      present,
      eligible,
      standings[standingOf(one)],
      one.supersededByNumber === null ? "" : numberText({ ...one, number: one.supersededByNumber }),
    ];
  });
  const wide = new Set([3, 4]);
  const columns = register.columns.map((title, index) => ({ title, width: wide.has(index) ? 50 : 16, wrap: wide.has(index) }));
  return { name: register.sheetName(today), sheets: [{ name: register.sheet, columns, rows }] };
}
