/** The manual inside the product: `docs/handbuch/*.md` as pages under `/hilfe`. */
import { randomUUID } from "node:crypto";
import fs from "node:fs";
import path from "node:path";
import { Hono, type Context } from "hono";
import { raw } from "hono/html";
import type { Principal } from "#kernel/operation";
import { renderChapter } from "./chapter.ts";
import type { Doors, Surrounding } from "./doors.ts";
import { drawAround } from "./draw.tsx";
import { ask, type Outcome } from "./perform.ts";
import { missingPage } from "./plain.tsx";
import { readerOf } from "./visitor.ts";

type Chapter = { readonly title: string; readonly html: string };

const titleOf = (markdown: string): string => /^#\s+(.+)$/m.exec(markdown)?.[1] ?? "Handbuch";

/** Links between chapters and to pictures are written for reading the files; here they become addresses. */
const relink = (html: string): string =>
  html.replace(/href="(?:\.\/)?([a-z0-9-]+)\.md(#[^"]*)?"/g, 'href="/hilfe/$1$2"').replace(/(src|href)="(?:\.\/)?bilder\//g, '$1="/hilfe/bilder/');

function readChapter(directory: string, name: string): Chapter | null {
  const file = path.join(directory, `${name}.md`);
  if (!/^[a-z0-9-]+$/.test(name) || !fs.existsSync(file)) return null;
  const markdown = fs.readFileSync(file, "utf8");
  return { title: titleOf(markdown), html: relink(renderChapter(markdown, directory)) };
}

/** The frame of whoever reads: signed in with their navigation, strangers without; a database that is down takes the navigation along, not the manual. */
async function surroundingOf({ house, framing }: Doors, principal: Principal): Promise<Surrounding> {
  const visit = { params: {}, language: principal.language };
  const wanted = framing.countsInput(principal, visit);
  if (!wanted) return framing.surround(principal, visit, undefined);
  const outcomes = await ask(house, [{ name: framing.counts.name, raw: wanted }], { principal, door: "page" });
  const [counted] = Array.isArray(outcomes) ? (outcomes as readonly Outcome[]) : [];
  return framing.surround(principal, visit, counted?.status === "done" ? counted.value : undefined);
}

/** The manual is written in German; around it the frame speaks the reader's language. */
async function showChapter(c: Context, doors: Doors, chapter: Chapter | null) {
  const now = doors.house.clock.now();
  const principal = await readerOf(c, doors.house.db, doors.identify, now);
  const { language } = principal;
  if (!chapter) return missingPage(c, { language, path: c.req.path });
  const visit = { principal, language, path: c.req.path, now, query: {} };
  const surrounding = await surroundingOf(doors, principal);
  const frame = surrounding.lanes.length > 0 ? "full" : "bare";
  return c.html(
    drawAround(
      { doors, visit, surrounding, title: chapter.title, once: randomUUID(), frame },
      <article class="rw-manual" lang={language === "de" ? undefined : "de"}>
        {raw(chapter.html)}
      </article>,
    ),
  );
}

function showPicture(c: Context, directory: string) {
  const name = c.req.param("name") ?? "";
  const file = path.join(directory, "bilder", name);
  if (!/^[a-z0-9-]+\.png$/.test(name) || !fs.existsSync(file)) return c.text("", 404);
  return c.body(new Uint8Array(fs.readFileSync(file)), 200, { "content-type": "image/png", "cache-control": "public, max-age=3600" });
}

/** The manual's pages and pictures; the accessibility statement has its own address because law asks for one. */
export function manualPages(directory: string, doors: Doors): Hono {
  const app = new Hono();
  app.get("/hilfe", (c) => showChapter(c, doors, readChapter(directory, "inhalt")));
  app.get("/hilfe/bilder/:name", (c) => showPicture(c, directory));
  app.get("/hilfe/:chapter", (c) => showChapter(c, doors, readChapter(directory, c.req.param("chapter"))));
  app.get("/barrierefreiheit", (c) => showChapter(c, doors, readChapter(directory, "barrierefreiheit")));
  return app;
}
