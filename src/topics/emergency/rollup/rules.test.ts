import assert from "node:assert/strict";
import { test } from "node:test";
import { memberId } from "#kernel/ids";
import { dependenciesOf, sharesOf } from "./rules.ts";

test("a page of registers nobody has begun is empty, not complete", () => {
  assert.deepEqual(sharesOf([]), { menschen: 0, arbeit: 0, technik: 0, ueben: 0 });
  assert.equal(sharesOf([{ register: "exercises", wanted: 4, met: 3 }]).ueben, 75);
});

test("providers are one however their name was typed; the one most towns rely on comes first", () => {
  const rely = (town: string, provider: string) => ({ memberId: memberId.parse(`gg.${town}`), memberName: town, provider, stops: "Kasse" });
  const found = dependenciesOf([rely("a", "Solo GmbH"), rely("a", "Rechen-Zentrum"), rely("b", "rechen zentrum"), rely("b", "Rechen-Zentrum ")]);
  assert.deepEqual(
    found.map(({ provider, towns }) => [provider, towns.length]),
    [
      ["Rechen-Zentrum", 3],
      ["Solo GmbH", 1],
    ],
  );
});
