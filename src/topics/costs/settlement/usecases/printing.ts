/** Statements: of one member, of all in the request, of all in the background. */
import { cooperativeOf, type CooperativeId } from "#kernel/ids";
import { formatOf, isPacked } from "#kernel/printing";
import { fail, succeed } from "#kernel/result";
import type { Tx } from "#platform/db/transact";
import { newId } from "#platform/ids";
import { askForRun, findNextRun, findPrinted, keepFiles, papersAtOnce, type Pile } from "#platform/printing";
import { implement, type UseCase } from "#platform/usecase";
import { findCooperative, findMember } from "#topics/members/store/members";
import { comparedKinds, isTakenOff } from "../../plans/rules.ts";
import { findPositions } from "../../plans/store.ts";
import { askStatements, fetchStatements, keepStatements, nextStatements, printStatement, printStatements } from "../contract.ts";
import type { Levy } from "../model.ts";
import { nameOfAll, statementPaper, statementsPaper, type Stated } from "../reports.ts";
import { findAccount, findCharges, findLevies } from "../store.ts";

/** The statements that are printed in the background. */
export const statementsOf = (cooperativeId: CooperativeId): Pile => ({ cooperativeId, pile: "statements" });

export const levyOf = async (tx: Tx, cooperativeId: CooperativeId, year: number): Promise<Levy | null> =>
  (await findLevies(tx, cooperativeId)).find((one) => one.year === year) ?? null;

type Around = { readonly levy: Levy; readonly demo: boolean; readonly language: "de" | "en" };

/** What all statements of a year have in common. */
async function statedIn(tx: Tx, cooperativeId: CooperativeId, { levy, demo, language }: Around): Promise<Stated> {
  const cooperative = await findCooperative(tx, cooperativeId);
  const compared = levy.kinds ?? comparedKinds(await findPositions(tx, cooperativeId, levy.year));
  const kinds = compared.map(({ kind, plan, actual }) => (isTakenOff(kind) ? { kind, plan: -plan, actual: -actual } : { kind, plan, actual }));
  const account = (await findAccount(tx, cooperativeId)) ?? null;
  return { cooperative: cooperative?.name ?? "", office: cooperative?.officeName ?? "", levy, account, kinds, statedAt: levy.settledAt ?? levy.leviedAt, language, demo };
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

const ask = implement(askStatements, async ({ tx, actor, now, touch }, { cooperativeId, year, kind }) => {
  const levy = await levyOf(tx, cooperativeId, year);
  if (!levy) return fail("not-levied");
  const charges = await findCharges(tx, cooperativeId, { year });

  const files = isPacked(kind) ? Math.max(1, charges.length) : 1;
  const run = { id: newId(now), subject: String(year), kind, language: actor.language, files, printed: 0, askedAt: now, askedByName: actor.name };
  await askForRun(tx, statementsOf(cooperativeId), run);
  touch({ object: `statement-run:${run.id}`, after: run });
  return succeed({ runId: run.id });
});

const next = implement(nextStatements, async ({ tx, means }, { cooperativeId }) => {
  const run = await findNextRun(tx, statementsOf(cooperativeId));
  const levy = run ? await levyOf(tx, cooperativeId, Number(run.subject)) : null;
  if (!run || !levy) return succeed({ context: null, papers: [] });
  const charges = await findCharges(tx, cooperativeId, { year: levy.year });
  const stated = await statedIn(tx, cooperativeId, { levy, demo: means.demo, language: run.language });

  const portion = charges.slice(run.printed, run.printed + papersAtOnce);
  const all = isPacked(run.kind) ? portion.map((one) => statementPaper(one, stated)) : [statementsPaper(charges, stated)];
  return succeed({ context: { runId: run.id }, papers: all.map((one, index) => ({ ...one, number: run.printed + index, format: formatOf(run.kind) })) });
});

const keep = implement(keepStatements, async ({ tx, now, touch }, { cooperativeId, runId, files }) => {
  const kept = await keepFiles(tx, { ...statementsOf(cooperativeId), runId }, { at: now, files });
  if (!kept.ok) return kept;

  touch({ object: `statement-run:${runId}`, after: { kept: files.map(({ number, name }) => ({ number, name })) } });
  return succeed({ kept: files.length });
});

const fetch = implement(fetchStatements, async ({ tx, touch }, { cooperativeId, runId }) => {
  const found = await findPrinted(tx, { ...statementsOf(cooperativeId), runId });
  if (!found.ok) return found;

  const { run, ending, mediaType, content } = found.value;
  const year = Number(run.subject);
  const levy = await levyOf(tx, cooperativeId, year);

  touch({ object: `statement-run:${runId}` });
  return succeed({ name: `${nameOfAll({ year, settledAt: levy?.settledAt ?? null }, run.language)}.${ending}`, mediaType, content });
});

export const printingUseCases: readonly UseCase[] = [statements, statement, ask, next, keep, fetch];
