/** Names that follow from what they name: a UUID of version 5 (RFC 9562), the same for the same text wherever it is computed. */

const rotate = (word: number, by: number) => (word << by) | (word >>> (32 - by));

/** The message with its length at the end, in words of 32 bits: blocks of sixteen. */
function blocksOf(bytes: Uint8Array): DataView {
  const padded = new Uint8Array(Math.ceil((bytes.length + 9) / 64) * 64);
  padded.set(bytes);
  padded[bytes.length] = 0x80;
  const view = new DataView(padded.buffer);
  view.setUint32(padded.length - 8, Math.floor(bytes.length / 0x2000_0000));
  view.setUint32(padded.length - 4, (bytes.length << 3) >>> 0);
  return view;
}

const rounds = [
  { mix: (b: number, c: number, d: number) => (b & c) | (~b & d), add: 0x5a827999 },
  { mix: (b: number, c: number, d: number) => b ^ c ^ d, add: 0x6ed9eba1 },
  { mix: (b: number, c: number, d: number) => (b & c) | (b & d) | (c & d), add: 0x8f1bbcdc },
  { mix: (b: number, c: number, d: number) => b ^ c ^ d, add: 0xca62c1d6 },
] as const;

type State = readonly [number, number, number, number, number];

function digestBlock(state: State, view: DataView, at: number): State {
  const words = new Int32Array(80);
  for (let i = 0; i < 16; i += 1) words[i] = view.getInt32(at + i * 4);
  for (let i = 16; i < 80; i += 1) words[i] = rotate((words[i - 3] ?? 0) ^ (words[i - 8] ?? 0) ^ (words[i - 14] ?? 0) ^ (words[i - 16] ?? 0), 1);
  let [a, b, c, d, e] = state;
  for (const [round, { mix, add }] of rounds.entries())
    for (let i = round * 20; i < round * 20 + 20; i += 1) {
      const next = (rotate(a, 5) + mix(b, c, d) + e + add + (words[i] ?? 0)) | 0;
      [a, b, c, d, e] = [next, a, rotate(b, 30), c, d];
    }
  return [(state[0] + a) | 0, (state[1] + b) | 0, (state[2] + c) | 0, (state[3] + d) | 0, (state[4] + e) | 0];
}

/** SHA-1 as the standard for version 5 demands it; it names, it protects nothing. */
function sha1(bytes: Uint8Array): Uint8Array {
  const view = blocksOf(bytes);
  let state: State = [0x67452301, 0xefcdab89 | 0, 0x98badcfe | 0, 0x10325476, 0xc3d2e1f0 | 0];
  for (let at = 0; at < view.byteLength; at += 64) state = digestBlock(state, view, at);
  const digest = new DataView(new ArrayBuffer(20));
  for (const [index, word] of state.entries()) digest.setInt32(index * 4, word);
  return new Uint8Array(digest.buffer);
}

const bytesOfUuid = (uuid: string) => Uint8Array.from(uuid.replaceAll("-", "").match(/../g) ?? [], (pair) => Number.parseInt(pair, 16));

/** The namespace of everything Ringwall derives a name for. */
export const ringwallNamespace = "9d1b3c1e-6b0f-5f0a-9a35-5d2a6c1f7e42";

/** The UUID of a text within a namespace. */
export function uuidOf(text: string, namespace: string = ringwallNamespace): string {
  const name = new TextEncoder().encode(text);
  const prefix = bytesOfUuid(namespace);
  const bytes = new Uint8Array(prefix.length + name.length);
  bytes.set(prefix);
  bytes.set(name, prefix.length);
  const digest = sha1(bytes).subarray(0, 16);
  digest[6] = ((digest[6] ?? 0) & 0x0f) | 0x50;
  digest[8] = ((digest[8] ?? 0) & 0x3f) | 0x80;
  const hex = Array.from(digest, (byte) => byte.toString(16).padStart(2, "0")).join("");
  return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20)].join("-");
}
