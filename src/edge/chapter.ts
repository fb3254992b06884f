/** A chapter of the manual from Markdown to HTML: every heading has an address, every picture its size and a way to see it larger. */
import fs from "node:fs";
import path from "node:path";
import { Marked } from "marked";
import { anchorOf } from "#ui/anchors";

/** Width and height from the head of a PNG (px); null where there is no such picture. */
function sizeOf(file: string): { readonly width: number; readonly height: number } | null {
  if (!fs.existsSync(file)) return null;
  const bytes = fs.readFileSync(file);
  return { width: bytes.readUInt32BE(16), height: bytes.readUInt32BE(20) };
}

const plain = (text: string) => text.replaceAll("&", "&amp;").replaceAll('"', "&quot;").replaceAll("<", "&lt;");

/** Code and tables scroll in themselves; the keyboard reaches what scrolls (WCAG 2.1.1). */
const scrolling = (html: string): string =>
  html
    .replaceAll("<pre>", '<pre tabindex="0">')
    .replaceAll("<table>", '<div class="rw-scroll" role="group" aria-label="Tabelle" tabindex="0"><table class="rw-table">')
    .replaceAll("</table>", "</table></div>");

/** The HTML of a chapter in `directory`; links still point at files. */
export function renderChapter(markdown: string, directory: string): string {
  const marked = new Marked({
    renderer: {
      heading({ tokens, text, depth }) {
        return `<h${depth} id="${anchorOf(text)}">${this.parser.parseInline(tokens)}</h${depth}>\n`;
      },
      image({ href, text }) {
        const size = sizeOf(path.join(directory, href));
        // The room is kept before the picture arrives: whoever came for a heading below stays there.
        const room = size === null ? "" : ` width="${size.width}" height="${size.height}"`;
        return `<a class="rw-picture" href="${plain(href)}"><img src="${plain(href)}" alt="${plain(text)}"${room} loading="lazy"></a>`;
      },
    },
  });
  return scrolling(marked.parse(markdown, { async: false }));
}
