/** Gaps become measures: singly or in bulk, with a proposal each. */
import { Checkbox } from "#ui/choices";
import { formatShortDate } from "#ui/dates";
import { OperationForm, Submit } from "#ui/form";
import { Alert, Card, EmptyState, LinkButton, PageHead, StateTag } from "#ui/parts";
import { defineScreen } from "#ui/screen";
import { DataTable } from "#ui/table";
import { createFromGaps, listGaps } from "../contract.ts";
import { Done, memberPath, wordsFor } from "./parts.tsx";

const gapsScreen = defineScreen({
  path: "/mitglied/:memberId/massnahmen/aus-luecken",
  title: (_, visit) => wordsFor(visit).gaps.title,
  lane: "measures",
  shows: { shown: listGaps },
  acts: [createFromGaps],
  view: ({ shown }, visit) => {
    const words = wordsFor(visit);
    const mayCreate = visit.may(createFromGaps, visit.params["memberId"] ?? "");
    const quick = visit.query["effort"] === "1";
    type Row = (typeof shown.gaps)[number];
    const box = (row: Row) => (
      <Checkbox name="gaps" value={`${row.checkId}/${row.requirementKey}`} label={words.gaps.choose(row.title)} labelHidden checked={row.basic || row.effort === 1} />
    );
    const table = (
      <DataTable
        caption={words.gaps.caption}
        rows={shown.gaps}
        empty={<EmptyState title={words.gaps.empty} act={<LinkButton href={memberPath(visit)}>{words.checks.back}</LinkButton>} />}
        columns={[
          ...(mayCreate ? [{ key: "choose", label: words.gaps.create, labelHidden: true, cell: box }] : []),
          {
            key: "requirement",
            label: words.gaps.requirement,
            rowHead: true,
            cell: (row: Row) => (
              <>
                {row.label} {row.title} {row.basic ? <StateTag tone="no">{words.gaps.basic}</StateTag> : null}
              </>
            ),
          },
          { key: "area", label: words.gaps.area, wideOnly: true, cell: (row: Row) => row.area ?? "" },
          { key: "status", label: words.gaps.status, cell: (row: Row) => <StateTag tone={row.status === "no" ? "no" : "part"}>{words.gaps.statuses[row.status]}</StateTag> },
          { key: "effort", label: words.list.effort, cell: (row: Row) => (row.effort === null ? "" : (words.efforts[row.effort] ?? "")) },
          {
            key: "proposal",
            label: words.gaps.proposal,
            kind: "nowrap" as const,
            cell: (row: Row) => `${words.priorities[row.priority] ?? ""}, ${formatShortDate(row.proposedDueOn, visit.language)}`,
          },
        ]}
      />
    );
    return (
      <>
        <PageHead
          title={words.gaps.title}
          trail={[{ label: words.list.title, href: memberPath(visit) }, { label: shown.memberName }]}
          lead={words.gaps.lead}
          acts={<LinkButton href={memberPath(visit, quick ? "/aus-luecken" : "/aus-luecken?effort=1")}>{quick ? words.gaps.all : words.gaps.quick}</LinkButton>}
        />
        <Done visit={visit} />
        {shown.more ? <Alert tone="info" title={words.gaps.more} /> : null}
        <Card>
          {mayCreate && shown.gaps.length > 0 ? (
            <OperationForm operation={createFromGaps} visit={visit} keep={quick ? { effort: "1" } : {}}>
              {table}
              <Submit>{words.gaps.create}</Submit>
            </OperationForm>
          ) : (
            table
          )}
        </Card>
      </>
    );
  },
});

export const gapScreens = [gapsScreen];
