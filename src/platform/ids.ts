/** Identifiers that sort by the time they were made. */
import { createHash, randomBytes } from "node:crypto";

function written(bytes: Buffer): string {
  const hex = bytes.toString("hex");
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(12, 16)}-${hex.slice(16, 20)}-${hex.slice(20)}`;
}

/** A UUID version 7: 48 bits of milliseconds, then randomness. */
export function newId(now: Date = new Date()): string {
  const bytes = randomBytes(16);
  bytes.writeUIntBE(now.getTime(), 0, 6);
  bytes[6] = (bytes.readUInt8(6) & 0x0f) | 0x70;
  bytes[8] = (bytes.readUInt8(8) & 0x3f) | 0x80;
  return written(bytes);
}

/** The same UUID for the same name in the same space, now and for ever (RFC 9562, version 8, from SHA-256). */
export function namedId(space: string, name: string): string {
  const bytes = createHash("sha256").update(`${space}\n${name}`).digest().subarray(0, 16);
  bytes[6] = (bytes.readUInt8(6) & 0x0f) | 0x80;
  bytes[8] = (bytes.readUInt8(8) & 0x3f) | 0x80;
  return written(bytes);
}
