/** The acts on a response as a whole: carry over, hand in, submit, sign off, withdraw, return. */
import type { Visit } from "#kernel/screen";
import { TextArea } from "#ui/fields";
import { ActButton, OperationForm, Submit } from "#ui/form";
import { Card } from "#ui/parts";
import { carryOver, handInSection, returnSurvey, signOffSurvey, submitSurvey, withdrawSurvey } from "../contract.ts";
import type { SurveyOverview } from "../model.ts";
import { wordsFor } from "./parts.tsx";

type ActProps = { readonly opened: SurveyOverview; readonly visit: Visit };

const CarryOver = ({ opened, visit }: ActProps) => {
  const words = wordsFor(visit).overview;
  if (!opened.previous || opened.lock !== null || opened.total.toConfirm > 0 || opened.total.answered + opened.total.unknown >= opened.total.asked || !visit.may(carryOver))
    return null;
  return (
    <Card title={words.carryTitle}>
      <p>{words.carryHint(opened.previous.title)}</p>
      <ActButton form={{ operation: carryOver, visit }} kind="quiet">
        {words.carry}
      </ActButton>
    </Card>
  );
};

const HandIn = ({ opened, visit }: ActProps) => {
  const words = wordsFor(visit).overview;
  if (!opened.contributor || opened.lock !== null) return null;
  return (
    <>
      {opened.sections
        .filter(({ handedInAt }) => handedInAt === null)
        .map((section) => (
          <Card title={words.handInTitle(section.title)}>
            <ActButton
              form={{
                operation: handInSection,
                visit,
                instance: section.key,
                mine: visit.given["section"] === section.key,
                hidden: { section: section.key },
              }}
              disabledReason={section.missing > 0 ? words.submitMissing(section.missing) : null}
            >
              {words.handIn}
            </ActButton>
          </Card>
        ))}
    </>
  );
};

const SubmitAll = ({ opened, visit }: ActProps) => {
  const words = wordsFor(visit).overview;
  if (opened.lock !== null || !visit.may(submitSurvey)) return null;
  return (
    <Card title={words.submitTitle} id="einreichen">
      <p>{words.submitHint}</p>
      <OperationForm operation={submitSurvey} visit={visit}>
        <TextArea name="remark" label={words.submitRemark} optional maxlength={4000} />
        <Submit kind={opened.next.name === "submit" ? "primary" : "quiet"} disabledReason={opened.total.missing > 0 ? words.submitMissing(opened.total.missing) : null}>
          {words.submit}
        </Submit>
      </OperationForm>
    </Card>
  );
};

const SignOff = ({ opened, visit }: ActProps) => {
  const words = wordsFor(visit).overview;
  if (opened.response.state !== "submitted" || !visit.may(signOffSurvey)) return null;
  return (
    <Card title={words.signOffTitle} tone="brand" id="freigeben">
      <p>{words.signOffHint}</p>
      <OperationForm operation={signOffSurvey} visit={visit}>
        <TextArea name="remark" label={words.signOffRemark} optional maxlength={4000} />
        <Submit>{words.signOff}</Submit>
      </OperationForm>
    </Card>
  );
};

const Withdraw = ({ opened, visit }: ActProps) => {
  const words = wordsFor(visit).overview;
  if (opened.response.state !== "submitted" || opened.campaign.state === "closed" || !visit.may(withdrawSurvey)) return null;
  return (
    <Card title={words.withdrawTitle}>
      <p>{words.withdrawHint}</p>
      <ActButton form={{ operation: withdrawSurvey, visit }} kind="quiet">
        {words.withdraw}
      </ActButton>
    </Card>
  );
};

const SendBack = ({ opened, visit }: ActProps) => {
  const words = wordsFor(visit).overview;
  const { state } = opened.response;
  if ((state !== "submitted" && state !== "signed-off") || opened.campaign.state === "closed" || !visit.may(returnSurvey)) return null;
  return (
    <Card title={words.returnTitle} id="zurueckgeben">
      {state === "signed-off" ? <p>{words.returnHintSigned}</p> : null}
      <OperationForm operation={returnSurvey} visit={visit}>
        <TextArea name="reason" label={words.returnReason} required maxlength={2000} />
        <Submit kind="quiet">{words.return}</Submit>
      </OperationForm>
    </Card>
  );
};

/** Everything the visitor may do with the response now; what is not possible yet says why. */
export const SurveyActs = (props: ActProps) => (
  <>
    <CarryOver {...props} />
    <HandIn {...props} />
    <SignOff {...props} />
    <SubmitAll {...props} />
    <Withdraw {...props} />
    <SendBack {...props} />
  </>
);

/** The operations whose forms stand on the overview. */
export const surveyActs = [carryOver, handInSection, submitSurvey, signOffSurvey, withdrawSurvey, returnSurvey];
