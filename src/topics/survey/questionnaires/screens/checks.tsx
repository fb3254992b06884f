/** Checks: listed in a view of their own, changed all at once. */
import type { Visit } from "#kernel/screen";
import { Select } from "#ui/choices";
import { TextArea, TextField } from "#ui/fields";
import { OperationForm, Submit } from "#ui/form";
import { formatNumber } from "#ui/numbers";
import { Card, LinkButton, PageHead } from "#ui/parts";
import { defineScreen } from "#ui/screen";
import { readQuestionnaire, saveChecks, type QuestionnaireRecord } from "../contract.ts";
import type { Definition } from "../model.ts";
import { questionOf, questionsOf } from "../rules/answered.ts";
import { Conflict, filledFrom, Group, recordPath, trailTo, whyNot, wordsFor, type Filled } from "./parts.tsx";
import { Frozen } from "./sections.tsx";

type Props = { readonly record: QuestionnaireRecord; readonly visit: Visit };

/** The view „Vergleiche“ of a questionnaire. */
export const ChecksList = ({ record, visit }: Props) => {
  const words = wordsFor(visit);
  const named = (side: string | number) => (typeof side === "number" ? formatNumber(side, visit.language, 2) : `„${questionOf(record.definition, side)?.question.text ?? side}“`);
  const edit =
    record.state === "draft" && visit.may(saveChecks) ? (
      <LinkButton small href={`${recordPath(visit)}/vergleiche`}>
        {words.record.editChecks}
      </LinkButton>
    ) : null;
  return (
    <Card title={words.checks.title} acts={edit}>
      {record.definition.checks.length === 0 ? <p class="rw-soft">{words.record.noChecks}</p> : null}
      <ol>
        {record.definition.checks.map(({ left, op, right, message }) => (
          <li>
            <p>
              {named(left)} <strong>{words.checks.ops[op]}</strong> {named(right)}
            </p>
            <p class="rw-soft">{message}</p>
          </li>
        ))}
      </ol>
    </Card>
  );
};

const numbersOf = (definition: Definition) =>
  questionsOf(definition).flatMap(({ question }) => (question.kind === "number" || question.kind === "money" ? [{ value: question.key, label: question.text }] : []));

type RowProps = {
  readonly index: number;
  readonly filled: Filled;
  readonly numbers: readonly { readonly value: string; readonly label: string }[];
  readonly visit: Visit;
};

const CheckRow = ({ index, filled, numbers, visit }: RowProps) => {
  const words = wordsFor(visit).checks;
  const name = (field: string) => `checks.${index}.${field}`;
  const number = index + 1;
  const ops = (["<=", ">=", "=="] as const).map((value) => ({ value, label: words.ops[value] }));
  return (
    <Group legend={words.row(number)}>
      <input type="hidden" name={name("key")} value={filled.text(name("key"))} />
      <Select name={name("left")} label={words.left} options={numbers} empty={words.none} value={filled.text(name("left"))} />
      <Select name={name("op")} label={words.op} options={ops} empty={null} value={filled.text(name("op"))} />
      <Select name={name("right")} label={words.right} options={numbers} empty={words.none} value={filled.text(name("right"))} />
      <TextField name={name("number")} label={words.number} value={filled.text(name("number"))} size="small" optional />
      <TextArea name={name("message")} label={words.message} value={filled.text(name("message"))} maxlength={300} rows={2} />
    </Group>
  );
};

const spareRows = 2;

/** The checks as the form names them: a fixed number has a field of its own. */
const asFields = ({ checks }: Definition) => ({
  checks: checks.map(({ right, ...check }) => ({ ...check, ...(typeof right === "number" ? { number: right } : { right }) })),
});

export const checksPage = defineScreen({
  path: "/verbund/:cooperativeId/frageboegen/:questionnaireId/vergleiche",
  lane: "questionnaires",
  title: (_, visit) => wordsFor(visit).checks.title,
  shows: { record: readQuestionnaire },
  acts: [saveChecks],
  next: (operation, _, visit) => `${recordPath(visit)}?ansicht=vergleiche&getan=${operation}`,
  view: ({ record }, visit) => {
    const words = wordsFor(visit).checks;
    const numbers = numbersOf(record.definition);
    const stored = asFields(record.definition);
    const filled = filledFrom(stored, visit, saveChecks);
    const rows = Math.max(stored.checks.length + spareRows, filled.count("checks"));
    const indexes = Array.from({ length: rows }, (_, index) => index);
    const fields = indexes.flatMap((index) => [
      { name: `checks.${index}.left`, label: `${words.row(index + 1)}: ${words.left}` },
      // A spare row sends its preselected comparison; that is no change.
      ...(index < stored.checks.length ? [{ name: `checks.${index}.op`, label: `${words.row(index + 1)}: ${words.op}` }] : []),
      { name: `checks.${index}.right`, label: `${words.row(index + 1)}: ${words.right}` },
      { name: `checks.${index}.number`, label: `${words.row(index + 1)}: ${words.number}` },
      { name: `checks.${index}.message`, label: `${words.row(index + 1)}: ${words.message}` },
    ]);
    return (
      <>
        <PageHead title={words.title} trail={trailTo(record, visit, words.title)} lead={words.lead} />
        <Frozen record={record} visit={visit} />
        <Conflict record={record} stored={stored} operation={saveChecks} fields={fields} visit={visit} />
        {numbers.length === 0 ? <p class="rw-soft">{words.noNumbers}</p> : null}
        <Card>
          <OperationForm operation={saveChecks} visit={visit} hidden={{ revision: record.revision }}>
            {indexes.map((index) => (
              <CheckRow index={index} filled={filled} numbers={numbers} visit={visit} />
            ))}
            <Submit disabledReason={whyNot(record, saveChecks, visit)}>{words.save}</Submit>
          </OperationForm>
        </Card>
      </>
    );
  },
});
