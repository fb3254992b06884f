/** What is found in the registers and may become a measure: gaps, and what an exercise taught. */
import { groupNames, groups, type Entry, type Gap, type GroupName, type Lesson, type RegisterName } from "../model.ts";

/** The page a register stands on. */
export const groupOf = (register: RegisterName): GroupName => groupNames.find((name) => groups[name].some((one) => one === register)) ?? "menschen";

/** A finding by where it stands and what it is, the same whenever it is found: before `#` the way back. */
export const gapKey = ({ register, kind, subject, entryId }: Pick<Gap, "register" | "kind" | "subject" | "entryId">): string =>
  `/${groupOf(register)}${entryId === null ? "" : `/${entryId}`}#${[register, kind, kind === "choice-missing" ? subject : ""].filter((part) => part !== "").join(":")}`;

/** So much of a lesson tells it from the others of its exercise. */
const tellingLetters = 200;

/** What an exercise taught, a line each. */
export function lessonsOf({ id, register, facts }: Pick<Entry, "id" | "register" | "facts">): Lesson[] {
  if (register !== "exercises") return [];
  const lines = (facts["lessons"] ?? "").split("\n").map((line) => line.replace(/^[-–•*\s]+/u, "").trim());
  const place = `/${groupOf(register)}/${id}#lesson:`;
  return [...new Set(lines.filter((line) => line !== ""))].map((text) => ({ text, key: place + text.slice(0, tellingLetters) }));
}
