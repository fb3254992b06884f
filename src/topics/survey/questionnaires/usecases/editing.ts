/** Changing a draft: every act is one change of the definition, kept only if nobody changed it meanwhile. */
import type { CooperativeId } from "#kernel/ids";
import { fail, succeed, type Result } from "#kernel/result";
import type { Session } from "#kernel/operation";
import type { Tx } from "#platform/db/transact";
import { implement, type Means } from "#platform/usecase";
import * as contract from "../contract.ts";
import type { Definition } from "../model.ts";
import { questionOf } from "../rules/answered.ts";
import { definitionProblems } from "../rules/consistency.ts";
import { addQuestion, dropQuestion, dropSection, freeKey, putSection, questionKeys, replaceQuestion, shiftQuestion, shiftSection } from "../rules/editing.ts";
import { checksFrom, questionFrom } from "../rules/fields.ts";
import { findQuestionnaire, saveDraft, savePublished } from "../store.ts";

type Place = { readonly cooperativeId: CooperativeId; readonly questionnaireId: string; readonly revision: number };
type NotEditable = "questionnaire-unknown" | "questionnaire-published" | "questionnaire-changed";

/** The draft as the writer saw it, or why it cannot be changed. */
async function openDraft(tx: Tx, place: Place) {
  const found = await findQuestionnaire(tx, place);
  if (!found) return fail("questionnaire-unknown");
  if (found.state !== "draft") return fail("questionnaire-published");
  return found.revision === place.revision ? succeed(found) : fail("questionnaire-changed");
}

/** Load the draft, decide the next definition, keep it. */
async function change<Failure extends string>(
  { tx, actor, now, touch }: Session<Tx, Means>,
  place: Place,
  decide: (definition: Definition) => Result<Definition, Failure>,
): Promise<Result<{ revision: number }, Failure | NotEditable>> {
  const draft = await openDraft(tx, place);
  if (!draft.ok) return draft;

  const next = decide(draft.value.definition);
  if (!next.ok) return next;

  touch({ object: `questionnaire:${place.questionnaireId}`, before: draft.value.definition, after: next.value });
  const revision = await saveDraft(tx, { ...place, by: actor.personId, at: now }, next.value);
  return revision === undefined ? fail("questionnaire-changed") : succeed({ revision });
}

export const editingUseCases = [
  implement(contract.saveHead, (session, { title, description, source, ...place }) =>
    change(session, place, (definition) => succeed({ ...definition, title, description, source })),
  ),

  implement(contract.saveSection, async (session, { section, title, intro, audience, minutes, ...place }) => {
    let key = section ?? "";
    const saved = await change(session, place, (definition) => {
      const put = putSection(definition, section, { title, intro, minutes, ...(audience === undefined ? {} : { audience }) });
      if (!put.ok) return put;
      key = put.value.key;
      return succeed(put.value.definition);
    });
    return saved.ok ? succeed({ ...saved.value, section: key }) : saved;
  }),

  implement(contract.moveSection, async (session, { section, direction, ...place }) => {
    const saved = await change(session, place, (definition) => shiftSection(definition, section, direction));
    return saved.ok ? succeed({ ...saved.value, section }) : saved;
  }),

  implement(contract.removeSection, (session, { section, ...place }) => change(session, place, (definition) => dropSection(definition, section))),

  implement(contract.saveQuestion, async (session, { cooperativeId, questionnaireId, revision, section, question, newKey, ...fields }) => {
    let key = question ?? newKey ?? "";
    const saved = await change(session, { cooperativeId, questionnaireId, revision }, (definition) => {
      if (key === "") key = freeKey(fields.text, questionKeys(definition), "frage");
      const built = questionFrom(key, fields, questionOf(definition, key)?.question);
      if (!built.ok) return built;
      return question === undefined ? addQuestion(definition, section, built.value) : replaceQuestion(definition, section, built.value);
    });
    return saved.ok ? succeed({ ...saved.value, question: key }) : saved;
  }),

  implement(contract.moveQuestion, async (session, { question, direction, ...place }) => {
    const saved = await change(session, place, (definition) => shiftQuestion(definition, question, direction));
    return saved.ok ? succeed({ ...saved.value, question }) : saved;
  }),

  implement(contract.removeQuestion, (session, { question, ...place }) => change(session, place, (definition) => dropQuestion(definition, question))),

  implement(contract.saveChecks, (session, { checks, ...place }) =>
    change(session, place, (definition) => {
      const read = checksFrom(checks);
      return read.ok ? succeed({ ...definition, checks: read.value }) : read;
    }),
  ),

  implement(contract.publishQuestionnaire, async ({ tx, actor, now, touch }, place) => {
    const draft = await openDraft(tx, place);
    if (!draft.ok) return draft;

    if (definitionProblems(draft.value.definition).length > 0) return fail("definition-inconsistent");

    touch({
      object: `questionnaire:${place.questionnaireId}`,
      before: { state: "draft" },
      after: { state: "published", definition: draft.value.definition },
    });
    const revision = await savePublished(tx, { ...place, by: actor.personId, at: now });
    return revision === undefined ? fail("questionnaire-changed") : succeed({ revision });
  }),
];
