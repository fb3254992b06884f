/** Changes what was merged (OSCAL profile resolution, modify phase): values of parameters, things added to and removed from controls. */
import type { Violation } from "../model.ts";
import { controlsOf, spend, type Effort } from "./oscal-selection.ts";
import { isRaw, listOf, rawOf, textOf, type Raw } from "./raw.ts";

type Modifying = { readonly violations: Violation[]; readonly effort: Effort };

const replaced = ["class", "depends-on", "label", "usage", "values", "select"];
const extended = ["props", "links", "constraints", "guidelines"];

/** Comparing two things costs more than looking at one. */
const comparing = 10;
const sizeOf = (node: Raw) => extended.reduce((sum, name) => sum + listOf(node, name).length, 1);

/** A parameter as a `set-parameters` entry leaves it. */
function setParameter(parameter: Raw, setting: Raw, effort: Effort): Raw {
  if (!spend(effort, comparing * (sizeOf(parameter) + sizeOf(setting)))) return parameter;
  const news = replaced.filter((name) => Object.hasOwn(setting, name)).map((name) => [name, setting[name]] as const);
  const added = extended
    .filter((name) => listOf(setting, name).length > 0)
    .map((name) => {
      // Set twice says it once: resolving again changes nothing.
      const known = new Set(listOf(parameter, name).map((one) => JSON.stringify(one)));
      return [name, [...listOf(parameter, name), ...listOf(setting, name).filter((one) => !known.has(JSON.stringify(one)))]] as const;
    });
  return { ...parameter, ...Object.fromEntries([...news, ...added]) };
}

function file(byId: Map<string, Raw[]>, id: string, one: Raw): void {
  const known = byId.get(id);
  if (known) known.push(one);
  else byId.set(id, [one]);
}

/** The whole tree with every node changed that may hold something. */
function mapTree(node: Raw, change: (node: Raw) => Raw): Raw {
  const changed = change(node);
  const inside = ["groups", "controls"].filter((name) => Object.hasOwn(changed, name)).map((name) => [name, listOf(changed, name).map((one) => mapTree(one, change))] as const);
  return { ...changed, ...Object.fromEntries(inside) };
}

function setParameters(catalogue: Raw, settings: readonly Raw[], { violations, effort }: Modifying): Raw {
  const byId = new Map<string, Raw[]>();
  for (const setting of settings) file(byId, textOf(setting, "param-id"), setting);
  const met = new Set<string>();
  const changed = mapTree(catalogue, (node) => {
    const params = listOf(node, "params");
    if (!params.some((one) => byId.has(textOf(one, "id")))) return node;
    return {
      ...node,
      params: params.map((one) => {
        met.add(textOf(one, "id"));
        return (byId.get(textOf(one, "id")) ?? []).reduce((changed, setting) => setParameter(changed, setting, effort), one);
      }),
    };
  });
  for (const id of byId.keys()) if (!met.has(id)) violations.push({ path: "/profile/modify/set-parameters", code: "parameter-not-found", found: id });
  return changed;
}

const holders = ["params", "props", "links", "parts"] as const;

type Criteria = { readonly id: string; readonly name: string; readonly ns: string; readonly class: string; readonly item: string };

const criterion = (remove: Raw, name: string) => textOf(remove, `by-${name}`) || textOf(remove, `${name}-ref`);
const criteriaOf = (remove: Raw): Criteria => ({
  id: criterion(remove, "id"),
  name: criterion(remove, "name"),
  ns: criterion(remove, "ns"),
  class: criterion(remove, "class"),
  item: (textOf(remove, "by-item-name") || textOf(remove, "item-name")).replace(/s$/, ""),
});

/** All that is asked must hold. */
const meets = (thing: Raw, item: string, criteria: Criteria) =>
  (criteria.item === "" || criteria.item === item) && (["id", "name", "ns", "class"] as const).every((name) => criteria[name] === "" || textOf(thing, name) === criteria[name]);

/** A control or part without the things that meet the criteria, nested controls excepted. */
function without(node: Raw, criteria: Criteria): Raw {
  const lists = holders
    .filter((name) => Object.hasOwn(node, name))
    .map((name) => {
      const left = listOf(node, name).filter((thing) => !meets(thing, name.slice(0, -1), criteria));
      return [name, left.map((thing) => (name === "parts" || name === "params" ? without(thing, criteria) : thing))] as const;
    });
  const { params: _params, props: _props, links: _links, parts: _parts, ...own } = node;
  return { ...own, ...Object.fromEntries(lists.filter(([, list]) => list.length > 0)) };
}

/** New things in front of or behind those of a node. */
function extend(node: Raw, add: Raw, isInFront: boolean): Raw {
  const lists = holders
    .filter((name) => listOf(add, name).length > 0)
    .map((name) => [name, isInFront ? [...listOf(add, name), ...listOf(node, name)] : [...listOf(node, name), ...listOf(add, name)]] as const);
  return { ...node, ...(Object.hasOwn(add, "title") ? { title: add["title"] } : {}), ...Object.fromEntries(lists) };
}

type Target = { readonly id: string; readonly position: string; met: boolean };

/** New things beside a thing of a list: parts beside a part, parameters beside a parameter; the rest goes to whoever holds the list. */
function addBeside(node: Raw, list: "parts" | "params", place: { readonly at: number; readonly add: Raw; readonly isBefore: boolean }): Raw {
  const { at, add, isBefore } = place;
  const { [list]: siblings, title: _title, ...rest } = add;
  const known = listOf(node, list);
  const cut = isBefore ? at : at + 1;
  const news = Array.isArray(siblings) ? siblings.filter(isRaw) : [];
  return extend({ ...node, [list]: [...known.slice(0, cut), ...news, ...known.slice(cut)] }, rest, isBefore);
}

/** Looks for the thing of an explicit `by-id` in a node and adds there. */
function addById(node: Raw, add: Raw, target: Target): Raw {
  for (const list of ["parts", "params"] as const) {
    const things = listOf(node, list);
    const at = things.findIndex((thing) => textOf(thing, "id") === target.id);
    const found = things[at];
    if (!found) continue;
    target.met = true;
    if (target.position === "before" || target.position === "after") return addBeside(node, list, { at, add, isBefore: target.position === "before" });
    const grown = extend(found, add, target.position === "starting");
    return { ...node, [list]: things.with(at, grown) };
  }
  const parts = listOf(node, "parts");
  for (const [at, part] of parts.entries()) {
    const grown = addById(part, add, target);
    if (target.met) return { ...node, parts: parts.with(at, grown) };
  }
  return node;
}

function addTo(control: Raw, add: Raw, { violations }: Modifying): Raw {
  const id = textOf(add, "by-id");
  const position = textOf(add, "position") || "ending";
  if (id === "" || id === textOf(control, "id")) return extend(control, add, position === "starting" || position === "before");
  const target: Target = { id, position, met: false };
  const changed = addById(control, add, target);
  if (!target.met) violations.push({ path: "/profile/modify/alters", code: "place-not-found", found: `${textOf(control, "id")} ${id}` });
  return changed;
}

const thingsIn = (node: Raw): number =>
  holders.reduce(
    (sum, name) => sum + listOf(node, name).length,
    listOf(node, "parts").reduce((sum, part) => sum + thingsIn(part), 1),
  );

/** First what goes, then what comes, in the order of the profile. */
function alterControl(control: Raw, alter: Raw, modifying: Modifying): Raw {
  const removes = [...listOf(alter, "removes"), ...listOf(alter, "remove")].map(criteriaOf);
  const adds = [...listOf(alter, "adds"), ...listOf(alter, "add")];
  const things = thingsIn(control) + adds.reduce((sum, add) => sum + thingsIn(add), 0);
  if (!spend(modifying.effort, things * (removes.length + adds.length))) return control;
  const left = removes.filter((criteria) => Object.values(criteria).some((one) => one !== "")).reduce(without, control);
  return adds.reduce((changed, add) => addTo(changed, add, modifying), left);
}

function alterControls(catalogue: Raw, alters: readonly Raw[], modifying: Modifying): Raw {
  const byId = new Map<string, Raw[]>();
  for (const alter of alters) file(byId, textOf(alter, "control-id"), alter);
  const present = new Set(controlsOf(catalogue).map((control) => textOf(control, "id")));
  for (const id of byId.keys()) if (!present.has(id)) modifying.violations.push({ path: "/profile/modify/alters", code: "control-not-found", found: id });
  const change = (controls: readonly Raw[]): Raw[] =>
    controls.map((control) => {
      const changed = (byId.get(textOf(control, "id")) ?? []).reduce((one, alter) => alterControl(one, alter, modifying), control);
      return Object.hasOwn(changed, "controls") ? { ...changed, controls: change(listOf(changed, "controls")) } : changed;
    });
  const walk = (node: Raw): Raw => ({
    ...node,
    ...(Object.hasOwn(node, "controls") ? { controls: change(listOf(node, "controls")) } : {}),
    ...(Object.hasOwn(node, "groups") ? { groups: listOf(node, "groups").map(walk) } : {}),
  });
  return walk(catalogue);
}

/** The catalogue as the profile's `modify` leaves it; what it speaks of and nobody knows is named. */
export function modifyCatalogue(catalogue: Raw, profile: Raw, modifying: Modifying): Raw {
  const modify = rawOf(profile, "modify");
  const set = listOf(modify, "set-parameters").length === 0 ? catalogue : setParameters(catalogue, listOf(modify, "set-parameters"), modifying);
  return listOf(modify, "alters").length === 0 ? set : alterControls(set, listOf(modify, "alters"), modifying);
}
