/** One catalogue: what it is, its areas, its versions, what it leads to. */
import type { Visit } from "#kernel/screen";
import { sheetFormats } from "#kernel/sheets";
import { formatShortDate } from "#ui/dates";
import { ActButton } from "#ui/form";
import { withQuery } from "#ui/markup";
import { formatNumber } from "#ui/numbers";
import { Acts, Alert, Card, Columns, ExportLinks, LinkButton, PageHead, StateTag } from "#ui/parts";
import { Details, Facts } from "#ui/record";
import { defineScreen } from "#ui/screen";
import { DataTable, type Column } from "#ui/table";
import { exportCatalogue, exportOscal, readCatalogue, readOriginal, restoreVersion, withdrawCatalogue, type CountedArea, type VersionHead } from "../contract.ts";
import { levels, modals } from "#topics/catalogue/formats/model";
import { apiHref, CatalogueTabs, Done, mappingsPath, recordPath, trailTo, versionName, wordsFor } from "./parts.tsx";
import { ViolationGroups } from "./violations.tsx";

type Shown = (typeof readCatalogue)["output"]["_output"];
type Part = { readonly record: Shown; readonly visit: Visit };

const isOlder = ({ catalogue, version }: Shown) => catalogue.currentVersionId !== version.id;

/** The requirements page of this catalogue, narrowed; an older version stays the one looked at. */
const listHref = ({ record, visit }: Part, query: Readonly<Record<string, string>>) =>
  `${recordPath(visit, record.catalogue.id)}/anforderungen${withQuery(query, isOlder(record) ? { versionId: record.version.id } : {})}`;

/** A column for every modal verb the catalogue uses, else for every level; each number leads to the requirements it counts. */
function gradeColumns(part: Part): readonly Column<CountedArea>[] {
  const { record, visit } = part;
  const words = wordsFor(visit);
  const linked = (query: Readonly<Record<string, string>>, count: number | undefined) =>
    count === undefined ? "–" : <a href={listHref(part, query)}>{formatNumber(count, visit.language)}</a>;
  const usedModals = modals.filter((modal) => record.areas.some((area) => area.modals[modal] !== undefined));
  if (usedModals.length > 0)
    return usedModals.map((modal) => ({
      key: modal,
      label: words.modals[modal],
      kind: "number",
      wideOnly: true,
      cell: (area) => linked({ area: area.key, modal }, area.modals[modal]),
    }));
  return levels
    .filter((level) => record.areas.some((area) => area.levels[level] !== undefined))
    .map((level) => ({ key: level, label: words.levels[level], kind: "number", wideOnly: true, cell: (area) => linked({ area: area.key, level }, area.levels[level]) }));
}

const Areas = ({ record, visit }: Part) => {
  const words = wordsFor(visit).record;
  const columns: readonly Column<CountedArea>[] = [
    { key: "label", label: words.columns.label, kind: "nowrap", cell: ({ label }) => label },
    { key: "title", label: words.columns.title, rowHead: true, cell: ({ key, title }) => <a href={listHref({ record, visit }, { area: key })}>{title}</a> },
    { key: "count", label: words.columns.count, kind: "number", cell: ({ requirements }) => formatNumber(requirements, visit.language) },
    ...gradeColumns({ record, visit }),
    {
      key: "quick",
      label: words.columns.quick,
      kind: "number",
      wideOnly: true,
      cell: ({ key, efforts }) => (efforts[1] ? <a href={listHref({ record, visit }, { area: key, effort: "1" })}>{formatNumber(efforts[1], visit.language)}</a> : "–"),
    },
  ];
  return (
    <Card title={words.areas}>
      <DataTable caption={words.areasCaption} columns={columns} rows={record.areas} />
    </Card>
  );
};

const About = ({ record, visit }: Part) => {
  const words = wordsFor(visit);
  const { catalogue, version } = record;
  return (
    <Card title={words.record.facts}>
      <Facts
        facts={[
          { term: words.record.publisher, value: catalogue.publisher || words.record.none },
          { term: words.record.version, value: versionName(version, visit) },
          { term: words.record.published, value: version.publishedOn === null ? words.record.none : formatShortDate(version.publishedOn, visit.language) },
          { term: words.record.imported, value: words.record.importedBy(formatShortDate(version.importedAt, visit.language), version.importedByName) },
          { term: words.record.format, value: words.formats[version.format] },
          { term: words.record.scale, value: words.scales[catalogue.scale] },
          { term: words.record.sha, value: <code class="rw-break rw-small">{version.sha256}</code> },
        ]}
      />
    </Card>
  );
};

const VersionActs = ({ version, record, visit }: Part & { version: VersionHead }) => {
  const words = wordsFor(visit).record;
  const name = versionName(version, visit);
  const isCurrent = record.catalogue.currentVersionId === version.id;
  return (
    <Acts>
      {version.hasOriginal ? (
        <LinkButton small download href={apiHref(readOriginal, visit, { catalogueId: record.catalogue.id, versionId: version.id })} label={words.originalNamed(name)}>
          {words.original}
        </LinkButton>
      ) : null}
      {isCurrent ? null : (
        <LinkButton small href={`${recordPath(visit, record.catalogue.id)}${withQuery({}, { versionId: version.id })}`} label={words.lookNamed(name)}>
          {words.look}
        </LinkButton>
      )}
      {isCurrent || !visit.may(restoreVersion) ? null : (
        <ActButton
          small
          kind="quiet"
          label={words.restoreNamed(name)}
          form={{ operation: restoreVersion, visit, instance: version.id, mine: visit.given["versionId"] === version.id, hidden: { versionId: version.id } }}
        >
          {words.restore}
        </ActButton>
      )}
    </Acts>
  );
};

const Versions = ({ record, visit }: Part) => {
  const words = wordsFor(visit).record;
  const { versionColumns: heads } = words;
  const isCurrent = ({ id }: VersionHead) => id === record.catalogue.currentVersionId;
  return (
    <Card title={words.versions} id="fassungen">
      <DataTable
        caption={words.versionsCaption}
        rows={record.versions}
        columns={[
          { key: "version", label: heads.version, rowHead: true, cell: (version) => versionName(version, visit) },
          { key: "imported", label: heads.imported, cell: ({ importedAt, importedByName }) => words.importedBy(formatShortDate(importedAt, visit.language), importedByName) },
          { key: "requirements", label: heads.requirements, kind: "number", wideOnly: true, cell: ({ requirements }) => formatNumber(requirements, visit.language) },
          {
            key: "state",
            label: heads.state,
            cell: (version) => <StateTag tone={isCurrent(version) ? "ok" : "na"}>{isCurrent(version) ? words.current : words.older}</StateTag>,
          },
          { key: "acts", label: heads.acts, labelHidden: true, kind: "act", cell: (version) => <VersionActs version={version} record={record} visit={visit} /> },
        ]}
      />
    </Card>
  );
};

const Mappings = ({ record, visit }: Part) => {
  const words = wordsFor(visit);
  return (
    <Card title={words.record.mappings}>
      {record.mappings.length === 0 ? (
        <p class="rw-soft">{words.record.mappingsNone}</p>
      ) : (
        <ul>
          {record.mappings.map(({ id, title, relations }) => (
            <li>
              <a href={`${mappingsPath(visit)}/${id}`}>{title}</a> <span class="rw-small rw-soft">{words.relationCount(relations)}</span>
            </li>
          ))}
        </ul>
      )}
    </Card>
  );
};

const Violations = ({ record, visit }: Part) => {
  const words = wordsFor(visit).record;
  if (record.violations.length === 0) return null;
  const groups = [...Map.groupBy(record.violations, ({ code }) => code)].map(([code, places]) => ({ code, count: places.length, places: places.slice(0, 20) }));
  return (
    <Card title={words.violations(record.violations.length)}>
      <p>{words.violationsText}</p>
      <ViolationGroups groups={groups} visit={visit} />
    </Card>
  );
};

const Standing = ({ record, visit }: Part) => {
  const words = wordsFor(visit).record;
  const { catalogue, version } = record;
  if (catalogue.withdrawnAt !== null)
    return (
      <Alert tone="warning" title={words.withdrawnTitle}>
        <p>{words.withdrawnText}</p>
        {visit.may(restoreVersion) ? (
          <ActButton kind="quiet" form={{ operation: restoreVersion, visit, instance: "back", mine: false, hidden: { versionId: version.id } }}>
            {words.back}
          </ActButton>
        ) : null}
      </Alert>
    );
  if (!isOlder(record)) return null;
  return (
    <Alert tone="info" title={words.olderTitle(versionName(version, visit))}>
      {words.olderText} <a href={recordPath(visit, catalogue.id)}>{words.toCurrent}</a>
    </Alert>
  );
};

const exportsOf = ({ catalogue, version }: Shown, visit: Visit) => [
  ...sheetFormats.map((format) => ({ label: format.toUpperCase(), href: apiHref(exportCatalogue, visit, { catalogueId: catalogue.id, versionId: version.id, format }) })),
  { label: wordsFor(visit).record.oscal, href: apiHref(exportOscal, visit, { catalogueId: catalogue.id, versionId: version.id }) },
];

const Withdrawing = ({ record, visit }: Part) => {
  const words = wordsFor(visit).record;
  if (record.catalogue.withdrawnAt !== null || !visit.may(withdrawCatalogue)) return null;
  return (
    <Details summary={words.withdraw}>
      <p>{words.withdrawText}</p>
      <ActButton kind="danger" confirm={words.withdrawConfirm} form={{ operation: withdrawCatalogue, visit }}>
        {words.withdraw}
      </ActButton>
    </Details>
  );
};

export const catalogueRecord = defineScreen({
  path: "/verbund/:cooperativeId/kataloge/:catalogueId",
  lane: "catalogues",
  title: ({ record }) => record.catalogue.title,
  shows: { record: readCatalogue },
  acts: [restoreVersion, withdrawCatalogue],
  // The version in the address may have become current by this very act.
  next: (operation, _, visit) => (operation === restoreVersion.name ? `${recordPath(visit, visit.params["catalogueId"] ?? "")}?getan=${operation}` : null),
  view: ({ record }, visit) => {
    const words = wordsFor(visit);
    const { catalogue, version } = record;
    return (
      <>
        <PageHead
          title={catalogue.title}
          trail={trailTo(visit, catalogue)}
          lead={words.record.lead(version.requirements, record.areas.length)}
          acts={
            <LinkButton kind="primary" href={listHref({ record, visit }, {})}>
              {words.record.tabs.requirements}
            </LinkButton>
          }
        />
        <Done visit={visit} sentences={words.record.done} />
        <CatalogueTabs catalogue={catalogue} current="overview" visit={visit} />
        <Standing record={record} visit={visit} />
        <Columns kind="wide-left">
          <Columns kind="stack">
            <Areas record={record} visit={visit} />
            <Versions record={record} visit={visit} />
            <Violations record={record} visit={visit} />
          </Columns>
          <Columns kind="stack">
            <About record={record} visit={visit} />
            <Mappings record={record} visit={visit} />
            <ExportLinks links={exportsOf(record, visit)} />
            <Withdrawing record={record} visit={visit} />
          </Columns>
        </Columns>
      </>
    );
  },
});
