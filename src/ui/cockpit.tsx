/** Key figures with their trend, the worklist, and progress. */
import { Sparkline } from "./sparkline.tsx";
import { useWords, type Child } from "./markup.ts";

export type KeyFigure = {
  readonly label: string;
  /** „9“ or „81 %“. */
  readonly value: string;
  /** „von 13“. */
  readonly of?: string | undefined;
  readonly href?: string | undefined;
  /** The last months, oldest first. */
  readonly trend?: readonly number[] | undefined;
  /** What has changed, in words: „zwei mehr als im August“. */
  readonly change?: string | undefined;
  /** Element id, so that the page may refresh the value. */
  readonly id?: string | undefined;
};

/** At most five figures that say where the cooperative stands. */
export const KeyFigures = ({ figures }: { figures: readonly KeyFigure[] }) => (
  <ul class="rw-figures">
    {figures.map((figure) => (
      <li class="rw-card rw-figure">
        <span class="rw-figure-label">{figure.href === undefined ? figure.label : <a href={figure.href}>{figure.label}</a>}</span>
        <span class="rw-figure-value">
          <span id={figure.id}>{figure.value}</span>
          {figure.of === undefined ? null : <span class="rw-figure-of"> {figure.of}</span>}
        </span>
        {figure.trend === undefined ? null : <Sparkline label={figure.label} values={figure.trend} />}
        {figure.change === undefined ? null : <span class="rw-figure-change">{figure.change}</span>}
      </li>
    ))}
  </ul>
);

export type WorkItem = {
  readonly who: Child;
  readonly what: Child;
  /** Why it comes now. */
  readonly why?: Child;
  /** A `StateTag`: how urgent. */
  readonly tag?: Child;
  /** One `LinkButton` (small) or form. */
  readonly act?: Child;
};

/** Who · what · why · one act. */
export const Worklist = ({ items, empty }: { items: readonly WorkItem[]; empty?: Child }) =>
  items.length === 0 ? (
    <>{empty ?? null}</>
  ) : (
    <ul class="rw-work">
      {items.map((item) => (
        <li>
          <span class="rw-work-who">{item.who}</span>
          <span class="rw-work-what">
            <span class="rw-work-line">
              {item.what} {item.tag ?? null}
            </span>
            {item.why ? <span class="rw-work-why">{item.why}</span> : null}
          </span>
          <span class="rw-work-act">{item.act}</span>
        </li>
      ))}
    </ul>
  );

export type ProgressProps = {
  readonly done: number;
  readonly total: number;
  /** What is counted; read out, and shown if `visible`; with `count` only the numbers are shown, with `label` only these words. */
  readonly label: string;
  readonly visible?: boolean | "count" | "label" | undefined;
};

/** How far something is: a bar, and always in words „3 von 10“. */
export const Progress = ({ done, total, label, visible = false }: ProgressProps) => {
  const words = useWords();
  const width = total === 0 ? 0 : Math.min(100, (done / total) * 100);
  const spoken = words.progress(done, total);
  return (
    <div class="rw-progress">
      {visible ? (
        <p class="rw-small">
          {visible === "count" ? null : `${label} `}
          {visible === "label" ? null : <span class={visible === "count" ? undefined : "rw-soft"}>{spoken}</span>}
        </p>
      ) : null}
      <svg class="rw-bar" viewBox="0 0 100 8" preserveAspectRatio="none" role="img" aria-label={`${label}: ${spoken}`}>
        <rect class="rw-bar-ground" width="100" height="8" />
        <rect class="rw-fill-brand" width={width.toFixed(2)} height="8" />
      </svg>
    </div>
  );
};
