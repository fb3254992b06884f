/** Finds the catalogue a profile imports among the files at hand; no address is ever fetched. */
import { isUuid, listOf, rawOf, textOf, type Raw } from "./raw.ts";

export const oscalKinds = ["catalog", "profile", "mapping-collection", "component-definition"] as const;
export type OscalKind = (typeof oscalKinds)[number];

/** A parsed file: its kind by its root key, and what stands under it. */
export type OscalFile = { readonly name: string; readonly kind: OscalKind; readonly root: Raw };

/** What a profile asks for and nobody has: the name a person knows the file by, the file that asks, the address as written. */
export type MissingSource = { readonly source: string; readonly file: string; readonly href: string };

/** Something that could be a source: what it is called, the identifiers it goes by, and the file itself when it is needed. */
export type Candidate = { readonly name: string; readonly identifiers: readonly string[]; readonly open: () => OscalFile };

/** The files of the set, the catalogues of the library, and the person's word which of them stands for which name or address. */
export type Sources = { readonly files: readonly Candidate[]; readonly library: readonly Candidate[]; readonly assigned: ReadonlyMap<string, string> };

const segments = (address: string) =>
  (address.split(/[?#]/)[0] ?? "")
    .split(/[/\\]/)
    .filter((one) => one !== "" && one !== "." && one !== "..")
    .map(decoded);

function decoded(segment: string): string {
  try {
    return decodeURIComponent(segment).normalize("NFC").toLowerCase();
  } catch {
    return segment.toLowerCase();
  }
}

/** How many names two paths have in common, counted from their ends. */
function commonEnd(one: readonly string[], other: readonly string[]): number {
  let length = 0;
  while (length < one.length && length < other.length && one.at(-1 - length) === other.at(-1 - length)) length += 1;
  return length;
}

/** A file of the set as a candidate: identifiers are those of this publication, and of the document through all of them. */
export function candidateOf(file: OscalFile): Candidate {
  const documentIds = listOf(rawOf(file.root, "metadata"), "document-ids").map((one) => textOf(one, "identifier"));
  return { name: file.name, identifiers: [textOf(file.root, "uuid"), ...documentIds].map((one) => one.toLowerCase()), open: () => file };
}

/** The candidate whose path ends most like the address does; its own name must be the same. */
function byPath(candidates: readonly Candidate[], address: string): Candidate | undefined {
  const wanted = segments(address);
  const rated = candidates.map((one) => ({ one, common: commonEnd(wanted, segments(one.name)) })).filter(({ common }) => common > 0);
  return rated.toSorted((one, other) => other.common - one.common)[0]?.one;
}

/** Addresses behind an `href`: of the resource in the back matter it points to, else its own. */
function addressesOf(owner: OscalFile, href: string): { readonly addresses: readonly string[]; readonly title: string; readonly uuids: readonly string[] } {
  if (!href.startsWith("#")) return { addresses: [href], title: "", uuids: [] };
  const id = href.slice(1).toLowerCase();
  const resource = listOf(rawOf(owner.root, "back-matter"), "resources").find((one) => textOf(one, "uuid").toLowerCase() === id);
  const identifiers = resource ? listOf(resource, "document-ids").map((one) => textOf(one, "identifier").toLowerCase()) : [];
  return {
    addresses: resource ? listOf(resource, "rlinks").map((one) => textOf(one, "href")) : [],
    title: resource ? textOf(resource, "title") : "",
    uuids: [id, ...identifiers].filter(isUuid),
  };
}

/** The source of an import, or what is missing. What a person assigned goes first, then identifiers, then names; the set before the library. */
export function findSource(owner: OscalFile, href: string, { files, library, assigned }: Sources): OscalFile | MissingSource {
  const { addresses, title, uuids } = addressesOf(owner, href);
  const names = addresses.map((address) => segments(address).at(-1) ?? "").filter((name) => name !== "");
  const source = (addresses[0]?.split(/[/\\]/).at(-1) ?? "") || title || href;
  const chosen = [href, source, title, ...addresses, ...names].map((one) => assigned.get(one)).find((one) => one !== undefined);
  const everyone = [...files, ...library];
  const byWord =
    chosen === undefined ? undefined : (everyone.find(({ name }) => name === chosen) ?? everyone.find(({ identifiers }) => identifiers.includes(chosen.toLowerCase())));
  if (byWord) return byWord.open();
  for (const candidates of [files, library]) {
    const byId = candidates.find(({ identifiers }) => identifiers.some((id) => uuids.includes(id)));
    const found = byId ?? addresses.map((address) => byPath(candidates, address)).find((one) => one !== undefined);
    if (found) return found.open();
  }
  return { source, file: owner.name, href };
}

export const isMissing = (found: OscalFile | MissingSource): found is MissingSource => Object.hasOwn(found, "href");
