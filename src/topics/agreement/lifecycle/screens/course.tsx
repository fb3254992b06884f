/** The way of one version: steps with their sections, signatures, what the authority got, putting in force, deadlines. */
import type { Visit } from "#kernel/screen";
import { formatShortDate } from "#ui/dates";
import { DateField, TextField } from "#ui/fields";
import { Select } from "#ui/choices";
import { ActButton, OperationForm, Submit } from "#ui/form";
import { Tabs } from "#ui/navigation";
import { Alert, Card, Columns, ExportLinks, PageHead } from "#ui/parts";
import { Details, Facts } from "#ui/record";
import { defineScreen } from "#ui/screen";
import { DataTable } from "#ui/table";
import { endAgreement, noteFormality, printNotification, putInForce, readCourse, readOwnAgreement, type AgreementCourse } from "../contract.ts";
import { Done, Steps, wordsFor } from "./parts.tsx";

type Part = { readonly course: AgreementCourse; readonly visit: Visit };

const Signatures = ({ course, visit }: Part) => {
  const words = wordsFor(visit).course;
  const signed = (id: string) => course.signatures.find(({ memberId }) => memberId === id);
  return (
    <Card title={words.signatures}>
      <DataTable
        caption={words.signatures}
        rows={course.deciding}
        columns={[
          {
            key: "member",
            label: words.member,
            rowHead: true,
            cell: (id) => (visit.may(readOwnAgreement, id) ? <a href={`/mitglied/${id}/vereinbarung`}>{course.names[id] ?? id}</a> : (course.names[id] ?? id)),
          },
          {
            key: "signed",
            label: words.signedOn,
            kind: "nowrap",
            cell: (id) => {
              const signature = signed(id);
              return signature ? formatShortDate(signature.signedOn, visit.language) : <span class="rw-soft">{words.notSigned}</span>;
            },
          },
          { key: "by", label: words.signatory, wideOnly: true, cell: (id) => signed(id)?.signatory ?? "" },
        ]}
      />
    </Card>
  );
};

const Formalities = ({ course, visit }: Part) => {
  const words = wordsFor(visit);
  const base = `cooperativeId=${visit.params["cooperativeId"]}&versionId=${course.version.id}`;
  const links = (["pdf", "docx", "odt"] as const).map((format) => ({ label: format.toUpperCase(), href: `/api/${printNotification.name}?${base}&format=${format}` }));
  const open = course.needed.filter((one) => !course.formalities.some(({ formality }) => formality === one));
  return (
    <Card title={words.course.formality} acts={<ExportLinks label={words.course.letter} links={links} />}>
      {course.formalities.length === 0 ? null : (
        <Facts
          facts={course.formalities.map(({ formality, happenedOn, reference }) => ({
            term: words.formalities[formality],
            value: `${formatShortDate(happenedOn, visit.language)}${reference === "" ? "" : ` · ${reference}`}`,
          }))}
        />
      )}
      <p class="rw-soft">
        {words.course.source}: {course.sections.formality}
      </p>
      {open.length === 0 || course.version.state === "draft" || !visit.may(noteFormality) ? null : (
        <OperationForm operation={noteFormality} visit={visit}>
          <Select name="formality" label={words.course.what} options={open.map((value) => ({ value, label: words.formalities[value] }))} required />
          <DateField name="happenedOn" label={words.course.day} required />
          <TextField name="reference" label={words.course.reference} maxlength={200} optional />
          <Submit kind="quiet">{words.course.note}</Submit>
        </OperationForm>
      )}
    </Card>
  );
};

const Putting = ({ course, visit }: Part) => {
  const words = wordsFor(visit);
  if (course.version.inForceOn !== null || !visit.may(putInForce)) return null;
  const reason = course.effectiveOn === null ? words.course.putObstacle(words.obstacles[course.obstacle ?? ""] ?? "") : null;
  return (
    <Card title={words.course.put}>
      {course.effectiveOn === null ? null : <p>{words.course.putText(course.effectiveOn)}</p>}
      <ActButton form={{ operation: putInForce, visit }} disabledReason={reason}>
        {words.course.put}
      </ActButton>
    </Card>
  );
};

const Dates = ({ course, visit }: Part) => {
  const words = wordsFor(visit);
  const { dates } = course;
  if (dates === null) return null;
  const day = (text: string) => formatShortDate(text, visit.language);
  const until = dates.endsOn === null ? words.course.endless : dates.isProlonged ? words.course.prolongs(dates.endsOn) : day(dates.endsOn);
  return (
    <Card title={words.course.dates}>
      <Facts
        facts={[
          { term: words.course.startedOn, value: day(dates.startedOn) },
          { term: words.course.endsOn, value: course.version.endsOn === null ? until : day(course.version.endsOn) },
          { term: words.course.lastNotice, value: dates.lastNoticeOn === null ? words.course.noNotice : day(dates.lastNoticeOn) },
          { term: words.course.goodCause, value: words.course.goodCauseText(course.sections.goodCause) },
        ]}
      />
      {course.notices.length === 0 ? null : (
        <DataTable
          caption={words.course.leaving}
          captionVisible
          rows={course.notices}
          columns={[
            { key: "member", label: words.course.member, rowHead: true, cell: ({ memberId }) => course.names[memberId] ?? memberId },
            { key: "kind", label: words.course.kind, cell: ({ kind }) => words.notices[kind] },
            { key: "given", label: words.course.givenOn, kind: "nowrap", cell: ({ givenOn }) => day(givenOn) },
            { key: "last", label: words.course.lastDay, kind: "nowrap", cell: ({ lastDay }) => day(lastDay) },
          ]}
        />
      )}
      {!course.isInForce || course.version.endsOn !== null || !visit.may(endAgreement) ? null : (
        <Details summary={words.course.end} open={visit.query["do"] === endAgreement.name && visit.issues.length > 0}>
          <p>{words.course.endText}</p>
          <OperationForm operation={endAgreement} visit={visit}>
            <DateField name="lastDay" label={words.course.lastDay} required />
            <DateField name="approvedOn" label={words.course.approvedOn} hint={words.course.approvedHint} optional />
            <Submit kind="danger">{words.course.end}</Submit>
          </OperationForm>
        </Details>
      )}
    </Card>
  );
};

/** What houses object to in what the office has entered for them. */
const Objections = ({ course, visit }: Part) => {
  const words = wordsFor(visit).course;
  if (course.objections.length === 0) return null;
  return (
    <Alert tone="warning" title={words.objections}>
      <ul>
        {course.objections.map(({ memberId, subject, reason, objectedAt }) => (
          <li>{words.objection({ member: course.names[memberId] ?? memberId, subject: words.subjects[subject], reason, on: formatShortDate(objectedAt, visit.language) })}</li>
        ))}
      </ul>
    </Alert>
  );
};

function leadOf(course: AgreementCourse, visit: Visit): string {
  const words = wordsFor(visit);
  const { version, lines, isInForce } = course;
  if (version.state === "draft") return words.course.lead.draft;
  if (version.inForceOn === null) return words.course.lead.running(words.steps[lines.find(({ standing }) => standing === "next")?.step ?? "in-force"]);
  if (isInForce) return words.course.lead.holds(version.inForceOn);
  return new Date(version.inForceOn) > visit.now ? words.course.lead.future(version.inForceOn) : words.course.lead.past;
}

export const courseScreen = defineScreen({
  path: "/verbund/:cooperativeId/vereinbarung/:versionId/verlauf",
  title: (_, visit) => wordsFor(visit).course.title,
  lane: "agreement",
  shows: { course: readCourse },
  acts: [noteFormality, putInForce, endAgreement],
  view: ({ course }, visit) => {
    const words = wordsFor(visit).course;
    const register = `/verbund/${visit.params["cooperativeId"]}/vereinbarung`;
    const base = `${register}/${course.version.id}`;
    return (
      <>
        <PageHead
          title={words.title}
          trail={[
            { label: words.agreement, href: register },
            { label: words.numbered(course.version.number), href: base },
          ]}
          lead={leadOf(course, visit)}
        />
        <Tabs
          current="way"
          tabs={[
            { key: "content", label: words.content, href: base },
            { key: "way", label: words.title, href: `${base}/verlauf` },
            { key: "resolutions", label: words.resolutions, href: `${base}/beschluesse` },
            { key: "papers", label: words.councilPapers, href: `${base}/vorlagen` },
          ]}
        />
        <Done visit={visit} />
        <Columns kind="stack">
          <Card title={words.steps}>
            <Steps course={course} visit={visit} />
          </Card>
          <Objections course={course} visit={visit} />
          <Putting course={course} visit={visit} />
          <Signatures course={course} visit={visit} />
          <Formalities course={course} visit={visit} />
          <Dates course={course} visit={visit} />
        </Columns>
      </>
    );
  },
});
