/** A pull through XML, piece by piece: tags and text, nothing else. No document types, no entities but the five, no memory of what was read. */
import { contentLimits, refuse } from "./limits.ts";

/** Attributes by local name; the name space prefix is dropped. */
export type Attributes = Readonly<Record<string, string | undefined>>;

/** What happens on the way; names are local names. */
export type MarkupListener = {
  readonly open: (name: string, attributes: Attributes) => void;
  readonly close: (name: string) => void;
  readonly text: (value: string) => void;
};

const named: Readonly<Record<string, string>> = { amp: "&", lt: "<", gt: ">", quot: '"', apos: "'" };

function decodeEntity(body: string): string {
  if (!body.startsWith("#")) return named[body] ?? refuse("broken");
  const code = /^#x[0-9a-f]{1,6}$/i.test(body) ? Number.parseInt(body.slice(2), 16) : /^#\d{1,7}$/.test(body) ? Number(body.slice(1)) : -1;
  return code > 0 && code <= 0x10ffff ? String.fromCodePoint(code) : refuse("broken");
}

const decode = (text: string) =>
  text.includes("&") ? text.replace(/&([^;&]{0,12})(;?)/g, (_, body: string, end: string) => (end === ";" ? decodeEntity(body) : refuse("broken"))) : text;

const localName = (name: string) => name.slice(name.indexOf(":") + 1);

function attributesOf(markup: string): Attributes {
  const attributes = Object.create(null) as Record<string, string>;
  for (const match of markup.matchAll(/([^\s=]+)\s*=\s*(?:"([^"]*)"|'([^']*)')/g)) attributes[localName(match[1] ?? "")] = decode(match[2] ?? match[3] ?? "");
  return attributes;
}

// A `>` inside quotes does not end a tag.
function tagEnd(buffer: string, from: number): number {
  for (let at = from; at < buffer.length; at += 1) {
    const sign = buffer.charCodeAt(at);
    if (sign === 0x3e) return at;
    if (sign === 0x22 || sign === 0x27) {
      const close = buffer.indexOf(String.fromCharCode(sign), at + 1);
      if (close < 0) return -1;
      at = close;
    }
  }
  return -1;
}

// Encodings other than Unicode could smuggle signs past the checks; no office program writes them.
function decoderFor(first: Uint8Array): TextDecoder {
  const encoding = first[0] === 0xff && first[1] === 0xfe ? "utf-16le" : first[0] === 0xfe && first[1] === 0xff ? "utf-16be" : "utf-8";
  return new TextDecoder(encoding, { fatal: true });
}

function refuseForeignEncoding(declaration: string): void {
  const encoding = /encoding\s*=\s*["']([^"']*)["']/i.exec(declaration)?.[1];
  if (encoding !== undefined && !/^(utf-?8|utf-?16([bl]e)?|us-ascii)$/i.test(encoding)) refuse("broken");
}

// The end of the markup that begins at `at`, or -1 when it is not all there yet.
function markupEnd(buffer: string, at: number): number {
  const until = (mark: string, from: number) => {
    const end = buffer.indexOf(mark, from);
    return end < 0 ? -1 : end + mark.length;
  };
  if (buffer.startsWith("<!--", at)) return until("-->", at + 4);
  if (buffer.startsWith("<![CDATA[", at)) return until("]]>", at + 9);
  if (buffer.startsWith("<?", at)) return until("?>", at + 2);
  const end = tagEnd(buffer, at + 1);
  return end < 0 ? -1 : end + 1;
}

// Takes whole pieces of markup and keeps the open tags in balance.
function markupTaker(listener: MarkupListener) {
  const open: string[] = [];

  const startTag = (markup: string) => {
    const empty = markup.endsWith("/");
    const body = empty ? markup.slice(0, -1) : markup;
    const name = localName(/^[^\s/]+/.exec(body)?.[0] ?? refuse("broken"));
    if (open.length >= contentLimits.depth) refuse("broken");
    listener.open(name, attributesOf(body));
    if (empty) listener.close(name);
    else open.push(name);
  };

  const endTag = (markup: string) => {
    const name = localName(markup.trim());
    if (open.pop() !== name) refuse("broken");
    listener.close(name);
  };

  const take = (markup: string) => {
    if (markup.startsWith("<!--")) return;
    if (markup.startsWith("<![CDATA[")) return listener.text(markup.slice(9, -3));
    if (markup.startsWith("<?")) return refuseForeignEncoding(markup);
    if (markup.startsWith("<!")) return refuse("not-a-spreadsheet");
    if (markup.startsWith("</")) return endTag(markup.slice(2, -1));
    return startTag(markup.slice(1, -1));
  };

  const text = (value: string) => {
    if (value !== "" && open.length > 0) listener.text(decode(value).replace(/\r\n?/g, "\n"));
  };
  return { take, text, balanced: () => open.length === 0 };
}

/** Reads pieces of a part and tells a listener; `end` refuses what stops midway. */
export function readMarkup(listener: MarkupListener): { readonly push: (piece: Uint8Array) => void; readonly end: () => void } {
  const taker = markupTaker(listener);
  let decoder: TextDecoder | undefined;
  let buffer = "";

  // Text is handed on up to the next tag, so it cannot end in half an entity.
  const drain = () => {
    let at = 0;
    for (;;) {
      const next = buffer.indexOf("<", at);
      if (next < 0) break;
      // A document type is refused where it begins; its end may never come.
      if (/^<![A-Z]/.test(buffer.slice(next, next + 3))) refuse("not-a-spreadsheet");
      taker.text(buffer.slice(at, next));
      at = next;
      const end = markupEnd(buffer, next);
      if (end < 0) break;
      taker.take(buffer.slice(next, end));
      at = end;
    }
    buffer = buffer.slice(at);
    if (buffer.length > contentLimits.markupCharacters) refuse("too-large");
  };

  return {
    push: (piece) => {
      decoder ??= decoderFor(piece);
      buffer += decoder.decode(piece, { stream: true });
      drain();
    },
    end: () => {
      buffer += decoder?.decode() ?? "";
      drain();
      if (!taker.balanced() || buffer.trim() !== "") refuse("broken");
    },
  };
}
