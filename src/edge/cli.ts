/** `ringwall <operation> --field value …`: the same operations from the command line, through the API, as the person the token belongs to. */
import fs from "node:fs";
import path from "node:path";

export type CliResult = { readonly exitCode: number; readonly output: string };

export type CliWorld = {
  readonly fetch: typeof fetch;
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly directory: string;
};

const usage = `ringwall <operation> [--feld wert …] [--json DATEI] [--file DATEI] [--out DATEI]

  RINGWALL_URL    Adresse der Installation (http://localhost:8080)
  RINGWALL_TOKEN  API-Token aus „Mein Konto“

  ringwall operations   zeigt alle Operationen`;

type Fields = Map<string, unknown>;

/** `--memberIds a --memberIds b` gives a list; `--flag` alone is true. */
function fieldsOf(argv: readonly string[]): Fields {
  const fields: Fields = new Map();
  for (let index = 0; index < argv.length; index += 1) {
    const name = argv[index]?.replace(/^--/, "") ?? "";
    const next = argv[index + 1];
    const value = next === undefined || next.startsWith("--") ? "true" : next;
    if (value === next) index += 1;
    const known = fields.get(name);
    fields.set(name, known === undefined ? value : [...(Array.isArray(known) ? (known as unknown[]) : [known]), value]);
  }
  return fields;
}

type Method = "get" | "post";
type Description = {
  readonly paths: Readonly<Record<string, Partial<Record<Method, { readonly summary: string; readonly requestBody?: { readonly content: Record<string, unknown> } }>>>>;
};

async function describe(world: CliWorld, base: string): Promise<Description | null> {
  const response = await world.fetch(`${base}/openapi.json`).catch(() => null);
  return response?.ok ? ((await response.json()) as Description) : null;
}

const listing = (description: Description) =>
  Object.entries(description.paths)
    .map(([address, methods]) => `${address.replace("/api/", "").padEnd(34)} ${(methods.get ?? methods.post)?.summary ?? ""}`)
    .join("\n");

/** Files as JSON carries them. */
const attached = (named: unknown, directory: string) =>
  [named].flat().flatMap((file) => (typeof file === "string" ? [{ name: path.basename(file), base64: fs.readFileSync(path.resolve(directory, file)).toString("base64") }] : []));

function bodyOf(fields: Fields, multipart: boolean, directory: string): { body: BodyInit; type?: string } {
  const file = fields.get("file");
  const bytes = typeof file === "string" ? fs.readFileSync(path.resolve(directory, file)) : null;
  fields.delete("file");
  if (!multipart) {
    const input = {
      ...Object.fromEntries(fields),
      ...(bytes ? { file: { name: path.basename(String(file)), base64: bytes.toString("base64") } } : {}),
      ...(fields.has("files") ? { files: attached(fields.get("files"), directory) } : {}),
    };
    return { body: JSON.stringify(input), type: "application/json" };
  }
  const form = new FormData();
  for (const [name, value] of fields) form.append(name, String(value));
  if (bytes) form.append("file", new Blob([bytes]), path.basename(String(file)));
  return { body: form };
}

async function call(world: CliWorld, base: string, { operation, fields, post }: { operation: string; fields: Fields; post: { multipart: boolean } | null }) {
  const headers: Record<string, string> = { accept: "application/json", authorization: `Bearer ${world.env["RINGWALL_TOKEN"] ?? ""}` };
  if (!post) return world.fetch(`${base}/api/${operation}?${new URLSearchParams([...fields].flatMap(([k, v]) => [v].flat().map((item) => [k, String(item)])))}`, { headers });
  const { body, type } = bodyOf(fields, post.multipart, world.directory);
  return world.fetch(`${base}/api/${operation}`, { method: "POST", headers: type ? { ...headers, "content-type": type } : headers, body });
}

async function print(response: Response, out: string | undefined, directory: string): Promise<CliResult> {
  const disposition = response.headers.get("content-disposition");
  if (disposition) {
    const name = out ?? decodeURIComponent(/filename\*=UTF-8''([^;]+)/.exec(disposition)?.[1] ?? "ringwall.bin");
    fs.writeFileSync(path.resolve(directory, path.basename(name) === name ? name : (out ?? path.basename(name))), Buffer.from(await response.arrayBuffer()));
    return { exitCode: 0, output: name };
  }
  const output = await response.text();
  return { exitCode: response.ok ? 0 : 1, output };
}

/** Runs one command; exit code 0 done, 1 refused or invalid, 2 wrong use. Prints JSON, files go to the current directory. */
export async function runCommand(world: CliWorld, argv: readonly string[]): Promise<CliResult> {
  const [operation, ...rest] = argv;
  const base = (world.env["RINGWALL_URL"] ?? "http://localhost:8080").replace(/\/$/, "");
  if (!operation || operation === "--help") return { exitCode: 2, output: usage };
  const description = await describe(world, base);
  if (!description) return { exitCode: 2, output: `Unter ${base} antwortet kein Ringwall. Bitte prüfen Sie RINGWALL_URL.` };
  if (operation === "operations") return { exitCode: 0, output: listing(description) };
  const methods = description.paths[`/api/${operation}`];
  if (!methods) return { exitCode: 2, output: `Die Operation ${operation} gibt es nicht. „ringwall operations“ zeigt alle.` };
  const fields = fieldsOf(rest);
  const [json, out] = [fields.get("json"), fields.get("out")];
  fields.delete("json");
  fields.delete("out");
  if (typeof json === "string")
    for (const [key, value] of Object.entries(JSON.parse(fs.readFileSync(path.resolve(world.directory, json), "utf8")) as object)) fields.set(key, value);
  const post = methods.post ? { multipart: "multipart/form-data" in (methods.post.requestBody?.content ?? {}) } : null;
  const response = await call(world, base, { operation, fields, post }).catch(() => null);
  return response ? print(response, typeof out === "string" ? out : undefined, world.directory) : { exitCode: 2, output: `Die Verbindung zu ${base} ist abgebrochen.` };
}
