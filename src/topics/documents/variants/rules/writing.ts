/** What a member writes over its model, one change at a time. */
import { fail, succeed, type Result } from "#kernel/result";
import { gapsIn, markupProblems } from "#topics/documents/models/rules/markup";
import type { ModelDocument } from "#topics/documents/models/model";
import type { KnownFacts, Overlay } from "../model.ts";
import { ownValues } from "./composing.ts";
import { clausesOf } from "./merging.ts";

/** The answers as given; a question that was not sent keeps its answer, a blank one takes it back. */
export function withAnswers(own: Overlay, given: Readonly<Record<string, string>>, { model, known }: { readonly model: ModelDocument; readonly known: KnownFacts }): Overlay {
  const asked = new Set(model.placeholders.map(({ key }) => key));
  const kept = Object.entries(own.values).filter(([key]) => !(key in given));
  // What an earlier version of the model asked is remembered, even if nobody asks for it now.
  const others = kept.filter(([key]) => !asked.has(key));
  const fresh = ownValues({ ...Object.fromEntries(kept), ...given }, model, known);
  return { ...own, values: { ...Object.fromEntries(others), ...fresh } };
}

/** Which optional clauses are in; of a choice exactly one. Ticks for clauses of other versions are remembered. */
export function ticked(own: Overlay, model: ModelDocument, ticks: readonly string[]): Result<Overlay, "choose-one"> {
  const asked = model.sections.flatMap(({ id, clauses }) =>
    clauses.filter(({ kind }) => kind === "optional").map((clause) => ({ ...clause, choice: clause.either && `${id} ${clause.either}` })),
  );
  const choices = Map.groupBy(
    asked.filter(({ choice }) => choice !== undefined),
    ({ choice }) => choice,
  );
  if ([...choices.values()].some((clauses) => clauses.filter(({ id }) => ticks.includes(id)).length !== 1)) return fail("choose-one");
  return succeed({ ...own, ticks: { ...own.ticks, ...Object.fromEntries(asked.map(({ id }) => [id, ticks.includes(id)])) } });
}

/** Own words may have gaps the model asks for, and the markup everybody understands. */
export function checkWords(text: string, model: ModelDocument): Result<null, "placeholder-without-question" | "markup-refused"> {
  const known = new Set(model.placeholders.map(({ key }) => key));
  if (gapsIn(text).some((key) => !known.has(key))) return fail("placeholder-without-question");
  return markupProblems(text.split(/\r?\n/)).length > 0 ? fail("markup-refused") : succeed(null);
}

/** Own words for a clause; blank words, or the model's own, give it back to the model. */
export function reworded(own: Overlay, model: ModelDocument, { clause, text }: { readonly clause: string; readonly text: string }): Result<Overlay, "clause-unknown"> {
  const found = clausesOf(model).get(clause)?.clause;
  if (found === undefined) return fail("clause-unknown");
  const words = text.replaceAll("\r\n", "\n").trim();
  const { [clause]: _before, ...others } = own.edits;
  // Saved again while a decision is open: the member has seen both, and this is what it makes of them.
  return succeed({ ...own, edits: words === "" || words === found.text ? others : { ...others, [clause]: { text: words, base: found.text } } });
}

/** More passages than a document has clauses are a document of its own. */
export const mostPassages = 200;

type Placing = { readonly id: string | null; readonly freshId: string; readonly where: string; readonly title: string; readonly text: string };

/** A passage at its place: `section` is its end, `section/clause` behind a clause. */
export function placed(
  own: Overlay,
  model: ModelDocument,
  { id, freshId, where, title, text }: Placing,
): Result<Overlay, "place-unknown" | "passage-unknown" | "too-many-passages"> {
  const [sectionId = "", after = null] = where.split("/");
  const section = model.sections.find((one) => one.id === sectionId);
  if (section === undefined || (after !== null && !section.clauses.some((one) => one.id === after && one.kind !== "note"))) return fail("place-unknown");
  const passage = { id: id ?? freshId, section: sectionId, after, title, text: text.replaceAll("\r\n", "\n"), left: null };
  if (id !== null) {
    if (!own.passages.some((one) => one.id === id)) return fail("passage-unknown");
    return succeed({ ...own, passages: own.passages.map((one) => (one.id === id ? passage : one)) });
  }
  return own.passages.length >= mostPassages ? fail("too-many-passages") : succeed({ ...own, passages: [...own.passages, passage] });
}

/** Without a passage. */
export const dropped = (own: Overlay, id: string): Result<Overlay, "passage-unknown"> =>
  own.passages.some((one) => one.id === id) ? succeed({ ...own, passages: own.passages.filter((one) => one.id !== id) }) : fail("passage-unknown");
