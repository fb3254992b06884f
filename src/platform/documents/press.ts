/** The press: one thread that renders papers, started when first needed, one paper at a time, sent home after a minute without work. */
import { Worker } from "node:worker_threads";
import type { PaperFormat } from "#kernel/paper";
import type { Answer, Order } from "./press-worker.ts";
import type { PlainPaper } from "./plain.ts";

type Waiting = {
  readonly paper: PlainPaper;
  readonly format: PaperFormat;
  readonly resolve: (file: Uint8Array) => void;
  readonly reject: (problem: Error) => void;
};

// A minute: long enough for the next report of the same person, short enough to give the memory back.
const idleMs = 60_000;

const state: {
  worker: Worker | undefined;
  current: (Waiting & { readonly id: number }) | undefined;
  idle: NodeJS.Timeout | undefined;
  orders: number;
} = {
  worker: undefined,
  current: undefined,
  idle: undefined,
  orders: 0,
};
const queue: Waiting[] = [];

async function sendHome(): Promise<void> {
  clearTimeout(state.idle);
  const worker = state.worker;
  state.worker = undefined;
  await worker?.terminate();
}

function finish(settle: (waiting: Waiting) => void): void {
  const current = state.current;
  state.current = undefined;
  if (current) settle(current);
  next();
}

function receive(answer: Answer): void {
  if (answer.id !== state.current?.id) return;
  finish((waiting) => ("file" in answer ? waiting.resolve(answer.file) : waiting.reject(new Error(answer.problem))));
}

function start(): Worker {
  const worker = new Worker(new URL("./press-worker.js", import.meta.url), {
    name: "press",
    resourceLimits: { maxOldGenerationSizeMb: 512, maxYoungGenerationSizeMb: 16 },
  });
  const lost = (problem: Error) => {
    if (state.worker !== worker) return;
    state.worker = undefined;
    finish((waiting) => waiting.reject(problem));
  };
  worker.on("message", receive);
  worker.on("error", lost);
  worker.on("exit", (code) => lost(new Error(`The press ended with code ${code}`)));
  return worker;
}

function next(): void {
  clearTimeout(state.idle);
  if (state.current) return;
  const waiting = queue.shift();
  if (!waiting) {
    // Neither an idle thread nor its timer keeps the process alive.
    state.worker?.unref();
    state.idle = setTimeout(() => void sendHome(), idleMs).unref();
    return;
  }
  state.worker ??= start();
  state.worker.ref();
  state.orders += 1;
  state.current = { ...waiting, id: state.orders };
  state.worker.postMessage({ id: state.orders, paper: waiting.paper, format: waiting.format } satisfies Order);
}

/** Renders a plain paper in the thread; rejects if the thread dies or a renderer refuses. */
export const print = (paper: PlainPaper, format: PaperFormat): Promise<Uint8Array> =>
  new Promise((resolve, reject) => {
    queue.push({ paper, format, resolve, reject });
    next();
  });

/** Ends the thread; what still waits is rejected. */
export async function closePress(): Promise<void> {
  const left = [...queue.splice(0), ...(state.current ? [state.current] : [])];
  state.current = undefined;
  await sendHome();
  for (const waiting of left) waiting.reject(new Error("The press was closed"));
}
