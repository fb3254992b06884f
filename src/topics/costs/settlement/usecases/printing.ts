/** Statements: of one member, of all in the request, of all in the background. */
import { cooperativeOf, type CooperativeId } from "#kernel/ids";
import type { PaperFormat } from "#kernel/paper";
import { fail, succeed } from "#kernel/result";
import type { Tx } from "#platform/db/transact";
import { pack } from "#platform/documents/archive";
import { newId } from "#platform/ids";
import { implement, type UseCase } from "#platform/usecase";
import { choose } from "#ui/words";
import { findCooperative, findMember } from "#topics/members/store/members";
import { comparedKinds, isTakenOff } from "../../plans/rules.ts";
import { findPositions } from "../../plans/store.ts";
import { askStatements, fetchStatements, keepStatements, nextStatements, printStatement, printStatements } from "../contract.ts";
import type { Levy, RunKind } from "../model.ts";
import { statementPaper, statementsPaper, type Stated } from "../reports.ts";
import { findCharges, findLevies, findRuns, findStatementFiles, insertRun, insertStatementFiles, removeRuns } from "../store.ts";
import { de } from "../words.de.ts";
import { en } from "../words.en.ts";

export const levyOf = async (tx: Tx, cooperativeId: CooperativeId, year: number): Promise<Levy | null> =>
  (await findLevies(tx, cooperativeId)).find((one) => one.year === year) ?? null;

type Around = { readonly levy: Levy; readonly demo: boolean; readonly language: "de" | "en" };

/** What all statements of a year have in common. */
async function statedIn(tx: Tx, cooperativeId: CooperativeId, { levy, demo, language }: Around): Promise<Stated> {
  const cooperative = await findCooperative(tx, cooperativeId);
  const compared = levy.kinds ?? comparedKinds(await findPositions(tx, cooperativeId, levy.year));
  const kinds = compared.map(({ kind, plan, actual }) => (isTakenOff(kind) ? { kind, plan: -plan, actual: -actual } : { kind, plan, actual }));
  return { cooperative: cooperative?.name ?? "", office: cooperative?.officeName ?? "", levy, kinds, statedAt: levy.settledAt ?? levy.leviedAt, language, demo };
}

const statements = implement(printStatements, async ({ tx, actor, means, touch }, { cooperativeId, year, format }) => {
  const levy = await levyOf(tx, cooperativeId, year);
  if (!levy) return fail("not-levied");
  const charges = await findCharges(tx, cooperativeId, { year });
  const stated = await statedIn(tx, cooperativeId, { levy, demo: means.demo, language: actor.language });

  touch({ object: `cost-levy:${cooperativeId}/${year}` });
  return succeed({ format, ...statementsPaper(charges, stated) });
});

const statement = implement(printStatement, async ({ tx, actor, means, touch }, { memberId, year, format }) => {
  const member = await findMember(tx, memberId);
  if (!member) return fail("member-unknown");
  const levy = await levyOf(tx, cooperativeOf(memberId), year);
  const [charge] = await findCharges(tx, cooperativeOf(memberId), { year, memberId });
  if (!levy || !charge) return fail("not-levied");
  const stated = await statedIn(tx, cooperativeOf(memberId), { levy, demo: means.demo, language: actor.language });

  touch({ object: `cost-charge:${memberId}/${year}` });
  return succeed({ format, ...statementPaper(charge, stated) });
});

/** Papers between two transactions: so few that others are printed in between. */
const papersAtOnce = 10;

const formatOf = (kind: RunKind): PaperFormat => (kind === "zip" ? "pdf" : kind);

const ask = implement(askStatements, async ({ tx, actor, now, touch }, { cooperativeId, year, kind }) => {
  const levy = await levyOf(tx, cooperativeId, year);
  if (!levy) return fail("not-levied");
  const charges = await findCharges(tx, cooperativeId, { year });

  const files = kind === "zip" ? charges.length : 1;
  const run = { id: newId(now), year, kind, language: actor.language, files: Math.max(1, files), printed: 0, askedAt: now, askedByName: actor.name };
  await removeRuns(tx, cooperativeId, { year, kind });
  await insertRun(tx, cooperativeId, run);
  touch({ object: `statement-run:${run.id}`, after: run });
  return succeed({ runId: run.id });
});

const next = implement(nextStatements, async ({ tx, means }, { cooperativeId }) => {
  const run = (await findRuns(tx, cooperativeId)).find(({ printed, files }) => printed < files);
  const levy = run ? await levyOf(tx, cooperativeId, run.year) : null;
  if (!run || !levy) return succeed({ context: null, papers: [] });
  const charges = await findCharges(tx, cooperativeId, { year: run.year });
  const stated = await statedIn(tx, cooperativeId, { levy, demo: means.demo, language: run.language });

  const format = formatOf(run.kind);
  const all = run.kind === "zip" ? charges.slice(run.printed, run.printed + papersAtOnce).map((one) => statementPaper(one, stated)) : [statementsPaper(charges, stated)];
  return succeed({ context: { runId: run.id }, papers: all.map((one, index) => ({ ...one, number: run.printed + index, format })) });
});

const keep = implement(keepStatements, async ({ tx, now, touch }, { cooperativeId, runId, files }) => {
  if (!(await findRuns(tx, cooperativeId)).some(({ id }) => id === runId)) return fail("run-unknown");

  if (files.length > 0) await insertStatementFiles(tx, { cooperativeId, runId, at: now }, files);
  touch({ object: `statement-run:${runId}`, after: { kept: files.map(({ number, name }) => ({ number, name })) } });
  return succeed({ kept: files.length });
});

const mediaTypes: Record<RunKind, string> = {
  zip: "application/zip",
  pdf: "application/pdf",
  docx: "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
  odt: "application/vnd.oasis.opendocument.text",
};

const fetch = implement(fetchStatements, async ({ tx, touch }, { cooperativeId, runId }) => {
  const run = (await findRuns(tx, cooperativeId)).find(({ id }) => id === runId);
  if (!run) return fail("run-unknown");
  if (run.printed < run.files) return fail("run-unfinished");
  const files = await findStatementFiles(tx, cooperativeId, runId);

  touch({ object: `statement-run:${runId}` });
  const { paper } = choose({ de, en }, run.language);
  const ending = `.${formatOf(run.kind)}`;
  // Printed files are packed as they are: pressed once, they get no smaller.
  const content =
    run.kind === "zip"
      ? pack(files.map(({ name, bytes }) => ({ name: `${name.replaceAll(/[\\/:*?"<>|]+/g, " ")}${ending}`, content: bytes, stored: true })))
      : (files[0]?.bytes ?? new Uint8Array());
  return succeed({ name: `${paper.nameAll(run.year)}.${run.kind}`, mediaType: mediaTypes[run.kind], content });
});

export const printingUseCases: readonly UseCase[] = [statements, statement, ask, next, keep, fetch];
