/** How well prepared a town hall is, and what to do next. */
import type { Visit } from "#kernel/screen";
import { dayOf, formatShortDate } from "#ui/dates";
import { Alert, Card, Columns, EmptyState, LinkButton, PageHead, StateTag } from "#ui/parts";
import { TaskList } from "#ui/record";
import { defineScreen } from "#ui/screen";
import { DataTable } from "#ui/table";
import { createMeasure } from "#topics/measures/contract";
import { readEmergency, saveEntry } from "../contract.ts";
import { groupNames, groups, type Standing } from "../model.ts";
import { isExercised, isStale, missingIn } from "../rules/completeness.ts";
import { MeasureOf } from "./findings.tsx";
import { Done, gapHref, gapSentence, memberPath, wordsFor } from "./parts.tsx";

type Shown = (typeof readEmergency)["output"]["_output"];
type Part = { readonly shown: Shown; readonly visit: Visit };

/** So many to-dos stand on one page: a list nobody can finish is not begun. */
const shownGaps = 8;

const StateOf = ({ one, visit }: { one: Standing; visit: Visit }) => {
  const { state } = wordsFor(visit).overview;
  if (one.entries === 0) return <StateTag tone="no">{state.none}</StateTag>;
  if (isStale(one, dayOf(visit.now))) return <StateTag tone="part">{state.stale}</StateTag>;
  const isFull = one.register === "exercises" ? isExercised(one, dayOf(visit.now)) : one.met === one.wanted;
  return isFull ? <StateTag tone="ok">{state.full}</StateTag> : <StateTag tone="part">{state.part}</StateTag>;
};

const Registers = ({ shown, visit }: Part) => {
  const words = wordsFor(visit);
  const rows = groupNames.flatMap((group) => groups[group].flatMap((name) => shown.standings.filter(({ register }) => register === name).map((one) => ({ group, one }))));
  return (
    <Card title={words.overview.registers}>
      <DataTable
        caption={words.overview.registers}
        rows={rows}
        columns={[
          {
            key: "register",
            label: words.overview.register,
            rowHead: true,
            cell: ({ group, one }) => <a href={memberPath(visit, `/${group}#${one.register}`)}>{words.registers[one.register].title}</a>,
          },
          { key: "state", label: words.overview.complete, cell: ({ one }) => <StateOf one={one} visit={visit} /> },
          { key: "met", label: "", labelHidden: true, kind: "nowrap", cell: ({ one }) => words.overview.of(one.met, one.wanted) },
          { key: "entries", label: words.overview.entries, kind: "number", wideOnly: true, cell: ({ one }) => String(one.entries) },
          {
            key: "confirmed",
            label: words.overview.confirmed,
            kind: "nowrap",
            wideOnly: true,
            cell: ({ one }) => (one.confirmedAt === null ? <span class="rw-soft">{words.overview.never}</span> : formatShortDate(one.confirmedAt, visit.language)),
          },
        ]}
      />
    </Card>
  );
};

const Todo = ({ gaps, visit }: { gaps: NonNullable<Shown["gaps"]>; visit: Visit }) => {
  const words = wordsFor(visit).overview;
  if (gaps.length === 0)
    return (
      <Card title={words.todo}>
        <EmptyState title={words.nothing}>{words.nothingHint}</EmptyState>
      </Card>
    );
  return (
    <Card title={words.todo}>
      <TaskList
        tasks={gaps.slice(0, shownGaps).map((one) => {
          const title = gapSentence(visit, one);
          const act = <MeasureOf finding={{ ...one, title, source: wordsFor(visit).registers[one.register].title }} visit={visit} />;
          return {
            title,
            href: gapHref(visit, one),
            ...(one.measureId === null ? { tone: "open" as const } : { tone: "part" as const, state: wordsFor(visit).findings.atWork }),
            act,
          };
        })}
      />
      {gaps.length > shownGaps ? <p class="rw-soft">{words.todoMore(gaps.length - shownGaps)}</p> : null}
    </Card>
  );
};

export const overviewScreen = defineScreen({
  path: "/mitglied/:memberId/notfall",
  title: (_, visit) => wordsFor(visit).overview.title,
  lane: "emergency",
  shows: { shown: readEmergency },
  acts: [createMeasure],
  view: ({ shown }, visit) => {
    const words = wordsFor(visit);
    const { overview } = words;
    return (
      <>
        <PageHead
          kicker={shown.memberName}
          title={overview.title}
          lead={overview.lead(shown.share, missingIn(shown.standings))}
          acts={
            <>
              {visit.may(saveEntry) ? <LinkButton href={memberPath(visit, "/hilfe")}>{overview.aid}</LinkButton> : null}
              <LinkButton href={memberPath(visit, "/mappe")}>{overview.pack}</LinkButton>
            </>
          }
        />
        <Done visit={visit} />
        {shown.gaps === null ? <Alert tone="info" title={overview.outside} /> : null}
        {shown.proposals === 0 ? null : (
          <Alert tone="info" title={overview.proposals(shown.proposals)}>
            <p>{overview.proposalsText}</p>
          </Alert>
        )}
        <Columns kind={shown.gaps === null ? "stack" : "wide-left"}>
          <Columns kind="stack">
            {shown.gaps === null ? null : <Todo gaps={shown.gaps} visit={visit} />}
            <Registers shown={shown} visit={visit} />
          </Columns>
          <Columns kind="stack">
            {groupNames.map((group) => (
              <Card title={words.groups[group].title}>
                <p>{words.groups[group].lead}</p>
                <p>
                  <LinkButton href={memberPath(visit, `/${group}`)}>{words.groups[group].title}</LinkButton>
                </p>
              </Card>
            ))}
          </Columns>
        </Columns>
      </>
    );
  },
});
