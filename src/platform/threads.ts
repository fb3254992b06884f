/** Work on what nobody vouches for: each piece in a thread of its own, with a cap on memory and time. */
import { Worker, type ResourceLimits, type Transferable } from "node:worker_threads";

export type Order = {
  /** The compiled program of the thread. */
  readonly program: URL;
  readonly name: string;
  readonly data: object;
  /** Handed over instead of copied. */
  readonly transfer?: readonly Transferable[];
  readonly memory: ResourceLimits;
  readonly patienceMs: number;
};

/** What became of it: the thread's one message, or how it ended without one – it took too long, needed more memory than it has, or just ended. */
export type Ended<Answer> = { readonly answer: Answer } | { readonly fault: "took-too-long" | "failed" | "silent" };

/** A thread that cannot even begin – its data cannot be handed over – has failed like any other: the queue behind it goes on. */
function begin({ program, name, data, transfer = [], memory }: Order): Worker | null {
  try {
    return new Worker(program, { name, workerData: data, transferList: [...transfer], resourceLimits: memory });
  } catch {
    return null;
  }
}

function runAlone<Answer>(order: Order): Promise<Ended<Answer>> {
  return new Promise((resolve) => {
    const worker = begin(order);
    if (!worker) return resolve({ fault: "failed" });
    const finish = (ended: Ended<Answer>) => {
      clearTimeout(watch);
      resolve(ended);
      void worker.terminate();
    };
    const watch = setTimeout(() => finish({ fault: "took-too-long" }), order.patienceMs);
    worker.on("message", (answer: Answer) => finish({ answer }));
    // Out of memory ends the thread with an error; the process does not notice.
    worker.on("error", () => finish({ fault: "failed" }));
    worker.on("exit", () => finish({ fault: "silent" }));
  });
}

/** A queue of its own: ten pieces at once cost the memory of one. */
export function oneByOne<Answer>(): (order: Order) => Promise<Ended<Answer>> {
  let last: Promise<unknown> = Promise.resolve();
  return (order) => {
    const next = last.then(() => runAlone<Answer>(order));
    last = next;
    return next;
  };
}

/** Whoever works longer than this on one piece (ms) … */
const unnoticedMs = 1_000;
/** … pauses so many times as long: nobody has more than a tenth of the queue. */
const pauseFactor = 9;

/** A queue nobody can keep busy for the others: one piece at a time of everybody, and a pause after a long one. */
export function fairly<Answer>(now: () => number = () => performance.now()): (who: string, order: Order) => Promise<Ended<Answer> | { readonly fault: "not-yet" }> {
  const barredUntil = new Map<string, number>();
  let last: Promise<unknown> = Promise.resolve();
  const work = async (who: string, order: Order) => {
    const began = now();
    const ended = await runAlone<Answer>(order);
    const took = now() - began;
    if (took < unnoticedMs) barredUntil.delete(who);
    else barredUntil.set(who, now() + took * pauseFactor);
    return ended;
  };
  return (who, order) => {
    for (const [one, until] of barredUntil) if (until <= now()) barredUntil.delete(one);
    if (barredUntil.has(who)) return Promise.resolve({ fault: "not-yet" });
    barredUntil.set(who, Infinity);
    const next = last.then(() => work(who, order));
    last = next;
    return next;
  };
}
