/** Compact tables: caption, sortable columns, empty state, scrolling inside their card. */
import { SortSign } from "./icons.tsx";
import { classes, useWords, withQuery, type Child } from "./markup.ts";

/** A region that scrolls sideways and can be reached by keyboard. */
export const ScrollRegion = ({ label, tall = false, children }: { label: string; tall?: boolean | undefined; children?: Child }) => {
  const words = useWords();
  return (
    <div class={classes("rw-scroll", tall && "rw-scroll--tall")} role="region" aria-label={words.scrollable(label)} tabindex={0}>
      {children}
    </div>
  );
};

export type Column<Row> = {
  readonly key: string;
  readonly label: string;
  readonly cell: (row: Row) => Child;
  /** `number`: right-aligned, tabular. `act`: right, never wrapped. */
  readonly kind?: "text" | "number" | "act" | "nowrap" | undefined;
  /** The head becomes a link that sorts by `key`. */
  readonly sortable?: boolean | undefined;
  /** Names the row; one column per table. */
  readonly rowHead?: boolean | undefined;
  /** The head is only read out. */
  readonly labelHidden?: boolean | undefined;
  /** Left out on narrow pages; its content must stand elsewhere too. */
  readonly wideOnly?: boolean | undefined;
};

export type Sorting = {
  /** Query of the page, so that filters survive. */
  readonly query: Readonly<Record<string, string>>;
  /** Column sorted by; `-frist` is descending. Taken from `query.sort` if not said. */
  readonly sort?: string | undefined;
};

export type DataTableProps<Row> = {
  readonly caption: string;
  /** The caption is shown; else it is only read out (the card's title says it). */
  readonly captionVisible?: boolean | undefined;
  readonly columns: readonly Column<Row>[];
  readonly rows: readonly Row[];
  readonly sorting?: Sorting | undefined;
  /** An `EmptyState`: what the register is for and the first act. */
  readonly empty?: Child;
  /** Sums and the like. */
  readonly foot?: Child;
  /** Element id of a row, for links and live parts. */
  readonly rowId?: ((row: Row) => string) | undefined;
  /** Marks a row as the one meant by the address. */
  readonly current?: ((row: Row) => boolean) | undefined;
  /** A field that filters while typing, where scripts run; for lists shown completely. */
  readonly instantFilter?: boolean | undefined;
  /** Scrolls inside, the head stays; for very long tables. */
  readonly tall?: boolean | undefined;
};

const directionOf = (key: string, sort: string | undefined) => (sort === key ? "ascending" : sort === `-${key}` ? "descending" : null);

const HeadCell = <Row,>({ column, sorting }: { column: Column<Row>; sorting: Sorting | undefined }) => {
  const words = useWords();
  const sort = sorting?.sort ?? sorting?.query["sort"];
  const direction = directionOf(column.key, sort);
  const look = classes(column.kind === "number" && "rw-number", column.kind === "act" && "rw-act", column.wideOnly && "rw-wide-only");
  if (sorting === undefined || !column.sortable) {
    return (
      <th scope="col" class={look || undefined}>
        {column.labelHidden ? <span class="kern-sr-only">{column.label}</span> : column.label}
      </th>
    );
  }
  const href = withQuery(sorting.query, { sort: direction === "ascending" ? `-${column.key}` : column.key, page: null, do: null });
  return (
    <th scope="col" class={look || undefined} aria-sort={direction ?? undefined}>
      <a class="rw-sort" href={href} title={words.sortBy(column.label)}>
        {column.label}
        <SortSign direction={direction} />
      </a>
    </th>
  );
};

const BodyCell = <Row,>({ column, row }: { column: Column<Row>; row: Row }) => {
  const look =
    classes(column.kind === "number" && "rw-number", column.kind === "act" && "rw-act", column.kind === "nowrap" && "rw-nowrap", column.wideOnly && "rw-wide-only") || undefined;
  return column.rowHead ? (
    <th scope="row" class={look}>
      {column.cell(row)}
    </th>
  ) : (
    <td class={look}>{column.cell(row)}</td>
  );
};

const plain = <Row,>({ caption, captionVisible = false, columns, rows, sorting, foot, rowId, current }: DataTableProps<Row>) => (
  <table class="rw-table">
    <caption class={captionVisible ? "rw-caption" : "kern-sr-only"}>{caption}</caption>
    <thead>
      <tr>
        {columns.map((column) => (
          <HeadCell column={column} sorting={sorting} />
        ))}
      </tr>
    </thead>
    <tbody>
      {rows.map((row) => (
        <tr id={rowId?.(row)} aria-current={current?.(row) ? "true" : undefined}>
          {columns.map((column) => (
            <BodyCell column={column} row={row} />
          ))}
        </tr>
      ))}
    </tbody>
    {foot ? <tfoot>{foot}</tfoot> : null}
  </table>
);

/** A table of rows; an empty one shows its `empty` state instead. */
export const DataTable = <Row,>(props: DataTableProps<Row>) => {
  const words = useWords();
  if (props.rows.length === 0) return <>{props.empty ?? <p class="rw-soft">{words.nothing}</p>}</>;
  const table = (
    <ScrollRegion label={props.caption} tall={props.tall}>
      {plain(props)}
    </ScrollRegion>
  );
  return props.instantFilter ? <rw-filter data-label={words.filterInstant}>{table}</rw-filter> : table;
};
