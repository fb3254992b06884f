/** The fields of a question by kind; spare blank rows take the place of a button that would need JavaScript. */
import type { Visit } from "#kernel/screen";
import { CheckboxGroup, Select } from "#ui/choices";
import { NumberField, TextArea, TextField } from "#ui/fields";
import { Columns } from "#ui/parts";
import type { Definition, Question, QuestionKind } from "../model.ts";
import { questionsOf } from "../rules/answered.ts";
import { most } from "../rules/editing.ts";
import { Group, wordsFor, type Filled } from "./parts.tsx";

export type FieldsProps = { readonly filled: Filled; readonly visit: Visit };

const spareRows = 3;
const indexes = (count: number) => Array.from({ length: count }, (_, index) => index);

const OptionRows = ({ filled, visit }: FieldsProps) => {
  const words = wordsFor(visit).question;
  const rows = Math.min(most.options, filled.count("options") + spareRows);
  return (
    <Group legend={words.options} hint={words.optionsHint}>
      {indexes(rows).map((index) => (
        <Columns kind="wide-left">
          <TextField name={`options.${index}.label`} label={words.option(index + 1)} value={filled.text(`options.${index}.label`)} maxlength={200} />
          <div>
            <input type="hidden" name={`options.${index}.key`} value={filled.text(`options.${index}.key`)} />
            <TextField name={`options.${index}.points`} label={words.points(index + 1)} value={filled.text(`options.${index}.points`)} size="small" optional />
          </div>
        </Columns>
      ))}
    </Group>
  );
};

const ScaleFields = ({ filled, visit }: FieldsProps) => {
  const words = wordsFor(visit).question;
  return (
    <Group legend={words.scale}>
      <Columns>
        <NumberField name="scale.min" label={words.scaleMin} value={filled.text("scale.min") || 1} min={0} max={10} />
        <NumberField name="scale.max" label={words.scaleMax} value={filled.text("scale.max") || 5} min={1} max={10} />
        <TextField name="scale.minLabel" label={words.minLabel} value={filled.text("scale.minLabel")} maxlength={80} />
        <TextField name="scale.maxLabel" label={words.maxLabel} value={filled.text("scale.maxLabel")} maxlength={80} />
      </Columns>
    </Group>
  );
};

const AmountFields = ({ filled, visit, money }: FieldsProps & { readonly money: boolean }) => {
  const words = wordsFor(visit).question;
  const decimals = ["0", "1", "2"].map((value) => ({ value, label: value }));
  return (
    <>
      <Group legend={words.bounds}>
        <Columns>
          {money ? null : <TextField name="unit" label={words.unit} hint={words.unitHint} value={filled.text("unit")} maxlength={40} optional />}
          <Select name="decimals" label={words.decimals} options={decimals} empty={null} value={filled.text("decimals") || (money ? "2" : "0")} />
          <TextField name="min" label={words.min} value={filled.text("min")} size="small" optional />
          <TextField name="max" label={words.max} value={filled.text("max")} size="small" optional />
        </Columns>
      </Group>
      <Group legend={words.plausible} hint={words.plausibleHint}>
        <Columns>
          <TextField name="plausible.low" label={words.low} value={filled.text("plausible.low")} size="small" optional />
          <TextField name="plausible.high" label={words.high} value={filled.text("plausible.high")} size="small" optional />
        </Columns>
        <TextArea name="plausible.message" label={words.message} value={filled.text("plausible.message")} maxlength={300} rows={2} optional />
      </Group>
    </>
  );
};

const ColumnFields = ({ filled, visit, index }: FieldsProps & { readonly index: number }) => {
  const words = wordsFor(visit).question;
  const name = (field: string) => `columns.${index}.${field}`;
  const kinds = (["text", "number", "choice"] as const).map((value) => ({ value, label: words.columnKinds[value] }));
  return (
    <Columns>
      <div class="rw-stack">
        <input type="hidden" name={name("key")} value={filled.text(name("key"))} />
        <TextField name={name("label")} label={words.column(index + 1)} value={filled.text(name("label"))} maxlength={120} />
        <Select name={name("kind")} label={words.columnKind(index + 1)} options={kinds} empty={null} value={filled.text(name("kind"))} />
      </div>
      <div class="rw-stack">
        <TextArea name={name("choices")} label={words.columnChoices(index + 1)} value={filled.text(name("choices"))} rows={3} optional />
        <TextField name={name("unit")} label={words.columnUnit(index + 1)} value={filled.text(name("unit"))} size="small" maxlength={30} optional />
      </div>
    </Columns>
  );
};

const TableFields = ({ filled, visit }: FieldsProps) => {
  const words = wordsFor(visit).question;
  const rows = Math.min(most.columns, filled.count("columns") + 2);
  return (
    <Group legend={words.columns} hint={words.columnsHint}>
      {indexes(rows).map((index) => (
        <ColumnFields filled={filled} visit={visit} index={index} />
      ))}
      <TextArea name="rows" label={words.rows} hint={words.rowsHint} value={filled.text("rows")} rows={5} optional />
      <NumberField name="maxRows" label={words.maxRows} value={filled.text("maxRows")} min={1} max={60} optional />
    </Group>
  );
};

/** What only this kind of question has. */
export const KindFields = ({ kind, ...props }: FieldsProps & { readonly kind: QuestionKind }) => {
  switch (kind) {
    case "single":
    case "multiple":
      return <OptionRows {...props} />;
    case "scale":
      return <ScaleFields {...props} />;
    case "number":
    case "money":
      return <AmountFields {...props} money={kind === "money"} />;
    case "table":
      return <TableFields {...props} />;
    case "date":
    case "text":
    case "file":
      return null;
  }
};

/** The choice questions that stand before a question: only these may decide whether it is asked. */
function earlierChoices(definition: Definition, key: string | undefined, section: string): readonly Question[] {
  const all = questionsOf(definition);
  const own = all.findIndex(({ question }) => question.key === key);
  const last = all.findLastIndex((one) => one.section.key === section);
  const before = own >= 0 ? all.slice(0, own) : all.slice(0, last + 1);
  const choices = before.filter(({ question }) => question.kind === "single" || question.kind === "multiple").map(({ question }) => question);
  // A new question of an empty section comes after everything in the sections before it.
  return own < 0 && last < 0 ? all.filter(({ section: home }) => isBefore(definition, home.key, section)).flatMap(({ question }) => (question.options ? [question] : [])) : choices;
}

const isBefore = ({ sections }: Definition, a: string, b: string) => sections.findIndex(({ key }) => key === a) < sections.findIndex(({ key }) => key === b);

type ConditionProps = FieldsProps & { readonly definition: Definition; readonly question: string | undefined; readonly section: string };

/** First the question, then – after saving – its answers. */
export const ConditionFields = ({ filled, visit, definition, question, section }: ConditionProps) => {
  const words = wordsFor(visit).question;
  const earlier = earlierChoices(definition, question, section);
  if (earlier.length === 0 && filled.text("condition.question") === "") return null;
  const referred = earlier.find(({ key }) => key === filled.text("condition.question"));
  return (
    <Group legend={words.condition}>
      <Select
        name="condition.question"
        label={words.conditionQuestion}
        hint={words.conditionHint}
        options={earlier.map(({ key, text }) => ({ value: key, label: text }))}
        empty={words.conditionNone}
        value={filled.text("condition.question")}
      />
      {referred ? (
        <CheckboxGroup
          name="condition.is"
          label={words.conditionIs}
          options={(referred.options ?? []).map(({ key, label }) => ({ value: key, label }))}
          values={filled.list("condition.is")}
        />
      ) : (
        <p class="rw-soft">{words.conditionLater}</p>
      )}
    </Group>
  );
};
