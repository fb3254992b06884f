/** The forms of a draft: key points, parties, paragraphs, and its way to the councils. */
import type { Visit } from "#kernel/screen";
import { filled } from "#kernel/texts";
import { CheckboxGroup, RadioGroup, Select } from "#ui/choices";
import { DateField, NumberField, TextArea, TextField } from "#ui/fields";
import { ActButton, OperationForm, Submit } from "#ui/form";
import { Card } from "#ui/parts";
import { Details, Prose } from "#ui/record";
import { amendAgreement, chooseTasks, circulateAgreement, discardAgreement, saveClause, saveTerms, setParties, type AgreementRecord } from "../contract.ts";
import { accessionWays, agreementChanges, legalForms, type AgreementClause } from "../model.ts";
import { wordsFor } from "./parts.tsx";

type Part = { readonly shown: AgreementRecord; readonly visit: Visit };

const isWritable = ({ shown, visit }: Part): boolean => shown.version.state === "draft" && visit.may(saveTerms);
const memberOptions = ({ members }: AgreementRecord) => members.map(({ memberId, name }) => ({ value: memberId, label: name }));
const isOpen = (visit: Visit, operation: { readonly name: string }) => visit.query["do"] === operation.name && visit.issues.length > 0;

export const TermsForm = ({ shown, visit }: Part) => {
  const words = wordsFor(visit);
  const { record } = words;
  const { version } = shown;
  const { term, accessionBy, costKeyReference, hostMemberId } = version.content;
  if (!isWritable({ shown, visit })) return null;
  return (
    <Details summary={record.edit} open={isOpen(visit, saveTerms)}>
      <OperationForm operation={saveTerms} visit={visit} hidden={{ revision: version.revision }}>
        <TextField name="title" label={record.name} value={version.title} maxlength={200} required />
        <Select
          name="legalForm"
          label={record.form}
          hint={record.formHint}
          value={version.legalForm}
          options={legalForms.map((value) => ({ value, label: words.forms[value] }))}
          required
        />
        <Select name="hostMemberId" label={record.host} value={hostMemberId} options={memberOptions(shown)} required />
        <DateField name="namedOn" label={record.namedOn} hint={record.namedHint} value={version.namedOn} optional />
        <NumberField name="years" label={record.years} hint={record.yearsHint} value={term.years} min={0} max={50} required />
        <NumberField name="prolongationMonths" label={record.prolongation} hint={record.prolongationHint} value={term.prolongationMonths} min={0} max={120} required />
        <NumberField name="noticeMonths" label={record.notice} hint={record.noticeHint} value={term.noticeMonths} min={0} max={60} required />
        <RadioGroup name="accessionBy" label={record.accession} value={accessionBy} options={accessionWays.map((value) => ({ value, label: record.accessionWays[value] }))} />
        <TextField name="costKeyReference" label={record.costKey} hint={record.costKeyHint} value={costKeyReference} maxlength={200} optional />
        <Submit>{record.save}</Submit>
      </OperationForm>
    </Details>
  );
};

export const PartiesForm = ({ shown, visit }: Part) => {
  const { record } = wordsFor(visit);
  if (!isWritable({ shown, visit })) return null;
  return (
    <Details summary={record.setParties} open={isOpen(visit, setParties)}>
      <OperationForm operation={setParties} visit={visit} hidden={{ revision: shown.version.revision }}>
        <CheckboxGroup name="members" label={record.parties} look="columns" values={shown.version.content.parties.map(({ memberId }) => memberId)} options={memberOptions(shown)} />
        <Submit>{record.saveParties}</Submit>
      </OperationForm>
    </Details>
  );
};

export const TasksOfParty = ({ shown, visit }: Part) => {
  const { record } = wordsFor(visit);
  const { parties, tasks } = shown.version.content;
  if (!isWritable({ shown, visit }) || parties.length === 0) return null;
  return (
    <Details summary={record.chooseTasks} open={isOpen(visit, chooseTasks)}>
      <OperationForm operation={chooseTasks} visit={visit} hidden={{ revision: shown.version.revision }}>
        <Select name="party" label={record.party} options={memberOptions(shown).filter(({ value }) => parties.some(({ memberId }) => memberId === value))} required />
        <CheckboxGroup
          name="letters"
          label={record.letters}
          hint={record.chooseTasksHint}
          values={tasks.map(({ letter }) => letter)}
          options={tasks.map(({ letter, title }) => ({ value: letter, label: `${letter} ${title}` }))}
        />
        <Submit>{record.saveChoice}</Submit>
      </OperationForm>
    </Details>
  );
};

export const ClauseForm = ({ clause, label, shown, visit }: Part & { readonly clause: AgreementClause; readonly label: string }) => {
  const { record } = wordsFor(visit);
  const isSent = visit.query["do"] === saveClause.name && visit.given["clause"] === clause.key;
  return (
    <Details summary={label} open={isSent && visit.issues.length > 0}>
      {isWritable({ shown, visit }) ? (
        <OperationForm operation={saveClause} visit={visit} instance={clause.key} mine={isSent} hidden={{ revision: shown.version.revision, clause: clause.key }}>
          <TextArea name="text" label={label} value={clause.text} rows={6} maxlength={6_000} />
          <Submit small>{record.saveClause}</Submit>
        </OperationForm>
      ) : (
        <Prose text={filled(clause.text, shown.gaps)} />
      )}
    </Details>
  );
};

/** What is missing before the councils get it; each with the section that demands it. */
export const Problems = ({ shown, visit }: Part) => {
  const words = wordsFor(visit);
  const { record } = words;
  if (!isWritable({ shown, visit })) return null;
  return (
    <Card title={record.missing}>
      {shown.problems.length === 0 ? (
        <p>{record.nothingMissing}</p>
      ) : (
        <ul>
          {shown.problems.map(({ problem, subject, section }) => (
            <li>
              {words.problems[problem](subject)} {section === "" ? null : <span class="rw-soft">({section})</span>}
            </li>
          ))}
        </ul>
      )}
    </Card>
  );
};

const Draft = ({ shown, visit }: Part) => {
  const { record } = wordsFor(visit);
  const form = { visit, hidden: { revision: shown.version.revision } };
  return (
    <Card title={record.circulate}>
      <p>{record.circulateText}</p>
      <ActButton form={{ operation: circulateAgreement, ...form }} disabledReason={shown.problems.length > 0 ? record.circulateIncomplete : null}>
        {record.circulate}
      </ActButton>
      <ActButton form={{ operation: discardAgreement, ...form }} kind="danger" confirm={record.discard}>
        {record.discard}
      </ActButton>
    </Card>
  );
};

/** What can be done with the version as a whole. */
export const ActsCard = ({ shown, visit }: Part) => {
  const words = wordsFor(visit);
  const { record } = words;
  if (!visit.may(saveTerms)) return <p class="rw-soft">{record.onlyOffice}</p>;
  if (shown.version.state === "draft") return <Draft shown={shown} visit={visit} />;
  const changes = agreementChanges.filter((change) => (change === "conclusion") === (shown.version.state === "circulated" && shown.version.change === "conclusion"));
  return (
    <Card title={record.amend}>
      <p>{record.amendText}</p>
      <OperationForm operation={amendAgreement} visit={visit}>
        <RadioGroup name="change" label={words.register.change} value={changes[0]} options={changes.map((value) => ({ value, label: words.changes[value] }))} />
        <Submit kind="quiet">{record.amend}</Submit>
      </OperationForm>
    </Card>
  );
};
