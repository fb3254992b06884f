/** A member's documents: what the office offers, and what the member has made of it. */
import type { Visit } from "#kernel/screen";
import { formatShortDate } from "#ui/dates";
import { ActButton } from "#ui/form";
import { Card, EmptyState, LinkButton, PageHead, StateTag } from "#ui/parts";
import { defineScreen } from "#ui/screen";
import { DataTable } from "#ui/table";
import { listDocuments, startDocument, type ListedDocument } from "../contract.ts";
import { Done, recordPath, StateOf, wordsFor } from "./parts.tsx";

type Part = { readonly one: ListedDocument; readonly visit: Visit };

const Title = ({ one, visit }: Part) => {
  const shown = one.inForce ?? one.draft;
  return (
    <>
      {shown === null ? one.title : <a href={recordPath(visit, "", shown.id)}>{one.title}</a>}
      <span class="rw-row-note">{one.summary}</span>
    </>
  );
};

const Own = ({ one, visit }: Part) => {
  const words = wordsFor(visit);
  if (one.inForce === null && one.draft === null) return <StateTag tone="open">{words.list.none}</StateTag>;
  return (
    <>
      {one.inForce === null ? null : (
        <>
          <StateTag tone="ok">{words.list.inForce(one.inForce.number)}</StateTag>
          <span class="rw-row-note">{words.model(one.inForce.modelLabel)}</span>
        </>
      )}
      {one.draft === null ? null : (
        <>
          <StateOf state={one.draft.state} visit={visit} />
          {one.draft.state === "draft" ? <span class="rw-row-note">{words.stand(one.draft.problems, one.draft.conflicts)}</span> : null}
        </>
      )}
    </>
  );
};

const Act = ({ one, visit }: Part) => {
  const words = wordsFor(visit).list;
  if (one.draft !== null)
    return (
      <LinkButton small href={recordPath(visit, "", one.draft.id)} label={words.goOnNamed(one.title)}>
        {words.goOn}
      </LinkButton>
    );
  if (one.model === null || !visit.may(startDocument) || (one.inForce !== null && !one.isBehind)) return null;
  const [label, named] = one.isBehind ? [words.update, words.updateNamed(one.title)] : [words.start, words.startNamed(one.title)];
  return (
    <ActButton form={{ operation: startDocument, visit, instance: one.key, mine: visit.given["key"] === one.key, hidden: { key: one.key } }} kind="quiet" small label={named}>
      {label}
    </ActButton>
  );
};

export const documentList = defineScreen({
  path: "/mitglied/:memberId/dokumente",
  title: (_, visit) => wordsFor(visit).list.title,
  lane: "documents",
  shows: { shown: listDocuments },
  acts: [startDocument],
  next: (operation, value, visit) => `${recordPath(visit, "/fragen", startDocument.output.parse(value).documentId)}?getan=${operation}`,
  view: ({ shown }, visit) => {
    const words = wordsFor(visit);
    const { columns } = words.list;
    return (
      <>
        <PageHead title={words.list.title} trail={[{ label: shown.memberName }, { label: words.list.title }]} lead={words.list.lead} />
        <Done visit={visit} />
        <Card>
          <DataTable
            caption={words.list.caption}
            rows={shown.documents}
            empty={<EmptyState title={words.list.emptyTitle}>{words.list.emptyText}</EmptyState>}
            columns={[
              { key: "title", label: columns.title, rowHead: true, cell: (one) => <Title one={one} visit={visit} /> },
              { key: "own", label: columns.own, cell: (one) => <Own one={one} visit={visit} /> },
              {
                key: "model",
                label: columns.model,
                cell: ({ model, isBehind, kind }) => (
                  <>
                    {kind === null ? null : `${words.kinds[kind]} `}
                    {model === null ? words.list.withdrawnModel : isBehind ? <StateTag tone="brand">{words.list.newer(model.label)}</StateTag> : model.label}
                  </>
                ),
              },
              {
                key: "review",
                label: columns.review,
                kind: "nowrap",
                cell: ({ inForce, isReviewDue }) =>
                  inForce?.reviewOn ? (
                    <>
                      {formatShortDate(inForce.reviewOn, visit.language)} {isReviewDue ? <StateTag tone="no">{words.list.due}</StateTag> : null}
                    </>
                  ) : (
                    "–"
                  ),
              },
              { key: "act", label: columns.acts, labelHidden: true, kind: "act", cell: (one) => <Act one={one} visit={visit} /> },
            ]}
          />
        </Card>
      </>
    );
  },
});
