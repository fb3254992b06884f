/** Mappings: which there are, and what each of them says. */
import type { Visit } from "#kernel/screen";
import { formatShortDate } from "#ui/dates";
import { Filters } from "#ui/filters";
import { ActButton } from "#ui/form";
import { formatNumber } from "#ui/numbers";
import { Pager } from "#ui/navigation";
import { Card, Columns, EmptyState, PageHead } from "#ui/parts";
import { Details, Facts } from "#ui/record";
import { defineScreen } from "#ui/screen";
import { DataTable } from "#ui/table";
import { relationships } from "#topics/catalogue/formats/model";
import { exportMapping, listMappings, readMapping, removeMapping, type MappingEntry } from "../contract.ts";
import { Done, Exports, mappingsPath, recordPath, registerPath, RelationshipTag, shortLabel, wordsFor } from "./parts.tsx";

const EndName = ({ end, visit }: { end: MappingEntry["source"]; visit: Visit }) => {
  const known = Object.entries(wordsFor(visit).requirement.spaces).find(([space]) => space === end.key)?.[1];
  return end.catalogueId === null ? <span class="rw-break">{known ?? end.title ?? end.key}</span> : <a href={recordPath(visit, end.catalogueId)}>{end.title}</a>;
};

const Kinds = ({ mapping, visit }: { mapping: MappingEntry; visit: Visit }) => (
  <>
    {relationships
      .filter((relationship) => mapping.counts[relationship])
      .map((relationship) => (
        <>
          <span class="rw-nowrap">
            <RelationshipTag relationship={relationship} visit={visit} /> {formatNumber(mapping.counts[relationship] ?? 0, visit.language)}
          </span>{" "}
        </>
      ))}
  </>
);

const statusWord = (status: string, visit: Visit): string => Object.entries(wordsFor(visit).mapping.statuses).find(([known]) => known === status)?.[1] ?? status;

const mappingRegister = defineScreen({
  path: "/verbund/:cooperativeId/zuordnungen",
  lane: "catalogues",
  title: (_, visit) => wordsFor(visit).mapping.title,
  shows: { list: listMappings },
  view: ({ list }, visit) => {
    const words = wordsFor(visit).mapping;
    return (
      <>
        <PageHead title={words.title} lead={words.lead} trail={[{ label: wordsFor(visit).trail, href: registerPath(visit) }, { label: words.title }]} />
        <Done visit={visit} sentences={{ ...words.done, "catalogue.apply-import": wordsFor(visit).preview.done["catalogue.apply-import"] }} />
        <Card>
          <DataTable
            caption={words.caption}
            rows={list.mappings}
            empty={<EmptyState title={words.emptyTitle}>{words.empty}</EmptyState>}
            columns={[
              { key: "title", label: words.columns.title, rowHead: true, cell: ({ id, title }) => <a href={`${mappingsPath(visit)}/${id}`}>{title}</a> },
              { key: "from", label: words.columns.from, wideOnly: true, cell: ({ source }) => <EndName end={source} visit={visit} /> },
              { key: "to", label: words.columns.to, wideOnly: true, cell: ({ target }) => <EndName end={target} visit={visit} /> },
              { key: "relations", label: words.columns.relations, kind: "number", cell: (one) => formatNumber(one.relations, visit.language) },
              { key: "kinds", label: words.columns.kinds, wideOnly: true, cell: (one) => <Kinds mapping={one} visit={visit} /> },
              { key: "status", label: words.columns.status, cell: ({ status }) => statusWord(status, visit) },
            ]}
          />
        </Card>
      </>
    );
  },
});

/** What a filter asks for; a field left blank asks for nothing. */
const askedIn = ({ query }: Pick<Visit, "query">, name: string) => (query[name] === "" ? undefined : query[name]);

type Shown = (typeof readMapping)["output"]["_output"];

const Relations = ({ shown, visit }: { shown: Shown; visit: Visit }) => {
  const words = wordsFor(visit);
  const { filters, relationColumns: heads } = words.mapping;
  const named = (name: string, title: string | null) => (
    <>
      <span class="rw-nowrap">{name}</span>
      {title === null ? null : <span class="rw-soft"> {title}</span>}
    </>
  );
  const more = { mappingId: shown.mapping.id, relationship: askedIn(visit, "relationship"), q: askedIn(visit, "q") };
  return (
    <Card>
      <Filters
        query={visit.query}
        filters={[
          { kind: "choice", name: "relationship", label: filters.relationship, options: relationships.map((value) => ({ value, label: words.relationships[value] })) },
          { kind: "text", name: "q", label: filters.q },
        ]}
        found={words.relationCount(shown.found)}
        exports={<Exports operation={exportMapping} visit={visit} more={more} />}
      />
      <DataTable
        caption={words.mapping.relationsCaption}
        rows={shown.relations}
        empty={<p class="rw-soft">{words.mapping.nothing}</p>}
        columns={[
          { key: "source", label: heads.source, rowHead: true, cell: ({ source, sourceTitle }) => named(source, sourceTitle) },
          { key: "relationship", label: heads.relationship, kind: "nowrap", cell: ({ relationship }) => <RelationshipTag relationship={relationship} visit={visit} /> },
          { key: "target", label: heads.target, cell: ({ target, targetTitle }) => named(target, targetTitle) },
        ]}
      />
      <Pager page={shown.page} pages={shown.pages} query={visit.query} />
    </Card>
  );
};

const mappingRecord = defineScreen({
  path: "/verbund/:cooperativeId/zuordnungen/:mappingId",
  lane: "catalogues",
  title: ({ shown }) => shown.mapping.title,
  shows: { shown: readMapping },
  acts: [removeMapping],
  next: (operation, _, visit) => `${mappingsPath(visit)}?getan=${operation}`,
  view: ({ shown }, visit) => {
    const words = wordsFor(visit).mapping;
    const { mapping } = shown;
    return (
      <>
        <PageHead
          title={mapping.title}
          trail={[{ label: wordsFor(visit).trail, href: registerPath(visit) }, { label: words.title, href: mappingsPath(visit) }, { label: mapping.title }]}
          lead={wordsFor(visit).relationCount(mapping.relations)}
        />
        <Columns kind="stack">
          <Card title={words.facts}>
            <Facts
              facts={[
                { term: words.columns.from, value: <EndName end={mapping.source} visit={visit} /> },
                { term: words.columns.to, value: <EndName end={mapping.target} visit={visit} /> },
                { term: words.edition, value: shortLabel(mapping.label, visit) },
                { term: words.columns.status, value: statusWord(mapping.status, visit) },
                { term: words.imported, value: wordsFor(visit).record.importedBy(formatShortDate(mapping.importedAt, visit.language), mapping.importedByName) },
              ]}
            />
            <p>
              <Kinds mapping={mapping} visit={visit} />
            </p>
            {visit.may(removeMapping) ? (
              <Details summary={words.remove}>
                <p>{words.removeText}</p>
                <ActButton kind="danger" confirm={words.removeConfirm} form={{ operation: removeMapping, visit }}>
                  {words.remove}
                </ActButton>
              </Details>
            ) : null}
          </Card>
          <Relations shown={shown} visit={visit} />
        </Columns>
      </>
    );
  },
});

export const mappingScreens = [mappingRegister, mappingRecord];
