/** Words of OSCAL that every document Ringwall writes has in common. */
import { uuidOf } from "#kernel/uuid";
import type { Fact } from "../model.ts";
import { ringwallNs } from "./oscal-facts.ts";

/** The version every document is written in and measured against. */
export const writtenVersion = "1.1.3";

/** An object about to be written; names without a value are left out. */
export type Node = Readonly<Record<string, unknown>>;
export type Property = { readonly name: string; readonly value: string; readonly ns?: string; readonly class?: string; readonly remarks?: string };

const tokenForm = /^[\p{L}_][\p{L}\p{N}.\-_]*$/u;
/** An identifier as OSCAL allows it; the length keeps it readable everywhere. */
export const isToken = (text: string): boolean => text.length <= 1_000 && tokenForm.test(text);
/** A value as OSCAL allows it: one line, nothing around it. */
export const isLine = (text: string): boolean => text !== "" && text.trim() === text && !/[\n\r\u2028\u2029]/.test(text);
// oxlint-disable-next-line no-control-regex -- control characters are what an address must not contain
const notInAddress = /[\u0000-\u0020\s<>"{}|\\^`]/;
/** An address as OSCAL allows it. */
export const isAddress = (text: string): boolean => text !== "" && text.length <= 2_000 && !notInAddress.test(text);
const isUri = (text: string) => /^[a-zA-Z][a-zA-Z0-9+\-.]+:./.test(text) && isAddress(text);

/** A list or nothing: OSCAL has no empty lists. */
export const some = (name: string, list: readonly unknown[]): Node => (list.length === 0 ? {} : { [name]: list });
/** A text or nothing. */
export const said = (name: string, text: string): Node => (text === "" ? {} : { [name]: text });

/** A property in Ringwall's namespace; what is no line goes into the remarks. */
export const carry = (name: string, value: string): Property => (isLine(value) ? { name, ns: ringwallNs, value } : { name, ns: ringwallNs, value: "-", remarks: value });

/** The one-line form of a text, for places that allow no other. */
export const asLine = (text: string, otherwise: string): string => text.replaceAll(/\s+/g, " ").trim() || otherwise;

/** Whether a fact can be said by a plain property. */
export const isPlain = (fact: Fact): boolean =>
  isToken(fact.name) &&
  isLine(fact.value) &&
  (fact.ns === undefined || (fact.ns !== ringwallNs && isUri(fact.ns))) &&
  (fact.class === undefined || isToken(fact.class)) &&
  (fact.remarks === undefined || fact.remarks !== "");

export const propertyFor = ({ name, value, ns, class: className, remarks }: Fact): Property => ({
  name,
  ...(ns === undefined ? {} : { ns }),
  value,
  ...(className === undefined ? {} : { class: className }),
  ...(remarks === undefined ? {} : { remarks }),
});

/** Only words of its own, nothing a property could say about it. */
export const isBare = ({ ns, class: className, remarks }: Fact): boolean => ns === undefined && className === undefined && remarks === undefined;

/** A value no property can say as it is. */
export const folded = (name: string, value: unknown): Property => ({ ...carry(name, ""), remarks: JSON.stringify(value) });

/** Where reading would not find the facts as they are – something has no place, or another order – they are said once more, all in one. */
export const foldedUnless = (found: readonly Fact[], facts: readonly Fact[]): readonly Property[] =>
  found.length === facts.length && found.every((fact, index) => fact === facts[index]) ? [] : [folded("facts", facts)];

/** Midnight of a day; a document without a day is dated 1970, which is read as none. */
export const instant = (day: string | null): string => `${day ?? "1970-01-01"}T00:00:00Z`;

export type Head = {
  readonly title: string;
  readonly label: string;
  readonly publishedOn: string | null;
  readonly key: string;
  readonly publisher: string;
  readonly props: readonly Property[];
};

/** The head of a document; the party has the same uuid wherever it is named. */
export function metadataFor({ title, label, publishedOn, key, publisher, props }: Head): Node {
  const party = uuidOf(`party ${publisher}`);
  const isNamed = isLine(publisher);
  return {
    title,
    ...(publishedOn === null ? {} : { published: instant(publishedOn) }),
    "last-modified": instant(publishedOn),
    version: isLine(label) ? label : "-",
    "oscal-version": writtenVersion,
    ...(isLine(key) ? { "document-ids": [{ identifier: key }] } : {}),
    ...some("props", props),
    ...(isNamed ? { roles: [{ id: "publisher", title: "Publisher" }], parties: [{ uuid: party, type: "organization", name: publisher }] } : {}),
    ...(isNamed ? { "responsible-parties": [{ "role-id": "publisher", "party-uuids": [party] }] } : {}),
  };
}

/** A document as bytes: the same document, the same bytes. */
export const bytesOf = (document: Node): Uint8Array => new TextEncoder().encode(`${JSON.stringify(document, null, 2)}\n`);
