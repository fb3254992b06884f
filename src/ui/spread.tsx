/** How values are spread: histogram and box plot with quartiles. */
import { scaleBand, scaleLinear } from "d3-scale";
import { ChartFigure, percent, type FigureProps } from "./charts.tsx";
import { useLanguage, useWords, type Child } from "./markup.ts";
import { formatNumber } from "./numbers.ts";

export type Bin = {
  readonly label: string;
  readonly count: number;
  /** The reader's own value lies here. */ readonly yours?: boolean | undefined;
};

type HistogramProps = Omit<FigureProps, "children"> & { readonly head?: string | undefined; readonly bins: readonly Bin[] };

const height = 132;

const BinColumn = ({ bin, place, top }: { bin: Bin; place: { x: number; width: number }; top: number }) => (
  <>
    <rect
      class={bin.yours ? "rw-fill-brand" : "rw-fill-quiet"}
      x={percent(place.x)}
      y={top.toFixed(1)}
      width={percent(place.width)}
      height={Math.max(0, height - 22 - top).toFixed(1)}
    />
    {bin.count === 0 ? null : (
      <text x={percent(place.x + place.width / 2)} y={(top - 5).toFixed(1)} text-anchor="middle">
        {bin.count}
      </text>
    )}
    <text class="rw-chart-soft" x={percent(place.x + place.width / 2)} y={height - 5} text-anchor="middle">
      {bin.label}
    </text>
  </>
);

/** How many lie in which range; the reader's own range is filled. */
export const Histogram = ({ title, titleVisible, note, head, bins }: HistogramProps) => {
  const words = useWords();
  const x = scaleBand(
    bins.map((bin) => bin.label),
    [0, 100],
  ).paddingInner(0.12);
  const y = scaleLinear([0, Math.max(1, ...bins.map((bin) => bin.count))], [height - 22, 20]);
  return (
    <ChartFigure title={title} titleVisible={titleVisible} note={note}>
      <svg width="100%" height={height} aria-hidden="true" focusable="false">
        {bins.map((bin) => (
          <BinColumn bin={bin} place={{ x: x(bin.label) ?? 0, width: x.bandwidth() }} top={y(bin.count)} />
        ))}
        <line class="rw-axis" x1="0" x2="100%" y1={height - 22} y2={height - 22} />
      </svg>
      <Numbers title={title} heads={[head ?? words.range, words.count]} rows={bins.map((bin) => [bin.yours ? `${bin.label} (${words.yours})` : bin.label, String(bin.count)])} />
    </ChartFigure>
  );
};

export type Spread = {
  readonly label: string;
  readonly min: number;
  readonly lower: number;
  readonly median: number;
  readonly upper: number;
  readonly max: number;
  readonly yours?: number | null | undefined;
};

type BoxPlotProps = Omit<FigureProps, "children"> & {
  readonly head?: string | undefined;
  readonly unit?: string | undefined;
  readonly from?: number | undefined;
  readonly to: number;
  /** Digits behind the comma. */
  readonly digits?: number | undefined;
  readonly spreads: readonly Spread[];
};

const Box = ({ spread, x }: { spread: Spread; x: (value: number) => number }) => (
  <svg width="100%" height="24" aria-hidden="true" focusable="false">
    <line class="rw-axis" x1="0" x2="100%" y1="12" y2="12" />
    <line class="rw-whisker" x1={percent(x(spread.min))} x2={percent(x(spread.max))} y1="12" y2="12" />
    <rect class="rw-fill-quiet" x={percent(x(spread.lower))} y="4" width={percent(x(spread.upper) - x(spread.lower))} height="16" />
    <line class="rw-rule" x1={percent(x(spread.median))} x2={percent(x(spread.median))} y1="3" y2="21" />
    {spread.yours === undefined || spread.yours === null ? null : <circle class="rw-fill-brand" cx={percent(x(spread.yours))} cy="12" r="5.5" />}
  </svg>
);

/** Smallest to largest, the middle half as a box, the median as a line, the reader's own value as a dot. The number beside it is the reader's own, else the median. */
export const BoxPlot = ({ title, titleVisible, note, head, unit, from = 0, to, digits = 1, spreads }: BoxPlotProps) => {
  const words = useWords();
  const language = useLanguage();
  const x = scaleLinear([from, to], [2, 98]).clamp(true);
  const number = (value: number | null | undefined) =>
    value === null || value === undefined ? "–" : `${formatNumber(value, language, digits)}${unit === undefined ? "" : ` ${unit}`}`;
  const own = spreads.some(({ yours }) => yours !== undefined);
  return (
    <ChartFigure title={title} titleVisible={titleVisible} note={note}>
      <table class="rw-bars">
        <thead class="kern-sr-only">
          <tr>
            <th scope="col">{head ?? words.label}</th>
            <th scope="col">{own ? words.yours : words.median}</th>
          </tr>
        </thead>
        <tbody>
          {spreads.map((spread) => (
            <tr>
              <th scope="row">{spread.label}</th>
              <td>
                <span class="rw-bars-row">
                  <Box spread={spread} x={x} />
                  <span class="rw-bars-value">{number(own ? spread.yours : spread.median)}</span>
                </span>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      <Numbers
        title={title}
        heads={[head ?? words.label, words.smallest, words.lowerQuartile, words.median, words.upperQuartile, words.largest, words.yours]}
        rows={spreads.map((spread) => [spread.label, ...[spread.min, spread.lower, spread.median, spread.upper, spread.max, spread.yours].map(number)])}
      />
    </ChartFigure>
  );
};

type NumbersProps = { readonly title: string; readonly heads: readonly Child[]; readonly rows: readonly (readonly string[])[] };

/** The numbers of a chart, folded below it. */
const Numbers = ({ title, heads, rows }: NumbersProps) => {
  const words = useWords();
  return (
    <details class="rw-details">
      <summary>{words.numbers}</summary>
      <div class="rw-scroll" role="region" aria-label={words.scrollable(title)} tabindex={0}>
        <table class="rw-table">
          <caption class="kern-sr-only">{title}</caption>
          <thead>
            <tr>
              {heads.map((head, index) => (
                <th scope="col" class={index === 0 ? undefined : "rw-number"}>
                  {head}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {rows.map((row) => (
              <tr>{row.map((cell, index) => (index === 0 ? <th scope="row">{cell}</th> : <td class="rw-number">{cell}</td>))}</tr>
            ))}
          </tbody>
        </table>
      </div>
    </details>
  );
};
