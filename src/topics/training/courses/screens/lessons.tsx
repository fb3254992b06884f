/** Forms of the builder: head and card, a lesson with its pictures, and what it asks. */
import type { Visit } from "#kernel/screen";
import { FileField, NumberField, TextArea, TextField } from "#ui/fields";
import { ActButton, OperationForm, Submit } from "#ui/form";
import { Acts, Card, Columns, LinkButton, PageHead } from "#ui/parts";
import { defineScreen } from "#ui/screen";
import { attachPicture, readCourse, removeLesson, saveCourseHead, saveLesson, type CourseRecord } from "../contract.ts";
import { most, type Lesson } from "../model.ts";
import { Done, filledFrom, Frozen, LessonText, lessonPath, recordPath, ShownQuestion, trailTo, whyNot, wordsFor } from "./parts.tsx";

export const courseHeadPage = defineScreen({
  path: "/verbund/:cooperativeId/kurse/:courseId/kopf",
  lane: "courses",
  title: (_, visit) => wordsFor(visit).head.title,
  shows: { record: readCourse },
  acts: [saveCourseHead],
  next: (operation, _, visit) => `${recordPath(visit)}?getan=${operation}`,
  view: ({ record }, visit) => {
    const words = wordsFor(visit).head;
    const filled = filledFrom(visit, saveCourseHead, { ...record.definition, label: record.label });
    return (
      <>
        <PageHead title={words.title} trail={trailTo(record, visit, words.title)} />
        <Frozen record={record} visit={visit} />
        <Card>
          <OperationForm operation={saveCourseHead} visit={visit} hidden={{ revision: record.revision }}>
            <TextField name="title" label={words.name} value={filled("title")} maxlength={160} required />
            <TextField name="label" label={words.label} hint={words.labelHint} value={filled("label")} maxlength={40} size="small" required />
            <TextArea name="summary" label={words.summary} hint={words.summaryHint} value={filled("summary")} maxlength={600} rows={3} />
            <TextField name="audience" label={words.audience} value={filled("audience")} maxlength={160} required />
            <NumberField name="minutes" label={words.minutes} unit={words.minutesUnit} value={filled("minutes")} min={1} max={300} required />
            <NumberField name="passMark" label={words.passMark} unit={words.passMarkUnit} value={filled("passMark")} min={0} max={100} required />
            <TextArea name="card" label={words.card} hint={words.cardHint} value={filled("card")} maxlength={3_000} rows={8} />
            <Submit disabledReason={whyNot(record, visit)}>{words.save}</Submit>
          </OperationForm>
        </Card>
      </>
    );
  },
});

type LessonProps = { readonly record: CourseRecord; readonly one: Lesson | undefined; readonly visit: Visit };

const LessonForm = ({ record, one, visit }: LessonProps) => {
  const words = wordsFor(visit).lesson;
  const filled = filledFrom(visit, saveLesson, one ?? { minutes: 3 });
  return (
    <Card>
      <OperationForm operation={saveLesson} visit={visit} hidden={{ revision: record.revision }}>
        <TextField name="title" label={words.name} value={filled("title")} maxlength={160} required />
        <NumberField name="minutes" label={words.minutes} unit={words.minutesUnit} value={filled("minutes")} min={1} max={60} required />
        <TextArea name="text" label={words.text} hint={words.textHint} value={filled("text")} maxlength={most.lessonText} rows={18} />
        <Acts>
          <Submit disabledReason={whyNot(record, visit)}>{words.save}</Submit>
          <LinkButton href={recordPath(visit)}>{words.back}</LinkButton>
        </Acts>
      </OperationForm>
    </Card>
  );
};

const Questions = ({ record, one, visit }: LessonProps & { readonly one: Lesson }) => {
  const words = wordsFor(visit);
  const isEdited = whyNot(record, visit) === null;
  return (
    <Card
      title={words.lesson.questions}
      acts={
        isEdited ? (
          <LinkButton small href={`${lessonPath(visit, one.key)}/frage-neu`}>
            {words.lesson.addQuestion}
          </LinkButton>
        ) : null
      }
    >
      {one.questions.length === 0 ? <p class="rw-soft">{words.lesson.noQuestions}</p> : null}
      {one.questions.map((question) => (
        <div class="rw-lesson-row">
          <ShownQuestion question={question} visit={visit} />
          {isEdited ? (
            <LinkButton small href={`${lessonPath(visit, one.key)}/fragen/${question.key}`} label={words.record.editNamed(question.text)}>
              {words.record.edit}
            </LinkButton>
          ) : null}
        </div>
      ))}
    </Card>
  );
};

const Pictures = ({ record, visit }: Omit<LessonProps, "one">) => {
  const words = wordsFor(visit).lesson;
  return (
    <Card title={words.pictures}>
      <p class="rw-small rw-soft">{words.picturesText}</p>
      {record.pictures.length === 0 ? null : (
        <ul>
          {record.pictures.map((name) => (
            <li>
              <code>![…](bild:{name})</code>
            </li>
          ))}
        </ul>
      )}
      <OperationForm operation={attachPicture} visit={visit} hidden={{ revision: record.revision }} file>
        <FileField name="file" label={words.picture} accept="image/png,image/jpeg" required />
        <Submit kind="quiet" disabledReason={whyNot(record, visit)}>
          {words.upload}
        </Submit>
      </OperationForm>
    </Card>
  );
};

const lessonView = (record: CourseRecord, visit: Visit) => {
  const words = wordsFor(visit).lesson;
  const one = record.definition.lessons.find(({ key }) => key === visit.params["lesson"]);
  const title = one?.title ?? words.fresh;
  return (
    <>
      <PageHead title={title} trail={trailTo(record, visit, title)} />
      <Frozen record={record} visit={visit} />
      <Done sentences={{ [saveLesson.name]: words.saved, [attachPicture.name]: words.saved }} visit={visit} />
      <Columns kind="wide-left">
        <div class="rw-stack">
          <LessonForm record={record} one={one} visit={visit} />
          {one ? <Questions record={record} one={one} visit={visit} /> : null}
        </div>
        <div class="rw-stack">
          {one ? (
            <Card title={words.preview}>
              <LessonText text={one.text} visit={visit} />
            </Card>
          ) : null}
          <Pictures record={record} visit={visit} />
          {one && whyNot(record, visit) === null ? (
            <ActButton form={{ operation: removeLesson, visit, hidden: { revision: record.revision } }} kind="danger" confirm={words.removeConfirm}>
              {words.remove}
            </ActButton>
          ) : null}
        </div>
      </Columns>
    </>
  );
};

const nextOf = (operation: string, value: unknown, visit: Pick<Visit, "params">): string | null => {
  if (operation === saveLesson.name) return `${lessonPath(visit, saveLesson.output.parse(value).lesson)}?getan=${operation}`;
  return operation === removeLesson.name ? `${recordPath(visit)}?getan=${operation}` : null;
};

export const lessonPage = defineScreen({
  path: "/verbund/:cooperativeId/kurse/:courseId/lektionen/:lesson",
  lane: "courses",
  title: ({ record }, visit) => record.definition.lessons.find(({ key }) => key === visit.params["lesson"])?.title ?? wordsFor(visit).lesson.fresh,
  shows: { record: readCourse },
  acts: [saveLesson, removeLesson, attachPicture],
  next: nextOf,
  view: ({ record }, visit) => lessonView(record, visit),
});

export const newLessonPage = defineScreen({
  path: "/verbund/:cooperativeId/kurse/:courseId/lektion-neu",
  lane: "courses",
  title: (_, visit) => wordsFor(visit).lesson.fresh,
  shows: { record: readCourse },
  acts: [saveLesson, attachPicture],
  next: nextOf,
  view: ({ record }, visit) => lessonView(record, visit),
});
