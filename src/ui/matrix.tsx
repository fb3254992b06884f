/** Members × something: value, colour and fill in every cell, and a way from every cell. */
import { classes, useWords, type Child } from "./markup.ts";
import { ScrollRegion } from "./table.tsx";

/** How good: 4 best … 0 worst, `na` not rated, `shared` answered together. */
export type Level = 0 | 1 | 2 | 3 | 4 | "na" | "shared";

export type MatrixCell = {
  readonly level: Level;
  /** What stands in the cell: „19“, „–“. */
  readonly text: string;
  /** What the cell means besides row and column: „19 von 100, drei Fragen offen“. */
  readonly label?: string | undefined;
  readonly href?: string | undefined;
  readonly id?: string | undefined;
};

export type MatrixHead = {
  readonly key: string;
  readonly label: string;
  readonly href?: string | undefined;
  /** Small words below a row's name. */ readonly note?: string | undefined;
};

export type MatrixProps = {
  readonly caption: string;
  /** What the rows are: „Mitglied“. */
  readonly corner?: string | undefined;
  readonly columns: readonly MatrixHead[];
  readonly rows: readonly (MatrixHead & { readonly cells: readonly MatrixCell[] })[];
  readonly legend?: readonly { readonly level: Level; readonly label: string }[] | undefined;
  /** Column heads upright (default, dense) or as running text. */
  readonly heads?: "upright" | "running" | undefined;
  readonly tall?: boolean | undefined;
  readonly empty?: Child;
};

const Name = ({ head }: { head: MatrixHead }) => (head.href === undefined ? <>{head.label}</> : <a href={head.href}>{head.label}</a>);

const Cell = ({ cell, row, column }: { cell: MatrixCell; row: MatrixHead; column: MatrixHead | undefined }) => {
  const words = useWords();
  const meaning = cell.label ?? (cell.level === "na" ? words.notRated : undefined);
  // What is heard holds what is seen (WCAG 2.5.3): whoever speaks to the machine says what stands in the cell.
  const name = `${row.label}, ${column?.label ?? ""}`;
  const spoken = `${name}: ${[cell.text, meaning].filter((part) => part !== undefined && part !== "").join(" – ")}`;
  return (
    <td class={`rw-cell rw-level-${cell.level}`} id={cell.id} title={meaning}>
      {cell.href === undefined ? (
        <span>
          {meaning === undefined ? (
            <span data-text>{cell.text}</span>
          ) : (
            <span aria-hidden="true" data-text>
              {cell.text}
            </span>
          )}
          {meaning === undefined ? null : <span class="kern-sr-only">{meaning}</span>}
        </span>
      ) : (
        <a href={cell.href} aria-label={spoken} data-name={name} data-text>
          {cell.text}
        </a>
      )}
    </td>
  );
};

/** The legend of a matrix or chart. */
export const Legend = ({ entries }: { entries: readonly { readonly level: Level; readonly label: string }[] }) => {
  const words = useWords();
  return (
    <ul class="rw-legend" aria-label={words.legend}>
      {entries.map((entry) => (
        <li>
          <span class={`rw-swatch rw-level-${entry.level}`} aria-hidden="true">
            <span></span>
          </span>
          {entry.label}
        </li>
      ))}
    </ul>
  );
};

/** A table whose cells are read at a glance; scrolls inside its card, row names stay. */
export const Matrix = ({ caption, corner, columns, rows, legend, heads = "upright", tall = false, empty }: MatrixProps) => {
  const words = useWords();
  if (rows.length === 0) return <>{empty ?? <p class="rw-soft">{words.nothing}</p>}</>;
  return (
    <>
      <ScrollRegion label={caption} tall={tall}>
        <table class={classes("rw-matrix", heads === "upright" && "rw-matrix--upright")}>
          <caption class="kern-sr-only">{caption}</caption>
          <thead>
            <tr>
              <th scope="col" class="rw-corner">
                <span class={heads === "upright" ? "kern-sr-only" : undefined}>{corner ?? words.member}</span>
              </th>
              {columns.map((column) => (
                <th scope="col" class="rw-column">
                  <span>
                    <Name head={column} />
                  </span>
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {rows.map((row) => (
              <tr>
                <th scope="row">
                  <Name head={row} />
                  {row.note === undefined ? null : <span class="rw-row-note">{row.note}</span>}
                </th>
                {row.cells.map((cell, index) => (
                  <Cell cell={cell} row={row} column={columns[index]} />
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </ScrollRegion>
      {legend === undefined ? null : <Legend entries={legend} />}
    </>
  );
};
