/**
 * The IT-Grundschutz-Kompendium as BSI publishes it for download (DocBook 5): layers are chapters, modules sections titled „APP.1.1 Office-Produkte“,
 * requirements sections titled „APP.1.1.A2 Einschränken von Aktiven Inhalten (B) [Rolle]“; „ENTFALLEN“ marks a withdrawn one.
 */
import { elementsOf, textOf, type TreeElement } from "#kernel/tree";
import type { CatalogueDocument, Chapter, Requirement, Violation } from "../model.ts";

/** The key all editions share; answers of an edition hold on to `it-grundschutz#APP.1.1.A2`. */
export const grundschutzKey = "it-grundschutz-2023";

const modulePattern = /^([A-Z]{3,4}(?:\.\d+)+)\s+(.+)$/;
const requirementPattern = /^([A-Z]{3,4}(?:\.\d+)+\.A\d+)\s+(.+?)(?:\s*\(([BSH])\))?(?:\s*\[([^\]]+)\])?$/;

const levelOf = { B: "basic", S: "standard", H: "elevated" } as const;
const modalOf = { B: "must", S: "should", H: "should" } as const;

const titleOf = (element: TreeElement): string => {
  const [title] = elementsOf(element, "title");
  return title ? textOf(title) : "";
};

const isSection = ({ name }: TreeElement) => name === "section" || name === "chapter" || name === "part" || /^sect\d$/.test(name);

/** Paragraphs and list items of a section, without those of its sub-sections. */
function proseOf(section: TreeElement): string {
  const lines: string[] = [];
  const collect = (element: TreeElement) => {
    for (const child of elementsOf(element)) {
      if (isSection(child) || child.name === "title") continue;
      if (child.name === "para" || child.name === "simpara") lines.push(textOf(child));
      else if (child.name === "listitem") lines.push(`• ${textOf(child)}`);
      else collect(child);
    }
  };
  collect(section);
  return lines.filter((line) => line !== "").join("\n");
}

type Found = { readonly chapters: Chapter[]; readonly requirements: Requirement[]; readonly violations: Violation[] };
type Module = { readonly key: string; readonly path: string };

function requirementOf(section: TreeElement, match: RegExpExecArray, { key }: Module): Requirement {
  const [, label = "", title = "", letter, roles] = match;
  const level = letter === "B" || letter === "S" || letter === "H" ? letter : null;
  const withdrawn = /\bENTFALLEN\b/i.test(title);
  return {
    key: `${grundschutzKey}#${label}`,
    label,
    areaKey: key,
    groupKey: key,
    parentKey: null,
    title: title.trim(),
    statement: withdrawn ? "" : proseOf(section),
    guidance: "",
    evidence: "",
    modal: level && modalOf[level],
    level: level && levelOf[level],
    effort: null,
    weight: null,
    audience: roles?.trim() ?? null,
    withdrawn,
    parameters: [],
    facts: [],
    links: [],
  };
}

function walk(element: TreeElement, module: Module | null, found: Found): void {
  for (const section of elementsOf(element).filter(isSection)) {
    const title = titleOf(section);
    const requirement = requirementPattern.exec(title);
    if (requirement && module) {
      if (requirement[3] === undefined) found.violations.push({ path: requirement[1] ?? "", code: "level-missing", found: title });
      found.requirements.push(requirementOf(section, requirement, module));
      continue;
    }
    const named = modulePattern.exec(title);
    // Sections inside a module („APP.1.1“ again in a cross-reference) do not open another one.
    if (named && !module) {
      const key = named[1] ?? "";
      found.chapters.push({ key, parentKey: null, label: key, title: named[2] ?? "", intro: "" });
      walk(section, { key, path: title }, found);
      continue;
    }
    walk(section, module, found);
  }
}

export type DocBookAnswer = { readonly document: CatalogueDocument | null; readonly violations: readonly Violation[] };

/** Is this a book with modules? Decided by its root alone. */
export const isDocBook = (root: TreeElement): boolean => root.name === "book" || root.name === "part" || root.name === "chapter";

/** The Kompendium as a catalogue; null where no module or requirement was found. */
export function readDocBook(root: TreeElement): DocBookAnswer {
  const found: Found = { chapters: [], requirements: [], violations: [] };
  walk(root, null, found);
  const seen = new Map<string, Requirement>();
  for (const one of found.requirements) {
    if (seen.has(one.key)) found.violations.push({ path: one.label, code: "key-twice", found: one.title });
    else seen.set(one.key, one);
  }
  if (seen.size === 0) return { document: null, violations: [{ path: "", code: "no-requirements", found: root.name }] };
  const requirements = [...seen.values()];
  const asked = new Set(requirements.map(({ areaKey }) => areaKey));
  const edition = /\b(20\d\d)\b/.exec(titleOf(root))?.[1] ?? "2023";
  return {
    document: {
      kind: "catalogue",
      format: "docbook",
      key: grundschutzKey,
      title: titleOf(root) || "IT-Grundschutz-Kompendium",
      publisher: "Bundesamt für Sicherheit in der Informationstechnik",
      label: `Edition ${edition}`,
      publishedOn: null,
      scale: "grundschutz",
      chapters: found.chapters.filter(({ key }, index, all) => asked.has(key) && all.findIndex((other) => other.key === key) === index),
      requirements,
    },
    violations: found.violations,
  };
}
