/** One measure: state, next step, facts, thread; and the form for a new one. */
import { cooperativeOf } from "#kernel/ids";
import type { Visit } from "#kernel/screen";
import { RadioGroup, Select } from "#ui/choices";
import { dayOf, formatShortDate, formatShortInstant } from "#ui/dates";
import { TextArea, TextField } from "#ui/fields";
import { ActButton, OperationForm, Submit } from "#ui/form";
import { formatEuro } from "#ui/numbers";
import { Alert, Card, Columns, PageHead } from "#ui/parts";
import { Details, Facts, History, Prose } from "#ui/record";
import { defineScreen } from "#ui/screen";
import { readMember } from "#topics/members/contract";
import { changeMeasure, createMeasure, freeMeasure, moveMeasure, needMeasure, readMeasure, remarkMeasure } from "../contract.ts";
import type { Measure } from "../model.ts";
import { nextStates } from "../rules.ts";
import { Done, Due, memberPath, OwnFields, StateOf, tones, WhatFields, wordsFor } from "./parts.tsx";

type Shown = (typeof readMeasure)["output"]["_output"];
type Part = { readonly shown: Shown; readonly visit: Visit };

const Wrong = ({ shown, visit }: Part) => {
  const words = wordsFor(visit);
  if (shown.inconsistencies.length === 0) return null;
  return (
    <Alert tone="warning" title={words.record.wrong}>
      <ul>
        {shown.inconsistencies.map(({ finding, detail }) => (
          <li>{words.findings[finding](detail)}</li>
        ))}
      </ul>
    </Alert>
  );
};

/** Where a measure comes from, with the way back to where it was found. */
const Origin = ({ measure, visit }: { measure: Measure; visit: Visit }) => {
  const name = wordsFor(visit).origins[measure.origin];
  const text = measure.originTitle === "" ? name : `${name}: ${measure.originTitle}`;
  if (measure.origin === "survey" && measure.originId !== null) return <a href={`/mitglied/${measure.memberId}/erhebungen/${measure.originId}`}>{text}</a>;
  const [place] = measure.originKey?.split("#") ?? [];
  if (place === undefined) return <>{text}</>;
  if (measure.origin === "decision") return <a href={`/verbund/${cooperativeOf(measure.memberId)}${place}`}>{text}</a>;
  return measure.origin === "emergency" ? <a href={`/mitglied/${measure.memberId}/notfall${place}`}>{text}</a> : <>{text}</>;
};

const FactsCard = ({ shown, visit }: Part) => {
  const words = wordsFor(visit);
  const { measure } = shown;
  const day = (at: Date) => formatShortDate(at, visit.language);
  return (
    <Card title={words.record.facts} note={words.record.created(day(measure.createdAt), measure.createdByName)}>
      <Facts
        facts={[
          { term: words.form.due, value: <Due measure={measure} today={dayOf(visit.now)} visit={visit} /> },
          { term: words.form.owner, value: measure.ownerName || words.list.nobody },
          { term: words.list.priority, value: words.priorities[measure.priority] ?? "" },
          { term: words.list.effort, value: measure.effort === null ? words.form.effortNone : (words.efforts[measure.effort] ?? "") },
          { term: words.record.costOnce, value: measure.costOnce === 0 ? words.record.none : formatEuro(measure.costOnce, visit.language) },
          { term: words.record.costYearly, value: measure.costYearly === 0 ? words.record.none : formatEuro(measure.costYearly, visit.language) },
          { term: words.record.origin, value: <Origin measure={measure} visit={visit} /> },
          ...(measure.implementedOn === null ? [] : [{ term: words.record.implemented, value: formatShortDate(measure.implementedOn, visit.language) }]),
          ...(measure.verifiedAt === null ? [] : [{ term: words.states.effective, value: words.record.verified(day(measure.verifiedAt), measure.verifiedByName ?? "") }]),
          ...(measure.stateReason === "" ? [] : [{ term: words.record.reason, value: measure.stateReason }]),
        ]}
      />
      <Prose text={measure.description} />
      {shown.cooperative === null ? null : (
        <Alert tone="info" title={words.record.cooperative}>
          <p>{shown.cooperative.title}</p>
        </Alert>
      )}
      {visit.may(changeMeasure, measure.memberId) ? (
        <Details summary={words.record.edit} open={visit.query["do"] === changeMeasure.name}>
          <OperationForm operation={changeMeasure} visit={visit} hidden={{ version: measure.version }}>
            <WhatFields value={measure} visit={visit} />
            <OwnFields value={measure} owners={shown.owners} visit={visit} />
            <Submit>{words.record.save}</Submit>
          </OperationForm>
        </Details>
      ) : null}
    </Card>
  );
};

const MoveCard = ({ shown, visit }: Part) => {
  const words = wordsFor(visit);
  const { measure } = shown;
  if (!visit.may(moveMeasure, measure.memberId)) return null;
  const options = nextStates(measure.state).map((state) => ({ value: state, label: words.moves[state], hint: words.record.reasonHints[state] }));
  return (
    <Card title={words.record.next}>
      <OperationForm operation={moveMeasure} visit={visit} hidden={{ version: measure.version }}>
        <RadioGroup name="state" label={words.record.newState} value={options[0]?.value} options={options} />
        <TextArea name="reason" label={words.record.reason} optional rows={2} maxlength={2000} />
        <Submit>{words.record.move}</Submit>
      </OperationForm>
    </Card>
  );
};

const NeedsCard = ({ shown, visit }: Part) => {
  const words = wordsFor(visit);
  const { measure, needs, neededBy, others } = shown;
  const mayChange = visit.may(needMeasure, measure.memberId);
  const known = new Set(needs.map(({ id }) => id));
  const link = ({ id, title }: { readonly id: string; readonly title: string }) => <a href={memberPath(visit, `/${id}`)}>{title}</a>;
  const left = others.filter(({ id }) => !known.has(id));
  return (
    <Card title={words.record.needs}>
      {needs.length === 0 ? <p class="rw-soft">{words.record.noNeeds}</p> : null}
      <ul>
        {needs.map((one) => (
          <li>
            {link(one)} <StateOf state={one.state} visit={visit} />{" "}
            {mayChange ? (
              <ActButton form={{ operation: freeMeasure, visit, instance: one.id, hidden: { needsId: one.id } }} kind="plain" small label={words.record.freeLabel(one.title)}>
                {words.record.free}
              </ActButton>
            ) : null}
          </li>
        ))}
      </ul>
      {mayChange && left.length > 0 ? (
        <Details summary={words.record.addNeed} open={visit.query["do"] === needMeasure.name}>
          <OperationForm operation={needMeasure} visit={visit}>
            <Select name="needsId" label={words.record.needsField} options={left.map(({ id, title }) => ({ value: id, label: title }))} required />
            <Submit>{words.record.addNeed}</Submit>
          </OperationForm>
        </Details>
      ) : null}
      {neededBy.length === 0 ? null : (
        <>
          <h3>{words.record.neededBy}</h3>
          <ul>
            {neededBy.map((one) => (
              <li>
                {link(one)} <StateOf state={one.state} visit={visit} />
              </li>
            ))}
          </ul>
        </>
      )}
    </Card>
  );
};

const ThreadCard = ({ shown, visit }: Part) => {
  const words = wordsFor(visit);
  const entries = shown.entries.map((one) => ({
    at: formatShortInstant(one.writtenAt, visit.language),
    who: one.writtenByName,
    what: [one.state === null || one.kind === "created" ? words.record.entries[one.kind] : `${words.record.entries[one.kind]}: ${words.states[one.state]}`, one.text]
      .filter(Boolean)
      .join(" – "),
    tone: one.state === null ? undefined : tones[one.state],
  }));
  return (
    <Card title={words.record.thread}>
      <History entries={entries.toReversed()} shown={8} />
      {visit.may(remarkMeasure, shown.measure.memberId) ? (
        <OperationForm operation={remarkMeasure} visit={visit}>
          <TextArea name="text" label={words.record.remark} rows={2} maxlength={4000} required />
          <Submit kind="quiet">{words.record.addRemark}</Submit>
        </OperationForm>
      ) : null}
    </Card>
  );
};

const recordScreen = defineScreen({
  path: "/mitglied/:memberId/massnahmen/:measureId",
  title: ({ shown }) => shown.measure.title,
  lane: "measures",
  shows: { shown: readMeasure },
  acts: [changeMeasure, moveMeasure, needMeasure, freeMeasure, remarkMeasure],
  view: ({ shown }, visit) => (
    <>
      <PageHead
        title={shown.measure.title}
        trail={[{ label: wordsFor(visit).list.title, href: memberPath(visit) }, { label: shown.memberName }]}
        tag={<StateOf state={shown.measure.state} visit={visit} />}
      />
      <Done visit={visit} />
      <Wrong shown={shown} visit={visit} />
      <Columns kind="wide-left">
        <Columns kind="stack">
          <FactsCard shown={shown} visit={visit} />
          <ThreadCard shown={shown} visit={visit} />
        </Columns>
        <Columns kind="stack">
          <MoveCard shown={shown} visit={visit} />
          <NeedsCard shown={shown} visit={visit} />
        </Columns>
      </Columns>
    </>
  ),
});

const newOrigins = ["own", "decision", "survey", "audit", "incident", "risk", "warning"] as const;

const newScreen = defineScreen({
  path: "/mitglied/:memberId/massnahmen/neu",
  title: (_, visit) => wordsFor(visit).form.title,
  lane: "measures",
  shows: { member: readMember },
  acts: [createMeasure],
  next: (_, value, visit) => memberPath(visit, `/${createMeasure.output.parse(value).measureId}`),
  view: ({ member }, visit) => {
    const words = wordsFor(visit);
    const today = dayOf(visit.now);
    const people = new Map(member.offices.filter(({ to }) => to === null || to >= today).map(({ personId, personName }) => [personId, { id: personId, name: personName }]));
    return (
      <>
        <PageHead title={words.form.title} trail={[{ label: words.list.title, href: memberPath(visit) }, { label: member.name }]} />
        <Card>
          <OperationForm operation={createMeasure} visit={visit}>
            <WhatFields visit={visit} />
            <OwnFields owners={[...people.values()]} visit={visit} />
            <Select name="origin" label={words.form.origin} value="own" empty={null} options={newOrigins.map((value) => ({ value, label: words.origins[value] }))} />
            <TextField name="originTitle" label={words.form.originTitle} maxlength={300} />
            <Submit>{words.form.save}</Submit>
          </OperationForm>
        </Card>
      </>
    );
  },
});

// The fixed address before the open one.
export const recordScreens = [newScreen, recordScreen];
