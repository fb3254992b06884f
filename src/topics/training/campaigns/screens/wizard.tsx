/** „Schulung ausgeben“: a course, dates and members – one act for all. */
import type { Visit } from "#kernel/screen";
import { Checkbox, CheckboxGroup, Select } from "#ui/choices";
import { DateField, TextArea, TextField } from "#ui/fields";
import { OperationForm, Submit } from "#ui/form";
import { Card, EmptyState, LinkButton, PageHead } from "#ui/parts";
import { Details } from "#ui/record";
import { defineScreen } from "#ui/screen";
import { issueTraining, prepareTraining } from "../contract.ts";
import { registerPath, wordsFor } from "./parts.tsx";

type Prepared = (typeof prepareTraining)["output"]["_output"];
type Part = { readonly prepared: Prepared; readonly visit: Visit };

const textOf = (value: unknown): string => (typeof value === "string" ? value : "");

const DateFields = ({ prepared, visit }: Part) => {
  const words = wordsFor(visit).wizard;
  const courses = prepared.courses.map(({ id, title, label, minutes }) => ({ value: id, label: words.option(title, label, minutes) }));
  const chosen = prepared.courses.find(({ id }) => id === (textOf(visit.given["courseId"]) || visit.query["courseId"])) ?? prepared.courses[0];
  return (
    <>
      <Select name="courseId" label={words.course} options={courses} empty={null} value={chosen?.id ?? ""} required />
      <TextField name="title" label={words.name} value={chosen?.title} maxlength={160} required />
      <DateField name="opensOn" label={words.opensOn} value={prepared.today} min={prepared.today} required />
      <DateField name="dueOn" label={words.dueOn} value={prepared.dueOn} min={prepared.today} required />
      <TextField name="reminderDays" label={words.reminders} hint={words.remindersHint} value="-14, -3" size="small" optional />
      <TextArea name="message" label={words.message} hint={words.messageHint} maxlength={2_000} rows={3} optional />
    </>
  );
};

const MemberFields = ({ prepared, visit }: Part) => {
  const words = wordsFor(visit).wizard;
  const options = prepared.members.map(({ memberId, name, coordinators }) => ({ value: memberId, label: name, hint: coordinators === 0 ? words.noCoordinator : undefined }));
  const withUnits = prepared.members.filter(({ units }) => units.length > 0);
  return (
    <>
      <CheckboxGroup name="members" label={words.members(options.length)} options={options} values={options.map(({ value }) => value)} look="columns" />
      {withUnits.length === 0 ? null : (
        <Details summary={words.departmentsTitle} open={textOf(visit.given["choose"]) !== ""}>
          <p class="rw-soft">{words.departmentsHint}</p>
          <Checkbox name="choose" label={words.choose} />
          {withUnits.map(({ name, units }, index) => (
            <CheckboxGroup
              name="departments"
              part={index === 0 ? undefined : String(index + 1)}
              label={name}
              options={units.map((unit) => ({ value: unit.id, label: unit.name }))}
              values={units.map(({ id }) => id)}
              look="columns"
            />
          ))}
        </Details>
      )}
    </>
  );
};

export const trainingWizard = defineScreen({
  path: "/verbund/:cooperativeId/schulungen/neu",
  lane: "trainings",
  title: (_, visit) => wordsFor(visit).wizard.title,
  shows: { prepared: prepareTraining },
  acts: [issueTraining],
  next: (operation, value, visit) => `${registerPath(visit)}/${issueTraining.output.parse(value).campaignId}?getan=${operation}`,
  view: ({ prepared }, visit) => {
    const words = wordsFor(visit);
    const toCourses = (
      <LinkButton kind="primary" href={`/verbund/${visit.params["cooperativeId"]}/kurse`}>
        {words.wizard.toCourses}
      </LinkButton>
    );
    return (
      <>
        <PageHead title={words.wizard.title} trail={[{ label: words.register.title, href: registerPath(visit) }, { label: words.wizard.title }]} lead={words.wizard.lead} />
        {prepared.courses.length === 0 ? (
          <Card>
            <EmptyState title={words.wizard.noCourses} act={toCourses}>
              {words.wizard.noCoursesText}
            </EmptyState>
          </Card>
        ) : (
          <Card>
            <OperationForm operation={issueTraining} visit={visit}>
              <DateFields prepared={prepared} visit={visit} />
              <MemberFields prepared={prepared} visit={visit} />
              <Submit>{words.wizard.issue}</Submit>
            </OperationForm>
          </Card>
        )}
      </>
    );
  },
});
