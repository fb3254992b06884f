/** Charts drawn on the server. A chart is its own table: the numbers always stand beside the bars. */
import { scaleLinear } from "d3-scale";
import { classes, useLanguage, useWords, type Child, type Tone } from "./markup.ts";
import { formatNumber, formatPercent } from "./numbers.ts";

/** Patterns for tones that must be told apart without colour; stands once in every document. */
export const ChartPatterns = () => (
  <svg class="rw-defs" width="0" height="0" aria-hidden="true" focusable="false">
    <defs>
      <pattern id="muster-no" width="7" height="7" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">
        <path class="rw-pattern" d="M0 0V7" />
      </pattern>
      <pattern id="muster-part" width="6" height="6" patternUnits="userSpaceOnUse">
        <circle class="rw-pattern-dot" cx="2" cy="2" r="1.2" />
      </pattern>
      <pattern id="muster-na" width="5" height="5" patternUnits="userSpaceOnUse">
        <path class="rw-pattern" d="M0 0V5" />
      </pattern>
    </defs>
  </svg>
);

/** A width in percent of the drawing, as SVG attributes like it. */
export const percent = (value: number): string => `${Number(value.toFixed(2))}%`;

type StripeProps = { readonly tone: Tone; readonly from: number; readonly width: number; readonly height: number };

const patterned: ReadonlySet<Tone> = new Set(["no", "part", "na"]);

/** A piece of bar in the colour and pattern of its tone. */
const Stripe = ({ tone, from, width, height }: StripeProps) => {
  const place = { x: percent(from), width: percent(width), height: String(height) };
  return (
    <>
      <rect class={`rw-fill-${tone}`} {...place} />
      {patterned.has(tone) ? <rect fill={`url(#muster-${tone})`} {...place} /> : null}
    </>
  );
};

export type FigureProps = {
  readonly title: string;
  /** The title is shown above the chart; else only read out. */ readonly titleVisible?: boolean | undefined;
  readonly note?: Child;
  readonly children?: Child;
};

/** A chart with its title and a note about where the numbers come from. */
export const ChartFigure = ({ title, titleVisible = false, note, children }: FigureProps) => (
  <figure class="rw-chart">
    <figcaption class={titleVisible ? undefined : "kern-sr-only"}>{title}</figcaption>
    {children}
    {note ? <p class="rw-small rw-soft">{note}</p> : null}
  </figure>
);

export type Bar = {
  readonly label: string;
  readonly value: number;
  readonly tone?: Tone | undefined;
  readonly href?: string | undefined;
  /** In place of the bare number: „9 von 13“. */ readonly text?: string | undefined;
};

export type BarsProps = {
  readonly title: string;
  readonly titleVisible?: boolean | undefined;
  readonly note?: Child;
  /** What the labels are: „Thema“. */
  readonly head?: string | undefined;
  readonly unit?: string | undefined;
  /** End of the scale; the largest value if not said. */
  readonly max?: number | undefined;
  readonly bars: readonly Bar[];
};

/** Horizontal bars, one per row. */
export const Bars = ({ title, titleVisible, note, head, unit, max, bars }: BarsProps) => {
  const words = useWords();
  const language = useLanguage();
  const x = scaleLinear([0, max ?? Math.max(1, ...bars.map((bar) => bar.value))], [0, 100]).clamp(true);
  return (
    <ChartFigure title={title} titleVisible={titleVisible} note={note}>
      <table class="rw-bars">
        <thead class="kern-sr-only">
          <tr>
            <th scope="col">{head ?? words.label}</th>
            <td></td>
            <th scope="col">{words.value}</th>
          </tr>
        </thead>
        <tbody>
          {bars.map((bar) => (
            <tr>
              <th scope="row">{bar.href === undefined ? bar.label : <a href={bar.href}>{bar.label}</a>}</th>
              <td class="rw-bars-drawing">
                <svg width="100%" height="14" aria-hidden="true" focusable="false">
                  <rect class="rw-bar-ground" width="100%" height="14" />
                  <Stripe tone={bar.tone ?? "brand"} from={0} width={x(bar.value)} height={14} />
                </svg>
              </td>
              <td class="rw-bars-value">{bar.text ?? `${formatNumber(bar.value, language, 1)}${unit === undefined ? "" : ` ${unit}`}`}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </ChartFigure>
  );
};

export type Part = { readonly label: string; readonly value: number; readonly tone: Tone };

/** One bar made of parts; the legend carries the numbers. */
export const StackedBar = ({ title, titleVisible, note, parts }: Omit<FigureProps, "children"> & { readonly parts: readonly Part[] }) => {
  const language = useLanguage();
  const total = parts.reduce((sum, part) => sum + part.value, 0);
  const x = scaleLinear([0, Math.max(1, total)], [0, 100]);
  const starts = parts.map((_, index) => parts.slice(0, index).reduce((sum, part) => sum + part.value, 0));
  return (
    <ChartFigure title={title} titleVisible={titleVisible} note={note}>
      <svg class="rw-stacked" width="100%" height="14" aria-hidden="true" focusable="false">
        <rect class="rw-bar-ground" width="100%" height="14" />
        {parts.map((part, index) => (
          <Stripe tone={part.tone} from={x(starts[index] ?? 0)} width={x(part.value)} height={14} />
        ))}
      </svg>
      <ul class="rw-legend">
        {parts.map((part) => (
          <li>
            <svg class="rw-key" width="14" height="14" aria-hidden="true" focusable="false">
              <Stripe tone={part.tone} from={0} width={100} height={14} />
            </svg>
            {part.label}: {formatNumber(part.value, language)}
            {total > 20 ? ` (${formatPercent(part.value / total, language)})` : ""}
          </li>
        ))}
      </ul>
    </ChartFigure>
  );
};

export type Change = { readonly label: string; readonly before: number | null; readonly now: number; readonly href?: string | undefined };

export type ComparisonProps = Omit<FigureProps, "children"> & {
  /** What the labels are. */
  readonly head?: string | undefined;
  /** Names of the two periods. */
  readonly before: string;
  readonly now: string;
  readonly max: number;
  readonly unit?: string | undefined;
  readonly changes: readonly Change[];
};

const Dumbbell = ({ change, x }: { change: Change; x: (value: number) => number }) => (
  <svg width="100%" height="20" aria-hidden="true" focusable="false">
    <line class="rw-axis" x1="0" x2="100%" y1="10" y2="10" />
    {change.before === null ? null : (
      <>
        <line class={classes("rw-link", change.now < change.before && "rw-link--down")} x1={percent(x(change.before))} x2={percent(x(change.now))} y1="10" y2="10" />
        <circle class="rw-fill-ring" cx={percent(x(change.before))} cy="10" r="5" />
      </>
    )}
    <circle class="rw-fill-brand" cx={percent(x(change.now))} cy="10" r="6" />
  </svg>
);

/** What has changed since the last period: ring before, dot now. */
export const Comparison = ({ title, titleVisible, note, head, before, now, max, unit, changes }: ComparisonProps) => {
  const words = useWords();
  const language = useLanguage();
  const x = scaleLinear([0, max], [2, 98]).clamp(true);
  const number = (value: number | null) => (value === null ? "–" : formatNumber(value, language));
  return (
    <ChartFigure title={title} titleVisible={titleVisible} note={note}>
      <div class="rw-scroll" role="region" aria-label={words.scrollable(title)} tabindex={0}>
        <table class="rw-table rw-comparison">
          <thead>
            <tr>
              <th scope="col">{head ?? words.label}</th>
              <td class="rw-wide-only"></td>
              <th scope="col" class="rw-number">
                {before}
              </th>
              <th scope="col" class="rw-number">
                {now}
                {unit === undefined ? "" : ` (${unit})`}
              </th>
            </tr>
          </thead>
          <tbody>
            {changes.map((change) => (
              <tr>
                <th scope="row">{change.href === undefined ? change.label : <a href={change.href}>{change.label}</a>}</th>
                <td class="rw-wide-only rw-drawing">
                  <Dumbbell change={change} x={x} />
                </td>
                <td class="rw-number">{number(change.before)}</td>
                <td class="rw-number">{number(change.now)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </ChartFigure>
  );
};
