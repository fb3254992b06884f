/** One question with its form: value, „weiß nicht“, remark, file; conflicts show both answers. */
import type { Visit } from "#kernel/screen";
import { Autosave, KeyHint, Question, SavedState } from "#ui/answering";
import { formatShortInstant, formatTime } from "#ui/dates";
import { FileField, TextArea } from "#ui/fields";
import { ActButton, OperationForm, Submit } from "#ui/form";
import { Acts, Alert, LinkButton } from "#ui/parts";
import { Facts, Prose } from "#ui/record";
import { answerQuestion, attachFile } from "../contract.ts";
import { fileEndings, type AskedQuestion } from "../model.ts";
import { fileOf, unknownMark } from "../rules/answering.ts";
import { givenText, valueText } from "../rules/wording.ts";
import { overviewPath, questionPath, wordsFor } from "./parts.tsx";
import type { Section } from "./context.tsx";
import { isChoice, ValueField } from "./values.tsx";

export type QuestionProps = { readonly section: Section; readonly asked: AskedQuestion; readonly visit: Visit };

const storedText = (asked: AskedQuestion, visit: Visit) => {
  const words = wordsFor(visit).answering;
  if (asked.state === "unknown") return words.unknown;
  return valueText(asked.question, asked.value, visit.language) || words.empty;
};

const sentText = ({ question }: AskedQuestion, { given, language }: Visit) => {
  const words = wordsFor({ language }).answering;
  return given["value"] === unknownMark || given["unknown"] !== undefined ? words.unknown : givenText(question, given["value"], language) || words.empty;
};

/** Somebody was faster: both answers, and what saving once more means. */
const Conflict = ({ asked, section, visit }: QuestionProps) => {
  const words = wordsFor(visit).answering;
  const { given, issues } = visit;
  if (issues.length === 0 || given["question"] !== asked.question.key || given["version"] === undefined || Number(given["version"]) === asked.version) return null;
  return (
    <Alert tone="warning" title={words.conflictTitle} live>
      <Facts
        facts={[
          {
            term: words.conflictStored(asked.answeredBy ?? ""),
            value: <Prose text={[storedText(asked, visit), asked.remark].filter(Boolean).join("\n\n")} />,
          },
          {
            term: words.conflictMine,
            value: <Prose text={[sentText(asked, visit), typeof given["remark"] === "string" ? given["remark"] : ""].filter(Boolean).join("\n\n")} />,
          },
        ]}
      />
      <p>{words.conflictHint}</p>
      <LinkButton href={questionPath(visit, section.section.key, asked.question.key)} small>
        {words.reload}
      </LinkButton>
    </Alert>
  );
};

const downloadPath = ({ params }: Visit, question: string) =>
  `/api/survey.attachment?${new URLSearchParams({ memberId: params["memberId"] ?? "", campaignId: params["campaignId"] ?? "", question }).toString()}`;

const FileAnswer = ({ asked, visit, locked }: QuestionProps & { locked: boolean }) => {
  const words = wordsFor(visit).answering;
  const file = fileOf(asked.value);
  const { key } = asked.question;
  const hidden = { question: key, version: asked.version };
  return (
    <>
      {file ? (
        <p>
          <a href={downloadPath(visit, key)} download="">
            {words.download(file.name)}
          </a>
        </p>
      ) : null}
      {locked ? null : (
        <OperationForm operation={attachFile} visit={visit} keep={{ frage: key }} hidden={hidden} file>
          <FileField name="file" label={words.file} hint={words.fileHint} accept={fileEndings.map((ending) => `.${ending}`).join(",")} required />
          <Submit kind={file ? "quiet" : "primary"}>{file ? words.replace : words.attach}</Submit>
        </OperationForm>
      )}
      {file && !locked ? (
        <ActButton
          form={{
            operation: answerQuestion,
            visit,
            instance: "leeren",
            mine: false,
            keep: { frage: key },
            hidden: { ...hidden, clear: "true", remark: asked.remark },
          }}
          kind="plain"
        >
          {words.removeFile}
        </ActButton>
      ) : null}
    </>
  );
};

const ReadOnly = ({ asked, visit }: QuestionProps) => (
  <>
    <div class="rw-prose">
      <strong>{storedText(asked, visit)}</strong>
    </div>
    {asked.remark === "" ? null : <Prose text={asked.remark} />}
  </>
);

const AnswerForm = ({ section, asked, visit }: QuestionProps) => {
  const words = wordsFor(visit).answering;
  const { key } = asked.question;
  const questions = section.questions.map(({ question }) => question.key);
  const previous = questions[questions.indexOf(key) - 1];
  const last = questions.at(-1) === key;
  const mine = visit.given["question"] === undefined || visit.given["question"] === key;
  return (
    <Autosave>
      <OperationForm operation={answerQuestion} visit={visit} mine={mine} keep={{ frage: key }} hidden={{ question: key, version: asked.version }} lenient>
        <ValueField asked={asked} visit={visit} />
        <TextArea name="remark" label={words.remark} hint={words.remarkHint} value={asked.remark} optional rows={2} maxlength={4000} />
        <SavedState savedAt={asked.answeredAt === null || asked.carriedOver ? undefined : formatTime(asked.answeredAt, visit.language)}>
          <a href="#rueckfrage">{words.inquiry}</a>
        </SavedState>
        <Acts>
          {previous === undefined ? (
            <LinkButton href={overviewPath(visit)}>{words.back}</LinkButton>
          ) : (
            <LinkButton href={questionPath(visit, section.section.key, previous)}>{words.back}</LinkButton>
          )}
          <Submit next>{asked.carriedOver ? words.confirm : last && section.nextOpen === null ? words.saveLast : words.save}</Submit>
          {isChoice(asked.question) ? <KeyHint>{words.keys}</KeyHint> : null}
        </Acts>
      </OperationForm>
    </Autosave>
  );
};

/** The question in the middle of the page. */
export const CurrentQuestion = (props: QuestionProps) => {
  const { section, asked, visit } = props;
  const words = wordsFor(visit).answering;
  const { question } = asked;
  const locked = section.lock !== null || !visit.may(answerQuestion);
  const at = section.questions.findIndex((one) => one.question.key === question.key) + 1;
  const kicker = [words.number(at, section.questions.length), question.required ? null : words.optional].filter(Boolean).join(" · ");
  return (
    <Question kicker={kicker} title={question.text} lead={question.help ? <Prose text={question.help} /> : null}>
      <Conflict {...props} />
      {asked.carriedOver ? <Alert tone="info" title={asked.previous ? words.carriedOver(asked.previous.period) : words.carriedOverLast} /> : null}
      {question.kind === "file" ? <FileAnswer {...props} locked={locked} /> : null}
      {locked ? <ReadOnly {...props} /> : <AnswerForm {...props} />}
      {asked.answeredAt === null || asked.answeredBy === null ? null : (
        <p class="rw-small rw-soft">{words.answeredBy(asked.answeredBy, formatShortInstant(asked.answeredAt, visit.language))}</p>
      )}
    </Question>
  );
};
