/** A queue for work nobody vouches for: whoever sends much or heavy work keeps only itself waiting. */
import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { fairly, type Order } from "./threads.ts";

/** A thread that says what it was given when it is told to. */
const program = new URL(
  `data:text/javascript,${encodeURIComponent('import { parentPort, workerData } from "node:worker_threads"; Atomics.wait(new Int32Array(workerData.gate), 0, 0); parentPort.postMessage(workerData.what);')}`,
);
function piece(what: string): { readonly order: Order; readonly release: () => void } {
  const gate = new SharedArrayBuffer(4);
  const release = () => {
    Atomics.store(new Int32Array(gate), 0, 1);
    Atomics.notify(new Int32Array(gate), 0);
  };
  return { order: { program, name: "probe", data: { gate, what }, memory: {}, patienceMs: 60_000 }, release };
}

describe("A fair queue", () => {
  test("takes one piece of everybody: more of the same house are refused at once, others come next", async () => {
    const run = fairly<string>(() => 0);
    const [first, second, other] = [piece("erstes"), piece("zweites"), piece("anderes")];
    const running = run("raunheim", first.order);
    const waiting = run("nauheim", other.order);
    assert.deepEqual(await run("raunheim", second.order), { fault: "not-yet" });
    other.release();
    first.release();
    assert.deepEqual([await running, await waiting], [{ answer: "erstes" }, { answer: "anderes" }]);
    second.release();
    assert.deepEqual(await run("raunheim", second.order), { answer: "zweites" });
  });

  test("after a long piece its house pauses nine times as long, and nobody else", async () => {
    let at = 0;
    const run = fairly<string>(() => at);
    const long = piece("lang");
    const running = run("raunheim", long.order);
    await new Promise((resolve) => setImmediate(resolve));
    at = 5_000;
    long.release();
    await running;
    const attempt = (who: string) => {
      const { order, release } = piece("kurz");
      release();
      return run(who, order);
    };
    assert.deepEqual(await attempt("raunheim"), { fault: "not-yet" });
    assert.deepEqual(await attempt("nauheim"), { answer: "kurz" });
    at = 5_000 + 44_999;
    assert.deepEqual(await attempt("raunheim"), { fault: "not-yet" });
    at = 5_000 + 45_000;
    assert.deepEqual(await attempt("raunheim"), { answer: "kurz" });
  });

  test("goes on after a piece whose thread could not begin, and its house may send another", async () => {
    const run = fairly<string>(() => 0);
    const { order, release } = piece("danach");
    release();
    assert.deepEqual(await run("raunheim", { ...order, data: { what: () => "cannot be handed over" } }), { fault: "failed" });
    assert.deepEqual(await run("raunheim", order), { answer: "danach" });
  });
});
