/** The course at a glance: where to go on, the lessons, and in the end the result. */
import type { Visit } from "#kernel/screen";
import { Progress } from "#ui/cockpit";
import { formatDate } from "#ui/dates";
import { TextField } from "#ui/fields";
import { ActButton, OperationForm, Submit } from "#ui/form";
import type { Tone } from "#ui/markup";
import { formatPercent } from "#ui/numbers";
import { Alert, Card, LinkButton, PageHead } from "#ui/parts";
import { TaskList } from "#ui/record";
import { defineScreen } from "#ui/screen";
import { certifyLearning, leaveLearning, repeatLearning, reportLearning, showLearning } from "../contract.ts";
import type { LessonState } from "../model.ts";
import { coursePath, doorPath, LearnedText, lessonPath, stepPath, wordsFor } from "./parts.tsx";

type Shown = (typeof showLearning)["output"]["_output"];
type Part = { readonly shown: Shown; readonly visit: Visit };

const tones: Record<LessonState, Tone> = { open: "open", begun: "part", done: "ok" };

const Lessons = ({ shown, visit }: Part) => {
  const words = wordsFor(visit).course;
  const done = shown.lessons.filter(({ state }) => state === "done").length;
  return (
    <Card title={words.lessons} note={words.progress(done, shown.lessons.length)}>
      <Progress done={done} total={shown.lessons.length} label={words.lessons} />
      <TaskList
        numbered
        tasks={shown.lessons.map(({ key, title, minutes, questions, state }) => ({
          title,
          href: lessonPath(key),
          hint: words.lesson(minutes, questions),
          tone: tones[state],
          state: words.states[state],
        }))}
      />
      {shown.finished ? null : <p class="rw-small rw-soft">{words.passMark(shown.passMark)}</p>}
    </Card>
  );
};

const Failed = ({ shown, visit }: Part) => {
  const words = wordsFor(visit).result;
  if (!shown.finished || shown.passedOn !== null || shown.score === null) return null;
  return (
    <Card title={words.failedTitle} tone="part">
      <p>{words.failedText(formatPercent(shown.score.percent / 100, visit.language, 1), shown.passMark)}</p>
      <ActButton form={{ operation: repeatLearning, visit }}>{words.repeat(shown.score.wrong)}</ActButton>
    </Card>
  );
};

const Certificate = ({ visit }: { visit: Visit }) => {
  const words = wordsFor(visit).result;
  return (
    <Card title={words.certificate}>
      <p class="rw-soft">{words.certificateText}</p>
      <OperationForm operation={certifyLearning} visit={visit} once="">
        <TextField name="name" label={words.name} maxlength={80} autocomplete="name" required />
        <Submit>{words.print}</Submit>
      </OperationForm>
    </Card>
  );
};

const Report = ({ shown, visit }: Part) => {
  const words = wordsFor(visit).result;
  if (!shown.names) return null;
  if (shown.reported) return <Alert tone="success" title={words.reported} />;
  return (
    <Card title={words.report}>
      <p class="rw-soft">{words.reportText}</p>
      <OperationForm operation={reportLearning} visit={visit}>
        <TextField name="name" label={words.name} maxlength={80} autocomplete="name" required />
        <Submit kind="quiet">{words.reportAct}</Submit>
      </OperationForm>
    </Card>
  );
};

const Leave = ({ visit }: { visit: Visit }) => {
  const words = wordsFor(visit).course;
  return (
    <div class="rw-leave">
      <ActButton form={{ operation: leaveLearning, visit }} kind="quiet" small>
        {words.leave}
      </ActButton>
      <span class="rw-small rw-soft">{words.leaveText}</span>
    </div>
  );
};

export const learningCourse = defineScreen({
  path: coursePath,
  door: doorPath,
  title: ({ shown }) => shown.title,
  frame: "bare",
  shows: { shown: showLearning },
  acts: [repeatLearning, certifyLearning, reportLearning, leaveLearning],
  next: (operation, value) => {
    if (operation === repeatLearning.name) return stepPath(repeatLearning.output.parse(value).next);
    return operation === leaveLearning.name ? `${doorPath}?getan=${operation}` : null;
  },
  view: ({ shown }, visit) => {
    const words = wordsFor(visit);
    const begun = shown.lessons.some(({ state }) => state !== "open");
    const due = formatDate(shown.dueOn, visit.language);
    return (
      <>
        <PageHead
          title={shown.title}
          kicker={shown.memberName}
          lead={shown.passedOn === null ? `${shown.summary} ${words.course.lead(shown.minutes, due)}` : shown.summary}
          acts={
            shown.next === null ? null : (
              <LinkButton kind="primary" href={stepPath(shown.next)} next>
                {begun ? words.course.goOn : words.course.begin}
              </LinkButton>
            )
          }
        />
        <div class="rw-stack">
          {shown.passedOn === null ? null : (
            <Alert tone="success" title={words.result.passedTitle} live>
              {words.result.passedText(formatDate(shown.passedOn, visit.language))}
            </Alert>
          )}
          <Failed shown={shown} visit={visit} />
          {shown.passedOn === null ? null : <Certificate visit={visit} />}
          {shown.passedOn === null ? null : <Report shown={shown} visit={visit} />}
          {shown.card === "" ? null : (
            <Card title={words.result.card} tone="brand">
              <LearnedText text={shown.card} />
            </Card>
          )}
          <Lessons shown={shown} visit={visit} />
          <Leave visit={visit} />
        </div>
      </>
    );
  },
});
