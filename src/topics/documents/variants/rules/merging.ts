/**
 * What becomes of a member's own words when its model gets a new version (PEERS §4.3): by clause id, and within a clause line by line.
 * Nothing of the member's is ever thrown away by this rule: what fits is joined, what does not waits for a decision.
 */
import type { Clause, DocumentSection, ModelDocument } from "#topics/documents/models/model";
import type { Change, Conflict, Decision, Edit, Overlay, Passage } from "../model.ts";
import { joinTexts } from "./joining.ts";

type Placed = { readonly clause: Clause; readonly section: DocumentSection; readonly at: number };

/** Every clause that can stand in the document, by id. */
export function clausesOf({ sections }: Pick<ModelDocument, "sections">): ReadonlyMap<string, Placed> {
  return new Map(sections.flatMap((section) => section.clauses.flatMap((clause, at) => (clause.kind === "note" ? [] : [[clause.id, { clause, section, at }] as const]))));
}

/** How people call a clause: its own title, or its section's. */
export const titleOf = ({ clause, section }: Placed): string => (clause.title === null ? section.title : `${section.title}: ${clause.title}`);

/** The section of the new version in which something of an old section goes on: itself, else the nearest before it, else the first. */
function heirOf(section: string, from: ModelDocument, to: ModelDocument): string {
  const [known, order] = [new Set(to.sections.map(({ id }) => id)), from.sections.map(({ id }) => id)];
  const before = order.slice(0, order.indexOf(section) + 1).findLast((id) => known.has(id));
  return before ?? to.sections[0]?.id ?? section;
}

type Anchor = Pick<Passage, "section" | "after">;

/** Where a passage goes on: behind its clause wherever that stands now, else behind the nearest clause before it that is still there, else at the end of its section. */
function anchorIn({ section, after }: Anchor, from: ModelDocument, to: ModelDocument): Anchor {
  const fresh = clausesOf(to);
  const clauses = from.sections.find(({ id }) => id === section)?.clauses ?? [];
  const before = clauses.slice(0, clauses.findIndex(({ id }) => id === after) + 1);
  const kept = after === null ? undefined : before.findLast(({ id }) => fresh.has(id));
  const place = kept === undefined ? undefined : fresh.get(kept.id);
  return kept === undefined || place === undefined ? { section: heirOf(section, from, to), after: null } : { section: place.section.id, after: kept.id };
}

/** The member's words for a clause over the model's new ones; null where they are the same. */
function mergeEdit({ text, base }: Edit, fresh: string): Edit | null {
  if (text === fresh) return null;
  const joined = base === fresh ? text : joinTexts(base, text, fresh);
  if (joined === fresh) return null;
  // Where both changed the same place the old base stays: that it differs from the model's words is what makes the conflict.
  return joined === null ? { text, base } : { text: joined, base: fresh };
}

/** The passage a reworded clause becomes whose place the model has given up. */
const leftOver = ({ text }: Edit, { clause: { id, title } }: Placed, where: Anchor): Passage => ({ ...where, id: `aus-${id}`, title: title ?? "", text, left: id });

function mergedEdits({ edits }: Overlay, from: ModelDocument, to: ModelDocument) {
  const [old, fresh] = [clausesOf(from), clausesOf(to)];
  const kept: Record<string, Edit> = {};
  const passages: Passage[] = [];
  for (const [id, own] of Object.entries(edits)) {
    const [place, was] = [fresh.get(id), old.get(id)];
    if (place === undefined && was !== undefined) passages.push(leftOver(own, was, anchorIn({ section: was.section.id, after: id }, from, to)));
    else if (place === undefined) kept[id] = own;
    else {
      const merged = mergeEdit(own, place.clause.text);
      if (merged !== null) kept[id] = merged;
    }
  }
  return { kept, passages };
}

/** The member's own over the new version. */
export function mergeOverlay(own: Overlay, from: ModelDocument, to: ModelDocument): Overlay {
  const { kept, passages } = mergedEdits(own, from, to);
  const moved = own.passages.map((one) => ({ ...one, ...anchorIn(one, from, to) }));
  const names = new Set(moved.map(({ id }) => id));
  const fresh = passages.filter(({ id }) => !names.has(id));
  // A clause given up twice: the second edit joins the passage the first has become.
  const again = passages.filter(({ id }) => names.has(id));
  const grown = moved.map((one) => {
    const second = again.find(({ id }) => id === one.id);
    return second === undefined || one.text.includes(second.text) ? one : { ...one, text: `${one.text}\n\n${second.text}`, left: second.left };
  });
  return { ...own, edits: kept, passages: [...grown, ...fresh] };
}

const isConflict = (edit: Edit, clause: Clause): boolean => edit.base !== clause.text;

/** What a new version changes in this variant, in the order of the new text; what it leaves alone is not said. */
export function changesFor(own: Overlay, from: ModelDocument, to: ModelDocument): Change[] {
  const [old, fresh, merged] = [clausesOf(from), clausesOf(to), mergeOverlay(own, from, to)];
  const inNew = [...fresh].flatMap(([id, place]): Change[] => {
    const [was, edit, { text: after }, title] = [old.get(id), own.edits[id], place.clause, titleOf(place)];
    if (was === undefined) return [{ kind: place.clause.kind === "optional" ? "offered" : "added", id, title, before: "", after }];
    if (was.clause.text === after) return [];
    if (edit === undefined) return [{ kind: "taken", id, title, before: was.clause.text, after }];
    const result = merged.edits[id];
    if (result === undefined) return [{ kind: "agreed", id, title, before: edit.text, after }];
    return [{ kind: isConflict(result, place.clause) ? "conflict" : "joined", id, title, before: edit.text, after: isConflict(result, place.clause) ? after : result.text }];
  });
  const gone = [...old].flatMap(([id, place]): Change[] => {
    if (fresh.has(id)) return [];
    const edit = own.edits[id];
    return [{ kind: edit === undefined ? "dropped" : "left-over", id, title: titleOf(place), before: edit?.text ?? place.clause.text, after: "" }];
  });
  const known = new Set(from.placeholders.map(({ key }) => key));
  const asked = to.placeholders
    .filter(({ key }) => !known.has(key))
    .map(({ key, label, question }): Change => ({ kind: "asked", id: key, title: label, before: "", after: question }));
  return [...inNew, ...gone, ...asked];
}

/** What waits for a decision: clauses both have changed in the same place, and own words whose clause is gone. */
export function openConflicts(own: Overlay, model: ModelDocument): Conflict[] {
  const clauses = clausesOf(model);
  const changed = [...clauses].flatMap(([id, place]): Conflict[] => {
    const edit = own.edits[id];
    return edit !== undefined && isConflict(edit, place.clause) ? [{ id, title: titleOf(place), mine: edit.text, theirs: place.clause.text, base: edit.base }] : [];
  });
  const left = own.passages.flatMap(({ left, title, text }): Conflict[] => (left === null ? [] : [{ id: left, title, mine: text, theirs: null, base: "" }]));
  return [...changed, ...left];
}

/** The member decides; `text` is what it makes of both, if it wrote that itself. */
export function settle(
  own: Overlay,
  model: ModelDocument,
  { id, decision, text }: { readonly id: string; readonly decision: Decision; readonly text?: string | undefined },
): Overlay {
  const passage = own.passages.find(({ left }) => left === id);
  if (passage !== undefined) {
    const rest = own.passages.filter((one) => one !== passage);
    if (decision === "theirs") return { ...own, passages: rest };
    return { ...own, passages: own.passages.map((one) => (one === passage ? { ...one, text: text ?? one.text, left: null } : one)) };
  }
  const [edit, fresh] = [own.edits[id], clausesOf(model).get(id)?.clause.text];
  if (edit === undefined || fresh === undefined) return own;
  const { [id]: _, ...others } = own.edits;
  const wanted = text ?? { mine: edit.text, theirs: fresh, both: `${fresh}\n\n${edit.text}` }[decision];
  return { ...own, edits: wanted === fresh ? others : { ...others, [id]: { text: wanted, base: fresh } } };
}
