/** `/notfall/telefon/`: the emergency pack as an installable page – nothing but bytes made at the start, no sign-in, no database. */
import { Hono } from "hono";
import { phoneFiles, phonePlace, phonePolicy, type PhoneWords } from "#platform/documents/phoned";

/** The page, its script, its worker and its manifest. Browsers ask whether they are still the newest; the worker keeps them for when nobody answers. */
export function phonePages(words: Readonly<Record<"de" | "en", PhoneWords>>): Hono {
  const app = new Hono();
  app.get(phonePlace.slice(0, -1), (c) => c.redirect(phonePlace, 308));
  for (const { path, type, body } of phoneFiles(words))
    app.get(path, (c) => c.body(body, 200, { "content-type": type, "content-security-policy": phonePolicy, "cache-control": "no-cache", "referrer-policy": "no-referrer" }));
  return app;
}
