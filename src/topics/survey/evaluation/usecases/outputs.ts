import { fail, succeed } from "#kernel/result";
import { implement } from "#platform/usecase";
import { dayIn } from "#topics/members/rules/members";
import { choose } from "#ui/words";
import { exportEvaluation, readPaper } from "../contract.ts";
import type { QuestionFigures } from "../model.ts";
import { paperOf } from "../reports/paper.ts";
import { workbookOf } from "../reports/sheets.ts";
import { findPublisher } from "../store.ts";
import { de } from "../words.de.ts";
import { en } from "../words.en.ts";
import { findOverview, findSections } from "./central.ts";
import { findCounted, missingIn, scopeFor, seesNames } from "./evaluating.ts";

const paper = implement(readPaper, async ({ tx, now, actor, means, touch }, { format, anonymous, ...place }) => {
  const counted = await findCounted(tx, place, { scope: "handed-in", now });
  if (!counted) return fail("campaign-unknown");
  const names = seesNames(actor) && !anonymous;
  const reading = { tx, counted, scope: "handed-in", names } as const;
  const overview = { ...(await findOverview(reading)), missing: names ? missingIn(counted) : [] };
  const questions = overview.withheld ? new Map<string, readonly QuestionFigures[]>() : await findSections(reading);
  const publisher = await findPublisher(tx, place.cooperativeId);

  touch({ object: `campaign:${place.campaignId}` });
  const words = choose({ de, en }, actor.language).paper;
  const name = `${dayIn(now)} ${words.fileName} ${counted.campaign.title}`;
  return succeed({
    name,
    format,
    anonymous: !names,
    names: seesNames(actor),
    paper: paperOf({ overview, questions, publisher, language: actor.language, statedAt: now, demo: means.demo }),
  });
});

const sheets = implement(exportEvaluation, async ({ tx, now, actor, touch }, { format, mit, ...place }) => {
  const scope = scopeFor(actor, mit);
  const counted = await findCounted(tx, place, { scope, now });
  if (!counted) return fail("campaign-unknown");
  const reading = { tx, counted, scope, names: seesNames(actor) };
  const overview = await findOverview(reading);
  const questions = overview.withheld ? new Map<string, readonly QuestionFigures[]>() : await findSections(reading);

  touch({ object: `campaign:${place.campaignId}` });
  const words = choose({ de, en }, actor.language);
  const name = `${dayIn(now)} ${words.title} ${counted.campaign.title}`;
  return succeed({ format, workbook: workbookOf(name, { overview, questions, words }) });
});

/** Papers and tables. */
export const outputUseCases = [paper, sheets];
