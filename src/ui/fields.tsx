/** Fields of one line or several; each renders label, hint, value and its issues. */
import { fieldId, useForm } from "./form.tsx";
import { classes, useWords, type Child } from "./markup.ts";
import type { Issue } from "#kernel/screen";

export type FieldProps = {
  readonly name: string;
  readonly label: string;
  readonly hint?: Child;
  readonly value?: string | number | null | undefined;
  /** Taken from the form around it if not said. */
  readonly issues?: readonly Issue[] | undefined;
  readonly required?: boolean | undefined;
  /** Says „freiwillig“ beside the label. */
  readonly optional?: boolean | undefined;
  /** Why nothing can be entered now. */
  readonly disabledReason?: string | null | undefined;
  readonly autocomplete?: string | undefined;
  readonly autofocus?: boolean | undefined;
  readonly maxlength?: number | undefined;
  /** The label is only read out. */
  readonly labelHidden?: boolean | undefined;
};

/** What the control of a field needs to be tied to its label, hint and error. */
export type Control = {
  readonly id: string;
  readonly name: string;
  readonly value: string;
  readonly attributes: Readonly<Record<string, unknown>>;
  readonly faulty: boolean;
};

/** Messages about one field. */
export const messagesFor = (issues: readonly Issue[], name: string): readonly string[] => issues.filter((issue) => issue.path === name).map((issue) => issue.message);

/** What was sent under a name; dotted names (`officeLead.email`) arrive as groups. */
const sentAs = (given: Readonly<Record<string, unknown>>, name: string): unknown =>
  name.split(".").reduce<unknown>((group, key) => (typeof group === "object" && group !== null ? Reflect.get(group, key) : undefined), given);

/** Collects what a control needs; what was sent goes before what is stored. */
export const useControl = (props: FieldProps): Control & { readonly messages: readonly string[] } => {
  const form = useForm();
  const id = fieldId(form.id, props.name);
  const messages = messagesFor(props.issues ?? form.issues, props.name);
  const given = sentAs(form.given, props.name);
  const disabled = props.disabledReason !== undefined && props.disabledReason !== null;
  const described = [props.hint ? `${id}-hint` : null, messages.length > 0 ? `${id}-error` : null, disabled ? `${id}-reason` : null].filter(Boolean).join(" ");
  const attributes = {
    required: props.required ?? false,
    disabled,
    autocomplete: props.autocomplete,
    autofocus: props.autofocus,
    maxlength: props.maxlength,
    "aria-describedby": described === "" ? undefined : described,
    "aria-invalid": messages.length > 0 ? "true" : undefined,
  };
  const value = typeof given === "string" || typeof given === "number" ? String(given) : String(props.value ?? "");
  return { id, name: props.name, value, attributes, faulty: messages.length > 0, messages };
};

/** Error text of a field or a group. */
export const FieldError = ({ id, messages }: { id: string; messages: readonly string[] }) =>
  messages.length === 0 ? null : (
    <p class="kern-error" id={`${id}-error`}>
      <span class="kern-icon kern-icon--danger" aria-hidden="true"></span>
      <span>{messages.join(" ")}</span>
    </p>
  );

type ShellProps = {
  readonly field: FieldProps;
  readonly control: Control & { readonly messages: readonly string[] };
  readonly children?: Child;
};

/** Label, hint, control, error in KERN's markup. */
export const FieldShell = ({ field, control, children }: ShellProps) => {
  const words = useWords();
  const { id, faulty, messages } = control;
  return (
    <div class={classes("kern-form-input", faulty && "kern-form-input--error")}>
      <label class={classes("kern-label", field.labelHidden && "kern-sr-only")} for={id}>
        {field.label}
        {field.optional ? <span class="kern-label__optional"> ({words.optional})</span> : null}
      </label>
      {field.hint ? (
        <div class="kern-hint" id={`${id}-hint`}>
          {field.hint}
        </div>
      ) : null}
      {children}
      {field.disabledReason ? (
        <p class="rw-reason" id={`${id}-reason`}>
          {field.disabledReason}
        </p>
      ) : null}
      <FieldError id={id} messages={messages} />
    </div>
  );
};

type InputProps = FieldProps & {
  readonly type: string;
  readonly extra?: Readonly<Record<string, unknown>> | undefined;
  readonly unit?: string | undefined;
  readonly size?: string | undefined;
};

const Input = ({ type, extra = {}, unit, size, ...field }: InputProps) => {
  const control = useControl(field);
  const input = (
    <input
      class={classes("kern-form-input__input", control.faulty && "kern-form-input__input--error", size && `rw-size-${size}`)}
      id={control.id}
      name={control.name}
      type={type}
      value={type === "password" || type === "file" ? undefined : control.value}
      {...control.attributes}
      {...extra}
    />
  );
  return (
    <FieldShell field={field} control={control}>
      {unit === undefined ? (
        input
      ) : (
        <span class="rw-united">
          {input}
          <span class="rw-unit">{unit}</span>
        </span>
      )}
    </FieldShell>
  );
};

/** One line of text; `kind` helps keyboards and browsers. */
export const TextField = ({
  kind = "text",
  size,
  ...field
}: FieldProps & { kind?: "text" | "email" | "tel" | "url" | "search" | undefined; size?: "small" | "medium" | undefined }) => (
  <Input {...field} type={kind} size={size} extra={kind === "email" ? { spellcheck: "false", autocapitalize: "none" } : {}} />
);

/** A password; never filled in by the server. */
export const PasswordField = (field: FieldProps) => <Input {...field} type="password" extra={{ spellcheck: "false", autocapitalize: "none" }} />;

/** A whole number, with its unit. */
export const NumberField = ({
  unit,
  min,
  max,
  step,
  ...field
}: FieldProps & { unit?: string | undefined; min?: number | undefined; max?: number | undefined; step?: number | undefined }) => (
  <Input {...field} type="number" unit={unit} size="small" extra={{ min, max, step, inputmode: step === undefined || Number.isInteger(step) ? "numeric" : "decimal" }} />
);

/** An amount in euro as it is typed, „2.671,00“; the operation reads it. */
export const MoneyField = (field: FieldProps) => <Input {...field} type="text" unit="€" size="small" extra={{ inputmode: "decimal" }} />;

/** A calendar day; value `2026-11-23`. */
export const DateField = ({ min, max, ...field }: FieldProps & { min?: string | undefined; max?: string | undefined }) => (
  <Input {...field} type="date" size="medium" extra={{ min, max }} />
);

/** A day and time as the town hall's clock shows it; value `2026-11-23T10:42`. */
export const DateTimeField = (field: FieldProps) => <Input {...field} type="datetime-local" size="medium" />;

/** A code somebody types from paper or a letter. */
export const CodeField = ({ length, numeric = false, ...field }: FieldProps & { length?: number | undefined; numeric?: boolean | undefined }) => (
  <Input
    {...field}
    type="text"
    size="code"
    extra={{
      autocapitalize: numeric ? undefined : "characters",
      autocorrect: "off",
      spellcheck: "false",
      autocomplete: field.autocomplete ?? "off",
      inputmode: numeric ? "numeric" : undefined,
      maxlength: length,
    }}
  />
);

/** A file; the form around it needs `file`. */
export const FileField = ({ accept, multiple = false, ...field }: FieldProps & { accept?: string | undefined; multiple?: boolean | undefined }) => (
  <Input {...field} type="file" extra={{ accept, multiple }} />
);

/** Several lines; grows with what is typed. */
export const TextArea = ({ rows = 3, ...field }: FieldProps & { rows?: number | undefined }) => {
  const control = useControl(field);
  return (
    <FieldShell field={field} control={control}>
      <textarea
        class={classes("kern-form-input__input", control.faulty && "kern-form-input__input--error")}
        id={control.id}
        name={control.name}
        rows={rows}
        {...control.attributes}
      >
        {control.value}
      </textarea>
    </FieldShell>
  );
};
