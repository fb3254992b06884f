/** The form of one question with its answers. */
import type { Visit } from "#kernel/screen";
import { Checkbox, RadioGroup } from "#ui/choices";
import { TextArea, TextField } from "#ui/fields";
import { ActButton, OperationForm, Submit } from "#ui/form";
import { Acts, Card, LinkButton, PageHead } from "#ui/parts";
import { defineScreen } from "#ui/screen";
import { readCourse, removeCourseQuestion, saveCourseQuestion, type CourseRecord } from "../contract.ts";
import { questionKinds, type CourseQuestion } from "../model.ts";
import { filledFrom, Frozen, lessonPath, trailTo, whyNot, wordsFor } from "./parts.tsx";

/** Rows of the form: those there are, and some to spare. */
const rowsFor = (question: CourseQuestion | undefined): number => Math.min(8, Math.max(4, (question?.answers.length ?? 0) + 1));

const AnswerRow = ({ index, filled, visit }: { index: number; filled: (name: string) => string; visit: Visit }) => {
  const words = wordsFor(visit).question;
  const name = `answers.${index}`;
  return (
    <div class="rw-answer-row">
      <TextField name={`${name}.text`} label={words.answer(index + 1)} value={filled(`${name}.text`)} maxlength={300} optional={index > 1} />
      <Checkbox name={`${name}.correct`} label={words.correct(index + 1)} checked={filled(`${name}.correct`) === "true"} />
      <TextField name={`${name}.explanation`} label={words.explanation(index + 1)} value={filled(`${name}.explanation`)} maxlength={800} optional />
    </div>
  );
};

const QuestionForm = ({ record, question, visit }: { record: CourseRecord; question: CourseQuestion | undefined; visit: Visit }) => {
  const words = wordsFor(visit);
  const filled = filledFrom(visit, saveCourseQuestion, question ?? { kind: "single" });
  return (
    <Card>
      <OperationForm operation={saveCourseQuestion} visit={visit} hidden={{ revision: record.revision }}>
        <TextArea name="text" label={words.question.text} value={filled("text")} maxlength={500} rows={2} required />
        <RadioGroup name="kind" label={words.question.kind} options={questionKinds.map((value) => ({ value, label: words.kinds[value] }))} value={filled("kind")} />
        <fieldset class="kern-fieldset">
          <legend class="kern-label">{words.question.answers}</legend>
          <p class="kern-hint">{words.question.answersHint}</p>
          {Array.from({ length: rowsFor(question) }, (_, index) => (
            <AnswerRow index={index} filled={filled} visit={visit} />
          ))}
        </fieldset>
        <TextArea name="explanation" label={words.question.general} hint={words.question.generalHint} value={filled("explanation")} maxlength={1_500} rows={3} optional />
        <Acts>
          <Submit disabledReason={whyNot(record, visit)}>{words.question.save}</Submit>
          <LinkButton href={lessonPath(visit, visit.params["lesson"] ?? "")}>{words.lesson.back}</LinkButton>
        </Acts>
      </OperationForm>
    </Card>
  );
};

const view = (record: CourseRecord, visit: Visit) => {
  const words = wordsFor(visit).question;
  const home = record.definition.lessons.find(({ key }) => key === visit.params["lesson"]);
  const question = home?.questions.find(({ key }) => key === visit.params["question"]);
  const title = question ? words.title : words.fresh;
  return (
    <>
      <PageHead title={title} trail={trailTo(record, visit, title)} lead={home?.title} />
      <Frozen record={record} visit={visit} />
      <QuestionForm record={record} question={question} visit={visit} />
      {question && whyNot(record, visit) === null ? (
        <ActButton form={{ operation: removeCourseQuestion, visit, hidden: { revision: record.revision } }} kind="danger" confirm={words.removeConfirm}>
          {words.remove}
        </ActButton>
      ) : null}
    </>
  );
};

const backToLesson = (operation: string, _: unknown, visit: Pick<Visit, "params">): string => `${lessonPath(visit, visit.params["lesson"] ?? "")}?getan=${operation}`;

export const courseQuestionPage = defineScreen({
  path: "/verbund/:cooperativeId/kurse/:courseId/lektionen/:lesson/fragen/:question",
  lane: "courses",
  title: (_, visit) => wordsFor(visit).question.title,
  shows: { record: readCourse },
  acts: [saveCourseQuestion, removeCourseQuestion],
  next: backToLesson,
  view: ({ record }, visit) => view(record, visit),
});

export const newCourseQuestionPage = defineScreen({
  path: "/verbund/:cooperativeId/kurse/:courseId/lektionen/:lesson/frage-neu",
  lane: "courses",
  title: (_, visit) => wordsFor(visit).question.fresh,
  shows: { record: readCourse },
  acts: [saveCourseQuestion],
  next: backToLesson,
  view: ({ record }, visit) => view(record, visit),
});
