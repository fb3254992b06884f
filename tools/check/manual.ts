/** The manual is whole: its pictures are there and wanted, its links lead to chapters and headings that exist. */
import { existsSync, globSync, readFileSync, statSync } from "node:fs";
import path from "node:path";
import { anchorOf } from "../../src/ui/anchors.ts";

/** All pictures together; whoever fetches the project fetches them too (bytes). */
const mostPictureBytes = 2_000_000;

type Chapter = { readonly name: string; readonly text: string };
type Picture = { readonly chapter: string; readonly alt: string; readonly file: string };

const picturesOf = ({ name, text }: Chapter): Picture[] =>
  [...text.matchAll(/!\[([^\]]*)\]\(([^)\s]+)\)/g)].map(([, alt = "", file = ""]) => ({ chapter: name, alt: alt.trim(), file }));

function findPictureFaults(folder: string, chapters: readonly Chapter[]): string[] {
  const shown = chapters.flatMap(picturesOf);
  const there = globSync("bilder/*", { cwd: folder }).map((file) => file.split(path.sep).join("/"));
  const bytes = there.reduce((sum, file) => sum + statSync(path.join(folder, file)).size, 0);
  return [
    ...shown.filter(({ file }) => !there.includes(file)).map(({ chapter, file }) => `${chapter}: there is no picture ${file}; npm run pictures takes it`),
    ...shown.filter(({ alt }) => alt === "").map(({ chapter, file }) => `${chapter}: ${file} says nothing to those who do not see it`),
    ...there.filter((picture) => !shown.some(({ file }) => file === picture)).map((picture) => `${picture} is shown nowhere in the manual`),
    ...(bytes <= mostPictureBytes ? [] : [`the pictures of the manual have ${bytes} bytes; at most ${mostPictureBytes}`]),
  ];
}

function findLinkFaults(chapters: readonly Chapter[]): string[] {
  const anchors = new Map(chapters.map(({ name, text }) => [name, [...text.matchAll(/^#+ (.+)$/gm)].map(([, heading = ""]) => anchorOf(heading))]));
  return chapters.flatMap(({ name, text }) =>
    [...text.matchAll(/\]\(([\w-]+\.md)?(?:#([^)]+))?\)/g)]
      .filter(([, chapter = name, anchor]) => !(anchors.get(chapter) ?? []).includes(anchor ?? anchors.get(chapter)?.[0] ?? ""))
      .map(([link]) => `${name}: ${link.slice(1)} leads nowhere`),
  );
}

/** Pictures that are missing, unsaid or unused, and links that lead nowhere. */
export function findManualFaults(root: string): string[] {
  const folder = path.join(root, "docs/handbuch");
  if (!existsSync(folder)) return [];
  const names = globSync("*.md", { cwd: folder }).toSorted();
  const chapters = names.map((name) => ({ name, text: readFileSync(path.join(folder, name), "utf8") }));
  return [...findPictureFaults(folder, chapters), ...findLinkFaults(chapters)].map((fault) => `docs/handbuch: ${fault}`);
}
