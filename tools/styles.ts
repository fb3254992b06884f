/**
 * Builds `dist/assets`: one stylesheet from the used part of KERN and our own, the cuts of Fira Sans, the mark.
 * KERN's rules are kept where all their classes are used in `src`; its custom properties where something refers to them.
 */
import { copyFileSync, mkdirSync, readFileSync, readdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";

const root = join(import.meta.dirname, "..");
const kern = join(root, "node_modules/@kern-ux/native/dist");
const target = join(root, "dist/assets");

const sheets = ["tokens", "base", "frame", "parts", "cockpit", "forms", "tables", "record", "charts", "paper", "documents", "reading", "media"] as const;
const cuts = ["FiraSans-Regular.woff2", "FiraSans-Medium.woff2"] as const;

/** Classes that are put together at run time, or stand on the document. */
const composed = ["alert--success", "alert--info", "alert--warning", "alert--danger", "icon--success", "icon--info", "icon--warning", "icon--danger", "light", "dark"].map(
  (name) => `kern-${name}`,
);

type Rule = { readonly prelude: string; readonly declarations: readonly string[]; readonly rules: readonly Rule[] };

/** Cuts at a character where it stands outside of quotes and brackets. */
const cutAt = (text: string, mark: string): string[] => {
  const pieces: string[] = [];
  let depth = 0;
  let quote = "";
  let piece = "";
  for (const char of text) {
    if (quote !== "") quote = char === quote ? "" : quote;
    else if (char === '"' || char === "'") quote = char;
    else if (char === "(") depth += 1;
    else if (char === ")") depth -= 1;
    if (char === mark && depth === 0 && quote === "") {
      pieces.push(piece.trim());
      piece = "";
    } else piece += char;
  }
  return [...pieces, piece.trim()].filter((part) => part !== "");
};

/** Splits a block into its declarations and its nested rules. */
const parse = (text: string): { declarations: string[]; rules: Rule[] } => {
  const declarations: string[] = [];
  const rules: Rule[] = [];
  let depth = 0;
  let quote = "";
  let start = 0;
  let open = 0;
  for (let at = 0; at < text.length; at += 1) {
    const char = text.charAt(at);
    if (quote !== "") quote = char === quote ? "" : quote;
    else if (char === '"' || char === "'") quote = char;
    else if (char === "{") {
      if (depth === 0) open = at;
      depth += 1;
    } else if (char === "}") {
      depth -= 1;
      if (depth > 0) continue;
      const before = cutAt(text.slice(start, open), ";");
      const prelude = before.pop() ?? "";
      declarations.push(...before);
      rules.push({ prelude, ...parse(text.slice(open + 1, at)) });
      start = at + 1;
    }
  }
  declarations.push(...cutAt(text.slice(start), ";"));
  return { declarations, rules };
};

const read = (path: string): Rule[] =>
  parse(
    readFileSync(path, "utf8")
      .replaceAll(/\/\*[\s\S]*?\*\//gu, "")
      .replace(/@charset[^;]*;/u, ""),
  ).rules;

const usedClasses = (): Set<string> => {
  const files = readdirSync(join(root, "src"), { recursive: true, encoding: "utf8" }).filter((file) => file.endsWith(".tsx") || file.includes("islands"));
  const texts = files.filter((file) => /\.tsx?$/u.test(file)).map((file) => readFileSync(join(root, "src", file), "utf8"));
  return new Set([...composed, ...texts.flatMap((text) => text.match(/kern-[a-z0-9_-]*[a-z0-9]/gu) ?? [])]);
};

/** Only the parts of a selector whose classes are all in use. */
const usedSelectors = (prelude: string, used: Set<string>): string =>
  cutAt(prelude, ",")
    .filter((selector) => [...selector.replaceAll(/:not\([^)]*\)/gu, "").matchAll(/\.([a-z][\w-]*)/gu)].every(([, name]) => used.has(name ?? "")))
    .join(",");

const keepUsed = (rules: readonly Rule[], used: Set<string>): Rule[] =>
  rules.flatMap((rule): Rule[] => {
    if (rule.prelude.startsWith("@media") || rule.prelude.startsWith("@supports")) {
      const inner = keepUsed(rule.rules, used);
      return inner.length === 0 ? [] : [{ ...rule, rules: inner }];
    }
    const prelude = rule.prelude.startsWith("@") ? rule.prelude : usedSelectors(rule.prelude, used);
    const masked = rule.declarations.some((declaration) => declaration.startsWith("mask:"));
    const declarations = rule.declarations.filter((declaration) => !(masked && declaration.startsWith("-webkit-mask")));
    return prelude === "" || rule.prelude.startsWith("@keyframes") ? [] : [{ ...rule, prelude, declarations }];
  });

const everyDeclaration = (rules: readonly Rule[]): string[] => rules.flatMap((rule) => [...rule.declarations, ...everyDeclaration(rule.rules)]);
const namesIn = (text: string): string[] => [...text.matchAll(/var\(\s*(--[\w-]+)/gu)].map(([, name]) => name ?? "");

/** All custom properties that something visible depends on. */
const usedProperties = (rules: readonly Rule[]): Set<string> => {
  const definitions = everyDeclaration(rules).filter((declaration) => declaration.startsWith("--"));
  const needed = new Set(
    everyDeclaration(rules)
      .filter((declaration) => !declaration.startsWith("--"))
      .flatMap(namesIn),
  );
  for (let size = -1; size !== needed.size;) {
    size = needed.size;
    for (const definition of definitions) {
      if (needed.has(definition.slice(0, definition.indexOf(":")))) namesIn(definition).forEach((name) => needed.add(name));
    }
  }
  return needed;
};

const withoutUnused = (rules: readonly Rule[], used: Set<string>): Rule[] =>
  rules.flatMap((rule): Rule[] => {
    const declarations = rule.declarations.filter((declaration) => !declaration.startsWith("--") || used.has(declaration.slice(0, declaration.indexOf(":"))));
    const inner = withoutUnused(rule.rules, used);
    return declarations.length === 0 && inner.length === 0 ? [] : [{ ...rule, declarations, rules: inner }];
  });

const squeeze = (text: string): string =>
  text
    .replaceAll(/\s+/gu, " ")
    .replaceAll(/\s*([,>])\s*/gu, "$1")
    .trim();
const squeezeDeclaration = (text: string): string => {
  const colon = text.indexOf(":");
  const value = text.slice(colon + 1).trim();
  return `${text.slice(0, colon).trim()}:${/["']/u.test(value) ? value : squeeze(value)}`;
};
const write = (rules: readonly Rule[]): string =>
  rules
    .map(
      (rule) => `${squeeze(rule.prelude)}{${[...rule.declarations.map(squeezeDeclaration), ""].join(";").slice(0, rule.rules.length === 0 ? -1 : undefined)}${write(rule.rules)}}`,
    )
    .join("");

const build = (): void => {
  const own = sheets.flatMap((sheet) => read(join(root, "assets/css", `${sheet}.css`)));
  const borrowed = keepUsed(read(join(kern, "kern.css")), usedClasses());
  const used = usedProperties([...borrowed, ...own]);
  const fonts = own.filter((rule) => rule.prelude === "@font-face");
  const layers = [
    { prelude: "@layer kern", declarations: [], rules: withoutUnused(borrowed, used) },
    {
      prelude: "@layer own",
      declarations: [],
      rules: withoutUnused(
        own.filter((rule) => rule.prelude !== "@font-face"),
        used,
      ),
    },
  ];
  mkdirSync(join(target, "fonts"), { recursive: true });
  writeFileSync(join(target, "ringwall.css"), write([...fonts, ...layers]));
  for (const cut of cuts) copyFileSync(join(kern, "fonts/fira-sans", cut), join(target, "fonts", cut));
  copyFileSync(join(root, "assets/css/mark.svg"), join(target, "mark.svg"));
};

build();
