/** One version of a model document: what it is for, how it reads, its versions; and the text of a draft with what is wrong in it. */
import type { Visit } from "#kernel/screen";
import { formatShortDate } from "#ui/dates";
import { TextArea } from "#ui/fields";
import { ActButton, OperationForm, Submit } from "#ui/form";
import { Alert, Card, Columns, ExportLinks, LinkButton, PageHead } from "#ui/parts";
import { Details, Facts } from "#ui/record";
import { defineScreen } from "#ui/screen";
import { DataTable } from "#ui/table";
import { draftModel, publishModel, readModel, saveModel, withdrawModel, type ModelRecord } from "../contract.ts";
import type { ModelDocument } from "../model.ts";
import { Reading } from "./reading.tsx";
import { Done, exportHref, ModelTag, recordPath, registerPath, wordsFor } from "./parts.tsx";

type Part = { readonly shown: ModelRecord; readonly visit: Visit };

const FactsCard = ({ model, visit }: { model: ModelDocument; visit: Visit }) => {
  const words = wordsFor(visit);
  const { record } = words;
  const way = [record.release, model.resolution && record.resolution, model.worksCouncil && record.worksCouncil, model.acknowledgement && record.acknowledgement];
  return (
    <Card title={record.facts}>
      <Facts
        facts={[
          { term: record.purpose, value: model.summary },
          { term: record.audience, value: model.audience },
          { term: record.kind, value: words.kinds[model.kind] },
          { term: record.steps, value: <ul>{way.map((step) => (step === false ? null : <li>{step}</li>))}</ul> },
          { term: record.review, value: record.reviewEvery(model.reviewMonths) },
        ]}
      />
    </Card>
  );
};

const QuestionsCard = ({ model, visit }: { model: ModelDocument; visit: Visit }) => {
  const words = wordsFor(visit).record;
  if (model.placeholders.length === 0) return null;
  return (
    <Card title={words.questions}>
      <DataTable
        caption={words.questions}
        rows={model.placeholders}
        columns={[
          { key: "question", label: words.question, rowHead: true, cell: ({ question }) => question },
          { key: "label", label: words.fills, cell: ({ label }) => label },
          { key: "note", label: words.remark, cell: ({ source, required }) => [source && words.known, !required && words.voluntary].filter(Boolean).join(" · ") },
        ]}
      />
    </Card>
  );
};

const VersionsCard = ({ shown, visit }: Part) => {
  const words = wordsFor(visit);
  const { record } = words;
  return (
    <Card title={record.versions}>
      <ul class="rw-plain-list">
        {shown.versions.map((one) => (
          <li>
            {one.id === shown.id ? <strong>{words.version(one.label || "–")}</strong> : <a href={recordPath(visit, one.id)}>{words.version(one.label || "–")}</a>}{" "}
            <ModelTag state={one.state} visit={visit} />{" "}
            {one.publishedAt === null ? null : <span class="rw-small rw-soft">{record.published(formatShortDate(one.publishedAt, visit.language))}</span>}{" "}
            {one.id === shown.id ? null : (
              <a href={`${recordPath(visit)}/vergleich?withId=${one.id}`} aria-label={record.compareNamed(one.label)}>
                {record.compare}
              </a>
            )}
          </li>
        ))}
      </ul>
    </Card>
  );
};

const ActsCard = ({ shown, visit }: Part) => {
  const words = wordsFor(visit).record;
  if (!visit.may(draftModel)) return <p class="rw-soft">{words.onlyOffice}</p>;
  if (shown.state === "draft")
    return (
      <Card title={words.publish}>
        <p>{words.publishText}</p>
        <ActButton form={{ operation: publishModel, visit, hidden: { revision: shown.revision } }} disabledReason={shown.found.length > 0 ? words.faulty : null}>
          {words.publish}
        </ActButton>
        <ActButton form={{ operation: withdrawModel, visit }} kind="danger" confirm={words.discard}>
          {words.discard}
        </ActButton>
      </Card>
    );
  return (
    <Card title={words.newVersion}>
      <ActButton form={{ operation: draftModel, visit, hidden: { fromId: shown.id } }}>{words.newVersion}</ActButton>
      {shown.state === "published" ? (
        <Details summary={words.withdraw}>
          <p>{words.withdrawText}</p>
          <ActButton form={{ operation: withdrawModel, visit }} kind="danger" confirm={words.withdraw}>
            {words.withdraw}
          </ActButton>
        </Details>
      ) : null}
    </Card>
  );
};

/** Somebody else saved first: the stored text stands below the typed one; saving again is a decision, not an accident. */
const Stored = ({ shown, visit }: Part) => {
  const words = wordsFor(visit).record;
  const isBehind = visit.query["do"] === saveModel.name && visit.issues.length > 0 && String(visit.given["revision"]) !== String(shown.revision);
  return isBehind ? (
    <Details summary={words.stored} open>
      <pre class="rw-source">{shown.text}</pre>
    </Details>
  ) : null;
};

const Problems = ({ shown, visit }: Part) => {
  const words = wordsFor(visit);
  const { record, problems } = words;
  if (shown.found.length === 0) return <Alert tone="success" title={record.noProblems} />;
  return (
    <Alert tone="warning" title={record.problems}>
      <ul>
        {shown.found.slice(0, 40).map(({ row, problem, subject }) => (
          <li>
            <strong>{record.row(row)}:</strong> {problems[problem]}
            {subject === "" ? "" : `: ${subject}`}
          </li>
        ))}
      </ul>
    </Alert>
  );
};

const Editor = ({ shown, visit }: Part) => {
  const words = wordsFor(visit).record;
  return (
    <Card title={words.text} note={shown.changedBy === null ? undefined : words.changedBy(formatShortDate(shown.changedAt, visit.language), shown.changedBy)}>
      <Problems shown={shown} visit={visit} />
      <OperationForm operation={saveModel} visit={visit} hidden={{ revision: shown.revision }}>
        <div class="rw-source">
          <TextArea name="text" label={words.text} labelHidden hint={words.textHint} value={shown.text} rows={32} required />
        </div>
        <Submit>{words.save}</Submit>
      </OperationForm>
      <Stored shown={shown} visit={visit} />
    </Card>
  );
};

const recordScreen = defineScreen({
  path: "/verbund/:cooperativeId/musterdokumente/:modelId",
  lane: "models",
  title: ({ shown }) => shown.title,
  shows: { shown: readModel },
  acts: [saveModel, publishModel, withdrawModel, draftModel],
  next: (operation, value, visit) => {
    if (operation === draftModel.name) return `${recordPath(visit, draftModel.output.parse(value).modelId)}?getan=${operation}`;
    return operation === withdrawModel.name && withdrawModel.output.parse(value).state === "removed" ? `${registerPath(visit)}?getan=${operation}` : null;
  },
  view: ({ shown }, visit) => {
    const words = wordsFor(visit);
    return (
      <>
        <PageHead
          title={shown.title}
          kicker={undefined}
          trail={[{ label: words.register.title, href: registerPath(visit) }, { label: words.version(shown.label || "–") }]}
          tag={<ModelTag state={shown.state} visit={visit} />}
          acts={shown.versions.length > 1 ? <LinkButton href={`${recordPath(visit)}/vergleich`}>{words.record.compare}</LinkButton> : undefined}
        />
        <Done sentences={words.record.done} visit={visit} />
        <Columns kind="wide-left">
          <Columns kind="stack">
            {shown.state === "draft" && visit.may(saveModel) ? <Editor shown={shown} visit={visit} /> : null}
            {shown.document === null ? null : <Reading model={shown.document} visit={visit} />}
          </Columns>
          <Columns kind="stack">
            <ActsCard shown={shown} visit={visit} />
            {shown.document === null ? null : <FactsCard model={shown.document} visit={visit} />}
            <VersionsCard shown={shown} visit={visit} />
            <ExportLinks links={[{ label: "MD", href: exportHref(visit, shown.id) }]} />
          </Columns>
        </Columns>
        {shown.document === null ? null : <QuestionsCard model={shown.document} visit={visit} />}
      </>
    );
  },
});

export const recordScreens = [recordScreen];
