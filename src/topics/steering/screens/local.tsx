import type { Visit } from "#kernel/screen";
import { formatDate, formatShortDate } from "#ui/dates";
import type { Tone } from "#ui/markup";
import { Facts } from "#ui/record";
import { Alert, Card, Columns, EmptyState, ExportLinks, LinkButton, PageHead, StateTag } from "#ui/parts";
import { defineScreen } from "#ui/screen";
import { DataTable } from "#ui/table";
import { readMyTasks, readOnePage, readOversightPage } from "../contract.ts";
import type { MyTasks, Running, Task } from "../model.ts";
import { wordsOf } from "./parts.tsx";

const toneOf: Record<Running["state"], Tone> = {
  "not-begun": "open",
  "in-progress": "part",
  submitted: "part",
  "signed-off": "ok",
  returned: "no",
};

const surveyOf = (visit: Visit, campaignId: string) => `/mitglied/${visit.params["memberId"]}/erhebungen/${campaignId}`;

const hrefOf = (visit: Visit, task: Task): string => {
  const survey = surveyOf(visit, task.campaignId);
  if (task.kind === "read-comparison") return `${survey}/vergleich`;
  return task.section ? `${survey}/${task.section}` : survey;
};

const TaskCard = ({ task, number, visit }: { task: Task; number: number; visit: Visit }) => {
  const words = wordsOf(visit);
  const text = words.tasks[task.kind];
  const kicker = [text.kicker, words.mine.minutes(task.minutes), task.dueOn ? words.mine.due(formatDate(task.dueOn, visit.language)) : ""].filter(Boolean).join(" · ");
  return (
    <Card number={number} kicker={kicker} title={text.title(task)} titleId={`aufgabe-${number}`}>
      <p>{text.text(task)}</p>
      <p>
        <LinkButton href={hrefOf(visit, task)} kind={number === 1 ? "primary" : "quiet"} label={`${text.act}: ${text.title(task)}`}>
          {text.act}
        </LinkButton>
      </p>
    </Card>
  );
};

/** The survey, and below it how one's own town hall compares, once the office has released that. */
const SurveyLinks = ({ survey, visit }: { survey: Running; visit: Visit }) => {
  const words = wordsOf(visit).mine;
  const href = surveyOf(visit, survey.campaignId);
  return (
    <>
      <a href={href}>{survey.title}</a>
      {survey.compared ? <br /> : null}
      {survey.compared ? (
        <a class="rw-small" href={`${href}/vergleich`} aria-label={words.compareFor(survey.title)}>
          {words.compare}
        </a>
      ) : null}
    </>
  );
};

const RunningTable = ({ running, visit }: { running: readonly Running[]; visit: Visit }) => {
  const words = wordsOf(visit);
  const w = words.mine;
  return (
    <DataTable
      caption={w.running}
      rows={running}
      columns={[
        { key: "title", label: w.survey, rowHead: true, cell: (r) => <SurveyLinks survey={r} visit={visit} /> },
        { key: "answered", label: w.answered, kind: "number", cell: (r) => words.share(r.done, r.asked) },
        { key: "due", label: w.deadline, kind: "nowrap", cell: (r) => formatShortDate(r.dueOn, visit.language) },
        { key: "state", label: w.state, kind: "nowrap", cell: (r) => <StateTag tone={toneOf[r.state]}>{words.states[r.state]}</StateTag> },
      ]}
      empty={<EmptyState title={w.noneTitle}>{w.none}</EmptyState>}
    />
  );
};

const OfficeCard = ({ office, visit }: { office: MyTasks["office"]; visit: Visit }) => {
  const words = wordsOf(visit).mine;
  return (
    <Card title={words.office}>
      <p>{words.officeText}</p>
      <p>
        <strong>{office.officeName}</strong>
        {office.phone ? <br /> : null}
        {office.phone ? <a href={`tel:${office.phone.replaceAll(/[^\d+]/g, "")}`}>{office.phone}</a> : null}
        {office.email ? <br /> : null}
        {office.email ? <a href={`mailto:${office.email}`}>{office.email}</a> : null}
      </p>
      <p>
        <a href={`/mitglied/${visit.params["memberId"]}/protokoll`}>{words.history}</a>
      </p>
    </Card>
  );
};

const mineScreen = defineScreen({
  path: "/mitglied/:memberId/heute",
  title: (_, visit) => wordsOf(visit).mine.title,
  lane: "mine",
  shows: { mine: readMyTasks },
  view: ({ mine }, visit) => {
    const words = wordsOf(visit);
    return (
      <>
        <PageHead kicker={mine.memberName} title={words.mine.title} lead={words.mine.lead(mine.tasks.length)} />
        {mine.tasks.length === 0 ? null : (
          <Columns kind="three">
            {mine.tasks.map((task, index) => (
              <TaskCard task={task} number={index + 1} visit={visit} />
            ))}
          </Columns>
        )}
        <Columns>
          <Card title={words.mine.running}>
            <RunningTable running={mine.running} visit={visit} />
          </Card>
          <OfficeCard office={mine.office} visit={visit} />
        </Columns>
      </>
    );
  },
});

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

const onePageScreen = defineScreen({
  path: "/mitglied/:memberId/leitung",
  title: ({ page }, visit) => wordsOf(visit).onePage.title(page.memberName),
  lane: "one-page",
  shows: { page: readOnePage },
  view: ({ page }, visit) => {
    const words = wordsOf(visit);
    const w = words.onePage;
    const paper = (format: string) => `/api/steering.one-page-paper?memberId=${visit.params["memberId"]}&format=${format}`;
    return (
      <>
        <PageHead kicker={w.title(page.memberName)} title={w.lead(page.waiting.length)} lead={page.waiting.length === 0 ? w.leadText([]) : undefined} />
        {page.waiting.map((survey) => (
          <WaitingCard survey={survey} visit={visit} />
        ))}
        <Columns>
          <Card title={w.surveys}>
            <RunningTable running={page.running} visit={visit} />
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

const oversightScreen = defineScreen({
  path: "/mitglied/:memberId/aufsicht",
  title: (_, visit) => wordsOf(visit).oversight.title,
  lane: "oversight",
  shows: { page: readOversightPage },
  view: ({ page }, visit) => {
    const w = wordsOf(visit).oversight;
    const named = (kind: string) => w.kept[kind] ?? { what: kind, why: "", period: "" };
    return (
      <>
        <PageHead title={w.title} lead={w.lead(page.memberName)} acts={<LinkButton href={`/mitglied/${visit.params["memberId"]}/protokoll`}>{w.audit}</LinkButton>} />
        <Card>
          <DataTable
            caption={w.title}
            rows={page.kept}
            columns={[
              { key: "what", label: w.kind, rowHead: true, cell: (r) => named(r.kind).what },
              { key: "why", label: w.reason, cell: (r) => named(r.kind).why },
              { key: "period", label: w.period, cell: (r) => named(r.kind).period },
              { key: "rows", label: w.rows, kind: "number", cell: (r) => String(r.rows) },
              { key: "oldest", label: w.oldest, kind: "nowrap", cell: (r) => (r.oldest ? formatShortDate(r.oldest, visit.language) : "–") },
            ]}
          />
        </Card>
        <Alert tone="info" title={w.never}>
          <p>{w.neverText}</p>
        </Alert>
      </>
    );
  },
});

export const localScreens = [mineScreen, onePageScreen, oversightScreen];
