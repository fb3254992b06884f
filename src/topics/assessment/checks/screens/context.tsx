/** What stands beside a requirement: shared answers, the last answer, suggestions, help, evidence. */
import type { Visit } from "#kernel/screen";
import { formatDate, formatShortInstant } from "#ui/dates";
import { DateField, FileField, TextField } from "#ui/fields";
import { ActButton, OperationForm, Submit } from "#ui/form";
import { Card, StateTag } from "#ui/parts";
import { Details, Prose } from "#ui/record";
import { attachEvidence, confirmSuggestion, fetchEvidence, linkEvidence, removeEvidence, type RowRead } from "../contract.ts";
import { fileEndings, type Evidence, type Suggestion } from "../model.ts";
import { proofLockOf } from "../rules/states.ts";
import { Shared } from "./shared.tsx";
import { filtersOf, StatusTag, statusWord, wordsFor } from "./parts.tsx";

type ContextProps = { readonly read: RowRead; readonly visit: Visit };

const keepFor = ({ read, visit }: ContextProps) => ({ ...filtersOf(visit.query), requirement: read.requirement?.key ?? "" });

const Earlier = ({ read, visit }: ContextProps) => {
  const words = wordsFor(visit).rows;
  const { earlier, check } = read;
  if (!earlier) return null;
  return (
    <Card title={words.earlier} level={3} note={`${earlier.title} ${earlier.period}`}>
      <p>
        <StatusTag status={earlier.status} check={check} visit={visit} />
      </p>
      {[earlier.reason, earlier.deficits, earlier.note].filter(Boolean).map((text) => (
        <p class="rw-small">{text}</p>
      ))}
    </Card>
  );
};

const OneSuggestion = ({ suggestion, ...props }: ContextProps & { suggestion: Suggestion }) => {
  const { read, visit } = props;
  const words = wordsFor(visit).rows;
  const { answer, check, requirement } = read;
  const take = suggestion.proposal !== null && read.lock === null && (answer?.status ?? null) === null && visit.may(confirmSuggestion);
  return (
    <li>
      <p class="rw-small">
        <strong>{words.suggestionFrom(suggestion.catalogue, suggestion.label)}</strong> {suggestion.title}
      </p>
      <p class="rw-small">
        {statusWord(suggestion.status, "grundschutz", visit)} · {words.relationships[suggestion.relationship]} ·{" "}
        {suggestion.proposal === null ? words.onlyHint : words.proposes(statusWord(suggestion.proposal, check.scale, visit))}
      </p>
      {take && suggestion.proposal !== null ? (
        <ActButton
          form={{
            operation: confirmSuggestion,
            visit,
            keep: keepFor(props),
            instance: `${suggestion.checkId}-${suggestion.requirement}`,
            mine: false,
            hidden: { requirement: requirement?.key ?? "", fromCheck: suggestion.checkId, fromRequirement: suggestion.requirement, version: answer?.version ?? 0 },
          }}
          kind="quiet"
          small
        >
          {words.take(statusWord(suggestion.proposal, check.scale, visit))}
        </ActButton>
      ) : null}
    </li>
  );
};

const Suggestions = (props: ContextProps) => {
  const words = wordsFor(props.visit).rows;
  const { suggestions } = props.read;
  if (suggestions.length === 0) return null;
  return (
    <Card title={words.suggestions} level={3}>
      <ul class="rw-proofs">
        {suggestions.map((suggestion) => (
          <OneSuggestion {...props} suggestion={suggestion} />
        ))}
      </ul>
    </Card>
  );
};

const Help = ({ read, visit }: ContextProps) => {
  const words = wordsFor(visit).rows;
  const { requirement } = read;
  if (!requirement || (requirement.guidance === "" && requirement.evidence === "")) return null;
  return (
    <Card title={words.help} level={3}>
      {requirement.guidance === "" ? null : <Prose text={requirement.guidance} />}
      {requirement.evidence === "" ? null : (
        <>
          <p>
            <strong>{words.counts}</strong>
          </p>
          <Prose text={requirement.evidence} />
        </>
      )}
    </Card>
  );
};

const fileHref = ({ read }: ContextProps, { id }: Evidence) =>
  `/api/${fetchEvidence.name}?${new URLSearchParams({ memberId: read.check.memberId, checkId: read.check.id, evidenceId: id }).toString()}`;

const OneEvidence = ({ one, open, ...props }: ContextProps & { one: Evidence; open: boolean }) => {
  const { visit } = props;
  const words = wordsFor(visit).rows;
  return (
    <li>
      {one.kind === "file" ? (
        <a href={fileHref(props, one)} download="">
          {one.title}
        </a>
      ) : one.address === null ? (
        one.title
      ) : (
        <a href={one.address} rel="noopener noreferrer" target="_blank">
          {one.title}
        </a>
      )}{" "}
      {one.expiresOn === null ? null : one.expired ? (
        <StateTag tone="no">{words.expired(formatDate(one.expiresOn, visit.language))}</StateTag>
      ) : (
        <span class="rw-small rw-soft">{words.expires(formatDate(one.expiresOn, visit.language))}</span>
      )}
      <p class="rw-small rw-soft">{words.addedBy(one.addedBy, formatShortInstant(one.addedAt, visit.language))}</p>
      {open && visit.may(removeEvidence) ? (
        <ActButton
          form={{ operation: removeEvidence, visit, keep: keepFor(props), instance: one.id, mine: false, hidden: { evidenceId: one.id } }}
          kind="plain"
          label={words.removeOf(one.title)}
        >
          {words.remove}
        </ActButton>
      ) : null}
    </li>
  );
};

const EvidenceForms = (props: ContextProps) => {
  const { read, visit } = props;
  const words = wordsFor(visit).rows;
  const hidden = { requirement: read.requirement?.key ?? "" };
  const sent = (operation: { name: string }) => visit.query["do"] === operation.name && visit.issues.length > 0;
  return (
    <>
      <Details summary={words.attach} open={sent(attachEvidence)}>
        <OperationForm operation={attachEvidence} visit={visit} keep={keepFor(props)} hidden={hidden} file>
          <FileField name="file" label={words.file} hint={words.fileHint} accept={fileEndings.map((ending) => `.${ending}`).join(",")} required />
          <TextField name="title" label={words.evidenceTitle} maxlength={200} optional />
          <DateField name="expiresOn" label={words.expiresOn} optional />
          <Submit kind="quiet" small>
            {words.attach}
          </Submit>
        </OperationForm>
      </Details>
      <Details summary={words.link} open={sent(linkEvidence)}>
        <OperationForm operation={linkEvidence} visit={visit} keep={keepFor(props)} hidden={hidden}>
          <TextField name="title" label={words.evidenceTitle} maxlength={200} required />
          <TextField name="address" label={words.address} hint={words.addressHint} maxlength={1000} optional />
          <DateField name="expiresOn" label={words.expiresOn} optional />
          <Submit kind="quiet" small>
            {words.add}
          </Submit>
        </OperationForm>
      </Details>
    </>
  );
};

const Proofs = (props: ContextProps) => {
  const { read, visit } = props;
  const words = wordsFor(visit).rows;
  const open = proofLockOf(read.check) === null && read.requirement?.withdrawn === false;
  return (
    <Card title={words.evidence} level={3} id="nachweise">
      {read.evidence.length === 0 ? (
        <p class="rw-soft">{words.noEvidence}</p>
      ) : (
        <ul class="rw-proofs">
          {read.evidence.map((one) => (
            <OneEvidence {...props} one={one} open={open} />
          ))}
        </ul>
      )}
      {open && visit.may(attachEvidence) ? <EvidenceForms {...props} /> : null}
    </Card>
  );
};

/** Everything beside a requirement. */
export const Context = (props: ContextProps) => (
  <>
    <Shared {...props} />
    <Earlier {...props} />
    <Suggestions {...props} />
    <Help {...props} />
    <Proofs {...props} />
  </>
);
