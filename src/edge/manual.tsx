/** The manual inside the product: `docs/handbuch/*.md` as pages under `/hilfe`. */
import fs from "node:fs";
import path from "node:path";
import { Hono, type Context } from "hono";
import { raw } from "hono/html";
import { Document, Frame } from "#ui/page";
import { renderChapter } from "./chapter.ts";
import { missingPage } from "./plain.tsx";

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

function showChapter(c: Context, chapter: Chapter | null) {
  if (!chapter) return missingPage(c, { language: "de", path: c.req.path });
  return c.html(
    <Document language="de" title={`${chapter.title} · Ringwall`}>
      <Frame variant="bare" place={{ name: "Handbuch", href: "/hilfe" }}>
        <article class="rw-manual">{raw(chapter.html)}</article>
      </Frame>
    </Document>,
  );
}

function showPicture(c: Context, directory: string) {
  const name = c.req.param("name") ?? "";
  const file = path.join(directory, "bilder", name);
  if (!/^[a-z0-9-]+\.png$/.test(name) || !fs.existsSync(file)) return c.text("", 404);
  return c.body(new Uint8Array(fs.readFileSync(file)), 200, { "content-type": "image/png", "cache-control": "public, max-age=3600" });
}

/** The manual's pages and pictures; the accessibility statement has its own address because law asks for one. */
export function manualPages(directory: string): Hono {
  const app = new Hono();
  app.get("/hilfe", (c) => showChapter(c, readChapter(directory, "inhalt")));
  app.get("/hilfe/bilder/:name", (c) => showPicture(c, directory));
  app.get("/hilfe/:chapter", (c) => showChapter(c, readChapter(directory, c.req.param("chapter"))));
  app.get("/barrierefreiheit", (c) => showChapter(c, readChapter(directory, "barrierefreiheit")));
  return app;
}
