/** Reads one control as a requirement. */
import type { Fact, Parameter, Requirement } from "../model.ts";
import { printedLabel } from "./oscal-label.ts";
import { carried, carriedFacts, carriedValue, linksOf, parameterFacts, parameterOf, partFacts, propertyFacts, proseOf } from "./oscal-facts.ts";
import { effortOf, isLevel, isModal, termsOf, type Terms } from "./oscal-terms.ts";
import { isRaw, listOf, textOf, type Raw } from "./raw.ts";

/** A control with its place in the tree. */
export type Placed = {
  readonly control: Raw;
  readonly groupKey: string;
  readonly areaKey: string;
  readonly parent: Placed | null;
  readonly position: number;
};

/** What is known of the whole file. */
export type Surroundings = {
  readonly keys: { readonly byControl: ReadonlyMap<Raw, string>; readonly byId: ReadonlyMap<string, string> };
  readonly loose: ReadonlyMap<string, Raw>;
};

const partsCalled = (control: Raw, name: string) => listOf(control, "parts").filter((part) => textOf(part, "name") === name);
const proseCalled = (control: Raw, name: string) =>
  partsCalled(control, name)
    .map((part) => proseOf(part))
    .filter((prose) => prose !== "")
    .join("\n\n");

const withField = new Set(["statement", "guidance", "evidence"]);

/** Properties of a part and of the items in it; their labels stand in the text. */
function factsInside(part: Raw, name: string, isItem: boolean): Fact[] {
  const labels = new Set(isItem ? listOf(part, "props").filter((one) => textOf(one, "name") === "label") : []);
  return [...propertyFacts(part, name, labels), ...listOf(part, "parts").flatMap((inner) => factsInside(inner, name, true))];
}

const inserted = /\{\{\s*insert:\s*param,\s*([^\s}]{1,200})\s*\}\}/g;

/** Parameters of the control, and those outside that its text asks for. */
function parametersOf(control: Raw, prose: string, loose: ReadonlyMap<string, Raw>): Raw[] {
  const own = listOf(control, "params");
  if (loose.size === 0) return [...own];
  const ids = new Set(own.map((one) => textOf(one, "id")));
  const asked = new Set([...prose.matchAll(inserted)].map(([, id = ""]) => id).filter((id) => !ids.has(id)));
  return [...own, ...[...asked].map((id) => loose.get(id)).filter((one) => one !== undefined)];
}

function foldedParameters(control: Raw): Parameter[] | null {
  const folded = carriedValue(control, "parameters");
  if (!Array.isArray(folded)) return null;
  const texts = (value: unknown) => (Array.isArray(value) ? value.filter((one) => typeof one === "string") : []);
  return folded.filter(isRaw).map((one) => ({ id: textOf(one, "id"), label: textOf(one, "label"), values: texts(one["values"]), choices: texts(one["choices"]) }));
}

function foldedLinks(control: Raw): Requirement["links"] | null {
  const folded = carriedValue(control, "links");
  return Array.isArray(folded) ? folded.filter(isRaw).map((one) => ({ rel: textOf(one, "rel"), key: textOf(one, "key") })) : null;
}

/** What Ringwall wrote itself goes before what the words mean. */
function overridden(control: Raw, terms: Terms): Terms {
  const modal = carried(control, "modal");
  const level = carried(control, "level");
  const effort = carried(control, "effort");
  const withdrawn = carried(control, "withdrawn");
  return {
    modal: modal === null ? terms.modal : isModal(modal) ? modal : null,
    level: level === null ? terms.level : isLevel(level) ? level : null,
    effort: effort === null ? terms.effort : effortOf(effort),
    withdrawn: withdrawn === null ? terms.withdrawn : withdrawn === "true",
  };
}

const weightOf = (text: string | null) => (text !== null && /^[1-3]$/.test(text) ? Number(text) : null);

function factsOf(control: Raw, spent: ReadonlySet<Raw>, parameters: readonly Raw[]): Fact[] {
  const className = textOf(control, "class");
  return [
    ...(className === "" ? [] : [{ name: "class", value: className, part: "class" }]),
    ...propertyFacts(control, undefined, spent),
    ...[...withField].flatMap((name) => partsCalled(control, name).flatMap((part) => factsInside(part, name, false))),
    ...listOf(control, "parts")
      .filter((part) => !withField.has(textOf(part, "name")))
      .flatMap(partFacts),
    ...parameters.flatMap(parameterFacts),
  ];
}

/** The requirement of a placed control. */
export function requirementOf(placed: Placed, { keys, loose }: Surroundings): Requirement {
  const { control, parent } = placed;
  const key = keys.byControl.get(control) ?? "";
  const { label, spent } = printedLabel(control);
  const alternative = listOf(control, "props").find((one) => textOf(one, "name") === "alt-identifier" && textOf(one, "value").toLowerCase() === key);
  const statement = proseCalled(control, "statement");
  const guidance = proseCalled(control, "guidance");
  const parameters = parametersOf(control, `${statement} ${guidance}`, loose);
  const { links, facts: linkFacts } = linksOf(control, (id) => keys.byId.get(id));
  const spentHere = new Set([spent, alternative].filter((one) => one !== undefined));
  const facts = carriedFacts(control, () => [...factsOf(control, spentHere, parameters), ...linkFacts]);
  return {
    key,
    label,
    areaKey: carried(control, "area") ?? placed.areaKey,
    groupKey: carried(control, "group") ?? placed.groupKey,
    parentKey: carried(control, "parent") ?? (parent ? (keys.byControl.get(parent.control) ?? null) : null),
    title: textOf(control, "title"),
    statement,
    guidance,
    evidence: proseCalled(control, "evidence"),
    ...overridden(control, termsOf(facts, statement)),
    weight: weightOf(carried(control, "weight")),
    audience: carried(control, "audience"),
    parameters: foldedParameters(control) ?? parameters.map(parameterOf),
    facts,
    links: foldedLinks(control) ?? links,
  };
}
