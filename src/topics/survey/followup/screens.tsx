import type { Visit } from "#kernel/screen";
import type { Child } from "#ui/markup";
import { Checkbox } from "#ui/choices";
import { KeyFigures } from "#ui/cockpit";
import { formatRelative, formatShortDate } from "#ui/dates";
import { TextArea } from "#ui/fields";
import { Filters } from "#ui/filters";
import { OperationForm, Submit } from "#ui/form";
import { withQuery } from "#ui/markup";
import { Matrix } from "#ui/matrix";
import { Pager } from "#ui/navigation";
import { Acts, Alert, Card, Columns, EmptyState, ExportLinks, LinkButton, Live, PageHead, StateTag } from "#ui/parts";
import { defineScreen } from "#ui/screen";
import { DataTable } from "#ui/table";
import { choose } from "#ui/words";
import { sizeClasses } from "#topics/members/model";
import { openSurvey } from "#topics/survey/answers/contract";
import { exportMatrix, readMatrix, readMatrixLive, remindMembers } from "./contract.ts";
import { matrixSorts, matrixStates, type Standing } from "./model.ts";
import { isOpen, levelOf, shareOf } from "./rules.ts";
import { de } from "./words.de.ts";
import { en } from "./words.en.ts";

type Shown = (typeof readMatrix)["output"]["_output"];
type Row = Shown["members"][number];
type Part = { readonly shown: Shown; readonly visit: Visit };

const wordsFor = ({ language }: Pick<Visit, "language">) => choose({ de, en }, language);

const tones = {
  "not-begun": "na",
  "in-progress": "part",
  submitted: "shared",
  "signed-off": "ok",
  returned: "no",
} as const satisfies Record<Standing, string>;

/** The address of an operation with the filter of this page. */
const apiOf = (name: string, { shown, visit }: Part, more: Readonly<Record<string, string>> = {}) => {
  const kept = Object.fromEntries(["state", "size", "text", "sort", "page"].flatMap((key) => (visit.query[key] ? [[key, visit.query[key] ?? ""]] : [])));
  return `/api/${name}${withQuery({ cooperativeId: shown.campaign.cooperativeId, campaignId: shown.campaign.id, ...kept, ...more }, {})}`;
};

const Figures = ({ shown, visit }: Part) => {
  const words = wordsFor(visit);
  const { counts } = shown;
  const keys = ["submitted", "signedOff", "inProgress", "notBegun", "overdue"] as const;
  const states = {
    submitted: "submitted",
    signedOff: "signed-off",
    inProgress: "in-progress",
    notBegun: "not-begun",
    overdue: "overdue",
  } as const;
  return (
    <KeyFigures
      figures={keys.map((key) => ({
        label: words.figures[key],
        value: String(counts[key]),
        of: words.of(counts.total),
        href: withQuery({}, { state: states[key] }),
        id: `zahl-${key}`,
      }))}
    />
  );
};

const Narrowing = ({ shown, visit }: Part) => {
  const words = wordsFor(visit);
  const sizes = sizeClasses.filter((size) => size !== "none");
  const exports = (
    <ExportLinks
      links={(["xlsx", "ods", "csv"] as const).map((format) => ({
        label: format.toUpperCase(),
        href: apiOf(exportMatrix.name, { shown, visit }, { format }),
      }))}
    />
  );
  return (
    <Filters
      query={visit.query}
      keep={[]}
      filters={[
        {
          kind: "choice",
          name: "state",
          label: words.filters.state,
          options: matrixStates.map((state) => ({ value: state, label: words.states[state] })),
        },
        {
          kind: "choice",
          name: "size",
          label: words.filters.size,
          options: sizes.map((size) => ({ value: size, label: words.sizes[size] })),
        },
        { kind: "text", name: "text", label: words.filters.text },
        {
          kind: "choice",
          name: "sort",
          label: words.filters.sort,
          all: words.sorts.name,
          options: matrixSorts.filter((sort) => sort !== "name").map((sort) => ({ value: sort, label: words.sorts[sort] })),
        },
      ]}
      found={words.found(shown.found, shown.counts.total)}
      exports={exports}
    />
  );
};

/** The member's own page of the survey; steering group and advisers see no single answers. */
const sheetOf = (row: Row, { shown, visit }: Part): string | undefined =>
  visit.may(openSurvey, row.memberId) ? `/mitglied/${row.memberId}/erhebungen/${shown.campaign.id}` : undefined;

const below = (page: string | undefined, section: string): string | undefined => (page === undefined ? undefined : `${page}/${section}`);

const Name = ({ row, ...part }: Part & { row: Row }) => {
  const page = sheetOf(row, part);
  return page === undefined ? <>{row.name}</> : <a href={page}>{row.name}</a>;
};

const Progress = ({ shown, visit }: Part) => {
  const words = wordsFor(visit);
  const { legend } = words;
  return (
    <Card title={words.matrixTitle} note={words.matrixNote}>
      <Matrix
        caption={words.matrixTitle}
        corner={words.member}
        columns={shown.sections.map(({ key, title }) => ({ key, label: title }))}
        rows={shown.members.map((row) => {
          const page = sheetOf(row, { shown, visit });
          return {
            key: row.memberId,
            label: row.name,
            href: page,
            note: words.rowNote(words.standings[row.standing], row.overdue),
            cells: row.sections.map((cell, index) => {
              const section = shown.sections[index]?.key ?? "";
              const share = cell ? shareOf(cell) : null;
              const label = cell ? words.cell(cell.answered, cell.asked, cell.unknown) : words.untouched;
              return { level: levelOf(share), text: words.share(share), label, href: below(page, section), id: `zelle-${row.memberId}-${section}` };
            }),
          };
        })}
        legend={[
          { level: 4, label: legend.full },
          { level: 3, label: legend.most },
          { level: 2, label: legend.half },
          { level: 1, label: legend.some },
          { level: 0, label: legend.none },
          { level: "na", label: legend.untouched },
        ]}
        empty={<EmptyState title={words.empty}>{words.emptyHint}</EmptyState>}
      />
    </Card>
  );
};

const Standings = ({ shown, visit, choosing }: Part & { choosing: boolean }) => {
  const words = wordsFor(visit);
  const { columns } = words;
  const box = (row: Row): Child => (isOpen(row.standing) ? <Checkbox name="members" value={row.memberId} label={words.chooseMember(row.name)} labelHidden /> : null);
  return (
    <DataTable
      caption={words.listTitle}
      rows={shown.members}
      columns={[
        ...(choosing ? [{ key: "choose", label: columns.choose, labelHidden: true, cell: box }] : []),
        { key: "member", label: columns.member, rowHead: true, cell: (row: Row) => <Name row={row} shown={shown} visit={visit} /> },
        {
          key: "standing",
          label: columns.standing,
          cell: (row: Row) => (
            <StateTag tone={tones[row.standing]} id={`stand-${row.memberId}`}>
              {words.standings[row.standing]}
            </StateTag>
          ),
        },
        {
          key: "due",
          label: columns.due,
          kind: "nowrap" as const,
          cell: (row: Row) => (
            <>
              {formatShortDate(row.dueOn, visit.language)} {row.overdue ? <StateTag tone="no">{words.overdue}</StateTag> : null}
            </>
          ),
        },
        {
          key: "activity",
          label: columns.activity,
          cell: (row: Row) => (row.lastActivityAt ? formatRelative(row.lastActivityAt, visit.now, visit.language) : words.never),
        },
        { key: "inquiries", label: columns.inquiries, kind: "number" as const, cell: (row: Row) => row.openInquiries || words.nothing },
        {
          key: "delegations",
          label: columns.delegations,
          kind: "number" as const,
          cell: (row: Row) => row.activeDelegations || words.nothing,
        },
        {
          key: "reminded",
          label: columns.reminded,
          cell: (row: Row) => (row.remindedAt ? formatRelative(row.remindedAt, visit.now, visit.language) : words.never),
        },
      ]}
    />
  );
};

const Reminding = ({ shown, visit }: Part) => {
  const words = wordsFor(visit);
  const { counts, campaign } = shown;
  const open = counts.notBegun + counts.inProgress + counts.returned;
  const reason = campaign.state === "closed" ? words.remindClosed : open === 0 ? words.remindNobody : null;
  if (!visit.may(remindMembers)) {
    return (
      <Card title={words.listTitle}>
        <Standings shown={shown} visit={visit} choosing={false} />
      </Card>
    );
  }
  return (
    <Card title={words.listTitle}>
      <OperationForm operation={remindMembers} visit={visit} keep={visit.query["state"] ? { state: visit.query["state"] } : {}}>
        <Standings shown={shown} visit={visit} choosing />
        <h3>{words.remindTitle}</h3>
        <p class="rw-soft">
          {words.remindHint} {words.plannedDays(campaign.reminderDays)}
        </p>
        <TextArea name="note" label={words.note} optional maxlength={1000} rows={2} />
        <Acts>
          <Submit disabledReason={reason}>{words.remindChosen}</Submit>
          {reason === null ? (
            <Submit kind="quiet" name="all" value="true">
              {words.remindAll(open)}
            </Submit>
          ) : null}
        </Acts>
      </OperationForm>
    </Card>
  );
};

const Head = ({ shown, visit }: Part) => {
  const words = wordsFor(visit);
  const { campaign, counts } = shown;
  const base = `/verbund/${campaign.cooperativeId}/erhebungen`;
  const done = counts.submitted + counts.signedOff;
  return (
    <PageHead
      title={words.title(campaign.title)}
      trail={[{ label: words.trail, href: base }, { label: campaign.title }]}
      lead={campaign.state === "open" ? words.lead(done, counts.total, counts.overdue) : words.leadClosed(done, counts.total)}
      acts={
        <>
          <LinkButton href={`${base}/${campaign.id}/einstellungen`}>{words.settings}</LinkButton>
          <LinkButton kind="primary" href={`${base}/${campaign.id}/auswertung`}>
            {words.evaluation}
          </LinkButton>
        </>
      }
    />
  );
};

const matrixScreen = defineScreen({
  path: "/verbund/:cooperativeId/erhebungen/:campaignId",
  title: ({ shown }, visit) => wordsFor(visit).title(shown.campaign.title),
  lane: "surveys",
  shows: { shown: readMatrix },
  acts: [remindMembers],
  view: ({ shown }, visit) => {
    const words = wordsFor(visit);
    return (
      <>
        <Head shown={shown} visit={visit} />
        {visit.done === remindMembers.name ? <Alert tone="success" title={words.reminded} live /> : null}
        <Columns kind="stack">
          <Figures shown={shown} visit={visit} />
          <Narrowing shown={shown} visit={visit} />
          <Progress shown={shown} visit={visit} />
          <Reminding shown={shown} visit={visit} />
          <Pager page={shown.page} pages={shown.pages} query={visit.query} />
        </Columns>
        {shown.campaign.state === "open" ? <Live src={apiOf(readMatrixLive.name, { shown, visit })} seconds={30} /> : null}
      </>
    );
  },
});

/** The response matrix of a campaign. */
export const followupScreens = [matrixScreen];
