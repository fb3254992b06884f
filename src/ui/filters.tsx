/** Filters of a register: a GET form, so that every view has its address. */
import { Submit } from "./form.tsx";
import { idFrom, useWords, withQuery, type Child } from "./markup.ts";

export type Filter =
  | {
      readonly kind: "choice";
      readonly name: string;
      readonly label: string;
      readonly options: readonly { readonly value: string; readonly label: string }[];
      readonly all?: string | undefined;
    }
  | { readonly kind: "text" | "day"; readonly name: string; readonly label: string }
  | { readonly kind: "flag"; readonly name: string; readonly label: string };

export type FiltersProps = {
  readonly filters: readonly Filter[];
  readonly query: Readonly<Record<string, string>>;
  /** Queries that are no filter but stay: the order, the view. */
  readonly keep?: readonly string[] | undefined;
  /** Ready-made views beside the form: links. */
  readonly views?: readonly { readonly label: string; readonly href: string; readonly current?: boolean | undefined }[] | undefined;
  /** How many entries remain, already worded. */
  readonly found?: string | undefined;
  readonly exports?: Child;
  /** What the button says; „Filtern“ if not said. */
  readonly apply?: string | undefined;
};

const FilterField = ({ filter, value }: { filter: Filter; value: string }) => {
  const words = useWords();
  const id = `filter-${idFrom(filter.name)}`;
  if (filter.kind === "flag") {
    return (
      <label class="rw-option" for={id}>
        <input type="checkbox" id={id} name={filter.name} value="1" checked={value === "1"} />
        <span class="rw-option-text">{filter.label}</span>
      </label>
    );
  }
  return (
    <div class="rw-filter">
      <label for={id}>{filter.label}</label>
      {filter.kind !== "choice" ? (
        <input class="kern-form-input__input" type={filter.kind === "day" ? "date" : "search"} id={id} name={filter.name} value={value} />
      ) : (
        <div class="kern-form-input__select-wrapper">
          <select class="kern-form-input__select" id={id} name={filter.name}>
            <option value="">{filter.all ?? words.filterAll}</option>
            {filter.options.map((option) => (
              <option value={option.value} selected={option.value === value}>
                {option.label}
              </option>
            ))}
          </select>
        </div>
      )}
    </div>
  );
};

/** Filters, ready-made views, how many were found, and the way to the exports. */
export const Filters = ({ filters, query, keep = ["sort"], views, found, exports, apply }: FiltersProps) => {
  const words = useWords();
  const active = filters.some((filter) => (query[filter.name] ?? "") !== "");
  const none = Object.fromEntries(filters.map((filter) => [filter.name, null]));
  return (
    <div class="rw-filters">
      {views === undefined ? null : (
        <ul class="rw-views" aria-label={words.tabs}>
          {views.map((view) => (
            <li>
              <a href={view.href} aria-current={view.current ? "true" : undefined}>
                {view.label}
              </a>
            </li>
          ))}
        </ul>
      )}
      <form method="get" class="rw-filter-form" role="search" aria-label={apply ?? words.filter}>
        {keep.map((name) => (query[name] === undefined ? null : <input type="hidden" name={name} value={query[name]} />))}
        {filters.map((filter) => (
          <FilterField filter={filter} value={query[filter.name] ?? ""} />
        ))}
        <Submit kind="quiet">{apply ?? words.filter}</Submit>
        {active && apply === undefined ? <a href={withQuery(query, { ...none, page: null, do: null })}>{words.filterReset}</a> : null}
      </form>
      {found === undefined && !exports ? null : (
        <div class="rw-found">
          <span class="rw-soft" role="status">
            {found}
          </span>
          {exports}
        </div>
      )}
    </div>
  );
};
