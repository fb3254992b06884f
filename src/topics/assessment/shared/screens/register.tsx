import type { Visit } from "#kernel/screen";
import { Filters, type Filter } from "#ui/filters";
import { withQuery } from "#ui/markup";
import { Pager } from "#ui/navigation";
import { Alert, Card, EmptyState, ExportLinks, LinkButton, PageHead, StateTag } from "#ui/parts";
import { defineScreen } from "#ui/screen";
import { DataTable, type Column } from "#ui/table";
import { exportShared, listShared, prepareShared } from "../contract.ts";
import { coverages, type SharedEntry } from "../model.ts";
import { CoverageTag, recordPath, registerPath, spoken, wordsFor } from "./parts.tsx";

type Listed = (typeof listShared)["output"]["_output"];

const names = ["catalogueId", "area", "provider", "coverage", "state", "text"] as const;

type Choices = readonly { readonly value: string; readonly label: string }[];

function filtersOf(listed: Listed, visit: Visit): Filter[] {
  const words = wordsFor(visit);
  const { filters, states, standing } = words.register;
  const choice = (name: Exclude<(typeof names)[number], "catalogueId" | "text">, options: Choices): Filter => ({ kind: "choice", name, label: filters[name], options });
  const catalogues = listed.catalogues.map(({ id, title }) => ({ value: id, label: title }));
  const areas = listed.areas.map(({ key, title }) => ({ value: key, label: title }));
  const inState = (["review", "undecided", "withdrawn"] as const).map((value) => ({ value, label: states[value] }));
  return [
    { kind: "choice", name: "catalogueId", label: filters.catalogue, options: catalogues },
    ...(areas.length === 0 ? [] : [choice("area", areas)]),
    choice(
      "provider",
      listed.providers.map((provider) => ({ value: provider, label: provider })),
    ),
    choice(
      "coverage",
      coverages.map((value) => ({ value, label: words.coverages[value] })),
    ),
    { kind: "choice", name: "state", label: filters.state, all: standing, options: inState },
    { kind: "text", name: "text", label: filters.text },
  ];
}

const State = ({ entry, visit }: { entry: SharedEntry; visit: Visit }) => {
  const words = wordsFor(visit);
  if (entry.withdrawnAt !== null) return <StateTag tone="na">{words.withdrawn}</StateTag>;
  if (entry.counts.review > 0) return <StateTag tone="part">{words.register.reviews(entry.counts.review)}</StateTag>;
  return <StateTag tone="ok">{words.register.current}</StateTag>;
};

function columnsFor(visit: Visit): Column<SharedEntry>[] {
  const words = wordsFor(visit);
  const { columns } = words.register;
  return [
    {
      key: "requirement",
      label: columns.requirement,
      rowHead: true,
      cell: ({ id, requirement }) => (
        <>
          <a href={recordPath(visit, id)}>{spoken(requirement)}</a>
          <br />
          <span class="rw-small rw-soft">
            {requirement.catalogueTitle}
            {requirement.areaTitle === "" ? "" : ` · ${requirement.areaTitle}`}
          </span>
        </>
      ),
    },
    {
      key: "provider",
      label: columns.provider,
      cell: ({ provider, version }) => (
        <>
          {provider}
          <br />
          <span class="rw-small rw-soft">{words.version(version)}</span>
        </>
      ),
    },
    { key: "coverage", label: columns.coverage, cell: ({ coverage }) => <CoverageTag coverage={coverage} visit={visit} /> },
    { key: "relied", label: columns.relied, kind: "number", cell: ({ counts }) => words.register.relied(counts.adopted, counts.adapted) },
    { key: "open", label: columns.open, kind: "number", cell: ({ counts, withdrawnAt }) => (withdrawnAt === null ? counts.undecided : "–") },
    { key: "state", label: columns.state, cell: (entry) => <State entry={entry} visit={visit} /> },
  ];
}

const PublishLink = ({ visit }: { visit: Visit }) =>
  visit.may(prepareShared) ? (
    <LinkButton kind="primary" href={`${registerPath(visit)}/neu`}>
      {wordsFor(visit).register.publish}
    </LinkButton>
  ) : null;

/** Says which member the register is narrowed to, and how to see all. */
const OfMember = ({ visit }: { visit: Visit }) => {
  const words = wordsFor(visit).register;
  const member = visit.query["member"];
  if (!member) return null;
  return (
    <Alert tone="info" title={words.ofMember(visit.query["name"] ?? member)}>
      <a href={withQuery(visit.query, { member: null, name: null, page: null })}>{words.allMembers}</a>
    </Alert>
  );
};

export const sharedRegister = defineScreen({
  path: "/verbund/:cooperativeId/gemeinschaftsantworten",
  lane: "shared",
  title: (_, visit) => wordsFor(visit).register.title,
  shows: { listed: listShared },
  view: ({ listed }, visit) => {
    const words = wordsFor(visit).register;
    const kept = Object.fromEntries([...names, "member"].flatMap((name) => (visit.query[name] ? [[name, visit.query[name] ?? ""]] : [])));
    const link = (format: string) => `/api/${exportShared.name}${withQuery({ ...kept, cooperativeId: visit.params["cooperativeId"] ?? "" }, { format })}`;
    const nothingYet = listed.totals.standing + listed.totals.withdrawn === 0;
    return (
      <>
        <PageHead
          title={words.title}
          lead={words.lead(listed.totals)}
          acts={
            <>
              <LinkButton href={`${registerPath(visit)}/verlass`}>{words.reliance}</LinkButton>
              <PublishLink visit={visit} />
            </>
          }
        />
        <OfMember visit={visit} />
        <Card>
          {nothingYet ? null : (
            <Filters
              query={visit.query}
              keep={["member", "name"]}
              filters={filtersOf(listed, visit)}
              found={words.found(listed.found)}
              exports={<ExportLinks links={["xlsx", "ods", "csv"].map((format) => ({ label: format.toUpperCase(), href: link(format) }))} />}
            />
          )}
          <DataTable
            caption={words.caption}
            columns={columnsFor(visit)}
            rows={listed.answers}
            empty={
              <EmptyState title={words.emptyTitle} act={nothingYet ? <PublishLink visit={visit} /> : null}>
                {nothingYet ? words.empty : words.emptyFilter}
              </EmptyState>
            }
          />
          <Pager page={listed.page} pages={listed.pages} query={visit.query} />
          {listed.audience.hidden > 0 && !nothingYet ? <p class="rw-small rw-soft">{words.hidden(listed.audience.hidden)}</p> : null}
        </Card>
      </>
    );
  },
});
