/** The field for each kind of question. */
import type { Visit } from "#kernel/screen";
import type { AnswerValue, Column, Question, TableRow } from "#topics/survey/questionnaires/model";
import { Checkbox, CheckboxGroup, RadioGroup, Select, type Option } from "#ui/choices";
import { DateField, MoneyField, NumberField, TextArea, TextField } from "#ui/fields";
import { HiddenField } from "#ui/form";
import { formatNumber } from "#ui/numbers";
import { ScrollRegion } from "#ui/table";
import { unknownMark } from "../rules/answering.ts";
import type { AskedQuestion } from "../model.ts";
import { wordsFor } from "./parts.tsx";

type FieldProps = { readonly asked: AskedQuestion; readonly visit: Visit };

/** More options than keys or cards are a list. */
const mostCards = 6;
const defaultRows = 20;
/** Empty rows offered below the filled ones of a free table. */
const spareRows = 2;

/** Kinds whose „weiß nicht“ is one of the choices; the others have a tick. */
export const isChoice = ({ kind }: Question): boolean => kind === "single" || kind === "scale";

function optionsOf({ kind, options = [], scale }: Question): Option[] {
  if (kind !== "scale" || !scale) return options.map(({ key, label }) => ({ value: key, label }));
  return Array.from({ length: scale.max - scale.min + 1 }, (_, index) => {
    const step = scale.min + index;
    const hint = step === scale.min ? scale.minLabel : step === scale.max ? scale.maxLabel : undefined;
    return { value: String(step), label: String(step), ...(hint === undefined ? {} : { hint }) };
  });
}

const ChoiceField = ({ asked, visit }: FieldProps) => {
  const words = wordsFor(visit).answering;
  const options = [...optionsOf(asked.question), { value: unknownMark, label: words.unknown }];
  const chosen = asked.state === "unknown" ? unknownMark : typeof asked.value === "string" || typeof asked.value === "number" ? String(asked.value) : null;
  return <RadioGroup name="value" label={words.yourAnswer} labelHidden value={chosen} options={options} look={options.length - 1 > mostCards ? "list" : "cards"} />;
};

function rangeHint({ min, max }: Question, visit: Visit): string | undefined {
  const words = wordsFor(visit).answering;
  const text = (value: number) => formatNumber(value, visit.language, 2);
  if (min !== undefined && max !== undefined) return words.between(text(min), text(max));
  if (min !== undefined) return words.atLeast(text(min));
  return max === undefined ? undefined : words.atMost(text(max));
}

const formatsOf = (locale: string) => ({
  amount: new Intl.NumberFormat(locale, { minimumFractionDigits: 2, maximumFractionDigits: 2 }),
  cell: new Intl.NumberFormat(locale, { useGrouping: false, maximumFractionDigits: 6 }),
});
const formats = { de: formatsOf("de-DE"), en: formatsOf("en-GB") } as const;

const amountText = (value: AnswerValue | null, visit: Visit) => (typeof value === "number" ? formats[visit.language].amount.format(value) : "");

const cellOf = (rows: readonly TableRow[], index: number, column: string) => rows[index]?.cells[column];

/** A number as it is typed in this language: „1,5“. */
const cellText = (value: string | number | undefined, visit: Visit) => (typeof value === "number" ? formats[visit.language].cell.format(value) : value);

type CellProps = { readonly column: Column; readonly name: string; readonly label: string; readonly value: string | number | undefined };

const Cell = ({ column, name, label, value }: CellProps) => {
  if (column.kind === "choice")
    return <Select name={name} label={label} labelHidden value={value} options={(column.options ?? []).map((option) => ({ value: option.key, label: option.label }))} empty="–" />;
  return <TextField name={name} label={label} labelHidden value={value} maxlength={500} />;
};

const isRow = (row: unknown): row is TableRow => typeof row === "object" && row !== null && "cells" in row;

/** What stands in the table: what was just sent and came back, else what is kept; fixed rows in their own order. */
function rowsShown({ question, value }: AskedQuestion, visit: Visit): readonly TableRow[] {
  const sent = visit.given["question"] === question.key ? visit.given["value"] : undefined;
  const rows = (typeof sent === "object" && sent !== null ? Object.values(sent) : Array.isArray(value) ? value : []).filter(isRow);
  return question.rows ? question.rows.map((name) => rows.find(({ row }) => row === name) ?? { row: name, cells: {} }) : rows;
}

const headOf = ({ label, unit }: Column): string => (unit === undefined ? label : `${label} (${unit})`);

const TableFields = ({ asked, visit }: FieldProps) => {
  const words = wordsFor(visit).answering;
  const { question } = asked;
  const rows = rowsShown(asked, visit);
  const most = question.rows?.length ?? question.maxRows ?? defaultRows;
  const shown = Math.min(most, question.rows ? most : rows.length + spareRows);
  const names = Array.from({ length: shown }, (_, index) => question.rows?.[index] ?? words.rowNumber(index + 1));
  return (
    <ScrollRegion label={question.text}>
      <table class="rw-table rw-table--fields">
        <caption class="kern-sr-only">{question.text}</caption>
        <thead>
          <tr>
            <th scope="col">{words.row}</th>
            {question.columns?.map((column) => (
              <th scope="col">{headOf(column)}</th>
            ))}
          </tr>
        </thead>
        <tbody>
          {names.map((rowName, index) => (
            <tr>
              <th scope="row">
                {rowName}
                {question.rows ? <HiddenField name={`value.${index}.row`} value={rowName} /> : null}
              </th>
              {question.columns?.map((column) => (
                <td data-label={headOf(column)}>
                  <Cell
                    column={column}
                    name={`value.${index}.cells.${column.key}`}
                    label={`${column.label}, ${rowName}`}
                    value={cellText(cellOf(rows, index, column.key), visit)}
                  />
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </ScrollRegion>
  );
};

const PlainField = ({ asked, visit }: FieldProps) => {
  const words = wordsFor(visit).answering;
  const { question, value } = asked;
  const field = { name: "value", label: words.yourAnswer, hint: rangeHint(question, visit) };
  const single = typeof value === "string" || typeof value === "number" ? value : null;
  switch (question.kind) {
    case "multiple":
      return (
        <CheckboxGroup
          name="value"
          label={words.yourAnswer}
          labelHidden
          values={Array.isArray(value) ? value.filter((item) => typeof item === "string") : []}
          options={optionsOf(question)}
          look={optionsOf(question).length > mostCards ? "columns" : "list"}
        />
      );
    case "number":
      return <NumberField {...field} value={single} unit={question.unit} min={question.min} max={question.max} step={question.decimals ? 10 ** -question.decimals : 1} />;
    case "money":
      return <MoneyField {...field} value={amountText(value, visit)} />;
    case "date":
      return <DateField {...field} value={single} />;
    case "table":
      return <TableFields asked={asked} visit={visit} />;
    case "file":
      return null;
    default:
      return <TextArea {...field} value={single} rows={5} maxlength={5000} />;
  }
};

/** The answer's field, and „weiß nicht“ beside it, always. */
export const ValueField = ({ asked, visit }: FieldProps) => {
  const words = wordsFor(visit).answering;
  if (isChoice(asked.question)) return <ChoiceField asked={asked} visit={visit} />;
  return (
    <>
      <PlainField asked={asked} visit={visit} />
      <Checkbox name="unknown" label={words.unknown} hint={words.unknownHint} checked={asked.state === "unknown"} />
    </>
  );
};
