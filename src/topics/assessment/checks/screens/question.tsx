/** One requirement with its answer: to be given, to be verified, or to be read; conflicts show both answers. */
import type { Visit } from "#kernel/screen";
import { Autosave, KeyHint, Question, SavedState } from "#ui/answering";
import { RadioGroup } from "#ui/choices";
import { formatDate, formatShortInstant, formatTime } from "#ui/dates";
import { DateField, TextArea, TextField } from "#ui/fields";
import { ActButton, OperationForm, Submit } from "#ui/form";
import { Acts, Alert, LinkButton } from "#ui/parts";
import { Details, Facts, Prose, type Fact } from "#ui/record";
import { answerRequirement, confirmSuggestion, verifyRow, type RowRead } from "../contract.ts";
import { statuses, type Status } from "../model.ts";
import { statusesOf } from "../rules/answering.ts";
import { isWaiting } from "../rules/sharing.ts";
import { audienceName, checkPath, filtersOf, listed, rowsPath, StatusTag, statusWord, toneOf, wordsFor } from "./parts.tsx";

/** What stands before and after in the list; null where there is no list. */
export type Neighbours = { readonly at: number; readonly of: number; readonly previous: string | null; readonly next: string | null };
export type RowProps = { readonly read: RowRead; readonly visit: Visit; readonly neighbours: Neighbours | null };

/** The queries of the address that must survive an act at this requirement. */
export const keepAt = ({ read, visit, neighbours }: RowProps): Record<string, string> => ({
  ...filtersOf(visit.query),
  requirement: read.requirement?.key ?? "",
  ...(neighbours?.next ? { next: neighbours.next } : {}),
});

/** Was this requirement's form the one that came back? */
const cameBack = ({ read, visit }: RowProps) => visit.issues.length > 0 && visit.given["requirement"] === read.requirement?.key;

const wordOf = (status: Status | null, { read, visit }: RowProps) => statusWord(status, read.check.scale, visit);

/** Somebody was faster: both answers, and what saving once more means. */
const Conflict = (props: RowProps) => {
  const { read, visit } = props;
  const words = wordsFor(visit).rows;
  const { given, query } = visit;
  const { answer } = read;
  if (!cameBack(props) || query["do"] !== answerRequirement.name || !answer || given["version"] === undefined || Number(given["version"]) === answer.version) return null;
  const mine = statuses.find((known) => known === given["status"]) ?? null;
  const text = (name: string) => (typeof given[name] === "string" ? given[name] : "");
  const both = (status: Status | null, more: readonly string[]) => <Prose text={[wordOf(status, props), ...more].filter(Boolean).join("\n\n")} />;
  return (
    <Alert tone="warning" title={words.conflictTitle} live>
      <Facts
        facts={[
          { term: words.conflictStored(answer.answeredBy), value: both(answer.status, [answer.reason, answer.deficits, answer.note]) },
          { term: words.conflictMine, value: both(mine, [text("reason"), text("deficits"), text("note")]) },
        ]}
      />
      <p>{words.conflictHint}</p>
      <LinkButton href={rowsPath(visit, { ...filtersOf(query), requirement: read.requirement?.key ?? "" })} small>
        {words.reload}
      </LinkButton>
    </Alert>
  );
};

const Notices = (props: RowProps) => {
  const { read, visit } = props;
  const words = wordsFor(visit).rows;
  const { answer, before, requirement } = read;
  return (
    <>
      {requirement?.withdrawn ? (
        <Alert tone="info" title={words.withdrawn}>
          {words.withdrawnText}
        </Alert>
      ) : null}
      {before === null ? null : (
        <Alert tone="warning" title={words.changed}>
          <p>{words.changedText}</p>
          <Details summary={words.before}>
            <p>
              <strong>
                {before.label} {before.title}
              </strong>
            </p>
            <Prose text={before.statement} />
          </Details>
        </Alert>
      )}
      {answer?.suggested && answer.status === null ? (
        <Alert tone="info" title={words.suggestedTitle(wordOf(answer.suggested, props))}>
          <p>{answer.relationship === "equal-to" ? words.suggestedText : words.suggestedChanged}</p>
          {read.lock === null && visit.may(confirmSuggestion) ? (
            <ActButton
              form={{
                operation: confirmSuggestion,
                visit,
                keep: keepAt(props),
                instance: "wartet",
                mine: false,
                hidden: { requirement: requirement?.key ?? "", version: answer.version },
              }}
              small
            >
              {words.confirm}
            </ActButton>
          ) : null}
        </Alert>
      ) : null}
    </>
  );
};

/** What the answer says, where it is only read. */
const ReadOnly = (props: RowProps) => {
  const { read, visit } = props;
  const words = wordsFor(visit).rows;
  const { answer } = read;
  const facts: Fact[] = [
    { term: words.reason, value: answer?.reason ?? "" },
    { term: words.deficits, value: answer?.deficits ?? "" },
    { term: words.responsible, value: answer?.responsible ?? "" },
    { term: words.dueOn, value: answer?.dueOn ? formatDate(answer.dueOn, visit.language) : "" },
    { term: words.note, value: answer?.note ?? "" },
  ].filter(({ value }) => value !== "");
  return (
    <>
      <p>
        <span class="rw-soft">{visit.may(verifyRow) ? words.ownWord : words.yourAnswer}:</span> <StatusTag status={answer?.status ?? null} check={read.check} visit={visit} />
      </p>
      {facts.length === 0 ? null : <Facts facts={facts} dense />}
    </>
  );
};

const Effective = ({ read, visit }: RowProps) => {
  const words = wordsFor(visit).rows;
  const { answer } = read;
  if (!answer || answer.effective === null || answer.effective === answer.status) return null;
  return (
    <p class="rw-small">
      <StatusTag status={answer.effective} check={read.check} visit={visit} /> {words.effective(statusWord(answer.effective, read.check.scale, visit))}{" "}
      {answer.shared === null ? "" : words.effectiveShared}
    </p>
  );
};

const Verdict = ({ read, visit }: RowProps) => {
  const words = wordsFor(visit).rows;
  const { answer } = read;
  if (!answer || (answer.verdict === null && answer.verdictNote === "")) return null;
  const differs = answer.verdict !== null && answer.verdict !== answer.effective;
  return (
    <Alert tone={differs ? "warning" : "info"} title={`${words.verdict}: ${answer.verdict === null ? words.verdictNone : statusWord(answer.verdict, read.check.scale, visit)}`}>
      {differs ? <p>{words.verdictDiffers}</p> : null}
      <Prose text={answer.verdictNote} />
      {answer.verdictBy === null || answer.verdictAt === null ? null : (
        <p class="rw-small rw-soft">{words.verdictBy(answer.verdictBy, formatShortInstant(answer.verdictAt, visit.language))}</p>
      )}
    </Alert>
  );
};

const Back = ({ visit, neighbours }: RowProps) => (
  <LinkButton href={neighbours?.previous ? rowsPath(visit, { ...filtersOf(visit.query), requirement: neighbours.previous }) : checkPath(visit)}>
    {wordsFor(visit).rows.back}
  </LinkButton>
);

const options = ({ read, visit }: RowProps) => statusesOf(read.check.scale).map((value) => ({ value, label: statusWord(value, read.check.scale, visit), tone: toneOf(value) }));

const AnswerForm = (props: RowProps) => {
  const { read, visit, neighbours } = props;
  const words = wordsFor(visit).rows;
  const { answer, requirement } = read;
  const key = requirement?.key ?? "";
  const mine = visit.given["requirement"] === undefined || visit.given["requirement"] === key;
  return (
    <Autosave>
      <OperationForm operation={answerRequirement} visit={visit} mine={mine} keep={keepAt(props)} hidden={{ requirement: key, version: answer?.version ?? 0 }} lenient>
        <RadioGroup name="status" label={words.yourAnswer} labelHidden value={answer?.status ?? null} options={options(props)} look="cards" />
        <div class="rw-when rw-when--dispensable">
          <TextArea name="reason" label={words.reason} hint={words.reasonHint} value={answer?.reason} rows={2} maxlength={4000} />
        </div>
        <div class="rw-when rw-when--gap">
          <TextArea name="deficits" label={words.deficits} hint={words.deficitsHint} value={answer?.deficits} rows={2} maxlength={4000} />
          <div class="rw-when-row">
            <TextField name="responsible" label={words.responsible} value={answer?.responsible} maxlength={200} optional />
            <DateField name="dueOn" label={words.dueOn} value={answer?.dueOn} optional={!read.basic} />
          </div>
        </div>
        <TextArea name="note" label={words.note} value={answer?.note} optional rows={2} maxlength={4000} />
        <SavedState savedAt={answer === null || answer.version === 0 || answer.suggested !== null ? undefined : formatTime(answer.answeredAt, visit.language)}>
          <a href="#nachweise">{words.evidence}</a>
        </SavedState>
        <Acts>
          <Back {...props} />
          <Submit next>{neighbours !== null && neighbours.next === null ? words.saveLast : words.save}</Submit>
          <KeyHint>{read.check.scale === "wiba" ? words.keysThree : words.keys}</KeyHint>
        </Acts>
      </OperationForm>
    </Autosave>
  );
};

const VerdictForm = (props: RowProps) => {
  const { read, visit } = props;
  const words = wordsFor(visit).rows;
  const { answer, requirement } = read;
  if ((answer?.effective ?? null) === null)
    return (
      <>
        <p class="rw-soft">{words.verdictNotYet}</p>
        <Back {...props} />
      </>
    );
  return (
    <OperationForm operation={verifyRow} visit={visit} keep={keepAt(props)} hidden={{ requirement: requirement?.key ?? "" }}>
      <RadioGroup name="verdict" label={words.verdict} value={answer?.verdict} options={options(props)} look="cards" />
      <TextArea name="note" label={words.verdictNote} value={answer?.verdictNote} optional rows={2} maxlength={4000} />
      <Acts>
        <Back {...props} />
        <Submit next>{words.verdictSave}</Submit>
        <KeyHint>{read.check.scale === "wiba" ? words.keysThree : words.keys}</KeyHint>
      </Acts>
    </OperationForm>
  );
};

/** What the list says of this requirement, drawn from the requirement itself. */
const listedOf = ({ answer, before, requirement, shared }: RowRead): Parameters<typeof listed>[0] => {
  const { effective, status, shared: gives, suggested } = answer ?? { effective: null, status: null, shared: null, suggested: null };
  return {
    effective,
    status,
    shared: gives,
    changed: before !== null,
    withdrawn: requirement?.withdrawn ?? false,
    suggested: suggested !== null && status === null,
    offered: shared.some(isWaiting),
  };
};

/** The requirement in the middle of the page. */
export const CurrentRow = (props: RowProps) => {
  const { read, visit, neighbours } = props;
  const words = wordsFor(visit);
  const { requirement, answer, check } = read;
  if (!requirement) return null;
  const answers = read.lock === null && visit.may(answerRequirement) && !requirement.withdrawn;
  const verifies = visit.may(verifyRow) && check.state !== "closed" && !requirement.withdrawn;
  const kicker = [
    neighbours && neighbours.at >= 0 ? words.rows.number(neighbours.at + 1, neighbours.of) : null,
    requirement.label,
    read.basic ? words.rows.basic : requirement.level ? words.levels[requirement.level] : null,
    requirement.modal ? words.modals[requirement.modal] : null,
    requirement.effort ? words.effort(requirement.effort) : null,
    requirement.audience === null ? null : audienceName(requirement.audience, visit),
  ];
  return (
    <Question
      kicker={kicker.filter(Boolean).join(" · ")}
      title={requirement.title}
      {...listed(listedOf(read), visit)}
      lead={requirement.statement === requirement.title ? null : <Prose text={requirement.statement} />}
    >
      <Conflict {...props} />
      <Notices {...props} />
      {answers ? <AnswerForm {...props} /> : <ReadOnly {...props} />}
      <Effective {...props} />
      {verifies ? <VerdictForm {...props} /> : <Verdict {...props} />}
      {answers || verifies ? null : <Back {...props} />}
      {answer === null || answer.version === 0 ? null : (
        <p class="rw-small rw-soft">{words.rows.answeredBy(answer.answeredBy, formatShortInstant(answer.answeredAt, visit.language))}</p>
      )}
    </Question>
  );
};
