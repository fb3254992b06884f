/** PROMISES G10: acknowledged means kept – through kill −9 of the process and of the server. */
import assert from "node:assert/strict";
import { spawn } from "node:child_process";
import path from "node:path";
import { after, before, describe, test } from "node:test";
import { flushes } from "#platform/db/durable";
import { openEmbedded } from "#platform/db/open";
import { everyUseCase } from "./everything.ts";
import { engine } from "./engine.ts";
import { plantSurvey } from "./survey.ts";
import { openWorld, type World } from "./world.ts";
import { addUnit, assertKept, type Acknowledged } from "./workload.ts";

/** Ten in every run, more at night (`RINGWALL_KILLS=200`). */
const kills = Number(process.env["RINGWALL_KILLS"] ?? 10);

type Told = { readonly acknowledged: Acknowledged; readonly refusal: string | null };

/** Lets the process write and kills it in the middle, after so many acknowledgements. */
function killAfter(lines: number, argv: readonly string[], acknowledged: Acknowledged): Promise<Told> {
  const child = spawn(process.execPath, [path.join(import.meta.dirname, "workload-process.js"), ...argv], {
    stdio: ["ignore", "pipe", "inherit"],
  });
  let [count, rest, refusal] = [0, "", null as string | null];
  const take = (line: string) => {
    const [kind, ...words] = line.split(" ");
    if (kind === "unit") acknowledged.units.add(words.join(" "));
    if (kind === "version") acknowledged.versions = Number(words[0]);
    if (kind === "refused") refusal = words.join(" ");
    if (kind !== "ready" && ++count === lines) setTimeout(() => child.kill("SIGKILL"), Math.random() * 8);
  };
  child.stdout.on("data", (chunk: Buffer) => {
    const parts = `${rest}${chunk.toString()}`.split("\n");
    rest = parts.pop() ?? "";
    for (const line of parts) take(line);
  });
  return new Promise((resolve) => child.once("close", () => resolve({ acknowledged, refusal })));
}

describe("The embedded database", { skip: engine !== "embedded" }, () => {
  let world: World;
  let campaignId: string;
  before(async () => {
    world = await openWorld(everyUseCase);
    ({ campaignId } = await plantSurvey(world));
  });
  after(() => world.dispose().catch(() => undefined));

  test("flushes to disk with every commit", async () => {
    for (let number = 0; number < 5; number += 1) {
      const before_ = flushes.count;
      assert.ok(await addUnit({ house: world.house, by: world.people.coordinatorRaunheim, campaignId }, `Vorher ${number}`));
      assert.ok(flushes.count > before_, "a commit without fsync");
    }
  });

  test("lets no second process in, nor a second opening in this one", async () => {
    const again = await openEmbedded(world.test.directory);
    assert.deepEqual(again, { ok: false, failure: "data-directory-in-use" });
    const { refusal } = await killAfter(1, [world.test.directory, campaignId, "x", "{}"], { units: new Set(), versions: 0 });
    assert.equal(refusal, "data-directory-in-use");
  });

  test(`keeps every acknowledged write through ${kills} × kill −9`, async (t) => {
    const acknowledged: Acknowledged = { units: new Set(["Vorher 0", "Vorher 1", "Vorher 2", "Vorher 3", "Vorher 4"]), versions: 0 };
    await world.test.database.close();
    const who = JSON.stringify(world.people.coordinatorRaunheim);
    for (let round = 0; round < kills; round += 1) {
      const { refusal } = await killAfter(5 + Math.floor(Math.random() * 40), [world.test.directory, campaignId, String(round), who], acknowledged);
      assert.equal(refusal, null, "the lock of a killed process is gone with it");
    }
    const opened = await openEmbedded(world.test.directory);
    assert.ok(opened.ok);
    t.diagnostic(`${acknowledged.units.size + acknowledged.versions} acknowledged writes`);
    await assertKept(opened.value, campaignId, acknowledged);
    assert.ok(acknowledged.units.size > kills * 2 && acknowledged.versions > kills * 2);
    await opened.value.close();
  });
});
