/** A lesson to be read, and its questions one by one with what is right and why after answering. */
import type { Visit } from "#kernel/screen";
import { CheckboxGroup, RadioGroup, Select } from "#ui/choices";
import { ActButton, OperationForm, Submit } from "#ui/form";
import { Acts, Alert, Card, LinkButton, PageHead, StateTag } from "#ui/parts";
import { defineScreen } from "#ui/screen";
import { answerLearning, markLesson, showLesson, type ShownQuestion } from "../contract.ts";
import { coursePath, doorPath, LearnedText, lessonPath, questionPath, stepPath, wordsFor } from "./parts.tsx";

type Shown = (typeof showLesson)["output"]["_output"];
type Part = { readonly shown: Shown; readonly visit: Visit };

const Onward = ({ shown, visit }: Part) => {
  const words = wordsFor(visit).lesson;
  const [first] = shown.questions;
  if (shown.state === "done" || shown.passed) {
    return (
      <LinkButton kind="primary" href={stepPath(shown.next)} next>
        {shown.next === null ? (shown.passed ? words.toOverview : words.toResult) : words.next}
      </LinkButton>
    );
  }
  const open = shown.questions.find(({ answered }) => !answered) ?? first;
  if (!open) return <ActButton form={{ operation: markLesson, visit }}>{words.read}</ActButton>;
  return (
    <LinkButton kind="primary" href={questionPath(shown.key, open.key)} next>
      {words.toQuestions(shown.questions.filter(({ answered }) => !answered).length)}
    </LinkButton>
  );
};

export const learningLesson = defineScreen({
  path: `${coursePath}/:lesson`,
  door: doorPath,
  title: ({ shown }) => shown.title,
  frame: "bare",
  shows: { shown: showLesson },
  acts: [markLesson],
  next: (_, value) => stepPath(markLesson.output.parse(value).next),
  view: ({ shown }, visit) => {
    const words = wordsFor(visit).lesson;
    return (
      <>
        <PageHead title={shown.title} trail={[{ label: shown.courseTitle, href: coursePath }, { label: words.kicker(shown.number, shown.of, shown.minutes) }]} />
        <article class="rw-card rw-lesson">
          <LearnedText text={shown.text} />
          <Acts>
            <Onward shown={shown} visit={visit} />
            {shown.previous === null ? null : (
              <LinkButton href={lessonPath(shown.previous)}>
                {"←"} {words.kicker(shown.number - 1, shown.of, 0).split(" · ")[0]}
              </LinkButton>
            )}
            <LinkButton href={coursePath}>{words.overview}</LinkButton>
          </Acts>
        </article>
      </>
    );
  },
});

type AskedProps = { readonly question: ShownQuestion; readonly visit: Visit };

const OrderFields = ({ question, visit }: AskedProps) => {
  const words = wordsFor(visit).question;
  const places = question.answers.map((_, index) => ({ value: String(index + 1), label: `${index + 1}.` }));
  return (
    <fieldset class="kern-fieldset" tabindex={-1}>
      <legend class="kern-sr-only">{question.text}</legend>
      {question.answers.map(({ place, text }) => (
        <div class="rw-order">
          <Select name={`places.${place}`} label={words.place(text)} labelHidden options={places} empty={words.choosePlace} required />
          <span aria-hidden="true">{text}</span>
        </div>
      ))}
    </fieldset>
  );
};

const AskedQuestion = ({ question, visit }: AskedProps) => {
  const words = wordsFor(visit).question;
  const options = question.answers.map(({ place, text }) => ({ value: String(place), label: text }));
  return (
    <OperationForm operation={answerLearning} visit={visit}>
      {question.kind === "single" ? <RadioGroup name="choices" label={question.text} labelHidden options={options} required /> : null}
      {question.kind === "multiple" ? <CheckboxGroup name="choices" label={question.text} labelHidden options={options} /> : null}
      {question.kind === "order" ? <OrderFields question={question} visit={visit} /> : null}
      <Submit>{words.check}</Submit>
    </OperationForm>
  );
};

const Verdict = ({ question, visit }: AskedProps) => {
  const words = wordsFor(visit).question;
  if (question.points === null) return <Alert tone="info" title={words.solution} />;
  if (question.points === 1) return <Alert tone="success" title={words.fully} live />;
  return question.points > 0 ? <Alert tone="warning" title={words.partly} live /> : <Alert tone="danger" title={words.wrong} live />;
};

const AnswerLine = ({ answer, question, visit }: AskedProps & { readonly answer: ShownQuestion["answers"][number] }) => {
  const words = wordsFor(visit).question;
  const { given, correct, text, explanation } = answer;
  const missed = correct === true && !given && question.points !== null;
  const tone = correct === true ? (missed ? "part" : "ok") : given ? "no" : "na";
  const word = correct === true ? (missed ? words.missed : words.right) : words.notRight;
  return (
    <li data-given={given ? "" : undefined}>
      <p>
        {text} <StateTag tone={tone}>{word}</StateTag>
        {given && question.kind !== "order" ? <span class="rw-small rw-soft"> {words.yours}</span> : null}
      </p>
      {explanation === "" ? null : <p class="rw-soft">{explanation}</p>}
    </li>
  );
};

const Answered = ({ question, visit }: AskedProps) => {
  const words = wordsFor(visit).question;
  const isOrder = question.kind === "order";
  const lines = question.answers.map((answer) => <AnswerLine answer={answer} question={question} visit={visit} />);
  return (
    <>
      <Verdict question={question} visit={visit} />
      {isOrder && question.points !== null && question.points < 1 ? (
        <>
          <p class="rw-small rw-soft">{words.yours}</p>
          <ol class="rw-answers">{lines}</ol>
          <p>{words.belongs}</p>
          <ol>
            {question.right.map((text) => (
              <li>{text}</li>
            ))}
          </ol>
        </>
      ) : isOrder ? (
        <ol>
          {question.right.map((text) => (
            <li>{text}</li>
          ))}
        </ol>
      ) : (
        <ul class="rw-answers">{lines}</ul>
      )}
      {question.explanation === "" ? null : <p>{question.explanation}</p>}
    </>
  );
};

/** After a question: the next of the lesson, else the next step of the course. */
const afterQuestion = ({ shown }: Part, index: number): string => {
  const following = shown.questions[index + 1];
  return following ? questionPath(shown.key, following.key) : stepPath(shown.next);
};

export const learningQuestion = defineScreen({
  path: `${coursePath}/:lesson/:question`,
  door: doorPath,
  title: ({ shown }) => shown.title,
  frame: "bare",
  shows: { shown: showLesson },
  acts: [answerLearning],
  next: (_, value) => {
    const { lesson, question } = answerLearning.output.parse(value);
    return questionPath(lesson, question);
  },
  view: ({ shown }, visit) => {
    const words = wordsFor(visit);
    const index = shown.questions.findIndex(({ key }) => key === visit.params["question"]);
    const question = shown.questions[index];
    const trail = [
      { label: shown.courseTitle, href: coursePath },
      { label: shown.title, href: lessonPath(shown.key) },
    ];
    if (!question) return <PageHead title={shown.title} trail={trail} lead={words.failures["question-unknown"]} />;
    return (
      <>
        <PageHead
          title={question.text}
          trail={[...trail, { label: words.question.kicker(index + 1, shown.questions.length) }]}
          lead={question.answered ? null : words.question.kinds[question.kind]}
        />
        <Card>
          {question.answered ? <Answered question={question} visit={visit} /> : <AskedQuestion question={question} visit={visit} />}
          <Acts>
            {question.answered ? (
              <LinkButton kind="primary" href={afterQuestion({ shown, visit }, index)} next>
                {words.question.next}
              </LinkButton>
            ) : null}
            <LinkButton href={lessonPath(shown.key)}>{words.question.back}</LinkButton>
          </Acts>
        </Card>
      </>
    );
  },
});
