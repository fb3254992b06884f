/** Finds the catalogue a profile imports among the files at hand; no address is ever fetched. */
import { isUuid, listOf, rawOf, textOf, type Raw } from "./raw.ts";

export const oscalKinds = ["catalog", "profile", "mapping-collection", "component-definition"] as const;
export type OscalKind = (typeof oscalKinds)[number];

/** A parsed file: its kind by its root key, and what stands under it. */
export type OscalFile = { readonly name: string; readonly kind: OscalKind; readonly root: Raw };

/** What a profile asks for and nobody has: the profile, the address as written, the name a person knows the file by. */
export type MissingSource = { readonly file: string; readonly href: string; readonly name: string; readonly uuids: readonly string[] };

/** The files at hand, and the person's word which file stands for which name or address. */
export type Sources = { readonly files: readonly OscalFile[]; readonly library: readonly OscalFile[]; readonly assigned: ReadonlyMap<string, string> };

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

/** Identifiers a file goes by: of this publication, and of the document through all of them. */
const identifiersOf = ({ root }: OscalFile) => [textOf(root, "uuid"), ...listOf(rawOf(root, "metadata"), "document-ids").map((one) => textOf(one, "identifier"))].map((one) => one.toLowerCase());

const isSource = ({ kind }: OscalFile) => kind === "catalog" || kind === "profile";

/** The file whose path ends most like the address does; its own name must be the same. */
function byPath(files: readonly OscalFile[], address: string): OscalFile | undefined {
  const wanted = segments(address);
  const rated = files.map((file) => ({ file, common: commonEnd(wanted, segments(file.name)) })).filter(({ common }) => common > 0);
  return rated.toSorted((one, other) => other.common - one.common)[0]?.file;
}

/** Addresses behind an `href`: of the resource in the back matter it points to, else its own. */
function addressesOf(owner: OscalFile, href: string): { readonly addresses: readonly string[]; readonly title: string; readonly uuids: readonly string[] } {
  if (!href.startsWith("#")) return { addresses: [href], title: "", uuids: [] };
  const id = href.slice(1).toLowerCase();
  const resource = listOf(rawOf(owner.root, "back-matter"), "resources").find((one) => textOf(one, "uuid").toLowerCase() === id);
  const identifiers = resource ? listOf(resource, "document-ids").map((one) => textOf(one, "identifier").toLowerCase()) : [];
  return { addresses: resource ? listOf(resource, "rlinks").map((one) => textOf(one, "href")) : [], title: resource ? textOf(resource, "title") : "", uuids: [id, ...identifiers].filter(isUuid) };
}

/** The source of an import, or what is missing. What a person assigned goes first, then identifiers, then names; the set before the library. */
export function findSource(owner: OscalFile, href: string, sources: Sources): OscalFile | MissingSource {
  const { addresses, title, uuids } = addressesOf(owner, href);
  const names = addresses.map((address) => segments(address).at(-1) ?? "").filter((name) => name !== "");
  const name = (addresses[0]?.split(/[/\\]/).at(-1) ?? "") || title || href;
  const assigned = [href, name, title, ...addresses, ...names].map((one) => sources.assigned.get(one)).find((one) => one !== undefined);
  const everyFile = [...sources.files, ...sources.library].filter(isSource);
  if (assigned !== undefined) {
    const chosen = everyFile.find((file) => file.name === assigned) ?? everyFile.find((file) => identifiersOf(file).includes(assigned.toLowerCase()));
    if (chosen) return chosen;
  }
  for (const files of [sources.files, sources.library]) {
    const found = files.filter(isSource).find((file) => identifiersOf(file).some((id) => uuids.includes(id)));
    const named = found ?? addresses.map((address) => byPath(files.filter(isSource), address)).find((file) => file !== undefined);
    if (named) return named;
  }
  return { file: owner.name, href, name, uuids };
}

export const isMissing = (found: OscalFile | MissingSource): found is MissingSource => Object.hasOwn(found, "href");
