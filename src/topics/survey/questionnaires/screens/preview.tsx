/** The view „Vorschau“: the questions as a coordinator meets them; nothing can be entered. */
import type { Visit } from "#kernel/screen";
import { CheckboxGroup, RadioGroup } from "#ui/choices";
import { DateField, FileField, MoneyField, TextArea, TextField } from "#ui/fields";
import { Card } from "#ui/parts";
import { Prose } from "#ui/record";
import { DataTable } from "#ui/table";
import type { QuestionnaireRecord } from "../contract.ts";
import type { Definition, Question } from "../model.ts";
import { wordsFor } from "./parts.tsx";
import { conditionSentence } from "./structure.tsx";

type FieldProps = { readonly question: Question; readonly name: string; readonly visit: Visit };

const choicesOf = ({ options = [] }: Question) => options.map(({ key, label }) => ({ value: key, label }));

const stepsOf = ({ scale }: Question) =>
  Array.from({ length: scale ? scale.max - scale.min + 1 : 0 }, (_, index) => {
    const step = (scale?.min ?? 0) + index;
    const name = step === scale?.min ? scale.minLabel : step === scale?.max ? scale.maxLabel : "";
    return { value: String(step), label: name === "" || name === String(step) ? String(step) : `${step} – ${name}` };
  });

const TablePreview = ({ question, name, visit }: FieldProps) => {
  const columns = (question.columns ?? []).map(({ key, label, options }) => ({
    key,
    label,
    cell: () => options?.map((option) => option.label).join(" / ") ?? "…",
  }));
  const rows = question.rows ?? ["…"];
  return (
    <DataTable
      caption={question.text}
      captionVisible
      rowId={(row) => `${name}-${rows.indexOf(row)}`}
      columns={[{ key: "row", label: wordsFor(visit).question.row, labelHidden: true, rowHead: true, cell: (row: string) => row }, ...columns]}
      rows={rows}
    />
  );
};

const Field = ({ question, name, visit }: FieldProps) => {
  const field = { name, label: question.text, hint: question.help, optional: !question.required };
  switch (question.kind) {
    case "single":
      return <RadioGroup {...field} options={choicesOf(question)} />;
    case "multiple":
      return <CheckboxGroup {...field} options={choicesOf(question)} />;
    case "scale":
      return <RadioGroup {...field} options={stepsOf(question)} />;
    case "number":
      return <TextField {...field} label={question.unit ? `${question.text} (${question.unit})` : question.text} size="small" />;
    case "money":
      return <MoneyField {...field} />;
    case "date":
      return <DateField {...field} />;
    case "text":
      return <TextArea {...field} />;
    case "table":
      return <TablePreview question={question} name={name} visit={visit} />;
    case "file":
      return <FileField {...field} />;
  }
};

type ItemProps = { readonly definition: Definition; readonly question: Question; readonly visit: Visit };

const Item = ({ definition, question, visit }: ItemProps) => {
  const condition = conditionSentence(definition, question, visit);
  return (
    <>
      {condition === null ? null : <p class="rw-small rw-soft">{condition}</p>}
      <Field question={question} name={`vorschau-${question.key}`} visit={visit} />
    </>
  );
};

/** Every section with its questions, not to be filled in. */
export const Preview = ({ record, visit }: { readonly record: QuestionnaireRecord; readonly visit: Visit }) => (
  <>
    <p>{wordsFor(visit).record.previewLead}</p>
    {record.definition.sections.map((section) => (
      <Card id={`abschnitt-${section.key}`} title={section.title} titleId={`titel-${section.key}`}>
        <Prose text={section.intro} />
        <fieldset class="kern-fieldset" disabled>
          <legend class="kern-sr-only">{section.title}</legend>
          {section.questions.map((question) => (
            <Item definition={record.definition} question={question} visit={visit} />
          ))}
        </fieldset>
      </Card>
    ))}
  </>
);
