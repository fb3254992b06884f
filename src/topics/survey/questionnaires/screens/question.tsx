/** The form of one question: what all kinds have, what its kind has, and its condition. */
import type { Visit } from "#kernel/screen";
import { RadioGroup, Select } from "#ui/choices";
import { TextArea, TextField } from "#ui/fields";
import { ActButton, OperationForm, Submit } from "#ui/form";
import { Acts, Alert, Card, LinkButton, PageHead } from "#ui/parts";
import { Details } from "#ui/record";
import { defineScreen } from "#ui/screen";
import { readQuestionnaire, removeQuestion, saveQuestion, type QuestionnaireRecord } from "../contract.ts";
import { questionKinds, type Column, type Option, type Question, type QuestionKind } from "../model.ts";
import { questionOf } from "../rules/answered.ts";
import { Conflict, Done, filledFrom, questionPath, recordPath, toldOf, trailTo, whyNot, wordsFor, type ComparedField } from "./parts.tsx";
import { ConditionFields, KindFields } from "./question-fields.tsx";
import { Frozen } from "./sections.tsx";

const choiceLines = (options: readonly Option[] = []) =>
  options.map(({ label, points }) => (points === undefined ? label : `${label} = ${String(points).replace(".", ",")}`)).join("\n");
const withLines = (column: Column) => ({ ...column, choices: choiceLines(column.options) });

/** A question as the form names it: lists as lines, yes and no as words. */
function asFields(question: Question | undefined, section: string) {
  if (!question) return { section, required: "true", weight: 1 };
  const { columns, rows, ...rest } = question;
  return {
    ...rest,
    section,
    required: String(question.required),
    ...(columns ? { columns: columns.map(withLines) } : {}),
    ...(rows ? { rows: rows.join("\n") } : {}),
  };
}

type FormProps = {
  readonly record: QuestionnaireRecord;
  readonly question: Question | undefined;
  readonly section: string;
  readonly kind: QuestionKind;
  readonly visit: Visit;
};

/** What is compared when somebody else was faster. */
function comparedFields({ question }: FormProps, visit: Visit): ComparedField[] {
  const words = wordsFor(visit).question;
  const options = (question?.options ?? []).flatMap((_, index) => [
    { name: `options.${index}.label`, label: words.option(index + 1) },
    { name: `options.${index}.points`, label: words.points(index + 1) },
  ]);
  const columns = (question?.columns ?? []).flatMap((_, index) => [
    { name: `columns.${index}.label`, label: words.column(index + 1) },
    { name: `columns.${index}.choices`, label: words.columnChoices(index + 1) },
  ]);
  const plain = {
    text: words.text,
    help: words.help,
    weight: words.weight,
    unit: words.unit,
    min: words.min,
    max: words.max,
    rows: words.rows,
    "plausible.message": words.message,
    "condition.question": words.conditionQuestion,
  };
  return [...Object.entries(plain).map(([name, label]) => ({ name, label })), ...options, ...columns];
}

const QuestionForm = (props: FormProps) => {
  const { record, question, section, kind, visit } = props;
  const words = wordsFor(visit).question;
  const stored = asFields(question, section);
  const filled = filledFrom(stored, visit, saveQuestion);
  const { definition, revision } = record;
  const required = [
    { value: "true", label: words.requiredYes },
    { value: "false", label: words.requiredNo },
  ];
  return (
    <>
      <Conflict record={record} stored={stored} operation={saveQuestion} fields={comparedFields(props, visit)} visit={visit} />
      <Card title={wordsFor(visit).kinds[kind]}>
        <OperationForm operation={saveQuestion} visit={visit} keep={{ abschnitt: section, art: kind }} hidden={{ revision, question: question?.key, kind }}>
          <TextArea name="text" label={words.text} value={filled.text("text")} maxlength={400} rows={2} required />
          <TextArea name="help" label={words.help} hint={words.helpHint} value={filled.text("help")} maxlength={1_500} rows={4} optional />
          <Select
            name="section"
            label={words.section}
            options={definition.sections.map(({ key, title }) => ({ value: key, label: title }))}
            empty={null}
            value={filled.text("section")}
          />
          <KindFields kind={kind} filled={filled} visit={visit} />
          <ConditionFields filled={filled} visit={visit} definition={definition} question={question?.key} section={section} />
          <RadioGroup name="required" label={words.required} options={required} value={filled.text("required")} />
          <TextField name="weight" label={words.weight} hint={words.weightHint} value={filled.text("weight")} size="small" />
          {question ? (
            <p class="rw-soft">{words.keyFixed(question.key)}</p>
          ) : (
            <TextField name="newKey" label={words.key} hint={words.keyHint} value={filled.text("newKey")} maxlength={60} optional />
          )}
          <Acts>
            <Submit disabledReason={whyNot(record, saveQuestion, visit)}>{words.save}</Submit>
            <LinkButton href={`${recordPath(visit)}${question ? `#frage-${question.key}` : ""}`}>{wordsFor(visit).record.structure}</LinkButton>
          </Acts>
        </OperationForm>
      </Card>
    </>
  );
};

const KindChoice = ({ section, current, visit }: { readonly section: string; readonly current: QuestionKind | null; readonly visit: Visit }) => {
  const words = wordsFor(visit);
  const options = questionKinds.map((value) => ({ value, label: words.kinds[value] }));
  return (
    <form method="get" class="rw-form">
      <input type="hidden" name="abschnitt" value={section} />
      <RadioGroup name="art" label={words.question.chooseKind} options={options} value={current ?? "single"} />
      <Submit kind={current === null ? "primary" : "quiet"}>{current === null ? words.record.addQuestion : words.question.changeKind}</Submit>
    </form>
  );
};

const Existing = ({ record, question, section, kind, visit }: FormProps & { readonly question: Question }) => {
  const words = wordsFor(visit).question;
  return (
    <>
      <QuestionForm record={record} question={question} section={section} kind={kind} visit={visit} />
      <Details summary={words.changeKind}>
        <p class="rw-soft">{words.changeKindText}</p>
        <KindChoice section={section} current={kind} visit={visit} />
      </Details>
      {whyNot(record, removeQuestion, visit) === null ? (
        <Card title={words.remove}>
          <p>{words.removeText}</p>
          <ActButton form={{ operation: removeQuestion, visit, hidden: { revision: record.revision, question: question.key } }} kind="danger" confirm={words.removeConfirm}>
            {words.remove}
          </ActButton>
        </Card>
      ) : null}
    </>
  );
};

const kindOf = (named: string | undefined): QuestionKind | null => questionKinds.find((kind) => kind === named) ?? null;

const view = ({ record }: { record: QuestionnaireRecord }, visit: Visit) => {
  const words = wordsFor(visit);
  const key = visit.params["questionKey"];
  const found = key === undefined ? undefined : questionOf(record.definition, key);
  const asked = kindOf(visit.query["art"]);
  const section = found?.section.key ?? visit.query["abschnitt"] ?? record.definition.sections[0]?.key ?? "";
  const title = found ? words.question.title : words.question.fresh;
  return (
    <>
      <PageHead title={title} trail={trailTo(record, visit, title)} lead={found?.question.text} />
      <Done sentences={words.record.done} visit={visit} />
      <Frozen record={record} visit={visit} />
      {key !== undefined && !found ? <Alert tone="warning" title={words.failures["question-unknown"]} /> : null}
      {found ? <Existing record={record} question={found.question} section={section} kind={asked ?? found.question.kind} visit={visit} /> : null}
      {key === undefined && asked ? <QuestionForm record={record} question={undefined} section={section} kind={asked} visit={visit} /> : null}
      {key === undefined && !asked ? (
        <Card>
          <KindChoice section={section} current={null} visit={visit} />
        </Card>
      ) : null}
    </>
  );
};

const shared = {
  lane: "questionnaires",
  title: (_: unknown, visit: Visit) => (visit.params["questionKey"] ? wordsFor(visit).question.title : wordsFor(visit).question.fresh),
  shows: { record: readQuestionnaire },
  acts: [saveQuestion, removeQuestion],
  next: (operation: string, value: unknown, visit: Pick<Visit, "params">) => {
    // A condition just chosen is completed on the same page.
    const question = toldOf(value, "question");
    return operation === saveQuestion.name && question ? `${questionPath(visit, question)}?getan=${operation}` : `${recordPath(visit)}?getan=${operation}`;
  },
  view,
};

export const newQuestionPage = defineScreen({ ...shared, path: "/verbund/:cooperativeId/frageboegen/:questionnaireId/fragen" });
export const questionPage = defineScreen({ ...shared, path: "/verbund/:cooperativeId/frageboegen/:questionnaireId/fragen/:questionKey" });
