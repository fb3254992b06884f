/** The directory of people, the people of one member, and appointing. */
import type { Role } from "#kernel/roles";
import type { MemberId } from "#kernel/ids";
import { actAs } from "#kernel/shoes";
import type { Visit } from "#kernel/screen";
import { Checkbox, RadioGroup } from "#ui/choices";
import { dayOf } from "#ui/dates";
import { exportLinks } from "#ui/exports";
import { DateField, TextField } from "#ui/fields";
import { Filters } from "#ui/filters";
import { OperationForm, Submit } from "#ui/form";
import { Pager } from "#ui/navigation";
import { Card, EmptyState, ExportLinks, LinkButton, PageHead, StateTag } from "#ui/parts";
import { defineScreen } from "#ui/screen";
import { DataTable, type Column } from "#ui/table";
import { appointCentrally, appointPerson, exportPeople, listPeople, readCooperative, readMember } from "../contract.ts";
import { appointedRoles, centralRoles, type AppointedRole, type NamedOffice } from "../model.ts";
import { memberRolesFor } from "../rules/offices.ts";
import { Done, officeLabel, roleOptions, spanLabel, standOf, standTone, verbund, wordsFor } from "./parts.tsx";

type Listed = (typeof listPeople)["output"]["_output"]["people"][number];

const OfficeList = ({ offices, visit }: { offices: readonly NamedOffice[]; visit: Visit }) => (
  <>
    {offices.map((office) => (
      <div>
        {officeLabel(office, visit)} <span class="rw-small rw-soft">{[office.title, spanLabel(office, dayOf(visit.now), visit)].filter(Boolean).join(" · ")}</span>
      </div>
    ))}
  </>
);

const directoryColumns = (visit: Visit): readonly Column<Listed>[] => {
  const words = wordsFor(visit);
  return [
    {
      key: "name",
      label: words.fields.name,
      rowHead: true,
      sortable: true,
      cell: (row) => <a href={verbund(visit, `/personen/${row.id}`)}>{row.name}</a>,
    },
    { key: "offices", label: words.fields.offices, cell: (row) => <OfficeList offices={row.offices} visit={visit} /> },
    { key: "email", label: words.fields.email, cell: (row) => <a href={`mailto:${row.email}`}>{row.email}</a> },
    {
      key: "phone",
      label: words.fields.phone,
      kind: "nowrap",
      cell: (row) => (row.phone === null ? words.none : <a href={`tel:${row.phone.replaceAll(/[^\d+]/g, "")}`}>{row.phone}</a>),
    },
  ];
};

const DirectoryFilters = ({ visit, total }: { visit: Visit; total: number }) => {
  const words = wordsFor(visit);
  const { current, former, all } = words.people.states;
  return (
    <Filters
      query={visit.query}
      found={words.people.found(total)}
      filters={[
        { kind: "text", name: "text", label: words.fields.text },
        {
          kind: "choice",
          name: "role",
          label: words.fields.role,
          options: appointedRoles.map((value) => ({ value, label: words.roles[value] })),
        },
        {
          kind: "choice",
          name: "state",
          label: words.fields.state,
          all: current,
          options: [
            { value: "former", label: former },
            { value: "all", label: all },
          ],
        },
      ]}
      exports={<ExportLinks links={exportLinks(exportPeople.name, { cooperativeId: visit.params["cooperativeId"] ?? "" }, visit)} />}
    />
  );
};

const memberColumns = (visit: Visit): readonly Column<NamedOffice>[] => {
  const words = wordsFor(visit);
  const today = dayOf(visit.now);
  return [
    { key: "role", label: words.fields.role, rowHead: true, cell: (office) => officeLabel({ ...office, memberName: null }, visit) },
    {
      key: "name",
      label: words.fields.name,
      cell: (office) => <a href={verbund(visit, `/personen/${office.personId}`)}>{office.personName}</a>,
    },
    { key: "title", label: words.fields.title, wideOnly: true, cell: (office) => office.title ?? words.none },
    {
      key: "state",
      label: words.fields.state,
      kind: "nowrap",
      cell: (office) => <StateTag tone={standTone[standOf(office, today)]}>{words.people[standOf(office, today)]}</StateTag>,
    },
    { key: "span", label: words.fields.to, kind: "nowrap", cell: (office) => spanLabel(office, today, visit) },
  ];
};

type AppointProps = {
  readonly operation: typeof appointPerson | typeof appointCentrally;
  readonly roles: readonly AppointedRole[];
  readonly visit: Visit;
};

const AppointForm = ({ operation, roles, visit }: AppointProps) => {
  const words = wordsFor(visit);
  const { fields } = words;
  const wanted = roles.find((role) => role === visit.query["amt"]);
  return (
    <OperationForm operation={operation} visit={visit}>
      <Card>
        <RadioGroup name="role" label={fields.role} required value={wanted ?? null} options={roleOptions(roles, visit)} />
        <TextField name="name" label={fields.name} required maxlength={120} />
        <TextField name="email" kind="email" label={fields.email} hint={fields.emailHint} required maxlength={200} />
        <TextField name="phone" kind="tel" label={fields.phone} optional maxlength={60} />
        <TextField name="title" label={fields.title} hint={fields.titleHint} optional maxlength={120} />
        <Checkbox name="deputy" label={fields.deputy} />
        <DateField name="from" label={fields.from} value={dayOf(visit.now)} required />
        <DateField name="to" label={fields.to} hint={fields.toHint} optional />
        <Submit disabledReason={visit.may(operation) && roles.length > 0 ? null : words.failures["role-not-yours"]}>{words.people.appoint}</Submit>
      </Card>
    </OperationForm>
  );
};

/** Where an appointment leads: to the person; with a word of care where the address was known elsewhere. */
const afterAppointing = (operation: string, value: unknown, visit: Pick<Visit, "params">): string => {
  const { personId, known } = appointPerson.output.parse(value);
  return verbund(visit, `/personen/${personId}?getan=${operation}${known === "elsewhere" ? "&bekannt=1" : ""}`);
};

const roleIn = (visit: Visit, memberId: MemberId): Role => {
  const actor = actAs(visit.principal, appointPerson, { memberId });
  return typeof actor === "string" ? "anonymous" : actor.role;
};

export const peopleScreens = [
  defineScreen({
    path: "/verbund/:cooperativeId/personen",
    title: (_, visit) => wordsFor(visit).people.title,
    lane: "people",
    shows: { list: listPeople },
    view: ({ list }, visit) => {
      const words = wordsFor(visit).people;
      const acts = visit.may(appointCentrally) ? (
        <LinkButton kind="primary" href={verbund(visit, "/personen/benennen")}>
          {words.appointCentral}
        </LinkButton>
      ) : null;
      return (
        <>
          <PageHead title={words.title} lead={words.lead} acts={acts} />
          <Done visit={visit} />
          <Card>
            <DirectoryFilters visit={visit} total={list.total} />
            <DataTable
              caption={words.caption}
              columns={directoryColumns(visit)}
              rows={list.people}
              sorting={{ query: visit.query }}
              empty={<EmptyState title={words.emptyTitle}>{words.empty}</EmptyState>}
            />
            <Pager page={list.page} pages={list.pages} query={visit.query} />
          </Card>
        </>
      );
    },
  }),

  defineScreen({
    path: "/verbund/:cooperativeId/personen/benennen",
    title: (_, visit) => wordsFor(visit).people.appointCentral,
    lane: "people",
    shows: { cooperative: readCooperative },
    acts: [appointCentrally],
    next: afterAppointing,
    view: (_, visit) => {
      const words = wordsFor(visit).people;
      return (
        <>
          <PageHead title={words.appointCentral} lead={words.appointLead} trail={[{ label: words.title, href: verbund(visit, "/personen") }]} />
          <AppointForm operation={appointCentrally} roles={centralRoles} visit={visit} />
        </>
      );
    },
  }),

  defineScreen({
    path: "/mitglied/:memberId/personen",
    title: ({ member }, visit) => wordsFor(visit).people.memberTitle(member.name),
    lane: "people",
    shows: { member: readMember },
    view: ({ member }, visit) => {
      const words = wordsFor(visit).people;
      const acts = visit.may(appointPerson) ? (
        <LinkButton kind="primary" href={`/mitglied/${member.id}/personen/benennen`}>
          {words.appoint}
        </LinkButton>
      ) : null;
      return (
        <>
          <PageHead title={words.memberTitle(member.name)} lead={words.memberLead} acts={acts} trail={[{ label: member.name, href: `/mitglied/${member.id}` }]} />
          <Done visit={visit} />
          <Card>
            <DataTable caption={words.caption} columns={memberColumns(visit)} rows={member.offices} empty={<EmptyState title={wordsFor(visit).record.noPeople} act={acts} />} />
          </Card>
        </>
      );
    },
  }),

  defineScreen({
    path: "/mitglied/:memberId/personen/benennen",
    title: (_, visit) => wordsFor(visit).people.appoint,
    lane: "people",
    shows: { member: readMember },
    acts: [appointPerson],
    next: afterAppointing,
    view: ({ member }, visit) => {
      const words = wordsFor(visit).people;
      return (
        <>
          <PageHead
            title={words.appoint}
            kicker={member.name}
            lead={words.appointLead}
            trail={[
              { label: member.name, href: `/mitglied/${member.id}` },
              { label: words.title, href: `/mitglied/${member.id}/personen` },
            ]}
          />
          <AppointForm operation={appointPerson} roles={memberRolesFor(roleIn(visit, member.id))} visit={visit} />
        </>
      );
    },
  }),
];
