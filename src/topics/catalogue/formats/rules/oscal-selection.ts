/** Chooses controls of a catalogue by id and by pattern (OSCAL profile resolution, import phase). */
import { listOf, textOf, textsOf, type Raw } from "./raw.ts";

/** How much work is left; a profile made to be slow uses it up and is refused. */
export type Effort = { left: number };

/** Source: fifty patterns over the largest catalogue (50,000 controls) are a few million steps. */
export const freshEffort = (): Effort => ({ left: 20_000_000 });

/** Takes from what is left; false when nothing is. */
export function spend(effort: Effort, steps: number): boolean {
  effort.left -= steps;
  return effort.left >= 0;
}

/** Does a text fit a pattern with `*` (anything) and `?` (one sign)? Looks back at the last star only, never further. */
export function fitsPattern(pattern: string, text: string, effort: Effort): boolean {
  let p = 0;
  let t = 0;
  let star = -1;
  let resume = 0;
  while (t < text.length) {
    effort.left -= 1;
    if (effort.left < 0) return false;
    if (p < pattern.length && pattern[p] === "*") {
      star = p;
      resume = t;
      p += 1;
    } else if (p < pattern.length && (pattern[p] === "?" || pattern[p] === text[t])) {
      p += 1;
      t += 1;
    } else if (star >= 0) {
      p = star + 1;
      resume += 1;
      t = resume;
    } else return false;
  }
  while (pattern[p] === "*") p += 1;
  return p === pattern.length;
}

/** Selectors taken together: ids and patterns that bring the control alone, and those that bring what is nested in it too. */
type Wanted = { readonly ids: ReadonlySet<string>; readonly patterns: readonly string[] };

function wantedOf(selectors: readonly Raw[]): Wanted {
  const ids = selectors.flatMap((one) => [...textsOf(one, "with-ids"), ...textsOf(one, "with-id")]);
  return { ids: new Set(ids), patterns: selectors.flatMap((one) => listOf(one, "matching").map((match) => textOf(match, "pattern"))) };
}

const bringsChildren = (selector: Raw) => textOf(selector, "with-child-controls") === "yes" || selector["with-child-controls"] === true;

/** Ids named by selectors that no control has. */
export type Selection = { readonly chosen: ReadonlySet<string>; readonly isAll: boolean; readonly unknown: readonly string[] };

const everyControl = (node: Raw): Raw[] => [...listOf(node, "controls").flatMap((control) => [control, ...everyControl(control)]), ...listOf(node, "groups").flatMap(everyControl)];

/** All controls of a catalogue, in the order of the file, nested ones after their parent. */
export const controlsOf = (catalogue: Raw): readonly Raw[] => everyControl(catalogue);

const beneath = (control: Raw): string[] => listOf(control, "controls").flatMap((inner) => [textOf(inner, "id"), ...beneath(inner)]);

const isWanted = (wanted: Wanted, id: string, effort: Effort) => wanted.ids.has(id) || wanted.patterns.some((pattern) => effort.left < 0 || fitsPattern(pattern, id, effort));

function idsOf(controls: readonly Raw[], selectors: readonly Raw[], effort: Effort): Set<string> {
  const alone = wantedOf(selectors.filter((one) => !bringsChildren(one)));
  const whole = wantedOf(selectors.filter(bringsChildren));
  const ids = new Set<string>();
  for (const control of controls) {
    const id = textOf(control, "id");
    if (isWanted(whole, id, effort)) for (const inner of [id, ...beneath(control)]) ids.add(inner);
    else if (isWanted(alone, id, effort)) ids.add(id);
  }
  return ids;
}

/**
 * The controls an `import` or `insert-controls` chooses. Without a word on what to include, everything is; what is both included and excluded is
 * excluded. A nested control comes without its parent unless that is chosen too, and then stands in its place.
 */
export function selectControls(controls: readonly Raw[], directive: Raw, effort: Effort): Selection {
  const includes = listOf(directive, "include-controls");
  const isAll = Object.hasOwn(directive, "include-all") || includes.length === 0;
  const all = new Set(controls.map((control) => textOf(control, "id")));
  const included = isAll ? all : idsOf(controls, includes, effort);
  const excludes = listOf(directive, "exclude-controls");
  const excluded = excludes.length === 0 ? new Set<string>() : idsOf(controls, excludes, effort);
  const named = isAll ? [] : [...wantedOf(includes).ids];
  return { isAll, chosen: new Set([...included].filter((id) => !excluded.has(id))), unknown: named.filter((id) => !all.has(id)) };
}

/** A list of controls with only those chosen; what is nested in one that is not takes its place. */
export function pruneControls(controls: readonly Raw[], chosen: ReadonlySet<string>): Raw[] {
  return controls.flatMap((control) => {
    const inner = pruneControls(listOf(control, "controls"), chosen);
    if (!chosen.has(textOf(control, "id"))) return inner;
    const { controls: _nested, ...own } = control;
    return [inner.length === 0 ? own : { ...own, controls: inner }];
  });
}

const isBare = (group: Raw): boolean => listOf(group, "controls").length === 0 && listOf(group, "groups").every(isBare);

/** A group or catalogue with only the chosen controls. Groups left without any go; where everything is imported, those that never had any stay. */
export function pruneGroup(node: Raw, { chosen, isAll }: Pick<Selection, "chosen" | "isAll">): Raw {
  const { controls: _controls, groups: _groups, ...own } = node;
  const controls = pruneControls(listOf(node, "controls"), chosen);
  const groups = listOf(node, "groups").flatMap((group) => {
    const pruned = pruneGroup(group, { chosen, isAll });
    return Object.hasOwn(pruned, "controls") || Object.hasOwn(pruned, "groups") || (isAll && isBare(group)) ? [pruned] : [];
  });
  return { ...own, ...(groups.length === 0 ? {} : { groups }), ...(controls.length === 0 ? {} : { controls }) };
}
