/** How long an entry waits for an answer, and what an answer needs. */
import { fail, succeed, type Result } from "#kernel/result";
import type { EntryAnswer, OfficeEntry } from "./model.ts";

/** So many days an entry waits in the inbox of the house: a session of its executive lies between. Our own measure; it may be answered afterwards, too. */
export const answerDays = 30;

/** From when on entries wait on a day. */
export const waitsSince = (now: Date): Date => new Date(now.getTime() - answerDays * 86_400_000);

/** Does it still wait for the house? */
export const isWaiting = ({ answer, enteredAt }: Pick<OfficeEntry, "answer" | "enteredAt">, now: Date): boolean => answer === null && enteredAt > waitsSince(now);

/** Whoever objects says why, so that the office can put it right. */
export const acceptAnswer = (answer: EntryAnswer, reason: string): Result<null, "reason-missing"> =>
  answer === "objected" && reason === "" ? fail("reason-missing") : succeed(null);
