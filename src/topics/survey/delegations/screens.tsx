import type { Visit } from "#kernel/screen";
import { CheckboxGroup } from "#ui/choices";
import { formatDate, formatShortDate, formatShortInstant } from "#ui/dates";
import { CodeField, NumberField, TextArea, TextField } from "#ui/fields";
import { ActButton, OperationForm, Submit } from "#ui/form";
import type { Tone } from "#ui/markup";
import { Acts, Alert, Card, Code, Columns, EmptyState, LinkButton, PageHead, StateTag } from "#ui/parts";
import { Facts } from "#ui/record";
import { defineScreen } from "#ui/screen";
import { DataTable } from "#ui/table";
import { choose } from "#ui/words";
import { createDelegation, enterDelegation, leaveDelegation, listDelegations, renewDelegation, revokeDelegation, type CodeSlip } from "./contract.ts";
import type { DelegationState, DelegationView } from "./model.ts";
import { de } from "./words.de.ts";
import { en } from "./words.en.ts";

type Listed = (typeof listDelegations)["output"]["_output"];

const wordsFor = ({ language }: Pick<Visit, "language">) => choose({ de, en }, language);

/** What an act told once; null when the page was only opened. */
function slipOf({ done, answer }: Visit): CodeSlip | null {
  const told = done === createDelegation.name || done === renewDelegation.name;
  return told && answer !== null ? createDelegation.output.parse(answer) : null;
}

const Slip = ({ slip, visit }: { slip: CodeSlip; visit: Visit }) => {
  const words = wordsFor(visit).slip;
  return (
    <Card title={words.title(slip.name)} tone="brand">
      <p>{slip.mailed ? words.mailed : words.once}</p>
      <Facts
        dense
        facts={[
          { term: words.address, value: <span class="rw-break">{slip.address}</span> },
          { term: words.code, value: <Code code={slip.code} /> },
          { term: words.campaign, value: slip.campaignTitle },
          { term: words.sections, value: slip.sections.join(" · ") },
          { term: words.until, value: formatDate(slip.expiresAt, visit.language) },
        ]}
      />
      <p class="rw-small rw-soft">{words.print}</p>
    </Card>
  );
};

const tones: Record<DelegationState, Tone> = { active: "ok", expired: "na", revoked: "na", exhausted: "no" };

const RowActs = ({ delegation, visit }: { delegation: DelegationView; visit: Visit }) => {
  const words = wordsFor(visit);
  if (delegation.state === "revoked") return null;
  const form = {
    visit,
    instance: delegation.id,
    mine: visit.given["delegationId"] === delegation.id,
    hidden: { delegationId: delegation.id },
  };
  return (
    <Acts>
      <ActButton form={{ ...form, operation: renewDelegation }} kind="quiet" small label={words.renewFor(delegation.name)}>
        {words.renew}
      </ActButton>
      <ActButton form={{ ...form, operation: revokeDelegation }} kind="danger" small label={words.revokeFor(delegation.name)} confirm={words.revokeConfirm}>
        {words.revoke}
      </ActButton>
    </Acts>
  );
};

const Handed = ({ listed, visit }: { listed: Listed; visit: Visit }) => {
  const words = wordsFor(visit);
  const titles = new Map(listed.sections.map(({ key, title }) => [key, title]));
  return (
    <Card title={words.listTitle}>
      <DataTable
        caption={words.listTitle}
        rows={listed.delegations}
        empty={<EmptyState title={words.listEmpty}>{words.listEmptyHint}</EmptyState>}
        columns={[
          {
            key: "name",
            label: words.columns.name,
            rowHead: true,
            cell: ({ name, email }) =>
              email === null ? (
                name
              ) : (
                <>
                  {name}
                  <br />
                  <span class="rw-small rw-soft">{email}</span>
                </>
              ),
          },
          {
            key: "sections",
            label: words.columns.sections,
            cell: ({ sections }) => sections.map((one) => titles.get(one) ?? one).join(", "),
          },
          { key: "state", label: words.columns.state, cell: ({ state }) => <StateTag tone={tones[state]}>{words.states[state]}</StateTag> },
          { key: "until", label: words.columns.until, kind: "nowrap", cell: ({ expiresAt }) => formatShortDate(expiresAt, visit.language) },
          {
            key: "entered",
            label: words.columns.entered,
            kind: "nowrap",
            cell: ({ lastEnteredAt }) => (lastEnteredAt === null ? words.never : formatShortInstant(lastEnteredAt, visit.language)),
          },
          {
            key: "acts",
            label: words.columns.acts,
            kind: "act",
            labelHidden: true,
            cell: (delegation) => <RowActs delegation={delegation} visit={visit} />,
          },
        ]}
      />
    </Card>
  );
};

const HandOn = ({ listed, visit }: { listed: Listed; visit: Visit }) => {
  const words = wordsFor(visit);
  const { state, responseState } = listed.campaign;
  const reason = state === "closed" ? words.closed : responseState === "submitted" || responseState === "signed-off" ? words.submitted : null;
  return (
    <Card title={words.newTitle}>
      <OperationForm operation={createDelegation} visit={visit}>
        <CheckboxGroup
          name="sections"
          label={words.sections}
          values={visit.query["abschnitt"] === undefined ? [] : [visit.query["abschnitt"]]}
          options={listed.sections.map(({ key, title, questions, minutes, audience }) => ({
            value: key,
            label: title,
            hint: words.sectionHint(questions, minutes, audience),
          }))}
        />
        <TextField name="name" label={words.name} hint={words.nameHint} required maxlength={120} />
        <TextField name="email" kind="email" label={words.email} hint={words.emailHint} optional maxlength={200} />
        <TextArea name="note" label={words.note} optional maxlength={1000} />
        <NumberField name="days" label={words.days} unit={words.daysUnit} value={30} min={1} max={60} required />
        <Submit disabledReason={reason}>{words.handOn}</Submit>
      </OperationForm>
    </Card>
  );
};

const handingOn = defineScreen({
  path: "/mitglied/:memberId/erhebungen/:campaignId/weitergeben",
  title: (_answers, visit) => wordsFor(visit).title,
  lane: "surveys",
  shows: { listed: listDelegations },
  acts: [createDelegation, renewDelegation, revokeDelegation],
  view: ({ listed }, visit) => {
    const words = wordsFor(visit);
    const slip = slipOf(visit);
    const overview = `/mitglied/${visit.params["memberId"] ?? ""}/erhebungen/${listed.campaign.id}`;
    return (
      <>
        <PageHead
          title={words.title}
          kicker={words.kicker(listed.campaign.title, listed.memberName)}
          lead={words.lead}
          acts={<LinkButton href={overview}>{words.backToSurvey}</LinkButton>}
        />
        {visit.done === revokeDelegation.name ? <Alert tone="success" title={words.revoked} live /> : null}
        <Columns kind="stack">
          {slip === null ? null : <Slip slip={slip} visit={visit} />}
          {listed.delegations.length === 0 ? null : <Handed listed={listed} visit={visit} />}
          <HandOn listed={listed} visit={visit} />
          {listed.delegations.length > 0 ? null : <Handed listed={listed} visit={visit} />}
        </Columns>
      </>
    );
  },
});

const entering = defineScreen({
  path: "/beitrag/:delegationId",
  title: (_answers, visit) => wordsFor(visit).enter.title,
  frame: "bare",
  shows: {},
  acts: [enterDelegation],
  next: (_operation, value) => {
    const entry = enterDelegation.output.parse(value);
    return entry.stage === "complete" ? `/mitglied/${entry.memberId}/erhebungen/${entry.campaignId}` : null;
  },
  view: (_answers, visit) => {
    const words = wordsFor(visit).enter;
    const entry = visit.done === enterDelegation.name && visit.answer !== null ? enterDelegation.output.parse(visit.answer) : null;
    return (
      <>
        <PageHead title={words.title} lead={words.lead} />
        {entry?.stage === "refused" ? <Alert tone="danger" title={words.refused[entry.reason]} live /> : null}
        <Card>
          <OperationForm operation={enterDelegation} visit={visit}>
            <CodeField name="code" label={words.code} hint={words.codeHint} length={20} required autofocus />
            <Submit>{words.go}</Submit>
          </OperationForm>
          <p class="rw-small rw-soft">{words.help}</p>
        </Card>
      </>
    );
  },
});

const leaving = defineScreen({
  path: "/beitrag-beenden",
  title: (_answers, visit) => wordsFor(visit).left.title,
  frame: "bare",
  shows: {},
  acts: [leaveDelegation],
  view: (_answers, visit) => {
    const words = wordsFor(visit).left;
    const gone = visit.done === leaveDelegation.name;
    return (
      <>
        <PageHead title={words.title} lead={gone ? words.done : words.lead} />
        {gone || visit.principal.delegationId === null ? null : (
          <Card>
            <ActButton form={{ operation: leaveDelegation, visit }}>{words.leave}</ActButton>
          </Card>
        )}
      </>
    );
  },
});

/** Handing on, entering with a code, leaving. */
export const delegationScreens = [handingOn, entering, leaving];
