/** Draws the house as it stands: rooms and topics with the number of arrows between them, and a sentence for each. */
import { plaqueOf } from "./manners.ts";
import { rooms, topics } from "./plan.ts";
import type { File, Tree } from "./tree.ts";

type Arrow = { readonly from: string; readonly to: string; readonly count: number };

function countArrows(files: readonly File[], ends: (file: File) => readonly (readonly [string | null, string | null])[]): Arrow[] {
  const counts = new Map<string, number>();
  for (const file of files) for (const [from, to] of ends(file)) if (from && to && from !== to) counts.set(`${from} ${to}`, (counts.get(`${from} ${to}`) ?? 0) + 1);
  return [...counts].map(([pair, count]) => ({ from: pair.split(" ")[0] ?? "", to: pair.split(" ")[1] ?? "", count }));
}

const inHouse = ({ files }: Tree) => files.filter(({ isTest, room }) => !isTest && room !== "tools");

/** Arrows between rooms. */
export const roomArrows = (tree: Tree): Arrow[] => countArrows(inHouse(tree), (file) => file.targets.map(({ place }) => [file.room, place?.room ?? null]));

/** Arrows between topics. */
export const topicArrows = (tree: Tree): Arrow[] => countArrows(inHouse(tree), (file) => file.targets.map(({ place }) => [file.topic, place?.topic ?? null]));

const node = (name: string) => name.replaceAll("/", "_");

function chart(order: readonly string[], arrows: readonly Arrow[]): string[] {
  const place = (arrow: Arrow) => order.indexOf(arrow.from) * order.length + order.indexOf(arrow.to);
  const lines = arrows.toSorted((a, b) => place(a) - place(b)).map(({ from, to, count }) => `  ${node(from)} -- ${count} --> ${node(to)}`);
  return ["```mermaid", "flowchart TD", ...order.map((name) => `  ${node(name)}["${name}"]`), ...lines, "```"];
}

/** The text of docs/house.md. */
export function draw(tree: Tree): string {
  const present = new Set(tree.files.map(({ room }) => room));
  const standing = Object.keys(rooms).filter((room) => present.has(room));
  const lived = topics.filter((topic) => tree.files.some((file) => file.topic === topic));
  return [
    "# The house",
    "",
    "Drawn by `npm run house -- --draw`. Do not edit. A number on an arrow says how many imports run along it; arrows point to what is known.",
    "",
    "## Rooms",
    "",
    ...chart(standing, roomArrows(tree)),
    "",
    ...standing.map((room) => `- \`${room}\` ${rooms[room]?.sentence ?? ""}`),
    "",
    "## Topics, in living order",
    "",
    "A topic knows only the topics before it.",
    "",
    ...chart(lived, topicArrows(tree)),
    "",
    ...lived.map((topic) => `- \`${topic}\` – ${plaqueOf(tree.root, topic)?.sentence ?? "has no plaque yet"}`),
    "",
  ].join("\n");
}
