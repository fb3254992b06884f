/** The proof of use as a paper and as a table. */
import type { Block, Paper } from "#kernel/paper";
import type { Language } from "#kernel/screen";
import type { Cell, Workbook } from "#kernel/sheets";
import { dayOf, formatDate, formatShortDate } from "#ui/dates";
import { formatEuro } from "#ui/numbers";
import { choose } from "#ui/words";
import type { Grant } from "./model.ts";
import { receivedCents, restCents, usedCents } from "./rules.ts";
import { de } from "./words.de.ts";
import { en } from "./words.en.ts";

type Around = {
  readonly cooperative: string;
  readonly office: string;
  readonly programmeTitle: string;
  readonly giver: string;
  readonly statedAt: Date;
  readonly language: Language;
  readonly demo: boolean;
};

const sumsOf = (grant: Grant, language: Language): readonly (readonly [string, number])[] => {
  const { paper } = choose({ de, en }, language);
  const [received, used] = [receivedCents(grant), usedCents(grant)];
  return [
    [paper.amount, grant.grantedCents ?? 0],
    [paper.received, received],
    [paper.used, used],
    [received >= used ? paper.unspent : paper.ahead, Math.abs(received - used)],
    [paper.rest, restCents(grant)],
  ];
};

function incomeBlock(grant: Grant, language: Language): Block {
  const { paper, record } = choose({ de, en }, language);
  const came = grant.instalments.filter(({ receivedOn }) => receivedOn !== null);
  return {
    kind: "table",
    caption: paper.income,
    columns: [
      { title: record.dueOn, share: 2 },
      { title: record.receivedOn, share: 2 },
      { title: record.amount, align: "right", share: 2 },
    ],
    rows: [
      ...came.map(({ dueOn, receivedOn, cents }) => [formatShortDate(dueOn, language), formatShortDate(receivedOn ?? dueOn, language), formatEuro(cents, language)]),
      [paper.total, "", formatEuro(receivedCents(grant), language)],
    ],
    rowHeads: true,
  };
}

function spendingBlock(grant: Grant, language: Language): Block {
  const { paper, record } = choose({ de, en }, language);
  return {
    kind: "table",
    caption: paper.spending,
    columns: [
      { title: record.use, share: 4 },
      { title: record.useNote, share: 3 },
      { title: record.usedOn, share: 2 },
      { title: record.amount, align: "right", share: 2 },
    ],
    rows: [
      ...grant.uses.map(({ title, note, usedOn, cents }) => [title, note, formatShortDate(usedOn, language), formatEuro(cents, language)]),
      [paper.total, "", "", formatEuro(usedCents(grant), language)],
    ],
    rowHeads: true,
  };
}

const sumsBlock = (grant: Grant, language: Language): Block => {
  const { paper, record } = choose({ de, en }, language);
  return {
    kind: "table",
    caption: paper.sums,
    columns: [
      { title: paper.line, share: 5 },
      { title: record.amount, align: "right", share: 2 },
    ],
    rows: sumsOf(grant, language).map(([title, cents]) => [title, formatEuro(cents, language)]),
    rowHeads: true,
  };
};

/** Report and figures: what came, what it was used for, what is left; to be signed. */
export function usePaper(grant: Grant, { cooperative, office, programmeTitle, giver, statedAt, language, demo }: Around): { readonly name: string; readonly paper: Paper } {
  const { paper } = choose({ de, en }, language);
  const blocks: Block[] = [
    {
      kind: "facts",
      facts: [
        { term: paper.to, value: giver },
        { term: paper.by, value: cooperative },
        { term: paper.programme, value: programmeTitle },
        { term: paper.purpose, value: grant.title },
        { term: paper.notice, value: paper.noticeOf(grant.awardedOn ?? dayOf(statedAt), grant.awardReference) },
        { term: paper.amount, value: formatEuro(grant.grantedCents ?? 0, language) },
      ],
    },
    { kind: "heading", level: 1, text: paper.report },
    ...(grant.report === "" ? [paper.noReport] : grant.report.split(/\n{2,}/)).map((text): Block => ({ kind: "text", text })),
    { kind: "heading", level: 1, text: paper.figures },
    incomeBlock(grant, language),
    spendingBlock(grant, language),
    sumsBlock(grant, language),
    { kind: "text", text: paper.confirmation },
    { kind: "signature", lines: [...paper.signature] },
  ];
  const marking = demo ? { marking: paper.invented } : {};
  return {
    name: paper.name(grant.title, dayOf(statedAt)),
    paper: { title: paper.title, subtitle: grant.title, author: office, language, state: paper.state(formatDate(statedAt, language)), statedAt, ...marking, type: "small", blocks },
  };
}

/** Use, sums and instalments. */
export function useBook(grant: Grant, language: Language): Workbook {
  const { sheet } = choose({ de, en }, language);
  const columns = (titles: readonly string[]) => titles.map((title, index) => ({ title, width: index === 0 ? 40 : 18 }));
  return {
    name: sheet.name(grant.title),
    sheets: [
      { name: sheet.uses, columns: columns(sheet.useColumns), rows: grant.uses.map(({ title, usedOn, cents, note }): Cell[] => [title, usedOn, cents / 100, note]) },
      { name: sheet.sums, columns: columns(sheet.sumColumns), rows: sumsOf(grant, language).map(([title, cents]): Cell[] => [title, cents / 100]) },
      {
        name: sheet.instalments,
        columns: columns(sheet.instalmentColumns),
        rows: grant.instalments.map(({ dueOn, cents, receivedOn }): Cell[] => [dueOn, cents / 100, receivedOn]),
      },
    ],
  };
}
