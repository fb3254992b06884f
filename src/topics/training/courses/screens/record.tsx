/** A course as a document: head and acts, what is still to be settled, lessons, card, versions. */
import type { Visit } from "#kernel/screen";
import { formatDate } from "#ui/dates";
import { ActButton } from "#ui/form";
import { Acts, Card, Columns, LinkButton, PageHead } from "#ui/parts";
import { Details, Facts } from "#ui/record";
import { defineScreen } from "#ui/screen";
import { draftCourse, moveLesson, publishCourse, readCourse, saveLesson, withdrawCourse, type CourseRecord } from "../contract.ts";
import type { Lesson } from "../model.ts";
import { sizeOf } from "../rules/editing.ts";
import { CourseTag, Done, LessonText, lessonPath, recordPath, registerPath, sentenceOf, ShownQuestion, wordsFor } from "./parts.tsx";

type PartProps = { readonly record: CourseRecord; readonly visit: Visit };

const Problems = ({ record, visit }: PartProps) =>
  record.problems.length === 0 ? null : (
    <Card title={wordsFor(visit).record.problems} tone="part">
      <ul>
        {record.problems.map((problem) => (
          <li>{sentenceOf(problem, visit)}</li>
        ))}
      </ul>
    </Card>
  );

const DraftActs = ({ record, visit }: PartProps) => {
  const words = wordsFor(visit).record;
  return (
    <>
      <ActButton
        form={{ operation: publishCourse, visit, hidden: { revision: record.revision } }}
        disabledReason={record.problems.length > 0 ? words.publishReason : null}
        confirm={words.publishConfirm}
      >
        {words.publish}
      </ActButton>
      <ActButton form={{ operation: withdrawCourse, visit }} kind="danger" confirm={words.discardConfirm}>
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
        <LinkButton kind="primary" href={`/verbund/${visit.params["cooperativeId"]}/schulungen/neu?courseId=${record.id}`}>
          {words.issue}
        </LinkButton>
      ) : null}
      <ActButton form={{ operation: draftCourse, visit, hidden: { fromId: record.id } }} kind="quiet">
        {words.newVersion}
      </ActButton>
      {record.state === "published" ? (
        <ActButton form={{ operation: withdrawCourse, visit }} kind="danger" confirm={words.withdrawConfirm}>
          {words.withdraw}
        </ActButton>
      ) : null}
    </>
  );
};

const HeadActs = ({ record, visit }: PartProps) => (
  <>
    {visit.may(saveLesson) ? record.state === "draft" ? <DraftActs record={record} visit={visit} /> : <PublishedActs record={record} visit={visit} /> : null}
    <LinkButton href={`/api/course.export?cooperativeId=${visit.params["cooperativeId"]}&courseId=${record.id}`} download>
      {wordsFor(visit).record.download}
    </LinkButton>
    {record.publishedAt === null ? null : (
      <LinkButton href={`/api/course.scorm?cooperativeId=${visit.params["cooperativeId"]}&courseId=${record.id}`} download>
        {wordsFor(visit).record.scorm}
      </LinkButton>
    )}
  </>
);

const LessonActs = ({ record, visit, one, index }: PartProps & { readonly one: Lesson; readonly index: number }) => {
  const words = wordsFor(visit).record;
  const form = (direction: "up" | "down") => ({
    operation: moveLesson,
    visit,
    instance: `${one.key}-${direction}`,
    mine: visit.given["lesson"] === one.key,
    hidden: { revision: record.revision, lesson: one.key, direction },
  });
  return (
    <Acts>
      <LinkButton small href={lessonPath(visit, one.key)} label={words.editNamed(one.title)}>
        {words.edit}
      </LinkButton>
      {index === 0 ? null : (
        <ActButton form={form("up")} kind="quiet" small label={words.upNamed(one.title)}>
          {words.up}
        </ActButton>
      )}
      {index === record.definition.lessons.length - 1 ? null : (
        <ActButton form={form("down")} kind="quiet" small label={words.downNamed(one.title)}>
          {words.down}
        </ActButton>
      )}
    </Acts>
  );
};

const Lessons = ({ record, visit }: PartProps) => {
  const words = wordsFor(visit).record;
  const isEdited = record.state === "draft" && visit.may(saveLesson);
  return (
    <Card
      title={words.lessons}
      acts={
        isEdited ? (
          <LinkButton small href={`${recordPath(visit)}/lektion-neu`}>
            {words.addLesson}
          </LinkButton>
        ) : null
      }
    >
      {record.definition.lessons.map((one, index) => (
        <div class="rw-lesson-row" id={`lektion-${one.key}`}>
          <Details summary={`${index + 1}. ${one.title} · ${words.lessonNote(one.minutes, one.questions.length)}`}>
            <LessonText text={one.text} visit={visit} />
            {one.questions.map((question) => (
              <ShownQuestion question={question} visit={visit} />
            ))}
          </Details>
          {isEdited ? <LessonActs record={record} visit={visit} one={one} index={index} /> : null}
        </div>
      ))}
    </Card>
  );
};

const About = ({ record, visit }: PartProps) => {
  const words = wordsFor(visit).record;
  const { summary, audience, passMark } = record.definition;
  const isEdited = record.state === "draft" && visit.may(saveLesson);
  return (
    <Card
      title={words.summary}
      acts={
        isEdited ? (
          <LinkButton small href={`${recordPath(visit)}/kopf`}>
            {words.editHead}
          </LinkButton>
        ) : null
      }
    >
      <p>{summary}</p>
      <Facts
        dense
        facts={[
          { term: words.audience, value: audience },
          { term: words.passMark, value: words.percent(passMark) },
        ]}
      />
    </Card>
  );
};

const Versions = ({ record, visit }: PartProps) => {
  const words = wordsFor(visit);
  return (
    <Card title={words.record.versions}>
      <ul class="rw-plainlist">
        {record.versions.map(({ id, label, state, publishedAt }) => (
          <li>
            {id === record.id ? <strong>{words.version(label)}</strong> : <a href={`${registerPath(visit)}/${id}`}>{words.version(label)}</a>}{" "}
            <CourseTag state={state} visit={visit} />
            {publishedAt === null ? null : <span class="rw-small rw-soft"> {words.record.published(formatDate(publishedAt, visit.language))}</span>}
          </li>
        ))}
      </ul>
    </Card>
  );
};

export const courseRecordPage = defineScreen({
  path: "/verbund/:cooperativeId/kurse/:courseId",
  lane: "courses",
  title: ({ record }) => record.definition.title,
  shows: { record: readCourse },
  acts: [publishCourse, withdrawCourse, draftCourse, moveLesson],
  next: (operation, value, visit) => {
    if (operation === draftCourse.name) return `${registerPath(visit)}/${draftCourse.output.parse(value).courseId}?getan=${operation}`;
    return operation === withdrawCourse.name && withdrawCourse.output.parse(value).state === "removed" ? registerPath(visit) : null;
  },
  view: ({ record }, visit) => {
    const words = wordsFor(visit);
    const { definition, label, state, publishedAt, changedAt, changedBy } = record;
    const size = sizeOf(definition);
    const when = publishedAt ? words.record.published(formatDate(publishedAt, visit.language)) : words.record.changed(formatDate(changedAt, visit.language), changedBy);
    return (
      <>
        <PageHead
          title={definition.title}
          trail={[{ label: words.register.title, href: registerPath(visit) }, { label: definition.title }]}
          tag={<CourseTag state={state} visit={visit} />}
          lead={`${words.version(label)} · ${words.size(size.lessons, size.questions, definition.minutes)} · ${when}`}
          acts={<HeadActs record={record} visit={visit} />}
        />
        <Done sentences={words.record.done} visit={visit} />
        <Problems record={record} visit={visit} />
        <Columns kind="wide-left">
          <div class="rw-stack">
            <Lessons record={record} visit={visit} />
          </div>
          <div class="rw-stack">
            <About record={record} visit={visit} />
            <Card title={words.record.card}>{definition.card === "" ? <p class="rw-soft">{words.record.noCard}</p> : <LessonText text={definition.card} visit={visit} />}</Card>
            <Versions record={record} visit={visit} />
          </div>
        </Columns>
      </>
    );
  },
});
