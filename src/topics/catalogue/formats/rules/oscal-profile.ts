/** Resolves a profile into a catalogue (OSCAL profile resolution): import, merge, modify. Source: the specification at pages.nist.gov/OSCAL, 1.1. */
import { uuidOf } from "#kernel/uuid";
import type { Violation } from "../model.ts";
import { documentKey } from "./oscal-catalogue.ts";
import { carried, ringwallNs } from "./oscal-facts.ts";
import { mergeImports, type Imported } from "./oscal-merge.ts";
import { modifyCatalogue } from "./oscal-modify.ts";
import { mostControls } from "./oscal-safety.ts";
import { controlsOf, freshEffort, pruneControls, pruneGroup, selectControls, spend, type Effort } from "./oscal-selection.ts";
import { findSource, isMissing, type MissingSource, type OscalFile, type Sources } from "./oscal-source.ts";
import { isUuid, listOf, propertyOf, rawOf, textOf, type Raw } from "./raw.ts";

/** What it costs to carry one control through all phases, in the steps of `freshEffort`: 200,000 controls in all profiles of a set. */
const stepsPerControl = 100;
/** No profile imports more; each import looks at a whole catalogue. */
const mostImports = 200;

export type Resolution = {
  /** The resolved catalogue's root object; null where something it needs is missing or it was refused. */
  readonly catalogue: Raw | null;
  readonly violations: readonly Violation[];
  readonly missing: readonly MissingSource[];
  /** Names of the files it was made from. */
  readonly used: readonly string[];
};

type Resolving = { readonly sources: Sources; readonly done: Map<OscalFile, Resolution>; readonly trail: readonly OscalFile[]; readonly effort: Effort };

/** A control keeps the key it has in its own catalogue, so that answers move along. */
function stamped(control: Raw, catalogueKey: string): Raw {
  const inner = Object.hasOwn(control, "controls") ? { controls: listOf(control, "controls").map((one) => stamped(one, catalogueKey)) } : {};
  if (carried(control, "key") !== null || isUuid(propertyOf(control, "alt-identifier"))) return { ...control, ...inner };
  const key: Raw = { name: "key", ns: ringwallNs, value: `${catalogueKey}#${textOf(control, "id")}` };
  return { ...control, props: [...listOf(control, "props"), key], ...inner };
}

const stampedGroup = (group: Raw, key: string): Raw => ({
  ...group,
  ...(Object.hasOwn(group, "controls") ? { controls: listOf(group, "controls").map((one) => stamped(one, key)) } : {}),
  ...(Object.hasOwn(group, "groups") ? { groups: listOf(group, "groups").map((one) => stampedGroup(one, key)) } : {}),
});

type Importing = { readonly resolving: Resolving; readonly violations: Violation[]; readonly missing: MissingSource[]; readonly used: Set<string>; readonly resources: Raw[] };

/** The catalogue behind an import: as it is, or resolved from a profile. */
function sourceOf(file: OscalFile, href: string, importing: Importing): { readonly root: Raw; readonly name: string } | null {
  const { resolving, violations, missing, used } = importing;
  const found = findSource(file, href, resolving.sources);
  if (isMissing(found)) {
    missing.push(found);
    return null;
  }
  used.add(found.name);
  if (found.kind === "catalog") return { root: found.root, name: found.name };
  if (resolving.trail.includes(found)) {
    violations.push({ path: "/profile/imports", code: "cyclic-import", found: [...resolving.trail.map((one) => one.name), found.name].join(" → ") });
    return null;
  }
  const inner = resolve(found, { ...resolving, trail: [...resolving.trail, found] });
  const known = new Set(violations);
  for (const one of inner.violations) if (!known.has(one)) violations.push(one);
  const named = new Set(missing);
  for (const one of inner.missing) if (!named.has(one)) missing.push(one);
  for (const name of inner.used) used.add(name);
  return inner.catalogue && { root: inner.catalogue, name: found.name };
}

function importOne(file: OscalFile, directive: Raw, importing: Importing): Imported | null {
  const source = sourceOf(file, textOf(directive, "href"), importing);
  if (!source) return null;
  const controls = controlsOf(source.root);
  const { chosen, isAll, unknown } = selectControls(controls, directive, importing.resolving.effort);
  for (const id of unknown) importing.violations.push({ path: "/profile/imports", code: "control-not-found", found: `${id} (${source.name})` });
  const key = documentKey(source.root);
  importing.resources.push(...listOf(rawOf(source.root, "back-matter"), "resources"));
  const { groups: _groups, controls: _controls, ...whole } = source.root;
  const pruned = pruneGroup({ groups: listOf(source.root, "groups") }, { chosen, isAll });
  return {
    groups: listOf(pruned, "groups").map((group) => stampedGroup(group, key)),
    controls: pruneControls(listOf(source.root, "controls"), chosen).map((control) => stamped(control, key)),
    params: listOf(whole, "params"),
  };
}

/** The profile's own words about itself become those of the catalogue; its identifier stays the same through all versions. */
function metadataOf(profile: Raw): Raw {
  const metadata = rawOf(profile, "metadata");
  const uuid = textOf(profile, "uuid");
  const ids = listOf(metadata, "document-ids");
  const { links: _links, ...own } = metadata;
  return { ...own, ...(ids.length > 0 || uuid === "" ? {} : { "document-ids": [{ identifier: uuid }] }) };
}

/** The same uuid for the same profile from the same sources. */
const resolvedUuid = (profile: Raw, parts: readonly Imported[]) =>
  uuidOf(`resolved ${textOf(profile, "uuid")} ${textOf(rawOf(profile, "metadata"), "version")} ${parts.map((one) => one.groups.length + one.controls.length).join(" ")}`);

const count = (one: Imported) => controlsOf({ groups: one.groups, controls: one.controls }).length;

function importAll(file: OscalFile, importing: Importing): Imported[] | null {
  const directives = listOf(file.root, "imports");
  if (directives.length > mostImports) {
    importing.violations.push({ path: "/profile/imports", code: "too-many-imports", found: String(directives.length) });
    return null;
  }
  const parts: Imported[] = [];
  let total = 0;
  for (const directive of directives) {
    const part = importOne(file, directive, importing);
    if (!part) continue;
    const controls = count(part);
    total += controls;
    if (total > mostControls) {
      importing.violations.push({ path: "/profile/imports", code: "too-many-controls", found: String(total) });
      return null;
    }
    if (!spend(importing.resolving.effort, controls * stepsPerControl)) break;
    parts.push(part);
  }
  if (importing.resolving.effort.left < 0) {
    importing.violations.push({ path: "/profile", code: "too-much-work", found: file.name });
    return null;
  }
  // A catalogue of half the sources would look complete.
  return parts.length === directives.length ? parts : null;
}

function build(file: OscalFile, parts: readonly Imported[], importing: Importing): Raw | null {
  const { violations, resolving } = importing;
  const merged = mergeImports(parts, rawOf(file.root, "merge"), { violations, effort: resolving.effort });
  const modified = modifyCatalogue(merged, file.root, { violations, effort: resolving.effort });
  if (resolving.effort.left < 0) {
    violations.push({ path: "/profile", code: "too-much-work", found: file.name });
    return null;
  }
  const own = listOf(rawOf(file.root, "back-matter"), "resources");
  const resources = new Map([...importing.resources, ...own].map((one) => [textOf(one, "uuid"), one]));
  const backMatter = resources.size === 0 ? {} : { "back-matter": { resources: [...resources.values()] } };
  return { uuid: resolvedUuid(file.root, parts), metadata: metadataOf(file.root), ...modified, ...backMatter };
}

function resolve(file: OscalFile, resolving: Resolving): Resolution {
  const known = resolving.done.get(file);
  if (known) return known;
  const importing: Importing = { resolving, violations: [], missing: [], used: new Set(), resources: [] };
  const parts = importAll(file, importing);
  const catalogue = parts && build(file, parts, importing);
  const resolution: Resolution = { catalogue, violations: importing.violations, missing: importing.missing, used: [...importing.used] };
  resolving.done.set(file, resolution);
  return resolution;
}

/** Resolves profiles from the files at hand; each once, and all with one measure of work. */
export function openResolver(sources: Sources): (file: OscalFile) => Resolution {
  const shared = { sources, done: new Map<OscalFile, Resolution>(), effort: freshEffort() };
  return (file) => resolve(file, { ...shared, trail: [file] });
}
