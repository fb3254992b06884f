/** The register of contracts and a new one. */
import type { Visit } from "#kernel/screen";
import { exportLinks } from "#ui/exports";
import { Worklist } from "#ui/cockpit";
import { Filters } from "#ui/filters";
import { ForMember } from "#ui/for-member";
import { OperationForm, Submit } from "#ui/form";
import { formatEuro } from "#ui/numbers";
import { Card, Columns, EmptyState, ExportLinks, LinkButton, PageHead } from "#ui/parts";
import { defineScreen } from "#ui/screen";
import { DataTable, type Column } from "#ui/table";
import { exportContracts, listContracts, listSuppliers, readAppointments, saveCentralContract, saveContract } from "../contract.ts";
import { contractsPath, Done, OwnerOf, StateOf, suppliersPath, wordsFor, writerOf } from "./parts.tsx";
import { ContractFields } from "./fields.tsx";

type Shown = (typeof listContracts)["output"]["_output"];
type Row = Shown["contracts"][number];
const writing = { own: saveContract, central: saveCentralContract };

const columnsFor = (visit: Visit): Column<Row>[] => {
  const { page } = wordsFor(visit);
  return [
    { key: "title", label: page.contract, rowHead: true, cell: (one) => <a href={contractsPath(visit, `/${one.id}`)}>{one.title}</a> },
    { key: "supplier", label: page.supplier, cell: (one) => one.supplierName },
    { key: "owner", label: page.owner, cell: (one) => <OwnerOf one={one} visit={visit} /> },
    { key: "state", label: page.state, kind: "nowrap", cell: (one) => <StateOf state={one.term.state} visit={visit} /> },
    { key: "ends", label: page.ends, kind: "nowrap", cell: ({ term }) => (term.endsOn === null ? page.unlimited : page.day(term.endsOn)) },
    { key: "notice", label: page.notice, kind: "nowrap", cell: ({ term }) => (term.noticeBy === null ? <span class="rw-soft">–</span> : page.day(term.noticeBy)) },
    { key: "yearly", label: page.yearly, kind: "number", cell: (one) => (one.costYearly === 0 ? <span class="rw-soft">–</span> : formatEuro(one.costYearly, visit.language)) },
  ];
};

/** Days that come near, each with the way to where it is settled. */
const DueCard = ({ due, visit }: { due: Shown["due"]; visit: Visit }) => {
  const { page } = wordsFor(visit);
  const hrefOf = ({ kind, id }: Shown["due"][number]) => (kind === "certificate" ? suppliersPath(visit, `/${id}`) : contractsPath(visit, `/${id}`));
  return (
    <Card
      title={page.due}
      acts={visit.may(readAppointments) ? <LinkButton href={`/api/${readAppointments.name}?cooperativeId=${visit.params["cooperativeId"]}`}>{page.calendar}</LinkButton> : null}
    >
      <Worklist
        items={due.map((one) => ({ who: page.day(one.day), what: <a href={hrefOf(one)}>{one.title}</a>, why: page.appointment[one.kind] }))}
        empty={<p class="rw-soft">{page.dueEmpty}</p>}
      />
    </Card>
  );
};

const registerScreen = defineScreen({
  path: "/verbund/:cooperativeId/vertraege",
  title: (_, visit) => wordsFor(visit).page.title,
  lane: "contracts",
  shows: { list: listContracts },
  view: ({ list }, visit) => {
    const { page } = wordsFor(visit);
    const writer = writerOf(writing, visit);
    const add = writer ? (
      <LinkButton kind="primary" href={contractsPath(visit, "/neu")}>
        {page.add}
      </LinkButton>
    ) : null;
    const suppliers = visit.may(listSuppliers) ? <LinkButton href={suppliersPath(visit)}>{page.suppliers}</LinkButton> : null;
    const isOwn = writer !== null && writer.members.length > 0;
    return (
      <>
        <PageHead
          title={page.title}
          lead={isOwn ? page.lead : page.leadCentral}
          acts={
            <>
              {suppliers}
              {add}
            </>
          }
        />
        <Done visit={visit} />
        <Columns kind="stack">
          <DueCard due={list.due} visit={visit} />
          <Card>
            <Filters
              query={visit.query}
              filters={[
                { kind: "text", name: "text", label: page.text },
                {
                  kind: "choice",
                  name: "state",
                  label: page.state,
                  all: page.allStates,
                  options: (["valid", "due", "ended"] as const).map((value) => ({ value, label: page.filter[value] })),
                },
              ]}
              found={page.found(list.found)}
              exports={
                visit.may(exportContracts) ? <ExportLinks links={exportLinks(exportContracts.name, { cooperativeId: visit.params["cooperativeId"] ?? "" }, { query: {} })} /> : null
              }
            />
            <DataTable
              caption={page.caption}
              rows={list.contracts}
              rowId={({ id }) => id}
              columns={columnsFor(visit)}
              empty={
                <EmptyState title={page.empty} act={add}>
                  {page.emptyHint}
                </EmptyState>
              }
            />
          </Card>
        </Columns>
      </>
    );
  },
});

const newScreen = defineScreen({
  path: "/verbund/:cooperativeId/vertraege/neu",
  title: (_, visit) => wordsFor(visit).form.newTitle,
  lane: "contracts",
  shows: { list: listSuppliers },
  acts: [saveContract, saveCentralContract],
  next: (_, value, visit) => contractsPath(visit, `/${saveContract.output.parse(value).contractId}`),
  view: ({ list }, visit) => {
    const { form, page } = wordsFor(visit);
    const writer = writerOf(writing, visit);
    const isOwn = writer !== null && writer.members.length > 0;
    return (
      <>
        <PageHead title={form.newTitle} trail={[{ label: page.title, href: contractsPath(visit) }]} lead={isOwn ? form.leadOwn : form.leadCentral} />
        <Card>
          {writer === null || list.suppliers.length === 0 ? (
            <EmptyState title={form.noSupplier} act={<LinkButton href={suppliersPath(visit, "/neu")}>{form.addSupplier}</LinkButton>} />
          ) : (
            <OperationForm operation={writer.operation} visit={visit}>
              <ForMember members={writer.members} label={wordsFor(visit).form.member} />
              <ContractFields suppliers={list.suppliers} isOwn={isOwn} visit={visit} />
              <Submit>{wordsFor(visit).record.save}</Submit>
            </OperationForm>
          )}
        </Card>
      </>
    );
  },
});

export const contractListScreens = [registerScreen, newScreen];
