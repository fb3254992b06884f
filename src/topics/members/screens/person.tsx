/** A person's record, ending their offices and handing them over. */
import { actAs } from "#kernel/shoes";
import type { Visit } from "#kernel/screen";
import { RadioGroup } from "#ui/choices";
import { dayOf, formatDate } from "#ui/dates";
import { DateField, TextArea, TextField } from "#ui/fields";
import { OperationForm, Submit } from "#ui/form";
import { Alert, Card, LinkButton, PageHead, StateTag } from "#ui/parts";
import { Details, Facts } from "#ui/record";
import { defineScreen } from "#ui/screen";
import { correctPerson, correctPersonCentrally, handOver, handOverCentrally, readPerson, relieveCentrally, relievePerson } from "../contract.ts";
import { handOverReasons, type NamedOffice } from "../model.ts";
import { mayAppoint } from "../rules/offices.ts";
import { Done, officeLabel, spanLabel, standOf, standTone, verbund, wordsFor } from "./parts.tsx";

type Shown = (typeof readPerson)["output"]["_output"];
type Part = { readonly person: Shown; readonly visit: Visit };

/** May this visitor end the office and hand it on? The same rule the acts ask. */
function mayFill({ role, memberId, cooperativeId }: NamedOffice, visit: Visit): boolean {
  const actor = memberId === null ? actAs(visit.principal, relieveCentrally, { cooperativeId }) : actAs(visit.principal, relievePerson, { memberId });
  return typeof actor !== "string" && mayAppoint(actor.role, role);
}

const RelieveForm = ({ office, visit }: { office: NamedOffice; visit: Visit }) => {
  const words = wordsFor(visit);
  const operation = office.memberId === null ? relieveCentrally : relievePerson;
  const mine = visit.given["assignmentId"] === office.id;
  return (
    <Details summary={words.people.relieveOf(officeLabel(office, visit))} open={mine}>
      <OperationForm operation={operation} visit={visit} instance={office.id} mine={mine} hidden={{ memberId: office.memberId, assignmentId: office.id }}>
        <p class="rw-soft">{words.people.relieveLead}</p>
        <DateField name="lastDay" label={words.fields.lastDay} required value={dayOf(visit.now)} />
        <TextField name="reason" label={words.fields.reason} optional maxlength={200} />
        <Submit kind="danger">{words.people.relieve}</Submit>
      </OperationForm>
    </Details>
  );
};

const OfficeCard = ({ office, person, visit }: Part & { office: NamedOffice }) => {
  const words = wordsFor(visit);
  const today = dayOf(visit.now);
  const stand = standOf(office, today);
  const open = stand !== "former" && mayFill(office, visit);
  const title = (
    <>
      {officeLabel(office, visit)} <StateTag tone={standTone[stand]}>{words.people[stand]}</StateTag>
    </>
  );
  const acts = open ? (
    <LinkButton small href={verbund(visit, `/personen/${person.id}/uebergabe/${office.id}`)} label={words.people.handOverOf(officeLabel(office, visit))}>
      {words.people.handOver}
    </LinkButton>
  ) : null;
  return (
    <Card level={3} title={title} titleId={`amt-${office.id}`} acts={acts}>
      <p class="rw-soft">
        {[office.title, words.people.from(formatDate(office.from, visit.language)), office.to === null ? "" : words.people.until(formatDate(office.to, visit.language))]
          .filter(Boolean)
          .join(" · ")}
      </p>
      {open ? <RelieveForm office={office} visit={visit} /> : null}
    </Card>
  );
};

const CorrectForm = ({ person, visit }: Part) => {
  const words = wordsFor(visit);
  const here = person.homeCooperativeId !== null;
  const operation = person.homeMemberId === null ? correctPersonCentrally : correctPerson;
  const allowed = here && visit.may(operation, person.homeMemberId ?? undefined);
  if (!allowed) return <p class="rw-small rw-soft">{words.people.notYours}</p>;
  return (
    <Details summary={words.people.correct} open={visit.query["do"] === operation.name}>
      <OperationForm operation={operation} visit={visit} hidden={{ memberId: person.homeMemberId, revision: person.revision }}>
        <TextField name="name" label={words.fields.name} value={person.name} required maxlength={120} />
        <TextField name="email" kind="email" label={words.fields.email} hint={words.fields.emailHint} value={person.email} required maxlength={200} />
        <TextField name="phone" kind="tel" label={words.fields.phone} value={person.phone} optional maxlength={60} />
        <RadioGroup
          name="language"
          label={words.fields.language}
          value={person.language}
          options={(["de", "en"] as const).map((value) => ({ value, label: words.fields.languages[value] }))}
        />
        <Submit>{words.people.correctDo}</Submit>
      </OperationForm>
    </Details>
  );
};

const ContactCard = ({ person, visit }: Part) => {
  const words = wordsFor(visit);
  return (
    <Card title={words.fields.contact}>
      <Facts
        facts={[
          { term: words.fields.email, value: <a href={`mailto:${person.email}`}>{person.email}</a> },
          { term: words.fields.phone, value: person.phone ?? words.none },
          { term: words.fields.language, value: words.fields.languages[person.language] },
        ]}
      />
      <CorrectForm person={person} visit={visit} />
    </Card>
  );
};

const HandOverForm = ({ office, visit }: { office: NamedOffice; visit: Visit }) => {
  const words = wordsFor(visit);
  const { fields } = words;
  const operation = office.memberId === null ? handOverCentrally : handOver;
  return (
    <OperationForm operation={operation} visit={visit} hidden={{ memberId: office.memberId }}>
      <Card title={words.people.successor}>
        <TextField name="name" label={fields.name} required maxlength={120} />
        <TextField name="email" kind="email" label={fields.email} hint={fields.emailHint} required maxlength={200} />
        <TextField name="phone" kind="tel" label={fields.phone} optional maxlength={60} />
        <TextField name="title" label={fields.title} hint={fields.titleHint} value={office.title} optional maxlength={120} />
        <DateField name="from" label={words.people.handOverFrom} required min={office.from} />
        <RadioGroup name="reason" label={fields.reason} required options={handOverReasons.map((value) => ({ value, label: words.reasons[value] }))} />
        <TextArea name="remark" label={fields.remark} optional rows={2} maxlength={500} />
        <Submit disabledReason={mayFill(office, visit) ? null : words.failures["role-not-yours"]}>{words.people.handOver}</Submit>
      </Card>
    </OperationForm>
  );
};

const officeOf = (person: Shown, visit: Pick<Visit, "params">) => person.offices.find(({ id }) => id === visit.params["assignmentId"]);

export const personScreens = [
  defineScreen({
    path: "/verbund/:cooperativeId/personen/:personId",
    title: ({ person }) => person.name,
    lane: "people",
    shows: { person: readPerson },
    acts: [correctPerson, correctPersonCentrally, relievePerson, relieveCentrally],
    view: ({ person }, visit) => {
      const words = wordsFor(visit).people;
      const today = dayOf(visit.now);
      const now = person.offices.filter((office) => standOf(office, today) === "active").map((office) => officeLabel(office, visit));
      return (
        <>
          <PageHead title={person.name} lead={now.join(" · ")} trail={[{ label: words.title, href: verbund(visit, "/personen") }, { label: person.name }]} />
          <Done visit={visit} />
          {visit.query["bekannt"] === "1" ? (
            <Alert tone="warning" title={words.elsewhereTitle}>
              {words.elsewhere}
            </Alert>
          ) : null}
          <ContactCard person={person} visit={visit} />
          <Card title={words.offices}>
            {person.offices.map((office) => (
              <OfficeCard office={office} person={person} visit={visit} />
            ))}
          </Card>
        </>
      );
    },
  }),

  defineScreen({
    path: "/verbund/:cooperativeId/personen/:personId/uebergabe/:assignmentId",
    title: (_, visit) => wordsFor(visit).people.handOver,
    lane: "people",
    shows: { person: readPerson },
    acts: [handOver, handOverCentrally],
    next: (operation, value, visit) => verbund(visit, `/personen/${handOver.output.parse(value).personId}?getan=${operation}`),
    view: ({ person }, visit) => {
      const words = wordsFor(visit);
      const office = officeOf(person, visit);
      const trail = [
        { label: words.people.title, href: verbund(visit, "/personen") },
        { label: person.name, href: verbund(visit, `/personen/${person.id}`) },
      ];
      if (!office) return <PageHead title={words.people.handOver} lead={words.failures["assignment-unknown"]} trail={trail} />;
      const label = officeLabel(office, visit);
      const span = spanLabel({ from: office.from, to: office.to }, dayOf(visit.now), visit);
      return (
        <>
          <PageHead title={words.people.handOverOf(label)} lead={[span, words.people.handOverLead].filter(Boolean).join(" · ")} trail={trail} />
          <HandOverForm office={office} visit={visit} />
        </>
      );
    },
  }),
];
