/** Which characters a TrueType font can draw, read from its `cmap`; PDF/UA refuses a document with a missing glyph. */

/** Tells whether a code point has a glyph. */
export type Coverage = (codePoint: number) => boolean;

type Range = readonly [first: number, last: number];

function tableOffset(view: DataView, tag: string): number {
  const count = view.getUint16(4);
  for (let index = 0; index < count; index += 1) {
    const at = 12 + index * 16;
    const name = String.fromCharCode(view.getUint8(at), view.getUint8(at + 1), view.getUint8(at + 2), view.getUint8(at + 3));
    if (name === tag) return view.getUint32(at + 8);
  }
  throw new Error(`The font has no table ${tag}`);
}

// Format 12: groups of (first, last, glyph); the whole of Unicode.
function rangesOfFormat12(view: DataView, at: number): Range[] {
  const count = view.getUint32(at + 12);
  return Array.from({ length: count }, (_, index) => [view.getUint32(at + 16 + index * 12), view.getUint32(at + 20 + index * 12)] as const);
}

// Format 4: segments of the first 65,536 code points; a segment may hold holes (glyph 0), so every code point is looked up.
function rangesOfFormat4(view: DataView, at: number): Range[] {
  const double = view.getUint16(at + 6);
  const ranges: Range[] = [];
  for (let segment = 0; segment < double; segment += 2) {
    const last = view.getUint16(at + 14 + segment);
    const first = view.getUint16(at + 16 + double + segment);
    const delta = view.getUint16(at + 16 + 2 * double + segment);
    const rangeAt = at + 16 + 3 * double + segment;
    const rangeOffset = view.getUint16(rangeAt);
    for (let code = first; code <= last && code !== 0xffff; code += 1) {
      const raw = rangeOffset === 0 ? code : view.getUint16(rangeAt + rangeOffset + 2 * (code - first));
      const glyph = rangeOffset !== 0 && raw === 0 ? 0 : (raw + delta) & 0xffff;
      if (glyph !== 0) ranges.push([code, code]);
    }
  }
  return ranges;
}

function rangesOf(font: Uint8Array): Range[] {
  const view = new DataView(font.buffer, font.byteOffset, font.byteLength);
  const cmap = tableOffset(view, "cmap");
  const subtables = Array.from({ length: view.getUint16(cmap + 2) }, (_, index) => cmap + view.getUint32(cmap + 8 + index * 8));
  return subtables.flatMap((at) => {
    const format = view.getUint16(at);
    return format === 12 ? rangesOfFormat12(view, at) : format === 4 ? rangesOfFormat4(view, at) : [];
  });
}

/** The coverage of a family of fonts together. */
export function coverageOf(fonts: readonly Uint8Array[]): Coverage {
  const covered = new Set<number>();
  for (const font of fonts) for (const [first, last] of rangesOf(font)) for (let code = first; code <= last; code += 1) covered.add(code);
  return (codePoint) => covered.has(codePoint);
}

// Variation selectors and joiners only steer other glyphs; without their font they are nothing.
const steering = (code: number) => (code >= 0xfe00 && code <= 0xfe0f) || (code >= 0xe0000 && code <= 0xe0fff) || code === 0x200c || code === 0x200d || code === 0x2060;

// The private use area means nothing to a reader and is refused by PDF/UA.
const privateUse = (code: number) => (code >= 0xe000 && code <= 0xf8ff) || code >= 0xf0000;

const plainAscii = /^[\n\u0020-\u007e\u00a0-\u00ac\u00ae-\u00ff„“‚‘’”–—…€]*$/;
const longWord = /[^\s\u200b-]{28,}/gu;
// „Informationssicherheitsbeauftragte“ has 34 letters and is divided by the rules of the language.
const wordOfLanguage = /^\p{P}*\p{L}{1,45}\p{P}*$/u;

// An address or a key wider than its column would run out of the page; it may break anywhere.
const breakable = (text: string) => text.replace(longWord, (word) => (wordOfLanguage.test(word) ? word : [...word].join("\u200b")));

/** Text that the fonts can draw: what they lack becomes `�`, endless words may break. */
export function drawable(text: string, covers: Coverage): string {
  if (plainAscii.test(text)) return text.length < 28 ? text : breakable(text);
  let result = "";
  for (const sign of text) {
    const code = sign.codePointAt(0) ?? 0;
    if (code === 0x0a || code === 0xad || code === 0x200b) result += sign;
    else if (steering(code)) continue;
    else result += covers(code) && !privateUse(code) ? sign : "\ufffd";
  }
  return breakable(result);
}
