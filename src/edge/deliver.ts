/** Hands over what is not a page: papers are printed, workbooks written, files passed on – after the transaction, in its own time. */
import type { Operation } from "#kernel/operation";
import { paperMediaTypes, type Paper, type PaperFormat } from "#kernel/paper";
import type { SheetFormat, Workbook } from "#kernel/sheets";
import { dayOf } from "#ui/dates";
import { pack } from "#platform/documents/archive";
import { renderPaper } from "#platform/documents/documents";
import { writeWorkbook } from "#platform/sheets/sheets";

const mediaTypes: Record<PaperFormat | SheetFormat, string> = {
  ...paperMediaTypes,
  xlsx: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
  ods: "application/vnd.oasis.opendocument.spreadsheet",
  csv: "text/csv; charset=utf-8",
};

export type Delivery = { readonly name: string; readonly mediaType: string; readonly bytes: Uint8Array };

/** Names that survive every file system: `2026-11-23_Raunheim_Ergebnis.pdf`. */
function fileName(name: string, ending: string, now: Date): string {
  const plain =
    name
      .replace(/[\\/:*?"<>|\p{C}]+/gu, " ")
      .trim()
      .slice(0, 120) || "Ringwall";
  const dated = /^\d{4}-\d{2}-\d{2}/.test(plain) ? plain : `${dayOf(now)} ${plain}`;
  return `${dated.replace(/\s+[–-]\s+/g, "_").replace(/^(\S+)\s+/, "$1_")}.${ending}`;
}

/** Papers one after the other in one package: the press prints one at a time anyway. They are packed already, so they are only stored. */
async function packPapers(papers: readonly { readonly name: string; readonly paper: Paper }[], format: PaperFormat, now: Date): Promise<Uint8Array> {
  const parts: { name: string; content: Uint8Array; stored: true }[] = [];
  for (const { name, paper } of papers) parts.push({ name: fileName(name, format, now), content: await renderPaper(paper, format), stored: true });
  return pack(parts);
}

/** Renders an operation's answer as a file; null when the answer is plain data. */
export async function deliver(operation: Operation, value: unknown, now: Date): Promise<Delivery | null> {
  if (operation.answers === "paper") {
    const { name, format, paper } = value as { name: string; format: PaperFormat; paper: Paper };
    return { name: fileName(name, format, now), mediaType: mediaTypes[format], bytes: await renderPaper(paper, format) };
  }
  if (operation.answers === "papers") {
    const { name, format, papers } = value as { name: string; format: PaperFormat; papers: readonly { name: string; paper: Paper }[] };
    return { name: fileName(name, "zip", now), mediaType: "application/zip", bytes: await packPapers(papers, format, now) };
  }
  if (operation.answers === "sheets") {
    const { format, workbook } = value as { format: SheetFormat; workbook: Workbook };
    return { name: fileName(workbook.name, format, now), mediaType: mediaTypes[format], bytes: await writeWorkbook(workbook, format) };
  }
  if (operation.answers === "file") {
    const { name, mediaType, content } = value as { name: string; mediaType: string; content: Uint8Array };
    return { name, mediaType, bytes: content };
  }
  return null;
}

/** The response of a delivery: always a download, never anything the browser would run. */
export function fileResponse({ name, mediaType, bytes }: Delivery): Response {
  const plain = name.replace(/[^\x20-\x7e]|["\\]/g, "_");
  return new Response(Buffer.from(bytes), {
    headers: {
      "content-type": mediaType,
      "content-disposition": `attachment; filename="${plain}"; filename*=UTF-8''${encodeURIComponent(name)}`,
      "cache-control": "private, no-store",
      "content-security-policy": "default-src 'none'; sandbox",
    },
  });
}
