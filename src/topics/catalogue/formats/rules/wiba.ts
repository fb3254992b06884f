/** The sheet of BSI's WiBA tool: Checkliste · Nr. · Prüffrage · Hilfsmittel · Aufwand · Umsetzung · Notizen. Its answers come along as facts. */
import { slugOf } from "#kernel/ids";
import type { ReadWorkbook } from "#kernel/sheets";
import type { CatalogueDocument, Chapter, Requirement, Violation } from "../model.ts";
import { findTables } from "./columns.ts";

const titles = {
  list: ["Checkliste"],
  number: ["Nr.", "Nr", "Nummer"],
  question: ["Prüffrage", "Prueffrage"],
  help: ["Hilfsmittel"],
  effort: ["Aufwand"],
  state: ["Umsetzung"],
  notes: ["Notizen"],
} as const;
type Column = keyof typeof titles;

export const wibaKey = "bsi-wiba";

/** „1 - 2“ counts as its lower end; anything else than 1 to 4 as not rated. */
export function effortIn(written: string): number | null {
  const [first] = /[1-4]/.exec(written) ?? [];
  return first === undefined ? null : Number(first);
}

const factsOf = (text: (name: Column) => string) =>
  (["state", "notes", "effort"] as const).flatMap((name) => {
    const value = text(name);
    return value === "" || (name === "effort" && /^[1-4]$/.test(value)) ? [] : [{ name: titles[name][0], value }];
  });

export type WibaAnswer = { readonly document: CatalogueDocument | null; readonly violations: readonly Violation[] };

/** Has any sheet the columns of the tool? */
export const isWiba = (workbook: ReadWorkbook): boolean => findTables<Column>(workbook, titles, ["list", "number", "question"]).length > 0;

type Line = { readonly path: string; readonly text: (name: Column) => string };

/** What a line lacks to be a question; null when it is whole. */
function lackOf({ text }: Line): string | null {
  const lacks = [
    ["list", "list-missing"],
    ["number", "number-missing"],
    ["question", "text-missing"],
  ] as const;
  return lacks.find(([column]) => text(column) === "")?.[1] ?? null;
}

function requirementOf({ text }: Line, { key: areaKey, label }: Chapter): Requirement {
  const question = text("question");
  return {
    key: `${wibaKey}#${areaKey}/${text("number")}`,
    label: `${label}.${text("number")}`,
    areaKey,
    groupKey: areaKey,
    parentKey: null,
    title: question,
    statement: question,
    guidance: text("help"),
    evidence: "",
    modal: null,
    level: "basic",
    effort: effortIn(text("effort")),
    weight: null,
    audience: null,
    withdrawn: false,
    parameters: [],
    facts: factsOf(text),
    links: [],
  };
}

/** All checklists of the workbook as one catalogue with the scale ja, nein, nicht relevant. */
export function readWiba(workbook: ReadWorkbook): WibaAnswer {
  const violations: Violation[] = [];
  const chapters = new Map<string, Chapter>();
  const requirements = new Map<string, Requirement>();
  const lines = findTables<Column>(workbook, titles, ["list", "number", "question"]).flatMap(({ sheet, rows }) =>
    rows.map(({ number, text }): Line => ({ path: `${sheet}!${number}`, text })),
  );
  for (const line of lines) {
    const lack = lackOf(line);
    if (lack !== null) {
      violations.push({ path: line.path, code: lack, found: line.text("question") || line.text("number") || line.text("list") });
      continue;
    }
    const [title, key] = [line.text("list"), slugOf(line.text("list"))];
    const chapter = chapters.get(key) ?? { key, parentKey: null, label: String(chapters.size + 1), title, intro: "" };
    chapters.set(key, chapter);
    const requirement = requirementOf(line, chapter);
    if (requirements.has(requirement.key)) violations.push({ path: line.path, code: "key-twice", found: `${title} ${line.text("number")}` });
    else requirements.set(requirement.key, requirement);
  }
  if (requirements.size === 0) return { document: null, violations: [...violations, { path: "", code: "no-requirements", found: "" }] };
  const head = {
    kind: "catalogue",
    format: "wiba",
    key: wibaKey,
    title: "Weg in die Basis-Absicherung (WiBA)",
    publisher: "Bundesamt für Sicherheit in der Informationstechnik",
    label: "",
    publishedOn: null,
    scale: "wiba",
  } as const;
  return { document: { ...head, chapters: [...chapters.values()], requirements: [...requirements.values()] }, violations };
}
