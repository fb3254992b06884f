/** Keeps what OSCAL says beside the fields of a requirement: properties, other parts, links, remarks on parameters. */
import type { Fact, Parameter, Requirement } from "../model.ts";
import { isUnsafeAddress } from "./oscal-safety.ts";
import { asText, isRaw, listOf, rawOf, textOf, textsOf, type Raw } from "./raw.ts";

/** The namespace of properties by which Ringwall keeps what OSCAL has no word for. */
export const ringwallNs = "urn:ringwall:catalogue";

export const isOurs = (property: Raw): boolean => textOf(property, "ns") === ringwallNs;

/** What a file written by Ringwall says under a name; null where it says nothing. */
export function carried(node: Raw, name: string): string | null {
  const found = listOf(node, "props").find((property) => isOurs(property) && textOf(property, "name") === name);
  if (!found) return null;
  return Object.hasOwn(found, "remarks") ? textOf(found, "remarks") : textOf(found, "value");
}

/** A value that was carried as JSON; null where there is none or it is none. */
export function carriedValue(node: Raw, name: string): unknown {
  const text = carried(node, name);
  if (text === null) return null;
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

const optional = (name: "ns" | "class" | "remarks", text: string) => (text === "" ? {} : { [name]: text });

function factOf(property: Raw, part: string | undefined): Fact {
  return {
    name: textOf(property, "name"),
    value: textOf(property, "value"),
    ...optional("ns", textOf(property, "ns")),
    ...optional("class", textOf(property, "class")),
    ...optional("remarks", textOf(property, "remarks")),
    ...(part === undefined ? {} : { part }),
  };
}

const carriedFact = (raw: Raw): Fact => {
  const given = (["ns", "class", "remarks", "part"] as const).filter((name) => Object.hasOwn(raw, name)).map((name) => [name, textOf(raw, name)] as const);
  return { name: textOf(raw, "name"), value: textOf(raw, "value"), ...Object.fromEntries(given) };
};

/** Properties of a node as facts; those named in `spent` have a field of their own already. */
export function propertyFacts(node: Raw, part: string | undefined, spent: ReadonlySet<Raw>): Fact[] {
  return listOf(node, "props")
    .filter((property) => !isOurs(property) && !spent.has(property))
    .map((property) => factOf(property, part));
}

/** The facts of a node: those a file of Ringwall says all in one, else those found. */
export function carriedFacts(node: Raw, found: () => Fact[]): Fact[] {
  const value = carriedValue(node, "facts");
  return Array.isArray(value) ? value.filter(isRaw).map(carriedFact) : found();
}

/** A part that has no field: its text, its properties, then the parts inside. */
export function partFacts(part: Raw): Fact[] {
  const name = `part:${textOf(part, "name")}`;
  const prose = textOf(part, "prose");
  return [...(prose === "" ? [] : [{ name: "prose", value: prose, part: name }]), ...propertyFacts(part, name, new Set()), ...listOf(part, "parts").flatMap(partFacts)];
}

/** What a parameter says beside label, values and choices. */
export function parameterFacts(parameter: Raw): Fact[] {
  const part = `param:${textOf(parameter, "id")}`;
  const said = (name: string, value: string): Fact[] => (value === "" ? [] : [{ name, value, part }]);
  return [
    ...said("usage", textOf(parameter, "usage")),
    ...said("how-many", textOf(rawOf(parameter, "select"), "how-many")),
    ...listOf(parameter, "constraints").flatMap((one) => said("constraint", textOf(one, "description"))),
    ...listOf(parameter, "guidelines").flatMap((one) => said("guideline", textOf(one, "prose"))),
    ...propertyFacts(parameter, part, new Set()),
  ];
}

/** A parameter as its requirement shows it. */
export const parameterOf = (parameter: Raw): Parameter => ({
  id: textOf(parameter, "id"),
  label: textOf(parameter, "label"),
  values: [...textsOf(parameter, "values")],
  choices: [...textsOf(rawOf(parameter, "select"), "choice")],
});

/** Links to requirements of the same file by their keys; other links as facts, dangerous ones not at all. */
export function linksOf(node: Raw, keyOf: (id: string) => string | undefined): { readonly links: Requirement["links"]; readonly facts: Fact[] } {
  const links: Requirement["links"] = [];
  const facts: Fact[] = [];
  for (const link of listOf(node, "links")) {
    const href = textOf(link, "href");
    const rel = textOf(link, "rel");
    const key = href.startsWith("#") ? keyOf(href.slice(1)) : undefined;
    if (key !== undefined) links.push({ rel, key });
    else if (href !== "" && !isUnsafeAddress(href)) facts.push({ name: rel, value: href, part: "link" });
  }
  return { links, facts };
}

/** The text of a part with its items, one line each, in front of each its label where it has one. */
export function proseOf(part: Raw, depth = 0): string {
  const label = depth === 0 ? "" : labelOf(part);
  const own = `${label}${textOf(part, "prose")}`;
  const lines = listOf(part, "parts").map((one) => proseOf(one, depth + 1));
  const indent = "  ".repeat(Math.max(0, depth - 1));
  return [own === "" ? "" : `${indent}${own}`, ...lines].filter((line) => line !== "").join("\n");
}

const labelOf = (part: Raw) => {
  const found = listOf(part, "props").find((property) => textOf(property, "name") === "label");
  return found ? `${asText(found["value"])} ` : "";
};
