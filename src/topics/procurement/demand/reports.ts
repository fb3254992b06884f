/** The decision on an award as a paper, and a purchase as a workbook. */
import type { Block, Paper } from "#kernel/paper";
import type { Language } from "#kernel/screen";
import type { Sheet, Workbook } from "#kernel/sheets";
import { dayOf, formatDate, formatShortDate } from "#ui/dates";
import { formatDecimal, formatEuro, formatNumber } from "#ui/numbers";
import { choose } from "#ui/words";
import type { Award, Demand, ItemSum, Listed, Lot, Offer, Purchase, Ranked } from "./model.ts";
import { inComparison, quantitiesOf, totalOf } from "./rules.ts";
import { de } from "./words.de.ts";
import { en } from "./words.en.ts";

/** A purchase with everything its reader may see. */
export type Compared = {
  readonly purchase: Purchase;
  readonly demands: readonly Demand[];
  readonly sums: readonly ItemSum[];
  readonly offers: readonly Offer[];
  readonly rankings: readonly { readonly lot: string; readonly ranking: readonly Ranked[] }[];
  readonly awards: readonly Award[];
};

type Printing = { readonly author: string; readonly statedAt: Date; readonly language: Language; readonly demo: boolean };

const heading = (level: 1 | 2, text: string): Block => ({ kind: "heading", level, text });
const right = "right" as const;

/** Points with two digits: 987 → „9,87“. */
const pointsText = (hundredths: number, language: Language) => formatDecimal(hundredths / 100, language, 2);

function demandTable({ purchase, sums, demands }: Compared, language: Language): Block {
  const { paper } = choose({ de, en }, language);
  const members = (key: string) => demands.filter(({ quantities }) => (quantities[key] ?? 0) > 0).length;
  return {
    kind: "table",
    caption: paper.demand,
    columns: [
      { title: paper.item, share: 4 },
      { title: paper.lot, share: 2 },
      { title: paper.members, align: right, share: 1.3 },
      { title: paper.quantity, align: right },
      { title: paper.alone, align: right, share: 2 },
    ],
    rows: purchase.items.map((item) => {
      const sum = sums.find((one) => one.item === item.key);
      return [
        `${item.title} (${item.unit})`,
        purchase.lots.find(({ key }) => key === item.lot)?.title ?? "",
        String(members(item.key)),
        formatNumber(sum?.quantity ?? 0, language),
        formatEuro(sum?.aloneTotal ?? 0, language),
      ];
    }),
    rowHeads: true,
  };
}

const weightTable = ({ purchase }: Compared, language: Language): Block => {
  const { paper } = choose({ de, en }, language);
  return {
    kind: "table",
    caption: paper.weights,
    columns: [
      { title: paper.criterion, share: 4 },
      { title: paper.weight, align: right },
    ],
    rows: [[paper.price, `${purchase.priceWeight} %`], ...purchase.criteria.map(({ title, weight }) => [title, `${weight} %`])],
    rowHeads: true,
  };
};

function rankingTable({ purchase, offers, rankings }: Compared, lot: Lot, language: Language): Block {
  const { paper } = choose({ de, en }, language);
  const ranking = rankings.find((one) => one.lot === lot.key)?.ranking ?? [];
  return {
    kind: "table",
    caption: paper.ranking(lot.title),
    columns: [
      { title: paper.rank },
      { title: paper.bidder, share: 3 },
      { title: paper.total, align: right, share: 2.4 },
      { title: paper.price, align: right },
      ...purchase.criteria.map(({ title }) => ({ title, align: right, share: 1.6 })),
      { title: paper.score, align: right, share: 1.3 },
    ],
    rows: ranking.map((one) => {
      const points = offers.find(({ id }) => id === one.offerId)?.points ?? {};
      return [
        String(one.rank),
        one.supplierName,
        formatEuro(one.total, language),
        pointsText(one.pricePoints, language),
        ...purchase.criteria.map(({ key }) => String(points[key] ?? 0)),
        pointsText(one.score, language),
      ];
    }),
  };
}

function priceTable({ purchase, offers, sums }: Compared, lot: Lot, language: Language): Block {
  const { paper } = choose({ de, en }, language);
  const own = inComparison(offers).filter((one) => one.lot === lot.key);
  const quantities = quantitiesOf(sums);
  return {
    kind: "table",
    caption: paper.prices(lot.title),
    columns: [{ title: paper.item, share: 3 }, { title: paper.quantity, align: right }, ...own.map(({ supplierName }) => ({ title: supplierName, align: right, share: 2 }))],
    rows: purchase.items
      .filter((item) => item.lot === lot.key)
      .map((item) => [
        `${item.title} (${item.unit})`,
        formatNumber(quantities.get(item.key) ?? 0, language),
        ...own.map(({ prices }) => (prices[item.key] === undefined ? "–" : formatEuro(prices[item.key] ?? 0, language))),
      ]),
    rowHeads: true,
  };
}

/** Offers that were left out, each with ground and reason; nothing where there are none. */
function excludedBlocks({ offers }: Compared, lot: Lot, language: Language): Block[] {
  const { paper, grounds } = choose({ de, en }, language);
  const out = offers.filter((one) => one.lot === lot.key && one.excluded !== null);
  if (out.length === 0) return [];
  const rows = out.map(({ supplierName, receivedOn, excluded }) => [
    supplierName,
    formatShortDate(receivedOn, language),
    excluded ? `${grounds[excluded.ground]}: ${excluded.reason}` : "",
    excluded ? paper.by(formatShortDate(excluded.at, language), excluded.byName) : "",
  ]);
  return [
    {
      kind: "table",
      caption: paper.excluded(lot.title),
      columns: [
        { title: paper.bidder, share: 2 },
        { title: paper.received, share: 1.7 },
        { title: paper.ground, share: 4 },
        { title: paper.excludedBy, share: 2 },
      ],
      rows,
      rowHeads: true,
    },
  ];
}

/** What was decided for a lot, what it costs, and what going alone would cost. */
function decisionBlocks(compared: Compared, lot: Lot, language: Language): Block[] {
  const { paper } = choose({ de, en }, language);
  const { purchase, awards, offers, sums } = compared;
  const decided = awards.find((one) => one.lot === lot.key);
  const chosen = offers.find(({ id }) => id === decided?.offerId);
  if (!decided || !chosen) return [{ kind: "text", text: paper.open }];
  const items = purchase.items.filter((item) => item.lot === lot.key);
  const total = totalOf(chosen, items, quantitiesOf(sums));
  const alone = sums.filter(({ item }) => items.some(({ key }) => key === item)).reduce((sum, { aloneTotal }) => sum + aloneTotal, 0);
  return [
    { kind: "note", tone: "ok", title: paper.awarded(chosen.supplierName), text: decided.reason },
    {
      kind: "facts",
      facts: [
        { term: paper.decidedOn, value: formatDate(decided.decidedOn, language) },
        { term: paper.decidedBy, value: decided.decidedByName },
        { term: paper.pooled, value: formatEuro(total, language) },
        { term: paper.aloneTotal, value: formatEuro(alone, language) },
        { term: paper.saving, value: formatEuro(alone - total, language) },
      ],
    },
  ];
}

const lotBlocks = (compared: Compared, lot: Lot, language: Language): Block[] => {
  const { paper } = choose({ de, en }, language);
  const isOffered = inComparison(compared.offers).some((one) => one.lot === lot.key);
  return [
    heading(1, paper.lotOf(lot.title)),
    ...(isOffered ? [priceTable(compared, lot, language), rankingTable(compared, lot, language)] : [{ kind: "text", text: paper.noOffers } as const]),
    ...excludedBlocks(compared, lot, language),
    ...decisionBlocks(compared, lot, language),
  ];
};

/** The comparison of offers with its rule and the decision, lot by lot. */
export function awardPaper(compared: Compared, { author, statedAt, language, demo }: Printing): { readonly name: string; readonly paper: Paper } {
  const { paper: words } = choose({ de, en }, language);
  const { purchase, demands } = compared;
  const answered = demands.filter(({ state }) => state === "answered").length;
  return {
    name: words.name(dayOf(statedAt), purchase.title),
    paper: {
      title: words.title,
      subtitle: purchase.title,
      author,
      language,
      state: words.state(formatDate(statedAt, language)),
      statedAt,
      marking: demo ? `${words.confidential} · ${words.invented}` : words.confidential,
      blocks: [
        heading(1, words.need),
        { kind: "text", text: words.needText(answered, demands.length) },
        ...(purchase.description === "" ? [] : [{ kind: "text", text: purchase.description } as const]),
        demandTable(compared, language),
        heading(1, words.rule),
        { kind: "text", text: words.ruleText },
        weightTable(compared, language),
        ...purchase.lots.flatMap((lot) => lotBlocks(compared, lot, language)),
        { kind: "signature", lines: [...words.signature] },
      ],
    },
  };
}

const columnsOf = (titles: readonly string[]) => titles.map((title, index) => ({ title, width: index === 0 ? 32 : 18 }));

function demandSheet({ purchase, demands }: Compared, language: Language): Sheet {
  const { sheets, demandStates } = choose({ de, en }, language);
  return {
    name: sheets.demands,
    columns: columnsOf(sheets.demandColumns),
    rows: demands.flatMap((one) =>
      purchase.items.map((item) => [
        one.memberName,
        demandStates[one.state],
        item.title,
        item.unit,
        one.quantities[item.key] ?? null,
        (one.alonePrices[item.key] ?? item.alonePrice) / 100,
        one.wantedOn,
        one.note,
      ]),
    ),
  };
}

function offerSheet({ purchase, offers }: Compared, language: Language): Sheet {
  const { sheets, grounds } = choose({ de, en }, language);
  return {
    name: sheets.offers,
    columns: columnsOf(sheets.offerColumns),
    rows: offers.flatMap((one) =>
      purchase.items
        .filter((item) => item.lot === one.lot)
        .map((item) => [
          one.supplierName,
          purchase.lots.find(({ key }) => key === one.lot)?.title ?? "",
          one.receivedOn,
          item.title,
          one.prices[item.key] === undefined ? null : (one.prices[item.key] ?? 0) / 100,
          one.note,
          one.excluded === null ? null : grounds[one.excluded.ground],
          one.excluded?.reason ?? null,
        ]),
    ),
  };
}

function rankingSheet({ purchase, rankings, awards }: Compared, language: Language): Sheet {
  const { sheets } = choose({ de, en }, language);
  return {
    name: sheets.ranking,
    columns: columnsOf(sheets.rankingColumns),
    rows: rankings.flatMap(({ lot, ranking }) =>
      ranking.map((one) => [
        purchase.lots.find(({ key }) => key === lot)?.title ?? "",
        one.rank,
        one.supplierName,
        one.total / 100,
        one.pricePoints / 100,
        one.score / 100,
        awards.find(({ offerId }) => offerId === one.offerId)?.reason ?? "",
      ]),
    ),
  };
}

/** The list of purchases as a sheet. */
export function purchaseList(purchases: readonly Listed[], { day, language }: { readonly day: string; readonly language: Language }): Workbook {
  const { sheets, states } = choose({ de, en }, language);
  const rows = purchases.map((one) => [
    one.title,
    states[one.state],
    one.answerBy,
    one.items.map(({ title }) => title).join(", "),
    one.lots.length,
    one.asked,
    one.answered,
    dayOf(one.createdAt),
    one.createdByName,
  ]);
  return { name: sheets.name(day, sheets.list), sheets: [{ name: sheets.list, columns: columnsOf(sheets.listColumns), rows }] };
}

/** Demands, offers and ranking; a member finds its own demand. */
export const purchaseBook = (compared: Compared, { day, language }: { readonly day: string; readonly language: Language }): Workbook => ({
  name: choose({ de, en }, language).sheets.name(day, compared.purchase.title),
  sheets: [demandSheet(compared, language), offerSheet(compared, language), rankingSheet(compared, language)],
});
