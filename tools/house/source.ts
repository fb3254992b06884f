/** Reads a source file the way the plan needs it: its code without comments and strings, and the modules it imports. */

export type Import = {
  readonly specifier: string;
  /** Imported values, by the name they have where they come from; types are left out. `*` is everything. */
  readonly names: readonly string[];
  readonly reExport: boolean;
};

export type Source = {
  /** Comments and the insides of strings replaced by spaces, line by line as in the file. */
  readonly code: string;
  /** Only comments replaced. */
  readonly text: string;
  readonly imports: readonly Import[];
  /** An import whose target is known only when the program runs. */
  readonly hiddenImport: boolean;
};

const blank = (piece: string) => piece.replaceAll(/[^\n]/g, " ");
const beforeRegex = /(?:^|[(,=:[!&|?{};+\-*%~^]|=>|\b(?:return|typeof|case|in|of|await))\s*$/;

/** The end of the quoted string, template chunk, comment or regular expression that starts at `start`. */
function endOfString(text: string, start: number): number {
  const quote = text[start];
  for (let at = start + 1; at < text.length; at += 1) {
    if (text[at] === "\\") at += 1;
    else if (text[at] === quote) return at + 1;
    // An apostrophe in JSX text opens no string.
    else if (text[at] === "\n") return start + 1;
  }
  return start + 1;
}

function endOfRegex(text: string, start: number): number {
  let inSet = false;
  for (let at = start + 1; at < text.length && text[at] !== "\n"; at += 1) {
    if (text[at] === "\\") at += 1;
    else if (text[at] === "[") inSet = true;
    else if (text[at] === "]") inSet = false;
    else if (text[at] === "/" && !inSet) return at + 1;
  }
  return start + 1;
}

/** A template's literal part ends at its backtick or where an expression begins. */
function endOfTemplate(text: string, start: number): number {
  for (let at = start; at < text.length; at += 1) {
    if (text[at] === "\\") at += 1;
    else if (text[at] === "`") return at;
    else if (text.startsWith("${", at)) return at;
  }
  return text.length;
}

const endOfComment = (text: string, start: number) => {
  const end = text.startsWith("//", start) ? text.indexOf("\n", start) : text.indexOf("*/", start) + 2;
  return end < start + 2 ? text.length : end;
};

type Scan = { at: number; code: string; text: string; depths: number[] };

function copy(scan: Scan, source: string, end: number, hide: "nothing" | "inside" | "all"): void {
  const piece = source.slice(scan.at, end);
  scan.text += hide === "all" ? blank(piece) : piece;
  scan.code += hide === "nothing" ? piece : hide === "all" ? blank(piece) : piece.slice(0, 1) + blank(piece.slice(1, -1)) + piece.slice(1).slice(-1);
  scan.at = end;
}

function copyTemplate(scan: Scan, source: string): void {
  const end = endOfTemplate(source, scan.at);
  const piece = source.slice(scan.at, end);
  scan.text += piece;
  scan.code += blank(piece);
  scan.at = end;
  if (source[end] === "$") {
    copy(scan, source, end + 2, "nothing");
    scan.depths.push(0);
  } else copy(scan, source, Math.min(end + 1, source.length), "nothing");
}

/** Braces inside `${…}`; the one that closes it brings the template back. */
function countBrace(scan: Scan, source: string): void {
  const depth = scan.depths.at(-1);
  const sign = source[scan.at];
  copy(scan, source, scan.at + 1, "nothing");
  if (depth === undefined) return;
  if (sign === "{") scan.depths[scan.depths.length - 1] = depth + 1;
  else if (depth > 0) scan.depths[scan.depths.length - 1] = depth - 1;
  else {
    scan.depths.pop();
    copyTemplate(scan, source);
  }
}

/** Separates code from comments and strings. */
function mask(source: string): { code: string; text: string } {
  const scan: Scan = { at: 0, code: "", text: "", depths: [] };
  while (scan.at < source.length) {
    const sign = source[scan.at] ?? "";
    if (source.startsWith("//", scan.at) || source.startsWith("/*", scan.at)) copy(scan, source, endOfComment(source, scan.at), "all");
    else if (sign === '"' || sign === "'") copy(scan, source, endOfString(source, scan.at), "inside");
    else if (sign === "/" && beforeRegex.test(scan.code.slice(-40))) copy(scan, source, endOfRegex(source, scan.at), "inside");
    else if (sign === "`") {
      copy(scan, source, scan.at + 1, "nothing");
      copyTemplate(scan, source);
    } else if (sign === "{" || sign === "}") countBrace(scan, source);
    else copy(scan, source, scan.at + 1, "nothing");
  }
  return scan;
}

/** The imported values of `a, { b as c, type D }, * as e`. */
function namesOf(clause: string): string[] {
  if (clause.startsWith("type ") || clause.startsWith("type{")) return [];
  const inBraces = /\{([^}]*)\}/.exec(clause)?.[1] ?? "";
  const named = inBraces.split(",").map((part) => part.trim());
  const bare = clause
    .replace(/\{[^}]*\}/, "")
    .split(",")
    .map((part) => part.trim());
  const values = named.filter((part) => part !== "" && !part.startsWith("type ")).map((part) => part.split(/\s+as\s+/)[0] ?? part);
  return [...values, ...bare.filter((part) => part !== "").map((part) => (part.startsWith("*") ? "*" : "default"))];
}

const statement = /(?<![\w.$])(import|export)\b\s*((?:type\s+)?(?:[\w$]+|\*(?:\s+as\s+[\w$]+)?|\{[^{}]*\})?(?:\s*,\s*(?:\*\s+as\s+[\w$]+|\{[^{}]*\}))?)\s*from\s*(["'])/g;
const bareImport = /(?<![\w.$])import\s*(["'])/g;
const dynamic = /(?<![\w.$])import\s*\(\s*(["'`]?)/g;

/** Parses a file: what it imports, and its code without what only looks like code. */
export function readSource(source: string): Source {
  const { code, text } = mask(source);
  const specifierAt = (quoteAt: number) => text.slice(quoteAt + 1, text.indexOf(text[quoteAt] ?? '"', quoteAt + 1));
  const imports: Import[] = [];
  for (const match of code.matchAll(statement)) {
    const clause = (match[2] ?? "").replaceAll(/\s+/g, " ").trim();
    imports.push({ specifier: specifierAt(match.index + match[0].length - 1), names: namesOf(clause), reExport: match[1] === "export" });
  }
  for (const match of code.matchAll(bareImport)) imports.push({ specifier: specifierAt(match.index + match[0].length - 1), names: [], reExport: false });
  let hiddenImport = false;
  for (const match of code.matchAll(dynamic)) {
    const specifier = match[1] === "" ? "${" : specifierAt(match.index + match[0].length - 1);
    if (specifier.includes("${")) hiddenImport = true;
    else imports.push({ specifier, names: ["*"], reExport: false });
  }
  return { code, text, imports, hiddenImport };
}
