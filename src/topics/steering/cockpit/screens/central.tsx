import type { Visit } from "#kernel/screen";
import { KeyFigures, Worklist } from "#ui/cockpit";
import { formatTime, formatWeekday } from "#ui/dates";
import { Matrix, type Level } from "#ui/matrix";
import { Pager } from "#ui/navigation";
import { Card, Columns, EmptyState, LinkButton, PageHead } from "#ui/parts";
import { defineScreen } from "#ui/screen";
import { listMemberInvitations } from "#topics/accounts/contract";
import { readOwnAgreement } from "#topics/agreement/lifecycle/contract";
import { listMemberCharges } from "#topics/costs/settlement/contract";
import { openSurvey } from "#topics/survey/answers/contract";
import { launchCampaign } from "#topics/survey/campaigns/contract";
import { queueInquiries } from "#topics/survey/inquiries/contract";
import { readCockpit, readInbox } from "../contract.ts";
import { inboxLength, steps, type Cockpit, type MemberSteps, type Step } from "../model.ts";
import { wordsOf, workItem } from "./parts.tsx";

const levelOf = (share: number | null): Level => {
  if (share === null) return "na";
  if (share === 100) return 4;
  return share >= 70 ? 3 : share >= 50 ? 2 : share > 0 ? 1 : 0;
};

const legendLevels: readonly Level[] = [4, 3, 2, 1, 0, "na"];

const berlinHour = new Intl.DateTimeFormat("en", { hour: "numeric", hourCycle: "h23", timeZone: "Europe/Berlin" });
const hourIn = (now: Date): number => Number(berlinHour.format(now));

/** Where a cell leads; a step whose own page is not open to the visitor leads to the member or to the response of all. */
function cellHref(step: Step, member: MemberSteps, { visit, campaignId }: { visit: Visit; campaignId: string | undefined }): string {
  const base = `/mitglied/${member.memberId}`;
  if (step === "coordinator" || step === "management") return `${base}/personen`;
  if (step === "resolved" || step === "signed") return visit.may(readOwnAgreement, member.memberId) ? `${base}/vereinbarung` : base;
  if (step === "charged") return visit.may(listMemberCharges, member.memberId) ? `${base}/kosten` : base;
  if (step === "called-off") return `/verbund/${visit.params["cooperativeId"]}/rahmenvertraege`;
  if (step === "access") return visit.may(listMemberInvitations, member.memberId) ? `${base}/einladungen` : base;
  if (!campaignId) return base;
  return visit.may(openSurvey, member.memberId) ? `${base}/erhebungen/${campaignId}` : `/verbund/${visit.params["cooperativeId"]}/erhebungen/${campaignId}`;
}

const StepMatrix = ({ page, visit }: { page: Cockpit; visit: Visit }) => {
  const words = wordsOf(visit);
  return (
    <Card title={words.matrixTitle} note={page.campaign ? words.matrixNote(page.campaign.title) : undefined}>
      <Matrix
        caption={words.matrixTitle}
        columns={steps.map((step) => ({ key: step, label: words.steps[step] }))}
        rows={page.matrix.map((member) => ({
          key: member.memberId,
          label: member.name,
          href: `/mitglied/${member.memberId}`,
          cells: steps.map((step) => {
            const share = member.shares[step] ?? null;
            return {
              level: levelOf(share),
              text: words.stepSign(share),
              label: words.stepCell(step, share),
              href: cellHref(step, member, { visit, campaignId: page.campaign?.id }),
            };
          }),
        }))}
        legend={legendLevels.map((level, index) => ({ level, label: words.legend[index] ?? "" }))}
      />
      <Pager page={Number(visit.query["page"] ?? "1")} pages={page.pages} query={visit.query} />
    </Card>
  );
};

const Figures = ({ page, visit }: { page: Cockpit; visit: Visit }) => {
  const words = wordsOf(visit);
  const base = `/verbund/${visit.params["cooperativeId"]}`;
  const hrefs = {
    "signed-off": page.campaign ? `${base}/erhebungen/${page.campaign.id}` : `${base}/erhebungen`,
    submitted: page.campaign ? `${base}/erhebungen/${page.campaign.id}` : `${base}/erhebungen`,
    answered: page.campaign ? `${base}/erhebungen/${page.campaign.id}` : `${base}/erhebungen`,
    inquiries: `${base}/rueckfragen`,
    coordinators: `${base}/personen`,
    "check-submitted": page.roundId ? `${base}/checks/${page.roundId}` : `${base}/checks`,
    "check-share": `${base}/ueberblick`,
    "basic-gaps": `${base}/ueberblick?farbe=basic-gaps`,
    "measures-overdue": `${base}/massnahmen`,
  };
  return (
    <KeyFigures
      figures={page.figures.map((figure) => ({
        label: words.figures[figure.key],
        value: figure.key === "answered" || figure.key === "check-share" ? words.percent(figure.value) : String(figure.value),
        of: figure.of === null ? undefined : words.ofAll(figure.of),
        href: figure.key === "inquiries" && !visit.may(queueInquiries) ? undefined : hrefs[figure.key],
        trend: figure.trend.length > 1 ? figure.trend : undefined,
      }))}
    />
  );
};

const cockpitScreen = defineScreen({
  path: "/verbund/:cooperativeId/cockpit",
  title: (_, visit) => wordsOf(visit).cockpit,
  lane: "cockpit",
  shows: { page: readCockpit },
  view: ({ page }, visit) => {
    const words = wordsOf(visit);
    const base = `/verbund/${visit.params["cooperativeId"]}`;
    const mayLaunch = visit.may(launchCampaign);
    return (
      <>
        <PageHead
          title={words.greeting(hourIn(visit.now), page.waitingCount)}
          lead={words.membersAndState(page.members, `${formatWeekday(visit.now, visit.language)}, ${formatTime(visit.now, visit.language)}`)}
          acts={
            <>
              <LinkButton href={`${base}/grundausstattung`}>{words.openEssentials}</LinkButton>
              {mayLaunch ? (
                <LinkButton href={`${base}/erhebungen/neu`} kind={page.campaign ? "quiet" : "primary"}>
                  {words.startSurvey}
                </LinkButton>
              ) : null}
              {page.campaign ? (
                <LinkButton href={`${base}/erhebungen/${page.campaign.id}/auswertung`} kind="primary">
                  {words.openEvaluation}
                </LinkButton>
              ) : null}
            </>
          }
        />
        <Figures page={page} visit={visit} />
        <Columns kind="wide-right">
          <Card title={words.worklistTitle} acts={page.waitingCount > page.worklist.length ? <a href={`${base}/eingang`}>{words.worklistMore(page.waitingCount)}</a> : undefined}>
            <Worklist
              items={page.worklist.map((item) => workItem(item, { visit, central: true }))}
              empty={<EmptyState title={page.campaign ? words.worklistEmptyTitle : words.noCampaignTitle}>{page.campaign ? words.worklistEmpty : words.noCampaign}</EmptyState>}
            />
          </Card>
          <StepMatrix page={page} visit={visit} />
        </Columns>
      </>
    );
  },
});

const inboxView = (central: boolean) =>
  defineScreen({
    path: central ? "/verbund/:cooperativeId/eingang" : "/mitglied/:memberId/eingang",
    title: (_, visit) => wordsOf(visit).inboxTitle,
    lane: "inbox",
    shows: { inbox: readInbox },
    view: ({ inbox }, visit) => {
      const words = wordsOf(visit);
      return (
        <>
          <PageHead title={words.inboxTitle} lead={words.inboxLead(inbox.count)} />
          <Card>
            <Worklist
              items={inbox.items.map((item) => workItem(item, { visit, central }))}
              empty={<EmptyState title={words.worklistEmptyTitle}>{words.worklistEmpty}</EmptyState>}
            />
            <Pager page={Number(visit.query["page"] ?? "1")} pages={Math.max(1, Math.ceil(inbox.count / inboxLength))} query={visit.query} />
          </Card>
        </>
      );
    },
  });

export const centralScreens = [cockpitScreen, inboxView(true), inboxView(false)];
