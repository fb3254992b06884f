/** The management's one page: what waits for a signature, where we stand, who is in charge. */
import type { Visit } from "#kernel/screen";
import { formatDate } from "#ui/dates";
import { Facts } from "#ui/record";
import { Card, Columns, ExportLinks, LinkButton, PageHead } from "#ui/parts";
import { defineScreen } from "#ui/screen";
import { readOnePage } from "../contract.ts";
import type { OnePage, Running, RunningCheck } from "../model.ts";
import { ChecksTable, nameOfCheck, RunningTable, surveyOf } from "./running.tsx";
import { wordsOf } from "./parts.tsx";

const WaitingCard = ({ survey, visit }: { survey: Running; visit: Visit }) => {
  const words = wordsOf(visit).onePage;
  const by = survey.submittedByName && survey.submittedAt ? words.submittedBy(survey.submittedByName, formatDate(survey.submittedAt, visit.language)) : "";
  return (
    <Card title={survey.title} note={survey.title.includes(survey.period) ? undefined : survey.period} tone="part">
      <p>{[by, words.unknown(survey.unknown)].filter(Boolean).join(" · ")}</p>
      <p>
        <LinkButton href={surveyOf(visit, survey.campaignId)} kind="primary" label={`${words.act}: ${survey.title}`}>
          {words.act}
        </LinkButton>
      </p>
    </Card>
  );
};

const CheckWaits = ({ check, visit }: { check: RunningCheck; visit: Visit }) => {
  const words = wordsOf(visit).onePage;
  const name = nameOfCheck(check);
  return (
    <Card title={words.checkWaits(name)} tone="part">
      <p>{[check.verifiedByName ? words.verifiedBy(check.verifiedByName) : "", words.gaps(check.basicGaps)].filter(Boolean).join(" · ")}</p>
      <p>
        <LinkButton href={`/mitglied/${visit.params["memberId"]}/checks/${check.checkId}`} kind="primary" label={`${words.signCheck}: ${name}`}>
          {words.signCheck}
        </LinkButton>
      </p>
    </Card>
  );
};

/** Where the town hall stands, what was answered for it, what has to be done, and what is seen of it. */
const WhereWeStand = ({ page, visit }: { page: OnePage; visit: Visit }) => {
  const w = wordsOf(visit).onePage;
  const base = `/mitglied/${visit.params["memberId"]}`;
  const { own } = page;
  const newest = page.checks.find(({ answered }) => answered > 0);
  const measures = (["pending", "overdue", "escalated", "implemented"] as const).map((key) => ({ term: w.measuresOf[key], value: String(own[key]) }));
  const shared = (["relied", "duty", "review", "undecided"] as const).map((key) => ({ term: w.sharedOf[key], value: String(own[key]) }));
  return (
    <Columns kind="three">
      <Card title={w.where} acts={<a href={`${base}/vergleich`}>{w.compare}</a>}>
        <p>{w.maturity(page.maturity)}</p>
        {newest === undefined || newest.basicGaps === 0 ? null : <p>{w.gaps(newest.basicGaps)}</p>}
        {newest === undefined || newest.answered >= newest.asked ? null : <p class="rw-soft">{w.soFar(newest.answered, newest.asked)}</p>}
        <p class="rw-soft">
          <a href={`${base}/sichtbarkeit`}>{w.visible}</a>: {w.classes[page.dataClass]}
        </p>
      </Card>
      <Card title={w.measures} acts={<a href={`${base}/massnahmen`}>{wordsOf(visit).acts.look}</a>}>
        <Facts facts={measures} figures />
      </Card>
      <Card title={w.shared} acts={<a href={`${base}/gemeinschaftsantworten`}>{wordsOf(visit).acts.look}</a>}>
        <Facts facts={shared} figures />
      </Card>
    </Columns>
  );
};

const onePageScreen = defineScreen({
  path: "/mitglied/:memberId/leitung",
  title: ({ page }, visit) => wordsOf(visit).onePage.title(page.memberName),
  lane: "one-page",
  shows: { page: readOnePage },
  view: ({ page }, visit) => {
    const words = wordsOf(visit);
    const w = words.onePage;
    const toSign = page.checks.filter(({ state, roundState }) => state === "verified" && roundState === "open");
    const waits = page.waiting.length + toSign.length;
    const measures = page.own.escalated + page.own.implemented > 0;
    const lead = measures ? w.leadMeasures : waits === 0 ? w.leadText([]) : undefined;
    const paper = (format: string) => `/api/steering.one-page-paper?memberId=${visit.params["memberId"]}&format=${format}`;
    return (
      <>
        <PageHead kicker={w.title(page.memberName)} title={w.lead(waits)} lead={lead} />
        {page.waiting.map((survey) => (
          <WaitingCard survey={survey} visit={visit} />
        ))}
        {toSign.map((check) => (
          <CheckWaits check={check} visit={visit} />
        ))}
        <WhereWeStand page={page} visit={visit} />
        <Columns kind="wide-left">
          <Card title={w.surveys}>
            <RunningTable running={page.running} visit={visit} />
            {page.checks.length === 0 ? null : <ChecksTable checks={page.checks} visit={visit} />}
            {page.inquiries > 0 ? <p class="rw-soft">{w.inquiries(page.inquiries)}</p> : null}
          </Card>
          <Card title={w.people} acts={<a href={`/mitglied/${visit.params["memberId"]}/personen`}>{words.acts.appoint}</a>}>
            <Facts facts={page.people.map((p) => ({ term: words.roles[p.role] ?? p.role, value: p.deputy ? w.deputy(p.name) : p.name }))} />
            <p class="rw-soft">{w.contact(page.office.officeName, [page.office.phone?.replaceAll(" ", "\u00A0"), page.office.email].filter(Boolean).join(" · "))}</p>
          </Card>
        </Columns>
        <ExportLinks
          label={w.print}
          links={[
            { label: "PDF", href: paper("pdf") },
            { label: "DOCX", href: paper("docx") },
            { label: "ODT", href: paper("odt") },
          ]}
        />
      </>
    );
  },
});

export const onePageScreens = [onePageScreen];
