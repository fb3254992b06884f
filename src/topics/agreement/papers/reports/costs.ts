/** What the member pays, year by year, what it is computed from, and what going alone would cost. */
import type { Block } from "#kernel/paper";
import { filled } from "#kernel/texts";
import type { KeyShare } from "#topics/costs/keys/model";
import { de as plansDe } from "#topics/costs/plans/words.de";
import { formatShortDate } from "#ui/dates";
import { formatDecimal, formatEuro, formatList, formatNumber } from "#ui/numbers";
import { capital } from "#ui/words";
import { comparisonOf, costLines, coversTerm, wholeCost } from "../rules.ts";
import { de } from "../words.de.ts";
import { fill, withArticle, yearsText, type Printed, type Values } from "./wording.ts";

const euro = (cents: number): string => formatEuro(cents, "de");
const percent = (thousandths: number): string => `${formatDecimal(thousandths / 10, "de", 1)} %`;

/** The day of a share's figures in the first year. */
const figuresDayOf = ({ figuresOf }: KeyShare, year: number): string =>
  figuresOf === null ? "" : formatShortDate(`${figuresOf.year < 1_000 ? year - figuresOf.year : figuresOf.year}-${figuresOf.monthDay}`, "de");

/** Services whose pieces a share counts. */
const servicesOf = ({ services }: KeyShare): string => {
  const titles = services.map(({ title }) => title);
  return titles.length === 0 ? de.paper.costs.allServices : formatList(titles, "de");
};

/** „50 % der Kosten trägt Kreis Groß-Gerau“. */
function shareSentence(share: KeyShare, { text, members, paper, share: own }: Printed): string {
  const { sizes, bearers, circles, limits } = text.shares;
  const isWhole = paper.basis.definition.shares.length === 1;
  const size =
    share.part === "percent"
      ? fill(sizes.percent, { wert: `${formatNumber((share.thousandths ?? 0) / 1_000, "de", 3)} %` })
      : share.part === "each"
        ? fill(sizes.each, { wert: euro(share.each ?? 0) })
        : isWhole
          ? capital(sizes.all)
          : capital(sizes.rest);
  const bearer = members.find(({ id }) => id === share.memberId);
  const values = {
    name: bearer ? withArticle(bearer, text, "haus") : "–",
    kreis: circles[share.circle],
    leistungen: servicesOf(share),
    stichtag: figuresDayOf(share, own.fromYear ?? paper.basis.years[0]?.year ?? 0),
  };
  const bounds = (["atLeast", "atMost"] as const).flatMap((limit) => (share[limit] === null ? [] : [fill(limits[limit], { wert: euro(share[limit]) })]));
  return `${size} ${filled(bearers[share.basis], values)}${bounds.join("")}`;
}

/** The figures of the member a share is divided by, with the sum of all who bear it. */
function figureSentences({ text, share, paper }: Printed, values: Values): string[] {
  const { definition, years } = paper.basis;
  return definition.shares.flatMap((one, index) => {
    const [own, sum] = [share.figures[index] ?? null, share.sums[index] ?? null];
    if (own === null || sum === null || sum === 0 || one.basis === "member" || one.basis === "equal") return [];
    return [
      fill(text.costs.figure, {
        ...values,
        zahl: formatNumber(own, "de", 2),
        kennzahl: text.shares.figures[one.basis],
        stichtag: figuresDayOf(one, share.fromYear ?? years[0]?.year ?? 0),
        anteil: `${formatDecimal((own * 100) / sum, "de", 2)} %`,
        gesamt: formatNumber(sum, "de", 2),
      }),
    ];
  });
}

function yearTable(printed: Printed): Block {
  const { text, paper, share, member } = printed;
  const words = de.paper.costs;
  const lines = costLines(paper.basis, share);
  const hasTax = lines.some(({ tax }) => tax > 0);
  const right = (title: string, size = 3) => ({ title, align: "right" as const, share: size });
  const amounts = ({ net, tax, gross }: { readonly net: number; readonly tax: number; readonly gross: number }) => (hasTax ? [net, tax, gross] : [gross]).map(euro);
  const sum = (of: (line: (typeof lines)[number]) => number) => lines.reduce((total, line) => total + of(line), 0);
  return {
    kind: "table",
    caption: words.caption(text.kinds[member.kind].hauses),
    rowHeads: true,
    columns: [{ title: words.year, share: 2 }, right(words.total), ...(hasTax ? [right(words.net), right(words.tax, 2), right(words.gross)] : [right(words.own)])],
    rows: [
      ...lines.map((line) => [String(line.year), euro(line.total), ...amounts(line)]),
      ...(lines.length < 2
        ? []
        : [
            [
              words.sum,
              euro(sum(({ total }) => total)),
              ...amounts({
                net: sum(({ net }) => net),
                tax: sum(({ tax }) => tax),
                gross: wholeCost(lines),
              }),
            ],
          ]),
    ],
  };
}

/** Alone beside together, honest also where alone is cheaper. */
function comparisonText({ text, paper, share }: Printed, values: Values): string {
  const found = comparisonOf(paper.basis, share);
  if (found === null) return fill(text.costs.norate, values);
  const amounts = { allein: euro(found.alone), gemeinsam: euro(found.shared), vollesjahr: String(found.year) };
  return found.saved < 0
    ? fill(text.costs.dearer, { ...values, ...amounts, mehr: euro(-found.saved) })
    : fill(text.costs.saved, { ...values, ...amounts, ersparnis: euro(found.saved), prozent: percent(found.thousandths) });
}

/** The amounts the proposal and the costs name. */
export function amountsOf({ paper, share }: Printed): Values {
  const lines = costLines(paper.basis, share);
  const [first, last] = [lines[0], lines.at(-1)];
  return {
    betrag: euro(first?.gross ?? 0),
    jahr: String(first?.year ?? ""),
    summe: euro(wholeCost(lines)),
    zeitraum: first?.year === last?.year ? de.paper.costs.oneYear(first?.year ?? 0) : de.paper.costs.years(first?.year ?? 0, last?.year ?? 0),
    kosten: euro(first?.total ?? 0),
    bis: String(last?.year ?? ""),
  };
}

/** The section on costs. */
export function costBlocks(printed: Printed, values: Values): Block[] {
  const { text, paper, version, share } = printed;
  const { basis } = paper;
  const sentence = (one: string): Block => ({ kind: "text", text: one });
  // The plan is that of the first year of all; whoever joins later begins with another.
  const isFirst = (share.fromYear ?? basis.years[0]?.year) === basis.years[0]?.year;
  const items = (isFirst ? basis.plan : []).map(({ kind, cents }) => `${plansDe.kinds[kind]} ${euro(cents)}`);
  const figures = figureSentences(printed, values);
  const { years } = version.content.term;
  const hasTax = costLines(basis, share).some(({ tax }) => tax > 0);
  return [
    sentence(
      [text.costs.lead, ...(items.length === 0 ? [] : [text.costs.contains]), text.costs.key].map((one) => fill(one, { ...values, posten: formatList(items, "de") })).join(" "),
    ),
    { kind: "list", items: basis.definition.shares.map((one) => shareSentence(one, printed)) },
    ...(figures.length === 0 ? [fill(text.costs.unknown, values)] : figures).map(sentence),
    yearTable(printed),
    sentence(
      [
        fill(text.costs.rounding, values),
        ...(hasTax ? [text.costs.vat] : []),
        ...(years > 0 && !coversTerm(basis, years) ? [fill(text.costs.shorter, { ...values, jahre: yearsText(years) })] : []),
      ].join(" "),
    ),
    sentence(comparisonText(printed, values)),
  ];
}
