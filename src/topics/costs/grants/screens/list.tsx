/** All grants, and what the programmes demand. */
import type { Visit } from "#kernel/screen";
import { Card, Columns, EmptyState, LinkButton, PageHead, StateTag } from "#ui/parts";
import { Details } from "#ui/record";
import { defineScreen } from "#ui/screen";
import { DataTable } from "#ui/table";
import { listGrants, readGrantDays, saveGrant } from "../contract.ts";
import type { ConditionLine } from "../model.ts";
import { ApplicationForm, Done, euroOf, grantsPath, StateOf, wordsFor } from "./parts.tsx";

type Shown = (typeof listGrants)["output"]["_output"];
type Part = { readonly shown: Shown; readonly visit: Visit };

/** Where what is missing is entered; nothing where that is on this page. */
function placeOf(condition: ConditionLine["condition"], versionId: string | null, visit: Visit): string | null {
  const base = `/verbund/${visit.params["cooperativeId"]}`;
  if (condition === "application") return null;
  if (condition === "saving") return `${base}/kosten/effizienz`;
  if (versionId === null) return `${base}/vereinbarung`;
  const below = { parties: "", term: "", resolutions: "/beschluesse", contract: "/verlauf" } as const;
  return `${base}/vereinbarung/${versionId}${below[condition]}`;
}

const tones = { met: "ok", missing: "no", unknown: "open" } as const;

const Programme = ({ programme, visit }: { programme: Shown["programmes"][number]; visit: Visit }) => {
  const words = wordsFor(visit);
  const { list } = words;
  return (
    <Card title={programme.title}>
      <p>{programme.isOver ? list.over(programme.lastDay) : list.runs(programme.lastDay)}</p>
      <DataTable
        caption={list.checked}
        rows={programme.conditions}
        columns={[
          {
            key: "condition",
            label: list.condition,
            rowHead: true,
            cell: ({ condition, standing }) => {
              const href = standing === "met" ? null : placeOf(condition, programme.versionId, visit);
              return href === null ? words.conditions[condition] : <a href={href}>{words.conditions[condition]}</a>;
            },
          },
          { key: "wanted", label: list.wanted, cell: (one: ConditionLine) => words.wanted(one) },
          { key: "found", label: list.found, cell: (one: ConditionLine) => words.found(one) },
          { key: "standing", label: list.state, cell: ({ standing }) => <StateTag tone={tones[standing]}>{words.standings[standing]}</StateTag> },
        ]}
      />
      {programme.year === null ? null : <p class="rw-soft">{list.savingOf(programme.year)}</p>}
      <p>{list.way(programme.way, programme.months.from, programme.months.to)}</p>
      <p class="rw-small rw-soft">
        {list.source}: <a href={programme.source}>{programme.giver}</a>. {programme.state}
      </p>
    </Card>
  );
};

const Grants = ({ shown, visit }: Part) => {
  const words = wordsFor(visit);
  const { list } = words;
  const decided = (one: Shown["grants"][number], cents: number) => (one.grantedCents === null ? list.none : euroOf(cents, visit));
  return (
    <Card title={list.grants}>
      <DataTable
        caption={list.grants}
        rows={shown.grants}
        empty={<EmptyState title={list.empty}>{list.emptyHint}</EmptyState>}
        columns={[
          { key: "what", label: list.what, rowHead: true, cell: ({ id, title }) => <a href={grantsPath(visit, `/${id}`)}>{title}</a> },
          { key: "state", label: list.state, cell: ({ state }) => <StateOf state={state} visit={visit} /> },
          { key: "requested", label: list.requested, kind: "number", cell: ({ requestedCents }) => euroOf(requestedCents, visit) },
          { key: "granted", label: list.granted, kind: "number", cell: ({ grantedCents }) => euroOf(grantedCents, visit) },
          { key: "received", label: list.received, kind: "number", cell: (one) => decided(one, one.received) },
          { key: "used", label: list.used, kind: "number", cell: (one) => decided(one, one.used) },
          { key: "rest", label: list.rest, kind: "number", cell: (one) => decided(one, one.rest) },
        ]}
      />
      {visit.may(saveGrant) ? (
        <Details summary={list.add} open={visit.issues.length > 0}>
          <ApplicationForm programmes={shown.programmes.map(({ key, title }) => ({ value: key, label: title }))} visit={visit} />
        </Details>
      ) : null}
    </Card>
  );
};

export const listScreen = defineScreen({
  path: "/verbund/:cooperativeId/kosten/foerderungen",
  title: (_, visit) => wordsFor(visit).list.title,
  lane: "costs",
  shows: { shown: listGrants },
  acts: [saveGrant],
  next: (_, value, visit) => grantsPath(visit, `/${saveGrant.output.parse(value).grantId}?getan=${saveGrant.name}`),
  view: ({ shown }, visit) => {
    const { list } = wordsFor(visit);
    const cooperativeId = visit.params["cooperativeId"] ?? "";
    return (
      <>
        <PageHead
          title={list.title}
          trail={[{ label: list.costs, href: `/verbund/${cooperativeId}/kosten` }]}
          lead={list.lead}
          acts={
            shown.grants.length > 0 ? (
              <LinkButton href={`/api/${readGrantDays.name}?${new URLSearchParams({ cooperativeId }).toString()}`} download>
                {list.calendar}
              </LinkButton>
            ) : null
          }
        />
        <Done visit={visit} />
        <Columns kind="stack">
          <Grants shown={shown} visit={visit} />
          {shown.programmes.map((programme) => (
            <Programme programme={programme} visit={visit} />
          ))}
        </Columns>
      </>
    );
  },
});
