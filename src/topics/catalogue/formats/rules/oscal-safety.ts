/** What a hostile or careless file brings along, seen in one walk before anything is made of it (PROMISES G17). */
import type { Violation } from "../model.ts";
import { isRaw, shortly, textOf, type Raw } from "./raw.ts";

/** Source: PROMISES G17. */
export const mostControls = 50_000;
/** A report is read by people: what comes after is counted only. */
export const mostViolations = 1_000;
/** Attachments inside a file are never opened; from a megabyte on they are worth a word. */
const smallAttachment = 1_000_000;

const forbiddenKeys = new Set(["__proto__", "constructor", "prototype"]);
// oxlint-disable-next-line no-control-regex -- browsers skip them before the scheme, so does this
const skippedInAddress = /[\u0000-\u0020]/g;
const unsafeScheme = /^(?:javascript|vbscript|data|file|blob):/;

/** An address that runs or reads something when it is followed. */
export const isUnsafeAddress = (address: string): boolean => unsafeScheme.test(address.slice(0, 400).replace(skippedInAddress, "").toLowerCase());

type Walk = { readonly way: (string | number)[]; readonly found: Violation[]; readonly uuids: Set<string>; readonly ids: Set<string>; controls: number };

function note(walk: Walk, code: string, found: string): void {
  walk.found.push({ path: walk.way.map((step) => `/${step}`).join(""), code, found: shortly(found) });
}

function lookAtNames(walk: Walk, node: Raw): void {
  const uuid = textOf(node, "uuid").toLowerCase();
  if (uuid !== "" && walk.uuids.has(uuid)) note(walk, "duplicate-uuid", uuid);
  walk.uuids.add(uuid);
  const address = textOf(node, "href");
  if (address !== "" && isUnsafeAddress(address)) note(walk, "unsafe-address", address);
  const attached = isRaw(node["base64"]) ? textOf(node["base64"], "value").length : 0;
  if (attached > smallAttachment) note(walk, "attachment-ignored", String(attached));
}

/** Controls and groups are named once. */
function lookAtControls(walk: Walk, key: string, list: readonly unknown[]): void {
  if (key === "controls") walk.controls += list.length;
  for (const [index, one] of list.entries()) {
    const id = isRaw(one) ? textOf(one, "id") : "";
    if (id === "") continue;
    walk.way.push(key, index);
    if (walk.ids.has(id)) note(walk, "duplicate-id", id);
    walk.way.length -= 2;
    walk.ids.add(id);
  }
}

function visit(walk: Walk, node: unknown): void {
  if (walk.controls > mostControls) return;
  if (Array.isArray(node)) {
    for (const [index, one] of node.entries()) if (typeof one === "object") visitAt(walk, index, one);
    return;
  }
  if (!isRaw(node)) return;
  lookAtNames(walk, node);
  for (const key of Object.keys(node)) {
    const value = node[key];
    if (forbiddenKeys.has(key)) note(walk, "forbidden-key", key);
    if ((key === "controls" || key === "groups") && Array.isArray(value)) lookAtControls(walk, key, value);
    if (typeof value === "object") visitAt(walk, key, value);
  }
}

function visitAt(walk: Walk, step: string | number, node: unknown): void {
  walk.way.push(step);
  visit(walk, node);
  walk.way.pop();
}

/** Everything suspicious in a parsed file, and whether there are more controls than anybody can answer. The value nests at most 64 levels. */
export function findDangers(value: unknown): { readonly violations: readonly Violation[]; readonly tooMany: boolean } {
  const walk: Walk = { way: [], found: [], uuids: new Set(), ids: new Set(), controls: 0 };
  visit(walk, value);
  return { violations: walk.found, tooMany: walk.controls > mostControls };
}

/** A report short enough to be read, with the number of what was left out at its end. */
export function shorten(violations: readonly Violation[], count: number = violations.length): readonly Violation[] {
  const kept = violations.slice(0, mostViolations);
  return count > kept.length ? [...kept, { path: "", code: "more-violations", found: String(count - kept.length) }] : kept;
}
