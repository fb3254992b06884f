/** Papers for many, printed in the background: what was asked for, how far it is, and asking for more. */
import type { Operation } from "#kernel/operation";
import type { PrintKind, PrintRun } from "#kernel/printing";
import type { Visit } from "#kernel/screen";
import { Select } from "./choices.tsx";
import { formatInstant } from "./dates.ts";
import { OperationForm, Submit } from "./form.tsx";
import { useWords } from "./markup.ts";
import { Card, StateTag } from "./parts.tsx";
import { DataTable } from "./table.tsx";

/** So many papers are printed while somebody waits: about two seconds. More of them are printed in the background. */
export const mostAtOnce = 50;

type PrintingProps = {
  readonly title: string;
  readonly note: string;
  readonly runs: readonly PrintRun[];
  readonly visit: Visit;
  /** The page itself, to look again. */
  readonly here: string;
  readonly ask: { readonly operation: Operation; readonly hidden: Readonly<Record<string, string | number>>; readonly kinds: readonly PrintKind[] };
  readonly fetch: Operation;
};

const isOpen = ({ printed, files }: PrintRun) => printed < files;

export const PrintingCard = ({ title, note, runs, visit, here, ask, fetch }: PrintingProps) => {
  const { printing } = useWords();
  const href = (runId: string) => `/api/${fetch.name}?${new URLSearchParams({ cooperativeId: visit.params["cooperativeId"] ?? "", runId }).toString()}`;
  if (!visit.may(fetch) || (runs.length === 0 && !visit.may(ask.operation))) return null;
  return (
    <Card title={title} note={note} acts={runs.some(isOpen) ? <a href={here}>{printing.refresh}</a> : undefined}>
      {runs.length === 0 ? null : (
        <DataTable
          caption={title}
          rows={runs}
          columns={[
            { key: "kind", label: printing.kind, rowHead: true, cell: ({ kind }) => printing.kinds[kind] },
            { key: "asked", label: printing.asked, cell: ({ askedAt, askedByName }) => `${formatInstant(askedAt, visit.language)}, ${askedByName}` },
            {
              key: "state",
              label: printing.state,
              cell: (run) =>
                isOpen(run) ? (
                  <StateTag tone="part">{printing.done(run.printed, run.files)}</StateTag>
                ) : (
                  <a href={href(run.id)} download="" aria-label={printing.fetchLabel(printing.kinds[run.kind])}>
                    {printing.fetch}
                  </a>
                ),
            },
          ]}
        />
      )}
      {visit.may(ask.operation) ? (
        <OperationForm operation={ask.operation} visit={visit} hidden={ask.hidden} layout="inline">
          <Select name="kind" label={printing.kind} value={ask.kinds[0] ?? ""} empty={null} options={ask.kinds.map((value) => ({ value, label: printing.kinds[value] }))} />
          <Submit kind="quiet">{printing.print}</Submit>
        </OperationForm>
      ) : null}
    </Card>
  );
};
