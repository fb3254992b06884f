/** YAML nobody vouches for as data: plain values only, aliases capped, no tags of programs. */
import { parseDocument } from "yaml";

export type YamlAnswer = { readonly ok: true; readonly value: unknown } | { readonly ok: false; readonly line: number; readonly column: number };

/** The document as plain data, or where it breaks (counted from 1). */
export function readYaml(text: string): YamlAnswer {
  const broken = (offset: number): YamlAnswer => {
    const before = text.slice(0, offset).split("\n");
    return { ok: false, line: before.length, column: (before.at(-1)?.length ?? 0) + 1 };
  };
  try {
    const document = parseDocument(text, { schema: "core", strict: true, uniqueKeys: true, prettyErrors: false });
    const [problem] = document.errors;
    if (problem) return broken(problem.pos[0]);
    const value: unknown = document.toJS({ maxAliasCount: 100 });
    return { ok: true, value };
  } catch {
    return broken(0);
  }
}
