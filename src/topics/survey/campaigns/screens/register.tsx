/** The register of campaigns: for the office all of them, for a member those it takes part in. */
import type { Visit } from "#kernel/screen";
import { Progress } from "#ui/cockpit";
import { formatShortDate } from "#ui/dates";
import { Filters } from "#ui/filters";
import type { Child } from "#ui/markup";
import { Card, EmptyState, LinkButton, PageHead } from "#ui/parts";
import { defineScreen } from "#ui/screen";
import { DataTable, type Column } from "#ui/table";
import { changeDeadline, launchCampaign, listCampaigns, type AskedMember, type CampaignEntry } from "../contract.ts";
import { CampaignTag, ProgressTag, registerPath, wordsFor } from "./parts.tsx";

/** One row per campaign, or per own member in it. */
type Row = { readonly campaign: CampaignEntry; readonly own: AskedMember | null };

const rowsOf = (campaigns: readonly CampaignEntry[]): Row[] =>
  campaigns.flatMap((campaign): Row[] => (campaign.own.length === 0 ? [{ campaign, own: null }] : campaign.own.map((own) => ({ campaign, own }))));

const hrefOf = ({ campaign, own }: Row, visit: Visit) => (own ? `/mitglied/${own.memberId}/erhebungen/${campaign.id}` : `${registerPath(visit)}/${campaign.id}`);

const ProgressCell = ({ row: { campaign, own }, visit }: { row: Row; visit: Visit }) => {
  const words = wordsFor(visit).register;
  if (own) return <ProgressTag progress={own.progress} visit={visit} />;
  if (!campaign.counts) return null;
  const { asked, submitted, begun, signedOff } = campaign.counts;
  return (
    <>
      <Progress done={submitted} total={asked} label={campaign.title} />
      <span class="rw-small">
        {words.handedIn(submitted, asked)} <span class="rw-soft">· {words.detail(begun, signedOff)}</span>
      </span>
    </>
  );
};

function columnsFor(visit: Visit, central: boolean): Column<Row>[] {
  const words = wordsFor(visit).register;
  const title = (row: Row): Child => (
    <>
      <a href={hrefOf(row, visit)}>{row.campaign.title}</a>
      <span class="rw-row-note"> {words.questionnaire(row.campaign.questionnaireTitle, row.campaign.questionnaireVersion)}</span>
    </>
  );
  const member: Column<Row> = { key: "member", label: words.columns.member, cell: ({ own }) => own?.name ?? "" };
  const acts: Column<Row> = {
    key: "acts",
    label: words.columns.acts,
    labelHidden: true,
    kind: "act",
    cell: ({ campaign }) => (
      <LinkButton small href={`${registerPath(visit)}/${campaign.id}/einstellungen`} label={words.settingsOf(campaign.title)}>
        {words.settings}
      </LinkButton>
    ),
  };
  return [
    { key: "title", label: words.columns.title, rowHead: true, cell: title },
    { key: "period", label: words.columns.period, kind: "nowrap", cell: ({ campaign }) => campaign.period },
    ...(central ? [] : [member]),
    {
      key: "state",
      label: words.columns.state,
      cell: ({ campaign, own }) => <CampaignTag campaign={{ ...campaign, ...own }} visit={visit} />,
    },
    {
      key: "due",
      label: words.columns.due,
      kind: "nowrap",
      cell: ({ campaign, own }) => formatShortDate(own?.dueOn ?? campaign.dueOn, visit.language),
    },
    { key: "progress", label: words.columns.progress, cell: (row) => <ProgressCell row={row} visit={visit} /> },
    ...(visit.may(changeDeadline) ? [acts] : []),
  ];
}

const LaunchLink = ({ visit, primary = false }: { visit: Visit; primary?: boolean }) =>
  visit.may(launchCampaign) ? (
    <LinkButton kind={primary ? "primary" : "quiet"} href={`${registerPath(visit)}/neu`}>
      {wordsFor(visit).register.launch}
    </LinkButton>
  ) : null;

const Nothing = ({ visit, central }: { visit: Visit; central: boolean }) => {
  const words = wordsFor(visit).register;
  if (visit.query["state"] || visit.query["period"]) return <p class="rw-soft">{words.emptyFilter}</p>;
  return (
    <EmptyState title={words.emptyTitle} act={<LaunchLink visit={visit} primary />}>
      {central ? words.emptyCentral : words.emptyLocal}
    </EmptyState>
  );
};

const filtersFor = (visit: Visit, periods: readonly string[]) => {
  const words = wordsFor(visit).register;
  return [
    {
      kind: "choice" as const,
      name: "state",
      label: words.filterState,
      options: [
        { value: "open", label: words.open },
        { value: "closed", label: words.closed },
      ],
    },
    { kind: "choice" as const, name: "period", label: words.filterPeriod, options: periods.map((value) => ({ value, label: value })) },
  ];
};

const isCentral = ({ principal, params }: Visit) => principal.assignments.some((held) => held.cooperativeId === params["cooperativeId"] && held.memberId === null);

export const campaignRegister = defineScreen({
  path: "/verbund/:cooperativeId/erhebungen",
  lane: "surveys",
  title: (_, visit) => wordsFor(visit).register.title,
  shows: { list: listCampaigns },
  view: ({ list }, visit) => {
    const words = wordsFor(visit).register;
    const central = isCentral(visit);
    const rows = rowsOf(list.campaigns);
    return (
      <>
        <PageHead title={words.title} lead={central ? words.leadCentral : words.leadLocal} acts={rows.length > 0 ? <LaunchLink visit={visit} primary /> : null} />
        <Card>
          {list.periods.length === 0 ? null : <Filters filters={filtersFor(visit, list.periods)} query={visit.query} found={words.found(list.campaigns.length)} />}
          <DataTable caption={words.caption} columns={columnsFor(visit, central)} rows={rows} empty={<Nothing visit={visit} central={central} />} />
        </Card>
      </>
    );
  },
});
