/** Gives every chapter and requirement an identifier OSCAL allows: the printed one where it can be. */
import { uuidOf } from "#kernel/uuid";
import type { CatalogueDocument } from "../model.ts";
import { isToken } from "./oscal-writing.ts";

export type Ids = { readonly chapters: ReadonlyMap<string, string>; readonly requirements: ReadonlyMap<string, string> };

type Named = { readonly key: string; readonly label: string };

function idFor({ key, label }: Named, documentKey: string, taken: Set<string>): string {
  const inKey = key.startsWith(`${documentKey}#`) ? key.slice(documentKey.length + 1) : "";
  const id = [inKey, label, `_${key}`].find((one) => isToken(one) && !taken.has(one)) ?? `_${uuidOf(`id ${key}`)}`;
  taken.add(id);
  return id;
}

/** One name space for both: a link says only `#id`. Names that follow from keys are given first, so that they stay what they were. */
export function assignIds(document: CatalogueDocument): Ids {
  const taken = new Set<string>();
  const isKept = ({ key }: Named) => key.startsWith(`${document.key}#`);
  const name = (list: readonly Named[]) => list.map((one) => [one.key, idFor(one, document.key, taken)] as const);
  const requirements = name(document.requirements.filter(isKept));
  const chapters = name(document.chapters.filter(isKept));
  requirements.push(...name(document.requirements.filter((one) => !isKept(one))));
  chapters.push(...name(document.chapters.filter((one) => !isKept(one))));
  return { requirements: new Map(requirements), chapters: new Map(chapters) };
}
