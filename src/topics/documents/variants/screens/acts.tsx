/** The next step of a document: what its state asks of whom. */
import { monthsPlus } from "#kernel/days";
import type { Visit } from "#kernel/screen";
import { RadioGroup, Select } from "#ui/choices";
import { dayOf } from "#ui/dates";
import { DateField, TextArea, TextField } from "#ui/fields";
import { ActButton, OperationForm, Submit } from "#ui/form";
import { Card, LinkButton } from "#ui/parts";
import { Details } from "#ui/record";
import {
  discardDocument,
  noteWorksCouncil,
  planReview,
  publishDocument,
  releaseDocument,
  resolveDocument,
  returnDocument,
  startDocument,
  submitDocument,
  withdrawDocument,
  type DocumentRecord,
} from "../contract.ts";
import { resolutions, worksCouncilSteps } from "../model.ts";
import { isBack, recordPath, wordsFor } from "./parts.tsx";

type Part = { readonly shown: DocumentRecord; readonly visit: Visit };

const WorksCouncil = ({ shown, visit }: Part) => {
  const words = wordsFor(visit);
  const { document: held, model } = shown;
  if (!model.worksCouncil) return null;
  return (
    <Details summary={words.record.worksCouncil} open={held.worksCouncil === null || isBack(noteWorksCouncil, visit)}>
      <p>{words.record.worksCouncilText}</p>
      <OperationForm operation={noteWorksCouncil} visit={visit}>
        <Select
          name="step"
          label={words.record.worksCouncilStep}
          value={held.worksCouncil}
          options={worksCouncilSteps.map((value) => ({ value, label: words.worksCouncilSteps[value] }))}
          required
        />
        <DateField name="on" label={words.record.on} value={held.worksCouncilOn ?? dayOf(visit.now)} required />
        <TextField name="note" label={words.record.note} value={held.worksCouncilNote} optional maxlength={1_000} />
        <Submit kind="quiet">{words.record.keep}</Submit>
      </OperationForm>
    </Details>
  );
};

const Draft = ({ shown, visit }: Part) => {
  const words = wordsFor(visit).record;
  const isOpen = shown.problems.length > 0 || shown.conflicts.length > 0;
  return (
    <>
      <p>{words.submitText}</p>
      <ActButton form={{ operation: submitDocument, visit, hidden: { version: shown.document.revision } }} disabledReason={isOpen ? words.incomplete : null}>
        {words.submit}
      </ActButton>
      <WorksCouncil shown={shown} visit={visit} />
      <ActButton form={{ operation: discardDocument, visit }} kind="danger" small confirm={words.discardConfirm}>
        {words.discard}
      </ActButton>
    </>
  );
};

const Review = ({ shown, visit }: Part) => {
  const words = wordsFor(visit);
  const { document: held, model } = shown;
  const mayRelease = visit.may(releaseDocument, held.memberId);
  const why = mayRelease ? (model.worksCouncil && held.worksCouncil === null ? words.failures["works-council-missing"] : null) : words.record.onlyManagement;
  return (
    <>
      <p>{mayRelease ? words.record.releaseText : words.record.reviewWaits}</p>
      <ActButton form={{ operation: releaseDocument, visit, hidden: { version: held.revision } }} disabledReason={why}>
        {words.record.release}
      </ActButton>
      <WorksCouncil shown={shown} visit={visit} />
      <Details summary={words.record.giveBack} open={isBack(returnDocument, visit)}>
        <OperationForm operation={returnDocument} visit={visit}>
          <TextArea name="reason" label={words.record.reason} rows={3} maxlength={2_000} required />
          <Submit kind="quiet">{words.record.giveBack}</Submit>
        </OperationForm>
      </Details>
    </>
  );
};

const Publish = ({ shown, visit }: Part) => {
  const words = wordsFor(visit).record;
  return (
    <>
      <p>{words.publishText}</p>
      <OperationForm operation={publishDocument} visit={visit}>
        <DateField name="inForceOn" label={words.inForceOn} value={dayOf(visit.now)} required />
        <Submit>{words.publish}</Submit>
      </OperationForm>
      <Withdraw shown={shown} visit={visit} />
    </>
  );
};

const Resolution = ({ shown, visit }: Part) => {
  const words = wordsFor(visit);
  return (
    <>
      <p>{words.record.resolutionText}</p>
      <LinkButton href={recordPath(visit, "/vorlage")}>{words.record.councilPaper}</LinkButton>
      <OperationForm operation={resolveDocument} visit={visit}>
        <RadioGroup name="resolution" label={words.record.resolutionKind} value="resolved" options={resolutions.map((value) => ({ value, label: words.resolutions[value] }))} />
        <TextField name="body" label={words.record.body} value={shown.document.resolutionBody} maxlength={160} />
        <TextField name="number" label={words.record.number} maxlength={60} size="medium" />
        <DateField name="on" label={words.record.on} max={dayOf(visit.now)} />
        <TextField name="note" label={words.record.why} optional maxlength={1_000} />
        <Submit>{words.record.keep}</Submit>
      </OperationForm>
      <Withdraw shown={shown} visit={visit} />
    </>
  );
};

const Withdraw = ({ visit }: Part) => {
  const words = wordsFor(visit).record;
  return (
    <Details summary={words.withdraw} open={isBack(withdrawDocument, visit)}>
      <OperationForm operation={withdrawDocument} visit={visit}>
        <TextField name="reason" label={words.withdrawReason} maxlength={1_000} required />
        <Submit kind="danger">{words.withdraw}</Submit>
      </OperationForm>
    </Details>
  );
};

const InForce = ({ shown, visit }: Part) => {
  const words = wordsFor(visit).record;
  const { document: held, model } = shown;
  return (
    <>
      <ActButton form={{ operation: startDocument, visit, hidden: { key: held.key } }} kind={shown.newer === null ? "quiet" : "primary"}>
        {words.revise}
      </ActButton>
      <Details summary={words.planReview} open={shown.isReviewDue || isBack(planReview, visit)}>
        <p>{words.planReviewText}</p>
        <OperationForm operation={planReview} visit={visit}>
          <DateField name="reviewOn" label={words.reviewOn} value={monthsPlus(dayOf(visit.now), model.reviewMonths)} required />
          <TextField name="note" label={words.note} optional maxlength={1_000} />
          <Submit kind="quiet">{words.keep}</Submit>
        </OperationForm>
      </Details>
      <Withdraw shown={shown} visit={visit} />
    </>
  );
};

/** What is to be done next, and by whom; nothing for those who only look. */
export const NextStep = ({ shown, visit }: Part) => {
  const words = wordsFor(visit).record;
  const { document: held, model } = shown;
  if (!visit.may(submitDocument, held.memberId)) return null;
  const steps = {
    draft: <Draft shown={shown} visit={visit} />,
    review: <Review shown={shown} visit={visit} />,
    released: model.resolution ? <Resolution shown={shown} visit={visit} /> : <Publish shown={shown} visit={visit} />,
    resolved: <Publish shown={shown} visit={visit} />,
    published: <InForce shown={shown} visit={visit} />,
    withdrawn: <ActButton form={{ operation: startDocument, visit, hidden: { key: held.key } }}>{words.revise}</ActButton>,
  };
  return <Card title={words.next}>{steps[held.state]}</Card>;
};
