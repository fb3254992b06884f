/** Forms for the head of a questionnaire and of a section. */
import { NumberField, TextArea, TextField } from "#ui/fields";
import { ActButton, OperationForm, Submit } from "#ui/form";
import { Acts, Alert, Card, LinkButton, PageHead } from "#ui/parts";
import { defineScreen } from "#ui/screen";
import type { Visit } from "#kernel/screen";
import { readQuestionnaire, removeSection, saveHead, saveSection, type QuestionnaireRecord } from "../contract.ts";
import type { Section } from "../model.ts";
import { Conflict, Done, filledFrom, recordPath, toldOf, trailTo, whyNot, wordsFor } from "./parts.tsx";

/** Says why nothing can be changed here. */
export const Frozen = ({ record, visit }: { readonly record: QuestionnaireRecord; readonly visit: Visit }) =>
  record.state === "draft" ? null : <Alert tone="info" title={wordsFor(visit).failures["questionnaire-published"]} />;

export const headPage = defineScreen({
  path: "/verbund/:cooperativeId/frageboegen/:questionnaireId/kopf",
  lane: "questionnaires",
  title: (_, visit) => wordsFor(visit).head.title,
  shows: { record: readQuestionnaire },
  acts: [saveHead],
  next: (operation, _, visit) => `${recordPath(visit)}?getan=${operation}`,
  view: ({ record }, visit) => {
    const words = wordsFor(visit).head;
    const stored = record.definition;
    const filled = filledFrom(stored, visit, saveHead);
    const fields = [
      { name: "title", label: words.name },
      { name: "description", label: words.description },
      { name: "source", label: words.source },
    ];
    return (
      <>
        <PageHead title={words.title} trail={trailTo(record, visit, words.title)} />
        <Frozen record={record} visit={visit} />
        <Conflict record={record} stored={stored} operation={saveHead} fields={fields} visit={visit} />
        <Card>
          <OperationForm operation={saveHead} visit={visit} hidden={{ revision: record.revision }}>
            <TextField name="title" label={words.name} value={filled.text("title")} maxlength={160} required />
            <TextArea name="description" label={words.description} hint={words.descriptionHint} value={filled.text("description")} rows={6} maxlength={1_500} />
            <TextArea name="source" label={words.source} hint={words.sourceHint} value={filled.text("source")} maxlength={600} />
            <Submit disabledReason={whyNot(record, saveHead, visit)}>{words.save}</Submit>
          </OperationForm>
        </Card>
      </>
    );
  },
});

type SectionProps = { readonly record: QuestionnaireRecord; readonly section: Section | undefined; readonly visit: Visit };

const SectionForm = ({ record, section, visit }: SectionProps) => {
  const words = wordsFor(visit).section;
  const stored = section ?? { minutes: 10 };
  const filled = filledFrom(stored, visit, saveSection);
  const fields = [
    { name: "title", label: words.name },
    { name: "intro", label: words.intro },
    { name: "audience", label: words.audience },
    { name: "minutes", label: words.minutes },
  ];
  return (
    <>
      <Conflict record={record} stored={stored} operation={saveSection} fields={fields} visit={visit} />
      <Card>
        <OperationForm operation={saveSection} visit={visit} hidden={{ revision: record.revision, section: section?.key }}>
          <TextField name="title" label={words.name} value={filled.text("title")} maxlength={120} required />
          <TextArea name="intro" label={words.intro} hint={words.introHint} value={filled.text("intro")} maxlength={800} />
          <TextField name="audience" label={words.audience} hint={words.audienceHint} value={filled.text("audience")} maxlength={120} optional />
          <NumberField name="minutes" label={words.minutes} unit={words.minutesUnit} value={filled.text("minutes")} min={1} max={120} required />
          <Acts>
            <Submit disabledReason={whyNot(record, saveSection, visit)}>{words.save}</Submit>
            <LinkButton href={recordPath(visit)}>{wordsFor(visit).record.structure}</LinkButton>
          </Acts>
        </OperationForm>
      </Card>
    </>
  );
};

const Remove = ({ record, section, visit }: SectionProps & { readonly section: Section }) => {
  const words = wordsFor(visit).section;
  return (
    <Card title={words.remove}>
      <p>{words.removeText(section.questions.length)}</p>
      <ActButton form={{ operation: removeSection, visit, hidden: { revision: record.revision, section: section.key } }} kind="danger" confirm={words.removeConfirm}>
        {words.remove}
      </ActButton>
    </Card>
  );
};

const view = ({ record }: { record: QuestionnaireRecord }, visit: Visit) => {
  const words = wordsFor(visit);
  const section = record.definition.sections.find(({ key }) => key === visit.params["sectionKey"]);
  const gone = visit.params["sectionKey"] !== undefined && !section;
  const title = section ? words.section.title : words.section.fresh;
  return (
    <>
      <PageHead title={title} trail={trailTo(record, visit, title)} />
      <Done sentences={words.record.done} visit={visit} />
      <Frozen record={record} visit={visit} />
      {gone ? <Alert tone="warning" title={words.failures["section-unknown"]} /> : <SectionForm record={record} section={section} visit={visit} />}
      {section && whyNot(record, removeSection, visit) === null ? <Remove record={record} section={section} visit={visit} /> : null}
    </>
  );
};

const shared = {
  lane: "questionnaires",
  title: (_: unknown, visit: Visit) => (visit.params["sectionKey"] ? wordsFor(visit).section.title : wordsFor(visit).section.fresh),
  shows: { record: readQuestionnaire },
  acts: [saveSection, removeSection],
  next: (operation: string, value: unknown, visit: Pick<Visit, "params">) => {
    const section = toldOf(value, "section");
    return `${recordPath(visit)}?getan=${operation}${section ? `#abschnitt-${section}` : ""}`;
  },
  view,
};

export const newSectionPage = defineScreen({ ...shared, path: "/verbund/:cooperativeId/frageboegen/:questionnaireId/abschnitte" });
export const sectionPage = defineScreen({ ...shared, path: "/verbund/:cooperativeId/frageboegen/:questionnaireId/abschnitte/:sectionKey" });
