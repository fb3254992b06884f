/** Suppliers: the register, a new one, and one with its assessment. */
import type { Visit } from "#kernel/screen";
import { dayOf } from "#ui/dates";
import { exportLinks } from "#ui/exports";
import { Filters } from "#ui/filters";
import { ForMember } from "#ui/for-member";
import { OperationForm, Submit } from "#ui/form";
import { formatNumber } from "#ui/numbers";
import { Card, Columns, EmptyState, ExportLinks, LinkButton, PageHead, StateTag } from "#ui/parts";
import { Details, Facts, Prose } from "#ui/record";
import { defineScreen } from "#ui/screen";
import { DataTable } from "#ui/table";
import { exportContracts, listSuppliers, readSupplier, saveCentralSupplier, saveSupplier } from "../contract.ts";
import { questions, type Certificate } from "../model.ts";
import { attentionDays } from "../rules.ts";
import { dayPlus } from "#kernel/days";
import { SupplierFields } from "./fields.tsx";
import { contractsPath, Done, GradeOf, keeperOf, OwnerOf, StateOf, suppliersPath, wordsFor, writerOf } from "./parts.tsx";

const writing = { own: saveSupplier, central: saveCentralSupplier };
type Listed = (typeof listSuppliers)["output"]["_output"];

const Suggestions = ({ list, visit }: { list: Listed; visit: Visit }) => {
  const { suppliers } = wordsFor(visit);
  if (list.suggestions.length === 0 || writerOf(writing, visit) === null) return null;
  return (
    <Card title={suppliers.suggestions}>
      <p>{suppliers.suggestionsLead}</p>
      <DataTable
        caption={suppliers.suggestions}
        rows={list.suggestions}
        columns={[
          { key: "name", label: suppliers.name, rowHead: true, cell: (one) => one.name },
          { key: "services", label: suppliers.services, cell: (one) => one.services },
          {
            key: "take",
            label: suppliers.take,
            labelHidden: true,
            kind: "act",
            cell: (one) => (
              <LinkButton small href={suppliersPath(visit, `/neu?aus=${one.entryId}`)} label={suppliers.takeLabel(one.name)}>
                {suppliers.take}
              </LinkButton>
            ),
          },
        ]}
      />
    </Card>
  );
};

const registerScreen = defineScreen({
  path: "/verbund/:cooperativeId/lieferanten",
  title: (_, visit) => wordsFor(visit).suppliers.title,
  lane: "contracts",
  shows: { list: listSuppliers },
  view: ({ list }, visit) => {
    const { suppliers, page } = wordsFor(visit);
    const add = writerOf(writing, visit) ? (
      <LinkButton kind="primary" href={suppliersPath(visit, "/neu")}>
        {suppliers.add}
      </LinkButton>
    ) : null;
    return (
      <>
        <PageHead title={suppliers.title} trail={[{ label: page.title, href: contractsPath(visit) }]} lead={suppliers.lead} acts={add} />
        <Done visit={visit} />
        <Columns kind="stack">
          <Card>
            <Filters
              query={visit.query}
              filters={[{ kind: "text", name: "text", label: page.text }]}
              found={suppliers.found(list.suppliers.length)}
              exports={
                visit.may(exportContracts) ? <ExportLinks links={exportLinks(exportContracts.name, { cooperativeId: visit.params["cooperativeId"] ?? "" }, { query: {} })} /> : null
              }
            />
            <DataTable
              caption={suppliers.caption}
              rows={list.suppliers}
              rowId={({ id }) => id}
              empty={
                <EmptyState title={suppliers.empty} act={add}>
                  {suppliers.emptyHint}
                </EmptyState>
              }
              columns={[
                { key: "name", label: suppliers.name, rowHead: true, cell: (one) => <a href={suppliersPath(visit, `/${one.id}`)}>{one.name}</a> },
                { key: "services", label: suppliers.services, cell: (one) => one.services },
                { key: "owner", label: page.owner, cell: (one) => <OwnerOf one={one} visit={visit} /> },
                { key: "grade", label: suppliers.grade, kind: "nowrap", cell: (one) => <GradeOf grade={one.grade} visit={visit} /> },
                { key: "contracts", label: suppliers.contracts, kind: "number", cell: (one) => formatNumber(one.contracts, visit.language) },
              ]}
            />
          </Card>
          <Suggestions list={list} visit={visit} />
        </Columns>
      </>
    );
  },
});

/** A supplier entered from what the emergency register says. */
const prefilled = (list: Listed, visit: Visit) => {
  const from = list.suggestions.find(({ entryId }) => entryId === visit.query["aus"]);
  return from && { name: from.name, services: from.services, phone: from.phone };
};

const newScreen = defineScreen({
  path: "/verbund/:cooperativeId/lieferanten/neu",
  title: (_, visit) => wordsFor(visit).suppliers.newTitle,
  lane: "contracts",
  shows: { list: listSuppliers },
  acts: [saveSupplier, saveCentralSupplier],
  next: (_, value, visit) => suppliersPath(visit, `/${saveSupplier.output.parse(value).supplierId}`),
  view: ({ list }, visit) => {
    const { suppliers } = wordsFor(visit);
    const writer = writerOf(writing, visit);
    return (
      <>
        <PageHead title={suppliers.newTitle} trail={[{ label: suppliers.title, href: suppliersPath(visit) }]} lead={suppliers.lead} />
        <Card title={suppliers.who}>
          {writer === null ? (
            <EmptyState title={suppliers.empty} />
          ) : (
            <OperationForm operation={writer.operation} visit={visit}>
              <ForMember members={writer.members} label={wordsFor(visit).form.member} />
              <SupplierFields value={prefilled(list, visit)} isOwn={writer.members.length > 0} visit={visit} />
              <Submit>{suppliers.save}</Submit>
            </OperationForm>
          )}
        </Card>
      </>
    );
  },
});

type Part = { readonly shown: (typeof readSupplier)["output"]["_output"]; readonly visit: Visit };

const Expiry = ({ one, visit }: { one: Certificate; visit: Visit }) => {
  const { suppliers, page } = wordsFor(visit);
  const today = dayOf(visit.now);
  const near = one.expiresOn <= dayPlus(today, attentionDays) ? <StateTag tone="part">{suppliers.soon}</StateTag> : null;
  return (
    <>
      {page.day(one.expiresOn)} {one.expiresOn < today ? <StateTag tone="no">{suppliers.expired}</StateTag> : near}
    </>
  );
};

const WhoCard = ({ shown: { supplier }, visit }: Part) => {
  const { suppliers, page } = wordsFor(visit);
  const said = [
    { term: suppliers.services, value: supplier.services },
    { term: suppliers.contact, value: supplier.contact },
    { term: suppliers.email, value: supplier.email },
    { term: suppliers.phone, value: supplier.phone },
    { term: suppliers.address, value: supplier.address },
  ].filter(({ value }) => value !== "");
  return (
    <Card title={suppliers.who}>
      <Facts facts={[{ term: page.owner, value: <OwnerOf one={supplier} visit={visit} /> }, ...said]} />
      <h3>{suppliers.certificates}</h3>
      <DataTable
        caption={suppliers.certificates}
        rows={supplier.certificates}
        empty={<p class="rw-soft">{suppliers.noCertificates}</p>}
        columns={[
          { key: "title", label: suppliers.certificate, rowHead: true, cell: (one) => one.title },
          { key: "expires", label: suppliers.expires, cell: (one) => <Expiry one={one} visit={visit} /> },
        ]}
      />
    </Card>
  );
};

const verdictTones = { yes: "ok", partly: "part", no: "no" } as const;

const AssessmentCard = ({ shown: { supplier }, visit }: Part) => {
  const words = wordsFor(visit);
  const { suppliers } = words;
  return (
    <Card title={suppliers.assessment} note={supplier.assessedOn === null ? suppliers.notAssessed : suppliers.assessed(supplier.assessedByName, supplier.assessedOn)}>
      <DataTable
        caption={suppliers.assessment}
        rows={questions}
        columns={[
          { key: "question", label: suppliers.question, rowHead: true, cell: (question) => words.questions[question].text },
          {
            key: "answer",
            label: suppliers.answer,
            kind: "nowrap",
            cell: (question) => {
              const verdict = supplier.assessment[question];
              return verdict === undefined ? <span class="rw-soft">{suppliers.notAsked}</span> : <StateTag tone={verdictTones[verdict]}>{words.verdicts[verdict]}</StateTag>;
            },
          },
        ]}
      />
      {supplier.assessmentNote === "" ? null : <Prose text={supplier.assessmentNote} />}
    </Card>
  );
};

const ContractsCard = ({ shown, visit }: Part) => {
  const { suppliers, page } = wordsFor(visit);
  return (
    <Card title={suppliers.contracts}>
      <DataTable
        caption={suppliers.contracts}
        rows={shown.contracts}
        empty={<p class="rw-soft">{suppliers.noContracts}</p>}
        columns={[
          { key: "title", label: page.contract, rowHead: true, cell: (one) => <a href={contractsPath(visit, `/${one.id}`)}>{one.title}</a> },
          { key: "owner", label: page.owner, cell: (one) => one.memberName ?? page.cooperative },
          { key: "state", label: page.state, kind: "nowrap", cell: (one) => <StateOf state={one.term.state} visit={visit} /> },
        ]}
      />
    </Card>
  );
};

const EditCard = ({ shown: { supplier }, visit }: Part) => {
  const { suppliers } = wordsFor(visit);
  const keeper = keeperOf(writing, supplier, visit);
  if (keeper === null) return null;
  return (
    <Card>
      <Details summary={suppliers.edit} open={visit.query["do"] === keeper.operation.name}>
        <OperationForm operation={keeper.operation} visit={visit} hidden={{ supplierId: supplier.id, version: supplier.version }}>
          <ForMember members={keeper.members} label={wordsFor(visit).form.member} />
          <SupplierFields value={supplier} isOwn={supplier.memberId !== null} visit={visit} />
          <Submit>{suppliers.save}</Submit>
        </OperationForm>
      </Details>
    </Card>
  );
};

const recordScreen = defineScreen({
  path: "/verbund/:cooperativeId/lieferanten/:supplierId",
  title: ({ shown }) => shown.supplier.name,
  lane: "contracts",
  shows: { shown: readSupplier },
  acts: [saveSupplier, saveCentralSupplier],
  view: ({ shown }, visit) => (
    <>
      <PageHead
        title={shown.supplier.name}
        trail={[{ label: wordsFor(visit).suppliers.title, href: suppliersPath(visit) }]}
        tag={<GradeOf grade={shown.grade} visit={visit} />}
        lead={shown.supplier.services}
      />
      <Done visit={visit} />
      <Columns kind="wide-left">
        <Columns kind="stack">
          <AssessmentCard shown={shown} visit={visit} />
          <EditCard shown={shown} visit={visit} />
        </Columns>
        <Columns kind="stack">
          <WhoCard shown={shown} visit={visit} />
          <ContractsCard shown={shown} visit={visit} />
        </Columns>
      </Columns>
    </>
  ),
});

export const supplierScreens = [registerScreen, newScreen, recordScreen];
