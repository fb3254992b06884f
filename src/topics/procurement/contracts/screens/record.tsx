/** One contract: terms, files, and its form. */
import type { Visit } from "#kernel/screen";
import { FileField } from "#ui/fields";
import { ForMember } from "#ui/for-member";
import { OperationForm, Submit } from "#ui/form";
import { formatBytes, formatEuro } from "#ui/numbers";
import { Card, Columns, PageHead } from "#ui/parts";
import { Details, Facts, Prose } from "#ui/record";
import { defineScreen } from "#ui/screen";
import { DataTable } from "#ui/table";
import { attachCentralFile, attachFile, fetchFile, readContract, saveCentralContract, saveContract } from "../contract.ts";
import { ContractFields } from "./fields.tsx";
import { contractsPath, Done, keeperOf, OwnerOf, StateOf, suppliersPath, wordsFor } from "./parts.tsx";

type Part = { readonly shown: (typeof readContract)["output"]["_output"]; readonly visit: Visit };

/** Whoever shares a contract need not share the supplier's entry. */
const SupplierOf = ({ shown: { contract, suppliers }, visit }: Part) =>
  suppliers.some(({ id }) => id === contract.supplierId) ? <a href={suppliersPath(visit, `/${contract.supplierId}`)}>{contract.supplierName}</a> : <>{contract.supplierName}</>;

const TermsCard = ({ shown, visit }: Part) => {
  const { record, page, processings } = wordsFor(visit);
  const { contract } = shown;
  const { term } = contract;
  const processing = contract.processing === "concluded" && contract.processingOn !== null ? record.concluded(contract.processingOn) : processings[contract.processing];
  return (
    <Card title={record.terms}>
      <Facts
        facts={[
          { term: page.supplier, value: <SupplierOf shown={shown} visit={visit} /> },
          { term: page.owner, value: <OwnerOf one={contract} visit={visit} /> },
          { term: record.starts, value: page.longDay(contract.startsOn) },
          { term: record.ends, value: term.endsOn === null ? page.unlimited : page.longDay(term.endsOn) },
          ...(term.noticeBy === null ? [] : [{ term: record.notice, value: <strong>{page.longDay(term.noticeBy)}</strong> }]),
          { term: record.noticePeriod, value: contract.noticeMonths === 0 ? record.none : record.noticeMonths(contract.noticeMonths) },
          { term: record.prolongs, value: contract.prolongsMonths === 0 ? record.noProlongation : record.months(contract.prolongsMonths) },
          ...(contract.noticeGivenOn === null ? [] : [{ term: record.given, value: page.longDay(contract.noticeGivenOn) }]),
          { term: record.once, value: formatEuro(contract.costOnce, visit.language) },
          { term: record.yearly, value: formatEuro(contract.costYearly, visit.language) },
          { term: record.processing, value: processing },
        ]}
      />
      {contract.subject === "" ? null : (
        <>
          <h3>{record.subject}</h3>
          <Prose text={contract.subject} />
        </>
      )}
      <p class="rw-soft">{record.changed(contract.changedByName, contract.changedAt)}</p>
    </Card>
  );
};

const FilesCard = ({ shown, visit }: Part) => {
  const { record } = wordsFor(visit);
  const { contract, files } = shown;
  const keeper = keeperOf({ own: attachFile, central: attachCentralFile }, contract, visit);
  const address = (id: string) => `/api/${fetchFile.name}?cooperativeId=${visit.params["cooperativeId"]}&contractFileId=${id}`;
  return (
    <Card title={record.files}>
      <DataTable
        caption={record.files}
        rows={files}
        empty={<p class="rw-soft">{contract.memberId === null || keeper !== null ? record.filesEmpty : record.filesPrivate}</p>}
        columns={[
          { key: "name", label: record.file, rowHead: true, cell: (one) => (visit.may(fetchFile) ? <a href={address(one.id)}>{one.name}</a> : one.name) },
          { key: "size", label: record.size, kind: "number", cell: (one) => formatBytes(one.bytes, visit.language) },
          { key: "by", label: record.storedBy, cell: (one) => one.storedByName },
        ]}
      />
      {keeper === null ? null : (
        <OperationForm operation={keeper.operation} visit={visit} file hidden={{ contractId: contract.id }}>
          <ForMember members={keeper.members} label={wordsFor(visit).form.member} />
          <FileField name="file" label={record.file} required />
          <Submit kind="quiet">{record.attach}</Submit>
        </OperationForm>
      )}
    </Card>
  );
};

const EditCard = ({ shown, visit }: Part) => {
  const { record } = wordsFor(visit);
  const { contract, suppliers } = shown;
  const keeper = keeperOf({ own: saveContract, central: saveCentralContract }, contract, visit);
  if (keeper === null) return null;
  return (
    <Card>
      <Details summary={record.edit} open={visit.query["do"] === keeper.operation.name}>
        <OperationForm operation={keeper.operation} visit={visit} hidden={{ contractId: contract.id, version: contract.version }}>
          <ForMember members={keeper.members} label={wordsFor(visit).form.member} />
          <ContractFields value={contract} suppliers={suppliers} isOwn={contract.memberId !== null} visit={visit} />
          <Submit>{record.save}</Submit>
        </OperationForm>
      </Details>
    </Card>
  );
};

const recordScreen = defineScreen({
  path: "/verbund/:cooperativeId/vertraege/:contractId",
  title: ({ shown }) => shown.contract.title,
  lane: "contracts",
  shows: { shown: readContract },
  acts: [saveContract, saveCentralContract, attachFile, attachCentralFile],
  view: ({ shown }, visit) => (
    <>
      <PageHead
        title={shown.contract.title}
        trail={[{ label: wordsFor(visit).page.title, href: contractsPath(visit) }]}
        tag={<StateOf state={shown.contract.term.state} visit={visit} />}
        lead={shown.contract.supplierName}
      />
      <Done visit={visit} />
      <Columns kind="wide-left">
        <Columns kind="stack">
          <TermsCard shown={shown} visit={visit} />
          <EditCard shown={shown} visit={visit} />
        </Columns>
        <FilesCard shown={shown} visit={visit} />
      </Columns>
    </>
  ),
});

export const contractRecordScreens = [recordScreen];
