/** What every page owes everybody, looked at in the page itself. */
import fs from "node:fs";
import path from "node:path";
import type { Page } from "playwright-core";

const root = path.resolve(import.meta.dirname, "../../..");
const axe = fs.readFileSync(path.join(root, "node_modules/axe-core/axe.min.js"), "utf8");

/** Weights axe gives to what it finds that no page may have (ECOSYSTEM A5). */
const heavy = ["serious", "critical", "moderate"];

type Finding = { readonly id: string; readonly impact: string | null; readonly nodes: readonly { readonly target: readonly unknown[] }[] };

/** What axe finds on the page, one line each. Run as the browser's own command: the page's policy forbids foreign scripts, and keeps doing so. */
export async function findBarriers(page: Page): Promise<string[]> {
  await page.evaluate(`(() => { ${axe} })()`);
  const found: Finding[] = await page.evaluate(
    `axe.run(document, { resultTypes: ["violations"] }).then(({ violations }) => violations.map(({ id, impact, nodes }) => ({ id, impact, nodes: nodes.map(({ target }) => ({ target })) })))`,
  );
  return found
    .filter(({ impact }) => impact !== null && heavy.includes(impact))
    .map(
      ({ id, impact, nodes }) =>
        `${impact} ${id}: ${nodes
          .slice(0, 3)
          .map(({ target }) => target.join(" "))
          .join(" | ")}`,
    );
}

const shipped = (pattern: string): string[] => fs.globSync(pattern, { cwd: root }).map((file) => fs.readFileSync(path.join(root, file), "utf8"));

/** Shorter words are no titles that could be told from the frame's. */
const shortestTitle = 6;

/** What a course or a model document calls itself, its parts, its questions and clauses. */
const titlesIn = (text: string): string[] =>
  [...text.matchAll(/^[\s-]*\w+: (?!\{)"?(.+?)"?$|^#+ (.+?)(?: \{.*\})?$|titel="(.+?)"|\{ name: (.+?),/gm)].flatMap((found) =>
    found.slice(1).filter((title: string | undefined) => title !== undefined && title.length >= shortestTitle),
  );

/** What the catalogues say: content, which stays in the language it was written in. */
const written = [
  ...new Set([
    ...[...shipped("catalogues/questionnaires/*.json"), ...shipped("catalogues/basis-check/*.json")].flatMap((text) => sentencesIn(JSON.parse(text))),
    ...[...shipped("catalogues/{courses,documents,sensitisation}/*.md"), ...shipped("catalogues/emergency/templates/*.yaml")].flatMap(titlesIn),
  ]),
].toSorted((a, b) => b.length - a.length);

/** Every text in a catalogue. */
function sentencesIn(value: unknown): string[] {
  if (typeof value === "string") return [value];
  return typeof value === "object" && value !== null ? Object.values(value).flatMap(sentencesIn) : [];
}

const withoutContent = (text: string): string => written.reduce((left, sentence) => left.replaceAll(sentence, ""), text);

/** What went wrong where text was put together. */
const broken = /\bundefined\b|\[object \w+\]|\bNaN\b|\bnull\b|Invalid Date/;

export type Sight = {
  readonly title: string;
  readonly h1: number;
  readonly lang: string | null;
  readonly text: string;
  readonly links: readonly string[];
  readonly ids: readonly string[];
  /** Ids that stand there more than once. */ readonly twice: readonly string[];
  /** Links into the page itself that lead nowhere. */ readonly lost: readonly string[];
  /** Pictures that are not there. */ readonly blank: readonly string[];
};

/** What stands on the page, in one look. */
export const look = (page: Page): Promise<Sight> =>
  page.evaluate(() => ({
    title: document.title,
    h1: document.querySelectorAll("h1").length,
    lang: document.documentElement.getAttribute("lang"),
    text: document.body.innerText,
    links: [...document.querySelectorAll<HTMLAnchorElement>("a[href]")].map(({ href }) => href),
    ids: [...document.querySelectorAll("[id]")].map(({ id }) => id),
    twice: [...document.querySelectorAll("[id]")].map(({ id }) => id).filter((id, index, all) => all.indexOf(id) !== index),
    lost: [...document.querySelectorAll<HTMLAnchorElement>("a[href]")]
      .filter(({ href, hash }) => hash.length > 1 && href.replace(hash, "") === location.href.replace(location.hash, ""))
      .map(({ hash }) => hash)
      .filter((hash) => document.getElementById(decodeURIComponent(hash.slice(1))) === null),
    blank: [...document.images].filter(({ complete, naturalWidth }) => complete && naturalWidth === 0).map(({ src }) => src),
  }));

const some = (what: string, found: readonly string[]) => (found.length === 0 ? [] : [`${what}: ${found.slice(0, 3).join(", ")}`]);

/** What no page may show, whoever looks. */
export function faultsOf({ title, h1, lang, text, ...sight }: Sight, language: "de" | "en"): string[] {
  const odd = broken.exec(text);
  return [
    ...(h1 === 1 ? [] : [`${h1} headings of the first level`]),
    ...(lang === language ? [] : [`the language is said to be ${lang}`]),
    ...(title.trim() === "" ? ["no title"] : []),
    ...(odd === null ? [] : [`„${text.slice(Math.max(0, odd.index - 40), odd.index + 40).replaceAll("\n", " ")}“`]),
    ...some("the same id twice", sight.twice),
    ...some("links to nowhere on the page", sight.lost),
    ...some("pictures missing", sight.blank),
  ];
}

/** Words of the frame and of buttons that would stand there in German only. */
const german =
  /\b(und|oder|nicht|Erhebungen?|Mitglieder|Rückfragen?|Fragebögen|Einladungen|Verbund und Stelle|Protokoll|Eingang|Suchen|Hilfe|Barrierefreiheit|Abmelden|Stand|Öffnen|Speichern|Zurück|Weiter)\b/g;

/** German left in an English page's frame, headings, buttons and table heads; content people wrote stays in their language. */
export const leftInGerman = async (page: Page): Promise<string[]> => {
  const frame: string[] = await page.evaluate(() =>
    [...document.querySelectorAll<HTMLElement>("header.rw-top, nav.rw-side, footer, button, th[scope=col], .rw-kicker, .kern-btn, label, legend, caption")].map(
      (element) => element.innerText,
    ),
  );
  return [...new Set(frame)].filter((text) => withoutContent(text).search(german) >= 0);
};

/** An address without what differs from thing to thing: one kind of page. */
export const kindOf = (address: string): string =>
  new URL(address).pathname
    .replaceAll(/[0-9a-f]{8}-[0-9a-f-]{27}/g, ":id")
    .replace(/kreis-gross-gerau\.[\w-]+/, ":member")
    .replace(/(erhebungen\/:id\/(?:auswertung\/)?)(?!weitergeben|tabelle|stand|einstellungen|auswertung|vergleich|papier|neu)[\w-]+$/, "$1:section");
