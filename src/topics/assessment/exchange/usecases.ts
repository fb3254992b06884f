import { cooperativeOf, type MemberId } from "#kernel/ids";
import type { Actor } from "#kernel/operation";
import { fail, succeed } from "#kernel/result";
import type { ReadWorkbook, Sheet } from "#kernel/sheets";
import { canonical, hashOf } from "#platform/audit";
import type { Tx } from "#platform/db/transact";
import { newId } from "#platform/ids";
import type { Secrets } from "#platform/secrets";
import { implement, type UseCase } from "#platform/usecase";
import { filledIn } from "#topics/assessment/checks/rules/answering";
import { lockOf } from "#topics/assessment/checks/rules/states";
import { findParameterValues } from "#topics/assessment/checks/store/around";
import { findAreas, findCheck, type FoundCheck } from "#topics/assessment/checks/store/rows";
import { dayIn } from "#topics/members/rules/members";
import { sealFormat } from "#topics/survey/exchange/model";
import { plainText } from "#topics/survey/exchange/rules/cells";
import { judgeSealed, readSealed, sealedSheet } from "#topics/survey/exchange/rules/sealing";
import { choose } from "#ui/words";
import { applyWorkbook, listWorkbooks, makeWorkbook, readWorkbook, stageWorkbook } from "./contract.ts";
import { fields, type CheckSeal, type Entry, type Field, type PlannedChange, type RecordedRow, type Staged } from "./model.ts";
import { sheetOf } from "./rules/layout.ts";
import { chooseChanges, planImport, type Planned } from "./rules/planning.ts";
import { readRows, type Reading } from "./rules/reading.ts";
import { findImport, findImports, insertImport, lockForImport, saveApplied, saveImported, type Hand, type ImportRow, type Place } from "./store/imports.ts";
import { findRecorded } from "./store/rows.ts";
import { de } from "./words.de.ts";
import { en } from "./words.en.ts";

const handOf = ({ personId, name }: Actor, at: Date): Hand => ({ personId, name, at });

const purpose = "check-workbook";
const signatureOf = (seal: CheckSeal, secrets: Secrets): string => secrets.sign(canonical(seal), purpose);
/** Enough of a hash to notice an edit. */
const digestOf = (entry: Entry): string => hashOf(entry)?.slice(0, 24) ?? "";

const spoken = [de.layout, en.layout];

const asRead = ({ name, columns, rows }: Sheet): ReadWorkbook => ({ sheets: [{ name, rows: [columns.map(({ title }) => title), ...rows] }] });

/** What the sheet holds, read as an unchanged file would be: so every difference later was made by somebody. */
function sealOf({ memberId, id }: FoundCheck, sheet: Sheet, rows: readonly RecordedRow[]): CheckSeal {
  const versions = new Map(rows.map(({ key, version }) => [key, version]));
  const read = readRows(asRead(sheet), new Set(versions.keys()), spoken);
  const bases = Object.fromEntries([...read.rows].map(([key, { entry }]) => [key, { version: versions.get(key) ?? 0, digest: digestOf(entry) }]));
  return { format: sealFormat, checkId: id, memberId, bases };
}

const sealSheetOf = (seal: CheckSeal, signing: { readonly signature: string; readonly note: string }): Sheet =>
  sealedSheet(
    [
      ["format", String(seal.format)],
      ["check", seal.checkId],
      ["member", seal.memberId],
    ],
    seal.bases,
    signing,
  );

type ReadSeal = { readonly seal: CheckSeal; readonly signature: string };

function readSeal(workbook: ReadWorkbook): ReadSeal | null {
  const sealed = readSealed(workbook);
  if (!sealed) return null;
  const { told, bases } = sealed;
  return { seal: { format: Number(told("format")), checkId: told("check"), memberId: told("member"), bases }, signature: told("signature") };
}

const titleOf = ({ title, period }: Pick<FoundCheck, "title" | "period">) => `${title} ${period}`;

/** Texts with the values set here for their parameters. */
async function findTold(tx: Tx, check: FoundCheck): Promise<RecordedRow[]> {
  const rows = await findRecorded(tx, check);
  const values = await findParameterValues(tx, check);
  return rows.map((row) => (row.parameters.length === 0 ? row : { ...row, statement: filledIn(row.statement, row.parameters, values) }));
}

const make = implement(makeWorkbook, async ({ tx, now, actor, means, touch }, { format, ...input }) => {
  const check = await findCheck(tx, input);
  if (!check) return fail("check-unknown");
  const rows = await findTold(tx, check);
  const areas = await findAreas(tx, check);

  const words = choose({ de, en }, actor.language);
  const sheet = sheetOf({ scale: check.scale, rows, areas: new Map(areas.map(({ key, title }) => [key, title])), words: words.layout });
  const seal = sealOf(check, sheet, rows);
  const guide: Sheet = {
    name: words.guide.name,
    columns: [{ title: titleOf(check), width: 100, wrap: true }],
    rows: words.guide
      .lines(check.memberName, check.dueOn, check.scale)
      .split("\n")
      .map((line) => [line]),
  };
  touch({ object: `check:${input.memberId}/${input.checkId}` });
  const name = `${dayIn(now)} ${check.memberName} ${titleOf(check)}`;
  return succeed({ format, workbook: { name, sheets: [sheet, guide, sealSheetOf(seal, { signature: signatureOf(seal, means.secrets), note: words.guide.seal })] } });
});

/** Only what differs from what the file held when it was made was edited. */
function stagedOf({ rows, mistakes }: Reading, { bases }: CheckSeal): Staged {
  const edited = [...rows].flatMap(([requirement, { sheet, row, entry }]) => {
    const base = bases[requirement];
    return base && base.digest !== digestOf(entry) ? [{ requirement, sheet, row, version: base.version, entry }] : [];
  });
  return { edited, mistakes: [...mistakes], unchanged: rows.size - edited.length };
}

const stage = implement(stageWorkbook, async ({ tx, now, actor, means, touch }, { workbook, fileName, ...place }) => {
  const check = await findCheck(tx, place);

  if (!check) return fail("check-unknown");
  const lock = lockOf(check);
  if (lock) return fail(lock);
  const isSigned = ({ seal, signature }: ReadSeal) => signature === signatureOf(seal, means.secrets);
  const isOurs = (seal: CheckSeal) => seal.checkId === place.checkId && seal.memberId === place.memberId;
  const seal = judgeSealed(readSeal(workbook), { isSigned, isOurs });
  if (!seal.ok) return seal;
  const reading = readRows(workbook, new Set(Object.keys(seal.value.bases)), spoken);
  if (!reading.found || reading.strangeIds.length > 0) return fail("workbook-tampered");
  const staged = stagedOf(reading, seal.value);

  const id = newId(now);
  await insertImport(tx, place, { cooperativeId: cooperativeOf(place.memberId), id, fileName: plainText(fileName) || "?", staged, hand: handOf(actor, now) });
  touch({ object: `check-import:${id}`, after: staged });
  return succeed({ importId: id, edited: staged.edited.length, mistakes: staged.mistakes.length });
});

const headOf = ({ id, fileName, stagedAt, appliedAt }: ImportRow) => ({ id, fileName, stagedAt: stagedAt.toISOString(), appliedAt: appliedAt?.toISOString() ?? null });

const list = implement(listWorkbooks, async ({ tx }, place) => {
  const check = await findCheck(tx, place);
  if (!check) return fail("check-unknown");
  const imports = await findImports(tx, place);

  return succeed({ check, lock: lockOf(check), imports: imports.map(headOf) });
});

/** A part of an answer as it is read; empty where nothing stands. */
function partText(field: Field, value: string | null, labels: Readonly<Record<string, string>>): string {
  return field === "status" && value !== null ? (labels[value] ?? value) : (value ?? "");
}

function shownAs({ edited, row, change, kind, inConflict }: Planned, labels: Readonly<Record<string, string>>, areas: ReadonlyMap<string, string>): PlannedChange {
  const parts = fields.flatMap((field) => {
    const [from, to] = [partText(field, row[field], labels), partText(field, change[field], labels)];
    return from === to ? [] : [{ field, from, to }];
  });
  return {
    sheet: edited.sheet,
    row: edited.row,
    requirement: row.key,
    label: row.label,
    title: row.title,
    areaTitle: areas.get(row.area) ?? row.area,
    kind,
    parts,
    conflict: inConflict ? { by: row.answeredBy, at: (row.answeredAt ?? new Date(0)).toISOString() } : null,
  };
}

const read = implement(readWorkbook, async ({ tx, actor }, { importId, ...place }) => {
  const check = await findCheck(tx, place);
  if (!check) return fail("check-unknown");
  const found = await findImport(tx, place, importId);
  if (!found) return fail("import-unknown");
  const rows = await findRecorded(tx, check);
  const areas = new Map((await findAreas(tx, check)).map(({ key, title }) => [key, title]));

  const plan = planImport(check.scale, found.staged, rows);
  const labels = choose({ de, en }, actor.language).layout.statuses[check.scale];
  const titles = new Map(rows.map(({ key, label, title }) => [key, [label, title].filter(Boolean).join(" ")]));
  return succeed({
    check,
    lock: lockOf(check),
    head: headOf(found),
    changes: plan.changes.map((change) => shownAs(change, labels, areas)),
    mistakes: plan.mistakes.map((mistake) => ({ ...mistake, text: mistake.requirement === null ? null : (titles.get(mistake.requirement) ?? null) })),
    unchanged: plan.unchanged,
  });
});

const contentOf = ({ row }: Planned) => ({ requirement: row.key, status: row.status, reason: row.reason, note: row.note, deficits: row.deficits, version: row.version });

type Input = Place & { readonly memberId: MemberId };

/** Everything a decision about an import needs; the check stays as it is until the transaction ends. */
async function prepare(tx: Tx, place: Input, { importId, now }: { readonly importId: string; readonly now: Date }) {
  const isWritable = await lockForImport(tx, place, now);
  const check = await findCheck(tx, place);
  if (!check) return fail("check-unknown");
  const found = await findImport(tx, place, importId);
  if (!found) return fail("import-unknown");
  const lock = lockOf(check);
  if (lock) return fail(lock);
  return succeed({ isWritable, plan: planImport(check.scale, found.staged, await findRecorded(tx, check)) });
}

const apply = implement(applyWorkbook, async ({ tx, now, actor, touch }, { importId, take, chosen, conflicts, ...place }) => {
  const ready = await prepare(tx, place, { importId, now });
  if (!ready.ok) return ready;

  const { plan, isWritable } = ready.value;
  const taken = chooseChanges(plan, { take, chosen, conflicts });
  if (taken.length === 0) return fail("nothing-to-apply");
  const answers = taken.map(({ row, change }) => ({ key: row.key, area: row.area, basic: row.basic, textHash: row.textHash, ...change }));

  // The check is locked, so nobody answers in between; should it happen all the same, nothing is written at all.
  const saved = isWritable ? await saveImported(tx, place, { cooperativeId: cooperativeOf(place.memberId), answers, hand: handOf(actor, now) }) : 0;
  if (saved < answers.length) return fail("answer-changed");
  await saveApplied(tx, place.memberId, importId, now);
  touch({ object: `check-import:${importId}`, before: taken.map(contentOf), after: answers });
  const left = plan.changes.filter((change) => !taken.includes(change));
  return succeed({ applied: answers.length, left: left.length, conflictsLeft: left.filter(({ inConflict }) => inConflict).length });
});

/** Answering a check in a spreadsheet. */
export const checkExchangeUseCases: readonly UseCase[] = [make, stage, list, read, apply];
