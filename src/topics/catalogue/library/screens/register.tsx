/** The register of catalogues: what the cooperative has, what is shipped, what waits to be looked at. */
import type { Visit } from "#kernel/screen";
import { formatInstant, formatShortDate } from "#ui/dates";
import { Filters } from "#ui/filters";
import { ActButton } from "#ui/form";
import { formatNumber } from "#ui/numbers";
import { Card, Columns, EmptyState, LinkButton, PageHead, StateTag } from "#ui/parts";
import { defineScreen } from "#ui/screen";
import { DataTable, type Column } from "#ui/table";
import { adoptShipped, listCatalogues, stageImport, type CatalogueEntry, type ShippedEntry } from "../contract.ts";
import { Done, importPath, mappingsPath, recordPath, registerPath, versionName, wordsFor } from "./parts.tsx";

type Shown = (typeof listCatalogues)["output"]["_output"];
type Part = { readonly list: Shown; readonly visit: Visit };

const ImportLink = ({ visit, primary }: { visit: Visit; primary: boolean }) =>
  visit.may(stageImport) ? (
    <LinkButton kind={primary ? "primary" : "quiet"} href={`${registerPath(visit)}/einlesen`}>
      {wordsFor(visit).register.import}
    </LinkButton>
  ) : null;

function columnsFor(visit: Visit): readonly Column<CatalogueEntry>[] {
  const words = wordsFor(visit);
  const { columns, withdrawn, versions } = words.register;
  return [
    {
      key: "title",
      label: columns.title,
      rowHead: true,
      cell: (one) => (
        <>
          <a href={recordPath(visit, one.id)}>{one.title}</a> {one.withdrawnAt === null ? null : <StateTag tone="na">{withdrawn}</StateTag>}
        </>
      ),
    },
    { key: "publisher", label: columns.publisher, wideOnly: true, cell: ({ publisher }) => publisher },
    {
      key: "version",
      label: columns.version,
      cell: (one) => (
        <>
          {one.current ? versionName(one.current, visit) : ""}
          {one.versions > 1 ? <span class="rw-small rw-soft"> {versions(one.versions)}</span> : null}
        </>
      ),
    },
    { key: "requirements", label: columns.requirements, kind: "number", cell: ({ current }) => formatNumber(current?.requirements ?? 0, visit.language) },
    { key: "scale", label: columns.scale, wideOnly: true, cell: ({ scale }) => words.scales[scale] },
    { key: "imported", label: columns.imported, kind: "nowrap", wideOnly: true, cell: ({ current }) => (current ? formatShortDate(current.importedAt, visit.language) : "") },
  ];
}

const ShippedCard = ({ entry, visit }: { entry: ShippedEntry; visit: Visit }) => {
  const words = wordsFor(visit).register;
  const isNew = entry.state === "new";
  return (
    <Card title={entry.title} kicker={words.shipped} note={words.edition(entry.edition)}>
      <p>{isNew ? words.shippedNew(entry.areas, entry.requirements) : words.shippedUpdate}</p>
      <ActButton
        form={{ operation: adoptShipped, visit, hidden: { key: entry.key }, instance: entry.key, mine: visit.given["key"] === entry.key || visit.given["key"] === undefined }}
        disabledReason={visit.may(adoptShipped) ? null : wordsFor(visit).onlyOffice}
      >
        {isNew ? words.adopt : words.update}
      </ActButton>
    </Card>
  );
};

const OpenImports = ({ list, visit }: Part) => {
  const words = wordsFor(visit);
  if (list.imports.length === 0) return null;
  return (
    <Card title={words.register.open}>
      <DataTable
        caption={words.register.open}
        rows={list.imports}
        columns={[
          { key: "files", label: words.preview.files, rowHead: true, cell: ({ files }) => <span class="rw-break">{files.join(", ")}</span> },
          { key: "staged", label: words.preview.staged, cell: (one) => words.preview.stagedBy(formatInstant(one.stagedAt, visit.language), one.stagedByName) },
          {
            key: "act",
            label: words.register.openAct,
            labelHidden: true,
            kind: "act",
            cell: (one) => (
              <LinkButton small href={importPath(visit, one.importId)} label={`${words.register.openAct}: ${one.files.join(", ")}`}>
                {words.register.openAct}
              </LinkButton>
            ),
          },
        ]}
      />
    </Card>
  );
};

const Register = ({ list, visit }: Part) => {
  const words = wordsFor(visit).register;
  const empty = (
    <EmptyState title={words.emptyTitle} act={<ImportLink visit={visit} primary={false} />}>
      {visit.may(stageImport) ? words.empty : words.emptyLocal}
    </EmptyState>
  );
  const isBare = list.catalogues.length === 0 && visit.query["withdrawn"] !== "1";
  return (
    <Card>
      {isBare ? null : <Filters query={visit.query} filters={[{ kind: "flag", name: "withdrawn", label: words.showWithdrawn }]} found={words.found(list.catalogues.length)} />}
      <DataTable caption={words.caption} columns={columnsFor(visit)} rows={list.catalogues} empty={empty} />
      {list.mappings === 0 ? null : (
        <p>
          <a href={mappingsPath(visit)}>{words.mappings}</a>
        </p>
      )}
    </Card>
  );
};

export const catalogueRegister = defineScreen({
  path: "/verbund/:cooperativeId/kataloge",
  lane: "catalogues",
  title: (_, visit) => wordsFor(visit).register.title,
  shows: { list: listCatalogues },
  acts: [adoptShipped],
  next: (_, value, visit) => {
    const { catalogueId, importId } = adoptShipped.output.parse(value);
    const done = `?getan=${adoptShipped.name}`;
    return importId === null ? `${recordPath(visit, catalogueId ?? "")}${done}` : `${importPath(visit, importId)}${done}`;
  },
  view: ({ list }, visit) => {
    const words = wordsFor(visit).register;
    const offered = list.shipped.filter(({ state }) => state !== "adopted");
    return (
      <>
        <PageHead title={words.title} lead={words.lead} acts={list.catalogues.length > 0 ? <ImportLink visit={visit} primary /> : null} />
        <Done visit={visit} sentences={words.done} />
        <Columns kind="stack">
          {visit.may(adoptShipped) ? offered.map((entry) => <ShippedCard entry={entry} visit={visit} />) : null}
          <Register list={list} visit={visit} />
          <OpenImports list={list} visit={visit} />
        </Columns>
      </>
    );
  },
});
