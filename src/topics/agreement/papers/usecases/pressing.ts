/** The papers of all members, printed in the background. */
import { formatOf } from "#kernel/printing";
import { fail, succeed } from "#kernel/result";
import { newId } from "#platform/ids";
import { askForRun, findNextRun, findPrinted, keepFiles, papersAtOnce } from "#platform/printing";
import { implement, type UseCase } from "#platform/usecase";
import { findVersion } from "#topics/agreement/terms/store";
import { dayIn } from "#topics/members/rules/members";
import { askCouncilPapers, fetchCouncilPapers, keepCouncilPapers, nextCouncilPapers } from "../contract.ts";
import { findCouncilPaper, findCouncilPaperShares } from "../store.ts";
import { de } from "../words.de.ts";
import { councilPapersOf, findPapers } from "./printing.ts";

const ask = implement(askCouncilPapers, async ({ tx, actor, now, touch }, { cooperativeId, versionId, kind }) => {
  if (!(await findVersion(tx, cooperativeId, versionId))) return fail("version-unknown");
  const shares = await findCouncilPaperShares(tx, { cooperativeId, versionId });
  if (shares.length === 0) return fail("not-prepared");

  // The papers of German councils are German, whoever asks for them.
  const run = { id: newId(now), subject: versionId, kind, language: "de" as const, files: shares.length, printed: 0, askedAt: now, askedByName: actor.name };
  await askForRun(tx, councilPapersOf(cooperativeId), run);
  touch({ object: `council-paper-run:${run.id}`, after: run });
  return succeed({ runId: run.id });
});

const next = implement(nextCouncilPapers, async (session, { cooperativeId }) => {
  const run = await findNextRun(session.tx, councilPapersOf(cooperativeId));
  if (!run) return succeed({ context: null, papers: [] });
  const found = await findPapers(session, { cooperativeId, versionId: run.subject }, { from: run.printed, count: papersAtOnce });
  if (!found.ok) return found;

  const papers = found.value.map(({ name, paper }, index) => ({ number: run.printed + index, name, format: formatOf(run.kind), paper }));
  return succeed({ context: { runId: run.id }, papers });
});

const keep = implement(keepCouncilPapers, async ({ tx, now, touch }, { cooperativeId, runId, files }) => {
  const kept = await keepFiles(tx, { ...councilPapersOf(cooperativeId), runId }, { at: now, files });
  if (!kept.ok) return kept;

  touch({ object: `council-paper-run:${runId}`, after: { kept: files.map(({ number, name }) => ({ number, name })) } });
  return succeed({ kept: files.length });
});

const fetch = implement(fetchCouncilPapers, async ({ tx, touch }, { cooperativeId, runId }) => {
  const found = await findPrinted(tx, { ...councilPapersOf(cooperativeId), runId });
  if (!found.ok) return found;
  const { run, ending, mediaType, content } = found.value;
  const [version, paper] = [await findVersion(tx, cooperativeId, run.subject), await findCouncilPaper(tx, { cooperativeId, versionId: run.subject })];

  touch({ object: `council-paper-run:${runId}` });
  return succeed({ name: `${de.paper.nameAll(dayIn(paper?.preparedAt ?? run.askedAt), version?.number ?? 0)}.${ending}`, mediaType, content });
});

export const pressingUseCases: readonly UseCase[] = [ask, next, keep, fetch];
