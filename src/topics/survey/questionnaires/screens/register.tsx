/** The register of questionnaires, the shipped ones to adopt, and the ways to a new one. */
import type { Visit } from "#kernel/screen";
import { formatShortDate } from "#ui/dates";
import { FileField, TextField } from "#ui/fields";
import { Filters } from "#ui/filters";
import { OperationForm, Submit } from "#ui/form";
import { Card, Columns, EmptyState, LinkButton, PageHead } from "#ui/parts";
import { Prose } from "#ui/record";
import { defineScreen } from "#ui/screen";
import { DataTable, type Column } from "#ui/table";
import { adoptQuestionnaire, draftQuestionnaire, importQuestionnaire, listQuestionnaires, type QuestionnaireEntry, type ShippedEntry } from "../contract.ts";
import { questionnaireStates } from "../model.ts";
import { Done, exportHref, QuestionnaireTag, registerPath, toldOf, wordsFor } from "./parts.tsx";

const Shipped = ({ shipped, visit }: { shipped: ShippedEntry; visit: Visit }) => {
  const words = wordsFor(visit);
  const { key, title, version, adopted } = shipped;
  const newer = adopted !== null && adopted < version;
  return (
    <Card level={3} title={title} note={adopted === null ? words.version(version) : words.register.adopted(adopted)}>
      <Prose text={shipped.description} />
      <p class="rw-soft">{words.size(shipped.sections, shipped.questions, shipped.minutes)}</p>
      {visit.may(adoptQuestionnaire) && (adopted === null || newer) ? (
        <OperationForm operation={adoptQuestionnaire} visit={visit} instance={key} mine={visit.given["key"] === key} hidden={{ key }}>
          <Submit kind={newer ? "quiet" : "primary"} label={words.register.adoptNamed(title)}>
            {newer ? words.register.adoptAgain(version) : words.register.adopt}
          </Submit>
        </OperationForm>
      ) : null}
    </Card>
  );
};

const columnsFor = (visit: Visit): Column<QuestionnaireEntry>[] => {
  const words = wordsFor(visit);
  return [
    {
      key: "title",
      label: words.register.columns.title,
      rowHead: true,
      cell: ({ id, title }) => <a href={`${registerPath(visit)}/${id}`}>{title}</a>,
    },
    { key: "version", label: words.register.columns.version, kind: "number", cell: ({ version }) => version },
    { key: "state", label: words.register.columns.state, cell: ({ state }) => <QuestionnaireTag state={state} visit={visit} /> },
    {
      key: "size",
      label: words.register.columns.size,
      cell: ({ sections, questions, minutes }) => words.size(sections, questions, minutes),
      wideOnly: true,
    },
    {
      key: "changed",
      label: words.register.columns.changed,
      kind: "nowrap",
      cell: ({ changedAt }) => formatShortDate(changedAt, visit.language),
    },
    {
      key: "acts",
      label: words.register.columns.acts,
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

const NewOnes = ({ visit }: { visit: Visit }) => {
  const words = wordsFor(visit).register;
  if (!visit.may(draftQuestionnaire)) return null;
  return (
    <Columns>
      <Card title={words.fresh}>
        <OperationForm operation={draftQuestionnaire} visit={visit}>
          <TextField name="title" label={words.freshTitle} maxlength={160} required />
          <Submit kind="quiet">{words.freshAct}</Submit>
        </OperationForm>
      </Card>
      <Card title={words.upload}>
        <p>{words.uploadText}</p>
        <OperationForm operation={importQuestionnaire} visit={visit} file>
          <FileField name="file" label={words.file} accept="application/json,.json" required />
          <Submit kind="quiet">{words.uploadAct}</Submit>
        </OperationForm>
      </Card>
    </Columns>
  );
};

export const questionnaireRegister = defineScreen({
  path: "/verbund/:cooperativeId/frageboegen",
  lane: "questionnaires",
  title: (_, visit) => wordsFor(visit).register.title,
  shows: { list: listQuestionnaires },
  acts: [adoptQuestionnaire, draftQuestionnaire, importQuestionnaire],
  next: (operation, value, visit) => `${registerPath(visit)}/${toldOf(value, "questionnaireId")}?getan=${operation}`,
  view: ({ list }, visit) => {
    const words = wordsFor(visit);
    const states = questionnaireStates.map((value) => ({ value, label: words.states[value] }));
    const filtered = (visit.query["state"] ?? "") !== "";
    return (
      <>
        <PageHead title={words.register.title} lead={words.register.lead} />
        <Done sentences={words.register.done} visit={visit} />
        <Card title={words.register.own}>
          {list.questionnaires.length === 0 && !filtered ? null : (
            <Filters
              filters={[{ kind: "choice", name: "state", label: words.register.filterState, options: states }]}
              query={visit.query}
              found={words.register.found(list.questionnaires.length)}
            />
          )}
          <DataTable
            caption={words.register.caption}
            columns={columnsFor(visit)}
            rows={list.questionnaires}
            empty={filtered ? undefined : <EmptyState title={words.register.emptyTitle}>{words.register.emptyText}</EmptyState>}
          />
        </Card>
        <Card title={words.register.shipped}>
          {list.shipped.map((shipped) => (
            <Shipped shipped={shipped} visit={visit} />
          ))}
        </Card>
        <NewOnes visit={visit} />
      </>
    );
  },
});
