/** What may be said to a requirement, and what may be proposed. */
import { isWebAddress } from "#kernel/fields";
import { fail, succeed, type Result } from "#kernel/result";
import type { Relationship, Scale } from "#topics/catalogue/formats/model";
import { fileEndings, largestFileBytes, type Change, type Status, type StoredAnswer } from "../model.ts";

/** The answers of a scale, in the order of their keys 1–4: WiBA knows no „teilweise“ (DOMAIN §2.2, §2.9). */
export const statusesOf = (scale: Scale): readonly Status[] => (scale === "wiba" ? ["yes", "no", "dispensable"] : ["yes", "partly", "no", "dispensable"]);

/** A basic requirement: level „Basis“, or „MUSS“ where the catalogue has no levels. Its risk cannot be accepted (BSI 200-2). `is_basic` in the database is the same rule. */
export const isBasic = ({ level, modal }: { readonly level: string | null; readonly modal: string | null }): boolean => level === "basic" || (level === null && modal === "must");

/** What a form or caller says; what is undefined stays as it is. */
export type Given = {
  readonly status?: Status | undefined;
  readonly reason?: string | undefined;
  readonly note?: string | undefined;
  readonly deficits?: string | undefined;
  readonly responsible?: string | undefined;
  readonly dueOn?: string | undefined;
  readonly version: number;
};

/** What stands where nobody has answered. */
const unsaid = { status: null, reason: "", note: "", deficits: "", responsible: "", dueOn: null, suggested: null };

type AnswerFault = "answer-changed" | "value-not-on-scale" | "value-reason-needed";

/** An answer is saved over the version its author saw; it is on the scale, and „entbehrlich“ has a reason (BSI 200-2). */
export function decideAnswer(scale: Scale, given: Given, current: StoredAnswer | null): Result<Change, AnswerFault> {
  if (given.version !== (current?.version ?? 0)) return fail("answer-changed");
  const status = given.status ?? null;
  const kept = current ?? unsaid;
  const word = (name: "reason" | "note" | "deficits" | "responsible") => given[name] ?? kept[name];
  if (status !== null && !statusesOf(scale).includes(status)) return fail("value-not-on-scale");
  if (status === "dispensable" && word("reason") === "") return fail("value-reason-needed");
  const dueOn = given.dueOn === undefined ? kept.dueOn : given.dueOn === "" ? null : given.dueOn;
  return succeed({ status, reason: word("reason"), note: word("note"), deficits: word("deficits"), responsible: word("responsible"), dueOn, version: given.version + 1 });
}

/** The same words to the same text are not written again; answering a changed text, or over a proposal, is news. */
export function saysNothingNew(change: Change, current: StoredAnswer | null, textHash: string): boolean {
  const kept = current ?? { ...unsaid, textHash };
  const isSameText = kept.textHash === textHash || change.status === null;
  const words = ["status", "reason", "note", "deficits", "responsible", "dueOn"] as const;
  return isSameText && kept.suggested === null && words.every((word) => change[word] === kept[word]);
}

const inverse: Readonly<Record<Relationship, Relationship>> = {
  "equal-to": "equal-to",
  "equivalent-to": "equivalent-to",
  "subset-of": "superset-of",
  "superset-of": "subset-of",
  "intersects-with": "intersects-with",
  "no-relationship": "no-relationship",
};

/** The relationship read the other way round. */
export const reversed = (relationship: Relationship): Relationship => inverse[relationship];

const isSame = (relationship: Relationship) => relationship === "equal-to" || relationship === "equivalent-to";

/** A chain of two mappings is as good as its weaker link; where a part meets a whole it is only an overlap. */
export function composed(first: Relationship, second: Relationship): Relationship {
  if (first === "no-relationship" || second === "no-relationship") return "no-relationship";
  if (first === "equal-to") return second;
  if (second === "equal-to") return first;
  if (isSame(first)) return second;
  if (isSame(second)) return first;
  return first === second ? first : "intersects-with";
}

/**
 * What an answer to another requirement may propose here: the same where both ask the same, at most „teilweise“ where they only overlap, nothing from
 * a „nein“ elsewhere. A proposal is confirmed by a person, never taken by itself.
 */
export function proposalFor(relationship: Relationship, status: Status, scale: Scale): Status | null {
  const onScale = (proposed: Status) => (statusesOf(scale).includes(proposed) ? proposed : null);
  if (isSame(relationship)) return onScale(status);
  if (relationship === "no-relationship") return null;
  return status === "yes" || status === "partly" ? onScale("partly") : null;
}

/** A file fits by its ending and size. */
export function acceptFile(file: { readonly name: string; readonly bytes: Uint8Array }): Result<null, "file-kind-refused" | "file-too-large"> {
  const ending = file.name.split(".").at(-1)?.toLowerCase() ?? "";
  if (!fileEndings.some((known) => known === ending)) return fail("file-kind-refused");
  return file.bytes.length > largestFileBytes ? fail("file-too-large") : succeed(null);
}

/** An address is a web address, or none: a document may be named by its title alone. */
export const acceptAddress = (address: string): Result<string | null, "address-refused"> => {
  if (address === "") return succeed(null);
  return isWebAddress(address) ? succeed(address) : fail("address-refused");
};

type Parameters = readonly { readonly id: string; readonly label: string; readonly values: readonly string[] }[];

/** A requirement's text with its parameters filled in: the value set here, else the publisher's, else its name in brackets. */
export const filledIn = (text: string, parameters: Parameters, values: ReadonlyMap<string, string>): string =>
  text.replaceAll(/\{\{\s*insert:\s*param,\s*([^\s}]+)\s*\}\}/g, (_, id: string) => {
    const known = parameters.find((one) => one.id === id);
    return values.get(id) ?? (known && known.values.length > 0 ? known.values.join(", ") : `[${known === undefined || known.label === "" ? id : known.label}]`);
  });
