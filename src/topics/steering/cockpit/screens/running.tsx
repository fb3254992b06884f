/** What runs in a town hall: surveys and checks. */
import type { Visit } from "#kernel/screen";
import { formatShortDate } from "#ui/dates";
import type { Tone } from "#ui/markup";
import { EmptyState, StateTag } from "#ui/parts";
import { DataTable } from "#ui/table";
import type { Running, RunningCheck } from "../model.ts";
import { wordsOf } from "./parts.tsx";

const toneOf: Record<Running["state"], Tone> = {
  "not-begun": "open",
  "in-progress": "part",
  submitted: "part",
  "signed-off": "ok",
  returned: "no",
};

const toneOfCheck: Record<RunningCheck["state"], Tone> = { draft: "open", "in-progress": "part", submitted: "part", returned: "no", verified: "part", closed: "ok" };

export const surveyOf = (visit: Visit, campaignId: string | null) => `/mitglied/${visit.params["memberId"]}/erhebungen/${campaignId}`;

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

/** The surveys of a member with their states. */
export const RunningTable = ({ running, visit }: { running: readonly Running[]; visit: Visit }) => {
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

export const nameOfCheck = ({ title, period, scope }: RunningCheck): string => [`${title} ${period}`, scope].filter(Boolean).join(" – ");

/** The checks of a member with their states. */
export const ChecksTable = ({ checks, visit }: { checks: readonly RunningCheck[]; visit: Visit }) => {
  const words = wordsOf(visit);
  const w = words.mine;
  return (
    <DataTable
      caption={w.checks}
      rows={checks}
      columns={[
        { key: "title", label: w.check, rowHead: true, cell: (c) => <a href={`/mitglied/${visit.params["memberId"]}/checks/${c.checkId}`}>{nameOfCheck(c)}</a> },
        { key: "answered", label: w.answered, kind: "number", cell: (c) => words.share(c.answered, c.asked) },
        { key: "fulfilled", label: w.fulfilled, kind: "number", cell: (c) => words.fulfilled(c.fulfilled, c.asked, c.answered) },
        { key: "due", label: w.deadline, kind: "nowrap", cell: (c) => formatShortDate(c.dueOn, visit.language) },
        { key: "state", label: w.state, kind: "nowrap", cell: (c) => <StateTag tone={toneOfCheck[c.state]}>{words.checkStates[c.state]}</StateTag> },
      ]}
    />
  );
};
