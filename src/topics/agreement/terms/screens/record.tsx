/** One version: key points, what is missing, tasks with the rights that follow, parties, paragraphs. */
import type { Visit } from "#kernel/screen";
import { formatShortDate } from "#ui/dates";
import { Tabs } from "#ui/navigation";
import { Card, Columns, ExportLinks, LinkButton, PageHead } from "#ui/parts";
import { Facts } from "#ui/record";
import { defineScreen } from "#ui/screen";
import { DataTable } from "#ui/table";
import {
  amendAgreement,
  chooseTasks,
  circulateAgreement,
  discardAgreement,
  printAccession,
  printAgreement,
  readAgreement,
  removeTask,
  saveClause,
  saveTerms,
  setParties,
  type AgreementRecord,
} from "../contract.ts";
import { taskActors } from "../model.ts";
import { ActsCard, ClauseForm, PartiesForm, Problems, TasksOfParty, TermsForm } from "./editing.tsx";
import { Done, recordPath, registerPath, VersionTag, wordsFor } from "./parts.tsx";

type Part = { readonly shown: AgreementRecord; readonly visit: Visit };

const KeyPoints = ({ shown, visit }: Part) => {
  const words = wordsFor(visit);
  const { record } = words;
  const { version, members } = shown;
  const { content } = version;
  return (
    <Card title={record.facts} note={record.edited(version.changedByName, formatShortDate(version.changedAt, visit.language))}>
      <Facts
        facts={[
          { term: record.form, value: words.forms[version.legalForm] },
          { term: record.host, value: members.find(({ memberId }) => memberId === content.hostMemberId)?.name ?? content.hostMemberId },
          { term: record.parties, value: record.partiesCount(content.parties.length) },
          { term: record.namedOn, value: version.namedOn === null ? record.asEarly : formatShortDate(version.namedOn, visit.language) },
          { term: words.record.years, value: record.yearsText(content.term.years) },
          { term: record.prolongation, value: record.prolongationText(content.term.prolongationMonths, content.term.years) },
          { term: record.notice, value: record.noticeText(content.term.noticeMonths, content.term.years) },
          { term: record.accession, value: record.accessionWays[content.accessionBy] },
          { term: record.costKey, value: content.costKeyReference || record.none },
        ]}
      />
      <TermsForm shown={shown} visit={visit} />
    </Card>
  );
};

const Tasks = ({ shown, visit }: Part) => {
  const words = wordsFor(visit);
  const { record } = words;
  const isDraft = shown.version.state === "draft" && visit.may(saveTerms);
  const href = (letter: string) => `${recordPath(visit)}/aufgaben/${letter}`;
  return (
    <Card title={record.tasks} acts={isDraft ? <LinkButton href={href("neu")}>{record.newTask}</LinkButton> : undefined}>
      <p>{record.tasksLead}</p>
      <DataTable
        caption={record.tasks}
        rows={shown.version.content.tasks}
        rowId={({ letter }) => `aufgabe-${letter}`}
        columns={[
          { key: "task", label: record.task, rowHead: true, cell: ({ letter, title }) => `${letter} ${title}` },
          { key: "kind", label: record.kind, cell: ({ kind }) => words.kindsOf[shown.version.legalForm][kind] },
          ...taskActors.map((actor) => ({
            key: actor,
            label: words.actors[actor],
            wideOnly: true,
            cell: ({ roles }: AgreementRecord["version"]["content"]["tasks"][number]) => words.raci[roles[actor]],
          })),
          { key: "sees", label: record.sees, cell: ({ dataClass }) => words.classes[dataClass] },
          ...(isDraft
            ? [
                {
                  key: "edit",
                  label: record.editTask,
                  labelHidden: true,
                  kind: "act" as const,
                  cell: ({ letter }: { letter: string }) => (
                    <a href={href(letter)} aria-label={record.editTaskNamed(letter)}>
                      {record.editTask}
                    </a>
                  ),
                },
              ]
            : []),
        ]}
      />
    </Card>
  );
};

const Parties = ({ shown, visit }: Part) => {
  const { record } = wordsFor(visit);
  const nameOf = (id: string) => shown.members.find(({ memberId }) => memberId === id)?.name ?? id;
  return (
    <Card title={record.parties} note={record.partiesCount(shown.version.content.parties.length)}>
      <DataTable
        caption={record.parties}
        rows={shown.version.content.parties}
        columns={[
          { key: "member", label: record.member, rowHead: true, cell: ({ memberId }) => nameOf(memberId) },
          { key: "tasks", label: record.takes, cell: ({ tasks }) => tasks?.join(", ") ?? record.all },
        ]}
      />
      <PartiesForm shown={shown} visit={visit} />
      <TasksOfParty shown={shown} visit={visit} />
    </Card>
  );
};

const Clauses = ({ shown, visit }: Part) => {
  const { paper, record } = wordsFor(visit);
  const { clauses, annexes } = shown.version.content;
  return (
    <Card title={record.clauses}>
      {shown.version.state === "draft" ? <p class="rw-soft">{record.clauseHint}</p> : null}
      {clauses.map((clause, index) => (
        <ClauseForm clause={clause} label={`§ ${index + 1} ${clause.title}`} shown={shown} visit={visit} />
      ))}
      <h3>{record.annexes}</h3>
      {annexes.map((annex, index) => (
        <ClauseForm clause={annex} label={paper.annex(index + 2, annex.title)} shown={shown} visit={visit} />
      ))}
    </Card>
  );
};

const Papers = ({ shown, visit }: Part) => {
  const { record } = wordsFor(visit);
  const query = `cooperativeId=${visit.params["cooperativeId"]}&versionId=${shown.version.id}`;
  const links = (operation: string, more = "") =>
    (["pdf", "docx", "odt"] as const).map((format) => ({ label: format.toUpperCase(), href: `/api/${operation}?${query}${more}&format=${format}` }));
  return (
    <Card title={record.papers}>
      <ExportLinks label={record.paper} links={links(printAgreement.name)} />
      <ExportLinks label={record.declaration} links={links(printAccession.name)} />
    </Card>
  );
};

export const recordScreen = defineScreen({
  path: "/verbund/:cooperativeId/vereinbarung/:versionId",
  title: ({ shown }, visit) => `${wordsFor(visit).register.title}, ${wordsFor(visit).register.numbered(shown.version.number)}`,
  lane: "agreement",
  shows: { shown: readAgreement },
  acts: [saveTerms, saveClause, removeTask, setParties, chooseTasks, circulateAgreement, discardAgreement, amendAgreement],
  next: (operation, value, visit) => {
    if (operation === discardAgreement.name) return registerPath(visit);
    return operation === amendAgreement.name && typeof value === "object" && value !== null && "versionId" in value
      ? `/verbund/${visit.params["cooperativeId"]}/vereinbarung/${String(value.versionId)}`
      : null;
  },
  view: ({ shown }, visit) => {
    const words = wordsFor(visit);
    const { record, register } = words;
    const { version } = shown;
    return (
      <>
        <PageHead
          title={register.numbered(version.number)}
          lead={version.title}
          tag={<VersionTag state={version.state} visit={visit} />}
          trail={[{ label: record.allVersions, href: registerPath(visit) }]}
        />
        <Tabs
          current="content"
          tabs={[
            { key: "content", label: record.content, href: recordPath(visit) },
            { key: "way", label: record.way, href: `${recordPath(visit)}/verlauf` },
            { key: "resolutions", label: record.resolutions, href: `${recordPath(visit)}/beschluesse` },
            { key: "papers", label: record.councilPapers, href: `${recordPath(visit)}/vorlagen` },
          ]}
        />
        <Done visit={visit} />
        <Columns kind="stack">
          <Problems shown={shown} visit={visit} />
          <KeyPoints shown={shown} visit={visit} />
          <Tasks shown={shown} visit={visit} />
          <Parties shown={shown} visit={visit} />
          <Clauses shown={shown} visit={visit} />
          <Papers shown={shown} visit={visit} />
          <ActsCard shown={shown} visit={visit} />
        </Columns>
      </>
    );
  },
});
