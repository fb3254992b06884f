/** Who is prepared, and what stops with whom. */
import type { Visit } from "#kernel/screen";
import { Alert, Card, Columns, EmptyState, LinkButton, PageHead, StateTag } from "#ui/parts";
import { Matrix, type Level } from "#ui/matrix";
import { defineScreen } from "#ui/screen";
import { DataTable } from "#ui/table";
import { choose } from "#ui/words";
import { listAid } from "#topics/emergency/aid/contract";
import { readEmergency } from "#topics/emergency/registers/contract";
import { groupNames } from "#topics/emergency/registers/model";
import { readRollUp } from "./contract.ts";
import type { Preparation } from "./model.ts";
import { levelOfPack } from "./rules.ts";
import { de } from "./words.de.ts";
import { en } from "./words.en.ts";

const wordsFor = ({ language }: Pick<Visit, "language">) => choose({ de, en }, language).page;

type Part = { readonly shown: (typeof readRollUp)["output"]["_output"]; readonly visit: Visit };

/** Exercises have a column of their own. */
const shelves = groupNames.filter((group) => group !== "ueben");

const levels: readonly Level[] = [4, 3, 2, 1, 0];

/** Full, nearly, half, begun, nothing. */
const levelOf = (share: number): Level => (share === 100 ? 4 : share >= 70 ? 3 : share >= 40 ? 2 : share > 0 ? 1 : 0);

type Rated = { readonly level: Level; readonly text: string };

function packCell({ concern, printedOn }: Preparation, visit: Visit): Rated {
  const words = wordsFor(visit);
  return { level: levelOfPack(concern), text: concern === null ? words.printed(printedOn ?? "") : words.packs[concern] };
}

function exerciseCell({ plannedOn, heldOn }: Preparation, visit: Visit): Rated {
  const words = wordsFor(visit);
  if (plannedOn !== null) return { level: 4, text: words.planned(plannedOn) };
  return heldOn === null ? { level: 0, text: words.noExercise } : { level: 2, text: words.held(heldOn) };
}

const Prepared = ({ shown, visit }: Part) => {
  const words = wordsFor(visit);
  const labels = [...shelves.map((group) => words.groups[group]), words.pack, words.exercise];
  return (
    <Card title={words.caption}>
      <Matrix
        caption={words.caption}
        corner={words.member}
        heads="running"
        columns={labels.map((label, index) => ({ key: String(index), label }))}
        rows={shown.members.map((one) => {
          const base = visit.may(readEmergency, one.memberId) ? `/mitglied/${one.memberId}/notfall` : undefined;
          const shares = shelves.map((group) => ({ level: levelOf(one.shares[group] ?? 0), text: words.percent(one.shares[group] ?? 0), href: base }));
          const pack = { ...packCell(one, visit), href: base === undefined ? undefined : `${base}/mappe` };
          return { key: one.memberId, label: one.memberName, href: base, cells: [...shares, pack, { ...exerciseCell(one, visit), href: base }] };
        })}
        legend={levels.map((level, index) => ({ level, label: words.legend[index] ?? "" }))}
      />
      {shown.hidden === 0 ? null : <Alert tone="info" title={words.hidden(shown.hidden)} />}
    </Card>
  );
};

const Dependencies = ({ shown, visit }: Part) => {
  const words = wordsFor(visit);
  return (
    <Card title={words.dependencies} note={words.dependenciesNote(shown.detailed)}>
      <DataTable
        caption={words.dependencies}
        rows={shown.dependencies}
        empty={<EmptyState title={words.none}>{words.noneHint}</EmptyState>}
        columns={[
          { key: "provider", label: words.provider, rowHead: true, cell: (one) => one.provider },
          { key: "towns", label: words.towns, kind: "number", cell: (one) => <StateTag tone={one.towns.length > 1 ? "part" : "open"}>{String(one.towns.length)}</StateTag> },
          {
            key: "stops",
            label: words.stops,
            cell: (one) => (
              <ul>
                {one.towns.map((town) => (
                  <li>
                    <strong>{town.memberName}</strong>
                    {town.stops === "" ? "" : `: ${town.stops}`}
                  </li>
                ))}
              </ul>
            ),
          },
        ]}
      />
    </Card>
  );
};

const rollUpScreen = defineScreen({
  path: "/verbund/:cooperativeId/notfall",
  title: (_, visit) => wordsFor(visit).title,
  lane: "emergency",
  shows: { shown: readRollUp },
  view: ({ shown }, visit) => {
    const words = wordsFor(visit);
    const base = `/verbund/${visit.params["cooperativeId"]}`;
    const ready = shown.members.filter(({ concern }) => concern === null).length;
    return (
      <>
        <PageHead
          title={words.title}
          lead={words.lead(ready, shown.members.length)}
          acts={
            <>
              <LinkButton href={`${base}/grundausstattung`}>{words.essentials}</LinkButton>
              {visit.may(listAid) ? <LinkButton href={`${base}/notfall/hilfe`}>{words.aid}</LinkButton> : null}
            </>
          }
        />
        <Columns kind="stack">
          <Prepared shown={shown} visit={visit} />
          <Dependencies shown={shown} visit={visit} />
        </Columns>
      </>
    );
  },
});

/** The cooperative's page. */
export const rollUpScreens = [rollUpScreen];
