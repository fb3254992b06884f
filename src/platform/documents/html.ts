/** A paper as one page that needs nothing else: no server, no network, no other file; readable by every browser and ready to be printed. */
import { createHash } from "node:crypto";
import type { Paper } from "#kernel/paper";
import { asNote, makePlain, toneSigns, type PlainBlock, type PlainPaper, type PlainTable, type Run } from "./plain.ts";
import { escapeXml } from "./xml.ts";

const style = `:root{color-scheme:light dark}*{box-sizing:border-box}body{margin:0;font:17px/1.5 system-ui,sans-serif;color:#1d2333;background:#fff}
main{max-width:46rem;margin:0 auto;padding:1rem 1rem 4rem}h1{font-size:1.8rem;line-height:1.2;margin:.5rem 0}h2{font-size:1.35rem;margin:2rem 0 .5rem;line-height:1.25}h3{font-size:1.1rem;margin:1.5rem 0 .4rem}
h4{font-size:1rem;margin:1.2rem 0 .3rem}.lead{font-size:1.1rem}.quiet{color:#5b6178;font-size:.9rem}.note{border-left:4px solid #1b3a8a;background:#eef2fb;padding:.7rem 1rem;margin:1rem 0}
.note p{margin:.2rem 0}.banner{border:3px solid #1d2333;border-radius:8px;text-align:center;padding:1rem;margin:1.2rem 0}.banner strong{font-size:2rem;display:block;overflow-wrap:anywhere}
li{margin:.35rem 0}dl{margin:1rem 0}dt{color:#5b6178;font-size:.9rem}dd{margin:0 0 .6rem;font-weight:600;white-space:pre-line}table{border-collapse:collapse;width:100%;margin:1rem 0;font-size:.95rem}
caption{text-align:left;font-weight:600;padding:.3rem 0}th,td{text-align:left;vertical-align:top;padding:.4rem .5rem;border-bottom:1px solid #cfd4e2;white-space:pre-line;overflow-wrap:anywhere}
thead th{background:#eef2fb}.lines{height:3rem;border-bottom:1px solid #1d2333;margin-bottom:.2rem}a{color:#1b3a8a}nav{margin:.5rem 0}input,button{font:inherit;padding:.6rem .8rem;border:2px solid #5b6178;border-radius:5px;max-width:100%}button{background:#1b3a8a;border-color:#1b3a8a;color:#fff;font-weight:600}
@media (max-width:40rem){table,tbody,tr,td,th{display:block;border:0}thead{position:absolute;clip-path:inset(50%);width:1px;height:1px;overflow:hidden}tr{border-bottom:2px solid #cfd4e2;padding:.4rem 0}td,th{padding:.1rem 0}td[data-head]:not(:empty)::before{content:attr(data-head) ": ";color:#5b6178}}
@media (prefers-color-scheme:dark){body{background:#14171f;color:#e8eaf2}.note{background:#1e2740;border-color:#8fa8ee}.banner{border-color:#e8eaf2}thead th{background:#1e2740}.quiet,dt{color:#aab0c4}a{color:#9db5ff}th,td{border-color:#3a4157}}
@media print{body{font-size:10.5pt;color:#000;background:#fff}main{max-width:none;padding:0}h2,h3{break-after:avoid}tr,li,.note,.banner{break-inside:avoid}nav{display:none}.break{break-before:page}}`;

/** What a content policy calls the style of these pages. */
export const styleHash = `sha256-${createHash("sha256").update(style).digest("base64")}`;

const words = (text: string): string => escapeXml(text).replaceAll("\n", "<br>");
const flow = (runs: readonly Run[]): string => runs.map(({ text, strong }) => (strong ? `<strong>${words(text)}</strong>` : words(text))).join("");

function drawTable({ caption, columns, rows, rowHeads }: PlainTable): string {
  const heads = columns.map(({ title }) => `<th scope="col">${words(title)}</th>`).join("");
  const row = (cells: readonly string[]) =>
    cells
      .map((cell, index) => {
        if (rowHeads && index === 0) return `<th scope="row">${words(cell)}</th>`;
        return `<td data-head="${escapeXml(columns[index]?.title ?? "")}">${words(cell)}</td>`;
      })
      .join("");
  return `<table><caption>${words(caption)}</caption><thead><tr>${heads}</tr></thead><tbody>${rows.map((cells) => `<tr>${row(cells)}</tr>`).join("")}</tbody></table>`;
}

function draw(block: PlainBlock): string {
  switch (block.kind) {
    case "heading":
      return `<h${block.level + 1}>${words(block.text)}</h${block.level + 1}>`;
    case "text":
      return `<p>${flow(block.runs)}</p>`;
    case "list": {
      const tag = block.ordered ? "ol" : "ul";
      return `<${tag}>${block.items.map((item) => `<li>${flow(item)}</li>`).join("")}</${tag}>`;
    }
    case "facts":
      return `<dl>${block.facts.map(({ term, value }) => `<dt>${words(term)}</dt><dd>${words(value)}</dd>`).join("")}</dl>`;
    case "note":
      return `<div class="note"><p><strong>${toneSigns[block.tone]} ${words(block.title)}</strong></p><p>${flow(block.runs)}</p></div>`;
    case "banner":
      return `<div class="banner">${words(block.label)}<strong>${words(block.text)}</strong></div>`;
    case "cards":
      return draw(asNote(block));
    case "slips":
      return block.slips.map(({ title, code, lines }) => `<div class="note"><p><strong>${words(title)}</strong></p><p>${words([code, ...lines].join("\n"))}</p></div>`).join("");
    case "signature":
      return block.lines.map((line) => `<div class="lines"></div><p class="quiet">${words(line)}</p>`).join("");
    case "break":
      return `<div class="break"></div>`;
    case "table":
      return drawTable(block);
    case "bars":
      return drawTable(block.table);
  }
}

const article = ({ title, subtitle, author, state, marking, blocks }: PlainPaper): string =>
  [
    marking === "" ? "" : `<p class="quiet">${words(marking)}</p>`,
    author === "" ? "" : `<p class="quiet">${words(author)}</p>`,
    `<h1>${words(title)}</h1>`,
    subtitle === "" ? "" : `<p class="lead">${words(subtitle)}</p>`,
    state === "" ? "" : `<p class="quiet">${words(state)}</p>`,
    ...blocks.map(draw),
  ].join("\n");

/** The papers below each other, as content of a page. */
export const paperMarkup = (papers: readonly Paper[]): string => papers.map((paper) => article(makePlain(paper))).join('\n<div class="break"></div>\n');

/** Another page a reader may want, shown above. */
export type Elsewhere = { readonly label: string; readonly href: string; readonly language: "de" | "en" };

/** A whole page around content of ours: the only style it has stands in it. */
export const standalonePage = ({
  language,
  title,
  content,
  head = "",
}: {
  readonly language: "de" | "en";
  readonly title: string;
  readonly content: string;
  readonly head?: string;
}): string =>
  `<!doctype html><html lang="${language}"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><title>${escapeXml(title)}</title>${head}<style>${style}</style></head><body><main>${content}</main></body></html>`;

/** A paper as a page of its own. */
export function renderPage(paper: Paper, elsewhere: readonly Elsewhere[] = []): string {
  const links = elsewhere.map(({ label, href, language }) => `<a href="${escapeXml(href)}" lang="${language}" hreflang="${language}">${escapeXml(label)}</a>`).join(" · ");
  return standalonePage({ language: paper.language, title: paper.title, content: `${links === "" ? "" : `<nav>${links}</nav>`}${paperMarkup([paper])}` });
}
