/** The statement of a member, alone or all of a cooperative in one paper. */
import { formatIban } from "#kernel/iban";
import type { Block, Paper } from "#kernel/paper";
import type { Language } from "#kernel/screen";
import { formatDate, formatShortDate } from "#ui/dates";
import { formatEuro, formatList, formatNumber } from "#ui/numbers";
import { choose } from "#ui/words";
import { yearlyBases } from "../keys/model.ts";
import type { PositionKind } from "../plans/model.ts";
import type { Charge, CostAccount, Levy } from "./model.ts";
import { balanceOf, instalmentsOf, purposeOf } from "./rules.ts";
import { de } from "./words.de.ts";
import { en } from "./words.en.ts";

export type Stated = {
  readonly cooperative: string;
  readonly office: string;
  readonly levy: Levy;
  readonly account: CostAccount | null;
  /** What is taken off is negative. */
  readonly kinds: readonly { readonly kind: PositionKind; readonly plan: number; readonly actual: number }[];
  readonly statedAt: Date;
  readonly language: Language;
  readonly demo: boolean;
};

function costBlock({ levy, kinds, language }: Stated): Block {
  const words = choose({ de, en }, language);
  const { paper } = words;
  const settled = levy.actualCents !== null;
  const euro = (cents: number) => formatEuro(cents, language);
  const total = settled ? [formatEuro(levy.actualCents ?? 0, language)] : [];
  return {
    kind: "table",
    caption: paper.cost(levy.year),
    columns: [
      { title: paper.kind, share: 4 },
      { title: paper.planned, align: "right", share: 2 },
      ...(settled ? [{ title: paper.actual, align: "right" as const, share: 2 }] : []),
    ],
    rows: [
      ...kinds.map(({ kind, plan, actual }) => [words.kinds[kind], euro(plan), ...(settled ? [euro(actual)] : [])]),
      [paper.toShare, formatEuro(levy.plannedCents, language), ...total],
    ],
    rowHeads: true,
  };
}

function shareBlock(charge: Charge, { levy, language }: Stated): Block {
  const { paper } = choose({ de, en }, language);
  const euro = (cents: number) => formatEuro(cents, language);
  const settled = charge.actualCents !== null && charge.actualVat !== null;
  const row = (title: string, advance: number, actual: number) => [title, euro(advance), ...(settled ? [euro(actual)] : [])];
  const [net, vat] = [charge.actualCents ?? 0, charge.actualVat ?? 0];
  const isTaxed = charge.advanceVat !== 0 || vat !== 0;
  return {
    kind: "table",
    caption: paper.share(charge.memberName, levy.year),
    columns: [
      { title: paper.amount, share: 4 },
      { title: paper.advance, align: "right", share: 2 },
      ...(settled ? [{ title: paper.settlement, align: "right" as const, share: 2 }] : []),
    ],
    rows: isTaxed
      ? [row(paper.net, charge.advanceCents, net), row(paper.vat, charge.advanceVat, vat), row(paper.gross, charge.advanceCents + charge.advanceVat, net + vat)]
      : [row(paper.untaxed, charge.advanceCents, net)],
    rowHeads: true,
  };
}

const instalmentBlock = (charge: Charge, { levy, language }: Stated): Block => {
  const { paper } = choose({ de, en }, language);
  return {
    kind: "table",
    caption: paper.instalments,
    columns: [
      { title: paper.due, share: 4 },
      { title: paper.amount, align: "right", share: 2 },
    ],
    rows: instalmentsOf(charge, levy.dueDays).map(({ day, cents }) => [formatShortDate(day, language), formatEuro(cents, language)]),
    rowHeads: true,
  };
};

const dueDay = ({ levy, language }: Stated) => (levy.balanceDueOn === null ? null : formatDate(levy.balanceDueOn, language));

function resultBlock(charge: Charge, stated: Stated): Block[] {
  const { paper } = choose({ de, en }, stated.language);
  const balance = balanceOf(charge);
  if (balance === null) {
    const advance = formatEuro(charge.advanceCents + charge.advanceVat, stated.language);
    return [{ kind: "note", tone: "brand", title: paper.toPrepay(advance), text: paper.toPrepayText(stated.levy.dueDays.length) }];
  }
  const amount = formatEuro(Math.abs(balance), stated.language);
  const [title, text] =
    balance > 0
      ? [paper.toPay(amount), paper.toPayText(amount, dueDay(stated))]
      : balance < 0
        ? [paper.toGet(amount), paper.toGetText(amount, dueDay(stated))]
        : [paper.even, paper.evenText];
  return [{ kind: "note", tone: balance > 0 ? "part" : "ok", title, text }];
}

/** How much, by when, where to and with which words: a treasury pays from this alone. Nothing where nothing is to be paid. */
function payingBlocks(charge: Charge, stated: Stated): Block[] {
  const { paper } = choose({ de, en }, stated.language);
  const { account, language } = stated;
  const balance = balanceOf(charge);
  if (balance !== null && balance <= 0) return [];
  const asked = balance === null ? paper.payAdvances : paper.payBalance(formatEuro(balance, language), dueDay(stated));
  return [
    { kind: "heading", level: 2, text: paper.paying },
    { kind: "text", text: account === null ? `${asked} ${paper.noAccount}` : asked },
    ...(account === null
      ? []
      : [
          {
            kind: "facts" as const,
            facts: [
              { term: paper.holder, value: account.holder },
              { term: paper.iban, value: formatIban(account.iban) },
              ...(account.bank === "" ? [] : [{ term: paper.bank, value: account.bank }]),
              { term: paper.purpose, value: purposeOf(account, charge) },
            ],
          },
        ]),
  ];
}

/** What stands in the statement of one member: first what is to be paid, then how it comes about. */
function blocksOf(charge: Charge, stated: Stated): Block[] {
  const words = choose({ de, en }, stated.language);
  const { paper } = words;
  const { levy, language } = stated;
  const figures = charge.figures.map(({ basis, day, thousandths, services }) => {
    const what = services.length === 0 ? words.bases[basis] : `${words.bases[basis]} (${formatList(services, language)})`;
    return {
      term: yearlyBases.includes(basis) ? paper.used(what, day.slice(0, 4)) : paper.figure(what, formatShortDate(day, language)),
      value: formatNumber(thousandths / 1_000, language, 2),
    };
  });
  const isSettled = balanceOf(charge) !== null;
  const instalments = instalmentBlock(charge, stated);
  return [
    ...resultBlock(charge, stated),
    ...(isSettled ? [] : [instalments]),
    ...payingBlocks(charge, stated),
    { kind: "heading", level: 2, text: paper.derivation },
    {
      kind: "facts",
      facts: [
        { term: paper.member, value: charge.memberName },
        { term: paper.key, value: levy.keyTitle },
        { term: paper.months, value: charge.fromMonth === 1 && charge.toMonth === 12 ? paper.wholeYear : paper.fromTo(charge.fromMonth, charge.toMonth) },
        ...figures,
      ],
    },
    costBlock(stated),
    shareBlock(charge, stated),
    ...(isSettled ? [instalments] : []),
    { kind: "text", text: paper.rounding },
  ];
}

const frame = ({ cooperative, office, levy, statedAt, language, demo }: Stated): Omit<Paper, "blocks"> => {
  const { paper } = choose({ de, en }, language);
  return {
    title: levy.settledAt === null ? paper.advanceTitle(levy.year) : paper.settlementTitle(levy.year),
    subtitle: cooperative,
    author: office,
    language,
    state: paper.state(formatDate(statedAt, language)),
    statedAt,
    type: "small",
    ...(demo ? { marking: paper.invented } : {}),
  };
};

/** One member's statement: what it pays, and how that comes about. */
export function statementPaper(charge: Charge, stated: Stated): { readonly name: string; readonly paper: Paper } {
  const { paper } = choose({ de, en }, stated.language);
  const { settledAt, year } = stated.levy;
  return {
    name: settledAt === null ? paper.noticeName(charge.memberName, year) : paper.name(charge.memberName, year),
    paper: { ...frame(stated), blocks: blocksOf(charge, stated) },
  };
}

/** What all statements of a year are called together: notices of advances until it is settled. */
export function nameOfAll({ settledAt, year }: Pick<Levy, "settledAt" | "year">, language: Language): string {
  const { paper } = choose({ de, en }, language);
  return settledAt === null ? paper.noticeNameAll(year) : paper.nameAll(year);
}

/** All statements one after the other, each beginning on a page of its own. */
export function statementsPaper(charges: readonly Charge[], stated: Stated): { readonly name: string; readonly paper: Paper } {
  const blocks = charges.flatMap((one, index): Block[] => [
    ...(index === 0 ? [] : [{ kind: "break" } as const]),
    { kind: "heading", level: 1, text: one.memberName },
    ...blocksOf(one, stated),
  ]);
  return { name: nameOfAll(stated.levy, stated.language), paper: { ...frame(stated), blocks } };
}
