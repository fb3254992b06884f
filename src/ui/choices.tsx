/** Choosing: one of several, several of many, yes or no. */
import { FieldError, FieldShell, useControl, type FieldProps } from "./fields.tsx";
import { classes, useWords, type Child, type Tone } from "./markup.ts";
import { fieldId, useForm } from "./form.tsx";
import { Sign } from "./icons.tsx";

export type Option = {
  readonly value: string;
  readonly label: string;
  readonly hint?: Child;
  readonly tone?: Tone | undefined;
  readonly disabledReason?: string | undefined;
};

type SelectProps = FieldProps & {
  readonly options: readonly (Option | { readonly group: string; readonly options: readonly Option[] })[];
  /** First, empty choice; „Bitte wählen“ if not said, none with `null`. */
  readonly empty?: string | null | undefined;
};

const SelectOption = ({ option, chosen }: { option: Option; chosen: string }) => (
  <option value={option.value} selected={option.value === chosen} disabled={option.disabledReason !== undefined}>
    {option.label}
  </option>
);

/** One of many. */
export const Select = ({ options, empty, ...field }: SelectProps) => {
  const words = useWords();
  const control = useControl(field);
  return (
    <FieldShell field={field} control={control}>
      <div class="kern-form-input__select-wrapper">
        <select class={classes("kern-form-input__select", control.faulty && "kern-form-input__select--error")} id={control.id} name={control.name} {...control.attributes}>
          {empty === null ? null : <option value="">{empty ?? words.chooseOne}</option>}
          {options.map((option) =>
            "group" in option ? (
              <optgroup label={option.group}>
                {option.options.map((inner) => (
                  <SelectOption option={inner} chosen={control.value} />
                ))}
              </optgroup>
            ) : (
              <SelectOption option={option} chosen={control.value} />
            ),
          )}
        </select>
      </div>
    </FieldShell>
  );
};

type GroupProps = Omit<FieldProps, "value"> & { readonly options: readonly Option[] };

type GroupShellProps = {
  readonly field: Omit<FieldProps, "value">;
  readonly id: string;
  readonly messages: readonly string[];
  readonly children?: Child;
};

const GroupShell = ({ field, id, messages, children }: GroupShellProps) => {
  const words = useWords();
  return (
    <fieldset
      class={classes("kern-fieldset", messages.length > 0 && "kern-fieldset--error")}
      id={id}
      tabindex={-1}
      aria-describedby={classes(field.hint ? `${id}-hint` : null, messages.length > 0 && `${id}-error`) || undefined}
    >
      <legend class={classes("kern-label", field.labelHidden && "kern-sr-only")}>
        {field.label}
        {field.optional ? <span class="kern-label__optional"> ({words.optional})</span> : null}
      </legend>
      {field.hint ? (
        <div class="kern-hint" id={`${id}-hint`}>
          {field.hint}
        </div>
      ) : null}
      {children}
      {field.disabledReason ? <p class="rw-reason">{field.disabledReason}</p> : null}
      <FieldError id={id} messages={messages} />
    </fieldset>
  );
};

type RadioProps = GroupProps & {
  readonly value?: string | null | undefined;
  /** `cards`: beside each other with keys 1–9, for answering; `list`: below each other. */
  readonly look?: "cards" | "list" | undefined;
};

type RadioOptionProps = { readonly option: Option; readonly index: number; readonly field: RadioProps };

const RadioOption = ({ option, index, field }: RadioOptionProps) => {
  const control = useControl(field);
  const cards = field.look === "cards";
  return (
    <label class={cards ? "rw-choice" : "rw-option"}>
      <input
        type="radio"
        name={field.name}
        value={option.value}
        checked={option.value === control.value}
        required={field.required}
        disabled={option.disabledReason !== undefined || control.attributes["disabled"] === true}
        autofocus={field.autofocus && index === 0}
        aria-keyshortcuts={cards ? String(index + 1) : undefined}
        data-choice={cards ? index + 1 : undefined}
      />
      <span class="rw-option-text">
        <span class="rw-option-label">
          {option.tone === undefined ? null : <Sign tone={option.tone} />}
          {option.label}
        </span>
        {(option.hint ?? option.disabledReason) ? <span class="rw-option-hint">{option.hint ?? option.disabledReason}</span> : null}
      </span>
      {cards ? <kbd aria-hidden="true">{index + 1}</kbd> : null}
    </label>
  );
};

/** One of a few. */
export const RadioGroup = (field: RadioProps) => {
  const { id, messages } = useControl(field);
  return (
    <GroupShell field={field} id={id} messages={messages}>
      <div class={field.look === "cards" ? classes("rw-choices", field.options.length % 2 === 0 && "rw-choices--even") : "rw-options"}>
        {field.options.map((option, index) => (
          <RadioOption option={option} index={index} field={field} />
        ))}
      </div>
    </GroupShell>
  );
};

type CheckboxGroupProps = GroupProps & {
  readonly values?: readonly string[] | undefined;
  readonly look?: "list" | "columns" | undefined;
  /** Tells groups that share a name apart; the first has none, so that a message about the name leads there. */
  readonly part?: string | undefined;
};

/** Several of a few; sends the name once per choice. */
export const CheckboxGroup = ({ values = [], look = "list", part, ...field }: CheckboxGroupProps) => {
  const form = useForm();
  const control = useControl(field);
  const { messages } = control;
  const id = part === undefined ? control.id : `${control.id}-${part}`;
  const given = form.given[field.name];
  const chosen = given === undefined ? values : Array.isArray(given) ? given.map(String) : typeof given === "string" ? [given] : [];
  return (
    <GroupShell field={field} id={id} messages={messages}>
      <div class={classes("rw-options", look === "columns" && "rw-options--columns")}>
        {field.options.map((option) => (
          <label class="rw-option">
            <input
              type="checkbox"
              name={field.name}
              value={option.value}
              checked={chosen.includes(option.value)}
              disabled={option.disabledReason !== undefined || Boolean(field.disabledReason)}
            />
            <span class="rw-option-text">
              <span class="rw-option-label">{option.label}</span>
              {(option.hint ?? option.disabledReason) ? <span class="rw-option-hint">{option.hint ?? option.disabledReason}</span> : null}
            </span>
          </label>
        ))}
      </div>
    </GroupShell>
  );
};

export type CheckboxProps = Omit<FieldProps, "value"> & {
  readonly checked?: boolean | undefined;
  /** Sent if ticked; default `true`. */ readonly value?: string | undefined;
};

/** Yes or no; a box that is not ticked sends nothing. */
export const Checkbox = ({ checked = false, value = "true", ...field }: CheckboxProps) => {
  const form = useForm();
  // Several boxes of one name are told apart by what they send.
  const id = fieldId(form.id, value === "true" ? field.name : `${field.name}-${value}`);
  const { attributes, messages } = useControl(field);
  const given = Object.keys(form.given).length > 0 ? form.given[field.name] !== undefined && form.given[field.name] !== false : checked;
  return (
    <div class="rw-options">
      <label class="rw-option" for={id}>
        <input type="checkbox" id={id} name={field.name} value={value} checked={given} {...attributes} maxlength={undefined} />
        <span class="rw-option-text">
          <span class={classes("rw-option-label", field.labelHidden && "kern-sr-only")}>{field.label}</span>
          {field.hint ? (
            <span class="rw-option-hint" id={`${id}-hint`}>
              {field.hint}
            </span>
          ) : null}
        </span>
      </label>
      {field.disabledReason ? (
        <p class="rw-reason" id={`${id}-reason`}>
          {field.disabledReason}
        </p>
      ) : null}
      <FieldError id={id} messages={messages} />
    </div>
  );
};
