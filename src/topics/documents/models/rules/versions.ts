/** Which version comes next, how a new document begins, and what differs between two. */
import { wordsCompared, type Piece } from "#topics/catalogue/library/rules/differences";
import { slugOf } from "#kernel/ids";
import type { Clause, ModelDocument, ModelState, TextProblem } from "../model.ts";
import { inlineOf } from "./markup.ts";

type Version = { readonly version: number; readonly state: ModelState; readonly label: string };

/** The number of the next draft under a key; one draft at a time, so that two versions do not grow apart unseen. */
export const nextVersion = (versions: readonly Version[]): number | "draft-open" =>
  versions.some(({ state }) => state === "draft") ? "draft-open" : Math.max(0, ...versions.map(({ version }) => version)) + 1;

/** Two versions people call the same are not told apart: the name of a version is used once. */
export const isLabelFree = (versions: readonly Version[], label: string): boolean => !versions.some((one) => one.state !== "draft" && one.label === label);

/** The name that follows: the last number one higher; another name gets a number. */
export const nextLabel = (label: string): string => (/\d+$/.test(label) ? label.replace(/\d+$/, (last) => String(Number(last) + 1)) : `${label}.1`).slice(-20);

/** A text goes on under its key; a text that calls itself otherwise would be another document. */
export function keyProblems(text: string, document: ModelDocument | null, key: string): readonly TextProblem[] {
  if (document === null || document.key === key) return [];
  const row = text.split(/\r?\n/).findIndex((line) => line.startsWith("key:")) + 1;
  return [{ row: Math.max(1, row), problem: "key-differs", subject: key }];
}

/** The text with another name for its version; the rest stays as it was written, comments too. */
export const withLabel = (text: string, label: string): string => text.replace(/^version:.*$/m, `version: ${JSON.stringify(label)}`);

/** A key nobody uses yet, made of a title. */
export function freeKey(title: string, taken: readonly string[]): string {
  const wanted = slugOf(title) || "dokument";
  const free = [wanted, ...taken.map((_, index) => `${wanted.slice(0, 36)}-${index + 2}`)];
  return free.find((key) => !taken.includes(key)) ?? wanted;
}

/** How a new document begins: everything it needs, with an example of each kind of clause. */
export const freshText = (key: string, title: string): string => `---
key: ${key}
title: ${JSON.stringify(title)}
kind: directive
version: "1"
summary: Wofür dieses Dokument da ist, in einem Satz.
audience: Wer es lesen muss, in einem Satz.
release: management
resolution: false
worksCouncil: false
acknowledgement: false
reviewMonths: 24
placeholders:
  - key: verwaltung
    type: text
    label: Name der Verwaltung
    question: Wie heißt Ihre Verwaltung in amtlichen Schreiben?
    source: member.officialName
---
## Geltungsbereich {#geltungsbereich}

:::pflicht {#geltung}
Diese Regelung gilt für alle Beschäftigten der {{verwaltung}}.
:::

:::wahl {#geltung-weitere an titel="Auch für Auszubildende"}
Sie gilt auch für Auszubildende und Praktikantinnen und Praktikanten.
:::

:::hinweis {#hinweis-geltung}
Dieser Hinweis steht neben dem Formular und wird nicht gedruckt.
:::
`;

/** A wording without its strong marks, as it is compared. */
const plain = (text: string): string =>
  text
    .split("\n")
    .map((line) => {
      const inline = inlineOf(line);
      return typeof inline === "string" ? inline : inline.map((part) => (typeof part === "string" ? part : part.strong)).join("");
    })
    .join("\n");

export type Differing = { readonly id: string; readonly title: string; readonly before: readonly Piece[] | null; readonly after: readonly Piece[] | null };

type Placed = { readonly clause: Clause; readonly title: string };
const placed = ({ sections }: ModelDocument): ReadonlyMap<string, Placed> =>
  new Map(
    sections.flatMap((section) =>
      section.clauses.map((clause) => [clause.id, { clause, title: clause.title === null ? section.title : `${section.title}: ${clause.title}` }] as const),
    ),
  );

const whole = (text: string): readonly Piece[] => [{ text, differs: true }];

/** The clauses that differ, in the order of the newer text, what is gone at the end; and how many are the same. */
export function differencesOf(before: ModelDocument, after: ModelDocument): { readonly clauses: readonly Differing[]; readonly unchanged: number } {
  const [old, fresh] = [placed(before), placed(after)];
  const inNew = [...fresh].flatMap(([id, { clause, title }]): Differing[] => {
    const was = old.get(id)?.clause.text;
    if (was === clause.text) return [];
    if (was === undefined) return [{ id, title, before: null, after: whole(plain(clause.text)) }];
    return [{ id, title, ...wordsCompared(plain(was), plain(clause.text)) }];
  });
  const gone = [...old].flatMap(([id, { clause, title }]): Differing[] => (fresh.has(id) ? [] : [{ id, title, before: whole(plain(clause.text)), after: null }]));
  const unchanged = [...fresh].filter(([id, { clause }]) => old.get(id)?.clause.text === clause.text).length;
  return { clauses: [...inNew, ...gone], unchanged };
}
