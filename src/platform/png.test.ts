import assert from "node:assert/strict";
import { describe, test } from "node:test";
import fc from "fast-check";
import { smallPicture } from "#tests/pictures";
import { readPng } from "./png.ts";

describe("A picture somebody sends", () => {
  test("is kept with its size and without what is written into it", () => {
    const sent = smallPicture({ note: "Aufgenommen am Marktplatz" });
    const read = readPng(sent, 4_000);
    assert.deepEqual([read?.width, read?.height], [24, 30]);
    assert.ok(Buffer.from(sent).includes("Marktplatz"));
    assert.ok(!Buffer.from(read?.png ?? []).includes("Marktplatz"));
    assert.deepEqual(readPng(read?.png ?? new Uint8Array(), 4_000), read, "what was read is read again");
  });

  test("is refused where it is none, too large, or broken at any place", () => {
    const sent = smallPicture();
    assert.equal(readPng(new TextEncoder().encode("<svg/>"), 4_000), null);
    assert.equal(readPng(sent, 20), null);
    fc.assert(
      fc.property(fc.integer({ min: 0, max: sent.length - 1 }), fc.integer({ min: 1, max: 255 }), (at, bit) => {
        const broken = Uint8Array.from(sent);
        broken[at] = (broken[at] ?? 0) ^ bit;
        assert.equal(readPng(broken, 4_000), null, `byte ${at}`);
      }),
    );
    for (const length of [0, 8, 20, sent.length - 1]) assert.equal(readPng(sent.subarray(0, length), 4_000), null);
  });
});
