/** Reads an OSCAL component definition: ready statements on how a requirement is implemented. */
import type { ComponentDocument, Fact } from "../model.ts";
import { documentKey } from "./oscal-catalogue.ts";
import { linksOf, propertyFacts } from "./oscal-facts.ts";
import { isUuid, listOf, propertyOf, rawOf, textOf, type Raw } from "./raw.ts";

type Statement = ComponentDocument["statements"][number];

/** The stable key behind a control id: BSI writes `_` and the alternative identifier. */
function keyBehind(requirement: Raw): string | null {
  const id = textOf(requirement, "control-id").replace(/^_/, "");
  const key = [propertyOf(requirement, "alt-identifier"), id].find(isUuid);
  return key === undefined ? null : key.toLowerCase();
}

const inner = (requirement: Raw) => listOf(requirement, "statements").map((one) => [textOf(one, "description"), textOf(one, "remarks")].filter((text) => text !== "").join("\n\n"));

function statementOf(requirement: Raw, component: string, around: readonly Fact[]): Statement {
  const text = [textOf(requirement, "description"), ...inner(requirement), textOf(requirement, "remarks")].filter((one) => one !== "").join("\n\n");
  const set = listOf(requirement, "set-parameters").flatMap((one): Fact[] => {
    const values = one["values"];
    return Array.isArray(values) ? values.filter((value) => typeof value === "string").map((value) => ({ name: "value", value, part: `param:${textOf(one, "param-id")}` })) : [];
  });
  return {
    component,
    requirement: textOf(requirement, "control-id"),
    requirementKey: keyBehind(requirement),
    text,
    facts: [...propertyFacts(requirement, undefined, new Set()), ...linksOf(requirement, () => undefined).facts, ...set, ...around],
  };
}

/** What holds for every statement of an implementation: where its requirements come from. */
const sourceFacts = (implementation: Raw): Fact[] =>
  textOf(implementation, "source") === "" ? [] : [{ name: "source", value: textOf(implementation, "source"), part: "implementation" }];

function statementsOf(component: Raw, title: string): Statement[] {
  return listOf(component, "control-implementations").flatMap((implementation) =>
    listOf(implementation, "implemented-requirements").map((requirement) => statementOf(requirement, title, sourceFacts(implementation))),
  );
}

/** Makes a document of a component definition's root object; capabilities are read like components. */
export function readComponents(root: Raw): ComponentDocument {
  const metadata = rawOf(root, "metadata");
  const said = (name: string, value: string): Fact[] => (value === "" ? [] : [{ name, value, part: "document" }]);
  return {
    kind: "component",
    format: "oscal-component",
    key: documentKey(root),
    title: textOf(metadata, "title"),
    label: textOf(metadata, "version"),
    statements: [
      ...listOf(root, "components").flatMap((component) => statementsOf(component, textOf(component, "title"))),
      ...listOf(root, "capabilities").flatMap((capability) => statementsOf(capability, textOf(capability, "name"))),
    ],
    facts: [...said("uuid", textOf(root, "uuid")), ...said("remarks", textOf(metadata, "remarks")), ...propertyFacts(metadata, undefined, new Set())],
  };
}
