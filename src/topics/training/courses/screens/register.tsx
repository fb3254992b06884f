/** The register of courses: the cooperative's own, and what the product brings along. */
import { toldBy, type Visit } from "#kernel/screen";
import { FileField, TextField } from "#ui/fields";
import { ActButton, OperationForm, Submit } from "#ui/form";
import { Alert, Card, EmptyState, PageHead, StateTag } from "#ui/parts";
import { Details } from "#ui/record";
import { defineScreen } from "#ui/screen";
import { DataTable } from "#ui/table";
import { adoptCourses, draftCourse, importCourse, listCourses, type CourseEntry, type ShippedEntry } from "../contract.ts";
import { CourseTag, registerPath, sentenceOf, wordsFor } from "./parts.tsx";

const CourseTable = ({ courses, visit }: { courses: readonly CourseEntry[]; visit: Visit }) => {
  const words = wordsFor(visit);
  const { columns } = words.register;
  return (
    <DataTable
      caption={words.register.caption}
      rows={courses}
      empty={<EmptyState title={words.register.emptyTitle}>{words.register.emptyText}</EmptyState>}
      columns={[
        {
          key: "title",
          label: columns.title,
          rowHead: true,
          cell: ({ id, title, summary }) => (
            <>
              <a href={`${registerPath(visit)}/${id}`}>{title}</a>
              <div class="rw-small rw-soft">{summary}</div>
            </>
          ),
        },
        { key: "audience", label: columns.audience, cell: ({ audience }) => audience },
        { key: "size", label: columns.size, cell: ({ lessons, questions, minutes }) => words.size(lessons, questions, minutes) },
        { key: "version", label: columns.version, kind: "nowrap", cell: ({ label }) => label },
        { key: "state", label: columns.state, cell: ({ state }) => <CourseTag state={state} visit={visit} /> },
      ]}
    />
  );
};

const ShippedRow = ({ one, visit }: { one: ShippedEntry; visit: Visit }) => {
  const words = wordsFor(visit);
  return (
    <li>
      <div>
        <strong>{one.title}</strong> {one.adopted === "older" ? <StateTag tone="part">{words.register.older}</StateTag> : null}
        <div class="rw-small rw-soft">
          {one.summary} {words.size(one.lessons, one.questions, one.minutes)}
        </div>
      </div>
      <ActButton
        form={{ operation: adoptCourses, visit, instance: one.key, mine: visit.given["key"] === one.key, hidden: { key: one.key } }}
        kind="quiet"
        small
        label={words.register.adoptNamed(one.title)}
      >
        {one.adopted === "older" ? words.register.adoptNewer : words.register.adopt}
      </ActButton>
    </li>
  );
};

const Shipped = ({ shipped, visit }: { shipped: readonly ShippedEntry[]; visit: Visit }) => {
  const words = wordsFor(visit).register;
  const open = shipped.filter(({ adopted }) => adopted !== "current");
  if (open.length === 0 || !visit.may(adoptCourses)) return null;
  return (
    <Card
      title={words.shipped}
      tone="brand"
      acts={
        <ActButton form={{ operation: adoptCourses, visit, instance: "alle", mine: visit.given["key"] === undefined }} small>
          {words.adoptAll(open.length)}
        </ActButton>
      }
    >
      <p>{words.shippedText}</p>
      <ul class="rw-offers">
        {open.map((one) => (
          <ShippedRow one={one} visit={visit} />
        ))}
      </ul>
    </Card>
  );
};

/** What was wrong with the file just sent. */
const Refused = ({ visit }: { visit: Visit }) => {
  const told = toldBy(importCourse, visit);
  const words = wordsFor(visit).register;
  if (told?.stage !== "refused") return null;
  return (
    <Alert tone="danger" title={words.refused(told.problems.length)} live>
      <p>{words.refusedText}</p>
      <ul>
        {told.problems.map((problem) => (
          <li>{sentenceOf(problem, visit)}</li>
        ))}
      </ul>
    </Alert>
  );
};

const OwnCourse = ({ visit }: { visit: Visit }) => {
  const words = wordsFor(visit).register;
  if (!visit.may(draftCourse)) return null;
  return (
    <Details summary={words.own} open={visit.issues.length > 0 || visit.done === importCourse.name}>
      <p class="rw-soft">{words.ownText}</p>
      <OperationForm operation={draftCourse} visit={visit} layout="inline">
        <TextField name="title" label={words.name} maxlength={160} required />
        <Submit kind="quiet">{words.begin}</Submit>
      </OperationForm>
      <OperationForm operation={importCourse} visit={visit} layout="inline" file>
        <FileField name="file" label={words.file} accept=".md,text/markdown" required />
        <Submit kind="quiet">{words.read}</Submit>
      </OperationForm>
    </Details>
  );
};

export const courseRegister = defineScreen({
  path: "/verbund/:cooperativeId/kurse",
  lane: "courses",
  title: (_, visit) => wordsFor(visit).register.title,
  shows: { list: listCourses },
  acts: [adoptCourses, draftCourse, importCourse],
  next: (operation, value, visit) => {
    if (operation === draftCourse.name) return `${registerPath(visit)}/${draftCourse.output.parse(value).courseId}?getan=${operation}`;
    return null;
  },
  view: ({ list }, visit) => {
    const words = wordsFor(visit).register;
    const imported = toldBy(importCourse, visit);
    return (
      <>
        <PageHead title={words.title} lead={words.lead} />
        {visit.done === adoptCourses.name && visit.issues.length === 0 ? <Alert tone="success" title={words.adopted} live /> : null}
        <Refused visit={visit} />
        {imported?.stage === "complete" ? (
          <Alert tone="success" title={wordsFor(visit).record.done["course.import"]} live>
            <a href={`${registerPath(visit)}/${imported.courseId}`}>{wordsFor(visit).lesson.back}</a>
          </Alert>
        ) : null}
        <div class="rw-stack">
          <Shipped shipped={list.shipped} visit={visit} />
          <Card>
            <CourseTable courses={list.courses} visit={visit} />
          </Card>
          <OwnCourse visit={visit} />
        </div>
      </>
    );
  },
});
