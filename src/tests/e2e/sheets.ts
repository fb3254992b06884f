/** Somebody at a spreadsheet program: changes one cell and leaves the rest as it is. */
import { strFromU8, strToU8, unzipSync, zipSync } from "fflate";

const escaped = (text: string): string => text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;");

export type Edit = { readonly question: string; readonly from: string; readonly to: string };

/** The same file with another answer behind the question; the first cell after the question that holds `from` holds `to`. */
export function editCell(bytes: Uint8Array, { question, from, to }: Edit): Buffer {
  const parts = unzipSync(bytes);
  let changed = 0;
  for (const [name, part] of Object.entries(parts)) {
    if (!/sheet\d+\.xml$|^content\.xml$/.test(name)) continue;
    const text = strFromU8(part);
    const row = text.indexOf(`>${escaped(question)}<`);
    const cell = row < 0 ? -1 : text.indexOf(`>${escaped(from)}<`, row);
    if (cell < 0) continue;
    parts[name] = strToU8(`${text.slice(0, cell + 1)}${escaped(to)}${text.slice(cell + 1 + escaped(from).length)}`);
    changed += 1;
  }
  if (changed !== 1) throw new Error(`changed ${changed} cells instead of one`);
  return Buffer.from(zipSync(parts));
}
