/** Hands a member everything that is its own. */
import type { Cell, Workbook } from "#kernel/sheets";
import { cooperativeOf } from "#kernel/ids";
import { fail, succeed } from "#kernel/result";
import { pack } from "#platform/documents/archive";
import type { Owner } from "#platform/db/belongings";
import { newId } from "#platform/ids";
import { writeWorkbook } from "#platform/sheets/sheets";
import { implement, type UseCase } from "#platform/usecase";
import { dayIn } from "#topics/members/rules/members";
import { findMember } from "#topics/members/store/members";
import { exportMember, readDeparture } from "../contract.ts";
import type { DepartureExport, PackageContents } from "../model.ts";
import { describeTables } from "../rules/describing.ts";
import { contentsName, historyName } from "../rules/packages.ts";
import { tableTitles, titleOfColumn } from "../rules/titles.ts";
import { findEventCount, findHistory, findLastExport, findLayoutVersion, findTables, insertExport } from "../store/exports.ts";
import { de } from "../words.de.ts";
import { findLastDeparture } from "../store/departures.ts";
import { findLastDay } from "./leaving.ts";
import { gather, partOf, type Gathered, type Part } from "./gathering.ts";

const read = implement(readDeparture, async ({ tx }, { memberId }) => {
  const member = await findMember(tx, memberId);
  if (!member) return fail("member-unknown");

  const lastDay = await findLastDay(tx, memberId, member.leftOn);
  return succeed({ memberName: member.name, lastDay, lastExport: await findLastExport(tx, memberId), departure: await findLastDeparture(tx, memberId) });
});

/** What Excel allows in a cell. */
const longestCell = 32_000;
/** A sheet longer than this is read by programs, from the data beside it. */
const mostRows = 20_000;

function cellOf(value: unknown): Cell {
  if (value === null || typeof value === "number" || typeof value === "boolean") return value;
  return (typeof value === "string" ? value : JSON.stringify(value)).slice(0, longestCell);
}

/** The same rows for people: a sheet for each table. */
function workbookOf(rows: Gathered["rows"], name: string): Workbook {
  const sheets = [...rows].map(([table, all]) => {
    const columns = Object.keys(all[0] ?? {}).filter((column) => column !== "png");
    return {
      name: tableTitles[table] ?? table,
      columns: columns.map((column) => ({ title: `${titleOfColumn(column)} (${column})`, width: 24 })),
      rows: all.slice(0, mostRows).map((row) => columns.map((column) => cellOf(row[column]))),
    };
  });
  return { name, sheets };
}

type Telling = { readonly owner: Owner; readonly memberName: string; readonly at: Date; readonly layout: string };
type History = Awaited<ReturnType<typeof findHistory>>;

/** The package's list of contents. */
const contentsOf = ({ owner, memberName, at, layout }: Telling, { data, files, fingerprint }: Gathered, history: History): PackageContents => ({
  format: "ringwall-mitglied",
  edition: 1,
  layout,
  ...owner,
  memberName,
  exportedAt: at.toISOString(),
  fingerprint,
  history: { number: history.number, hash: history.hash },
  parts: [...data, ...files, historyPart(history)].map(({ name, bytes, sha256 }) => ({ name, bytes, sha256 })),
});

const historyPart = ({ lines }: History): Part => partOf(historyName, lines.map((line) => `${line}\n`).join(""));

/** Trials before somebody is asked to come back when less is going on. */
const trials = 3;

const hand = implement(exportMember, async ({ tx, actor, now, means, touch }, { memberId }) => {
  const member = await findMember(tx, memberId);
  if (!member) return fail("member-unknown");
  const owner = { cooperativeId: cooperativeOf(memberId), memberId };
  let [before, gathered] = [await findEventCount(tx), await gather(tx, owner, means)];
  // The statements see one state as long as nobody has written in between.
  for (let trial = 1; before !== (await findEventCount(tx)); trial += 1) {
    if (trial === trials) return fail("work-going-on");
    [before, gathered] = [await findEventCount(tx), await gather(tx, owner, means)];
  }
  const [history, layout, tables] = [await findHistory(tx, memberId), await findLayoutVersion(tx), await findTables(tx, [...gathered.rows.keys()])];

  const telling = { owner, memberName: member.name, at: now, layout };
  const [contents, day] = [contentsOf(telling, gathered, history), dayIn(now)];
  const counted = { rows: [...gathered.rows.values()].reduce((sum, all) => sum + all.length, 0), files: gathered.files.length };
  const content = pack([
    { name: "LIESMICH.txt", content: de.readme({ memberName: member.name, day, fingerprint: contents.fingerprint, events: history.number, ...counted }) },
    { name: contentsName, content: `${JSON.stringify(contents, null, 2)}\n` },
    { name: "Bestand.xlsx", content: await writeWorkbook(workbookOf(gathered.rows, member.name), "xlsx"), stored: true },
    ...describeTables(tables, tableTitles, titleOfColumn).map(({ table, schema }) => ({ name: `Beschreibung/${table}.json`, content: `${JSON.stringify(schema, null, 2)}\n` })),
    ...gathered.data.map(({ name, content: rows }) => ({ name, content: rows })),
    historyPart(history),
    ...gathered.files.map(({ name, content: bytes }) => ({ name, content: bytes, stored: true })),
  ]);

  const one: DepartureExport = {
    fingerprint: contents.fingerprint,
    ...counted,
    bytes: content.length,
    historyNumber: history.number,
    historyHash: history.hash,
    exportedAt: now,
    exportedByName: actor.name,
  };
  await insertExport(tx, owner, newId(now), one);
  touch({ object: `departure:${memberId}`, after: one });
  return succeed({ name: `${day}_${member.name}_Export.zip`, mediaType: "application/zip", content });
});

export const exportingUseCases: readonly UseCase[] = [read, hand];
