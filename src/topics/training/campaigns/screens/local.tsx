/** One training in a member's house: slips, lists, classrooms, files. */
import { toldBy, type Visit } from "#kernel/screen";
import { Select } from "#ui/choices";
import { dayOf, formatDate, formatShortDate } from "#ui/dates";
import { DateField, FileField, NumberField } from "#ui/fields";
import { OperationForm, Submit } from "#ui/form";
import { Acts, Alert, Card, Columns, LinkButton, PageHead } from "#ui/parts";
import { Details, Prose } from "#ui/record";
import { defineScreen } from "#ui/screen";
import { DataTable } from "#ui/table";
import { importCompletions, issueSlips, listParticipations, readMemberTraining, recordAttendance, type MemberTraining, type ShownDepartment } from "../contract.ts";
import { mostSlips } from "../model.ts";
import { Done, figureText, minePath, Since, TrainingTag, wordsFor } from "./parts.tsx";

type Part = { readonly shown: MemberTraining; readonly visit: Visit };

const hrefOf = (operation: "slips" | "attendance-list", departmentId: string, visit: Visit) =>
  `/api/training.${operation}?${new URLSearchParams({ memberId: visit.params["memberId"] ?? "", campaignId: visit.params["campaignId"] ?? "", departmentId }).toString()}`;

const MakeSlips = ({ department, visit }: { department: ShownDepartment; visit: Visit }) => {
  const words = wordsFor(visit).local;
  const mine = visit.given["departmentId"] === department.id;
  return (
    <OperationForm operation={issueSlips} visit={visit} instance={department.id} mine={mine} hidden={{ departmentId: department.id }} layout="inline">
      <NumberField name="count" label={words.countFor(department.name)} labelHidden value={department.slips === 0 ? 20 : 5} min={1} max={mostSlips} required />
      <Submit kind={department.slips === 0 ? "primary" : "quiet"} small>
        {department.slips === 0 ? words.make : words.more}
      </Submit>
    </OperationForm>
  );
};

const DepartmentActs = ({ department, shown, visit }: Part & { readonly department: ShownDepartment }) => {
  const words = wordsFor(visit).local;
  if (!visit.may(issueSlips)) return null;
  return (
    <Acts>
      {department.slips === 0 ? null : (
        <LinkButton small kind="primary" href={hrefOf("slips", department.id, visit)} label={words.printFor(department.name)} download>
          {words.print}
        </LinkButton>
      )}
      {shown.state === "closed" || department.slips > 0 ? null : <MakeSlips department={department} visit={visit} />}
      <LinkButton small href={hrefOf("attendance-list", department.id, visit)} label={words.listFor(department.name)} download>
        {words.list}
      </LinkButton>
      {shown.state === "closed" || department.slips === 0 ? null : (
        <Details summary={words.more}>
          <MakeSlips department={department} visit={visit} />
        </Details>
      )}
    </Acts>
  );
};

const figureOf = (department: ShownDepartment, name: "started" | "completed", visit: Visit): string =>
  department.pooled ? wordsFor(visit).local.pooled : figureText(department.sum, name, visit);

const Departments = ({ shown, visit }: Part) => {
  const words = wordsFor(visit);
  const { columns } = words.local;
  const pooled = shown.departments.some((one) => one.pooled);
  return (
    <Card title={words.local.departments}>
      <DataTable
        caption={words.local.caption}
        rows={shown.departments}
        columns={[
          { key: "department", label: columns.department, rowHead: true, cell: ({ name }) => name },
          { key: "slips", label: columns.slips, kind: "number", cell: ({ slips }) => String(slips) },
          { key: "started", label: columns.started, cell: (one) => figureOf(one, "started", visit) },
          { key: "completed", label: columns.completed, cell: (one) => figureOf(one, "completed", visit) },
          { key: "acts", label: columns.acts, labelHidden: true, kind: "act", cell: (department) => <DepartmentActs department={department} shown={shown} visit={visit} /> },
        ]}
      />
      {pooled ? (
        <p>
          {words.local.rest}: {columns.completed} {figureText(shown.rest, "completed", visit)} <Since sum={shown.rest} visit={visit} />
          <br />
          <span class="rw-small rw-soft">{words.local.pooledText}</span>
        </p>
      ) : null}
      <p class="rw-small rw-soft">{words.weekly}</p>
    </Card>
  );
};

const Classroom = ({ shown, visit }: Part) => {
  const words = wordsFor(visit).local;
  if (shown.state === "closed" || !visit.may(recordAttendance)) return null;
  const today = dayOf(visit.now);
  return (
    <Card title={words.classroom}>
      <p class="rw-soft">{words.classroomText}</p>
      <OperationForm operation={recordAttendance} visit={visit}>
        <Select name="departmentId" label={words.department} options={shown.departments.map(({ id, name }) => ({ value: id, label: name }))} empty={null} required />
        <DateField name="heldOn" label={words.day} value={today} max={today} required />
        <NumberField name="people" label={words.people} min={1} max={5_000} required />
        <Submit kind="quiet">{words.record}</Submit>
      </OperationForm>
      {shown.attendances.length === 0 ? null : (
        <>
          <h3>{words.attendances}</h3>
          <ul class="rw-plainlist">
            {shown.attendances.map(({ people, department, heldOn }) => (
              <li>{words.attendance(people, department, formatShortDate(heldOn, visit.language))}</li>
            ))}
          </ul>
        </>
      )}
    </Card>
  );
};

const FileCard = ({ shown, visit }: Part) => {
  const words = wordsFor(visit).local;
  if (shown.state === "closed" || !visit.may(importCompletions)) return null;
  return (
    <Card title={words.file}>
      <p class="rw-soft">{words.fileText(shown.names)}</p>
      <OperationForm operation={importCompletions} visit={visit} file>
        <FileField name="file" label={words.choose} accept=".csv,.xlsx,.ods" required />
        <Submit kind="quiet">{words.read}</Submit>
      </OperationForm>
    </Card>
  );
};

const Imported = ({ visit }: { visit: Visit }) => {
  const words = wordsFor(visit);
  const told = toldBy(importCompletions, visit);
  if (told === null) return null;
  if (told.stage === "complete") return <Alert tone="success" title={words.local.taken(told.people, told.names)} live />;
  return (
    <Alert tone="danger" title={words.local.refused(told.problems.length)} live>
      <p>{words.local.refusedText}</p>
      <ul>
        {told.problems.map(({ row, fault, subject }) => (
          <li>
            {words.local.row(row)}: {words.faults[fault]}
            {subject === "" ? "" : `: „${subject}“`}
          </li>
        ))}
      </ul>
    </Alert>
  );
};

const Steps = ({ shown, visit }: Part) => {
  const words = wordsFor(visit).local;
  return (
    <Card title={words.steps}>
      <ol>
        <li>{words.step1}</li>
        <li>{words.step2}</li>
        <li>{words.step3(shown.address)}</li>
      </ol>
    </Card>
  );
};

export const memberTrainingPage = defineScreen({
  path: "/mitglied/:memberId/schulungen/:campaignId",
  lane: "trainings",
  title: ({ shown }) => shown.title,
  shows: { shown: readMemberTraining },
  acts: [issueSlips, recordAttendance, importCompletions],
  view: ({ shown }, visit) => {
    const words = wordsFor(visit);
    return (
      <>
        <PageHead
          title={shown.title}
          trail={[{ label: words.mine.title, href: minePath(visit) }, { label: shown.title }]}
          tag={<TrainingTag campaign={shown} visit={visit} />}
          lead={words.local.lead(shown.courseTitle, shown.minutes, formatDate(shown.dueOn, visit.language))}
          acts={shown.names && visit.may(listParticipations) ? <LinkButton href={`${minePath(visit)}/${shown.id}/namen`}>{words.local.names}</LinkButton> : null}
        />
        <Done sentences={words.local.done} visit={visit} />
        <Imported visit={visit} />
        <div class="rw-stack">
          {shown.message === "" ? null : (
            <Alert tone="info" title={words.local.fromOffice}>
              <Prose text={shown.message} />
            </Alert>
          )}
          <Departments shown={shown} visit={visit} />
          <Columns kind="three">
            <Steps shown={shown} visit={visit} />
            <Classroom shown={shown} visit={visit} />
            <FileCard shown={shown} visit={visit} />
          </Columns>
        </div>
      </>
    );
  },
});

export const participationsPage = defineScreen({
  path: "/mitglied/:memberId/schulungen/:campaignId/namen",
  lane: "trainings",
  title: (_, visit) => wordsFor(visit).names.title,
  shows: { list: listParticipations },
  view: ({ list }, visit) => {
    const words = wordsFor(visit);
    const { columns } = words.names;
    return (
      <>
        <PageHead
          title={words.names.title}
          trail={[
            { label: words.mine.title, href: minePath(visit) },
            { label: list.title, href: `${minePath(visit)}/${visit.params["campaignId"]}` },
            { label: words.names.title },
          ]}
          lead={words.names.lead}
        />
        <Card>
          <DataTable
            caption={words.names.caption}
            rows={list.people}
            empty={<p class="rw-soft">{words.names.empty}</p>}
            columns={[
              { key: "name", label: columns.name, rowHead: true, cell: ({ name }) => name },
              { key: "department", label: columns.department, cell: ({ department }) => department },
              { key: "day", label: columns.day, kind: "nowrap", cell: ({ tookPartOn }) => formatShortDate(tookPartOn, visit.language) },
              { key: "source", label: columns.source, cell: ({ source }) => words.names.sources[source] },
            ]}
          />
        </Card>
      </>
    );
  },
});
