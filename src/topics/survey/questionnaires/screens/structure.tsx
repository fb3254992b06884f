/** The view „Aufbau“: sections and questions in their order, each with its acts. */
import type { Visit } from "#kernel/screen";
import { OperationForm, Submit } from "#ui/form";
import { formatNumber } from "#ui/numbers";
import { Acts, Card, EmptyState, LinkButton } from "#ui/parts";
import { Details, Prose } from "#ui/record";
import { moveQuestion, moveSection, saveQuestion, saveSection, type QuestionnaireRecord } from "../contract.ts";
import type { Definition, Option, Question, Section } from "../model.ts";
import { questionOf } from "../rules/answered.ts";
import { questionPath, recordPath, sectionPath, wordsFor } from "./parts.tsx";

type Props = { readonly record: QuestionnaireRecord; readonly visit: Visit };

const mayEdit = ({ record, visit }: Props) => record.state === "draft" && visit.may(saveQuestion);

type MoveProps = Props & {
  readonly operation: typeof moveSection | typeof moveQuestion;
  readonly hidden: Readonly<Record<string, string>>;
  readonly what: string;
};

const Move = ({ record, visit, operation, hidden, what }: MoveProps) => {
  const words = wordsFor(visit).record;
  const [key = ""] = Object.values(hidden);
  const mine = Object.entries(hidden).every(([name, value]) => visit.given[name] === value);
  return (
    <OperationForm operation={operation} visit={visit} instance={key} mine={mine} hidden={{ ...hidden, revision: record.revision }} layout="inline">
      <Submit kind="plain" name="direction" value="up" label={words.upNamed(what)}>
        {words.up}
      </Submit>
      <Submit kind="plain" name="direction" value="down" label={words.downNamed(what)}>
        {words.down}
      </Submit>
    </OperationForm>
  );
};

/** „Nur wenn ‚…‘: Ja, Teilweise“. */
export function conditionSentence(definition: Definition, { condition }: Question, visit: Visit): string | null {
  const words = wordsFor(visit).record;
  if (!condition) return null;
  const referred = questionOf(definition, condition.question)?.question;
  const labels = condition.is.map((key) => referred?.options?.find((option) => option.key === key)?.label ?? key);
  return words.onlyIf(referred?.text ?? condition.question, labels.length === 0 ? words.noAnswer : labels.join(", "));
}

const Options = ({ options, visit }: { options: readonly Option[]; visit: Visit }) => (
  <ul>
    {options.map(({ label, points }) => (
      <li>
        {label}
        {points === undefined ? null : <span class="rw-soft"> – {wordsFor(visit).record.points(formatNumber(points, visit.language, 2))}</span>}
      </li>
    ))}
  </ul>
);

/** What a question asks for, in short: options, scale, unit, columns. */
const Asked = ({ question, visit }: { question: Question; visit: Visit }) => {
  const { options, scale, unit, columns } = question;
  if (options) return <Options options={options} visit={visit} />;
  if (scale) return <p class="rw-soft">{`${scale.min} (${scale.minLabel}) – ${scale.max} (${scale.maxLabel})`}</p>;
  if (columns) return <p class="rw-soft">{columns.map(({ label }) => label).join(" · ")}</p>;
  return unit ? <p class="rw-soft">{unit}</p> : null;
};

const QuestionItem = ({ record, visit, question }: Props & { readonly question: Question }) => {
  const words = wordsFor(visit);
  const facts = [
    words.kinds[question.kind],
    question.required ? null : words.record.voluntary,
    question.weight === 0 ? words.record.notRated : question.weight === 1 ? null : words.record.weight(formatNumber(question.weight, visit.language, 1)),
  ];
  const condition = conditionSentence(record.definition, question, visit);
  return (
    <li id={`frage-${question.key}`}>
      <h3>{question.text}</h3>
      <p class="rw-small rw-soft">{facts.filter(Boolean).join(" · ")}</p>
      {condition === null ? null : <p class="rw-small">{condition}</p>}
      <Asked question={question} visit={visit} />
      {question.help ? (
        <Details summary={words.question.help}>
          <Prose text={question.help} />
        </Details>
      ) : null}
      {mayEdit({ record, visit }) ? (
        <Acts>
          <LinkButton small href={questionPath(visit, question.key)} label={words.record.editQuestionNamed(question.text)}>
            {words.record.editQuestion}
          </LinkButton>
          <Move record={record} visit={visit} operation={moveQuestion} hidden={{ question: question.key }} what={question.text} />
        </Acts>
      ) : null}
    </li>
  );
};

const SectionActs = ({ record, visit, section }: Props & { readonly section: Section }) => {
  const words = wordsFor(visit).record;
  return (
    <>
      <LinkButton small href={sectionPath(visit, section.key)} label={words.editSectionNamed(section.title)}>
        {words.editSection}
      </LinkButton>
      <Move record={record} visit={visit} operation={moveSection} hidden={{ section: section.key }} what={section.title} />
    </>
  );
};

const SectionCard = ({ record, visit, section }: Props & { readonly section: Section }) => {
  const words = wordsFor(visit).record;
  const edits = mayEdit({ record, visit });
  const who = section.audience === undefined ? [] : [words.audience(section.audience)];
  return (
    <Card
      id={`abschnitt-${section.key}`}
      title={section.title}
      titleId={`titel-${section.key}`}
      note={[words.minutes(section.minutes), ...who].join(" · ")}
      acts={edits ? <SectionActs record={record} visit={visit} section={section} /> : null}
    >
      <Prose text={section.intro} />
      {section.questions.length === 0 ? (
        <p class="rw-soft">{words.noQuestions}</p>
      ) : (
        <ol>
          {section.questions.map((question) => (
            <QuestionItem record={record} visit={visit} question={question} />
          ))}
        </ol>
      )}
      {edits ? (
        <LinkButton small href={`${recordPath(visit)}/fragen?abschnitt=${section.key}`} label={words.addQuestionTo(section.title)}>
          {words.addQuestion}
        </LinkButton>
      ) : null}
    </Card>
  );
};

/** Sections and questions as a document. */
export const Structure = ({ record, visit }: Props) => {
  const words = wordsFor(visit).record;
  const { sections } = record.definition;
  const add =
    record.state === "draft" && visit.may(saveSection) ? (
      <LinkButton kind={sections.length === 0 ? "primary" : "quiet"} href={`${recordPath(visit)}/abschnitte`}>
        {words.addSection}
      </LinkButton>
    ) : null;
  if (sections.length === 0)
    return (
      <EmptyState title={words.noSections} act={add}>
        {words.noSectionsText}
      </EmptyState>
    );
  return (
    <>
      {sections.map((section) => (
        <SectionCard record={record} visit={visit} section={section} />
      ))}
      {add}
    </>
  );
};
