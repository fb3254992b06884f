/** A questionnaire as a document: head and acts, what is still to be settled, and one of three views. */
import type { DefinitionProblem } from "../model.ts";
import type { Visit } from "#kernel/screen";
import { formatDate } from "#ui/dates";
import { TextField } from "#ui/fields";
import { ActButton, OperationForm, Submit } from "#ui/form";
import { Tabs } from "#ui/navigation";
import { Card, Columns, LinkButton, PageHead } from "#ui/parts";
import { Details, Facts, Prose } from "#ui/record";
import { defineScreen } from "#ui/screen";
import { draftQuestionnaire, moveQuestion, moveSection, publishQuestionnaire, readQuestionnaire, saveHead, withdrawQuestionnaire, type QuestionnaireRecord } from "../contract.ts";
import { questionOf } from "../rules/answered.ts";
import { sizeOf } from "../rules/editing.ts";
import { ChecksList } from "./checks.tsx";
import { Done, exportHref, questionPath, QuestionnaireTag, recordPath, registerPath, sectionPath, toldOf, wordsFor } from "./parts.tsx";
import { Preview } from "./preview.tsx";
import { Structure } from "./structure.tsx";

type PartProps = { readonly record: QuestionnaireRecord; readonly visit: Visit };

function placeOf({ section, question, path }: DefinitionProblem, { record, visit }: PartProps) {
  const words = wordsFor(visit).record.problemAt;
  if (question !== null)
    return {
      href: questionPath(visit, question),
      label: words.question(questionOf(record.definition, question)?.question.text ?? question),
    };
  if (section !== null)
    return {
      href: sectionPath(visit, section),
      label: words.section(record.definition.sections.find(({ key }) => key === section)?.title ?? section),
    };
  if (path.startsWith("checks")) return { href: `${recordPath(visit)}/vergleiche`, label: words.checks };
  return { href: `${recordPath(visit)}/abschnitte`, label: words.whole };
}

const Problems = ({ record, visit }: PartProps) => {
  const words = wordsFor(visit);
  if (record.state !== "draft" || record.problems.length === 0) return null;
  return (
    <Card title={words.record.problems} note={words.record.problemsNote(record.problems.length)} tone="part" id="zu-klaeren">
      <ul>
        {record.problems.map((problem) => {
          const { href, label } = placeOf(problem, { record, visit });
          return (
            <li>
              <a href={href}>{label}</a>: {words.problems[problem.problem]}
              {problem.subject === null ? "" : words.record.subject(problem.subject)}
            </li>
          );
        })}
      </ul>
    </Card>
  );
};

const DraftActs = ({ record, visit }: PartProps) => {
  const words = wordsFor(visit).record;
  const reason = record.problems.length > 0 ? words.publishReason : null;
  return (
    <>
      <ActButton form={{ operation: publishQuestionnaire, visit, hidden: { revision: record.revision } }} disabledReason={reason} confirm={words.publishConfirm}>
        {words.publish}
      </ActButton>
      <ActButton form={{ operation: withdrawQuestionnaire, visit }} kind="danger" confirm={words.discardConfirm}>
        {words.discard}
      </ActButton>
    </>
  );
};

const PublishedActs = ({ record, visit }: PartProps) => {
  const words = wordsFor(visit).record;
  return (
    <>
      {record.state === "published" ? (
        <LinkButton kind="primary" href={`/verbund/${visit.params["cooperativeId"]}/erhebungen/neu?fragebogen=${record.id}`}>
          {words.launch}
        </LinkButton>
      ) : null}
      <ActButton form={{ operation: draftQuestionnaire, visit, hidden: { fromId: record.id } }} kind="quiet">
        {words.newVersion}
      </ActButton>
      {record.state === "published" ? (
        <ActButton form={{ operation: withdrawQuestionnaire, visit }} kind="danger" confirm={words.withdrawConfirm}>
          {words.withdraw}
        </ActButton>
      ) : null}
    </>
  );
};

const Acts = ({ record, visit }: PartProps) => (
  <>
    {visit.may(saveHead) ? record.state === "draft" ? <DraftActs record={record} visit={visit} /> : <PublishedActs record={record} visit={visit} /> : null}
    <LinkButton href={exportHref(visit, record.id)} download>
      {wordsFor(visit).record.download}
    </LinkButton>
  </>
);

const About = ({ record, visit }: PartProps) => {
  const words = wordsFor(visit).record;
  const { description, source } = record.definition;
  return (
    <Card
      title={words.description}
      acts={
        visit.may(saveHead) && record.state === "draft" ? (
          <LinkButton small href={`${recordPath(visit)}/kopf`}>
            {words.editHead}
          </LinkButton>
        ) : null
      }
    >
      <Prose text={description} />
      <Facts facts={[{ term: words.source, value: source }]} />
      {visit.may(draftQuestionnaire) ? (
        <Details summary={words.copy}>
          <OperationForm operation={draftQuestionnaire} visit={visit} instance="copy" mine={visit.given["title"] !== undefined} hidden={{ fromId: record.id }} layout="inline">
            <TextField name="title" label={words.copyTitle} maxlength={160} required />
            <Submit kind="quiet">{words.copyAct}</Submit>
          </OperationForm>
        </Details>
      ) : null}
    </Card>
  );
};

const Contents = ({ record, visit }: PartProps) => (
  <Card title={wordsFor(visit).record.contents}>
    <ol>
      {record.definition.sections.map(({ key, title, questions }) => (
        <li>
          <a href={`#abschnitt-${key}`}>{title}</a> <span class="rw-soft">({questions.length})</span>
        </li>
      ))}
    </ol>
  </Card>
);

const View = ({ record, visit, shown }: PartProps & { readonly shown: string }) => {
  if (shown === "vorschau") return <Preview record={record} visit={visit} />;
  if (shown === "vergleiche") return <ChecksList record={record} visit={visit} />;
  return <Structure record={record} visit={visit} />;
};

/** Acts that change where one is: a new draft opens, a withdrawn one leads back to the register. */
function nextOf(operation: string, value: unknown, visit: Pick<Visit, "params">): string | null {
  const [questionnaireId, question, section, state] = ["questionnaireId", "question", "section", "state"].map((name) => toldOf(value, name));
  if (questionnaireId) return `${registerPath(visit)}/${questionnaireId}?getan=${operation}`;
  if (state) return `${state === "removed" ? registerPath(visit) : recordPath(visit)}?getan=${operation}`;
  if (question) return `${recordPath(visit)}#frage-${question}`;
  return section ? `${recordPath(visit)}#abschnitt-${section}` : null;
}

export const questionnaireRecordPage = defineScreen({
  path: "/verbund/:cooperativeId/frageboegen/:questionnaireId",
  lane: "questionnaires",
  title: ({ record }) => record.definition.title,
  shows: { record: readQuestionnaire },
  acts: [publishQuestionnaire, withdrawQuestionnaire, draftQuestionnaire, moveSection, moveQuestion],
  next: nextOf,
  view: ({ record }, visit) => {
    const words = wordsFor(visit);
    const { definition, state, version, publishedAt, changedAt, changedBy } = record;
    const size = sizeOf(definition);
    const when = publishedAt ? words.record.published(formatDate(publishedAt, visit.language)) : words.record.changed(formatDate(changedAt, visit.language), changedBy);
    const shown = visit.query["ansicht"] ?? "aufbau";
    const tabs = [
      { key: "aufbau", label: words.record.structure, href: recordPath(visit) },
      { key: "vorschau", label: words.record.preview, href: "?ansicht=vorschau" },
      { key: "vergleiche", label: words.record.checks, href: "?ansicht=vergleiche", count: definition.checks.length },
    ];
    return (
      <>
        <PageHead
          title={definition.title}
          trail={[{ label: words.register.title, href: registerPath(visit) }, { label: definition.title }]}
          tag={<QuestionnaireTag state={state} visit={visit} />}
          lead={`${words.version(version)} · ${words.size(size.sections, size.questions, size.minutes)} · ${when}`}
          acts={<Acts record={record} visit={visit} />}
        />
        <Done sentences={words.record.done} visit={visit} />
        <Problems record={record} visit={visit} />
        <Columns>
          <About record={record} visit={visit} />
          <Contents record={record} visit={visit} />
        </Columns>
        <Tabs tabs={tabs} current={shown} label={words.record.views} />
        <View record={record} visit={visit} shown={shown} />
      </>
    );
  },
});
