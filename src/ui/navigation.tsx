/** Side navigation in lanes, tabs and pages: ways through the house. */
import { classes, idFrom, useWords, withQuery, type Child } from "./markup.ts";

export type Entry = {
  readonly key: string;
  readonly label: string;
  readonly href: string;
  /** How much waits here; nothing is shown for 0. */
  readonly count?: number | undefined;
  /** It cannot wait. */
  readonly hot?: boolean | undefined;
};

export type Lane = { readonly title?: string | undefined; readonly entries: readonly Entry[] };

const Count = ({ entry }: { entry: Entry }) => {
  const words = useWords();
  if (entry.count === undefined || entry.count === 0) return null;
  return (
    <span class={classes("rw-count", entry.hot && "rw-count--hot")}>
      <span aria-hidden="true">{entry.count > 99 ? "99+" : entry.count}</span>
      <span class="kern-sr-only">{`, ${entry.hot ? words.urgent(entry.count) : words.waiting(entry.count)}`}</span>
    </span>
  );
};

type LanesProps = { readonly lanes: readonly Lane[]; readonly current?: string | undefined; readonly prefix: string };

/** The lanes as lists; `prefix` keeps ids apart where they stand twice. */
export const Lanes = ({ lanes, current, prefix }: LanesProps) => (
  <>
    {lanes.map((lane, index) => {
      const id = `${prefix}-${idFrom(lane.title ?? String(index))}`;
      return (
        <>
          {lane.title === undefined ? null : (
            <p class="rw-lane" id={id}>
              {lane.title}
            </p>
          )}
          <ul aria-labelledby={lane.title === undefined ? undefined : id}>
            {lane.entries.map((entry) => (
              <li>
                <a href={entry.href} aria-current={entry.key === current ? "page" : undefined}>
                  <span>{entry.label}</span>
                  <Count entry={entry} />
                </a>
              </li>
            ))}
          </ul>
        </>
      );
    })}
  </>
);

/** The navigation at the side; on narrow pages it stands behind „Menü“ in the top bar instead. */
export const SideNavigation = ({ lanes, current }: Omit<LanesProps, "prefix">) => {
  const words = useWords();
  return (
    <nav class="rw-side" aria-label={words.areas}>
      <div>
        <Lanes lanes={lanes} current={current} prefix="bahn" />
      </div>
    </nav>
  );
};

export type Tab = { readonly key: string; readonly label: Child; readonly href: string; readonly count?: number | undefined };

/** Views of one thing; every view has its address. */
export const Tabs = ({ tabs, current, label }: { tabs: readonly Tab[]; current: string; label?: string | undefined }) => {
  const words = useWords();
  return (
    <nav class="rw-tabs" aria-label={label ?? words.tabs}>
      <ul>
        {tabs.map((tab) => (
          <li>
            <a href={tab.href} aria-current={tab.key === current ? "page" : undefined}>
              {tab.label}
              {tab.count === undefined ? null : <span class="rw-count">{tab.count}</span>}
            </a>
          </li>
        ))}
      </ul>
    </nav>
  );
};

export type PagerProps = { readonly page: number; readonly pages: number; readonly query: Readonly<Record<string, string>> };

/** Leafs through a long list; keeps filter and order of the address. */
export const Pager = ({ page, pages, query }: PagerProps) => {
  const words = useWords();
  if (pages <= 1) return null;
  const to = (target: number) => withQuery(query, { page: target === 1 ? null : String(target) });
  return (
    <nav class="rw-pager" aria-label={words.pages}>
      {page > 1 ? (
        <a rel="prev" href={to(page - 1)}>
          {words.previous}
        </a>
      ) : (
        <span />
      )}
      <span class="rw-soft">{words.page(page, pages)}</span>
      {page < pages ? (
        <a rel="next" href={to(page + 1)}>
          {words.next}
        </a>
      ) : (
        <span />
      )}
    </nav>
  );
};

export type Step = { readonly label: string; readonly href?: string | undefined };

/** Where one stands in a wizard; `current` counts from 1. */
export const Steps = ({ steps, current, label }: { steps: readonly Step[]; current: number; label?: string | undefined }) => {
  const words = useWords();
  return (
    <nav class="rw-steps" aria-label={label ?? words.steps}>
      <ol>
        {steps.map((step, index) => {
          const place = index + 1 < current ? "done" : index + 1 === current ? "now" : "open";
          const spoken = { done: words.stepDone, now: words.stepNow, open: words.stepOpen }[place];
          return (
            <li class={`rw-step-${place}`} aria-current={place === "now" ? "step" : undefined}>
              <span class="rw-step-number" aria-hidden="true">
                {place === "done" ? "✓" : index + 1}
              </span>
              {step.href !== undefined && place === "done" ? <a href={step.href}>{step.label}</a> : <span>{step.label}</span>}
              <span class="kern-sr-only">({spoken})</span>
            </li>
          );
        })}
      </ol>
    </nav>
  );
};
