/** One training as the office sees it: published figures of members, and what it can still do. */
import type { Visit } from "#kernel/screen";
import { CheckboxGroup } from "#ui/choices";
import { KeyFigures } from "#ui/cockpit";
import { formatDate, formatShortDate } from "#ui/dates";
import { TextArea } from "#ui/fields";
import { ActButton, OperationForm, Submit } from "#ui/form";
import { Alert, Card, Columns, ExportLinks, PageHead } from "#ui/parts";
import { Details, Prose } from "#ui/record";
import { defineScreen } from "#ui/screen";
import { DataTable } from "#ui/table";
import { addTrainingMembers, closeTraining, readTraining, remindTraining, renewTrainingCourse, type MemberStanding, type TrainingRecord } from "../contract.ts";
import { Done, figureText, registerPath, Since, TrainingTag, wordsFor } from "./parts.tsx";

type Part = { readonly record: TrainingRecord; readonly visit: Visit };

const Matrix = ({ record, visit }: Part) => {
  const words = wordsFor(visit);
  const { columns } = words.record;
  const shown = (row: MemberStanding, name: "started" | "completed") => (row.shown ? figureText(row.sum, name, visit) : words.record.hidden);
  const query = new URLSearchParams({ cooperativeId: visit.params["cooperativeId"] ?? "", campaignId: record.id }).toString();
  return (
    <Card
      title={words.record.matrix}
      acts={
        <ExportLinks
          label={words.record.exports}
          links={["xlsx", "ods", "csv"].map((format) => ({ label: format.toUpperCase(), href: `/api/training.export?${query}&format=${format}` }))}
        />
      }
    >
      <DataTable
        caption={words.record.caption}
        rows={record.members}
        columns={[
          { key: "member", label: columns.member, rowHead: true, cell: ({ memberName }) => memberName },
          { key: "departments", label: columns.departments, kind: "number", cell: ({ departments }) => String(departments) },
          { key: "slips", label: columns.slips, kind: "number", cell: ({ slips }) => String(slips) },
          { key: "started", label: columns.started, kind: "nowrap", cell: (row) => shown(row, "started") },
          { key: "completed", label: columns.completed, kind: "nowrap", cell: (row) => shown(row, "completed") },
        ]}
      />
      <p class="rw-small rw-soft">
        {words.weekly} <Since sum={record.members.find(({ sum }) => sum !== null)?.sum ?? null} visit={visit} />
      </p>
    </Card>
  );
};

const Weeks = ({ record, visit }: Part) => {
  const words = wordsFor(visit);
  return (
    <Card title={words.record.weeks}>
      {record.weeks.length === 0 ? (
        <p class="rw-soft">{words.record.none}</p>
      ) : (
        <DataTable
          caption={words.record.weeksCaption}
          rows={record.weeks}
          columns={[
            {
              key: "day",
              label: words.record.day,
              rowHead: true,
              cell: ({ publishedOn }) => formatShortDate(publishedOn, visit.language).slice(0, visit.language === "de" ? 6 : 10),
            },
            { key: "started", label: words.local.columns.started, cell: ({ started }) => words.atLeast(started) },
            { key: "completed", label: words.local.columns.completed, cell: ({ completed }) => words.atLeast(completed) },
          ]}
        />
      )}
    </Card>
  );
};

const NewerCourse = ({ record, visit }: Part) => {
  const words = wordsFor(visit).record;
  if (record.newerCourse === null || !visit.may(renewTrainingCourse)) return null;
  return (
    <Card title={words.newer(record.newerCourse.label)} tone="part">
      <p>{words.newerText}</p>
      <ActButton form={{ operation: renewTrainingCourse, visit, hidden: { courseId: record.newerCourse.id } }} kind="quiet">
        {words.renew}
      </ActButton>
    </Card>
  );
};

const Remind = ({ record, visit }: Part) => {
  const words = wordsFor(visit).record;
  const options = record.members.map(({ memberId, memberName }) => ({ value: memberId, label: memberName }));
  return (
    <Details summary={words.remind} open={visit.query["do"] === remindTraining.name}>
      <p class="rw-soft">{words.remindText}</p>
      <OperationForm operation={remindTraining} visit={visit}>
        <CheckboxGroup name="members" label={words.matrix} options={options} values={options.map(({ value }) => value)} look="columns" />
        <TextArea name="note" label={words.note} maxlength={1_000} optional />
        <Submit kind="quiet">{words.send}</Submit>
      </OperationForm>
    </Details>
  );
};

const AddMembers = ({ record, visit }: Part) => {
  const words = wordsFor(visit).record;
  if (record.absent.length === 0) return null;
  return (
    <Details summary={words.add} open={visit.query["do"] === addTrainingMembers.name}>
      <OperationForm operation={addTrainingMembers} visit={visit}>
        <CheckboxGroup name="members" label={words.matrix} options={record.absent.map(({ memberId, name }) => ({ value: memberId, label: name }))} look="columns" />
        <Submit kind="quiet">{words.addAct}</Submit>
      </OperationForm>
    </Details>
  );
};

const OfficeActs = ({ record, visit }: Part) => {
  const words = wordsFor(visit).record;
  if (record.state === "closed" || !visit.may(closeTraining)) return null;
  return (
    <Card>
      <Remind record={record} visit={visit} />
      <AddMembers record={record} visit={visit} />
      <ActButton form={{ operation: closeTraining, visit }} kind="danger" confirm={words.closeConfirm}>
        {words.close}
      </ActButton>
    </Card>
  );
};

const figuresOf = ({ record, visit }: Part) => {
  const words = wordsFor(visit);
  const last = record.weeks.at(-1);
  return [
    { label: words.record.figures.slips, value: String(record.members.reduce((sum, { slips }) => sum + slips, 0)) },
    { label: words.record.figures.started, value: last ? String(last.started) : "–" },
    { label: words.record.figures.completed, value: last ? String(last.completed) : "–" },
  ];
};

export const trainingRecordPage = defineScreen({
  path: "/verbund/:cooperativeId/schulungen/:campaignId",
  lane: "trainings",
  title: ({ record }) => record.title,
  shows: { record: readTraining },
  acts: [remindTraining, addTrainingMembers, renewTrainingCourse, closeTraining],
  view: ({ record }, visit) => {
    const words = wordsFor(visit);
    return (
      <>
        <PageHead
          title={record.title}
          trail={[{ label: words.register.title, href: registerPath(visit) }, { label: record.title }]}
          tag={<TrainingTag campaign={record} visit={visit} />}
          lead={words.record.leadOpen({ course: record.courseTitle, label: record.courseLabel, minutes: record.minutes, due: formatDate(record.dueOn, visit.language) })}
        />
        <Done sentences={words.record.done} visit={visit} />
        <NewerCourse record={record} visit={visit} />
        <KeyFigures figures={figuresOf({ record, visit })} />
        <Columns kind="wide-left">
          <Matrix record={record} visit={visit} />
          <div class="rw-stack">
            {record.message === "" ? null : (
              <Alert tone="info" title={words.local.fromOffice}>
                <Prose text={record.message} />
              </Alert>
            )}
            <Weeks record={record} visit={visit} />
            <OfficeActs record={record} visit={visit} />
          </div>
        </Columns>
      </>
    );
  },
});
