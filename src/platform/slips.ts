/** Slips of paper with a code: derived from the installation's key, so that they print again and no database spells them. */
import { newId } from "./ids.ts";
import { derivedCode, plainCode, type Secrets } from "./secrets.ts";

/** What the codes of a kind of slip are derived and recognised by. */
export type SlipKind = { readonly spelling: string; readonly recognising: string };

/**
 * Letters of a code on a slip: ten of 29 make 4 · 10¹⁴ codes. With 200,000 slips in use a guess fits once in two thousand million tries, and
 * what it opens is twenty minutes of a course or a guideline.
 */
const letters = 10;

type NewSlip = { readonly id: string; readonly codeHash: string };

/** The code on a slip. */
export const codeOf = (secrets: Secrets, kind: SlipKind, id: string): string => derivedCode(secrets.sign(id, kind.spelling), letters);

/** What recognises a code, however it is typed; all that is kept of it. */
export const markOfCode = (secrets: Secrets, kind: SlipKind, typed: string): string => secrets.sign(plainCode(typed), kind.recognising);

/** So many new slips. */
export const newSlips = (secrets: Secrets, kind: SlipKind, { count, at }: { readonly count: number; readonly at: Date }): NewSlip[] =>
  Array.from({ length: count }, () => {
    const id = newId(at);
    return { id, codeHash: markOfCode(secrets, kind, codeOf(secrets, kind, id)) };
  });
