/** Gaps become measures: singly or in bulk, with a proposal each; from checks and from surveys. */
import type { Visit } from "#kernel/screen";
import { shortened } from "#kernel/texts";
import { Checkbox } from "#ui/choices";
import { formatShortDate } from "#ui/dates";
import { OperationForm, Submit } from "#ui/form";
import { Alert, Card, EmptyState, LinkButton, PageHead, StateTag } from "#ui/parts";
import { defineScreen } from "#ui/screen";
import { DataTable } from "#ui/table";
import { createFromGaps, listGaps } from "../contract.ts";
import { Done, memberPath, wordsFor } from "./parts.tsx";

/** Of an answer the list shows this much; the measure keeps all of it. */
const answerLetters = 90;

type Shown = (typeof listGaps)["output"]["_output"];
type Row = Shown["gaps"][number];
type AnswerRow = Shown["answers"][number];
type Part = { readonly shown: Shown; readonly visit: Visit };

const mayCreate = (visit: Visit) => visit.may(createFromGaps, visit.params["memberId"] ?? "");

/** The box before a gap, for those who may make measures of it. */
const choosing = <One extends { readonly title: string }>(visit: Visit, of: (row: One) => { readonly value: string; readonly checked: boolean }) => {
  const words = wordsFor(visit).gaps;
  const cell = (row: One) => <Checkbox name="gaps" {...of(row)} label={words.choose(row.title)} labelHidden />;
  return mayCreate(visit) ? [{ key: "choose", label: words.create, labelHidden: true, cell }] : [];
};

/** What is proposed for a gap: how urgent, until when. */
const proposing = (visit: Visit) => {
  const words = wordsFor(visit);
  const cell = ({ priority, proposedDueOn }: Pick<Row, "priority" | "proposedDueOn">) => `${words.priorities[priority] ?? ""}, ${formatShortDate(proposedDueOn, visit.language)}`;
  return { key: "proposal", label: words.gaps.proposal, kind: "nowrap" as const, cell };
};

const FromChecks = ({ shown, visit }: Part) => {
  const words = wordsFor(visit);
  return (
    <DataTable
      caption={words.gaps.caption}
      captionVisible={shown.answers.length > 0}
      rows={shown.gaps}
      columns={[
        ...choosing<Row>(visit, (row) => ({ value: `${row.checkId}/${row.requirementKey}`, checked: row.basic || row.effort === 1 })),
        {
          key: "requirement",
          label: words.gaps.requirement,
          rowHead: true,
          cell: (row) => (
            <>
              {row.label} {row.title} {row.basic ? <StateTag tone="no">{words.gaps.basic}</StateTag> : null}
            </>
          ),
        },
        { key: "area", label: words.gaps.area, wideOnly: true, cell: ({ area }) => area ?? "" },
        { key: "status", label: words.gaps.status, cell: ({ status }) => <StateTag tone={status === "no" ? "no" : "part"}>{words.gaps.statuses[status]}</StateTag> },
        { key: "effort", label: words.list.effort, cell: ({ effort }) => (effort === null ? "" : (words.efforts[effort] ?? "")) },
        proposing(visit),
      ]}
    />
  );
};

const FromSurveys = ({ shown, visit }: Part) => {
  const words = wordsFor(visit);
  const place = ({ campaignId, section, question }: AnswerRow) =>
    `/mitglied/${visit.params["memberId"] ?? ""}/erhebungen/${campaignId}/${section}?frage=${encodeURIComponent(question)}`;
  return (
    <DataTable
      caption={words.gaps.answersCaption}
      captionVisible
      rows={shown.answers}
      columns={[
        ...choosing<AnswerRow>(visit, ({ campaignId, question }) => ({ value: `${campaignId}/${question}`, checked: false })),
        { key: "question", label: words.gaps.question, rowHead: true, cell: (row) => <a href={place(row)}>{row.title}</a> },
        { key: "survey", label: words.gaps.survey, wideOnly: true, cell: ({ campaignTitle, sectionTitle }) => `${campaignTitle} · ${sectionTitle}` },
        { key: "answer", label: words.gaps.status, cell: ({ answer }) => shortened(answer, answerLetters) },
        proposing(visit),
      ]}
    />
  );
};

const Tables = (part: Part) => (
  <>
    {part.shown.gaps.length === 0 ? null : <FromChecks {...part} />}
    {part.shown.answers.length === 0 ? null : <FromSurveys {...part} />}
  </>
);

const gapsScreen = defineScreen({
  path: "/mitglied/:memberId/massnahmen/aus-luecken",
  title: (_, visit) => wordsFor(visit).gaps.title,
  lane: "measures",
  shows: { shown: listGaps },
  acts: [createFromGaps],
  view: ({ shown }, visit) => {
    const words = wordsFor(visit);
    const quick = visit.query["effort"] === "1";
    const isEmpty = shown.gaps.length + shown.answers.length === 0;
    const tables = isEmpty ? (
      <EmptyState title={words.gaps.empty} act={<LinkButton href={memberPath(visit)}>{words.checks.back}</LinkButton>} />
    ) : (
      <Tables shown={shown} visit={visit} />
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
          {mayCreate(visit) && !isEmpty ? (
            <OperationForm operation={createFromGaps} visit={visit} keep={quick ? { effort: "1" } : {}}>
              {tables}
              <Submit>{words.gaps.create}</Submit>
            </OperationForm>
          ) : (
            tables
          )}
        </Card>
      </>
    );
  },
});

export const gapScreens = [gapsScreen];
