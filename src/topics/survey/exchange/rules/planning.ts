/** What an import would change today. */
import { questionOf } from "#topics/survey/questionnaires/rules/answered";
import { readValue } from "#topics/survey/questionnaires/rules/values";
import type { Definition, Question, Section } from "#topics/survey/questionnaires/model";
import { decideAnswer } from "#topics/survey/answers/rules/answering";
import type { AnswerChange, StoredAnswer } from "#topics/survey/answers/model";
import type { EditedEntry, Mistake, Staged } from "../model.ts";

/** A change with what it replaces; in conflict if the answer was changed after the file was made. */
export type Planned = {
  readonly edited: EditedEntry;
  readonly section: Section;
  readonly question: Question;
  readonly change: AnswerChange;
  readonly current: StoredAnswer | null;
  readonly inConflict: boolean;
};
export type Plan = { readonly changes: readonly Planned[]; readonly mistakes: readonly Mistake[]; readonly unchanged: number };

/** The row a wrong value stands in: in a table the line that is wrong. */
function rowOfFault(question: Question, { entry, row, tableRows }: EditedEntry): number {
  const reading = readValue(question, entry.value);
  const path = reading.ok ? "" : (reading.faults[0]?.path ?? "");
  return question.kind === "table" ? (tableRows[Number(path.split(".")[0])] ?? tableRows[0] ?? row) : row;
}

type Decided = { readonly planned: Planned } | { readonly mistake: Mistake } | null;

function decide(definition: Definition, edited: EditedEntry, current: StoredAnswer | null): Decided {
  const found = questionOf(definition, edited.question);
  if (!found) return null;
  const { value, unknown, remark } = edited.entry;
  const version = current?.version ?? 0;
  const decided = decideAnswer(found, { value, unknown, clear: false, remark, version }, current);
  if (decided.ok) return decided.value && { planned: { edited, ...found, change: decided.value, current, inConflict: version !== edited.version } };
  // The version is today's own, so a changed answer cannot be the reason.
  if (decided.failure === "answer-changed") return null;
  return { mistake: { sheet: edited.sheet, row: rowOfFault(found.question, edited), question: edited.question, reason: decided.failure } };
}

/** Every edited entry as a change, a mistake, or nothing because it says what is there already. The same rules as on the page. */
export function planImport(definition: Definition, staged: Staged, current: readonly StoredAnswer[]): Plan {
  const known = new Map(current.map((answer) => [answer.question, answer]));
  const decided = staged.edited.map((edited) => decide(definition, edited, known.get(edited.question) ?? null));
  return {
    changes: decided.flatMap((one) => (one !== null && "planned" in one ? [one.planned] : [])),
    mistakes: [...staged.mistakes, ...decided.flatMap((one) => (one !== null && "mistake" in one ? [one.mistake] : []))],
    unchanged: staged.unchanged + decided.filter((one) => one === null).length,
  };
}

export type Choice = { readonly take: "all" | "chosen"; readonly chosen: readonly string[]; readonly conflicts: readonly string[] };

/** What is taken over: everything without conflict, or the chosen; a conflict only if it was ticked as one. */
export function chooseChanges({ changes }: Plan, { take, chosen, conflicts }: Choice): readonly Planned[] {
  const [named, ticked] = [new Set(chosen), new Set(conflicts)];
  return changes.filter(({ edited, inConflict }) => (inConflict ? ticked.has(edited.question) : take === "all" || named.has(edited.question)));
}
