/** Writing a draft: in the page or from a file, kept right or wrong, published only right. */
import { fail, succeed, type Result } from "#kernel/result";
import type { Tx } from "#platform/db/transact";
import { newId } from "#platform/ids";
import { implement, type UseCase } from "#platform/usecase";
import { readYaml } from "#platform/yaml";
import { importModel, publishModel, saveModel } from "../contract.ts";
import { stableKey } from "../model.ts";
import { readModelText } from "../rules/parsing.ts";
import { isLabelFree, keyProblems } from "../rules/versions.ts";
import { findDraft, findModel, findVersions, insertModel, savePublished, saveText, type ModelPlace, type ReadText } from "../store.ts";

type Model = NonNullable<Awaited<ReturnType<typeof findModel>>>;

async function openDraft(tx: Tx, place: ModelPlace & { readonly revision: number }): Promise<Result<Model, "model-unknown" | "model-published" | "model-changed">> {
  const found = await findModel(tx, place);
  if (!found) return fail("model-unknown");
  if (found.state !== "draft") return fail("model-published");
  return found.revision === place.revision ? succeed(found) : fail("model-changed");
}

/** What is read from a text under a key. */
function readUnder(text: string, key: string, title: string): ReadText {
  const { document, problems } = readModelText(text, readYaml);
  const wrong = [...problems, ...keyProblems(text, document, key)];
  return { text, document: wrong.length > 0 ? null : document, problems: wrong.length, title };
}

const save = implement(saveModel, async ({ tx, actor, now, touch }, { text, ...place }) => {
  const draft = await openDraft(tx, place);
  if (!draft.ok) return draft;

  const read = readUnder(text, draft.value.key, draft.value.title);

  touch({ object: `document-model:${place.modelId}`, before: draft.value.body, after: text });
  const revision = await saveText(tx, { ...place, by: actor.personId, at: now }, read);
  return revision === undefined ? fail("model-changed") : succeed({ revision, problems: read.problems });
});

const textOf = (bytes: Uint8Array): string | undefined => {
  try {
    const text = new TextDecoder("utf-8", { fatal: true }).decode(bytes);
    return text.includes("\u0000") ? undefined : text;
  } catch {
    return undefined;
  }
};

/** The key a text gives itself, even if other things are wrong with it. */
const keyIn = (text: string): string | undefined => stableKey.safeParse(/^key:\s*["']?([^"'\s]+)/m.exec(text.slice(0, 20_000))?.[1]).data;

const take = implement(importModel, async ({ tx, actor, now, touch }, { cooperativeId, file }) => {
  const text = textOf(file.bytes);
  if (text === undefined || text.trim() === "") return fail("file-not-text");
  const key = keyIn(text);
  if (key === undefined) return fail("file-without-head");
  const open = await findDraft(tx, cooperativeId, key);
  const versions = await findVersions(tx, cooperativeId, key);

  const read = readUnder(text, key, file.name);
  const by = { by: actor.personId, at: now };
  const id = open?.id ?? newId(now);

  touch({ object: `document-model:${id}`, after: text });
  if (open) await saveText(tx, { cooperativeId, modelId: open.id, revision: open.revision, ...by }, read);
  else await insertModel(tx, { cooperativeId, id, key, version: Math.max(0, ...versions.map(({ version }) => version)) + 1, state: "draft", ...read, ...by });
  return succeed({ modelId: id });
});

const publish = implement(publishModel, async ({ tx, actor, now, touch }, place) => {
  const draft = await openDraft(tx, place);
  if (!draft.ok) return draft;
  const { key, label, body, content } = draft.value;
  const versions = await findVersions(tx, place.cooperativeId, key);

  if (content === null) return fail("model-faulty");
  if (!isLabelFree(versions, label)) return fail("label-used");

  touch({ object: `document-model:${place.modelId}`, before: { state: "draft" }, after: { state: "published", text: body } });
  const revision = await savePublished(tx, { ...place, by: actor.personId, at: now });
  return revision === undefined ? fail("model-changed") : succeed({ revision });
});

export const editingUseCases: readonly UseCase[] = [save, take, publish];
