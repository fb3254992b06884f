import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { smallDefinition } from "#tests/survey";
import type { AskedCampaign } from "#topics/survey/delegations/model";
import type { Inquiry } from "./model.ts";
import { mayAskAbout, mayReply, readersOf, stateAfter } from "./rules.ts";

const asked = (handed: readonly string[] | null) => ({ definition: smallDefinition, handed }) as AskedCampaign;

describe("Every question may be asked about, by contributors in their sections", () => {
  const cases: [string, AskedCampaign | undefined, string, string | null][] = [
    ["a question of the questionnaire", asked(null), "backup", null],
    ["a question that is not asked at the moment", asked(null), "isb-name", null],
    ["a question of a handed section", asked(["it"]), "backup", null],
    ["a question of another section", asked(["it"]), "isb", "question-unknown"],
    ["no question at all", asked(null), "kaffee", "question-unknown"],
    ["no campaign", undefined, "backup", "campaign-unknown"],
  ];
  for (const [title, campaign, question, failure] of cases)
    test(title, () => {
      const result = mayAskAbout(campaign, question);
      assert.equal(result.ok ? null : result.failure, failure);
    });
});

test("who has written hands over the word", () => assert.deepEqual([stateAfter(true), stateAfter(false)], ["answered", "open"]));

test("a closed thread takes no more words", () => {
  assert.deepEqual(mayReply({ state: "closed" } as Inquiry), { ok: false, failure: "inquiry-closed" });
  assert.deepEqual(mayReply(undefined), { ok: false, failure: "inquiry-unknown" });
  assert.equal(mayReply({ state: "answered" } as Inquiry).ok, true);
});

test("the coordination and the asker read the answer, each address once", () => {
  const people = [
    { id: "1", role: "coordinator", email: "k@x" },
    { id: "1", role: "management", email: "k@x" },
    { id: "2", role: "management", email: "b@x" },
    { id: "3", role: "management", email: "c@x" },
  ];
  assert.deepEqual(
    readersOf(people, "2").map(({ email }) => email),
    ["k@x", "b@x"],
  );
  assert.deepEqual(
    readersOf(people, null).map(({ email }) => email),
    ["k@x"],
  );
});
