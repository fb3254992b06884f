/** A small picture made by hand, for tests of what people send. */
import { crc32, deflateSync } from "node:zlib";

function chunk(type: string, content: Buffer): Buffer {
  const named = Buffer.concat([Buffer.from(type, "latin1"), content]);
  const [length, sum] = [Buffer.alloc(4), Buffer.alloc(4)];
  length.writeUInt32BE(content.length);
  sum.writeUInt32BE(crc32(named));
  return Buffer.concat([length, named, sum]);
}

type Size = { readonly width?: number; readonly height?: number; /** A text nobody should keep. */ readonly note?: string };

/** A blue and white shield of red, green, blue and alpha; 24 × 30 pixels unless said otherwise. */
export function smallPicture({ width = 24, height = 30, note = "" }: Size = {}): Uint8Array {
  const header = Buffer.alloc(13);
  header.writeUInt32BE(width, 0);
  header.writeUInt32BE(height, 4);
  header.set([8, 6, 0, 0, 0], 8);
  const lines = Buffer.alloc(height * (1 + width * 4));
  for (let y = 0; y < height; y += 1)
    for (let x = 0; x < width; x += 1) lines.set(x < width / 2 === y < height / 2 ? [0x1b, 0x3a, 0x8a, 0xff] : [0xff, 0xff, 0xff, 0xff], y * (1 + width * 4) + 1 + x * 4);
  const signature = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);
  const parts = [
    chunk("IHDR", header),
    ...(note === "" ? [] : [chunk("tEXt", Buffer.from(`Comment\0${note}`, "latin1"))]),
    chunk("IDAT", deflateSync(lines)),
    chunk("IEND", Buffer.alloc(0)),
  ];
  return new Uint8Array(Buffer.concat([signature, ...parts]));
}
