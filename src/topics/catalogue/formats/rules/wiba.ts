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

/** All checklists of the workbook as one catalogue with the scale ja, nein, nicht relevant. */
export function readWiba(workbook: ReadWorkbook): WibaAnswer {
  const violations: Violation[] = [];
  const chapters = new Map<string, Chapter>();
  const requirements = new Map<string, Requirement>();
  for (const { sheet, rows } of findTables<Column>(workbook, titles, ["list", "number", "question"])) {
    for (const { number, text } of rows) {
      const [list, label, question] = [text("list"), text("number"), text("question")];
      const path = `${sheet}!${number}`;
      if (list === "" || label === "" || question === "") {
        violations.push({ path, code: list === "" ? "list-missing" : label === "" ? "number-missing" : "text-missing", found: question || label || list });
        continue;
      }
      const areaKey = slugOf(list);
      const key = `${wibaKey}#${areaKey}/${label}`;
      if (requirements.has(key)) {
        violations.push({ path, code: "key-twice", found: `${list} ${label}` });
        continue;
      }
      if (!chapters.has(areaKey)) chapters.set(areaKey, { key: areaKey, parentKey: null, label: String(chapters.size + 1), title: list, intro: "" });
      requirements.set(key, {
        key,
        label: `${chapters.get(areaKey)?.label ?? ""}.${label}`,
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
      });
    }
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
