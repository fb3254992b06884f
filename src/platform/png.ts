/** Pictures people send: a PNG is taken apart and put together again, so that only what draws the picture is kept. */
import { crc32, deflateSync, inflateSync } from "node:zlib";

const signature = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);
/** Chunks without which there is no picture, or no transparency; everything else (texts, places, thumbnails) is left out. */
const drawing = new Set(["IHDR", "PLTE", "tRNS", "IDAT", "IEND"]);
/** Samples of a pixel by the colour type of the PNG specification (table 11.1). */
const samples: Readonly<Record<number, number>> = { 0: 1, 2: 3, 3: 1, 4: 2, 6: 4 };

export type Picture = { readonly png: Uint8Array; readonly width: number; readonly height: number };

type Chunk = { readonly type: string; readonly content: Buffer };

/** The chunks, if every one is whole and its sum right; else nothing. */
function chunksOf(png: Buffer): Chunk[] | null {
  const chunks: Chunk[] = [];
  for (let at = signature.length; at + 12 <= png.length;) {
    const length = png.readUInt32BE(at);
    if (at + 12 + length > png.length) return null;
    if (crc32(png.subarray(at + 4, at + 8 + length)) !== png.readUInt32BE(at + 8 + length)) return null;
    chunks.push({ type: png.toString("latin1", at + 4, at + 8), content: png.subarray(at + 8, at + 8 + length) });
    at += length + 12;
    if (chunks.at(-1)?.type === "IEND") return chunks;
  }
  return null;
}

function written({ type, content }: Chunk): Buffer {
  const named = Buffer.concat([Buffer.from(type, "latin1"), content]);
  const [length, sum] = [Buffer.alloc(4), Buffer.alloc(4)];
  length.writeUInt32BE(content.length);
  sum.writeUInt32BE(crc32(named));
  return Buffer.concat([length, named, sum]);
}

/** Do the packed lines hold as many bytes as the picture needs? Interlaced pictures are not taken: they are larger and draw the same. */
function isWhole(chunks: readonly Chunk[], header: Buffer): boolean {
  const [width, height, depth, colour, interlaced] = [header.readUInt32BE(0), header.readUInt32BE(4), header[8] ?? 0, header[9] ?? 9, header[12] ?? 1];
  const perPixel = (samples[colour] ?? 0) * depth;
  if (perPixel === 0 || ![1, 2, 4, 8, 16].includes(depth) || interlaced !== 0) return false;
  if (colour === 3 && !chunks.some(({ type }) => type === "PLTE")) return false;
  const needed = height * (1 + Math.ceil((width * perPixel) / 8));
  const packed = Buffer.concat(chunks.filter(({ type }) => type === "IDAT").map(({ content }) => content));
  try {
    return inflateSync(packed, { maxOutputLength: needed + 1 }).length === needed;
  } catch {
    return false;
  }
}

/** A picture of at most so many pixels a side; null for what is none, is broken, or is larger. */
export function readPng(bytes: Uint8Array, mostPixels: number): Picture | null {
  const png = Buffer.from(bytes);
  if (!png.subarray(0, signature.length).equals(signature)) return null;
  const chunks = chunksOf(png)?.filter(({ type }) => drawing.has(type));
  const header = chunks?.[0]?.type === "IHDR" && chunks[0].content.length === 13 ? chunks[0].content : undefined;
  if (!chunks || !header) return null;
  const [width, height] = [header.readUInt32BE(0), header.readUInt32BE(4)];
  if (width < 1 || height < 1 || width > mostPixels || height > mostPixels || !isWhole(chunks, header)) return null;
  return { png: Buffer.concat([signature, ...chunks.map(written)]), width, height };
}

/** A picture of black and white squares, so many points wide each; the same squares, the same bytes. */
export function squaresAsPng(rows: readonly (readonly boolean[])[], points: number): Picture {
  const size = rows.length * points;
  const lines = rows.map((row) => {
    const line = Buffer.alloc(1 + Math.ceil(size / 8), 0xff);
    line[0] = 0;
    const dark = row.flatMap((isDark, index) => (isDark ? Array.from({ length: points }, (_, point) => index * points + point) : []));
    for (const at of dark) line[1 + (at >> 3)] = (line[1 + (at >> 3)] ?? 0) & ~(0x80 >> (at & 7));
    return line;
  });
  const header = Buffer.alloc(13);
  header.writeUInt32BE(size, 0);
  header.writeUInt32BE(size, 4);
  // One bit a point, grey, nothing special.
  header[8] = 1;
  const content = deflateSync(Buffer.concat(lines.flatMap((line) => Array<Buffer>(points).fill(line))), { level: 9 });
  const chunks = [
    { type: "IHDR", content: header },
    { type: "IDAT", content },
    { type: "IEND", content: Buffer.alloc(0) },
  ];
  return { png: new Uint8Array(Buffer.concat([signature, ...chunks.map(written)])), width: size, height: size };
}
