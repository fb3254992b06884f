/** The requirements of a catalogue: searched and filtered, every view with its address. */
import type { Visit } from "#kernel/screen";
import { levels, modals } from "#topics/catalogue/formats/model";
import { Filters, type Filter } from "#ui/filters";
import { Pager } from "#ui/navigation";
import { Card, EmptyState, PageHead, StateTag } from "#ui/parts";
import { defineScreen } from "#ui/screen";
import { DataTable, type Column } from "#ui/table";
import { exportCatalogue, listRequirements } from "../contract.ts";
import { effortClasses } from "../rules/grading.ts";
import { CatalogueTabs, effortWord, Exports, LevelTag, ModalTag, requirementPath, trailTo, versionName, wordsFor } from "./parts.tsx";

type Shown = (typeof listRequirements)["output"]["_output"];
type Row = Shown["requirements"][number];
type Part = { readonly list: Shown; readonly visit: Visit };

function filtersFor({ list, visit }: Part): readonly Filter[] {
  const words = wordsFor(visit);
  const { filters } = words.list;
  const { graded, areas } = list;
  return [
    { kind: "text", name: "q", label: filters.q },
    { kind: "choice", name: "area", label: filters.area, options: areas.map(({ key, label, title }) => ({ value: key, label: `${label} ${title}`.trim() })) },
    ...(graded.modal ? [{ kind: "choice" as const, name: "modal", label: filters.modal, options: modals.map((modal) => ({ value: modal, label: words.modals[modal] })) }] : []),
    ...(graded.level ? [{ kind: "choice" as const, name: "level", label: filters.level, options: levels.map((level) => ({ value: level, label: words.levels[level] })) }] : []),
    ...(graded.effort
      ? [{ kind: "choice" as const, name: "effort", label: filters.effort, options: effortClasses.map((effort) => ({ value: String(effort), label: effortWord(effort, visit) })) }]
      : []),
    ...(graded.withdrawn ? [{ kind: "flag" as const, name: "withdrawn", label: filters.withdrawn }] : []),
  ];
}

const kept = ["area", "q", "modal", "level", "effort", "withdrawn", "versionId"] as const;
const filterOf = ({ query }: Pick<Visit, "query">) => Object.fromEntries(kept.flatMap((name) => (query[name] ? [[name, query[name]]] : [])));

function columnsFor({ list, visit }: Part): readonly Column<Row>[] {
  const words = wordsFor(visit).list;
  const { graded, areas, catalogue } = list;
  const titles = new Map(areas.map(({ key, title }) => [key, title]));
  const suffix = visit.query["versionId"] ? `?versionId=${encodeURIComponent(visit.query["versionId"])}` : "";
  return [
    { key: "label", label: words.columns.label, kind: "nowrap", cell: ({ label }) => label },
    {
      key: "title",
      label: words.columns.title,
      rowHead: true,
      cell: ({ key, title, excerpt, withdrawn }) => (
        <>
          <a href={`${requirementPath(visit, catalogue.id, key)}${suffix}`}>{title || key}</a> {withdrawn ? <StateTag tone="na">{words.withdrawn}</StateTag> : null}
          {excerpt === "" ? null : <p class="rw-small rw-soft rw-excerpt">{excerpt}</p>}
        </>
      ),
    },
    ...(visit.query["area"] ? [] : [{ key: "area", label: words.columns.area, wideOnly: true, cell: ({ areaKey }: Row) => titles.get(areaKey) ?? "" }]),
    ...(graded.modal ? [{ key: "modal", label: words.columns.modal, cell: ({ modal }: Row) => <ModalTag modal={modal} visit={visit} /> }] : []),
    ...(graded.level ? [{ key: "level", label: words.columns.level, wideOnly: true, cell: ({ level }: Row) => <LevelTag level={level} visit={visit} /> }] : []),
    ...(graded.effort ? [{ key: "effort", label: words.columns.effort, kind: "nowrap" as const, wideOnly: true, cell: ({ effort }: Row) => effortWord(effort, visit) }] : []),
  ];
}

export const requirementList = defineScreen({
  path: "/verbund/:cooperativeId/kataloge/:catalogueId/anforderungen",
  lane: "catalogues",
  title: ({ list }, visit) => wordsFor(visit).list.title(list.catalogue.title),
  shows: { list: listRequirements },
  view: ({ list }, visit) => {
    const words = wordsFor(visit);
    const part = { list, visit };
    const exports = <Exports operation={exportCatalogue} visit={visit} more={{ catalogueId: list.catalogue.id, ...filterOf(visit) }} />;
    return (
      <>
        <PageHead title={list.catalogue.title} trail={trailTo(visit, list.catalogue, words.record.tabs.requirements)} lead={versionName(list.version, visit)} />
        <CatalogueTabs catalogue={list.catalogue} current="requirements" visit={visit} />
        <Card>
          <Filters filters={filtersFor(part)} query={visit.query} keep={["versionId"]} found={words.list.found(list.found, list.version.requirements)} exports={exports} />
          <DataTable
            caption={words.list.caption}
            columns={columnsFor(part)}
            rows={list.requirements}
            empty={<EmptyState title={words.list.empty}>{words.list.emptyHint}</EmptyState>}
          />
          <Pager page={list.page} pages={list.pages} query={visit.query} />
        </Card>
      </>
    );
  },
});
