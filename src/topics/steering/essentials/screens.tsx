/** Members × documents, trainings and emergency pack, with the way into each. */
import type { Visit } from "#kernel/screen";
import { formatShortDate } from "#ui/dates";
import { Filters } from "#ui/filters";
import { withQuery } from "#ui/markup";
import { Matrix, type MatrixCell, type MatrixHead } from "#ui/matrix";
import { Pager } from "#ui/navigation";
import { Card, EmptyState, ExportLinks, LinkButton, PageHead } from "#ui/parts";
import { defineScreen } from "#ui/screen";
import { choose } from "#ui/words";
import { readDocument } from "#topics/documents/variants/contract";
import { readEmergency } from "#topics/emergency/registers/contract";
import { readMemberTraining } from "#topics/training/campaigns/contract";
import { exportEssentials, readEssentials } from "./contract.ts";
import { gaps, orders, type Essentials, type EssentialsRow } from "./model.ts";
import { levelOfDocument, levelOfPack, levelOfTraining } from "./rules.ts";
import { de } from "./words.de.ts";
import { en } from "./words.en.ts";

const wordsOf = ({ language }: Pick<Visit, "language">) => choose({ de, en }, language);

type Part = { readonly shown: Essentials; readonly visit: Visit };

const legendLevels = [4, 3, 2, 1, 0, "na"] as const;

const placeOf = ({ params }: Visit): string => `/verbund/${params["cooperativeId"]}`;

function columnsOf({ shown, visit }: Part): MatrixHead[] {
  const words = wordsOf(visit);
  const base = placeOf(visit);
  return [
    ...(["built", "printed", "age"] as const).map((key) => ({ key, label: words.pack[key] })),
    ...shown.trainings.map(({ campaignId, title }) => ({ key: campaignId, label: words.trainingHead(title), href: `${base}/schulungen/${campaignId}` })),
    ...shown.documents.map(({ key, title, modelId }) => ({ key, label: title, href: `${base}/musterdokumente/${modelId}` })),
  ];
}

const documentCells = ({ memberId, details, documents }: EssentialsRow, visit: Visit): MatrixCell[] => {
  const words = wordsOf(visit);
  const open = details && visit.may(readDocument, memberId);
  return documents.map((cell) => ({
    level: levelOfDocument(cell),
    text: words.documentText(cell),
    label: words.documentStand(cell),
    ...(open && cell.documentId !== null ? { href: `/mitglied/${memberId}/dokumente/${cell.documentId}` } : {}),
  }));
};

const trainingCells = ({ memberId, trainings }: EssentialsRow, { shown, visit }: Part): MatrixCell[] => {
  const words = wordsOf(visit);
  const base = visit.may(readMemberTraining, memberId) ? `/mitglied/${memberId}` : placeOf(visit);
  return trainings.map((cell, index) => ({
    level: levelOfTraining(cell),
    text: cell === null ? "" : words.trainingText(cell.completed, cell.slips),
    label: cell === null ? words.notAsked : words.training(cell.completed, cell.slips),
    ...(cell === null ? {} : { href: `${base}/schulungen/${shown.trainings[index]?.campaignId ?? ""}` }),
  }));
};

function packCells({ memberId, pack }: EssentialsRow, visit: Visit): MatrixCell[] {
  const words = wordsOf(visit);
  const href = visit.may(readEmergency, memberId) ? `/mitglied/${memberId}/notfall/mappe` : undefined;
  const [level, label] = [levelOfPack(pack), words.packs[pack.concern ?? "current"]];
  const day = (value: string | null, none: string) => (value === null ? none : formatShortDate(value, visit.language));
  return [
    { level: pack.builtOn === null ? 0 : 4, text: day(pack.builtOn, "–"), label: pack.builtOn === null ? words.packs.missing : undefined, href },
    { level, text: day(pack.printedOn, words.never), label, href },
    { level, text: pack.ageDays === null ? "–" : String(pack.ageDays), label, href },
  ];
}

/** What stands under all rows: over every member that shows its state, whichever page and choice. */
function sumCells({ shown, visit }: Part): MatrixCell[] {
  const words = wordsOf(visit);
  const cell = (text: string, label: string): MatrixCell => ({ level: "na", text, label });
  return [
    cell("", words.packsIn(shown.packs, shown.members)),
    cell(String(shown.packs), words.packsIn(shown.packs, shown.members)),
    cell("", words.packsIn(shown.packs, shown.members)),
    ...shown.trainings.map(({ completed, slips }) => cell(words.trainingText(slips === 0 ? null : completed, slips), words.training(completed, slips))),
    ...shown.documents.map(({ current }) => cell(String(current), words.currentIn(current, shown.members))),
  ];
}

const Everything = ({ shown, visit }: Part) => {
  const words = wordsOf(visit);
  const rows = shown.rows.map((row) => ({
    key: row.memberId,
    label: row.memberName,
    href: `/mitglied/${row.memberId}`,
    cells: [...packCells(row, visit), ...trainingCells(row, { shown, visit }), ...documentCells(row, visit)],
  }));
  const sum = { key: "sum", label: words.sum, note: words.sumNote(shown.members), cells: sumCells({ shown, visit }) };
  return (
    <Card title={words.caption}>
      <Matrix
        caption={words.caption}
        columns={columnsOf({ shown, visit })}
        rows={rows.length === 0 ? [] : [...rows, sum]}
        legend={legendLevels.map((level, index) => ({ level, label: words.legend[index] ?? "" }))}
        empty={<EmptyState title={words.emptyTitle}>{shown.members === 0 ? words.empty : words.emptyFiltered}</EmptyState>}
      />
      <Pager page={shown.page} pages={shown.pages} query={visit.query} />
      <p class="rw-small rw-soft">{words.fives}</p>
      {shown.hidden > 0 ? <p class="rw-small rw-soft">{words.hidden(shown.hidden)}</p> : null}
    </Card>
  );
};

const Choosing = ({ shown, visit }: Part) => {
  const words = wordsOf(visit);
  const { sort, luecke } = visit.query;
  const chosen = Object.entries({ cooperativeId: visit.params["cooperativeId"], sort, luecke }).filter((entry): entry is [string, string] => Boolean(entry[1]));
  const link = (format: string) => `/api/${exportEssentials.name}${withQuery(Object.fromEntries(chosen), { format })}`;
  const option =
    <Value extends string>(labels: Readonly<Record<Value, string>>) =>
    (value: Value) => ({ value, label: labels[value] });
  return (
    <Filters
      query={visit.query}
      keep={[]}
      filters={[
        { kind: "choice", name: "luecke", label: words.gap, all: words.gaps.all, options: gaps.slice(1).map(option(words.gaps)) },
        { kind: "choice", name: "sort", label: words.sort, all: words.sorts.name, options: orders.slice(1).map(option(words.sorts)) },
      ]}
      found={words.found(shown.found)}
      exports={<ExportLinks links={(["xlsx", "ods", "csv"] as const).map((format) => ({ label: format.toUpperCase(), href: link(format) }))} />}
    />
  );
};

const essentialsScreen = defineScreen({
  path: "/verbund/:cooperativeId/grundausstattung",
  title: (_, visit) => wordsOf(visit).title,
  lane: "essentials",
  shows: { shown: readEssentials },
  view: ({ shown }, visit) => {
    const { title, lead, topics } = wordsOf(visit);
    const base = placeOf(visit);
    const ways = [
      [`${base}/dokumente`, topics.documents],
      [`${base}/schulungen`, topics.trainings],
      [`${base}/notfall`, topics.emergency],
    ] as const;
    return (
      <>
        <PageHead
          title={title}
          lead={lead(shown)}
          acts={
            <>
              {ways.map(([href, label]) => (
                <LinkButton href={href}>{label}</LinkButton>
              ))}
            </>
          }
        />
        <Choosing shown={shown} visit={visit} />
        <Everything shown={shown} visit={visit} />
      </>
    );
  },
});

/** The cooperative's page. */
export const essentialsScreens = [essentialsScreen];
