/** The register of members, and admitting one. */
import { Select } from "#ui/choices";
import { dayOf, formatShortDate } from "#ui/dates";
import { exportLinks } from "#ui/exports";
import { DateField, NumberField, TextField } from "#ui/fields";
import { Filters } from "#ui/filters";
import { OperationForm, Submit } from "#ui/form";
import { Pager } from "#ui/navigation";
import { formatNumber } from "#ui/numbers";
import { Card, EmptyState, ExportLinks, LinkButton, PageHead, StateTag } from "#ui/parts";
import { defineScreen } from "#ui/screen";
import { DataTable, type Column } from "#ui/table";
import type { Visit } from "#kernel/screen";
import { admitMember, exportMembers, listMembers, readMember, stageImport } from "../contract.ts";
import { memberKinds, type MemberFacts } from "../model.ts";
import { Done, verbund, wordsFor } from "./parts.tsx";

type Row = (typeof listMembers)["output"]["_output"]["members"][number];

const NameCell = ({ row, visit }: { row: Row; visit: Visit }) => {
  const words = wordsFor(visit);
  const gone = row.leftOn !== null && row.leftOn < dayOf(visit.now);
  return (
    <>
      {visit.may(readMember, row.id) ? <a href={`/mitglied/${row.id}`}>{row.name}</a> : row.name}
      {row.leftOn === null ? null : (
        <>
          {" "}
          <StateTag tone={gone ? "na" : "part"}>{words.register.left(formatShortDate(row.leftOn, visit.language))}</StateTag>
        </>
      )}
    </>
  );
};

const columnsFor = (visit: Visit): readonly Column<Row>[] => {
  const words = wordsFor(visit);
  return [
    { key: "name", label: words.fields.name, rowHead: true, sortable: true, cell: (row) => <NameCell row={row} visit={visit} /> },
    { key: "kind", label: words.fields.kind, sortable: true, cell: (row) => words.kinds[row.kind] },
    {
      key: "population",
      label: words.fields.population,
      kind: "number",
      sortable: true,
      cell: (row) => (row.population === null ? words.none : formatNumber(row.population.value, visit.language)),
    },
    {
      key: "asOf",
      label: words.fields.asOf,
      kind: "nowrap",
      wideOnly: true,
      cell: (row) => (row.population === null ? words.none : formatShortDate(row.population.asOf, visit.language)),
    },
    { key: "size", label: words.fields.size, kind: "nowrap", cell: (row) => words.sizes[row.sizeClass] },
    { key: "ags", label: "AGS", kind: "nowrap", wideOnly: true, cell: (row) => row.ags ?? words.none },
    { key: "wave", label: words.fields.wave, kind: "number", sortable: true, wideOnly: true, cell: (row) => String(row.wave) },
  ];
};

const RegisterActs = ({ visit }: { visit: Visit }) => {
  const words = wordsFor(visit).register;
  return (
    <>
      {visit.may(stageImport) ? <LinkButton href={verbund(visit, "/ausstiege")}>{words.leaving}</LinkButton> : null}
      {visit.may(stageImport) ? <LinkButton href={verbund(visit, "/mitglieder/einlesen")}>{words.import}</LinkButton> : null}
      {visit.may(admitMember) ? (
        <LinkButton kind="primary" href={verbund(visit, "/mitglieder/neu")}>
          {words.admit}
        </LinkButton>
      ) : null}
    </>
  );
};

const EmptyRegister = ({ visit }: { visit: Visit }) => {
  const words = wordsFor(visit).register;
  const filtered = ["text", "kind", "state"].some((name) => (visit.query[name] ?? "") !== "");
  return filtered ? (
    <EmptyState title={words.noneTitle}>{words.none}</EmptyState>
  ) : (
    <EmptyState title={words.emptyTitle} act={<RegisterActs visit={visit} />}>
      {words.empty}
    </EmptyState>
  );
};

const RegisterFilters = ({ visit, total }: { visit: Visit; total: number }) => {
  const words = wordsFor(visit);
  const { active, left, all } = words.register.states;
  const cooperativeId = visit.params["cooperativeId"] ?? "";
  return (
    <Filters
      query={visit.query}
      found={words.register.found(total)}
      filters={[
        { kind: "text", name: "text", label: words.fields.text },
        {
          kind: "choice",
          name: "kind",
          label: words.fields.kind,
          options: memberKinds.map((value) => ({ value, label: words.kinds[value] })),
        },
        {
          kind: "choice",
          name: "state",
          label: words.fields.state,
          all: active,
          options: [
            { value: "left", label: left },
            { value: "all", label: all },
          ],
        },
      ]}
      exports={<ExportLinks links={exportLinks(exportMembers.name, { cooperativeId }, visit)} />}
    />
  );
};

/** Fields about a member; the same when admitting and when correcting. */
export const MemberFields = ({ visit, value }: { visit: Visit; value?: Partial<Record<keyof MemberFacts, string | number | null>> }) => {
  const words = wordsFor(visit);
  return (
    <>
      <TextField name="name" label={words.fields.name} value={value?.name} required maxlength={120} />
      <TextField name="officialName" label={words.fields.officialName} hint={words.fields.officialNameHint} value={value?.officialName} optional maxlength={160} />
      <Select name="kind" label={words.fields.kind} value={value?.kind} required options={memberKinds.map((kind) => ({ value: kind, label: words.kinds[kind] }))} />
      <TextField name="ags" label={words.fields.ags} hint={words.fields.agsHint} value={value?.ags} optional size="medium" maxlength={8} />
      <TextField name="rs" label={words.fields.rs} value={value?.rs} optional size="medium" maxlength={12} />
      <TextField name="postcode" label={words.fields.postcode} value={value?.postcode} optional size="small" maxlength={5} autocomplete="postal-code" />
      <NumberField name="wave" label={words.fields.wave} hint={words.fields.waveHint} value={value?.wave ?? 1} min={1} max={20} />
    </>
  );
};

const AdmitForm = ({ visit }: { visit: Visit }) => {
  const words = wordsFor(visit);
  return (
    <OperationForm operation={admitMember} visit={visit}>
      <Card title={words.record.facts}>
        <MemberFields visit={visit} />
        <DateField name="admittedOn" label={words.fields.admittedOn} value={dayOf(visit.now)} required />
      </Card>
      <Card title={words.register.figureTitle}>
        <p class="rw-soft">{words.register.figureLead}</p>
        <NumberField name="population" label={words.fields.population} optional min={0} />
        <DateField name="populationAsOf" label={words.fields.asOf} optional max={dayOf(visit.now)} />
        <TextField name="populationSource" label={words.fields.source} hint={words.fields.sourceHint} optional maxlength={200} />
      </Card>
      <Submit disabledReason={visit.may(admitMember) ? null : words.onlyOffice}>{words.register.admit}</Submit>
    </OperationForm>
  );
};

export const registerScreens = [
  defineScreen({
    path: "/verbund/:cooperativeId/mitglieder",
    title: (_, visit) => wordsFor(visit).register.title,
    lane: "members",
    shows: { list: listMembers },
    view: ({ list }, visit) => {
      const words = wordsFor(visit).register;
      return (
        <>
          <PageHead title={words.title} lead={words.lead} acts={<RegisterActs visit={visit} />} />
          <Done visit={visit} />
          <Card>
            <RegisterFilters visit={visit} total={list.total} />
            <DataTable caption={words.caption} columns={columnsFor(visit)} rows={list.members} sorting={{ query: visit.query }} empty={<EmptyRegister visit={visit} />} />
            <Pager page={list.page} pages={list.pages} query={visit.query} />
          </Card>
        </>
      );
    },
  }),

  defineScreen({
    path: "/verbund/:cooperativeId/mitglieder/neu",
    title: (_, visit) => wordsFor(visit).register.admit,
    lane: "members",
    shows: { list: listMembers },
    acts: [admitMember],
    next: (_, value) => `/mitglied/${admitMember.output.parse(value).memberId}?getan=${admitMember.name}`,
    view: (_, visit) => {
      const words = wordsFor(visit).register;
      return (
        <>
          <PageHead title={words.admit} lead={words.admitLead} trail={[{ label: words.title, href: verbund(visit, "/mitglieder") }, { label: words.admit }]} />
          <AdmitForm visit={visit} />
        </>
      );
    },
  }),
];
