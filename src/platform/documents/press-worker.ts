/** The thread that prints: a plain paper in, a file out. Typst is loaded with the first PDF only. */
import { parentPort } from "node:worker_threads";
import type { PaperFormat } from "#kernel/paper";
import { renderDocx } from "./docx.ts";
import { renderOdt } from "./odt.ts";
import type { PlainPaper } from "./plain.ts";

/** What the thread is asked. */
export type Order = { readonly id: number; readonly paper: PlainPaper; readonly format: PaperFormat };

/** What it answers: the bytes, or why there are none. */
export type Answer = { readonly id: number; readonly file: Uint8Array<ArrayBuffer> } | { readonly id: number; readonly problem: string };

async function render({ paper, format }: Order): Promise<Uint8Array> {
  switch (format) {
    case "pdf":
      return (await import("./pdf.ts")).renderPdf(paper);
    case "docx":
      return renderDocx(paper);
    case "odt":
      return renderOdt(paper);
  }
}

async function serve(order: Order): Promise<void> {
  try {
    // A copy of its own, so that it can be handed over instead of being copied again.
    const file = new Uint8Array(await render(order));
    parentPort?.postMessage({ id: order.id, file } satisfies Answer, [file.buffer]);
  } catch (problem) {
    parentPort?.postMessage({ id: order.id, problem: problem instanceof Error ? problem.message : String(problem) } satisfies Answer);
  }
}

parentPort?.on("message", (order: Order) => void serve(order));
