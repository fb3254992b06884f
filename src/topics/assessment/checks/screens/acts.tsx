/** The acts on a check as a whole: carry over, assign, hand in, verify, return, sign, reopen. */
import type { Visit } from "#kernel/screen";
import { Checkbox, Select } from "#ui/choices";
import { TextArea } from "#ui/fields";
import { ActButton, OperationForm, Submit } from "#ui/form";
import { Card } from "#ui/parts";
import { assignArea, carryOverCheck, closeCheck, reopenCheck, returnCheck, submitCheck, verifyCheck, type CheckRead } from "../contract.ts";
import { answeredOf, mayReopen } from "../rules/states.ts";
import { rowsPath, wordsFor } from "./parts.tsx";

type ActProps = { readonly read: CheckRead; readonly visit: Visit };

const CarryOver = ({ read, visit }: ActProps) => {
  const words = wordsFor(visit).overview;
  const { previous, total, suggested } = read;
  if (!previous || suggested > 0 || answeredOf(total) >= total.asked || !visit.may(carryOverCheck)) return null;
  return (
    <Card title={words.carryTitle}>
      <p>{words.carryText(previous.title, previous.period, previous.answers)}</p>
      <ActButton form={{ operation: carryOverCheck, visit }} kind="quiet">
        {words.carry}
      </ActButton>
    </Card>
  );
};

const Assign = ({ read, visit }: ActProps) => {
  const words = wordsFor(visit).overview;
  if (read.lock !== null || read.people.length < 2 || !visit.may(assignArea)) return null;
  return (
    <Card title={words.assignTitle}>
      <p>{words.assignText}</p>
      <OperationForm operation={assignArea} visit={visit}>
        <Select name="area" label={words.assignArea} options={read.areas.map(({ key, title }) => ({ value: key, label: title }))} required />
        <Select
          name="personId"
          label={words.assignPerson}
          options={read.people.map(({ personId, name }) => ({ value: personId, label: name }))}
          empty={words.assignNobody}
          optional
        />
        <Submit kind="quiet">{words.assign}</Submit>
      </OperationForm>
    </Card>
  );
};

const HandIn = ({ read, visit }: ActProps) => {
  const words = wordsFor(visit).overview;
  const { total } = read;
  if (read.lock !== null || !visit.may(submitCheck)) return null;
  const open = total.asked - answeredOf(total);
  return (
    <Card title={words.submitTitle} id="einreichen">
      <p>{words.submitText}</p>
      <OperationForm operation={submitCheck} visit={visit}>
        {open > 0 ? (
          <>
            <p class="rw-soft">{words.submitOpen(open)}</p>
            <Checkbox name="incomplete" label={words.submitIncomplete} />
          </>
        ) : null}
        <Submit kind={open === 0 ? "primary" : "quiet"}>{words.submit}</Submit>
      </OperationForm>
    </Card>
  );
};

const Verify = ({ read, visit }: ActProps) => {
  const words = wordsFor(visit).overview;
  const { state, roundState } = read.check;
  if ((state !== "submitted" && state !== "verified") || !visit.may(verifyCheck)) return null;
  return (
    <Card title={words.verifyTitle}>
      <p>{words.verifyText}</p>
      {state === "submitted" ? <ActButton form={{ operation: verifyCheck, visit }}>{words.verifyAct}</ActButton> : null}
      {roundState === "open" ? (
        <OperationForm operation={returnCheck} visit={visit}>
          <TextArea name="reason" label={words.returnReason} required maxlength={2000} rows={3} />
          <Submit kind="quiet">{words.return}</Submit>
        </OperationForm>
      ) : null}
    </Card>
  );
};

const Unplanned = ({ read, visit }: ActProps) => {
  const words = wordsFor(visit).overview;
  if (read.unplanned.length === 0 || !visit.may(submitCheck)) return null;
  return (
    <Card title={words.unplanned(read.unplanned.length)} id="ohne-plan">
      <p>{words.unplannedText}</p>
      <ul>
        {read.unplanned.map(({ key, label, title }) => (
          <li>
            <a href={rowsPath(visit, { state: "basic-gap", requirement: key })}>
              {label} {title}
            </a>
          </li>
        ))}
      </ul>
    </Card>
  );
};

const Sign = ({ read, visit }: ActProps) => {
  const words = wordsFor(visit).overview;
  const { state } = read.check;
  if (state === "closed" || !visit.may(closeCheck)) return null;
  const handedIn = state === "submitted" || state === "verified";
  const reason = handedIn ? (read.unplanned.length > 0 ? words.unplanned(read.unplanned.length) : null) : wordsFor(visit).failures["check-not-submitted"];
  return (
    <Card title={words.closeTitle} tone={handedIn ? "brand" : undefined} id="unterschreiben">
      <p>{words.closeText}</p>
      {state === "submitted" ? <p class="rw-soft">{words.closeUnverified}</p> : null}
      <ActButton form={{ operation: closeCheck, visit }} disabledReason={reason}>
        {words.close}
      </ActButton>
    </Card>
  );
};

const Reopen = ({ read, visit }: ActProps) => {
  const words = wordsFor(visit).overview;
  const role = visit.may(closeCheck) || visit.may(verifyCheck) ? "management" : "coordinator";
  if (!visit.may(reopenCheck) || !mayReopen(read.check, role).ok) return null;
  return (
    <Card title={words.reopenTitle}>
      <p>{words.reopenText}</p>
      <ActButton form={{ operation: reopenCheck, visit }} kind="quiet">
        {words.reopen}
      </ActButton>
    </Card>
  );
};

/** Everything the visitor may do with the check now; what is not possible yet says why. */
export const CheckActs = (props: ActProps) => (
  <>
    <CarryOver {...props} />
    <Verify {...props} />
    <Unplanned {...props} />
    <Sign {...props} />
    <HandIn {...props} />
    <Assign {...props} />
    <Reopen {...props} />
  </>
);
