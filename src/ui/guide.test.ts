import assert from "node:assert/strict";
import { test } from "node:test";
import { guidePage } from "./guide.tsx";

for (const language of ["de", "en"] as const) {
  const page = String(guidePage({ language }));

  test(`the page of all parts (${language}) keeps to the content security policy`, () => {
    assert.match(page, /^<!doctype html><html lang="/u);
    assert.doesNotMatch(page, /\sstyle=|\son[a-z]+=|<script(?![^>]*src=)/u);
  });

  test(`every id stands once, every reference has its target (${language})`, () => {
    const ids = [...page.matchAll(/\sid="([^"]*)"/gu)].map(([, id]) => id);
    assert.deepEqual(
      ids.filter((id, index) => ids.indexOf(id) !== index),
      [],
    );
    const references = [...page.matchAll(/\s(?:for|aria-labelledby|aria-describedby)="([^"]*)"/gu)].flatMap(([, list]) => (list ?? "").split(" "));
    assert.deepEqual(
      references.filter((id) => !ids.includes(id)),
      [],
    );
  });
}

test("every form carries its key against double sending", () => {
  const page = String(guidePage({ language: "de" }));
  const posts = page
    .split(/<form/u)
    .slice(1)
    .filter((form) => form.includes('method="post"'));
  assert.ok(posts.length > 5);
  for (const form of posts) assert.match(form.slice(0, form.indexOf("</form>")), /name="_once" value="muster"/u);
});
