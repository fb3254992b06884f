/** The register of checks: issued once, followed together. */
import type { Visit } from "#kernel/screen";
import { Progress } from "#ui/cockpit";
import { formatShortDate } from "#ui/dates";
import { Filters } from "#ui/filters";
import { Card, EmptyState, LinkButton, PageHead, StateTag } from "#ui/parts";
import { defineScreen } from "#ui/screen";
import { DataTable, type Column } from "#ui/table";
import { changeCheckDeadline, issueCheck, listRounds } from "../contract.ts";
import { shareOf } from "../rules/rounds.ts";
import { registerPath, RoundTag, wordsFor } from "./parts.tsx";

type Round = (typeof listRounds)["output"]["_output"]["rounds"][number];

const Handed = ({ round, visit }: { round: Round; visit: Visit }) => {
  const words = wordsFor(visit).register;
  if (round.checks === 0) return <span class="rw-small rw-soft">{words.nobodyShows}</span>;
  return (
    <>
      <Progress done={round.submitted} total={round.checks} label={round.title} />
      <span class="rw-small">{words.handedIn(round.submitted, round.checks, round.closed)}</span>
    </>
  );
};

function columnsFor(visit: Visit): Column<Round>[] {
  const words = wordsFor(visit).register;
  const href = ({ id }: Round) => `${registerPath(visit)}/${id}`;
  const acts: Column<Round> = {
    key: "acts",
    label: words.columns.acts,
    labelHidden: true,
    kind: "act",
    cell: (round) => (
      <LinkButton small href={`${href(round)}/einstellungen`} label={words.settingsOf(round.title)}>
        {words.settings}
      </LinkButton>
    ),
  };
  return [
    {
      key: "title",
      label: words.columns.title,
      rowHead: true,
      cell: (round) => (
        <>
          <a href={href(round)}>
            {round.title} {round.period}
          </a>
          <span class="rw-small rw-soft"> {words.asks(round.catalogueTitle, round.versionLabel)}</span> {round.outdated ? <StateTag tone="part">{words.outdated}</StateTag> : null}
        </>
      ),
    },
    { key: "state", label: words.columns.state, cell: (round) => <RoundTag round={round} visit={visit} /> },
    { key: "due", label: words.columns.due, kind: "nowrap", cell: ({ dueOn }) => formatShortDate(dueOn, visit.language) },
    { key: "progress", label: words.columns.progress, cell: (round) => <Handed round={round} visit={visit} /> },
    { key: "share", label: words.columns.share, kind: "number", cell: ({ counts }) => words.share(shareOf(counts)) },
    { key: "gaps", label: words.columns.gaps, kind: "number", cell: ({ counts }) => counts.basicGaps },
    ...(visit.may(changeCheckDeadline) ? [acts] : []),
  ];
}

const IssueLink = ({ visit }: { visit: Visit }) =>
  visit.may(issueCheck) ? (
    <LinkButton kind="primary" href={`${registerPath(visit)}/neu`}>
      {wordsFor(visit).register.issue}
    </LinkButton>
  ) : null;

export const checkRegister = defineScreen({
  path: "/verbund/:cooperativeId/checks",
  lane: "checks",
  title: (_, visit) => wordsFor(visit).register.title,
  shows: { list: listRounds },
  view: ({ list: { rounds } }, visit) => {
    const words = wordsFor(visit).register;
    const filtered = Boolean(visit.query["state"]);
    const empty = filtered ? (
      <p class="rw-soft">{words.emptyFilter}</p>
    ) : (
      <EmptyState title={words.emptyTitle} act={<IssueLink visit={visit} />}>
        {words.empty}
      </EmptyState>
    );
    const options = [
      { value: "open", label: words.openOnes },
      { value: "closed", label: words.closedOnes },
    ];
    return (
      <>
        <PageHead title={words.title} lead={words.lead} acts={rounds.length > 0 || filtered ? <IssueLink visit={visit} /> : null} />
        <Card>
          {rounds.length === 0 && !filtered ? null : (
            <Filters filters={[{ kind: "choice", name: "state", label: words.filterState, options }]} query={visit.query} found={words.found(rounds.length)} />
          )}
          <DataTable caption={words.caption} columns={columnsFor(visit)} rows={rounds} empty={empty} />
        </Card>
      </>
    );
  },
});
