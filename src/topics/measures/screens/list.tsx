/** A member's measures: list, board, calendar, what does not fit. */
import type { Visit } from "#kernel/screen";
import { dayOf, formatMonth, formatShortDate } from "#ui/dates";
import { exportLinks } from "#ui/exports";
import { Filters, type Filter } from "#ui/filters";
import { withQuery } from "#ui/markup";
import { Pager, Tabs } from "#ui/navigation";
import { Card, EmptyState, ExportLinks, LinkButton, PageHead } from "#ui/parts";
import { defineScreen } from "#ui/screen";
import { DataTable } from "#ui/table";
import { checkMeasures, createMeasure, exportMeasures, listMeasures, printPlan, readMonth } from "../contract.ts";
import { efforts, measureStates, origins, type Measure, type MeasureState } from "../model.ts";
import { isOverdue, isPending } from "../rules.ts";
import { Done, Due, memberPath, StateOf, wordsFor } from "./parts.tsx";

type Shown = (typeof listMeasures)["output"]["_output"];
type Part = { readonly shown: Shown; readonly visit: Visit };

const filtersOf = ({ shown, visit }: Part): Filter[] => {
  const words = wordsFor(visit);
  const states = [
    { value: "pending", label: words.list.pending },
    { value: "overdue", label: words.list.overdue },
    ...measureStates.map((state) => ({ value: state, label: words.states[state] })),
  ];
  const orders = (["priority", "dueOn", "-dueOn", "title"] as const).map((value) => ({ value, label: words.list.sorts[value] }));
  return [
    { kind: "choice", name: "state", label: words.list.state, options: states },
    { kind: "choice", name: "effort", label: words.list.effort, options: efforts.map((effort) => ({ value: String(effort), label: words.efforts[effort] ?? "" })) },
    { kind: "choice", name: "origin", label: words.list.origin, options: origins.map((origin) => ({ value: origin, label: words.origins[origin] })) },
    { kind: "choice", name: "owner", label: words.list.owner, options: shown.owners.map((owner) => ({ value: owner, label: owner })) },
    { kind: "text", name: "text", label: words.list.text },
    { kind: "choice", name: "sort", label: words.list.sort, all: orders[0]?.label, options: orders.slice(1) },
  ];
};

/** The three ways to look at the same measures. */
const Ways = ({ current, visit }: { current: "liste" | "tafel" | "kalender"; visit: Visit }) => {
  const words = wordsFor(visit).list;
  return (
    <Tabs
      label={words.views}
      current={current}
      tabs={[
        { key: "liste", label: words.table, href: memberPath(visit) },
        { key: "tafel", label: words.board, href: memberPath(visit, "?ansicht=tafel") },
        { key: "kalender", label: words.calendar, href: memberPath(visit, "/kalender") },
      ]}
    />
  );
};

const List = ({ shown, visit }: Part) => {
  const words = wordsFor(visit);
  const today = dayOf(visit.now);
  return (
    <DataTable
      caption={words.list.caption}
      rows={shown.measures}
      rowId={({ id }) => id}
      empty={<EmptyState title={words.list.empty}>{words.list.emptyHint}</EmptyState>}
      columns={[
        { key: "title", label: words.list.measure, rowHead: true, cell: (one) => <a href={memberPath(visit, `/${one.id}`)}>{one.title}</a> },
        { key: "state", label: words.list.state, cell: (one) => <StateOf state={one.state} visit={visit} /> },
        { key: "priority", label: words.list.priority, kind: "nowrap", cell: (one) => words.priorities[one.priority] ?? "" },
        { key: "due", label: words.list.due, kind: "nowrap", cell: (one) => <Due measure={one} today={today} visit={visit} /> },
        { key: "owner", label: words.list.owner, cell: (one) => one.ownerName || <span class="rw-soft">{words.list.nobody}</span> },
        { key: "origin", label: words.list.origin, wideOnly: true, cell: (one) => words.origins[one.origin] },
      ]}
    />
  );
};

const boardStates: readonly MeasureState[] = ["open", "planned", "in-progress", "on-hold", "implemented", "effective"];

const Board = ({ shown, visit }: Part) => {
  const words = wordsFor(visit);
  const today = dayOf(visit.now);
  return (
    <div class="rw-board">
      {boardStates.map((state) => {
        const here = shown.measures.filter((one) => one.state === state);
        return (
          <section class="rw-board-column" aria-labelledby={`spalte-${state}`}>
            <h3 id={`spalte-${state}`}>
              {words.states[state]} <span class="rw-soft">{here.length}</span>
            </h3>
            {here.length === 0 ? <p class="rw-soft rw-small">{words.list.emptyColumn}</p> : null}
            <ul>
              {here.map((one) => (
                <li class="rw-board-card">
                  <a href={memberPath(visit, `/${one.id}`)}>{one.title}</a>
                  <span class="rw-small rw-soft">{one.ownerName || words.list.nobody}</span>
                  <span class="rw-small">
                    <Due measure={one} today={today} visit={visit} />
                  </span>
                </li>
              ))}
            </ul>
          </section>
        );
      })}
    </div>
  );
};

/** How many are open, and how many of the shown ones are overdue. */
function leadOf({ shown, visit }: Part): string {
  const open = shown.counts.filter(({ state }) => isPending(state)).reduce((sum, { measures }) => sum + measures, 0);
  const overdue = shown.measures.filter((one) => isOverdue(one, dayOf(visit.now))).length;
  return wordsFor(visit).list.lead(open, overdue);
}

const listScreen = defineScreen({
  path: "/mitglied/:memberId/massnahmen",
  title: (_, visit) => wordsFor(visit).list.title,
  lane: "measures",
  shows: { shown: listMeasures },
  view: ({ shown }, visit) => {
    const words = wordsFor(visit).list;
    const memberId = visit.params["memberId"] ?? "";
    const board = visit.query["ansicht"] === "tafel";
    return (
      <>
        <PageHead
          title={words.title}
          kicker={shown.memberName}
          lead={leadOf({ shown, visit })}
          acts={
            <>
              <LinkButton href={memberPath(visit, "/aus-luecken")}>{wordsFor(visit).gaps.link}</LinkButton>
              <LinkButton href={memberPath(visit, "/stimmigkeit")}>{words.checks}</LinkButton>
              <LinkButton href={`/api/${printPlan.name}?memberId=${memberId}&format=pdf`} download>
                {words.plan}
              </LinkButton>
              <LinkButton href={`/api/measure.export-oscal?memberId=${memberId}`} download>
                {words.oscal}
              </LinkButton>
              {visit.may(createMeasure, memberId) ? (
                <LinkButton kind="primary" href={memberPath(visit, "/neu")}>
                  {words.add}
                </LinkButton>
              ) : null}
            </>
          }
        />
        <Done visit={visit} />
        <Ways current={board ? "tafel" : "liste"} visit={visit} />
        <Card>
          <Filters
            filters={filtersOf({ shown, visit })}
            query={visit.query}
            keep={["ansicht"]}
            views={[
              { label: words.pending, href: withQuery(visit.query, { state: "pending", page: null, do: null }), current: visit.query["state"] === "pending" },
              { label: words.quickWins, href: withQuery(visit.query, { effort: "1", state: "pending", page: null, do: null }), current: visit.query["effort"] === "1" },
            ]}
            found={words.found(shown.found)}
            exports={<ExportLinks links={exportLinks(exportMeasures.name, { memberId }, visit)} />}
          />
          {board ? <Board shown={shown} visit={visit} /> : <List shown={shown} visit={visit} />}
          <Pager page={shown.page} pages={shown.pages} query={visit.query} />
        </Card>
      </>
    );
  },
});

const neighbour = (month: string, by: 1 | -1): string => {
  const [year = 0, number = 1] = month.split("-").map(Number);
  return new Date(Date.UTC(year, number - 1 + by, 1)).toISOString().slice(0, 7);
};

const monthScreen = defineScreen({
  path: "/mitglied/:memberId/massnahmen/kalender",
  title: ({ shown }, visit) => wordsFor(visit).month.caption(formatMonth(`${shown.month}-01`, visit.language)),
  lane: "measures",
  shows: { shown: readMonth },
  view: ({ shown }, visit) => {
    const words = wordsFor(visit);
    const name = formatMonth(`${shown.month}-01`, visit.language);
    const to = (month: string) => memberPath(visit, `/kalender?month=${month}`);
    return (
      <>
        <PageHead
          title={name}
          trail={[{ label: words.list.title, href: memberPath(visit) }, { label: shown.memberName }]}
          acts={
            <>
              <LinkButton href={to(neighbour(shown.month, -1))}>{words.month.previous}</LinkButton>
              <LinkButton href={to(neighbour(shown.month, 1))}>{words.month.next}</LinkButton>
              <LinkButton href="/konto/kalender">{words.month.feeds}</LinkButton>
            </>
          }
        />
        <Ways current="kalender" visit={visit} />
        <Card>
          <DataTable
            caption={words.month.caption(name)}
            rows={shown.measures}
            empty={<EmptyState title={words.month.empty} />}
            columns={[
              { key: "day", label: words.month.day, kind: "nowrap", cell: (one: Measure) => (one.dueOn === null ? "" : formatShortDate(one.dueOn, visit.language)) },
              { key: "title", label: words.list.measure, rowHead: true, cell: (one) => <a href={memberPath(visit, `/${one.id}`)}>{one.title}</a> },
              { key: "state", label: words.list.state, cell: (one) => <StateOf state={one.state} visit={visit} /> },
              { key: "owner", label: words.list.owner, cell: (one) => one.ownerName || words.list.nobody },
            ]}
          />
        </Card>
      </>
    );
  },
});

const checksScreen = defineScreen({
  path: "/mitglied/:memberId/massnahmen/stimmigkeit",
  title: (_, visit) => wordsFor(visit).checks.title,
  lane: "measures",
  shows: { shown: checkMeasures },
  view: ({ shown }, visit) => {
    const words = wordsFor(visit);
    return (
      <>
        <PageHead title={words.checks.title} trail={[{ label: words.list.title, href: memberPath(visit) }, { label: shown.memberName }]} lead={words.checks.lead} />
        <Card>
          <DataTable
            caption={words.checks.caption}
            rows={shown.inconsistencies}
            empty={<EmptyState title={words.checks.empty} act={<LinkButton href={memberPath(visit)}>{words.checks.back}</LinkButton>} />}
            columns={[
              { key: "measure", label: words.checks.measure, rowHead: true, cell: (one) => <a href={memberPath(visit, `/${one.measureId}`)}>{one.title}</a> },
              { key: "what", label: words.checks.what, cell: (one) => words.findings[one.finding](one.detail) },
            ]}
          />
        </Card>
      </>
    );
  },
});

export const listScreens = [listScreen, monthScreen, checksScreen];
