import { cooperativeOf, memberId as memberKey } from "#kernel/ids";
import type { Visit } from "#kernel/screen";
import { formatDate, formatShortDate } from "#ui/dates";
import { Alert, Card, Columns, LinkButton, PageHead } from "#ui/parts";
import { defineScreen } from "#ui/screen";
import { DataTable } from "#ui/table";
import { readMyTasks, readOversightPage } from "../contract.ts";
import type { Look, MyTasks, Task } from "../model.ts";
import { deadlinePath } from "../rules.ts";
import { ChecksTable, RunningTable, surveyOf } from "./running.tsx";
import { wordsOf } from "./parts.tsx";

const listHrefs: Partial<Record<Task["kind"], string>> = {
  "shared-review": "gemeinschaftsantworten",
  "shared-decide": "gemeinschaftsantworten",
  "measures-overdue": "massnahmen?state=overdue",
  "measures-due": "massnahmen?state=pending&sort=dueOn",
  "measures-unowned": "massnahmen/stimmigkeit",
  "pack-print": "notfall/mappe",
  "pack-phones": "notfall/mappe",
  "emergency-gaps": "notfall",
};

/** What the whole cooperative has in common, and what a contract or a council asks for. */
function sharedHref(visit: Visit, { kind, campaignId, section }: Task): string | null {
  const memberId = memberKey.parse(visit.params["memberId"]);
  const base = `/verbund/${cooperativeOf(memberId)}`;
  if (kind === "theme-due") return `${base}/jahreskalender`;
  if (kind === "demand-asked") return `${base}/beschaffungen/${campaignId}`;
  if (kind === "meeting-coming") return `${base}/sitzungen/${campaignId}`;
  return kind === "contract-due" || kind === "resolution-due" ? deadlinePath({ reason: kind, section, objectId: campaignId, memberId }, cooperativeOf(memberId)) : null;
}

const hrefOf = (visit: Visit, task: Task): string => {
  const member = `/mitglied/${visit.params["memberId"]}`;
  const shared = sharedHref(visit, task);
  if (shared !== null) return shared;
  if (task.kind === "training-untouched" || task.kind === "training-low") return `${member}/schulungen/${task.campaignId}`;
  const list = listHrefs[task.kind];
  if (list) return `${member}/${list}`;
  if (task.kind === "document-conflict") return `${member}/dokumente/${task.campaignId}/abgleich`;
  if (task.kind === "document-review" || task.kind === "document-newer") return `${member}/dokumente/${task.campaignId}`;
  if (task.kind === "acknowledgement-due") return `${member}/kenntnisnahmen/${task.campaignId}`;
  if (task.kind === "acknowledgement-again") return `${member}/dokumente/${task.campaignId}/kenntnisnahme`;
  if (task.kind === "check-area") return `${member}/checks/${task.campaignId}/antworten?area=${encodeURIComponent(task.section ?? "")}&state=open`;
  if (task.kind === "check-changed") return `${member}/checks/${task.campaignId}/antworten?state=changed`;
  if (task.kind === "check-returned" || task.kind === "check-submit") return `${member}/checks/${task.campaignId}`;
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

const lookHref = (visit: Visit, { kind, checkId }: Look): string => {
  const member = `/mitglied/${visit.params["memberId"]}`;
  return checkId === null ? `${member}/gemeinschaftsantworten` : `${member}/checks/${checkId}/antworten?state=${kind === "check-changed" ? "changed" : "suggested"}`;
};

/** What needs a look and may not be among the three things. */
const Looks = ({ looks, visit }: { looks: readonly Look[]; visit: Visit }) => {
  const words = wordsOf(visit).mine;
  if (looks.length === 0) return null;
  return (
    <>
      <h3>{words.looks}</h3>
      <ul>
        {looks.map((look) => (
          <li>
            <a href={lookHref(visit, look)}>{words.look[look.kind](look)}</a>
          </li>
        ))}
      </ul>
    </>
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
        <Columns kind="wide-left">
          <Card title={words.mine.running}>
            <RunningTable running={mine.running} visit={visit} />
            {mine.checks.length === 0 ? null : <ChecksTable checks={mine.checks} visit={visit} />}
            <Looks looks={mine.looks} visit={visit} />
          </Card>
          <OfficeCard office={mine.office} visit={visit} />
        </Columns>
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

export const localScreens = [mineScreen, oversightScreen];
