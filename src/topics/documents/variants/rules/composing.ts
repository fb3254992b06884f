/** The text of a variant: the model's clauses, the member's ticks, words and passages, every gap filled. */
import { blocksOf, fillGaps, gapsIn, mapTexts } from "#topics/documents/models/rules/markup";
import type { Clause, DocumentSection, ModelDocument, Placeholder, TextBlock } from "#topics/documents/models/model";
import type { Composed, GapProblem, GapProblemName, KnownFacts, Overlay, Part, Passage } from "../model.ts";

/** Of clauses of which exactly one stands: the one the member has chosen; the model's where it has chosen none, or more than one in an earlier version. */
function chosenOf(choice: readonly Clause[], { ticks }: Pick<Overlay, "ticks">): Clause | undefined {
  const [chosen, ...more] = choice.filter(({ id }) => ticks[id] === true);
  return chosen !== undefined && more.length === 0 ? chosen : choice.find(({ ticked }) => ticked);
}

/** Does a clause of the section stand in this variant? Mandatory ones always, optional ones as ticked – of a choice exactly one –, notes never. */
export function isIn({ id, kind, ticked, either }: Clause, { clauses }: Pick<DocumentSection, "clauses">, own: Pick<Overlay, "ticks">): boolean {
  if (kind !== "optional") return kind === "mandatory";
  if (either === undefined) return own.ticks[id] ?? ticked;
  return (
    chosenOf(
      clauses.filter((one) => one.either === either),
      own,
    )?.id === id
  );
}

/** What fills a gap: the member's word, else what the platform knows; empty where nobody has said anything. */
export const valueOf = ({ key, source }: Placeholder, { values }: Pick<Overlay, "values">, known: KnownFacts): string =>
  (values[key] ?? "").trim() || (source === undefined ? "" : (known[source] ?? ""));

const months = ["Januar", "Februar", "März", "April", "Mai", "Juni", "Juli", "August", "September", "Oktober", "November", "Dezember"];

/** „24. November 2026“; what is no day stays as it is. The documents are German. */
export function dayInWords(day: string): string {
  const [, year, month, date] = /^(\d{4})-(\d{2})-(\d{2})$/.exec(day) ?? [];
  const name = months[Number(month) - 1];
  return year === undefined || name === undefined ? day : `${Number(date)}. ${name} ${year}`;
}

const isNumber = (value: string): boolean => /^-?\d{1,3}(\.?\d{3})*(,\d+)?$/.test(value);

/** A value as it stands in the text. */
export function wordedValue({ type }: Placeholder, value: string): string {
  if (type === "date") return dayInWords(value);
  if (type === "number" && /^\d{5,}$/.test(value)) return value.replace(/\B(?=(\d{3})+$)/g, ".");
  return value.replace(/\s*\n\s*/g, type === "address" ? ", " : " ");
}

const isDay = (value: string): boolean => {
  const [, year, month, date] = /^(\d{4})-(\d{2})-(\d{2})$/.exec(value) ?? [];
  const at = new Date(Date.UTC(Number(year), Number(month) - 1, Number(date)));
  return year !== undefined && at.getUTCMonth() === Number(month) - 1 && at.getUTCDate() === Number(date);
};

/** Does the value fit its question? */
export function valueProblem({ type, options }: Placeholder, value: string): GapProblemName | null {
  if (value === "") return "missing";
  if (type === "date") return isDay(value) ? null : "not-a-date";
  if (type === "number") return isNumber(value) ? null : "not-a-number";
  if (type === "choice") return options?.includes(value) === true ? null : "not-an-option";
  if (type === "mail") return /^[^\s@]{1,64}@[^\s@]{1,190}$/.test(value) ? null : "not-a-mail";
  if (type === "phone") return /^[+0-9][0-9 ()/-]{2,40}$/.test(value) ? null : "not-a-phone";
  return null;
}

/** The words of a clause in this variant. */
export const wordsOf = ({ id, text }: Clause, { edits }: Pick<Overlay, "edits">): string => edits[id]?.text ?? text;

/** The passages of a section by the clause they stand behind; those whose clause is elsewhere or nowhere stand at the end. */
const passagesBehind = (own: Overlay, section: DocumentSection, after: string | null): readonly Passage[] =>
  own.passages.filter((one) => one.section === section.id && (section.clauses.some(({ id, kind }) => id === one.after && kind !== "note") ? one.after : null) === after);

/** Passages of sections the model does not have: they stand at the very end, so that nothing is lost from sight. */
const strays = (own: Overlay, model: ModelDocument): readonly Passage[] => own.passages.filter((one) => !model.sections.some(({ id }) => id === one.section));

/** The texts a section holds, in reading order. */
function textsOf(own: Overlay, section: DocumentSection): readonly (Omit<Part, "blocks"> & { readonly text: string })[] {
  const passage = ({ id, title, text }: Passage) => ({ id, origin: "own" as const, title, text });
  const clauses = section.clauses.flatMap((clause) => {
    const behind = passagesBehind(own, section, clause.id).map(passage);
    if (!isIn(clause, section, own)) return behind;
    return [{ id: clause.id, origin: clause.id in own.edits ? ("edited" as const) : ("model" as const), title: "", text: wordsOf(clause, own) }, ...behind];
  });
  return [...clauses, ...passagesBehind(own, section, null).map(passage)];
}

type Filling = { readonly model: ModelDocument; readonly own: Overlay; readonly known: KnownFacts };

/** A word for every gap; an open one says in brackets what belongs there. */
function filler({ model, own, known }: Filling): (text: string) => string {
  const questions = new Map(model.placeholders.map((one) => [one.key, one]));
  return (text) =>
    fillGaps(text, (key) => {
      const question = questions.get(key);
      if (question === undefined) return `{{${key}}}`;
      const value = valueOf(question, own, known);
      return value === "" ? `[${question.label}]` : wordedValue(question, value);
    });
}

function partOf({ title, text, ...rest }: Omit<Part, "blocks"> & { readonly text: string }, caption: string, fill: (text: string) => string): Part {
  const blocks = blocksOf(text, caption).map((block) => mapTexts(block, fill));
  const headed: TextBlock[] = title === "" ? blocks : [{ kind: "heading", level: 2, text: fill(title) }, ...blocks];
  return { ...rest, title, blocks: headed };
}

/** The whole text, as it will be read. */
export function compose(filling: Filling): Composed {
  const { model, own } = filling;
  const fill = filler(filling);
  const sections = model.sections.map((section) => ({
    id: section.id,
    title: fill(section.title),
    parts: textsOf(own, section).map((one) => partOf(one, fill(section.title), fill)),
  }));
  const rest = strays(own, model).map(({ id, title, text }) => partOf({ id, origin: "own", title, text }, model.title, fill));
  const last = sections.at(-1);
  const whole = last === undefined || rest.length === 0 ? sections : [...sections.slice(0, -1), { ...last, parts: [...last.parts, ...rest] }];
  return { title: fill(model.title), sections: whole.filter(({ parts }) => parts.length > 0) };
}

/** The questions this variant asks: those whose gap stands in its text. */
export function questionsOf(model: ModelDocument, own: Overlay): readonly Placeholder[] {
  const texts = model.sections.flatMap((section) => [section.title, ...textsOf(own, section).map(({ text, title }) => `${title} ${text}`)]);
  const used = new Set([model.title, ...texts, ...strays(own, model).map(({ text }) => text)].flatMap(gapsIn));
  return model.placeholders.filter(({ key }) => used.has(key));
}

/** What is still missing or does not fit; an answer nobody demands may stay open. */
export const problemsOf = ({ model, own, known }: Filling): GapProblem[] =>
  questionsOf(model, own).flatMap((one) => {
    const problem = valueProblem(one, valueOf(one, own, known));
    return problem === null || (problem === "missing" && !one.required) ? [] : [{ key: one.key, label: one.label, problem }];
  });

/** What the member says itself; a value that only repeats what the platform knows is left to the platform, so that it stays current. */
export function ownValues(given: Readonly<Record<string, string>>, model: ModelDocument, known: KnownFacts): Record<string, string> {
  const asked = model.placeholders.flatMap((one) => {
    const value = (given[one.key] ?? "").trim();
    return value === "" || (one.source !== undefined && known[one.source] === value) ? [] : [[one.key, value] as const];
  });
  return Object.fromEntries(asked);
}
