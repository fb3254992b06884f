/** The volume of a framework contract as a paper, and all of them as a workbook. */
import type { Block, Paper } from "#kernel/paper";
import type { Language } from "#kernel/screen";
import type { Workbook } from "#kernel/sheets";
import { dayOf, formatDate, formatShortDate } from "#ui/dates";
import { formatEuro, formatNumber } from "#ui/numbers";
import { choose } from "#ui/words";
import type { CallOff, Framework, FrameworkLine, Saving } from "./model.ts";
import { restOf, sumOf } from "./rules.ts";
import { de } from "./words.de.ts";
import { en } from "./words.en.ts";

type Whole = { readonly framework: Framework; readonly lines: readonly FrameworkLine[]; readonly callOffs: readonly CallOff[]; readonly savings: readonly Saving[] };
type Printing = { readonly author: string; readonly statedAt: Date; readonly language: Language; readonly demo: boolean };

const right = "right" as const;

function volumeTable({ lines }: Whole, language: Language): Block {
  const { paper } = choose({ de, en }, language);
  return {
    kind: "table",
    caption: paper.volume,
    columns: [
      { title: paper.item, share: 4 },
      { title: paper.quantity, align: right },
      { title: paper.called, align: right, share: 1.4 },
      { title: paper.rest, align: right },
      { title: paper.unitPrice, align: right, share: 1.8 },
      { title: paper.alonePrice, align: right, share: 1.8 },
    ],
    rows: lines.map((line) => [
      `${line.title} (${line.unit})`,
      formatNumber(line.quantity, language),
      formatNumber(line.called, language),
      formatNumber(restOf(line), language),
      formatEuro(line.unitPrice, language),
      formatEuro(line.alonePrice, language),
    ]),
    rowHeads: true,
  };
}

function callOffTable({ lines, callOffs }: Whole, language: Language): Block {
  const { paper, states } = choose({ de, en }, language);
  return {
    kind: "table",
    caption: paper.callOffs,
    columns: [
      { title: paper.member, share: 3 },
      { title: paper.item, share: 3 },
      { title: paper.quantity, align: right },
      { title: paper.amount, align: right, share: 2 },
      { title: paper.ordered, share: 1.6 },
      { title: paper.stand, share: 1.6 },
    ],
    rows: callOffs.map((one) => [
      one.memberName,
      lines.find(({ item }) => item === one.item)?.title ?? "",
      formatNumber(one.quantity, language),
      formatEuro(one.quantity * one.unitPrice, language),
      formatShortDate(one.orderedAt, language),
      states[one.state],
    ]),
    rowHeads: true,
  };
}

function savingTable({ savings }: Pick<Whole, "savings">, language: Language): Block {
  const { paper } = choose({ de, en }, language);
  const row = (name: string, { pooled, alone }: Pick<Saving, "pooled" | "alone">) => [
    name,
    formatEuro(alone, language),
    formatEuro(pooled, language),
    formatEuro(alone - pooled, language),
  ];
  return {
    kind: "table",
    caption: paper.savings,
    columns: [
      { title: paper.member, share: 3 },
      { title: paper.alone, align: right, share: 2 },
      { title: paper.pooled, align: right, share: 2 },
      { title: paper.saving, align: right, share: 2 },
    ],
    rows: [...savings.map((one) => row(one.memberName, one)), row(paper.sum, sumOf(savings))],
    rowHeads: true,
  };
}

/** What is left, who called off what, and what it saved. */
export function volumePaper(whole: Whole, { author, statedAt, language, demo }: Printing): { readonly name: string; readonly paper: Paper } {
  const { paper: words } = choose({ de, en }, language);
  const { framework, callOffs } = whole;
  const blocks: Block[] = [
    {
      kind: "facts",
      facts: [
        { term: words.supplier, value: framework.supplierName },
        { term: words.concluded, value: formatDate(framework.concludedAt, language) },
      ],
    },
    { kind: "heading", level: 1, text: words.volume },
    volumeTable(whole, language),
    { kind: "heading", level: 1, text: words.callOffs },
    callOffs.length === 0 ? { kind: "text", text: words.noCallOffs } : callOffTable(whole, language),
    { kind: "heading", level: 1, text: words.savings },
    { kind: "text", text: words.savingText },
    savingTable(whole, language),
  ];
  const paper: Paper = {
    title: words.title,
    subtitle: framework.title,
    author,
    language,
    state: words.state(formatDate(statedAt, language)),
    statedAt,
    ...(demo ? { marking: words.invented } : {}),
    blocks,
  };
  return { name: words.name(dayOf(statedAt), framework.title), paper };
}

type Book = {
  readonly frameworks: readonly Framework[];
  readonly lines: ReadonlyMap<string, readonly FrameworkLine[]>;
  readonly callOffs: readonly CallOff[];
  readonly savings: readonly Saving[];
};

const columnsOf = (titles: readonly string[]) => titles.map((title, index) => ({ title, width: index === 0 ? 36 : 18 }));

/** Volume, call-offs and savings. */
export function frameworkBook({ frameworks, lines, callOffs, savings }: Book, { day, language }: { readonly day: string; readonly language: Language }): Workbook {
  const { sheets, states } = choose({ de, en }, language);
  const titles = new Map(frameworks.map((one) => [one.contractId, one.title]));
  const itemTitle = (one: CallOff) => lines.get(one.contractId)?.find(({ item }) => item === one.item)?.title ?? "";
  return {
    name: sheets.name(day),
    sheets: [
      {
        name: sheets.volume,
        columns: columnsOf(sheets.volumeColumns),
        rows: frameworks.flatMap((one) =>
          (lines.get(one.contractId) ?? []).map((line) => [
            one.title,
            one.supplierName,
            line.title,
            line.unit,
            line.quantity,
            line.called,
            restOf(line),
            line.unitPrice / 100,
            line.alonePrice / 100,
          ]),
        ),
      },
      {
        name: sheets.callOffs,
        columns: columnsOf(sheets.callOffColumns),
        rows: callOffs.map((one) => [
          titles.get(one.contractId) ?? "",
          one.memberName,
          itemTitle(one),
          one.quantity,
          one.unitPrice / 100,
          (one.quantity * one.unitPrice) / 100,
          states[one.state],
          dayOf(one.orderedAt),
          one.deliveredOn,
          one.paidOn,
          one.note,
        ]),
      },
      {
        name: sheets.savings,
        columns: columnsOf(sheets.savingColumns),
        rows: savings.map((one) => [one.memberName, one.callOffs, one.alone / 100, one.pooled / 100, (one.alone - one.pooled) / 100]),
      },
    ],
  };
}
