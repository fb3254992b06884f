import { fail, succeed } from "#kernel/result";
import type { Tx } from "#platform/db/transact";
import { implement, type UseCase } from "#platform/usecase";
import { sumOf } from "#topics/assessment/checks/rules/rounds";
import { findAreas, findCheck, type CheckPlace, type FoundCheck } from "#topics/assessment/checks/store/rows";
import { findRecorded } from "#topics/assessment/exchange/store/rows";
import { writeAssessmentResults } from "#topics/catalogue/formats/rules/oscal-results";
import { bytesOf } from "#topics/catalogue/formats/rules/oscal-writing";
import { dayIn } from "#topics/members/rules/members";
import { choose } from "#ui/words";
import { exportOscal, readResultPaper } from "./contract.ts";
import type { CheckResult } from "./model.ts";
import { resultPaper } from "./reports.ts";
import { recordOf } from "./rules.ts";
import { de } from "./words.de.ts";
import { en } from "./words.en.ts";

/** The check as far as the reader may see it. */
async function findResult(tx: Tx, place: CheckPlace): Promise<(CheckResult & { readonly check: FoundCheck }) | undefined> {
  const check = await findCheck(tx, place);
  if (!check) return undefined;
  const areas = await findAreas(tx, check);
  return { check, areas, total: sumOf(areas), rows: check.detail ? await findRecorded(tx, check) : [] };
}

const paper = implement(readResultPaper, async ({ tx, now, actor, means, touch }, { format, ...place }) => {
  const result = await findResult(tx, place);
  if (!result) return fail("check-unknown");

  touch({ object: `check:${place.memberId}/${place.checkId}` });
  const words = choose({ de, en }, actor.language);
  const printed = resultPaper(result, { statedAt: now, language: actor.language, demo: means.demo });
  return succeed({ name: words.fileName(result.check.memberName, `${result.check.title} ${result.check.period}`, dayIn(now)), format, paper: printed, check: result.check });
});

const oscal = implement(exportOscal, async ({ tx, now, actor, touch }, place) => {
  const result = await findResult(tx, place);
  if (!result) return fail("check-unknown");
  if (!result.check.detail) return fail("details-hidden");

  touch({ object: `check:${place.memberId}/${place.checkId}` });
  const record = recordOf(result, { asOf: dayIn(now), catalogueKey: result.check.catalogueKey });
  const words = choose({ de, en }, actor.language);
  const name = `${words.fileName(result.check.memberName, `${result.check.title} ${result.check.period}`, dayIn(now))} OSCAL.json`;
  return succeed({ name, mediaType: "application/json" as const, content: new Uint8Array(bytesOf(writeAssessmentResults(record))) });
});

/** The result of a check, as paper and as data. */
export const checkReportUseCases: readonly UseCase[] = [paper, oscal];
