/** Listing, reading, and how a model document comes into the cooperative and leaves it. */
import type { CooperativeId } from "#kernel/ids";
import { fail, succeed } from "#kernel/result";
import type { Tx } from "#platform/db/transact";
import { newId } from "#platform/ids";
import { implement, type UseCase } from "#platform/usecase";
import { readYaml } from "#platform/yaml";
import { adoptModels, compareModels, draftModel, exportModel, listModels, readModel, withdrawModel, type ShippedModel } from "../contract.ts";
import { keyProblems, differencesOf, freeKey, freshText, nextLabel, nextVersion, withLabel } from "../rules/versions.ts";
import { readModelText } from "../rules/parsing.ts";
import { findKeys, findModel, findModels, findStandingTexts, findVersions, insertModel, removeDraft, saveWithdrawn } from "../store.ts";
import { findShipped, type Shipped } from "./shipped.ts";

type Standing = readonly { readonly key: string; readonly label: string; readonly text: string }[];

function shippedEntry({ text, document }: Shipped, standing: Standing): ShippedModel {
  const clauses = document.sections.flatMap((section) => section.clauses.filter(({ kind }) => kind !== "note"));
  const own = standing.filter(({ key }) => key === document.key);
  const { key, title, kind, summary, audience, version: label } = document;
  const counts = { questions: document.placeholders.length, clauses: clauses.length, optional: clauses.filter((one) => one.kind === "optional").length };
  return { key, title, kind, summary, audience, label, ...counts, adopted: own[0]?.label ?? null, current: own.some((one) => one.text === text) };
}

const list = implement(listModels, async ({ tx }, { cooperativeId, state }) => {
  const models = await findModels(tx, cooperativeId, state);
  const shipped = findShipped();
  const standing = await findStandingTexts(
    tx,
    cooperativeId,
    shipped.map(({ document }) => document.key),
  );

  return succeed({ models, shipped: shipped.map((one) => shippedEntry(one, standing)) });
});

const read = implement(readModel, async ({ tx }, place) => {
  const found = await findModel(tx, place);
  if (!found) return fail("model-unknown");
  const versions = await findVersions(tx, place.cooperativeId, found.key);

  const { body: text, content, ...rest } = found;
  const { document, problems } = readModelText(text, readYaml);
  return succeed({ ...rest, text, document: content, found: [...problems, ...keyProblems(text, document, found.key)], versions });
});

const adopt = implement(adoptModels, async ({ tx, actor, now, touch }, { cooperativeId, keys }) => {
  const wanted = findShipped().filter(({ document }) => keys.includes(document.key));
  if (wanted.length < new Set(keys).size || wanted.length === 0) return fail("shipped-unknown");
  const standing = await findStandingTexts(tx, cooperativeId, keys);
  const fresh = wanted.filter(({ document, text }) => !standing.some((one) => one.key === document.key && one.text === text));
  if (fresh.length === 0) return fail("already-adopted");

  let adopted = 0;
  for (const { document, text } of fresh) {
    const versions = await findVersions(tx, cooperativeId, document.key);
    const version = Math.max(0, ...versions.map((one) => one.version)) + 1;
    const row = { cooperativeId, id: newId(now), key: document.key, version, state: "published" as const, by: actor.personId, at: now };
    if (await insertModel(tx, { ...row, text, document, problems: 0, title: document.title })) adopted += 1;
  }
  if (adopted === 0) return fail("already-adopted");
  touch({ object: `cooperative:${cooperativeId}`, after: fresh.map(({ document }) => [document.key, document.version]) });
  return succeed({ adopted });
});

/** A new document's key is one nobody uses; a shipped document keeps its own for itself. */
const freshKey = async (tx: Tx, cooperativeId: CooperativeId, title: string) =>
  freeKey(title, [...(await findKeys(tx, cooperativeId)), ...findShipped().map(({ document }) => document.key)]);

const draft = implement(draftModel, async ({ tx, actor, now, touch }, { cooperativeId, fromId, title }) => {
  const from = fromId === undefined ? undefined : await findModel(tx, { cooperativeId, modelId: fromId });
  if (fromId !== undefined && !from) return fail("model-unknown");
  const key = from?.key ?? (await freshKey(tx, cooperativeId, title ?? ""));
  const versions = await findVersions(tx, cooperativeId, key);

  const version = nextVersion(versions);
  if (version === "draft-open") return fail("draft-open");
  const text = from ? withLabel(from.body, nextLabel(versions[0]?.label ?? from.label)) : freshText(key, title ?? "");
  const { document, problems } = readModelText(text, readYaml);

  const id = newId(now);
  touch({ object: `document-model:${id}`, after: { key, version } });
  const row = { cooperativeId, id, key, version, state: "draft" as const, by: actor.personId, at: now };
  const kept = await insertModel(tx, { ...row, text, document, problems: problems.length, title: title ?? from?.title ?? key });
  return kept ? succeed({ modelId: id }) : fail("draft-open");
});

const withdraw = implement(withdrawModel, async ({ tx, now, touch }, place) => {
  const found = await findModel(tx, place);
  if (!found) return fail("model-unknown");

  if (found.state === "withdrawn") return fail("already-withdrawn");

  touch({ object: `document-model:${found.id}`, before: { state: found.state, text: found.body }, after: { state: "withdrawn" } });
  if (found.state === "draft") return (await removeDraft(tx, place)) ? succeed({ state: "removed" as const }) : fail("model-unknown");
  return (await saveWithdrawn(tx, place, now)) ? succeed({ state: "withdrawn" as const }) : fail("already-withdrawn");
});

const exported = implement(exportModel, async ({ tx, touch }, place) => {
  const found = await findModel(tx, place);
  if (!found) return fail("model-unknown");

  touch({ object: `document-model:${found.id}` });
  return succeed({ name: `${found.key}-${found.label || found.version}.md`, mediaType: "text/markdown", content: new TextEncoder().encode(found.body) });
});

const compare = implement(compareModels, async ({ tx }, { cooperativeId, modelId, withId }) => {
  const after = await findModel(tx, { cooperativeId, modelId });
  if (!after) return fail("model-unknown");
  const versions = await findVersions(tx, cooperativeId, after.key);
  const beforeId = withId ?? versions.find((one) => one.version < after.version && one.state !== "draft")?.id;
  const before = beforeId === undefined ? undefined : await findModel(tx, { cooperativeId, modelId: beforeId });
  if (withId !== undefined && before?.key !== after.key) return fail("model-unknown");

  const name = ({ id, label, version }: typeof after) => ({ id, label, version });
  const about = { title: after.title, after: name(after), before: before ? name(before) : null, versions };
  if (!before) return succeed({ ...about, clauses: [], unchanged: 0 });
  if (before.content === null || after.content === null) return fail("model-not-comparable");
  const { clauses, unchanged } = differencesOf(before.content, after.content);
  const pieces = (list: (typeof clauses)[number]["before"]) => (list === null ? null : [...list]);
  return succeed({ ...about, clauses: clauses.map((one) => ({ ...one, before: pieces(one.before), after: pieces(one.after) })), unchanged });
});

export const registerUseCases: readonly UseCase[] = [list, read, adopt, draft, withdraw, exported, compare];
