/** All framework contracts with what is left, what was saved, and a new one from an award. */
import type { Visit } from "#kernel/screen";
import { Select } from "#ui/choices";
import { Progress } from "#ui/cockpit";
import { exportLinks } from "#ui/exports";
import { NumberField } from "#ui/fields";
import { OperationForm, Submit } from "#ui/form";
import { formatEuro, formatNumber } from "#ui/numbers";
import { Card, Columns, EmptyState, ExportLinks, LinkButton, PageHead } from "#ui/parts";
import { defineScreen } from "#ui/screen";
import { DataTable } from "#ui/table";
import { concludeFramework, exportFrameworks, listFrameworks, proposeFramework } from "../contract.ts";
import type { FrameworkLine } from "../model.ts";
import { usualWarnPercent } from "../rules.ts";
import { centralPath, Done, frameworksPath, OpenTag, SavingsCard, wordsFor } from "./parts.tsx";

const Used = ({ lines, visit }: { lines: readonly FrameworkLine[]; visit: Visit }) => {
  const { page } = wordsFor(visit);
  const [called, quantity] = [lines.reduce((sum, line) => sum + line.called, 0), lines.reduce((sum, line) => sum + line.quantity, 0)];
  return quantity === 0 ? null : <Progress done={called} total={quantity} label={page.of(called, quantity)} visible="label" />;
};

const listScreen = defineScreen({
  path: "/verbund/:cooperativeId/rahmenvertraege",
  title: (_, visit) => wordsFor(visit).page.title,
  lane: "frameworks",
  shows: { list: listFrameworks },
  view: ({ list }, visit) => {
    const { page } = wordsFor(visit);
    return (
      <>
        <PageHead title={page.title} lead={page.lead} acts={<LinkButton href={centralPath(visit, "/beschaffungen")}>{page.purchases}</LinkButton>} />
        <Done visit={visit} />
        <Columns kind="stack">
          <Card
            title={page.caption}
            acts={
              visit.may(exportFrameworks) ? <ExportLinks links={exportLinks(exportFrameworks.name, { cooperativeId: visit.params["cooperativeId"] ?? "" }, { query: {} })} /> : null
            }
          >
            <DataTable
              caption={page.caption}
              rows={list.frameworks}
              rowId={({ contractId }) => contractId}
              columns={[
                { key: "title", label: page.contract, rowHead: true, cell: (one) => <a href={frameworksPath(visit, `/${one.contractId}`)}>{one.title}</a> },
                { key: "supplier", label: page.supplier, cell: (one) => one.supplierName },
                { key: "used", label: page.used, cell: (one) => <Used lines={one.lines} visit={visit} /> },
                { key: "state", label: page.state, kind: "nowrap", cell: (one) => <OpenTag isOpen={one.isOpen} visit={visit} /> },
              ]}
              empty={<EmptyState title={page.empty}>{page.emptyHint}</EmptyState>}
            />
          </Card>
          <SavingsCard savings={list.savings} visit={visit} />
        </Columns>
      </>
    );
  },
});

const Choice = ({ shown, visit }: { shown: (typeof proposeFramework)["output"]["_output"]; visit: Visit }) => {
  const { conclude } = wordsFor(visit);
  const [purchaseId, lot] = [visit.query["purchaseId"] ?? "", visit.query["lot"] ?? ""];
  if (shown.carriedBy !== null) return <EmptyState title={conclude.there} act={<LinkButton href={frameworksPath(visit, `/${shown.carriedBy}`)}>{conclude.open}</LinkButton>} />;
  if (shown.contracts.length === 0)
    return <EmptyState title={conclude.none} act={<LinkButton href={centralPath(visit, `/vertraege/neu?supplierId=${shown.supplierId}`)}>{conclude.add}</LinkButton>} />;
  return (
    <OperationForm operation={concludeFramework} visit={visit} hidden={{ purchaseId, lot }} keep={{ purchaseId, lot }}>
      <Select name="contractId" label={conclude.contract} options={shown.contracts.map(({ id, title }) => ({ value: id, label: title }))} required />
      <NumberField name="warnPercent" label={conclude.warn} value={usualWarnPercent} min={1} max={100} />
      <Submit>{conclude.save}</Submit>
    </OperationForm>
  );
};

const concludeScreen = defineScreen({
  path: "/verbund/:cooperativeId/rahmenvertraege/neu",
  title: (_, visit) => wordsFor(visit).conclude.title,
  lane: "frameworks",
  shows: { shown: proposeFramework },
  acts: [concludeFramework],
  next: (_, value, visit) => frameworksPath(visit, `/${concludeFramework.output.parse(value).contractId}`),
  view: ({ shown }, visit) => {
    const { conclude, page, record } = wordsFor(visit);
    return (
      <>
        <PageHead title={conclude.title} trail={[{ label: page.title, href: frameworksPath(visit) }]} lead={conclude.lead(shown.lotTitle, shown.supplierName)} />
        <Columns kind="stack">
          <Card title={record.volume}>
            <DataTable
              caption={record.volume}
              rows={shown.lines}
              columns={[
                { key: "item", label: record.item, rowHead: true, cell: (one) => `${one.title} (${one.unit})` },
                { key: "quantity", label: record.quantity, kind: "number", cell: (one) => formatNumber(one.quantity, visit.language) },
                { key: "price", label: record.unitPrice, kind: "number", cell: (one) => formatEuro(one.unitPrice, visit.language) },
                { key: "alone", label: record.alonePrice, kind: "number", cell: (one) => formatEuro(one.alonePrice, visit.language) },
              ]}
            />
          </Card>
          <Card>
            <Choice shown={shown} visit={visit} />
          </Card>
        </Columns>
      </>
    );
  },
});

export const listScreens = [listScreen, concludeScreen];
