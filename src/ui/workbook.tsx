/** A spreadsheet goes out and comes back: the cards of its page and of its preview, the same for a survey and for a check. */
import type { Operation } from "#kernel/operation";
import type { Visit } from "#kernel/screen";
import { Checkbox } from "./choices.tsx";
import { formatShortInstant } from "./dates.ts";
import { FileField } from "./fields.tsx";
import { OperationForm, Submit } from "./form.tsx";
import { withQuery, type Child } from "./markup.ts";
import { Acts, Card, Columns, EmptyState, LinkButton } from "./parts.tsx";
import { DataTable, type Column } from "./table.tsx";

type Format = "xlsx" | "ods";

export type ExchangeWords = {
  readonly downloadTitle: string;
  readonly downloadText: string;
  readonly formats: Readonly<Record<Format, string>>;
  readonly uploadTitle: string;
  readonly uploadText: string;
  readonly file: string;
  readonly fileHint: string;
  readonly upload: string;
  readonly importsTitle: string;
  readonly imports: { readonly file: string; readonly at: string; readonly applied: string; readonly notApplied: string };
};

type Import = { readonly id: string; readonly fileName: string; readonly stagedAt: string; readonly appliedAt: string | null };

type ExchangeProps = {
  readonly words: ExchangeWords;
  readonly visit: Visit;
  /** Makes the workbook of this place. */
  readonly make: { readonly operation: Pick<Operation, "name">; readonly place: Readonly<Record<string, string>>; readonly formats: readonly Format[] };
  readonly stage: Operation;
  /** Why nothing can be brought back now. */
  readonly lock: string | null;
  readonly imports: readonly Import[];
  /** The preview of an import; null where the visitor may not look at it. */
  readonly hrefOf: ((importId: string) => string) | null;
};

const Imports = ({ words: { imports: words, importsTitle }, visit, imports, hrefOf }: Pick<ExchangeProps, "words" | "visit" | "imports" | "hrefOf">) =>
  imports.length === 0 || hrefOf === null ? null : (
    <Card title={importsTitle}>
      <DataTable
        caption={importsTitle}
        rows={imports}
        columns={[
          { key: "file", label: words.file, rowHead: true, cell: ({ id, fileName }) => <a href={hrefOf(id)}>{fileName}</a> },
          { key: "at", label: words.at, kind: "nowrap", cell: ({ stagedAt }) => formatShortInstant(stagedAt, visit.language) },
          {
            key: "applied",
            label: words.applied,
            kind: "nowrap",
            cell: ({ appliedAt }) => (appliedAt === null ? words.notApplied : formatShortInstant(appliedAt, visit.language)),
          },
        ]}
      />
    </Card>
  );

/** Take the table along, bring it back, and what was brought so far. */
export const Exchange = ({ words, visit, make, stage, lock, imports, hrefOf }: ExchangeProps) => (
  <Columns kind="stack">
    <Card title={words.downloadTitle}>
      <p>{words.downloadText}</p>
      <Acts>
        {make.formats.map((format) => (
          <LinkButton href={`/api/${make.operation.name}${withQuery({ ...make.place, format }, {})}`} kind={format === "xlsx" ? "primary" : "quiet"} download>
            {words.formats[format]}
          </LinkButton>
        ))}
      </Acts>
    </Card>
    {visit.may(stage) ? (
      <Card title={words.uploadTitle}>
        <p>{words.uploadText}</p>
        <OperationForm operation={stage} visit={visit} file>
          <FileField name="file" label={words.file} hint={words.fileHint} accept=".xlsx,.ods" required disabledReason={lock} />
          <Submit disabledReason={lock}>{words.upload}</Submit>
        </OperationForm>
      </Card>
    ) : null}
    <Imports words={words} visit={visit} imports={imports} hrefOf={hrefOf} />
  </Columns>
);

export type PreviewWords = {
  readonly mistakesTitle: string;
  readonly mistakesText: string;
  readonly previewNone: string;
  readonly previewNoneHint: string;
  readonly back: string;
  readonly conflictsText: string;
  readonly apply: string;
  readonly take: (name: string) => string;
  readonly place: (sheet: string, row: number) => string;
  readonly columns: { readonly take: string; readonly place: string; readonly reason: string; readonly changedBy: string };
};

type Place = { readonly sheet: string; readonly row: number };
type Change = Place & { readonly conflict: { readonly by: string; readonly at: string } | null };
type Mistake = Place & { readonly text: string | null };

/** Changes that are taken over unless somebody says no, or conflicts that are left out unless somebody says yes. */
export type ChangeGroup<Row> = { readonly title: string; readonly name: "chosen" | "conflicts"; readonly changes: readonly Row[] };

type PreviewProps<Row, Wrong> = {
  readonly words: PreviewWords;
  readonly visit: Visit;
  readonly apply: Operation;
  readonly lock: string | null;
  readonly backHref: string;
  readonly mistakes: readonly Wrong[];
  /** What a row is about: its column's head, and the reason of a mistake in words. */
  readonly subject: string;
  readonly reasonOf: (mistake: Wrong) => string;
  readonly groups: readonly ChangeGroup<Row>[];
  readonly keyOf: (change: Row) => string;
  readonly nameOf: (change: Row) => string;
  /** The section or area a change belongs to. */
  readonly partOf: (change: Row) => string;
  /** What changes: one column, or from and to. */
  readonly columns: readonly Column<Row>[];
};

function Mistakes<Row, Wrong extends Mistake>({ words, mistakes, subject, reasonOf }: PreviewProps<Row, Wrong>): Child {
  if (mistakes.length === 0) return null;
  return (
    <Card title={words.mistakesTitle} tone="no">
      <p>{words.mistakesText}</p>
      <DataTable
        caption={words.mistakesTitle}
        rows={mistakes}
        columns={[
          { key: "place", label: words.columns.place, rowHead: true, cell: ({ sheet, row }) => words.place(sheet, row) },
          { key: "subject", label: subject, cell: ({ text }) => text ?? "–" },
          { key: "reason", label: words.columns.reason, cell: reasonOf },
        ]}
      />
    </Card>
  );
}

function columnsOf<Row extends Change, Wrong>(
  { words, visit, subject, keyOf, nameOf, partOf, columns }: PreviewProps<Row, Wrong>,
  name: ChangeGroup<Row>["name"],
  mayTake: boolean,
): Column<Row>[] {
  const box = (change: Row) => <Checkbox name={name} value={keyOf(change)} label={words.take(nameOf(change))} labelHidden checked={name === "chosen"} />;
  const named = (change: Row) => (
    <>
      {nameOf(change)}
      <br />
      <span class="rw-small rw-soft">{partOf(change)}</span>
    </>
  );
  const changedBy = ({ conflict }: Row) => (conflict ? `${conflict.by}, ${formatShortInstant(conflict.at, visit.language)}` : "");
  return [
    ...(mayTake ? [{ key: "take", label: words.columns.take, labelHidden: true, cell: box }] : []),
    { key: "subject", label: subject, rowHead: true, cell: named },
    ...columns,
    ...(name === "conflicts" ? [{ key: "by", label: words.columns.changedBy, cell: changedBy }] : []),
    { key: "place", label: words.columns.place, wideOnly: true, cell: ({ sheet, row }: Row) => words.place(sheet, row) },
  ];
}

function Taking<Row extends Change, Wrong>(props: PreviewProps<Row, Wrong>): Child {
  const { words, visit, apply, lock, backHref, mistakes } = props;
  const groups = props.groups.filter(({ changes }) => changes.length > 0);
  if (groups.length === 0)
    return mistakes.length > 0 ? null : (
      <Card>
        <EmptyState title={words.previewNone} act={<LinkButton href={backHref}>{words.back}</LinkButton>}>
          {words.previewNoneHint}
        </EmptyState>
      </Card>
    );
  const mayTake = visit.may(apply) && lock === null;
  return (
    <OperationForm operation={apply} visit={visit} hidden={{ take: "chosen" }}>
      {groups.map(({ title, name, changes }) => (
        <Card title={title} {...(name === "conflicts" ? { tone: "part" as const } : {})}>
          {name === "conflicts" ? <p>{words.conflictsText}</p> : null}
          <DataTable caption={title} rows={changes} columns={columnsOf(props, name, mayTake)} />
        </Card>
      ))}
      <Submit disabledReason={lock}>{words.apply}</Submit>
    </OperationForm>
  );
}

/** What a table that was brought back would change, line by line, before anything changes. */
export function ExchangePreview<Row extends Change, Wrong extends Mistake>(props: PreviewProps<Row, Wrong>): Child {
  return (
    <Columns kind="stack">
      {Mistakes(props)}
      {Taking(props)}
    </Columns>
  );
}
