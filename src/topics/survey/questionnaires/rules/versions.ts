/** Which version comes next, and what a sent file holds. */
import { fail, succeed, type Result } from "#kernel/result";
import { draftDefinition, key as keyOf, type Definition } from "../model.ts";

type Version = { readonly version: number; readonly state: "draft" | "published" | "withdrawn" };

/** The number of the next draft under a key; one draft at a time, so that two versions do not grow apart unseen. */
export const nextVersion = (versions: readonly Version[]): number | "draft-open" =>
  versions.some(({ state }) => state === "draft") ? "draft-open" : Math.max(0, ...versions.map(({ version }) => version)) + 1;

/** Largest file that is read as a questionnaire, in bytes; ours has about 80 kB. */
export const largestFile = 2_000_000;

function jsonOf(bytes: Uint8Array): unknown {
  try {
    const json: unknown = JSON.parse(new TextDecoder("utf-8", { fatal: true }).decode(bytes));
    return json;
  } catch {
    return undefined;
  }
}

/** Characters no database keeps: NUL and halves of pairs. */
const isStorable = (definition: Definition) => {
  const text = JSON.stringify(definition);
  return !text.includes("\\u0000") && !/\\ud[89a-f]/i.test(text);
};

const hasTwice = (keys: readonly string[]) => new Set(keys).size < keys.length;

export type SentQuestionnaire = { readonly key: string | undefined; readonly definition: Definition };

/** Reads a questionnaire from a JSON file as `questionnaire.export` writes it; it may be unfinished, but every section and question needs a key of its own. */
export function readSentQuestionnaire(bytes: Uint8Array): Result<SentQuestionnaire, "file-not-json" | "file-not-a-questionnaire" | "file-keys-twice"> {
  if (bytes.length > largestFile) return fail("file-not-a-questionnaire");
  const json = jsonOf(bytes);
  if (typeof json !== "object" || json === null) return fail("file-not-json");
  const read = draftDefinition.safeParse(json);
  if (!read.success || !isStorable(read.data)) return fail("file-not-a-questionnaire");
  const { sections } = read.data;
  if (hasTwice(sections.map(({ key }) => key)) || hasTwice(sections.flatMap(({ questions }) => questions.map(({ key }) => key)))) return fail("file-keys-twice");
  const named = keyOf.safeParse(Reflect.get(json, "key"));
  return succeed({ key: named.success ? named.data : undefined, definition: read.data });
}
