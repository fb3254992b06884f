/** A round as members × areas, who is how far, and the reminders. */
import { Checkbox } from "#ui/choices";
import type { Visit } from "#kernel/screen";
import { KeyFigures } from "#ui/cockpit";
import { formatRelative, formatShortDate } from "#ui/dates";
import { TextArea } from "#ui/fields";
import { Filters } from "#ui/filters";
import { OperationForm, Submit } from "#ui/form";
import { withQuery, type Child } from "#ui/markup";
import { Matrix } from "#ui/matrix";
import { Pager } from "#ui/navigation";
import { Acts, Alert, Card, Columns, EmptyState, ExportLinks, LinkButton, Live, PageHead, StateTag } from "#ui/parts";
import { defineScreen } from "#ui/screen";
import { DataTable, type Column } from "#ui/table";
import { changeCheckDeadline, exportRound, issueCheck, readCheck, readRound, readRoundLive, readTriage, remindChecks, type RoundRead } from "../contract.ts";
import { checkStates, matrixSorts } from "../model.ts";
import { isOpen, levelOf, shareOf } from "../rules/rounds.ts";
import { answeredOf } from "../rules/states.ts";
import { CheckTag, registerPath, roundPath, wordsFor } from "./parts.tsx";

type Row = RoundRead["checks"][number];
type Part = { readonly shown: RoundRead; readonly visit: Visit };

/** The address of an operation with the filter of this page. */
const apiOf = (name: string, { shown, visit }: Part, more: Readonly<Record<string, string>> = {}) => {
  const kept = Object.fromEntries(["state", "text", "sort", "page"].flatMap((key) => (visit.query[key] ? [[key, visit.query[key] ?? ""]] : [])));
  return `/api/${name}${withQuery({ cooperativeId: shown.round.cooperativeId, roundId: shown.round.id, ...kept, ...more }, {})}`;
};

const Figures = ({ shown, visit }: Part) => {
  const words = wordsFor(visit).matrix;
  const { sums } = shown;
  const states = { begun: "in-progress", submitted: "submitted", closed: "closed", overdue: "overdue", basicGaps: "basic-gaps" } as const;
  return (
    <KeyFigures
      figures={(["begun", "submitted", "closed", "overdue", "basicGaps"] as const).map((key) => ({
        label: words.figures[key],
        value: String(sums[key]),
        of: key === "basicGaps" ? undefined : words.of(sums.total),
        href: withQuery({}, { state: states[key] }),
        id: `zahl-${key}`,
      }))}
    />
  );
};

const Narrowing = ({ shown, visit }: Part) => {
  const words = wordsFor(visit);
  const { filters, filterStates, sorts, found } = words.matrix;
  const states = [...Object.entries(filterStates), ...checkStates.map((state) => [state, words.states[state]] as const)];
  const formats = ["xlsx", "ods", "csv"] as const;
  return (
    <Filters
      query={visit.query}
      keep={[]}
      filters={[
        { kind: "choice", name: "state", label: filters.state, options: states.map(([value, label]) => ({ value, label })) },
        { kind: "text", name: "text", label: filters.text },
        {
          kind: "choice",
          name: "sort",
          label: filters.sort,
          all: sorts.name,
          options: matrixSorts.filter((sort) => sort !== "name").map((sort) => ({ value: sort, label: sorts[sort] })),
        },
      ]}
      found={found(shown.found, shown.sums.total)}
      exports={<ExportLinks links={formats.map((format) => ({ label: format.toUpperCase(), href: apiOf(exportRound.name, { shown, visit }, { format }) }))} />}
    />
  );
};

/** The member's own check; the steering group sees no single member's page. */
const hrefOf = ({ memberId, checkId }: Row, visit: Visit): string | undefined => (visit.may(readCheck, memberId) ? `/mitglied/${memberId}/checks/${checkId}` : undefined);

const nameOf = ({ name, scope }: Row) => (scope === "" ? name : `${name}, ${scope}`);

const Cells = ({ shown, visit }: Part) => {
  const words = wordsFor(visit);
  const { legend, member, note, sheet, cell, share, notAsked, rowNote, empty, emptyHint } = words.matrix;
  return (
    <Card title={sheet} note={note}>
      <Matrix
        caption={sheet}
        corner={member}
        columns={shown.areas.map(({ key, title }) => ({ key, label: title }))}
        rows={shown.checks.map((row) => {
          const href = hrefOf(row, visit);
          return {
            key: row.checkId,
            label: nameOf(row),
            href,
            note: rowNote(words.states[row.state], { answered: row.answered, asked: row.counts.asked }, row.overdue),
            cells: row.areas.map((counts, index) => {
              const area = shown.areas[index]?.key ?? "";
              return {
                level: levelOf(counts),
                text: counts ? share(shareOf(counts), answeredOf(counts)) : "",
                label: counts ? cell(counts) : notAsked,
                href: href === undefined || !counts ? undefined : `${href}/antworten?${new URLSearchParams({ area }).toString()}`,
                id: `zelle-${row.checkId}-${area}`,
              };
            }),
          };
        })}
        legend={[
          { level: 4, label: legend.best },
          { level: 3, label: legend.good },
          { level: 2, label: legend.half },
          { level: 1, label: legend.some },
          { level: 0, label: legend.low },
          { level: "na", label: legend.none },
        ]}
        empty={<EmptyState title={empty}>{emptyHint}</EmptyState>}
      />
    </Card>
  );
};

function columnsFor({ visit }: Part, choosing: boolean): Column<Row>[] {
  const words = wordsFor(visit).matrix;
  const { columns } = words;
  const box = (row: Row): Child => (isOpen(row.state) ? <Checkbox name="members" value={row.memberId} label={words.choose(nameOf(row))} labelHidden /> : null);
  const name = (row: Row): Child => {
    const href = hrefOf(row, visit);
    return href === undefined ? nameOf(row) : <a href={href}>{nameOf(row)}</a>;
  };
  return [
    ...(choosing ? [{ key: "choose", label: columns.choose, labelHidden: true, cell: box }] : []),
    { key: "name", label: columns.member, rowHead: true, sortable: true, cell: name },
    { key: "state", label: columns.state, cell: (row) => <CheckTag state={row.state} id={`stand-${row.checkId}`} visit={visit} /> },
    {
      key: "due",
      label: columns.due,
      kind: "nowrap",
      sortable: true,
      cell: (row) => (
        <>
          {formatShortDate(row.dueOn, visit.language)} {row.overdue ? <StateTag tone="no">{words.overdue}</StateTag> : null}
        </>
      ),
    },
    { key: "answered", label: columns.answered, kind: "number", sortable: true, cell: (row) => `${row.answered}/${row.counts.asked}` },
    { key: "share", label: columns.share, kind: "number", sortable: true, cell: (row) => words.share(row.share, row.answered) },
    { key: "gaps", label: columns.gaps, kind: "number", sortable: true, cell: (row) => row.counts.basicGaps },
    { key: "changed", label: columns.changed, cell: (row) => (row.answered === 0 ? words.never : formatRelative(row.changedAt, visit.now, visit.language)) },
    { key: "reminded", label: columns.reminded, cell: (row) => (row.remindedAt ? formatRelative(row.remindedAt, visit.now, visit.language) : words.never) },
  ];
}

const Standings = ({ choosing, ...part }: Part & { choosing: boolean }) => (
  <DataTable caption={wordsFor(part.visit).matrix.list} rows={part.shown.checks} columns={columnsFor(part, choosing)} sorting={{ query: part.visit.query }} />
);

const Reminding = ({ shown, visit }: Part) => {
  const words = wordsFor(visit);
  const open = shown.checks.filter(({ state }) => isOpen(state)).length;
  const reason = shown.round.state === "closed" ? words.failures["round-closed"] : open === 0 ? words.matrix.remindNobody : null;
  const may = visit.may(remindChecks);
  return (
    <Card title={words.matrix.list}>
      {may ? (
        <OperationForm operation={remindChecks} visit={visit} keep={visit.query["state"] ? { state: visit.query["state"] } : {}}>
          <Standings shown={shown} visit={visit} choosing />
          <h3>{words.matrix.remind}</h3>
          <p class="rw-soft">{words.matrix.remindHint}</p>
          <TextArea name="note" label={words.matrix.remindNote} optional maxlength={1000} rows={2} />
          <Acts>
            <Submit disabledReason={reason}>{words.matrix.remindChosen}</Submit>
            {reason === null ? (
              <Submit kind="quiet" name="all" value="true">
                {words.matrix.remindAll(shown.sums.total - shown.sums.submitted)}
              </Submit>
            ) : null}
          </Acts>
        </OperationForm>
      ) : (
        <Standings shown={shown} visit={visit} choosing={false} />
      )}
    </Card>
  );
};

const Notices = ({ shown, visit }: Part) => {
  const words = wordsFor(visit).matrix;
  const { round, absent } = shown;
  return (
    <>
      {visit.done === issueCheck.name ? <Alert tone="success" title={words.done.issued} live /> : null}
      {visit.done === remindChecks.name ? <Alert tone="success" title={words.reminded} live /> : null}
      {round.outdated && visit.may(readTriage) ? (
        <Alert tone="warning" title={words.outdated(round.catalogueTitle)}>
          <p>{words.outdatedText}</p>
          <LinkButton small href={`${roundPath(visit)}/fassung`}>
            {words.compare}
          </LinkButton>
        </Alert>
      ) : null}
      {absent.length === 0 ? null : (
        <p class="rw-small rw-soft">
          {words.hidden(absent.length)} ({absent.map(({ name }) => name).join(", ")}) {words.hiddenText}
        </p>
      )}
    </>
  );
};

export const checkMatrix = defineScreen({
  path: "/verbund/:cooperativeId/checks/:roundId",
  lane: "checks",
  title: ({ shown }, visit) => wordsFor(visit).matrix.title(shown.round.title, shown.round.period),
  shows: { shown: readRound },
  acts: [remindChecks],
  view: ({ shown }, visit) => {
    const words = wordsFor(visit).matrix;
    const { round, sums } = shown;
    return (
      <>
        <PageHead
          title={words.title(round.title, round.period)}
          trail={[{ label: wordsFor(visit).register.title, href: registerPath(visit) }, { label: round.title }]}
          lead={round.state === "open" ? words.lead(sums.submitted, sums.total, sums.overdue) : words.leadClosed(sums.submitted, sums.total)}
          acts={
            <>
              <LinkButton href={`${roundPath(visit)}/stand`}>{words.standing}</LinkButton>
              <LinkButton href={`${roundPath(visit)}/lenkungsgruppe`}>{words.steeringPack}</LinkButton>
              {visit.may(changeCheckDeadline) ? <LinkButton href={`${roundPath(visit)}/einstellungen`}>{words.settings}</LinkButton> : null}
            </>
          }
        />
        <Notices shown={shown} visit={visit} />
        <Columns kind="stack">
          <Figures shown={shown} visit={visit} />
          <Narrowing shown={shown} visit={visit} />
          <Cells shown={shown} visit={visit} />
          <Reminding shown={shown} visit={visit} />
          <Pager page={shown.page} pages={shown.pages} query={visit.query} />
        </Columns>
        {round.state === "open" ? <Live src={apiOf(readRoundLive.name, { shown, visit })} seconds={30} /> : null}
      </>
    );
  },
});
