/** „Was erfasst wird“: what is stored, who sees it, until when, and how it was settled with the staff council. */
import type { Operation } from "#kernel/operation";
import type { Visit } from "#kernel/screen";
import { RadioGroup } from "./choices.tsx";
import { dayOf, formatShortDate } from "./dates.ts";
import { DateField, TextField } from "./fields.tsx";
import { OperationForm, Submit } from "./form.tsx";
import { Card, StateTag } from "./parts.tsx";
import { DataTable } from "./table.tsx";

type KeptWords = { readonly table: string; readonly what: string; readonly where: string; readonly until: string };

/** What is stored, who sees it, and until when. */
export const KeptCard = ({ rows, words }: { rows: readonly (readonly string[])[]; words: KeptWords }) => (
  <Card title={words.table}>
    <DataTable
      caption={words.table}
      rows={rows}
      columns={[
        { key: "what", label: words.what, rowHead: true, cell: ([what]) => what ?? "" },
        { key: "where", label: words.where, cell: ([, where]) => where ?? "" },
        { key: "until", label: words.until, cell: ([, , until]) => until ?? "" },
      ]}
    />
  </Card>
);

type RuleWords = { readonly now: string; readonly with: string; readonly withText: string; readonly without: string; readonly withoutText: string };

/** What holds today: more than usual is kept, or not. */
export const RuleCard = ({ isOn, words }: { isOn: boolean; words: RuleWords }) => (
  <Card title={words.now}>
    <p>
      <StateTag tone={isOn ? "part" : "ok"}>{isOn ? words.with : words.without}</StateTag>
    </p>
    <p>{isOn ? words.withText : words.withoutText}</p>
  </Card>
);

type Rule = { readonly isOn: boolean; readonly basis: string; readonly agreedOn: string; readonly setAt: Date; readonly setByName: string };
type HistoryWords = Readonly<Record<"history" | "historyCaption" | "never" | "rule" | "yes" | "no" | "basis" | "decidedOn" | "setBy", string>>;

/** How it was settled, the latest first. */
export const RuleHistory = ({ rules, words, visit }: { rules: readonly Rule[]; words: HistoryWords; visit: Visit }) => (
  <Card title={words.history}>
    {rules.length === 0 ? (
      <p class="rw-soft">{words.never}</p>
    ) : (
      <DataTable
        caption={words.historyCaption}
        rows={rules}
        columns={[
          { key: "rule", label: words.rule, rowHead: true, cell: ({ isOn }) => (isOn ? words.yes : words.no) },
          { key: "basis", label: words.basis, cell: ({ basis }) => basis },
          { key: "agreed", label: words.decidedOn, kind: "nowrap", cell: ({ agreedOn }) => formatShortDate(agreedOn, visit.language) },
          { key: "by", label: words.setBy, cell: ({ setAt, setByName }) => `${formatShortDate(setAt, visit.language)}, ${setByName}` },
        ]}
      />
    )}
  </Card>
);

type ChangeWords = Readonly<Record<"change" | "changeText" | "choice" | "choiceYes" | "choiceNo" | "basis" | "basisHint" | "decidedOn" | "save", string>>;
type ChangeProps = {
  readonly operation: Operation;
  /** The field that says yes or no. */ readonly name: string;
  readonly isOn: boolean;
  readonly words: ChangeWords;
  readonly visit: Visit;
};

/** The management settles it anew, with the basis; absent for everybody else. */
export const RuleForm = ({ operation, name, isOn, words, visit }: ChangeProps) =>
  visit.may(operation) ? (
    <Card title={words.change}>
      <p class="rw-soft">{words.changeText}</p>
      <OperationForm operation={operation} visit={visit}>
        <RadioGroup
          name={name}
          label={words.choice}
          options={[
            { value: "yes", label: words.choiceYes },
            { value: "no", label: words.choiceNo },
          ]}
          value={isOn ? "no" : "yes"}
        />
        <TextField name="basis" label={words.basis} hint={words.basisHint} maxlength={400} required />
        <DateField name="agreedOn" label={words.decidedOn} max={dayOf(visit.now)} required />
        <Submit kind="quiet">{words.save}</Submit>
      </OperationForm>
    </Card>
  ) : null;
