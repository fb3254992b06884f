/** The rules of what is agreed. */
import { monthsPlus } from "#kernel/days";
import { fail, succeed, type Result } from "#kernel/result";
import {
  dataClasses,
  taskActors,
  type AgreementChange,
  type AgreementClause,
  type AgreementContent,
  type AgreementHead,
  type AgreementProblem,
  type AgreementTask,
  type AgreementVersion,
  type CooperationLaw,
  type DataClass,
  type ModelAgreement,
  type Party,
} from "./model.ts";

/** A version without what it says. */
export const headOf = ({ content: _, ...head }: AgreementVersion): AgreementHead => head;

/** Is a member one of those that agree? */
export const isParty = ({ parties }: Pick<AgreementContent, "parties">, id: string): boolean => parties.some(({ memberId }) => memberId === id);

/** The wider of two data classes. */
export const widest = (classes: readonly DataClass[]): DataClass => dataClasses[Math.max(0, ...classes.map((one) => dataClasses.indexOf(one)))] ?? "aggregate";

/** The tasks a party takes: all, unless it has named some. */
export const tasksOf = ({ tasks }: Pick<AgreementContent, "tasks">, party: Party): readonly AgreementTask[] =>
  party.tasks === null ? tasks : tasks.filter(({ letter }) => party.tasks?.includes(letter));

/** Task → data class for a party: what the office may see in it, and for what. */
export const rightsOf = (content: Pick<AgreementContent, "tasks">, party: Party): Readonly<Record<string, DataClass>> =>
  Object.fromEntries(tasksOf(content, party).map(({ letter, dataClass }) => [letter, dataClass]));

const roleProblems = (task: AgreementTask): AgreementProblem["problem"][] => {
  const parts = taskActors.map((actor) => task.roles[actor]);
  return [
    ...(parts.filter((part) => part === "accountable").length === 1 ? [] : (["accountable-missing"] as const)),
    ...(parts.includes("responsible") ? [] : (["responsible-missing"] as const)),
  ];
};

/** Without end or longer than the law's ten years: how it is ended must be said (§ 24 Abs. 3 KGG). */
export const needsNotice = ({ term }: Pick<AgreementContent, "term">, law: CooperationLaw): boolean => term.years === 0 || term.years > law.longTermYears.years;

/** What the version lacks before councils can resolve on it; parties and tasks must be named (§ 24 Abs. 4 KGG). */
export function problemsOf(version: Said & Pick<AgreementVersion, "change">, law: CooperationLaw, before: Before | null): AgreementProblem[] {
  const { content, legalForm } = version;
  const named = law.forms[legalForm].content.section;
  const found = (problem: AgreementProblem["problem"], section: string, subject = ""): AgreementProblem => ({ problem, subject, section });
  return [
    ...(content.parties.length < 2 ? [found("parties-missing", named)] : []),
    ...(content.parties.some(({ memberId }) => memberId === content.hostMemberId) ? [] : [found("host-no-party", named)]),
    ...(content.tasks.length === 0 ? [found("tasks-missing", named)] : []),
    ...content.tasks.flatMap((task) => roleProblems(task).map((problem) => found(problem, "", task.letter))),
    // A working group takes no task over (§ 3 Abs. 2 KGG).
    ...(legalForm === "working-group" ? content.tasks.filter(({ kind }) => kind === "mandated") : []).map(({ letter }) =>
      found("task-mandated", law.forms["working-group"].section, letter),
    ),
    ...[...content.clauses, ...content.annexes].filter(({ text }) => text.trim() === "").map(({ title }) => found("clause-empty", "", title)),
    ...(needsNotice(content, law) && content.term.noticeMonths === 0 ? [found("notice-missing", law.longTermYears.section)] : []),
    ...(version.change === "accession" && joining(content, before?.content ?? null).length === 0 ? [found("accession-adds-nobody", "")] : []),
    ...(before !== null && version.change === "accession" && !(keeps(version, before) && keepsText(version, before)) ? [found("accession-changes-more", "")] : []),
    ...(before !== null && version.change === "other" && (!keeps(version, before) || joining(content, before.content).length > 0)
      ? [found("other-changes-powers", law.powers.section)]
      : []),
    ...leftOut(version, before).map(({ memberId }) => found("party-left-out", law.powers.section, memberId)),
  ];
}

type Said = Pick<AgreementVersion, "content" | "legalForm">;
/** The version that is changed, and the members that have given notice or leave. */
type Before = Said & { readonly leaving: readonly string[] };

/** Parties that are none any more without having left: nobody resolves another one out of an agreement; who is not asked would go by notice. */
const leftOut = ({ content, change }: Pick<AgreementVersion, "content" | "change">, before: Before | null): readonly Party[] =>
  change !== "powers" || before === null ? [] : before.content.parties.filter(({ memberId }) => !isParty(content, memberId) && !before.leaving.includes(memberId));

/** A version may name a day up to five years ahead: a term of councils in Hessen (§ 36 HGO); what lies further is resolved on by the next ones. */
const mostYearsAhead = 5;
export const acceptNamedOn = (namedOn: string | null, today: string): Result<null, "named-on-too-far"> =>
  namedOn !== null && namedOn > monthsPlus(today, 12 * mostYearsAhead) ? fail("named-on-too-far") : succeed(null);

/** Form, seat and tasks stand as before, and so does every party that was one. */
const keeps = ({ content, legalForm }: Said, before: Said): boolean => {
  const { hostMemberId, parties, tasks } = before.content;
  const kept = content.parties.filter(({ memberId }) => parties.some((one) => one.memberId === memberId));
  const sorted = (some: readonly Party[]) => JSON.stringify(some.toSorted((a, b) => a.memberId.localeCompare(b.memberId)));
  const isPlace = legalForm === before.legalForm && content.hostMemberId === hostMemberId;
  return isPlace && JSON.stringify(content.tasks) === JSON.stringify(tasks) && sorted(kept) === sorted(parties);
};

const textOf = ({ parties: _, ...text }: AgreementContent): string => JSON.stringify(text);

/** Whoever joins by declaration decides alone, so the text all others have resolved on stays as it was. */
const keepsText = ({ content }: Said, before: Said): boolean => before.content.accessionBy === "amendment" || textOf(content) === textOf(before.content);

/** The parties that were none before. */
export const joining = (content: Pick<AgreementContent, "parties">, before: Pick<AgreementContent, "parties"> | null): readonly Party[] =>
  content.parties.filter(({ memberId }) => !before?.parties.some((one) => one.memberId === memberId));

/** Who has to resolve and sign: all – but where whoever joins declares it, only those who join. */
export const deciding = (version: Pick<AgreementVersion, "change" | "content">, before: AgreementContent | null): readonly Party[] =>
  version.change === "accession" && before?.accessionBy === "declaration" ? joining(version.content, before) : version.content.parties;

/** A draft from the shipped model: every member is a party and takes every task. */
export const contentFrom = (model: ModelAgreement, members: readonly Party["memberId"][], hostMemberId: Party["memberId"]): AgreementContent => ({
  hostMemberId,
  parties: members.map((memberId) => ({ memberId, tasks: null })),
  tasks: model.tasks,
  clauses: model.clauses,
  annexes: model.annexes,
  term: model.term,
  accessionBy: model.accessionBy,
  costKeyReference: "",
});

const isSame = (one: unknown, other: unknown): boolean => JSON.stringify(one) === JSON.stringify(other);

/** Where nobody has reworded a paragraph the next form's stands; a reworded one stays, to be read again. */
function withTextOf(own: readonly AgreementClause[], shipped: readonly AgreementClause[], next: readonly AgreementClause[]): AgreementClause[] {
  const reworded = own.filter((clause) => !shipped.some((one) => isSame(one, clause)));
  const replaced = next.map((clause) => reworded.find(({ key }) => key === clause.key) ?? clause);
  return [...replaced, ...reworded.filter(({ key }) => !next.some((one) => one.key === key))];
}

/** A draft in another legal form: the shipped text of that form, but for what somebody has written. */
export function withForm(version: AgreementVersion, models: readonly ModelAgreement[], next: ModelAgreement): AgreementVersion {
  const { tasks, clauses, annexes } = version.content;
  const content = {
    ...version.content,
    tasks: models.some((one) => isSame(one.tasks, tasks)) ? next.tasks : tasks,
    clauses: withTextOf(
      clauses,
      models.flatMap((one) => one.clauses),
      next.clauses,
    ),
    annexes: withTextOf(
      annexes,
      models.flatMap((one) => one.annexes),
      next.annexes,
    ),
  };
  return { ...version, legalForm: next.form, title: models.some(({ title }) => title === version.title) ? next.title : version.title, content };
}

/** Puts a task into the list, in the order of the letters; one of the same letter is replaced. */
export const withTask = (tasks: readonly AgreementTask[], task: AgreementTask): AgreementTask[] =>
  [...tasks.filter(({ letter }) => letter !== task.letter), task].toSorted((a, b) => a.letter.localeCompare(b.letter));

/** Takes a task out, also of what parties have named. */
export const withoutTask = (content: AgreementContent, letter: string): AgreementContent => ({
  ...content,
  tasks: content.tasks.filter((task) => task.letter !== letter),
  parties: content.parties.map((one) => ({ ...one, tasks: one.tasks?.filter((named) => named !== letter) ?? null })),
});

/** Rewords a paragraph or an annex. */
export function withClause(content: AgreementContent, key: string, text: string): Result<AgreementContent, "clause-unknown"> {
  const reworded = (clauses: readonly AgreementClause[]) => clauses.map((one) => (one.key === key ? { ...one, text } : one));
  const isKnown = [...content.clauses, ...content.annexes].some((one) => one.key === key);
  return isKnown ? succeed({ ...content, clauses: reworded(content.clauses), annexes: reworded(content.annexes) }) : fail("clause-unknown");
}

/** Sets the parties; who stays keeps the tasks it has named. */
export const withParties = (content: AgreementContent, members: readonly Party["memberId"][]): AgreementContent => ({
  ...content,
  parties: members.map((memberId) => content.parties.find((one) => one.memberId === memberId) ?? { memberId, tasks: null }),
});

/** Says which tasks a party takes; all of them named is none named. */
export function withTasksOf(content: AgreementContent, memberId: Party["memberId"], letters: readonly string[]): Result<AgreementContent, "party-unknown" | "task-unknown"> {
  if (!content.parties.some((one) => one.memberId === memberId)) return fail("party-unknown");
  if (letters.some((letter) => !content.tasks.some((task) => task.letter === letter))) return fail("task-unknown");
  const isAll = content.tasks.every(({ letter }) => letters.includes(letter));
  return succeed({ ...content, parties: content.parties.map((one) => (one.memberId === memberId ? { memberId, tasks: isAll ? null : [...letters] } : one)) });
}

/** The first version concludes the agreement; while one is settled, others change it. */
export const fittingChange = (change: AgreementChange, hasSettled: boolean): boolean => (change === "conclusion") !== hasSettled;

/** A draft may be changed as long as it is one, by whoever has read its latest state. */
export function writable(version: AgreementVersion | undefined, revision: number): Result<AgreementVersion, "version-unknown" | "version-frozen" | "version-changed"> {
  if (!version) return fail("version-unknown");
  if (version.state !== "draft") return fail("version-frozen");
  return version.revision === revision ? succeed(version) : fail("version-changed");
}

/** When the agreement began: the first day of the version that concluded it; null while none has. */
export const startOf = (versions: readonly Pick<AgreementVersion, "change" | "inForceOn">[]): string | null =>
  versions
    .filter(({ change }) => change === "conclusion")
    .flatMap(({ inForceOn }) => inForceOn ?? [])
    .toSorted()[0] ?? null;

/** The version that holds on a day: the last one in force by then, unless all have dissolved the agreement. */
export function versionOn<Version extends Pick<AgreementVersion, "inForceOn" | "endsOn" | "number">>(versions: readonly Version[], day: string): Version | null {
  const settled = versions.filter(({ inForceOn }) => inForceOn !== null && inForceOn <= day);
  const [last] = settled.toSorted((a, b) => (b.inForceOn ?? "").localeCompare(a.inForceOn ?? "") || b.number - a.number);
  return last && (last.endsOn === null || day <= last.endsOn) ? last : null;
}
