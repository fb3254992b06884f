/** What the survey has heard from a member: the newest answer to each question asked for. */
import { sql } from "kysely";
import type { MemberId } from "#kernel/ids";
import type { Tx } from "#platform/db/transact";
import { answerValue, type AnswerValue } from "#topics/survey/questionnaires/model";

/** The newest answers of a member to some questions, whatever survey they were given in. */
export async function findNewestAnswers(tx: Tx, memberId: MemberId, questions: readonly string[]): Promise<ReadonlyMap<string, AnswerValue>> {
  const rows = await tx
    .selectFrom("answer")
    .distinctOn("question")
    .select(["question", "value"])
    .where("member_id", "=", memberId)
    .where("question", "=", sql<string>`any(${[...questions]}::text[])`)
    .where("value", "is not", null)
    .orderBy("question")
    .orderBy("answered_at", "desc")
    .execute();
  return new Map(
    rows.flatMap(({ question, value }) => {
      const parsed = answerValue.safeParse(value);
      return parsed.success ? [[question, parsed.data] as const] : [];
    }),
  );
}
