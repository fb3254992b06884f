/** Framework libraries in YAML, as CISO Assistant publishes them: `objects.framework.requirement_nodes`, a tree by `urn` and `parent_urn`. */
import type { CatalogueDocument, Chapter, Requirement, Violation } from "../model.ts";

type Fields = Readonly<Record<string, unknown>>;

const isFields = (value: unknown): value is Fields => typeof value === "object" && value !== null && !Array.isArray(value);
const textIn = (fields: Fields, name: string): string => {
  const value = fields[name];
  return typeof value === "string" ? value.trim() : typeof value === "number" ? String(value) : "";
};

/** The framework of a library, or null where the file is something else. */
export function frameworkIn(value: unknown): Fields | null {
  const objects = isFields(value) ? value["objects"] : null;
  const framework = isFields(objects) ? (objects["framework"] ?? objects["frameworks"]) : null;
  const first: unknown = Array.isArray(framework) ? framework[0] : framework;
  return isFields(first) && Array.isArray(first["requirement_nodes"]) ? first : null;
}

type Node = { readonly urn: string; readonly parent: string | null; readonly assessable: boolean; readonly fields: Fields };

function nodesOf(framework: Fields, violations: Violation[]): Node[] {
  const raw = framework["requirement_nodes"];
  const list: readonly unknown[] = Array.isArray(raw) ? raw : [];
  const seen = new Set<string>();
  return list.flatMap((item, index) => {
    const path = `requirement_nodes[${index}]`;
    if (!isFields(item) || textIn(item, "urn") === "") {
      violations.push({ path, code: "urn-missing", found: isFields(item) ? textIn(item, "name") : "" });
      return [];
    }
    const urn = textIn(item, "urn");
    if (seen.has(urn)) {
      violations.push({ path, code: "key-twice", found: urn });
      return [];
    }
    seen.add(urn);
    return [{ urn, parent: textIn(item, "parent_urn") || null, assessable: item["assessable"] === true, fields: item }];
  });
}

/** The way up to the root, nearest first; ends where a parent is missing or the way turns back on itself. */
function ancestorsOf(node: Node, byUrn: ReadonlyMap<string, Node>): Node[] {
  const way: Node[] = [];
  const passed = new Set([node.urn]);
  let at = node.parent === null ? undefined : byUrn.get(node.parent);
  while (at && !passed.has(at.urn)) {
    way.push(at);
    passed.add(at.urn);
    at = at.parent === null ? undefined : byUrn.get(at.parent);
  }
  return way;
}

const levels: Readonly<Record<string, Requirement["level"]>> = { B: "basic", S: "standard", E: "elevated", H: "elevated" };

/** BSI's own letters; other groups stay as facts. */
function levelIn({ fields }: Node): Requirement["level"] {
  const groups = fields["implementation_groups"];
  const first: unknown = Array.isArray(groups) ? groups[0] : null;
  return typeof first === "string" ? (levels[first] ?? null) : null;
}

const modalIn = (statement: string): Requirement["modal"] =>
  /\b(MUSS|MÜSSEN|DARF NICHT|DÜRFEN NICHT|MUST|SHALL)\b/.test(statement)
    ? "must"
    : /\b(SOLLTEN?|SHOULD)\b/.test(statement)
      ? "should"
      : /\b(KANN|KÖNNEN|MAY)\b/.test(statement)
        ? "may"
        : null;

const kept = new Set(["urn", "parent_urn", "assessable", "depth", "ref_id", "name", "description", "annotation", "typical_evidence"]);
const factsOf = ({ fields }: Node) =>
  Object.entries(fields).flatMap(([name, value]) => (kept.has(name) || value === null ? [] : [{ name, value: typeof value === "string" ? value : JSON.stringify(value) }]));

function chapterOf(node: Node, byUrn: ReadonlyMap<string, Node>): Chapter {
  const [parent] = ancestorsOf(node, byUrn);
  const title = textIn(node.fields, "name") || textIn(node.fields, "description") || textIn(node.fields, "ref_id");
  return {
    key: node.urn,
    parentKey: parent?.urn ?? null,
    label: textIn(node.fields, "ref_id"),
    title,
    intro: textIn(node.fields, "name") === "" ? "" : textIn(node.fields, "description"),
  };
}

function requirementOf(node: Node, byUrn: ReadonlyMap<string, Node>): Requirement {
  const above = ancestorsOf(node, byUrn);
  const group = above.find(({ assessable }) => !assessable);
  const root = above.at(-1);
  const statement = textIn(node.fields, "description");
  return {
    key: node.urn,
    label: textIn(node.fields, "ref_id") || node.urn.slice(node.urn.lastIndexOf(":") + 1),
    areaKey: root?.urn ?? node.urn,
    groupKey: group?.urn ?? root?.urn ?? node.urn,
    parentKey: above.find(({ assessable }) => assessable)?.urn ?? null,
    title: textIn(node.fields, "name") || (above[0] ? textIn(above[0].fields, "name") : "") || statement.slice(0, 120),
    statement,
    guidance: textIn(node.fields, "annotation"),
    evidence: textIn(node.fields, "typical_evidence"),
    modal: modalIn(statement),
    level: levelIn(node),
    effort: null,
    weight: null,
    audience: null,
    withdrawn: false,
    parameters: [],
    facts: factsOf(node),
    links: [],
  };
}

export type YamlLibrary = { readonly document: CatalogueDocument | null; readonly violations: readonly Violation[] };

/** A framework library as a catalogue; null where it asks nothing. */
export function readYamlLibrary(value: unknown): YamlLibrary {
  const framework = frameworkIn(value);
  const violations: Violation[] = [];
  if (!framework || !isFields(value)) return { document: null, violations: [{ path: "objects.framework", code: "no-framework", found: "" }] };
  const nodes = nodesOf(framework, violations);
  const byUrn = new Map(nodes.map((node) => [node.urn, node]));
  for (const { urn, parent } of nodes) if (parent !== null && !byUrn.has(parent)) violations.push({ path: urn, code: "parent-missing", found: parent });
  const requirements = nodes.filter(({ assessable }) => assessable).map((node) => requirementOf(node, byUrn));
  if (requirements.length === 0) return { document: null, violations: [...violations, { path: "requirement_nodes", code: "no-requirements", found: "" }] };
  // A requirement at the top is its own area.
  const lone = new Set(requirements.filter(({ areaKey, key }) => areaKey === key).map(({ key }) => key));
  const chapters = nodes.filter(({ urn, assessable }) => !assessable || lone.has(urn)).map((node) => chapterOf(node, byUrn));
  const text = (name: string) => textIn(framework, name) || textIn(value, name);
  return {
    document: {
      kind: "catalogue",
      format: "yaml",
      key: textIn(framework, "urn") || textIn(value, "urn") || text("ref_id"),
      title: text("name") || text("ref_id"),
      publisher: text("provider"),
      label: text("version"),
      publishedOn: /^\d{4}-\d{2}-\d{2}$/.test(text("publication_date")) ? text("publication_date") : null,
      scale: "grundschutz",
      chapters,
      requirements,
    },
    violations,
  };
}
