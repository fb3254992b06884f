/** What the product knows already, as proposals for registers. */
import { readYamlCatalogues, shippedCatalogues } from "#platform/catalogues";
import { cooperativeOf, type MemberId } from "#kernel/ids";
import type { Tx } from "#platform/db/transact";
import { findHolders } from "#topics/members/store/people";
import type { AnswerValue } from "#topics/survey/questionnaires/model";
import { templateFile, type Entry, type Proposal, type TemplateFile } from "../model.ts";
import { areaQuestions, askedQuestions, fromPeople, fromSurvey, fromTemplates, openProposals, type Known, type KnownRow } from "../rules/knowledge.ts";
import { findNewestAnswers } from "../store/knowledge.ts";

let shipped: readonly TemplateFile[] | undefined;

/** The shipped templates, read and parsed once. */
export const findTemplates = (): readonly TemplateFile[] => (shipped ??= readYamlCatalogues(`${shippedCatalogues}/emergency/templates`).map((one) => templateFile.parse(one)));

/** Rows of a table answer; other answers fill no register. */
function rowsOf(value: AnswerValue | undefined): readonly KnownRow[] {
  if (!Array.isArray(value)) return [];
  return value.flatMap((row) =>
    typeof row === "string" ? [] : [{ row: row.row ?? "", cells: Object.fromEntries(Object.entries(row.cells).map(([key, cell]) => [key, String(cell)])) }],
  );
}

type Asking = { readonly memberId: MemberId; readonly today: string };

/** Proposals of every kind that are not among the entries yet. */
export async function findProposals(tx: Tx, { memberId, today }: Asking, entries: readonly Entry[]): Promise<Proposal[]> {
  const questions = [...askedQuestions, ...areaQuestions];
  const answers = await findNewestAnswers(tx, memberId, questions);
  const people = await findHolders(tx, { cooperativeId: cooperativeOf(memberId), day: today, members: [memberId], roles: ["management"] });

  const known: Known = Object.fromEntries(questions.map((question) => [question, rowsOf(answers.get(question))]));
  return openProposals([...fromPeople(people), ...fromSurvey(known), ...fromTemplates(findTemplates())], entries);
}
