/** Listing, reading, and how a questionnaire comes into the cooperative and leaves it. */
import type { CooperativeId } from "#kernel/ids";
import { fail, succeed } from "#kernel/result";
import { canonical } from "#platform/audit";
import type { Tx } from "#platform/db/transact";
import { newId } from "#platform/ids";
import { implement } from "#platform/usecase";
import { adoptQuestionnaire, draftQuestionnaire, exportQuestionnaire, importQuestionnaire, listQuestionnaires, readQuestionnaire, withdrawQuestionnaire } from "../contract.ts";
import { definitionProblems } from "../rules/consistency.ts";
import { freeKey, sizeOf } from "../rules/editing.ts";
import { nextVersion, readSentQuestionnaire } from "../rules/versions.ts";
import { findKeys, findQuestionnaire, findQuestionnaires, findVersions, insertQuestionnaire, removeDraft, saveWithdrawn, type NewQuestionnaire } from "../store.ts";
import { contentOf, findShipped } from "./shipped.ts";

const empty = (title: string) => ({ title, description: "", source: "", sections: [], checks: [] });

/** Keeps a draft as the next version of its key, unless one is open already. */
async function keepDraft(tx: Tx, draft: Omit<NewQuestionnaire, "version" | "state">) {
  const version = nextVersion(await findVersions(tx, draft.cooperativeId, draft.key));
  if (version === "draft-open") return fail("draft-open");

  const kept = await insertQuestionnaire(tx, { ...draft, version, state: "draft" });
  return kept ? succeed({ questionnaireId: draft.id }) : fail("draft-open");
}

/** A key nobody uses yet, made of a title. */
const freshKey = async (tx: Tx, cooperativeId: CooperativeId, title: string) => freeKey(title, [...(await findKeys(tx, cooperativeId)).keys()], "fragebogen");

export const registerUseCases = [
  implement(listQuestionnaires, async ({ tx }, { cooperativeId, state }) => {
    const [questionnaires, keys] = [await findQuestionnaires(tx, cooperativeId, state), await findKeys(tx, cooperativeId)];

    const shipped = findShipped().map((one) => ({
      key: one.key,
      version: one.version,
      title: one.title,
      description: one.description,
      ...sizeOf(one),
      adopted: keys.get(one.key) ?? null,
    }));
    return succeed({ questionnaires, shipped });
  }),

  implement(readQuestionnaire, async ({ tx }, place) => {
    const found = await findQuestionnaire(tx, place);
    if (!found) return fail("questionnaire-unknown");
    return succeed({ ...found, problems: [...definitionProblems(found.definition)] });
  }),

  implement(adoptQuestionnaire, async ({ tx, actor, now, touch }, { cooperativeId, key }) => {
    const shipped = findShipped().find((one) => one.key === key);
    if (!shipped) return fail("shipped-unknown");
    const versions = await findVersions(tx, cooperativeId, key);

    const definition = contentOf(shipped);
    if (versions.some((one) => one.state === "published" && canonical(one.definition) === canonical(definition))) return fail("already-adopted");
    const version = versions.some((one) => one.version === shipped.version) ? Math.max(...versions.map((one) => one.version)) + 1 : shipped.version;

    const id = newId(now);
    const kept = await insertQuestionnaire(tx, {
      cooperativeId,
      id,
      key,
      version,
      state: "published",
      definition,
      by: actor.personId,
      at: now,
    });
    if (!kept) return fail("already-adopted");
    touch({ object: `questionnaire:${id}`, after: definition });
    return succeed({ questionnaireId: id });
  }),

  implement(draftQuestionnaire, async ({ tx, actor, now, touch }, { cooperativeId, fromId, title }) => {
    const from = fromId === undefined ? undefined : await findQuestionnaire(tx, { cooperativeId, questionnaireId: fromId });
    if (fromId !== undefined && !from) return fail("questionnaire-unknown");

    const content = from?.definition ?? empty(title ?? "");
    const definition = title === undefined ? content : { ...content, title };
    const key = from && title === undefined ? from.key : await freshKey(tx, cooperativeId, definition.title);

    const id = newId(now);
    touch({ object: `questionnaire:${id}`, after: definition });
    return keepDraft(tx, { cooperativeId, id, key, definition, by: actor.personId, at: now });
  }),

  implement(withdrawQuestionnaire, async ({ tx, now, touch }, place) => {
    const found = await findQuestionnaire(tx, place);
    if (!found) return fail("questionnaire-unknown");

    if (found.state === "withdrawn") return fail("already-withdrawn");

    touch({
      object: `questionnaire:${found.id}`,
      before: { state: found.state, definition: found.definition },
      after: { state: "withdrawn" },
    });
    if (found.state === "draft") return (await removeDraft(tx, place)) ? succeed({ state: "removed" as const }) : fail("questionnaire-unknown");
    return (await saveWithdrawn(tx, place, now)) ? succeed({ state: "withdrawn" as const }) : fail("already-withdrawn");
  }),

  implement(exportQuestionnaire, async ({ tx, touch }, place) => {
    const found = await findQuestionnaire(tx, place);
    if (!found) return fail("questionnaire-unknown");

    const { key, version, definition } = found;
    const text = JSON.stringify({ key, version, language: "de", ...definition }, null, 2);

    touch({ object: `questionnaire:${found.id}`, after: definition });
    return succeed({ name: `${key}-${version}.json`, mediaType: "application/json", content: new TextEncoder().encode(`${text}\n`) });
  }),

  implement(importQuestionnaire, async ({ tx, actor, now, touch }, { cooperativeId, file }) => {
    const sent = readSentQuestionnaire(file.bytes);
    if (!sent.ok) return sent;
    const { definition } = sent.value;
    const key = sent.value.key ?? (await freshKey(tx, cooperativeId, definition.title));

    const id = newId(now);
    touch({ object: `questionnaire:${id}`, after: definition });
    return keepDraft(tx, { cooperativeId, id, key, definition, by: actor.personId, at: now });
  }),
];
