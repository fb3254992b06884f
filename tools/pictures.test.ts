/** A packed picture shows the same pixels. */
import assert from "node:assert/strict";
import test from "node:test";
import { deflateSync, inflateSync } from "node:zlib";
import { packed } from "./pictures/png.ts";

const number = (value: number) => Buffer.from([value >> 24, value >> 16, value >> 8, value]);
/** Checksums are not read here. */
const chunk = (type: string, content: Buffer) => Buffer.concat([number(content.length), Buffer.from(type, "latin1"), content, number(0)]);

/** Two pixels wide, eight bits for red, green and blue. */
const pngOf = (lines: readonly (readonly number[])[]) =>
  Buffer.concat([
    Buffer.alloc(8),
    chunk("IHDR", Buffer.concat([number(2), number(lines.length), Buffer.from([8, 2, 0, 0, 0])])),
    chunk("IDAT", deflateSync(Buffer.from(lines.flat()))),
    chunk("IEND", Buffer.alloc(0)),
  ]);

/** The lines behind the filter's number, which is none. */
const linesOf = (png: Buffer) => [...inflateSync(png.subarray(41, 41 + png.readUInt32BE(33)))];

test("every filter of the format is undone", () => {
  const lines = [
    [0, 10, 20, 30, 40, 50, 60],
    [1, 10, 20, 30, 5, 5, 5],
    [2, 1, 1, 1, 1, 1, 1],
    [3, 5, 5, 5, 5, 5, 5],
    [4, 1, 1, 1, 250, 1, 1],
  ];
  assert.deepEqual(
    linesOf(packed(pngOf(lines))),
    [
      [0, 10, 20, 30, 40, 50, 60],
      [0, 10, 20, 30, 15, 25, 35],
      [0, 11, 21, 31, 16, 26, 36],
      [0, 10, 15, 20, 18, 25, 33],
      [0, 11, 16, 21, 12, 26, 34],
    ].flat(),
  );
});

test("a picture of another kind is refused", () => {
  assert.throws(() => packed(Buffer.concat([Buffer.alloc(8), chunk("IHDR", Buffer.from([0, 0, 0, 2, 0, 0, 0, 1, 8, 3, 0, 0, 0]))])), /another kind/);
});
