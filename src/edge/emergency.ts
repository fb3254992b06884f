/** `/notfall`: rendered once at the start, then nothing but bytes – no sign-in, no database, no other file. */
import { Hono, type Context } from "hono";
import type { Paper } from "#kernel/paper";
import { renderPage, styleHash } from "#platform/documents/html";

export type EmergencyPapers = Readonly<Record<"de" | "en", Paper>>;

const policy = `default-src 'none'; style-src '${styleHash}'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'`;

/** The pages with the first steps, in both languages. A browser keeps them for a day, so that they are there when we are not. */
export function emergencyPages({ de, en }: EmergencyPapers): Hono {
  const german = renderPage(de, [{ label: "English", href: "/notfall/en", language: "en" }]);
  const english = renderPage(en, [{ label: "Deutsch", href: "/notfall", language: "de" }]);
  const show = (page: string) => (c: Context) => {
    c.header("content-security-policy", policy);
    c.header("cache-control", "public, max-age=86400, stale-if-error=604800");
    return c.html(page);
  };
  const app = new Hono();
  app.get("/notfall", show(german));
  app.get("/notfall/en", show(english));
  return app;
}
