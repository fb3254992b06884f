/** Writes one requirement as a control. */
import type { Fact, Parameter, Requirement } from "../model.ts";
import type { Ids } from "./oscal-ids.ts";
import { keyProps, labelProps } from "./oscal-naming.ts";
import { isUnsafeAddress } from "./oscal-safety.ts";
import { termsOf } from "./oscal-terms.ts";
import { carry, folded, foldedUnless, isAddress, isBare, isLine, isPlain, isToken, propertyFor, said, some, type Node, type Property } from "./oscal-writing.ts";

export type Context = { readonly documentKey: string; readonly ids: Ids; readonly placed: readonly Property[] };

/** What the words would be read as is not said again; what they would be read as wrongly is. */
function termProps(requirement: Requirement, facts: readonly Fact[]): Property[] {
  const read = termsOf(facts, requirement.statement);
  const { modal, level, effort, withdrawn, weight, audience } = requirement;
  return [
    ...(read.modal === modal ? [] : [carry("modal", modal ?? "")]),
    ...(read.level === level ? [] : [carry("level", level ?? "")]),
    ...(read.effort === effort ? [] : [carry("effort", effort === null ? "" : String(effort))]),
    ...(read.withdrawn === withdrawn ? [] : [carry("withdrawn", String(withdrawn))]),
    ...(weight === null ? [] : [carry("weight", String(weight))]),
    ...(audience === null ? [] : [carry("audience", audience)]),
  ];
}

const isPlainParameter = (parameter: Parameter, index: number, all: readonly Parameter[]) =>
  isToken(parameter.id) && all.findIndex((one) => one.id === parameter.id) === index && parameter.values.every(isLine) && parameter.choices.every((choice) => choice !== "");

const limits = ["usage", "how-many", "constraint", "guideline"] as const;
const onlyOnce = new Set(["usage", "how-many"]);

function isParameterFact(fact: Fact): boolean {
  if (!limits.some((name) => name === fact.name)) return isPlain(fact);
  return isBare(fact) && (fact.name === "how-many" ? ["one", "one-or-more"].includes(fact.value) : fact.value !== "");
}

/** What stands beside a parameter, in the order it is read again. */
function parameterFactsOf(parameter: Parameter, facts: readonly Fact[]): readonly Fact[] {
  const own = facts.filter((fact) => fact.part === `param:${parameter.id}` && isParameterFact(fact));
  const said = limits.flatMap((name) => own.filter((fact) => fact.name === name).slice(0, onlyOnce.has(name) ? 1 : undefined));
  return [...said, ...own.filter((fact) => !limits.some((name) => name === fact.name))];
}

function parameterFor(parameter: Parameter, facts: readonly Fact[]): Node {
  const own = facts.filter((fact) => fact.part === `param:${parameter.id}`);
  const called = (name: string) => own.filter((fact) => fact.name === name).map((fact) => fact.value);
  const select = { ...said("how-many", called("how-many").at(0) ?? ""), ...some("choice", parameter.choices) };
  return {
    id: parameter.id,
    ...some("props", own.filter((fact) => !limits.some((name) => name === fact.name)).map(propertyFor)),
    ...said("label", parameter.label),
    ...said("usage", called("usage").at(0) ?? ""),
    ...some(
      "constraints",
      called("constraint").map((description) => ({ description })),
    ),
    ...some(
      "guidelines",
      called("guideline").map((prose) => ({ prose })),
    ),
    ...some("values", parameter.values),
    ...(Object.keys(select).length === 0 ? {} : { select }),
  };
}

/** Parts without a field: a text begins a part, what follows belongs to it. */
function partsFor(facts: readonly Fact[]): Node[] {
  const parts: { readonly name: string; prose: string; readonly props: Property[] }[] = [];
  for (const fact of facts) {
    const name = fact.part?.slice(5) ?? "";
    const last = parts.at(-1);
    if (fact.name === "prose") parts.push({ name, prose: fact.value, props: [] });
    else if (last?.name === name) last.props.push(propertyFor(fact));
    else parts.push({ name, prose: "", props: [propertyFor(fact)] });
  }
  return parts.map(({ name, prose, props }) => ({ name, ...some("props", props), ...said("prose", prose) }));
}

const withField = ["statement", "guidance", "evidence"] as const;

function isPartFact(fact: Fact): boolean {
  const name = fact.part?.startsWith("part:") ? fact.part.slice(5) : "";
  if (!isToken(name) || withField.some((one) => one === name)) return false;
  return fact.name === "prose" ? fact.value !== "" && isBare(fact) : isPlain(fact);
}

const isLinkFact = (fact: Fact) => fact.part === "link" && (fact.name === "" || isToken(fact.name)) && isBare(fact) && isAddress(fact.value) && !isUnsafeAddress(fact.value);

type Sorted = {
  readonly className: readonly Fact[];
  readonly own: readonly Fact[];
  readonly inParts: readonly Fact[];
  readonly others: readonly Fact[];
  readonly parameters: readonly Fact[];
  readonly links: readonly Fact[];
};

/** Each fact to the place it is read from. */
function sortFacts({ facts, parameters }: Requirement, ids: Ids, plainParameters: boolean): Sorted {
  const taken = new Set(ids.requirements.values());
  return {
    className: facts.filter((fact) => fact.part === "class" && fact.name === "class" && isBare(fact) && isToken(fact.value)).slice(0, 1),
    own: facts.filter((fact) => fact.part === undefined && isPlain(fact)),
    inParts: withField.flatMap((part) => facts.filter((fact) => fact.part === part && isPlain(fact))),
    others: facts.filter(isPartFact),
    parameters: plainParameters ? parameters.flatMap((parameter) => parameterFactsOf(parameter, facts)) : [],
    links: facts.filter((fact) => isLinkFact(fact) && !(fact.value.startsWith("#") && taken.has(fact.value.slice(1)))),
  };
}

const linkFor = (href: string, rel: string): Node => ({ href, ...said("rel", rel) });

function linkProps(requirement: Requirement, ids: Ids): { readonly links: readonly Node[]; readonly props: readonly Property[] } {
  const isKnown = requirement.links.every(({ rel, key }) => (rel === "" || isToken(rel)) && ids.requirements.has(key));
  if (!isKnown) return { links: [], props: [folded("links", requirement.links)] };
  return { links: requirement.links.map(({ rel, key }) => linkFor(`#${ids.requirements.get(key) ?? ""}`, rel)), props: [] };
}

function partsOf(requirement: Requirement, sorted: Sorted): Node[] {
  const fields = withField.map((name) => ({ name, prose: requirement[name], props: sorted.inParts.filter((fact) => fact.part === name).map(propertyFor) }));
  return [
    ...fields.filter(({ prose, props }) => prose !== "" || props.length > 0).map(({ name, prose, props }) => ({ name, ...some("props", props), ...said("prose", prose) })),
    ...partsFor(sorted.others),
  ];
}

/** The control of a requirement, without those nested in it. */
export function controlFor(requirement: Requirement, { documentKey, ids, placed }: Context): Node {
  const id = ids.requirements.get(requirement.key) ?? "";
  const plainParameters = requirement.parameters.every(isPlainParameter);
  const sorted = sortFacts(requirement, ids, plainParameters);
  const links = linkProps(requirement, ids);
  const props = [
    ...keyProps(requirement.key, `${documentKey}#${id}`, requirement.facts),
    ...labelProps(requirement.label, id, requirement.facts),
    ...termProps(requirement, requirement.facts),
    ...placed,
    ...links.props,
    ...(plainParameters ? [] : [folded("parameters", requirement.parameters)]),
    ...sorted.own.map(propertyFor),
    ...foldedUnless(Object.values(sorted).flat(), requirement.facts),
  ];
  return {
    id,
    ...said("class", sorted.className[0]?.value ?? ""),
    title: requirement.title,
    ...(plainParameters
      ? some(
          "params",
          requirement.parameters.map((one) => parameterFor(one, sorted.parameters)),
        )
      : {}),
    ...some("props", props),
    ...some("links", [...links.links, ...sorted.links.map((fact) => linkFor(fact.value, fact.name))]),
    ...some("parts", partsOf(requirement, sorted)),
  };
}
