/** Answering and verifying: the list left, one requirement large, its surroundings right. */
import type { Visit } from "#kernel/screen";
import { Answering, Answers, QuestionList } from "#ui/answering";
import { Filters, type Filter } from "#ui/filters";
import { Alert, Card, Columns, EmptyState, LinkButton, PageHead } from "#ui/parts";
import { Details } from "#ui/record";
import { defineScreen } from "#ui/screen";
import { answerRequirement, attachEvidence, confirmSuggestion, goThrough, linkEvidence, readRow, removeEvidence, verifyRow, type CheckOpened, type RowRead } from "../contract.ts";
import { rowStates } from "../model.ts";
import { decideShared, markDuty } from "#topics/assessment/adoption/contract";
import { Context } from "./context.tsx";
import { audienceName, checkPath, filtersOf, isOffice, minePath, rowsPath, listed, statusWord, wordsFor } from "./parts.tsx";
import { CurrentRow, type Neighbours } from "./question.tsx";
import { decisionWordsFor } from "./shared.tsx";

type Part = { readonly opened: CheckOpened; readonly read: RowRead; readonly visit: Visit };

/** More rows than a page holds at a glance scroll in their own list. */
const long = 25;

const acts = [answerRequirement, confirmSuggestion, attachEvidence, linkEvidence, removeEvidence, verifyRow, decideShared, markDuty];

const Narrowing = ({ opened, visit }: Pick<Part, "opened" | "visit">) => {
  const words = wordsFor(visit);
  const { filters, found } = words.rows;
  const choices: Filter[] = [
    {
      kind: "choice",
      name: "area",
      label: filters.area,
      all: words.rows.allAreas,
      options: opened.areas.map(({ key, label, title }) => ({ value: key, label: [label, title].filter(Boolean).join(" ") })),
    },
    { kind: "choice", name: "state", label: filters.state, options: rowStates.map((value) => ({ value, label: words.rowStates[value] })) },
    { kind: "choice", name: "effort", label: filters.effort, options: [1, 2, 3, 4, 5].map((value) => ({ value: String(value), label: words.efforts[value] ?? "" })) },
    ...(opened.audiences.length === 0
      ? []
      : [{ kind: "choice" as const, name: "audience", label: filters.audience, options: opened.audiences.map((value) => ({ value, label: audienceName(value, visit) })) }]),
    { kind: "text", name: "text", label: filters.text },
  ];
  const active = Object.keys(filtersOf(visit.query)).length > 0;
  return (
    <Details summary={active ? words.rows.narrowed(found(opened.rows.length)) : words.rows.narrow}>
      <Filters filters={choices} query={visit.query} keep={[]} />
    </Details>
  );
};

const List = ({ opened, read, visit }: Part) => {
  const words = wordsFor(visit);
  const { rows } = opened;
  const done = rows.filter(({ effective, withdrawn }) => effective !== null && !withdrawn).length;
  const filters = filtersOf(visit.query);
  return (
    <QuestionList
      title={words.rows.list(rows.length)}
      note={words.rows.answered(done)}
      placePattern={words.rows.number(0, 1).replace("0", "{at}").replace("1", "{of}")}
      notePattern={words.rows.answered(0).replace("0", "{n}")}
      done={done}
      total={rows.length}
      long={rows.length > long}
      tones={{ na: statusWord("dispensable", opened.check.scale, visit).toLocaleLowerCase(visit.language) }}
      questions={rows.map((row) => ({
        label: row.title,
        mark: row.label,
        href: rowsPath(visit, { ...filters, requirement: row.key }),
        ...listed(row, visit),
        current: row.key === read.requirement?.key,
      }))}
    />
  );
};

/** What comes before and after the current row in the list as it is narrowed. */
function neighboursOf({ opened, read }: Part): Neighbours {
  const at = opened.rows.findIndex(({ key }) => key === read.requirement?.key);
  return { at, of: opened.rows.length, previous: at > 0 ? (opened.rows[at - 1]?.key ?? null) : null, next: at >= 0 ? (opened.rows[at + 1]?.key ?? null) : null };
}

const Body = (part: Part) => {
  const { opened, read, visit } = part;
  const words = wordsFor(visit).rows;
  if (!opened.check.detail)
    return (
      <Card>
        <EmptyState title={words.hiddenTitle} act={<LinkButton href={checkPath(visit)}>{words.overview}</LinkButton>}>
          {wordsFor(visit).overview.statusOnly(opened.check.memberName)}
        </EmptyState>
      </Card>
    );
  if (read.requirement === null || opened.rows.length === 0)
    return (
      <Card>
        <EmptyState title={words.nothing} act={<LinkButton href={rowsPath(visit, {})}>{words.allAreas}</LinkButton>}>
          {words.nothingHint}
        </EmptyState>
      </Card>
    );
  return (
    <Answering list={<List {...part} />} question={<CurrentRow read={read} visit={visit} neighbours={neighboursOf(part)} />} context={<Context read={read} visit={visit} />} />
  );
};

const Messages = ({ read, visit }: Pick<Part, "read" | "visit">) => {
  const words = wordsFor(visit);
  const told = { ...words.rows.done, ...decisionWordsFor(visit).list.done };
  const done = visit.done === answerRequirement.name ? undefined : Object.entries(told).find(([operation]) => operation === visit.done)?.[1];
  return (
    <>
      {read.lock === null || isOffice(visit) ? null : <Alert tone="info" title={words.locks[read.lock]} />}
      {done === undefined ? null : <Alert tone="success" title={done} live />}
    </>
  );
};

/** All requirements of a check, one of them open. */
export const checkAnswering = defineScreen({
  path: "/mitglied/:memberId/checks/:checkId/antworten",
  lane: "checks",
  title: ({ gone: { read, opened } }, visit) => read.requirement?.title ?? opened.areas.find(({ key }) => key === visit.query["area"])?.title ?? wordsFor(visit).rows.allAreas,
  shows: { gone: goThrough },
  acts,
  next: (operation, _, visit) => {
    if (operation !== answerRequirement.name && operation !== verifyRow.name) return null;
    const { next } = visit.query;
    return rowsPath(visit, {
      ...filtersOf(visit.query),
      ...(next ? { requirement: next } : visit.query["requirement"] ? { requirement: visit.query["requirement"] } : {}),
      getan: operation,
    });
  },
  view: ({ gone: { opened, read } }, visit) => {
    const words = wordsFor(visit);
    const { check } = opened;
    const area = opened.areas.find(({ key }) => key === visit.query["area"]);
    return (
      <>
        <PageHead
          title={area ? [area.label, area.title].filter(Boolean).join(" ") : words.rows.allAreas}
          trail={[{ label: words.mine.title, href: minePath(visit) }, { label: `${check.title} ${check.period}`, href: checkPath(visit) }, { label: check.memberName }]}
          acts={<LinkButton href={checkPath(visit)}>{words.rows.overview}</LinkButton>}
        />
        <Messages read={read} visit={visit} />
        <Answers fragment={`${checkPath(visit)}/zeile`} ahead={!isOffice(visit)}>
          {check.detail ? <Narrowing opened={opened} visit={visit} /> : null}
          <Body opened={opened} read={read} visit={visit} />
        </Answers>
      </>
    );
  },
});

/** One requirement alone: what the answering page fetches while somebody goes through the list; a page of its own all the same. */
export const checkRow = defineScreen({
  path: "/mitglied/:memberId/checks/:checkId/zeile",
  lane: "checks",
  title: ({ read }, visit) => read.requirement?.title ?? wordsFor(visit).rows.nothing,
  shows: { read: readRow },
  acts,
  view: ({ read }, visit) => {
    const words = wordsFor(visit);
    const { check } = read;
    return (
      <>
        <PageHead
          title={read.areaTitle || words.rows.allAreas}
          trail={[{ label: words.mine.title, href: minePath(visit) }, { label: `${check.title} ${check.period}`, href: checkPath(visit) }, { label: check.memberName }]}
          acts={<LinkButton href={rowsPath(visit, filtersOf(visit.query))}>{words.rows.allAreas}</LinkButton>}
        />
        <Messages read={read} visit={visit} />
        {read.requirement === null ? (
          <EmptyState title={words.rows.nothing}>{words.rows.nothingHint}</EmptyState>
        ) : (
          <Columns kind="wide-left">
            <CurrentRow read={read} visit={visit} neighbours={null} />
            <aside class="rw-stack">
              <Context read={read} visit={visit} />
            </aside>
          </Columns>
        )}
      </>
    );
  },
});
