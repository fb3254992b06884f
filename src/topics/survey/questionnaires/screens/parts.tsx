/** What the pages of questionnaires share: words, addresses, what a form shows, and what is shown when somebody else was faster. */
import type { Permission } from "#kernel/access";
import type { Operation } from "#kernel/operation";
import type { Visit } from "#kernel/screen";
import type { Child, Tone } from "#ui/markup";
import { Alert, StateTag } from "#ui/parts";
import { DataTable } from "#ui/table";
import { choose } from "#ui/words";
import type * as contract from "../contract.ts";
import type { QuestionnaireRecord } from "../contract.ts";
import type { DefinitionProblemName } from "../model.ts";
import { de } from "../words.de.ts";
import { en } from "../words.en.ts";

type Promised = Extract<(typeof contract)[keyof typeof contract], { readonly failures: readonly string[] }>;
/** An operation, failure or problem without a sentence does not compile. */
type Spoken = {
  readonly operations: Record<Extract<Permission, `questionnaire.${string}`>, string>;
  readonly failures: Record<Promised["failures"][number], string>;
  readonly problems: Record<DefinitionProblemName, string>;
};

/** The words of questionnaires in the language of the visit. */
export const wordsFor = ({ language }: Pick<Visit, "language">) => choose({ de: de satisfies Spoken, en }, language);

type Params = Pick<Visit, "params">;
export const registerPath = ({ params }: Params) => `/verbund/${params["cooperativeId"]}/frageboegen`;
export const recordPath = (visit: Params) => `${registerPath(visit)}/${visit.params["questionnaireId"]}`;
export const questionPath = (visit: Params, key: string) => `${recordPath(visit)}/fragen/${key}`;
export const sectionPath = (visit: Params, key: string) => `${recordPath(visit)}/abschnitte/${key}`;

/** The address of an export at the API's door. */
export const exportHref = (visit: Params, questionnaireId: string) => `/api/questionnaire.export?cooperativeId=${visit.params["cooperativeId"]}&questionnaireId=${questionnaireId}`;

const tones: Record<QuestionnaireRecord["state"], Tone> = { draft: "part", published: "ok", withdrawn: "na" };

export const QuestionnaireTag = ({ state, visit }: { state: QuestionnaireRecord["state"]; visit: Visit }) => (
  <StateTag tone={tones[state]}>{wordsFor(visit).states[state]}</StateTag>
);

/** The way to a page of a questionnaire. */
export const trailTo = (record: QuestionnaireRecord, visit: Visit, label: string) => [
  { label: wordsFor(visit).register.title, href: registerPath(visit) },
  { label: record.definition.title, href: recordPath(visit) },
  { label },
];

const at = (tree: unknown, name: string): unknown =>
  name.split(".").reduce<unknown>((branch, key) => (typeof branch === "object" && branch !== null ? Reflect.get(branch, key) : undefined), tree);

/** A key or id an act has answered. */
export const toldOf = (value: unknown, name: string): string | undefined => {
  const told = at(value, name);
  return typeof told === "string" ? told : undefined;
};

/** What a form shows: what was sent, if it came back, else what is stored; names as in the form, `options.0.label`. */
export type Filled = {
  readonly text: (name: string) => string;
  readonly list: (name: string) => readonly string[];
  readonly count: (name: string) => number;
};

const textOf = (value: unknown, language: Visit["language"]): string => {
  if (typeof value === "number") return language === "de" ? String(value).replace(".", ",") : String(value);
  return typeof value === "string" || typeof value === "boolean" ? String(value) : "";
};

const isSent = (visit: Visit, operation: Operation) => visit.query["do"] === operation.name && Object.keys(visit.given).length > 0;

export function filledFrom(stored: object, visit: Visit, operation: Operation): Filled {
  const tree = isSent(visit, operation) ? visit.given : stored;
  const list = (name: string) => {
    const value = at(tree, name);
    return Array.isArray(value) ? value.map((item) => textOf(item, visit.language)) : value === undefined || value === "" ? [] : [textOf(value, visit.language)];
  };
  return { text: (name) => textOf(at(tree, name), visit.language), list, count: (name) => list(name).length };
}

export type ComparedField = { readonly name: string; readonly label: string };
type ConflictProps = {
  readonly record: QuestionnaireRecord;
  readonly stored: object;
  readonly operation: Operation;
  readonly fields: readonly ComparedField[];
  readonly visit: Visit;
};

/** Somebody else saved first: stored and typed stand side by side; saving again is a decision, not an accident. */
export const Conflict = ({ record, stored, operation, fields, visit }: ConflictProps) => {
  const words = wordsFor(visit).conflict;
  if (!isSent(visit, operation) || visit.issues.length === 0 || String(visit.given["revision"]) === String(record.revision)) return null;
  const sides = fields.map((field) => ({
    ...field,
    stored: textOf(at(stored, field.name), visit.language),
    yours: textOf(at(visit.given, field.name), visit.language),
  }));
  const differing = sides.filter((side) => side.stored.trim() !== side.yours.trim());
  const columns = [
    { key: "label", label: words.field, rowHead: true, cell: (side: (typeof sides)[number]) => side.label },
    { key: "stored", label: words.stored, cell: (side: (typeof sides)[number]) => side.stored || words.empty },
    { key: "yours", label: words.yours, cell: (side: (typeof sides)[number]) => side.yours || words.empty },
  ];
  return (
    <Alert tone="warning" title={words.title}>
      <p>{differing.length === 0 ? words.same : words.text}</p>
      {differing.length === 0 ? null : <DataTable caption={words.title} columns={columns} rows={differing} />}
    </Alert>
  );
};

/** Fields that belong together, under a word. */
export const Group = ({ legend, hint, children }: { readonly legend: string; readonly hint?: string | undefined; readonly children?: Child }) => (
  <fieldset class="kern-fieldset">
    <legend class="kern-label">{legend}</legend>
    {hint === undefined ? null : <p class="kern-hint">{hint}</p>}
    <div class="rw-stack">{children}</div>
  </fieldset>
);

/** Why this cannot be changed here and now; null where it can. */
export function whyNot({ state }: Pick<QuestionnaireRecord, "state">, operation: Operation, visit: Visit): string | null {
  const words = wordsFor(visit).record;
  if (!visit.may(operation)) return words.onlyOffice;
  return state === "draft" ? null : words.frozen;
}

/** Says what was done after an act. */
export const Done = ({ sentences, visit }: { sentences: Readonly<Record<string, string>>; visit: Visit }) => {
  const said = visit.done === null ? undefined : sentences[visit.done];
  return said === undefined ? null : <Alert tone="success" title={said} live />;
};
