/** Puts what was imported together (OSCAL profile resolution, merge phase): which of two namesakes stays, and how the result is arranged. */
import type { Violation } from "../model.ts";
import { controlsOf, pruneControls, selectControls, type Effort } from "./oscal-selection.ts";
import { isRaw, listOf, rawOf, textOf, type Raw } from "./raw.ts";

/** What one import brought: groups, controls without group, parameters without control. */
export type Imported = { readonly groups: readonly Raw[]; readonly controls: readonly Raw[]; readonly params: readonly Raw[] };

type Merging = { readonly violations: Violation[]; readonly effort: Effort };

/** Says the same as another thing: by its id, else by everything it says. */
const nameOf = (one: Raw) => (textOf(one, "id") === "" ? JSON.stringify(one) : `id ${textOf(one, "id")}`);

/** Two lists as one: what has the same id, or says the same, stands once. */
function joined(first: readonly Raw[], second: readonly Raw[]): Raw[] {
  const known = new Set(first.map(nameOf));
  return [...first, ...second.filter((one) => !known.has(nameOf(one)) && known.add(nameOf(one)))];
}

/** The first of two namesakes, with what only the second says. */
function mergeTwo(first: Raw, second: Raw): Raw {
  const lists = ["params", "props", "links", "parts"].map((name) => [name, joined(listOf(first, name), listOf(second, name))] as const);
  return { ...second, ...first, ...Object.fromEntries(lists.filter(([, list]) => list.length > 0)) };
}

type Combining = { readonly later: Map<string, Raw[]>; readonly seen: Set<string> };

/** Drops namesakes that come later; what is nested in them and has no namesake itself takes their place. */
function withoutLater(controls: readonly Raw[], combining: Combining): Raw[] {
  return controls.flatMap((control) => {
    const id = textOf(control, "id");
    const isLater = combining.seen.has(id);
    combining.seen.add(id);
    const inner = withoutLater(listOf(control, "controls"), combining);
    if (isLater) {
      const later = combining.later.get(id);
      if (later) later.push(control);
      else combining.later.set(id, [control]);
      return inner;
    }
    const { controls: _nested, ...own } = control;
    return [inner.length === 0 ? own : { ...own, controls: inner }];
  });
}

/** As many namesakes as a profile may import catalogues; what comes after says nothing new. */
const mostNamesakes = 200;

const enriched = (control: Raw, later: ReadonlyMap<string, readonly Raw[]>): Raw => {
  const { controls: _nested, ...own } = control;
  const namesakes = (later.get(textOf(control, "id")) ?? []).slice(0, mostNamesakes);
  const whole = namesakes.reduce<Raw>((first, { controls: _inner, ...second }) => mergeTwo(first, second), own);
  const inner = listOf(control, "controls").map((one) => enriched(one, later));
  return inner.length === 0 ? whole : { ...whole, controls: inner };
};

const mapControls = (node: Raw, change: (controls: readonly Raw[]) => readonly Raw[]): Raw => {
  const controls = change(listOf(node, "controls"));
  const groups = listOf(node, "groups").map((group) => mapControls(group, change));
  const { controls: _controls, groups: _groups, ...own } = node;
  return { ...own, ...(groups.length === 0 ? {} : { groups }), ...(controls.length === 0 ? {} : { controls }) };
};

/** `use-first`: later namesakes go; `merge`: they go, and what only they say stays; `keep` (the default): all stay. */
function combine(imports: readonly Imported[], merge: Raw): readonly Imported[] {
  const method = textOf(rawOf(merge, "combine"), "method");
  if (method !== "use-first" && method !== "merge") return imports;
  const combining: Combining = { later: new Map(), seen: new Set() };
  const kept = imports.map(({ groups, controls, params }) => ({
    controls: withoutLater(controls, combining),
    groups: groups.map((group) => mapControls(group, (list) => withoutLater(list, combining))),
    params,
  }));
  if (method === "use-first") return kept;
  return kept.map(({ groups, controls, params }) => ({
    controls: controls.map((control) => enriched(control, combining.later)),
    groups: groups.map((group) => mapControls(group, (list) => list.map((control) => enriched(control, combining.later)))),
    params,
  }));
}

/** Groups of the same id from several imports become one. */
function joinGroups(groups: readonly Raw[]): Raw[] {
  const result: Raw[] = [];
  const places = new Map<string, number>();
  for (const group of groups) {
    const id = textOf(group, "id");
    const place = id === "" ? undefined : places.get(id);
    const known = place === undefined ? undefined : result[place];
    if (place === undefined || !known) {
      if (id !== "") places.set(id, result.length);
      result.push(group);
      continue;
    }
    const inner = joinGroups([...listOf(known, "groups"), ...listOf(group, "groups")]);
    const controls = [...listOf(known, "controls"), ...listOf(group, "controls")];
    result[place] = { ...mergeTwo(known, group), ...(inner.length > 0 ? { groups: inner } : {}), ...(controls.length > 0 ? { controls } : {}) };
  }
  return result;
}

const flattened = (controls: readonly Raw[]): Raw[] =>
  controls.flatMap((control) => {
    const { controls: _nested, ...own } = control;
    return [own, ...flattened(listOf(control, "controls"))];
  });

/** Controls in the order a custom structure asks for; `keep` and no word leave them as they came. */
function ordered(controls: readonly Raw[], order: string): readonly Raw[] {
  if (order !== "ascending" && order !== "descending") return controls;
  const byId = (one: Raw, other: Raw) => textOf(one, "id").localeCompare(textOf(other, "id"), "en", { numeric: true });
  return controls.toSorted((one, other) => (order === "ascending" ? byId(one, other) : byId(other, one)));
}

type Custom = { readonly tree: readonly Raw[]; readonly all: readonly Raw[]; readonly groups: ReadonlyMap<string, Raw>; readonly used: Set<string>; readonly merging: Merging };

/** What the `insert-controls` of a place bring there; a control stands where it is asked for first. */
function inserted(place: Raw, custom: Custom): Raw[] {
  return listOf(place, "insert-controls").flatMap((directive) => {
    const { chosen } = selectControls(custom.all, directive, custom.merging.effort);
    const fresh = new Set([...chosen].filter((id) => !custom.used.has(id)));
    if (chosen.size === 0) custom.merging.violations.push({ path: "/profile/merge/custom", code: "insert-without-control", found: JSON.stringify(directive).slice(0, 120) });
    for (const id of fresh) custom.used.add(id);
    return [...ordered(pruneControls(custom.tree, fresh), textOf(directive, "order"))];
  });
}

/** A group of a custom structure; one that has the id of an imported group takes over what that says. */
function customGroup(group: Raw, custom: Custom): Raw {
  const { "insert-controls": _directives, groups: _groups, ...own } = group;
  const source = custom.groups.get(textOf(group, "id"));
  const { groups: _inner, controls: _controls, ...known } = source ?? {};
  const controls = inserted(group, custom);
  const groups = listOf(group, "groups").map((one) => customGroup(one, custom));
  return { ...mergeTwo(own, known), ...(groups.length > 0 ? { groups } : {}), ...(controls.length > 0 ? { controls } : {}) };
}

const everyGroup = (groups: readonly Raw[]): Raw[] => groups.flatMap((group) => [group, ...everyGroup(listOf(group, "groups"))]);

function arrangeCustom(imports: readonly Imported[], custom: Raw, merging: Merging): Raw {
  const tree = imports.flatMap(({ controls, groups }) => [...controls, ...everyGroup(groups).flatMap((group) => listOf(group, "controls"))]);
  const groups = new Map(everyGroup(imports.flatMap((one) => one.groups)).map((group) => [textOf(group, "id"), group]));
  const place: Custom = { tree, all: tree.flatMap((control) => [control, ...controlsOf(control)]), groups, used: new Set(), merging };
  const made = listOf(custom, "groups").map((group) => customGroup(group, place));
  const loose = inserted(custom, place);
  return { ...(made.length > 0 ? { groups: made } : {}), ...(loose.length > 0 ? { controls: loose } : {}) };
}

const groupParams = (groups: readonly Raw[]) => everyGroup(groups).flatMap((group) => listOf(group, "params"));

/** The arranged whole: `groups`, `controls` and `params` of the catalogue to come. Without a word on it, the result is flat, as the specification says. */
export function mergeImports(imports: readonly Imported[], merge: Raw, merging: Merging): Raw {
  const combined = combine(imports, merge);
  const isAsIs = merge["as-is"] === true || merge["as-is"] === "true";
  if (isRaw(merge["custom"])) {
    const params = joined(
      [],
      combined.flatMap((one) => [...one.params, ...groupParams(one.groups)]),
    );
    return { ...(params.length > 0 ? { params } : {}), ...arrangeCustom(combined, merge["custom"], merging) };
  }
  if (isAsIs) {
    const params = joined(
      [],
      combined.flatMap((one) => one.params),
    );
    const groups = joinGroups(combined.flatMap((one) => one.groups));
    const controls = combined.flatMap((one) => one.controls);
    return { ...(params.length > 0 ? { params } : {}), ...(groups.length > 0 ? { groups } : {}), ...(controls.length > 0 ? { controls } : {}) };
  }
  const params = joined(
    [],
    combined.flatMap((one) => [...one.params, ...groupParams(one.groups)]),
  );
  const controls = flattened(combined.flatMap((one) => [...one.controls, ...everyGroup(one.groups).flatMap((group) => listOf(group, "controls"))]));
  return { ...(params.length > 0 ? { params } : {}), ...(controls.length > 0 ? { controls } : {}) };
}
