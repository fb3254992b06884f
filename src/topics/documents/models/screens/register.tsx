/** The register of model documents, the shipped ones to take over, and the ways to a new one. */
import type { Visit } from "#kernel/screen";
import { formatShortDate } from "#ui/dates";
import { FileField, TextField } from "#ui/fields";
import { Filters } from "#ui/filters";
import { OperationForm, Submit } from "#ui/form";
import { Card, Columns, EmptyState, LinkButton, PageHead, StateTag } from "#ui/parts";
import { defineScreen } from "#ui/screen";
import { DataTable, type Column } from "#ui/table";
import { adoptModels, draftModel, importModel, listModels, type ModelEntry, type ShippedModel } from "../contract.ts";
import { modelStates } from "../model.ts";
import { Done, exportHref, ModelTag, recordPath, wordsFor } from "./parts.tsx";

const columnsFor = (visit: Visit): Column<ModelEntry>[] => {
  const words = wordsFor(visit);
  const { columns } = words.register;
  return [
    { key: "title", label: columns.title, rowHead: true, cell: ({ id, title }) => <a href={recordPath(visit, id)}>{title}</a> },
    { key: "kind", label: columns.kind, cell: ({ kind }) => (kind === null ? "–" : words.kinds[kind]), wideOnly: true },
    { key: "version", label: columns.version, kind: "nowrap", cell: ({ label }) => label || "–" },
    {
      key: "state",
      label: columns.state,
      cell: ({ state, problems }) => (
        <>
          <ModelTag state={state} visit={visit} /> {problems > 0 ? <span class="rw-small rw-soft">{words.register.problems(problems)}</span> : null}
        </>
      ),
    },
    { key: "changed", label: columns.changed, kind: "nowrap", cell: ({ changedAt }) => formatShortDate(changedAt, visit.language), wideOnly: true },
    {
      key: "acts",
      label: columns.acts,
      labelHidden: true,
      kind: "act",
      cell: ({ id, title }) => (
        <LinkButton small download href={exportHref(visit, id)} label={words.register.downloadNamed(title)}>
          {words.register.download}
        </LinkButton>
      ),
    },
  ];
};

const AdoptOne = ({ one, visit }: { one: ShippedModel; visit: Visit }) => {
  const words = wordsFor(visit).register;
  if (one.current || !visit.may(adoptModels)) return null;
  return (
    <OperationForm operation={adoptModels} visit={visit} instance={one.key} mine={visit.given["keys"] === one.key} hidden={{ keys: one.key }} layout="inline">
      <Submit kind="quiet" small label={words.adoptNamed(one.title)}>
        {one.adopted === null ? words.adopt : words.adoptAgain(one.label)}
      </Submit>
    </OperationForm>
  );
};

const Shipped = ({ shipped, visit }: { shipped: readonly ShippedModel[]; visit: Visit }) => {
  const words = wordsFor(visit);
  const missing = shipped.filter(({ current }) => !current);
  const columns: Column<ShippedModel>[] = [
    {
      key: "title",
      label: words.register.columns.title,
      rowHead: true,
      cell: ({ title, summary, clauses, optional, questions }) => (
        <>
          {title}
          <span class="rw-row-note">{summary}</span>
          <span class="rw-row-note">{words.size(clauses, optional, questions)}</span>
        </>
      ),
    },
    { key: "kind", label: words.register.columns.kind, cell: ({ kind }) => words.kinds[kind], wideOnly: true },
    { key: "version", label: words.register.columns.version, kind: "nowrap", cell: ({ label }) => label },
    {
      key: "state",
      label: words.register.columns.state,
      cell: ({ adopted, current }) => (
        <StateTag tone={current ? "ok" : adopted === null ? "open" : "part"}>{adopted === null ? words.register.notAdopted : words.register.adopted(adopted)}</StateTag>
      ),
    },
    { key: "acts", label: words.register.columns.acts, labelHidden: true, kind: "act", cell: (one) => <AdoptOne one={one} visit={visit} /> },
  ];
  return (
    <Card title={words.register.shipped} note={words.register.shippedLead}>
      {missing.length > 0 && visit.may(adoptModels) ? (
        <OperationForm operation={adoptModels} visit={visit} instance="alle" mine={Array.isArray(visit.given["keys"])} layout="inline">
          {missing.map(({ key }) => (
            <input type="hidden" name="keys" value={key} />
          ))}
          <Submit>{words.register.adoptAll(missing.length)}</Submit>
        </OperationForm>
      ) : null}
      <DataTable caption={words.register.shipped} columns={columns} rows={shipped} />
    </Card>
  );
};

const NewOnes = ({ visit }: { visit: Visit }) => {
  const words = wordsFor(visit).register;
  if (!visit.may(draftModel)) return null;
  return (
    <Columns>
      <Card title={words.fresh}>
        <OperationForm operation={draftModel} visit={visit}>
          <TextField name="title" label={words.freshTitle} maxlength={160} required />
          <Submit kind="quiet">{words.freshAct}</Submit>
        </OperationForm>
      </Card>
      <Card title={words.upload}>
        <p>{words.uploadText}</p>
        <OperationForm operation={importModel} visit={visit} file>
          <FileField name="file" label={words.file} accept=".md,text/markdown,text/plain" required />
          <Submit kind="quiet">{words.uploadAct}</Submit>
        </OperationForm>
      </Card>
    </Columns>
  );
};

const made = (operation: string, value: unknown): string | null => {
  const schema = [draftModel, importModel].find(({ name }) => name === operation)?.output;
  return schema?.parse(value).modelId ?? null;
};

export const modelRegister = defineScreen({
  path: "/verbund/:cooperativeId/musterdokumente",
  lane: "models",
  title: (_, visit) => wordsFor(visit).register.title,
  shows: { list: listModels },
  acts: [adoptModels, draftModel, importModel],
  next: (operation, value, visit) => {
    const modelId = made(operation, value);
    return modelId === null ? null : `${recordPath(visit, modelId)}?getan=${operation}`;
  },
  view: ({ list }, visit) => {
    const words = wordsFor(visit);
    const filtered = (visit.query["state"] ?? "") !== "";
    return (
      <>
        <PageHead title={words.register.title} lead={words.register.lead} />
        <Done sentences={words.register.done} visit={visit} />
        <Card title={words.register.own}>
          {list.models.length === 0 && !filtered ? null : (
            <Filters
              filters={[{ kind: "choice", name: "state", label: words.register.filterState, options: modelStates.map((value) => ({ value, label: words.states[value] })) }]}
              query={visit.query}
              found={words.register.found(list.models.length)}
            />
          )}
          <DataTable
            caption={words.register.caption}
            columns={columnsFor(visit)}
            rows={list.models}
            empty={filtered ? undefined : <EmptyState title={words.register.emptyTitle}>{words.register.emptyText}</EmptyState>}
          />
        </Card>
        <Shipped shipped={list.shipped} visit={visit} />
        <NewOnes visit={visit} />
      </>
    );
  },
});
