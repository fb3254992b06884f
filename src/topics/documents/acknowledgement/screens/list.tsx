/** A member's acknowledgements, what could be put forward, and the form that does it. */
import type { Visit } from "#kernel/screen";
import { formatShortDate } from "#ui/dates";
import { DateField, NumberField, TextArea } from "#ui/fields";
import { OperationForm, Submit } from "#ui/form";
import { Alert, Card, Columns, EmptyState, LinkButton, PageHead, StateTag } from "#ui/parts";
import { defineScreen } from "#ui/screen";
import { DataTable, type Column } from "#ui/table";
import { listAcknowledgements, prepareAcknowledgement, readAcknowledgement, readOpenSlipsAgreement, startAcknowledgement, type ReadingEntry } from "../contract.ts";
import { mostPeople } from "../model.ts";
import { agreementPath, documentPath, Figure, listPath, ReadingTag, recordPath, startPath, wordsFor } from "./parts.tsx";

type Shown = (typeof listAcknowledgements)["output"]["_output"];

/** Acknowledgements as a table; titles lead on where the visitor may go there. */
export const readingColumns = (visit: Visit): readonly Column<ReadingEntry>[] => {
  const { columns } = wordsFor(visit).list;
  const words = wordsFor(visit);
  return [
    {
      key: "title",
      label: columns.title,
      rowHead: true,
      cell: ({ id, title, number }) => (
        <>
          {visit.may(readAcknowledgement) ? <a href={recordPath(visit, id)}>{title}</a> : title} <span class="rw-small rw-soft">{words.version(number)}</span>
        </>
      ),
    },
    { key: "state", label: columns.state, cell: (one) => <ReadingTag of={one} visit={visit} /> },
    { key: "due", label: columns.due, kind: "nowrap", cell: ({ dueOn }) => formatShortDate(dueOn, visit.language) },
    { key: "confirmed", label: columns.confirmed, cell: ({ sum, people }) => <Figure sum={sum} of={people} visit={visit} /> },
  ];
};

const Proposals = ({ shown, visit }: { shown: Shown; visit: Visit }) => {
  const words = wordsFor(visit);
  if (shown.proposals.length === 0 || !visit.may(prepareAcknowledgement)) return null;
  return (
    <Card title={words.list.proposals}>
      <DataTable
        caption={words.list.proposals}
        rows={shown.proposals}
        columns={[
          {
            key: "title",
            label: words.list.columns.title,
            rowHead: true,
            cell: ({ title, number, again }) => (
              <>
                {title} <span class="rw-small rw-soft">{words.version(number)}</span> {again ? <StateTag tone="part">{words.list.again}</StateTag> : null}
              </>
            ),
          },
          {
            key: "acts",
            label: words.record.columns.acts,
            labelHidden: true,
            kind: "act",
            cell: ({ documentId, title, again }) => (
              <LinkButton small kind={again ? "primary" : "quiet"} href={startPath(visit, documentId)} label={words.list.startFor(title)}>
                {words.list.start}
              </LinkButton>
            ),
          },
        ]}
      />
    </Card>
  );
};

export const listPage = defineScreen({
  path: "/mitglied/:memberId/kenntnisnahmen",
  lane: "acknowledgements",
  title: (_, visit) => wordsFor(visit).list.title,
  shows: { shown: listAcknowledgements },
  view: ({ shown }, visit) => {
    const words = wordsFor(visit);
    return (
      <>
        <PageHead
          title={words.list.title}
          kicker={shown.memberName}
          lead={words.list.lead}
          acts={visit.may(readOpenSlipsAgreement) ? <LinkButton href={agreementPath(visit)}>{words.list.collected}</LinkButton> : null}
        />
        <div class="rw-stack">
          <Card>
            <DataTable
              caption={words.list.caption}
              columns={readingColumns(visit)}
              rows={shown.acknowledgements}
              empty={<EmptyState title={words.list.emptyTitle}>{words.list.emptyText}</EmptyState>}
            />
            <p class="rw-small rw-soft">{words.weekly}</p>
          </Card>
          <Proposals shown={shown} visit={visit} />
        </div>
      </>
    );
  },
});

export const startPage = defineScreen({
  path: "/mitglied/:memberId/dokumente/:documentId/kenntnisnahme",
  lane: "acknowledgements",
  title: ({ form }, visit) => wordsFor(visit).start.title(form.title),
  shows: { form: prepareAcknowledgement },
  acts: [startAcknowledgement],
  next: (_, value, visit) => `${recordPath(visit, startAcknowledgement.output.parse(value).acknowledgementId)}?getan=${startAcknowledgement.name}`,
  view: ({ form }, visit) => {
    const words = wordsFor(visit);
    const { start } = words;
    const trail = [{ label: words.list.title, href: listPath(visit) }, { label: form.title, href: documentPath(visit, visit.params["documentId"] ?? "") }, { label: start.step }];
    const head = <PageHead title={start.title(form.title)} trail={trail} lead={start.lead(form.number, form.memberName)} />;
    if (form.acknowledgementId !== null)
      return (
        <>
          {head}
          <Alert tone="info" title={start.exists}>
            <a href={recordPath(visit, form.acknowledgementId)}>{start.toRecord}</a>
          </Alert>
        </>
      );
    return (
      <>
        {head}
        <Columns kind="wide-left">
          <Card title={start.departments}>
            <p class="rw-soft">{start.departmentsText}</p>
            <OperationForm operation={startAcknowledgement} visit={visit}>
              {form.departments.map(({ key, name, people }) => (
                <NumberField name={`people.${key}`} label={start.peopleIn(name)} value={people ?? undefined} min={0} max={mostPeople} />
              ))}
              <DateField name="dueOn" label={start.dueOn} value={form.dueOn} min={form.today} required />
              <TextArea name="note" label={start.note} hint={start.noteHint} maxlength={1_000} rows={2} />
              <Submit>{start.go}</Submit>
            </OperationForm>
          </Card>
          <Card title={start.privacy}>
            <p>{form.openSlips ? start.with : start.without}</p>
            <p>{words.weekly}</p>
            <p class="rw-soft">{start.earlier}</p>
          </Card>
        </Columns>
      </>
    );
  },
});
