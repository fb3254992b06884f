/** What an import would change today. */
import { day } from "#kernel/fields";
import { fail, succeed, type Result } from "#kernel/result";
import { statuses, type Change, type Status } from "#topics/assessment/checks/model";
import { decideAnswer, saysNothingNew } from "#topics/assessment/checks/rules/answering";
import type { Scale } from "#topics/catalogue/formats/model";
import type { EditedRow, Entry, Mistake, MistakeReason, RecordedRow, Staged } from "../model.ts";

/** A change with what it replaces; in conflict if the answer was changed after the file was made. */
export type Planned = { readonly edited: EditedRow; readonly row: RecordedRow; readonly change: Change; readonly kind: "new" | "changed"; readonly inConflict: boolean };
export type Plan = { readonly changes: readonly Planned[]; readonly mistakes: readonly Mistake[]; readonly unchanged: number };

/** Longest texts, as on the page. */
const longest = { reason: 4_000, note: 4_000, deficits: 4_000, responsible: 200 } as const;

type Words = Omit<Entry, "status"> & { readonly status: Status | undefined };

/** The cells as an answer is given on the page. */
function givenIn(entry: Entry): Result<Words, MistakeReason> {
  const status = statuses.find((known) => known === entry.status);
  if (entry.status !== "" && !status) return fail("value-not-on-scale");
  if (entry.dueOn !== "" && !day.safeParse(entry.dueOn).success) return fail("value-not-a-date");
  const isTooLong = (["reason", "note", "deficits", "responsible"] as const).some((field) => entry[field].length > longest[field]);
  return isTooLong ? fail("value-too-long") : succeed({ ...entry, status });
}

/** What stands at a row today, as the rules of answers read it; null where nobody has said anything. */
export function currentOf(row: RecordedRow) {
  if (row.answeredAt === null) return null;
  const { status, effective, reason, note, deficits, responsible, dueOn, version, answeredAt, answeredBy, suggested, verdict, verdictNote, verdictAt } = row;
  const said = { status, effective, reason, note, deficits, responsible, dueOn, version, answeredAt, answeredBy, suggested, verdict, verdictNote, verdictAt };
  return { ...said, shared: row.shared?.gives ?? null, textHash: row.answeredHash ?? row.textHash, suggestedFrom: null, relationship: null, verdictBy: null };
}

type Decided = { readonly planned: Planned } | { readonly mistake: Mistake } | null;

function decide(scale: Scale, edited: EditedRow, row: RecordedRow | undefined): Decided {
  const wrong = (reason: MistakeReason): Decided => ({ mistake: { sheet: edited.sheet, row: edited.row, requirement: edited.requirement, reason } });
  if (!row) return wrong("requirement-gone");
  const given = givenIn(edited.entry);
  if (!given.ok) return wrong(given.failure);
  const current = currentOf(row);
  const decided = decideAnswer(scale, { ...given.value, version: row.version }, current);
  // The version is today's own, so a changed answer cannot be the reason.
  if (!decided.ok) return decided.failure === "answer-changed" ? null : wrong(decided.failure);
  if (saysNothingNew(decided.value, current, row.textHash)) return null;
  return { planned: { edited, row, change: decided.value, kind: row.status === null ? "new" : "changed", inConflict: row.version !== edited.version } };
}

/** Every edited row as a change, a mistake, or nothing because it says what is there already. The same rules as on the page. */
export function planImport(scale: Scale, staged: Staged, rows: readonly RecordedRow[]): Plan {
  const known = new Map(rows.map((row) => [row.key, row]));
  const decided = staged.edited.map((edited) => decide(scale, edited, known.get(edited.requirement)));
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
  return changes.filter(({ edited, inConflict }) => (inConflict ? ticked.has(edited.requirement) : take === "all" || named.has(edited.requirement)));
}
