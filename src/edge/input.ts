/** What comes in from outside, as the raw input of an operation: forms, JSON, multipart files, query strings. */
import type { Context } from "hono";
import type { Operation } from "#kernel/operation";
import type { Language } from "#kernel/screen";
import { readWorkbook } from "#platform/sheets/sheets";
import { sheetSentence, wordsOf } from "./sentences.ts";

export type Raw = Record<string, unknown>;

/** An input, or a sentence about the file that could not be read. */
export type Received =
  | { readonly ok: true; readonly raw: Raw; readonly once: string | undefined }
  | { readonly ok: false; readonly raw: Raw; readonly path: string; readonly message: string };

/** Keys that would reach into an object's prototype are dropped. */
const forbidden = new Set(["__proto__", "constructor", "prototype"]);
const maxDepth = 6;

const isIndex = (key: string) => /^\d{1,3}$/.test(key);

type Branch = Record<string, unknown> | unknown[];

/** Lists take numbers only: a form must not set their length, nor anything they inherit. */
const fits = (branch: Branch, key: string) => !Array.isArray(branch) || isIndex(key);

const ownOf = (branch: Branch, key: string): unknown => (Object.hasOwn(branch, key) ? Reflect.get(branch, key) : undefined);

function childOf(branch: Branch, key: string, next: string): Branch {
  const known = ownOf(branch, key);
  if (typeof known === "object" && known !== null) return known as Branch;
  const fresh: Branch = isIndex(next) ? [] : {};
  Reflect.set(branch, key, fresh);
  return fresh;
}

function place(root: Branch, name: string, value: unknown): void {
  const keys = name.split(".").slice(0, maxDepth);
  if (keys.some((key) => forbidden.has(key))) return;
  let branch = root;
  for (const [index, key] of keys.entries()) {
    if (!fits(branch, key)) return;
    const next = keys[index + 1];
    if (next !== undefined) {
      branch = childOf(branch, key, next);
      continue;
    }
    const known = ownOf(branch, key);
    Reflect.set(branch, key, known === undefined ? value : Array.isArray(known) ? [...(known as unknown[]), value] : [known, value]);
  }
}

/** `options.0.label=Ja` becomes `{ options: [{ label: "Ja" }] }`; a name sent several times becomes a list. */
export function unfold(fields: Iterable<readonly [string, unknown]>): Raw {
  const root: Raw = {};
  for (const [name, value] of fields) place(root, name, value);
  return root;
}

async function withFiles(form: FormData): Promise<[string, unknown][]> {
  const fields: [string, unknown][] = [];
  for (const [name, value] of form.entries()) {
    if (typeof value === "string") fields.push([name, value]);
    else if (value.size > 0) fields.push([name, { name: value.name.slice(-200), bytes: new Uint8Array(await value.arrayBuffer()) }]);
  }
  return fields;
}

const isUpload = (value: unknown): value is { name: string; bytes: Uint8Array } =>
  typeof value === "object" && value !== null && "bytes" in value && value.bytes instanceof Uint8Array;

/** JSON carries a file as `{ name, base64 }`, several as a list of these. */
function fromBase64(value: unknown): unknown {
  if (Array.isArray(value)) return value.map((item) => (Array.isArray(item) ? item : fromBase64(item)));
  if (typeof value !== "object" || value === null || !("base64" in value) || typeof value.base64 !== "string" || !("name" in value)) return value;
  return { name: value.name, bytes: new Uint8Array(Buffer.from(value.base64, "base64")) };
}

/** What a body says, field by field; nothing where it cannot be read. */
export async function bodyOf(c: Context): Promise<Raw> {
  const type = c.req.header("content-type") ?? "";
  if (type.startsWith("application/json")) {
    const json: unknown = await c.req.json().catch(() => null);
    if (typeof json !== "object" || json === null || Array.isArray(json)) return {};
    return Object.fromEntries(
      Object.entries(json)
        .filter(([key]) => !forbidden.has(key))
        .map(([key, value]) => [key, fromBase64(value)]),
    );
  }
  if (type.startsWith("multipart/form-data") || type.startsWith("application/x-www-form-urlencoded")) {
    const form = await c.req.raw.formData().catch(() => null);
    return form ? unfold(await withFiles(form)) : {};
  }
  return {};
}

const uuid = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i;

/** Reads a request's body; spreadsheets are read here, in a worker, before any transaction is open. */
export async function receive(c: Context, operation: Operation, language: Language): Promise<Received> {
  const { _once, ...raw } = await bodyOf(c);
  const header = c.req.header("idempotency-key");
  const named = header ?? (c.req.header("accept")?.includes("application/json") ? undefined : _once);
  const once = typeof named === "string" && uuid.test(named) ? named : undefined;
  if (operation.accepts !== "sheets") return { ok: true, raw, once };
  const { file, ...rest } = raw;
  if (!isUpload(file)) return { ok: false, raw: rest, path: "file", message: wordsOf(language).fileMissing };
  const read = await readWorkbook(file.bytes, file.name);
  if (!read.ok) return { ok: false, raw: rest, path: "file", message: sheetSentence(read.fault, language) };
  return { ok: true, raw: { ...rest, workbook: read.workbook, fileName: file.name }, once };
}

/** A query string as raw input. */
export const fromQuery = (c: Context): Raw => unfold(new URL(c.req.url).searchParams.entries());
