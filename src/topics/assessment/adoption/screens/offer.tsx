import type { Visit } from "#kernel/screen";
import { Checkbox, RadioGroup } from "#ui/choices";
import { formatShortDate } from "#ui/dates";
import { TextArea } from "#ui/fields";
import { ActButton, OperationForm, Submit } from "#ui/form";
import { formatBytes } from "#ui/numbers";
import { Alert, Card, Columns, PageHead } from "#ui/parts";
import { Prose } from "#ui/record";
import { defineScreen } from "#ui/screen";
import { DataTable } from "#ui/table";
import { cooperativeOf } from "#kernel/ids";
import { readSharedEvidence } from "#topics/assessment/shared/contract";
import { decisions, type AnswerVersion } from "#topics/assessment/shared/model";
import { decideShared, markDuty, readOffer } from "../contract.ts";
import { longestReason } from "../model.ts";
import { listPath, spoken, StandingTag, StatusTag, wordsFor } from "./parts.tsx";

type Shown = (typeof readOffer)["output"]["_output"];
type Part = { readonly shown: Shown; readonly visit: Visit };
type Version = Pick<AnswerVersion, "version" | "statement" | "residualDuty" | "evidence" | "file">;

const Text = ({ version, shown, visit }: Part & { version: Version }) => {
  const words = wordsFor(visit).offer;
  const query = new URLSearchParams({ cooperativeId: cooperativeOf(visit.params["memberId"] ?? ""), sharedAnswerId: shown.id, version: String(version.version) });
  return (
    <>
      <Prose text={version.statement} />
      <h3>{words.duty}</h3>
      {version.residualDuty === "" ? <p class="rw-soft">{words.noDuty}</p> : <Prose text={version.residualDuty} />}
      <h3>{words.evidence}</h3>
      {version.evidence === "" && version.file === null ? <p class="rw-soft">{words.noEvidence}</p> : <Prose text={version.evidence} />}
      {version.file === null ? null : (
        <p>
          <a href={`/api/${readSharedEvidence.name}?${query.toString()}`} download="">
            {version.file.name}
          </a>{" "}
          <span class="rw-soft">({formatBytes(version.file.bytes, visit.language)})</span>
        </p>
      )}
    </>
  );
};

/** The answer as it stands, and beside it the version the member relies on where that is another one. */
const Answers = ({ shown, visit }: Part) => {
  const words = wordsFor(visit);
  const current = (
    <Card tone="shared" title={words.offer.answer(shown.version)} note={`${shown.provider} ${words.context.covers[shown.coverage].replace(/:$/, "")}`}>
      <Text version={shown} shown={shown} visit={visit} />
    </Card>
  );
  if (shown.earlier === null) return current;
  return (
    <Columns>
      <Card title={words.offer.earlier(shown.earlier.version)}>
        <Text version={shown.earlier} shown={shown} visit={visit} />
      </Card>
      {current}
    </Columns>
  );
};

const Effect = ({ shown, visit }: Part) => {
  const words = wordsFor(visit).offer;
  const stands = shown.withdrawnAt === null;
  return (
    <Card title={words.effect}>
      <DataTable
        caption={words.effect}
        rows={shown.checks}
        columns={[
          { key: "check", label: words.columns.check, rowHead: true, cell: ({ title }) => title },
          { key: "own", label: words.columns.own, cell: ({ own }) => <StatusTag status={own} visit={visit} /> },
          { key: "effective", label: words.columns.effective, cell: ({ effective }) => <StatusTag status={effective} visit={visit} /> },
          ...(stands ? [{ key: "adopted", label: words.columns.adopted, cell: ({ adopted }: Shown["checks"][number]) => <StatusTag status={adopted} visit={visit} /> }] : []),
        ]}
        empty={<p class="rw-soft">{words.effectNone}</p>}
      />
      {shown.checks.length === 0 ? null : <p class="rw-small rw-soft">{words.effectHint}</p>}
    </Card>
  );
};

/** What was decided, and the duty that stays. */
const Decided = ({ shown, visit }: Part) => {
  const words = wordsFor(visit);
  const { decided } = shown;
  if (decided === null) return null;
  const relies = decided.decision !== "rejected" && decided.coverage === "partial" && shown.withdrawnAt === null;
  return (
    <Card title={words.offer.decision}>
      <p>
        {words.offer.decidedBy({ ...decided, decision: words.decisions[decided.decision], at: formatShortDate(decided.decidedAt, visit.language), name: decided.decidedByName })}
      </p>
      {decided.reason === "" ? null : <Prose text={decided.reason} />}
      {relies ? (
        <>
          <h3>{words.offer.duty}</h3>
          <p>{decided.dutyDone ? words.offer.dutyIsDone : words.offer.dutyIsOpen}</p>
          <ActButton form={{ operation: markDuty, visit, hidden: { sharedAnswerId: shown.id, done: decided.dutyDone ? "" : "true" } }} kind="quiet" small>
            {decided.dutyDone ? words.offer.markOpen : words.offer.markDone}
          </ActButton>
        </>
      ) : null}
    </Card>
  );
};

const Deciding = ({ shown, visit }: Part) => {
  const words = wordsFor(visit).offer;
  if (shown.withdrawnAt !== null) return null;
  const settled = shown.standing !== "review" && shown.decided !== null;
  return (
    <Card title={settled ? words.decideAgain : words.decide} id="entscheiden">
      <OperationForm operation={decideShared} visit={visit} hidden={{ version: shown.version }}>
        <RadioGroup
          name="decision"
          label={words.choose}
          value={shown.decided?.decision}
          required
          options={decisions.map((value) => ({ value, label: words.options[value].label, hint: words.options[value].hint }))}
        />
        <TextArea name="reason" label={words.reason} hint={words.reasonHint} value={shown.decided?.reason} rows={3} maxlength={longestReason} />
        {shown.coverage === "partial" ? <Checkbox name="dutyDone" label={words.dutyDone} hint={words.dutyDoneHint} checked={shown.decided?.dutyDone ?? false} /> : null}
        <Submit>{words.submit}</Submit>
      </OperationForm>
    </Card>
  );
};

export const offerPage = defineScreen({
  path: "/mitglied/:memberId/gemeinschaftsantworten/:sharedAnswerId",
  lane: "shared",
  title: ({ shown }) => spoken(shown.requirement),
  shows: { shown: readOffer },
  acts: [decideShared, markDuty],
  view: ({ shown }, visit) => {
    const words = wordsFor(visit);
    const done = Object.entries(words.list.done).find(([operation]) => operation === visit.done)?.[1];
    return (
      <>
        <PageHead
          title={spoken(shown.requirement)}
          trail={[{ label: words.list.title, href: listPath(visit) }, { label: shown.requirement.label }]}
          lead={words.offer.lead[shown.standing]}
          tag={<StandingTag standing={shown.standing} visit={visit} />}
        />
        {done ? <Alert tone="success" title={done} live /> : null}
        {shown.withdrawnReason === "" ? null : (
          <Alert tone="warning" title={words.offer.withdrawnWhy}>
            <p>{shown.withdrawnReason}</p>
          </Alert>
        )}
        <Answers shown={shown} visit={visit} />
        <Columns kind="wide-left">
          <div class="rw-stack">
            <Effect shown={shown} visit={visit} />
            <Deciding shown={shown} visit={visit} />
          </div>
          <div class="rw-stack">
            <Decided shown={shown} visit={visit} />
            {shown.requirementText === "" ? null : (
              <Card title={words.offer.requirement}>
                <Prose text={shown.requirementText} />
              </Card>
            )}
          </div>
        </Columns>
      </>
    );
  },
});
