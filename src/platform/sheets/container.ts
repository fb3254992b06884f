/** A stranger's zip: read by its directory, checked entry by entry while inflating; no size it states about itself is believed. */
import { crc32 } from "node:zlib";
import { Inflate } from "fflate";
import { fileLimits, refuse } from "./limits.ts";

/** One part of the zip, as its directory states it. */
export type Entry = {
  readonly name: string;
  readonly method: number;
  readonly start: number;
  readonly compressed: number;
  readonly checksum: number;
};

/** A zip that passed: `read` hands over the bytes of a part piece by piece, or says that there is none. */
export type Container = { readonly names: readonly string[]; readonly read: (name: string, take: (piece: Uint8Array) => void) => boolean };

const endSignature = 0x06054b50;
const directorySignature = 0x02014b50;
const localSignature = 0x04034b50;
const zip64 = 0xffffffff;
// Small pieces, so that even the densest deflate stream yields at most 4 MB before the caps are looked at.
const pieceBytes = 4096;

const viewOf = (bytes: Uint8Array) => new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);

// The end record must end the file: nothing hides behind it.
function findEnd(view: DataView): number {
  const first = Math.max(0, view.byteLength - 22 - 0xffff);
  for (let at = view.byteLength - 22; at >= first; at -= 1) {
    if (view.getUint32(at, true) === endSignature && at + 22 + view.getUint16(at + 20, true) === view.byteLength) return at;
  }
  return refuse("broken");
}

// oxlint-disable-next-line no-control-regex
const unsafeName = /(^|[\\/])\.\.([\\/]|$)|^[\\/]|\\|^[a-z]:|[\u0000-\u001f]/i;
const isLink = (external: number) => ((external >>> 16) & 0xf000) === 0xa000;

function localStart(view: DataView, offset: number, compressed: number): number {
  if (offset + 30 > view.byteLength || view.getUint32(offset, true) !== localSignature) return refuse("broken");
  const start = offset + 30 + view.getUint16(offset + 26, true) + view.getUint16(offset + 28, true);
  return start + compressed > view.byteLength ? refuse("broken") : start;
}

type Placed = Entry & { readonly offset: number };

function readRecord(bytes: Uint8Array, view: DataView, at: number): { readonly entry: Placed; readonly next: number } {
  if (at + 46 > view.byteLength || view.getUint32(at, true) !== directorySignature) return refuse("broken");
  const [flags, method] = [view.getUint16(at + 8, true), view.getUint16(at + 10, true)];
  const [compressed, offset] = [view.getUint32(at + 20, true), view.getUint32(at + 42, true)];
  const nameLength = view.getUint16(at + 28, true);
  const name = new TextDecoder().decode(bytes.subarray(at + 46, at + 46 + nameLength));
  if ((flags & 0x41) !== 0) return refuse("encrypted");
  if (method !== 0 && method !== 8) return refuse("broken");
  if (compressed === zip64 || offset === zip64 || name === "" || unsafeName.test(name) || isLink(view.getUint32(at + 38, true))) return refuse("broken");
  const entry = { name, method, offset, compressed, checksum: view.getUint32(at + 16, true), start: localStart(view, offset, compressed) };
  return { entry, next: at + 46 + nameLength + view.getUint16(at + 30, true) + view.getUint16(at + 32, true) };
}

// Entries that share bytes inflate them many times over.
function refuseOverlap(entries: readonly Placed[], directory: number): void {
  const sorted = entries.toSorted((left, right) => left.offset - right.offset);
  for (const [index, entry] of sorted.entries()) {
    if (entry.start + entry.compressed > (sorted[index + 1]?.offset ?? directory)) refuse("broken");
  }
}

function readDirectory(bytes: Uint8Array): Placed[] {
  const view = viewOf(bytes);
  const end = findEnd(view);
  const [count, directory] = [view.getUint16(end + 10, true), view.getUint32(end + 16, true)];
  if (count > fileLimits.entries) return refuse("too-large");
  const entries: Placed[] = [];
  const seen = new Set<string>();
  let at = directory;
  for (let index = 0; index < count; index += 1) {
    const { entry, next } = readRecord(bytes, view, at);
    if (seen.has(entry.name.toLowerCase())) refuse("broken");
    seen.add(entry.name.toLowerCase());
    entries.push(entry);
    at = next;
  }
  if (at !== end) refuse("broken");
  refuseOverlap(entries, directory);
  return entries;
}

function inflate(bytes: Uint8Array, entry: Entry, take: (piece: Uint8Array) => void): void {
  const stream = entry.method === 8 ? new Inflate((piece) => take(piece)) : undefined;
  const end = entry.start + entry.compressed;
  for (let at = entry.start; at < end; at += pieceBytes) {
    const piece = bytes.subarray(at, Math.min(end, at + pieceBytes));
    if (stream) stream.push(piece, at + pieceBytes >= end);
    else take(piece);
  }
}

const archiveMagic = [
  [0x50, 0x4b, 0x03, 0x04],
  [0x1f, 0x8b],
  [0x52, 0x61, 0x72, 0x21],
  [0x37, 0x7a, 0xbc, 0xaf],
  [0x42, 0x5a, 0x68],
  [0xfd, 0x37, 0x7a, 0x58],
  [0x28, 0xb5, 0x2f, 0xfd],
];
const isArchive = (piece: Uint8Array) => archiveMagic.some((magic) => magic.every((byte, index) => piece[index] === byte));

// Every entry is inflated once and thrown away: caps, checksum, archives within, document type declarations.
function sweep(bytes: Uint8Array, entries: readonly Entry[]): void {
  let total = 0;
  for (const entry of entries) {
    const markup = /\.(xml|rels|rdf|vml)$/i.test(entry.name);
    let [size, checksum, tail] = [0, 0, ""];
    inflate(bytes, entry, (piece) => {
      if (size === 0 && isArchive(piece)) refuse("not-a-spreadsheet");
      size += piece.length;
      total += piece.length;
      if (total > fileLimits.inflatedBytes) refuse("too-large");
      if (size > fileLimits.ratioFromBytes && size > entry.compressed * fileLimits.ratio) refuse("too-large");
      checksum = crc32(piece, checksum);
      if (!markup) return;
      const text = tail + Buffer.from(piece.buffer, piece.byteOffset, piece.byteLength).toString("latin1");
      if (text.includes("<!DOCTYPE") || text.includes("<!ENTITY")) refuse("not-a-spreadsheet");
      tail = text.slice(-10);
    });
    if (checksum !== entry.checksum) refuse("broken");
  }
}

/** Opens a zip that passes every check, or refuses it. */
export function openContainer(bytes: Uint8Array): Container {
  const entries = readDirectory(bytes);
  const byName = new Map(entries.map((entry) => [entry.name, entry]));
  // What the names alone give away need not be inflated first.
  refuseActiveParts([...byName.keys()]);
  sweep(bytes, entries);
  const read = (name: string, take: (piece: Uint8Array) => void) => {
    const entry = byName.get(name);
    if (entry) inflate(bytes, entry, take);
    return entry !== undefined;
  };
  return { names: [...byName.keys()], read };
}

const macroParts = /(^|\/)vba(project|data)|(^|\/)(macrosheets|dialogsheets|activex|embeddings)\/|^(basic|scripts|dialogs)\//i;
const externalParts = /(^|\/)externallinks?\/|(^|\/)connections\.xml$|(^|\/)querytables\//i;

// Macros, embedded objects and links to elsewhere, known by where office programs keep them.
function refuseActiveParts(names: readonly string[]): void {
  if (names.some((name) => macroParts.test(name))) refuse("contains-macros");
  if (names.some((name) => externalParts.test(name))) refuse("contains-external-links");
}
