/** What the pages of the registers share. */
import type { Visit } from "#kernel/screen";
import { Select } from "#ui/choices";
import { DateField, TextArea, TextField } from "#ui/fields";
import { Alert } from "#ui/parts";
import { choose } from "#ui/words";
import type { RegistersFailure } from "../contract.ts";
import { groups, registerNames, registers, type Choice, type Entry, type Facts, type Field, type FieldName, type Gap, type GroupName, type RegisterName } from "../model.ts";
import { titleOf } from "../rules/completeness.ts";
import { groupOf } from "../rules/findings.ts";
import { de } from "../words.de.ts";
import { en } from "../words.en.ts";

// Every failure has a sentence: a missing one does not compile.
de.failures satisfies Record<RegistersFailure, string>;

export const wordsFor = ({ language }: Pick<Visit, "language">) => choose({ de, en }, language);

/** The member's address. */
export const memberPath = (visit: Pick<Visit, "params">, rest = ""): string => `/mitglied/${visit.params["memberId"]}/notfall${rest}`;

/** The register a page is about, as its address says. */
export const registerIn = (visit: Pick<Visit, "query">, group: GroupName): RegisterName => {
  const wanted = registerNames.find((name) => name === visit.query["register"]);
  return wanted !== undefined && groupOf(wanted) === group ? wanted : groups[group][0];
};

export const fieldsOf = (register: RegisterName): readonly Field[] => registers[register].fields;

type Labels = Readonly<Record<string, { readonly label: string; readonly hint?: string }>>;
const labelsOf = (visit: Pick<Visit, "language">): Labels => wordsFor(visit).fields satisfies Readonly<Record<FieldName, { readonly label: string }>>;
const choicesOf = (visit: Pick<Visit, "language">): Readonly<Record<string, string>> => wordsFor(visit).choices satisfies Readonly<Record<Choice, string>>;

export const labelOf = (visit: Pick<Visit, "language">, register: RegisterName, key: string) => labelsOf(visit)[`${register}.${key}`] ?? { label: key };
export const choiceOf = (visit: Pick<Visit, "language">, key: string): string => choicesOf(visit)[key] ?? key;

/** What an entry is called on a page: a function comes before its holder. */
export function nameOf(visit: Pick<Visit, "language">, one: Pick<Entry, "register" | "facts">): string {
  const title = titleOf(one);
  return one.register === "staff" ? `${choiceOf(visit, one.facts["role"] ?? "")}: ${title}` : title;
}

/** What a field says, in words. */
export const saidIn = (visit: Pick<Visit, "language">, facts: Facts, { key, kind }: Pick<Field, "key" | "kind">): string => {
  const value = facts[key] ?? "";
  return kind === "choice" && value !== "" ? choiceOf(visit, value) : value;
};

/** A gap in words. */
export function gapSentence(visit: Pick<Visit, "language">, one: Gap): string {
  const { gaps, registers: names } = wordsFor(visit);
  const name = names[one.register].title;
  switch (one.kind) {
    case "entries-few":
      return gaps["entries-few"](name, one.count);
    case "choice-missing":
      return gaps["choice-missing"](name, choiceOf(visit, one.subject));
    case "field-empty":
      return gaps["field-empty"](one.title, labelOf(visit, one.register, one.subject).label, one.count);
    case "not-confirmed":
      return gaps["not-confirmed"](name);
    case "never-exercised":
      return gaps["never-exercised"];
  }
}

/** Where a gap is filled. */
export const gapHref = (visit: Pick<Visit, "params">, { entryId, register, kind }: Gap): string => {
  const group = groupOf(register);
  if (entryId !== null) return memberPath(visit, `/${group}/${entryId}`);
  return kind === "not-confirmed" ? memberPath(visit, `/${group}#${register}`) : memberPath(visit, `/${group}/neu?register=${register}`);
};

/** Says what the last act did. */
export const Done = ({ visit }: { visit: Visit }) => {
  const sentence = wordsFor(visit).done[visit.done ?? ""];
  return sentence === undefined || visit.issues.length > 0 ? null : <Alert tone="success" title={sentence} live />;
};

const FactField = ({ field, register, facts, visit }: { field: Field; register: RegisterName; facts: Facts; visit: Visit }) => {
  const { label, hint } = labelOf(visit, register, field.key);
  const isChosen = visit.query["wahl"] !== undefined && field.kind === "choice";
  const props = {
    name: `facts.${field.key}`,
    label,
    ...(hint === undefined ? {} : { hint }),
    value: facts[field.key] ?? (isChosen ? visit.query["wahl"] : ""),
    required: field.need === "required",
    optional: field.need === "optional",
  };
  switch (field.kind) {
    case "prose":
      return <TextArea {...props} rows={4} maxlength={4000} />;
    case "choice":
      return <Select {...props} options={(field.choices ?? []).map((value) => ({ value, label: choiceOf(visit, value) }))} />;
    case "day":
      return <DateField {...props} />;
    case "phone":
      return <TextField {...props} kind="tel" size="medium" maxlength={40} autocomplete="off" />;
    case "line":
      return <TextField {...props} maxlength={200} />;
  }
};

/** Every field of a register's entry. */
export const FactFields = ({ register, facts, visit }: { register: RegisterName; facts: Facts; visit: Visit }) => (
  <>
    {fieldsOf(register).map((field) => (
      <FactField field={field} register={register} facts={facts} visit={visit} />
    ))}
  </>
);
