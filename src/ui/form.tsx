/** A form performs one operation; it works without JavaScript and comes back with its issues. */
import { createContext, useContext } from "hono/jsx";
import type { Operation } from "#kernel/operation";
import type { Issue, Visit } from "#kernel/screen";
import { classes, idFrom, useOnce, useWords, withQuery, type Child } from "./markup.ts";

/** What fields know about the form around them. */
export type FormState = { readonly id: string; readonly issues: readonly Issue[]; readonly given: Readonly<Record<string, unknown>> };

const FormContext = createContext<FormState>({ id: "form", issues: [], given: {} });

/** The form around a field: its id, its issues and what was sent. */
export const useForm = (): FormState => useContext(FormContext);

/** Id of a field, the same for its label, its error and the link of the issue summary. */
export const fieldId = (form: string, name: string): string => `${form}-${idFrom(name)}`;

export type OperationFormProps = {
  readonly operation: Pick<Operation, "name">;
  /** Issues and what was sent are taken from here, if this form was the one sent. */
  readonly visit?: Pick<Visit, "issues" | "given" | "query"> | undefined;
  /** In place of `visit`. */
  readonly issues?: readonly Issue[] | undefined;
  /** Keeps ids apart where the same form stands several times; say with `mine` which of them was sent. */
  readonly instance?: string | undefined;
  readonly mine?: boolean | undefined;
  /** Queries of the address that must survive the act. */
  readonly keep?: Readonly<Record<string, string>> | undefined;
  /** Key against double sending; taken from `Document` if not said. */
  readonly once?: string | undefined;
  /** Values the form sends along unseen. */
  readonly hidden?: Readonly<Record<string, string | number | null | undefined>> | undefined;
  readonly file?: boolean | undefined;
  /** `inline`: fields and button in one row. */
  readonly layout?: "stacked" | "inline" | undefined;
  /** Does not let the browser check before sending; for autosave and drafts. */
  readonly lenient?: boolean | undefined;
  readonly children?: Child;
};

const stateOf = ({ operation, visit, issues, instance, mine = true }: OperationFormProps): FormState => {
  const id = idFrom(instance === undefined ? operation.name : `${operation.name}-${instance}`);
  const sent = mine && (visit?.query["do"] ?? operation.name) === operation.name;
  return { id, issues: issues ?? (sent ? (visit?.issues ?? []) : []), given: sent ? (visit?.given ?? {}) : {} };
};

/** `POST ?do=<operation>` with hidden key, issue summary and whatever fields it is given. */
export const OperationForm = (props: OperationFormProps) => {
  const { operation, keep = {}, file = false, layout = "stacked", hidden = {}, lenient = false, children } = props;
  const state = stateOf(props);
  const pageOnce = useOnce();
  const once = props.once ?? pageOnce;
  return (
    <FormContext.Provider value={state}>
      <form
        id={state.id}
        class={classes("rw-form", layout === "inline" && "rw-form--inline")}
        method="post"
        action={withQuery(keep, { do: operation.name })}
        enctype={file ? "multipart/form-data" : undefined}
        novalidate={lenient}
      >
        {once === null ? null : <input type="hidden" name="_once" value={once} />}
        {Object.entries(hidden).map(([name, value]) => (value === null || value === undefined ? null : <input type="hidden" name={name} value={String(value)} />))}
        <IssueSummary state={state} />
        {children}
      </form>
    </FormContext.Provider>
  );
};

const IssueSummary = ({ state }: { state: FormState }) => {
  const words = useWords();
  if (state.issues.length === 0) return null;
  return (
    <div class="kern-alert kern-alert--danger rw-issues" role="alert" tabindex={-1}>
      <div class="kern-alert__header">
        <span class="kern-icon kern-icon--danger" aria-hidden="true"></span>
        <span class="kern-title">{words.issuesTitle(state.issues.length)}</span>
      </div>
      <div class="kern-alert__body">
        <p>{words.issuesLead}</p>
        <ul>
          {state.issues.map((issue) => (
            <li>{issue.path === "" ? issue.message : <a href={`#${fieldId(state.id, issue.path)}`}>{issue.message}</a>}</li>
          ))}
        </ul>
      </div>
    </div>
  );
};

/** A value the form sends along unseen. */
export const HiddenField = ({ name, value }: { name: string; value: string | number }) => <input type="hidden" name={name} value={String(value)} />;

export type SubmitProps = {
  readonly kind?: "primary" | "quiet" | "danger" | "plain" | undefined;
  /** Sent with the form, to tell several buttons apart. */
  readonly name?: string | undefined;
  readonly value?: string | undefined;
  readonly small?: boolean | undefined;
  /** Why this cannot be done now; the button stays visible and says so. */
  readonly disabledReason?: string | null | undefined;
  /** Asked once more before sending, in the page, where scripts run. */
  readonly confirm?: string | undefined;
  /** What a listener hears in place of the text. */
  readonly label?: string | undefined;
  /** Enter leads here on answering pages. */
  readonly next?: boolean | undefined;
  /** Sent beside an answer on answering pages: the question stays, drawn anew, and the part with this id is what the reader is led to. */
  readonly stay?: string | undefined;
  readonly children?: Child;
};

const kinds = {
  primary: "kern-btn kern-btn--primary",
  quiet: "kern-btn kern-btn--secondary",
  danger: "kern-btn kern-btn--secondary rw-btn-danger",
  plain: "rw-plain",
} as const;

/** The button that sends; a verb stands on it. */
export const Submit = ({ kind = "primary", name, value, small = false, disabledReason, confirm, label, next = false, stay, children }: SubmitProps) => {
  const words = useWords();
  const disabled = disabledReason !== undefined && disabledReason !== null;
  return (
    <span class="rw-submit">
      <button
        type="submit"
        class={classes(kinds[kind], small && "rw-btn-small")}
        name={name}
        value={value}
        disabled={disabled}
        aria-label={label}
        data-confirm={confirm}
        data-next={next ? "" : undefined}
        data-stay={stay}
      >
        <span class="kern-label">{children ?? words.send}</span>
      </button>
      {disabled ? <span class="rw-reason">{disabledReason}</span> : null}
    </span>
  );
};

/** A form that is nothing but its button: one act, no question. */
export const ActButton = ({ form, ...submit }: SubmitProps & { form: Omit<OperationFormProps, "children"> }) => (
  <OperationForm {...form} layout="inline">
    <Submit {...submit} />
  </OperationForm>
);
