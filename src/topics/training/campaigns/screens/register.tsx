/** The registers of trainings: the office's, and a member's. */
import type { Visit } from "#kernel/screen";
import { formatShortDate } from "#ui/dates";
import { Card, EmptyState, LinkButton, PageHead } from "#ui/parts";
import { defineScreen } from "#ui/screen";
import { DataTable, type Column } from "#ui/table";
import { issueTraining, listMemberTrainings, listTrainings, type TrainingEntry } from "../contract.ts";
import { agreementPath, figureText, minePath, registerPath, Since, TrainingTag, wordsFor } from "./parts.tsx";

const columnsFor = (visit: Visit, base: string): readonly Column<TrainingEntry>[] => {
  const words = wordsFor(visit).register;
  return [
    { key: "title", label: words.columns.title, rowHead: true, cell: ({ id, title }) => <a href={`${base}/${id}`}>{title}</a> },
    { key: "course", label: words.columns.course, wideOnly: true, cell: ({ courseTitle, courseLabel }) => `${courseTitle} (${courseLabel})` },
    {
      key: "state",
      label: words.columns.state,
      cell: (campaign) => (
        <>
          <TrainingTag campaign={campaign} visit={visit} /> {words.until(formatShortDate(campaign.dueOn, visit.language))}
        </>
      ),
    },
    { key: "members", label: words.columns.members, wideOnly: true, cell: ({ members, departments, slips }) => words.size(members, departments, slips) },
    {
      key: "completed",
      label: words.columns.completed,
      wideOnly: true,
      cell: ({ sum }) => (
        <>
          {figureText(sum, "completed", visit)} <Since sum={sum} visit={visit} />
        </>
      ),
    },
  ];
};

const IssueLink = ({ visit }: { visit: Visit }) =>
  visit.may(issueTraining) ? (
    <LinkButton kind="primary" href={`${registerPath(visit)}/neu`}>
      {wordsFor(visit).register.issue}
    </LinkButton>
  ) : null;

export const trainingRegister = defineScreen({
  path: "/verbund/:cooperativeId/schulungen",
  lane: "trainings",
  title: (_, visit) => wordsFor(visit).register.title,
  shows: { list: listTrainings },
  view: ({ list }, visit) => {
    const words = wordsFor(visit);
    const empty = (
      <EmptyState title={words.register.emptyTitle} act={<IssueLink visit={visit} />}>
        {words.register.emptyText}
      </EmptyState>
    );
    return (
      <>
        <PageHead
          title={words.register.title}
          lead={words.register.lead}
          acts={
            <>
              <LinkButton href={`/verbund/${visit.params["cooperativeId"]}/grundausstattung`}>{words.register.essentials}</LinkButton>
              {list.campaigns.length > 0 ? <IssueLink visit={visit} /> : null}
            </>
          }
        />
        <Card>
          <DataTable caption={words.register.caption} columns={columnsFor(visit, registerPath(visit))} rows={list.campaigns} empty={empty} />
          <p class="rw-small rw-soft">{words.weekly}</p>
        </Card>
      </>
    );
  },
});

export const memberTrainings = defineScreen({
  path: "/mitglied/:memberId/schulungen",
  lane: "trainings",
  title: (_, visit) => wordsFor(visit).mine.title,
  shows: { mine: listMemberTrainings },
  view: ({ mine }, visit) => {
    const words = wordsFor(visit);
    return (
      <>
        <PageHead title={words.mine.title} kicker={mine.memberName} lead={words.mine.lead} acts={<LinkButton href={agreementPath(visit)}>{words.mine.collected}</LinkButton>} />
        <Card>
          <DataTable
            caption={words.mine.caption}
            columns={columnsFor(visit, minePath(visit)).filter(({ key }) => key !== "members")}
            rows={mine.campaigns}
            empty={<EmptyState title={words.mine.emptyTitle}>{words.mine.emptyText}</EmptyState>}
          />
          <p class="rw-small rw-soft">{words.weekly}</p>
        </Card>
      </>
    );
  },
});
