/** One grant: application and award, instalments, evidence, use. */
import { dayOf, formatShortDate } from "#ui/dates";
import { DateField, TextArea } from "#ui/fields";
import { OperationForm, Submit } from "#ui/form";
import { Card, Columns, ExportLinks, PageHead, StateTag } from "#ui/parts";
import { Details, Facts } from "#ui/record";
import { defineScreen } from "#ui/screen";
import { DataTable } from "#ui/table";
import { savePosition } from "../../plans/contract.ts";
import { addUse, exportUse, noteAward, noteReceived, noteRefusal, noteSubmitted, printUse, readGrant, removeUse, saveGrant, writeReport } from "../contract.ts";
import type { GrantEvidence } from "../model.ts";
import { AwardForm } from "./award.tsx";
import { Instalments } from "./instalments.tsx";
import { ApplicationForm, Done, euroOf, grantsPath, StateOf, wordsFor } from "./parts.tsx";
import { Uses, type Part } from "./uses.tsx";

const Head = ({ shown, visit }: Part) => {
  const { record } = wordsFor(visit);
  const { grant } = shown;
  const day = (value: string | null) => (value === null ? "–" : formatShortDate(value, visit.language));
  const awarded = [
    { term: record.granted, value: euroOf(grant.grantedCents, visit) },
    { term: record.awardedOn, value: day(grant.awardedOn) },
    { term: record.awardReference, value: grant.awardReference || "–" },
  ];
  return (
    <Card title={record.head} note={record.changed(grant.changedAt, grant.changedByName)}>
      <Facts
        facts={[
          { term: record.requested, value: euroOf(grant.requestedCents, visit) },
          { term: record.appliedOn, value: day(grant.appliedOn) },
          { term: record.reference, value: grant.reference || "–" },
          ...(grant.grantedCents === null ? [] : awarded),
          ...(grant.conditions === ""
            ? []
            : [{ term: grant.state === "refused" ? record.refuseReason : record.conditions, value: <span class="rw-prose">{grant.conditions}</span> }]),
        ]}
      />
      <Deciding shown={shown} visit={visit} />
    </Card>
  );
};

const Deciding = ({ shown, visit }: Part) => {
  const { record } = wordsFor(visit);
  const { grant } = shown;
  const failed = (name: string) => visit.issues.length > 0 && visit.query["do"] === name;
  if (!visit.may(saveGrant)) return null;
  return (
    <>
      {grant.state === "prepared" || grant.state === "applied" ? (
        <Details summary={record.change} open={failed(saveGrant.name)}>
          <ApplicationForm one={grant} programmes={[]} visit={visit} />
        </Details>
      ) : null}
      {grant.state === "prepared" ? null : (
        <Details summary={grant.state === "granted" ? record.changeAward : record.award} open={failed(noteAward.name)}>
          <AwardForm grant={grant} visit={visit} />
        </Details>
      )}
      {grant.state === "applied" ? (
        <Details summary={record.refuse} open={failed(noteRefusal.name)}>
          <OperationForm operation={noteRefusal} visit={visit}>
            <TextArea name="conditions" label={record.refuseReason} rows={3} maxlength={2_000} optional />
            <Submit kind="quiet" confirm={record.refuseConfirm}>
              {record.refuse}
            </Submit>
          </OperationForm>
        </Details>
      ) : null}
    </>
  );
};

const Evidence = ({ shown, visit }: Part) => {
  const words = wordsFor(visit);
  const { record } = words;
  const note = ({ id, dueOn, kind }: GrantEvidence) =>
    visit.may(noteSubmitted) ? (
      <OperationForm operation={noteSubmitted} visit={visit} instance={id} mine={visit.given["evidenceId"] === id} hidden={{ evidenceId: id }} layout="inline">
        <DateField name="submittedOn" label={record.submittedOn} value={dayOf(visit.now)} />
        <Submit kind="quiet" small label={`${record.note}: ${words.days[kind]}, ${formatShortDate(dueOn, visit.language)}`}>
          {record.note}
        </Submit>
      </OperationForm>
    ) : (
      <StateTag tone="open">{record.open}</StateTag>
    );
  return (
    <Card title={record.evidence}>
      <DataTable
        caption={record.evidence}
        rows={shown.grant.evidence}
        empty={record.noEvidence}
        columns={[
          { key: "kind", label: record.kind, rowHead: true, cell: ({ kind }) => words.days[kind] },
          { key: "due", label: record.dueOn, kind: "nowrap", cell: ({ dueOn }) => formatShortDate(dueOn, visit.language) },
          { key: "submitted", label: record.submittedOn, cell: (one) => (one.submittedOn === null ? note(one) : formatShortDate(one.submittedOn, visit.language)) },
        ]}
      />
    </Card>
  );
};

const Report = ({ shown, visit }: Part) => {
  const { record } = wordsFor(visit);
  const { grant } = shown;
  const query = (format: string) => new URLSearchParams({ cooperativeId: visit.params["cooperativeId"] ?? "", grantId: grant.id, format }).toString();
  const links = [
    ...(["pdf", "docx", "odt"] as const).map((format) => ({ label: format.toUpperCase(), href: `/api/${printUse.name}?${query(format)}` })),
    ...(["xlsx", "ods", "csv"] as const).map((format) => ({ label: format.toUpperCase(), href: `/api/${exportUse.name}?${query(format)}` })),
  ];
  return (
    <Card title={record.report} note={record.reportHint}>
      {visit.may(writeReport) ? (
        <OperationForm operation={writeReport} visit={visit} hidden={{ version: grant.version }}>
          <TextArea name="report" label={record.report} value={grant.report} rows={6} maxlength={4_000} optional />
          <Submit kind="quiet">{record.save}</Submit>
        </OperationForm>
      ) : (
        <p class="rw-prose">{grant.report}</p>
      )}
      <ExportLinks label={record.printed} links={links} />
    </Card>
  );
};

export const recordScreen = defineScreen({
  path: "/verbund/:cooperativeId/kosten/foerderungen/:grantId",
  title: ({ shown }) => shown.grant.title,
  lane: "costs",
  shows: { shown: readGrant },
  acts: [saveGrant, noteAward, noteRefusal, noteReceived, noteSubmitted, addUse, removeUse, writeReport, savePosition],
  view: ({ shown }, visit) => {
    const { list } = wordsFor(visit);
    const part = { shown, visit };
    return (
      <>
        <PageHead
          title={shown.grant.title}
          trail={[
            { label: list.costs, href: `/verbund/${visit.params["cooperativeId"]}/kosten` },
            { label: list.title, href: grantsPath(visit) },
          ]}
          lead={shown.programmeTitle}
          tag={<StateOf state={shown.grant.state} visit={visit} />}
        />
        <Done visit={visit} />
        <Columns kind="stack">
          <Head {...part} />
          {shown.grant.state === "granted" ? (
            <>
              <Instalments {...part} />
              <Uses {...part} />
              <Evidence {...part} />
              <Report {...part} />
            </>
          ) : null}
        </Columns>
      </>
    );
  },
});
